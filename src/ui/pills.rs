//! The header of the trends: what is drawn, in which colours, the rule in force, and what is left
//! out of the sums.
//!
//! Invariant: what the header says is what the chart was asked; the rule is always named, and so
//! is how many figures are left out. Where room is short the pills say less, then fold into one;
//! nothing is drawn over anything else.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder};

use super::theme::{text, tokens};
use super::trends::left_out_menu;
use super::widgets::{Lit, Pill, PillEdge, PillShows, fit_words, menu_choice};
use super::words;
use crate::model::date::Grain;
use crate::model::figure::Harm;
use crate::trends::{Grouping, LeftOut, Query, Rule, query};
use crate::workbench::{Act, Workbench};

/// Between two pills, in points.
const GAP: f32 = 8.0;
/// Between the pills and the counts.
const APART: f32 = 12.0;

/// Draws the pills at the left of a place and the counts at its right; a choice asks the chart
/// anew.
pub(super) fn header(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>, place: Rect) {
    let asked = bench.query();
    let left_out = &bench.trend().left_out;
    let set = Setting::in_room(ui, asked, left_out, place.width());
    let mut wanted = asked.clone();
    let row = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
    let mut row = ui.new_child(row);
    row.spacing_mut().item_spacing.x = GAP;
    for choice in Choice::ALL.into_iter().filter(|choice| !set.folded().contains(choice)) {
        let value = choice.value(asked);
        choice.pill(&value, set.shows).menu(&mut row, |ui| choice.menu(ui, asked, &mut wanted));
    }
    if !set.folded().is_empty() {
        MORE.menu(&mut row, |ui| {
            for choice in set.folded() {
                ui.add_space(4.0);
                ui.label(text::SECONDARY.rich(choice.name(), tokens(ui).ink2));
                choice.menu(ui, asked, &mut wanted);
            }
        });
    }
    if wanted != *asked {
        acts.push(Act::Query(Box::new(wanted)));
    }
    let counts = set.counts.words(left_out);
    let from = place.right() - counts_pill(&counts).width(ui);
    let place = place.with_min_x(from.max(place.left()));
    let mut end =
        ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    if left_out.count() == 0 {
        end.add_space(8.0);
        end.label(text::SECONDARY.rich(counts, tokens(&end).ink2));
    } else {
        let pill = counts_pill(&counts);
        left_out_menu(&mut end, bench, &pill, acts);
    }
}

/// What opens the choices that have no room of their own.
const MORE: Pill<'static> =
    Pill { label: "Choices", value: "more", edge: PillEdge::Plain, shows: PillShows::Value };

fn counts_pill(words: &str) -> Pill<'_> {
    Pill { label: "Left out:", value: words, edge: PillEdge::Bare, shows: PillShows::Value }
}

/// One thing that the chart is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Harm,
    Colour,
    SumBy,
    Rule,
}

impl Choice {
    const ALL: [Self; 4] = [Self::Harm, Self::Colour, Self::SumBy, Self::Rule];
    /// In which order they give up their room: the rule never does.
    const FOLDING: [Self; 3] = [Self::SumBy, Self::Colour, Self::Harm];

    fn name(self) -> &'static str {
        match self {
            Self::Harm => "Harm",
            Self::Colour => "Colour",
            Self::SumBy => "Sum by",
            Self::Rule => "Rule in force",
        }
    }

    fn value(self, asked: &Query) -> String {
        match self {
            Self::Harm => harm_words(asked),
            Self::Colour => asked.group.words().to_owned(),
            Self::SumBy => query::grain_words(asked.grain).to_owned(),
            Self::Rule => asked.rule.words().to_owned(),
        }
    }

    fn pill(self, value: &str, shows: PillShows) -> Pill<'_> {
        let edge = if self == Self::Rule { PillEdge::InForce } else { PillEdge::Plain };
        Pill { label: self.name(), value, edge, shows }
    }

    fn menu(self, ui: &mut Ui, asked: &Query, wanted: &mut Query) {
        let mut row =
            |words: &str, chosen: bool| menu_choice(ui, words, Lit::from(chosen)).clicked();
        match self {
            Self::Harm => harm(row, asked, wanted),
            Self::Colour => {
                for group in Grouping::ALL {
                    if row(group.words(), group == asked.group) {
                        wanted.group = group;
                    }
                }
            }
            Self::SumBy => {
                for grain in [Grain::Month, Grain::Quarter, Grain::Year] {
                    if row(query::grain_words(grain), grain == asked.grain) {
                        wanted.grain = grain;
                    }
                }
            }
            Self::Rule => {
                for rule in Rule::ALL {
                    if row(rule.words(), rule == asked.rule) {
                        wanted.rule = rule;
                    }
                }
            }
        }
    }
}

