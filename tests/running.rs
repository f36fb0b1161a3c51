//! Starting and stopping the real program: with a private cluster, after any kind of crash, before its database is
//! there, with a damaged index.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Role;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rand::RngExt as _;
use serde_json::{Value, json};

use crate::support::cluster::Database;
use crate::support::program::{self, Program};
use crate::support::{Actor, TestApp};

/// How often a first start is cut off.
const CUTS: usize = 5;

/// A data folder that an unprivileged Postgres can reach, under a short path because of its socket.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix("kr-").tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn postmaster(data: &Path) -> Option<Pid> {
    let text = std::fs::read_to_string(data.join("postgres/postmaster.pid")).ok()?;
    Some(Pid::from_raw(text.lines().next()?.parse().unwrap()))
}

/// Whether a process has ended; one that nobody has collected yet has.
fn is_gone(process: Pid) -> bool {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{process}/stat")) else { return true };
    stat.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with('Z'))
}

/// A server removes its file a moment before it ends.
async fn assert_gone(server: Pid) {
    for _ in 0..200 {
        if is_gone(server) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("Postgres outlived the service");
}

/// Ends the private cluster as a power cut would.
fn cut_power(data: &Path) {
    if let Some(server) = postmaster(data) {
        let _ = kill(server, Signal::SIGKILL);
    }
}

async fn officer(program: &Program) -> Actor {
    let mut actor = Actor::new(&program.base);
    let accounts = program.said["accounts"].as_array().unwrap();
    let account = accounts.iter().find(|account| account["role"] == "hr_officer").unwrap();
    let text = |key: &str| account[key].as_str().unwrap().to_owned();
    actor.sign_in(&text("email"), &text("password")).await;
    actor
}

/// How many things a list holds, page by page.
async fn count(actor: &Actor, path: &str) -> usize {
    let (mut count, mut next) = (0, path.to_owned());
    loop {
        let page = actor.get(&next).await.is(200).json();
        count += page["items"].as_array().unwrap().len();
        let Some(after) = page["next"].as_str() else { return count };
        next = format!("{path}{}after={after}", if path.contains('?') { '&' } else { '?' });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_start_cut_off_anywhere_is_gone_on_with() {
    let folder = folder();
    let data = folder.path();
    let demo = || {
        let mut command = program::alone(data, &["run", "--demo", "--json"]);
        command.env("KADR__SEED__PEOPLE", "40");
        command
    };
    for round in 0..CUTS {
        let mut process = demo().stdout(std::process::Stdio::null()).spawn().unwrap();
        let within = 400 * (round as u64 + 1);
        tokio::time::sleep(Duration::from_millis(rand::rng().random_range(20..within))).await;
        process.kill().unwrap();
        process.wait().unwrap();
        if round % 2 == 0 {
            cut_power(data);
        }
    }
    let running = Program::start(&mut demo());
    let officer = officer(&running).await;
    assert_eq!(count(&officer, "/api/v1/vacancies").await, 40);
    assert_eq!(officer.get("/api/v1/shortlists").await.is(200).json()["items"].as_array().unwrap().len(), 2);
    assert_eq!(running.said["accounts"].as_array().unwrap().len(), Role::ALL.len());

    // another service in the same folder is refused, and says so
    let second = demo().output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("runs already"), "{second:?}");

    // killed alone, it finds its cluster running; after Ctrl-C nothing runs
    running.kill();
    assert!(postmaster(data).is_some());
    let running = Program::start(&mut demo());
    let server = postmaster(data).unwrap();
    for _ in 0..200 {
        let found = officer_search(&running).await;
        if found["total"] == json!(41) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(officer_search(&running).await["total"], json!(41), "forty invented people and the applicant");
    assert!(running.interrupt());
    assert_eq!(postmaster(data), None);
    assert_gone(server).await;
}

async fn officer_search(program: &Program) -> Value {
    let answer = officer(program).await.get("/api/v1/people/search").await;
    serde_json::from_str(&answer.text).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_comes_late_is_waited_for() {
    let database = Database::new().await;
    let name = database.name().to_owned();
    let mut admin = database.admin().await;
    admin.batch_execute(&format!("alter database {name} rename to {name}_away")).await.unwrap();
    let data = tempfile::tempdir().unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = program::command(&database, data.path(), &["run", "--json"]);
    command.env("KADR__HTTP__PORT", port.to_string());
    let mut running = Program::begin(&mut command);
    let visitor = Actor::new(&format!("http://127.0.0.1:{port}"));
    let mut refusals = 0;
    while refusals < 3 {
        let Some(answer) = visitor.try_get("/api/v1/vacancies").await else { continue };
        assert_eq!(answer.status.as_u16(), 503, "{}", answer.text);
        assert_eq!(
            (answer.headers.contains_key("retry-after"), answer.json()["code"].as_str()),
            (true, Some("unavailable"))
        );
        refusals += 1;
    }
    let page = visitor.get("/").await.is(503);
    assert!(page.text.contains("<h1") && page.headers.contains_key("retry-after"), "{}", page.text);
    visitor.get("/health/live").await.is(200);
    visitor.get("/health/ready").await.is(503);
    admin.batch_execute(&format!("alter database {name}_away rename to {name}")).await.unwrap();
    running.ready();
    visitor.get("/api/v1/vacancies").await.is(200);
    visitor.get("/health/ready").await.is(200);
    assert!(running.interrupt());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_index_is_rebuilt_and_search_says_so_meanwhile() {
    let data = tempfile::tempdir().unwrap();
    let index = data.path().join("index");
    std::fs::create_dir_all(index.join("generation-1")).unwrap();
    std::fs::write(index.join("generation-1/meta.json"), "not what was written").unwrap();
    std::fs::write(index.join("current"), "generation-1").unwrap();
    let t = TestApp::in_folder(data, Database::new().await, &[]).await;
    let officer = t.actor(Role::HrOfficer).await;
    let refused = officer.get("/api/v1/people/search").await.is(503);
    assert_eq!(
        (refused.headers.contains_key("retry-after"), refused.json()["code"].as_str()),
        (true, Some("unavailable"))
    );
    let page = officer.get("/search").await;
    assert!(page.text.contains("is being built anew"), "{} {}", page.status, page.text);
    let state = officer.get("/health/ready").await.is(200).json();
    assert_eq!((&state["ready"], &state["search"]), (&json!(true), &json!(false)));
    t.index().await;
    officer.get("/api/v1/people/search").await.is(200);
    officer.get("/search").await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_cluster_that_dies_is_started_again_under_the_service() {
    let folder = folder();
    let data = folder.path();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = program::alone(data, &["run", "--json"]);
    let mut running = Program::begin(command.env("KADR__HTTP__PORT", port.to_string()));
    let visitor = Actor::new(&format!("http://127.0.0.1:{port}"));
    // while the cluster is made and started, everybody is told to wait
    let early = loop {
        match visitor.try_get("/api/v1/vacancies").await {
            Some(answer) => break answer,
            None => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    };
    assert_eq!(
        (early.status.as_u16(), early.headers.contains_key("retry-after")),
        (503, true),
        "{}",
        early.text
    );
    running.ready();
    visitor.get("/api/v1/vacancies").await.is(200);

    for (round, signal) in [Signal::SIGKILL, Signal::SIGQUIT, Signal::SIGKILL].into_iter().enumerate() {
        let before = postmaster(data).unwrap();
        kill(before, signal).unwrap();
        for attempt in 0.. {
            let answer = visitor.get("/api/v1/vacancies").await;
            match answer.status.as_u16() {
                200 if postmaster(data).is_some_and(|now| now != before) => break,
                200 | 503 => {}
                other => panic!("{other}: {}", answer.text),
            }
            assert!(attempt < 600, "{signal}: the cluster was not started again");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        // what is written now is kept, and the background work goes on
        let email = format!("after-{round}@example.org");
        let body = json!({ "name": "Сәуле", "email": email, "password": crate::support::PASSWORD });
        visitor.post("/api/v1/accounts", &body).await.is(202);
        visitor.get("/health/ready").await.is(200);
    }
    let server = postmaster(data).unwrap();
    assert!(running.interrupt());
    assert_eq!(postmaster(data), None);
    assert_gone(server).await;
}
