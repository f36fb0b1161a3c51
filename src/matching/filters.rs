//! What an officer can narrow a search by: read from the address, checked, and turned into conditions of the index.
//! The address holds all of it, so a search can be kept, sent and gone back to.
//! Next: `reading` reads single fields, `dates` has the filters by days, `months_worked` counts work.

mod reading;

use std::ops::RangeInclusive;

use chrono_tz::Tz;
use search_index::{DocId, Filter, Grouping, Predicate, SegmentColumns, Sort};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::matching::dates::{Available, Submitted};
use crate::matching::document::{column, field_value, language_value};
use crate::matching::months_worked::MonthsWorked;
use crate::platform::error::{Error, Result};
use crate::reference::codes::{Category, EducationLevel, Language, LanguageLevel, Sector};
use crate::reference::data::Reference;
use crate::reference::keys::{FieldCode, Kato};
use crate::rules::Day;
use reading::Problems;

/// Longest text of a search, in characters.
pub const LONGEST_TEXT: usize = 500;
/// The group that counts years of work.
pub const YEARS: &str = "years";
/// First full year of each range that is counted.
pub const YEARS_FROM: [u32; 9] = [0, 1, 3, 5, 10, 15, 20, 25, 30];

/// A search as the address says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams, utoipa::ToSchema)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct SearchForm {
    /// Words, "phrases", -not, OR, begin*, and a field before a word: `білімі:`, `образование:`, `education:`; likewise for
    /// posts, languages, places, fields of study, names and the statement. Found in any language, script and spelling.
    pub q: String,
    /// Places of residence (KATO): regions, districts, cities, localities. A place holds what lies in it; one chosen inside
    /// another narrows that one.
    pub region: Vec<String>,
    /// Highest completed level of education.
    pub level: Vec<String>,
    /// Fields of education: two or three digits of the classifier.
    pub field: Vec<String>,
    /// Categories of administrative posts held.
    pub category: Vec<String>,
    /// At least so many full years of work.
    pub years_from: String,
    /// At most so many full years of work.
    pub years_to: String,
    /// Languages.
    pub language: Vec<String>,
    /// The least level of each of these languages.
    pub language_level: String,
    /// Sectors worked in.
    pub sector: Vec<String>,
    /// Who could start within so many whole months from today: `0` (today), `1`, `3` or `6`. A saved search moves on with it.
    /// Who gave no day can start at once.
    pub available_within: String,
    /// Who could start on this day at the latest, whatever today is.
    pub available_by: String,
    /// Profiles submitted on this day or later. Days are in the service's zone.
    pub submitted_from: String,
    /// Profiles submitted on this day or earlier.
    pub submitted_to: String,
    /// `relevance`, `years` or `newest`.
    pub sort: String,
}

/// Order of the people found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Best first; without words the same as `Newest`.
    Relevance,
    /// Most years of work first.
    Years,
    /// Latest submission first.
    Newest,
}

impl Order {
    /// Every order, the usual one first.
    pub const ALL: [Self; 3] = [Self::Relevance, Self::Years, Self::Newest];

    /// The code, as in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Years => "years",
            Self::Newest => "newest",
        }
    }
}

/// A part of a search that can be left out: what the help for empty lists tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the filters by their names")]
pub enum Part {
    Text,
    Region,
    Level,
    Field,
    Category,
    Years,
    Language,
    Sector,
    Available,
    Submitted,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 10] = [
        Self::Text,
        Self::Region,
        Self::Level,
        Self::Field,
        Self::Category,
        Self::Years,
        Self::Language,
        Self::Sector,
        Self::Available,
        Self::Submitted,
    ];

    /// Names in the address that belong to it.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["q"],
            Self::Region => &["region"],
            Self::Level => &["level"],
            Self::Field => &["field"],
            Self::Category => &["category"],
            Self::Years => &["years_from", "years_to"],
            Self::Language => &["language", "language_level"],
            Self::Sector => &["sector"],
            Self::Available => &["available_within", "available_by"],
            Self::Submitted => &["submitted_from", "submitted_to"],
        }
    }

    /// Key of the message that names it.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Text => "search-part-text",
            Self::Region => "search-part-region",
            Self::Level => "search-part-level",
            Self::Field => "search-part-field",
            Self::Category => "search-part-category",
            Self::Years => "search-part-years",
            Self::Language => "search-part-language",
            Self::Sector => "search-part-sector",
            Self::Available => "search-part-available",
            Self::Submitted => "search-part-submitted",
        }
    }
}

