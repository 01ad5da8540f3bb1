//! The pieces of time under the axis: years from afar, then quarters, months, weeks and days.
//!
//! Invariant: no two labels touch, and the year can always be read off a label.

use jiff::civil::{Date, date};

use crate::model::date::Grain;

use super::scale::{Scale, day_at, day_number};

/// A piece of time on the axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Period {
    /// Its start in days since 1970.
    pub(super) from: f64,
    /// Its end.
    pub(super) to: f64,
    /// What it is called.
    pub(super) name: String,
    /// Where its name stands.
    pub(super) named: Named,
}

/// Where the name of a period stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// In its middle: the name is that of all of it.
    Whole,
    /// Where it begins: the name is that of its first day.
    Start,
}

/// Widths of the labels of each grain, in points.
const DAY: f32 = 70.0;
const MONTH: f32 = 54.0;
const YEAR: f32 = 34.0;

/// The periods that a scale shows, at the finest grain that leaves room for their names.
#[must_use]
pub(super) fn periods(scale: &Scale) -> Vec<Period> {
    let day = scale.day_width();
    let (first, last) = (day_at(scale.days.0), day_at(scale.days.1));
    let fits = [
        (Grain::Day, day, DAY),
        (Grain::Week, day * 7.0, DAY),
        (Grain::Month, day * 30.4, MONTH),
        (Grain::Quarter, day * 91.3, MONTH),
        (Grain::Year, day * 365.2, YEAR),
    ];
    match fits.into_iter().find(|(_, width, least)| width >= least) {
        // Less than a week may hold no day on which one begins.
        Some((Grain::Week, ..)) if scale.days.1 - scale.days.0 < 7.0 => {
            by_grain(Grain::Day, first, last)
        }
        Some((grain, ..)) => by_grain(grain, first, last),
        None => by_years(day * 365.2, first, last),
    }
}

fn by_grain(grain: Grain, first: Date, last: Date) -> Vec<Period> {
    let named = if grain == Grain::Week { Named::Start } else { Named::Whole };
    let mut year = None;
    let periods = grain.buckets(first, last).map(|(from, to)| {
        // What begins out of sight has no name there, so it does not tell the year.
        let is_told = named == Named::Whole || from >= first;
        let is_new = year != Some(from.year());
        if is_told {
            year = Some(from.year());
        }
        let name = if is_new { bucket_name(grain, from) } else { short_name(grain, from) };
        Period { from: day_number(from), to: day_number(to), name, named }
    });
    periods.take(500).collect()
}

/// Every second, fifth, tenth ... year where single years have no room.
fn by_years(width: f32, first: Date, last: Date) -> Vec<Period> {
    let steps = [2i16, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    let step = steps.into_iter().find(|step| f32::from(*step) * width >= YEAR).unwrap_or(5000);
    let mut from = first.year().div_euclid(step) * step;
    let mut periods = Vec::new();
    while from <= last.year() && periods.len() < 500 {
        let next = from.saturating_add(step);
        let start = |year: i16| day_number(date(year.clamp(-9999, 9999), 1, 1));
        periods.push(Period {
            from: start(from),
            to: start(next),
            name: from.to_string(),
            named: Named::Whole,
        });
        if next == from {
            break;
        }
        from = next;
    }
    periods
}

/// A bucket's name with its year: "2024", "Q1 2024", "Mar 2024", "18 Mar 2024".
#[must_use]
pub fn bucket_name(grain: Grain, from: Date) -> String {
    match grain {
        Grain::Year | Grain::Quarter => short_name(grain, from),
        Grain::Day | Grain::Week | Grain::Month => {
            format!("{} {}", short_name(grain, from), from.year())
        }
    }
}

fn short_name(grain: Grain, from: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(from.month() - 1).ok().and_then(|at| MONTHS.get(at));
    let month = month.copied().unwrap_or_default();
    match grain {
        Grain::Day | Grain::Week => format!("{} {month}", from.day()),
        Grain::Month => month.to_owned(),
        Grain::Quarter => format!("Q{} {}", (from.month() + 2) / 3, from.year()),
        Grain::Year => from.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trends::drawing::picture::Area;

    #[track_caller]
    fn check(from: Date, to: Date, names: &[&str]) {
        let frame = Area { left: 0.0, top: 0.0, right: 660.0, bottom: 100.0 };
        let days = (day_number(from), day_number(to) - 0.5);
        let periods = periods(&Scale { frame, days, people: (0.0, 1.0) });
        let found: Vec<&str> = periods.iter().map(|period| period.name.as_str()).collect();
        assert_eq!(found, names);
        assert!(
            periods.windows(2).all(|pair| (pair[0].to - pair[1].from).abs() < 1e-9),
            "end to end"
        );
    }

    #[test]
    fn the_finest_grain_with_room_names_its_year_once() {
        check(date(2014, 1, 1), date(2018, 1, 1), &["2014", "2015", "2016", "2017"]);
        check(
            date(2023, 6, 1),
            date(2025, 1, 1),
            &["Q2 2023", "Q3 2023", "Q4 2023", "Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024"],
        );
        check(date(2023, 11, 1), date(2024, 4, 1), &["Nov 2023", "Dec", "Jan 2024", "Feb", "Mar"]);
        check(date(2024, 3, 5), date(2024, 3, 20), &["4 Mar 2024", "11 Mar 2024", "18 Mar"]);
        check(date(2024, 3, 1), date(2024, 3, 4), &["1 Mar 2024", "2 Mar", "3 Mar"]);
        check(
            date(1995, 1, 1),
            date(2024, 1, 1),
            &[
                "1994", "1996", "1998", "2000", "2002", "2004", "2006", "2008", "2010", "2012",
                "2014", "2016", "2018", "2020", "2022",
            ],
        );
        check(
            date(1200, 1, 1),
            date(2024, 1, 1),
            &[
                "1200", "1250", "1300", "1350", "1400", "1450", "1500", "1550", "1600", "1650",
                "1700", "1750", "1800", "1850", "1900", "1950", "2000",
            ],
        );
    }
}
