//! Files on the disk: opened, saved, validated and left alone.

use std::fs;
use std::path::PathBuf;

use super::GOLDEN;
use super::sample::sample;
use crate::io::file::{Expect, Mode, WriteError};
use crate::io::workspace::{SaveError, Severity, What, open, save, validate};
use crate::model::check::ProblemKind;

#[test]
fn validation_lists_everything_in_the_order_of_the_file() {
    let text = GOLDEN
        .replace("best: 12", "best: 11")
        .replace("market\\r", "Market\\r")
        .replace("key: '3'", "key: '1'");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.ron");
    fs::write(&path, &text).unwrap();
    let problems = validate(&path).unwrap();
    let found: Vec<(usize, Severity)> =
        problems.iter().map(|p| (p.place.unwrap().line, p.what.severity())).collect();
    // The text that was changed is no longer what the mention's neighbours quote, which is only
    // context; the figure contradicts itself; the shared key alone would not keep the file shut.
    assert_eq!(
        found,
        [(16, Severity::Refused), (42, Severity::Noted), (63, Severity::Refused)],
        "{problems:#?}"
    );
    fs::write(&path, text.replace("low: 12", "low: x").replace("low: 3", "low: y")).unwrap();
    assert_eq!(validate(&path).unwrap().len(), 2);
    fs::write(&path, GOLDEN.replace("key: '3'", "key: '1'")).unwrap();
    let problem = validate(&path).unwrap().remove(0);
    let shown = problem.to_string();
    assert!(shown.contains("\n  42 | "), "{shown}");
    assert!(matches!(
        problem.what,
        What::Unsound { problem: ProblemKind::SharedKey { key: '1' }, .. }
    ));
    assert!(open(&path).is_ok());
    fs::write(&path, GOLDEN).unwrap();
    assert_eq!(validate(&path), Ok(Vec::new()));
    fs::write(&path, GOLDEN.split_at(900).0).unwrap();
    assert_eq!(validate(&path).unwrap_err(), open(&path).unwrap_err());
}

#[test]
fn opens_and_saves_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.ron");
    let first = save(&path, &sample(), Expect::New).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), GOLDEN);
    let opened = open(&path).unwrap();
    assert_eq!((&opened.workspace, &opened.stamp), (&sample(), &first.stamp));
    assert_eq!((opened.mode, first.bytes), (Mode::Writable, GOLDEN.len() as u64));
    fs::write(&path, GOLDEN.replace("Twelve", "12")).unwrap();
    let error = save(&path, &sample(), Expect::Unchanged(&opened.stamp)).unwrap_err();
    assert!(matches!(error, SaveError::File(WriteError::ChangedOnDisk { .. })), "{error}");
    save(&path, &sample(), Expect::Anything).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), GOLDEN);
}

#[test]
fn what_cannot_be_read_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.ron");
    for text in [
        "an article",
        "",
        "Scene()",
        GOLDEN.split_at(500).0,
        &GOLDEN.replace("version: 1", "version: 9"),
    ] {
        fs::write(&path, text).unwrap();
        let error = save(&path, &sample(), Expect::Anything).unwrap_err();
        assert!(matches!(error, SaveError::NotOurs(_)), "{error}");
        assert!(open(&path).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn a_file_that_is_none_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    for (path, words) in [
        (folder.path().to_owned(), "it is not a file"),
        (folder.path().join("gone.ron"), "Check the path"),
        (PathBuf::from("/dev/zero"), "it is not a file"),
    ] {
        let error = open(&path).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        assert!(error.to_string().contains(&path.display().to_string()));
        assert_eq!((error.place(), error.excerpt()), (None, None));
    }
}
