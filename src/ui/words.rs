//! How numbers, dates and grades are written, said once.
//!
//! Invariant: pure functions on numbers and strings; the same value reads the same in the text,
//! the margin, the chart and a tooltip. Unknown is a word, never an empty cell and never 0.

/// What stands where a value is not known.
pub const UNKNOWN: &str = "unknown";
/// What stands where a value has no upper end.
pub const OPEN: &str = "open";

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A whole number with a comma at each thousand: "1,204".
#[must_use]
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// A count with its noun: "1 figure", "6 figures", "0 figures".
#[must_use]
pub fn counted(value: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(value), if value == 1 { one } else { many })
}

/// A value, or "unknown".
#[must_use]
pub fn known(value: Option<u64>) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), number)
}

/// The short form of "at least": "37+".
#[must_use]
pub fn at_least(value: u64) -> String {
    format!("{}+", number(value))
}

/// The short form of "more than": ">130".
#[must_use]
pub fn more_than(value: u64) -> String {
    format!(">{}", number(value))
}

/// The short form of "at most": "≤20".
#[must_use]
pub fn at_most(value: u64) -> String {
    format!("≤{}", number(value))
}

/// The short form of "almost" and "about": "~100".
#[must_use]
pub fn about(value: u64) -> String {
    format!("~{}", number(value))
}

/// The short form of a range: "212–240".
#[must_use]
pub fn range(low: u64, high: u64) -> String {
    format!("{}–{}", number(low), number(high))
}

/// The range of a likelihood: "55–80 %".
#[must_use]
pub fn percent_range(low: u8, high: u8) -> String {
    format!("{low}–{high} %")
}

/// A share of 1 in whole per cent, rounded down so that 100 % means done: "62 %".
#[must_use]
pub fn percent(share: f32) -> String {
    format!("{:.0} %", (share.clamp(0.0, 1.0) * 100.0).floor())
}

/// The short name of a month, counted from 1.
#[must_use]
pub fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month.checked_sub(1)?)).copied()
}

/// A day: "22 Mar 2024".
#[must_use]
pub fn day(year: i32, month: u8, day: u8) -> String {
    match month_name(month) {
        Some(name) => format!("{day} {name} {year}"),
        None => year.to_string(),
    }
}

/// A month: "Mar 2024".
#[must_use]
pub fn month(year: i32, month: u8) -> String {
    match month_name(month) {
        Some(name) => format!("{name} {year}"),
        None => year.to_string(),
    }
}

/// A time of the day: "09:05".
#[must_use]
pub fn clock(hour: u8, minute: u8) -> String {
    format!("{hour:02}:{minute:02}")
}

/// The size of a file: "812 B", "4.1 kB", "10.5 MB". Powers of a thousand.
#[must_use]
pub fn file_size(bytes: u64) -> String {
    // Just under a unit the tenth rounds up to 1000.0; it is written in the next unit instead.
    let scaled = |unit: u64| bytes as f64 / unit as f64;
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..999_950 => format!("{:.1} kB", scaled(1_000)),
        999_950..999_950_000 => format!("{:.1} MB", scaled(1_000_000)),
        _ => format!("{:.1} GB", scaled(1_000_000_000)),
    }
}

/// An attribution chain, from the document to the origin: "Herald ← M. Vale ← a hospital".
#[must_use]
pub fn chain(links: &[&str]) -> String {
    links.join(" ← ")
}

/// Words of a document inside a sentence of ours.
#[must_use]
pub fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// The reliability of a source by its letter (Admiralty code).
#[must_use]
pub fn reliability(letter: char) -> Option<&'static str> {
    Some(match letter {
        'A' => "completely reliable",
        'B' => "usually reliable",
        'C' => "fairly reliable",
        'D' => "not usually reliable",
        'E' => "unreliable",
        'F' => "reliability cannot be judged",
        _ => return None,
    })
}

