//! The window: the only room that knows egui. Drawing reads the workbench and pushes acts.

pub mod icon;
pub mod panel;
pub mod theme;
pub mod widgets;
pub mod words;
