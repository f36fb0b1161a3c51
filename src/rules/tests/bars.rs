//! Bars: which end by themselves, which only a later answer ends, and what silence means.
//! Next: `includes`, by which every post asks for them.

use super::*;
use crate::rules::facts::{Check, CheckParts, Standing};
use crate::rules::vocabulary::Bar;

fn asked(bar: &str) -> Rule {
    leaf(json!({ "official_check": { "bars": [bar] } }))
}

fn unless(bar: &str) -> Rule {
    leaf(json!({ "official_check": { "bars": [bar], "unless_found": true } }))
}

fn parts(bar: Bar, found: bool, day: &str, until: Option<&str>) -> CheckParts {
    CheckParts { bar, found, on: on(day), valid_until: until.map(on), body: None, grade: Grade::Registry }
}

fn answered(all: &[CheckParts]) -> PersonFacts {
    all.iter().fold(PersonFacts::default(), |facts, one| facts.with_check(Check::pack(*one).unwrap()))
}

#[test]
fn a_bar_that_law_ends_is_over_after_its_last_day_and_nobody_is_cleared_by_that() {
    let ban = answered(&[parts(Bar::CourtBan, true, "2026-01-01", Some("2027-02-28"))]);
    let rule = asked("court_ban");
    assert_eq!(ask(&rule, &ban, "2027-02-28"), Outcome::DoesNot);
    assert_eq!(ask(&rule, &ban, "2027-03-01"), Outcome::CannotTell, "nobody has asked since");
    let verdict = evaluate(&rule, &ban, on("2026-06-01"));
    assert_eq!((verdict.when.eligible_from, verdict.when.possible_from), (None, Some(on("2027-03-01"))));
    let verdict = evaluate(&rule, &ban, on("2027-03-01"));
    assert_eq!(only(&verdict).reason, Reason::AwaitsCheck { bars: vec![Bar::CourtBan] });
    assert_eq!(ask(&unless("court_ban"), &ban, "2027-02-28"), Outcome::DoesNot);
    assert_eq!(ask(&unless("court_ban"), &ban, "2027-03-01"), Outcome::Meets);
    let endless = parts(Bar::CourtBan, true, "2026-01-01", None);
    assert_eq!(ask(&rule, &answered(&[endless]), "2090-01-01"), Outcome::DoesNot);
    let lifted = answered(&[endless, parts(Bar::CourtBan, false, "2026-05-01", None)]);
    assert_eq!(ask(&rule, &lifted, "2026-06-01"), Outcome::Meets, "the later answer decides");
    assert_eq!(ask(&rule, &lifted, "2026-04-30"), Outcome::DoesNot);
}

#[test]
fn a_short_ban_does_not_end_a_long_one() {
    let long = parts(Bar::CourtBan, true, "2020-01-01", Some("2030-12-31"));
    let short = parts(Bar::CourtBan, true, "2024-01-01", Some("2025-12-31"));
    for rule in [asked("court_ban"), unless("court_ban")] {
        assert_eq!(ask(&rule, &answered(&[long, short]), "2026-06-01"), Outcome::DoesNot);
    }
    assert_eq!(ask(&asked("court_ban"), &answered(&[short, long]), "2031-01-01"), Outcome::CannotTell);
    // asked after the first and before the second: that answer knows nothing of the second
    let between = parts(Bar::CourtBan, false, "2023-01-01", None);
    assert_eq!(ask(&asked("court_ban"), &answered(&[long, between]), "2024-01-01"), Outcome::Meets);
    assert_eq!(ask(&asked("court_ban"), &answered(&[long, between, short]), "2025-12-31"), Outcome::DoesNot);
    assert_eq!(
        ask(&asked("court_ban"), &answered(&[long, between, short]), "2026-01-01"),
        Outcome::CannotTell
    );
}

#[test]
fn no_date_clears_a_bar_that_does_not_end_by_itself() {
    for bar in Bar::ALL.iter().filter(|bar| !bar.ends_by_law() && **bar != Bar::RelativeInSubordination) {
        let found = answered(&[parts(*bar, true, "2020-03-01", Some("2021-03-01"))]);
        for rule in [asked(bar.code()), unless(bar.code())] {
            assert_eq!(ask(&rule, &found, "2026-01-01"), Outcome::DoesNot, "{}", bar.code());
        }
    }
}

