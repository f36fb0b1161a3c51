//! Whoever is shown to somebody else learns of it: openings of a file, and apart from them the lists that show parts of it.

use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Role;
use serde_json::{Value, json};

use crate::shortlists::{post, vacancy};
use crate::support::{Actor, TestApp};

/// An applicant in the reserve who can be found, and their id.
async fn applicant(t: &TestApp, email: &str, surname: &str) -> (Actor, String) {
    let who = t.actor_at(Role::Applicant, email).await;
    let profile = who.get("/api/v1/me/profile").await.is(200).json();
    let id = profile["id"].as_str().unwrap().to_owned();
    let submit = format!(
        "update people set state = 'submitted', surname = '{surname}', given_name = 'Аян', born_on = '1988-03-09',
           citizenship = 'KZ', residence_kato = '710000000', submitted_at = now() where id = '{id}'"
    );
    t.database.owner().await.batch_execute(&submit).await.unwrap();
    (who, id)
}

/// What the person reads: the lists, and how often the file was opened.
async fn read(who: &Actor) -> (Vec<Value>, usize) {
    let access = who.get("/api/v1/me/access").await.is(200).json();
    (access["listed"].as_array().unwrap().clone(), access["items"].as_array().unwrap().len())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_shown_in_a_search_reads_it() {
    let t = TestApp::start().await;
    let (who, id) = applicant(&t, "one@example.org", "Жақсыбаев").await;
    let (other, _) = applicant(&t, "other@example.org", "Смирнов").await;
    let (officer, colleague) = (t.actor(Role::HrOfficer).await, t.actor(Role::HrOfficer).await);
    t.index().await;
    assert_eq!(read(&who).await, (Vec::new(), 0));
    for officer in [&officer, &officer, &colleague] {
        let found = officer.get("/api/v1/people/search?q=Жақсыбаев").await.is(200).json();
        assert_eq!(found["items"][0]["person"], id.as_str(), "{found}");
    }
    let (lists, openings) = read(&who).await;
    assert_eq!(openings, 0, "a list is no opening");
    assert_eq!(lists.len(), 1, "two officers of one body on one day are one line: {lists:?}");
    assert_eq!((&lists[0]["purpose"], &lists[0]["times"]), (&json!("search"), &json!(3)));
    assert_eq!((&lists[0]["role"], &lists[0]["on"]), (&json!("hr_officer"), &json!(t.app.clock.today())));
    assert!(lists[0]["body"]["en"].is_string() && lists[0]["vacancy"].is_null(), "{lists:?}");
    // who was not shown is told nothing, and the log has no words
    assert_eq!(read(&other).await, (Vec::new(), 0));
    let words = "select count(*) as count from audit_entries where detail::text like '%Жақсы%'";
    assert_eq!(t.database.count(words).await, 0);
    let page = who.get("/me/access").await.is(200).text;
    assert!(page.contains("Lists you were shown in") && page.contains("Search of the reserve"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_shown_in_a_match_reads_for_which_vacancy() {
    let t = TestApp::start().await;
    let (who, id) = applicant(&t, "one@example.org", "Жақсыбаев").await;
    let officer = t.actor(Role::HrOfficer).await;
    let vacancy = vacancy(&t).await;
    t.index().await;
    let mut shown = 0;
    for verdict in ["meets", "does_not", "cannot_tell"] {
        // a page beyond the end is the last one
        let path = format!("/api/v1/vacancies/{vacancy}/match?verdict={verdict}&page=3");
        shown += usize::from(officer.get(&path).await.is(200).text.contains(&id));
    }
    assert_eq!(shown, 1, "everybody is on one of the three lists");
    let (lists, openings) = read(&who).await;
    assert_eq!((lists.len(), openings), (1, 0), "{lists:?}");
    assert_eq!((&lists[0]["purpose"], &lists[0]["times"]), (&json!("match"), &json!(1)));
    assert_eq!(lists[0]["vacancy"], vacancy.to_string());
    assert!(lists[0]["post"]["kk"].is_string(), "{lists:?}");
    let page = who.get("/me/access").await.is(200).text;
    assert!(page.contains(&format!("/vacancies/{vacancy}")), "{page}");
    // the next day is a line of its own, and a vacancy that was never published has no title to tell
    t.app.clock.advance(chrono::TimeDelta::days(1));
    let hide = format!("update vacancies set state = 'draft', published_at = null where id = '{vacancy}'");
    t.database.owner().await.batch_execute(&hide).await.unwrap();
    let later = t.actor(Role::HrOfficer).await;
    for verdict in ["meets", "does_not", "cannot_tell"] {
        later.get(&format!("/api/v1/vacancies/{vacancy}/match?verdict={verdict}")).await.is(200);
    }
    let again = t.anonymous();
    let mut again = again;
    again.sign_in("one@example.org", crate::support::PASSWORD).await;
    let (lists, _) = read(&again).await;
    assert_eq!(lists.len(), 2, "{lists:?}");
    assert!(lists.iter().all(|list| list["post"].is_null()), "{lists:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_shown_in_a_partys_list_reads_it() {
    let t = TestApp::start().await;
    let (who, _) = applicant(&t, "one@example.org", "Жақсыбаев").await;
    let party = t.actor(Role::PartyRepresentative).await;
    let rationale = "Known in the district for twenty years of honest work.";
    let offer = json!({ "email": "one@example.org", "rationale": rationale });
    party.post("/api/v1/nominations", &offer).await.is(201);
    party.get("/api/v1/nominations").await.is(200);
    assert_eq!(read(&who).await, (Vec::new(), 0), "before acceptance nobody is shown");
    let offers = who.get("/api/v1/me/nominations").await.is(200).json();
    let (id, version) = (offers["items"][0]["id"].as_str().unwrap(), offers["items"][0]["version"].as_i64());
    post(&who, &format!("/api/v1/me/nominations/{id}/acceptance"), version.unwrap(), &json!({})).await;
    let list = party.get("/api/v1/nominations").await.is(200).text;
    assert!(list.contains("Жақсыбаев"), "{list}");
    party.get("/nominations").await.is(200);
    let (lists, openings) = read(&who).await;
    assert_eq!((lists.len(), openings), (1, 0), "{lists:?}");
    assert_eq!((&lists[0]["purpose"], &lists[0]["times"]), (&json!("nominations"), &json!(2)));
    assert_eq!(lists[0]["role"], "party_representative");
}
