//! One line for each act and each command: what it calls.

use super::choices::ChartChoices;
use super::notice::{Answer, Dialog, Tone, Trouble};
use super::outcome::Outcome;
use super::save::SAVING;
use super::session::{Access, Writing};
use super::settings::{Settings, Shown, Theme};
use super::{Act, Closing, Command, Palette, View, Workbench};
use crate::edit::{Edit, remove};
use crate::io::log::Step;
use crate::model::RecordId;
use crate::model::date::Grain;
use crate::trends::Query;

impl Workbench {
    /// Does what is asked.
    pub fn perform(&mut self, act: Act) {
        self.ids.at(self.clock.millis());
        match act {
            Act::Run(command) => self.run(command),
            Act::Open(paths) => self.open_paths(paths),
            Act::Paste(text) => self.paste(&text),
            Act::ShowDocument(id) => self.show_document(id),
            Act::SelectText(text) => self.select_text(text),
            Act::Choose(id) => self.choose(id),
            Act::Reveal(id) => self.reveal(&id),
            Act::TagAs(kind) => self.tag_as(kind),
            Act::Tag(target) => self.tag(target),
            Act::Change(id) => self.open_form_of(&id),
            Act::Remove(id) => self.remove(&id),
            Act::Reassign(mention, entity) => self.reassign(mention, entity),
            Act::EditForm(form) => self.edit_form(*form),
            Act::SaveForm => self.save_form(),
            Act::CloseForm => self.close_form(),
            Act::AddSpanToForm => self.add_span_to_form(),
            Act::ShowScope(scope) => self.scope = scope,
            Act::Query(query) => self.ask(*query),
            Act::Point(figure) => self.selection.pointed = figure,
            Act::Set(settings) => self.set(*settings),
            Act::Answer(answer) => self.answer(answer),
            Act::Dismiss(serial) => self.notices.retain(|notice| notice.serial != serial),
            Act::CancelJobs => self.jobs.cancel_all(),
            Act::ShowFailure => self.show_failure(),
            Act::Close => self.when_safe(Act::Close),
        }
        self.refresh();
    }

    pub(super) fn run(&mut self, command: Command) {
        let palette = std::mem::replace(&mut self.palette, Palette::Closed);
        if palette == Palette::Open && command == Command::Escape {
            return;
        }
        match command {
            Command::NewWorkspace | Command::OpenWorkspace | Command::OpenSample => {
                self.when_safe(Act::Run(command));
            }
            Command::AddArticles => self.pick(super::jobs::Purpose::AddArticles),
            Command::PasteArticle => self.notify_paste(),
            Command::Save => self.save(),
            Command::SaveAs => self.pick(super::jobs::Purpose::SaveWorkspace),
            Command::ExportFigures => self.pick(super::jobs::Purpose::ExportFigures),
            Command::ExportChart => self.pick(super::jobs::Purpose::ExportChart),
            Command::Quit => self.when_safe(Act::Close),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Revert => self.revert(),
            Command::Copy => self.copy(),
            Command::Change => self.change_chosen(),
            Command::Remove => self.remove_chosen(),
            Command::Escape => self.escape(),
            Command::SaveForm => self.save_form(),
            Command::ReopenForm => self.reopen_form(),
            Command::ShowRead => self.view = View::Read,
            Command::ShowTrends => self.show_trends(),
            Command::Palette => self.palette = Palette::Open,
            Command::Claim => self.start_claim(),
            Command::Figure => self.start_figure(),
            Command::Details => self.open_details(),
            Command::NextFigure => self.step_figure(super::navigate::Step::Next),
            Command::PreviousFigure => self.step_figure(super::navigate::Step::Previous),
            Command::NextMark => self.step_mark(super::navigate::Step::Next),
            Command::PreviousMark => self.step_mark(super::navigate::Step::Previous),
            Command::NextDocument => self.step_document(super::navigate::Step::Next),
            Command::PreviousDocument => self.step_document(super::navigate::Step::Previous),
            Command::ByMonth => self.sum_by(Grain::Month),
            Command::ByQuarter => self.sum_by(Grain::Quarter),
            Command::ByYear => self.sum_by(Grain::Year),
            // The keyboard's focus is the window's: without one there is nothing to move.
            Command::NextRegion | Command::PreviousRegion => {}
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            Command::About => self.dialog = Some(Dialog::About),
            Command::ToggleLeft
            | Command::ToggleDock
            | Command::ToggleRight
            | Command::ReaderLarger
            | Command::ReaderSmaller
            | Command::ReaderReset
            | Command::WindowLarger
            | Command::WindowSmaller
            | Command::WindowReset
            | Command::ToggleTheme
            | Command::SystemTheme => self.change_setting(command),
        }
    }

