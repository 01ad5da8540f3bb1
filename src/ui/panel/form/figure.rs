//! The form of a figure: its sentence always in sight, the number as the text puts it, and what
//! it means.

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use super::super::facts::{self, Quote};
use super::super::pieces::{self, Acts};
use super::super::whisker::GroupMark;
use super::desk::{Desk, Input};
use super::proposals::{Ask, entity_field};
use super::{group, number, tag};
use crate::extract::number::read;
use crate::model::FigureId;
use crate::model::figure::{Answer, Bound, Harm, Scope, VictimStatus, When};
use crate::model::shipped::{EVENT, ORGANISATION, PERSON, PLACE};
use crate::trends::value::value_of;
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{Cells, Lit, PillEdge, choice, fit_words, menu_choice, pill_menu};
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
        ui.spacing_mut().item_spacing.y = 5.0;
        let input = Input::new("Number").of(Field::Amount);
        let input = input.with(|field| field.note("as the text puts it").hint("over 130"));
        if desk.text(ui, input, &mut form.amount).changed() {
            form.take_amount();
        }
        let read_it = form.amount.trim().is_empty() || read(&form.amount).is_some();
        if !read_it {
            let words = "Not read as a number: fill in low, best and high";
            pieces::paragraph(ui, text::SECONDARY, words, tokens(ui).ink2);
        }
        let selected = desk.selected(form.document).and_then(|spans| spans.first().copied());
        if selected.is_some_and(|span| Some(span) != form.number)
            && pieces::advice(ui, icon::QUOTES, "Use the selected text", Acts::Yes).clicked()
        {
            desk.acts.push(Act::AddSpanToForm);
        }
    });
}

fn dates(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut FigureForm) {
    let hint = "2024-03-22, on March 22, or unknown";
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let date = Input::new("Date").of(Field::Date);
        let date = date.with(|field| field.note("of the harm").hint(hint));
        desk.text(ui, date, &mut form.date);
        understood(ui, desk, form, form.read_date(desk.workspace()));
    });
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let as_of = Input::new("As of").of(Field::AsOf);
        let as_of = as_of.with(|field| field.note("when the count stood").hint(hint));
        desk.text(ui, as_of, &mut form.as_of);
        understood(ui, desk, form, form.read_as_of(desk.workspace()));
    });
}

/// What a date was understood as, and against which dateline.
fn understood(ui: &mut Ui, desk: &Desk<'_>, form: &FigureForm, read: Result<Option<When>, String>) {
    let document = desk.document(form.document);
    let dateline = document.and_then(|document| document.dateline.as_ref());
    if let Ok(Some(when)) = read {
        understood_line(ui, &facts::understood(&when, dateline));
    }
}

/// What a date was understood as, under its field.
pub(super) fn understood_line(ui: &mut Ui, words: &str) {
    pieces::lines(ui, text::SECONDARY, (words, tokens(ui).ink2), 2);
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
    entity_field(ui, desk, Ask { input, kinds }, typed);
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
