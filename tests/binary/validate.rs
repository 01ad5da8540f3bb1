//! The list of problems and the exit codes of validation.

use super::{AWKWARD, Desk, SAMPLE, changed};

#[test]
fn a_sound_file_says_nothing() {
    for text in [SAMPLE, AWKWARD] {
        let desk = Desk::new();
        desk.put("work.ron", text);
        assert_eq!(desk.prints(&["validate", "work.ron"]), "");
    }
}

#[test]
fn what_is_only_noted_is_a_finding() {
    let desk = Desk::new();
    desk.put("work.ron", changed(AWKWARD, "key: '3'", "key: '1'"));
    let ran = desk.run(&["validate", "work.ron"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.out.starts_with("work.ron:42:"), "{ran:?}");
    assert!(ran.out.contains("\n  42 | "), "the line is shown: {}", ran.out);
    assert!(ran.out.contains("^^^"), "and the spot in it: {}", ran.out);
    assert!(ran.out.ends_with("  Give one of the two types another key.\n"), "{}", ran.out);
    assert_eq!(desk.run(&["series", "work.ron"]).code, Some(0), "it opens all the same");
}

#[test]
fn every_problem_is_listed_with_its_place_and_the_first_is_the_refusal() {
    let desk = Desk::new();
    let text = changed(AWKWARD, "low: 12, best: 12", "low: 13, best: 12");
    let text = changed(&text, "span: (12, 20)", "span: (14, 20)");
    let text = changed(&text, "key: '3'", "key: '1'");
    desk.put("work.ron", &text);
    let ran = desk.run(&["validate", "work.ron"]);
    assert_eq!(ran.code, Some(2));
    let places: Vec<(usize, usize)> = ran
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("work.ron:"))
        .map(|rest| {
            let mut parts = rest.split(':').map(str::parse::<usize>);
            (parts.next().unwrap().unwrap(), parts.next().unwrap().unwrap())
        })
        .collect();
    let lines: Vec<&str> = text.lines().collect();
    let at = |(line, column): (usize, usize)| -> String {
        lines[line - 1].chars().skip(column - 1).take(8).collect()
    };
    let spots: Vec<String> = places.iter().map(|place| at(*place)).collect();
    assert_eq!(spots, ["key: '1'", "(14, 20)", "low: 13,"], "{}", ran.out);
    let first = format!("cannot open work.ron: line {}, column {}", places[1].0, places[1].1);
    assert!(ran.err.contains(&first), "the noted one is not the reason: {}", ran.err);
    assert_eq!(ran.err.matches("cannot open").count(), 1);
    assert_eq!(desk.text("work.ron"), text);
}
