//! The six shapes of the groups, so that no group is told by its hue alone.
//!
//! Invariant: slot n has shape n in every picture; a group without a slot is a grey cross.

use super::picture::{Area, Ends, Ink, Paint, Point, Shape, Stroke};

/// The radius that the shapes are drawn for, in points.
const RADIUS: f32 = 5.0;

/// The ink of a group's slot.
#[must_use]
pub(super) fn ink(slot: Option<usize>) -> Ink {
    slot.map_or(Ink::Ink3, Ink::Group)
}

/// How a symbol stands out from what it lies on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Its colour.
    pub paint: Paint,
    /// How far it reaches beyond the shape, in points.
    pub width: f32,
}

/// A group's symbol, at 5 points if `size` is 1, with a ring round it.
#[must_use]
pub fn symbol(slot: Option<usize>, centre: Point, size: f32, ring: Option<Ring>) -> Vec<Shape> {
    let paint = ink(slot).full();
    let ground = ring.map(|ring| outline(slot, centre, size, ring));
    let body = match slot {
        Some(4 | 5) => {
            let edge = paint.line(2.2 * size);
            let inner = if slot == Some(4) { 0.86 } else { 0.82 };
            form(slot, centre, RADIUS * size * inner, (Some(Ink::Paper.full()), Some(edge)))
        }
        Some(_) => form(slot, centre, RADIUS * size, (Some(paint), None)),
        None => return ground.into_iter().chain(cross(centre, RADIUS * size * 0.75)).collect(),
    };
    ground.into_iter().chain([body]).collect()
}

/// The symbol of a figure that does not count: hollow.
#[must_use]
pub fn hollow(slot: Option<usize>, centre: Point) -> Vec<Shape> {
    let ring = Ring { paint: Ink::Paper.full(), width: 1.2 };
    let edge = ink(slot).line(1.3);
    vec![
        outline(slot, centre, 0.8, ring),
        form(slot, centre, RADIUS * 0.8, (Some(Ink::Paper.full()), Some(edge))),
    ]
}

/// The sign of all groups past the sixth, together.
fn cross(centre: Point, arm: f32) -> [Shape; 2] {
    [1.0, -1.0].map(|slant| Shape::Line {
        from: Point::new(centre.x - arm, centre.y - arm * slant),
        to: Point::new(centre.x + arm, centre.y + arm * slant),
        stroke: Ink::Ink3.line(2.0),
    })
}

fn outline(slot: Option<usize>, centre: Point, size: f32, ring: Ring) -> Shape {
    let edge = ring.paint.line(ring.width * 2.0);
    form(slot, centre, RADIUS * size, (Some(ring.paint), Some(edge)))
}

fn form(
    slot: Option<usize>,
    centre: Point,
    radius: f32,
    (fill, edge): (Option<Paint>, Option<Stroke>),
) -> Shape {
    let path = |points: &[(f32, f32)]| {
        let points =
            points.iter().map(|(x, y)| Point::new(centre.x + x * radius, centre.y + y * radius));
        Shape::Path { points: points.collect(), ends: Ends::Closed, fill, edge }
    };
    match slot {
        Some(1 | 5) => {
            let area = Area::around(centre, radius * 1.9, radius * 1.9);
            Shape::Box { area, radius: 0.0, fill, edge }
        }
        Some(2) => path(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
        Some(3) => path(&[(0.0, -1.12), (1.18, 0.92), (-1.18, 0.92)]),
        _ => Shape::Disc { centre, radius, fill, edge },
    }
}
