//! What an officer types about a person's evidence, and its checks: every problem at once, each with its field. Pages
//! and API send the same forms, so there is one set of checks.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::LONGEST_TEXT;
use crate::people::Section;
use crate::people::fields::{Checks, FieldError, line, optional_line};
use crate::people::profile::day;
use crate::platform::ids::EntryId;
use crate::reference::codes::{Direction, Grade};
use crate::rules::vocabulary::{Bar, Confirm};

/// How far ahead a validity may end, in years: further is a slip.
const LONGEST_VALIDITY: u32 = 100;

/// How long an answer about subordination may be relied on, in years: staffing tables change.
const LONGEST_SUBORDINATION: u32 = 5;

/// An authority's answer as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckForm {
    /// Codes of the bars one letter answers about.
    pub bars: Vec<String>,
    /// `yes` or `no`.
    pub found: String,
    pub answered_on: String,
    pub valid_until: String,
    pub grade: String,
    pub source: String,
}

/// An authority's answer, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub bars: Vec<Bar>,
    pub found: bool,
    pub answered_on: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    pub grade: Grade,
    pub source: String,
}

/// A yes or a no as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfirmationForm {
    pub what: String,
    pub family: String,
    /// `yes` or `no`.
    pub answer: String,
    pub confirmed_on: String,
    pub confirmed_until: String,
    pub grounds: String,
}

/// A yes or a no, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    pub what: Confirm,
    pub family: Option<Direction>,
    pub confirmed: bool,
    pub confirmed_on: NaiveDate,
    /// Last day it is relied on; without one an answer that may change by itself is relied on for a year.
    pub valid_until: Option<NaiveDate>,
    pub grounds: Option<String>,
}

/// A document that was seen, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentForm {
    /// Code of the section.
    pub section: String,
    /// Number of the entry; empty for the basics.
    pub entry: String,
    pub document: String,
    /// `yes`: the document is the recognition of a foreign diploma.
    pub recognition: String,
}

/// The fact a document was seen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenFact {
    pub section: Section,
    pub entry: Option<EntryId>,
    pub document: String,
    /// It is the recognition of a foreign diploma.
    pub recognition: bool,
}

/// Whether facts of this section have a grade an officer raises.
pub const fn has_grade(section: Section) -> bool {
    !matches!(section, Section::Contacts | Section::Wishes)
}

fn yes_or_no(text: &str) -> Result<bool, &'static str> {
    match text.trim() {
        "" => Err("required"),
        "yes" | "true" => Ok(true),
        "no" | "false" => Ok(false),
        _ => Err("unknown-option"),
    }
}

/// A day that has come, and on which the person lived.
fn past(text: &str, today: NaiveDate, born_on: Option<NaiveDate>) -> Result<NaiveDate, &'static str> {
    let day = day(text)?;
    let earliest = born_on.or(NaiveDate::from_ymd_opt(1900, 1, 1)).unwrap_or_default();
    match day {
        _ if day > today => Err("date-in-future"),
        _ if day < earliest => Err("date-too-early"),
        _ => Ok(day),
    }
}

fn code<T: Copy>(text: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Result<T, &'static str> {
    match text.trim() {
        "" => Err("required"),
        text => all.iter().copied().find(|known| code(*known) == text).ok_or("unknown-option"),
    }
}

impl Answer {
    /// Reads a form. Nothing in an official answer has a default: each part is said.
    pub fn parse(
        form: &CheckForm,
        today: NaiveDate,
        born_on: Option<NaiveDate>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let mut bars: Vec<Bar> = Vec::new();
        // longer lists repeat themselves: there are not so many bars
        for text in form.bars.iter().take(Bar::ALL.len()) {
            match code(text, Bar::ALL, Bar::code) {
                Ok(bar) if !bars.contains(&bar) => bars.push(bar),
                Ok(_) => {}
                Err(problem) => checks.report("bars", problem),
            }
        }
        checks.require(!bars.is_empty(), "bars", "required");
        let found = checks.take("found", yes_or_no(&form.found));
        checks.require(found != Some(true) || bars.len() < 2, "bars", "check-found-one");
        let answered_on = checks.take("answered_on", past(&form.answered_on, today, born_on));
        let valid_until = match form.valid_until.trim() {
            "" => Some(None),
            text => checks.take("valid_until", day(text)).map(Some),
        };
        if let (Some(answered_on), Some(Some(until))) = (answered_on, valid_until) {
            checks.require(until >= answered_on, "valid_until", "check-until-early");
            let latest = today.checked_add_months(Months::new(LONGEST_VALIDITY * 12));
            checks.require(latest.is_none_or(|latest| until <= latest), "valid_until", "date-too-late");
        }
        if let (Some(answered_on), Some(Some(until)), true) =
            (answered_on, valid_until, bars.contains(&Bar::RelativeInSubordination))
        {
            let latest = answered_on.checked_add_months(Months::new(LONGEST_SUBORDINATION * 12));
            checks.require(latest.is_none_or(|latest| until <= latest), "valid_until", "date-too-late");
        }
        // the last day of a finding is the day law ends it by itself; what does not end so has none
        if found == Some(true) && matches!(valid_until, Some(Some(_))) {
            let for_life = bars.iter().any(|bar| bar.is_for_life());
            let ends = bars.iter().all(|bar| bar.ends_by_law());
            checks.require(ends, "valid_until", if for_life { "check-for-life" } else { "check-no-end" });
        }
        // somebody's word is no official answer
        let grade = checks.take("grade", code(&form.grade, &[Grade::Document, Grade::Registry], Grade::code));
        let source = checks.take("source", line(&form.source, LONGEST_TEXT));
        match (found, answered_on, valid_until, grade, source) {
            (Some(found), Some(answered_on), Some(valid_until), Some(grade), Some(source)) => {
                checks.finish(Self { bars, found, answered_on, valid_until, grade, source })
            }
            _ => Err(checks.into_errors()),
        }
    }
}

