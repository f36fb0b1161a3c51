//! Leaves about what others say or hold: state-order study, mandates, tests, memberships, papers, relatives; and the
//! way through the reserve. Next: `windows`.

use super::*;
use crate::reference::codes::{Funding, Kinship, PaperKind, Programme, StateTest};
use crate::rules::facts::*;
use crate::rules::vocabulary::Bar;

#[test]
fn a_study_on_the_state_order() {
    let rule = leaf(json!({ "state_order": { "min": "master" } }));
    let mut parts = studied(EducationLevel::Master);
    assert_eq!(ask(&rule, &with_diploma(parts), "2026-01-01"), Outcome::DoesNot);
    parts.funding = Some(Funding::Bolashak);
    assert_eq!(ask(&rule, &with_diploma(parts), "2026-01-01"), Outcome::Meets);
    assert_eq!(ask(&rule, &with_diploma(parts), "2015-06-29"), Outcome::DoesNot, "not completed yet");
    parts.recognised = false;
    let verdict = evaluate(&rule, &with_diploma(parts), on("2026-01-01"));
    assert_eq!((verdict.outcome, &only(&verdict).reason), (Outcome::CannotTell, &Reason::NotRecognised));
    parts.level = EducationLevel::Bachelor;
    let verdict = evaluate(&rule, &with_diploma(parts), on("2026-01-01"));
    assert_eq!((verdict.outcome, &only(&verdict).reason), (Outcome::DoesNot, &Reason::NotOnStateOrder));
    let home = leaf(json!({ "state_order": { "any_of": ["state_order"] } }));
    parts.recognised = true;
    assert_eq!(ask(&home, &with_diploma(parts), "2026-01-01"), Outcome::DoesNot);
}

#[test]
fn completed_by_a_day_and_before_recognition() {
    let rule = leaf(json!({ "education": { "min": "bachelor", "completed_by": "2015-06-29" } }));
    let facts = with_diploma(studied(EducationLevel::Bachelor));
    let verdict = evaluate(&rule, &facts, on("2026-01-01"));
    assert_eq!(only(&verdict).reason, Reason::CompletedTooLate { on: on("2015-06-30") });
    assert_eq!((verdict.outcome, verdict.when), (Outcome::DoesNot, When::default()), "waiting will not help");
    let open = EducationParts { completed_on: None, ..studied(EducationLevel::Bachelor) };
    assert_eq!(ask(&rule, &with_diploma(open), "2026-01-01"), Outcome::CannotTell);
    let abroad = EducationParts { recognised: false, ..studied(EducationLevel::Bachelor) };
    let plain = leaf(json!({ "education": { "min": "bachelor" } }));
    let lenient = leaf(json!({ "education": { "min": "bachelor", "unrecognised": true } }));
    assert_eq!(ask(&plain, &with_diploma(abroad), "2026-01-01"), Outcome::CannotTell);
    assert_eq!(ask(&lenient, &with_diploma(abroad), "2026-01-01"), Outcome::Meets);
}

#[test]
fn mandates_held_now_or_before() {
    let any = leaf(json!({ "mandate": {} }));
    let now = leaf(json!({ "mandate": { "in_office": true } }));
    let mut akim = work(ServiceKind::CorpsB, "2021-07-25", Some("2025-07-24"));
    assert_eq!(ask(&any, &worked(&[akim]), "2022-01-01"), Outcome::DoesNot);
    akim.elected = true;
    assert_eq!(ask(&any, &worked(&[akim]), "2021-07-24"), Outcome::DoesNot);
    assert_eq!(ask(&any, &worked(&[akim]), "2026-01-01"), Outcome::Meets);
    assert_eq!(ask(&now, &worked(&[akim]), "2025-07-24"), Outcome::Meets);
    assert_eq!(ask(&now, &worked(&[akim]), "2025-07-25"), Outcome::DoesNot);
    let deputy = leaf(json!({ "mandate": { "kinds": ["deputy"] } }));
    assert_eq!(ask(&deputy, &worked(&[akim]), "2026-01-01"), Outcome::DoesNot);
    let seat = work(ServiceKind::Deputy, "2021-07-25", None);
    assert_eq!(ask(&deputy, &worked(&[seat]), "2026-01-01"), Outcome::Meets);
}

