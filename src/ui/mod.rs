//! The window: the only room that knows egui. Drawing reads the workbench and pushes acts.

pub mod app;
mod dialogs;
pub mod icon;
mod left;
mod menus;
mod notices;
mod palette;
mod picker;
mod rail;
mod regions;
mod shortcuts;
mod start;
mod status;
pub mod theme;
pub mod widgets;
pub mod window;
pub mod words;

pub use app::App;
