//! Holds the house together: which room may use which, who may touch disk, clock, threads and
//! egui, and how each file begins and how long it may be.
//!
//! Invariant: what is judged is code alone; comments and the insides of strings say nothing. Rooms
//! use only floors below their own, so no two rooms can form a cycle.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a checker that cannot read its files has failed"
)]

use std::fmt;
use std::path::{Path, PathBuf};

/// The floors, from the ground up. Rooms of one floor do not know each other.
const FLOORS: [&[&str]; 6] = [
    &["model"],
    &["edit", "extract", "trends"],
    &["io"],
    &["workbench", "cli"],
    &["ui"],
    &["main", "lib"],
];

/// What only some files may name.
const BOUNDS: [Bound; 4] = [
    Bound {
        says: "only ui and main know egui",
        names: &["egui", "eframe", "egui_plot", "epaint", "emath"],
        free: &["ui/", "ui.rs", "main.rs"],
        tests: Tests::Bound,
    },
    Bound {
        says: "only io touches the disk",
        names: &[
            "std::fs",
            "File::open",
            "File::create",
            "OpenOptions",
            "tempfile",
            ".exists",
            ".try_exists",
            ".is_file",
            ".is_dir",
            ".metadata",
            ".symlink_metadata",
            ".read_dir",
            ".canonicalize",
        ],
        free: &["io/"],
        tests: Tests::Free,
    },
    Bound {
        says: "only workbench/jobs starts threads; io shares work out",
        names: &["std::thread", "rayon"],
        free: &["io/", "workbench/jobs.rs"],
        tests: Tests::Free,
    },
    Bound {
        says: "only workbench/clock reads the clock",
        names: &["SystemTime::now", "Instant::now", "Timestamp::now", "ZonedDateTime::now"],
        // The picker's stopwatch tells a person's answer from a dialog that never showed.
        free: &["workbench/clock.rs", "ui/picker.rs"],
        tests: Tests::Free,
    },
];

/// Code lines that a file may have, and those from which it is named.
const LINES: (usize, usize) = (500, 400);

struct Bound {
    says: &'static str,
    names: &'static [&'static str],
    /// Files, or folders with their slash, that may name it.
    free: &'static [&'static str],
    tests: Tests,
}

#[derive(Clone, Copy, PartialEq)]
enum Tests {
    /// Test code may name it everywhere.
    Free,
    /// Test code is bound too.
    Bound,
}

/// A source file: its path below `src`, with slashes, its text, and the code of it alone.
struct Source {
    path: String,
    text: String,
    code: String,
}

impl Source {
    fn new(path: String, text: String) -> Self {
        Self { code: code(&text), path, text }
    }

    fn breach(&self, line: usize, words: String) -> Breach {
        Breach { path: self.path.clone(), line, words }
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/")
    }
}

/// A rule broken at a place.
#[derive(Debug, PartialEq)]
struct Breach {
    path: String,
    line: usize,
    words: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.words)
    }
}

#[test]
fn the_house_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = sources(&root.join("src"));
    assert!(sources.len() > 50, "only {} files found: is this the right folder?", sources.len());
    let mut breaches: Vec<Breach> = sources.iter().flat_map(judge).collect();
    for beside in ["tests", "benches"] {
        breaches.extend(sources_of(root, beside).iter().flat_map(judge_form));
    }
    for source in &sources {
        let lines = code_lines(&source.code);
        if lines > LINES.1 {
            println!("{} has {lines} lines of code", source.path);
        }
    }
    let list: Vec<String> = breaches.iter().map(Breach::to_string).collect();
    assert!(list.is_empty(), "{} rules are broken:\n{}", list.len(), list.join("\n"));
}

fn sources_of(root: &Path, folder: &str) -> Vec<Source> {
    let mut sources = sources(&root.join(folder));
    for source in &mut sources {
        source.path = format!("{folder}/{}", source.path);
    }
    sources
}

fn sources(folder: &Path) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        Source::new(name, std::fs::read_to_string(&path).unwrap())
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// Every rule that a file of `src` breaks.
fn judge(source: &Source) -> Vec<Breach> {
    let mut breaches = judge_form(source);
    let all = paths(&source.code);
    breaches.extend(judge_direction(source, &all));
    let outside_tests = paths(&without_tests(&source.code));
    for bound in &BOUNDS {
        let free = bound.free.iter().any(|free| source.path.starts_with(free));
        let paths = match bound.tests {
            _ if free => continue,
            Tests::Free if source.is_test() => continue,
            Tests::Free => &outside_tests,
            Tests::Bound => &all,
        };
        let named = paths.iter().filter(|(_, path)| bound.names.iter().any(|n| names(path, n)));
        breaches.extend(
            named.map(|(line, path)| {
                source.breach(*line, format!("names {path}, but {}", bound.says))
            }),
        );
    }
    breaches
}

/// What holds for any file: its head and its length.
fn judge_form(source: &Source) -> Vec<Breach> {
    let mut breaches = Vec::new();
    if !source.text.starts_with("//! ") {
        breaches.push(source.breach(1, "does not begin with //! and its purpose".to_owned()));
    }
    let lines = code_lines(&source.code);
    if lines > LINES.0 {
        let words = format!("has {lines} lines of code, more than {}", LINES.0);
        breaches.push(source.breach(1, words));
    }
    breaches
}

