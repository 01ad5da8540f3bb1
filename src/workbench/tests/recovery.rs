//! Whatever ends the program, the next start has all the work, and undo reaches back beyond it.

use super::super::notice::Answer;
use super::super::session::Access;
use super::super::{Act, Closing, Command};
use super::place::{Place, read};
use super::{last_notice, tag};
use crate::io::lock::Lock;

/// What the notices say, in one string.
fn told(place: &Place) -> String {
    let texts: Vec<&str> =
        place.bench.notices().iter().map(|notice| notice.text.as_str()).collect();
    texts.join("\n")
}

#[test]
fn edits_after_the_last_save_come_back_after_a_crash() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    tag(&mut place.bench, "children", "person");
    let before = place.bench.workspace().clone();
    let file = std::fs::read(place.path("work.ron")).unwrap();
    for _ in 0..2 {
        place.restart_on("work.ron");
        assert_eq!(place.bench.workspace(), &before);
        assert_eq!((place.unsaved(), place.bench.session().recovered), (Some(2), Some(2)));
        assert_eq!(last_notice(&place.bench), "Recovered 2 edits made after the last save");
        assert_eq!(
            std::fs::read(place.path("work.ron")).unwrap(),
            file,
            "nothing is saved unasked"
        );
    }
    place.run(Command::Save);
    place.restart_on("work.ron");
    assert_eq!(place.bench.workspace(), &before);
    assert_eq!((place.unsaved(), place.bench.session().recovered), (None, None));
    assert_eq!(told(&place), "");
}

#[test]
fn undo_and_redo_reach_back_beyond_the_start() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    tag(&mut place.bench, "children", "person");
    place.run(Command::Undo);
    place.run(Command::Save);
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (2, None));
    place.run(Command::Redo);
    assert_eq!(place.entities(), 3);
    place.run(Command::Undo);
    assert_eq!(place.unsaved(), None, "back at the file");
    for left in [1, 0] {
        place.run(Command::Undo);
        assert_eq!(place.entities(), left);
    }
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (0, Some(2)), "undone, and not saved");
    place.run(Command::Undo);
    assert!(place.bench.workspace().documents.is_empty(), "the pasted article is an edit too");
    place.run(Command::Undo);
    assert_eq!(last_notice(&place.bench), "Nothing to undo");
    place.run(Command::Revert);
    assert_eq!((place.entities(), place.unsaved()), (2, None));
}

#[test]
fn the_recovered_edits_can_be_let_go() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    place.restart_on("work.ron");
    assert_eq!(place.bench.notices().last().unwrap().action, Some(Command::Revert));
    place.run(Command::Revert);
    assert_eq!((place.entities(), place.unsaved()), (1, None));
    place.restart_on("work.ron");
    assert_eq!(
        (place.entities(), place.unsaved()),
        (1, None),
        "they do not come back by themselves"
    );
    place.run(Command::Redo);
    assert_eq!(place.entities(), 2, "and are not lost");
}

#[test]
fn what_is_closed_without_saving_is_offered_at_the_next_start() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    place.bench.perform(Act::Close);
    assert!(place.bench.is_logged());
    place.answer(Answer::Discard);
    assert_eq!(place.bench.closing(), Closing::Now);
    place.restart_on("work.ron");
    assert_eq!(place.unsaved(), Some(1));
    assert!(last_notice(&place.bench).starts_with("Recovered 1 edit "));
}

#[test]
fn unnamed_work_comes_back_and_goes_when_it_has_a_name() {
    let mut place = Place::new(&[]);
    tag(&mut place.bench, "Northtown", "place");
    let before = place.bench.workspace().clone();
    place.restart();
    assert_eq!(place.bench.workspace(), &before);
    assert_eq!(place.file(), None);
    assert_eq!(last_notice(&place.bench), "Recovered 2 edits of work without a name");
    tag(&mut place.bench, "ministry", "organisation");
    place.restart();
    assert_eq!((place.entities(), place.unsaved()), (2, Some(3)));
    let path = place.path("work.ron").display().to_string();
    place.run(Command::Save);
    place.bench.perform(Act::Answer(Answer::Typed(path)));
    place.answer(Answer::Accept);
    assert_eq!(read(&place.path("work.ron")).entities.len(), 2);
    tag(&mut place.bench, "children", "person");
    place.restart();
    assert!(place.bench.session().is_blank(), "{}", told(&place));
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (3, Some(1)));
    for _ in 0..4 {
        place.run(Command::Undo);
    }
    assert!(place.bench.workspace().documents.is_empty(), "undo goes back to the beginning");
}

#[test]
fn every_piece_of_unnamed_work_comes_back_the_last_one_first() {
    let mut place = Place::new(&[]);
    place.run(Command::NewWorkspace);
    place.answer(Answer::Discard);
    place.bench.perform(Act::Paste("Another article.\n\nIt is short.\n".to_owned()));
    place.restart();
    assert!(told(&place).contains("1 more unsaved"), "{}", told(&place));
    let text = |place: &Place| place.bench.document().unwrap().text.to_string();
    assert!(text(&place).starts_with("Another"));
    place.run(Command::Revert);
    place.restart();
    assert!(text(&place).contains("Harbour Post"));
    assert!(!told(&place).contains("more unsaved"));
}

