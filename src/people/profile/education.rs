//! One education: what level, where, in which field, until when.

use std::cmp::{Ordering, Reverse};

use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;

use super::{Bounds, Checks, Country, FieldCode, FieldError, choice, day, number, optional, text};
use crate::people::Section;
use crate::people::fields::{line, optional_line};
use crate::people::lists::{Listed, unknown_unless};
use crate::platform::schema::education_entries;
use crate::reference::codes::{Degree, EducationLevel, Funding, Grade};
use crate::reference::data::Reference;

/// An education, completed or going on.
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
#[diesel(table_name = education_entries, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct EducationEntry {
    /// Level reached (or studied for, while not completed).
    pub level: EducationLevel,
    /// School, college or university, as on the diploma.
    pub institution: String,
    /// Where it is.
    pub country: Country,
    /// Field by the national classifier, where known.
    pub field: Option<FieldCode>,
    /// Speciality in the words of the diploma.
    pub speciality: Option<String>,
    /// Year the study began.
    pub started_year: Option<i16>,
    /// Year it was completed; null while it goes on.
    pub completed_year: Option<i16>,
    /// The exact day on the diploma, where known.
    pub completed_on: Option<NaiveDate>,
    /// Academic degree awarded with it.
    pub degree: Option<Degree>,
    /// Who paid for it, where that counts.
    pub funding: Option<Funding>,
    /// Who stands behind the entry.
    pub grade: Grade,
    /// An officer saw the paper by which a foreign diploma was recognised. Falls with every change of the entry.
    #[serde(default)]
    pub recognised: bool,
}

/// An education as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the entry's field of the same name")]
pub struct EducationForm {
    pub level: String,
    pub institution: String,
    pub country: String,
    pub field: String,
    pub speciality: String,
    pub started_year: String,
    pub completed_year: String,
    pub completed_on: String,
    pub degree: String,
    pub funding: String,
}

impl EducationEntry {
    /// Reads a form. What a person types is declared; a grade above that comes from an officer or a registry.
    pub fn parse(form: &EducationForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let level = checks.take("level", choice(&form.level, "unknown-option"));
        let country = checks.take("country", choice(&form.country, "country-code"));
        let entry = Self {
            level: level.unwrap_or(EducationLevel::Secondary),
            institution: form.institution.clone(),
            country: country.unwrap_or(Country::KAZAKHSTAN),
            field: checks.take("field", optional(&form.field, |text| choice(text, "field-code"))).flatten(),
            speciality: Some(form.speciality.clone()),
            started_year: checks.take("started_year", optional(&form.started_year, number)).flatten(),
            completed_year: checks.take("completed_year", optional(&form.completed_year, number)).flatten(),
            completed_on: checks.take("completed_on", optional(&form.completed_on, day)).flatten(),
            degree: checks
                .take("degree", optional(&form.degree, |text| choice(text, "unknown-option")))
                .flatten(),
            funding: checks
                .take("funding", optional(&form.funding, |text| choice(text, "unknown-option")))
                .flatten(),
            grade: Grade::Declared,
            recognised: false,
        };
        entry.checked(checks, bounds)
    }

    /// Checks typed data.
    pub fn check(self, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        self.checked(Checks::default(), bounds)
    }

    fn checked(mut self, mut checks: Checks, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        self.institution = checks.take("institution", line(&self.institution, 200)).unwrap_or_default();
        let speciality = optional_line(self.speciality.as_deref().unwrap_or_default(), 200);
        self.speciality = checks.take("speciality", speciality).flatten();
        if let Some(on) = self.completed_on {
            checks.take("completed_on", bounds.past(on));
            // the exact day decides; a year that says otherwise is a slip
            let year = i16::try_from(on.year()).ok();
            checks.require(
                self.completed_year.is_none() || self.completed_year == year,
                "completed_year",
                "year-mismatch",
            );
            self.completed_year = year;
        }
        for (field, year) in [("started_year", self.started_year), ("completed_year", self.completed_year)] {
            if let Some(year) = year {
                checks.take(field, bounds.study_year(year));
            }
        }
        checks.require(
            self.funding != Some(Funding::Bolashak)
                || self.country != Country::KAZAKHSTAN
                || checks.has("country"),
            "funding",
            "bolashak-abroad",
        );
        if let (Some(started), Some(completed)) = (self.started_year, self.completed_year) {
            checks.require(completed >= started, "completed_year", "end-before-start");
        }
        checks.finish(self)
    }

    /// Whether it is valid in Kazakhstan as it is: a domestic diploma, a foreign one whose recognition was seen or is in a
    /// registry, or one of study paid for by Bolashak, which needs no recognition.
    pub fn is_valid_here(&self) -> bool {
        self.country == Country::KAZAKHSTAN
            || self.recognised
            || self.grade == Grade::Registry
            || self.funding == Some(Funding::Bolashak)
    }

    /// The day from which the education certainly counts as completed: the diploma's, else the last of the year.
    pub fn completed_by(&self) -> Option<NaiveDate> {
        self.completed_on.or_else(|| NaiveDate::from_ymd_opt(i32::from(self.completed_year?), 12, 31))
    }
}

impl Listed for EducationEntry {
    type Form = EducationForm;
    const SECTION: Section = Section::Education;
    const ACTIONS: [&'static str; 3] =
        ["person.education_added", "person.education_changed", "person.education_removed"];
    const COLUMNS: usize = 5;

    fn parse(form: &EducationForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn recognise(&mut self, recognised: bool) -> bool {
        let foreign = self.country != Country::KAZAKHSTAN;
        self.recognised = recognised && foreign;
        foreign
    }

    fn is_recognised(&self) -> bool {
        self.recognised
    }

    fn lacks_recognition(&self) -> bool {
        !self.is_valid_here()
    }

    fn unknown(&self, reference: &Reference) -> Vec<FieldError> {
        let field = self.field.is_none_or(|field| reference.fields.has(&field));
        let country = reference.countries.has(&self.country);
        let all = [
            unknown_unless(country, "country", "country-code"),
            unknown_unless(field, "field", "field-code"),
        ];
        all.into_iter().flatten().collect()
    }

    fn order(&self, other: &Self) -> Ordering {
        let key = |entry: &Self| {
            (entry.completed_year.is_some(), Reverse(entry.completed_year), Reverse(entry.completed_on))
        };
        key(self).cmp(&key(other))
    }

    fn to_form(&self) -> EducationForm {
        EducationForm {
            level: self.level.to_string(),
            institution: self.institution.clone(),
            country: self.country.to_string(),
            field: text(self.field.as_ref()),
            speciality: text(self.speciality.as_ref()),
            started_year: text(self.started_year.as_ref()),
            completed_year: text(self.completed_year.as_ref()),
            completed_on: text(self.completed_on.as_ref()),
            degree: text(self.degree.as_ref()),
            funding: text(self.funding.as_ref()),
        }
    }
}
