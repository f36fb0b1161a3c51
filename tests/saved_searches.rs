//! Saved searches and their alerts: who became a match by editing is told once, who ceased is told, whenever the service
//! dies; whose searches these are, and what is hidden.

use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection as _;
use kadr::accounts::{self, Email, NewAccount};
use kadr::platform::ids::AccountId;
use kadr::platform::schedule::Round;
use kadr::reference::codes::{Locale, Role};
use kadr::saved_searches::watching;
use kadr::thesaurus::edition;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shortlists::person;
use crate::support::smtp::{MailServer, plain_text};
use crate::support::{Actor, PASSWORD, TestApp};
use crate::thesaurus::also_called;

/// Brings the index up to date and the watch behind it.
pub async fn watch(t: &TestApp) {
    t.index().await;
    while watching::round(&t.app).await.unwrap() == Round::More {}
}

pub async fn sql(t: &TestApp, statement: &str) {
    t.database.owner().await.batch_execute(statement).await.unwrap();
}

/// Gives somebody another post.
pub async fn works_as(t: &TestApp, person: Uuid, title: &str) {
    sql(t, &format!("update service_entries set post_title = '{title}' where person_id = '{person}'")).await;
}

/// Keeps a search and waits until it is watched.
pub async fn kept(t: &TestApp, officer: &Actor, wish: &Value) -> String {
    // whether it may be watched is asked of the index
    t.index().await;
    let made = officer.post("/api/v1/saved-searches", wish).await.is(201).json();
    watch(t).await;
    made["id"].as_str().unwrap().to_owned()
}

pub fn by_letter(q: &str) -> Value {
    json!({ "name": "Economists of Semey", "criteria": { "q": q }, "alert": "letter", "rhythm": "immediate" })
}

pub async fn changes(officer: &Actor, id: &str) -> Value {
    officer.get(&format!("/api/v1/saved-searches/{id}/changes")).await.is(200).json()
}

/// Ids of the people of a list.
pub fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

