//! The shipped rules read, cite, and behave on a person one can picture.
//! Next: `words`.

use super::*;

fn seed(id: &str) -> Rule {
    shipped().unwrap().into_iter().find(|rule| rule.id() == id).unwrap()
}

#[test]
fn every_shipped_rule_reads_under_its_own_name() {
    for ((name, _), rule) in SHIPPED.iter().zip(shipped().unwrap()) {
        assert_eq!(rule.id(), *name);
        assert!(rule.leaves().into_iter().all(|leaf| rule.citation(leaf).is_some()));
        let demo = name.starts_with("demo-");
        assert!(!demo || rule.status() == CitationStatus::Unverified, "{name} must not look like law");
    }
}

#[test]
fn a_rural_akim_must_be_25_on_polling_day() {
    let rule = seed("akim-rural");
    let facts = PersonFacts { birth: born("2001-09-01").birth, ..citizen(Country::KZ) };
    let facts = facts.with_education(Education::pack(studied(EducationLevel::Bachelor)));
    let (before, after) = (on("2026-08-31"), on("2026-09-01"));
    let verdict = evaluate(&rule, &facts, before);
    assert_eq!(verdict.outcome, Outcome::DoesNot);
    assert_eq!(verdict.when.possible_from, Some(after));
    assert_eq!(verdict.when.eligible_from, None, "bars still need an official check");
    assert_eq!(evaluate(&rule, &facts, after).outcome, Outcome::CannotTell);
}

#[test]
fn what_nobody_read_refuses_nobody() {
    let district = seed("akim-district");
    let facts = PersonFacts { birth: born("1990-09-01").birth, ..citizen(Country::KZ) };
    assert_eq!(
        evaluate(&district, &facts, on("2026-08-31")).outcome,
        Outcome::CannotTell,
        "no diploma is asked"
    );
    assert!(district.leaf("education").is_none());
    assert!(seed("akim-rural").leaf("declarations").is_none(), "read for districts only");
    let c_r_1 = seed("category-c-r-1");
    let mut held = work(ServiceKind::CorpsB, "2015-01-01", None);
    held.category = "E-3".parse().ok();
    let facts = citizen(Country::KZ)
        .with_education(Education::pack(studied(EducationLevel::Bachelor)))
        .with_period(Period::pack(held).unwrap());
    assert_eq!(
        evaluate(&c_r_1, &facts, on("2026-08-31")).outcome,
        Outcome::CannotTell,
        "how many years is not known"
    );
    assert_eq!(seed("reserve-regional").status(), CitationStatus::Confirmed);
    assert!(seed("general-bars-political").leaf("general-bars.special_check").is_some());
    for rule in shipped().unwrap() {
        for (name, law) in rule.citations() {
            assert!(!law.article.is_empty() && !law.edition.is_empty(), "{}: {name}", rule.id());
        }
    }
}

#[test]
fn a_sitting_political_servant_cannot_enter_the_youth_reserve() {
    let rule = seed("reserve-presidential-youth");
    let facts = worked(&[work(ServiceKind::Political, "2020-01-01", Some("2026-12-31"))]);
    let leaf = |day| evaluate(&rule, &facts, on(day)).leaves()[5].outcome;
    assert_eq!(leaf("2026-12-31"), Outcome::Meets);
    assert_eq!(leaf("2027-01-01"), Outcome::DoesNot);
}

#[test]
fn seven_months_short_of_the_head_of_division() {
    let rule = seed("demo-head-of-division");
    let mut service = work(ServiceKind::CorpsB, "2024-03-01", None);
    service.leading = true;
    let facts = citizen(Country::KZ)
        .with_education(Education::pack(studied(EducationLevel::Master)))
        .with_period(Period::pack(service).unwrap());
    let verdict = evaluate(&rule, &facts, on("2026-08-01"));
    assert_eq!(verdict.when.eligible_from, Some(on("2027-03-01")));
    let short = verdict.obstacles()[0];
    let shortfall = Shortfall { part: None, span: Span { months: 7, days: 0 } };
    assert_eq!(short.reason, Reason::ServiceShort { shortfall });
}
