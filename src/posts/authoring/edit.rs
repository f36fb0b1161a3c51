//! One step in the tree of a draft: put a group or a leaf in, move it among its neighbours, wrap it, take it out.
//! Nodes have no names of their own, so a step names its node by place: `requirement.0.2` is the third node of the
//! first node of the requirement. A leaf is also known by its id, which stays when the tree around it moves.

use crate::platform::error::{Error, Result};
use crate::rules::{AtLeast, Draft, Leaf, Node, Test};

mod place;

pub use place::{Place, Tree};

/// Kind of a group, as chosen in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    All,
    Any,
    AtLeast,
    Not,
}

impl GroupKind {
    /// Every kind, the commonest first.
    pub const ALL: [Self; 4] = [Self::All, Self::Any, Self::AtLeast, Self::Not];

    /// The code, as in the rule.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Any => "any",
            Self::AtLeast => "at_least",
            Self::Not => "not",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|kind| kind.code() == code);
        known.ok_or_else(|| Error::invalid("group", "unknown-option"))
    }

    /// A group of this kind. What must not apply is a group of its own, so that there can be several.
    fn of(self, n: u16, of: Vec<Node>) -> Node {
        match self {
            Self::All => Node::All(of),
            Self::Any => Node::Any(of),
            Self::AtLeast => Node::AtLeast(AtLeast { n, of }),
            Self::Not => Node::Not(Box::new(Node::Any(of))),
        }
    }
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// An empty group at the end of a group; for the way through the reserve, its first.
    AddGroup {
        into: Place,
        kind: GroupKind,
        n: u16,
    },
    /// A leaf at the end of a group.
    AddLeaf {
        into: Place,
        leaf: Leaf,
    },
    /// Everything another rule asks, at the end of a group. It is put in when the draft is published.
    AddInclude {
        into: Place,
        rule: String,
    },
    /// A leaf says something else; it keeps its id.
    Leaf {
        id: String,
        leaf: Leaf,
    },
    /// A group becomes one of another kind.
    Regroup {
        at: Place,
        kind: GroupKind,
        n: u16,
    },
    /// A node goes into a group of its own.
    Wrap(Place),
    Up(Place),
    Down(Place),
    Remove(Place),
}

/// There is no such node any more.
fn gone() -> Error {
    Error::invalid("at", "rule-node-gone")
}

impl Edit {
    /// Carries the step out.
    pub fn apply(self, draft: &mut Draft) -> Result<()> {
        match self {
            Self::AddGroup { into, kind, n } => {
                let group = kind.of(n, Vec::new());
                if into == Place::root(Tree::Reserve) && draft.through_reserve.is_none() {
                    draft.through_reserve = Some(group);
                    return Ok(());
                }
                children_mut(node_mut(draft, &into)?)?.push(group);
            }
            Self::AddLeaf { into, leaf } => {
                let leaf = Leaf { id: free_id(draft, &leaf.test), ..leaf };
                if into == Place::root(Tree::Reserve) && draft.through_reserve.is_none() {
                    draft.through_reserve = Some(Node::All(vec![Node::Leaf(leaf)]));
                    return Ok(());
                }
                children_mut(node_mut(draft, &into)?)?.push(Node::Leaf(leaf));
            }
            Self::AddInclude { into, rule } => {
                let include = Node::Include(rule);
                if into == Place::root(Tree::Reserve) && draft.through_reserve.is_none() {
                    draft.through_reserve = Some(Node::All(vec![include]));
                    return Ok(());
                }
                children_mut(node_mut(draft, &into)?)?.push(include);
            }
            Self::Leaf { id, leaf } => {
                let place = leaf_mut(draft, &id).ok_or_else(gone)?;
                *place = Leaf { id, ..leaf };
            }
            Self::Regroup { at, kind, n } => {
                let node = node_mut(draft, &at)?;
                let of = std::mem::take(children_mut(node)?);
                *node = kind.of(n, of);
            }
            Self::Wrap(at) => {
                let node = node_mut(draft, &at)?;
                let inner = std::mem::replace(node, Node::All(Vec::new()));
                *node = Node::All(vec![inner]);
            }
            Self::Up(at) => swap(draft, &at, |place| place.checked_sub(1))?,
            Self::Down(at) => swap(draft, &at, |place| place.checked_add(1))?,
            Self::Remove(at) => remove(draft, &at)?,
        }
        Ok(())
    }
}

