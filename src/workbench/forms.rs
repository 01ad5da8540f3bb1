//! The form that is open, those that wait behind it, and the one that was closed last.
//!
//! Invariant: nothing typed is lost without a word: a form that was typed in waits while another
//! is open, and the one closed last can be had back. Undo brings it back as long as closing it was
//! the last thing done.

use super::form::Form;

/// The forms of the side panel.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    open: Option<Typed>,
    waiting: Vec<Typed>,
    closed: Option<Typed>,
    closing: Closing,
    serial: u64,
    opening: Opening,
    refusals: u64,
    strokes: u64,
}

/// How the open form came to be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// It was made now.
    #[default]
    Fresh,
    /// It waited, or was closed before: the analyst goes on with it.
    Back,
}

/// Whether closing a form was the last thing done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Closing {
    #[default]
    Past,
    Last,
}

/// A form, and how it was when it opened.
#[derive(Clone, Debug)]
struct Typed {
    form: Form,
    opened_as: Form,
}

impl Typed {
    fn is_touched(&self) -> bool {
        self.form != self.opened_as
    }
}

impl Forms {
    /// The open form.
    #[must_use]
    pub fn open(&self) -> Option<&Form> {
        self.open.as_ref().map(|open| &open.form)
    }

    /// The open form, to be filled from outside.
    pub fn open_mut(&mut self) -> Option<&mut Form> {
        self.strokes += 1;
        self.open.as_mut().map(|open| &mut open.form)
    }

    /// Rises whenever another form opens.
    #[must_use]
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// How the open form came to be open.
    #[must_use]
    pub fn opening(&self) -> Opening {
        self.opening
    }

    /// How often the open form was to be saved and had problems.
    #[must_use]
    pub fn refusals(&self) -> u64 {
        self.refusals
    }

    /// Rises with whatever is typed.
    #[must_use]
    pub fn strokes(&self) -> u64 {
        self.strokes
    }

    /// How many forms wait behind the open one.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Whether something is typed that is not in the workspace.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.open.iter().chain(&self.waiting).any(Typed::is_touched)
    }

    /// Opens a form. The one of the same record or place comes back as it was left; the one that
    /// was open waits behind it where it was typed in, or is a claim or figure in the making.
    pub fn show(&mut self, form: Form) {
        if self.open.as_ref().is_some_and(|open| open.form.is_about_same(&form)) {
            return;
        }
        let at = self.waiting.iter().position(|waiting| waiting.form.is_about_same(&form));
        let known = at.map(|at| self.waiting.remove(at));
        let waits = |open: &Typed| {
            open.is_touched() || matches!(open.form, Form::Claim(_) | Form::Figure(_))
        };
        self.waiting.extend(self.open.take().filter(waits));
        let opening = if known.is_some() { Opening::Back } else { Opening::Fresh };
        let open = known.unwrap_or_else(|| Typed { opened_as: form.clone(), form });
        self.turn_to(Some((open, opening)));
    }

    /// Takes in what was typed; a state of another form is not taken for it.
    pub fn type_in(&mut self, form: Form) {
        if let Some(open) = &mut self.open
            && std::mem::discriminant(&open.form) == std::mem::discriminant(&form)
            && (open.form.document(), open.form.record()) == (form.document(), form.record())
        {
            open.form = form;
            self.strokes += 1;
        }
    }

    /// The open form was to be saved and has problems.
    pub fn refuse(&mut self) {
        self.refusals += 1;
    }

    /// The open form is in the workspace: the one behind it comes forward.
    pub fn finish(&mut self) {
        let next = self.waiting.pop();
        self.turn_to(next.map(|next| (next, Opening::Back)));
    }

    /// Brings a form forward that was typed in; those before it are closed, for nothing was.
    pub fn turn_to_touched(&mut self) {
        while self.is_touched() && !self.open.as_ref().is_some_and(Typed::is_touched) {
            self.finish();
        }
    }

    /// Closes the open form unsaved.
    pub fn close(&mut self) -> Closed {
        let closed = self.open.take().filter(Typed::is_touched);
        self.finish();
        if closed.is_none() {
            return Closed::Empty;
        }
        self.closed = closed;
        self.closing = Closing::Last;
        Closed::Typed
    }

    /// The form closed last.
    #[must_use]
    pub fn closed(&self) -> Option<&Form> {
        self.closed.as_ref().map(|closed| &closed.form)
    }

    /// Whether closing a form that was typed in was the last thing done.
    #[must_use]
    pub fn just_closed(&self) -> bool {
        self.closed.is_some() && self.closing == Closing::Last
    }

    /// Brings back the form closed last.
    pub fn reopen(&mut self) {
        if let Some(closed) = self.closed.take() {
            self.waiting.extend(self.open.take());
            self.turn_to(Some((closed, Opening::Back)));
        }
    }

    /// The workspace changed: undo goes back to that first.
    pub fn go_on(&mut self) {
        self.closing = Closing::Past;
    }

    /// Forgets all forms.
    pub fn clear(&mut self) {
        self.waiting.clear();
        self.closed = None;
        self.turn_to(None);
    }

    fn turn_to(&mut self, form: Option<(Typed, Opening)>) {
        self.opening = form.as_ref().map(|(_, opening)| *opening).unwrap_or_default();
        self.open = form.map(|(form, _)| form);
        self.serial += 1;
        self.refusals = 0;
    }
}

