//! Every other leaf on its edge days, and what absence and weak evidence mean.
//! Next: `service`.

use super::*;
use crate::reference::codes::{Degree, Direction, Language, LanguageLevel};
use crate::rules::facts::{
    Certificate, Check, CheckParts, Confirmation, ConfirmationParts, LanguageParts, LanguageSkill,
};
use crate::rules::vocabulary::{Bar, Confirm};

#[test]
fn citizenship() {
    let rule = leaf(json!({ "citizenship": { "country": "KZ" } }));
    assert_eq!(ask(&rule, &citizen(Country::KZ), "2026-01-01"), Outcome::Meets);
    assert_eq!(ask(&rule, &citizen("DE".parse().unwrap()), "2026-01-01"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &PersonFacts::default(), "2026-01-01"), Outcome::CannotTell);
    let strict = graded("registry", json!({ "citizenship": { "country": "KZ" } }));
    assert_eq!(ask(&strict, &citizen(Country::KZ), "2026-01-01"), Outcome::CannotTell);
}

#[test]
fn age_counts_full_years_on_the_day() {
    let rule = leaf(json!({ "age": { "min": 25, "max": 35 } }));
    let facts = born("2000-05-10");
    assert_eq!(ask(&rule, &facts, "2025-05-09"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &facts, "2025-05-10"), Outcome::Meets);
    assert_eq!(ask(&rule, &facts, "2036-05-09"), Outcome::Meets);
    assert_eq!(ask(&rule, &facts, "2036-05-10"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &PersonFacts::default(), "2036-05-10"), Outcome::CannotTell);
    let verdict = evaluate(&rule, &facts, on("2020-01-01"));
    assert_eq!(verdict.when.eligible_from, Some(on("2025-05-10")));
    assert_eq!(evaluate(&rule, &facts, on("2026-01-01")).when.met_until, Some(on("2036-05-10")));
    assert_eq!(evaluate(&rule, &facts, on("2040-01-01")).when, When::default());
}

#[test]
fn born_on_the_leap_day() {
    let rule = leaf(json!({ "age": { "min": 25 } }));
    assert_eq!(ask(&rule, &born("2004-02-29"), "2029-02-27"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &born("2004-02-29"), "2029-02-28"), Outcome::Meets);
}

#[test]
fn education_level_and_day_of_completion() {
    let rule = leaf(json!({ "education": { "min": "bachelor" } }));
    assert_eq!(ask(&rule, &with_diploma(studied(EducationLevel::Technical)), "2026-01-01"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &PersonFacts::default(), "2026-01-01"), Outcome::DoesNot);
    let master = with_diploma(studied(EducationLevel::Master));
    assert_eq!(ask(&rule, &master, "2015-06-29"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &master, "2015-06-30"), Outcome::Meets);
    let verdict = evaluate(&rule, &master, on("2015-01-01"));
    assert_eq!(only(&verdict).reason, Reason::NotYetCompleted { on: on("2015-06-30") });
    assert_eq!(verdict.when.eligible_from, Some(on("2015-06-30")));
    let exactly = leaf(json!({ "education": { "levels": ["technical", "bachelor"] } }));
    assert_eq!(ask(&exactly, &master, "2026-01-01"), Outcome::DoesNot);
}

#[test]
fn education_field_recognition_and_evidence() {
    let test = json!({ "education": { "min": "bachelor", "fields": ["041", "06"] } });
    let rule = leaf(test.clone());
    let reason = |parts| {
        let verdict = evaluate(&rule, &with_diploma(parts), on("2026-01-01"));
        (verdict.outcome, only(&verdict).reason.clone())
    };
    let mut parts = studied(EducationLevel::Bachelor);
    assert_eq!(reason(parts), (Outcome::CannotTell, Reason::FieldNotStated));
    parts.field = Some("04".parse().unwrap());
    assert_eq!(reason(parts), (Outcome::CannotTell, Reason::FieldNotStated));
    parts.field = Some("042".parse().unwrap());
    assert_eq!(reason(parts), (Outcome::DoesNot, Reason::OtherField));
    parts.field = Some("6B04101".parse().unwrap());
    assert_eq!(reason(parts), (Outcome::Meets, Reason::Met));
    let strict = graded("document", test);
    assert_eq!(ask(&strict, &with_diploma(parts), "2026-01-01"), Outcome::CannotTell);
    parts.recognised = false;
    assert_eq!(reason(parts), (Outcome::CannotTell, Reason::NotRecognised));
}

