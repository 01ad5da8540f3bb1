//! A page of the web becomes the text of its article.
//!
//! Invariant: navigation, cookie bars, related links, comments and footers stay out, quotes,
//! captions, lists and tables stay in. Readability chooses the element that holds the article; our
//! own walk turns it into paragraphs. No page, however deep or broken, overflows the stack or holds
//! the program up: what is too wild for a tree is flattened first.

mod flatten;
mod metadata;
mod prune;
mod tokens;
mod walk;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::Head;
use super::blocks::Paragraphs;
use super::error::Reason;
use super::head::{Guess, names_in_byline};
use flatten::Shape;

/// Larger pages are taken whole: readability weighs every element against its ancestors.
const LARGEST_PAGE: usize = 8 << 20;
/// Pages of more elements are taken whole.
const MOST_ELEMENTS: usize = 60_000;

/// A page with fewer characters once it is pruned is read as it was: the pruning misjudged it.
const LEAST_TEXT: usize = 80;

const TOO_DEEP: &str = "The page's markup is nested too deeply: all its text was taken, so \
                        navigation and comments may be in it.";
const TOO_LARGE: &str = "The page is too large to be searched for its article: all its text was \
                         taken, so navigation and comments may be in it.";
const NO_ARTICLE: &str = "No article was found in the page: all its text was taken, so navigation \
                          and comments may be in it.";
const SMALL_PART: &str = "Only a small part of the page's text was taken for its article. If some \
                          is missing, copy it from a browser and paste it.";

/// The text of a page, with its head as first lines.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) head: Head,
    pub(super) warnings: Vec<String>,
}

/// Reads a whole page.
pub(super) fn read(source: &str) -> Result<Page, Reason> {
    let (document, shape) = parse(source);
    let mut known = metadata::read(&document);
    let (document, whole) = prune(source, document);
    let mut warnings = Vec::new();
    let article = match shape {
        Shape::Flattened => Err(TOO_DEEP),
        Shape::Large => Err(TOO_LARGE),
        Shape::Ordinary => find_article(document).ok_or(NO_ARTICLE),
    };
    let body = match article {
        Ok(article) => {
            // On pages with an article the share is a fifth at least; a list of stories has none.
            if article.text.len() * 7 < whole.len() {
                warnings.push(SMALL_PART.to_owned());
            }
            known.authors.extend(article.byline.and_then(|byline| names_in_byline(&byline)));
            article.text
        }
        Err(warning) => {
            warnings.push(warning.to_owned());
            whole
        }
    };
    if body.is_empty() {
        return Err(Reason::NothingToRead);
    }
    let (text, head) = known.compose(&body, Guess::Careful);
    Ok(Page { text, head, warnings })
}

/// Reads a piece of markup into paragraphs.
pub(super) fn fragment(source: &str, out: &mut Paragraphs) {
    let (document, _) = parse(source);
    if let Some(body) = document.body() {
        walk::walk(&body, out);
    }
}

/// The document without what surrounds an article, and all of its text then.
fn prune(source: &str, document: Document) -> (Document, String) {
    let words =
        |document: &Document| document.body().map(|body| text_of(&body)).unwrap_or_default();
    prune::prune(&document);
    let left = words(&document);
    if left.len() >= LEAST_TEXT {
        return (document, left);
    }
    let (before, _) = parse(source);
    let all = words(&before);
    // A page of few words is short; one whose words all went was misjudged.
    if left.len() * 10 > all.len() { (document, left) } else { (before, all) }
}

struct Article {
    text: String,
    byline: Option<String>,
}

fn parse(source: &str) -> (Document, Shape) {
    let (tame, shape) = flatten::tame(source);
    let document = Document::from(tame.as_ref());
    if shape == Shape::Flattened || !is_too_deep(&document) {
        return (document, shape);
    }
    // Misnested tags can build a tree that is deeper than counting them foretold.
    (Document::from(flatten::flatten(source)), Shape::Flattened)
}

fn is_too_deep(document: &Document) -> bool {
    let mut open = vec![(document.root(), 0_usize)];
    while let Some((node, depth)) = open.pop() {
        if depth > 2 * flatten::DEEPEST {
            return true;
        }
        open.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    false
}

/// The element that readability takes for the article. Its code has places that can panic on a
/// strange page; such a page is one without a recognisable article.
fn find_article(document: Document) -> Option<Article> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let found = catch_unwind(AssertUnwindSafe(|| {
        let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
        let article = readability.parse().ok()?;
        let chosen = readability.doc.select_single("#readability-page-1");
        let text = chosen.nodes().first().map(text_of)?;
        Some(Article { text, byline: article.byline })
    }));
    found.ok().flatten().filter(|article| !article.text.is_empty())
}

fn text_of(root: &NodeRef<'_>) -> String {
    let mut out = Paragraphs::default();
    walk::walk(root, &mut out);
    out.finish()
}
