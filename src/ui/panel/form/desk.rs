//! What every form works on: the workbench that it reads, what the panel remembers of it, and the
//! problems that it may show.
//!
//! Invariant: what is remembered belongs to one opening of one form, and is forgotten with it.

use std::collections::BTreeSet;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Context, Id, Key, Response, TextEdit, Ui};

use super::links::Linking;
use super::proposals::Proposals;
use super::tag::Offers;
use crate::model::{Document, DocumentId, Span, Workspace};
use crate::ui::widgets;
use crate::workbench::form::figure::Carrier;
use crate::workbench::form::{Field, Form, Problem};
use crate::workbench::forms::Opening;
use crate::workbench::{Act, Workbench};

/// What the panel remembers of the open form.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct FormState {
    serial: u64,
    refusals: u64,
    touched: BTreeSet<Field>,
    seek: Seek,
    /// What had the focus last.
    pub(super) focus: Option<Id>,
    /// Entities proposed at the field that has the focus.
    pub(in super::super) proposals: Proposals,
    pub(super) offers: Offers,
    pub(super) linking: Option<Linking>,
    pub(super) voice: Origin,
}

/// Which field is to take the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Seek {
    #[default]
    Nothing,
    /// The form has just opened.
    First,
    /// It was to be saved, and this is wrong.
    Wrong(Field),
}

/// Whether the field for a further origin of the attribution chain is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Origin {
    #[default]
    Closed,
    /// It opens in this frame and takes the focus.
    Opening,
    Open,
}

/// What a form is drawn with.
pub(super) struct Desk<'a> {
    /// The workbench.
    pub(super) bench: &'a Workbench,
    /// What is remembered.
    pub(super) state: &'a mut FormState,
    /// What is asked for besides the change of the form.
    pub(super) acts: &'a mut Vec<Act>,
    /// The text that the form is about: what its sentences mention is proposed first.
    pub(super) near: Option<(DocumentId, Vec<Span>)>,
    problems: Vec<Problem>,
    first: &'static str,
    selects: Selects,
    /// The field of one line in which Enter was pressed in this frame.
    entered: Option<Id>,
}

/// Whether the first field's text is selected when its form opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Selects {
    /// All: typing replaces the proposal.
    All,
    /// Nothing: the caret stands at the end of what was saved before.
    Nothing,
}

/// A field to type into.
pub(super) struct Input<'a> {
    /// Its label, which names its id too.
    pub(super) label: &'a str,
    /// What its problems are filed under.
    pub(super) of: Option<Field>,
    /// How it looks.
    pub(super) dressed: widgets::Field<'a>,
}

impl<'a> Input<'a> {
    /// A plain field of one line.
    pub(super) fn new(label: &'a str) -> Self {
        Self { label, of: None, dressed: widgets::Field::new(label) }
    }

    /// What its problems are filed under.
    pub(super) fn of(self, field: Field) -> Self {
        Self { of: Some(field), ..self }
    }

    /// How it looks.
    pub(super) fn with(self, dress: impl FnOnce(widgets::Field<'a>) -> widgets::Field<'a>) -> Self {
        Self { dressed: dress(self.dressed), ..self }
    }
}

impl<'a> Desk<'a> {
    /// A desk for the open form; what was remembered of another is forgotten.
    pub(super) fn new(
        bench: &'a Workbench,
        form: &Form,
        (state, acts): (&'a mut FormState, &'a mut Vec<Act>),
    ) -> Self {
        let problems = form.problems(bench.workspace());
        if state.serial != bench.form_serial() {
            *state =
                FormState { serial: bench.form_serial(), seek: Seek::First, ..Default::default() };
        }
        if state.refusals != bench.form_refusals() {
            state.refusals = bench.form_refusals();
            if let Some(problem) = problems.first() {
                state.seek = Seek::Wrong(problem.field);
            }
        }
        let (first, mut selects) = first_field(form);
        if bench.form_opening() == Opening::Back {
            // What was typed before is gone on with, not typed over.
            selects = Selects::Nothing;
        }
        let near = near(bench.workspace(), form);
        Self { bench, state, acts, near, problems, first, selects, entered: None }
    }

    /// The workspace.
    pub(super) fn workspace(&self) -> &'a Workspace {
        self.bench.workspace()
    }

