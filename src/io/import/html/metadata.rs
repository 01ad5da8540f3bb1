//! What a page's hidden data say of its article: meta tags, JSON-LD, the marks on visible elements.
//!
//! Invariant: candidates only, best first; nothing here is trusted to be there or to be right.

mod linked;

use dom_query::Document;

use crate::io::import::blocks::one_line;
use crate::io::import::head::{clean_author, is_known_outlet, names_in_byline};
use crate::io::import::known::{Known, join_names, read_date, same_wording};
use crate::io::import::wordlist::entries;

const TITLES: &str = "og:title, twitter:title, dc.title, dcterms.title, parsely-title, title";
const AUTHORS: &str =
    "author, article:author, dc.creator, dcterms.creator, parsely-author, byl, sailthru.author";
const OUTLETS: &str = "og:site_name, application-name, publisher, dc.publisher, cre";
const DATES: &str = "article:published_time, og:published_time, datepublished, parsely-pub-date, \
    dc.date.issued, dcterms.issued, dc.date, dcterms.created, dcterms.date, sailthru.date, \
    publish-date, publication_date, pubdate, date, displaydate";
const CHANGES: &str = "article:modified_time, og:updated_time, dcterms.modified";
/// Between a headline and the name of its site in a page's title.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » "];
/// A byline of more characters is none.
const LONGEST_BYLINE: usize = 120;

/// Candidates for the head, from what the page says of itself.
pub(super) fn read(document: &Document) -> Known {
    let metas = metas(document);
    let linked = linked::read(document);
    let mut outlets = linked.outlets;
    outlets.extend(contents(&metas, OUTLETS));
    let (titles, site) = titles(document, linked.titles, &metas, &outlets);
    outlets.extend(site);
    let mut dates = linked.published;
    dates.extend(contents(&metas, DATES));
    dates.extend(attributes(document, "[itemprop~=datePublished]", &["content", "datetime"]));
    dates.extend(attributes(document, "time[datetime]", &["datetime"]).into_iter().take(3));
    dates.extend(linked.modified);
    dates.extend(contents(&metas, CHANGES));
    Known {
        titles,
        authors: authors(document, &linked.authors, &metas),
        outlets,
        dates: dates.iter().filter_map(|date| read_date(date)).collect(),
    }
}

struct Meta {
    key: String,
    content: String,
}

fn metas(document: &Document) -> Vec<Meta> {
    let tags = document.select("meta[content]");
    let read = tags.nodes().iter().filter_map(|tag| {
        let key = ["property", "name", "itemprop"].into_iter().find_map(|key| tag.attr(key))?;
        let content = decode_twice(&tag.attr("content")?);
        let key = key.trim().to_lowercase().replace("dc:", "dc.").replace("dcterms:", "dcterms.");
        (!content.is_empty()).then_some(Meta { key, content })
    });
    read.collect()
}

fn contents(metas: &[Meta], keys: &str) -> Vec<String> {
    let of = |key| metas.iter().filter(move |meta| meta.key == key);
    entries(keys).flat_map(of).map(|meta| meta.content.clone()).collect()
}

fn attributes(document: &Document, selector: &str, keys: &[&str]) -> Vec<String> {
    let marked = document.select(selector);
    let value = |node: &dom_query::NodeRef<'_>| {
        keys.iter().find_map(|key| node.attr(key)).map(|value| value.to_string())
    };
    marked.nodes().iter().filter_map(value).collect()
}

fn texts(document: &Document, selector: &str) -> Vec<String> {
    let marked = document.select(selector);
    let text = |node: &dom_query::NodeRef<'_>| one_line(&node.text());
    marked.nodes().iter().take(8).map(text).filter(|text| !text.is_empty()).collect()
}

