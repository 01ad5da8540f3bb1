//! No work is lost to a late outcome, a bad file, a second window or a name that is taken.

use super::super::notice::{Answer, Dialog};
use super::super::outcome::Outcome;
use super::super::session::{Access, Writing};
use super::super::{Act, Command};
use super::place::{Place, read};
use super::{ARTICLE, last_notice, select, tag};
use crate::io::lock::Lock;
use crate::model::TypeId;

#[test]
fn what_is_done_while_a_file_is_written_is_not_in_it() {
    for (undo, entities) in [(false, 2), (true, 1)] {
        let mut place = Place::saved();
        tag(&mut place.bench, "ministry", "organisation");
        place.bench.perform(Act::Run(Command::Save));
        assert_eq!(place.bench.session().file.writing, Writing::Saving);
        if undo {
            place.bench.perform(Act::Run(Command::Undo));
        }
        tag(&mut place.bench, "children", "person");
        place.bench.settle();
        assert!(place.unsaved().is_some(), "undone before: {undo}");
        assert_eq!(read(&place.path("work.ron")).entities.len(), 2);
        assert_eq!(place.entities(), entities + 1);
    }
}

#[test]
fn a_save_that_ends_after_another_workspace_came_leaves_that_alone() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    place.bench.perform(Act::Run(Command::Save));
    place.bench.perform(Act::Run(Command::NewWorkspace));
    assert!(place.asks());
    place.answer(Answer::Discard);
    assert!(place.bench.workspace().documents.is_empty());
    assert_eq!(place.file(), None, "the new workspace has no file yet");
    assert_eq!(place.bench.session().file.saved_at, None);
    assert_eq!(read(&place.path("work.ron")).entities.len(), 2, "what was asked for was written");
}

#[test]
fn work_done_while_a_workspace_is_read_is_asked_about() {
    let mut place = Place::saved();
    let path = place.path("work.ron");
    place.run(Command::NewWorkspace);
    place.bench.perform(Act::Open(vec![path]));
    place.bench.perform(Act::Paste(ARTICLE.to_owned()));
    place.bench.settle();
    assert!(place.asks(), "the article would be lost");
    assert_eq!(place.file(), None);
    place.answer(Answer::Discard);
    assert_eq!(place.entities(), 1, "now the workspace is open");
    assert_eq!(place.unsaved(), None);
}

#[test]
fn work_let_go_for_a_file_dialog_is_not_asked_about_twice_and_new_work_is() {
    for (work_goes_on, asks) in [(false, false), (true, true)] {
        let mut place = Place::saved();
        let path = place.path("work.ron");
        place.run(Command::NewWorkspace);
        place.bench.perform(Act::Paste(ARTICLE.to_owned()));
        place.bench.perform(Act::Run(Command::OpenWorkspace));
        assert!(place.asks());
        place.bench.perform(Act::Answer(Answer::Discard));
        if work_goes_on {
            tag(&mut place.bench, "Northtown", "place");
        }
        place.bench.settle();
        // No dialog could be shown: the window asks for the path itself.
        place.bench.perform(Act::Answer(Answer::Typed(path.display().to_string())));
        place.answer(Answer::Accept);
        assert_eq!(place.asks(), asks, "work went on: {work_goes_on}");
        assert_eq!(place.file().is_some(), !asks);
    }
}

#[test]
fn articles_given_with_a_workspace_are_added_to_it() {
    let mut place = Place::saved();
    let path = place.path("work.ron");
    let article = place.path("second.txt");
    std::fs::write(&article, "Another article.\n\nIt has two paragraphs.\n").unwrap();
    place.run(Command::NewWorkspace);
    place.bench.perform(Act::Open(vec![article.clone(), path.clone()]));
    place.bench.settle();
    assert_eq!(place.file(), Some(path.as_path()));
    assert_eq!(place.bench.workspace().documents.len(), 2);
    assert_eq!(place.unsaved(), Some(1));

    let mut place = Place::new(&[]);
    std::fs::write(&article, "Another article.\n").unwrap();
    let wrong = place.path("wrong.ron");
    std::fs::write(&wrong, "not a workspace").unwrap();
    place.bench.perform(Act::Open(vec![wrong, article]));
    place.answer(Answer::Discard);
    assert_eq!(place.bench.workspace().documents.len(), 1, "it was meant for the other workspace");
    assert!(last_notice(&place.bench).contains("No article was added"));
}

