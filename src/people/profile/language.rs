//! One language: how well, and what proves it until when.

use chrono::{Months, NaiveDate};
use diesel::prelude::*;

use super::{Bounds, Checks, FieldError, choice, day, optional, text};
use crate::people::Section;
use crate::people::fields::optional_line;
use crate::people::lists::Listed;
use crate::platform::schema::language_entries;
use crate::reference::codes::{Grade, Language, LanguageLevel};

/// A language somebody speaks.
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
#[diesel(table_name = language_entries, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct LanguageEntry {
    /// Which language.
    pub language: Language,
    /// How well.
    pub level: LanguageLevel,
    /// Certificate, by name and number.
    pub certificate: Option<String>,
    /// Last day the certificate is valid; may have passed.
    pub certificate_expires_on: Option<NaiveDate>,
    /// Who stands behind the entry.
    pub grade: Grade,
    /// The level the certificate is about.
    #[serde(default)]
    pub certificate_level: Option<LanguageLevel>,
    /// First day of the certificate.
    #[serde(default)]
    pub certificate_issued_on: Option<NaiveDate>,
}

/// A language as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the entry's field of the same name")]
pub struct LanguageForm {
    pub language: String,
    pub level: String,
    pub certificate: String,
    pub certificate_level: String,
    pub certificate_issued_on: String,
    pub certificate_expires_on: String,
}

impl LanguageEntry {
    /// Reads a form. What a person types is declared; a grade above that comes from an officer or a registry.
    pub fn parse(form: &LanguageForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let entry = Self {
            language: checks
                .take("language", choice(&form.language, "unknown-option"))
                .unwrap_or(Language::Kazakh),
            level: checks.take("level", choice(&form.level, "unknown-option")).unwrap_or(LanguageLevel::A1),
            certificate: Some(form.certificate.clone()),
            certificate_expires_on: checks
                .take("certificate_expires_on", optional(&form.certificate_expires_on, day))
                .flatten(),
            grade: Grade::Declared,
            certificate_level: checks
                .take(
                    "certificate_level",
                    optional(&form.certificate_level, |text| choice(text, "unknown-option")),
                )
                .flatten(),
            certificate_issued_on: checks
                .take("certificate_issued_on", optional(&form.certificate_issued_on, day))
                .flatten(),
        };
        entry.checked(checks, bounds)
    }

    /// Checks typed data.
    pub fn check(self, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        self.checked(Checks::default(), bounds)
    }

    fn checked(mut self, mut checks: Checks, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        let certificate = optional_line(self.certificate.as_deref().unwrap_or_default(), 100);
        self.certificate = checks.take("certificate", certificate).flatten();
        if let Some(expires_on) = self.certificate_expires_on {
            let latest = bounds.today.checked_add_months(Months::new(50 * 12));
            checks.require(
                latest.is_none_or(|latest| expires_on <= latest),
                "certificate_expires_on",
                "date-too-late",
            );
            let earliest = bounds.born_on.or(NaiveDate::from_ymd_opt(1900, 1, 1));
            checks.require(
                earliest.is_none_or(|earliest| expires_on >= earliest),
                "certificate_expires_on",
                "date-too-early",
            );
        }
        if let Some(issued_on) = self.certificate_issued_on {
            checks.take("certificate_issued_on", bounds.past(issued_on));
            let in_order = self.certificate_expires_on.is_none_or(|expires_on| issued_on <= expires_on);
            checks.require(in_order, "certificate_expires_on", "end-before-start");
        }
        // what is said of a certificate needs one
        let said = self.certificate_expires_on.is_some()
            || self.certificate_issued_on.is_some()
            || self.certificate_level.is_some();
        checks.require(
            !said || self.certificate.is_some() || checks.has("certificate"),
            "certificate",
            "certificate-required",
        );
        checks.finish(self)
    }

    /// Whether a certificate is there and valid on the day; one without an expiry stays valid.
    pub fn is_certified_on(&self, day: NaiveDate) -> bool {
        self.certificate.is_some() && self.certificate_expires_on.is_none_or(|expires_on| day <= expires_on)
    }
}

impl Listed for LanguageEntry {
    type Form = LanguageForm;
    const SECTION: Section = Section::Languages;
    const ACTIONS: [&'static str; 3] =
        ["person.language_added", "person.language_changed", "person.language_removed"];
    const COLUMNS: usize = 5;

    fn parse(form: &LanguageForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn clash(&self, other: &Self) -> Option<&'static str> {
        (self.language == other.language).then_some("language-twice")
    }

    fn to_form(&self) -> LanguageForm {
        LanguageForm {
            language: self.language.to_string(),
            level: self.level.to_string(),
            certificate: text(self.certificate.as_ref()),
            certificate_level: text(self.certificate_level.as_ref()),
            certificate_issued_on: text(self.certificate_issued_on.as_ref()),
            certificate_expires_on: text(self.certificate_expires_on.as_ref()),
        }
    }
}
