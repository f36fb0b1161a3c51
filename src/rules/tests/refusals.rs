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
fn negative_lengths_are_not_read() {
    for test in [
        json!({ "service": { "years": -1 } }),
        json!({ "service": { "months": -1 } }),
        json!({ "service": { "years": 1, "within_years": -1 } }),
        json!({ "service": { "years": 1, "longest_break_days": -1 } }),
        json!({ "service": { "years": 2, "of_which": [{ "years": -1, "counting": [{ "leading": true }] }] } }),
    ] {
        let root = json!({ "leaf": { "id": "leaf", "cites": "law", "test": test } });
        let Err(RuleError::Unreadable { path, .. }) = try_rule(root) else { panic!("must be refused") };
        assert!(path.starts_with("root.leaf.test.service"), "{path}");
    }
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
fn a_rule_looks_at_few_lengths_in_windows() {
    let window = |at: usize| {
        json!({ "leaf": { "id": format!("l{at}"), "cites": "law", "test": {
        "service": { "years": 2, "within_years": 80, "of_which": [{ "years": 1, "counting": [{ "leading": true }] }] },
    } } })
    };
    let rule = |count: usize| json!({ "all": (0..count).map(window).collect::<Vec<_>>() });
    assert!(try_rule(rule(MAX_WINDOWS / 2)).is_ok());
    let Err(RuleError::Faults(faults)) = try_rule(rule(MAX_WINDOWS / 2 + 3)) else {
        panic!("must be refused")
    };
    assert_eq!(faults.iter().map(|fault| fault.problem).collect::<Vec<_>>(), [Problem::TooManyWindows]);
}

#[test]
fn a_citation_says_where_it_was_read_and_is_in_force_with_its_edition() {
    let faults = |edition: Value, citation: Value| {
        let mut draft = serde_json::to_value(leaf(json!({ "age": { "min": 25 } }))).unwrap();
        for (name, day) in edition.as_object().unwrap() {
            draft[name] = day.clone();
        }
        draft["citations"]["law"] = citation;
        match Rule::from_json(&draft.to_string()) {
            Ok(_) => Vec::new(),
            Err(RuleError::Faults(faults)) => faults.into_iter().map(|fault| fault.problem).collect(),
            Err(other) => panic!("{other}"),
        }
    };
    let read = |status: &str| json!({ "act": "Law", "article": "1", "edition": "2020", "status": status });
    assert!(faults(json!({}), read("confirmed")).is_empty());
    let open = |status: &str| json!({ "act": "Law", "status": status });
    assert_eq!(faults(json!({}), open("confirmed")), [Problem::CitationUnread]);
    assert_eq!(faults(json!({}), open("historic")), [Problem::CitationUnread]);
    assert!(faults(json!({}), open("unverified")).is_empty(), "that it was not read is said");
    let law = |from: Option<&str>, until: Option<&str>| json!({ "act": "Law", "status": "unverified", "in_force_from": from, "in_force_until": until });
    let edition = json!({ "in_force_from": "2020-01-01", "in_force_until": "2025-01-01" });
    let days = |from, until| faults(edition.clone(), law(from, until));
    assert!(days(None, None).is_empty() && days(Some("2020-01-01"), Some("2025-01-01")).is_empty());
    assert_eq!(
        days(Some("2020-01-02"), None),
        [Problem::CitationDays],
        "applied before the law was in force"
    );
    assert_eq!(days(None, Some("2024-12-31")), [Problem::CitationDays], "applied after the law had ended");
    let open_end = json!({ "in_force_from": "2020-01-01" });
    assert_eq!(faults(open_end.clone(), law(None, Some("2020-01-01"))), [Problem::CitationDays]);
    assert!(faults(open_end, law(None, Some("2030-01-01"))).is_empty());
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
