//! The only room that touches the disk.

pub mod article;
pub mod export;
pub mod file;
pub mod import;
pub mod lock;
pub mod log;
pub mod picture;
pub mod settings;
pub mod workspace;
