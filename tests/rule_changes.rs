//! What a change of one leaf of a rule would do, counted.

use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::rules::{draft, errors, of_body, start};
use crate::support::{Actor, TestApp};

/// Women and men with higher education who have worked since January 2010, in a region.
async fn people(t: &TestApp, region: &str, women: usize, men: usize) {
    let mut sql = String::new();
    for at in 0..women + men {
        let (id, sex) = (Uuid::now_v7(), if at < women { "female" } else { "male" });
        sql += &format!(
            "insert into people (id, state, source, surname, given_name, born_on, sex, citizenship, residence_kato, submitted_at)
               values ('{id}', 'submitted', 'import', 'Серікбаева', 'Айгерім', '1985-02-03', '{sex}', 'KZ', '{region}', now());
             insert into wishes (person_id) values ('{id}');
             insert into education_entries (id, person_id, level, institution, country, completed_on, grade)
               values ('{}', '{id}', 'master', 'ЕҰУ', 'KZ', '2008-06-30', 'document');
             insert into service_entries (id, person_id, started_on, organisation, sector, kind, post_title, \"leading\", grade)
               values ('{}', '{id}', '2010-01-11', 'Әкімдік', 'public_administration', 'corps_b', 'Бас маман', true, 'document');",
            Uuid::now_v7(), Uuid::now_v7(),
        );
    }
    t.database.owner().await.batch_execute(&sql).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_counted_in_the_officers_regions_and_small_counts_stay_hidden() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    people(&t, "100000000", 6, 5).await;
    people(&t, "110000000", 3, 0).await;
    people(&t, "750000000", 9, 8).await;
    t.index().await;
    // on 1 December 2026 everybody has sixteen years
    let id = start(&officer, &draft("own", "1", 17)).await;
    let ask = async |actor: &Actor, change: Value| {
        let asked = json!({ "leaf": "service", "change": change, "on": "2026-12-01" });
        actor.post(&format!("/api/v1/rules/{id}/sensitivity"), &asked).await
    };
    let told = ask(&officer, json!("easier")).await.is(200).json();
    assert_eq!((&told["gained"]["people"], &told["lost"]["people"]), (&json!(30), &Value::Null), "{told}");
    let shown: Vec<_> =
        told["gained"]["regions"].as_array().unwrap().iter().filter(|one| !one["people"].is_null()).collect();
    assert_eq!(shown, [&json!({ "region": "750000000", "people": 15 })], "the eleven go with the three");
    assert_eq!(
        told["gained"]["sexes"],
        json!([{ "sex": "female", "people": 20 }, { "sex": "male", "people": 15 }]),
        "eighteen and thirteen, to multiples of five"
    );
    assert!(told["lost"]["regions"].as_array().unwrap().iter().all(|one| one["people"].is_null()));
    assert_eq!(ask(&officer, json!("harder")).await.is(200).json()["gained"]["people"], Value::Null);
    let instead = json!({ "asking": { "test": { "service": { "years": 16 } } } });
    assert_eq!(ask(&officer, instead).await.is(200).json()["gained"], told["gained"]);
    let refused = ask(&officer, json!({ "asking": { "test": { "age": { "min": 300 } } } })).await;
    assert_eq!(refused.status, 422);
    let refused =
        ask(&officer, json!({ "asking": { "test": { "service": { "years": 81 } } } })).await.is(422).json();
    assert_eq!(errors(&refused)[0].1, "rule-years");

    // an officer of one region hears of it alone
    let local = of_body(&t, Role::HrOfficer, t.database.first_body().await, &["100000000"]).await;
    let told = ask(&local, json!("without")).await.is(200).json();
    assert_eq!(told["gained"]["regions"], json!([{ "region": "100000000", "people": 10 }]));
    assert_eq!(
        told["gained"]["sexes"],
        json!([{ "sex": "female", "people": 5 }, { "sex": "male", "people": 5 }])
    );

    let page = format!("/work/rules/{id}/sensitivity?leaf=service&on=2026-12-01&change=easier");
    let page = officer.get(&page).await.is(200).text;
    assert!(
        page.contains(">30<")
            && page.contains(">15<")
            && page.contains("fewer than 5")
            && !page.contains(">3<")
    );
    officer.get(&format!("/work/rules/{id}/sensitivity?leaf=nobody")).await.is(404);
    let own = "&change=asking&years=16&grade=&cites=&on=2026-12-01&post=";
    let page = officer.get(&format!("/work/rules/{id}/sensitivity?leaf=service{own}")).await.is(200).text;
    assert!(page.contains(">30<") && page.contains("At least 16 years"));
    let wrong =
        officer.get(&format!("/work/rules/{id}/sensitivity?leaf=service&change=asking&years=many")).await;
    assert!(wrong.is(422).text.contains("value=\"many\""));
    let noted = "select count(*) as count from audit_entries where action = 'rule.sensitivity_asked'";
    assert_eq!(t.database.count(noted).await, 6);
}