/// What a closed form held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// Nothing that was typed.
    Empty,
    /// Something typed, which can be had back.
    Typed,
}

#[cfg(test)]
mod tests {
    use super::super::form::{ClaimForm, EntityForm, FigureForm, TagForm, figure::Carrier};
    use super::*;
    use crate::model::examples::{Example, REPORT, span};
    use crate::model::{Span, TypeId};

    /// Forms by a letter: `e` an entity's, `c` a claim's, `n` a new claim, `t` a new mention,
    /// `f` a new figure.
    fn form(letter: char) -> Form {
        let example = Example::new();
        let workspace = &example.workspace;
        let span: Span = span(REPORT, "Zoë");
        match letter {
            'e' => Form::Entity(EntityForm::new(workspace, &workspace.entities[&example.town])),
            'c' => Form::Claim(ClaimForm::change(workspace, &workspace.claims[&example.claim])),
            'n' => Form::Claim(ClaimForm::new(workspace, example.report, vec![span])),
            't' => {
                let kind = TypeId::new("person");
                Form::Tag(TagForm::new(workspace, example.report, vec![span], kind))
            }
            _ => Form::Figure(FigureForm::new(example.report, Carrier::Sentence(vec![span]))),
        }
    }

    fn letter(form: &Form) -> char {
        match form {
            Form::Entity(_) => 'e',
            Form::Claim(form) if form.claim.is_some() => 'c',
            Form::Claim(_) => 'n',
            Form::Tag(_) => 't',
            Form::Figure(_) => 'f',
            Form::Details(_) => 'd',
        }
    }

    fn typed(form: &Form) -> Form {
        let mut form = form.clone();
        match &mut form {
            Form::Entity(form) => form.notes.push('!'),
            Form::Claim(form) => form.notes.push('!'),
            Form::Tag(form) => form.name.push('!'),
            Form::Figure(form) => form.notes.push('!'),
            Form::Details(form) => form.notes.push('!'),
        }
        form
    }

