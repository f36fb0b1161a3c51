//! Editions and their days: which may fill a vacancy, what is said when a day lies outside them, and that what was decided
//! under an earlier edition keeps it.

use chrono::{NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection as _;
use kadr::certificates::verify::Outcome;
use kadr::reference::codes::Role;
use kadr::reference::{load, store};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::certificates::{file_by, person, verified};
use crate::rules::{draft, errors, publish, start};
use crate::shortlists::post;
use crate::support::{Actor, TestApp};

const REASON: &str = "The order of next year asks for more.";

/// A day counted from today.
fn day(t: &TestApp, days: i64) -> NaiveDate {
    t.app.clock.today() + TimeDelta::days(days)
}

/// A published edition of the body's own rule.
async fn edition(officer: &Actor, edition: &str, years: u16, from: Option<NaiveDate>) -> String {
    let mut rule = draft("own", edition, years);
    rule["in_force_from"] = json!(from);
    let id = start(officer, &rule).await;
    publish(officer, &id, 1, REASON).await.is(200);
    id
}

/// A post of the officer's body.
async fn established(t: &TestApp, officer: &Actor) -> Value {
    let region = "select coalesce(region_kato, '710000000') as text from bodies order by code limit 1";
    let region = t.database.text(region).await;
    let new = json!({ "title": { "kk": "Бас маман", "ru": "Главный специалист", "en": "Chief specialist" },
        "region": region, "category": null, "kind": "administrative", "filling": "appointed", "direction": null });
    officer.post("/api/v1/posts", &new).await.is(201).json()["id"].clone()
}

fn vacancy(t: &TestApp, post: &Value, rule: &str, as_of_on: NaiveDate) -> Value {
    json!({ "post": post, "rule": rule, "opens_on": t.app.clock.today(), "as_of_on": as_of_on,
        "closes_at": t.app.clock.now() + TimeDelta::days(20) })
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_edition_in_force_on_the_day_fills_a_vacancy() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let post_id = established(&t, &officer).await;
    let first = edition(&officer, "1", 2, None).await;
    let waiting = vacancy(&t, &post_id, &first, day(&t, 60));
    let waiting = officer.post("/api/v1/vacancies", &waiting).await.is(201).json();
    let second = edition(&officer, "2", 3, Some(day(&t, 30))).await;

    // drafted while it was open, and ended since
    let id = waiting["id"].as_str().unwrap();
    let refused = post(&officer, &format!("/api/v1/vacancies/{id}/publication"), 1, &json!({})).await.is(422);
    assert_eq!(errors(&refused.json()), [("rule", "rule-not-in-force")]);
    assert!(
        refused.text.contains("This edition is not in force on the day of the check"),
        "{}",
        refused.text
    );
    let again =
        officer.post_form(&format!("/work/vacancies/{id}/publish"), &[("version", "1")]).await.is(422).text;
    assert!(again.contains("href=\"#rule\"") && again.contains("id=\"rule\""), "{again}");
    assert!(again.contains("not in force on this day"), "{again}");
    // the form offers what is in force on the day, and shows the one that was chosen for what it is
    let form = officer.get(&format!("/work/vacancies/{id}/edit")).await.is(200).text;
    assert!(form.contains(&second) && form.contains(&format!("value=\"{first}\" selected")), "{form}");
    assert!(form.contains("(1) – not in force on this day"), "{form}");
    let fresh = officer.get("/work/vacancies/new").await.is(200).text;
    assert!(
        fresh.contains(&first) && !fresh.contains(&second),
        "the second has not begun in three weeks: {fresh}"
    );

    let ask = async |rule: &str, days: i64| {
        officer.post("/api/v1/vacancies", &vacancy(&t, &post_id, rule, day(&t, days))).await
    };
    for (rule, days) in [(&first, 30), (&second, 29)] {
        assert_eq!(errors(&ask(rule, days).await.is(422).json()), [("rule", "rule-not-in-force")]);
    }
    for (rule, days) in [(&first, 29), (&second, 30)] {
        let made = ask(rule, days).await.is(201).json();
        let path = format!("/api/v1/vacancies/{}/publication", made["id"].as_str().unwrap());
        post(&officer, &path, 1, &json!({})).await.is(200);
        assert_eq!(made["rule"]["id"], json!(rule));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edition_that_a_successor_ended_is_not_applied_any_more() {
    let t = TestApp::start().await;
    let (officer, visitor) = (t.actor(Role::HrOfficer).await, t.anonymous());
    let first = edition(&officer, "1", 2, None).await;
    let ask = async |days: i64| {
        let body = json!({ "rule": first, "day": day(&t, days), "profile": {} });
        visitor.post("/api/v1/check", &body).await.is(200).json()
    };
    assert_eq!(ask(40).await["applies_on_day"], true);
    edition(&officer, "2", 3, Some(day(&t, 30))).await;
    let (before, after) = (ask(29).await, ask(30).await);
    assert_eq!((&before["applies_on_day"], &after["applies_on_day"]), (&json!(true), &json!(false)));
    assert_eq!(after["explained"]["applies_on_day"], false);
    let asked = [("what", format!("rule:{first}")), ("day", day(&t, 30).to_string())];
    let form: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = visitor.post_form("/check", &form).await.is(200).text;
    assert!(page.contains("not in force on this day"), "{page}");
}

/// Every answer about the vacancy and one person, as far as it says whether the edition is applied.
async fn said(officer: &Actor, vacancy: &str, people: &[Uuid]) -> Vec<Value> {
    let of =
        async |path: String| officer.get(&format!("/api/v1/vacancies/{vacancy}/{path}")).await.is(200).json();
    let found = of("match".into()).await;
    let verdict = of(format!("people/{}/verdict", people[0])).await;
    let compared = of(format!("comparison?person={}&person={}", people[0], people[1])).await;
    for answer in [&found, &compared] {
        assert_eq!((&answer["edition"], &answer["status"]), (&json!("1"), &json!("confirmed")));
    }
    assert_eq!(
        (&verdict["verdict"]["edition"], &verdict["verdict"]["status"]),
        (&json!("1"), &json!("confirmed"))
    );
    vec![
        found["applies_on_day"].clone(),
        found["items"][0]["verdict"]["applies_on_day"].clone(),
        verdict["verdict"]["applies_on_day"].clone(),
        compared["applies_on_day"].clone(),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_under_an_edition_keeps_it() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let people = [person(&t, "Бірінші", Some(("corps_b", 2010))).await, person(&t, "Екінші", None).await];
    t.index().await;
    let post_id = established(&t, &officer).await;
    let first = edition(&officer, "1", 2, None).await;
    let made =
        officer.post("/api/v1/vacancies", &vacancy(&t, &post_id, &first, day(&t, 25))).await.is(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    post(&officer, &format!("/api/v1/vacancies/{id}/publication"), 1, &json!({})).await.is(200);
    assert_eq!(said(&officer, &id, &people).await, vec![json!(true); 4]);

    let shortlist = async || {
        let body = json!({ "people": [{ "person": people[0], "note": "Leads a division now." }] });
        let made = officer.post(&format!("/api/v1/vacancies/{id}/shortlists"), &body).await.is(201).json();
        made["id"].as_str().unwrap().to_owned()
    };
    let (frozen, living) = (shortlist().await, shortlist().await);
    let receivers =
        json!({ "recipients": [{ "name": "Anna Lee", "email": "anna@example.org", "locale": "en" }] });
    let path = format!("/api/v1/shortlists/{frozen}");
    let version =
        officer.put(&format!("{path}/recipients"), 1, &receivers).await.is(200).json()["version"].clone();
    post(&officer, &format!("{path}/submission"), version.as_i64().unwrap(), &json!({})).await.is(200);
    let shown = async |id: &str| officer.get(&format!("/api/v1/shortlists/{id}")).await.is(200).json();
    let before = shown(&frozen).await;
    assert_eq!(before["head"]["applies_on_day"], true);
    let certify = async || {
        officer.post(&format!("/api/v1/vacancies/{id}/certificates"), &json!({})).await.is(201).json()
    };
    let certificate = certify().await;
    let rule = |certificate: &Value| certificate["certificate"]["content"]["rule"].clone();
    assert_eq!(
        (&rule(&certificate)["status"], &rule(&certificate)["applies_on_day"]),
        (&json!("confirmed"), &json!(true))
    );
    let file = file_by(&officer, &certificate).await;
    let verdict = format!("/api/v1/vacancies/{id}/people/{}/verdict", people[0]);
    let outcome = officer.get(&verdict).await.is(200).json()["verdict"]["outcome"].clone();

    // a successor that asks for thirty years begins before the vacancy's day
    let second = edition(&officer, "2", 30, Some(day(&t, 5))).await;
    let open = t.anonymous().get(&format!("/api/v1/vacancies/{id}")).await.is(200).json();
    assert_eq!((&open["rule"]["id"], &open["rule"]["edition"]), (&json!(first), &json!("1")));
    assert_eq!(open["rule"]["in_force_until"], json!(day(&t, 5)));
    assert_ne!(open["rule"]["id"], json!(second));
    assert_eq!(
        said(&officer, &id, &people).await,
        vec![json!(false); 4],
        "the day lies outside the edition now"
    );
    assert_eq!(officer.get(&verdict).await.is(200).json()["verdict"]["outcome"], outcome);
    for page in [
        "match".into(),
        format!("people/{}", people[0]),
        format!("compare?person={}&person={}", people[0], people[1]),
    ] {
        let page = officer.get(&format!("/work/vacancies/{id}/{page}")).await.is(200).text;
        assert!(page.contains("not in force on this day"), "{page}");
    }
    assert!(
        t.anonymous()
            .get(&format!("/vacancies/{id}"))
            .await
            .is(200)
            .text
            .contains("not in force on this day")
    );

    assert_eq!(shown(&frozen).await["people"], before["people"], "what was sent stays as it was");
    assert_eq!(shown(&frozen).await["head"], before["head"]);
    let now = shown(&living).await;
    assert_eq!((&now["head"]["rule_edition"], &now["head"]["applies_on_day"]), (&json!("1"), &json!(false)));
    assert_eq!(now["people"][0]["shown"]["verdict"]["rule_edition"], "1");
    approver.get(&format!("/approvals/{frozen}")).await.is(200);
    assert!(
        officer.get(&format!("/shortlists/{living}")).await.is(200).text.contains("not in force on this day")
    );

    assert_eq!(file_by(&officer, &certificate).await, file);
    assert_eq!(verified(&t, &file).await.outcome, Outcome::Identical);
    let later = certify().await;
    assert_eq!((&rule(&later)["edition"], &rule(&later)["applies_on_day"]), (&json!("1"), &json!(false)));
    let code = later["code"].as_str().unwrap();
    let page = t.anonymous().get(&format!("/certificates/{code}")).await.is(200).text;
    assert!(page.contains("not in force on this day"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn editions_left_without_days_by_an_older_version_are_ended_or_named() {
    let t = TestApp::start().await;
    // an older version shipped an edition without days; this one ships its successor with a first day
    let old = "insert into rule_editions (id, code, edition, title_kk, title_ru, title_en, content, status, in_force_from)
        select gen_random_uuid(), code, edition || suffix, title_kk, title_ru, title_en, content, status, begins::date
        from rule_editions, (values ('-old', null), ('-new', '2030-01-01')) more (suffix, begins)
        where code in ('demo-specialist', 'akim-rural') and (suffix = '-old' or code = 'demo-specialist');
        delete from rule_editions where code = 'demo-specialist' and edition not like '%-old' and edition not like '%-new';
        update reference_state set content_hash = '\\x00';";
    t.database.owner().await.batch_execute(old).await.unwrap();
    let demo = async || {
        let until = "select coalesce(in_force_until::text, 'open') as text from rule_editions
            where code = 'demo-specialist' and edition like '%-old'";
        t.database.text(until).await
    };
    assert_eq!(demo().await, "open");
    load::load(&t.app, &t.act()).await.unwrap();
    assert_eq!(demo().await, "2030-01-01");
    // where neither has days nobody can tell which is applied: it is said, at the start and by the doctor
    let found = store::overlapping_rules(&mut t.app.read().await.unwrap()).await.unwrap();
    assert!(found.iter().any(|pair| pair.code == "akim-rural" && pair.other.ends_with("-old")), "{found:?}");
}
