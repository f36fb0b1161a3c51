//! What comes in from files: a reserve that a state keeps already, taken over by the people it is about, and the full
//! list of places.

use kadr::people::import;
use kadr::platform::tx::Act;
use kadr::reference::codes::Role;
use kadr::reference::import as places;
use serde_json::json;

use crate::people::{IIN, profile, study};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_reserve_is_brought_in_once_and_taken_over() {
    let t = TestApp::start().await;
    let file = t.data().join("reserve.ndjson");
    let person = json!({ "surname": "Ким", "given": "Алексей", "iin": IIN, "citizenship": "KZ", "residence_kato": "100000000",
        "email": "Kim@example.org", "education": [study()], "languages_1_language": "kk", "languages_1_level": "c1",
        "memberships_1_programme": "regional", "memberships_1_entered_on": "01.03.2025", "tests": [
            { "test": "legislation", "taken_on": "2026-03-14", "points": 83, "passed": true }],
        "papers_1_kind": "health", "papers_1_issued_on": "2026-01-10", "papers_1_valid_until": "2027-01-10",
        "relatives_1_body": "government-office", "relatives_1_kinship": "spouse" });
    let bad = json!({ "surname": "Ли", "given": "Анна", "iin": "900517300129" });
    std::fs::write(&file, format!("{person}\n{bad}\n{person}\n")).unwrap();
    let act = Act::command("import", t.app.clock.now());
    let bring = async |dry| import::import(&t.app, &act, &file, dry, |_| {}).await.unwrap();
    let dry = bring(true).await;
    assert_eq!((dry.added, dry.bad_rows()), (1, 2));
    assert_eq!(t.database.count("select count(*) as count from people").await, 0);
    let first = bring(false).await;
    assert_eq!((first.read, first.added, first.bad_rows(), first.problems.len()), (3, 1, 2, 2), "{first}");
    let second = bring(false).await;
    assert_eq!((second.added, second.changed, second.unchanged), (0, 0, 1), "{second}");
    let mut moved = person.clone();
    moved["residence_kato"] = json!("110000000");
    std::fs::write(&file, format!("{moved}\n")).unwrap();
    assert_eq!(bring(false).await.changed, 1);

    // another address: the IIN is taken; the same one: the profile is theirs
    let stranger = t.actor(Role::Applicant).await;
    profile(&stranger).await;
    let basics = json!({ "iin": IIN });
    assert_eq!(stranger.put("/api/v1/me/basics", 1, &basics).await.is(409).json()["code"], "iin_taken");
    let owner = t.actor_at(Role::Applicant, "kim@example.org").await;
    profile(&owner).await;
    let body = t.database.first_body().await;
    owner.put(&format!("/api/v1/me/hidden-from/{body}"), 1, &json!({})).await.is(204);
    owner.post("/api/v1/me/languages", &json!({ "language": "ru", "level": "native" })).await.is(201);
    owner.post("/api/v1/me/languages", &json!({ "language": "kk", "level": "a1" })).await.is(201);
    owner.post("/api/v1/me/papers", &json!({ "kind": "diploma", "issued_on": "2012-06-30" })).await.is(201);
    assert_eq!(owner.put("/api/v1/me/basics", 1, &basics).await.is(200).json()["taken_over"], true);
    let theirs = profile(&owner).await;
    assert_eq!((&theirs["state"], &theirs["basics"]["surname"]), (&json!("submitted"), &json!("Ким")));
    assert_eq!(theirs["basics"]["residence_kato"], "110000000");
    assert_eq!(
        (theirs["education"].as_array().unwrap().len(), theirs["languages"].as_array().unwrap().len()),
        (1, 2)
    );
    // the draft's own wish and rows come along, but the file's word on a language stays
    let kazakh = theirs["languages"].as_array().unwrap().iter().find(|one| one["language"] == "kk").unwrap();
    let counts =
        ["memberships", "tests", "papers", "relatives"].map(|list| theirs[list].as_array().unwrap().len());
    assert_eq!((&kazakh["level"], counts), (&json!("c1"), [1, 1, 2, 1]));
    assert_eq!(theirs["hidden_from"], json!([body]));
    // and the file does not change it any more
    std::fs::write(&file, format!("{person}\n")).unwrap();
    let late = bring(false).await;
    assert_eq!((late.changed, late.problems[0].code), (0, "taken-over"));
}

