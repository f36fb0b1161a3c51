//! A changed leaf says of everybody what the changed rule says, and a step goes the way it says.
//! Next: `laws`.

use super::strategies::{any_rule, day, person, setting};
use super::*;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A leaf of a rule and a test of another, to put in its place.
fn replacement() -> impl Strategy<Value = (Rule, String, Leaf)> {
    (any_rule(), any_rule(), any::<Index>(), any::<Index>()).prop_map(|(rule, other, which, with)| {
        let leaves = rule.leaves();
        let id = which.get(&leaves).id.clone();
        let others = other.leaves();
        let leaf = (**with.get(&others)).clone();
        drop(leaves);
        (rule, id, leaf)
    })
}

/// The tree without a leaf, in JSON; nothing if nothing is left.
fn without(node: &Value, id: &str) -> Option<Value> {
    if let Some(leaf) = node.get("leaf") {
        return (leaf["id"] != id).then(|| node.clone());
    }
    if let Some(inner) = node.get("not") {
        return without(inner, id).map(|inner| json!({ "not": inner }));
    }
    let kept = |of: &Value| -> Vec<Value> {
        of.as_array().unwrap().iter().filter_map(|child| without(child, id)).collect()
    };
    if let Some(group) = node.get("at_least") {
        let of = kept(&group["of"]);
        let n = usize::try_from(group["n"].as_u64().unwrap()).unwrap().min(of.len());
        return (!of.is_empty()).then(|| json!({ "at_least": { "n": n, "of": of } }));
    }
    let kind = if node.get("all").is_some() { "all" } else { "any" };
    let of = kept(&node[kind]);
    (!of.is_empty()).then(|| json!({ kind: of }))
}

proptest! {
    #[test]
    fn a_replaced_leaf_changes_what_the_changed_rule_changes(
        (rule, id, leaf) in replacement(), post in setting(), facts in person(), as_of in day(),
    ) {
        let change = Change::replace(&rule, &post, &id, leaf.test.clone(), leaf.grade).unwrap().unwrap();
        let mut draft = serde_json::to_value(&rule).unwrap();
        replace(&mut draft["root"], &id, &leaf);
        let changed: Rule = serde_json::from_value(draft).unwrap();
        let expected =
            (crate::rules::outcome(&rule, &post, &facts, as_of), crate::rules::outcome(&changed, &post, &facts, as_of));
        match change.outcomes(&facts, as_of) {
            Some(found) => prop_assert_eq!(found, expected),
            None => prop_assert_eq!(expected.0, expected.1),
        }
    }

    #[test]
    fn a_leaf_that_is_gone_changes_what_its_absence_changes(
        rule in any_rule(), which in any::<Index>(), post in setting(), facts in person(), as_of in day(),
    ) {
        let leaves = rule.leaves();
        let id = &which.get(&leaves).id;
        let change = Change::without(&rule, &post, id).unwrap();
        let mut draft = serde_json::to_value(&rule).unwrap();
        let after = match without(&draft["root"], id) {
            None => Outcome::Meets,
            Some(root) => {
                draft["root"] = root;
                let rule: Rule = serde_json::from_value(draft).unwrap();
                crate::rules::outcome(&rule, &post, &facts, as_of)
            }
        };
        let expected = (crate::rules::outcome(&rule, &post, &facts, as_of), after);
        match change.outcomes(&facts, as_of) {
            Some(found) => prop_assert_eq!(found, expected),
            None => prop_assert_eq!(expected.0, expected.1),
        }
    }

    #[test]
    fn whoever_meets_the_harder_meets_the_easier(
        rule in any_rule(), which in any::<Index>(), facts in person(), as_of in day(), way in select(vec![Step::Easier, Step::Harder]),
    ) {
        let leaves = rule.leaves();
        let found = (**which.get(&leaves)).clone();
        let whole = |test: &Test| leaf(serde_json::to_value(test).unwrap());
        if let Some(stepped) = step(&found.test, way) {
            let (easier, harder) = match way {
                Step::Easier => (whole(&stepped), whole(&found.test)),
                Step::Harder => (whole(&found.test), whole(&stepped)),
            };
            prop_assert_ne!(&stepped, &found.test);
            let meets = |rule: &Rule| outcome(rule, &facts, as_of) == Outcome::Meets;
            prop_assert!(!meets(&harder) || meets(&easier), "{:?} {stepped:?}", found.test);
        }
    }
}

