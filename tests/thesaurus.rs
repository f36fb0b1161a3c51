//! The thesaurus as administrators keep it: what a change would do, what it does to searches, and that the index after any
//! changes is the one that would be made anew.

use std::collections::{BTreeMap, BTreeSet};

use diesel_async::SimpleAsyncConnection as _;
use kadr::matching::index::Condition;
use kadr::matching::indexer;
use kadr::matching::scratch::Scratch;
use kadr::platform::app::App;
use kadr::platform::config::Settings;
use kadr::platform::ids::PersonId;
use kadr::platform::schedule::Round;
use kadr::platform::tx::Act;
use kadr::reference::codes::{ConceptCheck, ConceptKind, Locale, Role};
use kadr::thesaurus::{self, Proposal, Row};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use search_index::Snapshot;
use serde_json::{Value, json};

use crate::support::{Actor, TestApp};

const REASON: &str = "Officers look for it by this word.";

/// So many people with this post.
async fn people(t: &TestApp, count: usize, post: &str) {
    let mut sql = String::new();
    for _ in 0..count {
        let (person, entry) = (PersonId::new(), PersonId::new());
        sql.push_str(&format!(
            "insert into people (id, state, source, surname, given_name, born_on, sex, citizenship, submitted_at)
             values ('{person}', 'submitted', 'seed', 'Сынақ', 'Адам', '1990-01-01', 'female', 'KZ', now());
             insert into service_entries (id, person_id, started_on, organisation, sector, kind, post_title, \"leading\")
             values ('{entry}', '{person}', '2020-01-01', 'ЖШС', 'finance', 'private', '{post}', false);"
        ));
    }
    t.database.owner().await.batch_execute(&sql).await.unwrap();
}

async fn concept(who: &Actor, code: &str) -> Value {
    who.get(&format!("/api/v1/thesaurus/concepts/{code}")).await.is(200).json()
}

/// The row of a concept with one more Russian name.
async fn with_name(who: &Actor, code: &str, name: &str) -> Value {
    let mut row = concept(who, code).await["row"].take();
    row["ru"].as_array_mut().unwrap().push(json!(name));
    row
}

async fn found(officer: &Actor, text: &str) -> u64 {
    let answer = officer.get(&format!("/api/v1/people/search?q={text}")).await.is(200).json();
    answer["total"].as_u64().unwrap()
}

/// Gives a concept that stands as shipped another name.
pub async fn also_called(app: &App, act: &Act, code: &str, name: &str) {
    let shipped = app.thesaurus.shipped();
    let mut row = Row::of(shipped.concept(shipped.number(code).unwrap()).unwrap()).unwrap();
    row.kk.push(name.to_owned());
    thesaurus::change(app, act, (code, 0), &Proposal::Save(row), REASON).await.unwrap();
}

pub fn generation(t: &TestApp) -> u64 {
    match t.app.index.condition() {
        Condition::Usable(stats) => stats.generation,
        other => panic!("{other:?}"),
    }
}

/// The counts of a preview for one name; none: the concept itself.
fn counts<'a>(preview: &'a Value, name: Option<&str>) -> (&'a Value, &'a Value) {
    let searches = preview["searches"].as_array().unwrap();
    let one = searches.iter().find(|one| one["name"].as_str() == name).unwrap();
    (&one["gain"], &one["lose"])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_foreseen_added_and_found_without_a_rebuild() {
    let t = TestApp::start().await;
    let (administrator, officer) = (t.actor(Role::Administrator).await, t.actor(Role::HrOfficer).await);
    people(&t, 7, "квазиюрист").await;
    people(&t, 6, "юрист").await;
    people(&t, 3, "законник").await;
    t.index().await;
    let before = generation(&t);
    assert_eq!((found(&officer, "юрист").await, found(&officer, "квазиюрист").await), (6, 7));

    let row = with_name(&administrator, "OCC001", "квазиюрист").await;
    let asked = json!({ "code": "OCC001", "row": row });
    let preview = administrator.post("/api/v1/thesaurus/previews", &asked).await.is(200).json();
    assert_eq!(counts(&preview, Some("юрист")), (&json!(7), &Value::Null), "{preview}");
    assert_eq!(counts(&preview, Some("квазиюрист")), (&json!(6), &Value::Null));
    assert_eq!(counts(&preview, None), (&json!(7), &Value::Null));
    // a preview changes nothing
    t.index().await;
    assert_eq!(found(&officer, "юрист").await, 6);
    let few = json!({ "code": "OCC001", "row": with_name(&administrator, "OCC001", "законник").await });
    let preview = administrator.post("/api/v1/thesaurus/previews", &few).await.is(200).json();
    assert_eq!(counts(&preview, Some("юрист")), (&Value::Null, &Value::Null), "three people are not told");

    let change = json!({ "row": row, "reason": REASON });
    let path = "/api/v1/thesaurus/concepts/OCC001";
    let changed = administrator.put(path, 0, &change).await.is(200).json();
    assert_eq!((&changed["version"], &changed["state"]), (&json!(1), &json!("changed")));
    assert_eq!(changed["history"][0]["reason"], REASON);
    t.index().await;
    assert_eq!((found(&officer, "юрист").await, found(&officer, "квазиюрист").await), (13, 13));
    assert_eq!(found(&officer, "lawyer").await, 13);
    assert_eq!(generation(&t), before, "no rebuild");
    // the beginning is suggested, too
    let typed = officer.get("/api/v1/people/search/suggestions?q=квазию").await.is(200).text;
    assert!(typed.contains("OCC001"), "{typed}");

    let back = json!({ "reason": "It misleads more than it helps." });
    administrator
        .send(
            administrator
                .request(reqwest::Method::POST, &format!("{path}/restoration"))
                .header("if-match", "\"1\"")
                .json(&back),
        )
        .await
        .is(200);
    t.index().await;
    assert_eq!((found(&officer, "юрист").await, found(&officer, "квазиюрист").await), (6, 7));
    let noted =
        "select string_agg(action || ' ' || coalesce(reason, ''), ',' order by id) as text from audit_entries
        where action in ('thesaurus.changed', 'thesaurus.taken_back')";
    let noted = t.database.text(noted).await;
    assert_eq!(
        noted,
        format!("thesaurus.changed {REASON},thesaurus.taken_back It misleads more than it helps.")
    );
    // what was previewed is noted without the words
    let previewed = "select count(*) as count from audit_entries where action = 'thesaurus.previewed' and detail::text not like '%юрист%'";
    assert_eq!(t.database.count(previewed).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_made_elsewhere_is_noticed_at_the_next_start() {
    let t = TestApp::start().await;
    let officer = t.actor(Role::HrOfficer).await;
    people(&t, 5, "квазиюрист").await;
    people(&t, 5, "юрист").await;
    t.index().await;
    let (before, own) = (generation(&t), t.app.thesaurus.now().number);
    // another process on the same database
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::from_parts(None, BTreeMap::new()).unwrap();
    let other = App::new(settings, t.database.address.clone(), folder.path(), String::new()).unwrap();
    also_called(&other, &t.act(), "OCC001", "квазиюрист").await;
    assert_eq!(t.app.thesaurus.now().number, own, "not yet");
    t.index().await;
    assert_eq!((t.app.thesaurus.now().number, found(&officer, "lawyer").await), (1, 10));
    assert_eq!(generation(&t), before);
    // the other one's own index begins from the same edition
    while indexer::round(&other).await.unwrap() == Round::More {}
    let about = other.index.ask(|index| index.snapshot()?.about("OCC001")).await.unwrap();
    assert_eq!(about.len(), 10);
    other.db.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_stand_is_refused_in_words() {
    let t = TestApp::start().await;
    let administrator = t.actor(Role::Administrator).await;
    let base = concept(&administrator, "OCC002").await["row"].clone();
    let put = async |row: Value, reason: &str| {
        let body = json!({ "row": row, "reason": reason });
        administrator.put("/api/v1/thesaurus/concepts/OCC002", 0, &body).await
    };
    let changed = |field: &str, value: Value| {
        let mut row = base.clone();
        row[field] = value;
        row
    };
    for (row, field) in [
        (changed("kk", json!([])), "kk"),
        (changed("en", json!(["  "])), "en"),
        (changed("ru", json!(["а|б"])), "ru"),
        (changed("ru", json!(["—"])), "ru"),
        (changed("ru", json!(["я ".repeat(60)])), "ru"),
        (changed("ru", json!(["юрисконсульт", "Юрисконсульт"])), "ru"),
        (changed("ru", json!(["Адвокат"])), "ru"),
        (changed("source", json!("")), "source"),
        (changed("broader", json!(["NIX999"])), "broader"),
        (changed("broader", json!(["OCC002"])), "broader"),
        (base.clone(), "form"),
    ] {
        let answer = put(row.clone(), REASON).await.is(422).json();
        assert_eq!(answer["errors"][0]["field"], field, "{row}: {answer}");
        assert!(!answer["errors"][0]["detail"].as_str().unwrap().contains("error-"), "{answer}");
    }
    let good = changed("ru", json!(["юрисконсульт", "советник по праву"]));
    assert_eq!(put(good.clone(), "short").await.is(422).json()["errors"][0]["field"], "reason");
    put(good.clone(), REASON).await.is(200);
    // from the version before: somebody else was quicker
    put(good, REASON).await.is(412);
    // OCC001 would be below what is below it
    let mut lawyer = concept(&administrator, "OCC001").await["row"].clone();
    lawyer["broader"] = json!(["OCC002"]);
    let circle = json!({ "row": lawyer, "reason": REASON });
    let answer = administrator.put("/api/v1/thesaurus/concepts/OCC001", 0, &circle).await.is(422).json();
    assert_eq!(answer["errors"][0]["field"], "broader");
    let end = async |code: &str, what: &str, version: &str| {
        let path = format!("/api/v1/thesaurus/concepts/{code}/{what}");
        let request =
            administrator.request(reqwest::Method::POST, &path).header("if-match", format!("\"{version}\""));
        administrator.send(request.json(&json!({ "reason": REASON }))).await
    };
    end("OCC001", "retirement", "0").await.is(422);
    end("OCC003", "restoration", "0").await.is(409);
    end("OCC003", "retirement", "0").await.is(200);
    end("OCC003", "retirement", "2").await.is(409);
    administrator.get("/api/v1/thesaurus/concepts/NIX999").await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concept_is_added_once_under_a_code_of_its_own() {
    let t = TestApp::start().await;
    let administrator = t.actor(Role::Administrator).await;
    let row = json!({
        "kind": "skill", "kk": ["сынақ дағдысы"], "ru": ["испытательный навык"], "en": ["trial skill"],
        "source": "OWN", "check": "native", "broader": [],
    });
    let body = json!({ "row": row, "reason": REASON });
    let send = async || {
        let request = administrator.request(reqwest::Method::POST, "/api/v1/thesaurus/concepts");
        administrator.send(request.header("idempotency-key", "k1").json(&body)).await.is(201).json()
    };
    let (made, again) = (send().await, send().await);
    assert_eq!((&made["code"], &made["state"]), (&json!("OWN001"), &json!("added")));
    assert_eq!(made["code"], again["code"]);
    let listed = administrator.get("/api/v1/thesaurus/concepts?q=испытат&state=added").await.is(200).json();
    assert_eq!((&listed["total"], &listed["items"][0]["code"]), (&json!(1), &json!("OWN001")));
    let pages = administrator.get("/api/v1/thesaurus/concepts").await.is(200).json();
    assert_eq!((&pages["items"].as_array().unwrap().len(), &pages["edition"]), (&50, &json!(1)));
    let next = pages["next"].as_str().unwrap();
    let further = administrator.get(&format!("/api/v1/thesaurus/concepts?after={next}")).await.is(200).json();
    assert_ne!(further["items"][0]["code"], pages["items"][0]["code"]);
    let auditor = t.actor(Role::Auditor).await;
    assert!(auditor.get("/thesaurus/OWN001").await.is(200).text.contains("trial skill"));
    assert!(!auditor.get("/thesaurus/OWN001").await.is(200).text.contains("/thesaurus/OWN001/edit"));
    let kept = t.database.owner().await.batch_execute("update thesaurus_changes set reason = 'x'").await;
    assert!(kept.is_err(), "an edition is never changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concept_is_changed_by_forms_and_a_lost_race_keeps_what_was_typed() {
    let t = TestApp::start().await;
    let administrator = t.actor(Role::Administrator).await;
    t.index().await;
    let list = administrator.get("/thesaurus?concept_text=юрисконсульт").await.is(200).text;
    assert!(list.contains("/thesaurus/OCC002"), "{list}");
    let form = administrator.get("/thesaurus/OCC002/edit").await.is(200).text;
    assert!(form.contains("юрисконсульт") && form.contains("value=\"OCC001\""));
    let typed = [
        ("version", "0"),
        ("concept_kind", "occupation"),
        ("concept_check", "native"),
        ("names_kk", "заң кеңесшісі"),
        ("names_ru", "юрисконсульт\r\nадвокат\r\n"),
        ("names_en", "legal adviser"),
        ("broader_1", "occ001"),
        ("concept_source", "OWN"),
    ];
    let refused = administrator.post_form("/thesaurus/OCC002/edit", &typed).await.is(422).text;
    assert!(refused.contains("names_ru-error") && refused.contains("OCC003"), "it says whose name it is");
    let mut typed = typed;
    typed[4] = ("names_ru", "юрисконсульт\r\nправовой советник");
    let preview = administrator.post_form("/thesaurus/OCC002/edit", &typed).await.is(200).text;
    assert!(preview.contains("fewer than 5 people") && preview.contains("правовой советник"));
    let back =
        administrator.post_form("/thesaurus/OCC002/edit", &[&typed[..], &[("op", "back")]].concat()).await;
    assert!(back.is(200).text.contains("правовой советник"));
    let short = [&typed[..], &[("op", "save"), ("concept_reason", "no")]].concat();
    let again = administrator.post_form("/thesaurus/OCC002/edit", &short).await.is(422).text;
    assert!(again.contains("concept_reason-error") && again.contains("правовой советник"));
    let whole = [&typed[..], &[("op", "save"), ("concept_reason", REASON)]].concat();
    let saved = administrator.post_form("/thesaurus/OCC002/edit", &whole).await.is(303);
    assert_eq!(saved.location(), "/thesaurus/OCC002?done=concept-saved");
    let page = administrator.get("/thesaurus/OCC002").await.is(200).text;
    assert!(page.contains(REASON) && page.contains("Test administrator"));
    typed[5] = ("names_en", "counsel");
    let late = [&typed[..], &[("op", "save"), ("concept_reason", REASON)]].concat();
    let lost = administrator.post_form("/thesaurus/OCC002/edit", &late).await.is(422).text;
    assert!(lost.contains("counsel") && lost.contains("name=\"version\" value=\"1\""));
    let retire = administrator.get("/thesaurus/OCC002/retire").await.is(200).text;
    assert!(retire.contains("Retire the concept"));
    let reason = [("version", "1"), ("concept_reason", REASON)];
    administrator.post_form("/thesaurus/OCC002/retire", &reason).await.is(303);
    assert!(
        administrator.get("/thesaurus/OCC002").await.is(200).text.contains("No search uses this concept")
    );
}

fn one_of<'a, T>(rng: &mut StdRng, choices: &'a [T]) -> &'a T {
    &choices[rng.random_range(0..choices.len())]
}

/// What an index answers about every concept and these names.
fn answers(
    snapshot: &Snapshot,
    codes: &[String],
    names: &BTreeSet<String>,
) -> search_index::Result<BTreeMap<String, Vec<u128>>> {
    let mut all = BTreeMap::new();
    for code in codes {
        all.insert(code.clone(), snapshot.about(code)?);
    }
    for name in names {
        all.insert(format!("\"{name}\""), snapshot.having(name)?);
    }
    Ok(all)
}

#[tokio::test(flavor = "multi_thread")]
async fn after_any_changes_the_index_is_the_one_that_would_be_made_anew() {
    let t = TestApp::start().await;
    let today = t.app.clock.today();
    let lives = kadr::seed::Lives::new(5, 60, today, &t.app.reference);
    kadr::seed::load::people(&t.app, lives, |_| {}).await.unwrap();
    t.index().await;
    let before = generation(&t);
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut rng = StdRng::seed_from_u64(seed);
    let posts = "select string_agg(distinct post_title, '|') as text from service_entries";
    let posts = t.database.text(posts).await;
    let words: Vec<&str> = posts.split(['|', ' ', ',']).filter(|word| word.chars().count() > 3).collect();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut moved = 0;
    for round in 0..8 {
        // one to three changes between two looks of the indexer
        for _ in 0..rng.random_range(1..4) {
            let shipped = t.app.thesaurus.shipped();
            let concept = one_of(&mut rng, shipped.concepts());
            let code = concept.id.clone();
            let whole = thesaurus::one(&t.app, &code).await.unwrap();
            let mut row = whole.row.clone();
            let name =
                (0..rng.random_range(1..3)).map(|_| *one_of(&mut rng, &words)).collect::<Vec<_>>().join(" ");
            names.extend(Locale::ALL.iter().flat_map(|locale| row.names(*locale).to_vec()));
            names.insert(name.clone());
            match rng.random_range(0..4) {
                0 => row.kk.push(name),
                1 => row.ru.insert(0, name),
                2 => row.en = vec![name],
                _ => row.kind = *one_of(&mut rng, ConceptKind::ALL),
            }
            row.check = ConceptCheck::Disputed;
            let proposal = match rng.random_range(0..6) {
                0 => Proposal::Retire,
                1 => Proposal::TakeBack,
                _ => Proposal::Save(row),
            };
            let at = (code.as_str(), whole.version);
            // what may not be is refused: that is another test's business
            moved += usize::from(thesaurus::change(&t.app, &t.act(), at, &proposal, REASON).await.is_ok());
        }
        t.index().await;
        let codes: Vec<String> =
            t.app.thesaurus.now().thesaurus.concepts().iter().map(|concept| concept.id.clone()).collect();
        let folder = tempfile::tempdir().unwrap();
        let made = Scratch::from_database(&t.app, &folder.path().join("made"), |_, _| {}).await.unwrap();
        let (asked, wanted) = (codes.clone(), names.clone());
        let expected = made.ask(move |snapshot| answers(snapshot, &asked, &wanted)).await.unwrap();
        let wanted = names.clone();
        let found = t.app.index.ask(move |index| answers(&index.snapshot()?, &codes, &wanted)).await.unwrap();
        for (asked, people) in &expected {
            assert_eq!(&found[asked], people, "{asked} in round {round}");
        }
    }
    assert!(moved > 4, "only {moved} changes could be made");
    assert_eq!(generation(&t), before, "no rebuild");
}