fn remove(draft: &mut Draft, at: &Place) -> Result<()> {
    let Some((parent, place)) = at.parent() else {
        node_mut(draft, at)?;
        match at.tree {
            Tree::Requirement => draft.root = Node::All(Vec::new()),
            Tree::Reserve => draft.through_reserve = None,
        }
        return Ok(());
    };
    let node = node_mut(draft, &parent)?;
    // what a `not` holds is not in a list: an empty group stays in its place
    if let Node::Not(inner) = node
        && place == 0
    {
        **inner = Node::Any(Vec::new());
        return Ok(());
    }
    let of = children_mut(node)?;
    if place >= of.len() {
        return Err(gone());
    }
    of.remove(place);
    Ok(())
}

fn swap(draft: &mut Draft, at: &Place, other: impl FnOnce(usize) -> Option<usize>) -> Result<()> {
    let (parent, place) = at.parent().ok_or_else(gone)?;
    let of = children_mut(node_mut(draft, &parent)?)?;
    let other = other(place).filter(|other| *other < of.len() && place < of.len()).ok_or_else(gone)?;
    of.swap(place, other);
    Ok(())
}

fn node_mut<'d>(draft: &'d mut Draft, at: &Place) -> Result<&'d mut Node> {
    let root = match at.tree {
        Tree::Requirement => &mut draft.root,
        Tree::Reserve => draft.through_reserve.as_mut().ok_or_else(gone)?,
    };
    at.steps.iter().try_fold(root, |node, step| {
        let child = match node {
            Node::All(of) | Node::Any(of) => of.get_mut(*step),
            Node::AtLeast(group) => group.of.get_mut(*step),
            Node::Not(inner) => (*step == 0).then_some(&mut **inner),
            Node::Leaf(_) | Node::Include(_) => None,
        };
        child.ok_or_else(gone)
    })
}

/// The list a group holds; of what must not apply, the list of the group in it.
fn children_mut(node: &mut Node) -> Result<&mut Vec<Node>> {
    match node {
        Node::All(of) | Node::Any(of) => Ok(of),
        Node::AtLeast(group) => Ok(&mut group.of),
        Node::Not(inner) => children_mut(inner),
        Node::Leaf(_) | Node::Include(_) => Err(gone()),
    }
}

fn leaf_mut<'d>(draft: &'d mut Draft, id: &str) -> Option<&'d mut Leaf> {
    fn below<'n>(node: &'n mut Node, id: &str) -> Option<&'n mut Leaf> {
        match node {
            Node::Leaf(leaf) => (leaf.id == id).then_some(leaf),
            Node::All(of) | Node::Any(of) => of.iter_mut().find_map(|child| below(child, id)),
            Node::AtLeast(group) => group.of.iter_mut().find_map(|child| below(child, id)),
            Node::Not(inner) => below(inner, id),
            Node::Include(_) => None,
        }
    }
    std::iter::once(&mut draft.root).chain(&mut draft.through_reserve).find_map(|tree| below(tree, id))
}

/// The leaf of a draft with this id.
pub fn leaf_of<'d>(draft: &'d Draft, id: &str) -> Option<&'d Leaf> {
    let mut found = None;
    for tree in std::iter::once(&draft.root).chain(&draft.through_reserve) {
        tree.for_each_leaf(&mut |leaf| {
            if leaf.id == id {
                found = Some(leaf);
            }
        });
    }
    found
}

/// An id no other leaf has: the kind of test, then numbered.
fn free_id(draft: &Draft, test: &Test) -> String {
    let kind = super::leaf::kind_of(test);
    let numbered = (2..).map(|number| format!("{kind}_{number}"));
    let mut names = std::iter::once(kind.to_owned()).chain(numbered);
    names.find(|name| leaf_of(draft, name).is_none()).unwrap_or_default()
}

