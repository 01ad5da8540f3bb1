//! The side panel as an analyst uses it.
