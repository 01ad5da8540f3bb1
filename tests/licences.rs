//! Holds what the program is built from: every crate has a licence that `deny.toml` allows and
//! comes from crates.io.
//!
//! Invariant: what takes part in the program counts, build scripts included; what only tests use
//! does not.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "metadata of another shape is no metadata"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[test]
fn every_crate_has_an_allowed_licence_and_comes_from_crates_io() {
    let root = env!("CARGO_MANIFEST_DIR");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| env!("CARGO").to_owned());
    // Of other platforms' crates nothing is downloaded here; `cargo deny` looks at those.
    let arguments = ["metadata", "--offline", "--locked", "--format-version", "1"];
    let output = Command::new(&cargo)
        .args(arguments)
        .args(["--filter-platform", "host-tuple"])
        .current_dir(root)
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            println!("SKIPPED, licences are not checked: {cargo} does not run here: {error}");
            return;
        }
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo could not list the crates: {said}");
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let allowed = allowed(include_str!("../deny.toml"));
    assert!(allowed.contains("MIT"), "no licences are read from deny.toml: {allowed:?}");
    let packages = packages_built(&metadata);
    assert!(packages.len() > 100, "only {} crates are listed", packages.len());
    let breaches: Vec<String> = packages.iter().filter_map(|p| breach(p, &allowed)).collect();
    assert!(breaches.is_empty(), "crates that may not be used:\n{}", breaches.join("\n"));
}

/// The crates that the program and its build need.
fn packages_built(metadata: &Value) -> Vec<&Value> {
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).map(|node| (text(node, "id"), node)).collect();
    let root = text(&metadata["resolve"], "root");
    let mut built = BTreeSet::new();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        for needed in list(&nodes[id]["deps"]) {
            let counts = list(&needed["dep_kinds"]).any(|kind| kind["kind"] != "dev");
            if counts && built.insert(text(needed, "pkg")) {
                open.push(text(needed, "pkg"));
            }
        }
    }
    let packages = list(&metadata["packages"]);
    packages.filter(|package| built.contains(text(package, "id"))).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// Why a crate may not be used.
fn breach(package: &Value, allowed: &BTreeSet<String>) -> Option<String> {
    let name = format!("{} {}", text(package, "name"), text(package, "version"));
    let (licence, source) = (text(package, "license"), text(package, "source"));
    if source != CRATES_IO {
        return Some(format!("{name} comes from “{source}”, not from crates.io"));
    }
    let satisfied = is_satisfied(licence, allowed);
    (!satisfied).then(|| format!("{name} has the licence “{licence}”, which is not allowed"))
}

/// The licences that `deny.toml` allows.
fn allowed(deny: &str) -> BTreeSet<String> {
    let section = deny.split_once("\n[licenses]").map_or("", |(_, section)| section);
    let list = section.split_once("\nallow = [").map_or("", |(_, list)| list);
    let list = list.split_once("\n]").map_or("", |(list, _)| list);
    let lines = list.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once('"'));
    lines.map(|(licence, _)| licence.to_owned()).collect()
}

/// Whether an SPDX expression can be met with the licences allowed. `/` is the old way to write
/// OR. An expression that cannot be read is not met.
fn is_satisfied(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    any_of(&mut words, allowed) == Some(true) && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any_of(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> Option<bool> {
    let mut met = all_of(words, allowed)?;
    while words.next_if_eq(&"OR").is_some() {
        met |= all_of(words, allowed)?;
    }
    Some(met)
}

fn all_of(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> Option<bool> {
    let mut met = one(words, allowed)?;
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed)?;
    }
    Some(met)
}

fn one(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> Option<bool> {
    let word = words.next().filter(|word| !["OR", "AND", "WITH", ")"].contains(word))?;
    if word == "(" {
        let met = any_of(words, allowed)?;
        return words.next_if_eq(&")").map(|_| met);
    }
    // "MPL-2.0+" is that version or a later one, so the version itself is one of the choices.
    let word = word.trim_end_matches('+');
    let licence = match words.next_if_eq(&"WITH") {
        Some(_) => format!("{word} WITH {}", words.next()?),
        None => word.to_owned(),
    };
    Some(allowed.contains(&licence))
}

#[test]
fn an_expression_is_met_by_what_is_allowed_and_by_nothing_else() {
    let allowed = BTreeSet::from(["MIT", "BSD-3-Clause", "MPL-2.0"].map(str::to_owned));
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("MIT OR GPL-3.0-only", true),
        ("GPL-3.0-only/MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("MIT AND BSD-3-Clause", true),
        ("GPL-3.0-only OR MIT AND BSD-3-Clause", true),
        ("(GPL-3.0-only OR MIT) AND AGPL-3.0-only", false),
        ("(GPL-3.0-only OR MIT) AND BSD-3-Clause", true),
        ("MPL-2.0+", true),
        ("MIT WITH Classpath-exception-2.0", false),
        ("", false),
        ("MIT OR", false),
        ("(MIT", false),
        ("MIT BSD-3-Clause", false),
    ] {
        assert_eq!(is_satisfied(expression, &allowed), met, "{expression}");
    }
}

#[test]
fn a_crate_is_named_with_what_is_wrong() {
    let allowed = BTreeSet::from(["MIT".to_owned()]);
    let says = |licence: &str, source: Option<&str>| {
        let package = serde_json::json!(
            {"name": "made-up", "version": "1.2.3", "license": licence, "source": source}
        );
        breach(&package, &allowed)
    };
    assert_eq!(says("MIT", Some(CRATES_IO)), None);
    let wrong = says("AGPL-3.0-only", Some(CRATES_IO)).unwrap();
    assert!(wrong.contains("made-up 1.2.3") && wrong.contains("AGPL-3.0-only"), "{wrong}");
    let wrong = says("MIT", Some("git+https://example.org/made-up")).unwrap();
    assert!(wrong.contains("made-up 1.2.3") && wrong.contains("example.org"), "{wrong}");
    assert!(says("MIT", None).is_some(), "a path has no source");
}

#[test]
fn crates_of_tests_alone_do_not_count() {
    let kind = |kind: Option<&str>| serde_json::json!([{"kind": kind, "target": null}]);
    let metadata = serde_json::json!({
        "packages": [{"id": "root"}, {"id": "used"}, {"id": "built"}, {"id": "tested"}],
        "resolve": {"root": "root", "nodes": [
            {"id": "root", "deps": [
                {"pkg": "used", "dep_kinds": kind(None)},
                {"pkg": "tested", "dep_kinds": kind(Some("dev"))},
            ]},
            {"id": "used", "deps": [{"pkg": "built", "dep_kinds": kind(Some("build"))}]},
            {"id": "built", "deps": []},
            {"id": "tested", "deps": []},
        ]},
    });
    let built: Vec<&str> = packages_built(&metadata).iter().map(|p| text(p, "id")).collect();
    assert_eq!(built, ["used", "built"]);
}
