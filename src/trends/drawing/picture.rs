//! A drawing as a value: shapes in points, in the order of painting, with colours by their role.
//!
//! Invariant: every coordinate is finite; x runs right and y runs down from the top left corner.
//! Window, SVG and PNG paint the same shapes, so that they are the same chart.

use crate::model::FigureId;

/// A finished drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Its width in points.
    pub width: f32,
    /// Its height in points.
    pub height: f32,
    /// Where the data lie, inside the axes.
    pub frame: Area,
    /// What is painted, the lowest first.
    pub shapes: Vec<Shape>,
    /// What can be pointed at, in order of time.
    pub hot: Vec<Hot>,
}

/// A mark that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hot {
    /// The figure.
    pub figure: FigureId,
    /// The middle of its symbol, or of its whisker where it has no symbol.
    pub centre: Point,
    /// All of it, column and whisker.
    pub body: Area,
    /// Its value, where there was room for it.
    pub label: Option<Area>,
}

/// A point, in points from the top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Least x.
    pub left: f32,
    /// Least y.
    pub top: f32,
    /// Greatest x.
    pub right: f32,
    /// Greatest y.
    pub bottom: f32,
}

/// A colour by its role: the theme knows which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// Text and everything that acts.
    Ink,
    /// Secondary text.
    Ink2,
    /// Counts, and the groups that are drawn as "other".
    Ink3,
    /// Hairlines.
    Line,
    /// The axis.
    Field,
    /// What is selected.
    Lamp,
    /// The ground that the chart is drawn on.
    Paper,
    /// A group's slot, 0 to 5.
    Group(usize),
}

/// A colour and how much of it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The colour.
    pub ink: Ink,
    /// From 0, nothing, to 1, all.
    pub opacity: f32,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its width in points.
    pub width: f32,
    /// Its colour.
    pub paint: Paint,
    /// Lengths of dash and gap, in points; nothing for a whole line.
    pub dash: Option<(f32, f32)>,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// Which letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// The interface's, with tabular digits where a text is a number.
    Sans,
    /// The article's, for quotes.
    Serif,
}

/// Which end of a text its point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where it stands: on the baseline.
    pub at: Point,
    /// Which end of it stands there.
    pub anchor: Anchor,
    /// What it says.
    pub words: String,
    /// The size of its letters in points.
    pub size: f32,
    /// How heavy they are.
    pub weight: Weight,
    /// Which letters.
    pub face: Face,
    /// Their colour.
    pub ink: Ink,
}

/// Whether a path comes back to its first point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It does.
    Closed,
    /// It does not.
    Open,
}

/// Along which axis something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Box {
        /// Where.
        area: Area,
        /// Of its corners, in points.
        radius: f32,
        /// Inside.
        fill: Option<Paint>,
        /// Its outline, centred on the edge.
        edge: Option<Stroke>,
    },
    /// A rectangle whose colour fades evenly from one side to the other.
    Fade {
        /// Where.
        area: Area,
        /// The colour.
        ink: Ink,
        /// Which way it fades.
        along: Along,
        /// How much covers at the left or top, from 0 to 1.
        first: f32,
        /// How much covers at the right or bottom, from 0 to 1.
        last: f32,
    },
    /// A straight line.
    Line {
        /// From here.
        from: Point,
        /// To here.
        to: Point,
        /// How.
        stroke: Stroke,
    },
    /// A line through several points.
    Path {
        /// The points.
        points: Vec<Point>,
        /// Whether it closes.
        ends: Ends,
        /// Inside.
        fill: Option<Paint>,
        /// The line.
        edge: Option<Stroke>,
    },
    /// A disc or a ring.
    Disc {
        /// Its middle.
        centre: Point,
        /// In points.
        radius: f32,
        /// Inside.
        fill: Option<Paint>,
        /// Its outline, centred on the edge.
        edge: Option<Stroke>,
    },
    /// A line of text.
    Text(Text),
}

impl Ink {
    /// The colour, covering all.
    #[must_use]
    pub fn full(self) -> Paint {
        self.at(1.0)
    }

