//! Bytes, or text from the clipboard, become the draft of an article.
//!
//! Invariant: [`Draft::text`] is what will be stored and never changes after that; every span of
//! the head lies within it on character boundaries. A plain text is stored character for character
//! as it was decoded, line endings too. Nothing here panics, whatever the bytes are.

mod blocks;
mod encoding;
mod error;
mod front_matter;
mod head;
mod html;
mod known;
mod markdown;
mod sniff;
#[cfg(test)]
mod tests;
mod wordlist;

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use crate::model::date::Date;

pub use error::ImportError;
use error::Reason;
use head::Guess;

/// Larger files are refused: no article is half a gigabyte of text, and an image of a disk is.
const LARGEST_FILE: u64 = 512 << 20;

/// What an import makes of one file: the text as it will be stored and what was recognised in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The article's text; not empty.
    pub text: String,
    /// Title, author, outlet and date as far as they were recognised.
    pub head: Head,
    /// The name of the encoding that the bytes were read in, as the WHATWG spells it.
    pub encoding: &'static str,
    /// What the bytes were taken for.
    pub format: Format,
    /// What the analyst should know, one sentence each: a guessed encoding, letters that were
    /// lost, a page that had to be taken whole.
    pub warnings: Vec<String>,
}

/// What stands above the body of an article.
///
/// Spans are byte ranges of [`Draft::text`]; values are cleaned: one line, single spaces, no "By".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The headline.
    pub title: Option<Recognised>,
    /// The author, or several as "A, B and C".
    pub author: Option<Recognised>,
    /// The newspaper, agency or site.
    pub outlet: Option<Recognised>,
    /// The date of publication.
    pub dateline: Option<RecognisedDate>,
    /// Where the first paragraph of the body begins, in bytes of the text.
    pub body_start: usize,
    /// What could serve where no title stands in the text, best first: the opening words and the
    /// name of the file.
    pub title_ideas: Vec<String>,
}

/// A piece of the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// The cleaned wording.
    pub value: String,
    /// Where it stands in the text; `None` where only the page's hidden data give it.
    pub span: Option<Range<usize>>,
    /// Other candidates, best first, so that a wrong guess costs one click.
    pub others: Vec<String>,
}

/// The date of the head.
#[derive(Clone, Debug, PartialEq)]
pub struct RecognisedDate {
    /// The date as far as the text gives it.
    pub date: Date,
    /// Where it stands in the text.
    pub span: Option<Range<usize>>,
    /// Other candidates, best first.
    pub others: Vec<Date>,
}

/// What an article's bytes were taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A page of the web.
    Html,
}

/// Reads an article from a file.
///
/// # Errors
/// The file cannot be read, is no file, is larger than half a gigabyte, is a workspace, or is
/// refused for what [`read_bytes`] refuses.
pub fn read_file(path: &Path) -> Result<Draft, ImportError> {
    let name = path.display().to_string();
    let bytes = load(path).map_err(|reason| ImportError::new(&name, reason))?;
    draft(&name, bytes)
}

/// Reads an article from bytes; `name` serves its ending and the messages.
///
/// # Errors
/// The bytes are no text (with what they are, in words), cannot be decoded, or hold nothing to
/// read.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Draft, ImportError> {
    draft(name, bytes.to_vec())
}

/// Reads an article from the clipboard: plain text, or the source of a page.
///
/// # Errors
/// The text is empty or holds NUL characters.
pub fn read_pasted(text: &str) -> Result<Draft, ImportError> {
    let name = "the pasted text";
    let decoded = encoding::Decoded::from_text(text.to_owned());
    let (format, warning) = sniff::format("", &decoded.text);
    let mut draft = arrange(decoded, format).map_err(|reason| ImportError::new(name, reason))?;
    draft.warnings.extend(warning);
    Ok(draft)
}

fn draft(name: &str, bytes: Vec<u8>) -> Result<Draft, ImportError> {
    let refuse = |reason| ImportError::new(name, reason);
    sniff::refuse_other_kinds(name, &bytes).map_err(refuse)?;
    let decoded = encoding::decode(bytes).map_err(refuse)?;
    let (format, warning) = sniff::format(name, &decoded.text);
    let mut draft = arrange(decoded, format).map_err(refuse)?;
    draft.warnings.extend(warning);
    draft.head.title_ideas.extend(stem(name));
    Ok(draft)
}

fn arrange(decoded: encoding::Decoded, format: Format) -> Result<Draft, Reason> {
    sniff::refuse_unprintable(&decoded.text)?;
    let encoding::Decoded { text, encoding, mut warnings } = decoded;
    let (text, head) = match format {
        Format::Text => {
            let head = head::recognise(&text, Guess::Bold);
            (text, head)
        }
        Format::Markdown => markdown::read(&text)?,
        Format::Html => {
            let page = html::read(&text)?;
            warnings.extend(page.warnings);
            (page.text, page.head)
        }
    };
    Ok(Draft { text, head, encoding, format, warnings })
}

fn load(path: &Path) -> Result<Vec<u8>, Reason> {
    let about = std::fs::metadata(path).map_err(Reason::Unreadable)?;
    if about.is_dir() {
        return Err(Reason::Folder);
    }
    // A pipe or a device could block for ever or never end.
    if !about.is_file() {
        return Err(Reason::NoFile);
    }
    if about.len() > LARGEST_FILE {
        return Err(Reason::TooLarge { bytes: about.len() });
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Reason::Unreadable)?;
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(Reason::Unreadable)?;
    let length = bytes.len() as u64;
    // The file may have grown since its size was asked for.
    if length > LARGEST_FILE { Err(Reason::TooLarge { bytes: length }) } else { Ok(bytes) }
}

/// The name of a file as words: "crocus_hall-attack.txt" is "crocus hall attack".
fn stem(name: &str) -> Option<String> {
    let stem = Path::new(name).file_stem()?.to_string_lossy().replace(['_', '-'], " ");
    let words = blocks::one_line(&stem);
    words.chars().any(char::is_alphabetic).then_some(words)
}
