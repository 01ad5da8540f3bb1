//! The window, driven as a person drives it: by the words on its controls, by mouse and by keys.
//!
//! Nothing here looks at a pixel; what is found by its name is what a screen reader says.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a step that cannot be taken has failed"
)]

mod desk;
mod drafts;
mod files;
mod keys;
mod looks;
mod palette;
mod road;
mod trend;
