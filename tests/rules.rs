//! Rules that bodies write: built step by step, published once, seen by their own body. What a change of one leaf would
//! do is in `rule_changes`, rule files from the shell in `rule_files`.

use kadr::accounts::{Email, NewAccount};
use kadr::platform::ids::BodyId;
use kadr::reference::codes::{Locale, Role};
use kadr::reference::load::body_id;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shortlists::post;
use crate::support::{Actor, PASSWORD, TestApp};

/// A rule of the body's own: higher education and so many years.
pub fn draft(code: &str, edition: &str, years: u16) -> Value {
    json!({
        "id": code, "edition": edition,
        "title": { "kk": "Бас маман", "ru": "Главный специалист", "en": "Chief specialist" },
        "root": { "all": [
            { "leaf": { "id": "education", "cites": "order", "test": { "education": { "min": "bachelor" } } } },
            { "leaf": { "id": "service", "cites": "order", "test": { "service": { "years": years } } } },
        ] },
        "citations": { "order": { "act": "Order of the body, No. 1", "article": "1", "edition": "2026", "status": "confirmed" } },
    })
}

/// An officer or approver of a body.
pub async fn of_body(t: &TestApp, role: Role, body: BodyId, regions: &[&str]) -> Actor {
    t.make(NewAccount {
        role,
        email: Email::parse(&format!("{role}-{}@example.org", Uuid::now_v7().simple())).unwrap(),
        name: format!("Test {role}"),
        locale: Locale::En,
        password: PASSWORD.into(),
        body: Some(body),
        party: None,
        regions: regions.iter().map(|region| (*region).to_owned()).collect(),
        programmes: Vec::new(),
        email_confirmed: true,
    })
    .await
}

/// Starts a draft; its id.
pub async fn start(officer: &Actor, rule: &Value) -> String {
    let made = officer.post("/api/v1/rules", &json!({ "rule": rule })).await.is(201).json();
    made["id"].as_str().unwrap().to_owned()
}

pub async fn publish(officer: &Actor, id: &str, version: i64, reason: &str) -> crate::support::actor::Answer {
    post(officer, &format!("/api/v1/rules/{id}/publication"), version, &json!({ "reason": reason })).await
}

