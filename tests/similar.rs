//! People like one person, over HTTP: within the officer's regions, of the reserve as it is, noted, and told in words.

use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::{Locale, Role};
use serde_json::Value;
use uuid::Uuid;

use crate::support::{TestApp, tells_year};

/// Somebody with one post, in a region.
async fn person(t: &TestApp, surname: &str, post: &str, place: &str) -> String {
    let id = Uuid::now_v7();
    let statement = format!(
        "insert into people (id, state, source, surname, given_name, born_on, sex, citizenship, residence_kato, submitted_at)
           values ('{id}', 'submitted', 'import', '{surname}', 'Аян', '1985-02-03', 'female', 'KZ', '{place}', now());
         insert into service_entries (id, person_id, started_on, organisation, sector, kind, category, post_title, \"leading\", grade)
           values ('{}', '{id}', '2012-02-01', '{surname}2', 'finance', 'corps_b', 'C-R-1', '{post}', false, 'declared');
         insert into education_entries (id, person_id, level, institution, country, field, completed_on, grade)
           values ('{}', '{id}', 'bachelor', '{surname}1', 'KZ', '041', '2008-06-30', 'document');",
        Uuid::now_v7(),
        Uuid::now_v7(),
    );
    t.database.owner().await.batch_execute(&statement).await.unwrap();
    id.to_string()
}

fn ids(answer: &Value) -> Vec<&str> {
    answer["items"].as_array().unwrap().iter().map(|one| one["person"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn people_like_one_person_are_of_the_regions_and_of_the_reserve() {
    let t = TestApp::start().await;
    let like = person(&t, "Үлгі", "Аудитор-бақылаушы", "100000000").await;
    let near = person(&t, "Жақын", "Главный аудитор", "100000000").await;
    let far = person(&t, "Алыс", "Аудитор", "750000000").await;
    let other = person(&t, "Басқа", "Геолог", "100000000").await;
    t.index().await;
    let (everywhere, local) =
        (t.officer_in(&[], Locale::En).await, t.officer_in(&["100000000"], Locale::En).await);
    let path = format!("/api/v1/people/{like}/similar");
    let answer = everywhere.get(&path).await.is(200).json();
    assert_eq!(ids(&answer).len(), 2, "{answer}");
    assert!(ids(&answer).contains(&near.as_str()) && ids(&answer).contains(&far.as_str()));
    assert!(!ids(&answer).contains(&other.as_str()), "a fact alone makes nobody alike");
    let within = local.get(&path).await.is(200).json();
    assert_eq!((ids(&within), &within["total"]), (vec![near.as_str()], &serde_json::json!(1)));
    let first = &within["items"][0];
    let parts = first["parts"].as_array().unwrap();
    let sum: f64 = parts.iter().map(|part| part["score"].as_f64().unwrap()).sum();
    assert!((sum - first["score"].as_f64().unwrap()).abs() < 0.01, "{first}");
    let names: Vec<_> = parts.iter().map(|part| part["part"].as_str().unwrap()).collect();
    for name in ["field", "category", "sector", "kind", "region"] {
        assert!(names.contains(&name), "{name}: {first}");
    }
    assert!(!first.to_string().contains("female") && !tells_year(&first.to_string(), "1985"));
    // the answer says the same whether or not there is anybody elsewhere
    t.database
        .owner()
        .await
        .batch_execute(&format!("update people set state = 'paused' where id = '{far}'"))
        .await
        .unwrap();
    t.index().await;
    let again = local.get(&path).await.is(200).json();
    assert_eq!(again["items"], within["items"]);
    assert_eq!(ids(&everywhere.get(&path).await.is(200).json()), [near.as_str()], "who pauses is out");

    // whom the officer may not open is no example either
    local.get(&format!("/api/v1/people/{far}/similar")).await.is(404);
    t.officer_in(&["750000000"], Locale::En).await.get(&path).await.is(404);
    // the log names whom it showed, and the example was read
    let shown = "select count(*) as count from audit_entries where action = 'people.similar'
        and detail -> 'people' @> to_jsonb('NEAR'::text)";
    assert_eq!(t.database.count(&shown.replace("NEAR", &near)).await, 4);
    let read = format!(
        "select count(*) as count from audit_entries where action = 'person.read' and subject_id = '{like}'"
    );
    assert_eq!(t.database.count(&read).await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_what_they_share_in_three_languages() {
    let t = TestApp::start().await;
    let like = person(&t, "Үлгі", "Аудитор", "100000000").await;
    person(&t, "Жақын", "Старший аудитор", "100000000").await;
    // somebody who has told nothing of work and studies is like nobody
    let alone = person(&t, "Жалғыз", "", "750000000").await;
    let forget = format!(
        "delete from service_entries where person_id = '{alone}'; delete from education_entries where person_id = '{alone}'"
    );
    t.database.owner().await.batch_execute(&forget).await.unwrap();
    t.index().await;
    for (locale, words) in
        [(Locale::En, "What they share"), (Locale::Ru, "Что общего"), (Locale::Kk, "Ортақ тұстары")]
    {
        let officer = t.officer_in(&[], locale).await;
        let file = officer.get(&format!("/people/{like}")).await.is(200).text;
        assert!(file.contains(&format!("href=\"/people/{like}/similar\"")), "{file}");
        let page = officer.get(&format!("/people/{like}/similar")).await.is(200).text;
        assert!(page.contains(words) && page.contains("Жақын Аян") && page.contains("C-R-1"), "{page}");
        let none = officer.get(&format!("/people/{alone}/similar")).await.is(200).text;
        assert!(none.contains("kadr-empty"), "{none}");
    }
    let approver = t.actor(Role::Approver).await;
    assert!(!approver.get(&format!("/people/{like}")).await.is(200).text.contains("/similar"));
    approver.get(&format!("/people/{like}/similar")).await.is(403);
}
