//! Encodings told apart, and files that are no articles.

use super::*;

fn refused(name: &str, bytes: &[u8], reason: &str) {
    let error = read_bytes(name, bytes).expect_err(reason).to_string();
    assert!(error.contains(reason), "{error:?} should say {reason:?}");
    assert!(error.contains(name), "{error:?} should name the file");
}

#[test]
fn files_of_other_kinds_are_refused_by_their_content() {
    let zip = |part: &str| [b"PK\x03\x04\x14\0\0\0", part.as_bytes()].concat();
    let tar = [&b"a.txt".repeat(51)[..], b"\0\0ustar\0"].concat();
    for (bytes, what) in [
        (&b"%PDF-1.7\n%\xE2\xE3"[..], "a PDF; save its text as .txt or .html and open that"),
        (b"\xEF\xBB\xBF\n%PDF-1.4", "a PDF"),
        (b"{\\rtf1\\ansi Text}", "an RTF file"),
        (&zip("mimetypeapplication/epub+zip"), "an EPUB book"),
        (&zip("[Content_Types].xml word/document.xml"), "a Word document (DOCX)"),
        (&zip("mimetypeapplication/vnd.oasis.opendocument.text"), "an OpenDocument file"),
        (&zip("photos/one.jpg"), "a ZIP archive; unpack it"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "an old Office file"),
        (b"\x89PNG\r\n\x1A\n\0\0", "a PNG picture"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a JPEG picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\x7FELF\x02\x01\x01\0", "a program"),
        (b"MZ\x90\0\x03\0\0\0", "a program"),
        (b"\x1F\x8B\x08\0", "a gzip archive"),
        (&tar, "a tar archive"),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\nContent-Type: text/html", "MHTML"),
    ] {
        refused("report.txt", bytes, what);
    }
}

#[test]
fn what_is_no_text_is_refused_with_its_reason() {
    refused("a.txt", b"", "it holds no text");
    refused("a.txt", b" \r\n\t\xEF\xBB\xBF ", "it holds no text");
    refused("a.md", b"---\ntitle:\n---\n", "no text to read");
    refused("a.html", b"<p><script>1</script></p>", "no text to read");
    refused("a.txt", b"One\nTwo\nTh\0ree", "line 3 holds a NUL");
    refused("a.txt", b"a\x01b\x02c\x03", "3 of its first 6 characters are control characters");
    refused("work.ron", b"(format: 1)", "it is a workspace (.ron)");
    let workspace = b"#![enable(implicit_some)]\nAttest(\n    format: \"attest workspace\",\n";
    refused("work.txt", workspace, "it is a workspace (.ron)");
    refused("a.txt", b"\xFF\xFE\0\0A\0\0\0", "UTF-32");
    refused("a.txt", b"\xEF\xBB\xBFab\xFF\xFF\xFF", "3 places are not UTF-8, the first in line 1");
    assert!(read_pasted(" \n").is_err());
    assert!(read_pasted("a\0b").is_err());
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

#[test]
fn encodings_are_told_apart_and_marks_are_no_text() {
    let text = "Siege of the harbour\n\nThe “old” café burned — three hurt.";
    let arabic = "قال شهود عيان إن ثلاثة أشخاص قتلوا في الانفجار يوم الثلاثاء";
    let russian = "Как сообщили очевидцы, при взрыве погибли три человека, ещё двое ранены.";
    let in_ =
        |encoding: &'static encoding_rs::Encoding, text: &str| encoding.encode(text).0.into_owned();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let page = |charset: &str, body: Vec<u8>| {
        [format!("<html><head><meta charset=\"{charset}\"></head><p>").into_bytes(), body].concat()
    };
    for (bytes, encoding, wanted, warned) in [
        (text.as_bytes().to_vec(), "UTF-8", text, false),
        (marked(b"\xEF\xBB\xBF", text.into()), "UTF-8", text, false),
        (marked(b"\xFF\xFE", utf16(text, u16::to_le_bytes)), "UTF-16LE", text, false),
        (marked(b"\xFE\xFF", utf16(text, u16::to_be_bytes)), "UTF-16BE", text, false),
        (utf16(text, u16::to_le_bytes), "UTF-16LE", text, false),
        (utf16(text, u16::to_be_bytes), "UTF-16BE", text, false),
        (utf16(arabic, u16::to_le_bytes), "UTF-16LE", arabic, false),
        (in_(encoding_rs::WINDOWS_1252, text), "windows-1252", text, true),
        (in_(encoding_rs::WINDOWS_1251, russian), "windows-1251", russian, true),
        (in_(encoding_rs::WINDOWS_1256, arabic), "windows-1256", arabic, true),
        (page("windows-1251", in_(encoding_rs::WINDOWS_1251, "три")), "windows-1251", "три", false),
        (page("iso-8859-1", b"caf\xE9".to_vec()), "windows-1252", "café", false),
        (page("utf-8", b"caf\xE9 noir".to_vec()), "windows-1252", "café noir", true),
        (page("windows-1252", "café".into()), "UTF-8", "café", false),
        (page("utf-16", "plain".into()), "UTF-8", "plain", false),
    ] {
        let draft = read_bytes("", &bytes).expect(wanted);
        assert_eq!((draft.encoding, draft.text.as_str()), (encoding, wanted));
        let says = draft.warnings.iter().any(|w| w.contains("does not say its encoding"));
        assert_eq!(says, warned, "{encoding} {wanted:?}: {:?}", draft.warnings);
    }
}

#[test]
fn what_cannot_be_decoded_is_counted_and_placed() {
    // A text of UTF-8 that was cut in the middle of its last letter.
    let mut cut =
        "Première ligne\nDeuxième ligne, déjà plus longue\nTroisième é".as_bytes().to_vec();
    cut.pop();
    let draft = read_bytes("a.txt", &cut).expect("nearly UTF-8");
    assert_eq!(draft.encoding, "UTF-8");
    assert!(draft.text.ends_with("Troisième \u{fffd}"));
    assert!(
        draft.warnings[0]
            .starts_with("One place could not be decoded as UTF-8, the first in line 3"),
        "{:?}",
        draft.warnings
    );

    let mut odd = utf16("A line\nand half a letter", u16::to_le_bytes);
    odd.push(0x41);
    let draft = read_bytes("a.txt", &odd).expect("UTF-16");
    assert!(draft.warnings[0].contains("in line 2"), "{:?}", draft.warnings);
}
