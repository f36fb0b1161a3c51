//! What time alone changes: on every day searches, their counts and alerts say what is so on that day, whoever was indexed
//! when, and wherever the service stood still.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use kadr::matching::indexer;
use kadr::platform::schedule::Round;
use kadr::reference::codes::{Locale, Programme, Role};
use kadr::saved_searches::watching;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::saved_searches::{changes, ids, kept, sql, watch};
use crate::shortlists::person;
use crate::support::{Actor, PASSWORD, TestApp};
use crate::thesaurus::generation;

/// Moves the clock to a day and signs the officer in again: sessions do not last so long.
async fn on_day(t: &TestApp, officer: &mut Actor, day: NaiveDate) {
    t.app.clock.advance(day - t.app.clock.today());
    let email = officer.email.clone();
    officer.sign_in(&email, PASSWORD).await;
}

/// The only education of somebody; `completed` is a year, or a day.
async fn studied(t: &TestApp, person: Uuid, level: &str, field: &str, completed: &str) {
    let (column, entry) =
        (if completed.len() == 4 { "completed_year" } else { "completed_on" }, Uuid::now_v7());
    let delete = format!("delete from education_entries where person_id = '{person}'");
    sql(t, &delete).await;
    sql(
        t,
        &format!(
            "insert into education_entries (id, person_id, level, institution, country, field, {column})
         values ('{entry}', '{person}', '{level}', 'ЕҰУ', 'KZ', '{field}', '{completed}')"
        ),
    )
    .await;
}

/// How many are found by a level and by a direction, and how many the counts beside these filters say.
async fn found(officer: &Actor, level: &str, field: &str) -> [u64; 4] {
    let search = async |query: &str| -> Value {
        officer.get(&format!("/api/v1/people/search?{query}")).await.is(200).json()
    };
    let total = |answer: &Value| answer["total"].as_u64().unwrap();
    let all = search("").await;
    let counted = |filter: &str, code: &str| {
        let mut counts = all["filters"][filter].as_array().unwrap().iter();
        counts.find(|one| one["code"] == code).map_or(0, |one| one["people"].as_u64().unwrap())
    };
    [
        total(&search(&format!("level={level}")).await),
        total(&search(&format!("field={field}")).await),
        counted("level", level),
        counted("field", field),
    ]
}

