//! The real program, killed at random moments again and again while many people write: every acknowledged save is in the
//! database and in the index, and each letter arrives once – or once more for a kill that fell between the mail server's
//! acceptance and our mark, with the same Message-ID.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use diesel_async::SimpleAsyncConnection as _;
use kadr::platform::keys::{Keys, Purpose};
use rand::RngExt as _;
use serde_json::json;

use crate::support::cluster::Database;
use crate::support::program::{self, Program};
use crate::support::smtp::MailServer;
use crate::support::{Actor, PASSWORD};

/// How many times it is killed.
const KILLS: usize = 20;
/// Shortlists to be released, a few in each round.
const LISTS: usize = 2 * KILLS;
/// People who save at the same time.
const SAVERS: usize = 4;
/// How late the mail server may be with writing down when it accepted a letter, in milliseconds.
const LATE: u128 = 1_000;
/// Entries that a list of the profile may have; the savers stay below it.
const MOST_ENTRIES: usize = 40;

fn start(database: &Database, data: &Path, mail: &MailServer) -> Program {
    let mut command = program::command(database, data, &["run", "--json"]);
    // what failed and was tried again is worth reading when something is lost
    command.env("KADR__LOG__LEVEL", "warn");
    Program::start(command.envs(mail.settings()).env("KADR__SMTP__TIMEOUT_SECONDS", "3"))
}

fn now_ms() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

/// A word that nobody else has and that is near no other.
fn word() -> String {
    let mut rng = rand::rng();
    (0..12).map(|_| char::from(rng.random_range(b'a'..=b'z'))).collect()
}

/// What one person was told is kept.
#[derive(Default)]
struct Saved {
    /// Words of entries that were added: all of them stay.
    added: Vec<String>,
    /// The statement, which each save replaces: number and words.
    statement: Option<(u32, String)>,
    /// Statements sent so far, acknowledged or not.
    sent: u32,
    acknowledged: usize,
}

/// Saves until the program is gone: entries that stay, and a statement that is replaced.
async fn save_much(who: Actor, mut saved: Saved, answers: Arc<AtomicUsize>) -> Saved {
    loop {
        let Some(profile) = who.try_get("/api/v1/me/profile").await else { return saved };
        let profile = profile.is(200).json();
        if profile["service"].as_array().unwrap().len() < MOST_ENTRIES && rand::rng().random_bool(0.5) {
            let title = word();
            let body = json!({ "started_on": "2015-03-01", "organisation": "Қала әкімдігі",
                "sector": "public_administration", "kind": "corps_b", "post_title": title });
            match who.try_post("/api/v1/me/service", &body).await {
                Some(answer) => drop(answer.is(201)),
                None => return saved,
            }
            saved.added.push(title);
        } else {
            saved.sent += 1;
            let words = format!("{} {}", saved.sent, word());
            let version = profile["wishes"]["version"].as_i64().unwrap();
            let body = json!({ "regions": [], "directions": [], "statement": words, "available_from": null });
            match who.try_put("/api/v1/me/wishes", version, &body).await {
                Some(answer) => drop(answer.is(200)),
                None => return saved,
            }
            saved.statement = Some((saved.sent, words));
        }
        saved.acknowledged += 1;
        answers.fetch_add(1, Relaxed);
    }
}

/// Signs people up until the program is gone; returns the addresses it acknowledged.
async fn sign_up_many(visitor: Actor, prefix: String) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for count in 0.. {
        let email = format!("{prefix}-{count}@example.org");
        let body = json!({ "name": "Сәуле", "email": email, "password": PASSWORD, "locale": "kk" });
        match visitor.try_post("/api/v1/accounts", &body).await {
            Some(answer) => drop(answer.is(202)),
            None => break,
        }
        acknowledged.push(email);
    }
    acknowledged
}

/// A shortlist that waits for its approver.
struct Waiting {
    path: String,
    version: i64,
    recipients: [String; 2],
}

