//! What another rule would change: one leaf tightened, relaxed or taken away, asked of many people. Most people answer
//! the changed leaf the same way under both rules, so only the others are asked the two whole rules.
//! Next: `step`, which proposes such changes.

use super::compile::Program;
use super::day::Day;
use super::facts::Facts;
use super::leaf::{Leaf, Test};
use super::outcome::Outcome;
use super::probe::{Probe, Scratch};
use super::rule::{AtLeast, Node, Rule, RuleError};
use super::setting::Setting;
use crate::reference::codes::Grade;

/// A rule and the same rule with one leaf changed, ready to be asked of many people about one post.
#[derive(Debug, Clone)]
pub struct Change {
    before: Program,
    /// Nothing when nothing is left to ask: then everybody meets it.
    after: Option<Program>,
    old: Probe,
    new: Changed,
}

#[derive(Debug, Clone)]
enum Changed {
    To(Probe),
    /// The leaf is gone; a person who had this outcome of it is left where they were.
    Gone(Outcome),
}

impl Change {
    /// The leaf with this id, of the requirement or of the way through the reserve, asking something else.
    ///
    /// # Errors
    /// What the rule may not say, with its place. Nothing (`None`) if the rule has no such leaf.
    pub fn replace(
        rule: &Rule,
        setting: &Setting,
        id: &str,
        test: Test,
        grade: Option<Grade>,
    ) -> Result<Option<Self>, RuleError> {
        let Some(old) = rule.leaf(id) else { return Ok(None) };
        let new = Leaf { test, grade, ..old.clone() };
        let mut draft = rule.clone().into_draft();
        let place = std::iter::once(&mut draft.root)
            .chain(&mut draft.through_reserve)
            .find_map(|tree| leaf_mut(tree, id));
        if let Some(place) = place {
            *place = new.clone();
        }
        let changed = Rule::new(draft)?;
        let (Some(before), Some(after)) = (tree_of(rule, id), tree_of(&changed, id)) else { return Ok(None) };
        Ok(Some(Self {
            before: Program::new(before, setting),
            after: Some(Program::new(after, setting)),
            old: Probe::new(old, setting),
            new: Changed::To(Probe::new(&new, setting)),
        }))
    }

    /// The rule without the leaf with this id, and without groups that it leaves empty; of "at least n" as many are asked
    /// as are left. Nothing if the rule has no such leaf.
    pub fn without(rule: &Rule, setting: &Setting, id: &str) -> Option<Self> {
        let (tree, leaf) = (tree_of(rule, id)?, rule.leaf(id)?);
        let (left, neutral) = match take(tree, id)? {
            Taken::Left(node, neutral) => (Some(node), neutral),
            Taken::Whole(negated) => (None, if negated { Outcome::DoesNot } else { Outcome::Meets }),
        };
        Some(Self {
            before: Program::new(tree, setting),
            after: left.map(|node| Program::new(&node, setting)),
            old: Probe::new(leaf, setting),
            new: Changed::Gone(neutral),
        })
    }

    /// The outcomes before and after; nothing where the changed leaf says the same of the person, so nothing changes.
    pub fn outcomes<F: Facts>(&self, facts: &F, day: Day) -> Option<(Outcome, Outcome)> {
        let mut scratch = Scratch::default();
        let old = self.old.outcome(facts, day, &mut scratch);
        let new = match &self.new {
            Changed::To(probe) => probe.outcome(facts, day, &mut scratch),
            Changed::Gone(neutral) => *neutral,
        };
        (old != new).then(|| {
            let after = self.after.as_ref().map_or(Outcome::Meets, |rule| rule.outcome(facts, day));
            (self.before.outcome(facts, day), after)
        })
    }
}

/// The tree a leaf belongs to.
fn tree_of<'r>(rule: &'r Rule, id: &str) -> Option<&'r Node> {
    std::iter::once(rule.root()).chain(rule.through_reserve()).find(|tree| has(tree, id))
}

fn has(node: &Node, id: &str) -> bool {
    match node {
        Node::Leaf(leaf) => leaf.id == id,
        group => group.children().iter().any(|child| has(child, id)),
    }
}

fn leaf_mut<'n>(node: &'n mut Node, id: &str) -> Option<&'n mut Leaf> {
    match node {
        Node::Leaf(leaf) => (leaf.id == id).then_some(leaf),
        Node::All(of) | Node::Any(of) => of.iter_mut().find_map(|child| leaf_mut(child, id)),
        Node::AtLeast(group) => group.of.iter_mut().find_map(|child| leaf_mut(child, id)),
        Node::Not(inner) => leaf_mut(inner, id),
        Node::Include(_) => None,
    }
}

/// What is left of a tree from which a leaf was taken.
enum Taken {
    /// The tree, and the outcome of the leaf that meant as much as its absence.
    Left(Node, Outcome),
    /// Nothing; whether the leaf lay under an odd number of `not` in what went with it.
    Whole(bool),
}

fn take(node: &Node, id: &str) -> Option<Taken> {
    match node {
        Node::Leaf(leaf) => (leaf.id == id).then_some(Taken::Whole(false)),
        Node::Include(_) => None,
        Node::Not(inner) => Some(match take(inner, id)? {
            Taken::Left(node, neutral) => Taken::Left(Node::Not(Box::new(node)), neutral),
            Taken::Whole(negated) => Taken::Whole(!negated),
        }),
        group => {
            let children = group.children();
            let (at, taken) =
                children.iter().enumerate().find_map(|(at, child)| Some((at, take(child, id)?)))?;
            let (node, negated) = match taken {
                Taken::Left(node, neutral) => {
                    let rest = children.iter().enumerate();
                    let of =
                        rest.map(|(place, child)| if place == at { node.clone() } else { child.clone() });
                    return Some(Taken::Left(with_children(group, of.collect()), neutral));
                }
                Taken::Whole(negated) if children.len() == 1 => return Some(Taken::Whole(negated)),
                Taken::Whole(negated) => {
                    let rest = children.iter().enumerate().filter(|(place, _)| *place != at);
                    (with_children(group, rest.map(|(_, child)| child.clone()).collect()), negated)
                }
            };
            // in a group that needs every child, an absent one counts as met; else as one that is not
            let needs_all = match group {
                Node::All(_) => true,
                Node::AtLeast(of) => usize::from(of.n) >= of.of.len(),
                _ => false,
            };
            let neutral = if needs_all == negated { Outcome::DoesNot } else { Outcome::Meets };
            Some(Taken::Left(node, neutral))
        }
    }
}

/// The same kind of group of other nodes; never asks for more than there are.
fn with_children(group: &Node, of: Vec<Node>) -> Node {
    match group {
        Node::All(_) => Node::All(of),
        Node::AtLeast(group) => {
            let most = u16::try_from(of.len()).unwrap_or(u16::MAX);
            Node::AtLeast(AtLeast { n: group.n.min(most), of })
        }
        _ => Node::Any(of),
    }
}
