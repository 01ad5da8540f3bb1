//! stub
#![allow(missing_docs)]
use std::path::{Path, PathBuf};
pub fn read_ron<T: serde::de::DeserializeOwned + Default>(_path: &Path) -> (T, Option<String>) {
    (T::default(), None)
}
pub fn write_ron<T: serde::Serialize>(_path: &Path, _value: &T) -> Result<(), String> {
    Ok(())
}
pub fn config_dir() -> PathBuf {
    PathBuf::from(".")
}
pub fn state_dir() -> PathBuf {
    PathBuf::from(".")
}
