//! The import through its three doors: one `check` for each kind of input, and laws for any bytes.

mod heads;
mod pages;
mod refusals;

use proptest::prelude::*;

use super::*;

/// What the tests compare of a draft: title, author, outlet and date, each "-" where unknown.
fn fields(draft: &Draft) -> [String; 4] {
    let value = |field: &Option<Recognised>| {
        field.as_ref().map_or_else(|| "-".to_owned(), |field| field.value.clone())
    };
    let date = draft.head.dateline.as_ref();
    [
        value(&draft.head.title),
        value(&draft.head.author),
        value(&draft.head.outlet),
        date.map_or_else(|| "-".to_owned(), |date| date.date.to_string()),
    ]
}

/// What stands in the text at a place that the draft names.
fn quoted(draft: &Draft, span: Range<usize>) -> &str {
    draft.text.get(span).expect("a span on boundaries of the text")
}

/// The text from the first paragraph of the body on.
fn body(draft: &Draft) -> &str {
    quoted(draft, draft.head.body_start..draft.text.len())
}

/// The laws of every draft: spans lie in the text on character boundaries, and the body begins
/// where a character begins.
fn assert_sound(draft: &Draft) {
    let head = &draft.head;
    let fields = [&head.title, &head.author, &head.outlet].into_iter().flatten();
    let mut spans: Vec<Range<usize>> = fields.filter_map(|field| field.span.clone()).collect();
    spans.extend(head.dateline.as_ref().and_then(|date| date.span.clone()));
    for span in spans {
        let quote = draft.text.get(span.clone());
        assert!(quote.is_some_and(|quote| !quote.is_empty()), "{span:?} of {:?}", draft.text);
    }
    assert!(
        draft.text.is_char_boundary(head.body_start),
        "{} of {:?}",
        head.body_start,
        draft.text
    );
    assert!(!draft.text.is_empty());
}

#[test]
fn a_plain_text_is_stored_byte_for_byte() {
    for text in [
        "One line",
        "\n\n  Indented\r\n\r\nTwo\rThree\u{2028}Four\u{a0}\t\n\n\n",
        "Title\n\nBody.\n\nNo comments:\n\nPost a Comment\n",
        "e\u{301}\u{200f}\u{1f1fa}\u{1f1e6} \u{feff}end",
    ] {
        let draft = read_bytes("a.txt", text.as_bytes()).expect(text);
        assert_eq!(draft.text, text);
        assert_eq!(read_pasted(text).expect(text).text, text);
    }
}

#[test]
fn a_file_is_read_from_the_disk_and_names_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("harbour_siege-notes.txt");
    std::fs::write(&path, "Nothing but a body of one sentence that goes on for a good while yet.")
        .expect("written");
    let draft = read_file(&path).expect("read");
    assert_eq!(draft.format, Format::Text);
    assert_eq!(draft.head.title_ideas.last().map(String::as_str), Some("harbour siege notes"));

    let missing = read_file(&folder.path().join("none.txt")).expect_err("there is no such file");
    assert!(missing.to_string().contains("none.txt as an article: it could not be read"));
    let folder = read_file(folder.path()).expect_err("a folder");
    assert!(folder.to_string().ends_with("it is a folder; choose a file in it"), "{folder}");
}

#[cfg(unix)]
#[test]
fn a_device_is_refused_and_not_waited_for() {
    let error = read_file(Path::new("/dev/zero")).expect_err("a device never ends");
    assert!(error.to_string().contains("device"), "{error}");
}

#[test]
fn large_texts_are_read_in_a_moment() {
    let mut text = "A title of five words\n\n3 May 2023\n\n".to_owned();
    text.push_str(&"A sentence about nothing. ".repeat(400_000));
    let begin = std::time::Instant::now();
    let draft = read_bytes("a.txt", text.as_bytes()).expect("read");
    // Without optimisation; an optimised build takes a hundredth of that.
    assert!(begin.elapsed().as_secs() < 5, "{:?}", begin.elapsed());
    assert_eq!(fields(&draft), ["A title of five words", "-", "-", "2023-05-03"]);
    assert_eq!(draft.head.body_start, 35);
}

/// Bytes that steer the import into its branches, and bytes that are merely there.
fn awkward() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..9),
        4 => "\\PC{0,20}".prop_map(String::into_bytes),
        15 => prop::sample::select(vec![
            "<p>",
            "</p>",
            "<table><tr><td>",
            "<li>",
            "<pre>",
            "<!--",
            "-->",
            "<h1>",
            "&amp;",
            "&#173;",
            "---\n",
            "title: x\n",
            "# ",
            "> ",
            "| a | b |\n|---|---|\n",
            "[^1]",
            "```\n",
            "By Ana Ruiz",
            "3 May 2023",
            " -- ",
            "(AFP)",
            "KABUL, ",
            "\n",
            "\r\n",
            "\n\n",
            "—",
            "<script type=\"application/ld+json\">{\"@type\":\"Article\",",
            "</script>",
            "<a b='",
            "\u{feff}",
            "\u{2028}",
            "é",
            "مرحبا",
            "。",
            "<br>",
            "<ol start=9>",
            " | ",
            ": ",
            ", ",
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    prop::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_panic_and_every_span_is_sound(bytes in awkward()) {
        for name in ["a.txt", "a.md", "a.html", ""] {
            match read_bytes(name, &bytes) {
                Ok(draft) => assert_sound(&draft),
                Err(error) => prop_assert!(error.to_string().starts_with("cannot open")),
            }
        }
    }

    #[test]
    fn any_text_survives_as_it_is(text in "\\PC{1,80}(\r\n|\n|\r)?\\PC{0,80}") {
        if let Ok(draft) = read_bytes("a.txt", text.as_bytes()) {
            assert_sound(&draft);
            if draft.format == Format::Text {
                prop_assert_eq!(draft.text, text.strip_prefix('\u{feff}').unwrap_or(&text));
            }
        }
    }
}
