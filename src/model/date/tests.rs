//! Examples and laws of dates.

use jiff::civil;
use proptest::prelude::*;

use super::{Date, Grain, Precision, Season};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> civil::Date {
    text.parse().unwrap()
}

/// Text, precision, first and last day, long words, short words. A missing day is "-".
#[track_caller]
fn check(text: &str, precision: Precision, days: &str, long: &str, short: &str) {
    let date = date(text);
    let shown =
        |day: Option<civil::Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    assert_eq!(date.to_string(), text);
    assert_eq!(date.precision(), precision, "{text}");
    assert_eq!(format!("{} {}", shown(date.earliest()), shown(date.latest())), days, "{text}");
    assert_eq!(date.words(), long, "{text}");
    assert_eq!(date.short(), short, "{text}");
}

#[test]
fn every_form_of_level_one_keeps_its_width() {
    use Precision::{Century, Day, Decade, Interval, Month, Year};
    check("2024-03-22", Day, "2024-03-22 2024-03-22", "22 March 2024", "22 Mar 2024");
    check("2024-02", Month, "2024-02-01 2024-02-29", "February 2024", "Feb 2024");
    check("2024", Year, "2024-01-01 2024-12-31", "2024", "2024");
    check("2024-01~", Month, "2024-01-01 2024-01-31", "about January 2024", "about Jan 2024");
    check("2024?", Year, "2024-01-01 2024-12-31", "perhaps 2024", "2024?");
    check(
        "2024-03-22%",
        Day,
        "2024-03-22 2024-03-22",
        "perhaps about 22 March 2024",
        "about 22 Mar 2024?",
    );
    check("2024-03-XX", Month, "2024-03-01 2024-03-31", "a day in March 2024", "? Mar 2024");
    check("2024-XX", Year, "2024-01-01 2024-12-31", "a month in 2024", "? 2024");
    check("2024-XX-XX", Year, "2024-01-01 2024-12-31", "a day in 2024", "? 2024");
    check("202X", Decade, "2020-01-01 2029-12-31", "the 2020s", "2020s");
    check("20XX", Century, "2000-01-01 2099-12-31", "the years 2000–2099", "2000–2099");
    check("2015/2016", Interval, "2015-01-01 2016-12-31", "2015 to 2016", "2015–2016");
    check(
        "2024-01/2024-03-05~",
        Interval,
        "2024-01-01 2024-03-05",
        "January 2024 to about 5 March 2024",
        "Jan 2024 – about 5 Mar 2024",
    );
    check("2019/..", Interval, "2019-01-01 -", "since 2019", "since 2019");
    check("../2024", Interval, "- 2024-12-31", "until 2024", "until 2024");
    check("2024/", Interval, "2024-01-01 -", "from 2024, end unknown", "2024–?");
    check("/2024", Interval, "- 2024-12-31", "until 2024, start unknown", "?–2024");
    check("-0044-03-15", Day, "-000044-03-15 -000044-03-15", "15 March 45 BC", "15 Mar 45 BC");
    check("0000", Year, "0000-01-01 0000-12-31", "1 BC", "1 BC");
}

#[test]
fn a_season_is_three_months_and_winter_crosses_the_year() {
    check("2024-21", Precision::Season, "2024-03-01 2024-05-31", "spring 2024", "spring 2024");
    check("2024-22", Precision::Season, "2024-06-01 2024-08-31", "summer 2024", "summer 2024");
    check("2024-23", Precision::Season, "2024-09-01 2024-11-30", "autumn 2024", "autumn 2024");
    check(
        "2024-24~",
        Precision::Season,
        "2024-12-01 2025-02-28",
        "about winter 2024",
        "about winter 2024",
    );
    check("9999-24", Precision::Season, "9999-12-01 9999-12-31", "winter 9999", "winter 9999");
}

