//! The only room that touches the disk.

pub mod import;
pub mod picture;
