//! What a person states about themselves: plain data with constructors that check it.
//! Each type has a form (`EducationForm`: texts as typed) and the entry itself (`EducationEntry`: typed);
//! `parse` reads a form, `check` checks typed data from elsewhere, and both report every field at once.
//! Whether a place or country exists is asked of `reference::data::Reference` by the use case.
//! No clock and no query here: the day and the birth date come in as `Bounds`. What is a row of a list names its table
//! and says by `Listed` how `lists` treats it, so a list is one file here, and its look one block in `web::entries`.

mod basics;
mod contacts;
mod education;
mod language;
mod membership;
mod paper;
mod relative;
mod service;
mod test_result;
mod wishes;

use chrono::{Datelike, Months, NaiveDate};

pub use super::fields::{Checks, FieldError};
pub use crate::reference::keys::{Country, FieldCode, Kato};
pub use basics::{Basics, BasicsForm};
pub use contacts::{Contacts, ContactsForm};
pub use education::{EducationEntry, EducationForm};
pub use language::{LanguageEntry, LanguageForm};
pub use membership::{MembershipEntry, MembershipForm};
pub use paper::{PaperEntry, PaperForm};
pub use relative::{RelativeEntry, RelativeForm};
pub use service::{ServiceEntry, ServiceForm};
pub use test_result::{TestResultEntry, TestResultForm};
pub use wishes::{MAX_STATEMENT, Wishes, WishesForm};

/// What the dates of a profile are measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The day of the check; nothing of the past lies after it.
    pub today: NaiveDate,
    /// The person's birth date, once known.
    pub born_on: Option<NaiveDate>,
}

/// Youngest age at which study is believed.
const STUDY_AGE: i32 = 5;
/// Youngest age at which work is believed.
const WORK_AGE: u32 = 14;
/// Years ahead to which something may be valid.
const LONGEST_TERM: u32 = 50;

impl Bounds {
    /// Why this day cannot lie in the person's past.
    fn past(&self, day: NaiveDate) -> Result<NaiveDate, &'static str> {
        if day > self.today {
            Err("date-in-future")
        } else if day.year() < 1900 || self.born_on.is_some_and(|born_on| day < born_on) {
            Err("date-too-early")
        } else {
            Ok(day)
        }
    }

    /// Checks a first day, which lies in the past, and a last day, which may lie ahead; each with its field.
    fn term(
        &self,
        checks: &mut Checks,
        (from_field, from): (&'static str, NaiveDate),
        (until_field, until): (&'static str, Option<NaiveDate>),
    ) {
        checks.take(from_field, self.past(from));
        if let Some(until) = until {
            // a start that is wrong itself says nothing about the end
            checks.require(until >= from || checks.has(from_field), until_field, "end-before-start");
            let latest = self.today.checked_add_months(Months::new(LONGEST_TERM * 12));
            checks.require(latest.is_none_or(|latest| until <= latest), until_field, "date-too-late");
        }
    }

    /// Why the person cannot have studied in this year.
    fn study_year(&self, year: i16) -> Result<i16, &'static str> {
        let number = i32::from(year);
        if number > self.today.year() {
            Err("date-in-future")
        } else if number < 1900 {
            Err("date-too-early")
        } else if self.born_on.is_some_and(|born_on| number < born_on.year() + STUDY_AGE) {
            Err("before-study-age")
        } else {
            Ok(year)
        }
    }

    /// Why the person cannot have worked on this day.
    fn work_day(&self, day: NaiveDate) -> Result<NaiveDate, &'static str> {
        let day = self.past(day)?;
        let grown = self.born_on.and_then(|born_on| born_on.checked_add_months(Months::new(WORK_AGE * 12)));
        if grown.is_some_and(|grown| day < grown) { Err("before-work-age") } else { Ok(day) }
    }
}

/// A day as forms and files write it: `2027-03-01` or `01.03.2027`.
pub fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("required");
    }
    ["%Y-%m-%d", "%d.%m.%Y"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(text, format).ok())
        // a two-digit year would be read as a year of antiquity
        .filter(|day| (1000..=9999).contains(&day.year()))
        .ok_or("date-format")
}

/// A value of a vocabulary or a key.
fn choice<T: std::str::FromStr>(text: &str, code: &'static str) -> Result<T, &'static str> {
    match text.trim() {
        "" => Err("required"),
        text => text.parse().map_err(|_| code),
    }
}

/// Reads a text that may be left empty.
fn optional<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, &'static str>,
) -> Result<Option<T>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// What a form shows of a value that may be missing.
fn text<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

/// A tick box: absent means no.
fn flag(text: &str) -> Result<bool, &'static str> {
    match text.trim() {
        "" | "false" | "no" | "0" | "off" => Ok(false),
        "true" | "yes" | "1" | "on" => Ok(true),
        _ => Err("unknown-option"),
    }
}

/// A whole number.
fn number<T: std::str::FromStr>(text: &str) -> Result<T, &'static str> {
    text.trim().parse().map_err(|_| "number-format")
}

#[cfg(test)]
mod tests;
