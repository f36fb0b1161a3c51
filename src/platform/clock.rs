//! The clock comes from the app: tests stop it, and every calendar day is a day in the one configured zone.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

/// Tells the time. Cloning shares the same clock.
#[derive(Debug, Clone)]
pub struct Clock {
    zone: Tz,
    stopped: Arc<Mutex<Option<DateTime<Utc>>>>,
}

impl Clock {
    /// The system's clock, with calendar days in `zone`.
    pub fn system(zone: Tz) -> Self {
        Self { zone, stopped: Arc::default() }
    }

    /// This instant. Rounded to microseconds, which is what Postgres keeps.
    pub fn now(&self) -> DateTime<Utc> {
        let stopped = self.stopped.lock().map_or_else(|poisoned| *poisoned.into_inner(), |guard| *guard);
        let now = stopped.unwrap_or_else(Utc::now);
        DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }

    /// This calendar day in the configured zone.
    pub fn today(&self) -> NaiveDate {
        self.day_of(self.now())
    }

    /// The calendar day of an instant in the configured zone.
    pub fn day_of(&self, instant: DateTime<Utc>) -> NaiveDate {
        instant.with_timezone(&self.zone).date_naive()
    }

    /// The configured zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Stops the clock here, or moves a stopped one: for tests of expiry.
    pub fn advance(&self, by: TimeDelta) {
        let later = self.now() + by;
        if let Ok(mut stopped) = self.stopped.lock() {
            *stopped = Some(later);
        }
    }
}