pub async fn letters(t: &TestApp) -> i64 {
    t.database.count("select count(*) as count from letters where kind = 'saved_searches.changed'").await
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_becomes_a_match_by_editing_is_told_once_and_so_is_leaving() {
    let mail = MailServer::start(&[]);
    let settings = mail.settings();
    let settings: Vec<_> = settings.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let t = TestApp::with(&settings).await;
    let officer = t.actor(Role::HrOfficer).await;
    let (one, other) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    works_as(&t, other, "Экономист").await;
    let id = kept(&t, &officer, &by_letter("экономист")).await;
    // who matched when the search was kept is no news
    let none = changes(&officer, &id).await;
    assert_eq!((ids(&none["joined"]), letters(&t).await), (vec![], 0));

    works_as(&t, one, "Бас экономист").await;
    watch(&t).await;
    watch(&t).await;
    let told = changes(&officer, &id).await;
    assert_eq!((ids(&told["joined"]), ids(&told["left"])), (vec![one.to_string()], vec![]));
    assert_eq!(letters(&t).await, 1);
    t.deliver().await;
    let messages = mail.messages();
    assert_eq!(messages.len(), 1);
    let text = plain_text(&messages[0]);
    assert!(text.contains("1 person became a match"), "{text}");
    assert!(text.lines().any(|line| line.trim_end().ends_with("/saved-searches")), "{text}");
    for secret in ["Серік", "Economists", "экономист", &one.to_string()] {
        assert!(!messages[0].contains(secret) && !text.contains(secret), "{secret} is in {text}");
    }

    // an edit that changes nothing for the search is no news either
    works_as(&t, one, "Аға экономист").await;
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]).len(), 1);
    // leaving is told, in the next letter
    sql(&t, &format!("update people set state = 'paused' where id = '{other}'")).await;
    watch(&t).await;
    let told = changes(&officer, &id).await;
    assert_eq!(
        (ids(&told["joined"]), ids(&told["left"]), told["gone"].as_i64()),
        (vec![one.to_string()], vec![], Some(1))
    );
    assert_eq!(letters(&t).await, 1, "letters are ten minutes apart");
    t.app.clock.advance(TimeDelta::minutes(11));
    watch(&t).await;
    t.deliver().await;
    let text = plain_text(&mail.messages()[1]);
    assert!(text.contains("1 person is no longer a match") && !text.contains("became"), "{text}");

    // who came and went in between is no difference
    works_as(&t, one, "Заңгер").await;
    watch(&t).await;
    let told = changes(&officer, &id).await;
    assert_eq!((ids(&told["joined"]), ids(&told["left"]), told["gone"].as_i64()), (vec![], vec![], Some(1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_crash_interrupts_is_told_once() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let one = person(&t, "Серікбаева", true).await;
    let id = kept(&t, &officer, &by_letter("экономист")).await;
    works_as(&t, one, "Экономист").await;
    t.index().await;
    // the change is written, the letter is not
    sql(&t, "alter table letters rename to letters_away").await;
    while let Ok(Round::More) = watching::round(&t.app).await {}
    assert!(watching::round(&t.app).await.is_err());
    sql(&t, "alter table letters_away rename to letters").await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), [one.to_string()]);
    assert_eq!(letters(&t).await, 0);
    watch(&t).await;
    assert_eq!(letters(&t).await, 1);
    // the place in the feed is lost as if it had never been kept: everything is compared again, nothing is told again
    t.app.clock.advance(TimeDelta::minutes(11));
    sql(&t, "delete from saved_search_cursor").await;
    watch(&t).await;
    assert_eq!((ids(&changes(&officer, &id).await["joined"]).len(), letters(&t).await), (1, 1));
    // and what happened while it was lost is found by comparing
    sql(&t, "delete from saved_search_cursor").await;
    works_as(&t, one, "Заңгер").await;
    watch(&t).await;
    assert_eq!(t.database.count("select count(*) as count from saved_search_people").await, 0);
    assert_eq!(letters(&t).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_in_the_thesaurus_makes_matches_when_everybody_is_indexed_with_it() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let one = person(&t, "Серікбаева", true).await;
    works_as(&t, one, "квазиюрист").await;
    let id = kept(&t, &officer, &by_letter("юрист")).await;
    also_called(&t.app, &t.act(), "OCC001", "квазиюрист").await;
    // it is in use, but the index answers by the texts as they were
    edition::refresh(&t.app, &mut t.app.read().await.unwrap()).await.unwrap();
    while watching::round(&t.app).await.unwrap() == Round::More {}
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), Vec::<String>::new());
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), [one.to_string()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edited_search_starts_anew_and_nothing_of_the_old_one_is_told() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let one = person(&t, "Серікбаева", true).await;
    let id = kept(&t, &officer, &by_letter("экономист")).await;
    works_as(&t, one, "Экономист").await;
    // the index has the person, the watch has not, and the search becomes another meanwhile
    t.index().await;
    officer.put(&format!("/api/v1/saved-searches/{id}"), 1, &by_letter("заңгер")).await.is(200);
    while watching::round(&t.app).await.unwrap() == Round::More {}
    assert_eq!(t.database.count("select count(*) as count from saved_search_people").await, 0);
    watch(&t).await;
    assert_eq!((changes(&officer, &id).await["up_to"].as_i64(), letters(&t).await), (Some(0), 0));
    works_as(&t, one, "Заңгер").await;
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), [one.to_string()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_menu_and_the_page_say_what_there_is_to_look_at() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (one, other) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    t.index().await;
    let search = officer.get("/search?q=экономист").await.is(200).text;
    assert!(search.contains("/saved-searches/new?q="), "no way to save the search");
    let page = officer.get("/saved-searches/new?q=экономист").await.is(200).text;
    let key = page.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form = [
        ("criteria", "q=экономист"),
        ("name", "Экономистер"),
        ("note", "Құпия емес"),
        ("alert", "in_app"),
        ("rhythm", "daily"),
        ("key", &key),
    ];
    officer
        .post_form("/saved-searches", &[("criteria", "q=a"), ("alert", "in_app"), ("rhythm", "daily")])
        .await
        .is(422);
    let address = officer.post_form("/saved-searches", &form).await.is(303).location().to_owned();
    let again = officer.post_form("/saved-searches", &form).await.is(303).location().to_owned();
    assert_eq!(address, again, "sent twice, kept once");
    let id = address.split(['/', '?']).nth(2).unwrap().to_owned();
    watch(&t).await;
    assert!(!officer.get("/work").await.is(200).text.contains("kadr-nav__count"));
    works_as(&t, one, "Экономист").await;
    works_as(&t, other, "Экономист").await;
    watch(&t).await;
    // a page beyond the end is the last one
    for place in ["", "?page=400"] {
        let page = officer.get(&format!("/saved-searches/{id}{place}")).await.is(200).text;
        for words in
            ["2 people became a match", "2 people match now", "Серікбаева", "kadr-nav__count", "Құпия емес"]
        {
            assert!(page.contains(words), "{words} is not in {page}");
        }
    }
    assert_eq!(letters(&t).await, 0);

    // one of them does not belong: neither counted nor shown, until taken back
    let strays = format!("/saved-searches/{id}/strays");
    let hidden = [("person", other.to_string()), ("reason", "Another Akhmetova".to_owned())];
    let hidden: Vec<_> = hidden.iter().map(|(name, value)| (*name, value.as_str())).collect();
    officer.post_form(&strays, &hidden).await.is(303);
    let page = officer.get(&format!("/saved-searches/{id}")).await.is(200).text;
    for words in ["1 person became a match", "1 person matches now", "Another Akhmetova"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    officer.post_form(&format!("{strays}/{other}/take-back"), &[]).await.is(303);
    assert_eq!(ids(&changes(&officer, &id).await["joined"]).len(), 2);
    let noted = "select count(*) as count from audit_entries where action in ('saved_search.stray', 'saved_search.stray_taken_back')
        and detail ->> 'person' is not null";
    assert_eq!(t.database.count(noted).await, 2);

    // what was looked at is no news any more
    let up_to = changes(&officer, &id).await["up_to"].to_string();
    officer.post_form(&format!("/saved-searches/{id}/looks"), &[("up_to", &up_to)]).await.is(303);
    let page = officer.get(&format!("/saved-searches/{id}")).await.is(200).text;
    assert!(!page.contains("became a match") && !page.contains("kadr-nav__count"), "{page}");

    let edit = [("version", "1"), ("name", "Жаңа"), ("note", ""), ("alert", "none"), ("rhythm", "daily")];
    officer.post_form(&format!("/saved-searches/{id}/edit"), &edit).await.is(303);
    officer.post_form(&format!("/saved-searches/{id}/edit"), &edit).await.is(422);
    assert_eq!(t.database.count("select count(*) as count from saved_search_people").await, 0);
    officer.post_form(&format!("/saved-searches/{id}/delete"), &[("version", "2")]).await.is(303);
    officer.get(&format!("/saved-searches/{id}")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_its_owners_and_a_shared_one_is_looked_at() {
    let t = TestApp::start().await;
    let (owner, colleague) = (t.actor(Role::HrOfficer).await, t.actor(Role::HrOfficer).await);
    let one = person(&t, "Серікбаева", true).await;
    let wish = |shared: bool| json!({ "name": "Heads", "criteria": { "q": "басшысы" }, "alert": "in_app", "shared": shared });
    let (private, shared) = (kept(&t, &owner, &wish(false)).await, kept(&t, &owner, &wish(true)).await);
    works_as(&t, one, "Заңгер").await;
    watch(&t).await;
    colleague.get(&format!("/api/v1/saved-searches/{private}")).await.is(404);
    let seen = colleague.get(&format!("/api/v1/saved-searches/{shared}")).await.is(200).json();
    assert_eq!((&seen["own"], &seen["unseen"], &seen["watch"]), (&json!(false), &json!(0), &Value::Null));
    colleague.get(&format!("/saved-searches/{shared}")).await.is(200);
    colleague.get(&format!("/saved-searches/{shared}/edit")).await.is(404);
    colleague.get(&format!("/api/v1/saved-searches/{shared}/changes")).await.is(404);
    colleague.get(&format!("/api/v1/saved-searches/{shared}/strays")).await.is(404);
    colleague.put(&format!("/api/v1/saved-searches/{shared}"), 1, &wish(false)).await.is(404);
    colleague.post(&format!("/api/v1/saved-searches/{shared}/looks"), &json!({ "up_to": 9 })).await.is(404);
    let stray = format!("/api/v1/saved-searches/{shared}/strays/{one}");
    colleague.put(&stray, 1, &json!({})).await.is(404);
    let delete = colleague.request(Method::DELETE, &format!("/api/v1/saved-searches/{shared}"));
    colleague.send(delete.header("if-match", "\"1\"")).await.is(404);
    let listed = colleague.get("/api/v1/saved-searches").await.is(200).json();
    assert_eq!(ids(&listed["items"]), [shared.as_str()]);
    // of another body not even the shared one
    sql(
        &t,
        "update accounts set body_id = (select id from bodies order by code offset 1 limit 1) where name like 'Test%' and id <>
         (select owner_id from saved_searches limit 1) and role = 'hr_officer'",
    )
    .await;
    colleague.get(&format!("/api/v1/saved-searches/{shared}")).await.is(404);
    // the owner's lost race
    owner.put(&format!("/api/v1/saved-searches/{shared}"), 2, &wish(false)).await.is(412);
    owner.put(&format!("/api/v1/saved-searches/{shared}"), 1, &wish(false)).await.is(200);
}

async fn officer_of(t: &TestApp, email: &str, regions: Vec<String>) -> (Actor, AccountId) {
    let new = NewAccount {
        role: Role::HrOfficer,
        email: Email::parse(email).unwrap(),
        name: "Bound".into(),
        locale: Locale::Ru,
        password: PASSWORD.into(),
        body: Some(t.database.first_body().await),
        party: None,
        regions,
        programmes: Vec::new(),
        email_confirmed: true,
    };
    let actor = t.make(new).await;
    let me = actor.get("/api/v1/accounts/me").await.is(200).json();
    (actor, me["id"].as_str().unwrap().parse().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_keeps_to_its_owners_regions_and_ends_with_the_account() {
    let t = TestApp::start().await;
    let (near, far) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    let region = "select kato as text from regions where level = 'region' order by kato";
    let first = t.database.text(&format!("{region} limit 1")).await;
    let second = t.database.text(&format!("{region} offset 1 limit 1")).await;
    sql(&t, &format!("update people set residence_kato = '{second}' where id = '{far}'")).await;
    let (officer, account) = officer_of(&t, "bound@example.org", vec![first.clone()]).await;
    let id = kept(&t, &officer, &by_letter("экономист")).await;
    works_as(&t, near, "Экономист").await;
    works_as(&t, far, "Экономист").await;
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), [near.to_string()]);
    // who moves into the regions becomes a match, who moves out ceases to be one
    sql(&t, &format!("update people set residence_kato = '{first}' where id = '{far}'")).await;
    sql(&t, &format!("update people set residence_kato = '{second}' where id = '{near}'")).await;
    watch(&t).await;
    let told = changes(&officer, &id).await;
    assert_eq!((ids(&told["joined"]), told["gone"].as_i64()), (vec![far.to_string()], Some(0)));
    // other regions for the officer: nobody has changed
    sql(&t, &format!("update accounts set region_scope = array['{second}'] where id = '{account}'")).await;
    t.app.clock.advance(TimeDelta::minutes(2));
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]).len(), 0);
    assert_eq!(
        t.database.text("select person_id::text as text from saved_search_people").await,
        near.to_string()
    );

    accounts::set_enabled(&t.app, &t.act(), account, false).await.unwrap();
    t.app.clock.advance(TimeDelta::minutes(2));
    let before = letters(&t).await;
    works_as(&t, near, "Заңгер").await;
    watch(&t).await;
    assert_eq!(t.database.text("select alert as text from saved_searches").await, "none");
    assert_eq!(
        (t.database.count("select count(*) as count from saved_search_watches").await, letters(&t).await),
        (0, before)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_of_a_letter_ends_letters_by_a_press_alone() {
    let mail = MailServer::start(&[]);
    let settings = mail.settings();
    let settings: Vec<_> = settings.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let t = TestApp::with(&settings).await;
    let (officer, _) = officer_of(&t, "ru@example.org", vec![]).await;
    let one = person(&t, "Серікбаева", true).await;
    let id = kept(&t, &officer, &by_letter("экономист")).await;
    works_as(&t, one, "Экономист").await;
    watch(&t).await;
    t.deliver().await;
    let message = mail.messages().remove(0);
    let text = plain_text(&message);
    assert!(text.contains("Изменения в 1 сохранённом поиске. 1 человек стал подходить."), "{text}");
    assert!(message.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{message}");
    let (_, link) = text.split_once("/saved-searches/letters/").unwrap();
    let link = format!("/saved-searches/letters/{}", link.split_whitespace().next().unwrap());
    let unfolded = message.replace("\r\n ", "");
    assert!(unfolded.contains(&format!("{}{link}>", t.base)), "{unfolded}");

    let stranger = t.anonymous();
    stranger.get(&link).await.is(200);
    let alert = "select alert as text from saved_searches";
    assert_eq!(t.database.text(alert).await, "letter", "looking is not pressing");
    stranger.get(&link.replace('.', "x.")).await.is(404);
    stranger.post_form(&format!("{link}x"), &[]).await.is(404);
    // as mail programs do
    stranger.post_form(&link, &[("List-Unsubscribe", "One-Click")]).await.is(200);
    assert_eq!(t.database.text(alert).await, "in_app");
    stranger.post_form(&link, &[]).await.is(200);
    works_as(&t, one, "Заңгер").await;
    t.app.clock.advance(TimeDelta::minutes(11));
    watch(&t).await;
    assert_eq!(letters(&t).await, 1);
    // told in the service all the same: came and went is no difference
    assert_eq!(changes(&officer, &id).await["up_to"], 0);
}
