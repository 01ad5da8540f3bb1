//! Undo, redo, and where the file stands between them.

use super::super::{Change, Edit, History};
use crate::model::examples::Example;
use crate::model::{Figure, Workspace};

struct Desk {
    workspace: Workspace,
    history: History,
    toll: Figure,
}

impl Desk {
    fn new() -> Self {
        let example = Example::new();
        let toll = Figure::clone(&example.workspace.figures[&example.toll]);
        Self { workspace: example.workspace, history: History::opened(), toll }
    }

    fn note(&self, notes: &str) -> Edit {
        let noted = Figure { notes: notes.to_owned(), ..self.toll.clone() };
        Change::new(&self.workspace, format!("Note {notes}")).put(noted).finish()
    }

    /// Works off a line of orders: a digit notes it down, `u` undoes, `r` redoes, `s` saves.
    fn work(&mut self, orders: &str) {
        for order in orders.chars() {
            match order {
                'u' => drop(self.history.undo(&mut self.workspace).unwrap()),
                'r' => drop(self.history.redo(&mut self.workspace).unwrap()),
                's' => self.history.mark_saved(&self.history.position()),
                digit => {
                    let edit = self.note(&digit.to_string());
                    self.history.perform(&mut self.workspace, edit).unwrap();
                }
            }
        }
    }

    fn notes(&self) -> &str {
        &self.workspace.figures[&self.toll.id].notes
    }
}

#[test]
fn undo_and_redo_walk_one_line() {
    for (orders, notes, undo, redo) in [
        ("", "", None, None),
        ("u", "", None, None),
        ("r", "", None, None),
        ("12", "2", Some("Note 2"), None),
        ("12u", "1", Some("Note 1"), Some("Note 2")),
        ("12uu", "", None, Some("Note 1")),
        ("12uuu", "", None, Some("Note 1")),
        ("12uur", "1", Some("Note 1"), Some("Note 2")),
        ("12uurr", "2", Some("Note 2"), None),
        ("12u3", "3", Some("Note 3"), None),
        ("12u3r", "3", Some("Note 3"), None),
        ("12u3u", "1", Some("Note 1"), Some("Note 3")),
    ] {
        let mut desk = Desk::new();
        desk.work(orders);
        assert_eq!(desk.notes(), notes, "{orders}");
        assert_eq!(desk.history.undo_label(), undo, "{orders}");
        assert_eq!(desk.history.redo_label(), redo, "{orders}");
    }
}

#[test]
fn the_distance_to_the_file_is_known() {
    for (orders, unsaved) in [
        ("", None),
        ("1", Some(1)),
        ("12", Some(2)),
        ("1u", None),
        ("12s", None),
        ("12su", Some(1)),
        ("12sur", None),
        ("12s34", Some(2)),
        ("12su3", Some(2)),
        ("12su3u", Some(1)),
        ("12su3uu", Some(1)),
        ("12su3s", None),
        ("su", None),
    ] {
        let mut desk = Desk::new();
        desk.work(orders);
        assert_eq!(desk.history.unsaved(), unsaved, "{orders}");
    }
}

/// While a save runs, the analyst goes on; what was written is where it began.
#[test]
fn a_save_is_marked_where_it_began() {
    for (meanwhile, unsaved) in [
        ("", None),
        ("3", Some(1)),
        ("u", Some(1)),
        ("u3", Some(2)),
        ("uu3", Some(1)),
        ("ur", None),
    ] {
        let mut desk = Desk::new();
        desk.work("12");
        let begun = desk.history.position();
        desk.work(meanwhile);
        desk.history.mark_saved(&begun);
        assert_eq!(desk.history.unsaved(), unsaved, "12, saving, {meanwhile}, saved");
    }
}

#[test]
fn a_refused_edit_leaves_the_history_alone() {
    let mut desk = Desk::new();
    let stale = desk.note("9");
    desk.work("12u");
    assert!(desk.history.perform(&mut desk.workspace, stale).is_err());
    assert_eq!(desk.history.undo_label(), Some("Note 1"));
    assert_eq!(desk.history.redo_label(), Some("Note 2"));
    assert_eq!(desk.notes(), "1");
}
