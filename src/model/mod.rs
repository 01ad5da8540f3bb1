//! The ground: what is true in a workspace. Standard library, serde and calendar types only; no
//! disk, clock, thread or colour.

pub mod date;
pub mod figure;
