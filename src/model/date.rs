//! Dates with their precision, after EDTF level 1 (ISO 8601-2).

use serde::{Deserialize, Serialize};

/// A date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date(String);
