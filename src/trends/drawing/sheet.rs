//! A chart for a file: with its title, its caption, and the sentence behind every mark.
//!
//! Invariant: every mark of the chart is in the list of sources, in order of time.

use crate::model::Workspace;
use crate::trends::report::reason;
use crate::trends::series::{Mark, Trend};
use crate::trends::source::Attestation;

use super::metrics::wrapped;
use super::page::{Page, Type};
use super::picture::{Anchor, Face, Hot, Ink, Picture, Point};
use super::symbol::{hollow, symbol};
use super::{Detail, View, draw};

const MARGIN: f32 = 24.0;
/// Where the quotes of the sources begin.
const QUOTES: f32 = 252.0;
const QUOTE_LINE: f32 = 17.0;

/// What stands round an exported chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Above it; nothing where it is empty.
    pub title: String,
    /// What it shows, by which rule, from what, as of when.
    pub caption: String,
}

impl Sheet {
    /// A sheet with the trend's own caption.
    #[must_use]
    pub fn titled(title: &str, trend: &Trend) -> Self {
        Self { title: title.to_owned(), caption: caption(trend) }
    }
}

/// The caption that a trend writes for itself: what is shown and by which rule.
#[must_use]
pub fn caption(trend: &Trend) -> String {
    let query = &trend.query;
    let harms: Vec<&str> = query.harms.iter().map(|harm| harm.words()).collect();
    let mut told = vec![
        format!(
            "People {}, {}, by {}",
            harms.join(" or "),
            query.scope.words(),
            query.group.words()
        ),
        format!("of rival figures of one event the rule picks: {}", query.rule.words()),
    ];
    let mut count = |number: usize, one: &str, many: &str| match number {
        0 => {}
        1 => told.push(format!("1 {one}")),
        n => told.push(format!("{n} {many}")),
    };
    count(trend.set_aside().count(), "figure set aside", "figures set aside");
    count(trend.undated().count(), "figure undated", "figures undated");
    count(trend.without_event, "incident without an event", "incidents without an event");
    format!("{}.", told.join("; "))
}

/// The chart of a view, with its title above and its caption and sources below.
#[must_use]
pub fn sheet(workspace: &Workspace, trend: &Trend, view: &View, words: &Sheet) -> Picture {
    let view = View { detail: Detail::Export, ..view.clone() };
    let chart = draw(trend, &view);
    let mut page = Page::default();
    let width = chart.width + MARGIN * 2.0;
    let mut y = MARGIN;
    if !words.title.trim().is_empty() {
        for line in wrapped(&words.title, 17.0, Face::Sans, (width - MARGIN * 2.0) * 0.94) {
            let title = Type::semibold(17.0, Ink::Ink);
            page.text(&line, Point::new(MARGIN, y + 8.0), Anchor::Start, title);
            y += 23.0;
        }
        y += 6.0;
    }
    let by = Point::new(MARGIN, y);
    page.shapes.extend(chart.shapes.into_iter().map(|shape| shape.moved(by)));
    y += chart.height + 8.0;
    for line in wrapped(&words.caption, 12.0, Face::Sans, width - MARGIN * 2.0) {
        page.text(
            &line,
            Point::new(MARGIN, y + 8.0),
            Anchor::Start,
            Type::regular(12.0, Ink::Ink2),
        );
        y += 18.0;
    }
    y = sources(&mut page, workspace, trend, (width, y + 10.0));
    let hot = chart.hot.iter().map(|hot| {
        let (body, label) = (hot.body.moved(by), hot.label.map(|area| area.moved(by)));
        let centre = Point::new(hot.centre.x + by.x, hot.centre.y + by.y);
        Hot { figure: hot.figure, centre, body, label }
    });
    Picture {
        width,
        height: y + MARGIN,
        frame: chart.frame.moved(by),
        hot: hot.collect(),
        shapes: page.shapes,
    }
}

/// The list of sources; gives back where it ends.
fn sources(page: &mut Page, workspace: &Workspace, trend: &Trend, (width, top): (f32, f32)) -> f32 {
    let marks: Vec<&Mark> = trend.drawn().chain(trend.undated()).collect();
    if marks.is_empty() {
        return top;
    }
    let mut y = top;
    page.level(y.floor() + 0.5, (MARGIN, width - MARGIN), Ink::Line.line(1.0));
    y += 20.0;
    let head = Type::semibold(12.5, Ink::Ink);
    page.text("Sources", Point::new(MARGIN, y), Anchor::Start, head);
    y += 24.0;
    for mark in marks {
        if let Some(attested) = Attestation::of(workspace, mark.figure) {
            y = source(page, trend, (mark, &attested), (width, y));
        }
    }
    y
}

fn source(
    page: &mut Page,
    trend: &Trend,
    (mark, attested): (&Mark, &Attestation),
    (width, top): (f32, f32),
) -> f32 {
    let slot = trend.groups.get(mark.group).and_then(|group| group.slot);
    let at = Point::new(MARGIN + 6.0, top);
    let is_aside = mark.share.is_set_aside();
    page.shapes.extend(if is_aside { hollow(slot, at) } else { symbol(slot, at, 0.94, None) });
    let value = Type::semibold(12.5, Ink::Ink);
    let x = MARGIN + 20.0;
    page.text(&attested.value, Point::new(x, top), Anchor::Start, value);
    let after = x + value.width(&attested.value) + 6.0;
    let plain = Type::regular(12.0, Ink::Ink2);
    page.text(attested.harm, Point::new(after, top), Anchor::Start, plain);
    let place =
        if attested.place.is_empty() { String::new() } else { format!(", {}", attested.place) };
    let when = format!("{}{place} · {}", attested.date, attested.grade);
    let mut left = top;
    for line in wrapped(&when, 12.0, Face::Sans, QUOTES - MARGIN - 20.0) {
        left += QUOTE_LINE;
        page.text(&line, Point::new(x, left), Anchor::Start, plain);
    }
    let right = said(page, (trend, mark, attested), (width - QUOTES - MARGIN, top));
    left.max(right) + 26.0
}

/// The quote and who says it; gives back the last line's y.
fn said(
    page: &mut Page,
    (trend, mark, attested): (&Trend, &Mark, &Attestation),
    (room, top): (f32, f32),
) -> f32 {
    let mut y = top - QUOTE_LINE;
    let mut lines = |text: &str, set: Type| {
        for line in wrapped(text, set.size, set.face, room.max(120.0)) {
            y += QUOTE_LINE;
            page.text(&line, Point::new(QUOTES, y), Anchor::Start, set);
        }
    };
    lines(&attested.quote, Type::serif(13.5, Ink::Ink));
    let by = [attested.chain.as_str(), attested.document.as_str()];
    let by: Vec<&str> = by.into_iter().filter(|words| !words.is_empty()).collect();
    lines(&by.join(" · "), Type::regular(11.5, Ink::Ink2));
    if let Some(reason) = reason(trend, mark) {
        lines(&format!("Not counted: {reason}"), Type::regular(11.5, Ink::Ink2));
    }
    y
}
