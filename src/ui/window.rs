//! Opens the window.
//!
//! Invariant: without a display this ends in one clear line and never in a panic.

use std::path::PathBuf;

use eframe::NativeOptions;
use eframe::egui::{IconData, ViewportBuilder};

use super::App;
use crate::cli::command_names;

/// Why no window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum NoWindow {
    /// There is no display.
    #[error(
        "Attest needs a display to open its window, and neither DISPLAY nor WAYLAND_DISPLAY is \
         set. These commands work without one: {} (attest --help)",
        command_names()
    )]
    NoDisplay,
    /// The display refused.
    #[error(
        "Attest could not open its window: {0}. These commands work without one: {commands} (attest \
         --help)",
        commands = command_names()
    )]
    Refused(String),
}

/// Opens the window on these files and stays until it is closed.
///
/// # Errors
///
/// [`NoWindow`] when there is no display or it refuses.
pub fn open(files: Vec<PathBuf>) -> Result<(), NoWindow> {
    if !has_display() {
        return Err(NoWindow::NoDisplay);
    }
    let viewport = ViewportBuilder::default()
        .with_title("Attest")
        .with_app_id("attest")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([880.0, 560.0])
        .with_drag_and_drop(true);
    let viewport = match icon() {
        Some(icon) => viewport.with_icon(icon),
        None => viewport,
    };
    // Where the program keeps what it remembers, and not where the library would: so a portable
    // installation, and a test, leave the person's own folders alone.
    let place = crate::io::settings::state_dir().ok().map(|folder| folder.join("window.ron"));
    let options = NativeOptions { viewport, persistence_path: place, ..NativeOptions::default() };
    eframe::run_native("attest", options, Box::new(|cc| Ok(Box::new(App::new(cc, files)))))
        .map_err(|error| NoWindow::Refused(without_place(&error.to_string()).to_owned()))
}

/// The reason alone: winit tells first at which line of its own source a failure was noticed.
fn without_place(reason: &str) -> &str {
    let after_file = reason.split_once(".rs:").map(|(_, rest)| rest);
    after_file.and_then(|rest| rest.split_once(": ")).map_or(reason, |(_, words)| words)
}

fn icon() -> Option<IconData> {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/attest-256.png")).ok()
}

/// Other systems than Linux and its kin always have a display.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