#[test]
fn a_crime_of_corruption_bars_for_life() {
    let convicted = parts(Bar::CorruptionCrime, true, "2026-01-01", Some("2027-02-28"));
    let later = parts(Bar::CorruptionCrime, false, "2030-01-01", None);
    for rule in [asked("corruption_crime"), unless("corruption_crime")] {
        assert_eq!(ask(&rule, &answered(&[convicted, later]), "2090-01-01"), Outcome::DoesNot);
    }
}

#[test]
fn a_clearance_ends_and_an_old_finding_does_not_come_back_with_it() {
    let found = parts(Bar::NegativeDismissal, true, "2020-01-01", None);
    let clear = parts(Bar::NegativeDismissal, false, "2025-01-01", Some("2025-12-31"));
    let rule = asked("negative_dismissal");
    assert_eq!(ask(&rule, &answered(&[found, clear]), "2025-12-31"), Outcome::Meets);
    assert_eq!(ask(&rule, &answered(&[found, clear]), "2026-01-01"), Outcome::CannotTell);
    // another letter without an end is as good as before
    let open = parts(Bar::NegativeDismissal, false, "2024-01-01", None);
    assert_eq!(ask(&rule, &answered(&[found, open, clear]), "2026-01-01"), Outcome::Meets);
    // of two answers on one day, the graver
    let same_day = parts(Bar::NegativeDismissal, false, "2020-01-01", None);
    assert_eq!(ask(&rule, &answered(&[same_day, found]), "2026-01-01"), Outcome::DoesNot);
}

#[test]
fn unless_found_is_met_by_silence_and_never_by_a_finding() {
    let rule = unless("special_check");
    let verdict = evaluate(&rule, &PersonFacts::default(), on("2026-01-01"));
    assert_eq!((verdict.outcome, &only(&verdict).reason), (Outcome::Meets, &Reason::Met));
    assert_eq!(ask(&asked("special_check"), &PersonFacts::default(), "2026-01-01"), Outcome::CannotTell);
    let found = parts(Bar::SpecialCheck, true, "2026-01-01", None);
    assert_eq!(ask(&rule, &answered(&[found]), "2025-12-31"), Outcome::Meets, "not found yet");
    assert_eq!(ask(&rule, &answered(&[found]), "2026-01-01"), Outcome::DoesNot);
    let own_word = CheckParts { grade: Grade::Declared, ..found };
    assert_eq!(ask(&rule, &answered(&[own_word]), "2026-01-01"), Outcome::Meets);
    let of_body = try_rule(json!({ "leaf": { "id": "leaf", "cites": "law", "test": {
        "official_check": { "bars": ["relative_in_subordination"], "unless_found": true },
    } } }));
    let Err(RuleError::Faults(faults)) = of_body else { panic!("must be refused") };
    assert_eq!(faults[0].problem, Problem::BadUnlessFound);
}

#[test]
fn standing_is_told_apart() {
    let of = |all: &[CheckParts], day: &str| {
        let packed: Vec<_> = all.iter().map(|one| Check::pack(*one).unwrap()).collect();
        Standing::of(|| packed.iter().copied(), Bar::Conviction, None, Grade::Document, on(day))
    };
    let clear = parts(Bar::Conviction, false, "2026-01-01", Some("2026-06-30"));
    assert_eq!(of(&[], "2026-01-01"), Standing::Unknown);
    assert_eq!(of(&[clear], "2026-06-30"), Standing::Clear);
    assert_eq!(of(&[clear], "2026-07-01"), Standing::Over { until: on("2026-06-30") });
    let found = parts(Bar::Conviction, true, "2026-02-01", Some("2027-01-31"));
    assert_eq!(of(&[clear, found], "2026-02-01"), Standing::Found);
    assert_eq!(of(&[clear, found], "2027-02-01"), Standing::Over { until: on("2027-01-31") });
}
