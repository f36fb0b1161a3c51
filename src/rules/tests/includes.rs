//! Rules inside rules: put in with names of their own, refused at their line when they cannot be.
//! Next: `strategies`.

use super::*;
use crate::rules::facts::{Check, CheckParts, Membership, MembershipParts};
use crate::rules::vocabulary::Bar;

fn text(id: &str, root: &str, more: &str) -> String {
    format!(
        "id = \"{id}\"\nedition = \"1\"\n{more}[title]\nkk = \"К\"\nru = \"Р\"\nen = \"E\"\n[root]\nall = [\n{root}]\n\
         [citations.law]\nact = \"Law\"\nstatus = \"unverified\"\n"
    )
}

const AGE: &str = "  { leaf = { id = \"age\", cites = \"law\", test = { age = { min = 18 } } } },\n";

fn draft(text: &str) -> Draft {
    Draft::from_toml(text).unwrap()
}

fn told(files: &[(&str, String)], library: &[Draft]) -> Vec<String> {
    read_files(files, library).1.iter().map(ToString::to_string).collect()
}

#[test]
fn an_included_rule_is_put_in_with_its_citations_under_its_name() {
    let outer = text("outer", &format!("{AGE}  {{ include = \"inner\" }},\n"), "");
    let inner = text("inner", &format!("{AGE}  {{ include = \"base\" }},\n"), "");
    let (rules, errors) =
        read_files(&[("outer.toml", outer), ("inner.toml", inner)], &[draft(&text("base", AGE, ""))]);
    assert!(errors.is_empty(), "{errors:?}");
    let ids: Vec<_> = rules[0].1.leaves().iter().map(|leaf| leaf.id.clone()).collect();
    assert_eq!(ids, ["age", "inner.age", "inner.base.age"]);
    let cited: Vec<_> = rules[0].1.citations().keys().cloned().collect();
    assert_eq!(cited, ["inner.base.law", "inner.law", "law"]);
    // the text is whole: it reads without the others, and says the same
    assert_eq!(Rule::from_json(&rules[0].1.canonical()).unwrap(), rules[0].1);
}

#[test]
fn the_same_rule_twice_has_leaves_of_its_own() {
    let way = "[through_reserve]\ninclude = \"inner\"\n";
    let twice = text("outer", &format!("{AGE}  {{ include = \"inner\" }},\n"), "")
        .replace("[citations", &format!("{way}[citations"));
    let (rules, errors) = read_files(&[("outer.toml", twice)], &[draft(&text("inner", AGE, ""))]);
    assert!(errors.is_empty(), "{errors:?}");
    assert!(rules[0].1.leaf("inner.age").is_some() && rules[0].1.leaf("inner-2.age").is_some());
}

#[test]
fn cycles_unknown_names_and_depths_are_refused_at_their_line() {
    let includes = |id: &str, other: &str| text(id, &format!("{AGE}  {{ include = \"{other}\" }},\n"), "");
    assert_eq!(
        told(&[("own.toml", includes("own", "own"))], &[]),
        ["own.toml:10: root.all[1]: includes a rule that in the end includes this one"]
    );
    assert_eq!(
        told(&[("a.toml", includes("a", "b")), ("b.toml", includes("b", "a"))], &[]),
        [
            "a.toml:10: root.all[1]: includes a rule that in the end includes this one",
            "b.toml:10: root.all[1]: includes a rule that in the end includes this one",
        ]
    );
    let unknown = read_files(&[("own.toml", includes("own", "nobody"))], &[]).1;
    assert_eq!(
        unknown[0].to_string(),
        "own.toml:10: root.all[1]: includes a rule that is not there, or has no edition on that day"
    );
    assert!(unknown[0].elsewhere);
    let chain: Vec<_> = (0..=MAX_INCLUDES)
        .map(|at| draft(&includes(&format!("r{at}"), &format!("r{}", at + 1))))
        .chain([draft(&text(&format!("r{}", MAX_INCLUDES + 1), AGE, ""))])
        .collect();
    assert_eq!(
        told(&[("top.toml", includes("top", "r0"))], &chain),
        ["top.toml:10: root.all[1]: rules include one another at most 8 deep"]
    );
    assert!(told(&[("top.toml", includes("top", "r2"))], &chain).is_empty());
    // ten times ten times ten of something is too much, however short the text
    let ten = |other: &str| format!("  {{ include = \"{other}\" }},\n").repeat(10);
    let wide =
        [draft(&text("b", &ten("c"), "")), draft(&text("c", &ten("d"), "")), draft(&text("d", AGE, ""))];
    assert!(told(&[("a.toml", text("a", &ten("b"), ""))], &wide)[0].contains("at most 256 nodes"));
    // thirty-two deep counts what is put in
    let deep = (0..MAX_DEPTH - 2)
        .fold(AGE.trim().trim_end_matches(',').to_owned(), |inner, _| format!("{{ not = {inner} }}"));
    let deep = text("deep", &format!("{deep},\n"), "");
    assert!(read_toml("deep.toml", &deep).is_ok());
    assert_eq!(
        told(&[("own.toml", includes("own", "deep"))], &[draft(&deep)]),
        [
            "own.toml:10: root.all[1].all[0].not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not: a rule is at most 32 nodes deep"
        ]
    );
}

