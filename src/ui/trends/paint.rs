//! A picture in the window: its shapes with the colours of the theme.
//!
//! Invariant: nothing is placed here; every shape stands where the picture has it.

use eframe::egui::{
    Align2, Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2,
};

use crate::trends::drawing::picture::{
    Along, Anchor, Area, Ends, Face, Ink, Paint, Picture, Point, Shape as Drawn, Stroke as Line,
    Text, Weight,
};
use crate::ui::theme::{Tokens, Type, text, tokens};

/// Paints a picture with its top left corner at `origin`, on `ground`.
pub(super) fn paint(ui: &Ui, origin: Pos2, picture: &Picture, ground: Color32) {
    let painter = ui.painter().clone();
    let brush = Brush { tokens: tokens(ui), origin, ground, painter: &painter };
    for shape in &picture.shapes {
        if let Drawn::Text(words) = shape {
            brush.text(ui, words);
        } else {
            brush.shape(shape);
        }
    }
}

/// Paints a few shapes, such as a group's symbol.
pub(super) fn shapes(ui: &Ui, origin: Pos2, shapes: &[Drawn], ground: Color32) {
    let brush = Brush { tokens: tokens(ui), origin, ground, painter: ui.painter() };
    for shape in shapes {
        brush.shape(shape);
    }
}

struct Brush<'a> {
    tokens: &'a Tokens,
    origin: Pos2,
    ground: Color32,
    painter: &'a Painter,
}

impl Brush<'_> {
    fn shape(&self, shape: &Drawn) {
        match shape {
            Drawn::Box { area, radius, fill, edge } => {
                let (rect, corners) = (self.rect(*area), CornerRadius::same(*radius as u8));
                if let Some(fill) = fill {
                    self.painter.rect_filled(rect, corners, self.colour(*fill));
                }
                if let Some(edge) = edge {
                    self.painter.rect_stroke(rect, corners, self.stroke(*edge), StrokeKind::Middle);
                }
            }
            Drawn::Fade { area, ink, along, first, last } => {
                let ends = (self.colour(ink.at(*first)), self.colour(ink.at(*last)));
                self.painter.add(fade(self.rect(*area), *along, ends));
            }
            Drawn::Line { from, to, stroke } => {
                self.line(vec![self.at(*from), self.at(*to)], *stroke);
            }
            Drawn::Path { points, ends, fill, edge } => {
                let points: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
                self.path(points, *ends, (*fill, *edge));
            }
            Drawn::Disc { centre, radius, fill, edge } => {
                let centre = self.at(*centre);
                if let Some(fill) = fill {
                    self.painter.circle_filled(centre, *radius, self.colour(*fill));
                }
                if let Some(edge) = edge {
                    self.painter.circle_stroke(centre, *radius, self.stroke(*edge));
                }
            }
            Drawn::Text(_) => {}
        }
    }

    fn line(&self, points: Vec<Pos2>, stroke: Line) {
        let egui_stroke = self.stroke(stroke);
        match stroke.dash {
            None => {
                self.painter.add(Shape::line(points, egui_stroke));
            }
            Some((dash, gap)) => {
                self.painter.extend(Shape::dashed_line(&points, egui_stroke, dash, gap));
            }
        }
    }

    fn path(&self, points: Vec<Pos2>, ends: Ends, (fill, edge): (Option<Paint>, Option<Line>)) {
        if ends == Ends::Open {
            if let Some(edge) = edge {
                self.line(points, edge);
            }
            return;
        }
        let stroke = edge.map_or(Stroke::NONE, |edge| self.stroke(edge));
        let fill = fill.map_or(Color32::TRANSPARENT, |fill| self.colour(fill));
        self.painter.add(Shape::convex_polygon(points, fill, stroke));
    }

    fn text(&self, ui: &Ui, words: &Text) {
        let galley = type_of(words).galley(ui, &words.words, self.ink(words.ink));
        let first = galley.rows.first();
        let baseline = first.and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y));
        let at = self.at(words.at) - eframe::egui::vec2(0.0, baseline.unwrap_or_default());
        let align = match words.anchor {
            Anchor::Start => Align2::LEFT_TOP,
            Anchor::Middle => Align2::CENTER_TOP,
            Anchor::End => Align2::RIGHT_TOP,
        };
        let rect = align.anchor_size(at, galley.size());
        self.painter.galley(rect.min, galley, self.ink(words.ink));
    }

    fn at(&self, point: Point) -> Pos2 {
        pos2(self.origin.x + point.x, self.origin.y + point.y)
    }

    fn rect(&self, area: Area) -> Rect {
        let (min, max) = (Point::new(area.left, area.top), Point::new(area.right, area.bottom));
        Rect::from_min_max(self.at(min), self.at(max))
    }

    fn stroke(&self, stroke: Line) -> Stroke {
        Stroke::new(stroke.width, self.colour(stroke.paint))
    }

    fn colour(&self, paint: Paint) -> Color32 {
        let colour = self.ink(paint.ink);
        if paint.opacity >= 1.0 { colour } else { colour.gamma_multiply(paint.opacity) }
    }

    fn ink(&self, ink: Ink) -> Color32 {
        let tokens = self.tokens;
        match ink {
            Ink::Ink => tokens.ink,
            Ink::Ink2 => tokens.ink2,
            Ink::Ink3 => tokens.ink3,
            Ink::Line => tokens.line,
            Ink::Field => tokens.field,
            Ink::Lamp => tokens.lamp,
            Ink::Paper => self.ground,
            Ink::Group(slot) => tokens.group_colour(slot),
        }
    }
}

fn type_of(words: &Text) -> Type {
    let weight = match words.weight {
        Weight::Regular => text::Weight::Regular,
        Weight::Semibold => text::Weight::SemiBold,
    };
    let step = match words.face {
        Face::Sans => text::INTERFACE,
        Face::Serif => text::QUOTE,
    };
    let step = step.weight(weight).sized(words.size);
    // The tabular face has digits and their signs only; words would fall back letter by letter.
    let is_number = words.words.chars().all(|letter| !letter.is_alphabetic() && letter != ' ');
    if is_number { step.tabular() } else { step }
}

/// Two triangles whose corners have the colours of the two ends.
fn fade(rect: Rect, along: Along, (first, last): (Color32, Color32)) -> Mesh {
    let mut mesh = Mesh::default();
    let corners = match along {
        Along::Down => [first, first, last, last],
        Along::Across => [first, last, last, first],
    };
    let points = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    for (point, colour) in points.into_iter().zip(corners) {
        mesh.colored_vertex(point, colour);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    mesh
}
