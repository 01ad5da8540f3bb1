//! icon
