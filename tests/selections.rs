//! Selections: a search kept still. Pages that neither repeat nor miss anybody whatever people do, ticks that last, what
//! is done with the ticked, and that nobody else ever sees any of it.

use std::collections::BTreeSet;

use diesel_async::SimpleAsyncConnection as _;
use kadr::platform::housekeeping;
use kadr::reference::codes::Locale;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::shortlists::{person, vacancy};
use crate::support::{Actor, PASSWORD, TestApp};

const HOME: &str = "100000000";
const ELSEWHERE: &str = "750000000";

/// People of one region, newest first, as a search without words lists them.
async fn reserve(t: &TestApp, people: usize) -> Vec<String> {
    let statement = format!(
        "insert into people (id, state, source, surname, given_name, born_on, citizenship, residence_kato, submitted_at)
           select gen_random_uuid(), 'submitted', 'import', 'Тегі' || n, 'Аян', '1985-02-03', 'KZ', '{HOME}',
             timestamptz '2026-01-01' + n * interval '1 hour' from generate_series(1, {people}) as n;
         insert into wishes (person_id) select id from people;"
    );
    t.database.owner().await.batch_execute(&statement).await.unwrap();
    t.index().await;
    let listed = t
        .database
        .text("select string_agg(id::text, ' ' order by submitted_at desc) as text from people")
        .await;
    listed.split(' ').map(str::to_owned).collect()
}

async fn make(officer: &Actor, body: &Value) -> String {
    let made = officer.post("/api/v1/selections", body).await.is(201).json();
    made["id"].as_str().unwrap().to_owned()
}

async fn page(officer: &Actor, id: &str, after: i64) -> Value {
    officer.get(&format!("/api/v1/selections/{id}?after={after}")).await.is(200).json()
}

async fn tick(officer: &Actor, id: &str, body: &Value) -> Value {
    let request = officer.request(Method::PUT, &format!("/api/v1/selections/{id}/ticks")).json(body);
    officer.send(request).await.is(200).json()
}

/// What somebody does while an officer turns pages.
#[derive(Debug, Clone)]
enum Change {
    Withdraws(usize),
    Pauses(usize),
    ComesBack(usize),
    MovesAway(usize),
    Hides(usize),
    Edits(usize),
    Arrives,
}

fn change(people: usize) -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (0..people).prop_map(Change::Withdraws),
        1 => (0..people).prop_map(Change::Pauses),
        2 => (0..people).prop_map(Change::ComesBack),
        2 => (0..people).prop_map(Change::MovesAway),
        1 => (0..people).prop_map(Change::Hides),
        2 => (0..people).prop_map(Change::Edits),
        1 => Just(Change::Arrives),
    ]
}

/// The change in SQL.
fn statement(people: &[String], change: &Change) -> String {
    let set =
        |place: &usize, what: &str| format!("update people set {what} where id = '{}';", people[*place]);
    match change {
        Change::Withdraws(place) => set(place, "state = 'withdrawn'"),
        Change::Pauses(place) => set(place, "state = 'paused'"),
        Change::ComesBack(place) => set(place, &format!("state = 'submitted', hidden_from = '{{}}', residence_kato = '{HOME}'")),
        Change::Hides(place) => set(place, "hidden_from = (select array[id] from bodies order by code limit 1)"),
        Change::MovesAway(place) => set(place, &format!("residence_kato = '{ELSEWHERE}'")),
        Change::Edits(place) => set(place, "surname = 'Басқа', submitted_at = now()"),
        Change::Arrives => format!(
            "insert into people (id, state, source, surname, given_name, citizenship, residence_kato, submitted_at)
               values ('{}', 'submitted', 'import', 'Жаңа', 'Адам', 'KZ', '{HOME}', now());",
            Uuid::now_v7()
        ),
    }
}

