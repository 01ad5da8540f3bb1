//! A log read back: whole, torn, damaged, foreign, hostile; and one that cannot be written.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::entry::{self, FORMAT};
use super::read::{Reading, Tail, read_bytes};
use super::*;
use crate::edit::Change;
use crate::model::examples::Example;
use crate::model::{Entity, EntityId, TypeId};

/// A workspace file with a log beside it.
struct Desk {
    folder: tempfile::TempDir,
    start: Workspace,
    now: Workspace,
    hash: blake3::Hash,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let start = Example::new().workspace;
        let hash = blake3::hash(b"the file");
        Self { folder, now: start.clone(), start, hash }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("work.ron")
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("work.ron.log")
    }

    fn restore(&self) -> Restored {
        restore(&self.file(), self.start.clone(), &self.hash)
    }

    /// Adds an entity of this name.
    fn add(&mut self, log: &mut Log, name: &str) {
        let id = EntityId(uuid::Uuid::from_u128(self.now.entities.len() as u128 + 7000));
        let entity = Entity { name: name.to_owned(), ..blank(id) };
        let edit = Change::new(&self.now, format!("Add {name}")).put(entity).finish();
        edit.apply(&mut self.now).unwrap();
        log.record(Step::Edit(Arc::new(edit)), "MO", 1_712_068_320_000);
    }

    /// A log with these additions, written to its end.
    fn with(names: &[&str]) -> Self {
        let mut desk = Self::new();
        let mut log = Log::resume(desk.restore().log.unwrap());
        for name in names {
            desk.add(&mut log, name);
        }
        log.pen().flush().unwrap();
        drop(log);
        desk
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.log()).unwrap()
    }

    fn put(&self, bytes: &[u8]) {
        fs::write(self.log(), bytes).unwrap();
    }

    /// The names in the folder.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn blank(id: EntityId) -> Entity {
    let example = Example::new().workspace;
    let known = example.entities.values().find(|entity| entity.kind == TypeId::new("person"));
    let known = known.or_else(|| example.entities.values().next()).unwrap();
    Entity { id, ..Entity::clone(known) }
}

fn lines(reading: &Reading) -> usize {
    reading.lines.len()
}

#[test]
fn a_log_is_lines_of_a_checksum_and_an_entry() {
    let desk = Desk::with(&["نَصّ\n\"quoted\"", "two"]);
    let text = String::from_utf8(desk.bytes()).unwrap();
    let bodies: Vec<&str> = text.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    let head =
        format!("Log(format: \"{FORMAT}\", version: 1, base: \"{}\")", desk.hash.to_hex().as_str());
    assert_eq!(bodies.len(), 3);
    assert_eq!(bodies[0], head);
    let first =
        "Edit(time: 1712068320000, annotator: \"MO\", edit: (label: \"Add نَصّ\\n\\\"quoted\\\"\"";
    assert!(bodies[1].starts_with(first), "{}", bodies[1]);
    let restored = desk.restore();
    assert_eq!((&restored.workspace, restored.recovered()), (&desk.now, 2));
    assert!(restored.told.is_empty());
}

#[test]
fn a_log_cut_anywhere_gives_every_whole_line_and_goes_on() {
    let desk = Desk::with(&["one", "two", "three"]);
    let bytes = desk.bytes();
    let ends: Vec<usize> = memchr::memchr_iter(b'\n', &bytes).collect();
    for cut in 0..bytes.len() {
        let reading = read_bytes(&bytes[..cut]);
        let whole = ends.iter().filter(|end| **end < cut).count();
        assert_eq!(lines(&reading), whole, "cut at {cut}");
        assert!(matches!(reading.tail, Tail::Nothing | Tail::Torn), "{cut}: {:?}", reading.tail);
    }
    let mut padded = bytes.clone();
    padded.extend([0; 5000]);
    assert_eq!((lines(&read_bytes(&padded)), read_bytes(&padded).tail), (4, Tail::Torn));
    for cut in [0, 9, ends[0] + 1, ends[1] + 30, bytes.len() - 1] {
        let mut desk = Desk { now: desk.start.clone(), ..Desk::new() };
        desk.put(&bytes[..cut]);
        let restored = desk.restore();
        assert!(restored.told.is_empty(), "{:?}", restored.told);
        let before = restored.recovered();
        desk.now = restored.workspace;
        let mut log = Log::resume(restored.log.unwrap());
        desk.add(&mut log, "after");
        drop(log);
        let again = desk.restore();
        assert_eq!((&again.workspace, again.recovered()), (&desk.now, before + 1), "{cut}");
        assert_eq!(desk.names(), ["work.ron.log"]);
    }
}

