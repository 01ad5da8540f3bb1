//! The reader in a window.

mod desk;
mod hand;
mod view;
