//! What is known of a document: a wrong guess goes with one click, and selected text takes its
//! place with another.

use eframe::egui::Ui;

use super::super::facts;
use super::super::pieces;
use super::desk::{Desk, Input};
use super::figure::under_field;
use super::{group, within_field};
use crate::model::Span;
use crate::model::document::{Reliability, State};
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{Cells, Sentence, choice};
use crate::workbench::form::field::read_whole_date;
use crate::workbench::form::{DetailsForm, Field, tag};

/// Draws the form.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut DetailsForm) {
    let document = form.document;
    let guess = |desk: &Desk<'_>| desk.selected(document);
    let selected = guess(desk);
    let words = selected.as_deref().map(|spans| tag::words(desk.workspace(), document, spans));
    let span = selected.and_then(|spans| spans.first().copied());
    let offer = words.zip(span);
    let head = &mut form.head;
    one(ui, desk, ("Title", None), (&mut form.title, &mut head.title, &offer));
    one(ui, desk, ("Author", None), (&mut form.author, &mut head.author, &offer));
    one(ui, desk, ("Outlet", None), (&mut form.outlet, &mut head.outlet, &offer));
    let dateline = ("Dateline", Some(Field::Dateline));
    one(ui, desk, dateline, (&mut form.dateline, &mut head.dateline, &offer));
    let when = read_whole_date(&form.dateline).ok().flatten();
    let words = when.map(|when| format!("Published {}", facts::understood(&when, None)));
    under_field(ui, desk, Field::Dateline, words);
    reliability(ui, form);
    group(ui, "State", &[], |ui| {
        let options = State::ALL.map(|state| (state, state.words()));
        let mut chosen = Some(form.state);
        choice(ui, "State", Cells::Fill(3), &options, &mut chosen);
        form.state = chosen.unwrap_or(form.state);
    });
    desk.text(ui, Input::new("Notes").with(|field| field.lines(3)), &mut form.notes);
}

/// What the text selected in the reader would put in a field.
type Offer = Option<(String, Span)>;

/// A field with the way to empty it, and the selected text as another value for it.
fn one(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (label, of): (&str, Option<Field>),
    (typed, head, offer): (&mut String, &mut Option<Span>, &Offer),
) {
    let input = Input { label, of, dressed: crate::ui::widgets::Field::new(label) };
    let hint = if of.is_some() { "2024-04-01" } else { "unknown" };
    let place = if of.is_some() { Sentence::Elsewhere } else { Sentence::Under };
    let input = input.with(|field| field.hint(hint).inset(40).sentence(place));
    let response = desk.text(ui, input, typed);
    let action = format!("Clear the {}", label.to_lowercase());
    if !typed.is_empty() && within_field(ui, &response, ("clear", 0), (icon::X, &action)) {
        typed.clear();
        *head = None;
    }
    let Some((words, span)) = offer else { return };
    let action = format!("Use the selected text as {}", label.to_lowercase());
    if typed != words && within_field(ui, &response, ("use", 1), (icon::QUOTES, &action)) {
        typed.clone_from(words);
        *head = Some(*span);
        if let Some(field) = of {
            desk.touch(field);
        }
    }
}

/// The source's letter, and its meaning under it.
fn reliability(ui: &mut Ui, form: &mut DetailsForm) {
    group(ui, "Reliability", &[("of the source", Weight::Regular)], |ui| {
        let options = Reliability::ALL.map(|letter| (letter, letter_of(letter)));
        choice(ui, "Reliability", Cells::Fill(6), &options, &mut form.reliability);
        let words = form.reliability.map_or("Not judged yet", Reliability::words);
        pieces::paragraph(ui, text::SECONDARY, words, tokens(ui).ink2);
    });
}

fn letter_of(reliability: Reliability) -> &'static str {
    match reliability {
        Reliability::A => "A",
        Reliability::B => "B",
        Reliability::C => "C",
        Reliability::D => "D",
        Reliability::E => "E",
        Reliability::F => "F",
    }
}
