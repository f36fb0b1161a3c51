//! Why leaves about dated records came out as they did: test results, memberships, papers, checks.

use super::{Reason, UsedFact, Why};
use crate::reference::codes::{Grade, PaperKind};
use crate::rules::day::Day;
use crate::rules::facts::Facts;
use crate::rules::outcome::Outcome;
use crate::rules::probe::{Probe, passed};
use crate::rules::service::{Fit, bit};

/// The test's results that count; if none does, those of the test.
pub(super) fn test<F: Facts>(
    facts: &F,
    day: Day,
    (test, points): (u8, u8),
    outcome: Outcome,
    below: Reason,
) -> Why {
    let taken: Vec<_> = facts
        .tests()
        .filter(|row| row.code_number() == test && row.from() <= day && row.grade().is_some())
        .collect();
    let good: Vec<_> = taken.iter().copied().filter(|row| passed(*row, day, test, points)).collect();
    let expired =
        taken.iter().filter(|row| row.is_passed() && row.points() >= points).filter_map(|row| row.until());
    let reason = match outcome {
        Outcome::DoesNot if taken.is_empty() => Reason::NotStated,
        Outcome::DoesNot => match expired.max() {
            Some(on) => Reason::TestExpired { on },
            None => {
                let best = taken.iter().map(|row| row.points()).max();
                Reason::TestNotPassed { points: best.unwrap_or_default() }
            }
        },
        _ => below,
    };
    let used = if good.is_empty() { taken } else { good };
    (reason, used.into_iter().filter_map(|row| row.parts()).map(UsedFact::TestResult).collect())
}

/// The memberships on the day; if there is none, earlier ones.
pub(super) fn member<F: Facts>(facts: &F, day: Day, programmes: u64, outcome: Outcome, below: Reason) -> Why {
    let entered =
        facts.memberships().filter(|row| programmes & bit(row.code_number()) != 0 && row.from() <= day);
    let entered: Vec<_> = entered.filter(|row| row.grade().is_some()).collect();
    let present: Vec<_> = entered.iter().copied().filter(|row| row.holds_on(day)).collect();
    let reason = match outcome {
        Outcome::DoesNot => match entered.iter().filter_map(|row| row.until()).max() {
            Some(on) => Reason::MembershipEnded { on },
            None => Reason::NotMember,
        },
        _ => below,
    };
    let used = if present.is_empty() { entered } else { present };
    (reason, used.into_iter().filter_map(|row| row.parts()).map(UsedFact::Membership).collect())
}

/// The papers that are there, and those that are not.
pub(super) fn papers<F: Facts>(facts: &F, day: Day, wanted: u64, required: Option<Grade>) -> Why {
    let valid = facts.papers().filter(|row| wanted & bit(row.code_number()) != 0 && row.holds_on(day));
    let valid: Vec<_> = valid.collect();
    let enough = valid.iter().filter(|row| Fit::Sure.graded(row.grade(), required) == Fit::Sure);
    let there = enough.fold(0, |there, row| there | bit(row.code_number()));
    let missing = wanted & !there;
    let missing = PaperKind::ALL.iter().copied().filter(|kind| missing & bit(kind.number()) != 0).collect();
    let used = valid.into_iter().filter_map(|row| row.parts()).map(UsedFact::Paper).collect();
    (Reason::PapersMissing { papers: missing }, used)
}

/// The answers of official checks up to the day about these bars, of the post's body where they are a matter of one.
pub(super) fn checks<F: Facts>(
    probe: &Probe,
    facts: &F,
    day: Day,
    bars: u64,
    body: Option<u32>,
) -> impl Iterator<Item = UsedFact> {
    let least = probe.least_of_checks();
    let asked = facts.checks().filter(move |check| bars & bit(check.bar_number()) != 0);
    asked
        .filter(move |check| check.on() <= day && check.grade().is_some_and(|grade| grade >= least))
        .filter(move |check| check.body().is_none_or(|own| body == Some(own)))
        .filter_map(|check| check.parts())
        .map(UsedFact::Check)
}
