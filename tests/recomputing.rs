//! Certificates computed again: what changed people, rules, vacancies and forged records do to the answer.

use chrono::TimeDelta;
use kadr::certificates;
use kadr::certificates::check::State;
use kadr::certificates::compare::PeopleChanges;
use kadr::certificates::document::{File, Line, SignatureAt, file_of, sha256};
use kadr::certificates::verify::{Changes, Outcome, Report};
use kadr::reference::codes::{Locale, Programme, Role};
use serde_json::{Value, json};

use crate::certificates::{file_by, made, person, reserve, sql, verified};
use crate::support::TestApp;

fn changes(report: &Report) -> (&Changes, &PeopleChanges) {
    let changes = report.changes.as_ref().unwrap();
    (changes, changes.people.as_ref().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_data_is_told_from_an_altered_record_and_from_a_fault() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, people) = reserve(&t).await;
    let file = file_by(&officer, &made(&officer, vacancy).await).await;
    let report = verified(&t, &file).await;
    assert_eq!((report.outcome, report.record), (Outcome::Identical, Some(State::Identical)), "{report:#?}");
    assert!(!t.data().join("certificate-check").exists(), "what was computed for the check is left behind");

    // an altered record is not computed again: what it says cannot be believed
    let altered = verified(&t, &file.replace("\"meets\":2,", "\"meets\":1,")).await;
    assert_eq!(altered.outcome, Outcome::Altered);
    assert!(altered.changes.is_none());

    // the second place gets more service than the first: facts and order change, verdicts keep their outcome
    let earlier =
        format!("update service_entries set started_on = '2001-01-11' where person_id = '{}'", people[1]);
    sql(&t, &earlier).await;
    let report = verified(&t, &file).await;
    assert_eq!((report.outcome, report.record), (Outcome::Changed, Some(State::Identical)));
    let (_, changed) = changes(&report);
    assert_eq!((changed.facts_changed, changed.scores_changed, changed.outcomes_changed), (1, 1, 0));
    assert_eq!((changed.unexplained, changed.gone, changed.joined), (0, 0, 0));
    assert_eq!(changed.people[0].person.unwrap().uuid(), people[1]);

    // one leaves, one who could not be told of enters service and meets it, one is new
    sql(&t, &format!("update people set state = 'paused' where id = '{}'", people[0])).await;
    sql(&t, &format!("update service_entries set kind = 'corps_b' where person_id = '{}'", people[2])).await;
    person(&t, "Бесінші", Some(("corps_b", 2012))).await;
    let report = verified(&t, &file).await;
    let (_, changed) = changes(&report);
    assert_eq!((changed.gone, changed.outcomes_changed, changed.joined), (1, 1, 2), "{changed:#?}");
    assert_eq!((changed.counts_then.meets, changed.counts_now.meets), (2, 3));
    assert!(changed.places_changed >= 1 && changed.unexplained == 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_rule_or_vacancy_is_told_apart_from_people() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, _) = reserve(&t).await;
    let file = file_by(&officer, &made(&officer, vacancy).await).await;
    let weights = json!({ "surplus": 90, "leading": 10, "field": 0, "languages": 0, "region": 0, "programmes": 0, "text": 0 });
    sql(&t, &format!("update vacancies set weights = '{weights}' where id = '{vacancy}'")).await;
    let report = verified(&t, &file).await;
    assert_eq!(report.outcome, Outcome::Changed);
    let (changed, people) = changes(&report);
    assert_eq!((changed.vacancy.as_slice(), changed.rule, people.is_none()), (&["weights"][..], None, true));

    let rule = format!("(select rule_id from vacancies where id = '{vacancy}')");
    let title = format!(
        "update rule_editions set content = jsonb_set(content, '{{title,en}}', '\"Other\"') where id = {rule}"
    );
    sql(&t, &title).await;
    let report = verified(&t, &file).await;
    assert_eq!((report.outcome, changes(&report).0.rule), (Outcome::Changed, Some("text")));
    sql(&t, &format!("update rule_editions set content = '{{}}' where id = {rule}")).await;
    let report = verified(&t, &file).await;
    let changed = report.changes.unwrap();
    assert_eq!((changed.rule, changed.people), (Some("unreadable"), None));
}

