//! The leaves: the smallest tests a requirement is made of. Each has an id that stays the same
//! within its rule (links, confirmations and letters point at it) and cites its place in law.
//! A new kind of leaf is a variant of [`Test`], a probe in `probe`, a timeline and a sentence.
//! Next: `probe`, where leaves meet facts.

use super::day::Day;
use super::vocabulary::{Bar, Confirm, Country, Field};
use crate::reference::codes::{
    Category, Degree, EducationLevel, Funding, Grade, Language, LanguageLevel, PaperKind, Programme, Sector,
    ServiceKind, StateTest,
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
    /// A completed study on the state order.
    StateOrder(StateOrderTest),
    /// Length of work or service before the reference day.
    Service(ServiceTest),
    /// In such a post on the reference day.
    InPost(InPostTest),
    /// An elected mandate, held or held before.
    Mandate(MandateTest),
    /// A language.
    Language(LanguageTest),
    /// A result of a state test that is valid on the reference day.
    TestResult(TestResultTest),
    /// Membership of a programme of the reserve on the reference day.
    Member(MemberTest),
    /// Papers that are there and valid on the reference day.
    Papers(PapersTest),
    /// No close relative in the service of the post's body.
    NoRelatives(NoRelativesTest),
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
    /// Completed on this day or before, instead of on the reference day or before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_by: Option<Day>,
    /// A foreign diploma counts before it is recognised, too.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unrecognised: bool,
}

/// A completed, recognised study on the state order or abroad in an approved priority speciality.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StateOrderTest {
    /// This level or a higher one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<EducationLevel>,
    /// Any of these; empty is either.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<Funding>,
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
    /// Posts not below any of these: the category itself and the higher ones of its own group. Together with
    /// `categories` and `next_lower` it makes one list; a period passes if its category is in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_below: Vec<Category>,
    /// The category next below the post's own in the staffing table of the body that fills the post. Asked without a
    /// post, a period of an unlisted category of corps B *cannot be told*.
    #[serde(default, skip_serializing_if = "is_false")]
    pub next_lower: bool,
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
    /// Only service in so many years before the reference day counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_years: Option<u16>,
    /// The length must be reached in one stretch, in which no break is longer than so many days; excludes `of_which`
    /// and `within_years`. Breaks themselves do not count as service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_break_days: Option<u16>,
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

/// An elected mandate: a deputy's, or a post held by election. Met once it has begun, in office or after.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MandateTest {
    /// Any of these kinds of service; empty is any elected post.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ServiceKind>,
    /// It must be held on the reference day.
    #[serde(default, skip_serializing_if = "is_false")]
    pub in_office: bool,
}

/// A passed state test whose result is valid on the reference day.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestResultTest {
    /// Which test.
    pub test: StateTest,
    /// So many points or more, of a hundred; without it, passed is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u8>,
}

/// Membership of a programme, on the reference day.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberTest {
    /// Any of these; empty is any programme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<Programme>,
}

/// Papers that must all be there. A missing or expired one is missing evidence, so *cannot tell*, never *does not*.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PapersTest {
    /// Each of these.
    pub all_of: Vec<PaperKind>,
}

/// No close relative or spouse in direct subordination in the body that fills the post. Only an official check of
/// `relative_in_subordination` in that body settles it: until then it *cannot be told*, whether somebody states a
/// relative there (who need not be subordinate) or states none (which is no answer).
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoRelativesTest {}

/// A language at a level.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageTest {
    /// Which language.
    pub language: Language,
    /// This level or a higher one.
    pub min: LanguageLevel,
    /// A certificate of this level or a higher one is required, valid on the reference day.
    #[serde(default, skip_serializing_if = "is_false")]
    pub certificate: bool,
}

/// Something only a person can confirm: *cannot tell* until somebody has. Where the answer depends on what the post is
/// about, it counts for posts of the same family alone. The latest answer on or before the reference day decides, through
/// its last day: the one it states, or a year where the answer may change by itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationTest {
    /// What is to be confirmed.
    pub what: Confirm,
}

/// Bars: *cannot tell* until an official check excludes every one of them. A bar that was found keeps the leaf at *does
/// not* until a later check excludes it: for good if it is for life; one that law ends by itself, through its last day,
/// and from then on it *cannot be told* until somebody asks again.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficialCheckTest {
    /// Which bars must be excluded.
    pub bars: Vec<Bar>,
    /// Met unless a finding in force is on record: for what is checked before the appointment anyway. Its words say just
    /// that; nobody is called cleared.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unless_found: bool,
}
