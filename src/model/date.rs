//! Dates with their precision, after EDTF level 1 (ISO 8601-2).
