//! Service within the last years and in one stretch, categories not below and next lower: edges.
//! Next: `refusals`.

use super::*;
use crate::reference::codes::Category;

#[test]
fn only_the_last_years_count() {
    let rule = leaf(json!({ "service": { "years": 3, "within_years": 5 } }));
    let facts = worked(&[work(ServiceKind::CorpsB, "2015-01-01", Some("2020-12-31"))]);
    assert_eq!(ask(&rule, &facts, "2018-01-01"), Outcome::Meets);
    // on 1 January 2023 the window begins on 1 January 2018: three full years
    assert_eq!(ask(&rule, &facts, "2023-01-01"), Outcome::Meets);
    assert_eq!(ask(&rule, &facts, "2023-01-02"), Outcome::DoesNot);
    let verdict = evaluate(&rule, &facts, on("2018-01-01"));
    assert_eq!(verdict.when.met_until, Some(on("2023-01-02")));
    let again = worked(&[
        work(ServiceKind::CorpsB, "2015-01-01", Some("2020-12-31")),
        work(ServiceKind::CorpsB, "2026-01-01", None),
    ]);
    let verdict = evaluate(&rule, &again, on("2026-06-01"));
    assert_eq!(verdict.when.eligible_from, Some(on("2029-01-01")));
}

#[test]
fn a_full_window_is_always_enough() {
    let rule = leaf(json!({ "service": { "years": 1, "within_years": 1 } }));
    let facts = worked(&[work(ServiceKind::CorpsB, "2020-02-29", None)]);
    for day in ["2021-02-28", "2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01"] {
        assert_eq!(ask(&rule, &facts, day), Outcome::Meets, "{day}");
    }
    assert_eq!(evaluate(&rule, &facts, on("2022-01-01")).when, When::default());
}

#[test]
fn one_stretch_without_a_long_break() {
    let rule = |days: u16| leaf(json!({ "service": { "years": 2, "longest_break_days": days } }));
    // thirty days between: 1 to 30 January 2022
    let facts = worked(&[
        work(ServiceKind::CorpsB, "2021-01-01", Some("2021-12-31")),
        work(ServiceKind::CorpsB, "2022-01-31", None),
    ]);
    assert_eq!(ask(&rule(30), &facts, "2023-01-31"), Outcome::Meets);
    assert_eq!(ask(&rule(30), &facts, "2023-01-30"), Outcome::DoesNot, "breaks are not service");
    assert_eq!(ask(&rule(29), &facts, "2023-01-31"), Outcome::DoesNot);
    assert_eq!(evaluate(&rule(29), &facts, on("2023-01-31")).when.eligible_from, Some(on("2024-01-31")));
    assert_eq!(evaluate(&rule(30), &facts, on("2022-06-01")).when.eligible_from, Some(on("2023-01-31")));
    let earlier = worked(&[
        work(ServiceKind::CorpsB, "2010-01-01", Some("2011-12-31")),
        work(ServiceKind::CorpsB, "2022-01-31", None),
    ]);
    assert_eq!(ask(&rule(0), &earlier, "2022-02-01"), Outcome::Meets, "an earlier stretch is as good");
    let touching = worked(&[
        work(ServiceKind::CorpsB, "2020-01-01", Some("2020-12-31")),
        work(ServiceKind::CorpsB, "2021-01-01", Some("2021-12-31")),
    ]);
    assert_eq!(ask(&rule(0), &touching, "2022-01-01"), Outcome::Meets, "periods that touch are one stretch");
}

#[test]
fn categories_not_below_and_next_lower() {
    let held = |category: Option<&str>| {
        let mut parts = work(ServiceKind::CorpsB, "2020-01-01", None);
        parts.category = category.map(|code| code.parse::<Category>().unwrap());
        worked(&[parts])
    };
    let day = "2024-01-01";
    let above = leaf(
        json!({ "service": { "years": 1, "counting": [{ "kinds": ["corps_b"], "not_below": ["C-O-5", "E-4"] }] } }),
    );
    for (category, outcome) in [
        ("C-O-5", Outcome::Meets),
        ("C-O-1", Outcome::Meets),
        ("C-O-6", Outcome::DoesNot),
        ("E-3", Outcome::Meets),
        ("E-R-1", Outcome::DoesNot),
        ("C-5", Outcome::DoesNot),
    ] {
        assert_eq!(ask(&above, &held(Some(category)), day), outcome, "{category}");
    }
    let next = leaf(
        json!({ "service": { "years": 1, "counting": [{ "kinds": ["corps_b"], "categories": ["E-5"], "next_lower": true }] } }),
    );
    let staffing = ["C-O-3", "C-O-4", "C-O-6", "E-5"].map(|code| code.parse::<Category>().unwrap());
    let post: Category = "C-O-4".parse().unwrap();
    let lower = post.next_lower(staffing).unwrap();
    assert_eq!(lower.code(), "C-O-6");
    let setting = Setting { next_lower: NextLower::Is(lower), ..Setting::default() };
    assert_eq!(ask_about(&next, &setting, &held(Some("C-O-6")), day), Outcome::Meets);
    assert_eq!(ask_about(&next, &setting, &held(Some("C-O-5")), day), Outcome::DoesNot);
    assert_eq!(ask_about(&next, &setting, &held(Some("E-5")), day), Outcome::Meets);
    assert_eq!(ask_about(&next, &setting, &held(None), day), Outcome::CannotTell);
    assert_eq!(ask(&next, &held(Some("C-O-5")), day), Outcome::CannotTell, "no post, no staffing table");
    assert_eq!(ask(&next, &held(Some("E-5")), day), Outcome::Meets);
    assert_eq!(post.next_lower(std::iter::once(post)), None);
}