impl Confirmation {
    /// Reads a form. A no needs its grounds: the person reads them.
    pub fn parse(
        form: &ConfirmationForm,
        today: NaiveDate,
        born_on: Option<NaiveDate>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let what = checks.take("what", code(&form.what, Confirm::ALL, Confirm::code));
        let family = match (form.family.trim(), what.map(Confirm::is_about_post)) {
            ("", Some(true)) => Err("required"),
            ("", _) => Ok(None),
            (_, Some(false)) => Err("family-not-asked"),
            (text, _) => code(text, Direction::ALL, Direction::code).map(Some),
        };
        let family = checks.take("family", family);
        let confirmed = checks.take("answer", yes_or_no(&form.answer));
        let confirmed_on = checks.take("confirmed_on", past(&form.confirmed_on, today, born_on));
        let valid_until = match form.confirmed_until.trim() {
            "" => Some(None),
            text => checks.take("confirmed_until", day(text)).map(Some),
        };
        if let (Some(confirmed_on), Some(Some(until))) = (confirmed_on, valid_until) {
            checks.require(until >= confirmed_on, "confirmed_until", "check-until-early");
            let latest = today.checked_add_months(Months::new(LONGEST_VALIDITY * 12));
            checks.require(latest.is_none_or(|latest| until <= latest), "confirmed_until", "date-too-late");
        }
        let grounds = checks.take("grounds", optional_line(&form.grounds, LONGEST_TEXT));
        checks.require(confirmed != Some(false) || grounds != Some(None), "grounds", "required");
        match (what, family, confirmed, confirmed_on, valid_until, grounds) {
            (
                Some(what),
                Some(family),
                Some(confirmed),
                Some(confirmed_on),
                Some(valid_until),
                Some(grounds),
            ) => checks.finish(Self { what, family, confirmed, confirmed_on, valid_until, grounds }),
            _ => Err(checks.into_errors()),
        }
    }
}

