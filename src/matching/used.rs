//! Facts in words: what a requirement was read from, in the reader's language. Codes by their names, days in long form,
//! and who stands behind it: of a check or a confirmation, the body that recorded it. Nobody's name is in a fact.
//! Next: `explain`, which puts the facts beside each requirement.

use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::i18n;
use crate::reference::codes::{Direction, Grade, Locale};
use crate::reference::data::{Names, Reference};
use crate::rules::facts::{Certificate, EducationParts, LanguageParts, PeriodParts, TestResultParts};
use crate::rules::vocabulary::{Country, Field};
use crate::rules::{Day, UsedFact};

/// A fact that a requirement was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Used {
    /// In the reader's language.
    pub text: String,
    pub fact: UsedFact,
    /// The body that recorded a check or a confirmation; absent for what a person stated.
    pub by: Option<Names>,
}

/// Who recorded the checks and confirmations in force about one person, latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records(pub Vec<Record>);

/// One answer and the body that recorded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// An official check; else a confirmation.
    pub is_check: bool,
    /// Code of the bar or of what was to be confirmed.
    pub code: String,
    pub family: Option<Direction>,
    /// Whether the bar was found, or what was asked was confirmed.
    pub yes: bool,
    pub on: NaiveDate,
    pub by: Names,
}

impl Records {
    /// The body that recorded this fact, if one did.
    pub fn by(&self, fact: &UsedFact) -> Option<&Names> {
        let found = self.0.iter().find(|row| match fact {
            UsedFact::Check(parts) => {
                let answer = (true, parts.bar.code(), parts.found, parts.on.date());
                (row.is_check, row.code.as_str(), row.yes, row.on) == answer
            }
            UsedFact::Confirmation(parts) => {
                let answer = (false, parts.what.code(), parts.confirmed, parts.on.date());
                (row.is_check, row.code.as_str(), row.yes, row.on) == answer && row.family == parts.family
            }
            _ => false,
        });
        found.map(|row| &row.by)
    }
}

/// Facts with their words, in the order used.
pub fn all(locale: Locale, reference: &Reference, facts: &[UsedFact], records: &Records) -> Vec<Used> {
    let each = facts.iter().map(|fact| Used {
        text: with_body(locale, reference, fact, records),
        fact: *fact,
        by: records.by(fact).cloned(),
    });
    each.collect()
}

/// A fact as one line, with the body that recorded it if one did.
pub fn with_body(locale: Locale, reference: &Reference, fact: &UsedFact, records: &Records) -> String {
    let text = told(locale, reference, fact);
    match records.by(fact) {
        Some(body) => {
            let body = FluentValue::from(body.get(locale).to_owned());
            i18n::message(locale, "used-recorded", &[("fact", FluentValue::from(text)), ("body", body)])
        }
        None => text,
    }
}

/// A fact as one line.
pub fn told(locale: Locale, reference: &Reference, fact: &UsedFact) -> String {
    let tell = Telling { locale, reference };
    let (parts, grade) = tell.parts(fact);
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let line = parts.join(", ");
    match grade {
        Some(grade) => format!("{line} ({})", tell.t(grade.message_key())),
        None => line,
    }
}

#[derive(Clone, Copy)]
struct Telling<'a> {
    locale: Locale,
    reference: &'a Reference,
}

type Parts = Vec<Option<String>>;