pub fn errors(answer: &Value) -> Vec<(&str, &str)> {
    let errors = answer["errors"].as_array().unwrap();
    errors.iter().map(|one| (one["field"].as_str().unwrap(), one["code"].as_str().unwrap())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_may_be_faulty_and_an_edition_never_changes() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let mut rule = draft("own-specialist", "2027", 2);
    rule["root"]["all"][1]["leaf"]["test"] = json!({ "service": { "years": 99 } });
    let made = officer.post("/api/v1/rules", &json!({ "rule": rule })).await.is(201).json();
    assert_eq!(made["state"], "draft");
    assert_eq!(made["faults"][0]["path"], "root.all[1].leaf.test.service");
    assert!(made["faults"][0]["detail"].as_str().unwrap().contains("80 years"), "{made}");
    assert_eq!(made["text"]["ru"].as_array().unwrap().len(), 3);
    let id = made["id"].as_str().unwrap();
    let refused = publish(&officer, id, 1, "").await.is(422).json();
    assert_eq!(errors(&refused), [("root.all[1].leaf.test.service", "rule-years")]);
    let asked = json!({ "leaf": "service", "change": "without" });
    let refused = officer.post(&format!("/api/v1/rules/{id}/sensitivity"), &asked).await.is(409).json();
    assert_eq!(refused["code"], "rule_faulty");

    let path = format!("/api/v1/rules/{id}");
    let good = draft("own-specialist", "2027", 2);
    officer.send(officer.request(Method::PUT, &path).json(&good)).await.is(428);
    let saved = officer.put(&path, 1, &good).await.is(200).json();
    assert_eq!((&saved["version"], saved["faults"].as_array().unwrap().len()), (&json!(2), 0));
    officer.put(&path, 1, &good).await.is(412);
    publish(&officer, id, 1, "").await.is(412);
    let published = publish(&officer, id, 2, "").await.is(200).json();
    assert_eq!(published["state"], "published");
    for answer in [
        officer.put(&path, 3, &good).await,
        publish(&officer, id, 3, "").await,
        officer.send(officer.request(Method::DELETE, &path).header("if-match", "\"3\"")).await,
    ] {
        assert_eq!(answer.is(409).json()["code"], "rule_published");
    }
    // its text belongs to everybody, as the vacancies that name it do
    assert_eq!(t.anonymous().get(&path).await.is(200).json()["rule"], good);
    let page = officer.get(&format!("/work/rules/{id}")).await.is(200).text;
    assert!(
        page.contains("never changes") && page.contains("Главный специалист") && page.contains("Бас маман")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_draft_includes_is_put_in_when_it_is_published() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let mut rule = draft("own-with-bars", "1", 2);
    rule["root"]["all"].as_array_mut().unwrap().push(json!({ "include": "bars-on-record" }));
    let made = officer.post("/api/v1/rules", &json!({ "rule": rule })).await.is(201).json();
    assert_eq!(made["faults"], json!([]));
    assert!(made["text"]["en"][3].as_str().unwrap().contains("bars-on-record"), "{made}");
    let id = made["id"].as_str().unwrap();
    let page = format!("/work/rules/{id}");
    let step = |version: &str, rule: &str| {
        let form = [("version", version), ("at", "requirement"), ("op", "include"), ("rule", rule)];
        form.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let send = async |form: [(String, String); 4]| {
        let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        officer.post_form(&format!("{page}/tree"), &form).await
    };
    assert!(send(step("1", "nobody")).await.is(422).text.contains("no published requirements"));
    send(step("1", "own-with-bars")).await.is(422);
    send(step("1", "general-bars")).await.is(303);
    let shown = officer.get(&page).await.is(200).text;
    assert!(shown.contains("general-bars") && shown.contains("bars-on-record"));
    let published = publish(&officer, id, 2, "").await.is(200).json();
    let text = published["rule"].to_string();
    assert!(text.contains("bars-on-record.citizen") && text.contains("general-bars.special_check"), "{text}");
    assert!(!text.contains("\"include\""), "an edition is whole: {text}");
    let mut cyclic = draft("own-with-bars", "2", 2);
    cyclic["in_force_from"] = json!("2030-01-01");
    cyclic["root"]["all"].as_array_mut().unwrap().push(json!({ "include": "own-with-bars" }));
    let id = start(&officer, &cyclic).await;
    let refused = publish(&officer, &id, 1, "It includes itself.").await.is(422).json();
    assert_eq!(errors(&refused), [("root.all[2]", "rule-include-cyclic")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_called_or_sized_wrong_is_not_kept() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let refused = async |rule: Value| {
        let answer = officer.post("/api/v1/rules", &json!({ "rule": rule })).await.is(422).json();
        errors(&answer)
            .into_iter()
            .map(|(field, code)| (field.to_owned(), code.to_owned()))
            .collect::<Vec<_>>()
    };
    let of = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
    assert_eq!(refused(draft("Own rule", "1", 1)).await, of("id", "rule-name"));
    assert_eq!(refused(draft("demo-specialist", "1", 1)).await, of("id", "rule-code-shipped"));
    let mut untitled = draft("own", "1", 1);
    untitled["title"]["kk"] = json!(" ");
    assert_eq!(refused(untitled).await, of("title.kk", "rule-text"));
    let mut deep = draft("own", "1", 1);
    for _ in 0..40 {
        deep["root"] = json!({ "all": [deep["root"]] });
    }
    assert!(refused(deep).await.iter().any(|(_, code)| code == "rule-too-deep"));
    officer.post("/api/v1/rules", &json!({})).await.is(422);
    officer.post("/api/v1/rules", &json!({ "based_on": Uuid::now_v7() })).await.is(422);
    let unread = officer.post("/api/v1/rules", &json!({ "rule": { "id": "own" } })).await.is(422).json();
    assert_eq!(errors(&unread)[0].1, "type");
    start(&officer, &draft("own", "1", 1)).await;
    let again = officer.post("/api/v1/rules", &json!({ "rule": draft("own", "1", 1) })).await.is(422).json();
    assert_eq!(errors(&again), [("edition", "rule-edition-taken")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_sees_a_draft_or_chooses_a_foreign_rule() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let stranger = of_body(&t, Role::HrOfficer, body_id("government-office"), &[]).await;
    let id = start(&officer, &draft("own", "1", 2)).await;
    approver.get(&format!("/api/v1/rules/{id}")).await.is(200);
    for other in [&stranger, &t.anonymous(), &t.actor(Role::Applicant).await] {
        other.get(&format!("/api/v1/rules/{id}")).await.is(404);
    }
    for page in ["", "/about", "/citation", "/leaf?kind=age&into=requirement", "/sensitivity?leaf=service"] {
        stranger.get(&format!("/work/rules/{id}{page}")).await.is(404);
        officer.get(&format!("/work/rules/{id}{page}")).await.is(200);
    }
    stranger.put(&format!("/api/v1/rules/{id}"), 1, &draft("own", "1", 2)).await.is(404);
    publish(&stranger, &id, 1, "").await.is(404);
    let asked = json!({ "leaf": "service", "change": "without" });
    stranger.post(&format!("/api/v1/rules/{id}/sensitivity"), &asked).await.is(404);
    stranger.post_form(&format!("/work/rules/{id}/discard"), &[("version", "1")]).await.is(404);
    // another body may use the same name, and neither hears of the other
    start(&stranger, &draft("own", "1", 2)).await;
    let has = async |actor: &Actor, query: &str| {
        let listed = actor.get(&format!("/api/v1/rules{query}")).await.is(200).json();
        listed["items"].as_array().unwrap().iter().any(|one| one["id"] == id.as_str())
    };
    assert!(has(&officer, "?drafts=true").await && has(&approver, "?drafts=true").await);
    assert!(!has(&stranger, "?drafts=true").await && !has(&officer, "").await);
    t.anonymous().get("/api/v1/rules?drafts=true").await.is(401);

    // a draft is chosen for no vacancy; an edition for its body's alone
    let vacancy = async |actor: &Actor| {
        let body = json!({ "title": { "kk": "А", "ru": "Б", "en": "C" }, "region": "100000000", "kind": "political", "filling": "appointed" });
        let post = actor.post("/api/v1/posts", &body).await;
        let post = if post.status == 201 { post.json()["id"].clone() } else { json!(Uuid::now_v7()) };
        let today = t.app.clock.today();
        let draft = json!({ "post": post, "rule": id, "opens_on": today, "as_of_on": today, "closes_at": t.app.clock.now() + chrono::TimeDelta::days(20) });
        actor.post("/api/v1/vacancies", &draft).await
    };
    assert!(vacancy(&officer).await.is(422).text.contains("\"rule\""));
    publish(&officer, &id, 1, "").await.is(200);
    assert!(has(&officer, "").await && !has(&stranger, "").await);
    assert!(vacancy(&stranger).await.is(422).text.contains("\"rule\""));
    let made = vacancy(&officer).await;
    assert!(made.status == 201 || !made.text.contains("\"rule\""), "{}", made.text);
    let form = officer.get("/work/vacancies/new").await.is(200).text;
    assert!(form.contains(&id) && !stranger.get("/work/vacancies/new").await.is(200).text.contains(&id));
}

#[tokio::test(flavor = "multi_thread")]
async fn editions_follow_one_another_and_a_change_has_a_reason() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let dated = |edition: &str, from: &str, years| {
        let mut rule = draft("own", edition, years);
        rule["in_force_from"] = json!(from);
        rule
    };
    let first = start(&officer, &dated("1", "2026-01-01", 2)).await;
    publish(&officer, &first, 1, "").await.is(200);
    let second = officer
        .post("/api/v1/rules", &json!({ "based_on": first, "rule": dated("2", "2026-01-01", 3) }))
        .await
        .is(201)
        .json();
    let second = second["id"].as_str().unwrap().to_owned();
    let refused = publish(&officer, &second, 1, "short").await.is(422).json();
    assert_eq!(
        errors(&refused),
        [("reason", "rule-reason-short"), ("in_force_from", "rule-editions-overlap")]
    );
    let page = officer
        .post_form(&format!("/work/rules/{second}/publish"), &[("version", "1"), ("rule_reason", "")])
        .await;
    assert!(page.is(422).text.contains("Write why the requirements change"));
    officer.put(&format!("/api/v1/rules/{second}"), 1, &dated("2", "2027-01-01", 3)).await.is(200);
    let reason = "The order of December 2026 asks for three years.";
    let refused = publish(&officer, &second, 2, "").await.is(422).json();
    assert_eq!(errors(&refused), [("reason", "rule-reason-required")]);
    publish(&officer, &second, 2, reason).await.is(200);
    let ended = officer.get(&format!("/api/v1/rules/{first}")).await.is(200).json();
    assert_eq!(ended["in_force_until"], "2027-01-01");
    assert_eq!(ended["rule"], dated("1", "2026-01-01", 2), "the content stays as it was published");
    let noted = format!(
        "select count(*) as count from audit_entries where action = 'rule.published' and subject_id = '{second}'
         and reason = '{reason}' and detail->>'based_on' = '{first}' and detail->'ended' ? '{first}'"
    );
    assert_eq!(t.database.count(&noted).await, 1);

    // before the first one, with days missing in between, and then without
    let mut early = dated("0", "2025-01-01", 1);
    early["in_force_until"] = json!("2025-12-01");
    let early_id = start(&officer, &early).await;
    let refused = publish(&officer, &early_id, 1, reason).await.is(422).json();
    assert_eq!(errors(&refused), [("in_force_from", "rule-editions-gap")]);
    early["in_force_until"] = json!("2026-01-01");
    officer.put(&format!("/api/v1/rules/{early_id}"), 1, &early).await.is(200);
    publish(&officer, &early_id, 2, reason).await.is(200);
    let page = officer.get(&format!("/work/rules/{second}")).await.is(200).text;
    assert!(page.contains(reason) && page.contains(&first), "the editions are listed with their reasons");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_editions_published_at_once_do_not_both_apply() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let mut drafts = Vec::new();
    for edition in ["1", "2", "3"] {
        let mut rule = draft("own", edition, 2);
        rule["in_force_from"] = json!("2027-01-01");
        drafts.push(start(&officer, &rule).await);
    }
    let reason = "All three begin on the same day.";
    let [one, two, three] = [0, 1, 2].map(|at| publish(&officer, &drafts[at], 1, reason));
    let (one, two, three) = tokio::join!(one, two, three);
    let mut codes: Vec<_> = [one, two, three].iter().map(|answer| answer.status.as_u16()).collect();
    codes.sort_unstable();
    assert_eq!(codes, [200, 422, 422]);
    let published = "select count(*) as count from rule_editions where code = 'own' and state = 'published'";
    assert_eq!(t.database.count(published).await, 1);
}
