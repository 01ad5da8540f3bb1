//! stub
#![allow(missing_docs)]
use std::path::Path;
use crate::model::Workspace;
#[derive(Debug, thiserror::Error)]
#[error("open")]
pub struct OpenError;
#[derive(Debug, thiserror::Error)]
#[error("save")]
pub struct SaveError;
#[derive(Debug)]
pub struct Opened { pub workspace: Workspace, pub hash: String }
#[derive(Debug)]
pub struct Saved { pub hash: String }
pub fn open(_path: &Path) -> Result<Opened, OpenError> { Err(OpenError) }
pub fn save(_path: &Path, _w: &Workspace) -> Result<Saved, SaveError> { Err(SaveError) }
