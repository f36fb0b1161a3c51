//! "Would I qualify?" without an account: the whole verdict, every mistake by its place, and nothing kept.

use kadr::reference::codes::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Actor, TestApp};
use crate::verdicts::vacancy_under;

/// Rows of every table, to see that nothing was written.
async fn rows(t: &TestApp) -> i64 {
    let statement = "select coalesce(sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', schemaname, tablename), false, true, '')))[1]::text::bigint), 0)::bigint as count
        from pg_tables where schemaname = 'public'";
    t.database.count(statement).await
}

async fn edition(t: &TestApp, code: &str) -> (String, Value) {
    let list = t.anonymous().get("/api/v1/rules").await.is(200).json();
    let found = list["items"].as_array().unwrap().iter().find(|one| one["code"] == code).unwrap().clone();
    let id = found["id"].as_str().unwrap().to_owned();
    let whole = t.anonymous().get(&format!("/api/v1/rules/{id}")).await.is(200).json();
    (id, whole["rule"].clone())
}

/// Somebody with a degree who has served since a day.
fn profile(since: &str, grade: &str) -> Value {
    json!({
        "birth": { "on": "1990-05-17", "grade": grade },
        "citizenship": { "country": "KZ", "grade": grade },
        "education": [{ "level": "bachelor", "completed_on": "2012-06-30", "recognised": true, "grade": grade }],
        "periods": [{ "started_on": since, "kind": "corps_b", "leading": false, "grade": grade }],
        "languages": [{ "language": "kk", "level": "c1", "certificate": { "until": "2027-01-01" }, "grade": grade }],
    })
}

