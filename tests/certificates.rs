//! Certificates of matches: made by an officer, shown to anybody, checked as a file, never changed. Computing them again is
//! in `recomputing`.

use diesel_async::SimpleAsyncConnection as _;
use kadr::accounts::Account;
use kadr::certificates;
use kadr::certificates::document::File;
use kadr::certificates::verify::{Outcome, Report, verify};
use kadr::platform::ids::VacancyId;
use kadr::reference::codes::{Locale, Role};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shortlists::vacancy;
use crate::support::actor::Answer;
use crate::support::{Actor, TestApp};

/// Somebody in the reserve: with public service since a year, with other work that somebody must look at, or with none.
pub async fn person(t: &TestApp, surname: &str, kind: Option<(&str, i32)>) -> Uuid {
    let id = Uuid::now_v7();
    let mut statement = format!(
        "insert into people (id, state, source, surname, given_name, born_on, sex, citizenship, residence_kato, submitted_at)
           select '{id}', 'submitted', 'import', '{surname}', 'Айгерім', '1985-02-03', 'female', 'KZ',
             (select kato from regions where level = 'region' order by kato limit 1), now();
         insert into wishes (person_id) values ('{id}');
         insert into education_entries (id, person_id, level, institution, country, completed_on, grade)
           values ('{}', '{id}', 'master', 'ЕҰУ', 'KZ', '2008-06-30', 'document');",
        Uuid::now_v7(),
    );
    if let Some((kind, since)) = kind {
        statement += &format!(
            "insert into service_entries (id, person_id, started_on, organisation, sector, kind, post_title, \"leading\", grade)
               values ('{}', '{id}', '{since}-01-11', 'Семей', 'public_administration', '{kind}', 'Маман', false, 'document');",
            Uuid::now_v7(),
        );
    }
    sql(t, &statement).await;
    id
}

pub async fn sql(t: &TestApp, statement: &str) {
    t.database.owner().await.batch_execute(statement).await.unwrap();
}

/// A vacancy and a small reserve, indexed: two who meet the rule, one of whom it cannot be told, one who does not.
pub async fn reserve(t: &TestApp) -> (Uuid, [Uuid; 4]) {
    let vacancy = vacancy(t).await;
    let people = [
        person(t, "Бірінші", Some(("corps_b", 2010))).await,
        person(t, "Екінші", Some(("corps_b", 2019))).await,
        person(t, "Үшінші", Some(("private", 2015))).await,
        person(t, "Төртінші", None).await,
    ];
    t.index().await;
    (vacancy, people)
}

pub async fn made(officer: &Actor, vacancy: Uuid) -> Value {
    officer.post(&format!("/api/v1/vacancies/{vacancy}/certificates"), &json!({})).await.is(201).json()
}

pub async fn file_by(actor: &Actor, certificate: &Value) -> String {
    let code = certificate["code"].as_str().unwrap();
    actor.get(&format!("/api/v1/certificates/{code}/file")).await.is(200).text
}

pub async fn verified(t: &TestApp, file: &str) -> Report {
    verify(&t.app, file.as_bytes().to_vec(), |_, _| {}).await.unwrap()
}

async fn checked(actor: &Actor, file: Vec<u8>) -> Value {
    let request = actor.request(Method::POST, "/api/v1/certificates/checks").body(file);
    actor.send(request.header("content-type", "application/json")).await.is(200).json()
}