#[test]
fn a_refusal_says_what_to_write() {
    let check = |text: &str, words: &str| {
        assert_eq!(
            Date::parse(text).map_err(|error| error.to_string()),
            Err(words.to_owned()),
            "{text}"
        );
    };
    check("", "expected a date like 2024-03-22, 2024-03 or 2024, found nothing");
    check("22.03.2024", "expected a date like 2024-03-22, 2024-03 or 2024, found \"22.03.2024\"");
    check("2024-3-22", "write the month with two digits: 2024-03-22");
    check("2024-03-2", "write the day with two digits: 2024-03-02");
    check("2024-3", "write the month with two digits: 2024-03");
    check("2024-0-5", "write the month with two digits");
    check("24-03-22", "write the year with four digits, like 2024 or 0987");
    check("2024/03", "write the year with four digits, like 2024 or 0987");
    check("2023-02-29", "February 2023 has 28 days");
    check("2024-02-30", "February 2024 has 29 days");
    check("2024-04-31", "April 2024 has 30 days");
    check("2024-04-00", "the days of April 2024 begin with 01");
    check(
        "2024-13",
        "there is no month 13: months run from 01 to 12, seasons from 21 (spring) to 24 (winter)",
    );
    check(
        "2024-21-05",
        "there is no month 21: months run from 01 to 12, seasons from 21 (spring) to 24 (winter)",
    );
    check("2016/2015", "the interval ends before it begins");
    check("2015/2016/2017", "an interval has one slash: 2015/2016");
    check("../..", "an interval needs a date before or after the slash: 2019/.. or ../2019");
    check("/", "an interval needs a date before or after the slash: 2019/.. or ../2019");
    check("2024~-03", "write ?, ~ or % at the end of the date: 2024-03~");
    check("Y170000002", "years run from -9999 to 9999");
    check("12024-01-01", "years run from -9999 to 9999");
    for text in [
        "Y2024",
        "-Y2024",
        "-0000",
        "2X24",
        "XXXX",
        "-02XX",
        "2024-X3",
        "2024-03-22T10:00",
        "٢٠٢٤",
        "2024--03",
    ] {
        let error = Date::parse(text).unwrap_err().to_string();
        assert!(error.starts_with("expected a date like"), "{text}: {error}");
    }
    let long = Date::parse(&"é".repeat(9000)).unwrap_err();
    assert!(
        long.to_string().len() < 200 && long.full().len() < 200,
        "an error repeats only the head of a text"
    );
}

#[test]
fn a_file_with_a_bad_date_is_refused_with_what_was_expected_and_found() {
    let check = |ron: &str, words: &str| {
        let error = ron::from_str::<Date>(ron).unwrap_err().code.to_string();
        assert_eq!(error, words);
    };
    check(
        "\"2024-3-22\"",
        "expected a date like 2024-03-22, 2024-03 or 2024, found \"2024-3-22\": \
         write the month with two digits: 2024-03-22",
    );
    check("\"soon\"", "expected a date like 2024-03-22, 2024-03 or 2024, found \"soon\"");
    check(
        "2024",
        "Expected a date like 2024-03-22, 2024-03 or 2024 but found the unsigned integer `2024` instead",
    );
    assert_eq!(ron::from_str::<Date>("\"2015/2016\""), Ok(date("2015/2016")));
    assert_eq!(ron::to_string(&date("2024-01~")), Ok("\"2024-01~\"".to_owned()));
}

#[test]
fn dates_are_built_from_parts() {
    assert_eq!(Date::day(day("2024-03-22")), date("2024-03-22"));
    assert_eq!(Date::month(2024, 3), Ok(date("2024-03")));
    assert_eq!(Date::season(2024, Season::Spring), Ok(date("2024-21")));
    assert_eq!(Date::year(-44), Ok(date("-0044")));
    assert_eq!(Date::interval(date("2015"), date("2016-03")), Ok(date("2015/2016-03")));
    assert_eq!(Date::interval(date("2015/2017"), date("2016/..")), Ok(date("2015/..")));
    assert_eq!(Date::since(date("2019")), date("2019/.."));
    assert_eq!(Date::since(date("../2019")), date("../2019"));
    assert_eq!(Date::until(date("2019/2020")), date("../2020"));
    assert_eq!(date("2024-01").about(), date("2024-01~"));
    assert_eq!(date("2015?/..").about(), date("2015%/.."));
    assert!(Date::month(2024, 13).unwrap_err().to_string().contains("no month 13"));
    assert!(Date::month(i16::MAX, 1).unwrap_err().to_string().contains("years run"));
    assert!(Date::year(i16::MIN).is_err());
    assert!(
        Date::interval(date("2016"), date("2015")).unwrap_err().to_string().contains("ends before")
    );
}

#[test]
fn doubt_and_open_ends_are_told() {
    assert!(date("2015/2016~").is_approximate() && !date("2015/2016~").is_uncertain());
    assert!(date("2024%").is_approximate() && date("2024%").is_uncertain());
    assert!(!date("2024?").is_approximate());
    assert!(date("2024/").is_open_end() && !date("2024/").is_open_start());
    assert!(date("../2024").is_open_start());
    assert_eq!(date("2024-03-22").span_days(), Some(1));
    assert_eq!(date("2024").span_days(), Some(366));
    assert_eq!(date("2024/..").span_days(), None);
}