/// The same file with another content, signed again with the key of this installation: what only its keeper could do.
fn forged(t: &TestApp, file: &str, change: impl FnOnce(&mut File)) -> String {
    let mut file: File = serde_json::from_str(file).unwrap();
    change(&mut file);
    file.certificate.content.lists.sha256 = sha256(&file.people.canonical());
    let statement = file.certificate.canonical();
    let keys = t.app.keys.signing();
    let key = keys.current().unwrap();
    let signature = SignatureAt::new(key, &keys.sign(key, statement.as_bytes()).unwrap());
    file_of(&statement, &file.people.canonical(), &signature)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_lie_does_not_come_out() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, _) = reserve(&t).await;
    let file = file_by(&officer, &made(&officer, vacancy).await).await;
    // somebody who does not meet the rule is put first, with the same facts
    let lie = forged(&t, &file, |file| {
        let promoted = file.people.does_not.remove(0);
        file.people.meets.insert(0, promoted);
        file.certificate.content.counts.meets += 1;
        file.certificate.content.counts.does_not -= 1;
    });
    let report = verified(&t, &lie).await;
    assert_eq!((report.outcome, report.record), (Outcome::DoesNotRecompute, Some(State::Differs)));
    assert_eq!(changes(&report).1.unexplained, 1);
    // two exchange places, nothing else
    let lie = forged(&t, &file, |file| file.people.meets.swap(0, 1));
    let report = verified(&t, &lie).await;
    assert_eq!(report.outcome, Outcome::DoesNotRecompute);
    assert_eq!(changes(&report).1.places, [1, 2]);
    // points that were never given
    let lie = forged(&t, &file, |file| {
        let Line(.., score) = &mut file.people.meets[0];
        *score += 1;
    });
    assert_eq!(verified(&t, &lie).await.outcome, Outcome::DoesNotRecompute);
    let unknown = forged(&t, &file, |file| {
        file.certificate.record.code = certificates::code::Code::random();
    });
    assert_eq!(verified(&t, &unknown).await.record, Some(State::NoRecord));
}

