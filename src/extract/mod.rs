//! Text to suggestions, and the reading of numbers and dates as people write them. Pure: text in,
//! values out.

pub mod entities;
pub mod gazetteer;
pub mod number;
pub mod phrase;
pub mod sentence;
mod token;
