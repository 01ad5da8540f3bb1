//! Tells articles from everything else, by content first and by name second.
//!
//! Invariant: what passes here and decodes holds no NUL and is mostly printable.

use std::path::Path;

use super::Format;
use super::error::{Kind, Reason, Way};

/// How far the density of control characters is measured, in bytes.
const SAMPLE: usize = 64 << 10;

/// Refuses empty input, workspaces and files of known other kinds.
pub(super) fn refuse_other_kinds(name: &str, bytes: &[u8]) -> Result<(), Reason> {
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    if let Some(kind) = other_kind(bytes) {
        return Err(Reason::OtherKind(kind));
    }
    if extension(name) == "ron" || begins_like_a_workspace(bytes) {
        return Err(Reason::Workspace);
    }
    Ok(())
}

/// Refuses blank text, NUL characters, and text of which more than one character in fifty is a
/// control character.
pub(super) fn refuse_unprintable(text: &str) -> Result<(), Reason> {
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        return Err(Reason::Nul { line: line_at(text, at) });
    }
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let characters = sample.chars().count();
    let controls = sample.chars().filter(|&c| is_unprintable(c)).count();
    if controls * 50 > characters {
        return Err(Reason::Unprintable { controls, characters });
    }
    if text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(Reason::Empty);
    }
    Ok(())
}

/// What the text is to be read as, and a warning where content and name disagree.
pub(super) fn format(name: &str, text: &str) -> (Format, Option<String>) {
    match extension(name).as_str() {
        "md" | "markdown" | "mdown" | "mkd" => (Format::Markdown, None),
        "html" | "htm" | "xhtml" | "xht" | "shtml" => {
            if has_a_tag(text) {
                return (Format::Html, None);
            }
            let warning = "The file is named as a page but holds no markup: it was read as text.";
            (Format::Text, Some(warning.to_owned()))
        }
        "txt" | "text" if begins_like_a_page(text) => {
            let warning = "The file is named as text but holds a page: it was read as HTML.";
            (Format::Html, Some(warning.to_owned()))
        }
        _ if begins_like_a_page(text) => (Format::Html, None),
        _ => (Format::Text, None),
    }
}

/// The line, counted from 1, in which the byte `at` stands.
pub(super) fn line_at(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let feeds = memchr::memchr_iter(b'\n', before).count();
    if feeds > 0 {
        return feeds + 1;
    }
    // Old Macintosh files end their lines with a carriage return alone.
    memchr::memchr_iter(b'\r', before).count() + 1
}

/// Controls that no text needs; tab, line ends, form feed, escape and the old end mark pass.
fn is_unprintable(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}')
}

fn extension(name: &str) -> String {
    let extension = Path::new(name).extension().unwrap_or_default();
    extension.to_string_lossy().to_ascii_lowercase()
}

/// The first bytes of files that are no text, where the format fixes them.
const MAGIC: &[(usize, &[u8], &str, Way)] = &[
    (0, b"%PDF-", "a PDF", Way::SaveItsText),
    (0, b"%!PS", "a PostScript file", Way::SaveItsText),
    (0, b"{\\rtf", "an RTF file", Way::SaveItsText),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office file", Way::SaveItsText),
    (0, b"AT&TFORM", "a DjVu file", Way::SaveItsText),
    (60, b"BOOKMOBI", "a Kindle book", Way::SaveItsText),
    (0, b"bplist00", "a Safari web archive", Way::SaveAsPage),
    (0, b"\x1F\x8B", "a gzip archive", Way::Unpack),
    (0, b"BZh9", "a bzip2 archive", Way::Unpack),
    (0, b"\xFD7zXZ\0", "an xz archive", Way::Unpack),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7z archive", Way::Unpack),
    (0, b"Rar!\x1A\x07", "a RAR archive", Way::Unpack),
    (0, b"\x28\xB5\x2F\xFD", "a zstd archive", Way::Unpack),
    (257, b"ustar", "a tar archive", Way::Unpack),
    (0, b"\x89PNG\r\n\x1A\n", "a PNG picture", Way::TypeWhatItShows),
    (0, b"\xFF\xD8\xFF", "a JPEG picture", Way::TypeWhatItShows),
    (0, b"GIF87a", "a GIF picture", Way::TypeWhatItShows),
    (0, b"GIF89a", "a GIF picture", Way::TypeWhatItShows),
    (0, b"II*\0", "a TIFF picture", Way::TypeWhatItShows),
    (0, b"MM\0*", "a TIFF picture", Way::TypeWhatItShows),
    (8, b"WEBP", "a WebP picture", Way::TypeWhatItShows),
    (4, b"ftyp", "a film, a sound or a HEIC picture", Way::TypeWhatItShows),
    (0, b"ID3\x03", "a sound file", Way::TypeWhatItShows),
    (0, b"ID3\x04", "a sound file", Way::TypeWhatItShows),
    (0, b"OggS", "a sound file", Way::TypeWhatItShows),
    (0, b"fLaC", "a sound file", Way::TypeWhatItShows),
    (8, b"WAVE", "a sound file", Way::TypeWhatItShows),
    (0, b"SQLite format 3\0", "an SQLite database", Way::OpenAnArticle),
    (0, b"\x7FELF", "a program", Way::OpenAnArticle),
    (0, b"\0asm", "a program", Way::OpenAnArticle),
];

