//! JSON-LD after schema.org, in the shapes that news sites publish.
//!
//! Invariant: any JSON is survived; only objects that are articles speak, or a page if none does.

use std::collections::BTreeMap;

use dom_query::Document;
use serde_json::{Map, Value};

use super::decode_twice;

/// Candidates from JSON-LD.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) titles: Vec<String>,
    /// The names of one article's authors.
    pub(super) authors: Vec<String>,
    pub(super) outlets: Vec<String>,
    pub(super) published: Vec<String>,
    pub(super) modified: Vec<String>,
}

type Object = Map<String, Value>;

/// Reads every JSON-LD block of a page.
pub(super) fn read(document: &Document) -> Linked {
    let blocks = document.select(r#"script[type="application/ld+json"]"#);
    let values = blocks.nodes().iter().filter_map(|block| parse(&block.text()));
    let values: Vec<Value> = values.collect();
    let mut objects: Vec<&Object> = Vec::new();
    for value in &values {
        gather(value, &mut objects);
    }
    // Graphs name authors and publishers by reference.
    let names: BTreeMap<&str, &str> = objects
        .iter()
        .filter_map(|object| Some((object.get("@id")?.as_str()?, object.get("name")?.as_str()?)))
        .collect();
    let mut linked = Linked::default();
    let article = objects.iter().find(|object| is_a(object, is_article));
    if let Some(object) = article.or_else(|| objects.iter().find(|object| is_a(object, is_page))) {
        linked.take(object, &names);
    }
    linked
}

impl Linked {
    fn take(&mut self, object: &Object, names: &BTreeMap<&str, &str>) {
        let text = |key: &str| object.get(key).and_then(Value::as_str).map(decode_twice);
        self.titles.extend(text("headline"));
        self.titles.extend(text("name"));
        self.authors
            .extend(object.get("author").map(|author| named(author, names)).unwrap_or_default());
        let publisher = object.get("publisher").or_else(|| object.get("sourceOrganization"));
        self.outlets.extend(publisher.map(|outlet| named(outlet, names)).unwrap_or_default());
        self.published.extend(text("datePublished").or_else(|| text("dateCreated")));
        self.modified.extend(text("dateModified"));
    }
}

/// Some sites wrap the block in a CDATA comment.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("//").trim_start();
    let text = text.strip_prefix("<![CDATA[").unwrap_or(text);
    let begin = text.find(['{', '['])?;
    let text = text.rsplit_once("]]>").map_or(text, |(text, _)| text);
    let end = text.rfind(['}', ']'])?;
    serde_json::from_str(text.get(begin..=end)?).ok()
}

/// All objects of a block: of arrays and of `@graph`, in order.
fn gather<'v>(value: &'v Value, objects: &mut Vec<&'v Object>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(object) => {
                objects.push(object);
                open.extend(object.get("mainEntity"));
                open.extend(object.get("@graph"));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// The names that a value of `author` or `publisher` holds: text, an object, a reference, several.
fn named(value: &Value, names: &BTreeMap<&str, &str>) -> Vec<String> {
    let one = |value: &Value| -> Option<String> {
        let name = match value {
            Value::String(name) => name.as_str(),
            Value::Object(object) => match object.get("name") {
                Some(Value::String(name)) => name.as_str(),
                _ => names.get(object.get("@id")?.as_str()?)?,
            },
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => return None,
        };
        let name = decode_twice(name);
        (!name.is_empty() && !name.contains("://")).then_some(name)
    };
    let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    values.iter().filter_map(one).collect()
}

fn is_a(object: &Object, wanted: fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(kind)) => wanted(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("Posting")
        || matches!(kind, "Report" | "Review" | "Claim" | "ClaimReview")
}

fn is_page(kind: &str) -> bool {
    matches!(kind, "WebPage" | "ItemPage")
}
