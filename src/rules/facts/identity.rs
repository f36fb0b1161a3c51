//! Who the person is and what officials answered: birth, citizenship, residence, checks.
//! Each carries its evidence grade, because a rule may demand more than the person's word.
//! Next: `person`, where they come together.

use super::{DAY, FactError, NO_DAY, bits, byte, day_at, day_or, packed};
use crate::reference::codes::Grade;
use crate::rules::day::Day;
use crate::rules::vocabulary::{Bar, Country};

packed! {
    /// The result of an official check: day 47–63, last day 30–46, bar 16–23, found 7, grade 5–6, and 0 at 0. About
    /// subordination in a body (1 at 0): day 47–63, body 15–46, found 7, grade 5–6, and the days until the last one, its
    /// high seven bits at 8–14 and its low four at 1–4.
    Check, grade at 5
}

/// Eleven bits: days from an answer about subordination to its last day, and one value for no last day.
const NO_LAST: u64 = (1 << 11) - 1;

/// The result of an official check in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckParts {
    /// What was checked.
    pub bar: Bar,
    /// The bar was found to exist.
    pub found: bool,
    /// Day of the answer.
    pub on: Day,
    /// Last day the answer may be relied on, if limited; of a bar that was found and that law ends by itself, its last
    /// day. Of another bar that was found it says nothing: such a bar ends with a later answer.
    pub valid_until: Option<Day>,
    /// Number of the body it was asked for, as in the fact of a relative: only for subordination, which is a matter of
    /// one body. Without it such an answer counts for no post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<u32>,
    /// Evidence grade; a declared check settles nothing.
    pub grade: Grade,
}

impl Check {
    /// Packs a check; refuses one whose validity ends before its day, and one about subordination that ends more than
    /// 2,046 days after it. A body is kept for subordination alone.
    pub const fn pack(parts: CheckParts) -> Result<Self, FactError> {
        if let Some(end) = parts.valid_until
            && end.number() < parts.on.number()
        {
            return Err(FactError::Inverted);
        }
        if let (Bar::RelativeInSubordination, Some(body)) = (parts.bar, parts.body) {
            let last = match parts.valid_until {
                None => NO_LAST,
                Some(end) => (end.number() - parts.on.number()) as u64,
            };
            if parts.valid_until.is_some() && last >= NO_LAST {
                return Err(FactError::TooLong);
            }
            return Ok(Self(
                (parts.on.number() as u64) << 47
                    | (body as u64) << 15
                    | (last >> 4) << 8
                    | (parts.found as u64) << 7
                    | (parts.grade.number() as u64) << 5
                    | (last & 0xf) << 1
                    | 1,
            ));
        }
        Ok(Self(
            (parts.on.number() as u64) << 47
                | day_or(parts.valid_until, NO_DAY) << 30
                | (parts.bar.number() as u64) << 16
                | (parts.found as u64) << 7
                | (parts.grade.number() as u64) << 5,
        ))
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<CheckParts> {
        Some(CheckParts {
            bar: Bar::from_number(self.bar_number())?,
            found: self.is_found(),
            on: day_at(self.0, 47),
            valid_until: self.valid_until(),
            body: self.body(),
            grade: self.grade()?,
        })
    }

    /// Whether it is about subordination in one body.
    const fn is_of_body(self) -> bool {
        bits(self.0, 0, 1) == 1
    }

    /// Number of the body it was asked for.
    pub const fn body(self) -> Option<u32> {
        if self.is_of_body() { Some(bits(self.0, 15, 32) as u32) } else { None }
    }

    /// Day of the answer.
    pub const fn on(self) -> Day {
        day_at(self.0, 47)
    }

    /// Last day the answer may be relied on, if limited.
    pub const fn valid_until(self) -> Option<Day> {
        if self.is_of_body() {
            let last = bits(self.0, 8, 7) << 4 | bits(self.0, 1, 4);
            return if last == NO_LAST { None } else { Some(self.on().plus_days(last as i32)) };
        }
        if bits(self.0, 30, DAY) == NO_DAY { None } else { Some(day_at(self.0, 30)) }
    }

    /// Whether the bar was found to exist.
    pub const fn is_found(self) -> bool {
        bits(self.0, 7, 1) == 1
    }

    pub(in crate::rules) const fn bar_number(self) -> u8 {
        if self.is_of_body() {
            return Bar::RelativeInSubordination.number();
        }
        byte(self.0, 16, 8)
    }
}

packed! {
    /// Day of birth: day 8–24, grade 0–1. Sorted numbers are sorted by day, so a range of
    /// numbers is a range of ages.
    Birth, grade at 0
}

impl Birth {
    /// Packs a day of birth.
    pub const fn pack(on: Day, grade: Grade) -> Self {
        Self((on.number() as u64) << 8 | grade.number() as u64)
    }

    /// The day of birth.
    pub const fn on(self) -> Day {
        day_at(self.0, 8)
    }
}

packed! {
    /// Citizenship: country 8–23, grade 0–1.
    Citizenship, grade at 0
}

impl Citizenship {
    /// Packs a citizenship.
    pub const fn pack(country: Country, grade: Grade) -> Self {
        Self((country.number() as u64) << 8 | grade.number() as u64)
    }

    /// The country; nothing for a damaged number.
    pub fn country(self) -> Option<Country> {
        Country::from_number(bits(self.0, 8, 16) as u16)
    }
}

packed! {
    /// Residence: nine-digit KATO code 8–37, grade 0–1.
    Residence, grade at 0
}

impl Residence {
    /// Packs a residence by its KATO code.
    pub const fn pack(kato: u32, grade: Grade) -> Result<Self, FactError> {
        if kato == 0 || kato > 999_999_999 {
            return Err(FactError::Region);
        }
        Ok(Self((kato as u64) << 8 | grade.number() as u64))
    }

    /// The KATO code.
    pub const fn kato(self) -> u32 {
        bits(self.0, 8, 30) as u32
    }
}
