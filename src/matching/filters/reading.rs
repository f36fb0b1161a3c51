//! Single fields of a search's address: read, bounded, and what is wrong with them by name.

use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

use crate::matching::dates::WITHIN;
use crate::people::profile::day;
use crate::platform::error::FieldProblem;

/// Most values of one filter.
const MOST_VALUES: usize = 60;
/// More years of work nobody has.
const MOST_YEARS: u32 = 80;
/// No profile is older, and nobody could start earlier.
const FIRST_YEAR: i32 = 2000;
/// Nobody plans further.
const LAST_YEAR: i32 = 2100;

/// What is wrong with the fields of a search, each named once.
#[derive(Default)]
pub(super) struct Problems(pub(super) Vec<FieldProblem>);

impl Problems {
    pub(super) fn require(&mut self, holds: bool, field: &'static str, code: &'static str) {
        if !holds && !self.0.iter().any(|problem| problem.field == field) {
            self.0.push(FieldProblem::new(field, code));
        }
    }

    pub(super) fn list<T: FromStr + PartialEq>(
        &mut self,
        field: &'static str,
        texts: &[String],
        code: &'static str,
    ) -> Vec<T> {
        let given = || texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
        self.require(given().count() <= MOST_VALUES, field, "too_long");
        let mut values = Vec::new();
        for text in given().take(MOST_VALUES) {
            match text.parse() {
                Ok(value) if values.contains(&value) => {}
                Ok(value) => values.push(value),
                Err(_) => self.require(false, field, code),
            }
        }
        values
    }

    pub(super) fn years(&mut self, field: &'static str, text: &str) -> Option<u32> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let years = text.parse().ok();
        self.require(years.is_some(), field, "number-format");
        self.require(years.is_none_or(|years| years <= MOST_YEARS), field, "number-range");
        years
    }

    /// One of the steps to a start.
    pub(super) fn within(&mut self, field: &'static str, text: &str) -> Option<u32> {
        let text = text.trim();
        let step = WITHIN.into_iter().find(|months| months.to_string() == text);
        self.require(step.is_some() || text.is_empty(), field, "unknown-option");
        step
    }

    /// A day, in the bounds of days that anybody could have meant.
    pub(super) fn day(&mut self, field: &'static str, text: &str) -> Option<NaiveDate> {
        if text.trim().is_empty() {
            return None;
        }
        let read = day(text);
        let year = read.map(|day| day.year()).unwrap_or(FIRST_YEAR);
        self.require(read.is_ok(), field, "date-format");
        self.require(year >= FIRST_YEAR, field, "date-too-early");
        self.require(year <= LAST_YEAR, field, "date-too-late");
        read.ok()
    }
}
