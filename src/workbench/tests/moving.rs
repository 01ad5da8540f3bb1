//! Going about: from mark to mark, from document to document, and out of what is open.

use super::super::act::{Scope, View};
use super::super::jobs::Jobs;
use super::super::notice::{Dialog, Tone};
use super::super::outcome::Outcome;
use super::super::settings::{Settings, Theme};
use super::super::{Act, Command, Palette, Start, Workbench};
use super::{ARTICLE, last_notice, reading, select, start, tag, type_in};
use crate::model::{RecordId, TypeId};
use crate::workbench::form::Form;
use crate::workbench::selection::TextSelection;

/// A workbench with the figures "over 130" and "Two", and the mentions of the town and the
/// ministry.
fn tagged() -> Workbench {
    let mut bench = reading();
    for number in ["over 130", "Two"] {
        select(&mut bench, number);
        bench.perform(Act::Run(Command::Figure));
        bench.perform(Act::SaveForm);
        assert_eq!(bench.form(), None, "{number}");
    }
    tag(&mut bench, "Northtown", "place");
    tag(&mut bench, "ministry", "organisation");
    bench.perform(Act::Choose(None));
    bench
}

/// The words of what is chosen, as the reader is asked to show them.
fn shown(bench: &Workbench) -> Option<&str> {
    bench.selection().chosen.as_ref()?;
    bench.selection().reveal?.span.of(&bench.document()?.text)
}

#[test]
fn figures_are_walked_through_in_the_order_of_the_text_and_around() {
    let mut bench = tagged();
    for (command, words) in [
        (Command::NextFigure, "over 130"),
        (Command::NextFigure, "Two"),
        (Command::NextFigure, "over 130"),
        (Command::PreviousFigure, "Two"),
        (Command::PreviousFigure, "over 130"),
    ] {
        bench.perform(Act::Run(command));
        assert_eq!(shown(&bench), Some(words), "{command:?}");
    }
    let mut empty = reading();
    empty.perform(Act::Run(Command::NextFigure));
    assert_eq!(empty.selection().chosen, None);
}

#[test]
fn marks_are_walked_through_whatever_they_are() {
    let mut bench = tagged();
    let mut seen = Vec::new();
    for _ in 0..7 {
        bench.perform(Act::Run(Command::NextMark));
        seen.push(
            shown(&bench)
                .unwrap_or_default()
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned(),
        );
    }
    assert_eq!(seen, ["A", "Northtown", "over", "ministry", "Two", "Two", "A"]);
    bench.perform(Act::Run(Command::PreviousMark));
    assert!(matches!(bench.selection().chosen, Some(RecordId::Claim(_) | RecordId::Figure(_))));
}

#[test]
fn an_entity_is_shown_where_it_is_mentioned_here_first() {
    let mut bench = tagged();
    let town = bench.workspace().entities.values().find(|e| e.name == "Northtown").unwrap().id;
    bench.perform(Act::Reveal(town.into()));
    assert_eq!(shown(&bench), Some("Northtown"));
    let document = bench.document().unwrap().id;
    bench.perform(Act::Paste("Another article.\n".to_owned()));
    assert_ne!(bench.document().unwrap().id, document);
    bench.perform(Act::Reveal(town.into()));
    assert_eq!(bench.document().unwrap().id, document, "it is mentioned nowhere else");
}

#[test]
fn a_form_brings_the_document_that_it_is_about() {
    let mut bench = tagged();
    let figure = *bench.workspace().figures.keys().next().unwrap();
    let document = bench.document().unwrap().id;
    bench.perform(Act::Paste("Another article.\n".to_owned()));
    bench.perform(Act::Run(Command::ShowTrends));
    bench.perform(Act::ShowScope(Scope::Workspace));
    bench.perform(Act::Change(figure.into()));
    assert_eq!(bench.document().unwrap().id, document);
    assert_eq!(bench.view(), View::Read);
}

#[test]
fn documents_are_walked_through_and_around() {
    let mut bench = reading();
    bench.perform(Act::Paste("Another article.\n".to_owned()));
    let ids: Vec<_> = bench.workspace().documents.keys().copied().collect();
    let here = |bench: &Workbench| bench.selection().document;
    assert_eq!(here(&bench), Some(ids[1]), "the new one is shown");
    bench.perform(Act::Run(Command::NextDocument));
    assert_eq!(here(&bench), Some(ids[0]));
    bench.perform(Act::Run(Command::PreviousDocument));
    assert_eq!(here(&bench), Some(ids[1]));
    bench.perform(Act::Paste(ARTICLE.to_owned()));
    assert_eq!(here(&bench), Some(ids[0]), "the article is known, and shown");
    assert!(last_notice(&bench).contains("in the workspace already"));
    assert_eq!(bench.workspace().documents.len(), 2);
}

#[test]
fn escape_closes_what_lies_on_top() {
    let mut bench = tagged();
    select(&mut bench, "children");
    bench.perform(Act::Run(Command::Claim));
    bench.perform(Act::Run(Command::NextFigure));
    select(&mut bench, "children");
    bench.perform(Act::Run(Command::Shortcuts));
    bench.perform(Act::Run(Command::Palette));
    let stand = |bench: &Workbench| {
        (
            bench.palette() == Palette::Open,
            bench.dialog().is_some(),
            bench.form().is_some(),
            bench.selection().text.is_some(),
            bench.selection().chosen.is_some(),
        )
    };
    assert_eq!(stand(&bench), (true, true, true, true, true));
    for expected in [
        (false, true, true, true, true),
        (false, false, true, true, true),
        (false, false, false, true, true),
        (false, false, false, false, true),
        (false, false, false, false, false),
        (false, false, false, false, false),
    ] {
        bench.perform(Act::Run(Command::Escape));
        assert_eq!(stand(&bench), expected);
    }
}