/// Whatever people do between two pages, every place is there once, shows whom it was frozen for or nobody, and nobody
/// exactly when the officer may not see that person any more.
#[tokio::test(flavor = "multi_thread")]
async fn no_page_repeats_or_misses_anybody_while_people_change() {
    const PEOPLE: usize = 47;
    let t = TestApp::start().await;
    let people = reserve(&t, PEOPLE).await;
    let officer = t.officer_in(&[HOME], Locale::En).await;
    let changes = prop::collection::vec(prop::collection::vec(change(PEOPLE), 0..8), 3);
    let mut runner = TestRunner::new(Config { cases: 8, failure_persistence: None, ..Config::default() });
    let handle = tokio::runtime::Handle::current();
    let turn = async |changes: Vec<Vec<Change>>| -> Result<(), TestCaseError> {
        let before = format!(
            "delete from selections; delete from people where surname = 'Жаңа';
             update people set state = 'submitted', hidden_from = '{{}}', residence_kato = '{HOME}'"
        );
        t.database.owner().await.batch_execute(&before).await.unwrap();
        t.index().await;
        let listed = officer.get("/api/v1/people/search?sort=years").await.is(200).json();
        let first = listed["items"][0]["person"].clone();
        let id =
            make(&officer, &json!({ "search": { "sort": "years" }, "snapshot": listed["snapshot"] })).await;
        let (mut after, mut frozen, mut seen) = (0, Vec::new(), BTreeSet::new());
        for changes in changes {
            let changes: String = changes.iter().map(|change| statement(&people, change)).collect();
            t.database.owner().await.batch_execute(&changes).await.unwrap();
            let page = page(&officer, &id, after).await;
            prop_assert_eq!(page["selection"]["people"].as_u64(), Some(PEOPLE as u64));
            // whose place each is, and whether the officer may see them now
            let places = format!(
                "select json_object_agg(s.place, json_build_array(p.id, p.state = 'submitted' and p.hidden_from = '{{}}'
                    and p.residence_kato = '{HOME}'))::text
                   as text from selection_people s join people p on p.id = s.person_id where s.selection_id = '{id}'"
            );
            let places: Value = serde_json::from_str(&t.database.text(&places).await).unwrap();
            for item in page["items"].as_array().unwrap() {
                let place = item["place"].as_i64().unwrap();
                prop_assert_eq!(place, after + 1, "a place is missing or repeated");
                after = place;
                let own = &places[place.to_string()];
                let (whose, visible) = (own[0].as_str().unwrap().to_owned(), own[1] == true);
                prop_assert_eq!(item["person"]["id"].as_str(), visible.then_some(whose.as_str()));
                prop_assert!(visible || item["person"].is_null(), "{}", item);
                prop_assert!(seen.insert(whose.clone()), "{} twice", whose);
                frozen.push(whose);
            }
        }
        prop_assert_eq!(frozen.len(), PEOPLE);
        prop_assert_eq!(Some(frozen[0].as_str()), first.as_str(), "the order is the search's");
        let everybody: BTreeSet<_> = people.iter().cloned().collect();
        prop_assert_eq!(seen, everybody, "whoever came later is not among them");
        Ok(())
    };
    tokio::task::block_in_place(|| {
        runner.run(&changes, |changes| handle.block_on(turn(changes))).unwrap();
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn ticks_are_made_over_pages_without_javascript_and_outlast_a_session() {
    let t = TestApp::start().await;
    let people = reserve(&t, 45).await;
    let officer = t.officer_in(&[], Locale::En).await;
    // from the second page of the search, with two ticked there
    let shown = officer.get("/search?sort=newest&page=2").await.is(200).text;
    assert!(shown.contains("action=\"/selections\"") && shown.contains("Select all 45"), "{shown}");
    let at = shown.split("name=\"at\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form = [
        ("search", "sort=newest"),
        ("at", &at),
        ("page", "2"),
        ("person", &people[21]),
        ("person", &people[30]),
    ];
    let made = officer.post_form("/selections", &form).await.is(303);
    let address = made.location().split('?').next().unwrap().to_owned();
    assert!(made.location().contains("page=2"), "{}", made.location());
    let second = officer.get(&format!("{address}?page=2")).await.is(200).text;
    assert!(second.contains("2 of 45 ticked"), "{second}");
    assert!(second.contains("value=\"22\" data-select checked") && !second.contains("id=\"tick-20\""));

    // the next page is a button, so what was ticked here is kept
    let form = [("page", "2"), ("among", "21"), ("among", "22"), ("tick", "21"), ("go", "3")];
    let turned = officer.post_form(&format!("{address}/people"), &form).await.is(303);
    assert_eq!(turned.location(), format!("{address}?page=3"));
    let (mut later, email) = (Actor::new(&t.base), officer.email.clone());
    officer.post_form("/sign-out", &[]).await.is(303);
    later.sign_in(&email, PASSWORD).await;
    let id = address.rsplit('/').next().unwrap();
    let ticked = |page: &Value| -> Vec<i64> {
        let items = page["items"].as_array().unwrap().iter();
        items.filter(|one| one["ticked"] == true).map(|one| one["place"].as_i64().unwrap()).collect()
    };
    assert_eq!(ticked(&page(&later, id, 20).await), [21, 31]);

    for (what, expected) in [("all", 45), ("none", 0), ("page", 2), ("none", 0)] {
        let form = [("page", "1"), ("among", "1"), ("among", "2"), ("what", what)];
        later.post_form(&format!("{address}/people"), &form).await.is(303);
        let listed = later.get("/api/v1/selections").await.is(200).json();
        assert_eq!(listed["items"][0]["ticked"], expected, "{what}");
    }
    // who is taken out leaves a gap; nobody else moves
    tick(&later, id, &json!({ "tick": [2, 3, 45] })).await;
    later
        .post_form(&format!("{address}/people"), &[("page", "1"), ("among", "3"), ("what", "remove")])
        .await
        .is(303);
    let first = page(&later, id, 0).await;
    let places: Vec<_> =
        first["items"].as_array().unwrap().iter().map(|one| one["place"].as_i64().unwrap()).collect();
    assert_eq!((places[..3].to_vec(), places.len()), (vec![1, 3, 4], 20), "3 lost its tick with its page");
    assert_eq!(first["selection"]["people"], 43);
    assert_eq!(first["items"][1]["person"]["id"], people[2].as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_is_kept_by_its_first_thousand_and_those_ticked_beyond() {
    let t = TestApp::start().await;
    let people = reserve(&t, 1_004).await;
    let officer = t.officer_in(&[], Locale::En).await;
    let gone = Uuid::now_v7().to_string();
    let body = json!({ "people": [people[1_002], people[5], gone] });
    let made = officer.post("/api/v1/selections", &body).await.is(201).json();
    assert_eq!((&made["lost"], &made["moved"]), (&json!(1), &json!(false)));
    let id = made["id"].as_str().unwrap();
    let last = page(&officer, id, 999).await;
    let items = last["items"].as_array().unwrap();
    assert_eq!(items.len(), 2, "the thousandth, and one ticked beyond");
    assert_eq!((&items[1]["place"], &items[1]["person"]["id"]), (&json!(1_001), &json!(people[1_002])));
    assert_eq!(
        (&last["selection"]["found"], &last["selection"]["people"], &last["selection"]["ticked"]),
        (&json!(1_004), &json!(1_001), &json!(2))
    );
    let shown = officer.get(&format!("/selections/{id}?lost=1")).await.is(200).text;
    assert!(shown.contains("The first 1,000 are kept") && shown.contains("1 person you ticked"), "{shown}");
    let search = officer.get("/search").await.is(200).text;
    assert!(search.contains("Select the first 1,000 of 1\u{a0}004"), "{search}");
    // a state that is gone is not silently replaced where exactly it was asked for
    let body = json!({ "snapshot": "7-7-7" });
    assert_eq!(officer.post("/api/v1/selections", &body).await.is(409).json()["code"], "list_expired");
    let nobody = officer.post("/api/v1/selections", &json!({ "search": { "q": "ешқашан" } })).await.is(422);
    assert!(nobody.text.contains("Nobody is found"), "{}", nobody.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_request_gets_its_first_answer_when_the_list_is_gone() {
    let t = TestApp::start().await;
    reserve(&t, 3).await;
    let officer = t.officer_in(&[], Locale::En).await;
    let listed = officer.get("/api/v1/people/search").await.is(200).json();
    let send = async |key: &str, snapshot: &Value| {
        let request = officer.request(Method::POST, "/api/v1/selections").header("idempotency-key", key);
        officer.send(request.json(&json!({ "all": true, "snapshot": snapshot }))).await
    };
    let made = send("k1", &listed["snapshot"]).await.is(201).json();
    let gone = json!("7-7-7");
    assert_eq!(send("k1", &gone).await.is(201).json(), made);
    assert_eq!(send("k2", &gone).await.is(409).json()["code"], "list_expired");
    // nor does it matter that nobody is found any more
    t.database.owner().await.batch_execute("update people set state = 'paused'").await.unwrap();
    t.index().await;
    assert_eq!(send("k1", &gone).await.is(201).json(), made);
    assert_eq!(t.database.count("select count(*) as count from selections").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_selection_is_its_officers_alone_ends_and_can_be_named_and_deleted() {
    let t = TestApp::start().await;
    reserve(&t, 3).await;
    let (officer, other) = (t.officer_in(&[], Locale::En).await, t.officer_in(&[], Locale::En).await);
    let id = make(&officer, &json!({ "all": true })).await;
    let path = format!("/api/v1/selections/{id}");
    assert_eq!(other.get("/api/v1/selections").await.is(200).json()["items"], json!([]));
    other.get(&path).await.is(404);
    other.get(&format!("/selections/{id}")).await.is(404);
    other.put(&format!("{path}/name"), 1, &json!({ "name": "x" })).await.is(404);
    other
        .send(other.request(Method::PUT, &format!("{path}/ticks")).json(&json!({ "all": false })))
        .await
        .is(404);
    other.post(&format!("{path}/removal"), &json!({})).await.is(404);
    other.post(&format!("{path}/shortlist"), &json!({ "vacancy": Uuid::now_v7() })).await.is(404);
    other.post_form(&format!("/selections/{id}/people"), &[("what", "all")]).await.is(404);
    other.send(other.request(Method::DELETE, &path)).await.is(404);
    assert_eq!(page(&officer, &id, 0).await["selection"]["ticked"], 3, "nothing of it was done");

    officer.put(&format!("{path}/name"), 1, &json!({ "name": " Қаржы, 1-кезең " })).await.is(200);
    officer.put(&format!("{path}/name"), 1, &json!({ "name": "late" })).await.is(412);
    officer.put(&format!("{path}/name"), 2, &json!({ "name": "ә".repeat(101) })).await.is(422);
    assert!(officer.get("/selections").await.is(200).text.contains("Қаржы, 1-кезең"));

    let second = make(&officer, &json!({})).await;
    officer.post_form(&format!("/selections/{second}/removal"), &[]).await.is(303);
    officer.get(&format!("/api/v1/selections/{second}")).await.is(404);
    // its time is over at once, and cleaning takes it away
    let over = "update selections set expires_at = now() - interval '1 second'";
    t.database.owner().await.batch_execute(over).await.unwrap();
    officer.get(&path).await.is(404);
    officer.post(&format!("{path}/removal"), &json!({})).await.is(404);
    housekeeping::round(&t.app).await.unwrap();
    let left = "select (select count(*) from selections) + (select count(*) from selection_people) as count";
    assert_eq!(t.database.count(left).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_keeps_at_most_fifty() {
    let t = TestApp::start().await;
    reserve(&t, 1).await;
    let officer = t.officer_in(&[], Locale::En).await;
    let id = make(&officer, &json!({})).await;
    let copies = "insert into selections (id, account_id, criteria, found_at, as_of_on, found, expires_at)
        select gen_random_uuid(), account_id, criteria, found_at, as_of_on, found, expires_at from selections, generate_series(1, 49)";
    t.database.owner().await.batch_execute(copies).await.unwrap();
    let refused = officer.post("/api/v1/selections", &json!({})).await.is(409).json();
    assert_eq!(refused["code"], "selections_full");
    let page = officer.post_form("/selections", &[("take", "all")]).await.is(409).text;
    assert!(page.contains("at most 50 selections"), "{page}");
    officer.send(officer.request(Method::DELETE, &format!("/api/v1/selections/{id}"))).await.is(204);
    make(&officer, &json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ticked_go_onto_a_shortlist_and_of_everybody_it_is_said_how_they_stood() {
    let t = TestApp::start().await;
    let vacancy = vacancy(&t).await;
    let (fits, fits_too) = (person(&t, "Бірінші", true).await, person(&t, "Екінші", true).await);
    let (does_not, leaves) = (person(&t, "Үшінші", false).await, person(&t, "Төртінші", true).await);
    t.index().await;
    let officer = t.officer_in(&[], Locale::En).await;
    let body = json!({ "people": [{ "person": fits }] });
    let list = officer.post(&format!("/api/v1/vacancies/{vacancy}/shortlists"), &body).await.is(201).json();
    let list = list["id"].as_str().unwrap();
    let id = make(&officer, &json!({ "all": true, "search": { "sort": "years" } })).await;
    let leave = format!("update people set state = 'withdrawn' where id = '{leaves}'");
    t.database.owner().await.batch_execute(&leave).await.unwrap();

    let look = officer.get(&format!("/selections/{id}/shortlist?to=shortlist-{list}")).await.is(200).text;
    for words in [
        "Can be added: 1",
        "On the shortlist already: 1",
        "a reason is needed (1)",
        "1 ticked person is no longer",
    ] {
        assert!(look.contains(words), "{words}: {look}");
    }
    assert!(look.contains("Екінші") && !look.contains("Төртінші"), "{look}");

    let path = format!("/api/v1/selections/{id}/shortlist");
    let added = officer.post(&path, &json!({ "shortlist": list })).await.is(200).json();
    let standing = |answer: &Value, person: Option<Uuid>| {
        let people = answer["people"].as_array().unwrap();
        let found = people.iter().find(|one| one["person"] == json!(person)).unwrap();
        found["standing"].as_str().unwrap().to_owned()
    };
    assert_eq!(standing(&added, Some(fits)), "on_it");
    assert_eq!(standing(&added, Some(fits_too)), "addable");
    assert_eq!(standing(&added, Some(does_not)), "needs_reason");
    assert_eq!(standing(&added, None), "not_available");
    let on = async || {
        let shown = officer.get(&format!("/api/v1/shortlists/{list}")).await.is(200).json();
        let people = shown["people"].as_array().unwrap().iter();
        people.map(|one| one["person"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(on().await, [fits.to_string(), fits_too.to_string()]);
    // with a reason written on the page
    let (to, does_not) = (format!("shortlist-{list}"), does_not.to_string());
    let form = [("to", to.as_str()), ("person", &does_not), ("note", "Acting since March.")];
    let answer = officer.post_form(&format!("/selections/{id}/shortlist"), &form).await.is(303);
    assert!(answer.location().starts_with("/selections/"), "one ticked is not available: it is said");
    assert_eq!(on().await.len(), 3);
    // nobody is left to be added
    officer.post_form(&format!("/selections/{id}/shortlist"), &form).await.is(422);
    assert_eq!(
        standing(&officer.post(&path, &json!({ "shortlist": list })).await.is(200).json(), Some(fits)),
        "on_it"
    );

    // a new one, made once however often the button is pressed
    let (to, once) = (format!("vacancy-{vacancy}"), Uuid::new_v4().to_string());
    let form = [("to", to.as_str()), ("once", &once)];
    for _ in 0..2 {
        officer.post_form(&format!("/selections/{id}/shortlist"), &form).await.is(303);
    }
    assert_eq!(t.database.count("select count(*) as count from shortlists").await, 2);
    // another body's shortlist does not exist
    let foreign = format!("/api/v1/selections/{id}/shortlist");
    officer.post(&foreign, &json!({ "shortlist": Uuid::now_v7() })).await.is(404);
    officer.post(&foreign, &json!({})).await.is(422);
    tick(&officer, &id, &json!({ "all": false })).await;
    let nobody = officer.post(&path, &json!({ "shortlist": list })).await.is(422).text;
    assert!(nobody.contains("Tick at least one"), "{nobody}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_to_five_of_the_ticked_are_compared() {
    let t = TestApp::start().await;
    let vacancy = vacancy(&t).await.to_string();
    let people = reserve(&t, 6).await;
    let officer = t.officer_in(&[], Locale::En).await;
    let id = make(&officer, &json!({ "search": { "sort": "newest" } })).await;
    let compare = async |ticks: &[&str]| {
        let mut form = vec![("what", "compare"), ("vacancy", vacancy.as_str())];
        form.extend(["1", "2", "3", "4", "5", "6"].map(|place| ("among", place)));
        form.extend(ticks.iter().map(|place| ("tick", *place)));
        officer.post_form(&format!("/selections/{id}/people"), &form).await
    };
    assert!(compare(&["1"]).await.is(422).text.contains("at least two people"));
    assert!(compare(&["1", "2", "3", "4", "5", "6"]).await.is(422).text.contains("at most five people"));
    let address = compare(&["2", "4"]).await.is(303).location().to_owned();
    assert_eq!(
        address,
        format!("/work/vacancies/{vacancy}/compare?person={}&person={}", people[1], people[3])
    );
    let shown = officer.get(&address).await.is(200).text;
    assert!(shown.contains("Тегі5 Аян") && shown.contains("Тегі3 Аян"), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_names_whom_a_page_showed_and_never_the_words() {
    let t = TestApp::start().await;
    let people = reserve(&t, 4).await;
    let officer = t.officer_in(&[], Locale::En).await;
    let id = make(&officer, &json!({ "search": { "q": "Аян" } })).await;
    let leave = format!("update people set state = 'withdrawn' where id = '{}'", people[0]);
    t.database.owner().await.batch_execute(&leave).await.unwrap();
    page(&officer, &id, 0).await;
    let shown = "select detail -> 'people' as text from audit_entries where action = 'selection.shown'";
    let shown = t.database.text(&shown.replace("detail -> 'people'", "(detail -> 'people')::text")).await;
    let shown: BTreeSet<String> = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown, people[1..].iter().cloned().collect());
    let words = "select count(*) as count from audit_entries where action like 'selection.%' and detail::text like '%Аян%'";
    assert_eq!(t.database.count(words).await, 0);
    let made =
        "select count(*) as count from audit_entries where action = 'selection.made' and detail ? 'people'";
    assert_eq!(t.database.count(made).await, 0, "making one shows nobody");
}