/// Composes a shortlist and sends it for approval.
async fn compose(officer: &Actor, vacancy: &str, person: &str, number: usize) -> Waiting {
    let version = |answer: crate::support::actor::Answer| answer.json()["version"].as_i64().unwrap();
    let chosen = json!({ "people": [{ "person": person, "note": "Knows the work." }] });
    let made = officer.post(&format!("/api/v1/vacancies/{vacancy}/shortlists"), &chosen).await.is(201);
    let path = format!("/api/v1/shortlists/{}", made.json()["id"].as_str().unwrap());
    let recipients = ["a", "b"].map(|who| format!("list-{number}-{who}@example.org"));
    let one = |email: &String| json!({ "name": "Head of staff", "email": email, "locale": "en" });
    let body = json!({ "recipients": recipients.iter().map(one).collect::<Vec<_>>() });
    let at = version(officer.put(&format!("{path}/recipients"), version(made), &body).await.is(200));
    let sent = officer.try_post_at(&format!("{path}/submission"), at).await.unwrap();
    Waiting { path, version: version(sent.is(200)), recipients }
}

/// Releases a few shortlists until the program is gone; returns the recipients of those that it acknowledged as released.
async fn release_many(approver: Actor, waiting: Vec<Waiting>) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for one in waiting {
        // without an answer nobody knows how far it got
        let Some(answer) = approver.try_post_at(&format!("{}/release", one.path), one.version).await else {
            break;
        };
        answer.is(200);
        acknowledged.extend(one.recipients);
        let pause = rand::rng().random_range(0..300);
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
    acknowledged
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_however_it_is_killed() {
    let database = Database::new().await;
    let data = tempfile::tempdir().unwrap();
    let mail = MailServer::start(&["--slow", "10"]);
    let mut starts = vec![now_ms()];
    let program = start(&database, data.path(), &mail);
    let mut people = Vec::new();
    for number in 0..SAVERS {
        people.push(submitted_person(&database, &program.base, number).await);
    }
    let officer = at_the_shell(&program.base, data.path(), &database, "hr_officer").await;
    let approver = at_the_shell(&program.base, data.path(), &database, "approver").await;
    let vacancy = vacancy(&database).await;
    let mut waiting = Vec::new();
    for number in 0..LISTS {
        waiting.push(compose(&officer, &vacancy, &people[0].1, number).await);
    }
    program.kill();

    let mut saved: Vec<Saved> = (0..SAVERS).map(|_| Saved::default()).collect();
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let (mut signed_up, mut recipients) = (Vec::new(), Vec::new());
    for round in 0..KILLS {
        starts.push(now_ms());
        let program = start(&database, data.path(), &mail);
        let savers: Vec<_> = people
            .iter()
            .zip(saved.drain(..))
            .map(|((who, _), saved)| {
                tokio::spawn(save_much(who.at(&program.base), saved, Arc::clone(&acknowledged)))
            })
            .collect();
        let visitor = Actor::new(&program.base);
        let signing_up = tokio::spawn(sign_up_many(visitor, format!("sign-up-{round}")));
        let releasing = tokio::spawn(release_many(
            approver.at(&program.base),
            waiting.split_off(waiting.len().saturating_sub(LISTS.div_ceil(KILLS))),
        ));
        // in some rounds at once, in the others somewhere after the first answer, however slow the machine is
        let before = acknowledged.load(Relaxed);
        for _ in 0..1_000 {
            if round % 4 == 0 || acknowledged.load(Relaxed) > before {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let pause = rand::rng().random_range(0..700);
        tokio::time::sleep(Duration::from_millis(pause)).await;
        program.kill();
        for saver in savers {
            saved.push(saver.await.unwrap());
        }
        signed_up.extend(signing_up.await.unwrap());
        recipients.extend(releasing.await.unwrap());
    }
    let saves: usize = saved.iter().map(|saved| saved.acknowledged).sum();
    println!("{KILLS} kills, {saves} saves, {} accounts, {} recipients", signed_up.len(), recipients.len());
    assert!(saves > KILLS && !signed_up.is_empty() && !recipients.is_empty(), "hardly anything was written");

    starts.push(now_ms());
    let program = start(&database, data.path(), &mail);
    every_letter_arrived(&database, data.path(), &mail, &starts, (&signed_up, &recipients)).await;
    for ((who, person), saved) in people.iter().zip(&saved) {
        every_save_is_there(&who.at(&program.base), &officer.at(&program.base), person, saved, &database)
            .await;
    }
    assert!(program.interrupt());
    let verified = program::command(&database, data.path(), &["audit", "verify", "--json"]).output().unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

/// Each acknowledged save in the database, and in the index for an officer who looks for its words.
async fn every_save_is_there(who: &Actor, officer: &Actor, person: &str, saved: &Saved, database: &Database) {
    let profile = who.get("/api/v1/me/profile").await.is(200).json();
    let titles: BTreeSet<_> = profile["service"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["post_title"].as_str().unwrap())
        .collect();
    let lost: Vec<_> = saved.added.iter().filter(|title| !titles.contains(title.as_str())).collect();
    assert!(lost.is_empty(), "acknowledged and gone: {lost:?}");
    for title in &saved.added {
        is_found(officer, title, person, database).await;
    }
    let Some((last, words)) = &saved.statement else { return };
    // one that was on its way when the program was killed may stand in its place, an earlier one may not
    let stands = profile["wishes"]["statement"].as_str().unwrap();
    let number: u32 = stands.split(' ').next().unwrap().parse().unwrap();
    assert!(number >= *last && number <= saved.sent, "{stands} after {words}");
    is_found(officer, stands.split(' ').nth(1).unwrap(), person, database).await;
}

/// Waits for the index, which waits for older transactions of the whole cluster, so of other tests too.
async fn is_found(officer: &Actor, word: &str, person: &str, database: &Database) {
    let path = format!("/api/v1/people/search?q={word}");
    for attempt in 0.. {
        let found = officer.get(&path).await;
        if found.status.as_u16() == 200 && found.text.contains(person) {
            return;
        }
        if attempt == 1200 {
            // who holds the feed back, if somebody does
            let open = "select coalesce(string_agg(concat_ws(' ', datname, state, backend_xid, now() - xact_start), '; '), 'none') as text
                from pg_stat_activity where backend_xid is not null";
            let open = database.text(open).await;
            let figures = officer.get("/metrics").await.text;
            let figures: Vec<_> = figures.lines().filter(|line| line.starts_with("kadr_")).collect();
            panic!(
                "{word} of {person} is not found; transactions that write: {open}: {} {figures:#?}",
                found.text
            );
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Every letter left; each arrived once, or once more for a kill between the mail server's acceptance and our mark.
async fn every_letter_arrived(
    database: &Database,
    data: &Path,
    mail: &MailServer,
    starts: &[u128],
    (signed_up, recipients): (&[String], &[String]),
) {
    let waiting = "select count(*) as count from letters where state <> 'sent'";
    for _ in 0..800 {
        if database.count(waiting).await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(database.count(waiting).await, 0, "letters that never left");

    let mut by_letter: BTreeMap<String, Vec<u128>> = BTreeMap::new();
    let mut by_address: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (arrived, message) in mail.arrivals() {
        let header = |name: &str| {
            let line = message.lines().find(|line| line.starts_with(name)).unwrap();
            line.strip_prefix(name).unwrap().trim().to_owned()
        };
        let to = header("X-Envelope-To:");
        by_address.entry(to).or_default().insert(header("Message-ID:"));
        by_letter.entry(header("Message-ID:")).or_default().push(arrived);
    }
    let written = database.count("select count(*) as count from letters").await;
    assert_eq!(i64::try_from(by_letter.len()).unwrap(), written, "letters in the outbox and in the mailbox");

    let (keys, _) = Keys::open_or_make(&data.join("keys.toml")).unwrap();
    for email in signed_up {
        let index = hex::encode(keys.blind(Purpose::Email, email));
        let found = format!("select count(*) as count from accounts where email_index = '\\x{index}'");
        assert_eq!(database.count(&found).await, 1, "{email} was acknowledged and is gone");
    }
    for email in signed_up.iter().chain(recipients) {
        let ids = by_address.get(email).unwrap_or_else(|| panic!("no letter to {email}"));
        assert_eq!(ids.len(), 1, "{email} got different letters: {ids:?}");
    }
    // the mailer sends one letter at a time, so each kill can double one: between two copies there is a start that no
    // other pair of copies needs. The mail server may write down a little late what it accepted before the kill.
    let mut pairs: Vec<(u128, u128)> =
        by_letter.values().flat_map(|arrivals| arrivals.windows(2).map(|pair| (pair[0], pair[1]))).collect();
    pairs.sort_by_key(|(_, second)| *second);
    let mut free = starts.to_vec();
    for (first, second) in &pairs {
        let between = free.iter().position(|start| start + LATE >= *first && start <= second);
        free.remove(
            between.unwrap_or_else(|| panic!("a letter was sent twice without a kill: {pairs:?} {starts:?}")),
        );
    }
    println!("{} letters, {} of them doubled by a kill", by_letter.len(), pairs.len());
}

/// A published vacancy of the first body.
async fn vacancy(database: &Database) -> String {
    let insert = "insert into vacancies (id, post_id, body_id, rule_id, state, opens_on, closes_at, as_of_on, published_at)
        select gen_random_uuid(), p.id, b.id, r.id, 'published', current_date - 1, now() + interval '20 days', '2026-12-01', now()
        from (select id from posts order by code limit 1) p, (select id from bodies order by code limit 1) b,
          (select id from rule_editions where code = 'demo-specialist' order by edition limit 1) r";
    database.owner().await.batch_execute(insert).await.unwrap();
    database.text("select id::text as text from vacancies").await
}

/// An applicant, signed in, whose profile is in the reserve, and its id.
async fn submitted_person(database: &Database, base: &str, number: usize) -> (Actor, String) {
    let email = format!("applicant-{number}@example.org");
    let body = json!({ "name": "Сәуле", "email": email, "password": PASSWORD });
    Actor::new(base).post("/api/v1/accounts", &body).await.is(202);
    let mut who = Actor::new(base);
    who.sign_in(&email, PASSWORD).await;
    let profile = who.get("/api/v1/me/profile").await.is(200).json();
    let id = profile["id"].as_str().unwrap().to_owned();
    let submit = format!(
        "update people set state = 'submitted', surname = 'Ким', given_name = 'Анна', born_on = '1990-05-17',
           citizenship = 'KZ', submitted_at = now() where id = '{id}'"
    );
    database.owner().await.batch_execute(&submit).await.unwrap();
    (who, id)
}

/// Somebody of the first body, made at the shell and signed in.
async fn at_the_shell(base: &str, data: &Path, database: &Database, role: &str) -> Actor {
    let email = format!("{}@example.org", role.replace('_', "-"));
    let code = database.first_body_code().await;
    let arguments = ["account", "create", "--role", role, "--name", "Дана", "--email", &email];
    let mut command = program::command(database, data, &arguments);
    let mut process =
        command.args(["--body", &code]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    std::io::Write::write_all(process.stdin.as_mut().unwrap(), format!("{PASSWORD}\n").as_bytes()).unwrap();
    assert!(process.wait().unwrap().success());
    let mut actor = Actor::new(base);
    actor.sign_in(&email, PASSWORD).await;
    actor
}
