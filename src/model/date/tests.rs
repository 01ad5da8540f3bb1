//! Examples and laws of dates.