#[test]
fn test_results_are_valid_on_the_day() {
    let rule = leaf(json!({ "test_result": { "test": "legislation", "points": 70 } }));
    let taken = |points, passed, until: Option<&str>| {
        let parts = TestResultParts {
            test: StateTest::Legislation,
            taken_on: on("2026-01-10"),
            valid_until: until.map(on),
            points,
            passed,
            grade: Grade::Declared,
        };
        PersonFacts::default().with_test(TestResult::pack(parts).unwrap())
    };
    let good = taken(70, true, Some("2027-01-09"));
    assert_eq!(ask(&rule, &good, "2026-01-09"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &good, "2027-01-09"), Outcome::Meets);
    let verdict = evaluate(&rule, &good, on("2027-01-10"));
    assert_eq!(only(&verdict).reason, Reason::TestExpired { on: on("2027-01-09") });
    let reason = |facts: &PersonFacts| only(&evaluate(&rule, facts, on("2026-06-01"))).reason.clone();
    assert_eq!(reason(&taken(69, true, None)), Reason::TestNotPassed { points: 69 });
    assert_eq!(reason(&taken(90, false, None)), Reason::TestNotPassed { points: 90 });
    assert_eq!(reason(&PersonFacts::default()), Reason::NotStated);
    assert!(
        TestResult::pack(TestResultParts {
            points: 101,
            ..TestResult::from_packed(good.tests[0]).parts().unwrap()
        })
        .is_err()
    );
}

#[test]
fn membership_on_the_day() {
    let rule = leaf(json!({ "member": { "programmes": ["regional"] } }));
    let entered = |programme| {
        let parts = MembershipParts {
            programme,
            entered_on: on("2024-06-01"),
            until: Some(on("2026-05-31")),
            grade: Grade::Declared,
        };
        PersonFacts::default().with_membership(Membership::pack(parts).unwrap())
    };
    let member = entered(Programme::Regional);
    assert_eq!(ask(&rule, &member, "2026-05-31"), Outcome::Meets);
    let verdict = evaluate(&rule, &member, on("2026-06-01"));
    assert_eq!(only(&verdict).reason, Reason::MembershipEnded { on: on("2026-05-31") });
    assert_eq!(evaluate(&rule, &member, on("2025-01-01")).when.met_until, Some(on("2026-06-01")));
    let other = evaluate(&rule, &entered(Programme::Open), on("2025-01-01"));
    assert_eq!((other.outcome, &only(&other).reason), (Outcome::DoesNot, &Reason::NotMember));
}

#[test]
fn missing_papers_are_missing_evidence() {
    let rule = leaf(json!({ "papers": { "all_of": ["health", "diploma"] } }));
    let paper = |kind, until: Option<&str>| {
        let grade = Grade::Document;
        Paper::pack(PaperParts { kind, issued_on: on("2026-01-01"), valid_until: until.map(on), grade })
            .unwrap()
    };
    let one = PersonFacts::default().with_paper(paper(PaperKind::Health, Some("2026-06-30")));
    let verdict = evaluate(&rule, &one, on("2026-02-01"));
    assert_eq!(verdict.outcome, Outcome::CannotTell);
    assert_eq!(only(&verdict).reason, Reason::PapersMissing { papers: vec![PaperKind::Diploma] });
    let both = one.with_paper(paper(PaperKind::Diploma, None));
    assert_eq!(ask(&rule, &both, "2026-06-30"), Outcome::Meets);
    assert_eq!(ask(&rule, &both, "2026-07-01"), Outcome::CannotTell, "an expired paper must be renewed");
}

