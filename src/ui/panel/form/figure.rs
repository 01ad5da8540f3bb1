//! The form of a figure: its sentence always in sight, the number as the text puts it, and what
//! it means.

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use super::super::facts::{self, Quote};
use super::super::pieces;
use super::super::whisker::GroupMark;
use super::desk::{Desk, Input};
use super::proposals::{Ask, New, entity_field};
use super::{group, number, tag, within_field};
use crate::extract::number::read;
use crate::model::FigureId;
use crate::model::figure::{Answer, Bound, Harm, Scope, VictimStatus, When};
use crate::model::shipped::{EVENT, ORGANISATION, PERSON, PLACE};
use crate::trends::value::value_of;
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{
    Cells, Lit, PillEdge, Sentence, choice, field_error, fit_words, menu_choice, pill_menu,
};
use crate::workbench::Act;
use crate::workbench::form::figure::Carrier;
use crate::workbench::form::{Field, FigureForm};

/// Draws the sentence that the figure stands on, over the fields: it does not scroll away.
pub(super) fn sentence(ui: &mut Ui, desk: &Desk<'_>, form: &FigureForm) {
    let colours = tokens(ui);
    let margin = Margin { left: 12, right: 12, top: 10, bottom: 9 };
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let quote = quote(desk, form);
        drop(pieces::quote(ui, &quote, 5).told(&quote));
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, colours.line));
}

fn quote(desk: &Desk<'_>, form: &FigureForm) -> Quote {
    let Some(document) = desk.document(form.document) else { return Quote::default() };
    match &form.carrier {
        Carrier::Sentence(spans) => facts::quote_in(document, spans, form.number),
        Carrier::Claim(id) => {
            let Some(claim) = desk.workspace().claims.get(id) else { return Quote::default() };
            let number = form.number.and_then(|n| crate::model::Anchor::on(&document.text, n));
            facts::quote(&claim.anchors, number.as_ref())
        }
    }
}

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut FigureForm, mark: GroupMark) {
    desk.problem_line(ui, Field::Spans);
    amount(ui, desk, form);
    number::show(ui, desk, form, mark);
    pick(ui, ("Harm", ""), Cells::Fill(3), &Harm::ALL.map(|h| (h, h.words())), &mut form.harm);
    let bounds = Bound::ALL.map(|bound| (bound, bound.words()));
    pick(ui, ("Bound", "how it is put"), Cells::Fill(4), &bounds, &mut form.bound);
    let scopes = Scope::ALL.map(|scope| (scope, scope.words()));
    let meant = match form.scope {
        Scope::Incident => "the toll of one event",
        Scope::Total => "over a period and a place",
    };
    pick(ui, ("Scope", meant), Cells::Fill(2), &scopes, &mut form.scope);
    dates(ui, desk, form);
    named(ui, desk, ("Place", Some(Field::Place), &[PLACE]), &mut form.place);
    named(ui, desk, ("Event", Some(Field::Event), &[EVENT]), &mut form.event);
    let by = ("Perpetrator", Some(Field::Perpetrator), &[ORGANISATION, PERSON][..]);
    named(ui, desk, by, &mut form.perpetrator);
    let statuses = VictimStatus::ALL.map(|status| (status, status.words()));
    let cells = tag::cells(ui, statuses.iter().map(|(_, words)| *words));
    pick(ui, ("Victims", "their status"), cells, &statuses, &mut form.status);
    let answers = Answer::ALL.map(|answer| (answer, answer.words()));
    let label = ("Attackers counted in", "");
    pick(ui, label, Cells::Fill(3), &answers, &mut form.includes_attackers);
    part(ui, desk, form);
    desk.text(ui, Input::new("Notes").with(|field| field.lines(2)), &mut form.notes);
}

/// One of a few, under its label.
fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    (label, note): (&str, &str),
    cells: Cells,
    options: &[(T, &str)],
    value: &mut T,
) {
    group(ui, label, &[(note, Weight::Regular)], |ui| {
        let mut chosen = Some(*value);
        choice(ui, label, cells, options, &mut chosen);
        *value = chosen.unwrap_or(*value);
    });
}

/// The number as the text puts it; a change fills low, best, high and bound.
fn amount(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut FigureForm) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let input = Input::new("Number").of(Field::Amount);
        let input = input.with(|field| {
            field
                .note("as the text puts it")
                .hint("over 130")
                .inset(20)
                .sentence(Sentence::Elsewhere)
        });
        let response = desk.text(ui, input, &mut form.amount);
        if response.changed() {
            form.take_amount();
        }
        let selected = desk.selected(form.document).and_then(|spans| spans.first().copied());
        let use_it = (icon::QUOTES, "Use the selected text");
        if selected.is_some_and(|span| Some(span) != form.number)
            && within_field(ui, &response, ("use", 0), use_it)
        {
            desk.acts.push(Act::AddSpanToForm);
            // A number that cannot stand there says so at once.
            desk.touch(Field::Amount);
        }
        let read_it = form.amount.trim().is_empty() || read(&form.amount).is_some();
        let unread = || "Not read as a number: fill in low, best and high".to_owned();
        let note = form.contradiction(desk.workspace()).or_else(|| (!read_it).then(unread));
        under_field(ui, desk, Field::Amount, note);
    });
}

