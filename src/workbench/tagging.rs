//! Tagging, and the forms of the side panel.

use super::form::figure::Carrier;
use super::form::{ClaimForm, DetailsForm, EntityForm, FigureForm, Form, TagForm, tag};
use super::forms::Closed;
use super::notice::Tone;
use super::perform::Committed;
use super::prefill;
use super::{Command, Workbench};
use crate::edit::entity::{Spelling, Tagging, Target};
use crate::model::{DocumentId, RecordId, Span, TypeId};

impl Workbench {
    /// The document and the spans that are selected, white space at their ends left out.
    #[must_use]
    pub fn selected_spans(&self) -> Option<(DocumentId, Vec<Span>)> {
        let document = self.document()?;
        let spans = self.selection.text.as_ref()?.spans();
        let spans = spans.into_iter().map(|span| span.trimmed(&document.text));
        let spans: Vec<Span> = spans.filter(|span| !span.is_empty()).collect();
        (!spans.is_empty()).then_some((document.id, spans))
    }

    /// Tags at once when the words name a known entity of the type; asks through the form
    /// otherwise.
    pub(super) fn tag_as(&mut self, kind: TypeId) {
        let Some((document, spans)) = self.selected_spans() else {
            self.notify(Tone::Heed, "Select the words of a name first, then press its key", None);
            return;
        };
        let form = TagForm::new(self.workspace(), document, spans, kind);
        match form.entity {
            Some(entity) if form.is_certain(self.workspace()) => {
                self.tag(Target::Existing { entity, spelling: Spelling::MentionOnly });
            }
            Some(_) | None => self.open_on_new_text(Form::Tag(form)),
        }
    }

    pub(super) fn tag(&mut self, target: Target) {
        let Some((document, spans)) = self.selected_spans() else { return };
        let annotator = self.settings.annotator.clone();
        let tagging = Tagging { document, spans, target, annotator };
        match crate::edit::entity::tag(&self.session.workspace, &mut self.ids, tagging) {
            Ok((edit, mention, _)) => {
                if self.commit(edit) == Committed::Yes {
                    self.selection.text = None;
                    self.selection.chosen = Some(mention.into());
                }
            }
            Err(refusal) => self.notify(Tone::Heed, refusal.to_string(), None),
        }
    }

    pub(super) fn start_claim(&mut self) {
        let Some((document, spans)) = self.selected_spans() else {
            self.notify(Tone::Heed, "Select the words of the claim first, then press C", None);
            return;
        };
        let form = ClaimForm::new(self.workspace(), document, spans);
        self.open_on_new_text(Form::Claim(form));
    }

    /// A figure on the selected number, else on the chosen claim.
    pub(super) fn start_figure(&mut self) {
        let form = match (self.selected_spans(), &self.selection.chosen) {
            (Some((document, spans)), chosen) => {
                let chosen = chosen.clone();
                Some(prefill::figure(&self.session, document, &spans, chosen.as_ref()))
            }
            (None, Some(RecordId::Claim(claim))) => prefill::figure_on_claim(&self.session, *claim),
            (None, _) => None,
        };
        match form {
            Some(form) => self.open_on_new_text(Form::Figure(form)),
            None => self.notify(
                Tone::Heed,
                "Select a number first, or choose a claim, then press F",
                None,
            ),
        }
    }

    pub(super) fn open_details(&mut self) {
        if let Some(document) = self.document() {
            let form = DetailsForm::new(document);
            self.open_form(Form::Details(form));
        }
    }

    pub(super) fn change_chosen(&mut self) {
        match self.selection.chosen.clone() {
            Some(id) => self.open_form_of(&id),
            None => self.notify(Tone::Heed, "Choose an entity, claim or figure first", None),
        }
    }

