//! Examples and laws of sentences, words and steps.

#![expect(clippy::string_slice, reason = "a test fails best where a range is off a boundary")]

use proptest::prelude::*;

use super::{Direction, REACH, Unit, paragraph_at, sentence_at, sentences, step, word_at};

/// Sentences are divided by `|` in the marked text.
#[track_caller]
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    let found: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, expected);
}

/// `^` is the byte asked for, `[ ]` what is found.
#[track_caller]
fn at(marked: &str, around: fn(&str, usize) -> std::ops::Range<usize>) {
    let byte = marked.replace(['[', ']'], "").find('^').expect("a place");
    let text = marked.replace(['[', ']', '^'], "");
    let range = around(&text, byte);
    let plain = marked.replace('^', "");
    let expected = plain.find('[').expect("a start")..plain.find(']').expect("an end") - 1;
    assert_eq!((&text[range.clone()], range), (&text[expected.clone()], expected), "{marked}");
}

/// `|` are the places where repeated steps stop, the first of them the start.
#[track_caller]
fn walk(marked: &str, unit: Unit) {
    let text = marked.replace('|', "");
    let mut expected: Vec<usize> =
        marked.match_indices('|').enumerate().map(|(bars, (at, _))| at - bars).collect();
    let direction = if marked.starts_with('|') { Direction::Forward } else { Direction::Back };
    if direction == Direction::Back {
        expected.reverse();
    }
    let mut stops = vec![*expected.first().expect("a start")];
    while stops.len() < expected.len() {
        stops.push(step(&text, *stops.last().expect("a stop"), unit, direction));
    }
    assert_eq!(stops, expected, "{marked}");
}

#[test]
fn a_sentence_ends_where_a_reader_ends_it() {
    check("Two died. |Three were hurt! |Who did it? |“It is over.” |She left.");
    check("The toll rose to 1.2 million. |It was 10:30.");
}

#[test]
fn an_abbreviation_ends_no_sentence() {
    check("Gen. Ada North met Mr. Lee of St. Paul. |They spoke.");
    check("The U.S. Army and the U.N. Council agreed. |He left the U.S. |The army stayed.");
    check("It began at 5 p.m. Moscow time. |It ended at 7 p.m. |The hall burned.");
    check("Some approx. Forty men came. |See No. 5 and pp. 7 f. of it.");
    check("J. K. Ndlovu and Osama B. Haddad spoke. |Plan B. |The end.");
    check("On Jan. 5 Police came. |Was it he? |It was not no. |Five died.");
    check("He sat. |Kim stood. |On Sat. Kim sat.");
    check("Acme Inc. Chairman X. Y. Zed (of Acme Ltd. “North”) resigned.");
}

#[test]
fn no_sentence_crosses_a_blank_line_and_wrapped_lines_are_joined() {
    check("A Heading Without a Stop\n\n|Gen.\n\n|Kim came.");
    check("A Heading\n|Ada North\n|The first line of the article.");
    check(
        "This is the first line of a text that was wrapped by its\nauthor, and this the second. |Then\nit goes on.",
    );
    check(
        "This is the first line of a text that somebody wrapped by the\r\nU.N. Council itself.\r\n \r\n|Next.",
    );
    assert!(sentences(" \n\n \t\n").is_empty());
}

#[test]
fn the_sentence_at_a_byte() {
    at("One. [Tw^o is here.] Three.", sentence_at);
    at("One. [^Two is here.] Three.", sentence_at);
    at("[One.]^ Two is here.", sentence_at);
    at("  ^ [One.] Two.", sentence_at);
    at("One.\n[]^\nTwo.", sentence_at);
    at("One.\n\n[Gen. Kim c^ame.]\n\nThree.", sentence_at);
    at("One.\n\n[Two.^]", sentence_at);
}

#[test]
fn the_paragraph_at_a_byte() {
    at("One.\n \n  [Two.\nTh^ree.]  \n\nFour.", paragraph_at);
    at("[On^e.]", paragraph_at);
    at("[]^", paragraph_at);
}

#[test]
fn the_word_at_a_byte() {
    at("the [ISIS^-K] attack", word_at);
    at("the [ISIS-K^] attack", word_at);
    at("(from [Mosc^ow]’s hall)", word_at);
    at("from [Moscow]’^s hall", word_at);
    at("from [Moscow^]'s hall", word_at);
    at("[O’Br^ien] left", word_at);
    at("killed [1,2^04] people", word_at);
    at("hall -[^-] now", word_at);
    at("hall [^“]now", word_at);
    at("a  [^] b", word_at);
    at("[na^ïve]", word_at);
}

