//! How the program explains itself, and what it says to a mistake or without a display.

use super::Desk;

const COMMANDS: [&str; 8] =
    ["import", "validate", "suggest", "series", "plot", "search", "replay", "export"];

#[test]
fn the_help_names_the_commands_and_the_exit_codes() {
    let desk = Desk::new();
    let help = desk.prints(&["--help"]);
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{command}: {help}");
    }
    for words in ["attest [FILE]...", "Examples:", "Exit code: 0 success, 1 findings, 2 bad"] {
        assert!(help.contains(words), "{words}: {help}");
    }
    assert_eq!(desk.prints(&["help"]), help);
    assert!(desk.prints(&["-h"]).contains("Examples:"));
    let version = desk.prints(&["--version"]);
    assert_eq!(version, format!("attest {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_command_explains_itself_with_examples() {
    let desk = Desk::new();
    for command in COMMANDS {
        let help = desk.prints(&[command, "--help"]);
        for words in ["Usage: attest ", "Examples:\n  attest ", "Exit code: 0 "] {
            assert!(help.contains(words), "{command}: {words}: {help}");
        }
        assert!(
            help.contains(&format!("  attest {command} work.ron"))
                || ["import", "suggest", "replay"].contains(&command)
        );
        assert_eq!(desk.prints(&["help", command]), help);
        assert!(desk.prints(&[command, "-h"]).contains("Examples:"), "{command}");
    }
    let choices: [(&str, &[&str]); 8] = [
        ("import", &["All files are added or none."]),
        ("validate", &["The file is not changed."]),
        ("series", &["A total is a point of its own", "never added to incidents"]),
        (
            "search",
            &["-F, --literal", "-w, --word", "-i, --ignore-case", "(in characters, from 1)"],
        ),
        ("series", &["day, week, month, quarter or year", "highest-grade, latest-as-of", "json"]),
        ("series", &["harm, perpetrator, place, event, source or status", "displaced"]),
        ("plot", &["FILE.svg|FILE.png", "[default: killed]", "--scale"]),
        ("import", &["[default: none]", "--into <WORKSPACE.ron>"]),
    ];
    for (command, words) in choices {
        let help = desk.prints(&[command, "--help"]).replace("\n          ", " ");
        for words in words {
            assert!(help.contains(words), "{command}: {words}: {help}");
        }
    }
}

#[test]
fn without_a_display_one_line_names_what_works() {
    let desk = Desk::with_sample();
    desk.put("article.txt", "Two people died.");
    for files in [&[][..], &["work.ron"], &["article.txt", "gone/away.ron"], &["notes.txt"]] {
        let said = desk.refuses(files);
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains("needs a display"), "{said}");
        assert!(said.contains("DISPLAY nor WAYLAND_DISPLAY"), "{said}");
        assert!(said.contains(&COMMANDS.join(", ")), "{said}");
    }
    assert_eq!(desk.names(), ["article.txt", "work.ron"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_display_that_does_not_answer_is_told_in_one_line() {
    let desk = Desk::new();
    for (name, value) in [("DISPLAY", ":7654"), ("WAYLAND_DISPLAY", "no-such-socket")] {
        let out = desk.command(&[]).env(name, value).output().unwrap();
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!((out.status.code(), said.lines().count()), (Some(2), 1), "{said}");
        assert!(said.starts_with("attest: Attest could not open its window: "), "{said}");
        assert!(said.contains(&COMMANDS.join(", ")), "{said}");
        assert!(!said.contains(".rs:"), "no source of a library: {said}");
    }
}

#[test]
fn a_word_that_is_no_command_is_refused() {
    let desk = Desk::with_sample();
    for arguments in [&["serch"][..], &["serch", "work.ron"], &["work.ron", "plott"]] {
        let said = desk.refuses(arguments);
        assert!(said.contains("there is no command and no file \""), "{said}");
        assert!(said.contains(&COMMANDS.join(", ")), "{said}");
    }
    desk.put("README", "An article may be named so.");
    assert!(desk.refuses(&["README"]).contains("needs a display"));
}

#[test]
fn bad_use_is_refused_with_the_usage() {
    let desk = Desk::with_sample();
    let check = |arguments: &[&str], words: &str| {
        let said = desk.refuses(arguments);
        assert!(said.contains(words), "{arguments:?}: {said}");
        assert!(said.contains("--help"), "{arguments:?}: {said}");
    };
    check(&["--frobnicate"], "unexpected argument '--frobnicate'");
    check(&["series", "work.ron", "--frobnicate"], "unexpected argument '--frobnicate'");
    check(&["validate"], "<WORKSPACE.ron>");
    check(&["validate", "work.ron", "more.ron"], "unexpected argument 'more.ron'");
    check(&["import", "a.txt"], "--into <WORKSPACE.ron>");
    check(&["import", "--into", "new.ron"], "<FILE>...");
    check(&["import", "a.txt", "--into", "new.ron", "--accept", "all"], "[possible values: none]");
    check(&["plot", "work.ron"], "--output <FILE.svg|FILE.png>");
    check(&["plot", "work.ron", "-o", "a.png", "--scale", "9"], "9 is not in 1..=4");
    check(&["search", "work.ron"], "<PATTERN>");
    check(&["export", "work.ron", "-o", "a.csv"], "--format <FORMAT>");
    check(&["export", "work.ron", "-o", "a.xml", "--format", "xml"], "[possible values: csv]");
    let choices = [
        ("--by", "decade", "day, week, month, quarter, year"),
        ("--group", "colour", "harm, perpetrator, place, event, source, status"),
        ("--harm", "killed,hurt", "killed, injured, missing, kidnapped, captured, displaced"),
        ("--rule", "newest", "highest-grade, latest-as-of, highest, lowest, median"),
    ];
    for (flag, value, known) in choices {
        let told = format!("choose one of {known}");
        check(&["series", "work.ron", flag, value], &told);
        check(&["plot", "work.ron", "-o", "a.svg", flag, value], &told);
    }
    check(&["series", "work.ron", "--format", "xml"], "[possible values: csv, json]");
    assert_eq!(desk.names(), ["work.ron"]);
}
