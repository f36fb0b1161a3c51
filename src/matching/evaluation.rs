//! One rule asked of everybody in one pass over the index: verdicts counted, each requirement's share in keeping people
//! out, and the best of one list in order. Nothing is approximated: the scan runs the rules' own evaluator.
//! Next: `matches`, which pages and explains; `sensitivity`, which asks what another rule would change.

use std::cmp::Reverse;
use std::sync::Arc;

use search_index::{Column, DocAddress, DocId, OrderColumn, Result, ScanCollector, ScanPart, SegmentColumns};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::matching::closeness::Closeness;
use crate::matching::document::column;
use crate::matching::facts_columns::FactColumns;
use crate::matching::merit::{Beside, Yardstick};
use crate::matching::tenure::Tenure;
use crate::rules::{Compiled, Day, Hindrances, Outcome, Rule, Setting, When};

/// How far ahead *soon* looks, in months.
pub const SOON_MONTHS: u32 = 6;
/// People kept beyond those asked for before the list is cut again.
const SLACK: usize = 4_096;

/// People by verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Counts {
    pub meets: u64,
    pub cannot_tell: u64,
    pub does_not: u64,
    /// Of those who do not meet the rule or of whom it cannot be told: who may be appointed through the reserve.
    pub through_reserve: u64,
}

/// How one requirement keeps people out. An alternative that is not needed keeps nobody out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct Exclusion {
    /// People who fail the rule and, in a part that fails, this.
    pub keeps_out: u64,
    /// People of whom the rule cannot be told and, in a part that cannot be told, this: the evidence to gather.
    pub unclear: u64,
    /// People who fail the rule and would meet it if this alone were satisfied.
    pub alone: u64,
    /// People who fail the rule and of whom it could not be told if this alone were satisfied.
    pub alone_unclear: u64,
}

/// Which people are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Those of one verdict.
    Verdict(Outcome),
    /// Who may be appointed through the reserve without meeting the rule.
    ThroughReserve,
    /// Near misses: who does not meet the rule on the day and will within [`SOON_MONTHS`], or then may if nothing but
    /// evidence, a confirmation or a check is missing; soonest first.
    Soon,
}

impl Listed {
    /// Every list, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Verdict(Outcome::Meets),
        Self::Verdict(Outcome::CannotTell),
        Self::Verdict(Outcome::DoesNot),
        Self::Soon,
        Self::ThroughReserve,
    ];

    /// The stable code, as in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Verdict(outcome) => outcome.code(),
            Self::ThroughReserve => "through_reserve",
            Self::Soon => "soon",
        }
    }
}

/// The people of one list in their order, and counts of everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evaluated {
    pub counts: Counts,
    /// In the order of the rule's leaves; empty when statistics were not asked for.
    pub exclusions: Vec<Exclusion>,
    /// How many people the list has.
    pub listed: u64,
    /// The best ones, as many as were asked for.
    pub ranked: Vec<Ranked>,
}

/// A person in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// For near misses, the day from which the rule is met, or may be.
    pub from: Option<Near>,
    /// Hundredths of points.
    pub score: u32,
    /// The person's id as a number; earlier ids come first among equals.
    pub person: u128,
    pub address: DocAddress,
}

/// From when somebody who does not meet a rule will, or may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    pub day: Day,
    /// Only evidence, a confirmation or a check may be missing then; on one day, after those who will.
    pub perhaps: bool,
}

impl Near {
    /// The near miss of somebody who does not meet the rule on `day`, if it is one.
    pub fn of(when: When, day: Day) -> Option<Self> {
        let by = day.plus_months(SOON_MONTHS);
        let near = |from: Option<Day>| from.filter(|from| *from <= by);
        let surely = near(when.eligible_from).map(|day| Self { day, perhaps: false });
        surely.or_else(|| near(when.possible_from).map(|day| Self { day, perhaps: true }))
    }
}

/// The question.
#[derive(Debug)]
pub struct Evaluation(Arc<Question>);

/// What is asked of everybody.
#[derive(Debug)]
pub struct Question {
    rule: Compiled,
    day: Day,
    yardstick: Yardstick,
    closeness: Closeness,
    listed: Listed,
    /// Only people in whose way this leaf stands, by its place in the rule.
    leaf: Option<usize>,
    keep: usize,
    statistics: bool,
}

impl Counts {
    /// The count of one verdict.
    pub const fn of(&self, verdict: Outcome) -> u64 {
        match verdict {
            Outcome::Meets => self.meets,
            Outcome::CannotTell => self.cannot_tell,
            Outcome::DoesNot => self.does_not,
        }
    }

    /// Everybody.
    pub const fn all(&self) -> u64 {
        self.meets + self.cannot_tell + self.does_not
    }

    pub(super) const fn add(&mut self, verdict: Outcome) {
        match verdict {
            Outcome::Meets => self.meets += 1,
            Outcome::CannotTell => self.cannot_tell += 1,
            Outcome::DoesNot => self.does_not += 1,
        }
    }
}

impl Question {
    /// Asks `rule` for a post as of `day`, and for the first `keep` people of one list, with each requirement's share.
    pub fn new(
        rule: &Rule,
        setting: &Setting,
        day: Day,
        yardstick: Yardstick,
        listed: Listed,
        keep: usize,
    ) -> Self {
        let rule = Compiled::new(rule, setting);
        let closeness = Closeness::default();
        Self { rule, day, yardstick, closeness, listed, leaf: None, keep, statistics: true }
    }

    /// Measures nearness to the post's title too.
    #[must_use]
    pub fn near(mut self, closeness: Closeness) -> Self {
        self.closeness = closeness;
        self
    }

