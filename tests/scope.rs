//! The bounds of an officer's regions, wherever people are listed, counted or opened.

use std::collections::BTreeSet;

use kadr::reference::codes::{Locale, Role};
use serde_json::json;

use crate::search::{Reserve, as_set, counted, facet, found, level, region, sectors};
use crate::shortlists::vacancy;

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_one_region_learns_of_nobody_elsewhere() {
    let reserve = Reserve::new().await;
    let t = &reserve.t;
    let today = reserve.today();
    let lives = reserve.commonest(region);
    let officer = t.officer_in(&[&lives], Locale::En).await;
    let own = reserve.of(|one| region(one).contains(&lives));
    let others = reserve.of(|one| !region(one).contains(&lives));
    assert!(own.len() > 1 && !others.is_empty());
    let stranger = others.first().unwrap();
    let vacancy = vacancy(t).await;

    // search: people, counts, and the counts beside every filter
    let (ids, answer) = found(&officer, "").await;
    assert_eq!(as_set(&ids), own);
    assert_eq!(facet(&answer, "region"), counted(&reserve, &own, region));
    assert_eq!(facet(&answer, "level"), counted(&reserve, &own, |one| level(one, today)));
    assert_eq!(facet(&answer, "sector"), counted(&reserve, &own, sectors));
    let elsewhere = region(reserve.one(stranger)).pop_first().unwrap();
    let (ids, answer) = found(&officer, &format!("region={elsewhere}")).await;
    assert_eq!((ids.len(), facet(&answer, "level").len()), (0, 0));
    let surname = reserve.one(stranger).person.surname.clone().unwrap();
    let request = officer.request(reqwest::Method::GET, "/api/v1/people/search").query(&[("q", &surname)]);
    let found_by_name = officer.send(request).await.is(200).text;
    assert!(!found_by_name.contains(stranger.as_str()), "found by name: {found_by_name}");

    // match: everybody of the region on one of three lists, nobody else, and counts of them alone
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

    // the file, the verdict, the comparison, the shortlist
    let mine = own.first().unwrap();
    officer.get(&format!("/api/v1/people/{mine}")).await.is(200);
    for path in [
        format!("/api/v1/people/{stranger}"),
        format!("/api/v1/people/{stranger}/evidence"),
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
    let refused = officer.post(&lists, &chosen(&[mine, stranger])).await;
    assert!([404, 422].contains(&refused.status.as_u16()), "{} {}", refused.status, refused.text);
    officer.post(&lists, &chosen(&[mine])).await.is(201);
    // somebody who works in all regions has both on a list; the bound one does not see it
    let free = t.actor(Role::HrOfficer).await;
    let both = free.post(&lists, &chosen(&[mine, stranger])).await.is(201).json();
    let path = format!("/api/v1/shortlists/{}", both["id"].as_str().unwrap());
    free.get(&path).await.is(200);
    officer.get(&path).await.is(404);
}