#[tokio::test(flavor = "multi_thread")]
async fn people_beyond_the_lists_count_too() {
    let t = TestApp::with(&[("KADR__CERTIFICATES__OTHERS", "0")]).await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, people) = reserve(&t).await;
    let file = file_by(&officer, &made(&officer, vacancy).await).await;
    let read: File = serde_json::from_str(&file).unwrap();
    assert_eq!(
        (read.people.meets.len(), read.people.does_not.len(), read.people.cannot_tell.len()),
        (2, 0, 0)
    );
    assert_eq!(verified(&t, &file).await.outcome, Outcome::Identical);
    let born = format!("update people set born_on = '1985-02-04' where id = '{}'", people[3]);
    sql(&t, &born).await;
    let report = verified(&t, &file).await;
    assert_eq!(report.outcome, Outcome::Changed);
    let (_, changed) = changes(&report);
    assert!(changed.beyond_lists && changed.people.is_empty(), "{changed:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_a_region_certifies_that_region() {
    let t = TestApp::start().await;
    let (vacancy, people) = reserve(&t).await;
    let others = "(select kato from regions where level = 'region' order by kato desc limit 1)";
    sql(&t, &format!("update people set residence_kato = {others} where id = '{}'", people[0])).await;
    t.index().await;
    let region = {
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = diesel::sql_types::Text)]
            kato: String,
        }
        let first =
            diesel::sql_query("select kato from regions where level = 'region' order by kato limit 1");
        let row: Row =
            diesel_async::RunQueryDsl::get_result(first, &mut t.database.owner().await).await.unwrap();
        row.kato
    };
    let officer = t.officer_in(&[&region], Locale::En).await;
    let certificate = made(&officer, vacancy).await;
    let content = &certificate["certificate"]["content"];
    assert_eq!((&content["regions"], &content["counts"]["meets"]), (&json!([region]), &json!(1)));
    let file = file_by(&officer, &certificate).await;
    assert_eq!(verified(&t, &file).await.outcome, Outcome::Identical);
    // who moves in or out changes it, who changes elsewhere does not
    sql(
        &t,
        &format!("update service_entries set started_on = '2003-01-01' where person_id = '{}'", people[0]),
    )
    .await;
    assert_eq!(verified(&t, &file).await.outcome, Outcome::Identical);
    sql(&t, &format!("update people set residence_kato = {others} where id = '{}'", people[1])).await;
    let report = verified(&t, &file).await;
    assert_eq!((report.outcome, changes(&report).1.gone), (Outcome::Changed, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_a_programme_certifies_its_members_of_the_day_it_was_made() {
    let t = TestApp::start().await;
    let (vacancy, people) = reserve(&t).await;
    let (today, body) = (t.app.clock.today(), t.database.first_body().await);
    let last = today + TimeDelta::days(1);
    for person in &people[..3] {
        let entry = uuid::Uuid::now_v7();
        let member = format!(
            "insert into membership_entries (id, person_id, programme, entered_on, until, grade)
               values ('{entry}', '{person}', 'regional', '2020-01-01', '{last}', 'document')"
        );
        sql(&t, &member).await;
    }
    let hidden = format!("update people set hidden_from = array['{body}'::uuid] where id = '{}'", people[2]);
    sql(&t, &hidden).await;
    t.index().await;
    let officer = t.officer_bound(&[], &[Programme::Regional], Locale::En).await;
    let certificate = made(&officer, vacancy).await;
    let content = &certificate["certificate"]["content"];
    assert_eq!(content["members"], json!({ "programmes": ["regional"], "on": today }));
    let counts =
        ["meets", "does_not", "cannot_tell"].map(|outcome| content["counts"][outcome].as_u64().unwrap());
    assert_eq!((&content["open_to"], counts.iter().sum()), (&json!(body), 2_u64), "{content}");
    assert_eq!(content["data"]["people"], people.len() - 1, "a difference does not tell who hides");
    let code = certificate["certificate"]["record"]["code"].as_str().unwrap();
    let page = officer.get(&format!("/certificates/{code}")).await.is(200).text;
    assert!(page.contains("Regional personnel reserve"), "{page}");
    let file = file_by(&officer, &certificate).await;
    assert_eq!(verified(&t, &file).await.outcome, Outcome::Identical);
    // a later day is not the one it was made on
    t.app.clock.advance(TimeDelta::days(9));
    assert_eq!(verified(&t, &file).await.outcome, Outcome::Identical);
    let hidden = format!("update people set hidden_from = array['{body}'::uuid] where id = '{}'", people[0]);
    sql(&t, &hidden).await;
    let report = verified(&t, &file).await;
    assert_eq!((report.outcome, changes(&report).1.gone), (Outcome::Changed, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_says_it_by_its_exit_code() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    let (vacancy, people) = reserve(&t).await;
    let path = t.data().join("certificate.json");
    std::fs::write(&path, file_by(&officer, &made(&officer, vacancy).await).await).unwrap();
    let kadr = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_kadr"))
            .args(["certificate"])
            .args(arguments)
            .env("KADR__DATA__DIR", t.data())
            .env("DATABASE_URL", &t.database.address.url)
            .env("KADR__DATABASE__OWNER_URL", &t.database.address.owner_url)
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let file = path.to_str().unwrap();
    // beside the running service, which has the index open
    let (code, text) = kadr(&["verify", file]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.starts_with("Identical"), "{text}");
    let (code, text) = kadr(&["keys"]);
    let key = t.app.keys.signing().current().unwrap().to_owned();
    assert!(code == Some(0) && text.contains(&key) && text.contains("BEGIN PUBLIC KEY"), "{text}");
    sql(&t, &format!("update people set state = 'paused' where id = '{}'", people[0])).await;
    let (code, text) = kadr(&["verify", file, "--json"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, &report["outcome"]), (Some(3), &json!("changed")));
    assert_eq!(report["changes"]["people"]["gone"], 1);
    std::fs::write(&path, "{}").unwrap();
    let (code, text) = kadr(&["verify", file]);
    assert!(code == Some(3) && text.starts_with("Altered"), "{text}");
    assert_eq!(kadr(&["verify", "nothing.json"]).0, Some(1));
}
