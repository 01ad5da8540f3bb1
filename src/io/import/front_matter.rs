//! The fields between `---` lines at the head of a Markdown file.
//!
//! Invariant: what is not plainly front matter stays in the text; a line of dashes alone is a rule.
//! This is no YAML parser: it reads the few shapes in which title, author, date and source are
//! written by hand, by blogs and by web clippers.

use super::blocks::one_line;
use super::known::{Known, join_names, read_date};

/// Front matter beyond this many bytes is none.
const LONGEST: usize = 64 << 10;

/// Splits front matter off: what it says, and the text behind it.
pub(super) fn split(text: &str) -> Option<(Known, &str)> {
    let mut lines = text.split_inclusive('\n');
    let fence = lines.next().map(str::trim_end).filter(|line| matches!(*line, "---" | "+++"))?;
    let mut fields: Vec<Field> = Vec::new();
    let mut read = text.split_inclusive('\n').next().map_or(0, str::len);
    for line in lines {
        read += line.len();
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            let rest = text.get(read..).unwrap_or_default();
            return (!fields.is_empty()).then(|| (known(&fields), rest));
        }
        if read > LONGEST || !take_line(&mut fields, bare) {
            return None;
        }
    }
    None
}

struct Field {
    key: String,
    values: Vec<String>,
    /// `>` or `|`: the lines below are one value.
    folded: Folded,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Folded {
    Yes,
    No,
}

/// Takes one line into the fields; false if it is no line of front matter.
fn take_line(fields: &mut Vec<Field>, line: &str) -> bool {
    let bare = line.trim_start();
    if bare.is_empty() || bare.starts_with('#') {
        return true;
    }
    let continues = line.starts_with([' ', '\t', '-']);
    if continues {
        let Some(field) = fields.last_mut() else { return false };
        continue_field(field, bare);
        return true;
    }
    let separator = if line.contains(':') { ':' } else { '=' };
    let Some((key, value)) = line.split_once(separator) else { return false };
    if key.is_empty() || key.chars().any(|c| !(c.is_alphanumeric() || "_- ".contains(c))) {
        return false;
    }
    let value = value.trim();
    let folded = if matches!(value, ">" | "|" | ">-" | "|-") { Folded::Yes } else { Folded::No };
    let values = if folded == Folded::Yes { Vec::new() } else { values_of(value) };
    let key = key.trim().to_lowercase().replace(['-', ' '], "_");
    fields.push(Field { key, values, folded });
    true
}

fn continue_field(field: &mut Field, bare: &str) {
    if field.folded == Folded::Yes {
        match field.values.first_mut() {
            Some(value) => {
                value.push(' ');
                value.push_str(bare);
            }
            None => field.values.push(bare.to_owned()),
        }
        return;
    }
    let item = bare.strip_prefix('-').unwrap_or(bare).trim();
    match item.split_once(": ") {
        Some(("name", name)) => field.values.extend(values_of(name.trim())),
        // Another property of an author: an address, a role.
        Some((key, _)) if key.chars().all(char::is_alphanumeric) => {}
        _ => field.values.extend(values_of(item)),
    }
}

/// The values of `"one"`, `'one'`, `[one, "two"]` and `[[one]]`, which is a link between notes.
fn values_of(value: &str) -> Vec<String> {
    let linked = |text: &str| text.starts_with("[[");
    let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
    let parts: Vec<&str> = match list {
        Some(list) if !linked(value) => list.split(',').collect(),
        _ => vec![value],
    };
    let clean = |part: &str| {
        let part = part.trim().trim_matches(['"', '\'']);
        let part = part.strip_prefix("[[").and_then(|p| p.strip_suffix("]]")).unwrap_or(part);
        one_line(part)
    };
    parts.into_iter().map(clean).filter(|part| !part.is_empty()).collect()
}

fn known(fields: &[Field]) -> Known {
    let of = |keys: &[&str]| -> Vec<String> {
        let fields = keys.iter().flat_map(|key| fields.iter().filter(move |f| f.key == *key));
        let no_address = |value: &&String| !value.contains("://");
        fields.flat_map(|field| field.values.iter().filter(no_address).cloned()).collect()
    };
    let authors = of(&["author", "authors", "byline", "by", "creator"]);
    let dates = of(&["date", "published", "publish_date", "published_at", "pubdate", "dateline"]);
    Known {
        titles: of(&["title", "headline"]),
        authors: join_names(&authors).into_iter().collect(),
        outlets: of(&["outlet", "publication", "publisher", "newspaper", "source", "site"]),
        dates: dates.iter().filter_map(|date| read_date(date)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, fields: [&[&str]; 4], rest: &str) {
        let (known, after) = split(text).unwrap_or_else(|| panic!("no front matter in {text:?}"));
        let dates: Vec<String> = known.dates.iter().map(ToString::to_string).collect();
        let found = [&known.titles, &known.authors, &known.outlets, &dates];
        for (found, wanted) in found.into_iter().zip(fields) {
            assert_eq!(found, wanted, "in {text:?}");
        }
        assert_eq!(after, rest);
    }

    #[test]
    fn the_shapes_of_blogs_and_clippers_are_read() {
        check(
            "---\ntitle: \"Market bombed\"\nauthor: Ana Ruiz\ndate: 2023-05-04\n---\nBody",
            [&["Market bombed"], &["Ana Ruiz"], &[], &["2023-05-04"]],
            "Body",
        );
        check(
            "---\r\ntitle: >\r\n  A long\r\n  title\r\nauthors: [Ana Ruiz, \"Li Wei\"]\r\n...\r\nB",
            [&["A long title"], &["Ana Ruiz and Li Wei"], &[], &[]],
            "B",
        );
        check(
            "---\ntitle: 'T'\nsource: \"https://a.example/x\"\nsite: The Plain\nauthor:\n  - \"[[Ana Ruiz]]\"\npublished: 2023-05-04T10:00:00+02:00\n---\n",
            [&["T"], &["Ana Ruiz"], &["The Plain"], &["2023-05-04"]],
            "",
        );
        check(
            "---\nauthor:\n  name: Ana Ruiz\n  email: a@b.example\n# note\ntags: [x]\n---\n",
            [&[], &["Ana Ruiz"], &[], &[]],
            "",
        );
        check("+++\ntitle = \"T\"\n+++\nB", [&["T"], &[], &[], &[]], "B");
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in
            ["---\nA sentence.\n---\n", "---\n\n---\nText", "---\ntitle: open", "- - -\n", ""]
        {
            assert!(split(text).is_none(), "{text:?}");
        }
    }
}
