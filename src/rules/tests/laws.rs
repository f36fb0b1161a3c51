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
        Node::Include(name) => panic!("{name} was not put in"),
        Node::AtLeast(group) => {
            let mut outcomes: Vec<_> = group.of.iter().map(|child| textbook(child, results)).collect();
            outcomes.sort_unstable_by(|one, other| other.cmp(one));
            outcomes[usize::from(group.n) - 1]
        }
    }
}

/// For each leaf in the order written, whether it lies under an odd number of `not`.
fn negated(node: &Node, under: bool) -> Vec<bool> {
    match node {
        Node::Leaf(_) => vec![under],
        Node::Not(inner) => negated(inner, !under),
        group => group.children().iter().flat_map(|child| negated(child, under)).collect(),
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
        leaf @ (Node::Leaf(_) | Node::Include(_)) => leaf,
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
    fn the_fast_path_is_the_slow_path(rule in any_rule(), post in setting(), facts in person(), day in day()) {
        let verdict = super::super::evaluate(&rule, &post, &facts, day);
        let compiled = Compiled::new(&rule, &post);
        prop_assert_eq!(verdict.outcome, compiled.outcome(&facts, day));
        prop_assert_eq!((verdict.outcome, verdict.when), compiled.from_when(&facts, day));
        let mut leaves = Vec::new();
        prop_assert_eq!(verdict.outcome, compiled.with_leaves(&facts, day, &mut leaves));
        let wanted: Vec<_> = verdict.leaves().iter().map(|leaf| leaf.outcome).zip(negated(rule.root(), false)).collect();
        let wanted: Vec<_> = wanted.into_iter().map(|(outcome, negated)| if negated { !outcome } else { outcome }).collect();
        prop_assert_eq!(leaves, wanted);
        prop_assert_eq!(verdict.outcome, textbook(rule.root(), &verdict.leaves()));
        prop_assert_eq!(verdict.outcome, verdict.root.outcome());
        prop_assert_eq!(verdict.through_reserve.as_ref().map(|way| way.outcome), compiled.through_reserve(&facts, day));
        let mut found = Hindrances::default();
        prop_assert_eq!(verdict.outcome, compiled.with_hindrances(&facts, day, &mut found));
        prop_assert_eq!(found.leaves().is_empty(), verdict.outcome == Outcome::Meets);
    }

    #[test]
    fn what_a_rule_does_not_ask_of_a_post_changes_nothing(rule in any_rule(), post in setting(), facts in person(), day in day()) {
        let (whole, asked) = (Compiled::new(&rule, &post), Compiled::new(&rule, &AskedOfPost::by(&rule).of(post)));
        prop_assert_eq!(whole.outcome(&facts, day), asked.outcome(&facts, day));
        prop_assert_eq!(whole.through_reserve(&facts, day), asked.through_reserve(&facts, day));
        prop_assert_eq!(whole.from_when(&facts, day), asked.from_when(&facts, day));
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
        let compiled = Compiled::new(&rule, &Setting::default());
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
    fn one_course_answers_for_every_later_day(
        rule in any_rule(), post in setting(), facts in person(), first in day(), later in 0_i32..12_000,
    ) {
        let compiled = Compiled::new(&rule, &post);
        let course = compiled.course(&mut Prepared::new(&facts), first);
        let from = compiled.from_when(&facts, first).1;
        let turns = [from.eligible_from, from.possible_from, from.met_until].into_iter().flatten();
        let around = turns.flat_map(|turn| [turn.plus_days(-1), turn, turn.plus_days(1)]);
        for day in around.chain([first, first.plus_days(later)]).filter(|day| *day >= first) {
            prop_assert_eq!(course.on(day), compiled.from_when(&facts, day));
            prop_assert_eq!(course.through_reserve_on(day), compiled.through_reserve(&facts, day));
        }
    }

    #[test]
    fn time_never_takes_away(rule in monotone_rule(), facts in person(), day in day(), later in 0_i32..9_000) {
        let compiled = Compiled::new(&rule, &Setting::default());
        prop_assert!(compiled.outcome(&facts, day) <= compiled.outcome(&facts, day.plus_days(later)));
    }

    #[test]
    fn more_service_never_harms(rule in monotone_rule(), facts in person(), more in period(), day in day()) {
        let better = facts.clone().with_period(Period::pack(more).unwrap());
        prop_assert!(outcome(&rule, &facts, day) <= outcome(&rule, &better, day));
    }

    #[test]
    fn evidence_of_one_period_never_harms(rule in monotone_rule(), facts in person(), which in any::<prop::sample::Index>(), day in day()) {
        prop_assume!(!facts.periods.is_empty());
        let mut better = facts.clone();
        let at = which.index(better.periods.len());
        better.periods[at] |= 3 << 5;
        prop_assert!(outcome(&rule, &facts, day) <= outcome(&rule, &better, day));
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
    fn more_evidence_never_takes_certainty_away(
        rule in any_rule(), post in setting(), facts in person(), day in day(), kind in 0_u8..4, extra in check(),
    ) {
        // evidence: a better grade, a paper, an answer where there was none, a check where there was none
        let mut better = facts.clone();
        match kind {
            0 => {
                for list in [&mut better.periods, &mut better.education, &mut better.languages, &mut better.tests] {
                    list.iter_mut().for_each(|packed| *packed |= 3 << 5);
                }
                for list in [&mut better.memberships, &mut better.papers] {
                    list.iter_mut().for_each(|packed| *packed |= 3 << 5);
                }
            }
            1 => {
                let kinds = crate::reference::codes::PaperKind::ALL.iter().map(|kind| crate::rules::facts::PaperParts {
                    kind: *kind, issued_on: day, valid_until: None, grade: Grade::Registry,
                });
                better.papers.extend(kinds.map(|parts| crate::rules::facts::Paper::pack(parts).unwrap().packed()));
            }
            2 => {
                let asked = better.clone();
                let open = |what: &&crate::rules::vocabulary::Confirm| {
                    !asked.confirmations().any(|row| row.parts().is_some_and(|parts| parts.what == **what))
                };
                let open: Vec<_> = crate::rules::vocabulary::Confirm::ALL.iter().filter(open).collect();
                better.confirmations.extend(open.into_iter().map(|what| {
                    let family = post.family.filter(|_| what.is_about_post());
                    crate::rules::facts::Confirmation::pack(crate::rules::facts::ConfirmationParts {
                        what: *what, family, confirmed: true, on: day, until: None,
                    }).unwrap().packed()
                }));
            }
            _ => {
                let known = better.checks().any(|one| one.parts().is_some_and(|parts| parts.bar == extra.bar));
                if !known {
                    // where silence is enough, a finding is news and no evidence of what was enough
                    let silence = |leaf: &&Leaf| matches!(
                        &leaf.test, Test::OfficialCheck(test) if test.unless_found && test.bars.contains(&extra.bar)
                    );
                    let found = extra.found && !rule.leaves().iter().any(silence);
                    let parts = crate::rules::facts::CheckParts {
                        found, on: day, valid_until: None, grade: Grade::Registry, ..extra
                    };
                    better.checks.push(crate::rules::facts::Check::pack(parts).unwrap().packed());
                }
            }
        }
        let (before, after) =
            (super::super::outcome(&rule, &post, &facts, day), super::super::outcome(&rule, &post, &better, day));
        prop_assert!(before != Outcome::Meets || after != Outcome::CannotTell, "{:?}", kind);
        prop_assert!(before != Outcome::DoesNot || after != Outcome::CannotTell, "{:?}", kind);
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
