//! Rule files checked and written from the shell.

use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::support::TestApp;

fn kadr(t: &TestApp, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kadr"))
        .args(arguments)
        .env("KADR__DATA__DIR", t.data().join("shell"))
        .env("KADR__LOG__LEVEL", "error")
        .env("KADR__DATABASE__URL", &t.database.address.url)
        .env("KADR__DATABASE__OWNER_URL", &t.database.address.owner_url)
        .output()
        .unwrap()
}

fn rule_file(edition: &str, from: &str, years: u16) -> String {
    format!(
        "id = \"by-shell\"\nedition = \"{edition}\"\nin_force_from = \"{from}\"\n[title]\nkk = \"К\"\nru = \"Р\"\nen = \"E\"\n[root]\n\
         leaf = {{ id = \"work\", cites = \"law\", test = {{ service = {{ years = {years} }} }} }}\n\
         [citations.law]\nact = \"Act\"\nstatus = \"unverified\"\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_files_are_checked_and_written_from_the_shell() {
    let t = TestApp::start().await;
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let text = |output: &Output| String::from_utf8(output.stdout.clone()).unwrap();
    let (first, bad) = (
        file("1.toml", &rule_file("1", "2026-01-01", 2)),
        file("bad.toml", &rule_file("2", "2027-01-01", 90)),
    );
    let second = file("2.toml", &rule_file("2", "2027-01-01", 3));

    let good = kadr(&t, &["rules", "check", &first]);
    assert_eq!((good.status.code(), text(&good).contains("Nothing is wrong")), (Some(0), true));
    let faulty = kadr(&t, &["rules", "check", &first, &bad]);
    assert_eq!(faulty.status.code(), Some(3));
    assert!(text(&faulty).contains(&format!("{bad}:9: root.leaf.test.service: ")), "{}", text(&faulty));
    let clash = kadr(&t, &["rules", "check", "--json", &second, &first]);
    assert_eq!(clash.status.code(), Some(3));
    let report: Value = serde_json::from_str(&text(&clash)).unwrap();
    assert_eq!(
        (&report["found"][0]["file"], &report["found"][0]["line"]),
        (&json!(second), &json!(3)),
        "{report}"
    );
    assert_eq!(kadr(&t, &["rules", "check"]).status.code(), Some(2));
    assert_eq!(kadr(&t, &["rules", "check", "/nowhere.toml"]).status.code(), Some(1));

    assert_eq!(kadr(&t, &["rules", "add", &bad]).status.code(), Some(3));
    assert_eq!(kadr(&t, &["rules", "add", &first]).status.code(), Some(0));
    let unreasoned = kadr(&t, &["rules", "add", &second]);
    assert_eq!((unreasoned.status.code(), text(&unreasoned).contains("Write why")), (Some(3), true));
    let added = kadr(&t, &["rules", "add", "--reason", "A new order.", &first, &second]);
    assert_eq!(added.status.code(), Some(0), "{}", String::from_utf8_lossy(&added.stderr));
    assert!(
        text(&added).contains("edition 1, was there already")
            && text(&added).contains("edition 2, is published")
    );
    let editions = t.anonymous().get("/api/v1/rules").await.is(200).json();
    let editions: Vec<_> =
        editions["items"].as_array().unwrap().iter().filter(|one| one["code"] == "by-shell").collect();
    assert_eq!((editions.len(), &editions[0]["in_force_until"]), (2, &json!("2027-01-01")));
    let noted = "select count(*) as count from audit_entries where actor_kind = 'command' and action = 'rule.published'";
    assert_eq!(t.database.count(noted).await, 2);
    // what a file includes is looked up among the files, then the shipped ones or the published editions
    let includes = |id: &str, other: &str| {
        let work = "leaf = { id = \"work\", cites = \"law\", test = { service = { years = 2 } } }";
        let both = format!("all = [\n  {{ {work} }},\n  {{ include = \"{other}\" }},\n]");
        rule_file("1", "2026-01-01", 2).replace("by-shell", id).replace(work, &both)
    };
    let with_bars = file("bars.toml", &includes("with-bars", "bars-on-record"));
    let with_own = file("own.toml", &includes("with-own", "by-shell"));
    assert_eq!(kadr(&t, &["rules", "check", &with_bars]).status.code(), Some(0));
    let unknown = kadr(&t, &["rules", "check", &with_own]);
    assert_eq!(unknown.status.code(), Some(3));
    assert!(
        text(&unknown).contains(&format!("{with_own}:11: root.all[1]: includes a rule that is not there"))
    );
    assert_eq!(kadr(&t, &["rules", "check", &with_own, &first]).status.code(), Some(0));
    let cyclic = file("cyclic.toml", &includes("by-shell", "with-own"));
    let refused = kadr(&t, &["rules", "check", &with_own, &cyclic]);
    assert!(text(&refused).contains("in the end includes this one"), "{}", text(&refused));
    assert_eq!(kadr(&t, &["rules", "add", &with_own, &cyclic]).status.code(), Some(3));
    let added = kadr(&t, &["rules", "add", &with_own, &with_bars]);
    assert_eq!(added.status.code(), Some(0), "{}", text(&added));
    let whole = "select count(*) as count from rule_editions where code in ('with-own', 'with-bars')
        and content::text like '%by-shell.work%' or content::text like '%bars-on-record.citizen%' and code = 'with-bars'";
    assert_eq!(t.database.count(whole).await, 2);
    assert_eq!(kadr(&t, &["rules", "add", &with_own]).status.code(), Some(0), "it was there already");
    let owned = file("3.toml", &rule_file("1", "2026-01-01", 2).replace("by-shell", "of-body"));
    assert_eq!(kadr(&t, &["rules", "add", "--body", "government-office", &owned]).status.code(), Some(0));
    assert_eq!(kadr(&t, &["rules", "add", "--body", "nobody", &owned]).status.code(), Some(1));
}
