//! stub
#![allow(missing_docs)]
use crate::model::Date;
use std::ops::Range;
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    pub date: Date,
    pub relative: Relative,
}
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Relative {
    Absolute,
    Resolved,
}
pub fn resolve(_phrase: &str, _dateline: Option<&Date>) -> Option<Resolved> {
    None
}
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub range: Range<usize>,
    pub resolved: Resolved,
}
pub fn find(_text: &str, _dateline: Option<&Date>) -> Vec<Found> {
    vec![]
}
