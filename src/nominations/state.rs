//! The life of a nomination: offered to the nominee, then accepted, declined, or withdrawn by the party. It ends once.

use crate::platform::coded::coded;
use crate::platform::error::{Conflict, Error, Result};

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
