//! The bounds of an officer (regions, programmes, people who keep their profile from the officer's body), wherever people are
//! listed, counted or opened.

use std::collections::BTreeSet;

use chrono::Days;
use diesel_async::SimpleAsyncConnection as _;
use kadr::people::Profile;
use kadr::reference::codes::{Locale, Programme, Role};
use reqwest::Method;
use serde_json::json;

use crate::search::{Reserve, as_set, counted, facet, found, level, region, sectors};
use crate::shortlists::{person, post, recipients, sent, vacancy};
use crate::support::{Actor, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_one_region_learns_of_nobody_elsewhere() {
    let reserve = Reserve::new().await;
    let lives = reserve.commonest(region);
    let officer = reserve.t.officer_in(&[&lives], Locale::En).await;
    let page = officer.get("/search").await.is(200).text;
    assert!(page.contains("You see only some of the reserve: people who live in "), "{page}");
    learns_of_nobody_else(&reserve, &officer, |one| region(one).contains(&lives)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_a_programme_learns_of_its_members_of_the_day_alone() {
    let reserve = Reserve::new().await;
    let today = reserve.today();
    let programmes = [Programme::Regional, Programme::Open];
    let officer = reserve.t.officer_bound(&[], &programmes, Locale::En).await;
    let page = officer.get("/search").await.is(200).text;
    assert!(page.contains("members of Regional personnel reserve, "), "{page}");
    let is_member = |one: &Profile, on| {
        one.memberships.iter().any(|entry| {
            programmes.contains(&entry.programme)
                && entry.entered_on <= on
                && entry.until.is_none_or(|until| until >= on)
        })
    };
    learns_of_nobody_else(&reserve, &officer, |one| is_member(one, today)).await;
    // the day decides, without anybody being indexed again
    let later = today + Days::new(400);
    let members = reserve.of(|one| is_member(one, later));
    assert_ne!(members, reserve.of(|one| is_member(one, today)));
    reserve.t.app.clock.advance(later - today);
    let officer = reserve.t.officer_bound(&[], &programmes, Locale::En).await;
    assert_eq!(as_set(&found(&officer, "").await.0), members);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_learns_of_nobody_who_keeps_their_profile_from_the_body() {
    let mut reserve = Reserve::new().await;
    let (own, other) = {
        let ids = reserve
            .t
            .database
            .text("select string_agg(id::text, ' ' order by code) as text from bodies")
            .await;
        let mut ids = ids.split(' ').map(str::to_owned);
        (ids.next().unwrap(), ids.next().unwrap())
    };
    // a third hide from the officer's body, another third from another one
    let hide = format!(
        "update people p set hidden_from = array[case n % 3 when 0 then '{own}' else '{other}' end::uuid]
           from (select id, row_number() over (order by id) as n from people) numbered
           where numbered.id = p.id and n % 3 < 2"
    );
    reserve.t.database.owner().await.batch_execute(&hide).await.unwrap();
    reserve.t.index().await;
    reserve.read_again().await;
    let officer = reserve.t.officer_in(&[], Locale::En).await;
    let own: kadr::platform::ids::BodyId = own.parse().unwrap();
    assert_eq!(own, reserve.t.database.first_body().await);
    learns_of_nobody_else(&reserve, &officer, |one| !one.person.hidden_from.contains(&own)).await;
}

/// Walks everything that lists, counts or opens people.
async fn learns_of_nobody_else(reserve: &Reserve, officer: &Actor, within: impl Fn(&Profile) -> bool) {
    let (t, today) = (&reserve.t, reserve.today());
    let own = reserve.of(&within);
    let others = reserve.of(|one| !within(one));
    assert!(own.len() > 1 && !others.is_empty());
    let stranger = others.first().unwrap();
    let vacancy = vacancy(t).await;

    // search: people, counts, and the counts beside every filter
    let (ids, answer) = found(officer, "").await;
    assert_eq!(as_set(&ids), own);
    assert_eq!(facet(&answer, "region"), counted(reserve, &own, region));
    assert_eq!(facet(&answer, "level"), counted(reserve, &own, |one| level(one, today)));
    assert_eq!(facet(&answer, "sector"), counted(reserve, &own, sectors));
    let strangers = reserve.one(stranger);
    let (elsewhere, surname) =
        (region(strangers).pop_first().unwrap(), strangers.person.surname.clone().unwrap());
    let (ids, answer) = found(officer, &format!("region={elsewhere}")).await;
    let there = reserve.of(|one| within(one) && region(one).contains(&elsewhere));
    assert_eq!(
        (as_set(&ids), &facet(&answer, "level")),
        (there.clone(), &counted(reserve, &there, |one| level(one, today)))
    );
    let request = officer.request(Method::GET, "/api/v1/people/search").query(&[("q", &surname)]);
    let found_by_name = officer.send(request).await.is(200).text;
    assert!(!found_by_name.contains(stranger.as_str()), "found by name: {found_by_name}");
    // a name that only strangers have is not suggested
    let surnames = |ids: &BTreeSet<String>| -> BTreeSet<String> {
        ids.iter().filter_map(|id| reserve.one(id).person.surname.clone()).collect()
    };
    let strange = surnames(&others).difference(&surnames(&own)).next().cloned().unwrap();
    let request = officer.request(Method::GET, "/api/v1/people/search/suggestions").query(&[("q", &strange)]);
    let suggested = officer.send(request).await.is(200).json();
    let mut names = suggested["items"].as_array().unwrap().iter().filter(|one| one["kind"] == "name");
    assert!(names.all(|name| name["label"] != strange.as_str()), "{suggested}");

    // match: everybody within on one of three lists, nobody else, and counts of them alone
    let mut matched = BTreeSet::new();
    let mut counts = 0;
    for verdict in ["meets", "does_not", "cannot_tell"] {
        let path = format!("/api/v1/vacancies/{vacancy}/match?verdict={verdict}");
        let mut page = officer.get(&path).await.is(200).json();
        counts += page["counts"][verdict].as_u64().unwrap();
        loop {
            let items = page["items"].as_array().unwrap().iter();
            matched.extend(items.map(|one| one["person"].as_str().unwrap().to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            page = officer.get(&format!("{path}&after={next}")).await.is(200).json();
        }
    }
    assert_eq!((matched, counts), (own.clone(), own.len() as u64));

    // a certificate, a saved search, a selection, similar people
    let made =
        officer.post(&format!("/api/v1/vacancies/{vacancy}/certificates"), &json!({})).await.is(201).json();
    let file = officer
        .get(&format!("/api/v1/certificates/{}/file", made["code"].as_str().unwrap()))
        .await
        .is(200)
        .json();
    let counts = &file["certificate"]["content"]["counts"];
    let all: u64 = ["meets", "does_not", "cannot_tell"].iter().map(|one| counts[one].as_u64().unwrap()).sum();
    assert_eq!(all, own.len() as u64, "{file}");
    let search = json!({ "name": "All", "criteria": {}, "alert": "in_app" });
    let saved = officer.post("/api/v1/saved-searches", &search).await.is(201).json();
    let saved = saved["id"].as_str().unwrap();
    let listed = officer.get(&format!("/api/v1/saved-searches/{saved}/people")).await.is(200).json();
    assert_eq!(listed["total"], own.len());
    crate::saved_searches::watch(t).await;
    let kept = t.database.count("select count(*) as count from saved_search_people").await;
    assert_eq!(kept, own.len() as i64);
    officer.put(&format!("/api/v1/saved-searches/{saved}/strays/{stranger}"), 1, &json!({})).await.is(404);
    let selection = officer.post("/api/v1/selections", &json!({ "search": {} })).await.is(201).json();
    let kept = officer
        .get(&format!("/api/v1/selections/{}", selection["id"].as_str().unwrap()))
        .await
        .is(200)
        .json();
    assert_eq!(kept["selection"]["people"], own.len(), "{kept}");
    let mine = own.first().unwrap();
    let similar = officer.get(&format!("/api/v1/people/{mine}/similar")).await.is(200).json();
    let alike = similar["items"].as_array().unwrap().iter().map(|one| one["person"].as_str().unwrap());
    assert!(alike.into_iter().all(|one| own.contains(one)), "{similar}");

    // the file, the verdict, the comparison, the shortlist
    officer.get(&format!("/api/v1/people/{mine}")).await.is(200);
    for path in [
        format!("/api/v1/people/{stranger}"),
        format!("/api/v1/people/{stranger}/evidence"),
        format!("/api/v1/people/{stranger}/similar"),
        format!("/api/v1/vacancies/{vacancy}/people/{stranger}/verdict"),
        format!("/api/v1/vacancies/{vacancy}/comparison?person={mine}&person={stranger}"),
        format!("/people/{stranger}"),
    ] {
        officer.get(&path).await.is(404);
    }
    let why = [("why", "To ask for an interview.")];
    officer.post_form(&format!("/people/{stranger}/contacts"), &why).await.is(404);
    officer.post(&format!("/api/v1/people/{stranger}/contacts"), &json!({ "why": "x" })).await.is(404);
    let chosen = |ids: &[&String]| {
        let people: Vec<_> = ids.iter().map(|id| json!({ "person": id, "note": "Known." })).collect();
        json!({ "people": people })
    };
    let lists = format!("/api/v1/vacancies/{vacancy}/shortlists");
    officer.post(&lists, &chosen(&[mine, stranger])).await.is(404);
    officer.post(&lists, &chosen(&[mine])).await.is(201);
    // somebody who may see all has both on a list; the bound one does not see it. Nobody of the body may see whom it does
    // not find
    let free = t.actor(Role::HrOfficer).await;
    let both = free.post(&lists, &chosen(&[mine, stranger])).await;
    if strangers.person.hidden_from.is_empty() {
        let path = format!("/api/v1/shortlists/{}", both.is(201).json()["id"].as_str().unwrap());
        free.get(&path).await.is(200);
        officer.get(&path).await.is(404);
    } else {
        both.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_was_sent_is_bound_by_the_programmes_of_then() {
    let t = TestApp::start().await;
    let bound = t.officer_bound(&[], &[Programme::Regional], Locale::En).await;
    let free = t.actor(Role::HrOfficer).await;
    let (sent_before, _) = sent(&t, &free).await;
    bound.get(&format!("/api/v1/shortlists/{sent_before}")).await.is(404);
    let member = "insert into membership_entries (id, person_id, programme, entered_on, grade)
        select gen_random_uuid(), id, 'regional', '2020-01-01', 'document' from people";
    t.database.owner().await.batch_execute(member).await.unwrap();
    bound.get(&format!("/api/v1/shortlists/{sent_before}")).await.is(404);
    let one = t.database.text("select id::text as text from people").await;
    let chosen = json!({ "people": [{ "person": one, "note": "Known." }] });
    let vacancy = t.database.text("select id::text as text from vacancies").await;
    let made = bound.post(&format!("/api/v1/vacancies/{vacancy}/shortlists"), &chosen).await.is(201).json();
    let path = format!("/api/v1/shortlists/{}", made["id"].as_str().unwrap());
    let made = bound.put(&format!("{path}/recipients"), 1, &recipients()).await.is(200).json();
    post(&bound, &format!("{path}/submission"), made["version"].as_i64().unwrap(), &json!({})).await.is(200);
    t.database.owner().await.batch_execute("delete from membership_entries").await.unwrap();
    // a colleague with the same programme as well
    t.officer_bound(&[], &[Programme::Regional], Locale::En).await.get(&path).await.is(200);
    t.officer_bound(&[], &[Programme::Open], Locale::En).await.get(&path).await.is(404);
    bound.get(&format!("/api/v1/people/{one}")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officers_own_draft_shows_who_is_out_of_reach_as_gone() {
    let t = TestApp::start().await;
    let bound = t.officer_bound(&[], &[Programme::Regional], Locale::En).await;
    let (vacancy, one) = (vacancy(&t).await, person(&t, "Серікбаева", true).await);
    let member = "insert into membership_entries (id, person_id, programme, entered_on, grade)
        select gen_random_uuid(), id, 'regional', '2020-01-01', 'document' from people";
    t.database.owner().await.batch_execute(member).await.unwrap();
    let chosen = json!({ "people": [{ "person": one, "note": "Known." }] });
    let made = bound.post(&format!("/api/v1/vacancies/{vacancy}/shortlists"), &chosen).await.is(201).json();
    let path = format!("/api/v1/shortlists/{}", made["id"].as_str().unwrap());
    // by a term that ends, without anybody doing anything
    let ends = "update membership_entries set until = current_date - 1";
    t.database.owner().await.batch_execute(ends).await.unwrap();
    let shown = bound.get(&path).await.is(200).json();
    assert_eq!(
        (&shown["people"][0]["in_reserve"], &shown["people"][0]["shown"]["years"]),
        (&json!(false), &json!(0))
    );
    bound.put(&format!("{path}/people"), 1, &json!({ "people": [] })).await.is(200);
    // a colleague's list with somebody out of reach can be neither read nor written, and does not tell who is on it
    let free = t.actor(Role::HrOfficer).await;
    let made = free.post(&format!("/api/v1/vacancies/{vacancy}/shortlists"), &chosen).await.is(201).json();
    let path = format!("/api/v1/shortlists/{}", made["id"].as_str().unwrap());
    bound.get(&path).await.is(404);
    bound.put(&format!("{path}/people"), 1, &chosen).await.is(404);
    bound.put(&format!("{path}/recipients"), 1, &recipients()).await.is(404);
    post(&bound, &format!("{path}/withdrawal"), 1, &json!({})).await.is(404);
    free.put(&format!("{path}/recipients"), 1, &recipients()).await.is(200);
}