impl SeenFact {
    /// Reads a form.
    pub fn parse(form: &DocumentForm) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let section = checks.take("section", code(&form.section, Section::ALL.as_slice(), Section::code));
        let section = section.filter(|section| {
            checks.require(has_grade(*section), "section", "unknown-option");
            has_grade(*section)
        });
        let entry = match (form.entry.trim(), section) {
            ("", Some(Section::Basics)) | (_, None) => Some(None),
            (_, Some(Section::Basics)) => {
                checks.report("entry", "unknown-option");
                None
            }
            (text, Some(_)) => checks.take("entry", text.parse().map_err(|_| "unknown-option")).map(Some),
        };
        let document = checks.take("document", line(&form.document, LONGEST_TEXT));
        let recognition = match form.recognition.trim() {
            "" => Some(false),
            text => checks.take("recognition", yes_or_no(text)),
        };
        let of_study = section.is_none_or(|section| section == Section::Education);
        checks.require(recognition != Some(true) || of_study, "recognition", "recognition-not-asked");
        match (section, entry, document, recognition) {
            (Some(section), Some(entry), Some(document), Some(recognition)) => {
                checks.finish(Self { section, entry, document, recognition })
            }
            _ => Err(checks.into_errors()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn problems<T: std::fmt::Debug>(read: Result<T, Vec<FieldError>>) -> Vec<String> {
        read.unwrap_err().into_iter().map(|error| format!("{}: {}", error.field, error.code)).collect()
    }

    fn check() -> CheckForm {
        CheckForm {
            bars: vec!["conviction".into(), "court_ban".into(), "conviction".into()],
            found: "no".into(),
            answered_on: "2026-03-01".into(),
            valid_until: "2026-09-01".into(),
            grade: "document".into(),
            source: " Құқықтық статистика  комитеті, № 12 ".into(),
        }
    }

    #[test]
    fn an_official_answer_has_no_defaults() {
        let read = |form: &CheckForm| Answer::parse(form, on(2026, 3, 1), Some(on(1990, 5, 17)));
        let answer = read(&check()).unwrap();
        assert_eq!(answer.bars, [Bar::Conviction, Bar::CourtBan]);
        assert_eq!(answer.source, "Құқықтық статистика комитеті, № 12");
        let nothing = ["bars: required", "found: required", "answered_on: required", "grade: required"];
        assert_eq!(
            problems(read(&CheckForm::default())),
            [nothing.as_slice(), &["source: required"]].concat()
        );
        let declared = CheckForm { grade: "declared".into(), ..check() };
        assert_eq!(problems(read(&declared)), ["grade: unknown-option"]);
        let found = CheckForm { found: "yes".into(), ..check() };
        assert_eq!(problems(read(&found)), ["bars: check-found-one"]);
        let one = CheckForm { bars: vec!["conviction".into()], ..found };
        assert!(read(&one).unwrap().found);
        let about = |bar: &str| CheckForm { bars: vec![bar.into()], ..one.clone() };
        assert_eq!(problems(read(&about("corruption_crime"))), ["valid_until: check-for-life"]);
        for bar in ["special_check", "incapacity", "second_citizenship", "relative_in_subordination"] {
            assert_eq!(problems(read(&about(bar))), ["valid_until: check-no-end"], "{bar}");
        }
        assert!(read(&about("court_ban")).is_ok(), "a ban has a term");
        let clear = CheckForm {
            bars: vec!["relative_in_subordination".into()],
            valid_until: "2031-03-02".into(),
            ..check()
        };
        assert_eq!(problems(read(&clear)), ["valid_until: date-too-late"]);
    }

    #[test]
    fn days_of_an_answer_lie_in_the_past_and_in_order() {
        let read = |answered: &str, until: &str| {
            let form = CheckForm { answered_on: answered.into(), valid_until: until.into(), ..check() };
            Answer::parse(&form, on(2026, 3, 1), Some(on(1990, 5, 17)))
        };
        assert_eq!(read("2026-03-01", "2026-03-01").unwrap().valid_until, Some(on(2026, 3, 1)));
        assert_eq!(problems(read("2026-03-02", "")), ["answered_on: date-in-future"]);
        assert_eq!(problems(read("1990-05-16", "")), ["answered_on: date-too-early"]);
        assert_eq!(problems(read("2026-03-01", "2026-02-28")), ["valid_until: check-until-early"]);
        assert_eq!(problems(read("2026-03-01", "2126-03-02")), ["valid_until: date-too-late"]);
        assert_eq!(problems(read("2026-03-01", "soon")), ["valid_until: date-format"]);
    }

    #[test]
    fn a_no_has_grounds_and_functions_have_a_family() {
        let read = |what: &str, family: &str, confirmed: &str, grounds: &str| {
            let form = ConfirmationForm {
                what: what.into(),
                family: family.into(),
                answer: confirmed.into(),
                confirmed_on: "01.03.2026".into(),
                confirmed_until: String::new(),
                grounds: grounds.into(),
            };
            Confirmation::parse(&form, on(2026, 3, 1), None)
        };
        let field = "field_matching_post_functions";
        assert_eq!(read(field, "finance", "yes", "").unwrap().family, Some(Direction::Finance));
        assert_eq!(problems(read(field, "", "yes", "")), ["family: required"]);
        assert_eq!(problems(read(field, "tax", "no", " ")), ["family: unknown-option", "grounds: required"]);
        assert_eq!(problems(read("junior_command", "finance", "yes", "")), ["family: family-not-asked"]);
        assert_eq!(read("junior_command", "", "no", "Сержант").unwrap().grounds.as_deref(), Some("Сержант"));
        assert_eq!(problems(read("", "", "", "")), ["what: required", "answer: required"]);
    }

    #[test]
    fn a_document_is_seen_for_a_fact_that_has_a_grade() {
        let entry = EntryId::new();
        let read = |section: &str, entry: &str| {
            SeenFact::parse(&DocumentForm {
                section: section.into(),
                entry: entry.into(),
                document: "Диплом № 7".into(),
                recognition: String::new(),
            })
        };
        assert_eq!(read("education", &entry.to_string()).unwrap().entry, Some(entry));
        assert_eq!(read("basics", "").unwrap().entry, None);
        assert_eq!(problems(read("basics", &entry.to_string())), ["entry: unknown-option"]);
        assert_eq!(problems(read("service", "")), ["entry: unknown-option"]);
        assert_eq!(problems(read("wishes", "")), ["section: unknown-option"]);
    }
}