    /// The colour, covering so much, from 0 to 1.
    #[must_use]
    pub fn at(self, opacity: f32) -> Paint {
        Paint { ink: self, opacity }
    }

    /// A whole line of this colour and width.
    #[must_use]
    pub fn line(self, width: f32) -> Stroke {
        self.full().line(width)
    }
}

impl Paint {
    /// A whole line of this paint and width.
    #[must_use]
    pub fn line(self, width: f32) -> Stroke {
        Stroke { width, paint: self, dash: None }
    }
}

impl Stroke {
    /// The same line in dashes.
    #[must_use]
    pub fn dashed(self, dash: f32, gap: f32) -> Self {
        Self { dash: Some((dash, gap)), ..self }
    }
}

impl Point {
    /// The point at x and y.
    #[must_use]
    pub fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    fn moved(self, by: Self) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y }
    }
}

impl Area {
    /// The area round a middle.
    #[must_use]
    pub fn around(centre: Point, width: f32, height: f32) -> Self {
        Self {
            left: centre.x - width / 2.0,
            top: centre.y - height / 2.0,
            right: centre.x + width / 2.0,
            bottom: centre.y + height / 2.0,
        }
    }

    /// Its width, never less than 0.
    #[must_use]
    pub fn width(self) -> f32 {
        (self.right - self.left).max(0.0)
    }

    /// Its height, never less than 0.
    #[must_use]
    pub fn height(self) -> f32 {
        (self.bottom - self.top).max(0.0)
    }

    /// Its middle.
    #[must_use]
    pub fn centre(self) -> Point {
        Point::new(f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom))
    }

    /// Grown by so many points on each side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether the point lies in it.
    #[must_use]
    pub fn holds(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// Whether the other lies in it.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }

    /// Whether the two share some of their inside.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// What holds both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Moved by so much.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self {
            left: self.left + by.x,
            top: self.top + by.y,
            right: self.right + by.x,
            bottom: self.bottom + by.y,
        }
    }
}

impl Shape {
    /// The same shape elsewhere.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        match self {
            Self::Box { area, radius, fill, edge } => {
                Self::Box { area: area.moved(by), radius, fill, edge }
            }
            Self::Fade { area, ink, along, first, last } => {
                Self::Fade { area: area.moved(by), ink, along, first, last }
            }
            Self::Line { from, to, stroke } => {
                Self::Line { from: from.moved(by), to: to.moved(by), stroke }
            }
            Self::Path { points, ends, fill, edge } => {
                let points = points.into_iter().map(|point| point.moved(by)).collect();
                Self::Path { points, ends, fill, edge }
            }
            Self::Disc { centre, radius, fill, edge } => {
                Self::Disc { centre: centre.moved(by), radius, fill, edge }
            }
            Self::Text(text) => Self::Text(Text { at: text.at.moved(by), ..text }),
        }
    }
}

impl Picture {
    /// Its texts, in the order of painting.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().filter_map(|shape| {
            if let Shape::Text(text) = shape { Some(text.words.as_str()) } else { None }
        })
    }

    /// The mark at a point: its label before its symbol, and of several bodies the narrowest.
    #[must_use]
    pub fn at(&self, point: Point) -> Option<FigureId> {
        /// How far from a symbol's middle still hits it, in points.
        const REACH: f32 = 10.0;
        let labelled = self.hot.iter().find(|hot| hot.label.is_some_and(|area| area.holds(point)));
        let distance = |hot: &&Hot| (hot.centre.x - point.x).hypot(hot.centre.y - point.y);
        let near = || {
            let near = self.hot.iter().filter(|hot| distance(hot) <= REACH);
            near.min_by(|a, b| distance(a).total_cmp(&distance(b)))
        };
        let body = || {
            let bodies = self.hot.iter().filter(|hot| hot.body.holds(point));
            bodies.min_by(|a, b| a.body.width().total_cmp(&b.body.width()))
        };
        labelled.or_else(near).or_else(body).map(|hot| hot.figure)
    }
}
