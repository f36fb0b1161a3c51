//! What the person would like to do: where, in which direction, from when, and why, in their own words.

use chrono::{Months, NaiveDate};

use super::{Checks, FieldError, Kato, choice, day, optional};
use crate::people::fields::paragraphs;
use crate::reference::codes::Direction;

/// Longest statement, in characters.
pub const MAX_STATEMENT: usize = 4000;

/// The wishes of a person. Empty lists mean: anywhere, anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Wishes {
    /// Regions and republican cities, each once, in the person's order.
    pub regions: Vec<Kato>,
    /// Directions of work, each once, in the person's order.
    pub directions: Vec<Direction>,
    /// What the person says about themselves.
    pub statement: String,
    /// First day the person could start; null means at once.
    pub available_from: Option<NaiveDate>,
}

/// Wishes as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the wish of the same name")]
pub struct WishesForm {
    pub regions: Vec<String>,
    pub directions: Vec<String>,
    pub statement: String,
    pub available_from: String,
}

impl Wishes {
    /// Reads a form.
    pub fn parse(form: &WishesForm, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let regions: Result<Vec<Kato>, _> =
            form.regions.iter().map(|text| choice(text, "kato-code")).collect();
        let directions: Result<Vec<Direction>, _> =
            form.directions.iter().map(|text| choice(text, "unknown-option")).collect();
        let wishes = Self {
            regions: checks.take("regions", regions).unwrap_or_default(),
            directions: checks.take("directions", directions).unwrap_or_default(),
            statement: form.statement.clone(),
            available_from: checks.take("available_from", optional(&form.available_from, day)).flatten(),
        };
        wishes.checked(checks, today)
    }

    /// Checks typed data.
    pub fn check(self, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        self.checked(Checks::default(), today)
    }

    fn checked(mut self, mut checks: Checks, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        self.regions = each_once(&self.regions);
        self.directions = each_once(&self.directions);
        checks.require(self.regions.iter().all(|region| region.is_region()), "regions", "not-a-region");
        self.statement =
            checks.take("statement", paragraphs(&self.statement, MAX_STATEMENT)).unwrap_or_default();
        if let Some(from) = self.available_from {
            let latest = today.checked_add_months(Months::new(60));
            checks.require(latest.is_none_or(|latest| from <= latest), "available_from", "date-too-late");
            let earliest = NaiveDate::from_ymd_opt(2000, 1, 1);
            checks.require(
                earliest.is_none_or(|earliest| from >= earliest),
                "available_from",
                "date-too-early",
            );
        }
        checks.finish(self)
    }
}

fn each_once<T: Copy + PartialEq>(values: &[T]) -> Vec<T> {
    let mut kept = Vec::with_capacity(values.len());
    for value in values {
        if !kept.contains(value) {
            kept.push(*value);
        }
    }
    kept
}
