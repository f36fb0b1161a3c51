//! Texts that are not rules, and where the refusal says so.
//! Next: `laws`.

use super::*;

fn age() -> Value {
    json!({ "leaf": { "id": "leaf", "cites": "law", "test": { "age": { "min": 25 } } } })
}

fn problem(root: Value) -> (String, Problem) {
    match try_rule(root) {
        Err(RuleError::Faults(faults)) => {
            assert_eq!(faults.len(), 1, "{faults:?}");
            (faults[0].path.clone(), faults[0].problem)
        }
        other => panic!("{other:?}"),
    }
}

fn at(path: &str, problem: Problem) -> (String, Problem) {
    (path.to_owned(), problem)
}

#[test]
fn unknown_names_codes_and_dates_are_refused_where_they_stand() {
    let unreadable = |test: Value| {
        let root = json!({ "all": [{ "leaf": { "id": "leaf", "cites": "law", "test": test } }] });
        match try_rule(root) {
            Err(RuleError::Unreadable { path, .. }) => path,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(unreadable(json!({ "age": { "mim": 25 } })), "root.all[0].leaf.test.age.mim");
    assert_eq!(unreadable(json!({ "age": { "min": -1 } })), "root.all[0].leaf.test.age.min");
    assert_eq!(
        unreadable(json!({ "education": { "min": "higher" } })),
        "root.all[0].leaf.test.education.min"
    );
    let categories = json!({ "service": { "counting": [{ "categories": ["Z-9"] }] } });
    assert!(unreadable(categories).starts_with("root.all[0].leaf.test.service.counting[0].categories"));
    assert!(unreadable(json!({ "shoe_size": { "min": 43 } })).starts_with("root.all[0].leaf.test"));
    assert!(
        Rule::from_toml("id = 1").is_err() && Rule::from_toml("=").is_err() && Rule::from_json("{}").is_err()
    );
    assert!(Rule::from_json(&format!("{} x", leaf(json!({ "age": { "min": 1 } })).canonical())).is_err());
    assert!(matches!(Rule::from_json(&" ".repeat(300_000)), Err(RuleError::TooLong { .. })));
}

#[test]
fn toml_dates_may_be_quoted_or_not() {
    let text = leaf(json!({ "age": { "min": 25 } }));
    let toml = toml::to_string(&text).unwrap();
    let quoted = toml.replace("act = \"Law\"", "act = \"Law\"\nin_force_from = \"2026-01-01\"");
    assert!(Rule::from_toml(&quoted).unwrap().in_force_on(on("2026-01-01")));
    assert!(!Rule::from_toml(&quoted).unwrap().in_force_on(on("2025-12-31")));
    assert!(Rule::from_toml(&quoted.replace("2026-01-01", "2026-02-30")).is_err());
    assert!(Rule::from_toml(&quoted.replace("2026-01-01", "1899-12-31")).is_err());
}

#[test]
fn shapes_are_refused_where_they_stand() {
    assert_eq!(problem(json!({ "all": [age(), { "any": [] }] })), at("root.all[1].any", Problem::Empty));
    assert_eq!(problem(json!({ "all": [age(), age()] })), at("root.all[1].leaf.id", Problem::SameId));
    let too_many = json!({ "at_least": { "n": 2, "of": [age()] } });
    assert_eq!(problem(too_many), at("root.at_least.n", Problem::OutOfBounds));
    let none = json!({ "at_least": { "n": 0, "of": [age()] } });
    assert_eq!(problem(none), at("root.at_least.n", Problem::OutOfBounds));
    let deep = (0..MAX_DEPTH).fold(age(), |inner, _| json!({ "not": inner }));
    assert_eq!(problem(deep).1, Problem::TooDeep);
    let just = (1..MAX_DEPTH).fold(age(), |inner, _| json!({ "not": inner }));
    assert!(try_rule(just).is_ok());
    let leaf = |at: usize| json!({ "leaf": { "id": format!("l{at}"), "cites": "law", "test": { "age": { "min": 1 } } } });
    let wide = |count: usize| json!({ "all": (0..count).map(leaf).collect::<Vec<_>>() });
    assert!(try_rule(wide(MAX_NODES - 1)).is_ok());
    assert_eq!(problem(wide(MAX_NODES)).1, Problem::TooManyNodes);
    assert_eq!(problem(wide(MAX_NODES + 50)).1, Problem::TooManyNodes);
}

#[test]
fn leaves_are_refused_where_they_stand() {
    let test = |test: Value| problem(json!({ "leaf": { "id": "leaf", "cites": "law", "test": test } }));
    assert_eq!(test(json!({ "age": {} })), at("root.leaf.test.age", Problem::BadAge));
    assert_eq!(test(json!({ "age": { "min": 40, "max": 30 } })).1, Problem::BadAge);
    assert_eq!(test(json!({ "age": { "min": 200 } })).1, Problem::BadAge);
    assert_eq!(test(json!({ "education": {} })).1, Problem::BadEducation);
    let both = json!({ "education": { "min": "bachelor", "levels": ["master"] } });
    assert_eq!(test(both).1, Problem::BadEducation);
    assert_eq!(test(json!({ "service": { "years": 81 } })).1, Problem::TooManyYears);
    assert_eq!(test(json!({ "service": { "months": 12 } })).1, Problem::TooManyYears);
    let kinds = json!({ "service": { "years": 1, "counting": [{ "kinds": ["deputy", "deputy"] }] } });
    assert_eq!(test(kinds), at("root.leaf.test.service.counting[0].kinds", Problem::Repeated));
    let part =
        json!({ "service": { "years": 1, "of_which": [{ "years": 2, "counting": [{ "leading": true }] }] } });
    assert_eq!(test(part), at("root.leaf.test.service.of_which[0]", Problem::PartTooLong));
    assert_eq!(test(json!({ "in_post": { "counting": [{}] } })).1, Problem::Empty);
    assert_eq!(test(json!({ "official_check": { "bars": [] } })).1, Problem::Empty);
}

#[test]
fn every_leaf_cites_and_every_citation_is_used() {
    let root = json!({ "leaf": { "id": "leaf", "cites": "nothing", "test": { "age": { "min": 25 } } } });
    let Err(RuleError::Faults(faults)) = try_rule(root) else { panic!("must be refused") };
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        ["citations.law: no leaf cites this", "root.leaf.cites: no such citation in this rule",]
    );
    let named = json!({ "leaf": { "id": "Leaf 1", "cites": "law", "test": { "age": { "min": 25 } } } });
    assert_eq!(problem(named), at("root.leaf.id", Problem::BadName));
}
