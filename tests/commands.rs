//! The commands of the real program as an operator and a script meet them: exit codes, JSON, sentences.

use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use diesel_async::SimpleAsyncConnection as _;
use serde_json::{Value, json};

use crate::support::cluster::Database;
use crate::support::program;
use crate::support::smtp::MailServer;
use crate::support::{Actor, PASSWORD};

/// An installation at whose shell commands are given.
struct Shell {
    database: Database,
    data: tempfile::TempDir,
}

impl Shell {
    async fn new() -> Self {
        Self { database: Database::new().await, data: tempfile::tempdir().unwrap() }
    }

    fn data(&self) -> &Path {
        self.data.path()
    }

    /// Gives a command, which ends with this exit code.
    #[track_caller]
    fn gives(&self, code: i32, arguments: &[&str]) -> String {
        let output = program::command(&self.database, self.data(), arguments).output().unwrap();
        told(code, arguments, &output)
    }

    /// The same with a line on standard input.
    #[track_caller]
    fn gives_typed(&self, code: i32, arguments: &[&str], line: &str) -> String {
        let mut command = program::command(&self.database, self.data(), arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        writeln!(process.stdin.take().unwrap(), "{line}").unwrap();
        told(code, arguments, &process.wait_with_output().unwrap())
    }
}

/// What a command said: on standard output if it did its work, else on standard error.
#[track_caller]
fn told(code: i32, arguments: &[&str], output: &Output) -> String {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {out}{err}");
    if code == 1 || code == 2 { err.into_owned() } else { out.into_owned() }
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| panic!("not JSON: {text}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_and_words_that_are_wrong_stop_with_an_explanation() {
    let shell = Shell::new().await;
    assert!(shell.gives(0, &["settings"]).contains("[http]"));
    assert!(shell.gives(2, &["serve"]).contains("serve"));
    let output =
        program::command(&shell.database, shell.data(), &["migrate"]).env("KADR__HTTP__PROT", "1").output();
    let said = told(2, &["migrate"], &output.unwrap());
    assert!(said.contains("`http.prot`") && said.contains("host, port"), "{said}");
    assert!(shell.gives(0, &["migrate"]).contains("up to date"));
    let output = program::command(&shell.database, shell.data(), &["migrate"])
        .env("KADR__DATABASE__OWNER_URL", "postgres://nobody@127.0.0.1:1/nothing")
        .output();
    assert!(told(1, &["migrate"], &output.unwrap()).contains("cannot be reached"));
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_invented_imported_and_indexed() {
    let shell = Shell::new().await;
    let seed = ["seed", "--people", "30", "--seed", "5", "--json"];
    assert_eq!(json_of(&shell.gives(0, &seed))["people"], 30);
    assert_eq!(json_of(&shell.gives(0, &seed))["people"], 0, "the same people are there already");
    assert!(shell.gives(0, &["reindex"]).contains("30 people"));
    let file = shell.data().join("people.csv");
    std::fs::write(&file, "surname,given,iin,born_on\nКим,Анна,,1990-02-31\nЛи,Борис,900517300129,\n")
        .unwrap();
    let file = file.to_str().unwrap();
    let report = json_of(&shell.gives(3, &["import", "people", file, "--dry-run", "--json"]));
    assert_eq!((&report["read"], &report["bad"], &report["added"]), (&json!(2), &json!(2), &json!(0)));
    let first = &report["problems"][0];
    assert_eq!(first["row"], 2);
    assert!(
        !first["column"].as_str().unwrap().is_empty() && first["reason"].as_str().unwrap().ends_with('.'),
        "{report}"
    );
    let said = shell.gives(3, &["import", "people", file]);
    assert!(said.contains("row 3, column iin: ") && said.contains("2 left out"), "{said}");
    assert!(shell.gives(1, &["import", "people", "nowhere.csv"]).contains("kadr: "));
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_made_and_disabled_at_the_shell() {
    let shell = Shell::new().await;
    let body = shell.database.first_body_code().await;
    let create = |role: &'static str, email: &'static str| {
        ["account", "create", "--name", "Дана", "--role", role, "--email", email]
    };
    let officer = [create("hr_officer", "dana@example.org").as_slice(), &["--body", &body]].concat();
    shell.gives_typed(0, &officer, PASSWORD);
    assert!(shell.gives_typed(1, &officer, PASSWORD).contains("account with this email address already"));
    let made = [create("auditor", "audit@example.org").as_slice(), &["--json"]].concat();
    let made = json_of(&shell.gives_typed(0, &made, ""));
    let password = made["password"].as_str().unwrap().to_owned();

    assert!(shell.gives(2, &create("boss", "boss@example.org")).contains("hr_officer"));
    assert!(shell.gives_typed(1, &create("approver", "a@example.org"), PASSWORD).contains("--body"));
    let elsewhere = [create("approver", "a@example.org").as_slice(), &["--body", "nowhere"]].concat();
    assert!(shell.gives_typed(1, &elsewhere, PASSWORD).contains("`nowhere`"));
    let region = [officer.as_slice(), &["--region", "999999999"]].concat();
    assert!(shell.gives_typed(1, &region, PASSWORD).contains("999999999 is no region"));
    let programme = |email, code| {
        [create("hr_officer", email).as_slice(), &["--body", &body, "--programme", code]].concat()
    };
    assert!(
        shell.gives_typed(2, &programme("r@example.org", "nowhere"), PASSWORD).contains("presidential_youth")
    );
    shell.gives_typed(0, &programme("r@example.org", "regional"), PASSWORD);
    let bound = shell
        .database
        .text("select programme_scope::text as text from accounts where programme_scope <> '{}'")
        .await;
    assert_eq!(bound, "{regional}");
    let auditor = [create("auditor", "c@example.org").as_slice(), &["--programme", "open"]].concat();
    assert!(shell.gives_typed(1, &auditor, PASSWORD).contains("--programme are for hr_officer"));
    shell.gives(0, &["account", "reach", "r@example.org", "--region", "100000000"]);
    let bound =
        "select (region_scope || programme_scope)::text as text from accounts where region_scope <> '{}'";
    assert_eq!(shell.database.text(bound).await, "{100000000}");
    assert!(
        shell
            .gives(1, &["account", "reach", "audit@example.org", "--programme", "open"])
            .contains("hr_officer")
    );
    let party = [create("party_representative", "p@example.org").as_slice(), &["--party", "nobody"]].concat();
    assert!(shell.gives_typed(1, &party, PASSWORD).contains("party: "));
    assert!(shell.gives_typed(1, &create("auditor", "b@example.org"), "short").contains("password: "));
    assert!(shell.gives(1, &["account", "disable", "nobody@example.org"]).contains("no account"));

    let mut run = program::command(&shell.database, shell.data(), &["run", "--json"]);
    let running = program::Program::start(&mut run);
    let mut auditor = Actor::new(&running.base);
    auditor.sign_in("audit@example.org", &password).await;
    shell.gives(0, &["account", "disable", "audit@example.org"]);
    auditor.get("/api/v1/audit/head").await.is(401);
    shell.gives(0, &["account", "enable", "audit@example.org"]);
    shell.gives_typed(0, &["account", "reset", "audit@example.org"], "another long password");
    auditor.sign_in("audit@example.org", "another long password").await;
    // the running service has the index; it builds anew what a command asks for
    assert!(shell.gives(0, &["reindex"]).contains("running service"));
    assert!(running.interrupt());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_verified_and_the_doctor_speaks() {
    let shell = Shell::new().await;
    shell.gives(0, &["seed", "--people", "3"]);
    shell.gives_typed(
        0,
        &["account", "create", "--role", "auditor", "--name", "А", "--email", "a@example.org"],
        PASSWORD,
    );
    let whole = json_of(&shell.gives(0, &["audit", "verify", "--json"]));
    assert_eq!(whole["faults"], json!([]));
    let heads = shell.data().join("heads");
    // sealing waits for older transactions of the whole cluster, so of other tests too
    let head = loop {
        let head = shell.gives(0, &["audit", "head"]);
        if json_of(&head).is_object() {
            break head;
        }
    };
    std::fs::write(&heads, &head).unwrap();
    let heads = heads.to_str().unwrap();
    assert!(shell.gives(0, &["audit", "verify", "--heads", heads]).contains("The log is whole"));

    // without a mail server the doctor is not content; with one it is
    let parts = |said: &str| -> Vec<String> {
        let findings = json_of(said);
        findings.as_array().unwrap().iter().map(|one| one["part"].as_str().unwrap().to_owned()).collect()
    };
    let said = shell.gives(3, &["doctor", "--json"]);
    for part in ["database", "audit", "clock", "index", "mail", "disk"] {
        assert!(parts(&said).contains(&part.to_owned()), "{part} in {said}");
    }
    let mail = MailServer::start(&[]);
    let output =
        program::command(&shell.database, shell.data(), &["doctor"]).envs(mail.settings()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("takes letters") && said.contains("well database"), "{said}");
    drop(mail);

    // what was sealed behind the head is cut off with it
    let cut = format!(
        "alter table audit_entries disable trigger all; alter table audit_seals disable trigger all;
        delete from audit_seals where position >= {};
        delete from audit_entries e where not exists (select 1 from audit_seals s where s.entry_id = e.id)",
        json_of(&head)["position"]
    );
    shell.database.owner().await.batch_execute(&cut).await.unwrap();
    let said = shell.gives(3, &["audit", "verify", "--heads", heads]);
    assert!(said.contains("does not contain the head"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_speaks_without_a_database_and_changes_none() {
    let empty = Shell { database: Database::empty().await, data: tempfile::tempdir().unwrap() };
    let said = empty.gives(3, &["doctor"]);
    assert!(said.contains("ILL  database  The schema lacks") && said.contains("well clock"), "{said}");
    let tables = "select count(*) as count from pg_tables where schemaname = 'public'";
    assert_eq!(empty.database.count(tables).await, 0, "the doctor has migrated");

    let nowhere = "postgres://nobody@127.0.0.1:1/nothing";
    let output = program::command(&empty.database, empty.data(), &["doctor", "--json"])
        .env("KADR__DATABASE__URL", nowhere)
        .env("KADR__DATABASE__OWNER_URL", nowhere)
        .output()
        .unwrap();
    let findings = json_of(&told(3, &["doctor"], &output));
    let of = |part: &str| {
        let found = findings.as_array().unwrap().iter().find(|one| one["part"] == part);
        found.unwrap_or_else(|| panic!("{part} is not in {findings}")).clone()
    };
    assert_eq!(of("database")["well"], false);
    assert!(of("database")["words"].as_str().unwrap().contains("cannot be reached"), "{findings}");
    for part in ["clock", "index", "mail", "disk"] {
        assert!(of(part)["words"].as_str().unwrap().ends_with('.'), "{findings}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_keys_than_the_databases_own_are_refused() {
    let shell = Shell::new().await;
    shell.gives(0, &["seed", "--people", "2"]);
    shell.gives(0, &["seed", "--people", "2"]);
    let mistyped = shell.data().join("kyes.toml");
    let said = |arguments: &[&str], code: i32| {
        let mut command = program::command(&shell.database, shell.data(), arguments);
        let output = command.env("KADR__KEYS__FILE", &mistyped).output().unwrap();
        told(code, arguments, &output)
    };
    for arguments in [["reindex"].as_slice(), &["run", "--json"], &["seed", "--people", "3"]] {
        let said = said(arguments, 1);
        assert!(said.contains("kyes.toml is not the one this database was filled with"), "{said}");
        assert!(said.contains("keys.file"), "{said}");
    }
    assert!(said(&["doctor"], 3).contains("ILL  keys"));
    assert_eq!(shell.database.count("select count(*) as count from people").await, 2);
    shell.gives(0, &["reindex"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_environment_in_another_encoding_is_no_accident() {
    use std::os::unix::ffi::OsStringExt as _;
    let latin = || std::ffi::OsString::from_vec(b"caf\xe9".to_vec());
    let shell = Shell::new().await;
    let arguments = ["settings"];
    let output =
        program::command(&shell.database, shell.data(), &arguments).env("WHATEVER", latin()).output();
    assert!(told(0, &arguments, &output.unwrap()).contains("[http]"));
    let output =
        program::command(&shell.database, shell.data(), &arguments).env("KADR__SMTP__USER", latin()).output();
    let said = told(2, &arguments, &output.unwrap());
    assert!(said.contains("KADR__SMTP__USER") && said.contains("UTF-8"), "{said}");
    let help = shell.gives(0, &["--help"]);
    for words in ["Exit codes:", "2 wrong words", "import with rows"] {
        assert!(help.contains(words), "{words} is not in {help}");
    }
}
