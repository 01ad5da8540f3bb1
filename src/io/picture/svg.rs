//! A picture as SVG 1.1.
//!
//! Invariant: well-formed XML whatever the texts hold: the five special characters are escaped
//! and characters that XML 1.0 forbids are left out.

use std::fmt::Write as _;

use crate::trends::drawing::picture::{
    Along, Anchor, Area, Ends, Face, Ink, Paint, Picture, Point, Shape, Stroke, Text, Weight,
};

use super::Palette;

/// The picture as the text of an SVG file, `title` being its name for screen readers.
#[must_use]
pub fn svg(picture: &Picture, palette: &Palette, title: &str) -> String {
    let (width, height) = (number(picture.width), number(picture.height));
    let mut writer = Writer { palette, body: String::new(), fades: String::new(), fade_count: 0 };
    for shape in &picture.shapes {
        writer.shape(shape);
    }
    let Writer { body, fades, .. } = writer;
    let fades = if fades.is_empty() { fades } else { format!("<defs>\n{fades}</defs>\n") };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{}</title>\n{fades}\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{body}</svg>\n",
        escaped(title),
        palette.paper,
    )
}

struct Writer<'a> {
    palette: &'a Palette,
    body: String,
    fades: String,
    fade_count: usize,
}

impl Writer<'_> {
    fn shape(&mut self, shape: &Shape) {
        let line = match shape {
            Shape::Box { area, radius, fill, edge } => {
                let round = if *radius > 0.0 {
                    format!(" rx=\"{}\"", number(*radius))
                } else {
                    String::new()
                };
                format!("<rect {}{round}{}/>", rect(*area), self.paints(*fill, *edge))
            }
            Shape::Fade { area, ink, along, first, last } => {
                let id = self.fade(*ink, *along, (*first, *last));
                format!("<rect {} fill=\"url(#{id})\"/>", rect(*area))
            }
            Shape::Line { from, to, stroke } => format!(
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
                number(from.x),
                number(from.y),
                number(to.x),
                number(to.y),
                self.edge(*stroke)
            ),
            Shape::Path { points, ends, fill, edge } => {
                format!("<path d=\"{}\"{}/>", path(points, *ends), self.paints(*fill, *edge))
            }
            Shape::Disc { centre, radius, fill, edge } => format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
                number(centre.x),
                number(centre.y),
                number(*radius),
                self.paints(*fill, *edge)
            ),
            Shape::Text(text) => self.text(text),
        };
        self.body.push_str(&line);
        self.body.push('\n');
    }

    fn paints(&self, fill: Option<Paint>, edge: Option<Stroke>) -> String {
        let mut words = match fill {
            None => " fill=\"none\"".to_owned(),
            Some(paint) => {
                format!(" fill=\"{}\"{}", self.palette.of(paint.ink), opacity("fill", paint))
            }
        };
        if let Some(stroke) = edge {
            words.push_str(&self.edge(stroke));
        }
        words
    }

    fn edge(&self, stroke: Stroke) -> String {
        let colour = self.palette.of(stroke.paint.ink);
        let mut words = format!(
            " stroke=\"{colour}\" stroke-width=\"{}\"{}",
            number(stroke.width),
            opacity("stroke", stroke.paint)
        );
        if let Some((dash, gap)) = stroke.dash {
            let dashes = format!(" stroke-dasharray=\"{} {}\"", number(dash), number(gap));
            words.push_str(&dashes);
        }
        words
    }

    fn fade(&mut self, ink: Ink, along: Along, (first, last): (f32, f32)) -> String {
        let colour = self.palette.of(ink);
        self.fade_count += 1;
        let id = format!("fade{}", self.fade_count);
        let (x2, y2) = match along {
            Along::Across => (1, 0),
            Along::Down => (0, 1),
        };
        // Writing to a string cannot fail.
        let written = writeln!(
            self.fades,
            "<linearGradient id=\"{id}\" x1=\"0\" y1=\"0\" x2=\"{x2}\" y2=\"{y2}\">\
             <stop offset=\"0\" stop-color=\"{colour}\" stop-opacity=\"{}\"/>\
             <stop offset=\"1\" stop-color=\"{colour}\" stop-opacity=\"{}\"/></linearGradient>",
            number(first),
            number(last)
        );
        debug_assert!(written.is_ok());
        id
    }

    fn text(&self, text: &Text) -> String {
        let anchor = match text.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = match text.weight {
            Weight::Regular => "400",
            Weight::Semibold => "600",
        };
        format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-family=\"{}\" \
             font-size=\"{}\" font-weight=\"{weight}\" fill=\"{}\"{}>{}</text>",
            number(text.at.x),
            number(text.at.y),
            family(text.face, &text.words),
            number(text.size),
            self.palette.of(text.ink),
            if is_number(&text.words) {
                " style=\"font-variant-numeric:tabular-nums\""
            } else {
                ""
            },
            escaped(&text.words)
        )
    }
}

fn family(face: Face, words: &str) -> &'static str {
    match face {
        Face::Serif => "'Source Serif 4', 'Source Serif 4 Variable', Georgia, serif",
        Face::Sans if is_number(words) => "Inter, Inter Tabular, Inter Variable, sans-serif",
        Face::Sans => "Inter, Inter Variable, Helvetica, Arial, sans-serif",
    }
}

/// Whether a text is a number with its signs, which is set with tabular digits.
fn is_number(words: &str) -> bool {
    words.chars().all(|letter| letter.is_ascii_digit() || "+<>≤~–,.".contains(letter))
}

fn opacity(kind: &str, paint: Paint) -> String {
    if paint.opacity >= 1.0 {
        return String::new();
    }
    format!(" {kind}-opacity=\"{}\"", number(paint.opacity))
}

fn rect(area: Area) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        number(area.left),
        number(area.top),
        number(area.width()),
        number(area.height())
    )
}

fn path(points: &[Point], ends: Ends) -> String {
    let at = |point: &Point| format!("{} {}", number(point.x), number(point.y));
    let points: Vec<String> = points.iter().map(at).collect();
    let close = if ends == Ends::Closed { "Z" } else { "" };
    format!("M{}{close}", points.join("L"))
}

/// A number with at most two decimals and no trailing zeros.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&apos;"),
            '\u{9}' | '\u{a}' | '\u{d}' | '\u{20}'..='\u{fffd}' | '\u{10000}'.. => {
                text.push(letter);
            }
            _ => {}
        }
    }
    text
}
