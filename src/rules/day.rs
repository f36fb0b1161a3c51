//! A calendar day as one small number, with exact calendar arithmetic.
//! Rules compare and count days a million times per search, so a day is a count from
//! 1900-01-01; `chrono::NaiveDate` appears only at the edges (database, forms, files).
//! Next: packed facts in `facts`.

use chrono::{Datelike as _, NaiveDate};
use std::fmt;

/// A calendar day between 1900-01-01 and 2258-09-01, without a time or a zone.
///
/// **29 February.** Adding years or months that end on a day the month does not have gives the
/// last day of that month: somebody born on 29 February 2004 turns 25 on 28 February 2029.
/// This is the civil-law rule for terms counted in years and months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A date no fact can have: before 1900 or after 2258.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is outside 1900-01-01 to 2258-09-01")]
pub struct DayOutOfRange(pub NaiveDate);

/// Years, months and days between two days, largest unit first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
pub struct Span {
    /// Whole months (a year is twelve).
    pub months: u32,
    /// Days that are left, fewer than a month.
    pub days: u32,
}

/// 1900-01-01 as chrono counts days.
const ORIGIN: i32 = 693_596;

/// Days from 0000-03-01 to 1900-01-01, the origin of the civil-calendar formulas below.
const ERA_SHIFT: u32 = 693_901;

impl Day {
    /// 1900-01-01.
    pub const MIN: Self = Self(0);
    /// 2258-09-01, the last day that fits the packed facts.
    pub const MAX: Self = Self(131_000);

    /// Days since 1900-01-01, as packed into facts and index columns.
    pub const fn number(self) -> u32 {
        self.0.unsigned_abs()
    }

    /// The day with this number; numbers after `MAX` give `MAX`.
    pub const fn from_number(number: u32) -> Self {
        if number > Self::MAX.number() { Self::MAX } else { Self(number.cast_signed()) }
    }

    /// The day of a calendar date, if a fact can have it.
    pub fn from_date(date: NaiveDate) -> Result<Self, DayOutOfRange> {
        u32::try_from(date.num_days_from_ce() - ORIGIN)
            .ok()
            .filter(|number| *number <= Self::MAX.number())
            .map(Self::from_number)
            .ok_or(DayOutOfRange(date))
    }

    /// The calendar date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(ORIGIN + self.0).unwrap_or_default()
    }

    /// The day of year, month (1–12) and day of month, if that date exists and a fact can have it.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(|date| Self::from_date(date).ok())
    }

    /// The next day; `MAX` has no next and stays.
    pub const fn next(self) -> Self {
        self.plus_days(1)
    }

    /// So many days later (earlier if negative), kept within `MIN..=MAX`.
    pub const fn plus_days(self, days: i32) -> Self {
        let moved = self.0.saturating_add(days);
        if moved < Self::MIN.0 {
            Self::MIN
        } else if moved > Self::MAX.0 {
            Self::MAX
        } else {
            Self(moved)
        }
    }

    /// The same day of the month so many months later, or that month's last day; at most `MAX`.
    pub const fn plus_months(self, months: u32) -> Self {
        let (year, month, day) = self.ymd();
        let months = if months > MOST_MONTHS { MOST_MONTHS } else { months }.cast_signed();
        let total = year * 12 + (month - 1) + months;
        let (year, month) = (total / 12, total % 12 + 1);
        let last = days_in_month(year, month);
        let number = number_of(year, month, if day > last { last } else { day });
        if number > Self::MAX.0 { Self::MAX } else { Self(number) }
    }

    /// The same day of the month so many months earlier, or that month's last day; at least `MIN`.
    pub const fn minus_months(self, months: u32) -> Self {
        let (year, month, day) = self.ymd();
        let months = if months > MOST_MONTHS { MOST_MONTHS } else { months }.cast_signed();
        let total = year * 12 + (month - 1) - months;
        if total < 1_900 * 12 {
            return Self::MIN;
        }
        let (year, month) = (total / 12, total % 12 + 1);
        let last = days_in_month(year, month);
        Self(number_of(year, month, if day > last { last } else { day }))
    }

    /// The same day so many years later; 29 February becomes 28 February in a common year.
    pub const fn plus_years(self, years: u32) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    /// Days from `earlier` to `self`; negative if `earlier` is later.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Whole months and left-over days from `earlier` to `self`; nothing if `earlier` is later.
    pub fn span_since(self, earlier: Self) -> Span {
        if self <= earlier {
            return Span::default();
        }
        let ((y1, m1, _), (y2, m2, _)) = (earlier.ymd(), self.ymd());
        let mut months = ((y2 - y1) * 12 + (m2 - m1)).unsigned_abs();
        if earlier.plus_months(months) > self {
            months -= 1;
        }
        Span { months, days: self.days_since(earlier.plus_months(months)).unsigned_abs() }
    }

    /// Whether so many months have passed since `earlier`: exactly `earlier.plus_months(months) <= self`, which is worked
    /// out only where it is a near thing.
    pub(super) const fn is_after_months(self, earlier: Self, months: u32) -> bool {
        let (days, about) = (self.days_since(earlier), about(months));
        // whatever lies past MAX is MAX
        if self.0 < Self::MAX.0 && (days < about - NEAR || days > about + NEAR) {
            return days > about;
        }
        earlier.plus_months(months).0 <= self.0
    }

    /// Year, month and day of the month, by the Euclidean affine functions of C. Neri and L. Schneider (Software: Practice
    /// and Experience 53, 2023): in years that begin in March, without division by anything the machine must divide by.
    pub(super) const fn ymd(self) -> (i32, i32, i32) {
        let quarters = 4 * (self.number() + ERA_SHIFT) + 3;
        let (century, of_century) = (quarters / 146_097, quarters % 146_097 / 4);
        let scaled = 2_939_745 * (4 * of_century + 3) as u64;
        let (year, of_year) = (100 * century + (scaled >> 32) as u32, scaled as u32 / 2_939_745 / 4);
        let months = 2_141 * of_year + 197_913;
        let (month, day) = (months >> 16, (months & 0xffff) / 2_141 + 1);
        let (year, month) = if of_year < 306 { (year, month) } else { (year + 1, month - 12) };
        (year.cast_signed(), month.cast_signed(), day.cast_signed())
    }
}

/// So many months in days, to within [`NEAR`]: only that near is the calendar worth asking.
pub(super) const fn about(months: u32) -> i32 {
    let months = if months > MOST_MONTHS { MOST_MONTHS } else { months };
    (months * 487 / 16).cast_signed()
}

/// See [`about`].
pub(super) const NEAR: i32 = 10;

/// Reaches past [`Day::MAX`] from anywhere, and keeps the arithmetic small.
const MOST_MONTHS: u32 = 4_800;

/// The inverse of [`Day::ymd`].
const fn number_of(year: i32, month: i32, day: i32) -> i32 {
    let (year, month) = if month > 2 { (year, month) } else { (year - 1, month + 12) };
    let century = year / 100;
    1_461 * year / 4 - century + century / 4 + (979 * month - 2_919) / 32 + day - 1 - ERA_SHIFT.cast_signed()
}

const fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = DayOutOfRange;
    fn try_from(date: NaiveDate) -> Result<Self, DayOutOfRange> {
        Self::from_date(date)
    }
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> Self {
        day.date()
    }
}

/// ISO form, `2027-03-01`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_date(NaiveDate::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for Day {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        let date = SchemaFormat::KnownFormat(KnownFormat::Date);
        ObjectBuilder::new().schema_type(Type::String).format(Some(date)).into()
    }
}

impl utoipa::ToSchema for Day {}
