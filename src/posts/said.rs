//! What people read of every kind of leaf and of every reason, in the three languages: snapshots, so that a changed word
//! is seen in review. `cargo insta review`, or INSTA_UPDATE=always, takes a change over.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::posts::words::say;
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::facts::{
    Membership, MembershipParts, Period, PeriodParts, Relative, RelativeParts, TestResult, TestResultParts,
};
use crate::rules::text::{Sentence, Voice, leaf as leaf_text, leaf_result, summary, way};
use crate::rules::{Day, Leaf, PersonFacts, Rule, Setting, evaluate};

/// At least one of every kind of leaf, in every shape that has words of its own.
fn leaves() -> Vec<(&'static str, Value)> {
    vec![
        ("citizenship", json!({ "citizenship": { "country": "KZ" } })),
        ("citizenship elsewhere", json!({ "citizenship": { "country": "DE" } })),
        ("age from", json!({ "age": { "min": 25 } })),
        ("age to", json!({ "age": { "max": 35 } })),
        ("age range", json!({ "age": { "min": 21, "max": 62 } })),
        ("education", json!({ "education": { "min": "bachelor" } })),
        ("education in fields", json!({ "education": { "min": "master", "fields": ["042", "06"] } })),
        (
            "education levels by a day",
            json!({ "education": { "levels": ["technical", "post_secondary"], "completed_by": "2026-06-30", "unrecognised": true } }),
        ),
        ("degree", json!({ "degree": {} })),
        ("degrees", json!({ "degree": { "any_of": ["phd", "candidate"] } })),
        ("state order", json!({ "state_order": {} })),
        ("bolashak", json!({ "state_order": { "min": "master", "any_of": ["bolashak"] } })),
        ("any work", json!({ "service": { "years": 1 } })),
        (
            "public service",
            json!({ "service": { "years": 3, "counting": [{ "kinds": ["political", "corps_a", "corps_b"] }], "of_which": [{ "years": 1, "months": 6, "counting": [{ "leading": true }] }] } }),
        ),
        (
            "categories",
            json!({ "service": { "years": 1, "counting": [{ "kinds": ["corps_b"], "categories": ["E-5"], "not_below": ["C-O-6"], "next_lower": true }] } }),
        ),
        (
            "sectors within years",
            json!({ "service": { "years": 2, "within_years": 5, "counting": [{ "sectors": ["digital", "finance"] }] } }),
        ),
        ("unbroken", json!({ "service": { "years": 5, "longest_break_days": 0 } })),
        ("short breaks", json!({ "service": { "months": 6, "longest_break_days": 30 } })),
        ("in post", json!({ "in_post": { "counting": [{ "kinds": ["political", "corps_a"] }] } })),
        ("in work", json!({ "in_post": {} })),
        ("mandate", json!({ "mandate": {} })),
        ("mandate in office", json!({ "mandate": { "kinds": ["deputy"], "in_office": true } })),
        ("language", json!({ "language": { "language": "en", "min": "b2" } })),
        (
            "language with certificate",
            json!({ "language": { "language": "kk", "min": "b1", "certificate": true } }),
        ),
        ("test result", json!({ "test_result": { "test": "legislation" } })),
        ("test points", json!({ "test_result": { "test": "abilities", "points": 51 } })),
        ("member", json!({ "member": {} })),
        ("member of", json!({ "member": { "programmes": ["presidential_youth", "regional"] } })),
        ("papers", json!({ "papers": { "all_of": ["service_record", "health"] } })),
        ("no relatives", json!({ "no_relatives": {} })),
        ("confirmation", json!({ "confirmation": { "what": "field_matching_post_functions" } })),
        (
            "official check",
            json!({ "official_check": { "bars": ["conviction", "relative_in_subordination"] } }),
        ),
    ]
}

