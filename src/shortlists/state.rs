//! Where a shortlist stands and what may be done with it there: one table, asked by every use case.
//! The database holds the same rules as constraints (`shortlists_two_people`, `shortlists_shown_as_sent`).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::{Conflict, Error, Result};

/// Where a shortlist stands.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(rename_all = "snake_case")]
#[schema(as = ShortlistState)]
pub enum State {
    /// Being composed.
    Draft,
    /// Frozen; waits for another person.
    ForApproval,
    /// Sent back with a reason; being composed again.
    Returned,
    /// Approved; letters with links have gone out.
    Released,
    /// Given up by its officer; its links do not work.
    Withdrawn,
}

/// What somebody wants to do with a shortlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Change people, order, notes or recipients.
    Compose,
    /// Send for approval.
    Send,
    /// Approve and release.
    Release,
    /// Send back to the officer.
    Return,
    /// Give it up.
    Withdraw,
}

impl State {
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Returned, Self::ForApproval, Self::Released, Self::Withdrawn];

    /// Where the step leads from here; `shortlist_state` if it cannot be taken here.
    pub const fn after(self, step: Step) -> Result<Self> {
        match (self, step) {
            (Self::Draft | Self::Returned, Step::Compose) => Ok(self),
            (Self::Draft | Self::Returned, Step::Send) => Ok(Self::ForApproval),
            (Self::ForApproval, Step::Release) => Ok(Self::Released),
            (Self::ForApproval, Step::Return) => Ok(Self::Returned),
            (Self::Draft | Self::Returned | Self::ForApproval | Self::Released, Step::Withdraw) => {
                Ok(Self::Withdrawn)
            }
            _ => Err(Error::Conflict(Conflict::ShortlistState)),
        }
    }

    /// Whether it can be composed now.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// The stable code, as stored and exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::ForApproval => "for_approval",
            Self::Returned => "returned",
            Self::Released => "released",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Key of the message that names the state.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Draft => "shortlist-state-draft",
            Self::ForApproval => "shortlist-state-for_approval",
            Self::Returned => "shortlist-state-returned",
            Self::Released => "shortlist-state-released",
            Self::Withdrawn => "shortlist-state-withdrawn",
        }
    }
}

impl std::str::FromStr for State {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|state| state.code() == text);
        found.ok_or_else(|| format!("unknown state of a shortlist: {text}"))
    }
}

impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for State {
    fn to_sql<'b>(
        &'b self,
        out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
    ) -> diesel::serialize::Result {
        std::io::Write::write_all(out, self.code().as_bytes())?;
        Ok(diesel::serialize::IsNull::No)
    }
}

impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for State {
    fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
        Ok(std::str::from_utf8(value.as_bytes())?.parse::<Self>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every state × every step, written down.
    #[test]
    fn each_step_leads_where_it_should_or_nowhere() {
        use State::{Draft, ForApproval, Released, Returned, Withdrawn};
        use Step::{Compose, Release, Return, Send, Withdraw};
        let table = [
            (Draft, [Some(Draft), Some(ForApproval), None, None, Some(Withdrawn)]),
            (Returned, [Some(Returned), Some(ForApproval), None, None, Some(Withdrawn)]),
            (ForApproval, [None, None, Some(Released), Some(Returned), Some(Withdrawn)]),
            (Released, [None, None, None, None, Some(Withdrawn)]),
            (Withdrawn, [None; 5]),
        ];
        for (state, expected) in table {
            for (step, expected) in [Compose, Send, Release, Return, Withdraw].into_iter().zip(expected) {
                match (state.after(step), expected) {
                    (Ok(next), Some(wanted)) => assert_eq!(next, wanted, "{state:?} {step:?}"),
                    (Err(Error::Conflict(Conflict::ShortlistState)), None) => {}
                    (other, wanted) => panic!("{state:?} {step:?}: {other:?}, not {wanted:?}"),
                }
            }
        }
    }

    #[test]
    fn codes_are_read_back() {
        for state in State::ALL {
            assert_eq!(state.code().parse(), Ok(state));
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
        assert!("approved".parse::<State>().is_err());
    }
}