#[test]
fn copying_takes_the_selected_parts() {
    let mut bench = reading();
    bench.perform(Act::Run(Command::Copy));
    assert_eq!(bench.take_copied(), None);
    select(&mut bench, "over 130");
    let first = bench.selection().text.clone().unwrap().active();
    select(&mut bench, "children");
    let second = bench.selection().text.clone().unwrap();
    let both = TextSelection { parts: vec![first], ..second };
    bench.perform(Act::SelectText(Some(both)));
    bench.perform(Act::Run(Command::Copy));
    assert_eq!(bench.take_copied().as_deref(), Some("over 130 … children"));
    assert_eq!(bench.take_copied(), None, "it is handed over once");
}

#[test]
fn what_needs_a_selection_says_so() {
    let mut bench = reading();
    for act in [
        Act::TagAs(TypeId::new("person")),
        Act::Run(Command::Claim),
        Act::Run(Command::Figure),
        Act::Run(Command::Change),
    ] {
        bench.perform(Act::SelectText(Some(TextSelection::caret(3))));
        bench.perform(act.clone());
        assert_eq!(bench.form(), None);
        let notice = bench.notices().last().expect("a word of it");
        assert_eq!(notice.tone, Tone::Heed);
        bench.perform(Act::Dismiss(notice.serial));
        assert!(bench.notices().is_empty(), "{act:?}");
    }
}

#[test]
fn notices_make_room_and_errors_go_last() {
    let mut bench = reading();
    bench.receive(Outcome::Exported(Err("The first failure".to_owned())));
    for _ in 0..9 {
        bench.perform(Act::Run(Command::Redo));
    }
    let notices = bench.notices();
    assert_eq!(notices.len(), 4);
    assert_eq!(notices[0].text, "The first failure");
    assert!(notices.windows(2).all(|pair| pair[0].serial < pair[1].serial));
}

#[test]
fn a_job_that_breaks_says_so_and_nothing_waits_for_it() {
    let mut jobs = Jobs::new(std::sync::Arc::new(|| {}));
    jobs.start("Reading a file", |_| panic!("on purpose"));
    let outcome = jobs.wait(std::time::Duration::from_secs(30));
    assert!(matches!(outcome, Some(Outcome::Died(label)) if label == "Reading a file"));
    assert_eq!(jobs.running().count(), 0);
    let mut bench = reading();
    bench.receive(Outcome::Died("Reading a file".to_owned()));
    assert!(last_notice(&bench).contains("Your work is unchanged"));
}

#[test]
fn a_job_told_to_stop_knows_it() {
    let mut jobs = Jobs::new(std::sync::Arc::new(|| {}));
    jobs.start("Waiting", |handle| {
        handle.progress(1, 4);
        while !handle.is_cancelled() {
            std::thread::yield_now();
        }
        Outcome::Exported(Ok("stopped".to_owned()))
    });
    assert_eq!(jobs.running().next().map(|job| job.label.as_str()), Some("Waiting"));
    jobs.cancel_all();
    let outcome = jobs.wait(std::time::Duration::from_secs(30));
    assert!(matches!(outcome, Some(Outcome::Exported(Ok(words))) if words == "stopped"));
}

#[test]
fn settings_are_kept_between_starts_and_broken_ones_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let open = || Workbench::new(Start { settings_path: Some(path.clone()), ..start() });
    let mut bench = open();
    bench.perform(Act::Run(Command::ToggleLeft));
    bench.perform(Act::Run(Command::ReaderLarger));
    bench.perform(Act::Run(Command::ToggleTheme));
    let kept = bench.settings().clone();
    assert_eq!(kept.theme, Theme::Dark);
    assert!(!kept.left.shown.is_open() && kept.reader_zoom > 1.0);
    assert_eq!(open().settings(), &kept);
    std::fs::write(&path, "(theme: Purple").unwrap();
    let bench = open();
    assert_eq!(bench.settings(), &Settings::default());
    assert_eq!(bench.notices().len(), 1, "it is told");
}

#[test]
fn the_form_takes_the_words_selected_for_it() {
    let mut bench = reading();
    select(&mut bench, "killed over 130 people");
    bench.perform(Act::Run(Command::Claim));
    select(&mut bench, "Two of the dead were children");
    bench.perform(Act::AddSpanToForm);
    assert_eq!(bench.selection().text, None);
    bench.perform(Act::SaveForm);
    let claim = bench.workspace().claims.values().next().unwrap();
    assert_eq!(claim.anchors.len(), 2);

    bench.perform(Act::Run(Command::Figure));
    select(&mut bench, "over 130");
    bench.perform(Act::AddSpanToForm);
    type_in(&mut bench, |form| {
        let Form::Figure(form) = form else { panic!("no figure") };
        assert_eq!((form.amount.as_str(), form.low.as_str()), ("over 130", "130"));
    });
    bench.perform(Act::SaveForm);
    let figure = bench.workspace().figures.values().next().unwrap();
    assert_eq!(figure.number.as_ref().unwrap().quote, "over 130");
    assert!(!matches!(bench.dialog(), Some(Dialog::Trouble(_))));
}
