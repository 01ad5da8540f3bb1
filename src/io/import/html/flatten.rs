//! Makes a page harmless before it becomes a tree.
//!
//! Invariant: linear time, no recursion. An HTML parser takes quadratic time and memory on pages
//! that nest without end, leave formatting open before every paragraph, or heap attributes on one
//! tag; such a page is rewritten as a plain sequence of paragraphs, with its words and metadata.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::tokens::{TokenKind, tokens};
use super::{LARGEST_PAGE, MOST_ELEMENTS};

/// Deeper pages are flattened. Browsers stop at 512; pages that people read stay below 100.
pub(super) const DEEPEST: usize = 256;
/// More attributes than any page's author writes on one tag.
const MOST_ATTRIBUTES: usize = 256;

/// What a page turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It can be searched for its article.
    Ordinary,
    /// Harmless, and too large to be searched.
    Large,
    /// Only its paragraphs are left.
    Flattened,
}

/// The page itself if it is harmless, else the page flattened.
pub(super) fn tame(source: &str) -> (Cow<'_, str>, Shape) {
    let census = take_census(source);
    let copies_allowed = 100_000 + source.len() / 4;
    if census.depth > DEEPEST
        || census.attributes > MOST_ATTRIBUTES
        || census.copies > copies_allowed
    {
        return (Cow::Owned(flatten(source)), Shape::Flattened);
    }
    let large = source.len() > LARGEST_PAGE || census.elements > MOST_ELEMENTS;
    (Cow::Borrowed(source), if large { Shape::Large } else { Shape::Ordinary })
}

/// The page as a sequence of paragraphs: each tag of a block becomes a paragraph's start, tags
/// within a line go, metadata stay.
pub(super) fn flatten(source: &str) -> String {
    let mut flat = String::with_capacity(source.len());
    for token in tokens(source) {
        match token.kind {
            TokenKind::Text => flat.push_str(token.source),
            TokenKind::Aside => {}
            TokenKind::Raw => {
                if matches!(token.name.as_str(), "title" | "script") && token.attributes <= 16 {
                    flat.push_str(token.source);
                }
            }
            TokenKind::Start | TokenKind::End => match token.name.as_str() {
                "meta" if token.attributes <= 16 => flat.push_str(token.source),
                "br" | "tr" => flat.push_str("<br>"),
                "td" | "th" => flat.push(' '),
                name if !is_within_a_line(name) => flat.push_str("<p>"),
                _ => {}
            },
        }
    }
    flat
}

/// What counting a page's tags says about the tree that they would build.
#[derive(Debug, Default)]
struct Census {
    depth: usize,
    attributes: usize,
    elements: usize,
    /// How many copies of formatting elements the parser would make at worst.
    copies: usize,
}

fn take_census(source: &str) -> Census {
    let mut census = Census::default();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut depth, mut formatting, mut drawings) = (0_usize, 0_usize, 0_usize);
    for token in tokens(source) {
        match token.kind {
            TokenKind::Aside | TokenKind::Raw => {}
            TokenKind::Text => census.copies += formatting,
            TokenKind::Start => {
                census.elements += 1;
                census.attributes = census.attributes.max(token.attributes);
                census.copies += formatting;
                // Only within a drawing does a slash end an element at once.
                let ended = drawings > 0 && token.source.ends_with("/>");
                if ended || is_void(&token.name) || closes_itself(&token.name) {
                    continue;
                }
                drawings += usize::from(is_drawing(&token.name));
                depth += 1;
                formatting += usize::from(is_formatting(&token.name));
                *open.entry(token.name).or_default() += 1;
            }
            TokenKind::End => {
                if let Some(count) = open.get_mut(&token.name).filter(|count| **count > 0) {
                    *count -= 1;
                    depth = depth.saturating_sub(1);
                    drawings -= usize::from(is_drawing(&token.name)).min(drawings);
                    formatting -= usize::from(is_formatting(&token.name)).min(formatting);
                }
            }
        }
        census.depth = census.depth.max(depth);
    }
    census
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "image"
            | "keygen"
            | "frame"
            | "basefont"
    )
}

/// Elements that a like one ends, so that a row of them without end tags is not deep.
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "tfoot"
            | "option"
            | "optgroup"
            | "colgroup"
            | "caption"
            | "html"
            | "head"
            | "body"
            | "rt"
            | "rp"
    )
}

fn is_drawing(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

fn is_within_a_line(name: &str) -> bool {
    is_formatting(name)
        || matches!(
            name,
            "a" | "abbr"
                | "acronym"
                | "bdi"
                | "bdo"
                | "cite"
                | "data"
                | "del"
                | "dfn"
                | "img"
                | "ins"
                | "kbd"
                | "label"
                | "mark"
                | "meta"
                | "q"
                | "ruby"
                | "samp"
                | "span"
                | "sub"
                | "sup"
                | "time"
                | "var"
                | "wbr"
                | "link"
                | "base"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(source: &str) -> Shape {
        tame(source).1
    }

    #[test]
    fn ordinary_pages_pass_as_they_are() {
        let list = format!("<ul>{}</ul>", "<li>one".repeat(5_000));
        let drawing = format!("<svg>{}</svg>", "<path d='0'/>".repeat(900));
        for source in [
            "<p>One<p>Two",
            &list,
            &drawing,
            "<div title='>'><b>x</b></div>",
            "<br>".repeat(900).as_str(),
        ] {
            let (tame, shape) = tame(source);
            assert_eq!((tame.as_ref(), shape), (source, Shape::Ordinary));
        }
    }

    #[test]
    fn wild_pages_are_flattened() {
        let deep = "<div>".repeat(100_000);
        let hidden = "<div></span>".repeat(300);
        let heaped = format!("<p {}>", "a ".repeat(300));
        let open: Vec<String> = (0..200).map(|n| format!("<b id={n}>")).collect();
        let open = open.concat();
        let copied = format!("{open}{}", "<p>x".repeat(100_000));
        for source in [&deep, &hidden, &heaped, &copied] {
            assert_eq!(shape(source), Shape::Flattened);
        }
    }

    #[test]
    fn flat_pages_keep_words_and_metadata() {
        let flat = flatten(
            "<title>T</title><meta name=a content='b>'><script>1</script><style>s</style>\
             <div><h1>He<i>ad</i></h1><!-- <p> --><table><tr><td>1<td>2</table>3 &lt; 4",
        );
        assert_eq!(
            flat,
            "<title>T</title><meta name=a content='b>'><script>1</script><p><p>Head<p><p><br> 1 \
             2<p>3 &lt; 4"
        );
    }
}
