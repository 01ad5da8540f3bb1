//! Examples and laws of number expressions.

use proptest::prelude::*;

use super::{Amount, find, read};
use crate::model::figure::{Bound, High};

/// `low best high bound`, with "?" for unknown and ".." for open.
fn shown(amount: Amount) -> String {
    let or_unknown =
        |number: Option<u64>| number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let high = match amount.high {
        High::Known(number) => number.to_string(),
        High::Open => "..".to_owned(),
        High::Unknown => "?".to_owned(),
    };
    format!("{} {} {high} {:?}", or_unknown(amount.low), or_unknown(amount.best), amount.bound)
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(read(text).map_or_else(|| "-".to_owned(), shown), expected, "{text}");
}

/// Expressions in running text are marked `[like this]`; the amounts follow, one an expression.
#[track_caller]
fn finds(marked: &str, expected: &[&str]) {
    let text: String = marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let found = find(&text);
    let mut back = text.clone();
    for number in found.iter().rev() {
        back.insert(number.range.end, ']');
        back.insert(number.range.start, '[');
    }
    assert_eq!(back, marked);
    assert_eq!(
        found.iter().map(|number| shown(number.amount)).collect::<Vec<_>>(),
        expected,
        "{text}"
    );
}

#[test]
fn the_table_of_bounds_is_followed() {
    reads("137", "137 137 137 Exact");
    reads("exactly 137", "137 137 137 Exact");
    for text in [
        "at least 37",
        "no fewer than 37",
        "no less than 37",
        "37 or more",
        "a minimum of 37",
        "37 and counting",
    ] {
        reads(text, "37 37 .. AtLeast");
    }
    for text in [
        "over 130",
        "more than 130",
        "130+",
        "well over 130",
        "upwards of 130",
        "in excess of 130",
        ">130",
    ] {
        reads(text, "130 130 .. MoreThan");
    }
    for text in [
        "up to 20",
        "as many as 20",
        "no more than 20",
        "fewer than 20",
        "less than 20",
        "20 or fewer",
    ] {
        reads(text, "0 20 20 AtMost");
    }
    for text in ["almost 100", "nearly 100", "close to 100", "just under 100", "Nearly a hundred"] {
        reads(text, "? 100 100 Almost");
    }
    for text in [
        "about 40",
        "some 40",
        "around 40",
        "roughly 40",
        "approx. 40",
        "an estimated 40",
        "~40",
        "40 or so",
        "40-odd",
    ] {
        reads(text, "? 40 ? About");
    }
}

#[test]
fn a_range_has_two_ends_and_no_best() {
    for text in [
        "between 12 and 15",
        "12-15",
        "12–15",
        "12 – 15",
        "12 to 15",
        "twelve to fifteen",
        "about 12 to 15",
    ] {
        reads(text, "12 ? 15 Range");
    }
    reads("two or three", "2 ? 3 Range");
    reads("at least 12 to 15", "12 ? .. AtLeast");
    reads("up to 12-15", "0 ? 15 AtMost");
    reads("at least about 40", "40 40 .. AtLeast");
    reads("up to an estimated 20", "0 20 20 AtMost");
}

#[test]
fn vague_words_have_only_a_low_end() {
    reads("several", "3 ? .. Vague");
    reads("a few dozen", "36 ? .. Vague");
    reads("several hundred", "300 ? .. Vague");
    reads("tens", "10 ? .. Vague");
    reads("dozens of people", "12 ? .. Vague");
    reads("scores", "20 ? .. Vague");
    reads("hundreds", "100 ? .. Vague");
    reads("thousands", "1000 ? .. Vague");
    reads("tens of thousands", "10000 ? .. Vague");
    reads("hundreds of thousands", "100000 ? .. Vague");
    reads("at least several hundred", "300 ? .. Vague");
    reads("up to several hundred", "-");
    reads("hundreds, perhaps thousands", "-");
}

#[test]
fn numbers_are_read_in_digits_words_and_both() {
    let exact = |text: &str, number: u64| reads(text, &format!("{number} {number} {number} Exact"));
    exact("1,204", 1_204);
    exact("1 204", 1_204);
    exact("1\u{202f}204\u{202f}000", 1_204_000);
    exact("1.2 million", 1_200_000);
    exact("1.204 million", 1_204_000);
    exact("20k", 20_000);
    exact("2bn", 2_000_000_000);
    exact("1.2m", 1_200_000);
    exact("3 hundred", 300);
    exact("3 hundred and five", 305);
    exact("12 hundred thousand", 1_200_000);
    exact("zero", 0);
    exact("none", 0);
    exact("no", 0);
    exact("a", 1);
    exact("one", 1);
    exact("both", 2);
    exact("seventeen", 17);
    exact("twenty-two", 22);
    exact("Twenty two", 22);
    exact("hundred", 100);
    exact("a hundred", 100);
    exact("one hundred and five", 105);
    exact("two hundred twelve", 212);
    exact("two thousand three hundred", 2_300);
    exact("two thousand and five", 2_005);
    exact("nineteen hundred", 1_900);
    exact("three hundred thousand", 300_000);
    exact("two hundred and five thousand four hundred and one", 205_401);
    exact("one million two hundred thousand", 1_200_000);
    exact("a dozen", 12);
    exact("two dozen", 24);
    exact("half a dozen", 6);
    exact("a half-dozen", 6);
    exact("a score", 20);
    exact("a couple", 2);
    exact("a couple of hundred", 200);
    exact("half a million", 500_000);
    exact("a quarter of a million", 250_000);
    exact("two and a half million", 2_500_000);
}

