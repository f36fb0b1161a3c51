//! One period of service or work: where, as what, from when to when, and what the law counts it as.

use std::cmp::Ordering;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Bounds, Checks, FieldError, Kato, choice, day, flag, number, optional, text};
use crate::people::Section;
use crate::people::fields::line;
use crate::people::lists::{Listed, unknown_unless};
use crate::platform::schema::service_entries;
use crate::reference::codes::{Category, Grade, Sector, ServiceKind};
use crate::reference::data::Reference;

/// A period of service or work. Periods may overlap: nobody is refused a second job.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[diesel(table_name = service_entries, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct ServiceEntry {
    /// First day.
    pub started_on: NaiveDate,
    /// Last day; null means to the present.
    pub ended_on: Option<NaiveDate>,
    /// Employer, as in the work record.
    pub organisation: String,
    /// What the organisation does.
    pub sector: Sector,
    /// What the law counts the period as.
    pub kind: ServiceKind,
    /// Category of the post, for corps B.
    pub category: Option<Category>,
    /// Post held.
    pub post_title: String,
    /// Whether the post leads people.
    pub leading: bool,
    /// Whether the post was held by election: an elected akim, a deputy.
    #[serde(default)]
    pub elected: bool,
    /// How many, where known.
    pub subordinates: Option<i32>,
    /// Region or republican city of the work.
    #[diesel(column_name = region_kato)]
    pub region: Option<Kato>,
    /// Who stands behind the entry.
    pub grade: Grade,
}

/// A period as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the entry's field of the same name")]
pub struct ServiceForm {
    pub started_on: String,
    /// Empty means to the present.
    pub ended_on: String,
    pub organisation: String,
    pub sector: String,
    pub kind: String,
    pub category: String,
    pub post_title: String,
    pub leading: String,
    pub elected: String,
    pub subordinates: String,
    pub region: String,
}

impl ServiceEntry {
    /// Reads a form. What a person types is declared; a grade above that comes from an officer or a registry.
    pub fn parse(form: &ServiceForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let entry = Self {
            started_on: checks.take("started_on", day(&form.started_on)).unwrap_or(bounds.today),
            ended_on: checks.take("ended_on", optional(&form.ended_on, day)).flatten(),
            organisation: form.organisation.clone(),
            sector: checks
                .take("sector", choice(&form.sector, "unknown-option"))
                .unwrap_or(Sector::PublicAdministration),
            kind: checks.take("kind", choice(&form.kind, "unknown-option")).unwrap_or(ServiceKind::CorpsB),
            category: checks
                .take("category", optional(&form.category, |text| choice(text, "unknown-option")))
                .flatten(),
            post_title: form.post_title.clone(),
            leading: checks.take("leading", flag(&form.leading)).unwrap_or_default(),
            elected: checks.take("elected", flag(&form.elected)).unwrap_or_default(),
            subordinates: checks.take("subordinates", optional(&form.subordinates, number)).flatten(),
            region: checks.take("region", optional(&form.region, |text| choice(text, "kato-code"))).flatten(),
            grade: Grade::Declared,
        };
        entry.checked(checks, bounds)
    }

    /// Checks typed data.
    pub fn check(self, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        self.checked(Checks::default(), bounds)
    }

    fn checked(mut self, mut checks: Checks, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        self.organisation = checks.take("organisation", line(&self.organisation, 200)).unwrap_or_default();
        self.post_title = checks.take("post_title", line(&self.post_title, 200)).unwrap_or_default();
        checks.take("started_on", bounds.work_day(self.started_on));
        if let Some(ended_on) = self.ended_on {
            checks.require(ended_on <= bounds.today, "ended_on", "date-in-future");
            // a start that is wrong itself says nothing about the end
            checks.require(
                ended_on >= self.started_on || checks.has("started_on"),
                "ended_on",
                "end-before-start",
            );
        }
        checks.require(
            self.category.is_none() || self.kind == ServiceKind::CorpsB,
            "category",
            "category-needs-corps-b",
        );
        checks.require(
            self.subordinates.is_none_or(|number| (0..=1_000_000).contains(&number)),
            "subordinates",
            "number-range",
        );
        checks.require(self.region.is_none_or(Kato::is_region), "region", "not-a-region");
        checks.finish(self)
    }

    /// Whether the period covers the day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.started_on <= day && self.ended_on.is_none_or(|ended_on| day <= ended_on)
    }
}

impl Listed for ServiceEntry {
    type Form = ServiceForm;
    const SECTION: Section = Section::Service;
    const ACTIONS: [&'static str; 3] =
        ["person.service_added", "person.service_changed", "person.service_removed"];
    const COLUMNS: usize = 10;

    fn parse(form: &ServiceForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn unknown(&self, reference: &Reference) -> Vec<FieldError> {
        let known = self.region.is_none_or(|region| reference.regions.has(&region));
        unknown_unless(known, "region", "kato-code").into_iter().collect()
    }

    fn order(&self, other: &Self) -> Ordering {
        other.started_on.cmp(&self.started_on)
    }

    fn to_form(&self) -> ServiceForm {
        let tick = |ticked: bool| if ticked { "yes".to_owned() } else { String::new() };
        ServiceForm {
            started_on: self.started_on.to_string(),
            ended_on: text(self.ended_on.as_ref()),
            organisation: self.organisation.clone(),
            sector: self.sector.to_string(),
            kind: self.kind.to_string(),
            category: text(self.category.as_ref()),
            post_title: self.post_title.clone(),
            leading: tick(self.leading),
            elected: tick(self.elected),
            subordinates: text(self.subordinates.as_ref()),
            region: text(self.region.as_ref()),
        }
    }
}
