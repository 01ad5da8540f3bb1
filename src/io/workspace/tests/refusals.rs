//! Every refusal, with its place and its words.

use std::path::Path;

use super::sample::sample;
use super::{GOLDEN, read};
use crate::io::workspace::{What, from_bytes};

/// What is replaced in the sample's file and by what, the line and column of the refusal, and
/// words of its sentence.
type Refusal = (&'static str, &'static str, &'static str, &'static str);

/// Syntax and types.
const SYNTAX: &[Refusal] = &[
    (
        "outlet: \"The Courier\"",
        "outlet: 5",
        "10:21",
        "expected a string in double quotes, found `5`",
    ),
    ("body: 31", "body: -1", "12:86", "expected a whole number from 0"),
    ("body: 31", "body: \"31\"", "12:86", "expected a whole number, found `\"31\"`"),
    ("state: InWork", "state: Begun", "15:20", "expected `New`, `InWork` or `Done`, found `Begun`"),
    (
        "origin: \"\",",
        "origin: \"\"",
        "14:13",
        "expected `,` or the closing bracket, found `reliability`",
    ),
    ("author: \"\"", "author \"\"", "9:20", "expected `:`, found `\"\"`"),
    ("died, \\\"", "died, \\q\"", "20:45", "expected an escape"),
    ("key: '4'", "key: \"4\"", "39:69", "expected one character in single quotes, found `\"4\"`"),
    ("\"2024-03-23\"", "\"2024-13-23\"", "11:23", "no month 13"),
    (
        "(0, 30)",
        "(30, 0)",
        "12:27",
        "expected a span whose start is not after its end, found (30, 0)",
    ),
    ("(0, 30)", "(0)", "12:29", "expected a tuple of size 2, found 1 of them"),
    ("rank: 3", "rank: None", "39:44", "expected a whole number, found `None`"),
];

/// Fields.
const FIELDS: &[Refusal] = &[
    ("origin: \"\"", "source: \"\"", "13:13", "found `source`"),
    ("rank: 3, ", "", "39:215", "expected the field `rank` of EntityType"),
    ("rank: 3, ", "rank: 3, rank: 3, ", "39:47", "expected the field `rank` once"),
    ("    hypotheses: [", "    guesses: [", "66:5", "one of the fields of Attest"),
];

/// What the file says that it is.
const CLAIMED: &[Refusal] = &[
    (
        "version: 1",
        "version: 2",
        "4:14",
        "made by a newer Attest (version 2); this one reads version 1",
    ),
    ("\"attest workspace\"", "7", "3:13", "expected a string in double quotes, found `7`"),
    ("version: 1", "version: 0", "4:14", "expected version 1, found `0`"),
    ("version: 1", "version: \"1\"", "4:14", "expected a whole number, found `\"1\"`"),
    (
        "attest workspace",
        "attest settings",
        "3:13",
        "expected an Attest workspace, found `\"attest settings\"`",
    ),
];

/// Ids and references.
const IDS: &[Refusal] = &[
    (
        "id: \"018e6a3c-5d00-7000-8000-000000000029\"",
        "id: \"018e6a3c-5d00-7000-8000-000000000028\"",
        "60:10",
        "found claim 018e6a3c-5d00-7000-8000-000000000028 again, first on line 59",
    ),
    (
        "id: \"018e6a3c-5d00-7000-8000-00000000000b\"",
        "id: \"018e6a3c-zd00\"",
        "25:17",
        "expected an id such as",
    ),
    (
        "Entity(\"018e6a3c-5d00-7000-8000-000000000014\")",
        "Entity(\"018e6a3c-5d00-7000-8000-0000000000ff\")",
        "59:319",
        "its voice is entity 018e6a3c-5d00-7000-8000-0000000000ff, which is not in the workspace",
    ),
    ("kind: \"place\"", "kind: \"planet\"", "52:60", "its type is entity type planet"),
    (
        "figure: \"018e6a3c-5d00-7000-8000-000000000032\"",
        "figure: \"018e6a3c-5d00-7000-8000-000000000033\"",
        "64:198",
        "it is a part of itself",
    ),
    (
        "\"018e6a3c-5d00-7000-8000-000000000014\"",
        "\"018e6a3c-5d00-7000-8000-0000000000fe\"",
        "53:153",
        "which is not in the workspace",
    ),
];

/// Texts and spans.
const TEXTS: &[Refusal] = &[
    ("market\\r\\n", "market\\n", "16:13", "expected a text of hash 42fed453"),
    ("hash: \"af", "hash: \"AF", "34:13", "expected a text of hash AF1349"),
    ("span: (12, 20)", "span: (12, 2000)", "56:169", "outside its text of 95 bytes"),
    ("span: (12, 20)", "span: (12, 15)", "56:169", "is not the quote kept with it"),
    ("span: (12, 20)", "span: (14, 20)", "56:169", "off a character boundary"),
    ("span: (12, 20)", "span: (12, 12)", "56:169", "is empty"),
    ("quote: \"Söderby\"", "quote: \"Soderby\"", "56:169", "is not the quote kept with it"),
    ("title: (0, 30)", "title: (0, 11)", "12:27", "off a character boundary"),
    ("body: 31", "body: 310", "12:80", "outside its text"),
    (
        "anchors: [(span: (59, 83), quote: \"\\\"three\\\" of them children\", before: \"ket\\r\\n\\n\\tAt least 12 people died, \", after: \".\\nالسوق\")]",
        "anchors: []",
        "60:104",
        "it has no place in the text",
    ),
];

