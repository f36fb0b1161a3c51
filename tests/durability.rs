//! The real program, killed at random moments again and again: what it acknowledged is there, the index catches up,
//! and each letter arrives once – or twice with the same Message-ID, if the kill fell between the mail server's
//! acceptance and our mark.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use diesel_async::SimpleAsyncConnection as _;
use kadr::platform::keys::{Keys, Purpose};
use rand::RngExt as _;
use serde_json::json;

use crate::support::cluster::Database;
use crate::support::program::{self, Program};
use crate::support::smtp::MailServer;
use crate::support::{Actor, PASSWORD};

/// How many times it is killed.
const KILLS: usize = 12;

fn start(database: &Database, data: &Path, mail: &MailServer) -> Program {
    let mut command = program::command(database, data, &["run", "--json"]);
    Program::start(command.envs(mail.settings()).env("KADR__SMTP__TIMEOUT_SECONDS", "1"))
}

/// Signs people up until the program is gone; returns the addresses it acknowledged.
async fn sign_up_many(base: String, prefix: String) -> Vec<String> {
    let visitor = Actor::new(&base);
    let mut acknowledged = Vec::new();
    for count in 0.. {
        let email = format!("{prefix}-{count}@example.org");
        let body = json!({ "name": "Сәуле", "email": email, "password": PASSWORD, "locale": "kk" });
        match visitor.try_post("/api/v1/accounts", &body).await {
            Some(answer) if answer.status.as_u16() == 202 => acknowledged.push(email),
            Some(answer) => panic!("{}: {}", answer.status, answer.text),
            None => break,
        }
    }
    acknowledged
}