async fn ask(who: &Actor, body: &Value) -> Value {
    who.post("/api/v1/check", body).await.is(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_asks_about_a_vacancy_an_edition_and_a_rule_of_their_own() {
    let t = TestApp::start().await;
    let who = t.anonymous();
    let vacancy = vacancy_under(&t, "demo-specialist", "2026-12-01").await;
    let (edition, draft) = edition(&t, "demo-specialist").await;

    let answer =
        ask(&who, &json!({ "vacancy": vacancy, "profile": profile("2026-06-01", "declared") })).await;
    assert_eq!(
        (&answer["verdict"]["outcome"], &answer["explained"]["as_of_on"]),
        (&json!("does_not"), &json!("2026-12-01"))
    );
    assert_eq!(answer["explained"]["eligible_from"], "2027-06-01");
    assert!(answer["explained"]["summary"].as_str().unwrap().contains("1 June 2027"), "{answer}");
    assert!(answer["remedies"].as_array().unwrap().iter().any(|one| one["kind"] == "wait"), "{answer}");
    assert!(answer["verdict"]["root"]["group"]["children"].is_array() && answer["title"]["kk"].is_string());

    let later = json!({ "rule": edition, "day": "2027-06-01", "profile": profile("2026-06-01", "declared") });
    let later = ask(&who, &later).await;
    assert_eq!((&later["verdict"]["outcome"], &later["vacancy"]), (&json!("meets"), &Value::Null));
    let own = ask(
        &who,
        &json!({ "draft": draft, "day": "2027-05-31", "profile": profile("2026-06-01", "declared") }),
    )
    .await;
    assert_eq!(own["verdict"]["outcome"], "does_not");
    // nothing stated is an answer too
    let nothing = ask(&who, &json!({ "draft": draft })).await;
    assert_eq!(nothing["verdict"]["outcome"], "does_not");
    assert_eq!(nothing["status"], "unverified");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_check_is_kept() {
    let t = TestApp::start().await;
    let who = t.anonymous();
    let vacancy = vacancy_under(&t, "demo-specialist", "2026-12-01").await;
    t.seal().await;
    let before = rows(&t).await;
    let answer = who
        .post("/api/v1/check", &json!({ "vacancy": vacancy, "profile": profile("2020-01-01", "registry") }))
        .await
        .is(200);
    let what = format!("vacancy:{vacancy}");
    let form = [
        ("what", what.as_str()),
        ("born_on", "1990-05-17"),
        ("periods-0-kind", "corps_b"),
        ("periods-0-started_on", "2020-01-01"),
    ];
    let page = who.post_form("/check", &form).await.is(200);
    for answer in [&answer, &page] {
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert!(!answer.headers.contains_key("set-cookie"), "{:?}", answer.headers);
    }
    // signed in it is the same
    let applicant = t.actor(Role::Applicant).await;
    t.seal().await;
    let signed_in = rows(&t).await;
    assert!(signed_in > before);
    applicant
        .post("/api/v1/check", &json!({ "vacancy": vacancy, "profile": profile("2020-01-01", "registry") }))
        .await
        .is(200);
    applicant.post_form("/check", &form).await.is(200);
    t.seal().await;
    assert_eq!(rows(&t).await, signed_in, "a check left a row");
}

/// Field and code of each problem.
async fn refused(who: &Actor, body: &Value) -> Vec<(String, String)> {
    let problem = who.post("/api/v1/check", body).await.is(422).json();
    let errors = problem["errors"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    assert!(errors.iter().all(|one| !text(&one["detail"]).starts_with("error-")), "no words: {problem}");
    errors.iter().map(|one| (text(&one["field"]), text(&one["code"]))).collect()
}

fn problems(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(field, code)| ((*field).to_owned(), (*code).to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mistake_is_named_by_its_place() {
    let t = TestApp::start().await;
    let who = t.anonymous();
    let (edition, draft) = edition(&t, "demo-specialist").await;
    let unknown = Uuid::now_v7();
    assert_eq!(refused(&who, &json!({})).await, problems(&[("vacancy", "check-one-of")]));
    let both = json!({ "rule": edition, "draft": draft });
    assert_eq!(refused(&who, &both).await, problems(&[("rule", "check-one-of"), ("draft", "check-one-of")]));
    assert_eq!(
        refused(&who, &json!({ "vacancy": unknown })).await,
        problems(&[("vacancy", "unknown-option")])
    );
    // several at once: the day, the profile
    let mut bad = profile("2026-06-01", "declared");
    bad["birth"]["on"] = json!("2200-01-01");
    bad["periods"][0]["ended_on"] = json!("2026-05-31");
    bad["tests"] = json!([{ "test": "legislation", "taken_on": "2026-01-01", "points": 101, "passed": true, "grade": "declared" }]);
    let told = refused(&who, &json!({ "rule": edition, "day": "1899-12-31", "profile": bad })).await;
    let expected = [
        ("profile.birth.on", "date-in-future"),
        ("profile.periods.0.ended_on", "end-before-start"),
        ("profile.tests.0.points", "number-range"),
        ("day", "day-range"),
    ];
    assert_eq!(told, problems(&expected));
    let many = json!({ "rule": edition, "profile": { "papers": vec![json!({ "kind": "diploma", "issued_on": "2020-01-01", "grade": "declared" }); 41] } });
    assert_eq!(refused(&who, &many).await, problems(&[("profile.papers", "too-many-rows")]));
    // what cannot be read at all
    for (path, value) in
        [("birth", json!({ "on": "2026-02-30", "grade": "declared" })), ("names", json!("Ким"))]
    {
        let mut body = json!({ "rule": edition, "profile": {} });
        body["profile"][path] = value;
        let told = refused(&who, &body).await;
        assert!(told[0].0.starts_with("profile") && told[0].1 == "type", "{told:?}");
    }
    let huge = who.request(reqwest::Method::POST, "/api/v1/check").header("content-type", "application/json");
    who.send(huge.body(format!("{{\"x\": \"{}\"}}", "ә".repeat(200_000)))).await.is(413);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_with_faults_is_answered_with_each_fault_and_its_place() {
    let t = TestApp::start().await;
    let who = t.anonymous();
    let (_, mut draft) = edition(&t, "demo-specialist").await;
    let mut deep = draft.clone();
    // the first node is what the rule included
    draft["root"]["all"][0]["all"][0]["leaf"]["cites"] = json!("nowhere");
    draft["root"]["all"][1]["leaf"]["id"] = json!("bars-on-record.citizen");
    draft["root"]["all"][2]["any"][0]["leaf"]["test"]["service"]["years"] = json!(200);
    let told = refused(&who, &json!({ "draft": draft })).await;
    for (field, code) in [
        ("draft.root.all[1].leaf.id", "rule-same-id"),
        ("draft.root.all[2].any[0].leaf.test.service", "rule-years"),
        ("draft.root.all[0].all[0].leaf.cites", "rule-no-citation"),
    ] {
        assert!(told.contains(&(field.to_owned(), code.to_owned())), "{field} {code} is not in {told:?}");
    }
    for _ in 0..40 {
        deep["root"] = json!({ "all": [deep["root"]] });
    }
    let told = refused(&who, &json!({ "draft": deep })).await;
    assert!(told.iter().any(|(_, code)| code == "rule-too-deep"), "{told:?}");
    let mut including = draft.clone();
    including["root"] = json!({ "all": [{ "include": "demo-specialist" }, { "include": "nobody" }] });
    let told = refused(&who, &json!({ "draft": including })).await;
    assert_eq!(
        told,
        problems(&[
            ("draft.root.all[0]", "rule-include-cyclic"),
            ("draft.root.all[1]", "rule-include-unknown")
        ])
    );
    let mut empty = draft.clone();
    empty["root"] = json!({ "any": [] });
    assert!(refused(&who, &json!({ "draft": empty })).await.iter().any(|(_, code)| code == "rule-empty"));
    // deeper than any reader goes: refused, and nothing falls over
    let nested = format!("{}{}", "{\"all\":[".repeat(2_000), "]}".repeat(2_000));
    let body = format!("{{\"draft\":{{\"root\":{nested}}}}}");
    let request =
        who.request(reqwest::Method::POST, "/api/v1/check").header("content-type", "application/json");
    who.send(request.body(body)).await.is(400);
    who.get("/health/live").await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_of_others_cannot_be_asked_about() {
    let t = TestApp::start().await;
    let (vacancy, who) = (vacancy_under(&t, "demo-specialist", "2026-12-01").await, t.anonymous());
    let (edition, _) = edition(&t, "demo-specialist").await;
    use diesel_async::SimpleAsyncConnection as _;
    let hidden = format!(
        "update vacancies set state = 'draft', published_at = null where id = '{vacancy}';
         update rule_editions set state = 'draft' where id = '{edition}'"
    );
    t.database.owner().await.batch_execute(&hidden).await.unwrap();
    assert_eq!(
        refused(&who, &json!({ "vacancy": vacancy })).await,
        problems(&[("vacancy", "unknown-option")])
    );
    assert_eq!(refused(&who, &json!({ "rule": edition })).await, problems(&[("rule", "unknown-option")]));
    let page = who.get(&format!("/check?rule={edition}")).await.is(200).text;
    assert!(!page.contains(&format!("value=\"rule:{edition}\"")), "{page}");
    assert!(
        !who.get(&format!("/check?vacancy={vacancy}"))
            .await
            .is(200)
            .text
            .contains(&format!("vacancy:{vacancy}"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_keeps_what_was_typed_and_grows_without_scripts() {
    let t = TestApp::start().await;
    let who = t.anonymous();
    let vacancy = vacancy_under(&t, "demo-specialist", "2026-12-01").await;
    let fresh = who.get(&format!("/check?vacancy={vacancy}")).await.is(200).text;
    assert!(fresh.contains(&format!("value=\"vacancy:{vacancy}\" selected")), "{fresh}");
    let what = format!("vacancy:{vacancy}");
    let typed = [
        ("what", what.as_str()),
        ("citizenship", "KZ"),
        ("education-0-level", "bachelor"),
        ("periods-0-started_on", "2026-06-01"),
        ("periods-0-kind", "corps_b"),
        ("periods-0-leading", "yes"),
    ];
    let with = |more: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> {
        typed.iter().copied().chain(more.iter().copied()).collect()
    };
    let grown = who.post_form("/check", &with(&[("add", "periods")])).await.is(200).text;
    assert!(
        grown.contains("id=\"periods-1-started_on\"") && grown.contains("value=\"2026-06-01\""),
        "{grown}"
    );
    assert!(grown.contains("<option value=\"corps_b\" selected>"), "{grown}");
    let shrunk = who.post_form("/check", &with(&[("remove", "periods-0")])).await.is(200).text;
    assert!(
        !shrunk.contains("2026-06-01") && shrunk.contains("<option value=\"bachelor\" selected>"),
        "{shrunk}"
    );
    let answered = who.post_form("/check", &with(&[("check", "yes")])).await.is(200).text;
    assert!(answered.contains("You do not meet") && answered.contains("1 June 2027"), "{answered}");
    assert!(answered.contains("value=\"2026-06-01\""), "{answered}");
    let later = who.post_form("/check", &with(&[("day", "2027-06-01")])).await.is(200).text;
    assert!(later.contains("You meet"), "{later}");
    let wrong = who
        .post_form("/check", &with(&[("periods-0-ended_on", "2026-05-01"), ("tests-0-points", "9")]))
        .await
        .is(422)
        .text;
    for part in [
        "href=\"#periods-0-ended_on\"",
        "href=\"#tests-0-test\"",
        "value=\"2026-05-01\"",
        "value=\"2026-06-01\"",
    ] {
        assert!(wrong.contains(part), "{part} is not in {wrong}");
    }
    assert!(who.post_form("/check", &[("born_on", "soon")]).await.is(422).text.contains("href=\"#what\""));
    // what only officials can settle can be supposed
    let akim = format!("vacancy:{}", vacancy_under(&t, "akim-rural", "2026-12-01").await);
    let life = [
        ("what", akim.as_str()),
        ("citizenship", "KZ"),
        ("born_on", "1990-05-17"),
        ("education-0-level", "bachelor"),
    ];
    assert!(who.post_form("/check", &life).await.is(200).text.contains("Cannot tell yet"));
    let supposed: Vec<_> = life.into_iter().chain([("checked", "yes"), ("proven", "yes")]).collect();
    let supposed = who.post_form("/check", &supposed).await.is(200).text;
    assert!(supposed.contains("kadr-verdict--meets"), "{supposed}");
    assert!(t.anonymous().get("/").await.is(200).text.contains("href=\"/check\""));
}
