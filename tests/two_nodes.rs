//! Two nodes on one database, each with an index of its own: one that is behind waits, nothing is lost between them, and
//! what they do at once is done once.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::TimeDelta;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, SimpleAsyncConnection as _};
use kadr::matching::indexer;
use kadr::platform::app::App;
use kadr::platform::config::Settings;
use kadr::platform::schedule::Round;
use kadr::reference::codes::Role;
use kadr::saved_searches::watching;
use serde_json::{Value, json};

use crate::saved_searches::{by_letter, changes, ids, kept, letters, sql, watch, works_as};
use crate::shortlists::person;
use crate::support::TestApp;
use crate::thesaurus::also_called;

/// Another node on the database of `t`.
struct Node {
    app: App,
    _folder: tempfile::TempDir,
}

impl Node {
    fn beside(t: &TestApp) -> Self {
        Self::with(t, &[])
    }

    /// With settings, see [`TestApp::with`].
    fn with(t: &TestApp, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let settings = Settings::from_parts(None, settings.collect::<BTreeMap<_, _>>()).unwrap();
        let app = App::new(settings, t.database.address.clone(), folder.path(), String::new()).unwrap();
        Self { app, _folder: folder }
    }

    /// Brings its index to where the feed is.
    async fn index(&self, t: &TestApp) {
        loop {
            while indexer::round(&self.app).await.unwrap() == Round::More {}
            let (_, at) = self.app.index.place().unwrap();
            let behind = "select count(*) as count from changes where (xid, seq) >";
            if t.database.count(&format!("{behind} ({}, {})", at.xid, at.seq)).await == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Its watch, with the index as it is.
    async fn watch(&self) {
        while watching::round(&self.app).await.unwrap() == Round::More {}
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.app.db.close();
    }
}

fn in_app(q: &str) -> Value {
    json!({ "name": "Economists", "criteria": { "q": q }, "alert": "in_app" })
}

/// How often the watch began anew, and how many searches are to be looked at whole.
async fn begun(t: &TestApp) -> (i64, i64) {
    let started = "select count(*) as count from audit_entries where action = 'saved_search.watch_started'";
    let to_look = "select count(*) as count from saved_search_watches where must_look";
    (t.database.count(started).await, t.database.count(to_look).await)
}

/// Waits until somebody waits for a row that a test holds.
async fn somebody_waits(t: &TestApp) {
    let waiting = "select count(*) as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%saved_search%'";
    while t.database.count(waiting).await == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A round of the watch that finds a statement of somebody else not committed yet, and waits for it.
async fn round_behind(t: &TestApp, statement: &str) {
    let mut db: AsyncPgConnection = t.database.owner().await;
    let app = t.app.clone();
    let round = db
        .transaction::<_, diesel::result::Error, _>(async |db| {
            db.batch_execute(statement).await?;
            let round = tokio::spawn(async move { watching::round(&app).await });
            somebody_waits(t).await;
            Ok(round)
        })
        .await
        .unwrap();
    round.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_is_behind_waits() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (one, other) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    let id = kept(&t, &officer, &in_app("экономист")).await;
    let node = Node::beside(&t);
    node.index(&t).await;
    node.watch().await;
    let before = begun(&t).await;
    works_as(&t, one, "Экономист").await;
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), [one.to_string()]);
    // its index does not have the change that the other node has told
    node.watch().await;
    assert_eq!(begun(&t).await, before);
    // what happens next is told by whichever is there first
    works_as(&t, other, "Экономист").await;
    node.index(&t).await;
    node.watch().await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]).len(), 2);
    while watching::round(&t.app).await.unwrap() == Round::More {}
    watch(&t).await;
    assert_eq!(begun(&t).await, before);
    assert_eq!(t.database.count("select count(*) as count from saved_search_changes").await, 2);

    // an edition of the thesaurus is another way to be behind; the first to be there looks, once
    also_called(&t.app, &t.act(), "OCC001", "квазиюрист").await;
    watch(&t).await;
    node.watch().await;
    assert_eq!(begun(&t).await, (before.0 + 1, 0));
    node.index(&t).await;
    node.watch().await;
    watch(&t).await;
    assert_eq!(begun(&t).await, (before.0 + 1, 0));

    // and so is a day that has not come there yet
    t.app.clock.advance(TimeDelta::days(1));
    let mut officer = officer;
    let email = officer.email.clone();
    officer.sign_in(&email, crate::support::PASSWORD).await;
    watch(&t).await;
    node.watch().await;
    let days = "select count(*) as count from audit_entries where action = 'saved_search.day_began'";
    assert_eq!(t.database.count(days).await, 1);

    // a place that this database never had is no matter of waiting
    sql(&t, "update saved_search_cursor set xid = xid + 1000000").await;
    watch(&t).await;
    assert_eq!(begun(&t).await, (before.0 + 2, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_one_node_began_to_watch_is_watched_by_the_other() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let one = person(&t, "Серікбаева", true).await;
    let id = kept(&t, &officer, &in_app("экономист")).await;
    let node = Node::beside(&t);
    // this node has read that the search is not watched
    sql(&t, "update saved_search_watches set state = 'too_many'").await;
    sql(&t, "update saved_searches set updated_at = updated_at").await;
    watch(&t).await;
    node.index(&t).await;
    sql(&t, "update saved_search_watches set state = 'starting', must_look = true").await;
    node.watch().await;
    assert_eq!(t.database.text("select state as text from saved_search_watches").await, "on");
    works_as(&t, one, "Экономист").await;
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), [one.to_string()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_tells_up_to_the_last_change_it_counts() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (one, other) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    kept(&t, &officer, &by_letter("экономист")).await;
    let joins = |person: uuid::Uuid| {
        format!(
            "update saved_search_watches set untold = true;
             insert into saved_search_changes (search_id, person_id, joined, at)
               select search_id, '{person}', true, now() from saved_search_watches;"
        )
    };
    sql(&t, &joins(one)).await;
    // the other node notices somebody while this one begins to write
    round_behind(&t, &joins(other)).await;
    let told = "select (l.params ->> 'joined') || ' ' || (w.told_up_to - c.newest) as text
        from letters l, saved_search_watches w, (select max(id) as newest from saved_search_changes) c";
    assert_eq!(t.database.text(told).await, "2 0");
    // the next letter tells of the next change alone
    t.app.clock.advance(TimeDelta::minutes(11));
    sql(&t, &joins(person(&t, "Оспанова", true).await)).await;
    while watching::round(&t.app).await.unwrap() == Round::More {}
    assert_eq!(letters(&t).await, 2);
    let last = "select params ->> 'joined' as text from letters order by id desc limit 1";
    assert_eq!(t.database.text(last).await, "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_search_found_before_it_was_edited_is_not_kept_for_it() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (one, other) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    works_as(&t, one, "Экономист").await;
    works_as(&t, other, "Заңгер").await;
    kept(&t, &officer, &in_app("экономист")).await;
    let anew = "update saved_search_watches set state = 'starting', must_look = true; delete from saved_search_people;";
    sql(&t, anew).await;
    // the search has been asked and is edited before its people are kept
    let edit = "update saved_searches set criteria = jsonb_set(criteria, '{q}', '\"заңгер\"');";
    round_behind(&t, &format!("{edit} {anew}")).await;
    watch(&t).await;
    let kept = "select string_agg(person_id::text, ' ') as text from saved_search_people";
    assert_eq!(t.database.text(kept).await, other.to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_takes_too_long_is_left_to_be_looked_at_and_nothing_fails() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let one = person(&t, "Серікбаева", true).await;
    works_as(&t, one, "Экономист").await;
    kept(&t, &officer, &in_app("экономист")).await;
    let slow = Node::with(&t, &[("KADR__SEARCH__TIMEOUT_MILLISECONDS", "0")]);
    slow.index(&t).await;
    sql(&t, "update saved_search_watches set must_look = true").await;
    slow.watch().await;
    assert_eq!(begun(&t).await.1, 1, "it is looked at by who can");
    watch(&t).await;
    assert_eq!(begun(&t).await.1, 0);
}
