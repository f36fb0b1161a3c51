//! A rule as a flat program, for asking one rule of a million people. Groups become counters,
//! children are put cheapest first, and a group stops as soon as the rest cannot change it.
//! Next: `evaluate`, which explains what this only answers.

use super::day::Day;
use super::facts::Facts;
use super::outcome::{Outcome, Tally};
use super::probe::{Probe, Scratch};
use super::rule::{Node, Rule};

/// A rule made ready to be asked of many people.
#[derive(Debug, Clone)]
pub struct Compiled {
    steps: Box<[Step]>,
}

#[derive(Debug, Clone)]
struct Step {
    /// Place of the step after this node.
    end: usize,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Group { need: usize, children: usize },
    Not,
    Probe(Probe),
}

/// How many of a group's children must be met.
pub(super) fn need(node: &Node) -> usize {
    match node {
        Node::All(of) => of.len(),
        Node::AtLeast(group) => usize::from(group.n),
        Node::Any(_) | Node::Not(_) | Node::Leaf(_) => 1,
    }
}

impl Compiled {
    /// Compiles a rule. Keep the result as long as the rule's edition is asked.
    pub fn new(rule: &Rule) -> Self {
        Self { steps: steps(rule.root()).0.into() }
    }

    /// Whether the person meets the rule on the day. Allocates nothing for a person with up to
    /// sixteen periods. Equal to the outcome of [`evaluate`](super::evaluate) for the same input.
    pub fn outcome<F: Facts>(&self, facts: &F, day: Day) -> Outcome {
        self.run(0, facts, day, &mut Scratch::default())
    }

    fn run<F: Facts>(&self, at: usize, facts: &F, day: Day, scratch: &mut Scratch) -> Outcome {
        let Some(step) = self.steps.get(at) else { return Outcome::CannotTell };
        match &step.what {
            What::Probe(probe) => probe.outcome(facts, day, scratch),
            What::Not => !self.run(at + 1, facts, day, scratch),
            What::Group { need, children } => {
                let mut tally = Tally::new(*need, *children);
                let mut child = at + 1;
                while child < step.end {
                    tally.add(self.run(child, facts, day, scratch));
                    if tally.outcome() != Outcome::CannotTell {
                        break;
                    }
                    child = self.steps.get(child).map_or(step.end, |inner| inner.end);
                }
                tally.outcome()
            }
        }
    }
}

/// The steps of a subtree, with ends relative to its start shifted later, and its cost.
fn steps(node: &Node) -> (Vec<Step>, u32) {
    if let Node::Leaf(leaf) = node {
        let probe = Probe::new(leaf);
        let cost = u32::from(probe.cost());
        return (vec![Step { end: 1, what: What::Probe(probe) }], cost);
    }
    let mut below: Vec<_> = node.children().iter().map(steps).collect();
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
pub fn outcome<F: Facts>(rule: &Rule, facts: &F, day: Day) -> Outcome {
    Compiled::new(rule).outcome(facts, day)
}
