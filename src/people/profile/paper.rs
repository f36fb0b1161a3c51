//! One paper a rule may ask for: what it is, of when, valid until when. No copy of it is kept.

use std::cmp::Ordering;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Bounds, Checks, FieldError, choice, day, optional, text};
use crate::people::Section;
use crate::people::fields::optional_line;
use crate::people::lists::Listed;
use crate::platform::schema::paper_entries;
use crate::reference::codes::{Grade, PaperKind};

/// A paper somebody has. Identity papers are not among the kinds.
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
#[diesel(table_name = paper_entries, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct PaperEntry {
    /// What it is.
    pub kind: PaperKind,
    /// Day of issue.
    pub issued_on: NaiveDate,
    /// Last day it is valid; may have passed. `None` means without end.
    pub valid_until: Option<NaiveDate>,
    /// Number of the paper, up to 60 characters.
    pub number: Option<String>,
    /// Who stands behind the entry; declared means that the person says they have it.
    pub grade: Grade,
}

/// A paper as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the entry's field of the same name")]
pub struct PaperForm {
    pub kind: String,
    pub issued_on: String,
    pub valid_until: String,
    pub number: String,
}

impl PaperEntry {
    /// Reads a form. What a person types is declared; a grade above that comes from an officer or a registry.
    pub fn parse(form: &PaperForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let kind = checks.take("kind", choice(&form.kind, "unknown-option"));
        let entry = Self {
            kind: kind.unwrap_or(PaperKind::ServiceRecord),
            issued_on: checks.take("issued_on", day(&form.issued_on)).unwrap_or(bounds.today),
            valid_until: checks.take("valid_until", optional(&form.valid_until, day)).flatten(),
            number: Some(form.number.clone()),
            grade: Grade::Declared,
        };
        entry.checked(checks, bounds)
    }

    /// Checks typed data.
    pub fn check(self, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        self.checked(Checks::default(), bounds)
    }

    fn checked(mut self, mut checks: Checks, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        bounds.term(&mut checks, ("issued_on", self.issued_on), ("valid_until", self.valid_until));
        let number = optional_line(self.number.as_deref().unwrap_or_default(), 60);
        self.number = checks.take("number", number).flatten();
        checks.finish(self)
    }
}

impl Listed for PaperEntry {
    type Form = PaperForm;
    const SECTION: Section = Section::Papers;
    const ACTIONS: [&'static str; 3] = ["person.paper_added", "person.paper_changed", "person.paper_removed"];
    const COLUMNS: usize = 10;

    fn parse(form: &PaperForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn order(&self, other: &Self) -> Ordering {
        other.issued_on.cmp(&self.issued_on)
    }

    fn to_form(&self) -> PaperForm {
        PaperForm {
            kind: self.kind.to_string(),
            issued_on: self.issued_on.to_string(),
            valid_until: text(self.valid_until.as_ref()),
            number: text(self.number.as_ref()),
        }
    }
}
