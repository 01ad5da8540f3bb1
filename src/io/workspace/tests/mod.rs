//! The file as a whole: its bytes, its round trip with awkward texts, every refusal with its
//! place, and what happens on the disk.

mod disk;
mod refusals;
mod sample;
mod trip;

use std::path::Path;

use super::{OpenError, from_bytes, to_bytes};
use crate::model::Workspace;

/// The file of [`sample::sample`], byte for byte.
const GOLDEN: &str = include_str!("golden.ron");

fn read(text: &str) -> Result<Workspace, OpenError> {
    from_bytes(Path::new("work.ron"), text.as_bytes())
}

fn written(workspace: &Workspace) -> String {
    String::from_utf8(to_bytes(workspace).unwrap()).unwrap()
}