/// Parts of a ZIP archive that betray what it packs; the first parts come first in the file.
const PACKED: &[(&[u8], &str)] = &[
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint file (PPTX)"),
];

fn other_kind(bytes: &[u8]) -> Option<Kind> {
    let at = |offset: usize, magic: &[u8]| {
        bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic))
    };
    // A PDF may have a byte order mark or white space before its mark.
    let begin = bytes.iter().position(|b| !b" \t\r\n\xEF\xBB\xBF".contains(b)).unwrap_or(0);
    if at(begin, b"%PDF-") {
        return Some(Kind { what: "a PDF", way: Way::SaveItsText });
    }
    if at(0, b"PK\x03\x04") || at(0, b"PK\x05\x06") {
        return Some(packed_kind(bytes));
    }
    // "MZ" may begin a text; a program has NUL bytes in its first line too.
    if at(0, b"MZ") && bytes.iter().take(64).any(|&b| b == 0) {
        return Some(Kind { what: "a program", way: Way::OpenAnArticle });
    }
    if is_web_archive(bytes) {
        return Some(Kind { what: "a web archive (MHTML)", way: Way::SaveAsPage });
    }
    let found = MAGIC.iter().find(|(offset, magic, _, _)| at(*offset, magic));
    found.map(|&(_, _, what, way)| Kind { what, way })
}

fn packed_kind(bytes: &[u8]) -> Kind {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    let inside = PACKED.iter().find(|(part, _)| memchr::memmem::find(sample, part).is_some());
    inside.map_or(Kind { what: "a ZIP archive", way: Way::Unpack }, |&(_, what)| Kind {
        what,
        way: Way::SaveItsText,
    })
}

fn is_web_archive(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(2048)).unwrap_or(bytes);
    let says = |part: &[u8]| memchr::memmem::find(sample, part).is_some();
    says(b"MIME-Version: ") && says(b"multipart/related") && says(b"text/html")
}

/// A workspace of our own, whatever its file is called.
fn begins_like_a_workspace(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(256)).unwrap_or(bytes);
    memchr::memmem::find(sample, b"format: \"attest workspace\"").is_some()
}

/// Whether the text begins as a whole page does, after a declaration and comments.
fn begins_like_a_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    for (open, close) in [("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->")] {
        if rest.starts_with(open)
            && let Some((_, after)) = rest.split_once(close)
        {
            rest = after.trim_start();
        }
    }
    let begins = |mark: &str| {
        let start = rest.get(..mark.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(mark)
    };
    ["<!doctype html", "<html", "<head>", "<body"].into_iter().any(begins)
}

fn has_a_tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes)
        .filter_map(|at| bytes.get(at + 1))
        .any(|next| next.is_ascii_alphabetic() || matches!(next, b'!' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one_by_any_line_end() {
        for (text, at, line) in
            [("", 0, 1), ("abc", 2, 1), ("a\nb", 2, 2), ("a\r\nb\r\nc", 6, 3), ("a\rb\rc", 4, 3)]
        {
            assert_eq!(line_at(text, at), line, "{text:?} at {at}");
        }
        assert_eq!(line_at("a", 9), 1, "a place outside is no reason to panic");
    }

    #[test]
    fn the_format_follows_the_name_unless_the_content_speaks_against_it() {
        for (name, text, format, warned) in [
            ("a.txt", "Plain.", Format::Text, false),
            ("a.md", "# Title", Format::Markdown, false),
            ("A.HTML", "<p>Text.</p>", Format::Html, false),
            ("a.html", "Only 3 < 4 words.", Format::Text, true),
            ("a.txt", "\u{feff}\n<!-- saved --><!DOCTYPE html><p>x", Format::Html, true),
            ("article", "<?xml version='1.0'?><HTML><p>x", Format::Html, false),
            ("", "<em>Not</em> a page", Format::Text, false),
            ("a.txt", "<headline> is a word", Format::Text, false),
        ] {
            let (found, warning) = super::format(name, text);
            assert_eq!((found, warning.is_some()), (format, warned), "{name:?} {text:?}");
        }
    }
}
