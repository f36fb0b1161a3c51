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
    let setting = Setting { next_lower: post.next_lower(staffing), ..Setting::default() };
    assert_eq!(setting.next_lower.unwrap().code(), "C-O-6");
    assert_eq!(ask_about(&next, &setting, &held(Some("C-O-6")), day), Outcome::Meets);
    assert_eq!(ask_about(&next, &setting, &held(Some("C-O-5")), day), Outcome::DoesNot);
    assert_eq!(ask_about(&next, &setting, &held(Some("E-5")), day), Outcome::Meets);
    assert_eq!(ask_about(&next, &setting, &held(None), day), Outcome::CannotTell);
    assert_eq!(ask(&next, &held(Some("C-O-5")), day), Outcome::CannotTell, "no post, no staffing table");
    assert_eq!(ask(&next, &held(Some("E-5")), day), Outcome::Meets);
    assert_eq!(post.next_lower(std::iter::once(post)), None);
}