fn judge_direction(source: &Source, paths: &[(usize, String)]) -> Vec<Breach> {
    let here = module_of(&source.path);
    let room = here.first().cloned().unwrap_or_default();
    let Some(floor) = floor(&room) else {
        return vec![source.breach(1, format!("is in {room}, which is no room of the house"))];
    };
    let is_bad = |path: &str| {
        let used = room_used(&here, path).filter(|used| *used != room);
        used.is_some_and(|used| self::floor(&used).is_some_and(|used| used >= floor))
    };
    let bad = paths.iter().filter(|(_, path)| is_bad(path));
    bad.map(|(line, path)| source.breach(*line, format!("{room} may not use {path}"))).collect()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The modules that a file stands in: `edit/claim.rs` is `edit`, `claim`.
fn module_of(path: &str) -> Vec<String> {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    stem.split('/').map(str::to_owned).collect()
}

/// The room that a path leads to from a file; nothing for other crates and for neighbours.
fn room_used(here: &[String], path: &str) -> Option<String> {
    let mut steps = path.split("::").peekable();
    match *steps.peek()? {
        "crate" | "attest" => steps.next().map(drop)?,
        "super" => {
            let mut up = here.len();
            while steps.next_if_eq(&"super").is_some() {
                up = up.checked_sub(1)?;
            }
            if up > 0 {
                return None;
            }
        }
        _ => return None,
    }
    steps.next().filter(|room| floor(room).is_some()).map(str::to_owned)
}

/// Whether a path has these steps beside each other.
fn names(path: &str, name: &str) -> bool {
    path.match_indices(name).any(|(at, _)| {
        let (before, after) = (&path[..at], &path[at + name.len()..]);
        (before.is_empty() || before.ends_with("::"))
            && (after.is_empty() || after.starts_with("::"))
    })
}

fn code_lines(code: &str) -> usize {
    code.lines().filter(|line| !line.trim().is_empty()).count()
}

/// The code of a text, line by line: comments are blanked, strings and characters emptied.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let name_before = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let taken = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => 1 + string_end(&rest[1..]),
            'r' if !name_before => raw_string(rest).unwrap_or(0),
            '\'' => character(rest).unwrap_or(0),
            _ => 0,
        };
        if taken == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (gone, left) = rest.split_at(taken);
        // What a literal was stays a mark on each of its lines; of a comment nothing stays.
        let mark = if first == '/' { "" } else { "\"" };
        let lines: Vec<&str> = gone.split('\n').map(|_| mark).collect();
        code.push_str(&lines.join("\n"));
        rest = left;
    }
    code
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let (step, closes) = match rest {
            _ if rest.starts_with("/*") => (2, false),
            _ if rest.starts_with("*/") => (2, true),
            _ => (rest.chars().next().map_or(0, char::len_utf8), false),
        };
        if step == 0 {
            return at;
        }
        at += step;
        depth = if closes { depth - 1 } else { depth + usize::from(rest.starts_with("/*")) };
        if depth == 0 {
            return at;
        }
    }
}

/// Bytes up to and with the quote that ends a string.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|c| *c == '#').count();
    let inner = text[1 + hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inner.find(&end).map_or(inner.len(), |at| at + end.len());
    Some(2 + hashes + length)
}

/// A character in quotes; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inner = &text[1..];
    if let Some(escape) = inner.strip_prefix('\\') {
        let first = escape.chars().next()?.len_utf8();
        return Some(2 + first + escape[first..].find('\'')? + 1);
    }
    let letter = inner.chars().next()?.len_utf8();
    inner[letter..].starts_with('\'').then_some(letter + 2)
}

/// The code without the items marked `#[cfg(test)]`, its lines kept.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some((before, marked)) = rest.split_once("#[cfg(test)]") {
        kept.push_str(before);
        let (item, after) = marked.split_at(item_end(marked));
        kept.extend(item.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    kept + rest
}