/// Numbers.
const NUMBERS: &[Refusal] = &[
    ("best: 12", "best: 11", "63:253", "low 12 is greater than best 11"),
    ("high: Known(3)", "high: Known(2)", "64:129", "low 3 is greater than high 2"),
    ("name: \"Söderby\"", "name: \"\"", "52:69", "its name is empty"),
];

#[test]
fn refusals_name_the_place_and_what_was_expected() {
    let mut wrong = Vec::new();
    for (from, to, place, words) in [SYNTAX, FIELDS, CLAIMED, IDS, TEXTS, NUMBERS].concat() {
        assert!(GOLDEN.contains(from), "{from}");
        let text = GOLDEN.replacen(from, to, 1);
        let outcome = read(&text);
        let error = outcome.expect_err(to);
        let at = error.place().map(|place| format!("{}:{}", place.line, place.column));
        if at.as_deref() != Some(place) || !error.sentence().contains(words) {
            wrong.push(format!("{place} {words}\n{error}"));
        }
        let excerpt = error.excerpt().unwrap();
        let spot: String = excerpt.text.chars().skip(excerpt.before).take(excerpt.width).collect();
        let line = text.lines().nth(error.place().unwrap().line - 1).unwrap();
        let column = error.place().unwrap().column - 1;
        let tail: String = line.chars().skip(column).collect();
        assert!(tail.starts_with(&spot), "{to}: {spot}");
        assert!(error.to_string().contains("The file was not changed."));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_no_workspace_is_told_apart() {
    let deep = "[".repeat(200_000);
    let check = |bytes: &[u8], place: &str, words: &str| {
        let start = std::time::Instant::now();
        let error = from_bytes(Path::new("folder/work.ron"), bytes).unwrap_err();
        let name = String::from_utf8_lossy(bytes).chars().take(60).collect::<String>();
        assert!(error.sentence().contains(words), "{name}: {error}");
        let at = error.place().map(|place| format!("{}:{}", place.line, place.column)).unwrap();
        assert_eq!(at, place, "{name}: {error}");
        assert!(error.to_string().starts_with("cannot open folder/work.ron: line "), "{error}");
        assert_eq!(error.title(), "“work.ron” was not opened");
        assert!(start.elapsed().as_secs() < 5, "{name}");
    };
    check(b"", "1:1", "found an empty file");
    check(b"\xEF\xBB\xBF \n\n", "1:1", "found an empty file");
    check(b"\x89PNG\r\n\x1a\n\0\0", "1:1", "expected text in UTF-8");
    check(b"Attest(\n  \xC3\xA9 \xFF)", "2:5", "expected text in UTF-8");
    check(b"Attest(format: \"attest\0\")", "1:23", "expected text in UTF-8");
    check("\n  Scene(a: 1)".as_bytes(), "2:3", "expected an Attest workspace, found `Scene`");
    check(b"(a: 1, b: [2, 3])", "1:1", "expected an Attest workspace, found `(a: 1, b: [2, 3])`");
    check(b"{\"format\": \"attest\"}", "1:1", "found `{`");
    check("Vier Tote bei Anschlag".as_bytes(), "1:1", "found `Vier`");
    check(b"// only a note", "1:1", "expected an Attest workspace");
    check(deep.as_bytes(), "1:1", "found `[`");
    let head = "Attest(format: \"attest workspace\", version: 1, documents: ";
    check(format!("{head}{deep}").as_bytes(), "1:123", "nested more than 100 deep");
    check(format!("{head}{}", "(".repeat(200_000)).as_bytes(), "1:123", "nested more than");
    let newer = "Attest(format: \"attest workspace\", version: 3, nodes: [1, {2: 3}], more: None)";
    check(newer.as_bytes(), "1:45", "made by a newer Attest (version 3)");
}

#[test]
fn a_file_cut_anywhere_is_said_to_be_cut() {
    let ends = GOLDEN.char_indices().map(|(at, _)| at).skip(1).step_by(5);
    for end in ends.chain([GOLDEN.len() - 3, GOLDEN.len() - 2]) {
        let error = read(GOLDEN.split_at(end).0).unwrap_err();
        assert!(matches!(error.what(), What::CutShort { .. }), "at byte {end}: {error}");
        let lines = GOLDEN.split_at(end).0.lines().count();
        assert!(error.place().unwrap().line >= lines - 1, "at byte {end} of line {lines}: {error}");
    }
    assert_eq!(read(GOLDEN.trim_end()), Ok(sample()));
}
