//! The time, read in one place so that everything else can be told what time it is.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Where the time comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock and time zone.
    Machine,
    /// A fixed moment, for tests: milliseconds since 1970, in UTC.
    Fixed(u64),
}

impl Clock {
    /// Milliseconds since 1970.
    #[must_use]
    pub fn millis(&self) -> u64 {
        match self {
            Self::Machine => u64::try_from(Timestamp::now().as_millisecond()).unwrap_or(0),
            Self::Fixed(millis) => *millis,
        }
    }

    /// The time of day, as "14:32".
    #[must_use]
    pub fn time_of_day(&self) -> String {
        let zone = match self {
            Self::Machine => TimeZone::system(),
            Self::Fixed(_) => TimeZone::UTC,
        };
        let millis = i64::try_from(self.millis()).unwrap_or(0);
        Timestamp::from_millisecond(millis)
            .map(|now| now.to_zoned_datetime(zone).strftime("%H:%M").to_string())
            .unwrap_or_default()
    }
}
