//! Where an annotation holds on to its text: the span, and the quote that finds it again.
//!
//! Invariant: unless it is an orphan, the anchor's quote is the text of its span. Position and
//! quote together follow the selectors of the W3C Web Annotation model (`TextPositionSelector`,
//! `TextQuoteSelector`).

use serde::{Deserialize, Serialize};

use super::Span;

/// Characters of context kept on each side of a quote.
pub const CONTEXT: usize = 32;

/// One part of an annotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Bytes of the document's text.
    pub span: Span,
    /// The text of the span.
    pub quote: String,
    /// Up to [`CONTEXT`] characters before it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// Up to [`CONTEXT`] characters after it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Whether the quote was lost when a corrected text was loaded; the span is then the old one.
    #[serde(default, skip_serializing_if = "Hold::is_held")]
    pub hold: Hold,
}

/// Whether an anchor stands in the document's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Hold {
    /// The quote stands at the span.
    #[default]
    Held,
    /// The quote was not found again: a visible orphan, never a guess and never a loss.
    Orphan,
}

impl Hold {
    /// Whether the anchor stands in the text.
    #[must_use]
    pub fn is_held(&self) -> bool {
        *self == Self::Held
    }
}

impl Anchor {
    /// The anchor of a span of `text`; nothing when the span is empty, outside the text or off a
    /// character boundary.
    #[must_use]
    pub fn on(text: &str, span: Span) -> Option<Self> {
        let quote = span.of(text).filter(|quote| !quote.is_empty())?;
        let head = text.get(..span.start())?;
        let tail = text.get(span.end()..)?;
        let from = head.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let to = tail.char_indices().nth(CONTEXT).map_or(tail.len(), |(at, _)| at);
        Some(Self {
            span,
            quote: quote.to_owned(),
            before: head.get(from..)?.to_owned(),
            after: tail.get(..to)?.to_owned(),
            hold: Hold::Held,
        })
    }

    /// Whether the span lies in the text on character boundaries and holds the quote.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        !self.hold.is_held() || self.span.of(text) == Some(self.quote.as_str())
    }
}

/// The quotes of several parts as one line, joined by an ellipsis.
#[must_use]
pub fn joined_quote(anchors: &[Anchor]) -> String {
    let parts: Vec<&str> = anchors.iter().map(|anchor| anchor.quote.as_str()).collect();
    parts.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first span of several parts.
#[must_use]
pub fn first_span(anchors: &[Anchor]) -> Option<Span> {
    anchors.iter().map(|anchor| anchor.span).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_thirty_two_characters_on_each_side() {
        let text = format!("{}killed{}", "é".repeat(40), "ü".repeat(10));
        let start = text.find("killed").unwrap();
        let anchor = Anchor::on(&text, Span::new(start, start + 6)).unwrap();
        assert_eq!(anchor.quote, "killed");
        assert_eq!(anchor.before, "é".repeat(32));
        assert_eq!(anchor.after, "ü".repeat(10));
        assert!(anchor.stands_in(&text));
        assert!(!anchor.stands_in(text.get(2..).unwrap()));
    }

    #[test]
    fn no_anchor_off_a_boundary_outside_or_on_nothing() {
        for span in [Span::new(0, 1), Span::new(0, 99), Span::new(2, 2)] {
            assert_eq!(Anchor::on("é a", span), None, "{span:?}");
        }
    }
}
