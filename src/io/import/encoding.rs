//! Bytes become characters, and what had to be assumed is said.
//!
//! Invariant: a byte order mark is never part of the text, and nothing is lost in silence: what
//! could not be decoded is counted in a warning, or the file is refused.
//!
//! The order of the witnesses: byte order mark, zero bytes of UTF-16, valid UTF-8, nearly valid
//! UTF-8, the page's own declaration, and last the statistics of chardetng.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::error::Reason;
use super::sniff::line_at;

/// How many bytes the guesses look at.
const SAMPLE: usize = 1 << 20;
/// A page declares its encoding near its beginning; browsers look at 1 kB, pages are later.
const DECLARATION: usize = 4 << 10;

/// Text, and how it came to be.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    pub(super) warnings: Vec<String>,
}

impl Decoded {
    /// Text that was never bytes.
    pub(super) fn from_text(text: String) -> Self {
        Self { text, encoding: UTF_8.name(), warnings: Vec::new() }
    }
}

/// Decodes bytes by the first witness that speaks.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<Decoded, Reason> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Reason::Utf32);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            bytes.drain(..mark.min(bytes.len()));
            return match String::from_utf8(bytes) {
                Ok(text) => Ok(Decoded::from_text(text)),
                Err(error) => decode_in(UTF_8, error.as_bytes()),
            };
        }
        return decode_in(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return decode_in(encoding, &bytes);
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(Reason::Nul { line: line_of_bytes(&bytes, at) });
    }
    let escapes = memchr::memchr(0x1B, &bytes).is_some();
    if escapes && guess(&bytes) == ISO_2022_JP {
        return decode_guessed(ISO_2022_JP, &bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded::from_text(text)),
        Err(error) => decode_other(error.as_bytes()),
    }
}

/// Bytes that are no valid UTF-8 and have no mark.
fn decode_other(bytes: &[u8]) -> Result<Decoded, Reason> {
    if is_nearly_utf8(bytes) {
        return decode_in(UTF_8, bytes);
    }
    match declared(bytes) {
        Some(encoding) if encoding != UTF_8 => decode_in(encoding, bytes),
        _ => decode_guessed(guess(bytes), bytes),
    }
}

fn decode_guessed(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Reason> {
    let mut decoded = decode_in(encoding, bytes)?;
    decoded.warnings.insert(
        0,
        format!(
            "The file does not say its encoding: it was read as {}. If letters look wrong, save it \
             as UTF-8 and open it again.",
            encoding.name()
        ),
    );
    Ok(decoded)
}

/// Decodes, counts what was lost, and refuses where that is more than one character in ten.
fn decode_in(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Reason> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let mut warnings = Vec::new();
    if lossy {
        let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
        let first = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
        let line = line_at(&text, first);
        if lost * 10 > text.chars().count() {
            return Err(Reason::Undecodable { encoding: encoding.name(), lost, line });
        }
        let places = if lost == 1 { "One place".to_owned() } else { format!("{lost} places") };
        warnings.push(format!(
            "{places} could not be decoded as {}, the first in line {line}: each stands as \u{fffd} \
             in the text.",
            encoding.name()
        ));
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name(), warnings })
}

/// UTF-16 that lost its mark: one half of its pairs is zero far more often than the other, and the
/// pairs make plain text.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4 << 10)).unwrap_or(bytes);
    let pairs = sample.chunks_exact(2);
    let count = pairs.len();
    let zeros = |half: usize| pairs.clone().filter(|pair| pair.get(half) == Some(&0)).count();
    let (first, second) = (zeros(0), zeros(1));
    let encoding = if second > first * 5 { UTF_16LE } else { UTF_16BE };
    let (many, few) = (first.max(second), first.min(second));
    let plain = |b: &u8| *b == 0 || b.is_ascii_graphic() || b.is_ascii_whitespace();
    // Latin text has a zero in nearly every pair. Of other scripts, whose pairs are not plain
    // ASCII, spaces alone have one: a tenth of the text.
    let expected = if sample.iter().all(plain) { count * 8 } else { count };
    if many * 10 < expected || many <= few * 5 || count < 2 {
        return None;
    }
    let even = sample.get(..count * 2).unwrap_or(sample);
    let (text, _) = encoding.decode_without_bom_handling(even);
    let odd = |c: char| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
    // The sample may end within a pair of surrogates.
    (text.chars().filter(|&c| odd(c)).count() <= 1).then_some(encoding)
}

/// Whether sequences of UTF-8 outnumber the faults two to one: a text that was cut off or pasted
/// together, which any other reading would turn into rubbish from end to end.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let sample = sample_of(bytes);
    let (mut sequences, mut faults) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        sequences += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    sequences >= 3 && sequences >= faults * 2
}

/// The encoding that a page or an XML file declares for itself.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(DECLARATION)).unwrap_or(bytes);
    let sample = String::from_utf8_lossy(sample).to_ascii_lowercase();
    let label = if let Some((_, after)) = sample.split_once("<meta") {
        after.split_once("charset").map(|(_, label)| label)
    } else {
        let (_, declaration) = sample.split_once("<?xml")?;
        declaration.split_once("encoding").map(|(_, label)| label)
    }?;
    let label = label.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| c.is_whitespace() || "\"'>;/?".contains(c))?;
    let encoding = Encoding::for_label(label.get(..end)?.as_bytes())?;
    // A declaration that could be read byte by byte is not in UTF-16, whatever it says.
    (encoding != UTF_16LE && encoding != UTF_16BE && encoding != encoding_rs::REPLACEMENT)
        .then_some(encoding)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample_of(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A stretch of the bytes that begins just before the first that is not ASCII.
fn sample_of(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|b| !b.is_ascii() || *b == 0x1B).unwrap_or(0);
    let begin = first.saturating_sub(DECLARATION);
    let end = bytes.len().min(begin + SAMPLE);
    bytes.get(begin..end).unwrap_or(bytes)
}

fn line_of_bytes(bytes: &[u8], at: usize) -> usize {
    memchr::memchr_iter(b'\n', bytes.get(..at).unwrap_or_default()).count() + 1
}