#[test]
fn a_body_without_a_lower_category_is_not_a_post_that_is_not_known() {
    let category = |code: &str| {
        let mut parts = work(ServiceKind::CorpsB, "2020-01-01", None);
        parts.category = Some(code.parse::<Category>().unwrap());
        worked(&[parts])
    };
    let nothing = Setting { next_lower: NextLower::Nothing, ..Setting::default() };
    let listed = leaf(
        json!({ "service": { "years": 1, "counting": [{ "kinds": ["corps_b"], "categories": ["E-5"], "next_lower": true }] } }),
    );
    let day = "2024-01-01";
    assert_eq!(ask_about(&listed, &nothing, &category("C-O-5"), day), Outcome::DoesNot);
    assert_eq!(ask_about(&listed, &nothing, &category("E-5"), day), Outcome::Meets, "the list still counts");
    let alone = leaf(json!({ "service": { "years": 1, "counting": [{ "next_lower": true }] } }));
    let verdict = super::super::evaluate(&alone, &nothing, &category("E-5"), on(day));
    assert_eq!(
        (verdict.outcome, &only(&verdict).reason),
        (Outcome::DoesNot, &Reason::NoLowerCategory),
        "no period of any category is taken for one of a category that is not there"
    );
    assert_eq!(ask(&alone, &category("E-5"), day), Outcome::CannotTell, "no post at hand");
    assert_eq!(AskedOfPost::by(&alone).of(nothing), nothing);
    assert_eq!(serde_json::to_value(NextLower::Nothing).unwrap(), json!("none"));
    assert_eq!(serde_json::from_value::<NextLower>(json!("E-5")).unwrap().category().unwrap().code(), "E-5");
    assert_eq!(serde_json::from_value::<NextLower>(Value::Null).unwrap(), NextLower::Unknown);
}

#[test]
fn what_a_broken_off_stretch_lacks_is_what_the_present_one_lacks() {
    let rule = leaf(json!({ "service": { "years": 2, "longest_break_days": 30 } }));
    let facts = worked(&[
        work(ServiceKind::CorpsB, "2018-01-01", Some("2019-11-30")),
        work(ServiceKind::CorpsB, "2026-07-01", None),
    ]);
    let verdict = evaluate(&rule, &facts, on("2026-08-01"));
    let short = |months, days| Reason::ServiceShort {
        shortfall: Shortfall { part: None, span: Span { months, days } },
    };
    assert_eq!(only(&verdict).reason, short(23, 0));
    assert_eq!(verdict.when.eligible_from, Some(on("2028-07-01")));
    let over = worked(&[work(ServiceKind::CorpsB, "2018-01-01", Some("2019-11-30"))]);
    let reason = |day: &str| only(&evaluate(&rule, &over, on(day))).reason.clone();
    assert_eq!(reason("2019-12-31"), short(1, 0), "it may still go on");
    assert_eq!(reason("2020-01-01"), short(24, 0), "a new stretch must begin");
}

/// Whoever has forty jobs with gaps, and a rule that looks far back: only real turns are looked at.
#[test]
fn a_long_life_in_a_window_has_few_turns() {
    let jobs: Vec<_> = (0..40_u32)
        .map(|at| {
            let start = on("1960-01-01").plus_months(at * 24 + at % 3);
            let mut parts = work(ServiceKind::CorpsB, "2020-01-01", None);
            parts.started_on = start;
            parts.ended_on = Some(start.plus_months(23));
            parts
        })
        .collect();
    let facts = worked(&jobs);
    for months in 0..240_u32 {
        let rule =
            leaf(json!({ "service": { "years": months / 12, "months": months % 12, "within_years": 80 } }));
        let Node::Leaf(asked) = rule.root() else { panic!() };
        let Test::Service(test) = &asked.test else { panic!() };
        let service = crate::rules::service::Service::new(test, None, &Setting::default());
        let mut days = Vec::new();
        service.changes(crate::rules::service::Sorted::new(facts.periods()).as_slice(), &mut days);
        assert!(days.len() < 20, "{months} months: {} days", days.len());
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, ..proptest::prelude::ProptestConfig::default() })]

    #[test]
    fn a_window_turns_on_no_other_day(
        test in super::strategies::narrowed(), facts in super::strategies::person(), begin in super::strategies::day(),
    ) {
        let Test::Service(test) = test else {
            return Err(proptest::test_runner::TestCaseError::fail("not about service"));
        };
        let service = crate::rules::service::Service::new(&test, None, &Setting::default());
        let sorted = crate::rules::service::Sorted::new(facts.periods());
        let mut days = Vec::new();
        service.changes(sorted.as_slice(), &mut days);
        let mut before = service.outcome(sorted.as_slice(), begin);
        for ahead in 1..2_500 {
            let day = begin.plus_days(ahead);
            let now = service.outcome(sorted.as_slice(), day);
            proptest::prop_assert!(now == before || days.contains(&day), "{} turned to {:?}", day, now);
            before = now;
        }
    }
}
