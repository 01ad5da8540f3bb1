//! The form of a claim, in the order in which a reader judges it: what, who says so, how it is
//! put, how far to believe it.

use eframe::egui::{
    Align, Align2, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::super::facts;
use super::super::pieces::put;
use super::desk::{Desk, Input};
use super::{chain, group, links, spans, tag};
use crate::model::claim::{Credibility, Likelihood, Modality};
use crate::model::{ClaimKindId, RecordId};
use crate::trends::value::value_of;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{
    Cells, Lead, ListRow, choice, likelihood_bars, secondary_button, tooltip,
};
use crate::workbench::form::{ClaimForm, Field, Form};
use crate::workbench::{Act, Command};

/// Width of the source's reliability beside the credibility.
const RELIABILITY: f32 = 88.0;

/// Draws the form.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut ClaimForm) {
    spans::show(ui, desk, form.document, &mut form.spans);
    let statement = Input::new("Statement").of(Field::Statement);
    let statement = statement.with(|field| field.note("in your words").lines(2));
    desk.text(ui, statement, &mut form.statement);
    chain::show(ui, desk, form);
    let options = Modality::ALL.map(|modality| (modality, modality.words()));
    group(ui, "Modality", &[], |ui| {
        let mut chosen = Some(form.modality);
        choice(ui, "Modality", Cells::Fill(3), &options, &mut chosen);
        form.modality = chosen.unwrap_or(form.modality);
    });
    grades(ui, desk, form);
    likelihood(ui, form);
    kind(ui, desk, form);
    figures(ui, desk, form);
    links::show(ui, desk, form);
    desk.text(ui, Input::new("Notes").with(|field| field.lines(2)), &mut form.notes);
}

/// Reliability of the source, which is judged on the document, beside credibility.
fn grades(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut ClaimForm) {
    let reliability = desk.document(form.document).and_then(|document| document.reliability);
    let size = vec2(ui.available_width(), 16.0 + 5.0 + 26.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let left = rect.with_max_x(rect.left() + RELIABILITY);
    let mut ui_left = ui.new_child(UiBuilder::new().id_salt("reliability").max_rect(left));
    group(&mut ui_left, "Reliability", &[], |ui| {
        let letter = reliability.map_or("–".to_owned(), |grade| grade.letter().to_string());
        let words = reliability.map_or("The source is not judged yet", |grade| grade.words());
        if of_source(ui, &letter, words) {
            desk.acts.push(Act::Change(RecordId::Document(form.document)));
        }
    });
    let right = rect.with_min_x(left.right() + 12.0);
    let mut ui_right = ui.new_child(UiBuilder::new().id_salt("credibility").max_rect(right));
    let grade = facts::grade(reliability, form.credibility);
    let note = [("grade ", Weight::Regular), (grade.text.as_str(), Weight::SemiBold)];
    let note: &[_] = if form.credibility.is_some() { &note } else { &[] };
    group(&mut ui_right, "Credibility", note, |ui| {
        let options = Credibility::ALL.map(|c| (Some(c), digit(c)));
        let mut chosen = form.credibility.map(Some);
        let response = choice(ui, "Credibility", Cells::Fill(6), &options, &mut chosen);
        form.credibility = chosen.flatten();
        drop(tooltip(response, &grade.words, ""));
    });
}

fn digit(credibility: Credibility) -> &'static str {
    match credibility {
        Credibility::Confirmed => "1",
        Credibility::ProbablyTrue => "2",
        Credibility::PossiblyTrue => "3",
        Credibility::Doubtful => "4",
        Credibility::Improbable => "5",
        Credibility::CannotBeJudged => "6",
    }
}

/// The source's letter, read-only here; a click opens the document, where it is judged.
fn of_source(ui: &mut Ui, letter: &str, words: &str) -> bool {
    let colours = tokens(ui);
    let size = vec2(ui.available_width(), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let edge = if response.hovered() { colours.field } else { colours.line2 };
    let edge = Stroke::new(1.0, edge);
    ui.painter().rect(rect, 4.0, colours.hover, edge, StrokeKind::Inside);
    let letter_galley = text::INTERFACE.tabular().galley(ui, letter, colours.ink);
    let at = put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(9.0, 0.0), letter_galley);
    let small = text::MENU.galley(ui, "of source", colours.ink2);
    put(ui, Align2::LEFT_CENTER, at.right_center() + vec2(8.0, 0.0), small);
    crate::ui::widgets::focus_ring(ui, &response, 4, crate::ui::widgets::Ring::Off);
    let said = format!("Reliability {letter} of source, change it");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &said));
    let clicked = response.clicked();
    let words = format!("Source: {words}. A click opens the document, where it is judged");
    drop(tooltip(response, &words, ""));
    clicked
}