#[test]
fn of_several_editions_the_one_applied_on_the_day_is_put_in() {
    let dated = |edition: &str, years: u8, days: &str| {
        let text = text("inner", &AGE.replace("18", &years.to_string()), days);
        Draft { edition: edition.to_owned(), ..draft(&text) }
    };
    let library = [
        dated("1", 18, "in_force_until = \"2027-01-01\"\n"),
        dated("2", 21, "in_force_from = \"2027-01-01\"\n"),
    ];
    let asked = |days: &str| {
        let outer = draft(&text("outer", &format!("{AGE}  {{ include = \"inner\" }},\n"), days));
        let rule = Rule::new(resolve(outer, &library).unwrap()).unwrap();
        match &rule.leaf("inner.age").unwrap().test {
            Test::Age(age) => age.min,
            _ => None,
        }
    };
    assert_eq!(asked("in_force_from = \"2026-06-01\"\n"), Some(18));
    assert_eq!(asked("in_force_from = \"2027-06-01\"\n"), Some(21));
    assert_eq!(asked(""), Some(21), "the latest for a rule without a day");
}

#[test]
fn a_text_that_still_includes_is_no_rule() {
    let open = text("own", "  { include = \"other\" },\n", "");
    assert!(Rule::from_toml(&open).is_err());
    let open = json!({
        "id": "own", "edition": "1", "title": { "kk": "К", "ru": "Р", "en": "E" },
        "root": { "include": "other" }, "citations": {},
    });
    let Err(RuleError::Faults(faults)) = Rule::from_json(&open.to_string()) else {
        panic!("must be refused")
    };
    assert_eq!((faults[0].path.as_str(), faults[0].problem), ("root", Problem::IncludeOpen));
    assert_eq!(included(&serde_json::from_value(open).unwrap()).into_iter().collect::<Vec<_>>(), ["other"]);
}

#[test]
fn every_post_asks_for_citizenship_and_what_is_on_record() {
    let corrupt = CheckParts {
        bar: Bar::CorruptionCrime,
        found: true,
        on: on("2020-01-01"),
        valid_until: None,
        body: None,
        grade: Grade::Registry,
    };
    for rule in shipped().unwrap() {
        if !rule.id().starts_with("category-") && !rule.id().starts_with("demo-") {
            continue;
        }
        let id = rule.id();
        let facts = citizen("DE".parse().unwrap());
        assert_eq!(ask(&rule, &facts, "2026-01-01"), Outcome::DoesNot, "{id}: a foreign citizen");
        let facts = citizen(Country::KZ).with_check(Check::pack(corrupt).unwrap());
        assert_eq!(ask(&rule, &facts, "2026-01-01"), Outcome::DoesNot, "{id}: convicted of corruption");
        if rule.through_reserve().is_none() {
            continue;
        }
        let member = |grade| {
            let parts = MembershipParts {
                programme: crate::reference::codes::Programme::Regional,
                entered_on: on("2025-01-01"),
                until: None,
                grade,
            };
            Membership::pack(parts).unwrap()
        };
        let way = |facts: &PersonFacts| {
            Compiled::new(&rule, &Setting::default()).through_reserve(facts, on("2026-01-01"))
        };
        let seen = citizen(Country::KZ).with_membership(member(Grade::Document));
        assert_eq!(way(&seen), Some(Outcome::Meets), "{id}");
        let word = citizen(Country::KZ).with_membership(member(Grade::Declared));
        assert_eq!(way(&word), Some(Outcome::CannotTell), "{id}: their own word appoints nobody");
        assert_eq!(way(&seen.with_check(Check::pack(corrupt).unwrap())), Some(Outcome::DoesNot), "{id}");
    }
}