#[test]
fn degrees() {
    let any = leaf(json!({ "degree": {} }));
    let phd = leaf(json!({ "degree": { "any_of": ["phd"] } }));
    let mut parts = studied(EducationLevel::Doctorate);
    assert_eq!(ask(&any, &with_diploma(parts), "2026-01-01"), Outcome::DoesNot);
    parts.degree = Some(Degree::Candidate);
    assert_eq!(ask(&any, &with_diploma(parts), "2026-01-01"), Outcome::Meets);
    assert_eq!(ask(&phd, &with_diploma(parts), "2026-01-01"), Outcome::DoesNot);
}

#[test]
fn languages_and_certificates() {
    let plain = leaf(json!({ "language": { "language": "kk", "min": "b1" } }));
    let certified = leaf(json!({ "language": { "language": "kk", "min": "b1", "certificate": true } }));
    let speaks = |level, certificate| {
        let certified = certificate != Certificate::None;
        let parts = LanguageParts {
            language: Language::Kazakh,
            level,
            certificate,
            certified_level: certified.then_some(level),
            certified_on: certified.then(|| on("2024-05-02")),
            grade: Grade::Declared,
        };
        PersonFacts::default().with_language(LanguageSkill::pack(parts))
    };
    let day = "2026-01-01";
    assert_eq!(ask(&plain, &speaks(LanguageLevel::Native, Certificate::None), day), Outcome::Meets);
    assert_eq!(ask(&plain, &speaks(LanguageLevel::A2, Certificate::None), day), Outcome::DoesNot);
    assert_eq!(ask(&certified, &speaks(LanguageLevel::Native, Certificate::None), day), Outcome::DoesNot);
    let limited = speaks(LanguageLevel::B1, Certificate::Until(on("2026-05-01")));
    assert_eq!(ask(&certified, &limited, "2026-05-01"), Outcome::Meets);
    assert_eq!(ask(&certified, &limited, "2026-05-02"), Outcome::DoesNot);
    let verdict = evaluate(&certified, &limited, on(day));
    assert_eq!(verdict.when.met_until, Some(on("2026-05-02")));
    assert_eq!(ask(&certified, &speaks(LanguageLevel::C1, Certificate::WithoutExpiry), day), Outcome::Meets);
    assert_eq!(ask(&plain, &PersonFacts::default(), day), Outcome::DoesNot);
}

#[test]
fn a_certificate_has_a_level_and_a_first_day_of_its_own() {
    let rule = leaf(json!({ "language": { "language": "kk", "min": "b1", "certificate": true } }));
    let speaks = |level, certified_level, certified_on: Option<&str>| {
        let parts = LanguageParts {
            language: Language::Kazakh,
            level,
            certificate: Certificate::WithoutExpiry,
            certified_level,
            certified_on: certified_on.map(on),
            grade: Grade::Declared,
        };
        PersonFacts::default().with_language(LanguageSkill::pack(parts))
    };
    let reason = |facts: &PersonFacts, day: &str| {
        let verdict = evaluate(&rule, facts, on(day));
        assert_eq!(verdict.outcome, outcome(&rule, facts, on(day)));
        (verdict.outcome, only(&verdict).reason.clone())
    };
    let (b1, a2, c1) = (Some(LanguageLevel::B1), Some(LanguageLevel::A2), LanguageLevel::C1);
    let held = speaks(LanguageLevel::A2, b1, Some("2026-03-01"));
    let not_yet = Reason::CertificateNotYet { on: on("2026-03-01") };
    assert_eq!(reason(&held, "2026-02-28"), (Outcome::DoesNot, not_yet), "not before it was issued");
    assert_eq!(evaluate(&rule, &held, on("2026-02-28")).when.eligible_from, Some(on("2026-03-01")));
    assert_eq!(reason(&held, "2026-03-01"), (Outcome::Meets, Reason::Met));
    let lower = speaks(c1, a2, Some("2026-03-01"));
    let too_low = Reason::CertificateTooLow { level: LanguageLevel::A2 };
    assert_eq!(
        reason(&lower, "2026-06-01"),
        (Outcome::DoesNot, too_low),
        "the certificate counts, not the word"
    );
    for open in [speaks(c1, None, Some("2026-03-01")), speaks(c1, b1, None)] {
        assert_eq!(reason(&open, "2026-06-01"), (Outcome::CannotTell, Reason::CertificateIncomplete));
    }
}