fn replace(node: &mut Value, id: &str, with: &Leaf) {
    match node {
        Value::Object(map) => {
            if map.get("id").is_some_and(|own| own == id) && map.contains_key("test") {
                let leaf = Leaf { id: id.to_owned(), cites: "law".into(), ..with.clone() };
                *node = serde_json::to_value(leaf).unwrap();
            } else {
                map.values_mut().for_each(|value| replace(value, id, with));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, id, with)),
        _ => {}
    }
}

#[test]
fn steps_are_as_an_author_expects() {
    let stepped = |test: Value, way| {
        let test: Test = serde_json::from_value(test).unwrap();
        step(&test, way).map(|test| serde_json::to_value(test).unwrap())
    };
    let cases = [
        (json!({ "service": { "years": 3 } }), Step::Easier, Some(json!({ "service": { "years": 2 } }))),
        (json!({ "service": { "months": 6 } }), Step::Easier, Some(json!({ "service": {} }))),
        (json!({ "service": {} }), Step::Easier, None),
        (json!({ "service": { "years": 80 } }), Step::Harder, None),
        (json!({ "service": { "years": 2, "within_years": 2 } }), Step::Harder, None),
        (
            json!({ "service": { "years": 2, "of_which": [{ "years": 2, "counting": [{ "leading": true }] }] } }),
            Step::Easier,
            Some(
                json!({ "service": { "years": 1, "of_which": [{ "years": 1, "counting": [{ "leading": true }] }] } }),
            ),
        ),
        (
            json!({ "age": { "min": 25, "max": 35 } }),
            Step::Easier,
            Some(json!({ "age": { "min": 24, "max": 36 } })),
        ),
        (json!({ "age": { "min": 30, "max": 30 } }), Step::Harder, None),
        (
            json!({ "education": { "min": "bachelor" } }),
            Step::Easier,
            Some(json!({ "education": { "min": "post_secondary" } })),
        ),
        (json!({ "education": { "min": "doctorate" } }), Step::Harder, None),
        (json!({ "education": { "levels": ["master"] } }), Step::Easier, None),
        (json!({ "language": { "language": "kk", "min": "a1" } }), Step::Easier, None),
        (json!({ "test_result": { "test": "legislation", "points": 95 } }), Step::Harder, None),
        (json!({ "citizenship": { "country": "KZ" } }), Step::Easier, None),
    ];
    for (test, way, expected) in cases {
        assert_eq!(stepped(test.clone(), way), expected, "{test} {way:?}");
    }
}

#[test]
fn what_may_not_be_asked_is_refused_with_its_place() {
    let rule = leaf(json!({ "age": { "min": 25 } }));
    let test: Test = serde_json::from_value(json!({ "age": {} })).unwrap();
    let Err(RuleError::Faults(faults)) =
        Change::replace(&rule, &Setting::default(), "leaf", test.clone(), None)
    else {
        panic!()
    };
    assert_eq!(faults[0].path, "root.leaf.test.age");
    assert!(Change::without(&rule, &Setting::default(), "other").is_none());
    assert!(Change::replace(&rule, &Setting::default(), "other", test, None).unwrap().is_none());
    // a rule of nothing is met by everybody
    let nobody = PersonFacts::default();
    let change = Change::without(&rule, &Setting::default(), "leaf").unwrap();
    assert_eq!(change.outcomes(&nobody, on("2026-08-01")), Some((Outcome::CannotTell, Outcome::Meets)));
}
