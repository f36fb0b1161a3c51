//! Keeping a profile from a body: at once, by its owner alone, told to nobody; on lists that are composed and not on those
//! that were sent.

use kadr::reference::codes::Role;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::saved_searches::{changes, ids, kept, sql, watch};
use crate::shortlists::{person, post, recipients, sent, vacancy};
use crate::support::{Actor, TestApp};

async fn hide(t: &TestApp, person: Uuid) {
    let body = t.database.first_body().await;
    sql(t, &format!("update people set hidden_from = array['{body}'::uuid] where id = '{person}'")).await;
}

/// Of the only person on a list nothing is told but who it was.
fn is_name_alone(list: &Value) {
    let shown = &list["people"][0]["shown"];
    assert!(shown["name"].is_string() && shown["last_post"].is_null() && shown["region"].is_null(), "{list}");
    assert_eq!((&shown["verdict"]["lines"], &shown["years"]), (&json!([]), &json!(0)), "{list}");
}

async fn bodies(applicant: &Actor) -> Value {
    applicant.get("/api/v1/me/profile").await.is(200).json()["hidden_from"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_keeps_their_profile_from_a_body_and_shows_it_again() {
    let t = TestApp::start().await;
    let applicant = t.actor(Role::Applicant).await;
    let first = t.database.first_body().await;
    let path = format!("/api/v1/me/hidden-from/{first}");
    assert_eq!(bodies(&applicant).await, json!([]));
    // repeating changes nothing
    for _ in 0..2 {
        applicant.put(&path, 1, &json!({})).await.is(204);
        assert_eq!(bodies(&applicant).await, json!([first]));
    }
    for _ in 0..2 {
        applicant.send(applicant.request(Method::DELETE, &path)).await.is(204);
        assert_eq!(bodies(&applicant).await, json!([]));
    }
    let nobody = format!("/api/v1/me/hidden-from/{}", Uuid::now_v7());
    applicant.put(&nobody, 1, &json!({})).await.is(422);
    // ten at most
    let ids = t.database.text("select string_agg(id::text, ' ' order by code) as text from bodies").await;
    let ids: Vec<_> = ids.split(' ').take(11).collect();
    for (place, id) in ids.iter().enumerate() {
        let status = if place < 10 { 204 } else { 422 };
        applicant.put(&format!("/api/v1/me/hidden-from/{id}"), 1, &json!({})).await.is(status);
    }
    // the page takes and gives the same
    let page = applicant.get("/me/hidden-from").await.is(200).text;
    assert!(page.contains("at most 10 bodies"), "{page}");
    applicant.post_form("/me/hidden-from", &[("show", ids[0])]).await.is(303);
    assert_eq!(bodies(&applicant).await.as_array().unwrap().len(), 9);
    applicant.post_form("/me/hidden-from", &[("body", "")]).await.is(422);
    applicant.post_form("/me/hidden-from", &[("body", "nobody")]).await.is(422);
    applicant.post_form("/me/hidden-from", &[("body", ids[10])]).await.is(303);
    assert_eq!(bodies(&applicant).await.as_array().unwrap().len(), 10);
    // which bodies is nobody else's business: the log says how many
    let told =
        "select string_agg(detail::text, ' ') as text from audit_entries where action like 'person.%_body'";
    let told = t.database.text(told).await;
    assert!(ids.iter().all(|id| !told.contains(id)), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shortlist_loses_who_hides_before_it_is_sent_and_keeps_them_after() {
    let t = TestApp::start().await;
    let (officer, vacancy) = (t.actor(Role::HrOfficer).await, vacancy(&t).await);
    let make = async |id: Uuid| {
        let chosen = json!({ "people": [{ "person": id, "note": "Known." }] });
        let path = format!("/api/v1/vacancies/{vacancy}/shortlists");
        officer.post(&path, &chosen).await.is(201).json()["id"].as_str().unwrap().to_owned()
    };
    let one = person(&t, "Серікбаева", true).await;
    let list = make(one).await;
    let path = format!("/api/v1/shortlists/{list}");
    let version = officer.put(&format!("{path}/recipients"), 1, &recipients()).await.is(200).json();
    let version = version["version"].as_i64().unwrap();
    hide(&t, one).await;
    let shown = officer.get(&path).await.is(200).json();
    assert_eq!(shown["people"][0]["in_reserve"], false, "{shown}");
    is_name_alone(&shown);
    post(&officer, &format!("{path}/submission"), version, &json!({})).await.is(409);
    // saved again, the list does not follow what the person writes meanwhile
    let before = shown["people"][0]["shown"]["verdict"]["outcome"].clone();
    sql(&t, &format!("delete from education_entries where person_id = '{one}'")).await;
    let same = json!({ "people": [{ "person": one, "note": "Known." }] });
    let made = officer.put(&format!("{path}/people"), version, &same).await.is(200).json();
    let version = made["version"].as_i64().unwrap();
    let again = officer.get(&path).await.is(200).json();
    assert_eq!(again["people"][0]["shown"]["verdict"]["outcome"], before, "{again}");
    let page = officer.get(&format!("/shortlists/{list}")).await.is(200).text;
    assert!(page.contains("This person is no longer available") && !page.contains("Семей"), "{page}");
    // nor once it is given up
    post(&officer, &format!("{path}/withdrawal"), version, &json!({})).await.is(200);
    is_name_alone(&officer.get(&path).await.is(200).json());
    let page = officer.get(&format!("/shortlists/{list}")).await.is(200).text;
    assert!(
        page.contains("1 person who was on it is no longer available") && !page.contains("Серікбаева"),
        "{page}"
    );

    let (sent, _) = sent(&t, &officer).await;
    let chosen =
        format!("select person_id::text as text from shortlist_people where shortlist_id = '{sent}'");
    hide(&t, t.database.text(&chosen).await.parse().unwrap()).await;
    let shown = officer.get(&format!("/api/v1/shortlists/{sent}")).await.is(200).json();
    let kept = &shown["people"][0];
    assert!(
        kept["in_reserve"] == true && kept["shown"]["last_post"].is_object(),
        "what was sent stays: {shown}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_ceases_to_find_who_hides_and_finds_them_again() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let one = person(&t, "Серікбаева", true).await;
    let wish = json!({ "name": "All", "criteria": {}, "alert": "in_app" });
    let id = kept(&t, &officer, &wish).await;
    let watched = "select count(*) as count from saved_search_people";
    assert_eq!(t.database.count(watched).await, 1);
    hide(&t, one).await;
    watch(&t).await;
    let told = changes(&officer, &id).await;
    assert_eq!((told["gone"].as_i64(), t.database.count(watched).await), (Some(1), 0), "{told}");
    assert!(!told.to_string().contains(&one.to_string()), "who ceased is not theirs to read about: {told}");
    sql(&t, "update people set hidden_from = '{}'").await;
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), Vec::<String>::new(), "they were there before");
    assert_eq!(t.database.count(watched).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_held_still_hides_who_hides_meanwhile() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let people = [person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await];
    t.index().await;
    let first = officer.get("/api/v1/people/search").await.is(200).json();
    assert_eq!(first["total"], 2);
    hide(&t, people[0]).await;
    let kept = format!("/api/v1/people/search?after=1.{}", first["snapshot"].as_str().unwrap());
    let again = officer.get(&kept).await.is(200).json();
    assert_eq!((again["hidden"].as_u64(), again["items"].as_array().unwrap().len()), (Some(1), 1), "{again}");
    assert_eq!(again["items"][0]["person"], people[1].to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_asks_once_more_whom_it_may_show() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let vacancy = vacancy(&t).await;
    let people = [person(&t, "Серікбаева", true).await, person(&t, "Серікбаева", true).await];
    let id = kept(&t, &officer, &json!({ "name": "All", "criteria": {}, "alert": "in_app" })).await;
    // the index has not heard of it yet
    hide(&t, people[0]).await;
    for path in [
        "/api/v1/people/search".to_owned(),
        "/search".to_owned(),
        format!("/api/v1/vacancies/{vacancy}/match?verdict=meets"),
        format!("/work/vacancies/{vacancy}/match"),
        format!("/api/v1/saved-searches/{id}/people"),
        format!("/api/v1/people/{}/similar", people[1]),
    ] {
        let told = officer.get(&path).await.is(200).text;
        assert!(!told.contains(&people[0].to_string()), "{path}: {told}");
    }
    sql(&t, "update people set hidden_from = '{}'").await;
    officer.put(&format!("/api/v1/saved-searches/{id}/strays/{}", people[0]), 1, &json!({})).await.is(204);
    hide(&t, people[0]).await;
    let strays = officer.get(&format!("/api/v1/saved-searches/{id}/strays")).await.is(200).text;
    assert!(!strays.contains("Серікбаева"), "{strays}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_number_tells_how_many_hide_from_a_body() {
    let t = TestApp::start().await;
    let (officer, vacancy) = (t.actor(Role::HrOfficer).await, vacancy(&t).await);
    for _ in 0..5 {
        person(&t, "Серікбаева", true).await;
    }
    let one = person(&t, "Ахметова", true).await;
    let elsewhere = "(select kato from regions where level = 'region' order by kato desc limit 1)";
    sql(&t, &format!("update people set residence_kato = {elsewhere} where id = '{one}'")).await;
    hide(&t, one).await;
    t.index().await;
    let found = officer.get("/api/v1/people/search").await.is(200).json();
    let home = officer.get("/").await.is(200).text;
    assert_eq!(found["total"], 5);
    // people, and regions they live in
    assert!(home.contains("<dd>5</dd>") && home.contains("<dd>1</dd>"), "{home}");
    assert!(!home.contains("<dd>6</dd>") && !home.contains("<dd>2</dd>"), "{home}");
    let made = crate::certificates::made(&officer, vacancy).await;
    let content = &made["certificate"]["content"];
    let counts =
        ["meets", "does_not", "cannot_tell"].map(|outcome| content["counts"][outcome].as_u64().unwrap());
    assert_eq!(content["data"]["people"], counts.iter().sum::<u64>(), "{content}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approver_of_the_body_finds_nobody_who_hides_either() {
    let t = TestApp::start().await;
    let (approver, vacancy) = (t.actor(Role::Approver).await, vacancy(&t).await);
    let (one, other) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    hide(&t, one).await;
    t.index().await;
    let matched =
        approver.get(&format!("/api/v1/vacancies/{vacancy}/match?verdict=meets")).await.is(200).text;
    assert!(matched.contains(&other.to_string()) && !matched.contains(&one.to_string()), "{matched}");
    for (person, status) in [(one, 404), (other, 200)] {
        for path in [
            format!("/api/v1/people/{person}"),
            format!("/api/v1/people/{person}/evidence"),
            format!("/api/v1/vacancies/{vacancy}/people/{person}/verdict"),
            format!("/people/{person}"),
        ] {
            approver.get(&path).await.is(status);
        }
        approver.post(&format!("/api/v1/people/{person}/contacts"), &json!({ "why": "x" })).await.is(status);
    }
    // another body is told nothing of it
    let body = t.database.first_body().await.to_string();
    sql(&t, "update accounts set body_id = (select id from bodies order by code offset 1 limit 1) where role = 'approver'").await;
    let file = approver.get(&format!("/api/v1/people/{one}")).await.is(200).text;
    assert!(!file.contains(&body) && !file.contains("hidden_from"), "{file}");
}
