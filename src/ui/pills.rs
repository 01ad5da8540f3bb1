//! The header of the trends: what is drawn, in which colours, and the rule in force.
//!
//! Invariant: what the header says is what the chart was asked; the rule is always named.

use eframe::egui::Ui;

use super::theme::{text, tokens};
use super::widgets::{Lit, PillEdge, menu_choice, pill_menu};
use crate::model::date::Grain;
use crate::model::figure::Harm;
use crate::trends::{Grouping, Query, Rule, query};
use crate::workbench::{Act, Workbench};

/// Draws the pills; a choice asks the chart anew.
pub(super) fn pills(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let asked = bench.query();
    ui.spacing_mut().item_spacing.x = 8.0;
    let mut wanted = asked.clone();
    harm(ui, asked, &mut wanted);
    colour(ui, asked, &mut wanted);
    by(ui, asked, &mut wanted);
    rule(ui, asked, &mut wanted);
    if wanted != *asked {
        acts.push(Act::Query(Box::new(wanted)));
    }
}

fn harm(ui: &mut Ui, asked: &Query, wanted: &mut Query) {
    let value = harm_words(asked);
    pill_menu(ui, "Harm", &value, PillEdge::Plain, |ui| {
        for harm in Harm::ALL {
            let only = asked.harms.len() == 1 && asked.harms.contains(&harm);
            if menu_choice(ui, harm.words(), Lit::from(only)).clicked() {
                wanted.harms = [harm].into();
            }
        }
        let all = asked.harms.len() == Harm::ALL.len();
        if menu_choice(ui, "all, told apart", Lit::from(all)).clicked() {
            wanted.harms = Harm::ALL.into();
            wanted.group = Grouping::Harm;
        }
    });
}

fn harm_words(asked: &Query) -> String {
    let words: Vec<&str> = asked.harms.iter().map(|harm| harm.words()).collect();
    match words.as_slice() {
        [one] => (*one).to_owned(),
        many if many.len() == Harm::ALL.len() => "all".to_owned(),
        many => many.join(", "),
    }
}

fn colour(ui: &mut Ui, asked: &Query, wanted: &mut Query) {
    pill_menu(ui, "Colour", asked.group.words(), PillEdge::Plain, |ui| {
        for group in Grouping::ALL {
            if menu_choice(ui, group.words(), Lit::from(group == asked.group)).clicked() {
                wanted.group = group;
            }
        }
    });
}

fn by(ui: &mut Ui, asked: &Query, wanted: &mut Query) {
    pill_menu(ui, "Sum by", query::grain_words(asked.grain), PillEdge::Plain, |ui| {
        for grain in [Grain::Month, Grain::Quarter, Grain::Year] {
            let lit = Lit::from(grain == asked.grain);
            if menu_choice(ui, query::grain_words(grain), lit).clicked() {
                wanted.grain = grain;
            }
        }
    });
}

fn rule(ui: &mut Ui, asked: &Query, wanted: &mut Query) {
    pill_menu(ui, "Rule in force", asked.rule.words(), PillEdge::InForce, |ui| {
        for rule in Rule::ALL {
            if menu_choice(ui, rule.words(), Lit::from(rule == asked.rule)).clicked() {
                wanted.rule = rule;
            }
        }
    });
}

/// How many figures there are, and how many of them are not in the sums.
pub(super) fn counts(bench: &Workbench) -> String {
    let trend = bench.trend();
    let aside = trend.set_aside().count();
    let undated = trend.undated().count();
    format!("{aside} set aside · {undated} undated")
}

/// The folded header: "6 figures · killed · by place · highest grade counts".
pub(super) fn summary(ui: &mut Ui, bench: &Workbench) {
    let asked = bench.query();
    let figures = bench.trend().marks.len() as u64;
    let words = format!(
        "{} · {} · by {} · {} counts",
        super::words::counted(figures, "figure", "figures"),
        harm_words(asked),
        asked.group.words(),
        asked.rule.words(),
    );
    ui.label(text::MENU.rich(words, tokens(ui).ink2));
}