impl Telling<'_> {
    fn t(self, key: &str) -> String {
        i18n::text(self.locale, key)
    }

    fn day(self, day: Day) -> String {
        i18n::day(self.locale, day.date())
    }

    fn with(self, key: &str, name: &str, value: String) -> String {
        i18n::message(self.locale, key, &[(name, FluentValue::from(value))])
    }

    fn lasting(self, from: Day, until: Option<Day>) -> String {
        match until {
            None => self.with("used-since", "from", self.day(from)),
            Some(until) => {
                let (from, until) = (FluentValue::from(self.day(from)), FluentValue::from(self.day(until)));
                i18n::message(self.locale, "used-from-until", &[("from", from), ("until", until)])
            }
        }
    }

    fn field(self, field: Field) -> String {
        let digits = field.to_string();
        let known = digits.parse().ok().and_then(|code| self.reference.fields.get(&code));
        known.map_or(digits, |field| field.names.get(self.locale).to_owned())
    }

    fn country(self, country: Country) -> String {
        let code = country.to_string();
        let known = code.parse().ok().and_then(|key| self.reference.countries.get(&key));
        known.map_or(code, |row| row.names.get(self.locale).to_owned())
    }

    fn parts(self, fact: &UsedFact) -> (Parts, Option<Grade>) {
        match fact {
            UsedFact::Birth { on, grade } => {
                (vec![Some(self.with("used-born", "day", self.day(*on)))], Some(*grade))
            }
            UsedFact::Citizenship { country, grade } => {
                (vec![Some(self.with("used-citizen", "country", self.country(*country)))], Some(*grade))
            }
            UsedFact::Education(parts) => (self.education(parts), Some(parts.grade)),
            UsedFact::Period(parts) => (self.period(parts), Some(parts.grade)),
            UsedFact::Language(parts) => (self.language(parts), Some(parts.grade)),
            UsedFact::Check(parts) => {
                let found = if parts.found { "used-check-found" } else { "used-check-clear" };
                let until = parts.valid_until.map(|day| self.with("used-valid-until", "day", self.day(day)));
                let on = self.with(found, "day", self.day(parts.on));
                (vec![Some(self.t(parts.bar.message_key())), Some(on), until], Some(parts.grade))
            }
            UsedFact::Membership(parts) => {
                let period = self.lasting(parts.entered_on, parts.until);
                (vec![Some(self.t(parts.programme.message_key())), Some(period)], Some(parts.grade))
            }
            UsedFact::TestResult(parts) => (self.test(parts), Some(parts.grade)),
            UsedFact::Paper(parts) => {
                let issued = self.with("used-issued", "day", self.day(parts.issued_on));
                let until = parts.valid_until.map(|day| self.with("used-valid-until", "day", self.day(day)));
                (vec![Some(self.t(parts.kind.message_key())), Some(issued), until], Some(parts.grade))
            }
            UsedFact::Relative(parts) => {
                let kinship = self.t(parts.kinship.message_key());
                (vec![Some(self.with("used-relative", "kinship", kinship))], Some(parts.grade))
            }
            UsedFact::Confirmation(parts) => {
                let answer = if parts.confirmed { "used-confirmed" } else { "used-denied" };
                let family = parts.family.map(|family| self.t(family.message_key()));
                (vec![Some(self.with(answer, "day", self.day(parts.on))), family], None)
            }
        }
    }

    fn education(self, parts: &EducationParts) -> Parts {
        vec![
            Some(self.t(parts.level.message_key())),
            parts.field.map(|field| self.field(field)),
            parts.degree.map(|degree| self.t(degree.message_key())),
            parts.funding.map(|funding| self.t(funding.message_key())),
            parts.completed_on.map(|day| self.with("used-completed", "day", self.day(day))),
            (!parts.recognised).then(|| self.t("used-not-recognised")),
        ]
    }

    fn period(self, parts: &PeriodParts) -> Parts {
        vec![
            Some(self.t(parts.kind.message_key())),
            parts.category.map(|category| category.to_string()),
            parts.sector.map(|sector| self.t(sector.message_key())),
            parts.leading.then(|| self.t("used-leading")),
            parts.elected.then(|| self.t("used-elected")),
            Some(self.lasting(parts.started_on, parts.ended_on)),
        ]
    }

    fn language(self, parts: &LanguageParts) -> Parts {
        let certificate = match parts.certificate {
            Certificate::None => self.t("used-no-certificate"),
            Certificate::Until(day) => self.with("used-certificate-until", "day", self.day(day)),
            Certificate::WithoutExpiry => self.t("used-certificate"),
        };
        vec![
            Some(self.t(parts.language.message_key())),
            Some(self.t(parts.level.message_key())),
            Some(certificate),
        ]
    }

    fn test(self, parts: &TestResultParts) -> Parts {
        let passed = if parts.passed { "used-passed" } else { "used-not-passed" };
        vec![
            Some(self.t(parts.test.message_key())),
            Some(self.with(passed, "day", self.day(parts.taken_on))),
            (parts.points > 0).then(|| self.with("used-points", "points", parts.points.to_string())),
            parts.valid_until.map(|day| self.with("used-valid-until", "day", self.day(day))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::reference::data::Reference;
    use crate::rules::tests::strategies::{any_rule, day, person};
    use crate::rules::{Setting, evaluate};

    static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::load().unwrap());

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

        /// Whatever a verdict was read from has words: a key that is missing would be shown as itself.
        #[test]
        fn every_fact_has_words(rule in any_rule(), facts in person(), day in day()) {
            let verdict = evaluate(&rule, &Setting::default(), &facts, day);
            for fact in verdict.leaves().into_iter().flat_map(|leaf| &leaf.used) {
                for locale in Locale::ALL {
                    let line = told(*locale, &REFERENCE, fact);
                    prop_assert!(!line.is_empty() && !line.contains('{') && !line.contains("used-"), "{}", line);
                }
            }
        }
    }
}
