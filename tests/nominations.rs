//! A party's word: the nominee decides; before that the party sees nothing of them, and another party nothing ever.

use diesel_async::SimpleAsyncConnection as _;
use kadr::accounts::{Email, NewAccount};
use kadr::reference::codes::{Locale, Role};
use serde_json::{Value, json};

use crate::shortlists::{post, vacancy};
use crate::support::{Actor, PASSWORD, TestApp};

const WORDS: &str = "Known in the district for twenty years of honest work.";

async fn representative(t: &TestApp, party: &str) -> Actor {
    t.make(NewAccount {
        role: Role::PartyRepresentative,
        email: Email::parse(&format!("{party}@example.org")).unwrap(),
        name: "Representative".into(),
        locale: Locale::En,
        password: PASSWORD.into(),
        body: None,
        party: Some(party.into()),
        regions: Vec::new(),
        programmes: Vec::new(),
        email_confirmed: true,
    })
    .await
}

/// An applicant with a name and a work place that nobody may learn unasked.
async fn nominee(t: &TestApp) -> Actor {
    let who = t.actor_at(Role::Applicant, "nominee@example.org").await;
    let version = who.get("/api/v1/me/profile").await.is(200).json()["basics"]["version"].as_i64().unwrap();
    let basics = json!({ "surname": "Құпиябаева", "given": "Айгерім", "citizenship": "KZ" });
    who.put("/api/v1/me/basics", version, &basics).await.is(200);
    let work = json!({ "started_on": "2015-01-01", "organisation": "Құпия мекеме", "sector": "public_administration",
        "kind": "private", "post_title": "Директор" });
    who.post("/api/v1/me/service", &work).await.is(201);
    who
}

async fn offer(party: &Actor, vacancy: Option<uuid::Uuid>) -> Value {
    let body = json!({ "email": "nominee@example.org", "vacancy": vacancy, "rationale": WORDS });
    party.post("/api/v1/nominations", &body).await.is(201).json()
}

async fn first_offer(who: &Actor) -> (String, i64) {
    let offers = who.get("/api/v1/me/nominations").await.is(200).json();
    let first = &offers["items"][0];
    (first["id"].as_str().unwrap().to_owned(), first["version"].as_i64().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_sees_its_nominee_only_after_consent_and_another_party_never() {
    let t = TestApp::start().await;
    let (ours, theirs) = (representative(&t, "amanat").await, representative(&t, "aqjol").await);
    let who = nominee(&t).await;
    let made = offer(&ours, None).await;
    let path = format!("/api/v1/nominations/{}", made["id"].as_str().unwrap());

    for text in
        [made.to_string(), ours.get(&path).await.is(200).text, ours.get("/nominations").await.is(200).text]
    {
        assert!(!text.contains("Құпия"), "{text}");
        assert!(!text.contains("nominee@example.org"), "{text}");
    }
    assert_eq!(made["person"], Value::Null);
    let unseen = async || {
        theirs.get(&path).await.is(404);
        theirs.get(&path.replace("/api/v1", "")).await.is(404);
        post(&theirs, &format!("{path}/withdrawal"), 1, &json!({})).await.is(404);
        let list = theirs.get("/api/v1/nominations").await.is(200).json();
        assert_eq!(list["items"], json!([]));
    };
    unseen().await;

    let (id, version) = first_offer(&who).await;
    post(&who, &format!("/api/v1/me/nominations/{id}/acceptance"), version, &json!({})).await.is(200);
    let seen = ours.get(&path).await.is(200).json();
    assert_eq!(seen["state"], "accepted");
    assert_eq!(seen["person"]["organisation"], "Құпия мекеме");
    assert!(seen["person"]["name"].as_str().unwrap().contains("Құпиябаева"));
    assert!(seen["person"].get("born_on").is_none() && seen["person"].get("iin").is_none());
    unseen().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nominee_who_declines_stays_unseen_and_an_answer_is_given_once() {
    let t = TestApp::start().await;
    let ours = representative(&t, "amanat").await;
    let who = nominee(&t).await;
    let made = offer(&ours, None).await;
    let (id, version) = first_offer(&who).await;
    let refuse = format!("/api/v1/me/nominations/{id}/refusal");
    post(&who, &refuse, version + 1, &json!({})).await.is(412);
    post(&who, &refuse, version, &json!({})).await.is(200);
    let accept = format!("/api/v1/me/nominations/{id}/acceptance");
    post(&who, &accept, version + 1, &json!({})).await.is(409);
    let seen =
        ours.get(&format!("/api/v1/nominations/{}", made["id"].as_str().unwrap())).await.is(200).json();
    assert_eq!((&seen["state"], &seen["person"]), (&json!("declined"), &Value::Null));
    // a stranger who asks by number learns nothing
    let stranger = t.actor(Role::Applicant).await;
    post(&stranger, &accept, version, &json!({})).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_for_a_vacancy_ends_with_the_vacancy() {
    let t = TestApp::start().await;
    let ours = representative(&t, "amanat").await;
    let who = nominee(&t).await;
    let post_of = vacancy(&t).await;
    offer(&ours, Some(post_of)).await;
    let close = format!("update vacancies set state = 'withdrawn' where id = '{post_of}'");
    t.database.owner().await.batch_execute(&close).await.unwrap();
    let (id, version) = first_offer(&who).await;
    let accept = format!("/api/v1/me/nominations/{id}/acceptance");
    let refused = post(&who, &accept, version, &json!({})).await.is(409).json();
    assert_eq!(refused["code"], "vacancy_not_open");
    let late = json!({ "email": "nominee@example.org", "vacancy": post_of, "rationale": WORDS });
    ours.post("/api/v1/nominations", &late).await.is(409);
    // saying no is still possible
    post(&who, &format!("/api/v1/me/nominations/{id}/refusal"), version, &json!({})).await.is(200);
}
