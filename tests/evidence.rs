//! What officers record about a person's evidence: answers, confirmations, documents seen; who may, who reads it, what
//! a withdrawal leaves, and that rules and the index hear of it. How far a record reaches is in `evidence_reach`.

use diesel_async::SimpleAsyncConnection as _;
use kadr::accounts::{Email, NewAccount};
use kadr::people::{Profile, store as people};
use kadr::platform::ids::{BodyId, PersonId};
use kadr::reference::codes::{Grade, Locale, Role};
use kadr::rules::facts::Facts as _;
use kadr::rules::vocabulary::Bar;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::actor::Answer;
use crate::support::{Actor, PASSWORD, TestApp};

const IIN: &str = "900517300128";

/// Somebody in the reserve with one education and one language.
pub async fn in_reserve(t: &TestApp) -> (Actor, String) {
    let who = t.actor(Role::Applicant).await;
    let version = profile(&who).await["basics"]["version"].as_i64().unwrap();
    let basics = json!({ "surname": "Ким", "given": "Алексей", "iin": IIN, "citizenship": "KZ", "residence_kato": "100000000" });
    who.put("/api/v1/me/basics", version, &basics).await.is(200);
    who.post("/api/v1/me/education", &study()).await.is(201);
    who.post("/api/v1/me/languages", &json!({ "language": "kk", "level": "c1" })).await.is(201);
    who.post("/api/v1/me/submission", &json!({})).await.is(201);
    let id = profile(&who).await["id"].as_str().unwrap().to_owned();
    (who, id)
}

async fn profile(who: &Actor) -> Value {
    who.get("/api/v1/me/profile").await.is(200).json()
}

fn study() -> Value {
    json!({ "level": "bachelor", "institution": "Еуразия ұлттық университеті", "country": "KZ", "field": "041", "completed_year": 2012 })
}

pub fn check(bars: &[&str], found: bool) -> Value {
    json!({ "bars": bars, "found": found, "answered_on": "2026-03-01", "valid_until": null, "grade": "document",
        "source": "Құқықтық статистика комитеті, № 12" })
}

pub async fn evidence(officer: &Actor, id: &str) -> Value {
    officer.get(&format!("/api/v1/people/{id}/evidence")).await.is(200).json()
}

/// Records and answers the first record's number.
pub async fn record(officer: &Actor, id: &str, kind: &str, body: &Value) -> String {
    let made = officer.post(&format!("/api/v1/people/{id}/{kind}"), body).await.is(201).json();
    made["records"][0].as_str().unwrap().to_owned()
}

pub async fn seen(officer: &Actor, id: &str, version: i64, body: &Value) -> Answer {
    let path = format!("/api/v1/people/{id}/documents");
    officer
        .send(officer.request(Method::POST, &path).header("if-match", format!("\"{version}\"")).json(body))
        .await
}

pub async fn withdraw(officer: &Actor, id: &str, record: &str) -> Answer {
    let why = json!({ "why": "Another person of the same name" });
    officer.post(&format!("/api/v1/people/{id}/evidence/{record}/withdrawal"), &why).await
}

/// How many checks and confirmations rules find.
async fn facts(t: &TestApp, id: &str) -> (usize, usize) {
    let facts = loaded(t, id).await.facts();
    (facts.checks().count(), facts.confirmations().count())
}

pub async fn loaded(t: &TestApp, id: &str) -> Profile {
    let id = PersonId::from_uuid(id.parse().unwrap());
    people::load(&mut t.app.read().await.unwrap(), id).await.unwrap()
}