#[test]
fn an_article_read_too_late_is_not_put_into_another_workspace() {
    let mut place = Place::saved();
    let article = place.path("second.txt");
    std::fs::write(&article, "Another article.\n").unwrap();
    place.bench.perform(Act::Open(vec![article]));
    place.bench.perform(Act::Run(Command::NewWorkspace));
    place.bench.settle();
    assert!(place.bench.workspace().documents.is_empty());
    assert!(last_notice(&place.bench).contains("Add them again"));
}

#[test]
fn a_workspace_that_this_window_holds_can_be_opened_anew() {
    let mut place = Place::saved();
    let path = place.path("work.ron");
    for _ in 0..2 {
        place.bench.perform(Act::Open(vec![path.clone()]));
        place.bench.settle();
        assert_eq!(place.bench.session().file.access, Access::Write);
        assert!(Lock::acquire(&path).is_err(), "it is still held");
    }
    tag(&mut place.bench, "ministry", "organisation");
    place.run(Command::Save);
    assert_eq!(place.unsaved(), None);
    assert_eq!(read(&path).entities.len(), 2);
}

#[test]
fn a_workspace_open_elsewhere_is_for_reading_until_it_is_saved_as_another() {
    let mut place = Place::saved();
    let path = place.path("work.ron");
    place.run(Command::NewWorkspace);
    let other_window = Lock::acquire(&path).unwrap();
    place.bench.perform(Act::Open(vec![path.clone()]));
    place.bench.settle();
    assert!(matches!(&place.bench.session().file.access, Access::ReadOnly(_)));
    assert!(last_notice(&place.bench).contains("open in another window"));
    let bytes = std::fs::read(&path).unwrap();

    select(&mut place.bench, "ministry");
    place.bench.perform(Act::TagAs(TypeId::new("organisation")));
    place.bench.perform(Act::SaveForm);
    assert_eq!(place.entities(), 1);
    assert!(place.bench.form().is_some(), "what was typed stays");
    assert!(last_notice(&place.bench).contains("Nothing was changed"));

    place.run(Command::Save);
    let Some(Dialog::Path { .. }) = place.bench.dialog() else { panic!("no name is asked for") };
    place.bench.perform(Act::Answer(Answer::Typed(path.display().to_string())));
    place.answer(Answer::Accept);
    place.run(Command::SaveAs);
    let copy = place.path("copy").display().to_string();
    place.bench.perform(Act::Answer(Answer::Typed(copy)));
    place.answer(Answer::Accept);
    assert_eq!(place.file(), Some(place.path("copy.ron").as_path()));
    assert_eq!(place.bench.session().file.access, Access::Write);
    place.bench.perform(Act::SaveForm);
    assert_eq!(place.entities(), 2);
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "the other window's file is as it was");
    drop(other_window);
}