#[test]
fn a_scale_after_a_range_belongs_to_both_ends() {
    reads("2 to 3 million", "2000000 ? 3000000 Range");
    reads("1.5 to 2 million", "1500000 ? 2000000 Range");
    reads("10-15 thousand", "10000 ? 15000 Range");
    reads("two to three hundred", "200 ? 300 Range");
    reads("90 to two hundred", "90 ? 200 Range");
    reads("between 900 and 1,100", "900 ? 1100 Range");
}

#[test]
fn what_is_not_one_number_is_refused() {
    for text in [
        "",
        "people",
        "3 and 2 others",
        "three and 2 others",
        "-5",
        "1.204",
        "1,20",
        "3.5",
        "12 00",
        "007",
        "22nd",
        "10:30",
        "5 p.m.",
        "22 per cent",
        "15%",
        "$5",
        "2 dollars",
        "two-thirds",
        "two and a half",
        "MH17",
        "T-72",
        "6-3",
        "22-year-old",
        "22/03/2024",
        "2024-03-22",
        "99999999999999999999",
        "20 billion billion",
        "1/2",
        "18,446,744,073,709,551,616",
        "1.5",
        "a man",
        "five six",
        "No. 5",
        "twenty-second",
        "12-15-17",
        "between 240 and 212",
    ] {
        reads(text, "-");
    }
    reads(
        "18,446,744,073,709,551,615",
        "18446744073709551615 18446744073709551615 18446744073709551615 Exact",
    );
}

#[test]
fn one_number_among_other_words_is_read() {
    reads("killed over 130 people", "130 130 .. MoreThan");
    reads("At least 37.", "37 37 .. AtLeast");
}

#[test]
fn number_expressions_are_found_in_running_text() {
    finds(
        "The blast killed [over 130] people and hurt [dozens], [at least eleven] of them children.",
        &["130 130 .. MoreThan", "12 ? .. Vague", "11 11 .. AtLeast"],
    );
    finds(
        "In [2018], [four] men fell; in [2011] and [2012] it was [88] and [93].",
        &[
            "2018 2018 2018 Exact",
            "4 4 4 Exact",
            "2011 2011 2011 Exact",
            "2012 2012 2012 Exact",
            "88 88 88 Exact",
            "93 93 93 Exact",
        ],
    );
    finds("On March [22] [137] people died.", &["22 22 22 Exact", "137 137 137 Exact"]);
    finds("It rose from [12] to [15].", &["12 12 12 Exact", "15 15 15 Exact"]);
    finds("[12–15] dead, [two or three] hurt", &["12 ? 15 Range", "2 ? 3 Range"]);
    finds("dead (at the site: [12]) – [15] hurt", &["12 12 12 Exact", "15 15 15 Exact"]);
    finds("[No] civilians and [no more than 20] soldiers", &["0 0 0 Exact", "0 20 20 AtMost"]);
    finds(
        "No one was hurt and no longer any one is there; a man called ISIS-K-7 on Flight MH17 at 10:30.",
        &[],
    );
    finds("the 22-year-old, the 2nd and the twenty-first, 40% or 12 percent of $5 million", &[]);
    finds("[1.9m] people fled a 2.5m wall", &["1900000 1900000 1900000 Exact"]);
    finds(
        "line [12]\n[300] next\n\n[over 5]",
        &["12 12 12 Exact", "300 300 300 Exact", "5 5 .. MoreThan"],
    );
    finds("over\n\n[130]", &["130 130 130 Exact"]);
    finds("Moscow—[137] people", &["137 137 137 Exact"]);
    finds("“[three] and [2] others”", &["3 3 3 Exact", "2 2 2 Exact"]);
}

fn any_wording() -> impl Strategy<Value = String> {
    let words = "(at|least|no|more|than|over|up|to|between|and|or|a|half|of|few|several|dozen|dozens|hundred|thousand\
                 |million|billion|two|twenty|twelve|zero|12|1,204|007|1.5|-|–|\\+|%|k|[0-9]{1,25}|é|，|。|\n\n)";
    proptest::string::string_regex(&format!("({words}[ ]?){{0,12}}")).unwrap()
}

proptest! {
    #[test]
    fn findings_are_in_order_on_boundaries_and_read_alike(text in prop_oneof![any_wording(), any::<String>()]) {
        let mut last = 0;
        for number in find(&text) {
            prop_assert!(number.range.start >= last && number.range.start < number.range.end);
            last = number.range.end;
            let piece = text.get(number.range.clone());
            prop_assert!(piece.is_some());
            prop_assert_eq!(piece.and_then(read), Some(number.amount), "{:?}", piece);
        }
    }

    #[test]
    fn the_ends_are_in_order(text in any_wording()) {
        if let Some(Amount { low, best, high, .. }) = read(&text) {
            let high = if let High::Known(high) = high { Some(high) } else { None };
            let ends: Vec<u64> = [low, best, high].into_iter().flatten().collect();
            prop_assert!(ends.is_sorted(), "{ends:?}");
        }
    }

    #[test]
    fn digits_read_as_themselves(number in any::<u64>()) {
        prop_assert_eq!(read(&number.to_string()), Some(Amount::of(Bound::Exact, number)));
    }
}
