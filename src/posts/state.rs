//! The life of a vacancy: draft, published, closed or withdrawn. Whether it is open is a comparison with the clock:
//! nothing flips at night.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::{Conflict, Error, Result};

/// State of a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VacancyState {
    /// Being prepared; only its body sees it.
    Draft,
    /// Open to all within its window; its rule edition stays.
    Published,
    /// Ended by its body, by plan or early.
    Closed,
    /// Given up.
    Withdrawn,
}

/// What an officer does to a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Publish,
    Close,
    Withdraw,
}

impl VacancyState {
    /// Every state, in the order of a vacancy's life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Published, Self::Closed, Self::Withdrawn];

    /// The code as stored and exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a code, if it is one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Key of the message that names it.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Draft => "vacancy-state-draft",
            Self::Published => "vacancy-state-published",
            Self::Closed => "vacancy-state-closed",
            Self::Withdrawn => "vacancy-state-withdrawn",
        }
    }

    /// The state after a step, or why the step cannot be taken.
    pub const fn after(self, step: Step) -> Result<Self> {
        match (self, step) {
            (Self::Draft, Step::Publish) => Ok(Self::Published),
            (Self::Published, Step::Close) => Ok(Self::Closed),
            (Self::Draft | Self::Published, Step::Withdraw) => Ok(Self::Withdrawn),
            (_, Step::Publish) => Err(Error::Conflict(Conflict::VacancyPublished)),
            _ => Err(Error::Conflict(Conflict::VacancyNotOpen)),
        }
    }
}

/// Where a published vacancy stands in its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// Opens on a later day.
    Ahead,
    Open,
    /// Its closing time has come.
    Passed,
}

impl Window {
    /// On this day at this instant.
    pub fn at(opens_on: NaiveDate, closes_at: DateTime<Utc>, today: NaiveDate, now: DateTime<Utc>) -> Self {
        if closes_at <= now {
            Self::Passed
        } else if opens_on > today {
            Self::Ahead
        } else {
            Self::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vacancy_goes_one_way() {
        use Step::{Close, Publish, Withdraw};
        use VacancyState::{Closed, Draft, Published, Withdrawn};
        let allowed = [
            (Draft, Publish, Published),
            (Published, Close, Closed),
            (Draft, Withdraw, Withdrawn),
            (Published, Withdraw, Withdrawn),
        ];
        for state in VacancyState::ALL {
            for step in [Publish, Close, Withdraw] {
                let expected =
                    allowed.iter().find(|(from, by, _)| (*from, *by) == (state, step)).map(|(.., to)| *to);
                assert_eq!(state.after(step).ok(), expected, "{state:?} {step:?}");
            }
            assert_eq!(VacancyState::from_code(state.code()), Some(state));
        }
        assert!(matches!(Published.after(Publish), Err(Error::Conflict(Conflict::VacancyPublished))));
        assert!(matches!(Closed.after(Withdraw), Err(Error::Conflict(Conflict::VacancyNotOpen))));
    }

    #[test]
    fn the_window_is_a_comparison() {
        let day = |day| NaiveDate::from_ymd_opt(2027, 3, day).unwrap();
        let closes_at: DateTime<Utc> = "2027-03-20T13:00:00Z".parse().unwrap();
        let at = |today, now: &str| Window::at(day(10), closes_at, day(today), now.parse().unwrap());
        assert_eq!(at(9, "2027-03-09T10:00:00Z"), Window::Ahead);
        assert_eq!(at(10, "2027-03-10T00:00:00Z"), Window::Open);
        assert_eq!(at(20, "2027-03-20T12:59:59Z"), Window::Open);
        assert_eq!(at(20, "2027-03-20T13:00:00Z"), Window::Passed);
    }
}
