//! What a chart without marks says: why it is empty, and what fills it.
//!
//! Invariant: it never looks like a chart of zeros: there is no axis.

use crate::trends::series::Trend;

use super::metrics::wrapped;
use super::page::{Page, Type};
use super::picture::{Anchor, Area, Face, Ink, Point};

/// Says so in the middle of the frame.
pub(super) fn draw(page: &mut Page, trend: &Trend, frame: Area) {
    let (title, hint) = words(trend);
    let centre = frame.centre();
    let room = (frame.width() - 16.0).max(120.0);
    let lines = wrapped(&hint, 12.0, Face::Sans, room);
    let mut y = centre.y - 9.0 * lines.len() as f32;
    page.text(&title, Point::new(centre.x, y), Anchor::Middle, Type::semibold(13.0, Ink::Ink));
    for line in lines {
        y += 18.0;
        page.text(&line, Point::new(centre.x, y), Anchor::Middle, Type::regular(12.0, Ink::Ink2));
    }
}

/// The two sentences of an empty chart.
fn words(trend: &Trend) -> (String, String) {
    let harms: Vec<&str> = trend.query.harms.iter().map(|harm| harm.words()).collect();
    let harms = harms.join(" or ");
    let (undated, listed) = (trend.undated().count(), trend.marks.len());
    if undated > 0 {
        let title = match undated {
            1 => "The one figure has no date".to_owned(),
            n => format!("{n} figures, none with a date"),
        };
        return (title, "Give a figure the date of its harm, and its mark stands here.".to_owned());
    }
    if listed > 0 {
        let title = format!("No figure of people {harms} counts");
        let hint = "What is denied, supposed or foretold is listed and not drawn.";
        return (title, hint.to_owned());
    }
    let place = if trend.query.document.is_some() { " in this document" } else { "" };
    let hint = if trend.outside > 0 {
        "There are figures of other kinds or documents: change what is shown above."
    } else {
        "Select a number in the text and press F: its mark stands here."
    };
    (format!("No figure of people {harms}{place} yet"), hint.to_owned())
}
