//! The verdict with its reasons: every leaf's outcome, why, from which facts, and from when.
//! Written for one person at a time; the index scan uses `Compiled`, and a property test holds
//! both equal on every rule.
//! Next: `text`, which makes sentences of a verdict.

use super::compile::need;
use super::day::Day;
use super::facts::Facts;
use super::leaf::Leaf;
use super::outcome::Outcome;
use super::probe::{Probe, Scratch};
use super::reason::{self, Reason, UsedFact};
use super::rule::{Node, Rule};
use super::setting::Setting;
use super::timeline::Timeline;

/// Version of what evaluation means. Raise it with any change by which the same rule, post, facts and day give another
/// outcome, reason or choice of facts: certificates name it, so that such a change is told from changed data.
pub const EVALUATOR_VERSION: u32 = 2;

/// What a rule says about a person on a day.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Verdict {
    /// Id of the rule.
    pub rule: String,
    /// Edition of the rule.
    pub edition: String,
    /// The reference day.
    pub day: Day,
    /// Meets, does not, cannot tell.
    pub outcome: Outcome,
    /// See [`When`].
    pub when: When,
    /// The tree, in the shape of the rule.
    pub root: NodeResult,
    /// Whether the person may be appointed through the reserve without meeting the rule; nothing where the rule knows no
    /// such way.
    pub through_reserve: Option<Way>,
}

/// What the way through the reserve says.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Way {
    /// May be appointed, may not, cannot tell.
    pub outcome: Outcome,
    /// See [`When`].
    pub when: When,
    /// The tree.
    pub root: NodeResult,
}

/// When an outcome changes, if no fact changes and present work goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, utoipa::ToSchema)]
pub struct When {
    /// First later day on which it is met. Nothing: met already, or never.
    pub eligible_from: Option<Day>,
    /// First later day on which it is no longer *does not*: from then on only evidence, a
    /// confirmation or a check may be missing. Nothing: not *does not* now, or never.
    pub possible_from: Option<Day>,
    /// First later day on which it is no longer met. Nothing: not met now, or met for good.
    pub met_until: Option<Day>,
}

impl When {
    pub(super) fn of(line: &Timeline) -> Self {
        Self {
            eligible_from: line.eligible_from(),
            possible_from: line.possible_from(),
            met_until: line.met_until(),
        }
    }
}

/// The result of a node.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NodeResult {
    /// A group or a negation.
    Group(GroupResult),
    /// A leaf.
    Leaf(LeafResult),
}

/// How a group combines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Every child must be met.
    All,
    /// One child must be met.
    Any,
    /// The only child must not be met.
    Not,
    /// At least `need` children must be met.
    AtLeast,
}

/// The result of a group.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct GroupResult {
    /// How it combines.
    pub kind: GroupKind,
    /// How many children must be met; for `not`, one that must not.
    pub need: usize,
    /// Outcome of the group.
    pub outcome: Outcome,
    /// When it changes.
    pub when: When,
    /// The children, in the order written.
    #[schema(no_recursion)]
    pub children: Vec<NodeResult>,
}

/// The result of a leaf.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct LeafResult {
    /// Id of the leaf within the rule.
    pub leaf: String,
    /// Outcome of the leaf.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The facts it was read from; those nearest to meeting it if it is not met.
    pub used: Vec<UsedFact>,
    /// When it changes.
    pub when: When,
    /// It lies under an odd number of `not`: the rule wants it not to be met.
    pub negated: bool,
}

impl NodeResult {
    /// Outcome of the node.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Group(group) => group.outcome,
            Self::Leaf(leaf) => leaf.outcome,
        }
    }

    /// When the outcome changes.
    pub const fn when(&self) -> When {
        match self {
            Self::Group(group) => group.when,
            Self::Leaf(leaf) => leaf.when,
        }
    }

    /// Calls `visit` for every leaf, in the order written.
    pub fn for_each_leaf<'n>(&'n self, visit: &mut impl FnMut(&'n LeafResult)) {
        match self {
            Self::Leaf(leaf) => visit(leaf),
            Self::Group(group) => group.children.iter().for_each(|child| child.for_each_leaf(visit)),
        }
    }
}

