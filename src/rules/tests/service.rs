//! Length of service: edges of the calendar, overlaps, gaps, parts, incomplete periods.
//! Next: `refusals`.

use super::*;
use crate::reference::codes::{Category, Sector};

const YEARS_3: &str = r#"{"service": {"years": 3}}"#;

fn test(text: &str) -> Rule {
    leaf(serde_json::from_str(text).unwrap())
}

#[test]
fn three_years_are_complete_on_the_same_day_three_years_later() {
    let facts = worked(&[work(ServiceKind::CorpsB, "2024-03-01", None)]);
    assert_eq!(ask(&test(YEARS_3), &facts, "2027-02-28"), Outcome::DoesNot);
    assert_eq!(ask(&test(YEARS_3), &facts, "2027-03-01"), Outcome::Meets);
}

#[test]
fn service_from_the_leap_day_completes_a_year_on_28_february() {
    let facts = worked(&[work(ServiceKind::CorpsB, "2024-02-29", None)]);
    let rule = test(r#"{"service": {"years": 1}}"#);
    assert_eq!(ask(&rule, &facts, "2025-02-27"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &facts, "2025-02-28"), Outcome::Meets);
}

#[test]
fn the_last_day_of_work_counts() {
    let rule = test(r#"{"service": {"months": 1}}"#);
    let january = |end| worked(&[work(ServiceKind::Private, "2024-01-01", Some(end))]);
    assert_eq!(ask(&rule, &january("2024-01-31"), "2025-01-01"), Outcome::Meets);
    assert_eq!(ask(&rule, &january("2024-01-30"), "2025-01-01"), Outcome::DoesNot);
}

#[test]
fn overlaps_count_once_and_gaps_not_at_all() {
    let twice = worked(&[
        work(ServiceKind::CorpsB, "2020-01-01", Some("2021-12-31")),
        work(ServiceKind::Private, "2021-01-01", Some("2021-12-31")),
        work(ServiceKind::Private, "2020-06-01", Some("2020-06-30")),
    ]);
    assert_eq!(ask(&test(YEARS_3), &twice, "2026-01-01"), Outcome::DoesNot);
    let gap = worked(&[
        work(ServiceKind::CorpsB, "2023-01-01", None),
        work(ServiceKind::CorpsB, "2020-01-01", Some("2021-12-31")),
    ]);
    assert_eq!(ask(&test(YEARS_3), &gap, "2023-12-31"), Outcome::DoesNot);
    assert_eq!(ask(&test(YEARS_3), &gap, "2024-01-01"), Outcome::Meets);
}

#[test]
fn two_present_jobs_are_one_length() {
    let facts = worked(&[
        work(ServiceKind::CorpsB, "2024-03-01", None),
        work(ServiceKind::Private, "2024-09-01", None),
    ]);
    assert_eq!(ask(&test(YEARS_3), &facts, "2027-02-28"), Outcome::DoesNot);
    assert_eq!(ask(&test(YEARS_3), &facts, "2027-03-01"), Outcome::Meets);
    let verdict = evaluate(&test(YEARS_3), &facts, on("2026-01-01"));
    assert_eq!(verdict.when.eligible_from, Some(on("2027-03-01")));
}

#[test]
fn periods_after_the_day_do_not_count() {
    let facts = worked(&[work(ServiceKind::CorpsB, "2030-01-01", None)]);
    let verdict = evaluate(&test(YEARS_3), &facts, on("2026-01-01"));
    assert_eq!(only(&verdict).used, vec![]);
    assert_eq!(verdict.when.eligible_from, Some(on("2033-01-01")));
}

#[test]
fn ended_service_never_reaches_more() {
    let facts = worked(&[work(ServiceKind::CorpsB, "2020-01-01", Some("2020-12-31"))]);
    let verdict = evaluate(&test(YEARS_3), &facts, on("2026-01-01"));
    assert_eq!(verdict.when, When::default());
    let shortfall = Shortfall { part: None, span: Span { months: 24, days: 0 } };
    assert_eq!(only(&verdict).reason, Reason::ServiceShort { shortfall });
}

#[test]
fn of_which_one_year_leading() {
    let rule = leaf(json!({ "service": {
        "years": 3, "counting": [{ "kinds": ["political", "corps_a", "corps_b"] }],
        "of_which": [{ "years": 1, "counting": [{ "leading": true }] }],
    } }));
    let mut head = work(ServiceKind::CorpsB, "2025-06-01", None);
    head.leading = true;
    let mut boss = work(ServiceKind::Private, "2010-01-01", Some("2015-01-01"));
    boss.leading = true;
    let clerk = work(ServiceKind::CorpsB, "2020-01-01", Some("2025-05-31"));
    let facts = worked(&[boss, clerk, head]);
    assert_eq!(ask(&rule, &facts, "2026-06-01"), Outcome::Meets);
    let verdict = evaluate(&rule, &facts, on("2026-05-01"));
    let shortfall = Shortfall { part: Some(0), span: Span { months: 1, days: 0 } };
    assert_eq!(only(&verdict).reason, Reason::ServiceShort { shortfall });
    assert_eq!(verdict.when.eligible_from, Some(on("2026-06-01")));
}

#[test]
fn categories_are_a_list_and_a_missing_one_leaves_the_question_open() {
    let rule = leaf(json!({ "service": { "years": 1, "counting": [
        { "kinds": ["corps_b"], "categories": ["C-O-6", "E-5"] }, { "kinds": ["corps_a"] },
    ] } }));
    let with = |kind, category: Option<&str>| {
        let mut parts = work(kind, "2020-01-01", None);
        parts.category = category.map(|code| code.parse::<Category>().unwrap());
        worked(&[parts])
    };
    let day = "2024-01-01";
    assert_eq!(ask(&rule, &with(ServiceKind::CorpsB, Some("E-5")), day), Outcome::Meets);
    assert_eq!(ask(&rule, &with(ServiceKind::CorpsB, Some("A-1")), day), Outcome::DoesNot);
    assert_eq!(ask(&rule, &with(ServiceKind::CorpsA, None), day), Outcome::Meets);
    assert_eq!(ask(&rule, &with(ServiceKind::Private, None), day), Outcome::DoesNot);
    let open = with(ServiceKind::CorpsB, None);
    let verdict = evaluate(&rule, &open, on(day));
    assert_eq!((verdict.outcome, &only(&verdict).reason), (Outcome::CannotTell, &Reason::PeriodIncomplete));
}

#[test]
fn sectors_and_evidence() {
    let test = json!({ "service": { "years": 1, "counting": [{ "sectors": ["digital"] }] } });
    let mut parts = work(ServiceKind::Private, "2020-01-01", None);
    assert_eq!(ask(&leaf(test.clone()), &worked(&[parts]), "2024-01-01"), Outcome::CannotTell);
    parts.sector = Some(Sector::Digital);
    assert_eq!(ask(&leaf(test.clone()), &worked(&[parts]), "2024-01-01"), Outcome::Meets);
    let strict = graded("document", test);
    let verdict = evaluate(&strict, &worked(&[parts]), on("2024-01-01"));
    assert_eq!(only(&verdict).reason, Reason::EvidenceBelow { required: Grade::Document });
    assert_eq!(verdict.outcome, Outcome::CannotTell);
    parts.grade = Grade::Registry;
    assert_eq!(ask(&strict, &worked(&[parts]), "2024-01-01"), Outcome::Meets);
}

/// Evidence for an early day made the asked months longer, and took away what was enough.
#[test]
fn months_are_counted_from_any_day_of_service() {
    let rule = graded("document", json!({ "service": { "months": 6 } }));
    let with = |rows: &[(&str, &str, Grade)]| {
        let rows: Vec<_> = rows
            .iter()
            .map(|(from, to, grade)| PeriodParts {
                grade: *grade,
                ..work(ServiceKind::CorpsB, from, Some(to))
            })
            .collect();
        worked(&rows)
    };
    let (seen, said) = (Grade::Document, Grade::Declared);
    let half = ("2025-01-01", "2025-06-30", seen);
    let august = ("2025-08-01", "2025-08-31", said);
    let day = "2026-01-01";
    assert_eq!(ask(&rule, &with(&[half, ("2023-03-01", "2023-03-01", said), august]), day), Outcome::Meets);
    assert_eq!(ask(&rule, &with(&[half, ("2023-03-01", "2023-03-01", seen), august]), day), Outcome::Meets);
    let five = ("2025-01-01", "2025-05-31", seen);
    let june = |grade| ("2025-06-01", "2025-06-30", grade);
    let early = ("2023-03-01", "2023-03-01", said);
    assert_eq!(
        ask(&rule, &with(&[five, early, june(said)]), day),
        Outcome::CannotTell,
        "June would be enough"
    );
    assert_eq!(ask(&rule, &with(&[five, early, june(seen)]), day), Outcome::Meets);
}

#[test]
fn shortfall_and_day_agree_over_gaps() {
    let rule = test(r#"{"service": {"months": 6}}"#);
    // one day in March asks for 184 days from there, the months from January on for 181
    let facts = worked(&[
        work(ServiceKind::CorpsB, "2023-03-01", Some("2023-03-01")),
        work(ServiceKind::CorpsB, "2025-01-01", None),
    ]);
    let verdict = evaluate(&rule, &facts, on("2025-06-01"));
    let shortfall = Shortfall { part: None, span: Span { months: 1, days: 0 } };
    assert_eq!(only(&verdict).reason, Reason::ServiceShort { shortfall });
    assert_eq!(verdict.when.eligible_from, Some(on("2025-07-01")));
}

#[test]
fn any_length_means_at_least_a_day() {
    let rule = leaf(json!({ "service": { "counting": [{ "kinds": ["deputy"] }] } }));
    let facts = worked(&[work(ServiceKind::Deputy, "2024-01-01", Some("2024-01-01"))]);
    assert_eq!(ask(&rule, &facts, "2024-01-01"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &facts, "2024-01-02"), Outcome::Meets);
    assert_eq!(ask(&rule, &PersonFacts::default(), "2024-01-02"), Outcome::DoesNot);
}

#[test]
fn forty_periods_are_as_good_as_one() {
    let months: Vec<_> = (0..40_u32)
        .map(|at| {
            let start = on("2020-01-01").plus_months(at);
            let mut parts = work(ServiceKind::CorpsB, "2020-01-01", None);
            parts.started_on = start;
            parts.ended_on = Some(start.plus_months(1).plus_days(-1));
            parts
        })
        .rev()
        .collect();
    let one = worked(&[work(ServiceKind::CorpsB, "2020-01-01", Some("2023-04-30"))]);
    for day in ["2022-12-31", "2023-01-01", "2024-01-01"] {
        assert_eq!(ask(&test(YEARS_3), &worked(&months), day), ask(&test(YEARS_3), &one, day));
    }
}

#[test]
fn the_quick_estimate_is_never_further_off_than_its_margin() {
    use crate::rules::day::{NEAR, about};
    for start in (0..60_000).step_by(7).map(Day::from_number) {
        for months in 1..=u32::from(MAX_YEARS) * 12 + 11 {
            let off = start.plus_months(months).days_since(start) - about(months);
            assert!(off.abs() < NEAR, "{months} months from {start} are {off} days off");
        }
    }
}
