//! One rule asked of everybody in one pass over the index: verdicts counted, each requirement's share in keeping people
//! out, and the best of one verdict in order. Nothing is approximated: the scan runs the rules' own evaluator.

use std::cmp::Reverse;
use std::sync::Arc;

use search_index::{Column, DocAddress, DocId, OrderColumn, Result, ScanCollector, ScanPart, SegmentColumns};
use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::document::column;
use crate::matching::facts_columns::{DocFacts, FactColumns};
use crate::matching::merit::Yardstick;
use crate::matching::tenure::Tenure;
use crate::rules::{Compiled, Day, Draft, Leaf, Node, Outcome, Rule};

/// People by verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct Counts {
    pub meets: u64,
    pub cannot_tell: u64,
    pub does_not: u64,
}

/// How one requirement keeps people out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct Exclusion {
    /// People who do not satisfy it.
    pub keeps_out: u64,
    /// People of whom it cannot be told.
    pub unclear: u64,
    /// People who fail the whole rule and fail no other requirement: what waiving it could change at most.
    pub alone: u64,
}

/// The people of one verdict in their order, and counts of everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evaluated {
    pub counts: Counts,
    /// In the order of the rule's leaves.
    pub exclusions: Vec<Exclusion>,
    /// The best ones, as many as were asked for.
    pub ranked: Vec<Ranked>,
}

/// A person in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// Hundredths of points.
    pub score: u32,
    /// The person's id as a number; earlier ids come first among equals.
    pub person: u128,
    pub address: DocAddress,
}

/// The question.
#[derive(Debug)]
pub struct Evaluation(Arc<Question>);

#[derive(Debug)]
struct Question {
    rule: Compiled,
    leaves: Vec<Requirement>,
    day: Day,
    yardstick: Yardstick,
    verdict: Outcome,
    keep: usize,
}

#[derive(Debug, Clone)]
struct Requirement {
    test: Compiled,
    /// Under an odd number of `not`, being met is what keeps people out.
    negated: bool,
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

impl Evaluation {
    /// Asks `rule` as of `day`, and for the first `keep` people of one verdict.
    pub fn new(rule: &Rule, day: Day, yardstick: Yardstick, verdict: Outcome, keep: usize) -> Self {
        let mut leaves = Vec::new();
        add_requirements(rule, rule.root(), false, &mut leaves);
        Self(Arc::new(Question { rule: Compiled::new(rule), leaves, day, yardstick, verdict, keep }))
    }
}

fn add_requirements(rule: &Rule, node: &Node, negated: bool, leaves: &mut Vec<Requirement>) {
    match node {
        Node::Leaf(leaf) => {
            leaves.extend(alone(rule, leaf).map(|rule| Requirement { test: Compiled::new(&rule), negated }))
        }
        Node::Not(inner) => add_requirements(rule, inner, !negated, leaves),
        group => group.children().iter().for_each(|child| add_requirements(rule, child, negated, leaves)),
    }
}

/// The rule of one leaf.
fn alone(rule: &Rule, leaf: &Leaf) -> Option<Rule> {
    let draft = rule.clone().into_draft();
    let citations = draft.citations.into_iter().filter(|(name, _)| *name == leaf.cites).collect();
    Rule::new(Draft { root: Node::Leaf(leaf.clone()), citations, ..draft }).ok()
}

/// One range of documents.
pub struct EvaluationPart {
    question: Arc<Question>,
    facts: FactColumns,
    wished: Column,
    order: OrderColumn,
    segment: SegmentColumns,
    tenure: Tenure,
    found: Evaluated,
}

impl ScanCollector for Evaluation {
    type Part = EvaluationPart;
    type Output = Evaluated;

    fn part(&self, segment: &SegmentColumns) -> Result<EvaluationPart> {
        let exclusions = vec![Exclusion::default(); self.0.leaves.len()];
        Ok(EvaluationPart {
            question: Arc::clone(&self.0),
            facts: FactColumns::open(segment)?,
            wished: segment.column(column::WISHED)?,
            order: segment.order()?,
            segment: segment.clone(),
            tenure: Tenure::default(),
            found: Evaluated { exclusions, ..Evaluated::default() },
        })
    }

    fn merge(&self, parts: Vec<Evaluated>) -> Evaluated {
        let mut all =
            Evaluated { exclusions: vec![Exclusion::default(); self.0.leaves.len()], ..Evaluated::default() };
        for part in parts {
            all.counts.meets += part.counts.meets;
            all.counts.cannot_tell += part.counts.cannot_tell;
            all.counts.does_not += part.counts.does_not;
            for (sum, more) in all.exclusions.iter_mut().zip(part.exclusions) {
                sum.keeps_out += more.keeps_out;
                sum.unclear += more.unclear;
                sum.alone += more.alone;
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
        let facts = self.facts.of(doc);
        let verdict = self.question.rule.outcome(&facts, self.question.day);
        self.found.counts.add(verdict);
        if verdict != Outcome::Meets {
            explain_to(&mut self.found.exclusions, &self.question, &facts, verdict);
        }
        if verdict == self.question.verdict && self.question.keep > 0 {
            let merit = self.question.yardstick.measure(&facts, self.wished.values(doc), &mut self.tenure);
            let (person, address) = (self.order.get(doc), self.segment.address(doc));
            self.found.ranked.push(Ranked { score: merit.score().total, person, address });
        }
    }

    fn finish(mut self) -> Evaluated {
        keep_best(&mut self.found.ranked, self.question.keep);
        self.found
    }
}

/// Adds a person who does not meet the rule to the counts of the requirements that are in the way.
fn explain_to(exclusions: &mut [Exclusion], question: &Question, facts: &DocFacts<'_>, verdict: Outcome) {
    let mut failed = 0_u32;
    let mut last = None;
    for (exclusion, requirement) in exclusions.iter_mut().zip(&question.leaves) {
        let outcome = requirement.test.outcome(facts, question.day);
        match if requirement.negated { !outcome } else { outcome } {
            Outcome::Meets => {}
            Outcome::CannotTell => exclusion.unclear += 1,
            Outcome::DoesNot => {
                exclusion.keeps_out += 1;
                failed += 1;
                last = Some(exclusion);
            }
        }
    }
    if let Some(only) = last.filter(|_| failed == 1 && verdict == Outcome::DoesNot) {
        only.alone += 1;
    }
}

/// The best `keep` in order: more points first, then the earlier person.
fn keep_best(ranked: &mut Vec<Ranked>, keep: usize) {
    let rank = |one: &Ranked| (Reverse(one.score), one.person);
    if ranked.len() > keep && keep > 0 {
        ranked.select_nth_unstable_by_key(keep - 1, rank);
    }
    ranked.truncate(keep);
    ranked.sort_unstable_by_key(rank);
}