fn likelihood(ui: &mut Ui, form: &mut ClaimForm) {
    let said = form.likelihood.map(facts::likelihood);
    let range = said.as_ref().map(|(_, range)| format!(" {range}")).unwrap_or_default();
    let note = match &said {
        Some((word, _)) => vec![(*word, Weight::SemiBold), (range.as_str(), Weight::Regular)],
        None => vec![("not stated", Weight::Regular)],
    };
    group(ui, "Likelihood", &note, |ui| {
        let phrases = Likelihood::ALL.map(|likelihood| {
            let (low, high) = likelihood.percent();
            (likelihood.words(), f32::from(low), f32::from(high))
        });
        let mut chosen = Likelihood::ALL.iter().position(|l| Some(*l) == form.likelihood);
        likelihood_bars(ui, &phrases, &mut chosen);
        form.likelihood = chosen.and_then(|at| Likelihood::ALL.get(at)).copied();
    });
}

/// The kinds of the codebook; a click on the chosen one takes it back.
fn kind(ui: &mut Ui, desk: &Desk<'_>, form: &mut ClaimForm) {
    let mut kinds: Vec<_> = desk.workspace().claim_kinds.values().collect();
    kinds.sort_by_key(|kind| (kind.rank, kind.id.clone()));
    let used = |id: &ClaimKindId| form.kind.as_ref() == Some(id);
    let current = crate::model::codebook::Standing::Current;
    kinds.retain(|kind| kind.standing == current || used(&kind.id));
    if kinds.is_empty() {
        return;
    }
    let none = kinds.len();
    let names = kinds.iter().enumerate().map(|(at, kind)| (at, kind.name.as_str()));
    let options: Vec<(usize, &str)> = names.chain([(none, "no kind")]).collect();
    let mut chosen = Some(kinds.iter().position(|kind| used(&kind.id)).unwrap_or(none));
    group(ui, "Kind", &[], |ui| {
        let cells = tag::cells(ui, options.iter().map(|(_, name)| *name));
        choice(ui, "Kind", cells, &options, &mut chosen);
    });
    form.kind = chosen.and_then(|at| kinds.get(at)).map(|kind| kind.id.clone());
}

/// The figures on the claim, and the way to one more.
fn figures(ui: &mut Ui, desk: &mut Desk<'_>, form: &ClaimForm) {
    let workspace = desk.workspace();
    let index = &desk.bench.session().index;
    let on: Vec<_> = form.claim.into_iter().flat_map(|claim| index.figures_of(claim)).collect();
    group(ui, "Figure", &[], |ui| {
        for figure in on.iter().filter_map(|id| workspace.figures.get(id)) {
            let name = format!("{} {}", value_of(figure), figure.harm.words());
            let when = facts::when_and_where(workspace, figure);
            if ListRow::new(&name).lead(Lead::Figure).alias(&when).show(ui).clicked() {
                desk.acts.push(Act::Change(RecordId::Figure(figure.id)));
            }
        }
        let size = vec2(ui.available_width(), 28.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        if on.is_empty() {
            let words = "No figure on this claim";
            let galley = text::MENU.galley(ui, words, tokens(ui).ink2);
            put(ui, Align2::LEFT_CENTER, rect.left_center(), galley);
        }
        if add_figure(ui, rect) {
            add(desk, form);
        }
    });
}

fn add_figure(ui: &mut Ui, rect: Rect) -> bool {
    let layout = Layout::right_to_left(Align::Center);
    let builder = UiBuilder::new().id_salt("add figure").max_rect(rect).layout(layout);
    let mut right = ui.new_child(builder);
    let key = super::key_of(Command::Figure);
    let response = secondary_button(&mut right, "Add figure", &key);
    let clicked = response.clicked();
    drop(tooltip(response, "Saves the claim and opens the form of a figure on it", ""));
    clicked
}

/// Saves the claim first: a figure needs a claim to stand on. A claim that cannot be saved yet
/// says why.
fn add(desk: &mut Desk<'_>, form: &ClaimForm) {
    let sound = Form::Claim(form.clone()).problems(desk.workspace()).is_empty();
    desk.acts.push(Act::SaveForm);
    if sound {
        desk.acts.push(Act::Run(Command::Figure));
    }
}