    fn change_setting(&mut self, command: Command) {
        let mut settings = self.settings.clone();
        set_by(&mut settings, command);
        self.set(settings);
    }

    fn sum_by(&mut self, grain: Grain) {
        self.ask(Query { grain, ..self.query.clone() });
    }

    /// Asks the chart for something else, and remembers the choices for the next start.
    fn ask(&mut self, query: Query) {
        let chart = ChartChoices::of(&query);
        self.query = query;
        self.set(Settings { chart, ..self.settings.clone() });
    }

    /// Takes new settings and writes them to their file.
    fn set(&mut self, settings: Settings) {
        let settings = settings.sound();
        if settings == self.settings {
            return;
        }
        self.settings = settings;
        self.write_settings();
    }

    pub(super) fn write_settings(&mut self) {
        let Some(path) = self.settings_path.clone() else { return };
        if let Err(words) = crate::io::settings::write_ron(&path, &self.settings) {
            self.notify(Tone::Heed, format!("The settings are not kept: {words}"), None);
            // Said once: the next start tries again.
            self.settings_path = None;
        }
    }

    /// Applies an edit; tells why when it cannot.
    pub(super) fn commit(&mut self, edit: Edit) -> Committed {
        if edit.is_empty() {
            return Committed::Yes;
        }
        if let Access::ReadOnly(why) = &self.session.file.access {
            let text = format!("Nothing was changed: {why}");
            self.notify(Tone::Heed, text, Some(Command::SaveAs));
            return Committed::No;
        }
        match self.session.perform(edit) {
            Ok(()) => {
                self.forms.go_on();
                self.log_last();
                self.selection.follow(&self.session.workspace);
                Committed::Yes
            }
            Err(refused) => {
                self.notify(Tone::Failed, refused.to_string(), None);
                Committed::No
            }
        }
    }

    /// Takes back the last edit; or, of what was closed by a slip of the hand, the closing.
    fn undo(&mut self) {
        if self.forms.just_closed() {
            self.reopen_form();
            return;
        }
        let undone = self.session.undo();
        self.log_if_done(&undone, Step::Undo);
        self.after_undo(undone, "Nothing to undo", "Undone: ");
    }

    fn redo(&mut self) {
        let redone = self.session.redo();
        self.log_if_done(&redone, Step::Redo);
        self.after_undo(redone, "Nothing to redo", "Done again: ");
    }

    fn after_undo(
        &mut self,
        result: Result<Option<String>, crate::edit::Refused>,
        none: &str,
        some: &str,
    ) {
        self.selection.follow(&self.session.workspace);
        match result {
            Ok(Some(label)) => self.notify(Tone::Done, format!("{some}{label}"), None),
            Ok(None) => self.notify(Tone::Heed, none, None),
            Err(refused) => self.notify(Tone::Failed, refused.to_string(), None),
        }
    }

    fn copy(&mut self) {
        let Some(document) = self.document() else { return };
        let Some(selected) = &self.selection.text else { return };
        let parts: Vec<&str> =
            selected.spans().iter().filter_map(|span| span.of(&document.text)).collect();
        if !parts.is_empty() {
            self.to_copy = Some(parts.join(" … "));
        }
    }

    fn remove_chosen(&mut self) {
        if let Some(id) = self.selection.chosen.clone() {
            self.remove(&id);
        }
    }

    fn remove(&mut self, id: &RecordId) {
        let edit = remove::remove(&self.session.workspace, id);
        let label = edit.label.clone();
        if !edit.is_empty() && self.commit(edit) == Committed::Yes {
            self.notify(Tone::Removed, label.replacen("Remove", "Removed", 1), Some(Command::Undo));
        }
    }