    /// A document of the workspace.
    pub(super) fn document(&self, id: DocumentId) -> Option<&'a Document> {
        self.bench.workspace().documents.get(&id).map(AsRef::as_ref)
    }

    /// What is wrong with a field, once it may be said.
    pub(super) fn problem(&self, field: Field) -> Option<&str> {
        let tried = self.state.refusals > 0;
        let may = tried || self.state.touched.contains(&field);
        let problem = self.problems.iter().find(|problem| problem.field == field)?;
        may.then_some(problem.words.as_str())
    }

    /// Says what is wrong with a control that is no text field, under it.
    pub(super) fn problem_line(&mut self, ui: &mut Ui, field: Field) {
        if let Some(words) = self.problem(field).map(str::to_owned) {
            widgets::field_error(ui, &words);
            if self.state.seek == Seek::Wrong(field) {
                ui.scroll_to_cursor(None);
                self.state.seek = Seek::Nothing;
            }
        }
    }

    /// From now on the problems of this field are shown.
    pub(super) fn touch(&mut self, field: Field) {
        const NUMBERS: [Field; 3] = [Field::Low, Field::Best, Field::High];
        if NUMBERS.contains(&field) {
            // Which of the three is wrong depends on the others.
            self.state.touched.extend(NUMBERS);
        } else {
            self.state.touched.insert(field);
        }
    }

    /// The lasting id of a field of this opening of the form.
    pub(super) fn id(&self, label: &str) -> Id {
        Id::unique(("form field", self.state.serial, label))
    }

    /// Draws a text field with what is wrong with it.
    pub(super) fn text(&mut self, ui: &mut Ui, input: Input<'_>, typed: &mut String) -> Response {
        let id = self.id(input.label);
        let error = input.of.and_then(|field| self.problem(field)).map(str::to_owned);
        let first = self.state.seek == Seek::First && input.label == self.first;
        let wrong = input.of.is_some_and(|field| self.state.seek == Seek::Wrong(field));
        if first || wrong {
            let selects = if first { self.selects } else { Selects::All };
            take_focus(ui.ctx(), (id, typed), selects);
            self.state.seek = Seek::Nothing;
        }
        let response = input.dressed.id(id).error(error.as_deref()).show(ui, typed);
        if wrong {
            response.scroll_to_me(None);
        }
        let left = response.lost_focus();
        if let Some(field) = input.of.filter(|_| left) {
            self.touch(field);
        }
        if left && ui.input(|input| input.key_pressed(Key::Enter)) {
            // Enter says that the field is filled in; it does not take the analyst out of the form.
            self.entered = Some(id);
            response.request_focus();
        }
        response
    }

    /// Whether Enter was pressed in this field in this frame.
    pub(super) fn entered(&self, id: Id) -> bool {
        self.entered == Some(id)
    }

    /// Whether text is selected in the reader that the form does not hold yet.
    pub(super) fn selected(&self, document: DocumentId) -> Option<Vec<Span>> {
        let (of, spans) = self.bench.selected_spans()?;
        (of == document).then_some(spans)
    }

    /// Ends the frame: a field that was not drawn is not looked for again.
    pub(super) fn settle(&mut self) {
        self.state.seek = Seek::Nothing;
    }
}

/// Gives a field the focus, its text selected or the caret at its end.
fn take_focus(ctx: &Context, (id, typed): (Id, &str), selects: Selects) {
    ctx.memory_mut(|memory| memory.request_focus(id));
    place_caret(ctx, (id, typed), selects);
}

/// Puts the caret behind the last letter of a field.
pub(super) fn caret_at_end(ctx: &Context, field: (Id, &str)) {
    place_caret(ctx, field, Selects::Nothing);
}

fn place_caret(ctx: &Context, (id, typed): (Id, &str), selects: Selects) {
    let end = CCursor::new(typed.chars().count());
    let start = match selects {
        Selects::All => CCursor::new(0),
        Selects::Nothing => end,
    };
    let mut state = TextEdit::load_state(ctx, id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(start, end)));
    TextEdit::store_state(ctx, id, state);
}

/// Where the form's text stands.
fn near(workspace: &Workspace, form: &Form) -> Option<(DocumentId, Vec<Span>)> {
    match form {
        Form::Claim(form) => Some((form.document, form.spans.clone())),
        Form::Figure(form) => {
            let spans = match &form.carrier {
                Carrier::Sentence(spans) => spans.clone(),
                Carrier::Claim(id) => {
                    let claim = workspace.claims.get(id)?;
                    let held = claim.anchors.iter().filter(|anchor| anchor.hold.is_held());
                    held.map(|anchor| anchor.span).collect()
                }
            };
            Some((form.document, form.number.map_or(spans, |number| vec![number])))
        }
        Form::Tag(_) | Form::Entity(_) | Form::Details(_) => None,
    }
}

fn first_field(form: &Form) -> (&'static str, Selects) {
    match form {
        Form::Tag(_) => ("Name", Selects::All),
        Form::Entity(_) => ("Name", Selects::Nothing),
        Form::Claim(form) if form.claim.is_none() => ("Statement", Selects::All),
        Form::Claim(_) => ("Statement", Selects::Nothing),
        Form::Figure(form) if form.figure.is_none() => ("Number", Selects::All),
        Form::Figure(_) => ("Number", Selects::Nothing),
        Form::Details(_) => ("Title", Selects::Nothing),
    }
}