/// Brings a file to the page.
async fn brought(actor: &Actor, file: &str) -> Answer {
    let body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"c.json\"\r\n\r\n{file}\r\n--edge--\r\n"
    );
    let request = actor.request(Method::POST, "/certificates").body(body);
    actor.send(request.header("content-type", "multipart/form-data; boundary=edge")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_makes_one_and_anybody_checks_it() {
    let t = TestApp::start().await;
    let (officer, visitor) = (t.actor(Role::HrOfficer).await, t.anonymous());
    let (vacancy, people) = reserve(&t).await;
    let match_page = officer.get(&format!("/work/vacancies/{vacancy}/match")).await.is(200).text;
    let (_, form) = match_page.split_once(&format!("/work/vacancies/{vacancy}/certificates")).unwrap();
    let key = form.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/work/vacancies/{vacancy}/certificates");
    let form = [("on", "2026-12-01"), ("key", key)];
    let place = officer.post_form(&path, &form).await.is(303).location().to_owned();
    // the same form once more is the same certificate
    assert_eq!(officer.post_form(&path, &form).await.is(303).location(), place);
    assert_eq!(t.database.count("select count(*) as count from certificates").await, 1);
    let code = place.trim_start_matches("/certificates/").split('?').next().unwrap().to_owned();

    let shown = visitor.get(&format!("/api/v1/certificates/{}", code.to_lowercase())).await.is(200);
    let answer = shown.json();
    assert_eq!(answer["state"], "good");
    let counts = &answer["certificate"]["content"]["counts"];
    assert_eq!(*counts, json!({ "meets": 2, "cannot_tell": 1, "does_not": 1, "through_reserve": 0 }));
    let page = visitor.get(&format!("/certificates/{code}")).await.is(200).text;
    assert!(page.contains("data-state=\"good\"") && page.contains(&code));
    assert!(!page.contains("/file\""), "a stranger is offered the file");
    let file = file_by(&officer, &answer).await;
    for text in [&shown.text, &page, &file] {
        for private in ["Бірінші", "Үшінші", "1985-02-03"] {
            assert!(!text.contains(private));
        }
        for person in people {
            assert!(!text.contains(&person.to_string()), "{text}");
        }
    }

    let typed = visitor.get(&format!("/certificates?code={}", code.replace('-', "%20"))).await.is(303);
    assert_eq!(typed.location(), format!("/certificates/{code}"));
    let other = if code.starts_with('A') { "B" } else { "A" };
    let mistyped = visitor.get(&format!("/certificates?code={other}{}", &code[1..])).await.is(422);
    assert!(mistyped.text.contains("slip in this code"));
    visitor.get("/certificates?code=0000-0000-0000-0000").await.is(422);
    visitor.get("/certificates/0000-0000-0000-0000").await.is(404);
    visitor.get("/certificates/nothing").await.is(404);

    assert_eq!(checked(&visitor, file.clone().into_bytes()).await["state"], "identical");
    let page = brought(&visitor, &file).await.is(200).text;
    assert!(page.contains("data-state=\"identical\""), "{page}");
    let page = brought(&visitor, &file.replace("\"meets\":2,", "\"meets\":4,")).await.is(200).text;
    assert!(page.contains("data-state=\"altered\"") && page.contains("the counts"), "{page}");
    brought(&visitor, "").await.is(422);
    assert!(brought(&visitor, "hello").await.is(200).text.contains("data-state=\"unreadable\""));

    let said = "select count(*) as count from audit_entries where action in
        ('certificate.made', 'certificate.make_repeated', 'certificate.downloaded')";
    assert_eq!(t.database.count(said).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_differs_is_named_and_what_it_holds_is_not() {
    let t = TestApp::start().await;
    let (officer, visitor) = (t.actor(Role::HrOfficer).await, t.anonymous());
    let (vacancy, _) = reserve(&t).await;
    let certificate = made(&officer, vacancy).await;
    let file = file_by(&officer, &certificate).await;
    let line = serde_json::from_str::<File>(&file).unwrap().people.meets[0].clone();
    let altered = file.replace(&line.1, &"0".repeat(32));
    let answer = checked(&visitor, altered.into_bytes()).await;
    assert_eq!(answer["state"], "altered");
    assert_eq!(
        (&answer["faults"], &answer["differs"], &answer["lines"]),
        (&json!(["people"]), &json!(["people"]), &json!(1))
    );
    let answer =
        checked(&visitor, file.replace("\"day\":\"2026-12-01\"", "\"day\":\"2026-12-02\"").into_bytes())
            .await;
    assert_eq!((&answer["faults"], &answer["differs"]), (&json!(["signature"]), &json!(["day"])));
    assert_eq!(checked(&visitor, b"{}".to_vec()).await["state"], "unreadable");
    let huge =
        visitor.request(Method::POST, "/api/v1/certificates/checks").body(vec![b' '; 25 * 1024 * 1024]);
    visitor.send(huge).await.is(413);
    // of another database: signed with a key that is not here
    let key = certificate["signature"]["key"].as_str().unwrap();
    let answer = checked(&visitor, file.replace(key, "0123456789abcdef").into_bytes()).await;
    assert_eq!(answer["state"], "unknown_key");
    let keys = visitor.get("/api/v1/certificates/keys").await.is(200).json();
    assert_eq!(keys["items"][0]["id"], key);
    assert!(
        keys["items"][0]["pem"].as_str().unwrap().starts_with("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_is_for_the_own_body_and_for_auditors() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let auditor = t.actor(Role::Auditor).await;
    let (vacancy, _) = reserve(&t).await;
    let certificate = made(&officer, vacancy).await;
    let code = certificate["code"].as_str().unwrap();
    file_by(&approver, &certificate).await;
    file_by(&auditor, &certificate).await;
    let saved = auditor.get(&format!("/certificates/{code}/file")).await.is(200);
    assert!(saved.headers["content-disposition"].to_str().unwrap().contains(code));
    for actor in [&officer, &auditor] {
        let listed = actor.get("/api/v1/certificates").await.is(200).json();
        assert_eq!(listed["items"][0]["certificate"]["record"]["code"], code);
        assert!(actor.get("/certificates").await.is(200).text.contains(code));
    }
    let moved = "update accounts set body_id = (select id from bodies order by code offset 1 limit 1) where body_id is not null";
    sql(&t, moved).await;
    officer.get(&format!("/api/v1/certificates/{code}/file")).await.is(404);
    approver.get(&format!("/certificates/{code}/file")).await.is(404);
    officer.post(&format!("/api/v1/vacancies/{vacancy}/certificates"), &json!({})).await.is(404);
    assert_eq!(officer.get("/api/v1/certificates").await.is(200).json()["items"], json!([]));
    // seen by its code like anybody else's, without the file
    let page = officer.get(&format!("/certificates/{code}")).await.is(200).text;
    assert!(!page.contains("/file\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_state_gives_the_same_bytes() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, _) = reserve(&t).await;
    let (one, other) = (made(&officer, vacancy).await, made(&officer, vacancy).await);
    assert_ne!(one["code"], other["code"]);
    assert_eq!(one["certificate"]["content"], other["certificate"]["content"]);
    let (one, other) = (file_by(&officer, &one).await, file_by(&officer, &other).await);
    let content = |file: &str| {
        let file: File = serde_json::from_str(file).unwrap();
        (kadr::certificates::document::canonical(&file.certificate.content), file.people.canonical())
    };
    assert_eq!(content(&one), content(&other));
    // also after the index was built anew in another order of segments, the feed's place aside
    kadr::matching::indexer::rebuild(&t.app, |_, _| {}).await.unwrap();
    let again = file_by(&officer, &made(&officer, vacancy).await).await;
    let file = |text: &str| serde_json::from_str::<File>(text).unwrap();
    assert_eq!(file(&again).people, file(&one).people);
    assert_eq!(file(&again).certificate.content.everybody, file(&one).certificate.content.everybody);
    assert_eq!(verified(&t, &one).await.outcome, Outcome::Identical);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_key_answers_with_the_first_certificate() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, _) = reserve(&t).await;
    let path = format!("/api/v1/vacancies/{vacancy}/certificates");
    let ask = |body: Value| officer.request(Method::POST, &path).header("idempotency-key", "one").json(&body);
    let first = officer.send(ask(json!({}))).await.is(201).json();
    assert_eq!(officer.send(ask(json!({}))).await.is(201).json()["code"], first["code"]);
    officer.send(ask(json!({ "on": "2027-01-01" }))).await.is(409);
    officer.post(&path, &json!({ "on": "2500-01-01" })).await.is(422);
    assert_eq!(t.database.count("select count(*) as count from certificates").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_changes_a_certificate_not_even_the_owner() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, _) = reserve(&t).await;
    let certificate = made(&officer, vacancy).await;
    let code = certificate["code"].as_str().unwrap();
    for statement in
        ["update certificates set statement = '{}'", "delete from certificates", "truncate certificates"]
    {
        assert!(t.database.owner().await.batch_execute(statement).await.is_err(), "{statement}");
    }
    // and if somebody takes the guard away, the signature tells
    sql(
        &t,
        "alter table certificates disable trigger never_changed;
        update certificates set statement = replace(statement, '\"meets\":2,', '\"meets\":3,')",
    )
    .await;
    let visitor = t.anonymous();
    assert_eq!(visitor.get(&format!("/api/v1/certificates/{code}")).await.is(200).json()["state"], "bad");
    assert!(visitor.get(&format!("/certificates/{code}")).await.is(200).text.contains("data-state=\"bad\""));
    sql(&t, "update certificates set statement = 'x'").await;
    let page = visitor.get(&format!("/certificates/{code}")).await.is(200).text;
    assert!(page.contains("data-state=\"bad\""), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn computing_asks_for_the_own_body_alone() {
    let t = TestApp::start().await;
    let (vacancy, _) = reserve(&t).await;
    let mut who = Account {
        id: kadr::platform::ids::AccountId::new(),
        role: Role::HrOfficer,
        name: "Officer".into(),
        locale: Locale::En,
        body: Some(t.database.first_body().await),
        party: None,
        regions: Vec::new(),
        programmes: Vec::new(),
        email_confirmed: true,
        person: None,
    };
    let id = VacancyId::from_uuid(vacancy);
    assert!(certificates::compute(&t.app, &who, id, None).await.is_ok());
    who.body = None;
    assert!(certificates::compute(&t.app, &who, id, None).await.is_err());
    // regions that cannot be read must not become "all"
    who.body = Some(t.database.first_body().await);
    who.regions = vec!["nowhere".into()];
    assert!(certificates::compute(&t.app, &who, id, None).await.is_err());
}
