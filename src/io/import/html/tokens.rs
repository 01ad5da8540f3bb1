//! Cuts a page into tags and text.
//!
//! Invariant: linear time; the tokens joined are the page. It follows a browser's tokenizer closely
//! enough to count with, not to show a page.

/// A piece of a page.
#[derive(Debug)]
pub(super) struct Token<'s> {
    pub(super) kind: TokenKind,
    pub(super) source: &'s str,
    /// Of a tag, in small letters.
    pub(super) name: String,
    /// How many attributes a tag has.
    pub(super) attributes: usize,
}

/// What a piece of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Text,
    Start,
    End,
    /// A comment, a declaration.
    Aside,
    /// A whole element whose content is no markup.
    Raw,
}

/// Cuts a page into tags and text, roughly as a browser's tokenizer does.
pub(super) fn tokens(source: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = source;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let token = next_token(rest);
        rest = rest.get(token.source.len()..).unwrap_or_default();
        // A token takes at least one character, so that the walk ends.
        (!token.source.is_empty()).then_some(token)
    })
}

fn next_token(source: &str) -> Token<'_> {
    let plain = |kind, length: usize| Token {
        kind,
        source: source.get(..length).unwrap_or(source),
        name: String::new(),
        attributes: 0,
    };
    let text_until = |from: usize| {
        let rest = source.as_bytes().get(from..).unwrap_or_default();
        memchr::memchr(b'<', rest).map_or(source.len(), |at| from + at)
    };
    let mut bytes = source.bytes();
    if bytes.next() != Some(b'<') {
        return plain(TokenKind::Text, text_until(0));
    }
    let next = bytes.next().unwrap_or_default();
    if source.starts_with("<!--") {
        let end = source.get(4..).and_then(|rest| rest.find("-->")).map_or(source.len(), |i| i + 7);
        return plain(TokenKind::Aside, end);
    }
    if matches!(next, b'!' | b'?') {
        let end = source.find('>').map_or(source.len(), |at| at + 1);
        return plain(TokenKind::Aside, end);
    }
    let after_slash = bytes.next().unwrap_or_default();
    let ends = next == b'/';
    if !(next.is_ascii_alphabetic() || (ends && after_slash.is_ascii_alphabetic())) {
        return plain(TokenKind::Text, text_until(1));
    }
    tag(source, if ends { TokenKind::End } else { TokenKind::Start })
}

fn tag(source: &str, kind: TokenKind) -> Token<'_> {
    let begin = if kind == TokenKind::End { 2 } else { 1 };
    let body = source.get(begin..).unwrap_or_default();
    let length = body
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
        .unwrap_or(body.len());
    let name = body.get(..length).unwrap_or_default().to_ascii_lowercase();
    let (attributes, end) = attributes(source, begin + length);
    let whole = |end: usize| source.get(..end).unwrap_or(source);
    if kind == TokenKind::Start && is_raw(&name) {
        let end = end_of_raw(source, end, &name);
        return Token { kind: TokenKind::Raw, source: whole(end), name, attributes };
    }
    Token { kind, source: whole(end), name, attributes }
}

/// Counts the attributes of a tag from byte `at` and finds the tag's end.
fn attributes(source: &str, at: usize) -> (usize, usize) {
    let bytes = source.as_bytes();
    let (mut count, mut at, mut in_name) = (0, at, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return (count, at + 1),
            b'=' => {
                let value = at + 1 + spaces(bytes, at + 1);
                in_name = false;
                at = end_of_value(bytes, value);
                continue;
            }
            b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0C' => in_name = false,
            _ if !in_name => {
                in_name = true;
                count += 1;
            }
            _ => {}
        }
        at += 1;
    }
    (count, source.len())
}

fn spaces(bytes: &[u8], from: usize) -> usize {
    bytes.get(from..).unwrap_or_default().iter().take_while(|b| b.is_ascii_whitespace()).count()
}

/// The end of an attribute's value that begins at `at`.
fn end_of_value(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(&quote @ (b'"' | b'\'')) = rest.first() {
        let inside = rest.get(1..).unwrap_or_default();
        return memchr::memchr(quote, inside).map_or(bytes.len(), |length| at + length + 2);
    }
    at + rest.iter().take_while(|b| !b.is_ascii_whitespace() && **b != b'>').count()
}

/// The end of a raw element: behind its end tag, or the end of the page.
fn end_of_raw(source: &str, from: usize, name: &str) -> usize {
    let bytes = source.as_bytes();
    let mut at = from;
    while let Some(next) = memchr::memmem::find(bytes.get(at..).unwrap_or_default(), b"</") {
        let begin = at + next + 2;
        let found = bytes.get(begin..begin + name.len()).unwrap_or_default();
        if found.eq_ignore_ascii_case(name.as_bytes()) {
            let close = memchr::memchr(b'>', bytes.get(begin..).unwrap_or_default());
            return close.map_or(source.len(), |close| begin + close + 1);
        }
        at = begin;
    }
    source.len()
}

fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "title" | "textarea" | "xmp" | "iframe" | "noembed" | "noframes"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_cover_the_page_without_gap() {
        for source in
            ["a<b>c</b", "<", "</", "<!", "<!--x", "<a b='", "<a b=c>d", "é<é>é</é>", "<script>x"]
        {
            let joined: String = tokens(source).map(|token| token.source).collect();
            assert_eq!(joined, source);
        }
    }
}
