//! One result of a state test: which test, when, how many points, passed or not, valid until when.

use std::cmp::Ordering;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Bounds, Checks, FieldError, choice, day, flag, number, optional, text};
use crate::people::Section;
use crate::people::lists::Listed;
use crate::platform::schema::test_entries;
use crate::reference::codes::{Grade, StateTest};

/// A result of a state test. The same test may be taken again; every result is kept.
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
#[diesel(table_name = test_entries, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct TestResultEntry {
    /// Which test.
    pub test: StateTest,
    /// Day it was taken.
    pub taken_on: NaiveDate,
    /// Last day the result is valid; may have passed. `None` means without end.
    pub valid_until: Option<NaiveDate>,
    /// Points of a hundred. Only the assessment of personal qualities, which ends in a conclusion, may have none:
    /// a rule that asks for points must not read an unknown number as zero.
    pub points: Option<i16>,
    /// Passed, as the result says.
    pub passed: bool,
    /// Who stands behind the entry.
    pub grade: Grade,
}

/// A result as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the entry's field of the same name")]
pub struct TestResultForm {
    pub test: String,
    pub taken_on: String,
    pub valid_until: String,
    pub points: String,
    /// Must be said: a box left empty would make a result that was not passed.
    pub passed: String,
}

impl TestResultEntry {
    /// Reads a form. What a person types is declared; a grade above that comes from an officer or a registry.
    pub fn parse(form: &TestResultForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let test = checks.take("test", choice(&form.test, "unknown-option"));
        let passed = if form.passed.trim().is_empty() { Err("required") } else { flag(&form.passed) };
        let entry = Self {
            test: test.unwrap_or(StateTest::Qualities),
            taken_on: checks.take("taken_on", day(&form.taken_on)).unwrap_or(bounds.today),
            valid_until: checks.take("valid_until", optional(&form.valid_until, day)).flatten(),
            points: checks.take("points", optional(&form.points, number)).flatten(),
            passed: checks.take("passed", passed).unwrap_or_default(),
            grade: Grade::Declared,
        };
        entry.checked(checks, bounds)
    }

    /// Checks typed data.
    pub fn check(self, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        self.checked(Checks::default(), bounds)
    }

    fn checked(self, mut checks: Checks, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        bounds.term(&mut checks, ("taken_on", self.taken_on), ("valid_until", self.valid_until));
        match self.points {
            Some(points) => checks.require((0..=100).contains(&points), "points", "points-range"),
            None => checks.require(self.test == StateTest::Qualities, "points", "required"),
        }
        checks.finish(self)
    }
}

impl Listed for TestResultEntry {
    type Form = TestResultForm;
    const SECTION: Section = Section::Tests;
    const ACTIONS: [&'static str; 3] = ["person.test_added", "person.test_changed", "person.test_removed"];
    const COLUMNS: usize = 5;

    fn parse(form: &TestResultForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn order(&self, other: &Self) -> Ordering {
        other.taken_on.cmp(&self.taken_on)
    }

    fn to_form(&self) -> TestResultForm {
        TestResultForm {
            test: self.test.to_string(),
            taken_on: self.taken_on.to_string(),
            valid_until: text(self.valid_until.as_ref()),
            points: text(self.points.as_ref()),
            passed: if self.passed { "yes".into() } else { "no".into() },
        }
    }
}
