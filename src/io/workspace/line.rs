//! One value as RON text: on one line, or with its fields and its lines of text on lines of their
//! own.
//!
//! Invariant: the same value gives the same bytes on every machine and with every toolchain. The
//! `ron` crate's own serialiser escapes what the standard library's Unicode tables call
//! unprintable, which changes with the toolchain and takes in every combining mark, so vowelled
//! Arabic or Hindi would be unreadable in the file. Here the escaped characters are a short list
//! ([`is_escaped`]).

use std::fmt::{self, Display, Write as _};

use serde::{Serialize, ser};

/// How a value is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// All on one line.
    Line,
    /// The value's fields, and the members of a list among them, each on a line of its own.
    Fields,
}

/// Columns that a record is indented by.
const RECORD_INDENT: usize = 8;
/// Columns that each further level is indented by.
const STEP: usize = 4;

/// Appends the value to `out`, without indentation before it or a line ending after it.
///
/// Fails on what RON text cannot say, which no record holds.
pub(super) fn push<T: Serialize>(
    value: &T,
    layout: Layout,
    out: &mut String,
) -> Result<(), Unwritable> {
    value.serialize(&mut Line { out, layout, depth: 0 })
}

/// A value that RON text cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable(String);

impl Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file format has no words for {}", self.0)
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Whether a character is written as an escape: control characters, whatever an editor may take
/// for a line ending or a byte order mark, and marks of direction, which would make the line read
/// in another order than it is stored.
fn is_escaped(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// Whether a character that starts with this byte needs a look: it is a quote, a backslash or a
/// control character, or the first byte of one that [`is_escaped`] names.
fn needs_look(byte: u8) -> bool {
    matches!(byte, 0..=0x1F | b'"' | b'\'' | b'\\' | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF)
}

/// Appends `text` between two `quote`s.
fn push_quoted(out: &mut String, text: &str, quote: char) {
    out.push(quote);
    let mut rest = text;
    while let Some((plain, tail)) =
        rest.bytes().position(needs_look).and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(plain);
        let mut letters = tail.chars();
        if let Some(letter) = letters.next() {
            push_letter(out, letter, quote);
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    out.push(quote);
}

fn push_letter(out: &mut String, letter: char, quote: char) {
    match letter {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' => out.push_str("\\\\"),
        _ if letter == quote => {
            out.push('\\');
            out.push(letter);
        }
        _ if is_escaped(letter) => out.extend(letter.escape_unicode()),
        _ => out.push(letter),
    }
}

/// Where a value is written to, and how deep inside the record.
struct Line<'a> {
    out: &'a mut String,
    layout: Layout,
    depth: usize,
}

impl Line<'_> {
    fn push_display(&mut self, value: impl Display) -> Result<(), Unwritable> {
        write!(self.out, "{value}").map_err(ser::Error::custom)
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        let columns = RECORD_INDENT + STEP * self.depth;
        self.out.extend(std::iter::repeat_n(' ', columns));
    }
}

/// The members of a list, tuple, map or record that is being written.
struct Members<'a, 'b> {
    line: &'a mut Line<'b>,
    close: &'static str,
    is_broken: bool,
    is_empty: bool,
}

impl<'a, 'b> Members<'a, 'b> {
    /// Opens a list or record, which is broken into lines down to `broken_depth`.
    fn open(line: &'a mut Line<'b>, brackets: Brackets, broken_depth: Option<usize>) -> Self {
        let (open, close) = brackets;
        line.out.push_str(open);
        let is_broken =
            line.layout == Layout::Fields && broken_depth.is_some_and(|depth| line.depth <= depth);
        line.depth += 1;
        Self { line, close, is_broken, is_empty: true }
    }

    fn next(&mut self) {
        if self.is_broken {
            self.line.new_line();
        } else if !self.is_empty {
            self.line.out.push_str(", ");
        }
        self.is_empty = false;
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        value.serialize(&mut *self.line)?;
        if self.is_broken {
            self.line.out.push(',');
        }
        Ok(())
    }

