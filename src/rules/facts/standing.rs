//! What official answers say of one bar on a day, taken together. The evaluator and the list of what is missing
//! (`people::evidence::gaps`) ask this one function, so that no page calls over what a verdict relies on.
//! Next: `rules::probe`.

use super::Check;
use crate::reference::codes::Grade;
use crate::rules::day::Day;
use crate::rules::vocabulary::Bar;

/// What the answers say of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody answered.
    Unknown,
    /// What was answered may be relied on no longer: a clearance is out of date, or a bar has ended by law.
    Over {
        /// Its last day.
        until: Day,
    },
    /// Found, and in force.
    Found,
    /// Excluded.
    Clear,
}

impl Standing {
    /// What answers of at least this grade, given on the day or before, say of a bar.
    ///
    /// A finding stays until a later answer says that nothing is found (of two on one day, the graver counts), however
    /// old it is; one that law ends by itself, through its last day; a bar for life, for good. Every finding is looked at:
    /// a short ban does not end a long one. An answer that nothing was found counts through its last day, if no finding
    /// came after it. Once a finding has ended by law, nobody knows until somebody asks again. Subordination is a matter of
    /// one body: answers about another do not count.
    pub fn of<I: Iterator<Item = Check>>(
        answers: impl Fn() -> I,
        bar: Bar,
        body: Option<u32>,
        least: Grade,
        day: Day,
    ) -> Self {
        let of_body = bar == Bar::RelativeInSubordination;
        let counts = |check: &Check| {
            check.bar_number() == bar.number()
                && check.on() <= day
                && check.grade().is_some_and(|grade| grade >= least)
                && (!of_body || (body.is_some() && check.body() == body))
        };
        let (mut latest, mut over) = (None::<Day>, None::<Day>);
        for finding in answers().filter(|check| counts(check) && check.is_found()) {
            latest = latest.max(Some(finding.on()));
            let lifted = || {
                let mut later = answers().filter(|check| counts(check) && !check.is_found());
                later.any(|check| check.on() > finding.on())
            };
            match finding.valid_until() {
                _ if bar.is_for_life() => return Self::Found,
                Some(until) if until < day && bar.ends_by_law() => over = over.max(Some(until)),
                _ if lifted() => {}
                _ => return Self::Found,
            }
        }
        for clear in answers().filter(|check| counts(check) && !check.is_found()) {
            match clear.valid_until() {
                _ if latest.is_some_and(|latest| clear.on() <= latest) => {}
                Some(until) if until < day => over = over.max(Some(until)),
                _ => return Self::Clear,
            }
        }
        over.map_or(Self::Unknown, |until| Self::Over { until })
    }
}