/// A search that was read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of the form, typed")]
pub struct Criteria {
    pub text: String,
    pub regions: Vec<Kato>,
    pub levels: Vec<EducationLevel>,
    pub fields: Vec<FieldCode>,
    pub categories: Vec<Category>,
    pub years: (Option<u32>, Option<u32>),
    pub languages: Vec<Language>,
    pub language_level: Option<LanguageLevel>,
    pub sectors: Vec<Sector>,
    pub available: Available,
    pub submitted: Submitted,
    pub order: Order,
}

impl Criteria {
    /// Reads a form; every field that cannot be accepted is named.
    pub fn parse(form: &SearchForm, reference: &Reference) -> Result<Self> {
        let mut problems = Problems::default();
        problems.require(form.q.chars().count() <= LONGEST_TEXT, "q", "too_long");
        let regions: Vec<Kato> = problems.list("region", &form.region, "kato-code");
        // finer places than the shipped files have are the database's
        let known = |kato: &Kato| reference.regions.has(&kato.region());
        problems.require(regions.iter().all(known), "region", "kato-code");
        let years =
            (problems.years("years_from", &form.years_from), problems.years("years_to", &form.years_to));
        if let (Some(from), Some(to)) = years {
            problems.require(from <= to, "years_to", "number-range");
        }
        let available = Available {
            within: problems.within("available_within", &form.available_within),
            by: problems.day("available_by", &form.available_by).and_then(|day| Day::from_date(day).ok()),
        };
        let submitted = Submitted {
            from: problems.day("submitted_from", &form.submitted_from),
            to: problems.day("submitted_to", &form.submitted_to),
        };
        if let Submitted { from: Some(from), to: Some(to) } = submitted {
            problems.require(from <= to, "submitted_to", "end-before-start");
        }
        let level =
            problems.list("language_level", std::slice::from_ref(&form.language_level), "unknown-option");
        let order = Order::ALL.into_iter().find(|order| order.code() == form.sort || form.sort.is_empty());
        problems.require(order.is_some(), "sort", "unknown-option");
        let criteria = Self {
            text: form.q.trim().to_owned(),
            regions,
            levels: problems.list("level", &form.level, "unknown-option"),
            fields: problems.list("field", &form.field, "field-code"),
            categories: problems.list("category", &form.category, "unknown-option"),
            years,
            languages: problems.list("language", &form.language, "unknown-option"),
            language_level: level.first().copied(),
            sectors: problems.list("sector", &form.sector, "unknown-option"),
            available,
            submitted,
            order: order.unwrap_or(Order::Relevance),
        };
        if problems.0.is_empty() { Ok(criteria) } else { Err(Error::Invalid(problems.0)) }
    }

