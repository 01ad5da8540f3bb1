//! The window: the only room that knows egui. Drawing reads the workbench and pushes acts.

pub mod app;
mod dialogs;
mod dock;
mod focus;
pub mod icon;
mod left;
mod margin;
mod menus;
mod notices;
mod palette;
pub mod panel;
mod picker;
mod pills;
mod rail;
pub mod reader;
mod regions;
mod shortcuts;
mod source;
mod splitters;
mod start;
mod status;
pub mod theme;
pub mod trends;
pub mod widgets;
pub mod window;
pub mod words;

pub use app::App;
