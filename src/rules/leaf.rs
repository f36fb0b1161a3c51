//! The leaves: the smallest tests a requirement is made of. Each has an id that stays the same
//! within its rule (links, confirmations and letters point at it) and cites its place in law.
//! A new kind of leaf is a variant of [`Test`], a probe in `probe`, a timeline and a sentence.
//! Next: `probe`, where leaves meet facts.

use super::vocabulary::{Bar, Confirm, Country, Field};
use crate::reference::codes::{
    Category, Degree, EducationLevel, Grade, Language, LanguageLevel, Sector, ServiceKind,
};

const fn is_zero(number: &u16) -> bool {
    *number == 0
}

const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// One test of a person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Unique and stable within the rule: small letters, digits, hyphens and underscores.
    pub id: String,
    /// Short name of the citation in the rule.
    pub cites: String,
    /// Evidence the facts must have; facts below it leave the leaf at *cannot tell*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// What is tested.
    pub test: Test,
}

/// What a leaf tests.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Citizen of the country.
    Citizenship(CitizenshipTest),
    /// Age in full years on the reference day.
    Age(AgeTest),
    /// A completed education.
    Education(EducationTest),
    /// An academic degree.
    Degree(DegreeTest),
    /// Length of work or service before the reference day.
    Service(ServiceTest),
    /// In such a post on the reference day.
    InPost(InPostTest),
    /// A language.
    Language(LanguageTest),
    /// Something only a person can confirm.
    Confirmation(ConfirmationTest),
    /// Bars only an official check can exclude.
    OfficialCheck(OfficialCheckTest),
}

/// Citizen of the country.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CitizenshipTest {
    /// Two-letter code, `KZ`.
    pub country: Country,
}

/// Age on the reference day, in full years; both ends count: `max = 35` lasts to the day before
/// the 36th birthday.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgeTest {
    /// Youngest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u8>,
    /// Oldest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u8>,
}

/// One completed, recognised education that has the level and the field.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EducationTest {
    /// This level or a higher one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<EducationLevel>,
    /// One of these levels exactly; instead of `min`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<EducationLevel>,
    /// Fields of study by leading digits, any of them: `04`, `041`. Empty is any field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

/// An academic degree.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DegreeTest {
    /// Any of these; empty is any degree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<Degree>,
}

/// Which periods count: those that have every property asked for. An empty list asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodFilter {
    /// Any of these kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ServiceKind>,
    /// Any of these sectors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Sector>,
    /// Any of these categories: an explicit list, never an order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// Leading posts only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub leading: bool,
}

/// Length of work or service before the reference day, overlaps counted once.
///
/// The periods that count are laid end to end from the first of them; the leaf is met when that
/// service reaches the same day of the month so many months later. The reference day itself is not
/// served yet: who started on 1 March 2024 has three years on 1 March 2027.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceTest {
    /// Years asked for.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub years: u16,
    /// Months asked for besides the years. Years and months both zero: any length.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub months: u16,
    /// A period counts if it passes any of these filters; empty counts all work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counting: Vec<PeriodFilter>,
    /// Of which at least; each is asked of the periods that count above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_which: Vec<ServicePart>,
}

/// A part of the service that must have a length of its own.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServicePart {
    /// Years asked for.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub years: u16,
    /// Months asked for besides the years. Years and months both zero: any length.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub months: u16,
    /// A period counts if it passes any of these filters.
    pub counting: Vec<PeriodFilter>,
}

/// In such a post on the reference day. Met by a period that covers the day; mostly used under `not`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InPostTest {
    /// A period counts if it passes any of these filters; empty counts all work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counting: Vec<PeriodFilter>,
}

/// A language at a level.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageTest {
    /// Which language.
    pub language: Language,
    /// This level or a higher one.
    pub min: LanguageLevel,
    /// A certificate is required, valid on the reference day.
    #[serde(default, skip_serializing_if = "is_false")]
    pub certificate: bool,
}

/// Something only a person can confirm: *cannot tell* until somebody has.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationTest {
    /// What is to be confirmed.
    pub what: Confirm,
}

/// Bars: *cannot tell* until an official check excludes every one of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficialCheckTest {
    /// Which bars must be excluded.
    pub bars: Vec<Bar>,
}