#[test]
fn a_file_that_another_program_changed_is_opened_as_it_is() {
    let mut place = Place::saved();
    let path = place.path("work.ron");
    tag(&mut place.bench, "ministry", "organisation");
    place.restart();
    let mut theirs = std::fs::read(&path).unwrap();
    theirs.extend_from_slice(b"// checked by a colleague\n");
    std::fs::write(&path, &theirs).unwrap();
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (1, None));
    assert!(told(&place).contains("changed by another program"), "{}", told(&place));
    assert_eq!(place.names("work.ron.log"), ["work.ron.log.foreign-1"]);
    tag(&mut place.bench, "children", "person");
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (2, Some(1)), "a new log was begun");
}

#[test]
fn a_damaged_log_gives_what_stands_before_the_damage_and_is_kept() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    tag(&mut place.bench, "children", "person");
    place.restart();
    let log = place.path("work.ron.log");
    let mut bytes = std::fs::read(&log).unwrap();
    let lines: Vec<usize> = memchr::memchr_iter(b'\n', &bytes).collect();
    let [.., middle, _, _] = lines.as_slice() else { panic!("{lines:?}") };
    bytes[middle - 5] ^= 1;
    std::fs::write(&log, &bytes).unwrap();
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (1, None));
    assert!(told(&place).contains("damaged at line"), "{}", told(&place));
    assert_eq!(std::fs::read(place.path("work.ron.log.damaged-1")).unwrap(), bytes);
    tag(&mut place.bench, "ministry", "organisation");
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (2, Some(1)), "the log goes on");
    assert_eq!(place.names("work.ron.log").len(), 2);
}

#[test]
fn who_may_only_read_writes_no_log_and_touches_none() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    place.restart();
    let log = std::fs::read(place.path("work.ron.log")).unwrap();
    let other_window = Lock::acquire(&place.path("work.ron")).unwrap();
    place.restart_on("work.ron");
    assert!(matches!(place.bench.session().file.access, Access::ReadOnly(_)));
    assert_eq!((place.entities(), place.bench.is_logged()), (1, false));
    drop(other_window);
    place.restart_on("work.ron");
    assert_eq!(place.unsaved(), Some(1));
    assert_eq!(std::fs::read(place.path("work.ron.log")).unwrap(), log);
}

#[test]
fn a_copy_takes_the_history_along_and_the_old_file_is_as_it_was() {
    let mut place = Place::new(&[Some("work.ron"), Some("copy.ron")]);
    tag(&mut place.bench, "Northtown", "place");
    place.run(Command::Save);
    tag(&mut place.bench, "ministry", "organisation");
    place.run(Command::SaveAs);
    assert_eq!(place.file(), Some(place.path("copy.ron").as_path()));
    tag(&mut place.bench, "children", "person");
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (1, None), "{}", told(&place));
    place.run(Command::Undo);
    assert_eq!(place.entities(), 0);
    place.restart_on("copy.ron");
    assert_eq!((place.entities(), place.unsaved()), (3, Some(1)));
    for _ in 0..3 {
        place.run(Command::Undo);
    }
    assert_eq!(place.entities(), 0);
}

#[test]
fn a_save_that_failed_and_one_that_was_cut_short_leave_the_log_right() {
    let mut place = Place::saved();
    let path = place.path("work.ron");
    tag(&mut place.bench, "ministry", "organisation");
    let good = std::fs::read(&path).unwrap();
    // Announced, and never written.
    let log = place.bench.session().log.as_ref().unwrap();
    log.pen().saving(&blake3::hash(b"never written"), log.steps()).unwrap();
    tag(&mut place.bench, "children", "person");
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (3, Some(2)));
    // Announced and written, and no more: all but the last line of the log.
    place.run(Command::Save);
    place.restart();
    let log = std::fs::read_to_string(place.path("work.ron.log")).unwrap();
    let (lines, last) = log.trim_end().rsplit_once('\n').unwrap();
    assert!(last.contains("Saved("));
    std::fs::write(place.path("work.ron.log"), format!("{lines}\n")).unwrap();
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (3, None), "{}", told(&place));
    place.restart();
    // An older state of the file, brought back by hand.
    std::fs::write(&path, good).unwrap();
    place.restart_on("work.ron");
    assert_eq!((place.entities(), read(&path).entities.len()), (1, 1));
    assert!(told(&place).contains("changed by another program"), "{}", told(&place));
}

#[test]
fn opening_its_own_file_anew_while_it_is_saved_loses_nothing() {
    let mut place = Place::saved();
    let path = place.path("work.ron");
    tag(&mut place.bench, "ministry", "organisation");
    place.bench.perform(Act::Run(Command::Save));
    tag(&mut place.bench, "children", "person");
    place.bench.perform(Act::Open(vec![path.clone()]));
    assert!(place.asks());
    place.answer(Answer::Discard);
    assert_eq!(read(&path).entities.len(), 2);
    assert_eq!((place.entities(), place.unsaved()), (3, Some(1)), "{}", told(&place));
    tag(&mut place.bench, "comment", "person");
    place.restart_on("work.ron");
    assert_eq!((place.entities(), place.unsaved()), (4, Some(2)));
}
