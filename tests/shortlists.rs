//! From a match to a mailbox: composed, approved by another person, released, opened; and what must not happen.

use diesel::prelude::*;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection as _};
use kadr::platform::mailer::{Letter, Worded};
use kadr::reference::codes::Role;
use kadr::shortlists::mail;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Actor, TestApp, tells_year};

/// A published vacancy of the first body, under the rule for a leading specialist.
pub async fn vacancy(t: &TestApp) -> Uuid {
    let (id, body) = (Uuid::now_v7(), t.database.first_body().await);
    let statement = "insert into vacancies (id, post_id, body_id, rule_id, state, opens_on, closes_at, as_of_on, published_at)
        select $1, p.id, $2, r.id, 'published', current_date - 1, now() + interval '20 days', '2026-12-01', now()
        from (select id from posts order by code limit 1) p,
          (select id from rule_editions where code = $3 order by edition limit 1) r";
    let rows = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(id)
        .bind::<SqlUuid, _>(body.uuid())
        .bind::<Text, _>("demo-specialist")
        .execute(&mut t.database.owner().await)
        .await
        .unwrap();
    assert_eq!(rows, 1, "no post or no rule to make a vacancy of");
    id
}

/// Somebody in the reserve; with years of service or with none at all.
pub async fn person(t: &TestApp, surname: &str, serves: bool) -> Uuid {
    let id = Uuid::now_v7();
    let mut statement = format!(
        "insert into people (id, state, source, surname, given_name, patronymic, born_on, sex, citizenship, residence_kato, submitted_at)
           select '{id}', 'submitted', 'import', '{surname}', 'Айгерім', 'Маратқызы', '1985-02-03', 'female', 'KZ',
             (select kato from regions where level = 'region' order by kato limit 1), now();
         insert into wishes (person_id) values ('{id}');"
    );
    if serves {
        statement += &format!(
            "insert into education_entries (id, person_id, level, institution, country, completed_on, grade)
               values ('{}', '{id}', 'master', 'ЕҰУ', 'KZ', '2008-06-30', 'document');
             insert into service_entries (id, person_id, started_on, organisation, sector, kind, category, post_title, \"leading\", grade)
               values ('{}', '{id}', '2010-01-11', 'Семей қаласының әкімдігі', 'public_administration', 'corps_b', 'C-R-1', 'Бөлім басшысы', true, 'document');",
            Uuid::now_v7(),
            Uuid::now_v7(),
        );
    }
    t.database.owner().await.batch_execute(&statement).await.unwrap();
    id
}

pub async fn post(actor: &Actor, path: &str, version: i64, body: &Value) -> crate::support::actor::Answer {
    actor
        .send(actor.request(Method::POST, path).header("if-match", format!("\"{version}\"")).json(body))
        .await
}

pub fn recipients() -> Value {
    json!({ "recipients": [
        { "name": "Ерлан Қанатұлы", "email": "erlan@example.org", "locale": "kk" },
        { "name": "Anna Lee", "email": "anna@example.org", "locale": "en" },
    ] })
}

/// A shortlist with one fitting person and two recipients, sent for approval: id and version.
pub async fn sent(t: &TestApp, officer: &Actor) -> (String, i64) {
    let (vacancy, one) = (vacancy(t).await, person(t, "Серікбаева", true).await);
    let body = json!({ "people": [{ "person": one, "note": "Leads a division now." }] });
    let made = officer.post(&format!("/api/v1/vacancies/{vacancy}/shortlists"), &body).await.is(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    let made =
        officer.put(&format!("/api/v1/shortlists/{id}/recipients"), 1, &recipients()).await.is(200).json();
    let path = format!("/api/v1/shortlists/{id}/submission");
    let made = post(officer, &path, made["version"].as_i64().unwrap(), &json!({})).await.is(200).json();
    (id, made["version"].as_i64().unwrap())
}

/// The letters in words with the addresses of their personal links, in the order of the recipients.
pub async fn letters(t: &TestApp) -> Vec<(Worded, String)> {
    use kadr::platform::schema::letters::dsl;
    let query = dsl::letters.order(dsl::id).select(Letter::as_select());
    let written: Vec<Letter> = query.load(&mut *t.app.read().await.unwrap()).await.unwrap();
    let worded = written.iter().map(|letter| mail::word(&t.app, letter).unwrap().unwrap());
    worded
        .map(|worded| {
            let (_, after) =
                worded.text.split_once("/shared/shortlists/").expect("a letter without its link");
            let link = format!("/shared/shortlists/{}", after.lines().next().unwrap());
            (worded, link)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shortlist_travels_from_the_officer_to_the_recipient() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let (id, version) = sent(&t, &officer).await;
    // what was sent stays as it was, whatever happens to the person
    t.database.owner().await.batch_execute("update people set surname = 'Өзгерген'").await.unwrap();
    let shown = approver.get(&format!("/api/v1/shortlists/{id}")).await.is(200).json();
    assert_eq!(shown["frozen"], true);
    assert_eq!(shown["people"][0]["shown"]["name"], "Серікбаева Айгерім Маратқызы");
    assert!(!tells_year(&shown.to_string(), "1985"), "the birth date is shown: {shown}");
    let page = approver.get(&format!("/approvals/{id}")).await.is(200).text;
    assert!(
        page.contains("Серікбаева") && page.contains("Leads a division now.") && page.contains("Anna Lee")
    );

    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version - 1, &json!({})).await.is(412);
    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version, &json!({})).await.is(200);
    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version + 1, &json!({})).await.is(409);
    t.deliver().await;
    let files = std::fs::read_dir(t.data().join("letters")).unwrap().count();
    let letters = letters(&t).await;
    assert_eq!((letters.len(), files), (2, 2));
    for (letter, _) in &letters {
        for private in ["Серікбаева", "Ерлан", "Anna", "erlan@", &id] {
            assert!(!letter.text.contains(private) && !letter.html.contains(private), "{letter:?}");
        }
    }

    let reader = t.anonymous();
    let (_, link) = &letters[0];
    let waiting = reader.get(link).await.is(200).text;
    assert!(waiting.contains("lang=\"kk\"") && !waiting.contains("Серікбаева"));
    assert_eq!(t.database.count("select count(*) as count from shortlist_openings").await, 0);
    let opened = reader.post_form(link, &[]).await.is(200).text;
    assert!(
        opened.contains("Серікбаева")
            && opened.contains("Leads a division now.")
            && !opened.contains("Өзгерген")
    );
    let read =
        "select count(*) as count from audit_entries where actor_kind = 'link' and action = 'person.read'";
    assert_eq!(t.database.count(read).await, 1);
    reader.get(&format!("{link}x")).await.is(404);

    let followed = officer.get(&format!("/api/v1/shortlists/{id}")).await.is(200).json();
    assert_eq!(followed["recipients"][0]["opened_at"].as_array().unwrap().len(), 1);
    assert_eq!(followed["recipients"][1]["opened_at"].as_array().unwrap().len(), 0);
    assert_eq!(followed["recipients"][0]["letter"]["state"], "sent");
    officer.get(&format!("/shortlists/{id}")).await.is(200);

    let version = followed["version"].as_i64().unwrap();
    post(&officer, &format!("/api/v1/shortlists/{id}/withdrawal"), version, &json!({})).await.is(200);
    let over = reader.post_form(link, &[]).await.is(410).text;
    assert!(!over.contains("Серікбаева"));
    officer.get(&format!("/shortlists/{id}")).await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_shortlist_is_composed_again() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let (id, version) = sent(&t, &officer).await;
    let path = format!("/api/v1/shortlists/{id}/return");
    post(&approver, &path, version, &json!({ "reason": "short" })).await.is(422);
    let back = post(&approver, &path, version, &json!({ "reason": "Add a second person, please." }))
        .await
        .is(200)
        .json();
    approver.get(&format!("/approvals/{id}")).await.is(404);
    let page = officer.get(&format!("/shortlists/{id}")).await.is(200).text;
    assert!(page.contains("Add a second person, please."));
    let version = back["version"].as_i64().unwrap();
    let again = post(&officer, &format!("/api/v1/shortlists/{id}/submission"), version, &json!({}))
        .await
        .is(200)
        .json();
    assert_eq!(officer.get(&format!("/api/v1/shortlists/{id}")).await.json()["state"], "for_approval");
    // withdrawing what waits leaves nothing to approve
    let version = again["version"].as_i64().unwrap();
    post(&officer, &format!("/api/v1/shortlists/{id}/withdrawal"), version, &json!({})).await.is(200);
    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version + 1, &json!({})).await.is(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_approves_what_they_prepared_and_no_other_body_sees_it() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let (id, version) = sent(&t, &officer).await;
    let statement = format!(
        "update shortlists set prepared_by = (select id from accounts where role = 'approver') where id = '{id}'"
    );
    t.database.owner().await.batch_execute(&statement).await.unwrap();
    let refused =
        post(&approver, &format!("/api/v1/shortlists/{id}/release"), version, &json!({})).await.is(409);
    assert_eq!(refused.json()["code"], "own_work");
    let moved = "update accounts set body_id = (select id from bodies order by code offset 1 limit 1)";
    t.database.owner().await.batch_execute(moved).await.unwrap();
    for (actor, path) in [(&officer, "shortlists"), (&approver, "approvals")] {
        actor.get(&format!("/{path}/{id}")).await.is(404);
        actor.get(&format!("/api/v1/shortlists/{id}")).await.is(404);
    }
    post(&officer, &format!("/api/v1/shortlists/{id}/withdrawal"), version, &json!({})).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exception_needs_a_reason_and_a_draft_needs_people_and_recipients() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, one, two) =
        (vacancy(&t).await, person(&t, "Ахметова", false).await, person(&t, "Серікбаева", true).await);
    let path = format!("/api/v1/vacancies/{vacancy}/shortlists");
    let refused = officer
        .post(&path, &json!({ "people": [{ "person": two }, { "person": one }] }))
        .await
        .is(422)
        .json();
    assert_eq!(refused["errors"][0]["field"], "people.1.note");
    assert_eq!(refused["errors"][0]["code"], "reserve_note");
    // the page asks for the reason and keeps the choice
    let form = [("person", two.to_string()), ("person", one.to_string())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let asked = officer.post_form(&format!("/work/vacancies/{vacancy}/shortlists"), &form).await.is(422).text;
    assert!(
        asked.contains("people.1.note")
            && asked.contains(&one.to_string())
            && asked.contains(&two.to_string())
    );

    let keyed =
        |body: &Value| officer.request(Method::POST, &path).header("idempotency-key", "k1").json(body);
    let empty = json!({ "people": [] });
    let made = officer.send(keyed(&empty)).await.is(201).json();
    assert_eq!(officer.send(keyed(&empty)).await.is(201).json()["id"], made["id"]);
    let id = made["id"].as_str().unwrap();
    let refused =
        post(&officer, &format!("/api/v1/shortlists/{id}/submission"), 1, &json!({})).await.is(409).json();
    assert_eq!(refused["code"], "shortlist_empty");

    let both = json!({ "people": [{ "person": one, "note": "Acting since March." }, { "person": two }] });
    let made = officer.put(&format!("/api/v1/shortlists/{id}/people"), 1, &both).await.is(200).json();
    assert_eq!(made["version"], 2);
    officer.put(&format!("/api/v1/shortlists/{id}/people"), 1, &both).await.is(412);
    let page = officer.get(&format!("/shortlists/{id}")).await.is(200).text;
    assert!(page.find("Ахметова").unwrap() < page.find("Серікбаева").unwrap());

    // moving, from the page; then a lost race keeps what was typed
    let (one_s, two_s) = (one.to_string(), two.to_string());
    let rows = [
        ("person", one_s.as_str()),
        ("place", "1"),
        ("note", "Acting since March, typed"),
        ("person", two_s.as_str()),
        ("place", "2"),
        ("note", "Second"),
    ];
    let moved = [&[("version", "2"), ("down", one_s.as_str())], rows.as_slice()].concat();
    officer.post_form(&format!("/shortlists/{id}/people"), &moved).await.is(303);
    let page = officer.get(&format!("/shortlists/{id}")).await.is(200).text;
    assert!(page.find("Серікбаева").unwrap() < page.find("Ахметова").unwrap());
    let lost = [&[("version", "2")], rows.as_slice()].concat();
    let again = officer.post_form(&format!("/shortlists/{id}/people"), &lost).await.is(422).text;
    assert!(again.contains("Acting since March, typed") && again.contains("value=\"3\""));

    let add = [
        ("version", "3"),
        ("recipient_name", "Anna"),
        ("recipient_email", "nobody"),
        ("recipient_locale", "en"),
    ];
    officer.post_form(&format!("/shortlists/{id}/recipients"), &add).await.is(422);
    let add = [
        ("version", "3"),
        ("recipient_name", "Anna"),
        ("recipient_email", "anna@example.org"),
        ("recipient_locale", "en"),
    ];
    officer.post_form(&format!("/shortlists/{id}/recipients"), &add).await.is(303);
    let twice = [
        ("version", "4"),
        ("recipient_name", "Anna"),
        ("recipient_email", "ANNA@example.org"),
        ("recipient_locale", "en"),
    ];
    officer.post_form(&format!("/shortlists/{id}/recipients"), &twice).await.is(422);
    // who leaves the reserve holds up the sending until removed
    t.database
        .owner()
        .await
        .batch_execute(&format!("update people set state = 'paused' where id = '{two}'"))
        .await
        .unwrap();
    let refused =
        officer.post_form(&format!("/shortlists/{id}/submission"), &[("version", "4")]).await.is(422).text;
    assert!(refused.contains("is no longer available"));
    let without = [
        ("version", "4"),
        ("remove", two_s.as_str()),
        ("person", two_s.as_str()),
        ("person", one_s.as_str()),
        ("note", ""),
        ("note", "Acting"),
    ];
    officer.post_form(&format!("/shortlists/{id}/people"), &without).await.is(303);
    officer.post_form(&format!("/shortlists/{id}/submission"), &[("version", "5")]).await.is(303);
    for page in ["/shortlists", "/shortlists?state=for_approval", "/letters"] {
        officer.get(page).await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_speaks_every_language() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let (id, version) = sent(&t, &officer).await;
    let draft = officer
        .post(&format!("/api/v1/vacancies/{}/shortlists", vacancy(&t).await), &json!({}))
        .await
        .is(201)
        .json();
    let draft = draft["id"].as_str().unwrap();
    let pages = [
        (&officer, "/shortlists".to_owned()),
        (&officer, format!("/shortlists/{draft}")),
        (&officer, format!("/shortlists/{id}")),
        (&approver, "/approvals".to_owned()),
        (&approver, format!("/approvals/{id}")),
        (&approver, "/letters".to_owned()),
    ];
    for language in ["kk", "ru", "en"] {
        for (actor, path) in &pages {
            actor.post_form("/language", &[("lang", language)]).await.is(303);
            let page = actor.get(path).await.is(200).text;
            assert!(page.contains(&format!("lang=\"{language}\"")));
            // a message without words shows as its key
            for start in [
                "shortlist-",
                "shortlists-",
                "approval-",
                "approvals-",
                "letter-",
                "letters-",
                "field-recipient",
            ] {
                let bare = page.match_indices(start).find(|(at, _)| page[..*at].ends_with('>'));
                assert!(
                    bare.is_none(),
                    "{path} in {language} shows a key: {:?}",
                    bare.map(|(at, _)| &page[at..at + 40])
                );
            }
        }
    }
    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version, &json!({})).await.is(200);
    officer.get("/letters").await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_letter_is_seen_and_tried_again() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let (id, version) = sent(&t, &officer).await;
    post(&approver, &format!("/api/v1/shortlists/{id}/release"), version, &json!({})).await.is(200);
    let failed = "update letters set state = 'failed', attempts = 8, last_problem = 'smtp-550'";
    t.database.owner().await.batch_execute(failed).await.unwrap();
    let page = officer.get("/letters?state=failed").await.is(200).text;
    assert!(
        page.contains("e••••@example.org") && !page.contains("erlan@example.org") && page.contains("550")
    );
    let letters = officer.get("/api/v1/letters").await.is(200).json();
    assert_eq!(letters["trouble"]["failed"], 2);
    let letter = letters["items"][0]["id"].as_str().unwrap();
    officer.post_form(&format!("/letters/{letter}/retry"), &[]).await.is(303);
    t.deliver().await;
    assert_eq!(officer.get("/api/v1/letters?state=sent").await.json()["items"][0]["id"], letter);
    let refused = officer.post(&format!("/api/v1/letters/{letter}/retry"), &json!({})).await.is(409).json();
    assert_eq!(refused["code"], "letter_state");
    // what was withdrawn is not sent after all
    let version = officer.get(&format!("/api/v1/shortlists/{id}")).await.json()["version"].as_i64().unwrap();
    post(&officer, &format!("/api/v1/shortlists/{id}/withdrawal"), version, &json!({})).await.is(200);
    let other = letters["items"][1]["id"].as_str().unwrap();
    officer.post(&format!("/api/v1/letters/{other}/retry"), &json!({})).await.is(409);
}
