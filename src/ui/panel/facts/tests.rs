//! The words of cards, example by example.

use super::*;
use crate::model::claim::Voice;
use crate::model::figure::Reading;
use crate::model::{ClaimId, DocumentId};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn a_grade_is_two_judgements_and_says_which_is_missing() {
    let both = grade(Some(Reliability::B), Some(Credibility::ProbablyTrue));
    assert_eq!(both.text, "B2");
    assert_eq!(both.words, "Source usually reliable, claim probably true");
    let source = grade(Some(Reliability::F), None);
    assert_eq!((source.text.as_str(), source.words.contains("claim not judged")), ("F", true));
    let claim = grade(None, Some(Credibility::Improbable));
    assert_eq!((claim.text.as_str(), claim.words.contains("source not judged")), ("5", true));
    let none = grade(None, None);
    assert_eq!((none.text.as_str(), none.words.as_str()), ("ungraded", "Not graded"));
}

#[test]
fn a_date_is_told_with_the_words_that_it_came_from() {
    let resolved = When {
        date: date("2024-03-22"),
        phrase: "on March 22".to_owned(),
        reading: Reading::Resolved,
    };
    assert_eq!(from_phrase(&resolved).as_deref(), Some("from “on March 22”"));
    let dateline = date("2024-04-01");
    let expected = "2024-03-22 · resolved against 1 April 2024";
    assert_eq!(understood(&resolved, Some(&dateline)), expected);
    let stated = When::from(date("2024-03"));
    assert_eq!(from_phrase(&stated), None);
    assert_eq!(understood(&stated, Some(&dateline)), "March 2024");
    assert_eq!(short_date(None), "undated");
}

#[test]
fn victims_are_told_with_what_is_known_of_attackers() {
    let figure = crate::trends::examples::number("137");
    for (status, attackers, expected) in [
        (VictimStatus::Unknown, Answer::Unknown, "victims: status unknown"),
        (VictimStatus::Civilian, Answer::No, "victims: civilian, attackers not included"),
        (VictimStatus::Unknown, Answer::Yes, "victims: status unknown, attackers included"),
    ] {
        let figure = Figure { status, includes_attackers: attackers, ..figure.clone() };
        assert_eq!(victims(&figure), expected);
    }
}

/// `text` with its parts in brackets and the number in angles, as a quote.
#[track_caller]
fn check_quote(marked: &str, expected: &str) {
    let mut text = String::new();
    let (mut parts, mut number, mut open, mut angle) = (Vec::new(), None, 0, 0);
    for letter in marked.chars() {
        match letter {
            '[' => open = text.len(),
            ']' => parts.push(Anchor::on(&text, Span::new(open, text.len())).unwrap()),
            '<' => angle = text.len(),
            '>' => number = Anchor::on(&text, Span::new(angle, text.len())),
            letter => text.push(letter),
        }
    }
    let quote = quote(&parts, number.as_ref());
    let mut shown = quote.text.clone();
    if let Some(range) = quote.number {
        shown.insert(range.end, '>');
        shown.insert(range.start, '<');
    }
    assert_eq!(shown, expected, "{marked}");
}

#[test]
fn a_quote_is_one_line_and_knows_where_its_number_stands() {
    check_quote("It [killed <over\n 130> people] there", "killed <over 130> people");
    check_quote("[Twelve] of 12, [as <12> said]", "Twelve … as <12> said");
    check_quote("[ two  gaps\u{a0}\u{a0}here ]", "two gaps here");
    check_quote("<7> stood before [the claim]", "the claim");
    check_quote("[שלום <12> עולם]", "שלום <12> עולם");
}

#[test]
fn a_quote_of_pages_is_cut_and_says_so() {
    let text = "word ".repeat(5_000);
    let quote = quote_of([(0, text.as_str())].into_iter(), None);
    assert!(quote.text.len() < QUOTED + 10 && quote.text.ends_with('…'), "{}", quote.text.len());
}

#[test]
fn a_claim_without_voices_says_so() {
    let claim = |chain: Vec<Voice>| Claim {
        id: ClaimId(uuid::Uuid::nil()),
        document: DocumentId(uuid::Uuid::nil()),
        anchors: Vec::new(),
        statement: String::new(),
        kind: None,
        chain,
        modality: crate::model::claim::Modality::ReportedFact,
        credibility: None,
        likelihood: None,
        links: Vec::new(),
        notes: String::new(),
        annotator: String::new(),
    };
    let workspace = Workspace::default();
    assert_eq!(chain(&workspace, &claim(Vec::new())), "nobody named");
    let voices = ["Herald", "a nurse"].map(|name| Voice::Named(name.to_owned()));
    assert_eq!(chain(&workspace, &claim(voices.to_vec())), "Herald ← a nurse");
}

#[test]
fn a_date_is_written_in_digits_unless_they_need_signs() {
    for (edtf, expected) in [
        ("2024-03-22", "2024-03-22"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("2024-01~", "about January 2024"),
        ("2024?", "perhaps 2024"),
        ("2024-21", "spring 2024"),
        ("2015/2016", "2015 to 2016"),
        ("2019/..", "since 2019"),
        ("201X", "the 2010s"),
    ] {
        assert_eq!(written(&date(edtf)), expected, "{edtf}");
    }
}