/// The file was written by a spreadsheet program: dates are date cells, and one IIN is a number.
#[tokio::test(flavor = "multi_thread")]
async fn a_spreadsheet_is_read_as_its_author_meant_it() {
    let t = TestApp::start().await;
    let act = Act::command("import", t.app.clock.now());
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/reserve.xlsx");
    let bring = async || import::import(&t.app, &act, &file, false, |_| {}).await.unwrap();
    let first = bring().await;
    let problems: Vec<_> =
        first.problems.iter().map(|one| (one.row, one.column.as_str(), one.code)).collect();
    assert_eq!(problems, [(4, "iin", "iin-checksum"), (4, "born_on", "date-format")]);
    assert_eq!((first.read, first.added, first.bad_rows()), (4, 3, 1), "{first}");
    let born = "select count(*) as count from people where iin_index is not null and born_on = '1990-05-17'";
    assert_eq!(t.database.count(born).await, 1);
    let work =
        "select count(*) as count from service_entries where started_on = '2013-02-01' and subordinates = 4";
    assert_eq!(t.database.count(work).await, 1);
    assert_eq!(bring().await.unchanged, 3);
}

/// Two regions that the program brings along, and places below them that it does not.
const PLACES: &str = "kato,kato_version,level,type_code,name_ru,name_kk
100000000,NK RK 11-2025,oblast,0,область Абай,Абай облысы
101000000,NK RK 11-2025,district,1,Семей Г.А.,Семей Қ.Ә.
103200000,NK RK 11-2025,district,2,Абайский район,Абай ауданы
103233000,NK RK 11-2025,sub_district,2,Архатский с.о.,Архат а.о.
103233127,NK RK 11-2025,settlement,2,с.Жидебай,Жидебай а.
710000000,NK RK 11-2025,oblast,1,г.Астана,Астана қ.
";

/// A place as it stands: its Kazakh name, the one above it, and whether it still exists.
async fn place(t: &TestApp, kato: &str) -> String {
    let ask = format!(
        "select coalesce((select name_kk || ', ' || coalesce(parent_kato, '-') || ', ' || coalesce(until_on::text, 'is')
           from regions where kato = '{kato}'), 'unknown') as text"
    );
    t.database.text(&ask).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_places_is_brought_in_once_and_ends_what_is_gone() {
    let t = TestApp::start().await;
    let file = t.data().join("kato.csv");
    let act = Act::command("import", t.app.clock.now());
    let bring = async |text: &str, dry| {
        std::fs::write(&file, text).unwrap();
        places::import_kato(&t.app, &act, &file, dry, |_, _| {}).await.unwrap()
    };
    let shipped = place(&t, "100000000").await;
    let all = "select count(*) as count from regions where until_on is null";
    let before = t.database.count(all).await;

    // a dry run says what would happen, and it does not
    let dry = bring(PLACES, true).await;
    assert!(dry.read == 6 && dry.added >= 2 && dry.ended > 0 && dry.rejected.is_empty(), "{dry}");
    assert_eq!((place(&t, "103233127").await.as_str(), t.database.count(all).await), ("unknown", before));

    let first = bring(PLACES, false).await;
    assert_eq!((first.added, first.changed, first.ended), (dry.added, dry.changed, dry.ended), "{first}");
    assert_eq!(place(&t, "103233127").await, "Жидебай а., 103233000, is");
    assert_eq!(place(&t, "100000000").await, shipped, "a place of the program keeps its names");
    assert_eq!(t.database.count(all).await, 6);

    // the same file again changes nothing, and notes nothing
    let noted = "select count(*) as count from audit_entries where action = 'reference.kato_imported'";
    let second = bring(PLACES, false).await;
    assert_eq!((second.added, second.changed, second.unchanged, second.ended), (0, 0, 6, 0), "{second}");
    assert_eq!(t.database.count(noted).await, 1);

    // a row that is gone ends its place, unless another row could not be read: it may be that one
    let gone = PLACES.replace("103233127,NK RK 11-2025,settlement,2,с.Жидебай,Жидебай а.\n", "");
    let bad = format!("{gone}103299,NK RK 11-2025,settlement,2,с.Другое,Басқа а.\n");
    let careful = bring(&bad, false).await;
    assert_eq!((careful.ended, careful.rejected.len(), careful.rejected[0].line), (0, 1, 7), "{careful}");
    assert!(
        careful.kept_because_of_rejects && careful.to_string().contains("Nothing was ended"),
        "{careful}"
    );
    assert!(place(&t, "103233127").await.ends_with(", is"));
    assert_eq!(bring(&gone, false).await.ended, 1);
    let today = t.app.clock.today();
    assert_eq!(place(&t, "103233127").await, format!("Жидебай а., 103233000, {today}"));
    // and it exists again when it is in the file again, under its new name
    let renamed = PLACES.replace("Жидебай а.", "Жидебай ауылы");
    assert_eq!(bring(&renamed, false).await.changed, 1);
    assert_eq!(place(&t, "103233127").await, "Жидебай ауылы, 103233000, is");
    assert_eq!(t.database.count(noted).await, 3);
}
