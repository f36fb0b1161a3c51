//! A rule as a flat program, for asking one rule of a million people. Groups become counters, children are put cheapest
//! first, and a group stops as soon as the rest cannot change it. The same program tells the outcome of every leaf where
//! those are counted, and from when an outcome changes where reasons are not asked.
//! Next: `evaluate`, which explains what this only answers.

use super::day::Day;
use super::evaluate::When;
use super::facts::Facts;
use super::leaf::Leaf;
use super::outcome::{Outcome, Tally};
use super::probe::{Probe, Scratch};
use super::rule::{Node, Rule};
use super::setting::Setting;
use super::timeline::Timeline;

/// A rule made ready to be asked of many people about one post.
#[derive(Debug, Clone)]
pub struct Compiled {
    root: Program,
    through_reserve: Option<Program>,
}

/// Somebody who is asked many rules: what all of them need of the facts is prepared once.
#[derive(Debug)]
pub struct Prepared<'f, F> {
    facts: &'f F,
    scratch: Scratch,
}

impl<'f, F: Facts> Prepared<'f, F> {
    /// Prepares nothing yet: what no rule asks for is never read.
    pub fn new(facts: &'f F) -> Self {
        Self { facts, scratch: Scratch::default() }
    }
}

/// The outcomes of one person under one rule, from a day on, if nothing changes.
#[derive(Debug, Clone)]
pub struct Course {
    requirement: Timeline,
    through_reserve: Option<Timeline>,
}

/// A tree as steps, parents before children.
#[derive(Debug, Clone)]
pub(super) struct Program {
    steps: Box<[Step]>,
    /// In the order the leaves are written.
    probes: Box<[Probe]>,
    /// Whether a leaf lies under an odd number of `not`, so that being met is what keeps people out.
    negated: Box<[bool]>,
}

#[derive(Debug, Clone)]
pub(super) struct Step {
    /// Place of the step after this node.
    end: usize,
    pub(super) what: What,
}

#[derive(Debug, Clone)]
pub(super) enum What {
    Group {
        need: usize,
        children: usize,
    },
    Not,
    /// Place of the leaf in the order written.
    Leaf(usize),
}

/// How many of a group's children must be met.
pub(super) fn need(node: &Node) -> usize {
    match node {
        Node::All(of) => of.len(),
        Node::AtLeast(group) => usize::from(group.n),
        Node::Any(_) | Node::Not(_) | Node::Leaf(_) | Node::Include(_) => 1,
    }
}

impl Compiled {
    /// Compiles a rule for a post. Keep the result as long as the rule's edition is asked.
    pub fn new(rule: &Rule, setting: &Setting) -> Self {
        let through_reserve = rule.through_reserve().map(|node| Program::new(node, setting));
        Self { root: Program::new(rule.root(), setting), through_reserve }
    }

    /// Whether the person meets the rule on the day. Allocates nothing for a person with up to sixteen periods. Equal to
    /// the outcome of [`evaluate`](super::evaluate) for the same input.
    pub fn outcome<F: Facts>(&self, facts: &F, day: Day) -> Outcome {
        self.root.outcome(facts, day)
    }

    /// Whether the person may be appointed through the reserve without meeting the rule; nothing where the rule knows no
    /// such way.
    pub fn through_reserve<F: Facts>(&self, facts: &F, day: Day) -> Option<Outcome> {
        self.through_reserve.as_ref().map(|program| program.outcome(facts, day))
    }

    pub(super) const fn requirement(&self) -> &Program {
        &self.root
    }

    /// How many leaves the requirement has.
    pub fn leaves(&self) -> usize {
        self.root.probes.len()
    }

    /// The outcome with that of every leaf of the requirement, in the order written, as the requirement wants it: under
    /// `not`, a leaf that is met counts as *does not*. `leaves` is overwritten.
    pub fn with_leaves<F: Facts>(&self, facts: &F, day: Day, leaves: &mut Vec<Outcome>) -> Outcome {
        let mut scratch = Scratch::default();
        leaves.clear();
        leaves.extend(self.root.probes.iter().map(|probe| probe.outcome(facts, day, &mut scratch)));
        let outcome = self.root.run(0, &mut |leaf| leaves.get(leaf).copied().unwrap_or(Outcome::CannotTell));
        for (outcome, _) in leaves.iter_mut().zip(&self.root.negated).filter(|(_, negated)| **negated) {
            *outcome = !*outcome;
        }
        outcome
    }

    /// The outcome, and from when it changes, without reasons.
    pub fn from_when<F: Facts>(&self, facts: &F, day: Day) -> (Outcome, When) {
        let line = self.root.timeline(0, facts, day, &mut Scratch::default());
        (line.now, When::of(&line))
    }

    /// How it goes on for a person from a day on: one course answers for every later day.
    pub fn course<F: Facts>(&self, person: &mut Prepared<'_, F>, first: Day) -> Course {
        let mut line = |program: &Program| program.timeline(0, person.facts, first, &mut person.scratch);
        Course { requirement: line(&self.root), through_reserve: self.through_reserve.as_ref().map(line) }
    }
}

