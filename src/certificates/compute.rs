//! The match once more, for everybody and with every reason, turned into lines of a certificate. It is computed from a
//! state of the search index both when a certificate is made and when it is checked, so the two cannot differ by method;
//! for a check that index is made from the database on the spot (`matching::scratch`).
//! Next: `commit`, what the hashes are of.

use std::cmp::Reverse;
use std::sync::Arc;
use std::time::Duration;

use search_index::{Column, DocId, OrderColumn, Result, ScanCollector, ScanPart, SegmentColumns, Snapshot};
use sha2::{Digest as _, Sha256};

use super::commit::{Commitment, Committed};
use super::document::{Line, People};
use crate::matching::closeness::Closeness;
use crate::matching::document::column;
use crate::matching::evaluation::Counts;
use crate::matching::facts_columns::FactColumns;
use crate::matching::merit::{Beside, Yardstick};
use crate::matching::reach::within;
use crate::matching::tenure::Tenure;
use crate::people::reach::Reach;
use crate::platform::ids::VacancyId;
use crate::platform::keys::Salter;
use crate::posts::Weights;
use crate::reference::data::Names;
use crate::reference::keys::Kato;
use crate::rules::{Day, Outcome, Rule, Setting, evaluate};

/// What is computed: everything a certificate names besides the people.
#[derive(Debug)]
pub struct Inputs {
    pub vacancy: VacancyId,
    /// Title of the post, for nearness of the posts held.
    pub title: Names,
    /// Place of the post.
    pub region: Kato,
    pub rule: Arc<Rule>,
    pub setting: Setting,
    pub weights: Weights,
    pub day: Day,
    /// Of whom, and the day that is told for.
    pub reach: (Reach, Day),
    pub salter: Salter,
}

/// One person's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct One {
    /// The person's id as a number.
    pub person: u128,
    pub outcome: Outcome,
    pub through_reserve: bool,
    /// Hundredths of points.
    pub score: u32,
    pub committed: Committed,
}

/// Everybody, in the order of the match: by verdict, then points, then earlier ids.
#[derive(Debug)]
pub struct Everybody(pub Vec<One>);

impl Everybody {
    /// Computes it from one state of the index.
    ///
    /// # Errors
    /// Damage of the index, or the time limit.
    pub fn compute(snapshot: &Snapshot, inputs: &Inputs, limit: Option<Duration>) -> Result<Self> {
        let closeness = Closeness::of(snapshot, &inputs.title)?;
        let yardstick = Yardstick::new(&inputs.rule, inputs.region, inputs.day, inputs.weights);
        let (reach, on) = &inputs.reach;
        let filters = within(reach, *on);
        let mut all = snapshot.scan(&filters, limit, &Scan { inputs, closeness, yardstick })?;
        all.sort_unstable_by_key(|one| (Reverse(one.outcome), Reverse(one.score), one.person));
        Ok(Self(all))
    }

    /// People by verdict.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for one in &self.0 {
            match one.outcome {
                Outcome::Meets => counts.meets += 1,
                Outcome::CannotTell => counts.cannot_tell += 1,
                Outcome::DoesNot => counts.does_not += 1,
            }
            counts.through_reserve += u64::from(one.through_reserve);
        }
        counts
    }

    /// The people of one verdict, in order.
    pub fn of(&self, outcome: Outcome) -> impl Iterator<Item = &One> {
        self.0.iter().filter(move |one| one.outcome == outcome)
    }

    /// The lists, each cut where it may be no longer.
    pub fn people(&self, most_meets: u64, most_others: u64) -> People {
        let list = |outcome, most| {
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            self.of(outcome).take(most).map(One::line).collect()
        };
        People {
            cannot_tell: list(Outcome::CannotTell, most_others),
            does_not: list(Outcome::DoesNot, most_others),
            meets: list(Outcome::Meets, most_meets),
        }
    }

    /// The hash over everybody, in the order of their ids: also of those whom no list has room for.
    pub fn hash(&self) -> String {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort_unstable_by_key(|one| one.person);
        let mut hasher = Sha256::new();
        hasher.update(b"kadr everybody 1\n");
        for one in sorted {
            let Line(person, facts, verdict, score) = one.line();
            let (outcome, way) = (one.outcome.code(), u8::from(one.through_reserve));
            hasher.update(format!("{person} {outcome} {way} {facts} {verdict} {score}\n"));
        }
        hex::encode(hasher.finalize())
    }
}

impl One {
    /// The person as a certificate lists them.
    pub fn line(&self) -> Line {
        let Committed { pseudonym, facts, verdict } = &self.committed;
        Line(hex::encode(pseudonym), hex::encode(facts), hex::encode(verdict), self.score)
    }
}

struct Scan<'a> {
    inputs: &'a Inputs,
    closeness: Closeness,
    yardstick: Yardstick,
}

struct Part<'a> {
    scan: &'a Inputs,
    closeness: Closeness,
    yardstick: Yardstick,
    facts: FactColumns,
    wished: Column,
    order: OrderColumn,
    segment: SegmentColumns,
    tenure: Tenure,
    found: Vec<One>,
}

impl<'a> ScanCollector for Scan<'a> {
    type Part = Part<'a>;
    type Output = Vec<One>;

    fn part(&self, segment: &SegmentColumns) -> Result<Part<'a>> {
        Ok(Part {
            scan: self.inputs,
            closeness: self.closeness.clone(),
            yardstick: self.yardstick,
            facts: FactColumns::open(segment)?,
            wished: segment.column(column::WISHED)?,
            order: segment.order()?,
            segment: segment.clone(),
            tenure: Tenure::default(),
            found: Vec::new(),
        })
    }

    fn merge(&self, parts: Vec<Vec<One>>) -> Vec<One> {
        parts.into_iter().flatten().collect()
    }
}

impl ScanPart for Part<'_> {
    type Fruit = Vec<One>;

    fn visit(&mut self, doc: DocId) {
        let person = self.order.get(doc);
        let mut facts = self.facts.of(doc).to_person();
        // the order in which facts were entered changes no outcome, and must change no hash
        for list in facts.lists_mut() {
            list.sort_unstable();
        }
        let here = u64::from(self.yardstick.region_number());
        let wishes = self.wished.values(doc).any(|region| region == here);
        let beside = Beside { wishes, words: self.closeness.words(self.segment.address(doc)) };
        let merit = self.yardstick.measure(&facts, beside, &mut self.tenure);
        let verdict = evaluate(&self.scan.rule, &self.scan.setting, &facts, self.scan.day);
        let way = verdict.through_reserve.as_ref().map(|way| way.outcome);
        let commitment = Commitment::new(&self.scan.salter, self.scan.vacancy, person);
        self.found.push(One {
            person,
            outcome: verdict.outcome,
            through_reserve: verdict.outcome != Outcome::Meets && way == Some(Outcome::Meets),
            score: merit.score(self.scan.weights).total,
            committed: commitment.of(&facts, beside, &verdict),
        });
    }

    fn finish(self) -> Vec<One> {
        self.found
    }
}
