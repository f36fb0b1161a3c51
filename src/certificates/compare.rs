//! A certificate beside the same match computed now: what is as it was, and what differs. The salted hashes of a person's
//! facts tell changed data from a changed verdict: other facts are life going on, the same facts with another verdict under
//! the same rule and program are a fault.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::compute::{Everybody, One};
use super::document::{Content, Line, People};
use crate::matching::evaluation::Counts;
use crate::platform::ids::PersonId;
use crate::rules::Outcome;

/// Most places and people that a report names; the counts are of all.
const MOST_NAMED: usize = 100;

/// What differs among people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
#[schema(as = CertificatePeopleChanges)]
pub struct PeopleChanges {
    pub counts_then: Counts,
    pub counts_now: Counts,
    /// Places among those who meet the rule that somebody else has now, or nobody; and the first hundred of them.
    pub places_changed: u64,
    pub places: Vec<u64>,
    /// Of the people listed: who are not in the reserve, or not within this reach, any more.
    pub gone: u64,
    /// Of the people listed: whose facts changed.
    pub facts_changed: u64,
    /// Of the people listed: whose verdict is another one (meets, does not, cannot tell).
    pub outcomes_changed: u64,
    /// Of the people listed: whose verdict or its reasons are not the same.
    pub verdicts_changed: u64,
    /// Of the people listed: who have other points.
    pub scores_changed: u64,
    /// Who meet the rule now and were not listed as meeting it.
    pub joined: u64,
    /// Nobody listed changed, and somebody beyond the lists did.
    pub beyond_lists: bool,
    /// Of the people listed: who have the same facts and another verdict or other points.
    pub unexplained: u64,
    /// The first hundred of those listed who changed.
    pub people: Vec<PersonChange>,
}

/// One listed person who changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CertificatePersonChange)]
pub struct PersonChange {
    /// The list of the certificate.
    pub list: Outcome,
    /// Place in it, from 1.
    pub place: u64,
    pub pseudonym: String,
    /// Who it is; nothing for somebody who is gone.
    pub person: Option<PersonId>,
    /// `gone`, `facts`, `outcome`, `verdict`, `score`.
    pub what: Vec<&'static str>,
}

impl PeopleChanges {
    /// Whether everybody is as they were.
    pub fn is_none(&self) -> bool {
        let changed = [self.places_changed, self.gone, self.facts_changed, self.verdicts_changed];
        let more = [self.outcomes_changed, self.scores_changed, self.joined, self.unexplained];
        changed.into_iter().chain(more).all(|count| count == 0)
            && !self.beyond_lists
            && self.counts_then == self.counts_now
    }
}

/// Compares. Both must be of the same vacancy and salted with the same key.
pub fn people(content: &Content, then: &People, now: &Everybody) -> PeopleChanges {
    let lines: HashMap<String, (&One, Line)> = now
        .0
        .iter()
        .map(|one| {
            let line = one.line();
            (line.0.clone(), (one, line))
        })
        .collect();
    let mut changes =
        PeopleChanges { counts_then: content.counts, counts_now: now.counts(), ..PeopleChanges::default() };
    let lists = [
        (Outcome::Meets, &then.meets),
        (Outcome::CannotTell, &then.cannot_tell),
        (Outcome::DoesNot, &then.does_not),
    ];
    for (list, people) in lists {
        for (place, line) in (1_u64..).zip(people) {
            changes.add(list, place, line, lines.get(&line.0));
        }
    }
    let most = usize::try_from(content.lists.most_meets).unwrap_or(usize::MAX);
    let meet_now: Vec<String> = now.of(Outcome::Meets).take(most).map(|one| one.line().0).collect();
    let longer = meet_now.len().max(then.meets.len());
    for (place, at) in (1_u64..).zip(0..longer) {
        if meet_now.get(at) != then.meets.get(at).map(|line| &line.0) {
            changes.places_changed += 1;
            if changes.places.len() < MOST_NAMED {
                changes.places.push(place);
            }
        }
    }
    let met: std::collections::HashSet<_> = then.meets.iter().map(|line| line.0.as_str()).collect();
    let joined = meet_now.iter().filter(|pseudonym| !met.contains(pseudonym.as_str())).count();
    changes.joined = u64::try_from(joined).unwrap_or(u64::MAX);
    changes.settle(content, then, now);
    changes
}

impl PeopleChanges {
    fn add(&mut self, list: Outcome, place: u64, line: &Line, now: Option<&(&One, Line)>) {
        let Line(pseudonym, facts, verdict, score) = line;
        let mut what = Vec::new();
        match now {
            None => {
                self.gone += 1;
                what.push("gone");
            }
            Some((one, Line(_, facts_now, verdict_now, score_now))) => {
                let checks = [
                    (facts != facts_now, "facts", &mut self.facts_changed),
                    (list != one.outcome, "outcome", &mut self.outcomes_changed),
                    (verdict != verdict_now, "verdict", &mut self.verdicts_changed),
                    (score != score_now, "score", &mut self.scores_changed),
                ];
                for (changed, name, count) in checks {
                    if changed {
                        *count += 1;
                        what.push(name);
                    }
                }
                if !what.is_empty() && facts == facts_now {
                    self.unexplained += 1;
                }
            }
        }
        if !what.is_empty() && self.people.len() < MOST_NAMED {
            let person = now.map(|(one, _)| PersonId::from_uuid(uuid::Uuid::from_u128(one.person)));
            self.people.push(PersonChange { list, place, pseudonym: pseudonym.clone(), person, what });
        }
    }

    /// The hash over everybody against what the lists showed.
    fn settle(&mut self, content: &Content, then: &People, now: &Everybody) {
        let same_hash = content.everybody == now.hash();
        let same_lists = *then == now.people(content.lists.most_meets, content.lists.most_others);
        if !same_hash && same_lists {
            self.beyond_lists = true;
        }
        // the same people with the same results, and yet other lists or counts: the record does not follow from them
        if same_hash && (!same_lists || self.counts_then != self.counts_now) {
            self.unexplained = self.unexplained.max(1);
        }
    }
}