/// The credibility of a claim by its digit (Admiralty code).
#[must_use]
pub fn credibility(digit: char) -> Option<&'static str> {
    Some(match digit {
        '1' => "confirmed by other sources",
        '2' => "probably true",
        '3' => "possibly true",
        '4' => "doubtful",
        '5' => "improbable",
        '6' => "truth cannot be judged",
        _ => return None,
    })
}

/// A grade in words: "B2" is "Source usually reliable, claim probably true". Signs that are no
/// grade are left out.
#[must_use]
pub fn grade_words(grade: &str) -> String {
    let source = grade.chars().find_map(reliability).map(|words| format!("source {words}"));
    let claim = grade.chars().find_map(credibility).map(|words| format!("claim {words}"));
    let words: Vec<String> = source.into_iter().chain(claim).collect();
    if words.is_empty() { "Not graded".to_owned() } else { sentence(&words.join(", ")) }
}

/// The words with a capital at their head.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_are_written_short() {
        for (written, expected) in [
            (number(0), "0"),
            (number(999), "999"),
            (number(1_204), "1,204"),
            (number(1_000_000), "1,000,000"),
            (number(u64::MAX), "18,446,744,073,709,551,615"),
            (counted(0, "figure", "figures"), "0 figures"),
            (counted(1, "figure", "figures"), "1 figure"),
            (counted(1_204, "entity", "entities"), "1,204 entities"),
            (known(Some(3)), "3"),
            (known(None), "unknown"),
            (at_least(37), "37+"),
            (more_than(130), ">130"),
            (at_most(20), "≤20"),
            (about(1_100), "~1,100"),
            (range(212, 240), "212–240"),
            (percent_range(55, 80), "55–80 %"),
            (percent(0.625), "62 %"),
            (percent(0.999), "99 %"),
            (percent(1.0), "100 %"),
            (percent(-3.0), "0 %"),
        ] {
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn dates_are_written_with_the_name_of_the_month() {
        for (written, expected) in [
            (day(2024, 3, 22), "22 Mar 2024"),
            (day(1999, 12, 1), "1 Dec 1999"),
            (day(2024, 13, 1), "2024"),
            (day(2024, 0, 1), "2024"),
            (month(2024, 1), "Jan 2024"),
            (month(2024, 99), "2024"),
            (clock(9, 5), "09:05"),
        ] {
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn sizes_climb_to_the_next_unit_before_they_reach_a_thousand() {
        for (bytes, expected) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 kB"),
            (4_096, "4.1 kB"),
            (999_949, "999.9 kB"),
            (999_950, "1.0 MB"),
            (10_500_000, "10.5 MB"),
            (999_950_000, "1.0 GB"),
        ] {
            assert_eq!(file_size(bytes), expected);
        }
    }

    #[test]
    fn grades_are_said_in_words() {
        for (grade, expected) in [
            ("B2", "Source usually reliable, claim probably true"),
            ("F6", "Source reliability cannot be judged, claim truth cannot be judged"),
            ("A", "Source completely reliable"),
            ("5", "Claim improbable"),
            ("", "Not graded"),
            ("?", "Not graded"),
        ] {
            assert_eq!(grade_words(grade), expected);
        }
    }

    #[test]
    fn chains_and_quotes_read_as_in_the_cards() {
        assert_eq!(chain(&["Herald", "M. Vale", "a hospital"]), "Herald ← M. Vale ← a hospital");
        assert_eq!(chain(&[]), "");
        assert_eq!(quoted("on Tuesday"), "“on Tuesday”");
        assert_eq!(sentence("élan"), "Élan");
        assert_eq!(sentence(""), "");
    }

    proptest! {
        #[test]
        fn a_number_without_its_commas_is_the_number(value: u64) {
            prop_assert_eq!(number(value).replace(',', "").parse::<u64>(), Ok(value));
            let groups: Vec<usize> = number(value).split(',').map(str::len).collect();
            prop_assert!(groups.iter().skip(1).all(|&digits| digits == 3));
            prop_assert!((1..=3).contains(&groups[0]));
        }
    }
}
