//! What others say or hold of a person, each dated: memberships of programmes, test results, papers, confirmations;
//! and relatives in service. One layout for all but relatives, so one number is read like another.
//! Next: `person`, where they come together with the rest.

use super::{DAY, FactError, NO_DAY, bits, byte, day_at, day_or, packed};
use crate::reference::codes::{Direction, Grade, Kinship, PaperKind, Programme, StateTest};
use crate::rules::day::Day;
use crate::rules::vocabulary::{ANSWER_MONTHS, Confirm};

/// The common layout: first day 47–63, last day 30–46, code 16–23, value 8–14, flag 7, grade 5–6.
const fn dated(
    (from, until): (Day, Option<Day>),
    (code, value, flag): (u8, u8, bool),
    grade: Grade,
) -> Result<u64, FactError> {
    if let Some(end) = until
        && end.number() < from.number()
    {
        return Err(FactError::Inverted);
    }
    Ok((from.number() as u64) << 47
        | day_or(until, NO_DAY) << 30
        | (code as u64) << 16
        | ((value & 0x7f) as u64) << 8
        | (flag as u64) << 7
        | (grade.number() as u64) << 5)
}

/// Days, code and whether a day lies inside, of every fact with the common layout.
macro_rules! dated {
    ($name:ident) => {
        impl $name {
            /// First day.
            pub const fn from(self) -> Day {
                day_at(self.0, 47)
            }

            /// Last day, counted in; nothing while it has no end.
            pub const fn until(self) -> Option<Day> {
                if bits(self.0, 30, DAY) == NO_DAY { None } else { Some(day_at(self.0, 30)) }
            }

            /// Whether it holds on the day.
            pub fn holds_on(self, day: Day) -> bool {
                self.from() <= day && self.until().is_none_or(|end| day <= end)
            }

            pub(in crate::rules) const fn code_number(self) -> u8 {
                byte(self.0, 16, 8)
            }
        }
    };
}

packed! {
    /// Membership of a programme of the reserve: entry 47–63, last day 30–46, programme 16–23, grade 5–6.
    Membership, grade at 5
}
dated!(Membership);

/// A membership in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MembershipParts {
    /// Which programme.
    pub programme: Programme,
    /// Day of entry.
    pub entered_on: Day,
    /// Last day of the term, or of an earlier exclusion.
    #[serde(default)]
    pub until: Option<Day>,
    /// Evidence grade.
    pub grade: Grade,
}

impl Membership {
    /// Packs a membership; refuses one that ends before it starts.
    pub const fn pack(parts: MembershipParts) -> Result<Self, FactError> {
        match dated((parts.entered_on, parts.until), (parts.programme.number(), 0, false), parts.grade) {
            Ok(packed) => Ok(Self(packed)),
            Err(error) => Err(error),
        }
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<MembershipParts> {
        Some(MembershipParts {
            programme: Programme::from_number(self.code_number())?,
            entered_on: self.from(),
            until: self.until(),
            grade: self.grade()?,
        })
    }
}

packed! {
    /// Result of a state test: day taken 47–63, last valid day 30–46, test 16–23, points 8–14, passed 7, grade 5–6.
    TestResult, grade at 5
}
dated!(TestResult);

/// A test result in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestResultParts {
    /// Which test.
    pub test: StateTest,
    /// Day it was taken.
    pub taken_on: Day,
    /// Last day the result is valid.
    #[serde(default)]
    pub valid_until: Option<Day>,
    /// Points of a hundred; 101 to 127 do not occur.
    #[serde(default)]
    pub points: u8,
    /// Passed, as the result says.
    pub passed: bool,
    /// Evidence grade.
    pub grade: Grade,
}

impl TestResult {
    /// Packs a result; refuses one that ends before it starts, and more than a hundred points.
    pub const fn pack(parts: TestResultParts) -> Result<Self, FactError> {
        if parts.points > 100 {
            return Err(FactError::Points);
        }
        let what = (parts.test.number(), parts.points, parts.passed);
        match dated((parts.taken_on, parts.valid_until), what, parts.grade) {
            Ok(packed) => Ok(Self(packed)),
            Err(error) => Err(error),
        }
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<TestResultParts> {
        Some(TestResultParts {
            test: StateTest::from_number(self.code_number())?,
            taken_on: self.from(),
            valid_until: self.until(),
            points: self.points(),
            passed: self.is_passed(),
            grade: self.grade()?,
        })
    }

    /// Points of a hundred.
    pub const fn points(self) -> u8 {
        byte(self.0, 8, 7)
    }

    /// Whether the result says passed.
    pub const fn is_passed(self) -> bool {
        bits(self.0, 7, 1) == 1
    }
}

packed! {
    /// A paper somebody has: day of issue 47–63, last valid day 30–46, kind 16–23, grade 5–6.
    Paper, grade at 5
}
dated!(Paper);

/// A paper in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperParts {
    /// What it is.
    pub kind: PaperKind,
    /// Day of issue.
    pub issued_on: Day,
    /// Last day it is valid.
    #[serde(default)]
    pub valid_until: Option<Day>,
    /// Evidence grade: *declared* means the person says that they have it.
    pub grade: Grade,
}

