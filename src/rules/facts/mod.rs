//! Facts about a person, each packed into one `u64`, so the same numbers serve the profile in
//! memory and the multi-valued columns of the search index, and the exact evaluator reads both.
//! Layouts are versioned by [`FACTS_VERSION`]; a change of layout means rebuilding the index.
//! Next: `person` (the `Facts` trait and what absence means), then `compile`, which tests these numbers.

use super::day::Day;

mod identity;
mod learning;
mod person;
mod records;
mod standing;
mod work;

pub use identity::{Birth, Check, CheckParts, Citizenship, Residence};
pub use learning::{Certificate, Education, EducationParts, LanguageParts, LanguageSkill};
pub use person::{Facts, PersonFacts};
pub use records::{
    Confirmation, ConfirmationParts, Membership, MembershipParts, Paper, PaperParts, Relative, RelativeParts,
    TestResult, TestResultParts,
};
pub use standing::Standing;
pub use work::{Period, PeriodParts};

/// Version of the packed layouts. Part of the index's schema version: raise it with any change below.
pub const FACTS_VERSION: u32 = 3;

/// Seventeen bits: every `Day`, and two values above the last day for what is not a day.
const DAY: u32 = 17;
const NO_DAY: u64 = (1 << DAY) - 1;
const WITHOUT_EXPIRY: u64 = NO_DAY - 1;

/// Why a fact cannot be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FactError {
    /// A period or check that ends before it starts.
    #[error("ends before it starts")]
    Inverted,
    /// A KATO code of more than nine digits, or zero.
    #[error("a region is a KATO code of nine digits")]
    Region,
    /// More than a hundred points.
    #[error("points are 0 to 100")]
    Points,
    /// An answer about subordination that would be relied on for longer than fits its number.
    #[error("an answer about subordination is relied on for at most 2,046 days")]
    TooLong,
}

const fn bits(raw: u64, from: u32, width: u32) -> u64 {
    (raw >> from) & ((1 << width) - 1)
}

const fn byte(raw: u64, from: u32, width: u32) -> u8 {
    bits(raw, from, width) as u8
}

const fn day_at(raw: u64, from: u32) -> Day {
    Day::from_number(bits(raw, from, DAY) as u32)
}

const fn day_or(day: Option<Day>, none: u64) -> u64 {
    match day {
        Some(day) => day.number() as u64,
        None => none,
    }
}

macro_rules! packed {
    ($(#[$meta:meta])* $name:ident, grade at $grade:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The number, as stored in an index column.
            pub const fn packed(self) -> u64 {
                self.0
            }

            /// The fact behind a stored number. Any number is tolerated: a code that is not
            /// known (a newer writer, a damaged column) makes a fact that no rule counts.
            pub const fn from_packed(raw: u64) -> Self {
                Self(raw)
            }

            /// Who stands behind the fact; nothing for a damaged number.
            pub const fn grade(self) -> Option<$crate::reference::codes::Grade> {
                $crate::reference::codes::Grade::from_number($crate::rules::facts::byte(self.0, $grade, 2))
            }
        }
    };
}
use packed;
