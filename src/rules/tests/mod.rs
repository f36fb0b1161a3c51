//! What the rules promise, tested without a database: calendar edges, one test per leaf and its
//! edge days, and laws that hold for any rule and any person (`laws`).
//! Next: `strategies`, which makes random rules and people.

mod bars;
mod changes;
mod days;
mod includes;
mod laws;
mod leaves;
mod packing;
mod records;
mod refusals;
mod seeds;
mod service;
mod sources;
pub(crate) mod strategies;
mod windows;
mod words;

use super::facts::{Birth, Citizenship, Education, EducationParts, Period, PeriodParts};
use super::vocabulary::Country;
use super::*;
use crate::reference::codes::{EducationLevel, Grade, ServiceKind};
use serde_json::{Value, json};

/// A day from its ISO form.
fn on(text: &str) -> Day {
    serde_json::from_value(json!(text)).unwrap()
}

/// A rule with this root, every leaf citing `law`.
fn rule(root: Value) -> Rule {
    try_rule(root).unwrap()
}

fn try_rule(root: Value) -> Result<Rule, RuleError> {
    let draft = json!({
        "id": "tested", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" }, "root": root,
        "citations": { "law": { "act": "Law", "status": "unverified" } },
    });
    Rule::from_json(&draft.to_string())
}

/// A rule of one leaf named `leaf`.
fn leaf(test: Value) -> Rule {
    rule(json!({ "leaf": { "id": "leaf", "cites": "law", "test": test } }))
}

/// A rule of one leaf that asks for an evidence grade.
fn graded(grade: &str, test: Value) -> Rule {
    rule(json!({ "leaf": { "id": "leaf", "cites": "law", "grade": grade, "test": test } }))
}

/// The verdict's only leaf.
fn only(verdict: &Verdict) -> &LeafResult {
    match &verdict.root {
        NodeResult::Leaf(leaf) => leaf,
        NodeResult::Group(_) => panic!("not a leaf"),
    }
}

/// Outcome, asserted equal on both paths.
fn ask(rule: &Rule, facts: &PersonFacts, day: &str) -> Outcome {
    ask_about(rule, &Setting::default(), facts, day)
}

/// The same, about a post.
fn ask_about(rule: &Rule, setting: &Setting, facts: &PersonFacts, day: &str) -> Outcome {
    let verdict = super::evaluate(rule, setting, facts, on(day));
    assert_eq!(verdict.outcome, super::outcome(rule, setting, facts, on(day)));
    verdict.outcome
}

/// The verdict about no post in particular.
fn evaluate(rule: &Rule, facts: &PersonFacts, day: Day) -> Verdict {
    super::evaluate(rule, &Setting::default(), facts, day)
}

/// The outcome about no post in particular.
fn outcome(rule: &Rule, facts: &PersonFacts, day: Day) -> Outcome {
    super::outcome(rule, &Setting::default(), facts, day)
}

fn work(kind: ServiceKind, from: &str, to: Option<&str>) -> PeriodParts {
    PeriodParts {
        started_on: on(from),
        ended_on: to.map(on),
        kind,
        category: None,
        sector: None,
        leading: false,
        elected: false,
        grade: Grade::Declared,
    }
}

fn worked(periods: &[PeriodParts]) -> PersonFacts {
    periods
        .iter()
        .fold(PersonFacts::default(), |facts, parts| facts.with_period(Period::pack(*parts).unwrap()))
}

fn studied(level: EducationLevel) -> EducationParts {
    EducationParts {
        level,
        field: None,
        completed_on: Some(on("2015-06-30")),
        degree: None,
        funding: None,
        recognised: true,
        grade: Grade::Declared,
    }
}

fn with_diploma(parts: EducationParts) -> PersonFacts {
    PersonFacts::default().with_education(Education::pack(parts))
}

fn born(day: &str) -> PersonFacts {
    PersonFacts { birth: Some(Birth::pack(on(day), Grade::Declared)), ..PersonFacts::default() }
}

fn citizen(country: Country) -> PersonFacts {
    PersonFacts { citizenship: Some(Citizenship::pack(country, Grade::Declared)), ..PersonFacts::default() }
}