    /// Whether a part narrows this search.
    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Text => !self.text.is_empty(),
            Part::Region => !self.regions.is_empty(),
            Part::Level => !self.levels.is_empty(),
            Part::Field => !self.fields.is_empty(),
            Part::Category => !self.categories.is_empty(),
            Part::Years => self.years != (None, None),
            Part::Language => !self.languages.is_empty(),
            Part::Sector => !self.sectors.is_empty(),
            Part::Available => self.available != Available::default(),
            Part::Submitted => self.submitted != Submitted::default(),
        }
    }

    /// Whether time alone changes whom it finds: years of work grow, education comes to be completed, and a start comes within
    /// reach. Days that are named stay where they are.
    pub fn is_timed(&self) -> bool {
        let timed = [Part::Years, Part::Level, Part::Field].into_iter().any(|part| self.has(part));
        timed || self.available.within.is_some()
    }

    /// The same search without a part.
    #[must_use]
    pub fn without(&self, part: Part) -> Self {
        let mut wider = self.clone();
        match part {
            Part::Text => wider.text.clear(),
            Part::Region => wider.regions.clear(),
            Part::Level => wider.levels.clear(),
            Part::Field => wider.fields.clear(),
            Part::Category => wider.categories.clear(),
            Part::Years => wider.years = (None, None),
            Part::Language => wider.languages.clear(),
            Part::Sector => wider.sectors.clear(),
            Part::Available => wider.available = Available::default(),
            Part::Submitted => wider.submitted = Submitted::default(),
        }
        wider
    }

    /// The conditions for the index, as of a day, with the days of instants in a zone.
    pub fn filters(&self, day: Day, zone: Tz) -> Vec<Filter> {
        let mut filters = Vec::new();
        let mut any_of = |name: &str, values: Vec<u64>| {
            if !values.is_empty() {
                filters.push(Filter::any_of(name, values));
            }
        };
        let narrowed = |kato: &Kato| self.regions.iter().any(|other| other != kato && other.lies_in(*kato));
        let places = self.regions.iter().filter(|kato| !narrowed(kato));
        any_of(column::PLACE, places.map(|kato| u64::from(kato.number())).collect());
        any_of(column::LEVEL, self.levels.iter().map(|level| u64::from(level.number())).collect());
        any_of(column::FIELD, self.fields.iter().map(|code| field_value(*code)).collect());
        any_of(
            column::CATEGORY,
            self.categories.iter().map(|category| u64::from(category.number())).collect(),
        );
        any_of(column::SECTOR, self.sectors.iter().map(|sector| u64::from(sector.number())).collect());
        if !self.languages.is_empty() {
            let least = self.language_level.unwrap_or(LanguageLevel::A1).number();
            let known = |language: &Language| {
                language_value(language.number(), least)..=language_value(language.number(), 15)
            };
            filters.push(Filter::ranges(column::LANGUAGE, self.languages.iter().map(known)));
        }
        if let (from, to) = self.years
            && (from.is_some() || to.is_some())
        {
            let end =
                to.map_or(u32::MAX, |years| years.saturating_add(1).saturating_mul(12).saturating_sub(1));
            let months = from.unwrap_or_default().saturating_mul(12)..=end;
            filters.push(Filter::predicate(Worked { months, day }).of(YEARS));
        }
        filters.extend(self.available.filter(day));
        filters.extend(self.submitted.filter(zone));
        filters
    }

    /// The order for the index.
    pub fn sort(&self) -> Sort {
        let descending = |name: &str| Sort::Column { column: name.to_owned(), descending: true };
        match self.order {
            Order::Relevance if !self.text.is_empty() => Sort::Relevance,
            Order::Relevance | Order::Newest => descending(column::SUBMITTED),
            Order::Years => descending(column::SERVED),
        }
    }
}

/// Worked for so many whole months, overlaps once, before a day. Counted from the periods themselves, so it is right on
/// the day of the question whenever the person was indexed.
#[derive(Debug)]
struct Worked {
    months: RangeInclusive<u32>,
    day: Day,
}

impl Predicate for Worked {
    fn for_segment(
        &self,
        segment: &SegmentColumns,
    ) -> search_index::Result<Box<dyn FnMut(DocId) -> bool + Send>> {
        let (months, mut worked) = (self.months.clone(), MonthsWorked::open(segment, self.day)?);
        Ok(Box::new(move |doc| months.contains(&worked.of(doc))))
    }

    fn name(&self) -> Option<String> {
        Some(format!("worked {}-{} {}", self.months.start(), self.months.end(), self.day.number()))
    }
}

/// The range of [`YEARS_FROM`] that somebody's full years of work fall in, by its number; counted like [`Worked`].
#[derive(Debug)]
pub struct YearsWorked(pub Day);

impl Grouping for YearsWorked {
    fn for_segment(
        &self,
        segment: &SegmentColumns,
    ) -> search_index::Result<Box<dyn FnMut(DocId) -> Option<u64> + Send>> {
        let mut worked = MonthsWorked::open(segment, self.0)?;
        Ok(Box::new(move |doc| {
            let years = worked.of(doc) / 12;
            let reached = YEARS_FROM.partition_point(|from| *from <= years);
            u64::try_from(reached.saturating_sub(1)).ok()
        }))
    }

    fn name(&self) -> Option<String> {
        Some(format!("years worked {}", self.0.number()))
    }
}
