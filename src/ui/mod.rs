//! The window: the only room that knows egui. Drawing reads the workbench and pushes acts.

pub mod app;
mod dialogs;
mod dock;
pub mod icon;
mod left;
mod menus;
mod notices;
mod palette;
mod picker;
mod pills;
mod rail;
mod regions;
mod shortcuts;
mod splitters;
mod start;
mod status;
pub mod theme;
pub mod trends;
pub mod widgets;
pub mod window;
pub mod words;

pub use app::App;