fn item_end(code: &str) -> usize {
    let mut depth = 0;
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// Every path of the code with its line, groups written out: `a::{b, c::d}` is `a::b` and
/// `a::c::d`. A method called is a path that begins with a dot.
fn paths(code: &str) -> Vec<(usize, String)> {
    let mut paths = Vec::new();
    // What stands before each open brace: the head of a group, or nothing before a block.
    let mut braces: Vec<String> = Vec::new();
    let mut path = String::new();
    let mut line = 1;
    for (number, token) in tokens(code) {
        let joins = path.ends_with("::") || path == ".";
        match token.as_str() {
            "::" if !path.is_empty() => path.push_str("::"),
            "{" if path.ends_with("::") => braces.push(std::mem::take(&mut path)),
            word if joins && is_word(word) => path.push_str(word),
            other => {
                if is_word(path.trim_start_matches('.')) {
                    paths.push((line, format!("{}{path}", braces.concat())));
                }
                path.clear();
                match other {
                    "{" => braces.push(String::new()),
                    "}" => drop(braces.pop()),
                    "." => path.push('.'),
                    word if is_word(word) => path.push_str(word),
                    _ => {}
                }
                line = number;
            }
        }
    }
    paths
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::`, and every other sign by itself, each with its line.
fn tokens(code: &str) -> Vec<(usize, String)> {
    let mut tokens: Vec<(usize, String)> = Vec::new();
    for (line, number) in code.lines().zip(1..) {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = match word {
                0 if rest.starts_with("::") => 2,
                0 => first.len_utf8(),
                word => word,
            };
            let (token, left) = rest.split_at(length);
            tokens.push((number, token.to_owned()));
            rest = left.trim_start();
        }
    }
    tokens.push((0, ";".to_owned()));
    tokens
}

/// What the checker says of a file, one line a breach.
fn check(path: &str, text: &str, expected: &[&str]) {
    let source = Source::new(path.to_owned(), format!("//! Purpose.\n{text}"));
    let found: Vec<String> =
        judge(&source).iter().map(|breach| format!("{}: {}", breach.line, breach.words)).collect();
    assert_eq!(found, expected, "{path}: {text}");
}

#[test]
fn an_arrow_up_or_aside_is_a_breach() {
    check("edit/claim.rs", "use crate::model::{Claim, Span};", &[]);
    check("edit/claim.rs", "use crate::io::hash;", &["2: edit may not use crate::io::hash"]);
    check("edit/claim.rs", "use crate::trends;", &["2: edit may not use crate::trends"]);
    check(
        "model/span.rs",
        "use crate::{\n    model::Text,\n    ui::{self, theme::ink},\n};",
        &["4: model may not use crate::ui::self", "4: model may not use crate::ui::theme::ink"],
    );
    check(
        "io/import/html.rs",
        "fn f() {\n    super::super::super::workbench::start();\n}",
        &["3: io may not use super::super::super::workbench::start"],
    );
    check("io/import/html.rs", "use super::super::workbench;", &[]);
    check("cli.rs", "use crate::workbench::Act;", &["2: cli may not use crate::workbench::Act"]);
    check("main.rs", "fn main() { attest::ui::window::open(); attest::cli::run(); }", &[]);
    check("attic/box.rs", "", &["1: is in attic, which is no room of the house"]);
}

#[test]
fn what_one_room_alone_may_name_is_a_breach_elsewhere() {
    let egui = "only ui and main know egui";
    check(
        "workbench/act.rs",
        "use eframe::egui;",
        &[&format!("2: names eframe::egui, but {egui}")],
    );
    check("ui/app.rs", "use eframe::egui::{self, Ui};", &[]);
    let disk = "only io touches the disk";
    check("trends/sum.rs", "use std::{fmt, fs};", &[&format!("2: names std::fs, but {disk}")]);
    check("cli.rs", "\nfn f() { path.exists(); }", &[&format!("3: names .exists, but {disk}")]);
    check("io/file.rs", "use std::fs::File;", &[]);
    check(
        "workbench/save.rs",
        "fn f() { std::thread::spawn(g); Instant::now(); }",
        &[
            "2: names std::thread::spawn, but only workbench/jobs starts threads; io shares work out",
            "2: names Instant::now, but only workbench/clock reads the clock",
        ],
    );
    check("workbench/jobs.rs", "fn f() { std::thread::spawn(g); }", &[]);
}

#[test]
fn comments_strings_and_tests_are_no_code() {
    check("model/a.rs", "/// Like egui.\n/* std::fs /* crate::io */ */ fn f() {}", &[]);
    check("model/a.rs", r#"const A: &str = "std::fs \" egui";"#, &[]);
    check("model/a.rs", r##"const A: &str = r#"" std::fs"#;"##, &[]);
    check("model/a.rs", "fn f<'a>(c: &'a char) { matches!(c, '\"' | '\\''); }", &[]);
    let test = "#[cfg(test)]\nmod tests {\n    fn f() { std::fs::read(\"a\"); }\n}\n";
    check("model/a.rs", test, &[]);
    check("model/a/tests.rs", "fn f() { std::fs::read(1); }", &[]);
    let disk = "names std::fs::read, but only io touches the disk";
    check("model/a.rs", &format!("{test}fn g() {{ std::fs::read(1); }}"), &[&format!("6: {disk}")]);
    check(
        "model/a.rs",
        "#[cfg(test)]\nmod tests {\n    use crate::ui::App;\n}",
        &["4: model may not use crate::ui::App"],
    );
}

#[test]
fn a_file_says_what_it_is_for_and_stays_short() {
    let breaches = |text: &str| judge_form(&Source::new("a.rs".to_owned(), text.to_owned()));
    assert_eq!(breaches("//! Purpose.\n").len(), 0);
    assert_eq!(breaches("// Purpose.\n").len(), 1);
    assert_eq!(breaches("").len(), 1);
    let long = |lines: usize| format!("//! Purpose.\n\n{}", "// why\nf();\n\n".repeat(lines));
    assert_eq!(breaches(&long(LINES.0)).len(), 0);
    assert_eq!(breaches(&long(LINES.0 + 1)).len(), 1);
}
