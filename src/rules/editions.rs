//! Editions of one rule beside one another: on each day at most one is applied, and none is missing in between.
//! A rule text and its successor are different rows; this is what tells an author that they do not meet.
//! Next: `source`, which reads files and asks this of all of them.

use super::day::Day;
use super::rule::Rule;

/// Two editions that do not meet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{rule}: edition {earlier} and edition {later} {kind}")]
pub struct Clash {
    /// Id of the rule.
    pub rule: String,
    /// The edition that begins first.
    pub earlier: String,
    /// The one after it.
    pub later: String,
    /// How they do not meet.
    pub kind: ClashKind,
}

/// How two editions do not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClashKind {
    /// Both are applied on this day.
    #[error("are both in force on {0}")]
    Overlap(Day),
    /// Neither is applied from this day on, until the later one begins.
    #[error("leave a gap from {0}")]
    Gap(Day),
}

/// Every two neighbouring editions of one rule that overlap or leave a gap, in the order of ids and days.
pub fn clashes<'r>(rules: impl IntoIterator<Item = &'r Rule>) -> Vec<Clash> {
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|rule| (rule.id(), rule.in_force().0, rule.edition()));
    let neighbours = rules.windows(2).filter_map(|pair| match pair {
        [earlier, later] if earlier.id() == later.id() => clash(earlier, later),
        _ => None,
    });
    neighbours.collect()
}

fn clash(earlier: &Rule, later: &Rule) -> Option<Clash> {
    let begins = later.in_force().0.unwrap_or(Day::MIN);
    let kind = match earlier.in_force().1 {
        Some(end) if end == begins => return None,
        Some(end) if end < begins => ClashKind::Gap(end),
        _ => ClashKind::Overlap(begins),
    };
    Some(Clash {
        rule: earlier.id().to_owned(),
        earlier: earlier.edition().to_owned(),
        later: later.edition().to_owned(),
        kind,
    })
}
