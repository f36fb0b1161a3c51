//! Posts: what their body says of them, and what stays while they are being filled.

use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_post_says_its_functions_and_keeps_them_while_it_is_filled() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let own = "select coalesce(region_kato, '710000000') as text from bodies order by code limit 1";
    let region = t.database.text(own).await;
    let new = json!({ "title": { "kk": "Бас маман", "ru": "Главный специалист", "en": "Chief specialist" },
        "region": region, "category": null, "kind": "administrative", "filling": "appointed", "direction": null });
    let post = officer.post("/api/v1/posts", &new).await.is(201).json();
    let path = format!("/api/v1/posts/{}/direction", post["id"].as_str().unwrap());
    let post = officer.put(&path, 1, &json!({ "direction": "finance" })).await.is(200).json();
    assert_eq!((&post["direction"], &post["version"]), (&json!("finance"), &json!(2)));
    officer.put(&path, 1, &json!({ "direction": "legal" })).await.is(412);
    officer.put(&path, 2, &json!({ "direction": "legal" })).await.is(200);

    let vacancy = crate::shortlists::vacancy(&t).await;
    let moved =
        format!("update vacancies set post_id = '{}' where id = '{vacancy}'", post["id"].as_str().unwrap());
    t.database.owner().await.batch_execute(&moved).await.unwrap();
    let refused = officer.put(&path, 3, &json!({ "direction": "digital" })).await.is(409).json();
    assert_eq!(refused["code"], "post_being_filled");
    // the page says it in words, keeps the choice, and saying the same again changes nothing
    let form = [("version", "3"), ("post_direction", "digital")];
    let again = officer.post_form(&format!("/work/vacancies/{vacancy}/direction"), &form).await.is(422).text;
    assert!(again.contains("value=\"digital\" selected"), "{again}");
    let form = [("version", "3"), ("post_direction", "legal")];
    officer.post_form(&format!("/work/vacancies/{vacancy}/direction"), &form).await.is(303);
    assert!(
        officer
            .get(&format!("/vacancies/{vacancy}"))
            .await
            .is(200)
            .text
            .contains("Legal policy and security")
    );
}