/// Changes a profile until the program is gone; returns the last acknowledged words.
async fn change_much(base: String, email: &str, prefix: &str) -> Option<String> {
    let mut who = Actor::new(&base);
    if !who.try_sign_in(email, PASSWORD).await {
        return None;
    }
    let mut last = None;
    for count in 0.. {
        let words = format!("{prefix}n{count}");
        let profile = who.try_get("/api/v1/me/profile").await?.json();
        let Some(version) = profile["wishes"]["version"].as_i64() else { return last };
        let body = json!({ "regions": [], "directions": [], "statement": words, "available_from": null });
        match who.try_put("/api/v1/me/wishes", version, &body).await {
            Some(answer) if answer.status.as_u16() == 200 => last = Some(words),
            Some(answer) => panic!("{}: {}", answer.status, answer.text),
            None => break,
        }
    }
    last
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_however_it_is_killed() {
    let database = Database::new().await;
    let data = tempfile::tempdir().unwrap();
    let mail = MailServer::start(&["--slow", "10"]);
    let program = start(&database, data.path(), &mail);
    let person = submitted_person(&database, &program.base).await;
    program.kill();

    let mut acknowledged = Vec::new();
    let mut last_words = String::new();
    for round in 0..KILLS {
        let program = start(&database, data.path(), &mail);
        let writers: Vec<_> = (0..2)
            .map(|n| tokio::spawn(sign_up_many(program.base.clone(), format!("r{round}w{n}"))))
            .collect();
        let (base, prefix) = (program.base.clone(), format!("round{round}"));
        let changer = tokio::spawn(async move { change_much(base, APPLICANT, &prefix).await });
        tokio::time::sleep(Duration::from_millis(rand::rng().random_range(50..1200))).await;
        program.kill();
        for writer in writers {
            acknowledged.extend(writer.await.unwrap());
        }
        last_words = changer.await.unwrap().unwrap_or(last_words);
    }
    assert!(!acknowledged.is_empty(), "the program never lived long enough to answer");

    let program = start(&database, data.path(), &mail);
    let waiting = "select count(*) as count from letters where state <> 'sent'";
    for _ in 0..600 {
        if database.count(waiting).await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(database.count(waiting).await, 0, "letters that never left");

    let (keys, _) = Keys::open_or_make(&data.path().join("keys.toml")).unwrap();
    let mut received: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for message in mail.messages() {
        let header = |name: &str| {
            let line = message.lines().find(|line| line.starts_with(name)).unwrap();
            line.strip_prefix(name).unwrap().trim().to_owned()
        };
        let to = header("To:");
        let to = to.rsplit('<').next().unwrap().trim_end_matches('>').to_owned();
        received.entry(to).or_default().push(header("Message-ID:"));
    }
    for email in &acknowledged {
        let index = hex::encode(keys.blind(Purpose::Email, email));
        let found = format!("select count(*) as count from accounts where email_index = '\\x{index}'");
        assert_eq!(database.count(&found).await, 1, "{email} was acknowledged and is gone");
        let ids = received.get(email).unwrap_or_else(|| panic!("no letter to {email}"));
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(different.len(), 1, "{email} got different letters: {ids:?}");
    }
    // one kill can fall into the gap of one letter, so there are at most as many copies as kills (one more before the rounds)
    let copies: usize = received.values().map(|ids| ids.len() - 1).sum();
    assert!(copies <= KILLS + 1, "{copies} copies after {KILLS} kills");
    println!("{KILLS} kills, {} accounts, {copies} copies of letters", acknowledged.len());

    // the live profile holds the last acknowledged words or ones that were on their way when it was killed
    let mut who = Actor::new(&program.base);
    who.sign_in(APPLICANT, PASSWORD).await;
    let profile = who.get("/api/v1/me/profile").await.is(200).json();
    let words = profile["wishes"]["statement"].as_str().unwrap().to_owned();
    let number = |words: &str| -> (u32, u32) {
        let (round, count) = words.strip_prefix("round").unwrap().split_once('n').unwrap();
        (round.parse().unwrap(), count.parse().unwrap())
    };
    if !last_words.is_empty() {
        assert!(number(&words) >= number(&last_words), "{words} after {last_words}");
        let officer = officer(&program.base, data.path(), &database).await;
        let path = format!("/api/v1/people/search?q={words}");
        for attempt in 0.. {
            let found = officer.get(&path).await;
            if found.status.as_u16() == 200 && found.text.contains(&person) {
                break;
            }
            // it waits for older transactions of the whole cluster, so of other tests too
            if attempt == 1200 {
                let behind = "select count(*) as count from pg_stat_activity
                    where backend_xmin is not null or backend_xid is not null";
                let open = database.count(behind).await;
                panic!("the index never caught up; {open} transactions are open: {}", found.text);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

const APPLICANT: &str = "applicant@example.org";

/// An applicant whose profile is in the reserve.
async fn submitted_person(database: &Database, base: &str) -> String {
    let visitor = Actor::new(base);
    let body = json!({ "name": "Сәуле", "email": APPLICANT, "password": PASSWORD });
    visitor.post("/api/v1/accounts", &body).await.is(202);
    let mut who = Actor::new(base);
    who.sign_in(APPLICANT, PASSWORD).await;
    who.get("/api/v1/me/profile").await.is(200);
    let make =
        "update people set state = 'submitted', surname = 'Ким', given_name = 'Анна', born_on = '1990-05-17',
        citizenship = 'KZ', submitted_at = now()";
    database.owner().await.batch_execute(make).await.unwrap();
    if database.count("select count(*) as count from people").await == 0 {
        let insert = "insert into people (id, account_id, state, source, surname, given_name, born_on, citizenship, submitted_at)
            select gen_random_uuid(), id, 'submitted', 'applicant', 'Ким', 'Анна', '1990-05-17', 'KZ', now() from accounts";
        database.owner().await.batch_execute(insert).await.unwrap();
    }
    let profile = who.get("/api/v1/me/profile").await.is(200).json();
    profile["id"].as_str().map(str::to_owned).unwrap_or_else(|| panic!("no id in {profile}"))
}

/// An officer made at the shell.
async fn officer(base: &str, data: &Path, database: &Database) -> Actor {
    let email = "officer@example.org";
    let code = database.first_body_code().await;
    let arguments = ["account", "create", "--role", "hr_officer", "--name", "Дана", "--email", email];
    let mut command = program::command(database, data, &arguments);
    let mut process =
        command.args(["--body", &code]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    std::io::Write::write_all(process.stdin.as_mut().unwrap(), format!("{PASSWORD}\n").as_bytes()).unwrap();
    assert!(process.wait().unwrap().success());
    let mut actor = Actor::new(base);
    actor.sign_in(email, PASSWORD).await;
    actor
}
