//! The shape of the file: its head, its sections, and which piece of text is which record.
//!
//! Invariant: a piece handed out here is the text of one record and nothing else. A file as the
//! program writes it is cut at its lines, which is fast and can be done without reading the
//! records; any other file is cut by `ron` itself. Cutting at lines is safe because each piece is
//! then read on its own and whole: a piece that is complete leaves no string or comment open for
//! the next line, and where one is not, the reader falls back on [`cut_by_ron`].

use ron::error::SpannedResult;
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;

/// Names the format in the file.
pub(super) const FORMAT: &str = "attest workspace";
/// The version that this program writes.
pub const VERSION: u32 = 1;

/// How every file begins. The extension lets a value that is there stand without `Some(...)`.
pub(super) const HEAD: [&str; 4] = [
    "#![enable(implicit_some)]",
    "Attest(",
    "    format: \"attest workspace\",",
    "    version: 1,",
];

/// What stands before a record that takes one line.
pub(super) const RECORD_INDENT: &str = "        ";

/// How `ron` is asked to read every piece.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

macro_rules! sections {
    ($($field:ident,)*) => {
        /// The pieces of the file, section by section, in the order of the file.
        #[derive(Debug, Default, PartialEq)]
        pub(super) struct Sections<'t> {
            $(pub(super) $field: Vec<&'t str>,)*
        }

        impl<'t> Sections<'t> {
            fn cut(lines: &mut Lines<'t>) -> Option<Self> {
                Some(Self { $($field: lines.section(stringify!($field))?,)* })
            }
        }

        /// The whole document, its records left unread.
        #[derive(Deserialize)]
        #[serde(rename = "Attest", deny_unknown_fields)]
        struct Raw<'t> {
            #[serde(borrow, rename = "format")]
            _format: &'t RawValue,
            #[serde(borrow, rename = "version")]
            _version: &'t RawValue,
            $(#[serde(borrow, default)] $field: Vec<&'t RawValue>,)*
        }

        impl<'t> From<Raw<'t>> for Sections<'t> {
            fn from(raw: Raw<'t>) -> Self {
                Self { $($field: raw.$field.into_iter().map(RawValue::get_ron).collect(),)* }
            }
        }
    };
}

sections! {
    documents, types, claim_kinds, entities, mentions, claims, figures, hypotheses,
}

/// Cuts a file that has the program's own lines, whatever their indentation and line endings;
/// nothing when it has others.
pub(super) fn cut_by_lines(text: &str) -> Option<Sections<'_>> {
    let mut lines = Lines { text, at: 0 };
    for expected in HEAD {
        lines.expect(expected.trim_ascii())?;
    }
    let sections = Sections::cut(&mut lines)?;
    lines.expect(")")?;
    lines.next().is_none().then_some(sections)
}

/// Cuts any file, however it was edited.
pub(super) fn cut_by_ron(text: &str) -> SpannedResult<Sections<'_>> {
    options().from_str::<Raw<'_>>(text).map(Sections::from)
}

/// What a file says that it is.
#[derive(Deserialize)]
#[serde(rename = "Attest")]
pub(super) struct Claimed<'t> {
    #[serde(borrow)]
    format: &'t RawValue,
    #[serde(borrow)]
    version: &'t RawValue,
}

impl<'t> Claimed<'t> {
    /// Reads format and version and nothing else, so that a newer file is known for what it is.
    pub(super) fn read(text: &'t str) -> SpannedResult<Self> {
        options().from_str(text)
    }

    /// The piece that names the format.
    pub(super) fn format(&self) -> &'t str {
        self.format.get_ron()
    }

    /// The piece that gives the version.
    pub(super) fn version(&self) -> &'t str {
        self.version.get_ron()
    }
}

/// Where a piece of `text` begins in it.
pub(super) fn offset_of(text: &str, piece: &str) -> usize {
    piece.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// The lines that say something, without their indentation and ending.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            self.at += end + 1;
            let line = rest.get(..end)?.trim_ascii();
            if !line.is_empty() && !line.starts_with("//") {
                return Some(line);
            }
        }
    }
}

impl<'t> Lines<'t> {
    fn expect(&mut self, expected: &str) -> Option<()> {
        (self.next()? == expected).then_some(())
    }

    fn section(&mut self, name: &str) -> Option<Vec<&'t str>> {
        if self.next()?.strip_suffix(": [")? != name {
            return None;
        }
        let mut pieces = Vec::new();
        loop {
            let line = self.next()?;
            match line {
                "]," => return Some(pieces),
                "(" => pieces.push(self.rest_of_record(line)?),
                _ => pieces.push(line.strip_suffix(',').filter(|piece| is_record(piece))?),
            }
        }
    }

    /// The record that begins with the line `first` and ends with the next lone bracket.
    fn rest_of_record(&mut self, first: &'t str) -> Option<&'t str> {
        let start = offset_of(self.text, first);
        let last = self.find(|line| *line == "),")?;
        self.text.get(start..=offset_of(self.text, last))
    }
}

fn is_record(piece: &str) -> bool {
    piece.starts_with('(') && piece.ends_with(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECTIONS: &str = "documents: [],types: [(a: 1)],claim_kinds: [],entities: [],\
        mentions: [(b: 1), (b: 2)],claims: [],figures: [],hypotheses: [],";

    /// A file with one line for each of `lines` in its section of mentions.
    fn file(lines: &str) -> String {
        let head = HEAD.join("\n");
        let empty = |name: &str| format!("    {name}: [\n    ],\n");
        let before: String = ["documents", "types", "claim_kinds", "entities"].map(empty).concat();
        let after: String = ["claims", "figures", "hypotheses"].map(empty).concat();
        format!("{head}\n{before}    mentions: [\n{lines}    ],\n{after})\n")
    }

    #[test]
    fn both_ways_cut_the_same_pieces() {
        let lines = "        (id: 1),\n        (\n            id: 2,\n        ),\n";
        let text = file(lines);
        let cut = cut_by_lines(&text).unwrap();
        assert_eq!(cut.mentions, ["(id: 1)", "(\n            id: 2,\n        )"]);
        assert_eq!(cut, cut_by_ron(&text).unwrap());
        assert_eq!(offset_of(&text, cut.mentions[0]), text.find("(id: 1)").unwrap());
        let windows = text.replace('\n', "\r\n").replace("        (id", "\t// a note\r\n\r\n\t(id");
        assert_eq!(cut_by_lines(&windows).unwrap().mentions[0], "(id: 1)");
    }

    #[test]
    fn other_lines_are_left_to_ron() {
        for lines in [
            "        (id: 1)\n",
            "        (id: 1), (id: 2),\n        (id: 3), \n x",
            "        Mention(id: 1),\n",
            "        (id: 1), // note\n",
            "        (\n            id: 2,\n",
            "    ],\n    surprise: [\n",
        ] {
            assert_eq!(cut_by_lines(&file(lines)), None, "{lines}");
        }
        let folded = format!("Attest(format: \"x\", version: 7, {SECTIONS})");
        assert_eq!(cut_by_lines(&folded), None);
        let cut = cut_by_ron(&folded).unwrap();
        assert_eq!((cut.types, cut.mentions), (vec!["(a: 1)"], vec!["(b: 1)", "(b: 2)"]));
        let claimed = Claimed::read(&folded).unwrap();
        assert_eq!((claimed.format(), claimed.version()), ("\"x\"", "7"));
    }
}
