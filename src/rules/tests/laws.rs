//! Laws that hold for every rule and every person: logic, order, agreement of the two paths, time.
//! Next: `seeds`, the shipped rules.

use super::strategies::*;
use super::*;
use crate::rules::text::{Voice, leaf_result, lines, summary};
use proptest::prelude::*;

/// The tree walked as a textbook would: the third implementation, against which both are held.
fn textbook(node: &Node, results: &[&LeafResult]) -> Outcome {
    let all = |of: &[Node]| of.iter().map(|child| textbook(child, results)).min().unwrap();
    match node {
        Node::Leaf(leaf) => results.iter().find(|result| result.leaf == leaf.id).unwrap().outcome,
        Node::Not(inner) => !textbook(inner, results),
        Node::All(of) => all(of),
        Node::Any(of) => of.iter().map(|child| textbook(child, results)).max().unwrap(),
        Node::AtLeast(group) => {
            let mut outcomes: Vec<_> = group.of.iter().map(|child| textbook(child, results)).collect();
            outcomes.sort_unstable_by(|one, other| other.cmp(one));
            outcomes[usize::from(group.n) - 1]
        }
    }
}

fn shuffled(node: Node, turn: usize) -> Node {
    let list = |of: Vec<Node>| {
        let mut of: Vec<_> = of.into_iter().map(|child| shuffled(child, turn + 1)).collect();
        let middle = turn % of.len();
        of.rotate_left(middle);
        of.reverse();
        of
    };
    match node {
        Node::All(of) => Node::All(list(of)),
        Node::Any(of) => Node::Any(list(of)),
        Node::AtLeast(group) => Node::AtLeast(AtLeast { n: group.n, of: list(group.of) }),
        Node::Not(inner) => Node::Not(Box::new(shuffled(*inner, turn + 1))),
        leaf @ Node::Leaf(_) => leaf,
    }
}

fn with_root(rule: &Rule, change: impl FnOnce(Node) -> Node) -> Rule {
    let mut draft = rule.clone().into_draft();
    draft.root = change(draft.root);
    Rule::new(draft).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_path_is_the_slow_path(rule in any_rule(), facts in person(), day in day()) {
        let verdict = evaluate(&rule, &facts, day);
        prop_assert_eq!(verdict.outcome, Compiled::new(&rule).outcome(&facts, day));
        prop_assert_eq!(verdict.outcome, textbook(rule.root(), &verdict.leaves()));
        prop_assert_eq!(verdict.outcome, verdict.root.outcome());
    }

    #[test]
    fn two_negations_cancel(rule in any_rule(), facts in person(), day in day()) {
        let twice = with_root(&rule, |root| Node::Not(Box::new(Node::Not(Box::new(root)))));
        prop_assert_eq!(outcome(&rule, &facts, day), outcome(&twice, &facts, day));
    }

    #[test]
    fn order_never_matters(rule in any_rule(), facts in person(), day in day(), turn in 0_usize..5) {
        let other = with_root(&rule, |root| shuffled(root, turn));
        let mut turned = facts.clone();
        turned.periods.reverse();
        turned.education.reverse();
        let (one, two) = (evaluate(&rule, &facts, day), evaluate(&other, &turned, day));
        prop_assert_eq!((one.outcome, one.when), (two.outcome, two.when));
    }

    #[test]
    fn from_when_is_exact(rule in any_rule(), facts in person(), day in day(), later in 0_i32..12_000) {
        let compiled = Compiled::new(&rule);
        let When { eligible_from, possible_from, met_until } = evaluate(&rule, &facts, day).when;
        let then = day.plus_days(later);
        let (now, at) = (compiled.outcome(&facts, day), compiled.outcome(&facts, then));
        if let Some(from) = eligible_from {
            prop_assert!(from > day);
            prop_assert_ne!(compiled.outcome(&facts, from.plus_days(-1)), Outcome::Meets);
            prop_assert_eq!(compiled.outcome(&facts, from), Outcome::Meets);
        }
        if now != Outcome::Meets && at == Outcome::Meets {
            prop_assert!(eligible_from.is_some_and(|from| from <= then));
        }
        if now == Outcome::DoesNot && at != Outcome::DoesNot {
            prop_assert!(possible_from.is_some_and(|from| from <= then));
        }
        if now == Outcome::Meets && at != Outcome::Meets {
            prop_assert!(met_until.is_some_and(|until| until <= then));
        }
    }

    #[test]
    fn time_never_takes_away(rule in monotone_rule(), facts in person(), day in day(), later in 0_i32..9_000) {
        let compiled = Compiled::new(&rule);
        prop_assert!(compiled.outcome(&facts, day) <= compiled.outcome(&facts, day.plus_days(later)));
    }

    #[test]
    fn better_evidence_never_harms(rule in monotone_rule(), facts in person(), day in day()) {
        let mut better = facts.clone();
        let registry = |list: &mut Vec<u64>| list.iter_mut().for_each(|packed| *packed |= 3 << 5);
        registry(&mut better.periods);
        registry(&mut better.education);
        prop_assert!(outcome(&rule, &facts, day) <= outcome(&rule, &better, day));
    }

    #[test]
    fn nothing_panics(rule in any_rule(), facts in damaged(), number: u32) {
        let verdict = evaluate(&rule, &facts, Day::from_number(number));
        prop_assert_eq!(verdict.outcome, outcome(&rule, &facts, Day::from_number(number)));
        let _ = (lines(&rule), summary(&verdict, Voice::You), verdict.obstacles().len());
        for (leaf, result) in rule.leaves().into_iter().zip(verdict.leaves()) {
            let _ = leaf_result(leaf, result, Voice::They);
        }
    }

    #[test]
    fn every_outcome_has_a_fitting_reason(rule in any_rule(), facts in person(), day in day()) {
        for result in evaluate(&rule, &facts, day).leaves() {
            let met = result.outcome == Outcome::Meets;
            prop_assert_eq!(result.reason == Reason::Met, met, "{:?}", result);
        }
    }

    #[test]
    fn json_and_canonical_come_back(rule in any_rule()) {
        let again = Rule::from_json(&rule.canonical()).unwrap();
        prop_assert_eq!(again.canonical(), rule.canonical());
        prop_assert_eq!(&Rule::from_toml(&toml::to_string(&rule).unwrap()).unwrap(), &rule);
        prop_assert_eq!(again, rule);
    }
}
