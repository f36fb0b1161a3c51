//! Holding changed people against all saved searches finds whom the searches find: over invented people and searches
//! made of what these people say.

use std::collections::{BTreeMap, BTreeSet};

use diesel_async::SimpleAsyncConnection as _;
use kadr::people::{self, Profile};
use kadr::reference::codes::Role;
use kadr::seed::{Lives, load};
use serde_json::{Value, json};

use crate::saved_searches::watch;
use crate::support::{Actor, TestApp};

const PEOPLE: usize = 90;
const SEARCHES: usize = 80;

/// A small deterministic source of numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// A search made of what two people say.
fn criteria(dice: &mut Dice, people: &[Profile]) -> Value {
    let (one, other) = (dice.one(people).clone(), dice.one(people).clone());
    let titles: Vec<String> =
        one.service.iter().chain(&other.service).map(|entry| entry.post_title.clone()).collect();
    let words: Vec<&str> = titles.iter().flat_map(|title| title.split_whitespace()).collect();
    let surname = one.person.surname.clone().unwrap_or_default();
    let mut q = String::new();
    if !words.is_empty() {
        let word = (*dice.one(&words)).to_owned();
        q = match dice.roll(8) {
            0 => word.chars().take(3).collect::<String>() + "*",
            1 => format!("\"{}\"", dice.one(&titles)),
            2 => format!("{word} OR {}", dice.one(&words)),
            3 => format!("{word} -{}", dice.one(&words)),
            4 => format!("post:{word}"),
            5 => format!("{word} {}", dice.one(&words)),
            6 => surname,
            _ => String::new(),
        };
    }
    let mut form = json!({ "q": q });
    if dice.roll(3) == 0
        && let Some(kato) = one.person.residence_kato
    {
        form["region"] = json!([kato.region().to_string()]);
    }
    if dice.roll(3) == 0 {
        form["years_from"] = json!(dice.roll(20).to_string());
    }
    if dice.roll(4) == 0
        && let Some(entry) = one.languages.first()
    {
        form["language"] = json!([entry.language.to_string()]);
        form["language_level"] = json!(entry.level.to_string());
    }
    if dice.roll(4) == 0
        && let Some(entry) = one.service.first()
    {
        form["sector"] = json!([entry.sector.to_string()]);
    }
    let (starts, submitted) = (one.wishes.available_from, other.person.submitted_at);
    match (dice.roll(8), starts, submitted) {
        (0, ..) => form["available_within"] = json!(*dice.one(&["0", "1", "3", "6"])),
        (1, Some(day), _) => form["available_by"] = json!(day.to_string()),
        (2, _, Some(at)) => form["submitted_from"] = json!(at.date_naive().to_string()),
        (3, _, Some(at)) => form["submitted_to"] = json!(at.date_naive().to_string()),
        _ => {}
    }
    form
}

/// Whom each search finds, as its page says.
async fn found(officer: &Actor, id: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for page in 1.. {
        let answer =
            officer.get(&format!("/api/v1/saved-searches/{id}/people?page={page}")).await.is(200).json();
        found.extend(
            answer["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()),
        );
        if page >= answer["pages"].as_u64().unwrap() {
            break;
        }
    }
    found
}

/// Whom the watch keeps for each.
async fn kept(t: &TestApp) -> BTreeMap<String, BTreeSet<String>> {
    let statement = "select coalesce(json_object_agg(search_id, people), '{}')::text as text from
        (select search_id, json_agg(person_id) as people from saved_search_people group by search_id) kept";
    serde_json::from_str(&t.database.text(statement).await).unwrap()
}

async fn compare(t: &TestApp, officer: &Actor, searches: &[(String, Value)]) -> usize {
    let kept = kept(t).await;
    let mut people = 0;
    for (id, criteria) in searches {
        let expected = found(officer, id).await;
        people += expected.len();
        assert_eq!(kept.get(id).cloned().unwrap_or_default(), expected, "{criteria}");
    }
    people
}

#[tokio::test(flavor = "multi_thread")]
async fn the_watch_keeps_whom_the_searches_find() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let today = t.app.clock.today();
    load::people(&t.app, Lives::new(23, PEOPLE, today, &t.app.reference), |_| {}).await.unwrap();
    // they come in at one instant; here over more than a year
    let apart =
        "update people set submitted_at = submitted_at - abs(hashtext(id::text)) % 500 * interval '1 day'";
    t.database.owner().await.batch_execute(apart).await.unwrap();
    // nobody is in the reserve while the searches are saved: whoever is found later was held against them one by one
    let people = {
        let mut db = t.app.read().await.unwrap();
        people::store::reserve_after(&mut db, None, 1000).await.unwrap()
    };
    assert_eq!(people.len(), PEOPLE);
    t.database.owner().await.batch_execute("update people set state = 'paused'").await.unwrap();
    watch(&t).await;
    let mut dice = Dice(5);
    let mut searches = Vec::new();
    for number in 0..SEARCHES {
        let criteria = criteria(&mut dice, &people);
        let wish = json!({ "name": format!("{number}"), "criteria": criteria, "alert": "in_app" });
        let made = officer.post("/api/v1/saved-searches", &wish).await.is(201).json();
        searches.push((made["id"].as_str().unwrap().to_owned(), criteria));
    }
    watch(&t).await;
    assert_eq!(compare(&t, &officer, &searches).await, 0);

    t.database.owner().await.batch_execute("update people set state = 'submitted'").await.unwrap();
    watch(&t).await;
    assert!(compare(&t, &officer, &searches).await > SEARCHES, "searches that find nobody test nothing");

    // some leave, some become others
    let edits = "update people set state = 'withdrawn' where id in (select id from people order by md5(id::text) limit 20);
        update service_entries set post_title = 'Бас маман' where person_id in (select id from people order by id limit 20);
        update service_entries set started_on = started_on - 3000 where person_id in (select id from people order by id desc limit 20);
        update wishes set available_on = coalesce(available_on, current_date) + 45
          where person_id in (select id from people order by md5(id::text) desc limit 30);
        update people set submitted_at = submitted_at - interval '90 days'
          where id in (select id from people order by md5(id::text) desc limit 30);
        update people set hidden_from = (select array[id] from bodies order by code limit 1)
          where id in (select id from people order by md5(id::text || 'hides') limit 12);
        update people set residence_kato = (select kato from regions where level = 'region' order by kato limit 1)
          where id in (select id from people order by id limit 40)";
    t.database.owner().await.batch_execute(edits).await.unwrap();
    watch(&t).await;
    compare(&t, &officer, &searches).await;
}