fn rule(test: &Value, grade: Option<&str>) -> Rule {
    let mut leaf = json!({ "id": "leaf", "cites": "law", "test": test });
    if let Some(grade) = grade {
        leaf["grade"] = json!(grade);
    }
    let draft = json!({
        "id": "said", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" }, "root": { "leaf": leaf },
        "citations": { "law": { "act": "Law", "status": "unverified" } },
        "through_reserve": { "leaf": { "id": "way", "cites": "law", "test": { "member": {} } } },
    });
    Rule::from_json(&draft.to_string()).unwrap()
}

fn all(locale: Locale, reference: &Reference, sentences: &[Sentence]) -> String {
    sentences.iter().map(|sentence| say(locale, reference, sentence)).collect::<Vec<_>>().join(" ")
}

#[test]
fn requirements_in_three_languages() {
    let reference = Reference::load().unwrap();
    let mut text = String::new();
    for (name, test) in leaves() {
        let grade = (name == "language").then_some("registry");
        let rule = rule(&test, grade);
        let leaf: &Leaf = rule.leaves()[0];
        writeln!(text, "{name}").unwrap();
        for locale in Locale::ALL {
            writeln!(text, "  {locale}: {}", all(*locale, &reference, &leaf_text(leaf))).unwrap();
        }
    }
    insta::assert_snapshot!(text);
}

fn on(text: &str) -> Day {
    serde_json::from_value(json!(text)).unwrap()
}

/// Somebody with a little of everything, and not enough of it.
fn somebody() -> PersonFacts {
    let grade = crate::reference::codes::Grade::Declared;
    let period = PeriodParts {
        started_on: on("2024-03-01"),
        ended_on: None,
        kind: crate::reference::codes::ServiceKind::CorpsB,
        category: None,
        sector: None,
        leading: false,
        elected: false,
        grade,
    };
    let membership = MembershipParts {
        programme: crate::reference::codes::Programme::Regional,
        entered_on: on("2023-06-01"),
        until: Some(on("2025-05-31")),
        grade,
    };
    let result = TestResultParts {
        test: crate::reference::codes::StateTest::Abilities,
        taken_on: on("2026-01-10"),
        valid_until: None,
        points: 40,
        passed: true,
        grade,
    };
    let relative = RelativeParts { body: 7, kinship: crate::reference::codes::Kinship::Sibling, grade };
    PersonFacts::default()
        .with_period(Period::pack(period).unwrap())
        .with_membership(Membership::pack(membership).unwrap())
        .with_test(TestResult::pack(result).unwrap())
        .with_relative(Relative::pack(relative))
}

#[test]
fn results_in_three_languages() {
    let reference = Reference::load().unwrap();
    let mut text = String::new();
    let setting = Setting { body: Some(7), ..Setting::default() };
    for (name, test) in leaves() {
        let rule = rule(&test, None);
        for (who, facts) in [("nobody", PersonFacts::default()), ("somebody", somebody())] {
            let verdict = evaluate(&rule, &setting, &facts, on("2026-08-01"));
            writeln!(text, "{name}, {who}: {}", verdict.outcome.code()).unwrap();
            for locale in Locale::ALL {
                for voice in [Voice::You, Voice::They] {
                    let leaf = leaf_result(rule.leaves()[0], verdict.leaves()[0], voice);
                    let said = all(*locale, &reference, &leaf);
                    writeln!(text, "  {locale}: {said}").unwrap();
                }
            }
        }
    }
    let rule = rule(&json!({ "service": { "years": 3 } }), None);
    let verdict = evaluate(&rule, &setting, &somebody(), on("2025-01-01"));
    for locale in Locale::ALL {
        writeln!(text, "whole, {locale}: {}", all(*locale, &reference, &summary(&verdict, Voice::You)))
            .unwrap();
        let through = verdict.through_reserve.as_ref().unwrap();
        writeln!(text, "reserve, {locale}: {}", all(*locale, &reference, &way(through, Voice::You))).unwrap();
    }
    insta::assert_snapshot!(text);
}
