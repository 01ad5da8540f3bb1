//! A workspace in the formats of other programs.
//!
//! Invariant: an export says what its format could not carry; nothing is left out in silence.

pub mod csv;
