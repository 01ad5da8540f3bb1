//! The look of the window: one set of named colours for each theme, one type scale, one style.
//!
//! Invariant: no other file names a colour, a font or a text size. Whoever draws asks
//! [`tokens`] for a colour by its use and [`text`] for a size by its use, so a change here is a
//! change everywhere, and the tests beside this file hold every contrast that the look promises.

mod colour;
mod fonts;
mod style;
pub mod text;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod vision;

pub use colour::{GROUPS, Pointer, TYPES, Tokens, own_colour, own_rgb, tokens, tokens_of};
pub use style::install;
pub use text::{Type, Weight};