    pub(super) fn open_form_of(&mut self, id: &RecordId) {
        let workspace = self.workspace();
        let form = match id {
            RecordId::Entity(id) => {
                workspace.entities.get(id).map(|e| Form::Entity(EntityForm::new(workspace, e)))
            }
            RecordId::Mention(id) => workspace
                .mentions
                .get(id)
                .and_then(|mention| workspace.entities.get(&mention.entity))
                .map(|entity| Form::Entity(EntityForm::new(workspace, entity))),
            RecordId::Claim(id) => {
                workspace.claims.get(id).map(|c| Form::Claim(ClaimForm::change(workspace, c)))
            }
            RecordId::Figure(id) => workspace
                .figures
                .get(id)
                .and_then(|figure| FigureForm::change(workspace, figure))
                .map(Form::Figure),
            RecordId::Document(id) => {
                workspace.documents.get(id).map(|d| Form::Details(DetailsForm::new(d)))
            }
            RecordId::Type(_) | RecordId::ClaimKind(_) | RecordId::Hypothesis(_) => None,
        };
        if let Some(form) = form {
            self.open_form(form);
        }
    }

    /// Opens a form on text that is not tagged yet: what was chosen before is not what it is about,
    /// unless it is the claim that carries a new figure.
    fn open_on_new_text(&mut self, form: Form) {
        let claim = match &form {
            Form::Figure(FigureForm { carrier: Carrier::Claim(claim), .. }) => Some(*claim),
            Form::Figure(_)
            | Form::Tag(_)
            | Form::Entity(_)
            | Form::Claim(_)
            | Form::Details(_) => None,
        };
        let chosen = self.selection.chosen.take();
        self.selection.chosen = chosen.filter(|id| claim.map(RecordId::Claim).as_ref() == Some(id));
        self.open_form(form);
    }

    fn open_form(&mut self, form: Form) {
        if let Some(document) = form.document() {
            self.show_document(document);
        }
        self.forms.show(form);
        self.show_forms();
    }

    pub(super) fn edit_form(&mut self, form: Form) {
        self.forms.type_in(form);
    }

    pub(super) fn close_form(&mut self) {
        if self.forms.close() == Closed::Typed {
            self.notify(Tone::Removed, "Draft closed", Some(Command::ReopenForm));
        }
    }

    /// Brings back the form closed last, and its article with it.
    pub(super) fn reopen_form(&mut self) {
        let Some(form) = self.forms.closed() else {
            self.notify(Tone::Heed, "No form that was typed in was closed", None);
            return;
        };
        let document = form.document();
        let gone = |id| !self.workspace().documents.contains_key(&id);
        if document.is_some_and(gone) {
            self.notify(Tone::Heed, "The article of that form was removed: undo brings both", None);
            return;
        }
        if let Some(document) = document {
            self.show_document(document);
        }
        self.forms.reopen();
        // What offered it is past.
        self.notices.retain(|notice| notice.action != Some(Command::ReopenForm));
        self.show_forms();
    }

    /// Makes the side panel, where forms stand, seen.
    fn show_forms(&mut self) {
        self.show_reader();
        if !self.settings.right.shown.is_open() {
            self.run(Command::ToggleRight);
        }
    }

    pub(super) fn save_form(&mut self) {
        let Some(form) = self.forms.open() else { return };
        let annotator = self.settings.annotator.clone();
        let filled = form.fill(&self.session.workspace, &mut self.ids, &annotator);
        let Ok(filled) = filled else {
            // The fields say what is wrong.
            self.forms.refuse();
            return;
        };
        if self.commit(filled.edit) == Committed::Yes {
            self.selection.text = None;
            if let Some(chosen) = filled.chosen {
                self.choose(Some(chosen));
            }
            self.forms.finish();
        }
    }

    pub(super) fn add_span_to_form(&mut self) {
        let Some((document, spans)) = self.selected_spans() else { return };
        let words = tag::words(self.workspace(), document, &spans);
        match self.forms.open_mut() {
            Some(Form::Claim(form)) if form.document == document => form.spans.extend(spans),
            Some(Form::Tag(form)) if form.document == document => form.spans.extend(spans),
            Some(Form::Figure(form)) if form.document == document => {
                form.number = spans.first().copied();
                form.amount = words;
                form.take_amount();
                if let (Some(number), Carrier::Sentence(parts)) = (form.number, &mut form.carrier)
                    && !parts.iter().any(|part| part.covers(number))
                {
                    parts.push(prefill::sentence_around(&self.session, document, number));
                }
            }
            Some(_) | None => return,
        }
        self.selection.text = None;
    }
}