#[test]
fn nobody_has_an_age_before_they_are_born() {
    let rule = leaf(json!({ "age": { "max": 35 } }));
    let facts = born("2000-05-10");
    let verdict = evaluate(&rule, &facts, on("2000-05-09"));
    assert_eq!((verdict.outcome, &only(&verdict).reason), (Outcome::DoesNot, &Reason::TooYoung));
    assert_eq!(verdict.when.eligible_from, Some(on("2000-05-10")));
    assert_eq!(ask(&rule, &facts, "2000-05-10"), Outcome::Meets);
}

#[test]
fn an_answer_is_relied_on_through_its_last_day() {
    let said = |what, confirmed, until: Option<&str>| {
        let (on, until) = (on("2026-03-01"), until.map(on));
        let parts = ConfirmationParts { what, family: None, confirmed, on, until };
        PersonFacts::default().with_confirmation(Confirmation::pack(parts).unwrap())
    };
    let rule = leaf(json!({ "confirmation": { "what": "below_retirement_age" } }));
    let yes = said(Confirm::BelowRetirementAge, true, None);
    assert_eq!(ask(&rule, &yes, "2027-02-28"), Outcome::Meets);
    assert_eq!(
        ask(&rule, &yes, "2027-03-01"),
        Outcome::CannotTell,
        "a year is the most it is relied on unsaid"
    );
    assert_eq!(evaluate(&rule, &yes, on("2026-06-01")).when.met_until, Some(on("2027-03-01")));
    let dated = said(Confirm::BelowRetirementAge, true, Some("2030-06-30"));
    assert_eq!(ask(&rule, &dated, "2030-06-30"), Outcome::Meets);
    assert_eq!(ask(&rule, &dated, "2030-07-01"), Outcome::CannotTell);
    let past = said(Confirm::BelowRetirementAge, false, None);
    assert_eq!(ask(&rule, &past, "2040-01-01"), Outcome::DoesNot, "nobody grows younger");
    let appointed = leaf(json!({ "confirmation": { "what": "not_appointed_by_president" } }));
    let no = said(Confirm::NotAppointedByPresident, false, None);
    assert_eq!(ask(&appointed, &no, "2027-02-28"), Outcome::DoesNot);
    assert_eq!(ask(&appointed, &no, "2027-03-01"), Outcome::CannotTell);
    let command = leaf(json!({ "confirmation": { "what": "junior_command" } }));
    assert_eq!(ask(&command, &said(Confirm::JuniorCommand, true, None), "2060-01-01"), Outcome::Meets);
}

#[test]
fn in_post_on_the_day() {
    let rule = leaf(json!({ "in_post": { "counting": [{ "kinds": ["political"] }] } }));
    let facts = worked(&[work(ServiceKind::Political, "2024-01-01", Some("2024-12-31"))]);
    assert_eq!(ask(&rule, &facts, "2023-12-31"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &facts, "2024-01-01"), Outcome::Meets);
    assert_eq!(ask(&rule, &facts, "2024-12-31"), Outcome::Meets);
    assert_eq!(ask(&rule, &facts, "2025-01-01"), Outcome::DoesNot);
}