#[test]
fn a_wrong_file_leaves_the_open_workspace_as_it_is() {
    let mut place = Place::saved();
    let before = place.bench.workspace().clone();
    let path = place.path("work.ron");
    let good = std::fs::read(&path).unwrap();
    for (name, bytes) in [
        ("empty.ron", &b""[..]),
        ("foreign.ron", b"Scene(objects: [])"),
        ("binary.ron", b"\x00\x01\x02\xFF\xFE"),
        ("cut.ron", &good[..good.len() / 2]),
    ] {
        let wrong = place.path(name);
        std::fs::write(&wrong, bytes).unwrap();
        place.bench.perform(Act::Open(vec![wrong.clone()]));
        place.bench.settle();
        let Some(Dialog::Trouble(trouble)) = place.bench.dialog() else { panic!("{name}") };
        assert_eq!(trouble.title, format!("{name} could not be opened"));
        assert!(!trouble.text.is_empty(), "{name}");
        place.answer(Answer::Cancel);
        assert_eq!(place.bench.workspace(), &before);
        assert_eq!(place.file(), Some(path.as_path()));
        assert_eq!(std::fs::read(&wrong).unwrap(), bytes, "{name} is untouched");
    }
    place.bench.perform(Act::Open(vec![place.path("gone.ron")]));
    place.bench.settle();
    assert!(matches!(place.bench.dialog(), Some(Dialog::Trouble(_))));
    assert_eq!(place.bench.workspace(), &before);
}

#[test]
fn a_save_that_dies_can_be_repeated() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    place.bench.session.file.writing = Writing::Saving;
    place.bench.receive(Outcome::Died("Saving work.ron".to_owned()));
    assert!(matches!(place.bench.session().file.writing, Writing::Failed(_)));
    place.run(Command::Save);
    assert_eq!(place.unsaved(), None);
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    let mut place = Place::saved();
    let path = place.path("work.ron");
    let mut theirs = std::fs::read(&path).unwrap();
    theirs.extend_from_slice(b"// checked by a colleague\n");
    std::fs::write(&path, &theirs).unwrap();
    tag(&mut place.bench, "ministry", "organisation");
    place.run(Command::Save);
    let Some(Dialog::Trouble(trouble)) = place.bench.dialog() else { panic!("no word of it") };
    assert!(trouble.text.contains("changed on disk"), "{}", trouble.text);
    assert_eq!(std::fs::read(&path).unwrap(), theirs);
    assert_eq!(place.unsaved(), Some(1));
}

#[test]
fn a_name_that_is_taken_is_asked_about() {
    let mut place = Place::saved();
    let work = std::fs::read(place.path("work.ron")).unwrap();
    place.run(Command::NewWorkspace);
    place.bench.perform(Act::Paste(ARTICLE.to_owned()));
    place.run(Command::Save);
    for typed in ["work.ron", "work"] {
        let typed = place.path(typed).display().to_string();
        place.bench.perform(Act::Answer(Answer::Typed(typed)));
        place.answer(Answer::Accept);
        let Some(Dialog::Path { problem: Some(problem), .. }) = place.bench.dialog() else {
            panic!("it was not asked about")
        };
        assert!(problem.contains("work.ron is there already"), "{problem}");
        assert_eq!(std::fs::read(place.path("work.ron")).unwrap(), work);
    }
    place.answer(Answer::Accept);
    assert_eq!(place.unsaved(), None, "asked and agreed");
    assert!(read(&place.path("work.ron")).entities.is_empty());
}

#[test]
fn an_export_asks_before_it_replaces_a_file() {
    let mut place = Place::saved();
    let path = place.path("figures.csv");
    std::fs::write(&path, "by hand").unwrap();
    place.run(Command::ExportFigures);
    place.bench.perform(Act::Answer(Answer::Typed(path.display().to_string())));
    place.answer(Answer::Accept);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "by hand");
    place.answer(Answer::Accept);
    assert_ne!(std::fs::read_to_string(&path).unwrap(), "by hand");
}

#[test]
fn a_file_dialog_that_gave_no_ending_is_asked_about_the_name_with_it() {
    let mut place = Place::new(&[Some("moscow.v2"), Some("moscow.v2")]);
    place.run(Command::Save);
    assert_eq!(place.file(), Some(place.path("moscow.v2.ron").as_path()));
    place.run(Command::NewWorkspace);
    place.bench.perform(Act::Paste(ARTICLE.to_owned()));
    place.run(Command::Save);
    assert!(matches!(place.bench.dialog(), Some(Dialog::Path { problem: Some(_), .. })));
}
