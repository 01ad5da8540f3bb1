//! Examples and laws of date phrases.

use proptest::prelude::*;

use super::{Relative, find, find_absolute_line, resolve};
use crate::model::date::Date;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A Monday.
fn dateline() -> Date {
    date("2024-04-01")
}

/// The date in EDTF, with `*` where the dateline was needed; `-` for none.
fn shown(phrase: &str, dateline: Option<&Date>) -> String {
    resolve(phrase, dateline).map_or_else(
        || "-".to_owned(),
        |resolved| {
            let mark = if resolved.relative == Relative::Resolved { "*" } else { "" };
            format!("{}{mark}", resolved.date)
        },
    )
}

#[track_caller]
fn means(phrase: &str, expected: &str) {
    assert_eq!(shown(phrase, Some(&dateline())), expected, "{phrase}");
    let alone = if expected.ends_with('*') { "-" } else { expected };
    assert_eq!(shown(phrase, None), alone, "{phrase} without a dateline");
}

/// Date phrases are marked `[like this]`; their dates follow.
#[track_caller]
fn finds(marked: &str, expected: &[&str]) {
    let text: String = marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let found = find(&text, Some(&dateline()));
    let mut back = text.clone();
    for phrase in found.iter().rev() {
        back.insert(phrase.range.end, ']');
        back.insert(phrase.range.start, '[');
    }
    assert_eq!(back, marked);
    assert_eq!(
        found.iter().map(|phrase| phrase.resolved.date.to_string()).collect::<Vec<_>>(),
        expected,
        "{text}"
    );
}

#[test]
fn a_whole_date_needs_no_dateline() {
    for phrase in [
        "22 March 2024",
        "March 22, 2024",
        "March 22 2024",
        "on March 22, 2024",
        "22nd of March 2024",
        "the 22nd of March, 2024",
        "22 Mar. 2024",
        "Mar 22, 2024",
        "Friday, March 22, 2024",
        "Fri 22 Mar 2024",
        "22-Mar-2024",
        "22.03.2024",
        "22/03/2024",
        "03/22/2024",
        "2024-03-22",
        "2024-03-22T20:15:00+03:00",
        "the night of March 22, 2024",
        "March 22nd, 2024.",
    ] {
        means(phrase, "2024-03-22");
    }
    means("March 2024", "2024-03");
    means("Sept. 2023", "2023-09");
    means("May, 2023", "2023-05");
    means("in 2015", "2015");
    means("the year 2015", "2015");
    means("2024-03", "2024-03");
    means("the 1990s", "199X");
    means("spring 2024", "2024-21");
    means("the autumn of 2023", "2023-23");
    means("fall 2023", "2023-23");
    means("the winter of 2023-24", "2023-24");
    means("2024-01~", "2024-01~");
    means("2015/2016", "2015/2016");
}

#[test]
fn a_part_of_a_year_is_approximate() {
    for phrase in [
        "the beginning of 2024",
        "early 2024",
        "the start of 2024",
        "in early 2024",
        "early in 2024",
    ] {
        means(phrase, "2024-01~");
    }
    for phrase in ["mid-2024", "mid 2024", "the middle of 2024"] {
        means(phrase, "2024-06~");
    }
    for phrase in ["late 2024", "the end of 2024", "late in 2024"] {
        means(phrase, "2024-12~");
    }
    means("late last year", "2023-12~*");
    means("the beginning of the year", "2024-01~*");
    means("the end of the year", "-");
    means("early March 2023", "2023-03");
    means("mid-March", "2024-03*");
    means("the end of February", "2024-02*");
    means("early spring 2023", "2023-21");
    means("about March 2023", "2023-03~");
    means("around March 22, 2023", "2023-03-22~");
    means("the first half of 2023", "2023-01/2023-06");
    means("the third quarter of 2023", "2023-07/2023-09");
}

#[test]
fn an_interval_has_its_ends() {
    means("since 2019", "2019/..");
    means("since March 22, 2023", "2023-03-22/..");
    means("since the beginning of 2024", "2024-01~/..");
    means("until 2019", "../2019");
    means("between 2015 and 2020", "2015/2020");
    means("from 2015 to 2020", "2015/2020");
    means("2015–2016", "2015/2016");
    means("2015-16", "2015/2016");
    means("January to March 2024", "2024-01/2024-03");
    means("from November to February 2024", "2023-11/2024-02");
    means("12–15 March 2023", "2023-03-12/2023-03-15");
    means("March 12-15, 2023", "2023-03-12/2023-03-15");
    means("between 12 and 15 March", "2024-03-12/2024-03-15*");
    means("from March 12 to April 15, 2023", "2023-03-12/2023-04-15");
    means("since March", "2024-03/..*");
    means("since last year", "2023/..*");
    means("from Monday to Wednesday", "2024-03-25/2024-03-27*");
    means("between 2020 and 2015", "-");
}

