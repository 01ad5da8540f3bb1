//! A picture as a file: SVG with real text, and PNG.
//!
//! Invariant: both come from the same shapes, and the same picture gives the same bytes. No text
//! of an article can break the SVG or run anything in it.

mod chart;
mod palette;
mod png;
mod svg;
#[cfg(test)]
mod tests;

pub use chart::{ChartError, Form, write_chart};
pub use palette::Palette;
pub use png::{Fonts, PngError, png};
pub use svg::svg;
