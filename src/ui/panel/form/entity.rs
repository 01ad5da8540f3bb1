//! The form of an entity: name, type, aliases, notes, and the facts of an event.

use eframe::egui::Ui;

use super::super::facts;
use super::super::pieces;
use super::desk::{Desk, Input};
use super::figure::{named, under_field};
use super::{group, tag};
use crate::model::shipped::{ORGANISATION, PERSON, PLACE};
use crate::ui::theme::{text, tokens};
use crate::ui::widgets::{Sentence, fact};
use crate::workbench::form::field::read_whole_date;
use crate::workbench::form::{EntityForm, Field};

/// Draws the form.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut EntityForm) {
    desk.text(ui, Input::new("Name").of(Field::Name), &mut form.name);
    tag::kinds(ui, desk.workspace(), "Type", &mut form.kind);
    let aliases = Input::new("Aliases").of(Field::Aliases);
    desk.text(ui, aliases.with(|field| field.note("one a line").lines(3)), &mut form.aliases);
    if form.is_event() {
        event(ui, desk, form);
    }
    desk.text(ui, Input::new("Notes").with(|field| field.lines(3)), &mut form.notes);
    external(ui, desk, form);
}

fn event(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut EntityForm) {
    let date = Input::new("Date").of(Field::Date);
    let hint = "2024-03-22, or unknown";
    let date = date.with(|field| field.hint(hint).sentence(Sentence::Elsewhere));
    desk.text(ui, date, &mut form.date);
    let known = desk.workspace().entities.get(&form.entity).and_then(|e| e.event.as_ref());
    let kept = known.and_then(|facts| facts.date.as_ref());
    let unchanged = crate::workbench::form::field::write_when(kept) == form.date;
    let read = if unchanged { Ok(kept.cloned()) } else { read_whole_date(&form.date) };
    let words = read.ok().flatten().map(|when| facts::understood(&when, None));
    under_field(ui, desk, Field::Date, words);
    named(ui, desk, ("Place", Some(Field::Place), &[PLACE]), &mut form.place);
    let by = ("Perpetrator", Some(Field::Perpetrator), &[ORGANISATION, PERSON][..]);
    named(ui, desk, by, &mut form.perpetrator);
}

/// Names of the same thing elsewhere, which no form changes yet.
fn external(ui: &mut Ui, desk: &Desk<'_>, form: &EntityForm) {
    let Some(entity) = desk.workspace().entities.get(&form.entity) else { return };
    if entity.external.is_empty() {
        return;
    }
    group(ui, "In public registers", &[], |ui| {
        for external in &entity.external {
            fact(ui, &external.register, &external.value, "");
        }
        pieces::line(ui, text::SECONDARY, "Read from the file", tokens(ui).ink2);
    });
}