#[test]
fn what_is_left_out_comes_from_the_dateline() {
    means("March 22", "2024-03-22*");
    means("on March 22", "2024-03-22*");
    means("22 March", "2024-03-22*");
    means("April 2", "2023-04-02*");
    means("February 29", "2024-02-29*");
    means("Friday, March 22", "2024-03-22*");
    means("Friday, April 5", "2024-04-05*");
    means("Sunday, March 22", "-");
    means("in July", "2023-07*");
    means("in April", "2024-04*");
    means("last July", "2023-07*");
    means("last April", "2023-04*");
    means("July last year", "2023-07*");
    means("March 22 of last year", "2023-03-22*");
    means("March 22 this year", "2024-03-22*");
    means("last year", "2023*");
    means("this year", "2024*");
    means("earlier this year", "2024*");
    means("last month", "2024-03*");
    means("this month", "2024-04*");
    means("last week", "2024-03-25/2024-03-31*");
    means("this week", "2024-04-01/2024-04-07*");
    means("yesterday", "2024-03-31*");
    means("yesterday evening", "2024-03-31*");
    means("last night", "2024-03-31*");
    means("the day before yesterday", "2024-03-30*");
    means("today", "2024-04-01*");
    means("tomorrow", "2024-04-02*");
    means("on Tuesday", "2024-03-26*");
    means("Monday", "2024-04-01*");
    means("last Monday", "2024-03-25*");
    means("late Friday", "2024-03-29*");
    means("Friday night", "2024-03-29*");
    means("Tuesday of last week", "2024-03-26*");
    means("over the weekend", "2024-03-30/2024-03-31*");
    means("last weekend", "2024-03-30/2024-03-31*");
    means("last summer", "2023-22*");
    means("last winter", "2023-24*");
    means("this spring", "2024-21*");
    means("two days ago", "2024-03-30*");
    means("two weeks ago", "2024-03-18~*");
    means("three months ago", "2024-01~*");
    means("a year ago", "2023~*");
    means("the past 24 hours", "2024-03-31/2024-04-01*");
    means("in the last two years", "2022-04-01/2024-04-01*");
    means("the past week", "2024-03-25/2024-04-01*");
}

#[test]
fn without_evidence_there_is_no_date() {
    for phrase in [
        "",
        "soon",
        "the attack",
        "2015 and 2016",
        "March 22 and 23",
        "31 June 2024",
        "February 29, 2023",
        "13/13/2024",
        "03/04/2024",
        "the 2000s",
        "that year",
        "March of that year",
        "next year",
        "next Tuesday",
        "this Tuesday",
        "the following week",
        "that March",
        "2024-13-45",
        "130",
        "24",
        "22:15",
        "in recent years",
        "2010-12-",
        "a Tuesday",
        "after 2019",
        "the eve of March 22, 2024",
        "March 22, 2024 and more",
    ] {
        means(phrase, "-");
    }
}

#[test]
fn a_vague_dateline_decides_only_what_it_can() {
    let check = |phrase: &str, dateline: &str, expected: &str| {
        assert_eq!(shown(phrase, Some(&date(dateline))), expected, "{phrase} in {dateline}");
    };
    check("last year", "2024", "2023*");
    check("last month", "2024-04", "2024-03*");
    check("March 22", "2024-04", "2024-03-22*");
    check("March 22", "2024", "-");
    check("yesterday", "2024-04", "-");
    check("last year", "2024/..", "-");
    check("in 2015", "2024", "2015");
    check("winter 2024", "2024-03-05", "2023-24*");
    check("winter 2024", "2025-01-05", "2024-24");
    check("yesterday", "-9999-01-01", "-");
    check("tomorrow", "9999-12-31", "-");
    check("last year", "-9999", "-");
    check("February 29", "2103-01-01", "2096-02-29*");
}