    /// Lists only people in whose way this leaf stands: who fail it where the rule fails, or of whom it cannot be told
    /// where the rule cannot.
    #[must_use]
    pub const fn held_by(mut self, leaf: Option<usize>) -> Self {
        self.leaf = leaf;
        self
    }

    /// Leaves out each requirement's share, which takes a good part of the time.
    #[must_use]
    pub const fn without_statistics(mut self) -> Self {
        self.statistics = false;
        self
    }

    /// Ready to be asked.
    pub fn ready(self) -> Evaluation {
        Evaluation(Arc::new(self))
    }

    fn exclusions(&self) -> Vec<Exclusion> {
        vec![Exclusion::default(); if self.statistics { self.rule.leaves() } else { 0 }]
    }
}

/// One range of documents.
pub struct EvaluationPart {
    question: Arc<Question>,
    facts: FactColumns,
    wished: Column,
    order: OrderColumn,
    segment: SegmentColumns,
    tenure: Tenure,
    hindrances: Hindrances,
    found: Evaluated,
}

impl ScanCollector for Evaluation {
    type Part = EvaluationPart;
    type Output = Evaluated;

    fn part(&self, segment: &SegmentColumns) -> Result<EvaluationPart> {
        Ok(EvaluationPart {
            question: Arc::clone(&self.0),
            facts: FactColumns::open(segment)?,
            wished: segment.column(column::WISHED)?,
            order: segment.order()?,
            segment: segment.clone(),
            tenure: Tenure::default(),
            hindrances: Hindrances::default(),
            found: Evaluated { exclusions: self.0.exclusions(), ..Evaluated::default() },
        })
    }

    fn merge(&self, parts: Vec<Evaluated>) -> Evaluated {
        let mut all = Evaluated { exclusions: self.0.exclusions(), ..Evaluated::default() };
        for part in parts {
            all.counts.meets += part.counts.meets;
            all.counts.cannot_tell += part.counts.cannot_tell;
            all.counts.does_not += part.counts.does_not;
            all.counts.through_reserve += part.counts.through_reserve;
            all.listed += part.listed;
            for (sum, more) in all.exclusions.iter_mut().zip(part.exclusions) {
                sum.keeps_out += more.keeps_out;
                sum.unclear += more.unclear;
                sum.alone += more.alone;
                sum.alone_unclear += more.alone_unclear;
            }
            all.ranked.extend(part.ranked);
        }
        keep_best(&mut all.ranked, self.0.keep);
        all
    }
}

impl ScanPart for EvaluationPart {
    type Fruit = Evaluated;

    fn visit(&mut self, doc: DocId) {
        let question = &*self.question;
        let facts = self.facts.of(doc);
        let verdict = if question.statistics || question.leaf.is_some() {
            question.rule.with_hindrances(&facts, question.day, &mut self.hindrances)
        } else {
            question.rule.outcome(&facts, question.day)
        };
        self.found.counts.add(verdict);
        let mut through_reserve = false;
        if verdict != Outcome::Meets {
            through_reserve = question.rule.through_reserve(&facts, question.day) == Some(Outcome::Meets);
            self.found.counts.through_reserve += u64::from(through_reserve);
            if question.statistics {
                explain_to(&mut self.found.exclusions, &self.hindrances, verdict);
            }
        }
        let from = match question.listed {
            Listed::Verdict(wanted) if wanted == verdict => None,
            Listed::ThroughReserve if through_reserve => None,
            Listed::Soon if verdict != Outcome::Meets => {
                let near = Near::of(question.rule.from_when(&facts, question.day).1, question.day);
                if near.is_none() {
                    return;
                }
                near
            }
            _ => return,
        };
        if !question.leaf.is_none_or(|leaf| self.hindrances.holds(leaf)) {
            return;
        }
        self.found.listed += 1;
        if question.keep > 0 {
            let address = self.segment.address(doc);
            let here = u64::from(question.yardstick.region_number());
            let beside = Beside {
                wishes: self.wished.values(doc).any(|region| region == here),
                words: question.closeness.words(address),
            };
            let merit = question.yardstick.measure(&facts, beside, &mut self.tenure);
            let score = merit.score(question.yardstick.weights()).total;
            self.found.ranked.push(Ranked { from, score, person: self.order.get(doc), address });
            if self.found.ranked.len() >= question.keep + SLACK {
                keep_best(&mut self.found.ranked, question.keep);
            }
        }
    }

    fn finish(mut self) -> Evaluated {
        keep_best(&mut self.found.ranked, self.question.keep);
        self.found
    }
}

/// Adds a person who does not meet the rule to the counts of the requirements that are in the way.
fn explain_to(exclusions: &mut [Exclusion], hindrances: &Hindrances, verdict: Outcome) {
    let fails = verdict == Outcome::DoesNot;
    for (exclusion, hindrance) in exclusions.iter_mut().zip(hindrances.leaves()) {
        exclusion.keeps_out += u64::from(hindrance.holds && fails);
        exclusion.unclear += u64::from(hindrance.holds && !fails);
        exclusion.alone += u64::from(fails && hindrance.satisfied == Outcome::Meets);
        exclusion.alone_unclear += u64::from(fails && hindrance.satisfied == Outcome::CannotTell);
    }
}

/// The best `keep` in order: sooner first, then more points, then the earlier person.
fn keep_best(ranked: &mut Vec<Ranked>, keep: usize) {
    let rank = |one: &Ranked| (one.from, Reverse(one.score), one.person);
    if ranked.len() > keep && keep > 0 {
        ranked.select_nth_unstable_by_key(keep - 1, rank);
    }
    ranked.truncate(keep);
    ranked.sort_unstable_by_key(rank);
}
