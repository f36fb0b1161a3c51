//! The three answers and how they combine. "Cannot tell" is work for somebody, never a rejection,
//! so it must survive every combination in which it could still matter (Kleene's strong logic).
//! Next: `compile`, the only place that combines.

use std::ops::Not;

/// The answer of a leaf, a group or a whole rule.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The requirement is not met.
    DoesNot,
    /// Evidence, a confirmation or a check is missing.
    CannotTell,
    /// The requirement is met.
    Meets,
}

impl Outcome {
    /// Every outcome, worst first.
    pub const ALL: [Self; 3] = [Self::DoesNot, Self::CannotTell, Self::Meets];

    /// The stable code, as stored and exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DoesNot => "does_not",
            Self::CannotTell => "cannot_tell",
            Self::Meets => "meets",
        }
    }

    /// Key of the message with the word for it.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::DoesNot => "verdict-does_not",
            Self::CannotTell => "verdict-cannot_tell",
            Self::Meets => "verdict-meets",
        }
    }
}

impl Not for Outcome {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::DoesNot => Self::Meets,
            Self::CannotTell => Self::CannotTell,
            Self::Meets => Self::DoesNot,
        }
    }
}

/// Counts the outcomes of a group. `all` needs every child, `any` needs one, `at_least` needs n:
/// one logic for the three.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tally {
    need: usize,
    children: usize,
    meets: usize,
    does_not: usize,
}

impl Tally {
    pub(super) const fn new(need: usize, children: usize) -> Self {
        Self { need, children, meets: 0, does_not: 0 }
    }

    pub(super) const fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Meets => self.meets += 1,
            Outcome::DoesNot => self.does_not += 1,
            Outcome::CannotTell => {}
        }
    }

    pub(super) const fn remove(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Meets => self.meets -= 1,
            Outcome::DoesNot => self.does_not -= 1,
            Outcome::CannotTell => {}
        }
    }

    /// The group's outcome if children not yet added could not change it, else *cannot tell*.
    pub(super) const fn outcome(self) -> Outcome {
        if self.meets >= self.need {
            Outcome::Meets
        } else if self.children - self.does_not < self.need {
            Outcome::DoesNot
        } else {
            Outcome::CannotTell
        }
    }
}