/// The last day of a year, at least two days from now.
fn new_years_eve(t: &TestApp) -> NaiveDate {
    let year = (t.app.clock.today() + TimeDelta::days(2)).year();
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_education_is_completed_is_found_from_that_day_on() {
    let t = TestApp::start().await;
    let mut officer = t.actor(Role::HrOfficer).await;
    let (by_year, by_day) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    let eve = new_years_eve(&t);
    let after = eve + TimeDelta::days(9);
    studied(&t, by_year, "bachelor", "041", &eve.year().to_string()).await;
    studied(&t, by_day, "bachelor", "041", &after.to_string()).await;
    on_day(&t, &mut officer, eve - TimeDelta::days(1)).await;
    t.index().await;
    let before = generation(&t);
    assert_eq!(found(&officer, "bachelor", "041").await, [0; 4]);
    // nobody edits anything: the day alone
    on_day(&t, &mut officer, eve).await;
    t.index().await;
    assert_eq!(found(&officer, "bachelor", "041").await, [1; 4]);
    // a service that stood still
    on_day(&t, &mut officer, after + TimeDelta::days(3)).await;
    t.index().await;
    assert_eq!(found(&officer, "bachelor", "041").await, [2; 4]);
    // a clock that was set back
    on_day(&t, &mut officer, after - TimeDelta::days(1)).await;
    t.index().await;
    assert_eq!(found(&officer, "bachelor", "041").await, [1; 4]);
    assert_eq!(generation(&t), before, "no rebuild");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_day_that_breaks_off_is_begun_again() {
    let t = TestApp::start().await;
    let mut officer = t.actor(Role::HrOfficer).await;
    let eve = new_years_eve(&t);
    // more than are indexed at once
    sql(&t, &format!(
        "insert into people (id, state, source, surname, given_name, born_on, sex, citizenship, submitted_at)
           select gen_random_uuid(), 'submitted', 'seed', 'Сынақ', 'Адам', '1990-01-01', 'female', 'KZ', now() from generate_series(1, 1003);
         insert into education_entries (id, person_id, level, institution, country, field, completed_year)
           select id, id, 'bachelor', 'ЕҰУ', 'KZ', '041', {} from people",
        eve.year()
    ))
    .await;
    on_day(&t, &mut officer, eve - TimeDelta::days(1)).await;
    t.index().await;
    assert_eq!(found(&officer, "bachelor", "041").await, [0; 4]);
    // the last of them cannot be read, and no note says so
    let last = |level: &str| {
        format!(
            "alter table education_entries disable trigger user;
             update education_entries set level = '{level}' where person_id = (select id from people order by id desc limit 1);
             alter table education_entries enable trigger user"
        )
    };
    sql(&t, &last("x")).await;
    on_day(&t, &mut officer, eve).await;
    indexer::round(&t.app).await.unwrap_err();
    assert_eq!((found(&officer, "bachelor", "041").await, t.app.index.day()), ([1_000; 4], eve.pred_opt()));
    sql(&t, &last("bachelor")).await;
    t.index().await;
    assert_eq!((found(&officer, "bachelor", "041").await, t.app.index.day()), ([1_003; 4], Some(eve)));
}

#[tokio::test(flavor = "multi_thread")]
async fn completed_education_makes_matches_by_time_alone() {
    let t = TestApp::start().await;
    let mut officer = t.actor(Role::HrOfficer).await;
    let one = person(&t, "Серікбаева", true).await;
    let day = t.app.clock.today() + TimeDelta::days(14);
    studied(&t, one, "bachelor", "041", &day.to_string()).await;
    sql(
        &t,
        &format!(
            "insert into education_entries (id, person_id, level, institution, country, completed_on)
         values ('{}', '{one}', 'secondary', 'Мектеп', 'KZ', '2003-05-25')",
            Uuid::now_v7()
        ),
    )
    .await;
    let mut searches = Vec::new();
    for criteria in
        [json!({ "level": ["bachelor"] }), json!({ "field": ["041"] }), json!({ "level": ["secondary"] })]
    {
        let wish = json!({ "name": "By time", "criteria": criteria, "alert": "in_app" });
        searches.push(kept(&t, &officer, &wish).await);
    }
    let told = async |officer: &Actor| {
        let mut all = Vec::new();
        for id in &searches {
            let changes = changes(officer, id).await;
            all.push((ids(&changes["joined"]).len(), ids(&changes["left"]).len()));
        }
        all
    };
    on_day(&t, &mut officer, day - TimeDelta::days(1)).await;
    watch(&t).await;
    assert_eq!(told(&officer).await, [(0, 0); 3]);
    on_day(&t, &mut officer, day).await;
    // the watch is woken first: the index does not know the person yet
    while watching::round(&t.app).await.unwrap() == Round::More {}
    assert_eq!(told(&officer).await, [(0, 0); 3]);
    watch(&t).await;
    assert_eq!(told(&officer).await, [(1, 0), (1, 0), (0, 1)]);
    // once
    watch(&t).await;
    assert_eq!(t.database.count("select count(*) as count from saved_search_changes").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn years_of_work_make_matches_by_time_alone() {
    let t = TestApp::start().await;
    let mut officer = t.actor(Role::HrOfficer).await;
    let one = person(&t, "Серікбаева", true).await;
    // three years of work in a fortnight
    sql(&t, &format!(
        "update service_entries set started_on = current_date + 14 - interval '3 years' where person_id = '{one}'"
    ))
    .await;
    let wish = json!({ "name": "Three years", "criteria": { "years_from": "3" }, "alert": "in_app" });
    let id = kept(&t, &officer, &wish).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]).len(), 0);
    let day = t.app.clock.today() + TimeDelta::days(20);
    on_day(&t, &mut officer, day).await;
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), [one.to_string()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_within_reach_makes_matches_by_time_alone_and_a_named_day_does_not() {
    let t = TestApp::start().await;
    t.app.clock.advance(TimeDelta::zero());
    let mut officer = t.actor(Role::HrOfficer).await;
    let today = t.app.clock.today();
    let one = person(&t, "Серікбаева", true).await;
    let starts = today + TimeDelta::days(14);
    sql(
        &t,
        &format!(
            "insert into wishes (person_id, available_on) values ('{one}', '{starts}')
               on conflict (person_id) do update set available_on = excluded.available_on"
        ),
    )
    .await;
    let wish = |name: &str, criteria: Value| json!({ "name": name, "criteria": criteria, "alert": "in_app" });
    let now = kept(&t, &officer, &wish("Now", json!({ "available_within": "0" }))).await;
    let by = json!({ "available_by": today.to_string(), "submitted_from": "2000-01-01" });
    let by = kept(&t, &officer, &wish("By a day", by)).await;
    let timed = "select string_agg(s.name, ', ') as text from saved_search_watches join saved_searches s on s.id = search_id where timed";
    assert_eq!(t.database.text(timed).await, "Now");
    assert_eq!(changes(&officer, &now).await["up_to"], 0);
    on_day(&t, &mut officer, today + TimeDelta::days(20)).await;
    watch(&t).await;
    assert_eq!(ids(&changes(&officer, &now).await["joined"]), [one.to_string()]);
    assert_eq!(changes(&officer, &by).await["up_to"], 0);
    let page = officer.get(&format!("/saved-searches/{by}")).await.is(200).text;
    assert!(page.contains("1 January 2000"), "{page}");
}

/// Who is in an officer's programmes changes by time alone: searches and their watch follow on the day, the counts too.
#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_a_programme_sees_its_members_of_each_day() {
    let t = TestApp::start().await;
    let mut officer = t.officer_bound(&[], &[Programme::Regional], Locale::En).await;
    let today = t.app.clock.today();
    let (leaves, enters) = (person(&t, "Серікбаева", true).await, person(&t, "Ахметова", true).await);
    person(&t, "Оспанова", true).await;
    let day = today + TimeDelta::days(10);
    let member = |person, entry: Uuid, from: NaiveDate, until: NaiveDate| {
        format!(
            "insert into membership_entries (id, person_id, programme, entered_on, until, grade)
               values ('{entry}', '{person}', 'regional', '{from}', '{until}', 'declared');"
        )
    };
    let last = day - TimeDelta::days(1);
    sql(&t, &member(leaves, Uuid::now_v7(), today - TimeDelta::days(99), last)).await;
    sql(&t, &member(enters, Uuid::now_v7(), day, day + TimeDelta::days(99))).await;
    let wish = json!({ "name": "All", "criteria": {}, "alert": "in_app" });
    let id = kept(&t, &officer, &wish).await;
    let watched = "select person_id::text as text from saved_search_people";
    for (on, who) in [(today, leaves), (last, leaves), (day, enters)] {
        on_day(&t, &mut officer, on).await;
        watch(&t).await;
        let found = officer.get("/api/v1/people/search").await.is(200).json();
        assert_eq!((found["total"].as_u64(), &found["items"][0]["person"]), (Some(1), &json!(who)), "{on}");
        assert_eq!(t.database.text(watched).await, who.to_string(), "{on}");
        let other = if who == leaves { enters } else { leaves };
        officer.get(&format!("/api/v1/people/{other}")).await.is(404);
        officer.get(&format!("/api/v1/people/{who}")).await.is(200);
    }
    assert_eq!(ids(&changes(&officer, &id).await["joined"]), [enters.to_string()]);
    // other programmes for the officer: nobody has changed
    sql(&t, "update accounts set programme_scope = array['open'] where role = 'hr_officer'").await;
    t.app.clock.advance(TimeDelta::minutes(2));
    watch(&t).await;
    assert_eq!(t.database.count("select count(*) as count from saved_search_people").await, 0);
    assert_eq!(ids(&changes(&officer, &id).await["joined"]).len(), 0);
}