#[test]
fn a_changed_byte_ends_what_is_believed_and_nothing_is_thrown_away() {
    let desk = Desk::with(&["one", "two", "three"]);
    let bytes = desk.bytes();
    for at in 0..bytes.len() {
        let mut wrong = bytes.clone();
        wrong[at] ^= 1;
        let reading = read_bytes(&wrong);
        let before = memchr::memchr_iter(b'\n', &bytes[..at]).count();
        assert_eq!(lines(&reading), before, "byte {at}");
        // The last line without its ending looks like one that was never finished.
        let is_torn = at + 1 == bytes.len();
        assert_eq!(reading.tail == Tail::Torn, is_torn, "byte {at}: {:?}", reading.tail);
    }
    let mut wrong = bytes.clone();
    let third = memchr::memchr_iter(b'\n', &bytes).nth(1).unwrap() + 40;
    wrong[third] = b'#';
    desk.put(&wrong);
    let restored = desk.restore();
    assert_eq!(restored.recovered(), 1);
    let told = &restored.told[0];
    assert!(
        told.contains("damaged at line 3") && told.contains("work.ron.log.damaged-1"),
        "{told}"
    );
    assert_eq!(fs::read(desk.folder.path().join("work.ron.log.damaged-1")).unwrap(), wrong);
    assert!(desk.restore().told.is_empty(), "told once, and cut");
}

#[test]
fn a_line_taken_out_repeated_or_moved_is_noticed() {
    let desk = Desk::with(&["one", "two", "three"]);
    let text = String::from_utf8(desk.bytes()).unwrap();
    let all: Vec<&str> = text.split_inclusive('\n').collect();
    for order in [[0, 2, 3, 3], [0, 1, 1, 2], [0, 2, 1, 3], [1, 0, 2, 3]] {
        let shuffled: String = order.iter().map(|line| all[*line]).collect();
        let reading = read_bytes(shuffled.as_bytes());
        assert!(matches!(reading.tail, Tail::Damaged { .. }), "{order:?}");
        assert!(lines(&reading) < 4, "{order:?}");
    }
}

/// A log of these entries, rightly chained.
fn chained(entries: &[Entry]) -> String {
    let mut text = String::new();
    let mut sum = Sum::default();
    for one in entries {
        sum = entry::push(one, sum, &mut text).unwrap();
    }
    text
}

#[test]
fn a_log_of_another_file_program_or_version_is_set_aside() {
    let base = || Some(Desk::new().hash.to_hex().to_string());
    let head =
        |format: &str, version, base| Entry::Log { format: format.to_owned(), version, base };
    for (text, words) in [
        (chained(&[head(FORMAT, 1, Some("00".repeat(32)))]), "changed by another program"),
        (chained(&[head(FORMAT, 2, base())]), "a newer version of Attest"),
        (chained(&[head("another log", 1, base())]), "damaged at line 1"),
        (chained(&[Entry::Left]), "damaged at line 1"),
        ("Scene(objects: [])\n".to_owned(), "damaged at line 1"),
        ("\u{FEFF}something else".to_owned(), "damaged at line 1"),
    ] {
        let desk = Desk::new();
        desk.put(text.as_bytes());
        let restored = desk.restore();
        assert_eq!((&restored.workspace, restored.recovered()), (&desk.start, 0));
        assert!(restored.told[0].contains(words), "{text}: {:?}", restored.told);
        assert!(restored.log.is_some());
        let [kept] = desk.names().try_into().unwrap();
        assert!(kept.starts_with("work.ron.log."), "{kept}");
        assert_eq!(fs::read_to_string(desk.folder.path().join(kept)).unwrap(), text);
    }
}

