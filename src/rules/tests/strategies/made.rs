//! Trees of leaves without names made into rules.

use super::*;

/// Gives the leaves their names and makes a rule of the tree.
pub(crate) fn finished(root: Node) -> Rule {
    with_way(root, None)
}

pub(super) fn with_way(mut root: Node, mut way: Option<Node>) -> Rule {
    let mut next = 0;
    number(&mut root, &mut next);
    if let Some(way) = &mut way {
        number(way, &mut next);
    }
    let mut draft = json!({
        "id": "random", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" }, "root": root,
        "citations": { "law": { "act": "Law", "status": "unverified" } },
    });
    if let Some(way) = way {
        draft["through_reserve"] = json!(way);
    }
    Rule::from_json(&draft.to_string()).unwrap()
}

fn number(node: &mut Node, next: &mut usize) {
    match node {
        Node::Leaf(leaf) => {
            leaf.id = format!("leaf-{next}");
            *next += 1;
        }
        Node::All(of) | Node::Any(of) => of.iter_mut().for_each(|child| number(child, next)),
        Node::AtLeast(group) => group.of.iter_mut().for_each(|child| number(child, next)),
        Node::Not(inner) => number(inner, next),
        Node::Include(_) => {}
    }
}