#[test]
fn date_phrases_are_found_in_running_text() {
    finds("The hall burned on [March 22]—a fire like none in 12 years.", &["2024-03-22"]);
    finds(
        "[The beginning of 2024] saw a blast; in [July] two cells were caught.",
        &["2024-01~", "2023-07"],
    );
    finds(
        "In [2018], four men fell; in [2011] and [2012], the counts are 88 and 93.",
        &["2018", "2011", "2012"],
    );
    finds(
        "The bridge is closed [since 2017], and its keeper left in [May 2021].",
        &["2017/..", "2021-05"],
    );
    finds(
        "[Between 2015 and 2020] some 2015 people and 2,016 cars and 2000 soldiers were lost.",
        &["2015/2020"],
    );
    finds(
        "In [March] and [April 2023] and on [March 3] and [May 5, 2023].",
        &["2023-03", "2023-04", "2023-03-03", "2023-05-05"],
    );
    finds(
        "In [March] and [April] they may march in [May] with Mr. March, and April Jones may 5 times.",
        &["2024-03", "2024-04", "2023-05"],
    );
    finds(
        "On [Friday, March 22, 2024], and again on [Tuesday] and [last week].",
        &["2024-03-22", "2024-03-26", "2024-03-25/2024-03-31"],
    );
    finds(
        "On Bloody Sunday and every Friday, next Monday and that March nothing was said of the Sun.",
        &[],
    );
    finds(
        "The [2015] attacks ([2016]’s) at 20:15 cost $2015, 2015 people, No. 2015 and MH2015.",
        &["2015", "2016"],
    );
    finds(
        "The toll of [2024-03-22] was filed [22.03.2024] as 22.03.2024.7 and 2024-03-22-7.",
        &["2024-03-22", "2024-03-22"],
    );
    finds("In [early 2024] and the late [1990s]", &["2024-01~", "199X"]);
}

#[test]
fn a_line_that_is_a_date_is_told_from_one_that_holds_one() {
    let check = |line: &str, expected: Option<&str>| {
        assert_eq!(find_absolute_line(line), expected.map(date), "{line}");
    };
    for line in [
        "1 April 2024",
        "April 1, 2024",
        "  Monday, 1 April 2024 10:30 GMT ",
        "2024-04-01T10:00:00Z",
        "2024-04-01T10:00:00+03:00",
        "Published: 1 April 2024",
        "Updated April 1, 2024 at 10.30am EDT",
        "Mon, 01 Apr 2024 10:00:00 +0000",
        "1st April 2024",
        "Published 1 April 2024, updated 2 April 2024",
        "Published on April 1, 2024 | Last updated on April 2, 2024 5:06 p.m. (UTC)",
        "2024-04-01",
        "2024-04-01 10:00",
        "01.04.2024, 10:30",
        "Date: 1 April 2024",
    ] {
        check(line, Some("2024-04-01"));
    }
    check("April 2024", Some("2024-04"));
    check("Published 2024", Some("2024"));
    for line in [
        "",
        "2024",
        "1 April",
        "yesterday",
        "On 1 April 2024 the hall burned.",
        "1 April 2024 in Moscow",
        "1,204",
        "03/04/2024",
        "2015–2016",
        "since 2019",
    ] {
        check(line, None);
    }
}

pub(super) fn any_wording() -> impl Strategy<Value = String> {
    let words = "(on|in|the|of|since|between|and|to|last|this|next|early|mid|late|end|year|week|March|May|may|Friday|sept|spring\
                 |winter|22|2nd|2015|2024|9999|31|29|ago|two|days|weekend|past|99|-|–|/|,|\\.|:|é|\n\n|s|T|'|[0-9]{1,5})";
    proptest::string::string_regex(&format!("({words}[ ]?){{0,10}}")).unwrap()
}

fn any_dateline() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![
        Just(None),
        "(-9999|-0001|0000|2024|9999)(-(01|12|22|24))?|2023-02-28|9999-12-31|-9999-01-01|2024/\\.\\.|\\.\\./2024|20XX"
            .prop_map(|text| Date::parse(&text).ok()),
    ]
}

proptest! {
    #[test]
    fn findings_are_in_order_on_boundaries_and_absolute_without_a_dateline(
        text in prop_oneof![any_wording(), any::<String>()],
        dateline in any_dateline(),
    ) {
        let mut last = 0;
        for found in find(&text, dateline.as_ref()) {
            prop_assert!(found.range.start >= last && found.range.start < found.range.end);
            last = found.range.end;
            prop_assert!(text.get(found.range.clone()).is_some());
            prop_assert!(dateline.is_some() || found.resolved.relative == Relative::Absolute);
        }
        let _ = (resolve(&text, dateline.as_ref()), find_absolute_line(&text));
    }

    #[test]
    fn a_date_in_words_reads_as_itself(year in 1000..2999_i16, month in 1..=12_i8, day in 1..=31_i8) {
        if let Ok(day) = jiff::civil::Date::new(year, month, day) {
            let date = Date::day(day);
            for words in [date.to_string(), date.words(), date.short()] {
                let resolved = resolve(&words, None);
                prop_assert_eq!(resolved.map(|resolved| resolved.date), Some(date), "{}", words);
            }
        }
    }
}