#[test]
fn lines_that_are_rightly_summed_and_make_no_sense_are_not_followed() {
    let desk = Desk::new();
    let base = Some(desk.hash.to_hex().to_string());
    let head = Entry::Log { format: FORMAT.to_owned(), version: 1, base };
    let annotator = String::new;
    let wild = |steps| Entry::Saved { hash: desk.hash.to_hex().to_string(), steps };
    for (entries, told) in [
        (
            vec![head.clone(), Entry::Undo { time: 0, annotator: annotator() }],
            "nothing that it could",
        ),
        (
            vec![head.clone(), Entry::Redo { time: 0, annotator: annotator() }],
            "nothing that it could",
        ),
        (vec![head.clone(), wild(u64::MAX)], "changed by another"),
        (vec![head.clone(), head.clone()], "damaged at line 2"),
    ] {
        desk.put(chained(&entries).as_bytes());
        let restored = desk.restore();
        assert_eq!((&restored.workspace, restored.recovered()), (&desk.start, 0));
        assert!(restored.told[0].contains(told), "{:?}", restored.told);
        fs::remove_file(desk.log()).ok();
    }
    // An edit that the workspace refuses, among good ones.
    let mut other = Desk::with(&["one", "two"]);
    other.start = other.now.clone();
    let restored = other.restore();
    assert_eq!(restored.recovered(), 0);
    assert!(restored.told[0].contains("has changed meanwhile"), "{:?}", restored.told);
    assert!(restored.told[0].contains("damaged-1"));
}

#[test]
fn what_cannot_be_written_is_told_kept_and_written_when_it_can_be() {
    let mut desk = Desk::new();
    let mut log = Log::resume(desk.restore().log.unwrap());
    // The folder is gone, as that of a disk that was unplugged.
    fs::remove_dir(desk.folder.path()).unwrap();
    desk.add(&mut log, "one");
    assert!(log.pen().flush().is_err());
    assert!(log.trouble().unwrap().contains("save often"));
    fs::create_dir(desk.folder.path()).unwrap();
    desk.add(&mut log, "two");
    log.pen().flush().unwrap();
    assert_eq!(log.trouble(), None);
    drop(log);
    assert_eq!(desk.restore().workspace, desk.now);
}

#[test]
fn a_log_that_stands_where_a_new_one_is_made_is_set_aside() {
    let mut desk = Desk::new();
    let mut log = Log::resume(Continued::fresh(&desk.file(), &desk.hash));
    desk.put(b"somebody's");
    desk.add(&mut log, "one");
    drop(log);
    assert_eq!(desk.names(), ["work.ron.log", "work.ron.log.foreign-1"]);
    assert_eq!(desk.restore().workspace, desk.now);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_workspace_has_the_log_of_its_file() {
    let desk = Desk::new();
    let link = desk.folder.path().join("link.ron");
    assert!(path_of(&desk.file()).ends_with("work.ron.log"), "before there is a file");
    let before = path_of(&desk.file());
    fs::write(desk.file(), "x").unwrap();
    std::os::unix::fs::symlink(desk.file(), &link).unwrap();
    assert_eq!((path_of(&link), path_of(&desk.file())), (before.clone(), before));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes: Vec<u8>) {
        let reading = read_bytes(&bytes);
        prop_assert_eq!(lines(&reading), 0);
        prop_assert_eq!(reading.tail == Tail::Nothing, bytes.is_empty());
    }

    #[test]
    fn rightly_summed_words_make_it_neither_panic_nor_believe(words in "[()\\[\\]{}:,\"A-Za-z0-9 #]{0,200}") {
        let mut text = String::new();
        let sum = entry::push(&Entry::Left, Sum::default(), &mut text).unwrap();
        prop_assert!(entry::verify(text.trim_end().as_bytes(), Sum::default()).unwrap().1 == sum);
        drop(entry::parse(&words));
        drop(entry::parse(&"(".repeat(words.len() * 500)));
    }
}
