//! The life of a nomination: offered to the nominee, then accepted, declined, or withdrawn by the party. It ends once.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::{Conflict, Error, Result};

macro_rules! coded {
    ($(#[$meta:meta])* $name:ident, $prefix:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] #[schema(rename = $code)] $variant,)+ }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as stored and exchanged.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The value of a code, if it is one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// Key of the message that names it.
            pub const fn message_key(self) -> &'static str {
                match self { $(Self::$variant => concat!($prefix, "-", $code),)+ }
            }
        }
    };
}

coded! {
    /// Where a nomination stands.
    NominationState, "nomination-state" {
        /// Waits for the nominee.
        Offered = "offered",
        Accepted = "accepted",
        Declined = "declined",
        /// Taken back by the party before an answer.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// Why a nominee declined. Saying so is their choice.
    Because, "nomination-because" {
        NotNow = "not_now",
        /// Would rather take another post.
        OtherPost = "other_post",
        /// Does not want to be put forward by this party.
        NotWithParty = "not_with_party",
        Personal = "personal",
    }
}

/// What somebody does to a nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Accept,
    Decline(Option<Because>),
    Withdraw,
}

impl NominationState {
    /// The state after a step; only an offer can go anywhere.
    pub const fn after(self, step: Step) -> Result<Self> {
        match (self, step) {
            (Self::Offered, Step::Accept) => Ok(Self::Accepted),
            (Self::Offered, Step::Decline(_)) => Ok(Self::Declined),
            (Self::Offered, Step::Withdraw) => Ok(Self::Withdrawn),
            _ => Err(Error::Conflict(Conflict::NominationClosed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nomination_ends_once() {
        let steps = [
            (Step::Accept, NominationState::Accepted),
            (Step::Decline(Some(Because::NotNow)), NominationState::Declined),
            (Step::Withdraw, NominationState::Withdrawn),
        ];
        for (step, end) in steps {
            assert_eq!(NominationState::Offered.after(step).ok(), Some(end));
            for (again, _) in steps {
                assert!(matches!(end.after(again), Err(Error::Conflict(Conflict::NominationClosed))));
            }
        }
        for state in NominationState::ALL {
            assert_eq!(NominationState::from_code(state.code()), Some(*state));
        }
    }
}
