//! Removes from a page what is certainly no part of an article, before readability weighs it.
//!
//! Invariant: the element that holds most of the page's words stays, whatever it is called. On
//! short pages readability gives up its own pruning; then this is all there is.

use dom_query::{Document, NodeRef};

use crate::io::import::wordlist::lists;

/// Words in class and id that name what stands around an article.
const AROUND: &str = "comment, cookie, cookies, consent, gdpr, newsletter, related, recommended, \
    recommendations, trending, share, sharing, sharedaddy, social, promo, sponsored, advert, \
    advertisement, ad, ads, breadcrumb, breadcrumbs, sidebar, pagination, subscribe, signup, \
    navbar, menu, masthead, skip, outbrain, taboola, mostread";
/// Words that name the readers' own writing; there can be more of it than of the article.
const DISCUSSION: &str = "comments, commentlist, disqus, respond, replies";
/// Words for text that only screen readers speak.
const SPOKEN: &str = "sr-only, visually-hidden, visuallyhidden, screen-reader-text";
const ROLES: &str =
    "navigation, banner, contentinfo, complementary, dialog, alertdialog, search, menu, menubar";

/// Takes the surroundings of the article out of the document.
pub(super) fn prune(document: &Document) {
    let Some(body) = document.body() else { return };
    let all = body.normalized_char_count();
    let mut open: Vec<NodeRef<'_>> = body.children_it(false).collect();
    while let Some(node) = open.pop() {
        let goes = match verdict(&node) {
            Verdict::Stays => false,
            Verdict::Goes => true,
            // Two fifths of all words are too much for anything but the article.
            Verdict::GoesIfSmall => node.normalized_char_count() * 5 < all * 2,
            Verdict::GoesWithoutHeadline => !holds(&node, "h1"),
        };
        if goes {
            node.remove_from_parent();
        } else {
            open.extend(node.children_it(false));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Stays,
    Goes,
    GoesIfSmall,
    GoesWithoutHeadline,
}

fn verdict(node: &NodeRef<'_>) -> Verdict {
    let Some(name) = node.qual_name_ref().map(|name| name.local.to_string()) else {
        return Verdict::Stays;
    };
    match name.as_str() {
        "dialog" | "template" => return Verdict::Goes,
        "nav" | "aside" => return Verdict::GoesIfSmall,
        "footer" if !within(node, "blockquote") => return Verdict::GoesIfSmall,
        "main" => return Verdict::Stays,
        _ => {}
    }
    let attribute = |key: &str| node.attr(key).map(|v| v.to_lowercase()).unwrap_or_default();
    let names = format!("{} {}", attribute("class"), attribute("id"));
    let has =
        |words: &str| names.split(|c: char| !c.is_alphanumeric()).any(|word| lists(words, word));
    if has(DISCUSSION) {
        return Verdict::GoesWithoutHeadline;
    }
    let role = attribute("role");
    let style = attribute("style").replace(' ', "");
    let hidden = node.has_attr("hidden")
        || attribute("aria-hidden") == "true"
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || names.split_whitespace().any(|name| lists(SPOKEN, name));
    if hidden || has(AROUND) || (lists(ROLES, &role) && !holds(node, "h1")) {
        return Verdict::GoesIfSmall;
    }
    Verdict::Stays
}

fn holds(node: &NodeRef<'_>, name: &str) -> bool {
    node.descendants_it().any(|inner| inner.has_name(name))
}

fn within(node: &NodeRef<'_>, name: &str) -> bool {
    node.ancestors_it(None).any(|outer| outer.has_name(name))
}