/// A name no citation has, `law_1` and on.
pub fn free_citation(draft: &Draft) -> String {
    let mut names = (1..).map(|number| format!("law_{number}"));
    names.find(|name| !draft.citations.contains_key(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn draft(root: serde_json::Value) -> Draft {
        serde_json::from_value(json!({
            "id": "own", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" }, "root": root, "citations": {},
        }))
        .unwrap()
    }

    fn leaf(test: serde_json::Value) -> Leaf {
        serde_json::from_value(json!({ "id": "new", "cites": "law", "test": test })).unwrap()
    }

    fn at(place: &str) -> Place {
        let read: Place = place.parse().unwrap();
        assert_eq!(read.to_string(), place);
        read
    }

    #[test]
    fn a_tree_is_built_moved_and_taken_apart() {
        let mut draft = draft(json!({ "all": [] }));
        let root = at("requirement");
        let age = leaf(json!({ "age": { "min": 25 } }));
        let steps = [
            Edit::AddLeaf { into: root.clone(), leaf: age.clone() },
            Edit::AddGroup { into: root.clone(), kind: GroupKind::Any, n: 1 },
            Edit::AddLeaf { into: at("requirement.1"), leaf: age.clone() },
            Edit::AddGroup { into: at("requirement.1"), kind: GroupKind::Not, n: 1 },
            Edit::AddLeaf { into: at("requirement.1.1"), leaf: leaf(json!({ "degree": {} })) },
            Edit::Up(at("requirement.1")),
            Edit::Regroup { at: at("requirement.0"), kind: GroupKind::AtLeast, n: 2 },
            Edit::Wrap(at("requirement.1")),
            Edit::Leaf { id: "age_2".into(), leaf: leaf(json!({ "age": { "max": 35 } })) },
        ];
        for step in steps {
            step.apply(&mut draft).unwrap();
        }
        let expected = json!({ "all": [
            { "at_least": { "n": 2, "of": [
                { "leaf": { "id": "age_2", "cites": "law", "test": { "age": { "max": 35 } } } },
                { "not": { "any": [{ "leaf": { "id": "degree", "cites": "law", "test": { "degree": {} } } }] } },
            ] } },
            { "all": [{ "leaf": { "id": "age", "cites": "law", "test": { "age": { "min": 25 } } } }] },
        ] });
        assert_eq!(serde_json::to_value(&draft.root).unwrap(), expected);
        Edit::Remove(at("requirement.0.1.0")).apply(&mut draft).unwrap();
        Edit::Remove(at("requirement.1")).apply(&mut draft).unwrap();
        assert_eq!(
            serde_json::to_value(draft.root.children()[0].children()[1].clone()).unwrap(),
            json!({ "not": { "any": [] } })
        );
        Edit::Remove(root).apply(&mut draft).unwrap();
        assert_eq!(draft.root, Node::All(Vec::new()));
    }

    #[test]
    fn the_way_through_the_reserve_is_a_tree_of_its_own() {
        let mut draft = draft(json!({ "all": [] }));
        assert!(Edit::Remove(at("reserve")).apply(&mut draft).is_err());
        let member = leaf(json!({ "member": { "programmes": ["regional"] } }));
        Edit::AddLeaf { into: at("reserve"), leaf: member }.apply(&mut draft).unwrap();
        assert!(leaf_of(&draft, "member").is_some());
        Edit::Remove(at("reserve")).apply(&mut draft).unwrap();
        assert_eq!(draft.through_reserve, None);
    }

    #[test]
    fn another_rule_is_included_by_its_name() {
        let mut draft = draft(json!({ "all": [] }));
        let include = |into: &str| Edit::AddInclude { into: at(into), rule: "bars-on-record".into() };
        include("requirement").apply(&mut draft).unwrap();
        include("reserve").apply(&mut draft).unwrap();
        let expected = json!({ "all": [{ "include": "bars-on-record" }] });
        assert_eq!(serde_json::to_value(&draft.root).unwrap(), expected);
        assert_eq!(serde_json::to_value(&draft.through_reserve).unwrap(), expected);
        assert!(include("requirement.0").apply(&mut draft).is_err(), "nothing goes into an included rule");
        Edit::Remove(at("requirement.0")).apply(&mut draft).unwrap();
        assert_eq!(draft.root, Node::All(Vec::new()));
    }

    #[test]
    fn a_node_that_is_gone_is_said_so() {
        let mut draft = draft(json!({ "all": [{ "all": [] }] }));
        let whole = draft.clone();
        let steps = [
            Edit::Remove(at("requirement.7")),
            Edit::Up(at("requirement.0")),
            Edit::Down(at("requirement.0")),
            Edit::Up(at("requirement")),
            Edit::Wrap(at("requirement.0.0")),
            Edit::Leaf { id: "age".into(), leaf: leaf(json!({ "degree": {} })) },
        ];
        for step in steps {
            let Err(Error::Invalid(problems)) = step.clone().apply(&mut draft) else { panic!("{step:?}") };
            assert_eq!(problems[0].code, "rule-node-gone");
        }
        assert_eq!(draft, whole);
        assert!("root".parse::<Place>().is_err() && "requirement.x".parse::<Place>().is_err());
    }
}
