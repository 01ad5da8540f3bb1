//! Text to suggestions, and the reading of numbers and dates as people write them. Pure: text in,
//! values out.

mod claims;
pub mod entities;
mod figures;
pub mod gazetteer;
pub mod number;
pub mod phrase;
pub mod sentence;
pub mod suggestion;
mod token;