#[test]
fn confirmations_wait_for_a_person_and_the_latest_answer_decides() {
    let said = |what, family, confirmed, day: &str| {
        Confirmation::pack(ConfirmationParts { what, family, confirmed, on: on(day), until: None }).unwrap()
    };
    let rule = leaf(json!({ "confirmation": { "what": "junior_command" } }));
    let facts = PersonFacts::default();
    assert_eq!(ask(&rule, &facts, "2026-01-01"), Outcome::CannotTell);
    let yes = facts.clone().with_confirmation(said(Confirm::JuniorCommand, None, true, "2026-02-01"));
    assert_eq!(ask(&rule, &yes, "2026-01-31"), Outcome::CannotTell, "nobody had answered yet");
    assert_eq!(ask(&rule, &yes, "2026-02-01"), Outcome::Meets);
    let no = yes.with_confirmation(said(Confirm::JuniorCommand, None, false, "2026-03-01"));
    assert_eq!(ask(&rule, &no, "2026-02-28"), Outcome::Meets);
    assert_eq!(ask(&rule, &no, "2026-03-01"), Outcome::DoesNot);
    let other = facts.with_confirmation(said(Confirm::BelowRetirementAge, None, true, "2026-01-01"));
    assert_eq!(ask(&rule, &other, "2026-06-01"), Outcome::CannotTell);
}

#[test]
fn a_confirmation_about_functions_is_for_one_family_of_posts() {
    let rule = leaf(json!({ "confirmation": { "what": "field_matching_post_functions" } }));
    let parts = ConfirmationParts {
        what: Confirm::FieldMatchingPostFunctions,
        family: Some(Direction::Finance),
        confirmed: true,
        on: on("2026-01-01"),
        until: None,
    };
    let facts = PersonFacts::default().with_confirmation(Confirmation::pack(parts).unwrap());
    let of = |family| Setting { family, ..Setting::default() };
    assert_eq!(ask_about(&rule, &of(Some(Direction::Finance)), &facts, "2026-06-01"), Outcome::Meets);
    assert_eq!(ask_about(&rule, &of(Some(Direction::Legal)), &facts, "2026-06-01"), Outcome::CannotTell);
    assert_eq!(ask_about(&rule, &of(None), &facts, "2026-06-01"), Outcome::CannotTell, "no post, no answer");
}

#[test]
fn bars_wait_for_an_official_check() {
    let rule = leaf(json!({ "official_check": { "bars": ["conviction", "incapacity"] } }));
    let check = |bar, found, grade| {
        let until = Some(on("2026-12-31"));
        let on = on("2026-01-01");
        Check::pack(CheckParts { bar, found, on, valid_until: until, body: None, grade }).unwrap()
    };
    let own_word = PersonFacts::default()
        .with_check(check(Bar::Conviction, false, Grade::Declared))
        .with_check(check(Bar::Incapacity, false, Grade::Declared));
    assert_eq!(ask(&rule, &own_word, "2026-06-01"), Outcome::CannotTell);
    let half = PersonFacts::default().with_check(check(Bar::Conviction, false, Grade::Registry));
    let verdict = evaluate(&rule, &half, on("2026-06-01"));
    assert_eq!(only(&verdict).reason, Reason::AwaitsCheck { bars: vec![Bar::Incapacity] });
    let whole = half.clone().with_check(check(Bar::Incapacity, false, Grade::Document));
    assert_eq!(ask(&rule, &whole, "2026-12-31"), Outcome::Meets);
    assert_eq!(ask(&rule, &whole, "2027-01-01"), Outcome::CannotTell, "the answer is out of date");
    assert_eq!(ask(&rule, &whole, "2025-12-31"), Outcome::CannotTell, "nobody had asked yet");
    let found = half.with_check(check(Bar::Incapacity, true, Grade::Registry));
    let verdict = evaluate(&rule, &found, on("2026-06-01"));
    assert_eq!(only(&verdict).reason, Reason::BarFound { bars: vec![Bar::Incapacity] });
}