impl Verdict {
    /// The results of all leaves, in the order written.
    pub fn leaves(&self) -> Vec<&LeafResult> {
        let mut leaves = Vec::new();
        self.root.for_each_leaf(&mut |leaf| leaves.push(leaf));
        leaves
    }

    /// The leaves that keep the rule from being met and must themselves change: under `not`, those
    /// that are met. An alternative that is not needed is left out.
    pub fn obstacles(&self) -> Vec<&LeafResult> {
        let mut leaves = Vec::new();
        obstacles(&self.root, Outcome::Meets, &mut leaves);
        leaves
    }
}

fn obstacles<'n>(node: &'n NodeResult, wanted: Outcome, found: &mut Vec<&'n LeafResult>) {
    if node.outcome() == wanted {
        return;
    }
    match node {
        NodeResult::Leaf(leaf) => found.push(leaf),
        NodeResult::Group(group) => {
            let wanted = if group.kind == GroupKind::Not { !wanted } else { wanted };
            group.children.iter().for_each(|child| obstacles(child, wanted, found));
        }
    }
}

/// Evaluates a rule for a person and a post on a day, with every reason.
pub fn evaluate<F: Facts>(rule: &Rule, setting: &Setting, facts: &F, day: Day) -> Verdict {
    let mut asked = Asked { setting, facts, day, scratch: Scratch::default(), negated: false };
    let (root, line) = asked.node(rule.root());
    let through_reserve = rule.through_reserve().map(|way| {
        let (root, line) = asked.node(way);
        Way { outcome: line.now, when: When::of(&line), root }
    });
    Verdict {
        rule: rule.id().to_owned(),
        edition: rule.edition().to_owned(),
        day,
        outcome: line.now,
        when: When::of(&line),
        root,
        through_reserve,
    }
}

/// What is asked of every node.
struct Asked<'a, F> {
    setting: &'a Setting,
    facts: &'a F,
    day: Day,
    scratch: Scratch,
    /// Whether the node asked lies under an odd number of `not`.
    negated: bool,
}

impl<F: Facts> Asked<'_, F> {
    fn node(&mut self, of: &Node) -> (NodeResult, Timeline) {
        let kind = match of {
            Node::Leaf(one) => return self.leaf(one),
            Node::All(_) => GroupKind::All,
            // a checked rule includes nothing any more; if it did, a group of nothing is not met
            Node::Any(_) | Node::Include(_) => GroupKind::Any,
            Node::AtLeast(_) => GroupKind::AtLeast,
            Node::Not(_) => GroupKind::Not,
        };
        let need = need(of);
        self.negated ^= kind == GroupKind::Not;
        let (children, lines): (Vec<_>, Vec<_>) = of.children().iter().map(|child| self.node(child)).unzip();
        self.negated ^= kind == GroupKind::Not;
        let line = Timeline::of_group(need, &lines);
        let line = if kind == GroupKind::Not { line.not() } else { line };
        let group = GroupResult { kind, need, outcome: line.now, when: When::of(&line), children };
        (NodeResult::Group(group), line)
    }

    fn leaf(&mut self, leaf: &Leaf) -> (NodeResult, Timeline) {
        let probe = Probe::new(leaf, self.setting);
        let line = Timeline::of_leaf(&probe, self.facts, self.day, &mut self.scratch);
        let (reason, used) = reason::why((leaf, &probe), line.now, self.facts, self.day, &mut self.scratch);
        let when = When::of(&line);
        let (id, negated) = (leaf.id.clone(), self.negated);
        (NodeResult::Leaf(LeafResult { leaf: id, outcome: line.now, reason, used, when, negated }), line)
    }
}