    /// Works off orders: a letter opens its form, `!` types in it, `.` saves it, `x` closes it,
    /// `u` brings the closed one back, `^` one typed in, `w` changes the workspace. What is open and waits is written from the top down, a
    /// form that was typed in with a `!`.
    fn check(orders: &str, expected: &str) {
        let mut forms = Forms::default();
        for order in orders.chars() {
            match order {
                '!' => forms.type_in(typed(forms.open().unwrap())),
                '.' => forms.finish(),
                'x' => drop(forms.close()),
                'u' => forms.reopen(),
                'w' => forms.go_on(),
                '^' => forms.turn_to_touched(),
                other => forms.show(form(other)),
            }
        }
        let mut stand = String::new();
        for each in forms.open.iter().chain(forms.waiting.iter().rev()) {
            stand.push(letter(&each.form));
            stand.push_str(if each.is_touched() { "!" } else { "" });
        }
        assert_eq!(stand, expected, "{orders}");
        assert_eq!(forms.is_touched(), expected.contains('!'), "{orders}");
    }

    #[test]
    fn what_was_typed_waits_behind_another_form() {
        check("e", "e");
        check("ec", "c");
        check("e!c", "ce!");
        check("n!fe", "efn!");
        check("t!e", "et!");
        check("te", "e");
        check("e!c.", "e!");
        check("e!c..", "");
    }

    #[test]
    fn a_form_that_is_open_or_waits_comes_back_as_it_was_left() {
        check("e!e", "e!");
        check("n!e!n", "n!e!");
        check("ncn", "nc");
        check("c!f!c", "c!f!");
    }

    #[test]
    fn what_was_not_typed_in_gives_way_to_what_was() {
        check("e!nf^", "e!");
        check("e!n!f^", "n!e!");
        check("nf^", "fn");
        check("^", "");
    }

    #[test]
    fn a_form_closed_by_a_slip_of_the_hand_comes_back() {
        check("e!x", "");
        check("e!xu", "e!");
        check("e!xuu", "e!");
        check("exu", "");
        check("e!xcu", "e!c");
        check("e!xwu", "e!");
        check("e!xn!xu", "n!");
    }

    #[test]
    fn undo_speaks_of_a_closed_form_only_while_closing_it_was_the_last_thing_done() {
        let mut forms = Forms::default();
        forms.show(form('e'));
        forms.close();
        assert!(!forms.just_closed(), "nothing was typed");
        forms.show(form('e'));
        forms.type_in(typed(&form('e')));
        forms.close();
        assert!(forms.just_closed());
        forms.go_on();
        assert!(!forms.just_closed());
        assert_eq!(forms.closed(), Some(&typed(&form('e'))));
        forms.reopen();
        assert_eq!((forms.closed(), forms.just_closed()), (None, false));
    }

    #[test]
    fn a_form_that_comes_back_is_not_fresh() {
        let mut forms = Forms::default();
        forms.show(form('n'));
        assert_eq!(forms.opening(), Opening::Fresh);
        forms.show(form('e'));
        assert_eq!(forms.opening(), Opening::Fresh);
        forms.close();
        assert_eq!(forms.opening(), Opening::Back, "it waited");
        forms.type_in(typed(&form('n')));
        forms.close();
        forms.reopen();
        assert_eq!(forms.opening(), Opening::Back, "it was closed");
        forms.show(form('t'));
        forms.show(form('n'));
        assert_eq!(forms.opening(), Opening::Back, "it waited behind another");
    }

    #[test]
    fn a_state_of_another_form_is_not_taken_in() {
        let mut forms = Forms::default();
        forms.show(form('e'));
        forms.type_in(typed(&form('c')));
        assert_eq!(forms.open(), Some(&form('e')));
        forms.show(form('c'));
        forms.type_in(typed(&form('n')));
        assert_eq!(forms.open(), Some(&form('c')));
        assert_eq!(forms.strokes(), 0);
    }

    #[test]
    fn the_serial_rises_with_every_other_form_and_refusals_begin_anew() {
        let mut forms = Forms::default();
        forms.show(form('e'));
        let first = forms.serial();
        forms.refuse();
        forms.type_in(typed(&form('e')));
        assert_eq!((forms.serial(), forms.refusals()), (first, 1));
        forms.show(form('c'));
        assert_eq!((forms.serial(), forms.refusals()), (first + 1, 0));
    }
}