    fn close(self) {
        self.line.depth -= 1;
        if self.is_broken && !self.is_empty {
            self.line.new_line();
        }
        self.line.out.push_str(self.close);
    }
}

type Brackets = (&'static str, &'static str);
const ROUND: Brackets = ("(", ")");
const SQUARE: Brackets = ("[", "]");
const CURLY: Brackets = ("{", "}");

/// A record itself is broken into lines, a record inside it is not.
const BROKEN_RECORDS: Option<usize> = Some(0);
/// A list in a record is broken into lines, a list deeper inside is not.
const BROKEN_LISTS: Option<usize> = Some(1);

macro_rules! numbers {
    ($($name:ident($kind:ty),)*) => {$(
        fn $name(self, value: $kind) -> Result<(), Unwritable> {
            self.push_display(value)
        }
    )*};
}

impl<'a, 'b> ser::Serializer for &'a mut Line<'b> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Members<'a, 'b>;
    type SerializeTuple = Members<'a, 'b>;
    type SerializeTupleStruct = Members<'a, 'b>;
    type SerializeTupleVariant = Members<'a, 'b>;
    type SerializeMap = Members<'a, 'b>;
    type SerializeStruct = Members<'a, 'b>;
    type SerializeStructVariant = Members<'a, 'b>;

    numbers! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32),
        serialize_i64(i64), serialize_u8(u8), serialize_u16(u16), serialize_u32(u32),
        serialize_u64(u64),
    }

    fn serialize_f32(self, _: f32) -> Result<(), Unwritable> {
        Err(Unwritable("fractions".to_owned()))
    }

    fn serialize_f64(self, _: f64) -> Result<(), Unwritable> {
        Err(Unwritable("fractions".to_owned()))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unwritable> {
        Err(Unwritable("raw bytes".to_owned()))
    }

    fn serialize_char(self, letter: char) -> Result<(), Unwritable> {
        push_quoted(self.out, letter.encode_utf8(&mut [0; 4]), '\'');
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Unwritable> {
        push_quoted(self.out, text, '"');
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.out.push_str("None");
        Ok(())
    }

    /// A value that is there stands for itself: the file enables `implicit_some`.
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.out.push_str("()");
        Ok(())
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Unwritable> {
        self.out.push_str(name);
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<(), Unwritable> {
        self.out.push_str(name);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.out.push('(');
        value.serialize(&mut *self)?;
        self.out.push(')');
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.out.push_str(name);
        self.serialize_newtype_struct(name, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'a, 'b>, Unwritable> {
        Ok(Members::open(self, SQUARE, BROKEN_LISTS))
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'a, 'b>, Unwritable> {
        Ok(Members::open(self, ROUND, None))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Members<'a, 'b>, Unwritable> {
        Ok(Members::open(self, ROUND, None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Members<'a, 'b>, Unwritable> {
        self.out.push_str(name);
        Ok(Members::open(self, ROUND, None))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'a, 'b>, Unwritable> {
        Ok(Members::open(self, CURLY, None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a, 'b>, Unwritable> {
        Ok(Members::open(self, ROUND, BROKEN_RECORDS))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Members<'a, 'b>, Unwritable> {
        self.out.push_str(name);
        Ok(Members::open(self, ROUND, None))
    }
}

macro_rules! lists {
    ($($kind:ident::$name:ident,)*) => {$(
        impl ser::$kind for Members<'_, '_> {
            type Ok = ();
            type Error = Unwritable;

            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
                self.next();
                self.push(value)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.close();
                Ok(())
            }
        }
    )*};
}

lists! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

macro_rules! records {
    ($($kind:ident,)*) => {$(
        impl ser::$kind for Members<'_, '_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Unwritable> {
                self.next();
                self.line.out.push_str(name);
                self.line.out.push_str(": ");
                self.push(value)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.close();
                Ok(())
            }
        }
    )*};
}

records! {
    SerializeStruct,
    SerializeStructVariant,
}

impl ser::SerializeMap for Members<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.next();
        key.serialize(&mut *self.line)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.line.out.push_str(": ");
        self.push(value)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Sample {
        name: String,
        key: Option<char>,
        parts: Vec<(usize, i8)>,
        shape: Shape,
        inner: Option<Inner>,
        lines: Vec<String>,
        map: BTreeMap<String, Shape>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Inner {
        yes: bool,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Shape {
        Point,
        Slot(u8),
        Own(u8, u8),
        Named { width: u64 },
    }

    fn sample() -> Sample {
        Sample {
            name: "a \"b\" \\ 'c'".to_owned(),
            key: Some('\''),
            parts: vec![(1, -2), (3, 4)],
            shape: Shape::Own(1, 2),
            inner: Some(Inner { yes: true }),
            lines: vec!["one\n".to_owned(), String::new()],
            map: [("x".to_owned(), Shape::Slot(9)), ("y".to_owned(), Shape::Point)].into(),
        }
    }

    fn written<T: Serialize>(value: &T, layout: Layout) -> String {
        let mut out = String::new();
        push(value, layout, &mut out).unwrap();
        out
    }

    fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
        ron::from_str(&format!("#![enable(implicit_some)]\n{text}")).unwrap()
    }

    #[test]
    fn a_record_on_one_line() {
        let line = r#"(name: "a \"b\" \\ 'c'", key: '\'', parts: [(1, -2), (3, 4)], shape: Own(1, 2), inner: (yes: true), lines: ["one\n", ""], map: {"x": Slot(9), "y": Point})"#;
        assert_eq!(written(&sample(), Layout::Line), line);
        assert_eq!(read::<Sample>(line), sample());
    }

    #[test]
    fn fields_and_lists_on_lines_of_their_own() {
        let mut value = sample();
        value.shape = Shape::Named { width: 7 };
        value.parts.clear();
        let lines = "(\n            name: \"a \\\"b\\\" \\\\ 'c'\",\n            key: '\\'',\n            \
            parts: [],\n            shape: Named(width: 7),\n            inner: (yes: true),\n            \
            lines: [\n                \"one\\n\",\n                \"\",\n            ],\n            \
            map: {\"x\": Slot(9), \"y\": Point},\n        )";
        assert_eq!(written(&value, Layout::Fields), lines);
        assert_eq!(read::<Sample>(lines), value);
    }

    #[test]
    fn combining_marks_and_emoji_stay_readable_and_line_breakers_do_not() {
        let text = "e\u{301} نَصّ हिन्दी 👩\u{200D}🚀\u{FE0F}";
        assert_eq!(written(&text, Layout::Line), format!("\"{text}\""));
        let breakers = "\r\u{85}\u{2028}\u{2029}\u{FEFF}\u{202E}\u{200F}\u{61C}\0";
        assert_eq!(
            written(&breakers, Layout::Line),
            r#""\r\u{85}\u{2028}\u{2029}\u{feff}\u{202e}\u{200f}\u{61c}\u{0}""#
        );
    }

    #[test]
    fn what_ron_has_no_words_for_is_refused() {
        assert!(push(&1.5f64, Layout::Line, &mut String::new()).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_one_line_and_reads_back(text: String, letter: char) {
            let line = written(&(&text, letter), Layout::Line);
            prop_assert_eq!(line.lines().count(), 1);
            prop_assert!(!line.contains(is_escaped));
            prop_assert_eq!(read::<(String, char)>(&line), (text, letter));
        }

        #[test]
        fn every_escaped_letter_is_looked_at(letter: char) {
            let first = letter.to_string().into_bytes()[0];
            prop_assert!(needs_look(first) || !is_escaped(letter));
        }
    }
}
