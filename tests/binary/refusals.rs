//! Files that are refused, by every command that opens a workspace: exit code 2, one message with
//! the place and what to do, and the file as it was.

use std::time::SystemTime;

use super::{AWKWARD, Desk, SAMPLE, changed};

/// A way to damage a file: its name, the bytes, the line of the refusal (0 where it is not told
/// beforehand) and words of its message.
type Damage = (&'static str, Vec<u8>, usize, &'static str);

/// What is replaced, by what, and words of the message; the line is that of the piece.
type Edit = (&'static str, &'static str, &'static str, &'static str);

const EDITS: [Edit; 16] = [
    ("newer version", "version: 1", "version: 2", "newer Attest (version 2)"),
    ("older version", "version: 1", "version: 0", "expected version 1, found `0`"),
    ("text for a number", "low: 12", "low: \"12\"", "expected a whole number, found `\"12\"`"),
    ("number for a text", "outlet: \"The Courier\"", "outlet: 5", "expected a string"),
    ("unknown choice", "harm: Killed", "harm: Hurt", "found `Hurt`"),
    ("no such day", "dateline: \"2024-03-23\"", "dateline: \"2024-02-30\"", "2024-02-30"),
    ("unknown field", "rank: 3,", "rang: 3,", "found `rang`"),
    (
        "duplicate id",
        "(id: \"018e6a3c-5d00-7000-8000-000000000029\"",
        "(id: \"018e6a3c-5d00-7000-8000-000000000028\"",
        "expected a new id, found claim",
    ),
    ("span outside", "span: (85, 95)", "span: (85, 950)", "outside its text of 95 bytes"),
    ("span in a character", "span: (12, 20)", "span: (14, 20)", "off a character boundary"),
    ("span backwards", "span: (12, 20)", "span: (20, 12)", "whose start is not after its end"),
    ("quote of other words", "quote: \"Söderby\"", "quote: \"Soderby\"", "is not the quote kept"),
    (
        "dangling entity",
        "Entity(\"018e6a3c-5d00-7000-8000-000000000014\")",
        "Entity(\"018e6a3c-5d00-7000-8000-0000000000ff\")",
        "0000000000ff, which is not in the workspace",
    ),
    (
        "dangling claim",
        "claim: \"018e6a3c-5d00-7000-8000-000000000028\"",
        "claim: \"018e6a3c-5d00-7000-8000-0000000000ff\"",
        "0000000000ff, which is not in the workspace",
    ),
    ("low over best", "low: 12, best: 12", "low: 13, best: 12", "low 13 is greater than best 12"),
    ("low over high", "high: Known(3)", "high: Known(2)", "low 3 is greater than high 2"),
];

fn damages() -> Vec<Damage> {
    let head = "Attest(format: \"attest workspace\", version: 1, documents: ";
    let cut = |at: usize| SAMPLE.as_bytes()[..at].to_vec();
    let mut damages: Vec<Damage> = vec![
        ("empty", Vec::new(), 1, "found an empty file"),
        ("blank", b"\xEF\xBB\xBF\n  \n".to_vec(), 1, "found an empty file"),
        ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), 1, "expected text in UTF-8"),
        ("NUL", changed(SAMPLE, "Mara", "Ma\0ra").into_bytes(), 9, "expected text in UTF-8"),
        ("foreign", b"\nScene(objects: [(name: \"lamp\")])".to_vec(), 2, "found `Scene`"),
        ("article", b"Two people died on Monday.".to_vec(), 1, "found `Two`"),
        ("cut in its head", cut(40), 3, "the file is cut short"),
        ("cut in an article", cut(2000), 0, "the file is cut short"),
        ("cut at its end", cut(SAMPLE.len() - 3), 0, "the file is cut short"),
        ("brackets", "[".repeat(200_000).into_bytes(), 1, "expected an Attest workspace"),
        ("nested lists", format!("{head}{}", "[".repeat(200_000)).into_bytes(), 1, "100 deep"),
        ("nested records", format!("{head}{}", "(".repeat(200_000)).into_bytes(), 1, "100 deep"),
    ];
    damages.extend(EDITS.iter().map(|(name, from, to, words)| {
        let text = changed(AWKWARD, from, to);
        let line = AWKWARD.split_once(from).unwrap().0.lines().count();
        (*name, text.into_bytes(), line, *words)
    }));
    damages
}