impl Paper {
    /// Packs a paper; refuses one that ends before it starts.
    pub const fn pack(parts: PaperParts) -> Result<Self, FactError> {
        match dated((parts.issued_on, parts.valid_until), (parts.kind.number(), 0, false), parts.grade) {
            Ok(packed) => Ok(Self(packed)),
            Err(error) => Err(error),
        }
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<PaperParts> {
        Some(PaperParts {
            kind: PaperKind::from_number(self.code_number())?,
            issued_on: self.from(),
            valid_until: self.until(),
            grade: self.grade()?,
        })
    }
}

packed! {
    /// What an authorised person confirmed or denied: day 47–63, last day 30–46, what 16–23, post family 8–14, confirmed 7,
    /// grade 5–6.
    Confirmation, grade at 5
}
dated!(Confirmation);

/// A confirmation in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationParts {
    /// What was asked.
    pub what: Confirm,
    /// The family of posts it was asked for; nothing where the question has nothing to do with a post.
    #[serde(default)]
    pub family: Option<Direction>,
    /// The answer.
    pub confirmed: bool,
    /// Day of the answer.
    pub on: Day,
    /// Last day the answer may be relied on. Without it an answer that may change by itself
    /// ([`Confirm::is_passing`]) is relied on for a year, any other without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

impl Confirmation {
    /// Packs a confirmation; refuses one that ends before its day. It is an officer's act, so its grade is *document*.
    pub const fn pack(parts: ConfirmationParts) -> Result<Self, FactError> {
        let family = match parts.family {
            Some(family) => family.number(),
            None => 0,
        };
        let what = (parts.what.number(), family, parts.confirmed);
        match dated((parts.on, parts.until), what, Grade::Document) {
            Ok(packed) => Ok(Self(packed)),
            Err(error) => Err(error),
        }
    }

    /// Last day it is relied on, stated or by the question.
    pub fn relied_on_until(self) -> Option<Day> {
        let passing = || {
            let what = Confirm::from_number(self.code_number())?;
            // a year from the day: its last day is the one before
            what.is_passing(self.is_confirmed()).then(|| self.from().plus_months(ANSWER_MONTHS).plus_days(-1))
        };
        self.until().or_else(passing)
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<ConfirmationParts> {
        self.grade()?;
        let family = match self.family_number() {
            0 => None,
            number => Some(Direction::from_number(number)?),
        };
        let what = Confirm::from_number(self.code_number())?;
        let (confirmed, on, until) = (self.is_confirmed(), self.from(), self.until());
        Some(ConfirmationParts { what, family, confirmed, on, until })
    }

    /// Whether the answer was yes.
    pub const fn is_confirmed(self) -> bool {
        bits(self.0, 7, 1) == 1
    }

    pub(in crate::rules) const fn family_number(self) -> u8 {
        byte(self.0, 8, 7)
    }
}

packed! {
    /// A relative in the service of a body: body 16–47, kinship 8–14, grade 5–6.
    Relative, grade at 5
}

/// A relative in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RelativeParts {
    /// Number of the body, see [`Setting`](crate::rules::Setting).
    pub body: u32,
    /// How they are related.
    pub kinship: Kinship,
    /// Evidence grade.
    pub grade: Grade,
}

impl Relative {
    /// Packs a relative.
    pub const fn pack(parts: RelativeParts) -> Self {
        Self(
            (parts.body as u64) << 16
                | (parts.kinship.number() as u64) << 8
                | (parts.grade.number() as u64) << 5,
        )
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<RelativeParts> {
        let kinship = Kinship::from_number(byte(self.0, 8, 7))?;
        Some(RelativeParts { body: self.body(), kinship, grade: self.grade()? })
    }

    /// Number of the body.
    pub const fn body(self) -> u32 {
        bits(self.0, 16, 32) as u32
    }
}
