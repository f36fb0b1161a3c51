//! Rule files are refused at their line, and editions that do not meet are named.
//! Next: `laws`.

use super::*;

const FILE: &str = r#"id = "tested"
edition = "1"
[title]
kk = "К"
ru = "Р"
en = "E"
[root]
all = [
  { leaf = { id = "age", cites = "law", test = { age = { min = 25 } } } },
  { leaf = { id = "work", cites = "law", test = { service = { years = 3 } } } },
]
[citations.law]
act = "Law"
status = "unverified"
"#;

fn lines(text: &str) -> Vec<String> {
    read_toml("rules/tested.toml", text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn faults_stand_at_their_lines() {
    assert!(read_toml("rules/tested.toml", FILE).is_ok());
    assert_eq!(
        lines(&FILE.replace("years = 3", "years = 81").replace("id = \"work\"", "id = \"age\"")),
        [
            "rules/tested.toml:10: root.all[1].leaf.id: another leaf has this id",
            "rules/tested.toml:10: root.all[1].leaf.test.service: at most 80 years, and at most 11 months besides",
        ]
    );
    let unused = FILE.to_owned() + "[citations.other]\nact = \"Act\"\nstatus = \"unverified\"\n";
    assert_eq!(lines(&unused), ["rules/tested.toml:15: citations.other: no leaf cites this"]);
}

#[test]
fn unreadable_texts_stand_at_their_lines() {
    let code = lines(&FILE.replace("age = { min = 25 }", "degree = { any_of = [\"dean\"] }"));
    assert!(code[0].starts_with("rules/tested.toml:9: root.all[0].leaf.test.degree.any_of"), "{code:?}");
    let name = lines(&FILE.replace("years = 3", "yaers = 3"));
    assert!(name[0].starts_with("rules/tested.toml:10: root.all[1].leaf.test.service.yaers"), "{name:?}");
    let syntax = lines(&FILE.replace("en = \"E\"", "en = "));
    assert!(syntax[0].starts_with("rules/tested.toml:6: "), "{syntax:?}");
    assert!(lines(&" ".repeat(300_000))[0].starts_with("rules/tested.toml:1: a rule is at most"));
}

#[test]
fn editions_must_meet() {
    let edition = |name: &str, from: &str, until: Option<&str>| {
        let until = until.map_or_else(String::new, |day| format!("in_force_until = \"{day}\"\n"));
        let dates = format!("edition = \"{name}\"\nin_force_from = \"{from}\"\n{until}");
        Rule::from_toml(&FILE.replace("edition = \"1\"\n", &dates)).unwrap()
    };
    let first = edition("1", "2020-01-01", Some("2023-01-01"));
    let told = |rules: &[Rule]| clashes(rules).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(told(&[edition("2", "2023-01-01", None), first.clone()]).is_empty());
    assert_eq!(
        told(&[first.clone(), edition("2", "2022-12-31", None)]),
        ["tested: edition 1 and edition 2 are both in force on 2022-12-31"]
    );
    assert_eq!(
        told(&[first, edition("2", "2023-01-02", None)]),
        ["tested: edition 1 and edition 2 leave a gap from 2023-01-01"]
    );
    let crossed = FILE.replace(
        "edition = \"1\"\n",
        "edition = \"1\"\nin_force_from = \"2023-01-01\"\nin_force_until = \"2023-01-01\"\n",
    );
    assert!(lines(&crossed)[0].contains("in_force_until must be after"));
    let rule = edition("3", "2023-01-01", None);
    assert!(rule.in_force_on(on("2023-01-01")) && !rule.in_force_on(on("2022-12-31")));
}
