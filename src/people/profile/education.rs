//! One education: what level, where, in which field, until when.

use chrono::{Datelike, NaiveDate};

use super::{Bounds, Checks, Country, FieldCode, FieldError, choice, day, number, optional};
use crate::people::fields::{line, optional_line};
use crate::reference::codes::{Degree, EducationLevel, Grade};

/// An education, completed or going on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
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
    /// Who stands behind the entry.
    pub grade: Grade,
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
            grade: Grade::Declared,
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
        if let (Some(started), Some(completed)) = (self.started_year, self.completed_year) {
            checks.require(completed >= started, "completed_year", "end-before-start");
        }
        checks.finish(self)
    }

    /// The day from which the education certainly counts as completed: the diploma's, else the last of the year.
    pub fn completed_by(&self) -> Option<NaiveDate> {
        self.completed_on.or_else(|| NaiveDate::from_ymd_opt(i32::from(self.completed_year?), 12, 31))
    }
}
