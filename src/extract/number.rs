//! stub
#![allow(missing_docs)]
use crate::model::figure::{Bound, High};
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    pub low: Option<u64>,
    pub best: Option<u64>,
    pub high: High,
    pub bound: Bound,
}
pub fn read(_text: &str) -> Option<Amount> {
    None
}
