//! What people read of every kind of leaf and of every reason, in the three languages: snapshots, so that a changed word
//! is seen in review. `cargo insta review`, or INSTA_UPDATE=always, takes a change over.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::posts::words::{joined_sentences, leaf_text, say};
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::facts::{
    Membership, MembershipParts, Period, PeriodParts, Relative, RelativeParts, TestResult, TestResultParts,
};
use crate::rules::text::{Sentence, Voice, group, leaf_result, lines, summary, way};
use crate::rules::{
    Day, Leaf, LeafResult, Node, Outcome, PersonFacts, Reason, Rule, Setting, When, evaluate,
};

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
        (
            "unless found",
            json!({ "official_check": { "bars": ["court_ban", "special_check"], "unless_found": true } }),
        ),
        ("listed years", json!({ "confirmation": { "what": "years_in_listed_posts" } })),
        ("own requirements", json!({ "confirmation": { "what": "qualification_requirements" } })),
        (
            "one category and below",
            json!({ "service": { "years": 1, "counting": [{ "categories": ["E-5", "C-O-6"], "not_below": ["A-4", "B-4"] }] } }),
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
    joined_sentences(&sentences.iter().map(|sentence| say(locale, reference, sentence)).collect::<Vec<_>>())
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
            writeln!(text, "  {locale}: {}", leaf_text(*locale, &reference, leaf)).unwrap();
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

/// Every reason once, with the leaf it is given for. A reason nobody listed here does not compile below.
fn reasons() -> Vec<(Value, Reason)> {
    use crate::reference::codes::{Grade, LanguageLevel, PaperKind};
    use crate::rules::vocabulary::Bar;
    use crate::rules::{Shortfall, Span};
    let day = on("2027-03-01");
    let service = || json!({ "service": { "years": 3 } });
    let language = || json!({ "language": { "language": "kk", "min": "b1", "certificate": true } });
    let study = || json!({ "education": { "min": "bachelor" } });
    let check = || json!({ "official_check": { "bars": ["conviction"] } });
    let short = |part, months, days| Reason::ServiceShort {
        shortfall: Shortfall { part, span: Span { months, days } },
    };
    vec![
        (service(), Reason::Met),
        (json!({ "in_post": {} }), Reason::Met),
        (json!({ "confirmation": { "what": "junior_command" } }), Reason::Met),
        (check(), Reason::Met),
        (json!({ "official_check": { "bars": ["conviction"], "unless_found": true } }), Reason::Met),
        (json!({ "no_relatives": {} }), Reason::Met),
        (json!({ "citizenship": { "country": "KZ" } }), Reason::NotStated),
        (json!({ "age": { "min": 25 } }), Reason::NotStated),
        (study(), Reason::NotStated),
        (json!({ "degree": {} }), Reason::NotStated),
        (json!({ "test_result": { "test": "legislation" } }), Reason::NotStated),
        (language(), Reason::NotStated),
        (json!({ "member": {} }), Reason::NotStated),
        (service(), Reason::EvidenceBelow { required: Grade::Document }),
        (service(), Reason::EvidenceBelow { required: Grade::Registry }),
        (
            json!({ "citizenship": { "country": "KZ" } }),
            Reason::OtherCountry { country: "DE".parse().unwrap() },
        ),
        (json!({ "age": { "min": 25 } }), Reason::TooYoung),
        (json!({ "age": { "max": 35 } }), Reason::TooOld),
        (study(), Reason::LevelTooLow),
        (study(), Reason::OtherField),
        (study(), Reason::FieldNotStated),
        (study(), Reason::NotYetCompleted { on: day }),
        (study(), Reason::CompletedTooLate { on: day }),
        (study(), Reason::NotRecognised),
        (json!({ "state_order": {} }), Reason::NotOnStateOrder),
        (service(), short(None, 7, 3)),
        (service(), short(None, 0, 2)),
        (service(), short(Some(0), 13, 0)),
        (service(), Reason::PeriodIncomplete),
        (service(), Reason::NoLowerCategory),
        (json!({ "in_post": {} }), Reason::NotInPost),
        (json!({ "mandate": {} }), Reason::NoMandate),
        (json!({ "test_result": { "test": "legislation" } }), Reason::TestNotPassed { points: 41 }),
        (json!({ "test_result": { "test": "legislation" } }), Reason::TestExpired { on: day }),
        (json!({ "member": {} }), Reason::NotMember),
        (json!({ "member": {} }), Reason::MembershipEnded { on: day }),
        (
            json!({ "papers": { "all_of": ["health"] } }),
            Reason::PapersMissing { papers: vec![PaperKind::Health, PaperKind::Diploma] },
        ),
        (json!({ "no_relatives": {} }), Reason::RelativeStated),
        (language(), Reason::LanguageTooLow { level: LanguageLevel::A2 }),
        (language(), Reason::CertificateMissing),
        (language(), Reason::CertificateTooLow { level: LanguageLevel::A2 }),
        (language(), Reason::CertificateNotYet { on: day }),
        (language(), Reason::CertificateIncomplete),
        (language(), Reason::CertificateExpired { on: day }),
        (json!({ "confirmation": { "what": "junior_command" } }), Reason::AwaitsConfirmation),
        (json!({ "confirmation": { "what": "junior_command" } }), Reason::NotConfirmed),
        (check(), Reason::AwaitsCheck { bars: vec![Bar::Conviction, Bar::CourtBan] }),
        (check(), Reason::BarFound { bars: vec![Bar::ResignedOverCorruption] }),
    ]
}

#[test]
fn reasons_in_three_languages() {
    let reference = Reference::load().unwrap();
    let mut text = String::new();
    for (test, reason) in reasons() {
        let rule = rule(&test, None);
        // what waiting does is said for "does not" alone, and is another snapshot's business
        let outcome = if reason == Reason::Met { Outcome::Meets } else { Outcome::CannotTell };
        let code = serde_json::to_value(&reason).unwrap()["code"].clone();
        writeln!(
            text,
            "{} {}",
            crate::posts::authoring::leaf::kind_of(&rule.leaves()[0].test),
            code.as_str().unwrap()
        )
        .unwrap();
        for negated in [false, true] {
            let result = LeafResult {
                leaf: "leaf".into(),
                outcome,
                reason: reason.clone(),
                used: Vec::new(),
                when: When::default(),
                negated,
            };
            // under `not` only what is met reads differently
            if negated && reason != Reason::Met {
                continue;
            }
            for locale in Locale::ALL {
                for voice in [Voice::You, Voice::They] {
                    let said = all(*locale, &reference, &leaf_result(rule.leaves()[0], &result, voice));
                    writeln!(text, "  {locale}: {said}").unwrap();
                }
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn days_groups_and_what_must_not_apply_in_three_languages() {
    let reference = Reference::load().unwrap();
    let mut text = String::new();
    let rule = rule(&json!({ "member": {} }), None);
    let day = Some(on("2027-01-01"));
    let whens = [
        (Outcome::Meets, When { met_until: day, ..When::default() }),
        (Outcome::DoesNot, When { eligible_from: day, ..When::default() }),
        (Outcome::DoesNot, When { possible_from: day, ..When::default() }),
    ];
    for negated in [false, true] {
        for (outcome, when) in whens {
            let reason = if outcome == Outcome::Meets { Reason::Met } else { Reason::NotMember };
            let result = LeafResult { leaf: "leaf".into(), outcome, reason, used: Vec::new(), when, negated };
            writeln!(text, "negated: {negated}, {when:?}").unwrap();
            for locale in Locale::ALL {
                for voice in [Voice::You, Voice::They] {
                    let said = all(*locale, &reference, &leaf_result(rule.leaves()[0], &result, voice));
                    writeln!(text, "  {locale}: {said}").unwrap();
                }
            }
        }
    }
    let leaf = json!({ "leaf": { "id": "leaf", "cites": "law", "test": { "member": {} } } });
    let nodes = [
        json!({ "all": [leaf] }),
        json!({ "any": [leaf] }),
        json!({ "not": leaf }),
        json!({ "at_least": { "n": 1, "of": [leaf] } }),
        json!({ "at_least": { "n": 2, "of": [leaf, leaf] } }),
        json!({ "include": "bars-on-record" }),
    ];
    for node in nodes {
        let node: Node = serde_json::from_value(node).unwrap();
        let above = group(&node).unwrap();
        writeln!(text, "{}", above.key).unwrap();
        for locale in Locale::ALL {
            writeln!(text, "  {locale}: {}", say(*locale, &reference, &above)).unwrap();
        }
    }
    insta::assert_snapshot!(text);
}

/// Under `not` a sentence about a day says what that day brings to the person, not to the leaf.
#[test]
fn the_end_of_an_obstacle_is_good_news() {
    let reference = Reference::load().unwrap();
    let rules = crate::rules::shipped().unwrap();
    let rule = rules.iter().find(|rule| rule.id() == "reserve-presidential-youth").unwrap();
    let parts = PeriodParts {
        started_on: on("2020-01-01"),
        ended_on: Some(on("2026-12-31")),
        kind: crate::reference::codes::ServiceKind::Political,
        category: None,
        sector: None,
        leading: false,
        elected: false,
        grade: crate::reference::codes::Grade::Declared,
    };
    let facts = PersonFacts::default().with_period(Period::pack(parts).unwrap());
    let verdict = evaluate(rule, &Setting::default(), &facts, on("2026-06-01"));
    let result = verdict.leaves().into_iter().find(|leaf| leaf.leaf == "political_or_corps_a").unwrap();
    let said =
        all(Locale::En, &reference, &leaf_result(rule.leaf(&result.leaf).unwrap(), result, Voice::You));
    assert_eq!(
        said,
        "This applies to you, and it must not. From 1 January 2027 this no longer stands in your way."
    );
    let verdict = evaluate(rule, &Setting::default(), &PersonFacts::default(), on("2026-06-01"));
    let result = verdict.leaves().into_iter().find(|leaf| leaf.leaf == "political_or_corps_a").unwrap();
    let said =
        all(Locale::En, &reference, &leaf_result(rule.leaf(&result.leaf).unwrap(), result, Voice::You));
    assert_eq!(said, "Your profile states no such post on that day.");
}

#[test]
fn sentences_of_one_requirement_are_told_apart() {
    let reference = Reference::load().unwrap();
    let rule = rule(
        &json!({ "education": { "levels": ["master"], "completed_by": "2026-06-30", "unrecognised": true } }),
        Some("document"),
    );
    for locale in Locale::ALL {
        let said = leaf_text(*locale, &reference, rule.leaves()[0]);
        assert_eq!(said.matches(". ").count(), 3, "{said}");
        assert!(!said.contains(".."), "{said}");
        assert!(lines(&rule).len() == 1);
    }
    let one = rule_of_one_category();
    assert!(leaf_text(Locale::En, &reference, one.leaves()[0]).contains("category E-5"));
}

fn rule_of_one_category() -> Rule {
    rule(&json!({ "service": { "years": 1, "counting": [{ "categories": ["E-5"] }] } }), None)
}
