//! A rule built by forms, from nothing or from a shipped one.

use kadr::reference::codes::Role;
use kadr::reference::load::rule_id;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rules::publish;
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_shipped_rule_is_written_on_under_a_name_of_its_own() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let base = rule_id("demo-specialist", "demo-2").to_string();
    let form = officer.get(&format!("/work/rules/new?based_on={base}")).await.is(200).text;
    assert!(form.contains("demo-specialist-own") && form.contains("Leading specialist (example)"));
    let keyed = |body: &Value| {
        officer.request(Method::POST, "/api/v1/rules").header("idempotency-key", "k1").json(body)
    };
    let made = officer.send(keyed(&json!({ "based_on": base }))).await.is(201).json();
    assert_eq!(made["rule"]["id"], "demo-specialist-own");
    assert_eq!((&made["based_on"], &made["status"]), (&json!(base), &json!("unverified")));
    let again = officer.send(keyed(&json!({ "based_on": base }))).await.is(201).json();
    assert_eq!(made["id"], again["id"]);
    let id = made["id"].as_str().unwrap();
    let page = officer.get(&format!("/work/rules/{id}")).await.is(200).text;
    assert!(page.contains("kadr-badge--unverified") && page.contains("rule_reason"));
    publish(&officer, id, 1, "").await.is(422);
    publish(&officer, id, 1, "Our posts need the same requirements.").await.is(200);
    officer.post_form(&format!("/work/rules/{base}/discard"), &[("version", "1")]).await.is(404);
}

/// The version in a page's forms.
fn version(page: &str) -> String {
    let (_, after) = page.split_once("name=\"version\" value=\"").expect("a version");
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_is_built_by_forms_and_a_lost_race_keeps_what_was_typed() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let about = [
        ("rule_title_kk", "Заңгер"),
        ("rule_title_ru", "Юрист"),
        ("rule_title_en", "Lawyer"),
        ("rule_code", "own-lawyer"),
        ("rule_edition", "2027"),
        ("rule_from", "01.03.2027"),
        ("rule_until", ""),
    ];
    let crossed = [&about[..6], &[("rule_until", "2026-01-01")]].concat();
    let again = officer.post_form("/work/rules", &crossed).await.is(422).text;
    assert!(again.contains("value=\"own-lawyer\"") && again.contains("rule_until-error"));
    let made = officer.post_form("/work/rules", &about).await.is(303);
    let path = made.location().split('?').next().unwrap().to_owned();
    let step = async |form: &[(&str, &str)]| officer.post_form(&format!("{path}/tree"), form).await;
    let page = officer.get(&path).await.is(200).text;
    assert!(
        page.contains("Nothing is in here") || page.contains("Put something in"),
        "an empty group is a fault"
    );
    let law = [("law_act", "Order No. 5"), ("law_status", "unverified"), ("law_from", "")];
    officer.post_form(&format!("{path}/citation"), &[&law[..], &[("version", "1")]].concat()).await.is(303);
    step(&[("version", "2"), ("at", "requirement"), ("op", "add_group"), ("group", "any"), ("n", "")])
        .await
        .is(303);
    let leaf = [
        ("kind", "service"),
        ("into", "requirement.0"),
        ("cites", "law_1"),
        ("years", "3"),
        ("counting.0.kinds", "corps_b"),
        ("counting.0.kinds", "corps_a"),
        ("counting.1.kinds", ""),
    ];
    officer.post_form(&format!("{path}/leaf"), &[&leaf[..], &[("version", "3")]].concat()).await.is(303);
    // the same version again: refused, with everything typed still there and the present version
    let lost = officer
        .post_form(&format!("{path}/leaf"), &[&leaf[..], &[("version", "3")]].concat())
        .await
        .is(422)
        .text;
    assert!(
        lost.contains("value=\"3\"") && version(&lost) == "4" && lost.contains("value=\"corps_b\" checked")
    );
    let wrong =
        [("kind", "age"), ("into", "requirement"), ("cites", "law_1"), ("min", "old"), ("version", "4")];
    let wrong = officer.post_form(&format!("{path}/leaf"), &wrong).await.is(422).text;
    assert!(wrong.contains("value=\"old\"") && wrong.contains("min-error"));
    let age = [
        ("kind", "age"),
        ("into", "requirement"),
        ("cites", "law_1"),
        ("min", "25"),
        ("grade", "document"),
        ("version", "4"),
    ];
    officer.post_form(&format!("{path}/leaf"), &age).await.is(303);
    let changed =
        [("kind", "service"), ("leaf", "service"), ("cites", "law_1"), ("years", "2"), ("version", "5")];
    officer.post_form(&format!("{path}/leaf"), &changed).await.is(303);
    step(&[("version", "6"), ("at", "requirement.1"), ("op", "up")]).await.is(303);
    let stale = step(&[("version", "6"), ("at", "requirement.0"), ("op", "remove")]).await.is(422).text;
    assert!(stale.contains("At least 25 years old"));
    let gone = step(&[("version", "7"), ("at", "requirement.9"), ("op", "remove")]).await.is(422).text;
    assert!(gone.contains("not there any more"));
    step(&[("version", "7"), ("at", "reserve"), ("op", "add_group"), ("group", "all")]).await.is(303);
    let member = [
        ("kind", "member"),
        ("into", "reserve"),
        ("cites", "law_1"),
        ("programmes", "regional"),
        ("version", "8"),
    ];
    officer.post_form(&format!("{path}/leaf"), &member).await.is(303);

    for language in ["kk", "ru", "en"] {
        officer.post_form("/language", &[("lang", language)]).await.is(303);
        for page in [
            path.clone(),
            "/work/rules".to_owned(),
            "/work/rules/new".to_owned(),
            format!("{path}/about"),
            format!("{path}/citation"),
            format!("{path}/citation?name=law_1"),
            format!("{path}/leaf?leaf=service"),
            format!("{path}/leaf?kind=official_check&into=requirement"),
            format!("{path}/sensitivity?leaf=service"),
        ] {
            let text = officer.get(&page).await.is(200).text;
            assert!(text.contains(&format!("lang=\"{language}\"")));
            for start in ["rule-", "rules-", "field-", "sensitivity-", "menu-", "error-"] {
                let bare = text.match_indices(start).find(|(at, _)| text[..*at].ends_with('>'));
                assert!(
                    bare.is_none(),
                    "{page} in {language} shows a key: {:?}",
                    bare.map(|(at, _)| &text[at..at + 40])
                );
            }
        }
    }
    let id = path.rsplit('/').next().unwrap();
    let built = officer.get(&format!("/api/v1/rules/{id}")).await.is(200).json();
    assert_eq!(
        built["rule"]["root"],
        json!({ "all": [
        { "leaf": { "id": "age", "cites": "law_1", "grade": "document", "test": { "age": { "min": 25 } } } },
        { "any": [{ "leaf": { "id": "service", "cites": "law_1", "test": { "service": { "years": 2 } } } }] },
    ] })
    );
    assert_eq!(built["faults"], json!([]));
    let done = officer.post_form(&format!("{path}/publish"), &[("version", "9")]).await.is(303);
    assert!(done.location().contains("done=rule-published"));
    officer.get(&path).await.is(200);
}
