//! There and back: the same bytes, read by `ron` alone, edited by hand, and with awkward texts.

use std::fs;

use proptest::prelude::*;

use super::sample::{ARTICLE, document, entity, sample, uuid};
use super::{GOLDEN, read, written};
use crate::io::workspace::VERSION;
use crate::model::{
    Anchor, Claim, ClaimKind, Document, Entity, EntityId, EntityType, Figure, Hypothesis, Mention,
    MentionId, Span, Workspace,
};

/// The file in plain structs, for `ron` alone.
#[derive(serde::Deserialize)]
#[serde(rename = "Attest", deny_unknown_fields)]
#[expect(dead_code, reason = "it is enough that they are read")]
struct Mirror {
    format: String,
    version: u32,
    documents: Vec<Document>,
    types: Vec<EntityType>,
    claim_kinds: Vec<ClaimKind>,
    entities: Vec<Entity>,
    mentions: Vec<Mention>,
    claims: Vec<Claim>,
    figures: Vec<Figure>,
    hypotheses: Vec<Hypothesis>,
}

#[test]
fn the_same_workspace_gives_the_same_bytes() {
    // After a change of the format that is meant: ATTEST_BLESS=1 cargo test same_bytes
    if std::env::var_os("ATTEST_BLESS").is_some() {
        fs::write("src/io/workspace/tests/golden.ron", written(&sample())).unwrap();
    }
    assert_eq!(written(&sample()), GOLDEN);
    assert_eq!(read(GOLDEN).unwrap(), sample());
    assert_eq!(read(&written(&Workspace::default())).unwrap(), Workspace::default());
}

#[test]
fn ron_alone_reads_the_file() {
    let mirror: Mirror = ron::from_str(GOLDEN).unwrap();
    assert_eq!((mirror.format.as_str(), mirror.version), ("attest workspace", VERSION));
    assert_eq!(&*mirror.documents[0].text, ARTICLE);
    ron::from_str::<ron::Value>(GOLDEN).unwrap();
}

#[test]
fn a_file_edited_by_hand_opens_as_the_same_workspace() {
    let folded = GOLDEN.replace("\n    ", " ");
    let swapped = {
        let claims: Vec<&str> = GOLDEN.lines().filter(|l| l.contains("statement: \"Tw")).collect();
        GOLDEN.replace(&claims.join("\n"), &[claims[1], claims[0]].join("\n"))
    };
    for (name, text) in [
        ("a byte order mark", format!("\u{FEFF}{GOLDEN}")),
        ("line endings of Windows", GOLDEN.replace('\n', "\r\n")),
        ("no indentation", GOLDEN.replace("\n    ", "\n").replace("\n    ", "\n")),
        ("hardly any lines", folded),
        ("a note", GOLDEN.replace("    claims: [", "    // to be checked\n\n    claims: [")),
        ("a note at a record", GOLDEN.replace("People\")],", "People\")], /* ? */")),
        ("no last comma", GOLDEN.replace(",\n    ],\n)", "\n    ]\n)")),
        ("another order", swapped),
        ("explicit values", GOLDEN.replace("low: 12", "low: Some(12)")),
        ("no extension", GOLDEN.replace("#![enable(implicit_some)]\n", "")),
        ("names of types", GOLDEN.replace("        (id:", "        /*of*/ (id:")),
        ("escapes of another kind", GOLDEN.replace("S\u{f6}derby", "S\\u{f6}derby")),
    ] {
        assert_eq!(read(&text).as_ref(), Ok(&sample()), "{name}");
    }
}

/// Texts of pieces that have broken file formats before.
fn awkward() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\r\n",
        "\n",
        "\r",
        "\n\n",
        "\"",
        "\"#",
        "\\",
        "\\n",
        "'",
        "\u{FEFF}",
        "\u{2028}",
        "\u{85}",
        "\u{200F}",
        "\u{202E}",
        "\u{0}",
        "\t",
        " ",
        "],",
        "),",
        "(",
        "//",
        "/*",
        "e\u{301}",
        "👩‍🚀",
        "שלום",
        "السلام",
        "word",
        "#![enable(x)]",
        "\u{10FFFF}",
    ]);
    prop::collection::vec(prop_oneof![piece.prop_map(str::to_owned), any::<String>()], 0..12)
        .prop_map(|pieces| pieces.concat())
}

/// A mention of each piece of the text between two of its character boundaries.
fn mentions(document: &Document, ends: &[prop::sample::Index]) -> Vec<Mention> {
    let bounds: Vec<usize> =
        document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
    let spans = ends.windows(2).map(|pair| {
        Span::new(bounds[pair[0].index(bounds.len())], bounds[pair[1].index(bounds.len())])
    });
    let anchors = spans.filter_map(|span| Anchor::on(&document.text, span));
    anchors
        .zip(100..)
        .map(|(anchor, number)| Mention {
            id: MentionId(uuid(document.id.0.as_u128() % 1000 * 100 + number)),
            entity: EntityId(uuid(20)),
            document: document.id,
            anchors: vec![anchor],
            annotator: String::new(),
        })
        .collect()
}

proptest! {
    #[test]
    fn write_read_write_gives_the_same_bytes(
        texts in prop::collection::vec(awkward(), 0..4),
        notes in awkward(),
        key: char,
        ends in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let mut workspace = sample();
        for (text, number) in texts.iter().zip(200..) {
            let document = Document {
                title: notes.clone(), notes: notes.clone(), ..document(number, text)
            };
            for mention in mentions(&document, &ends) {
                workspace.put(mention.into());
            }
            workspace.put(document.into());
        }
        workspace.put(Entity { notes: notes.clone(), ..entity(22, "person", "x") }.into());
        let mut kind = EntityType::clone(workspace.types.values().next().unwrap());
        kind.key = Some(key);
        kind.definition = notes;
        workspace.put(kind.into());
        let text = written(&workspace);
        let back = read(&text).unwrap();
        prop_assert_eq!(&back, &workspace);
        prop_assert_eq!(&written(&back), &text);
        prop_assert_eq!(read(&text.replace('\n', "\r\n")).unwrap(), back);
        let mirror: Mirror = ron::from_str(&text).unwrap();
        for (document, expected) in mirror.documents.iter().zip(workspace.documents.values()) {
            prop_assert_eq!(&document.text, &expected.text);
        }
    }

    #[test]
    fn no_edit_of_the_file_makes_the_reader_panic(
        at in any::<prop::sample::Index>(),
        length in 0usize..60,
        put in awkward(),
    ) {
        let start = GOLDEN.floor_char_boundary(at.index(GOLDEN.len()));
        let end = GOLDEN.ceil_char_boundary((start + length).min(GOLDEN.len()));
        let text = format!("{}{put}{}", GOLDEN.split_at(start).0, GOLDEN.split_at(end).1);
        match read(&text) {
            // Whatever is read is sound, and writes as a file that reads back.
            Ok(workspace) => prop_assert_eq!(read(&written(&workspace)), Ok(workspace)),
            Err(error) => {
                let place = error.place().unwrap();
                let line = text.split('\n').nth(place.line - 1);
                prop_assert!(line.is_some_and(|l| place.column <= l.chars().count() + 2), "{error}");
            }
        }
    }
}