#[test]
fn the_order_is_by_earliest_then_latest_then_text() {
    let ordered = [
        "../2014",
        "2014/2015",
        "2014/..",
        "2015-01-01",
        "2015",
        "2015?",
        "2015/2016",
        "2015-01-02",
    ];
    let mut dates = ordered.map(date);
    dates.reverse();
    dates.sort();
    assert_eq!(dates.map(|date| date.to_string()), ordered);
}

#[test]
fn a_bucket_holds_its_day() {
    let check = |grain: Grain, of: &str, from: &str, to: &str| {
        assert_eq!(grain.bucket_of(day(of)), (day(from), day(to)), "{grain:?} {of}");
    };
    check(Grain::Day, "2024-03-22", "2024-03-22", "2024-03-23");
    check(Grain::Week, "2024-03-22", "2024-03-18", "2024-03-25");
    check(Grain::Week, "2024-03-18", "2024-03-18", "2024-03-25");
    check(Grain::Week, "2024-03-24", "2024-03-18", "2024-03-25");
    check(Grain::Month, "2024-02-29", "2024-02-01", "2024-03-01");
    check(Grain::Quarter, "2024-03-31", "2024-01-01", "2024-04-01");
    check(Grain::Quarter, "2024-12-31", "2024-10-01", "2025-01-01");
    check(Grain::Year, "2024-03-22", "2024-01-01", "2025-01-01");
}

#[test]
fn buckets_end_with_the_calendar() {
    for grain in Grain::ALL {
        let near_end: Vec<_> = grain.buckets(day("9999-12-30"), civil::Date::MAX).collect();
        assert!(!near_end.is_empty() && near_end.len() <= 2, "{grain:?}: {near_end:?}");
        assert!(grain.buckets(civil::Date::MIN, civil::Date::MIN).count() == 1, "{grain:?}");
        assert_eq!(grain.buckets(day("2024-01-02"), day("2024-01-01")).count(), 0);
    }
}

fn any_day() -> impl Strategy<Value = civil::Date> {
    (-9999..=9999_i16, 1..=12_i8, 1..=31_i8)
        .prop_filter_map("in the calendar", |(year, month, day)| {
            civil::Date::new(year, month, day).ok()
        })
}

fn any_text() -> impl Strategy<Value = String> {
    let point = "(-?[0-9]{4}(-(0[1-9]|1[0-2]|2[1-4]))?|[0-9]{4}-(0[1-9]|1[0-2])-([0-2][0-9]|3[01]|XX)|[0-9]{4}(-XX){1,2}|[0-9]{2}[0-9X]X)[?~%]?";
    proptest::string::string_regex(&format!("{point}|({point}|\\.\\.|)/({point}|\\.\\.|)")).unwrap()
}

proptest! {
    #[test]
    fn text_survives_and_the_width_is_never_negative(text in any_text()) {
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
            prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
            prop_assert_eq!(ron::from_str(&ron::to_string(&date).unwrap()), Ok(date));
            prop_assert!(!date.words().is_empty() && !date.short().is_empty());
            if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
                prop_assert!(earliest <= latest);
                prop_assert!(date.span_days().is_some_and(|days| days > 0));
            }
        }
    }

    #[test]
    fn no_text_brings_the_parser_down(text in "\\PC{0,30}|[-0-9X/.?~%Y]{0,24}") {
        if let Ok(date) = Date::parse(&text) {
            let tight: String = text.split_whitespace().collect();
            prop_assert_eq!(date.to_string(), tight);
        }
    }

    #[test]
    fn a_day_survives(of in any_day()) {
        let date = Date::day(of);
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
        prop_assert_eq!((date.earliest(), date.latest()), (Some(of), Some(of)));
    }

    #[test]
    fn buckets_lie_end_to_end_and_cover(first in any_day(), days in 0..400_i64, grain in 0..5_usize) {
        let grain = Grain::ALL[grain];
        let last = first.saturating_add(jiff::Span::new().days(days));
        let buckets: Vec<_> = grain.buckets(first, last).collect();
        prop_assert!(buckets.first().is_some_and(|bucket| bucket.0 <= first));
        prop_assert!(buckets.last().is_some_and(|bucket| bucket.1 > last || last > civil::Date::MAX.saturating_sub(jiff::Span::new().years(1))));
        for pair in buckets.windows(2) {
            prop_assert_eq!(pair[0].1, pair[1].0);
        }
        for (from, to) in buckets {
            prop_assert!(from <= to);
            prop_assert_eq!(grain.bucket_of(from), (from, to));
        }
    }
}
