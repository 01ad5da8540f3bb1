//! Workspace -> numbers -> a drawing: which figures count, what they add up to, and how the chart
//! of them looks.
//!
//! Invariant: nothing here knows a disk, a clock, a thread, a colour or a window, and the same
//! workspace and query give the same trend and the same picture, shape for shape. No figure that
//! the query asks for is lost: it is summed, drawn beside, or listed with its reason.

pub mod drawing;
pub mod facts;
pub mod group;
pub mod query;
pub mod reconcile;
pub mod report;
pub mod series;
pub mod source;
pub mod sum;
pub mod table;
pub mod value;

#[cfg(test)]
pub(crate) mod examples;
#[cfg(test)]
mod laws;
#[cfg(test)]
pub(crate) mod tests;

pub use group::{Group, GroupKey};
pub use query::{Grouping, Query, Rule, ScopeFilter};
pub use series::{Bucket, Extent, LeftOut, Mark, Share, Trend, trend};
pub use source::Attestation;
pub use sum::{Sum, Tally};
pub use value::short_value;