    fn reassign(&mut self, mention: crate::model::MentionId, entity: crate::model::EntityId) {
        let edit = crate::edit::entity::reassign(&self.session.workspace, mention, entity);
        self.commit(edit);
    }

    /// Closes what is on top: the dialog, the form, the selection, the choice.
    fn escape(&mut self) {
        if self.dialog.is_some() {
            self.answer(Answer::Cancel);
        } else if self.forms.open().is_some() {
            self.close_form();
        } else if self.selection.text.is_some() {
            self.selection.text = None;
        } else {
            self.selection.chosen = None;
        }
    }

    /// Does something that lets the open workspace go, once unsaved work is safe.
    pub(super) fn when_safe(&mut self, act: Act) {
        self.granted = None;
        if self.is_at_risk() {
            self.dialog = Some(Dialog::Unsaved(Box::new(act)));
        } else if self.session.file.writing == Writing::Saving {
            // A copy is being written: it must be whole before the program may end.
            self.after_save = Some(act);
        } else {
            self.let_go(act);
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what lets nothing go is simply performed")]
    pub(super) fn let_go(&mut self, act: Act) {
        match act {
            Act::Close => self.closing = Closing::Now,
            Act::Run(Command::NewWorkspace) => self.start_blank(),
            Act::Run(Command::OpenWorkspace) => self.pick(super::jobs::Purpose::OpenWorkspace),
            Act::Run(Command::OpenSample) => self.open_sample(),
            Act::Open(paths) => self.open_now(paths),
            other => self.perform(other),
        }
    }

    pub(super) fn receive(&mut self, outcome: Outcome) {
        self.ids.at(self.clock.millis());
        match outcome {
            Outcome::Opened(opening) => self.opened(opening),
            Outcome::Imported(session, articles) => self.imported(session, articles),
            Outcome::Saved(report) => self.saved(report),
            Outcome::Picked(purpose, picked) => self.picked(purpose, picked),
            Outcome::Exported(result) => self.exported(result),
            Outcome::Recovered(session, found, told) => self.recovered(session, found, told),
            Outcome::Died(label) => self.died(&label),
        }
    }

    fn exported(&mut self, result: Result<String, String>) {
        match result {
            Ok(words) => self.notify(Tone::Done, words, None),
            Err(words) => self.notify(Tone::Failed, words, None),
        }
    }

    fn died(&mut self, label: &str) {
        let text = format!("{label} broke off by a fault of the program. Your work is unchanged");
        if label.starts_with(SAVING) {
            let title = "The workspace could not be saved".to_owned();
            let trouble = Trouble { title, text: text.clone(), ..Trouble::default() };
            self.session.file.writing = Writing::Failed(trouble);
            self.after_save = None;
        }
        self.notify(Tone::Failed, text, None);
    }
}

/// Whether an edit was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Committed {
    /// It was, or there was nothing to change.
    Yes,
    /// It was not; a notice says why.
    No,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only commands that change settings come here")]
fn set_by(settings: &mut Settings, command: Command) {
    let toggle = |shown: &mut Shown| *shown = shown.toggled();
    match command {
        Command::ToggleLeft => toggle(&mut settings.left.shown),
        Command::ToggleDock => toggle(&mut settings.dock.shown),
        Command::ToggleRight => toggle(&mut settings.right.shown),
        Command::ReaderLarger => settings.zoom_reader(1.1),
        Command::ReaderSmaller => settings.zoom_reader(1.0 / 1.1),
        Command::ReaderReset => settings.reader_zoom = 1.0,
        Command::WindowLarger => settings.zoom_window(1.1),
        Command::WindowSmaller => settings.zoom_window(1.0 / 1.1),
        Command::WindowReset => settings.window_zoom = 1.0,
        Command::ToggleTheme => {
            settings.theme = match settings.theme {
                Theme::Dark => Theme::Light,
                Theme::Light | Theme::System => Theme::Dark,
            };
        }
        _ => settings.theme = Theme::System,
    }
}