fn dates(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut FigureForm) {
    date(ui, desk, ("Date", Field::Date, "of the harm"), &mut form.date);
    let read = form.read_date(desk.workspace());
    understood(ui, desk, (form, Field::Date), read);
    date(ui, desk, ("As of", Field::AsOf, "when the count stood"), &mut form.as_of);
    let read = form.read_as_of(desk.workspace());
    understood(ui, desk, (form, Field::AsOf), read);
}

fn date(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (label, of, note): (&str, Field, &str),
    typed: &mut String,
) {
    let hint = "2024-03-22, on March 22, or unknown";
    let input = Input::new(label).of(of);
    let input = input.with(|field| field.note(note).hint(hint).sentence(Sentence::Elsewhere));
    desk.text(ui, input, typed);
}

/// What a date was understood as, and against which dateline.
fn understood(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (form, of): (&FigureForm, Field),
    read: Result<Option<When>, String>,
) {
    let document = desk.document(form.document);
    let dateline = document.and_then(|document| document.dateline.as_ref());
    let words = read.ok().flatten().map(|when| facts::understood(&when, dateline));
    under_field(ui, desk, of, words);
}

/// The line under a field: what is wrong with it, else a note. Its room is kept while it is empty,
/// so that nothing moves while the analyst types.
pub(super) fn under_field(ui: &mut Ui, desk: &Desk<'_>, of: Field, note: Option<String>) {
    // As near to its field as a field's own sentence.
    ui.add_space(4.0 - ui.spacing().item_spacing.y);
    ui.scope(|ui| {
        ui.set_min_height(text::SECONDARY.line);
        match (desk.problem(of), note) {
            (Some(problem), _) => field_error(ui, problem),
            (None, Some(note)) => {
                pieces::line(ui, text::SECONDARY, &note, tokens(ui).ink2);
            }
            (None, None) => {}
        }
    });
}

/// A field for the name of an entity; says whether it would be a new one.
pub(super) fn named(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (label, of, kinds): (&str, Option<Field>, &[&str]),
    typed: &mut String,
) {
    let kind = kinds.first().copied().unwrap_or(PLACE);
    let blank = typed.trim().is_empty();
    let known = blank || {
        let bench = desk.bench;
        desk.state.proposals.known(bench, (label, typed), kind).is_some()
    };
    let new = format!("a new {kind}");
    let note = match (blank, known) {
        (true, _) => "",
        (false, true) => "known",
        (false, false) => &new,
    };
    let hint = "unknown";
    let input = Input { label, of, dressed: crate::ui::widgets::Field::new(label) };
    let input = input.with(|field| field.note(note).hint(hint));
    entity_field(ui, desk, Ask { input, kinds, new: New::Entity(kind) }, typed);
}

/// The whole that the figure is a part of, among the others of this document.
fn part(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut FigureForm) {
    let workspace = desk.workspace();
    let words = |id: FigureId| {
        workspace.figures.get(&id).map_or_else(
            || "a figure that was removed".to_owned(),
            |figure| {
                let value = value_of(figure);
                let when = facts::when_and_where(workspace, figure);
                format!("{value} {} · {when}", figure.harm.words())
            },
        )
    };
    group(ui, "Part of another figure", &[], |ui| {
        let value = form.part_of.map_or_else(|| "no other".to_owned(), &words);
        let room = (ui.available_width() - 80.0).max(60.0);
        let value = fit_words(ui, &value, text::MENU.weight(Weight::Medium), room).into_owned();
        let others = &desk.bench.lists().document_figures;
        pill_menu(ui, "Part of", &value, PillEdge::Plain, |ui| {
            if menu_choice(ui, "no other", Lit::from(form.part_of.is_none())).clicked() {
                form.part_of = None;
            }
            ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                for id in others.iter().copied().filter(|id| Some(*id) != form.figure) {
                    let lit = Lit::from(form.part_of == Some(id));
                    if menu_choice(ui, &words(id), lit).clicked() {
                        form.part_of = Some(id);
                    }
                }
            });
        });
        desk.touch(Field::PartOf);
        desk.problem_line(ui, Field::PartOf);
    });
    if form.part_of.is_some() {
        let input = Input::new("Name of the part");
        desk.text(ui, input.with(|field| field.hint("children, police")), &mut form.part_name);
    }
}