pub fn missing(work: &Value, wanted: &Value) -> bool {
    work["missing"].as_array().unwrap().contains(wanted)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_recorded_once_and_a_mistake_is_withdrawn() {
    let t = TestApp::start().await;
    let (who, id) = in_reserve(&t).await;
    let officer = t.actor(Role::HrOfficer).await;
    let gap = json!({ "missing": "check", "bar": "conviction" });
    assert!(missing(&evidence(&officer, &id).await, &gap));

    let path = format!("/api/v1/people/{id}/checks");
    let send = || {
        let request = officer.request(Method::POST, &path).header("idempotency-key", "letter-12");
        officer.send(request.json(&check(&["conviction", "court_ban"], false)))
    };
    let first = send().await.is(201).json();
    assert_eq!(send().await.is(201).json(), first);
    assert_eq!(t.database.count("select count(*) as count from official_checks").await, 2);
    assert_eq!(facts(&t, &id).await, (2, 0));
    let packed = loaded(&t, &id).await.facts().checks().next().and_then(|check| check.parts()).unwrap();
    let told = (packed.bar, packed.found, packed.on.date().to_string(), packed.valid_until, packed.grade);
    assert_eq!(told, (Bar::Conviction, false, "2026-03-01".into(), None, Grade::Document));
    let work = evidence(&officer, &id).await;
    assert!(!missing(&work, &gap), "{work}");
    assert_eq!(work["checks"][0]["recorded"]["body"], json!(t.database.first_body().await));

    let wrong = first["records"][0].as_str().unwrap();
    withdraw(&officer, &id, wrong).await.is(204);
    assert_eq!(withdraw(&officer, &id, wrong).await.is(409).json()["code"], "evidence_withdrawn");
    assert_eq!(facts(&t, &id).await, (1, 0));
    assert!(missing(&evidence(&officer, &id).await, &gap));
    // the person reads both, and why one does not count
    let mine = who.get("/api/v1/me/evidence").await.is(200).json();
    let of_wrong = mine["checks"].as_array().unwrap().iter().find(|check| check["id"] == wrong).unwrap();
    assert_eq!(of_wrong["withdrawn"]["reason"], "Another person of the same name");
    assert!(!mine.to_string().contains("Test hr_officer"), "an officer's name is told: {mine}");
    // also of somebody who has left meanwhile
    who.put("/api/v1/me/state", 1, &json!({ "state": "withdrawn" })).await.is(204);
    officer.post(&path, &check(&["incapacity"], false)).await.is(404);
    withdraw(&officer, &id, first["records"][1].as_str().unwrap()).await.is(204);
    assert_eq!(facts(&t, &id).await, (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn records_cannot_be_rewritten() {
    let t = TestApp::start().await;
    let (_, id) = in_reserve(&t).await;
    let officer = t.actor(Role::HrOfficer).await;
    record(&officer, &id, "checks", &check(&["conviction"], true)).await;
    for table in ["official_checks", "confirmations", "seen_documents", "evidence_withdrawals"] {
        for statement in [format!("update {table} set recorded_at = now()"), format!("delete from {table}")] {
            let mut owner = t.database.owner().await;
            let refused = owner.batch_execute(&format!("set role kadr_app; {statement}")).await;
            let refused = refused.expect_err(&statement).to_string();
            assert!(refused.contains("permission denied"), "{statement}: {refused}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_is_for_a_family_and_a_no_says_why() {
    let t = TestApp::start().await;
    let (who, id) = in_reserve(&t).await;
    let officer = t.actor(Role::HrOfficer).await;
    let path = format!("/api/v1/people/{id}/confirmations");
    let body = |what: &str, family: Value, confirmed: bool, grounds: Value| json!({ "what": what, "family": family, "confirmed": confirmed, "confirmed_on": "2026-03-01", "grounds": grounds });
    let field = "field_matching_post_functions";
    let refused = officer.post(&path, &body(field, Value::Null, false, Value::Null)).await.is(422).json();
    let fields: Vec<_> =
        refused["errors"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["family", "grounds"]);
    record(&officer, &id, "confirmations", &body(field, json!("finance"), true, Value::Null)).await;
    record(
        &officer,
        &id,
        "confirmations",
        &body(field, json!("legal"), false, json!("Никогда не работал юристом")),
    )
    .await;
    // a later answer does not remove an earlier one: rules read the latest on their day
    record(
        &officer,
        &id,
        "confirmations",
        &body(field, json!("finance"), false, json!("Ошибочная трудовая")),
    )
    .await;
    assert_eq!(facts(&t, &id).await, (0, 3));
    let mine = who.get("/me/evidence").await.is(200).text;
    assert!(mine.contains("Никогда не работал юристом") && mine.contains("id=\"objection\""), "{mine}");

    // the vacancy's functions say which answer is looked for
    let vacancy = crate::shortlists::vacancy(&t).await;
    let post = format!(
        "update posts set direction = 'digital' where id = (select post_id from vacancies where id = '{vacancy}')"
    );
    t.database.owner().await.batch_execute(&post).await.unwrap();
    let gap = json!({ "missing": "confirmation", "what": field, "family": "digital" });
    let work = officer.get(&format!("/api/v1/people/{id}/evidence?vacancy={vacancy}")).await.is(200).json();
    assert!(missing(&work, &gap), "{work}");
    record(&officer, &id, "confirmations", &body(field, json!("digital"), true, Value::Null)).await;
    let work = officer.get(&format!("/api/v1/people/{id}/evidence?vacancy={vacancy}")).await.is(200).json();
    assert!(!missing(&work, &gap), "{work}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_raises_a_fact_until_the_person_changes_it() {
    let t = TestApp::start().await;
    let (who, id) = in_reserve(&t).await;
    let officer = t.actor(Role::HrOfficer).await;
    let work = evidence(&officer, &id).await;
    let entry = work["education"][0]["id"].as_str().unwrap().to_owned();
    let body = json!({ "section": "education", "entry": entry, "document": "Диплом ЖБ № 0000007" });
    assert_eq!(seen(&officer, &id, 9, &body).await.is(412).json()["code"], "stale");
    seen(&officer, &id, 1, &body).await.is(201);
    assert_eq!(seen(&officer, &id, 2, &body).await.is(409).json()["code"], "grade_raised");
    let mine = profile(&who).await;
    assert_eq!(mine["education"][0]["grade"], "document");
    // what an officer saw is not a change of what the person states
    assert_eq!(mine["changed"], json!([]));

    // a list entry that is changed is the person's word again, and what was seen counts no more
    let path = format!("/api/v1/me/education/{entry}");
    who.put(&path, 2, &json!({ "level": "master", "institution": "ҚазҰУ", "country": "KZ" })).await.is(200);
    assert_eq!(profile(&who).await["education"][0]["grade"], "declared");
    assert!(who.get("/me/evidence").await.is(200).text.contains("changed or removed the entry since"));
    let second = seen(&officer, &id, 3, &body).await.is(201).json();
    let records = evidence(&officer, &id).await["documents"].clone();
    // withdrawing the record of the earlier fact leaves the later one alone
    let first = records.as_array().unwrap().iter().find(|one| one["id"] != second["records"][0]).unwrap();
    withdraw(&officer, &id, first["id"].as_str().unwrap()).await.is(204);
    assert_eq!(profile(&who).await["education"][0]["grade"], "document");
    withdraw(&officer, &id, second["records"][0].as_str().unwrap()).await.is(204);
    assert_eq!(profile(&who).await["education"][0]["grade"], "declared");

    // the basics: a new name leaves their evidence, another residence does not
    let version = profile(&who).await["basics"]["version"].as_i64().unwrap();
    let basics = json!({ "section": "basics", "entry": null, "document": "Удостоверение" });
    seen(&officer, &id, version, &basics).await.is(201);
    let form = |surname: &str, kato: &str| json!({ "surname": surname, "given": "Алексей", "citizenship": "KZ", "residence_kato": kato, "born_on": "1990-05-17", "sex": "male" });
    who.put("/api/v1/me/basics", version + 1, &form("Цой", "100000000")).await.is(200);
    assert_eq!(profile(&who).await["basics"]["grade"], "document");
    who.put("/api/v1/me/basics", version + 2, &form("Цой", "110000000")).await.is(200);
    assert_eq!(profile(&who).await["basics"]["grade"], "declared");
    // another list's entry, another person's entry: not found
    let other = json!({ "section": "languages", "entry": entry, "document": "Диплом" });
    seen(&officer, &id, 5, &other).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_officers_of_the_region_record_and_never_about_themselves() {
    let t = TestApp::start().await;
    let (who, id) = in_reserve(&t).await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let party = t.actor(Role::PartyRepresentative).await;
    let made = record(&officer, &id, "checks", &check(&["conviction"], true)).await;
    let elsewhere = t.officer_in(&["110000000"], Locale::En).await;
    elsewhere.get(&format!("/api/v1/people/{id}/evidence")).await.is(404);
    elsewhere.post(&format!("/api/v1/people/{id}/checks"), &check(&["conviction"], false)).await.is(404);
    withdraw(&elsewhere, &id, &made).await.is(404);
    // another body reads the record and cannot withdraw it
    let last = t.database.text("select id::text as text from bodies order by code desc limit 1").await;
    let other = NewAccount {
        role: Role::HrOfficer,
        email: Email::parse("other@example.org").unwrap(),
        name: "Test".into(),
        locale: Locale::En,
        password: PASSWORD.into(),
        body: Some(BodyId::from_uuid(last.parse().unwrap())),
        party: None,
        regions: Vec::new(),
        programmes: Vec::new(),
        email_confirmed: true,
    };
    let other = t.make(other).await;
    assert_eq!(evidence(&other, &id).await["checks"][0]["id"], made);
    withdraw(&other, &id, &made).await.is(404);
    // approvers read, parties do not, nobody but officers writes
    assert_eq!(evidence(&approver, &id).await["checks"][0]["found"], true);
    approver.post(&format!("/api/v1/people/{id}/checks"), &check(&["conviction"], false)).await.is(403);
    party.get(&format!("/api/v1/people/{id}/evidence")).await.is(403);
    who.get(&format!("/api/v1/people/{id}/evidence")).await.is(403);
    // an officer who is in the reserve with another account gives the same address there
    let contacts = json!({ "email": "other@example.org", "phone": null });
    who.put("/api/v1/me/contacts", 1, &contacts).await.is(200);
    let court_ban = check(&["court_ban"], false);
    let refused = other.post(&format!("/api/v1/people/{id}/checks"), &court_ban).await.is(409).json();
    assert_eq!(refused["code"], "own_file");
    let log = who.get("/api/v1/me/access").await.is(200).json();
    let actions: Vec<_> =
        log["items"].as_array().unwrap().iter().map(|one| one["action"].as_str().unwrap()).collect();
    assert!(actions.contains(&"person.evidence_check") && actions.contains(&"person.read"), "{actions:?}");
    // the log, which auditors read, does not say what was found
    let found = "select count(*) as count from audit_entries where detail::text like '%found%' or reason like '%комитеті%'";
    assert_eq!(t.database.count(found).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_work_without_scripts_and_keep_what_was_typed() {
    let t = TestApp::start().await;
    let (who, id) = in_reserve(&t).await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let page = format!("/people/{id}");
    let file = officer.get(&page).await.is(200).text;
    for form in ["checks", "confirmations", "documents?section=basics"] {
        assert!(file.contains(&format!("action=\"{page}/{form}")), "no form for {form}: {file}");
    }
    let read = approver.get(&page).await.is(200).text;
    assert!(read.contains("Still missing") && !read.contains("action=\"/people"), "{read}");

    let form = [
        ("bars", "conviction"),
        ("bars", "court_ban"),
        ("found", "yes"),
        ("answered_on_day", "1"),
        ("answered_on_month", "3"),
        ("answered_on_year", "2026"),
        ("valid_until_day", "1"),
        ("source", "Комитет, № 12"),
    ];
    let again = officer.post_form(&format!("{page}/checks"), &form).await.is(422).text;
    for kept in ["value=\"conviction\" checked", "value=\"Комитет, № 12\"", "value=\"yes\" selected"]
    {
        assert!(again.contains(kept), "{kept} is not in {again}");
    }
    for problem in ["href=\"#bars\"", "href=\"#valid_until\"", "href=\"#grade\""] {
        assert!(again.contains(problem), "{problem} is not in {again}");
    }
    assert!(!again.contains("Ким"), "the form that failed shows the person: {again}");
    let form = [
        ("once", "7d9f1c9e-0000-4000-8000-000000000001"),
        ("bars", "conviction"),
        ("found", "no"),
        ("answered_on_day", "1"),
        ("answered_on_month", "3"),
        ("answered_on_year", "2026"),
        ("grade", "registry"),
        ("source", "Комитет, № 12"),
    ];
    officer.post_form(&format!("{page}/checks"), &form).await.is(303);
    let done = officer.post_form(&format!("{page}/checks"), &form).await.is(303);
    assert_eq!(done.location(), format!("{page}?done=evidence-check#evidence"));
    assert_eq!(facts(&t, &id).await, (1, 0));

    let entry = evidence(&officer, &id).await["education"][0]["id"].as_str().unwrap().to_owned();
    let address = format!("{page}/documents?section=education&entry={entry}");
    let again = officer.post_form(&address, &[("version", "1"), ("document", " ")]).await.is(422).text;
    assert!(again.contains("href=\"#document\""), "{again}");
    officer.post_form(&address, &[("version", "1"), ("document", "Диплом № 7")]).await.is(303);
    let form = [
        ("what", "junior_command"),
        ("answer", "no"),
        ("confirmed_on_day", "2"),
        ("confirmed_on_month", "3"),
        ("confirmed_on_year", "2026"),
        ("grounds", "Сержант"),
    ];
    officer.post_form(&format!("{page}/confirmations"), &form).await.is(303);
    let made = evidence(&officer, &id).await["confirmations"][0]["id"].as_str().unwrap().to_owned();
    let address = format!("{page}/evidence/{made}/withdrawal");
    officer.post_form(&address, &[("why", "")]).await.is(422);
    officer.post_form(&address, &[("why", "Не тот человек")]).await.is(303);
    for lang in ["kk", "ru", "en"] {
        for actor in [&who, &officer] {
            actor.post_form("/language", &[("lang", lang)]).await.is(303);
        }
        for shown in [who.get("/me/evidence").await, officer.get(&page).await] {
            let shown = shown.is(200).text;
            for word in ["Комитет, № 12", "Диплом № 7", "Не тот человек"] {
                assert!(shown.contains(word), "{lang}: {word} is not in {shown}");
            }
            assert!(
                !shown.contains("evidence-question-") && !shown.contains(">evidence-"),
                "{lang}: {shown}"
            );
        }
        assert!(who.get("/me/access").await.is(200).text.contains("href=\"/me/evidence\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn verdict_and_index_follow_what_is_recorded() {
    let t = TestApp::start().await;
    let (who, id) = in_reserve(&t).await;
    let service = json!({ "started_on": "2016-01-11", "organisation": "Банк", "sector": "finance", "kind": "private", "post_title": "Экономист" });
    who.post("/api/v1/me/service", &service).await.is(201);
    let officer = t.actor(Role::HrOfficer).await;
    // two years of work in fields that match the functions of the post
    let vacancy = crate::verdicts::vacancy_under(&t, "category-e-3", "2026-12-01").await;
    let post = format!("(select post_id from vacancies where id = '{vacancy}')");
    let functions = format!("update posts set direction = 'finance' where id = {post}");
    t.database.owner().await.batch_execute(&functions).await.unwrap();
    let outcome = async || {
        t.index().await;
        let path = format!("/api/v1/vacancies/{vacancy}");
        let verdict = officer.get(&format!("{path}/people/{id}/verdict")).await.is(200).json();
        let outcome = verdict["verdict"]["outcome"].as_str().unwrap().to_owned();
        // the index says the same of the only person in the reserve
        let found = officer.get(&format!("{path}/match")).await.is(200).json();
        assert_eq!(
            found["counts"][&outcome], 1,
            "{outcome} of the live profile, and in the index: {}",
            found["counts"]
        );
        outcome
    };
    let confirm = |family: &str, confirmed: bool, day: &str| {
        json!({ "what": "field_matching_post_functions", "family": family, "confirmed": confirmed, "confirmed_on": day,
            "grounds": "По трудовой книжке" })
    };
    assert_eq!(outcome().await, "cannot_tell");
    record(&officer, &id, "confirmations", &confirm("legal", true, "2026-02-01")).await;
    assert_eq!(outcome().await, "cannot_tell", "another family of functions");
    record(&officer, &id, "confirmations", &confirm("finance", true, "2026-02-01")).await;
    assert_eq!(outcome().await, "meets");
    let denied = record(&officer, &id, "confirmations", &confirm("finance", false, "2026-03-01")).await;
    assert_eq!(outcome().await, "does_not", "the later answer counts");
    withdraw(&officer, &id, &denied).await.is(204);
    assert_eq!(outcome().await, "meets");
}
