//! Education and languages: one diploma, one language in one number.
//! Certificates carry their last day, because a rule asks whether they are valid *on* a day.
//! Next: `rules::probe`, which tests them.

use super::{DAY, NO_DAY, WITHOUT_EXPIRY, bits, byte, day_at, day_or, packed};
use crate::reference::codes::{Degree, EducationLevel, Funding, Grade, Language, LanguageLevel};
use crate::rules::day::Day;
use crate::rules::vocabulary::Field;

packed! {
    /// A completed education: completion day 47–63, funding 40–42, field 24–39, level 16–23, degree 8–15,
    /// recognised 7, grade 5–6.
    Education, grade at 5
}

/// An education in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EducationParts {
    /// Level of the completed education.
    pub level: EducationLevel,
    /// Field of study by its leading digits, if known; old diplomas have none.
    pub field: Option<Field>,
    /// Day of completion; nothing means completed on a day not stated. If only the year is known,
    /// give its last day.
    pub completed_on: Option<Day>,
    /// Academic degree that came with it.
    pub degree: Option<Degree>,
    /// Who paid, where that counts.
    #[serde(default)]
    pub funding: Option<Funding>,
    /// Valid in Kazakhstan: a domestic diploma, or a foreign one that is recognised.
    pub recognised: bool,
    /// Evidence grade.
    pub grade: Grade,
}

impl Education {
    /// Packs an education; every combination is allowed.
    pub const fn pack(parts: EducationParts) -> Self {
        let field = match parts.field {
            Some(field) => field.number(),
            None => 0,
        };
        let degree = match parts.degree {
            Some(degree) => degree.number(),
            None => 0,
        };
        let funding = match parts.funding {
            Some(funding) => funding.number(),
            None => 0,
        };
        Self(
            day_or(parts.completed_on, NO_DAY) << 47
                | (funding as u64) << 40
                | (field as u64) << 24
                | (parts.level.number() as u64) << 16
                | (degree as u64) << 8
                | (parts.recognised as u64) << 7
                | (parts.grade.number() as u64) << 5,
        )
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<EducationParts> {
        Some(EducationParts {
            level: EducationLevel::from_number(self.level_number())?,
            field: self.field(),
            completed_on: self.completed_on(),
            degree: Degree::from_number(self.degree_number()),
            funding: Funding::from_number(self.funding_number()),
            recognised: self.is_recognised(),
            grade: self.grade()?,
        })
    }

    /// Day of completion, if stated.
    pub const fn completed_on(self) -> Option<Day> {
        if bits(self.0, 47, DAY) == NO_DAY { None } else { Some(day_at(self.0, 47)) }
    }

    /// Field of study, if stated.
    pub const fn field(self) -> Option<Field> {
        Field::from_number(bits(self.0, 24, 16) as u16)
    }

    /// Whether the diploma is valid in Kazakhstan.
    pub const fn is_recognised(self) -> bool {
        bits(self.0, 7, 1) == 1
    }

    pub(in crate::rules) const fn level_number(self) -> u8 {
        byte(self.0, 16, 8)
    }

    pub(in crate::rules) const fn degree_number(self) -> u8 {
        byte(self.0, 8, 8)
    }

    pub(in crate::rules) const fn funding_number(self) -> u8 {
        byte(self.0, 40, 3)
    }
}

/// A certificate of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certificate {
    /// There is none.
    None,
    /// Valid through this day.
    Until(Day),
    /// Valid without end.
    WithoutExpiry,
}

/// No level has this number.
const NO_LEVEL: u8 = 63;

packed! {
    /// A language: certificate expiry 47–63, its first day 30–46, its level 24–29, language 16–23, level 8–15, grade 5–6.
    LanguageSkill, grade at 5
}

/// A language in readable form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageParts {
    /// Which language.
    pub language: Language,
    /// How well, as the person states it.
    pub level: LanguageLevel,
    /// Whether there is a certificate, and until when.
    pub certificate: Certificate,
    /// The level the certificate is about, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certified_level: Option<LanguageLevel>,
    /// Its first day, if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certified_on: Option<Day>,
    /// Evidence grade.
    pub grade: Grade,
}

impl LanguageSkill {
    /// Packs a language; every combination is allowed.
    pub const fn pack(parts: LanguageParts) -> Self {
        let certificate = match parts.certificate {
            Certificate::None => NO_DAY,
            Certificate::WithoutExpiry => WITHOUT_EXPIRY,
            Certificate::Until(day) => day.number() as u64,
        };
        let certified_level = match parts.certified_level {
            Some(level) => level.number(),
            None => NO_LEVEL,
        };
        Self(
            certificate << 47
                | day_or(parts.certified_on, NO_DAY) << 30
                | (certified_level as u64) << 24
                | (parts.language.number() as u64) << 16
                | (parts.level.number() as u64) << 8
                | (parts.grade.number() as u64) << 5,
        )
    }

    /// The readable form; nothing for a damaged number.
    pub fn parts(self) -> Option<LanguageParts> {
        Some(LanguageParts {
            language: Language::from_number(self.language_number())?,
            level: LanguageLevel::from_number(self.level_number())?,
            certificate: self.certificate(),
            certified_level: LanguageLevel::from_number(self.certified_level_number()),
            certified_on: self.certified_on(),
            grade: self.grade()?,
        })
    }

    /// The certificate.
    pub const fn certificate(self) -> Certificate {
        match bits(self.0, 47, DAY) {
            NO_DAY => Certificate::None,
            WITHOUT_EXPIRY => Certificate::WithoutExpiry,
            _ => Certificate::Until(day_at(self.0, 47)),
        }
    }

    /// First day of the certificate, if stated.
    pub const fn certified_on(self) -> Option<Day> {
        if bits(self.0, 30, DAY) == NO_DAY { None } else { Some(day_at(self.0, 30)) }
    }

    /// Number of the certificate's level; of no level if it is not stated.
    pub(in crate::rules) const fn certified_level_number(self) -> u8 {
        byte(self.0, 24, 6)
    }

    pub(in crate::rules) const fn language_number(self) -> u8 {
        byte(self.0, 16, 8)
    }

    pub(in crate::rules) const fn level_number(self) -> u8 {
        byte(self.0, 8, 8)
    }
}
