//! The profile from the first visit to an officer's reading: saved section by section, submitted, frozen, opened,
//! left. Reserves brought in from files are in `importing`.

use diesel_async::RunQueryDsl;
use kadr::reference::codes::Role;
use kadr::reference::load::body_id;
use serde_json::{Value, json};

use crate::support::{Actor, TestApp};

/// 17 May 1990, male.
pub const IIN: &str = "900517300128";

pub async fn profile(who: &Actor) -> Value {
    who.get("/api/v1/me/profile").await.is(200).json()
}

/// Changes rows behind the service's back.
async fn run(t: &TestApp, statement: &str) {
    diesel::sql_query(statement).execute(&mut t.database.owner().await).await.unwrap();
}

pub fn study() -> Value {
    json!({ "level": "bachelor", "institution": "Еуразия ұлттық университеті", "country": "KZ", "field": "041",
        "completed_year": 2012 })
}

/// Fills in what submission needs.
pub async fn fill_in(who: &Actor) {
    let version = profile(who).await["basics"]["version"].as_i64().unwrap();
    let basics = json!({ "surname": "Ким", "given": "Алексей", "iin": IIN, "citizenship": "KZ", "residence_kato": "100000000" });
    who.put("/api/v1/me/basics", version, &basics).await.is(200);
    who.post("/api/v1/me/education", &study()).await.is(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_filled_in_submitted_and_changed() {
    let t = TestApp::start().await;
    let who = t.actor(Role::Applicant).await;
    let draft = profile(&who).await;
    assert_eq!((&draft["state"], &draft["contacts"]["email"]), (&json!("draft"), &json!(who.email)));
    let missing = json!(["name", "born_on", "iin", "citizenship", "residence", "education"]);
    assert_eq!(draft["missing"], missing);
    let refused = who.post("/api/v1/me/submission", &json!({})).await.is(409).json();
    assert_eq!(refused["code"], "profile_incomplete");

    fill_in(&who).await;
    let full = profile(&who).await;
    assert_eq!((&full["missing"], &full["basics"]["sex"]), (&json!([]), &json!("male")));
    assert_eq!(full["basics"]["iin"], "••••••••0128");
    assert_eq!(full["basics"]["born_on"], "1990-05-17");
    who.post("/api/v1/me/submission", &json!({})).await.is(201);
    who.post("/api/v1/me/submission", &json!({})).await.is(201);
    assert_eq!(t.database.count("select count(*) as count from profile_snapshots").await, 1);

    let language = json!({ "language": "kk", "level": "c1" });
    who.post("/api/v1/me/languages", &language).await.is(201);
    assert_eq!(who.post("/api/v1/me/languages", &language).await.is(409).json()["code"], "language_twice");
    let after = profile(&who).await;
    assert_eq!((&after["state"], &after["changed"]), (&json!("submitted"), &json!(["languages"])));
    for (state, status) in
        [("paused", 204), ("withdrawn", 204), ("paused", 409), ("submitted", 204), ("draft", 409)]
    {
        let put = who.put("/api/v1/me/state", 1, &json!({ "state": state })).await;
        assert_eq!(put.status.as_u16(), status, "{state}: {}", put.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_lose_nothing() {
    let t = TestApp::start().await;
    let who = t.actor(Role::Applicant).await;
    fill_in(&who).await;
    let now = profile(&who).await;
    let (entry, version) =
        (now["education"][0]["id"].as_str().unwrap(), now["basics"]["version"].as_i64().unwrap());
    // different rows: both are kept
    who.put("/api/v1/me/wishes", 1, &json!({ "directions": ["legal"] })).await.is(200);
    let path = format!("/api/v1/me/education/{entry}");
    who.put(&path, 1, &json!({ "level": "master", "institution": "ҚазҰУ", "country": "KZ" })).await.is(200);
    // the same row: the second is told, and nothing is overwritten
    assert_eq!(who.put(&path, 1, &study()).await.is(412).json()["code"], "stale");
    who.put("/api/v1/me/basics", version - 1, &json!({})).await.is(412);

    // the page keeps the input and shows both values
    let page = format!("/me/education/{entry}");
    let form = [("version", "1"), ("level", "bachelor"), ("institution", "ЕҰУ"), ("country", "KZ")];
    let again = who.post_form(&page, &form).await.is(422).text;
    assert!(
        again.contains("value=\"ЕҰУ\"") && again.contains("ҚазҰУ") && again.contains("Stored now"),
        "{again}"
    );
    assert!(again.contains("name=\"version\" value=\"2\""), "{again}");
    let form = [("version", "2"), ("level", "bachelor"), ("institution", "ЕҰУ"), ("country", "KZ")];
    assert!(who.post_form(&page, &form).await.is(303).location().starts_with("/me/education?done="));
    // a double submit adds one entry
    let form = [("once", "7d9f1c9e-0000-4000-8000-000000000001"), ("language", "kk"), ("level", "b2")];
    who.post_form("/me/languages/new", &form).await.is(303);
    who.post_form("/me/languages/new", &form).await.is(303);
    assert_eq!(profile(&who).await["languages"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_keep_what_was_typed_and_say_what_is_wrong() {
    let t = TestApp::start().await;
    let who = t.actor(Role::Applicant).await;
    who.get("/me").await.is(200);
    let form = [
        ("version", "1"),
        ("surname", "Ким"),
        ("given", "А1"),
        ("born_on_day", "31"),
        ("born_on_month", "2"),
        ("born_on_year", "1990"),
        ("iin", "900517300129"),
        ("residence_kato", "101000000"),
    ];
    let again = who.post_form("/me/basics", &form).await.is(422).text;
    for kept in [
        "value=\"Ким\"",
        "value=\"А1\"",
        "value=\"31\"",
        "value=\"900517300129\"",
        "<option value=\"101000000\" selected>",
    ] {
        assert!(again.contains(kept), "{kept} is not in {again}");
    }
    assert!(again.contains("href=\"#born_on\"") && again.contains("href=\"#iin\""), "{again}");
    let half = [("version", "1"), ("surname", "Ким"), ("iin", IIN)];
    who.post_form("/me/basics", &half).await.is(303);
    assert_eq!(profile(&who).await["basics"]["born_on"], "1990-05-17");
    who.post_form("/me/check", &[("confirmed", "yes")]).await.is(422);

    fill_in(&who).await;
    let entry = profile(&who).await["education"][0]["id"].as_str().unwrap().to_owned();
    who.post_form("/me/check", &[("none", "")]).await.is(422);
    assert_eq!(who.post_form("/me/check", &[("confirmed", "yes")]).await.is(303).location(), "/me/submitted");
    for lang in ["kk", "ru", "en"] {
        who.post_form("/language", &[("lang", lang)]).await.is(303);
        for path in [
            "/me",
            "/me/basics",
            "/me/contacts",
            "/me/wishes",
            "/me/education",
            "/me/education/new",
            "/me/service",
            "/me/service/new",
            "/me/languages",
            "/me/languages/new",
            "/me/memberships",
            "/me/memberships/new",
            "/me/tests",
            "/me/tests/new",
            "/me/papers",
            "/me/papers/new",
            "/me/relatives",
            "/me/relatives/new",
            "/me/check",
            "/me/submitted",
            "/me/access",
            "/me/state?to=paused",
            "/me/state?to=withdrawn",
            "/me/state?to=submitted",
            &format!("/me/education/{entry}"),
            &format!("/me/education/{entry}/remove"),
        ] {
            let page = who.get(path).await.is(200).text;
            assert!(!page.contains(IIN) && !page.contains("people-"), "{lang} {path}: {page}");
        }
    }
    who.post_form(&format!("/me/education/{entry}/remove"), &[("version", "1")]).await.is(303);
    who.get(&format!("/me/education/{entry}")).await.is(404);
}

/// The lists that rules of the reserve read: each from page or API to the check page, the snapshot, the officer's file,
/// the facts and the change feed.
#[tokio::test(flavor = "multi_thread")]
async fn records_are_stated_submitted_and_read() {
    let t = TestApp::start().await;
    let (who, officer) = (t.actor(Role::Applicant).await, t.actor(Role::HrOfficer).await);
    fill_in(&who).await;
    let body = body_id("government-office");
    let membership = json!({ "programme": "regional", "entered_on": "2025-03-01", "until": "2027-02-28" });
    let added = who.post("/api/v1/me/memberships", &membership).await.is(201).json();
    let paper = json!({ "kind": "health", "issued_on": "2026-01-10", "number": "12–7" });
    who.post("/api/v1/me/papers", &paper).await.is(201);
    // pages take the same
    let test = [
        ("test", "legislation"),
        ("passed", "yes"),
        ("points", "83"),
        ("taken_on_day", "14"),
        ("taken_on_month", "3"),
        ("taken_on_year", "2026"),
        ("valid_until_day", ""),
    ];
    assert!(who.post_form("/me/tests/new", &test).await.is(303).location().starts_with("/me/tests?done="));
    let body_text = body.to_string();
    who.post_form("/me/relatives/new", &[("kinship", "sibling"), ("body", &body_text)]).await.is(303);
    let elected = json!({ "started_on": "2021-09-01", "organisation": "Мәслихат", "sector": "public_administration",
        "kind": "deputy", "post_title": "Депутат", "elected": true });
    who.post("/api/v1/me/service", &elected).await.is(201);

    // what is wrong is said, and nothing is kept of it
    let unknown = json!({ "body": "01890000-0000-7000-8000-000000000000", "kinship": "spouse" });
    let refused = who.post("/api/v1/me/relatives", &unknown).await.is(422).json();
    assert_eq!(
        (&refused["errors"][0]["field"], &refused["errors"][0]["code"]),
        (&json!("body"), &json!("body-code"))
    );
    let named = json!({ "body": body, "kinship": "spouse", "name": "Ким" });
    assert!(who.post("/api/v1/me/relatives", &named).await.status.is_client_error());
    let again =
        who.post_form("/me/tests/new", &[("test", "legislation"), ("points", "101")]).await.is(422).text;
    for wrong in ["href=\"#points\"", "href=\"#passed\"", "href=\"#taken_on\"", "value=\"101\""] {
        assert!(again.contains(wrong), "{wrong} is not in {again}");
    }

    let stated = profile(&who).await;
    assert_eq!(stated["memberships"][0]["until"], "2027-02-28");
    assert_eq!(
        (&stated["tests"][0]["points"], &stated["tests"][0]["valid_until"]),
        (&json!(83), &Value::Null)
    );
    assert_eq!(
        (&stated["relatives"][0]["body"], &stated["service"][0]["elected"]),
        (&json!(body), &json!(true))
    );
    who.post("/api/v1/me/submission", &json!({})).await.is(201);
    let id = stated["id"].as_str().unwrap();
    let file = officer.get(&format!("/api/v1/people/{id}")).await.is(200).json();
    assert_eq!(file["live"]["papers"][0]["number"], "12–7");
    let page = officer.get(&format!("/people/{id}")).await.is(200).text;
    for words in
        ["83 points of 100", "No. 12–7", "Brother or sister", "Elected", "Regional personnel reserve"]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }

    // a change is one of this section alone; removing the last row empties it
    let path = format!("/api/v1/me/memberships/{}", added["id"].as_str().unwrap());
    let longer = json!({ "programme": "regional", "entered_on": "2025-03-01" });
    who.put(&path, 1, &longer).await.is(200);
    who.put(&path, 1, &longer).await.is(412);
    let after = profile(&who).await;
    assert_eq!(
        (&after["changed"], &after["memberships"][0]["until"]),
        (&json!(["memberships"]), &Value::Null)
    );
    assert!(who.get("/me/check").await.is(200).text.contains("Regional personnel reserve"));
    let one = format!("/me/memberships/{}", added["id"].as_str().unwrap());
    who.get(&one).await.is(200);
    who.post_form(&format!("{one}/remove"), &[("version", "2")]).await.is(303);
    assert_eq!(profile(&who).await["memberships"], json!([]));

    // every list tells the index that the person changed
    for table in ["membership_entries", "test_entries", "paper_entries", "relative_entries"] {
        let known = t.database.count("select count(*) as count from changes where kind = 'person'").await;
        run(&t, &format!("update {table} set version = version + 1")).await;
        let now = t.database.count("select count(*) as count from changes where kind = 'person'").await;
        let rows = t.database.count(&format!("select count(*) as count from {table}")).await;
        assert_eq!((now > known, rows > 0), (rows > 0, table != "membership_entries"), "{table}");
    }
}

/// A snapshot frozen before there were these lists is still read, and shows what was added since.
#[tokio::test(flavor = "multi_thread")]
async fn an_older_snapshot_is_still_read() {
    let t = TestApp::start().await;
    let who = t.actor(Role::Applicant).await;
    fill_in(&who).await;
    let service = json!({ "started_on": "2012-09-03", "organisation": "Әкімдік", "sector": "finance", "kind": "private", "post_title": "Маман" });
    who.post("/api/v1/me/service", &service).await.is(201);
    who.post("/api/v1/me/submission", &json!({})).await.is(201);
    let older =
        "update profile_snapshots set content = content - 'memberships' - 'tests' - 'papers' - 'relatives'
        #- '{education,0,funding}' #- '{service,0,elected}'";
    run(&t, older).await;
    assert_eq!(profile(&who).await["changed"], json!([]));
    who.post("/api/v1/me/papers", &json!({ "kind": "diploma", "issued_on": "2012-06-30" })).await.is(201);
    assert_eq!(profile(&who).await["changed"], json!(["papers"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_opened_within_the_region_and_never_unnoticed() {
    let t = TestApp::start().await;
    let (who, officer, other) =
        (t.actor(Role::Applicant).await, t.actor(Role::HrOfficer).await, t.actor(Role::Applicant).await);
    fill_in(&who).await;
    let id = profile(&who).await["id"].as_str().unwrap().to_owned();
    let (page, api) = (format!("/people/{id}"), format!("/api/v1/people/{id}"));
    officer.get(&page).await.is(404);
    who.post("/api/v1/me/submission", &json!({})).await.is(201);
    other.get(&page).await.is(403);
    let file = officer.get(&format!("{page}?why=Interview")).await.is(200).text;
    assert!(file.contains("Ким Алексей") && !file.contains(&who.email) && !file.contains(IIN), "{file}");
    let service = json!({ "started_on": "2012-09-03", "organisation": "Әкімдік", "sector": "finance", "kind": "private", "post_title": "Маман" });
    who.post("/api/v1/me/service", &service).await.is(201);
    let body = officer.get(&api).await.is(200).json();
    assert_eq!(
        (&body["changed"], body["submitted"]["service"].as_array().unwrap().len()),
        (&json!(["service"]), 0)
    );
    assert!(officer.get(&page).await.is(200).text.contains("As submitted"));

    officer.post_form(&format!("{page}/contacts"), &[("why", " ")]).await.is(422);
    let shown = officer.post_form(&format!("{page}/contacts"), &[("why", "To call")]).await.is(200).text;
    assert!(shown.contains(&who.email), "{shown}");
    let seen = who.get("/api/v1/me/access").await.is(200).json();
    let seen: Vec<_> = seen["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["action"].as_str().unwrap(), &one["reason"]))
        .collect();
    assert_eq!(
        seen,
        [
            ("person.contacts_read", &json!("To call")),
            ("person.read", &Value::Null),
            ("person.read", &Value::Null),
            ("person.read", &json!("Interview")),
        ]
    );
    assert!(who.get("/me/access").await.is(200).text.contains("Interview"));
    who.put("/api/v1/me/state", 1, &json!({ "state": "paused" })).await.is(204);
    officer.get(&api).await.is(404);
}