#[test]
fn relatives_in_the_body_of_the_post() {
    let rule = leaf(json!({ "no_relatives": {} }));
    let here = Setting { body: Some(7), ..Setting::default() };
    let relative = |body| {
        PersonFacts::default().with_relative(Relative::pack(RelativeParts {
            body,
            kinship: Kinship::Sibling,
            grade: Grade::Declared,
        }))
    };
    let verdict = super::super::evaluate(&rule, &here, &PersonFacts::default(), on("2026-01-01"));
    let missing = Reason::AwaitsCheck { bars: vec![Bar::RelativeInSubordination] };
    assert_eq!(
        (verdict.outcome, &only(&verdict).reason),
        (Outcome::CannotTell, &missing),
        "silence clears nobody"
    );
    assert_eq!(ask_about(&rule, &here, &relative(8), "2026-01-01"), Outcome::CannotTell);
    let verdict = super::super::evaluate(&rule, &here, &relative(7), on("2026-01-01"));
    assert_eq!((verdict.outcome, &only(&verdict).reason), (Outcome::CannotTell, &Reason::RelativeStated));
    assert_eq!(ask(&rule, &relative(8), "2026-01-01"), Outcome::CannotTell, "no post at hand");
    let strict = graded("document", json!({ "no_relatives": {} }));
    assert_eq!(ask_about(&strict, &here, &PersonFacts::default(), "2026-01-01"), Outcome::CannotTell);
    let check = |found, body, until: Option<&str>| {
        let bar = Bar::RelativeInSubordination;
        let parts = CheckParts {
            bar,
            found,
            on: on("2026-01-01"),
            valid_until: until.map(on),
            body: Some(body),
            grade: Grade::Document,
        };
        relative(7).with_check(Check::pack(parts).unwrap())
    };
    assert_eq!(ask_about(&rule, &here, &check(false, 7, None), "2026-02-01"), Outcome::Meets);
    assert_eq!(
        ask_about(&rule, &here, &check(false, 8, None), "2026-02-01"),
        Outcome::CannotTell,
        "of another body"
    );
    assert_eq!(
        ask_about(&rule, &here, &check(true, 8, None), "2026-02-01"),
        Outcome::CannotTell,
        "of another body"
    );
    assert_eq!(ask(&rule, &check(false, 7, None), "2026-02-01"), Outcome::CannotTell, "no post at hand");
    assert_eq!(
        ask_about(&rule, &here, &check(false, 7, Some("2026-03-31")), "2026-04-01"),
        Outcome::CannotTell
    );
    // that a relative was given three months to leave is no news that they left
    assert_eq!(ask_about(&rule, &here, &check(true, 7, Some("2026-03-31")), "2026-03-31"), Outcome::DoesNot);
    assert_eq!(ask_about(&rule, &here, &check(true, 7, Some("2026-03-31")), "2026-04-01"), Outcome::DoesNot);
    let asked = leaf(json!({ "official_check": { "bars": ["relative_in_subordination"] } }));
    assert_eq!(ask_about(&asked, &here, &check(true, 8, None), "2026-02-01"), Outcome::CannotTell);
    assert_eq!(
        ask_about(&asked, &AskedOfPost::by(&asked).of(here), &check(false, 7, None), "2026-02-01"),
        Outcome::Meets
    );
}

#[test]
fn reservists_may_be_appointed_without_meeting_the_rule() {
    let draft = json!({
        "id": "tested", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" },
        "citations": { "law": { "act": "Law", "status": "unverified" } },
        "root": { "leaf": { "id": "years", "cites": "law", "test": { "service": { "years": 5 } } } },
        "through_reserve": { "leaf": { "id": "member", "cites": "law", "test": { "member": {} } } },
    });
    let rule = Rule::from_json(&draft.to_string()).unwrap();
    let parts = MembershipParts {
        programme: Programme::Regional,
        entered_on: on("2025-01-01"),
        until: Some(on("2026-12-31")),
        grade: Grade::Registry,
    };
    let facts = PersonFacts::default().with_membership(Membership::pack(parts).unwrap());
    let verdict = evaluate(&rule, &facts, on("2026-01-01"));
    let way = verdict.through_reserve.unwrap();
    assert_eq!((verdict.outcome, way.outcome), (Outcome::DoesNot, Outcome::Meets));
    assert_eq!(way.when.met_until, Some(on("2027-01-01")));
    let compiled = Compiled::new(&rule, &Setting::default());
    assert_eq!(compiled.through_reserve(&facts, on("2027-01-01")), Some(Outcome::DoesNot));
    assert!(rule.leaf("member").is_some() && rule.leaves().len() == 1);
    let plain = leaf(json!({ "member": {} }));
    assert_eq!(Compiled::new(&plain, &Setting::default()).through_reserve(&facts, on("2026-01-01")), None);
}
