//! stub
#![allow(missing_docs)]
use crate::model::Workspace;
use std::path::Path;
#[derive(Debug, thiserror::Error)]
#[error("open")]
pub struct OpenError;
#[derive(Debug, thiserror::Error)]
#[error("save")]
pub struct SaveError;
#[derive(Debug)]
pub struct Opened {
    pub workspace: Workspace,
    pub hash: String,
}
#[derive(Debug)]
pub struct Saved {
    pub hash: String,
}
pub fn open(_path: &Path) -> Result<Opened, OpenError> {
    Err(OpenError)
}
pub fn save(_path: &Path, _w: &Workspace) -> Result<Saved, SaveError> {
    Err(SaveError)
}
pub fn from_bytes(_path: &Path, _bytes: &[u8]) -> Result<Workspace, OpenError> {
    Err(OpenError)
}
