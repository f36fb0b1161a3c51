//! Search when there is too much to do: a queue with an end, a time limit that says so, suggestions that do not wait, lists
//! held still under steady changes; and what the log is told of all that.

use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use diesel_async::SimpleAsyncConnection as _;
use kadr::platform::app::App;
use kadr::reference::codes::Role;
use serde_json::json;

use crate::search::Reserve;
use crate::support::TestApp;
use crate::support::cluster::Database;
use crate::support::program::{self, Program};

/// So many questions, all begun; each lasts until its end here is dropped.
async fn begun(app: &App, count: usize) -> Vec<mpsc::Sender<()>> {
    let mut ends = Vec::new();
    for _ in 0..count {
        let ((end, ended), (begin, begun)) = (mpsc::channel::<()>(), tokio::sync::oneshot::channel());
        let app = app.clone();
        tokio::spawn(async move {
            let wait = move |_: &search_index::Index| {
                begin.send(()).unwrap();
                let _ = ended.recv();
                Ok(())
            };
            app.index.ask(wait).await.unwrap();
        });
        begun.await.unwrap();
        ends.push(end);
    }
    ends
}

fn cores() -> usize {
    std::thread::available_parallelism().unwrap().get()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_search_too_many_is_told_to_come_back() {
    let t = TestApp::with(&[("KADR__SEARCH__QUEUE", "1")]).await;
    t.index().await;
    let officer = t.actor(Role::HrOfficer).await;
    let before = begun(&t.app, 1).await;
    for path in ["/api/v1/people/search?q=аким", "/search?q=аким"] {
        let refused = officer.get(path).await.is(503);
        assert!(refused.headers.contains_key("retry-after"), "{path}");
        assert!(!refused.text.contains("аким"), "{}", refused.text);
    }
    assert_eq!(officer.get("/api/v1/people/search").await.is(503).json()["code"], "busy");
    drop(before);
    while officer.get("/api/v1/people/search?q=аким").await.status != 200 {}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_cut_at_its_time_limit_says_so() {
    let reserve = Reserve::with(&[("KADR__SEARCH__TIMEOUT_MILLISECONDS", "0")]).await;
    let officer = reserve.t.actor(Role::HrOfficer).await;
    let cut = officer.get("/api/v1/people/search?q=экономист").await.is(503);
    assert_eq!(
        (cut.json()["code"].as_str(), cut.headers.contains_key("retry-after")),
        (Some("too_slow"), false)
    );
    let page = officer.get("/search?q=экономист").await.is(503);
    assert!(page.text.contains("took too long") && page.text.contains("fewer words"), "{}", page.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_do_not_wait_behind_searches() {
    let t = TestApp::with(&[("KADR__SEARCH__TIMEOUT_MILLISECONDS", "3600000")]).await;
    t.index().await;
    let officer = t.actor(Role::HrOfficer).await;
    let _all = begun(&t.app, cores()).await;
    let asked = officer.get("/api/v1/people/search/suggestions?q=бухгал");
    let answer = tokio::time::timeout(Duration::from_secs(60), asked).await.expect("it waits for a turn");
    assert!(answer.is(200).text.contains("бухгалтер"));
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_alone_hold_states_and_nothing_that_is_typed_or_counted_does() {
    let reserve = Reserve::new().await;
    let (t, officer) = (&reserve.t, reserve.t.actor(Role::HrOfficer).await);
    let first = officer.get("/api/v1/people/search").await.is(200).json();
    let person = first["items"][0]["person"].as_str().unwrap();
    let mut owner = t.database.owner().await;
    for round in 0..3 {
        let change = format!("update wishes set statement = 'round {round}' where person_id = '{person}'");
        owner.batch_execute(&change).await.unwrap();
        t.index().await;
        officer.get("/api/v1/people/search/suggestions?q=ах").await.is(200);
        let wish =
            json!({ "name": format!("{round}"), "criteria": { "years_from": "1" }, "alert": "in_app" });
        officer.post("/api/v1/saved-searches", &wish).await.is(201);
    }
    assert_eq!(t.app.index.ask(|index| index.stats()).await.unwrap().held, 1);
    let next = first["next"].as_str().unwrap();
    officer.get(&format!("/api/v1/people/search?after={next}")).await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_not_told_what_is_looked_for() {
    let database = Database::new().await;
    let (data, log) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let mut command = program::command(&database, data.path(), &["run", "--json"]);
    command.env("KADR__LOG__LEVEL", "debug").stderr(Stdio::from(log.reopen().unwrap()));
    let t = TestApp::on(database, &[]).await;
    let officer = t.actor(Role::HrOfficer).await;
    command.env("KADR__KEYS__FILE", t.data().join("keys.toml"));
    let running = Program::start(&mut command);
    let officer = officer.at(&running.base);
    let word = "Қызылтөбеқұпия";
    while officer.get("/api/v1/people/search").await.status != 200 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for path in ["/api/v1/people/search?q=", "/search?q=", "/search?page=x&q=", "/search/suggestions?q="] {
        officer.get(&format!("{path}{word}")).await;
        officer.get(&format!("{path}{}", word.repeat(400))).await;
    }
    assert!(running.interrupt());
    let said = std::fs::read_to_string(log.path()).unwrap();
    assert!(said.contains("/search"), "nothing was logged: {said}");
    let encoded: String = word.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let said = said.to_lowercase();
    for form in [word.to_lowercase(), encoded.to_lowercase()] {
        assert!(!said.contains(&form), "the log has {form}");
    }
}
