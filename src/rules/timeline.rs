//! From when: how an outcome develops after the reference day if nothing changes and present work
//! goes on. A leaf's outcome changes on few days that can be computed; a group's only when a child's does.
//! So "eligible from" is exact for every tree, with `not`, upper ages and expiring certificates.
//! Next: `evaluate`, which puts it beside the reasons.

use super::day::Day;
use super::facts::{Certificate, Facts};
use super::outcome::{Outcome, Tally};
use super::probe::{Probe, ProbeKind, Scratch};

/// An outcome now and its later changes, in order.
#[derive(Debug, Clone)]
pub(super) struct Timeline {
    pub(super) now: Outcome,
    changes: Vec<(Day, Outcome)>,
}

impl Timeline {
    /// The timeline of a leaf.
    pub(super) fn of_leaf<F: Facts>(probe: &Probe, facts: &F, day: Day, scratch: &mut Scratch) -> Self {
        let mut days = std::mem::take(&mut scratch.days);
        days.clear();
        candidates(probe, facts, scratch, &mut days);
        days.retain(|later| *later > day);
        days.sort_unstable();
        days.dedup();
        let mut line = Self { now: probe.outcome(facts, day, scratch), changes: Vec::new() };
        for later in &days {
            line.push(*later, probe.outcome(facts, *later, scratch));
        }
        scratch.days = days;
        line
    }

    /// The timeline of a group from those of its children.
    pub(super) fn of_group(need: usize, children: &[Self]) -> Self {
        let mut current: Vec<Outcome> = children.iter().map(|child| child.now).collect();
        let mut tally = Tally::new(need, children.len());
        current.iter().for_each(|outcome| tally.add(*outcome));
        let mut line = Self { now: tally.outcome(), changes: Vec::new() };
        if children.iter().all(|child| child.changes.is_empty()) {
            return line;
        }

        let events = children.iter().enumerate();
        let mut events: Vec<(Day, usize, Outcome)> = events
            .flat_map(|(at, child)| child.changes.iter().map(move |(day, to)| (*day, at, *to)))
            .collect();
        events.sort_unstable_by_key(|(day, at, _)| (*day, *at));
        for same_day in events.chunk_by(|(one, ..), (other, ..)| one == other) {
            for (_, at, to) in same_day {
                if let Some(outcome) = current.get_mut(*at) {
                    tally.remove(*outcome);
                    tally.add(*to);
                    *outcome = *to;
                }
            }
            if let Some((day, ..)) = same_day.first() {
                line.push(*day, tally.outcome());
            }
        }
        line
    }

    /// The timeline of the opposite.
    pub(super) fn not(mut self) -> Self {
        self.now = !self.now;
        for (_, outcome) in &mut self.changes {
            *outcome = !*outcome;
        }
        self
    }

    /// The same, looked at from a later day.
    pub(super) fn seen_from(&self, day: Day) -> Self {
        let past = self.changes.partition_point(|(on, _)| *on <= day);
        let (past, changes) = self.changes.split_at(past);
        Self { now: past.last().map_or(self.now, |(_, outcome)| *outcome), changes: changes.to_vec() }
    }

    fn push(&mut self, day: Day, outcome: Outcome) {
        if self.changes.last().map_or(self.now, |(_, last)| *last) != outcome {
            self.changes.push((day, outcome));
        }
    }

    /// First later day on which it is met; nothing if it is met now or never will be.
    pub(super) fn eligible_from(&self) -> Option<Day> {
        if self.now == Outcome::Meets {
            return None;
        }
        self.changes.iter().find(|(_, outcome)| *outcome == Outcome::Meets).map(|(day, _)| *day)
    }

    /// First later day on which it is no longer *does not*; nothing if it is not that now.
    pub(super) fn possible_from(&self) -> Option<Day> {
        if self.now != Outcome::DoesNot {
            return None;
        }
        self.changes.first().map(|(day, _)| *day)
    }

    /// First later day on which it stops being met; nothing if it is not met now or stays so.
    pub(super) fn met_until(&self) -> Option<Day> {
        if self.now != Outcome::Meets {
            return None;
        }
        self.changes.first().map(|(day, _)| *day)
    }
}

/// The days on which a leaf's outcome may change.
fn candidates<F: Facts>(probe: &Probe, facts: &F, scratch: &mut Scratch, days: &mut Vec<Day>) {
    match &probe.kind {
        ProbeKind::Citizenship(_) => {}
        ProbeKind::Confirmation { .. } => {
            held(facts.confirmations().map(|row| (row.from(), row.relied_on_until())), days);
        }
        ProbeKind::Age { min, max } => {
            if let Some(born) = facts.birth().map(|fact| fact.on()) {
                days.push(born.plus_years(min.unwrap_or_default()));
                days.extend(max.map(|years| born.plus_years(years + 1)));
            }
        }
        ProbeKind::Education(_) | ProbeKind::Degree(_) | ProbeKind::StateOrder { .. } => {
            days.extend(facts.education().filter_map(|row| row.completed_on()));
        }
        ProbeKind::Service(service) => service.changes(scratch.sorted(facts), days),
        ProbeKind::InPost(_) | ProbeKind::Mandate { .. } => {
            for period in facts.periods() {
                days.push(period.started_on());
                days.extend(period.ended_on().map(Day::next));
            }
        }
        ProbeKind::Language { .. } => {
            for skill in facts.languages() {
                days.extend(skill.certified_on());
                if let Certificate::Until(end) = skill.certificate() {
                    days.push(end.next());
                }
            }
        }
        ProbeKind::TestResult { .. } => held(facts.tests().map(|row| (row.from(), row.until())), days),
        ProbeKind::Member(_) => held(facts.memberships().map(|row| (row.from(), row.until())), days),
        ProbeKind::Papers(_) => held(facts.papers().map(|row| (row.from(), row.until())), days),
        ProbeKind::OfficialCheck { .. } | ProbeKind::NoRelatives(_) => {
            held(facts.checks().map(|check| (check.on(), check.valid_until())), days);
        }
    }
}

/// The first day of each and the day after its last.
fn held(rows: impl Iterator<Item = (Day, Option<Day>)>, days: &mut Vec<Day>) {
    for (from, until) in rows {
        days.push(from);
        days.extend(until.map(Day::next));
    }
}
