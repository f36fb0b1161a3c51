//! One membership of a programme of the reserve: which, from when, until when.

use std::cmp::Ordering;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Bounds, Checks, FieldError, choice, day, optional, text};
use crate::people::Section;
use crate::people::lists::Listed;
use crate::platform::schema::membership_entries;
use crate::reference::codes::{Grade, Programme};

/// A membership of a programme. Somebody may have been in one twice; terms may touch and overlap.
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
#[diesel(table_name = membership_entries, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct MembershipEntry {
    /// Which programme.
    pub programme: Programme,
    /// Day of entry.
    pub entered_on: NaiveDate,
    /// Last day of the term, or of an earlier exclusion; may lie ahead. `None` means that no end is known.
    pub until: Option<NaiveDate>,
    /// Who stands behind the entry.
    pub grade: Grade,
}

/// A membership as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the entry's field of the same name")]
pub struct MembershipForm {
    pub programme: String,
    pub entered_on: String,
    pub until: String,
}

impl MembershipEntry {
    /// Reads a form. What a person types is declared; a grade above that comes from an officer or a registry.
    pub fn parse(form: &MembershipForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let programme = checks.take("programme", choice(&form.programme, "unknown-option"));
        let entry = Self {
            programme: programme.unwrap_or(Programme::Open),
            entered_on: checks.take("entered_on", day(&form.entered_on)).unwrap_or(bounds.today),
            until: checks.take("until", optional(&form.until, day)).flatten(),
            grade: Grade::Declared,
        };
        entry.checked(checks, bounds)
    }

    /// Checks typed data.
    pub fn check(self, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        self.checked(Checks::default(), bounds)
    }

    fn checked(self, mut checks: Checks, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        bounds.term(&mut checks, ("entered_on", self.entered_on), ("until", self.until));
        checks.finish(self)
    }
}

impl Listed for MembershipEntry {
    type Form = MembershipForm;
    const SECTION: Section = Section::Memberships;
    const ACTIONS: [&'static str; 3] =
        ["person.membership_added", "person.membership_changed", "person.membership_removed"];
    const COLUMNS: usize = 3;

    fn parse(form: &MembershipForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn order(&self, other: &Self) -> Ordering {
        other.entered_on.cmp(&self.entered_on)
    }

    fn to_form(&self) -> MembershipForm {
        MembershipForm {
            programme: self.programme.to_string(),
            entered_on: self.entered_on.to_string(),
            until: text(self.until.as_ref()),
        }
    }
}