/// Every command that opens `work.ron`.
const COMMANDS: [&[&str]; 7] = [
    &["validate", "work.ron"],
    &["series", "work.ron"],
    &["plot", "work.ron", "-o", "chart.svg"],
    &["plot", "work.ron", "-o", "chart.png"],
    &["search", "work.ron", "died"],
    &["export", "work.ron", "--format", "csv", "-o", "figures.csv"],
    &["import", "article.txt", "--into", "work.ron"],
];

#[test]
fn every_command_refuses_a_damaged_file_and_leaves_it_alone() {
    for (name, bytes, line, words) in damages() {
        let desk = Desk::new();
        desk.put("article.txt", "Two people died on Monday.");
        desk.put("work.ron", &bytes);
        let written: SystemTime = desk.path("work.ron").metadata().unwrap().modified().unwrap();
        let mut told = None;
        for command in COMMANDS {
            let ran = desk.run(command);
            assert_eq!(ran.code, Some(2), "{name}: {command:?}: {ran:?}");
            assert!(ran.out.is_empty() || command[0] == "validate", "{name}: {ran:?}");
            check(name, &ran.err, line, words);
            // The same file is told in the same words, whoever opens it.
            let told = told.get_or_insert_with(|| ran.err.clone());
            assert_eq!(*told, ran.err, "{name}: {command:?}");
            let now = desk.path("work.ron").metadata().unwrap().modified().unwrap();
            assert!(desk.bytes("work.ron") == bytes && now == written, "{name}: {command:?}");
            assert_eq!(desk.names(), ["article.txt", "work.ron"], "{name}: {command:?}");
        }
    }
}

/// A refusal names file, line, column, what is wrong and what to do.
fn check(name: &str, said: &str, line: usize, words: &str) {
    let place = said.strip_prefix("attest: cannot open work.ron: line ");
    let place = place.unwrap_or_else(|| panic!("{name}: {said}"));
    let (found, rest) = place.split_once(", column ").unwrap();
    let column = rest.split_once(": ").unwrap().0;
    assert!(line == 0 || found.parse() == Ok(line), "{name}: line {line}: {said}");
    assert!(column.parse::<usize>().unwrap() > 0, "{name}: {said}");
    assert!(said.contains(words), "{name}: {words}: {said}");
    let advice = said.trim_end().lines().last().unwrap();
    assert!(advice.ends_with(" The file was not changed."), "{name}: {said}");
    assert!(advice.len() > 60, "{name} says what to do: {advice}");
    let longest = said.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(400), "{name} is shown in a few words: {said}");
}

#[test]
fn a_file_that_is_not_there_is_refused_and_none_is_made() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("folder.ron")).unwrap();
    for command in COMMANDS.iter().filter(|command| command[0] != "import") {
        for (name, words) in [("gone.ron", "Check the path"), ("folder.ron", "it is not a file")] {
            let mut command = command.to_vec();
            command[1] = name;
            let said = desk.refuses(&command);
            assert!(said.starts_with(&format!("attest: cannot open {name}: ")), "{said}");
            assert!(said.contains(words), "{said}");
        }
    }
    assert_eq!(desk.names(), ["folder.ron"]);
}

#[test]
fn what_a_file_says_does_not_steer_the_terminal() {
    let desk = Desk::new();
    desk.put("work.ron", changed(AWKWARD, "state: InWork", "state: \"\u{1b}[2J\u{202e}\""));
    for command in COMMANDS {
        let ran = desk.run(command);
        let shown = ran.out + &ran.err;
        assert!(shown.contains("\u{fffd}[2J") && !shown.contains('\u{1b}'), "{shown}");
        assert!(!shown.contains('\u{202e}'), "{shown}");
    }
}