fn harm(mut row: impl FnMut(&str, bool) -> bool, asked: &Query, wanted: &mut Query) {
    for harm in Harm::ALL {
        if row(harm.words(), asked.harms.len() == 1 && asked.harms.contains(&harm)) {
            wanted.harms = [harm].into();
        }
    }
    if row("all, told apart", asked.harms.len() == Harm::ALL.len()) {
        wanted.harms = Harm::ALL.into();
        wanted.group = Grouping::Harm;
    }
}

fn harm_words(asked: &Query) -> String {
    let words: Vec<&str> = asked.harms.iter().map(|harm| harm.words()).collect();
    match words.as_slice() {
        [one] => (*one).to_owned(),
        many if many.len() == Harm::ALL.len() => "all".to_owned(),
        many => many.join(", "),
    }
}

/// How much the header says in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Setting {
    shows: PillShows,
    counts: Counts,
    /// How many choices are folded into one pill.
    folded: usize,
}

impl Setting {
    /// The one that says the most in so many points; else the one that says the least.
    fn in_room(ui: &Ui, asked: &Query, left_out: &LeftOut, room: f32) -> Self {
        let set = |shows, counts, folded| Self { shows, counts, folded };
        let (both, value) = (PillShows::Both, PillShows::Value);
        let all = [
            set(both, Counts::Each, 0),
            set(value, Counts::Each, 0),
            set(value, Counts::Sum, 0),
            set(value, Counts::Sum, 1),
            set(value, Counts::Sum, 2),
        ];
        let fits = |set: &Self| set.width(ui, asked, left_out) <= room;
        all.into_iter().find(fits).unwrap_or(set(value, Counts::Sum, 3))
    }

    fn folded(&self) -> &'static [Choice] {
        Choice::FOLDING.get(..self.folded).unwrap_or(&Choice::FOLDING)
    }

    fn width(&self, ui: &Ui, asked: &Query, left_out: &LeftOut) -> f32 {
        let shown = Choice::ALL.into_iter().filter(|choice| !self.folded().contains(choice));
        let pills: f32 =
            shown.map(|choice| choice.pill(&choice.value(asked), self.shows).width(ui) + GAP).sum();
        let more = if self.folded == 0 { 0.0 } else { MORE.width(ui) + GAP };
        pills + more - GAP + APART + counts_pill(&self.counts.words(left_out)).width(ui)
    }
}

/// How the figures that are left out are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// By what leaves them out.
    Each,
    /// Together.
    Sum,
}

impl Counts {
    fn words(self, left_out: &LeftOut) -> String {
        if self == Self::Sum {
            return format!("{} left out", left_out.count());
        }
        let counts = [
            (left_out.set_aside.len(), "set aside"),
            (left_out.undated.len(), "undated"),
            (left_out.not_counted.len(), "not counted"),
        ];
        // What is denied or foretold is rare: it is named where there is any.
        let named = counts.iter().enumerate().filter(|(at, (count, _))| *at < 2 || *count > 0);
        let words: Vec<String> =
            named.map(|(_, (count, what))| format!("{count} {what}")).collect();
        words.join(" · ")
    }
}

/// The folded header: "6 figures · killed · by place · highest grade counts", in so many points.
pub(super) fn summary(ui: &mut Ui, bench: &Workbench, room: f32) {
    let asked = bench.query();
    let figures = bench.trend().marks.len() as u64;
    let words = format!(
        "{} · {} · by {} · {} counts",
        words::counted(figures, "figure", "figures"),
        harm_words(asked),
        asked.group.words(),
        asked.rule.words(),
    );
    let words = fit_words(ui, &words, text::MENU, room.max(20.0)).into_owned();
    ui.label(text::MENU.rich(words, tokens(ui).ink2));
}
