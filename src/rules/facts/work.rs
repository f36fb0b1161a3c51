//! Work and service: one period in one number.
//! The layout puts the first day on top, so sorting numbers sorts periods for the interval union.
//! Next: `rules::service`, which counts them.

use super::{DAY, FactError, NO_DAY, bits, byte, day_at, day_or, packed};
use crate::reference::codes::{Category, Grade, Sector, ServiceKind};
use crate::rules::day::Day;

packed! {
    /// A period of work or service: start 47–63, last day or present 30–46, kind 22–29,
    /// category 14–21, sector 8–13, leading 7, grade 5–6, elected 4. Sorted numbers are sorted by start.
    Period, grade at 5
}

/// A period in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodParts {
    /// First day of work.
    pub started_on: Day,
    /// Last day of work, counted in; nothing while the work goes on.
    pub ended_on: Option<Day>,
    /// What the law counts the work as.
    pub kind: ServiceKind,
    /// Category of the administrative post, if stated.
    pub category: Option<Category>,
    /// Sector of the organisation, if stated.
    pub sector: Option<Sector>,
    /// A leading post.
    pub leading: bool,
    /// Held by election: an elected akim, a deputy.
    #[serde(default)]
    pub elected: bool,
    /// Evidence grade.
    pub grade: Grade,
}

impl Period {
    /// Packs a period; refuses one that ends before it starts.
    pub const fn pack(parts: PeriodParts) -> Result<Self, FactError> {
        if let Some(end) = parts.ended_on
            && end.number() < parts.started_on.number()
        {
            return Err(FactError::Inverted);
        }
        let category = match parts.category {
            Some(category) => category.number(),
            None => 0,
        };
        let sector = match parts.sector {
            Some(sector) => sector.number(),
            None => 0,
        };
        Ok(Self(
            (parts.started_on.number() as u64) << 47
                | day_or(parts.ended_on, NO_DAY) << 30
                | (parts.kind.number() as u64) << 22
                | (category as u64) << 14
                | (sector as u64) << 8
                | (parts.leading as u64) << 7
                | (parts.grade.number() as u64) << 5
                | (parts.elected as u64) << 4,
        ))
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<PeriodParts> {
        Some(PeriodParts {
            started_on: self.started_on(),
            ended_on: self.ended_on(),
            kind: ServiceKind::from_number(self.kind_number())?,
            category: Category::from_number(self.category_number()),
            sector: Sector::from_number(self.sector_number()),
            leading: self.is_leading(),
            elected: self.is_elected(),
            grade: self.grade()?,
        })
    }

    /// First day of the period.
    pub const fn started_on(self) -> Day {
        day_at(self.0, 47)
    }

    /// Last day of the period, counted in; nothing while it goes on.
    pub const fn ended_on(self) -> Option<Day> {
        if self.is_present() { None } else { Some(day_at(self.0, 30)) }
    }

    /// Whether the period goes on.
    pub const fn is_present(self) -> bool {
        bits(self.0, 30, DAY) == NO_DAY
    }

    /// Whether this is a leading post.
    pub const fn is_leading(self) -> bool {
        bits(self.0, 7, 1) == 1
    }

    /// Whether the post was held by election.
    pub const fn is_elected(self) -> bool {
        bits(self.0, 4, 1) == 1
    }

    pub(in crate::rules) const fn kind_number(self) -> u8 {
        byte(self.0, 22, 8)
    }

    pub(in crate::rules) const fn category_number(self) -> u8 {
        byte(self.0, 14, 8)
    }

    pub(in crate::rules) const fn sector_number(self) -> u8 {
        byte(self.0, 8, 6)
    }
}