impl Course {
    /// Equal to [`Compiled::from_when`] on the day, which is not before the first.
    pub fn on(&self, day: Day) -> (Outcome, When) {
        let line = self.requirement.seen_from(day);
        (line.now, When::of(&line))
    }

    /// Equal to [`Compiled::through_reserve`] on the day, which is not before the first.
    pub fn through_reserve_on(&self, day: Day) -> Option<Outcome> {
        self.through_reserve.as_ref().map(|line| line.seen_from(day).now)
    }
}

impl Program {
    pub(super) fn new(root: &Node, setting: &Setting) -> Self {
        let (mut probes, mut negated) = (Vec::new(), Vec::new());
        for_each_leaf(root, false, &mut |leaf, under_not| {
            probes.push(Probe::new(leaf, setting));
            negated.push(under_not);
        });
        let (steps, _) = steps(root, &probes, &mut 0);
        Self { steps: steps.into(), probes: probes.into(), negated: negated.into() }
    }

    pub(super) fn outcome<F: Facts>(&self, facts: &F, day: Day) -> Outcome {
        let mut scratch = Scratch::default();
        self.run(0, &mut |leaf| {
            let probe = self.probes.get(leaf);
            probe.map_or(Outcome::CannotTell, |probe| probe.outcome(facts, day, &mut scratch))
        })
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// In the order the leaves are written.
    pub(super) fn probes(&self) -> &[Probe] {
        &self.probes
    }

    /// Places of the steps directly below a group.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.steps.get(at).map_or(0, |group| group.end);
        std::iter::successors(Some(at + 1), |child| self.steps.get(*child).map(|step| step.end))
            .take_while(move |child| *child < end)
    }

    fn run(&self, at: usize, ask: &mut impl FnMut(usize) -> Outcome) -> Outcome {
        let Some(step) = self.steps.get(at) else { return Outcome::CannotTell };
        match &step.what {
            What::Leaf(leaf) => ask(*leaf),
            What::Not => !self.run(at + 1, ask),
            What::Group { need, children } => {
                let mut tally = Tally::new(*need, *children);
                let mut child = at + 1;
                while child < step.end {
                    tally.add(self.run(child, ask));
                    if tally.outcome() != Outcome::CannotTell {
                        break;
                    }
                    child = self.steps.get(child).map_or(step.end, |inner| inner.end);
                }
                tally.outcome()
            }
        }
    }

    fn timeline<F: Facts>(&self, at: usize, facts: &F, day: Day, scratch: &mut Scratch) -> Timeline {
        let Some(step) = self.steps.get(at) else { return Timeline::of_group(1, &[]) };
        match &step.what {
            What::Leaf(leaf) => match self.probes.get(*leaf) {
                Some(probe) => Timeline::of_leaf(probe, facts, day, scratch),
                None => Timeline::of_group(1, &[]),
            },
            What::Not => self.timeline(at + 1, facts, day, scratch).not(),
            What::Group { need, children } => {
                let mut lines = Vec::with_capacity(*children);
                let mut child = at + 1;
                while child < step.end {
                    lines.push(self.timeline(child, facts, day, scratch));
                    child = self.steps.get(child).map_or(step.end, |inner| inner.end);
                }
                Timeline::of_group(*need, &lines)
            }
        }
    }
}

fn for_each_leaf(node: &Node, negated: bool, visit: &mut impl FnMut(&Leaf, bool)) {
    match node {
        Node::Leaf(leaf) => visit(leaf, negated),
        Node::Not(inner) => for_each_leaf(inner, !negated, visit),
        group => group.children().iter().for_each(|child| for_each_leaf(child, negated, visit)),
    }
}

/// The steps of a subtree, with ends relative to its start shifted later, and its cost. `next` numbers the leaves.
fn steps(node: &Node, probes: &[Probe], next: &mut usize) -> (Vec<Step>, u32) {
    if let Node::Leaf(_) = node {
        let leaf = *next;
        *next += 1;
        let cost = probes.get(leaf).map_or(0, |probe| u32::from(probe.cost()));
        return (vec![Step { end: 1, what: What::Leaf(leaf) }], cost);
    }
    let mut below: Vec<_> = node.children().iter().map(|child| steps(child, probes, next)).collect();
    // stable: children of one cost keep the written order
    below.sort_by_key(|(_, cost)| *cost);
    let what = match node {
        Node::Not(_) => What::Not,
        _ => What::Group { need: need(node), children: below.len() },
    };
    let mut program = vec![Step { end: 0, what }];
    let mut total = 0_u32;
    for (inner, cost) in below {
        let base = program.len();
        total = total.saturating_add(cost);
        program.extend(inner.into_iter().map(|step| Step { end: step.end + base, ..step }));
    }
    let end = program.len();
    if let Some(first) = program.first_mut() {
        first.end = end;
    }
    (program, total)
}

/// Whether the person meets the rule on the day, for one question; for many, keep a [`Compiled`].
pub fn outcome<F: Facts>(rule: &Rule, setting: &Setting, facts: &F, day: Day) -> Outcome {
    Compiled::new(rule, setting).outcome(facts, day)
}