#[test]
fn steps_stop_where_the_caret_should() {
    walk("|The| ISIS-K| attack|—on| March| 22|.|", Unit::Word);
}

#[test]
fn steps_by_sentence_and_paragraph() {
    walk("|One. |Two U.S. Army men.\n\n|Three. \n|", Unit::Sentence);
    walk("|One. Two.\n\n|Three.\nFour. \n\n|", Unit::Paragraph);
}

#[test]
fn a_step_back_ends_at_a_start() {
    walk(" One. Two.\n\n|Three.\nFour. \n\n|", Unit::Paragraph);
    walk("x\n\n|One. |Two. \n|", Unit::Sentence);
    walk("(the |ISIS-K| ", Unit::Word);
}

#[test]
fn a_step_of_one_character_takes_what_a_reader_sees_as_one() {
    walk("|e\u{301}|👨‍👩‍👧|\r\n|a|", Unit::Grapheme);
    walk(" |e\u{301}|👨‍👩‍👧|\r\n|a|", Unit::Grapheme);
    assert_eq!(step("é", 1, Unit::Grapheme, Direction::Back), 0);
    assert_eq!(step("é", 1, Unit::Grapheme, Direction::Forward), 2);
    assert_eq!(step("a", 99, Unit::Word, Direction::Back), 0);
}

#[test]
fn a_very_long_line_is_read_only_around_the_byte() {
    let text = "Some words. ".repeat(REACH);
    let middle = text.len() / 2;
    assert!(paragraph_at(&text, middle).len() <= 2 * REACH);
    assert_eq!(sentence_at(&text, middle).len(), "Some words.".len());
    let solid = "é".repeat(REACH);
    let word = word_at(&solid, REACH + 1);
    assert!(word.len() <= 1_024 && word.contains(&REACH));
}

fn any_prose() -> impl Strategy<Value = String> {
    proptest::string::string_regex(
        "((Gen|U|S|p|m|the|The|ISIS|é|🇷🇺|'s|’|-|\\.|\\?|”|1|,|\r|\u{2029}|مرحبا|你好)|[ \n]){0,60}",
    )
    .unwrap()
}

proptest! {
    #[test]
    fn sentences_are_in_order_and_hold_all_ink(text in prop_oneof![any_prose(), any::<String>()]) {
        let mut end = 0;
        for sentence in sentences(&text) {
            prop_assert!(sentence.start >= end && sentence.start < sentence.end);
            prop_assert_eq!(text.get(end..sentence.start).map(str::trim), Some(""));
            let inside = text.get(sentence.clone()).map(|inside| (inside.len(), inside.contains("\n\n")));
            prop_assert_eq!(inside, Some((text[sentence.clone()].trim().len(), false)));
            end = sentence.end;
        }
        prop_assert_eq!(text.get(end..).map(str::trim), Some(""));
    }

    #[test]
    fn one_byte_tells_the_same_as_the_whole(text in any_prose(), byte in 0..200_usize) {
        let byte = text.floor_char_boundary(byte);
        let here = sentence_at(&text, byte);
        match sentences(&text).into_iter().find(|sentence| sentence.contains(&byte)) {
            Some(sentence) => prop_assert_eq!(here, sentence),
            None => prop_assert!(here.is_empty() || here.end <= byte || here.start >= byte),
        }
    }

    #[test]
    fn every_answer_is_on_boundaries_and_steps_make_way(
        text in prop_oneof![any_prose(), any::<String>()],
        byte in 0..300_usize,
    ) {
        for range in [word_at(&text, byte), sentence_at(&text, byte), paragraph_at(&text, byte)] {
            prop_assert!(text.get(range).is_some());
        }
        for unit in [Unit::Grapheme, Unit::Word, Unit::Sentence, Unit::Paragraph] {
            let (back, forward) = (step(&text, byte, unit, Direction::Back), step(&text, byte, unit, Direction::Forward));
            prop_assert!(text.is_char_boundary(back) && text.is_char_boundary(forward));
            prop_assert!(back < byte || byte == 0 , "{unit:?} back from {byte} to {back}");
            prop_assert!(forward > byte || forward == text.len(), "{unit:?} forward from {byte} to {forward}");
        }
    }
}
