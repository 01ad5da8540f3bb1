//! The measures of the page: gutter, column and margin for the width at hand.
//!
//! Invariant: the column follows the reader's zoom, so a line keeps its number of letters; what
//! gives way in a narrow window is first the margin, then the column, never the gutter's bars.

/// How much of the page is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// The reader: paragraph numbers, figures in the margin.
    #[default]
    Full,
    /// The source pane beside a chart: smaller type, no margin.
    Source,
}

/// Widths in points, from the left edge of the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// The article's type against its designed size.
    pub zoom: f32,
    /// How much is drawn.
    pub detail: Detail,
    /// Left edge of the text.
    pub left: f32,
    /// Width of the text.
    pub column: f32,
    /// What is left at the right of the text.
    pub margin: f32,
    /// Whether the notes in the margin have room for a second line.
    pub notes: Notes,
}

/// How much a note in the margin says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notes {
    /// None are drawn.
    None,
    /// The value alone.
    Value,
    /// Value and harm.
    Line,
    /// Value and harm; date, place and grade below.
    TwoLines,
}

/// A margin with two-line notes.
const WIDE_MARGIN: f32 = 220.0;
/// The margin as designed.
const MARGIN: f32 = 138.0;
/// The margin of a narrow window.
const NARROW_MARGIN: f32 = 122.0;
/// The least margin in which a value finds room.
const VALUE_MARGIN: f32 = 76.0;
/// What stays free at the right of the text in any case: the scroll bar.
const LEAST_MARGIN: f32 = 18.0;

impl Measure {
    pub(super) fn new(width: f32, zoom: f32, detail: Detail) -> Self {
        match detail {
            Detail::Full => Self::full(width, zoom),
            Detail::Source => Self::source(width, zoom),
        }
    }

    fn full(width: f32, zoom: f32) -> Self {
        let (gutter, column, margin) = if width >= 72.0 + 568.0 + WIDE_MARGIN {
            (72.0, 568.0, WIDE_MARGIN)
        } else if width >= 62.0 + 544.0 + MARGIN {
            (62.0, 544.0, MARGIN)
        } else if width >= 54.0 + 492.0 + NARROW_MARGIN {
            (54.0, 492.0, NARROW_MARGIN)
        } else {
            (54.0_f32.min(width * 0.12), 420.0, NARROW_MARGIN)
        };
        // Large type takes the margin, but leaves the figures' values in sight if it can.
        let with_values = (width - gutter - VALUE_MARGIN).max(420.0);
        let widest = with_values.min(width - gutter - LEAST_MARGIN);
        let column = (column * zoom).min(widest).max(40.0);
        let margin = margin.min(width - gutter - column).max(0.0);
        // What is left over stands at both sides alike, except that the block never moves right
        // of where the designed column would begin in a narrow view.
        let left = gutter + ((width - gutter - column - margin) / 2.0).max(0.0);
        let margin = (width - left - column).max(0.0);
        let notes = if margin >= WIDE_MARGIN {
            Notes::TwoLines
        } else if margin >= NARROW_MARGIN - 16.0 {
            Notes::Line
        } else if margin >= VALUE_MARGIN {
            Notes::Value
        } else {
            Notes::None
        };
        Self { zoom, detail: Detail::Full, left, column, margin, notes }
    }

    fn source(width: f32, zoom: f32) -> Self {
        let left = 38.0_f32.min(width * 0.2);
        let column = (width - left - LEAST_MARGIN).clamp(40.0, 568.0 * zoom);
        let margin = (width - left - column).max(0.0);
        Self { zoom, detail: Detail::Source, left, column, margin, notes: Notes::None }
    }

    /// Whether two measures lay text out alike.
    pub(super) fn sets_like(&self, other: &Self) -> bool {
        self.zoom.to_bits() == other.zoom.to_bits()
            && self.column.to_bits() == other.column.to_bits()
            && self.detail == other.detail
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_gives_way_step_by_step() {
        for (width, left, column, notes) in [
            (1248.0, 266.0, 568.0, Notes::TwoLines),
            (744.0, 62.0, 544.0, Notes::Line),
            (668.0, 54.0, 492.0, Notes::Line),
            (596.0, 54.0, 420.0, Notes::Line),
            (560.0, 54.0, 420.0, Notes::Value),
            (500.0, 54.0, 420.0, Notes::None),
        ] {
            let measure = Measure::new(width, 1.0, Detail::Full);
            let got = (measure.left, measure.column, measure.notes);
            assert_eq!(got, (left, column, notes), "at {width}");
        }
        let source = Measure::new(328.0, 1.0, Detail::Source);
        assert_eq!((source.left, source.column), (38.0, 272.0));
    }

    #[test]
    fn zoom_keeps_the_measure_while_there_is_room_and_nothing_leaves_the_view() {
        let large = Measure::new(1248.0, 1.5, Detail::Full);
        assert!((large.column - 568.0 * 1.5).abs() < 0.01);
        let tight = Measure::new(744.0, 1.4, Detail::Full);
        assert_eq!(tight.notes, Notes::Value, "{tight:?}");
        for detail in [Detail::Full, Detail::Source] {
            for width in (60..2000_u16).step_by(7) {
                for zoom in [0.7, 1.0, 1.6, 3.0] {
                    let measure = Measure::new(f32::from(width), zoom, detail);
                    let right = measure.left + measure.column;
                    assert!(right <= f32::from(width).max(60.0), "{measure:?} in {width}");
                    assert!(measure.margin >= 0.0 && measure.left >= 0.0);
                }
            }
        }
    }
}
