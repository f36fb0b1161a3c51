//! The second verdict, may be appointed through the reserve, on its way from the officer to the recipient.

use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Role;
use serde_json::json;
use uuid::Uuid;

use crate::shortlists::{letters, person, post, recipients};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_reservist_is_shown_with_the_second_verdict_to_everybody() {
    let t = TestApp::start().await;
    let (officer, approver) = (t.actor(Role::HrOfficer).await, t.actor(Role::Approver).await);
    let vacancy = crate::verdicts::vacancy_under(&t, "category-c-o-5", "2026-12-01").await;
    let reservist = person(&t, "Резервов", false).await;
    let term = format!(
        "insert into membership_entries (id, person_id, programme, entered_on, until, grade)
           values ('{}', '{reservist}', 'regional', '2026-01-15', '2028-01-14', 'document')",
        Uuid::now_v7()
    );
    t.database.owner().await.batch_execute(&term).await.unwrap();
    let body = json!({ "people": [{ "person": reservist, "note": "Of the regional reserve." }] });
    let made = officer.post(&format!("/api/v1/vacancies/{vacancy}/shortlists"), &body).await.is(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/shortlists/{id}");
    let living = officer.get(&path).await.is(200).json();
    let verdict = &living["people"][0]["shown"]["verdict"];
    assert_eq!(
        (&verdict["outcome"], &verdict["through_reserve"]["outcome"]),
        (&json!("does_not"), &json!("meets"))
    );
    let lines = verdict["through_reserve"]["lines"].as_array().unwrap();
    let used = &lines.iter().find(|line| line["leaf"] == "reservist").unwrap()["used"][0];
    assert!(used["en"].as_str().unwrap().contains("15 January 2026"), "{used}");
    let words = "May be appointed through the reserve even without meeting the requirements.";
    let composed = officer.get(&format!("/shortlists/{id}")).await.is(200).text;
    assert!(composed.contains(words) && !composed.contains("govuk-warning-text"), "{composed}");

    let version =
        officer.put(&format!("{path}/recipients"), 1, &recipients()).await.is(200).json()["version"].clone();
    let sent = post(&officer, &format!("{path}/submission"), version.as_i64().unwrap(), &json!({}))
        .await
        .is(200)
        .json();
    assert!(approver.get(&format!("/approvals/{id}")).await.is(200).text.contains(words));
    // what was sent stays, whatever becomes of the membership
    t.database.owner().await.batch_execute("delete from membership_entries").await.unwrap();
    post(&approver, &format!("{path}/release"), sent["version"].as_i64().unwrap(), &json!({})).await.is(200);
    assert!(officer.get(&format!("/shortlists/{id}")).await.is(200).text.contains(words));
    let letters = letters(&t).await;
    let opened = t.anonymous().post_form(&letters[1].1, &[]).await.is(200).text;
    assert!(opened.contains(words) && opened.contains("15 January 2026"), "{opened}");
    let opened = t.anonymous().post_form(&letters[0].1, &[]).await.is(200).text;
    assert!(opened.contains("lang=\"kk\"") && opened.contains("2026 жылғы 15 қаңтар"), "{opened}");
}