/// The candidates for the title, best first, and the site's name if only the page's title has it.
fn titles(
    document: &Document,
    linked: Vec<String>,
    metas: &[Meta],
    outlets: &[String],
) -> (Vec<String>, Option<String>) {
    let mut declared = linked;
    let stripped = |title: String| without_site(&title, outlets).0;
    declared.extend(contents(metas, TITLES).into_iter().map(stripped));
    let headlines = texts(document, "h1");
    let page = texts(document, "title").into_iter().next().unwrap_or_default();
    let (page_title, site) = without_site(&page, outlets);
    let shown = texts(document, "h1, h2, [itemprop~=headline], .entry-title, .post-title");
    // The headline on the page is what its reader quotes; elsewhere it may be reworded.
    let is_site = |text: &str| {
        is_known_outlet(text) || outlets.iter().any(|outlet| same_wording(outlet, text))
    };
    let confirmed = shown.into_iter().filter(|headline| !is_site(headline)).find(|headline| {
        declared.iter().any(|declared| same_wording(declared, headline))
            || is_part_of_title(&page, headline)
    });
    let site = site.filter(|site| confirmed.is_some() || is_known_outlet(site));
    let mut titles: Vec<String> = confirmed.into_iter().collect();
    titles.extend(declared);
    // A headline that the page's title does not know is often the name of the site.
    titles.extend(Some(page_title).filter(|title| title.split_whitespace().count() >= 3));
    titles.extend(headlines.into_iter().filter(|headline| !is_site(headline)));
    if titles.is_empty() {
        titles.push(page);
    }
    (titles, site)
}

/// Whether a headline is the whole title of the page, or all of it before or after a separator.
fn is_part_of_title(page: &str, headline: &str) -> bool {
    if same_wording(page, headline) {
        return true;
    }
    let before = page.strip_prefix(headline).unwrap_or_default();
    let after = page.strip_suffix(headline).unwrap_or_default();
    let begins = SEPARATORS.iter().any(|separator| before.starts_with(separator));
    let ends = SEPARATORS.iter().copied().chain([": "]).any(|gap| after.ends_with(gap));
    headline.split_whitespace().count() >= 3 && (begins || ends)
}

/// A page's title without the site's name behind or before it, and that name.
fn without_site(title: &str, outlets: &[String]) -> (String, Option<String>) {
    let is_site = |part: &str| {
        is_known_outlet(part) || outlets.iter().any(|outlet| same_wording(outlet, part))
    };
    for separator in SEPARATORS {
        if let Some((headline, site)) = title.rsplit_once(separator) {
            let words = |part: &str| part.split_whitespace().count();
            if is_site(site) || (words(headline) >= 3 && words(site) <= 4) {
                return (headline.trim().to_owned(), Some(site.trim().to_owned()));
            }
        }
        if let Some((site, headline)) = title.split_once(separator)
            && is_site(site)
        {
            return (headline.trim().to_owned(), Some(site.trim().to_owned()));
        }
    }
    (title.to_owned(), None)
}

fn authors(document: &Document, linked: &[String], metas: &[Meta]) -> Vec<String> {
    let mut authors: Vec<String> = join_names(linked).into_iter().collect();
    authors.extend(contents(metas, AUTHORS));
    for selector in ["[rel~=author]", "[itemprop~=author]"] {
        authors.extend(texts(document, selector).into_iter().take(2));
    }
    let usable = |author: &String| author.chars().count() <= LONGEST_BYLINE;
    let declared = authors.iter().filter(|a| usable(a)).filter_map(|author| clean_author(author));
    // What stands in an element of such a class may be anything.
    let shown = texts(document, ".byline, .author, .post-author");
    declared.chain(shown.iter().filter_map(|byline| names_in_byline(byline))).collect()
}

/// Text that some sites escape once too often: `Smith &amp;amp; Sons`.
fn decode_twice(text: &str) -> String {
    if !text.contains('&') {
        return one_line(text);
    }
    one_line(&Document::fragment(text.replace('<', "&lt;")).text())
}
