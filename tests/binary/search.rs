//! Places found in the texts of a workspace.

use super::{AWKWARD, Desk};

/// Each place of the output, as document, line, column and words.
fn places(out: &str) -> Vec<(String, usize, usize, String)> {
    let place = |line: &str| {
        let (place, words) = line.split_once(": ").map(|(a, b)| (a.to_owned(), b.to_owned()))?;
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next()?.parse().ok()?;
        let line = parts.next()?.parse().ok()?;
        Some((parts.next()?.to_owned(), line, column, words))
    };
    out.lines().map(|line| place(line).unwrap_or_else(|| panic!("{line}"))).collect()
}

fn desk(texts: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    for (name, text) in texts {
        desk.put(name, text);
        assert_eq!(desk.run(&["import", name, "--into", "work.ron"]).code, Some(0));
    }
    desk
}

#[test]
fn a_place_is_where_an_editor_finds_it() {
    let text = "Überfall in Malmö\r\n\r\nIn Malmö died two; Malmö mourns.\r\nMALMÖ";
    let desk = desk(&[("a.txt", text)]);
    let lines: Vec<&str> = text.lines().collect();
    let found = places(&desk.prints(&["search", "work.ron", "Malmö"]));
    let spots: Vec<(usize, usize)> =
        found.iter().map(|(_, line, column, _)| (*line, *column)).collect();
    assert_eq!(spots, [(1, 13), (3, 4), (3, 20)]);
    for (_, line, column, words) in &found {
        let rest: String = lines[line - 1].chars().skip(column - 1).collect();
        assert!(rest.starts_with("Malmö"), "{rest}");
        assert!(words.contains("Malmö") && lines[line - 1].contains(words.as_str()), "{words}");
    }
    assert_eq!(places(&desk.prints(&["search", "work.ron", "malmö", "-i"])).len(), 4);
    assert_eq!(places(&desk.prints(&["search", "work.ron", r"\.$"])).len(), 1, "ends of lines");
}

#[test]
fn a_pattern_is_an_expression_or_plain_words_or_whole_words() {
    let text = "This (an isle) is 130+ or ISIS. An isis?";
    let desk = desk(&[("a.txt", text)]);
    let check = |arguments: &[&str], columns: &[usize]| {
        let ran = desk.run(&[&["search", "work.ron"], arguments].concat());
        let code = i32::from(columns.is_empty());
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{arguments:?}: {ran:?}");
        let found: Vec<usize> = places(&ran.out).iter().map(|(_, _, at, _)| *at).collect();
        assert_eq!(found, columns, "{arguments:?}");
    };
    check(&["is"], &[3, 10, 16, 36, 38]);
    check(&["-w", "is"], &[16]);
    check(&["-iw", "isis"], &[27, 36]);
    check(&["--literal", "isis?"], &[36]);
    check(&["isis?"], &[36]);
    check(&["-F", "130+"], &[19]);
    check(&["-Fw", "130+"], &[19]);
    check(&["-F", "(an"], &[6]);
    check(&["-w", "--", "is|or"], &[16, 24]);
    check(&[r"\d+\+? or"], &[19]);
    check(&["--", "-led"], &[]);
    check(&["z*"], &[]);
}

#[test]
fn every_document_is_searched_in_the_order_of_its_adding() {
    let desk =
        desk(&[("b.md", "# Second\n\nA bomb.\n"), ("a.md", "# First\n\nNo bomb, no bomb.\n")]);
    let found = places(&desk.prints(&["search", "work.ron", "bomb"]));
    let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["Second", "First", "First"]);
}

#[test]
fn a_bad_pattern_is_shown_with_its_place() {
    let desk = desk(&[("a.txt", "A bomb.")]);
    for arguments in [&["a(b"][..], &["-w", "a(b"], &["-i", "a)(b"]] {
        let said = desk.refuses(&[&["search", "work.ron"], arguments].concat());
        assert!(said.contains("--literal"), "{said}");
        let lines: Vec<&str> = said.lines().collect();
        let shown = lines.iter().position(|line| line.trim() == arguments[arguments.len() - 1]);
        let shown = shown.unwrap_or_else(|| panic!("the pattern as it was typed: {said}"));
        assert!(lines[shown + 1].trim_start().starts_with('^'), "{said}");
    }
    assert!(desk.refuses(&["search", "work.ron", ""]).contains("the pattern is empty"));
    let large = desk.refuses(&["search", "work.ron", "(a{1000}){1000}"]);
    assert!(large.contains("too large"), "{large}");
}

#[test]
fn what_an_article_says_does_not_steer_the_terminal() {
    let bomb = "A bomb \u{1b}]0;x\u{7} and a \u{202e}bomb went off on a day in May.\n";
    let rest = "It killed nobody, and nobody claimed to have laid it there.\n".repeat(3);
    let desk = desk(&[("a.txt", &format!("{bomb}{rest}"))]);
    let out = desk.prints(&["search", "work.ron", "bomb"]);
    assert_eq!(out.lines().count(), 2);
    assert!(!out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{out}");
}

#[test]
fn letters_of_every_script_are_found() {
    let desk = Desk::new();
    desk.put("work.ron", AWKWARD);
    let out = desk.prints(&["search", "work.ron", "السوق"]);
    assert_eq!(out, "Blast at “Söderby” market:4:1: السوق\n");
}

#[test]
fn a_long_line_with_many_places_takes_no_long_time() {
    let desk = desk(&[("a.txt", &"a bomb é ".repeat(60_000))]);
    let start = std::time::Instant::now();
    let out = desk.prints(&["search", "work.ron", "bomb"]);
    assert_eq!(out.lines().count(), 60_000);
    assert!(out.lines().last().unwrap().starts_with(&format!("a.txt:1:{}: ", 59_999 * 9 + 3)));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
