//! What stands between a person and a rule, leaf by leaf: which leaves hold the outcome where it is, and what the outcome
//! would be if one of them alone were satisfied. Counterfactual and exact: an alternative that is not needed hinders
//! nobody, however it came out. One pass up the program and one down, for everybody in a scan who does not meet the rule.
//! Next: `matching::evaluation`, which counts it.

use super::compile::{Compiled, Program, What};
use super::day::Day;
use super::facts::Facts;
use super::outcome::{Outcome, Tally};
use super::probe::Scratch;

/// How one leaf stands in the way of one person. Leaves are seen as the rule wants them: under `not`, one that is met fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hindrance {
    /// Whether the leaf and every group around it came out as the whole rule did, which is not *meets*: it fails where the
    /// rule fails, or cannot be told where the rule cannot.
    pub holds: bool,
    /// The outcome of the whole rule if this leaf alone were satisfied.
    pub satisfied: Outcome,
}

/// The leaves of a rule for one person after another; kept, so that a scan allocates once.
#[derive(Debug, Clone, Default)]
pub struct Hindrances {
    /// In the order the leaves are written; empty for who meets the rule.
    leaves: Vec<Hindrance>,
    /// Of each leaf in the order written, as it is.
    answers: Vec<Outcome>,
    /// Of each step, as it is.
    steps: Vec<Outcome>,
    /// Of each step, what it would make of the whole rule.
    effects: Vec<Effect>,
}

/// The outcome of the whole rule for each outcome of one node, the others staying as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Effect {
    /// For *does not*, *cannot tell* and *meets*.
    of: [Outcome; 3],
    /// The outcome that would satisfy it: *does not* under an odd number of `not`.
    wanted: Outcome,
    /// Whether the node, seen as the rule wants it, and every group around it came out as the whole rule did.
    holds: bool,
}

impl Effect {
    const fn at(self, outcome: Outcome) -> Outcome {
        let [does_not, cannot_tell, meets] = self.of;
        match outcome {
            Outcome::DoesNot => does_not,
            Outcome::CannotTell => cannot_tell,
            Outcome::Meets => meets,
        }
    }

    /// Of a child, given the outcome that its group would have for each of the child's.
    fn below(self, group: impl Fn(Outcome) -> Outcome) -> [Outcome; 3] {
        Outcome::ALL.map(|outcome| self.at(group(outcome)))
    }
}

impl Hindrances {
    /// How each leaf stands in the way, in the order written; nothing for who meets the rule.
    pub fn leaves(&self) -> &[Hindrance] {
        &self.leaves
    }

    /// Whether the leaf in this place holds the outcome where it is.
    pub fn holds(&self, leaf: usize) -> bool {
        self.leaves.get(leaf).is_some_and(|one| one.holds)
    }
}

impl Compiled {
    /// The outcome, and how each leaf of the requirement stands in its way. `found` is overwritten.
    pub fn with_hindrances<F: Facts>(&self, facts: &F, day: Day, found: &mut Hindrances) -> Outcome {
        let program = self.requirement();
        let mut scratch = Scratch::default();
        found.leaves.clear();
        found.answers.clear();
        found.answers.extend(program.probes().iter().map(|probe| probe.outcome(facts, day, &mut scratch)));
        let whole = program.answered(&found.answers, &mut found.steps);
        if whole != Outcome::Meets {
            found.explain(program, whole);
        }
        whole
    }
}

impl Program {
    /// The outcome of every step from those of the leaves, and that of the whole.
    fn answered(&self, answers: &[Outcome], steps: &mut Vec<Outcome>) -> Outcome {
        steps.clear();
        steps.resize(self.steps().len(), Outcome::CannotTell);
        // children come after their parents
        for (at, step) in self.steps().iter().enumerate().rev() {
            let of = |place: usize| steps.get(place).copied().unwrap_or(Outcome::CannotTell);
            let outcome = match &step.what {
                What::Leaf(leaf) => answers.get(*leaf).copied().unwrap_or(Outcome::CannotTell),
                What::Not => !of(at + 1),
                What::Group { need, children } => {
                    let mut tally = Tally::new(*need, *children);
                    self.children(at).for_each(|child| tally.add(of(child)));
                    tally.outcome()
                }
            };
            if let Some(place) = steps.get_mut(at) {
                *place = outcome;
            }
        }
        steps.first().copied().unwrap_or(Outcome::CannotTell)
    }
}

impl Hindrances {
    /// From the whole down: what each node could make of it.
    fn explain(&mut self, program: &Program, whole: Outcome) {
        let nothing = Effect { of: [whole; 3], wanted: Outcome::Meets, holds: false };
        self.leaves.resize(program.probes().len(), Hindrance { holds: false, satisfied: whole });
        self.effects.clear();
        self.effects.resize(program.steps().len(), nothing);
        if let Some(first) = self.effects.first_mut() {
            *first = Effect { of: Outcome::ALL, wanted: Outcome::Meets, holds: true };
        }
        for (at, step) in program.steps().iter().enumerate() {
            let effect = self.effects.get(at).copied().unwrap_or(nothing);
            match &step.what {
                What::Leaf(leaf) => {
                    if let Some(place) = self.leaves.get_mut(*leaf) {
                        *place = Hindrance { holds: effect.holds, satisfied: effect.at(effect.wanted) };
                    }
                }
                What::Not => {
                    let of = effect.below(|outcome| !outcome);
                    self.put(at + 1, whole, of, !effect.wanted, effect.holds);
                }
                What::Group { need, children } => {
                    let mut tally = Tally::new(*need, *children);
                    program.children(at).for_each(|child| tally.add(self.step(child)));
                    for child in program.children(at) {
                        let mut others = tally;
                        others.remove(self.step(child));
                        let of = effect.below(|outcome| {
                            let mut with = others;
                            with.add(outcome);
                            with.outcome()
                        });
                        self.put(child, whole, of, effect.wanted, effect.holds);
                    }
                }
            }
        }
    }

    fn step(&self, at: usize) -> Outcome {
        self.steps.get(at).copied().unwrap_or(Outcome::CannotTell)
    }

    fn put(&mut self, at: usize, whole: Outcome, of: [Outcome; 3], wanted: Outcome, above: bool) {
        let outcome = self.step(at);
        let seen = if wanted == Outcome::Meets { outcome } else { !outcome };
        if let Some(place) = self.effects.get_mut(at) {
            *place = Effect { of, wanted, holds: above && seen == whole };
        }
    }
}
