//! How far a record of evidence reaches: a diploma, a body.

use kadr::reference::codes::{Grade, Role};
use kadr::rules::facts::Facts as _;
use kadr::rules::vocabulary::Bar;
use serde_json::json;

use crate::evidence::{check, evidence, in_reserve, loaded, missing, record, seen, withdraw};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_who_saw_the_recognition_of_a_foreign_diploma_says_so() {
    let t = TestApp::start().await;
    let (who, id) = in_reserve(&t).await;
    let officer = t.actor(Role::HrOfficer).await;
    let abroad =
        json!({ "level": "master", "institution": "TU Berlin", "country": "DE", "completed_year": 2016 });
    who.post("/api/v1/me/education", &abroad).await.is(201);
    let entry = async || {
        let work = evidence(&officer, &id).await;
        work["education"].as_array().unwrap().iter().find(|one| one["country"] == "DE").unwrap().clone()
    };
    let recognised = async || {
        let facts = loaded(&t, &id).await.facts();
        let parts: Vec<_> = facts.education().filter_map(|row| row.parts()).collect();
        let abroad =
            parts.iter().find(|one| one.level == kadr::reference::codes::EducationLevel::Master).unwrap();
        (abroad.recognised, abroad.grade)
    };
    let number = entry().await["id"].as_str().unwrap().to_owned();
    let gap = json!({ "missing": "recognition", "entry": number });
    assert!(missing(&evidence(&officer, &id).await, &gap));
    let version = async || entry().await["version"].as_i64().unwrap();
    let paper = |document: &str, recognition: bool| json!({ "section": "education", "entry": number, "document": document, "recognition": recognition });
    seen(&officer, &id, version().await, &paper("Диплом № 7", false)).await.is(201);
    assert_eq!(recognised().await, (false, Grade::Document));
    assert!(missing(&evidence(&officer, &id).await, &gap));
    let page = officer.get(&format!("/people/{id}?why=Work%20on%20the%20file")).await.is(200).text;
    assert!(page.contains("name=\"recognition\""), "the page asks for it");
    let made = seen(&officer, &id, version().await, &paper("Куәлік № 12", true)).await.is(201).json();
    assert_eq!(recognised().await, (true, Grade::Document));
    assert!(!missing(&evidence(&officer, &id).await, &gap));
    seen(&officer, &id, version().await, &paper("Куәлік № 12", true)).await.is(409);
    withdraw(&officer, &id, made["records"][0].as_str().unwrap()).await.is(204);
    assert!(!recognised().await.0, "a paper that was not what it seemed recognises nothing");
    // a change by the person is another diploma
    seen(&officer, &id, version().await, &paper("Куәлік № 13", true)).await.is(201);
    let address = format!("/api/v1/me/education/{number}");
    who.put(&address, version().await, &abroad).await.is(200);
    assert_eq!(recognised().await, (false, Grade::Declared));
    // of a domestic diploma there is nothing to recognise
    let work = evidence(&officer, &id).await;
    let domestic =
        work["education"].as_array().unwrap().iter().find(|one| one["country"] == "KZ").unwrap().clone();
    let form =
        json!({ "section": "education", "entry": domestic["id"], "document": "№ 1", "recognition": true });
    let refused = seen(&officer, &id, domestic["version"].as_i64().unwrap(), &form).await.is(422).json();
    assert_eq!(refused["errors"][0]["code"], "recognition-not-asked", "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_about_subordination_is_about_the_body_that_recorded_it() {
    let t = TestApp::start().await;
    let (_, id) = in_reserve(&t).await;
    let officer = t.actor(Role::HrOfficer).await;
    record(&officer, &id, "checks", &check(&["relative_in_subordination", "conviction"], false)).await;
    let facts = loaded(&t, &id).await.facts();
    let bodies: Vec<_> =
        facts.checks().filter_map(|one| one.parts()).map(|one| (one.bar, one.body)).collect();
    let own = t.database.first_body().await.number();
    assert!(bodies.contains(&(Bar::RelativeInSubordination, Some(own))), "{bodies:?}");
    assert!(bodies.contains(&(Bar::Conviction, None)), "{bodies:?}");
    // an answer that may change has a last day
    let answer = json!({ "what": "below_retirement_age", "family": null, "confirmed": true,
        "confirmed_on": "2026-02-01", "valid_until": "2027-06-30", "grounds": null });
    record(&officer, &id, "confirmations", &answer).await;
    let facts = loaded(&t, &id).await.facts();
    let until = facts.confirmations().next().unwrap().until().unwrap();
    assert_eq!(until.to_string(), "2027-06-30");
    let inverted = json!({ "what": "below_retirement_age", "family": null, "confirmed": true,
        "confirmed_on": "2026-02-01", "valid_until": "2026-01-31", "grounds": null });
    let refused = officer.post(&format!("/api/v1/people/{id}/confirmations"), &inverted).await.is(422).json();
    assert_eq!(refused["errors"][0]["code"], "check-until-early", "{refused}");
}
