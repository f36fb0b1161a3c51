//! Structural neutrality, over the whole API: everybody's name and sex and every nomination's party are turned around, and
//! every answer an officer gets says the same again: verdicts, points, counts, order, shortlists, certificates, what a change
//! of a rule would do, and which vacancies there are.

use std::collections::BTreeMap;

use diesel_async::SimpleAsyncConnection as _;
use kadr::reference::codes::Role;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Actor, TestApp};
use crate::verdicts::vacancy_under;

/// Enough for three pages of a list.
const PEOPLE: usize = 54;
const RULES: [&str; 5] = [
    "demo-specialist",
    "demo-head-of-department",
    "akim-rural",
    "reserve-presidential-youth",
    "category-c-o-5",
];
/// The rule with a way through the reserve, by its place above.
const WITH_WAY: usize = 4;
const LISTS: [&str; 5] = ["meets", "cannot_tell", "does_not", "soon", "through_reserve"];

/// One life in SQL: nothing in it follows from name or sex.
fn life(id: Uuid, random: &mut StdRng) -> String {
    let surname = ["Серікбаева", "Белозерский", "Ким", "Тұрсынов", "Әлиева"].choose(random).unwrap();
    let given = ["Айгерім", "Пётр", "Анна", "Ермұхан"].choose(random).unwrap();
    let sex = ["female", "male"].choose(random).unwrap();
    let region = random.random_range(0..4);
    let (year, month) = (random.random_range(1966..2002), random.random_range(1..=12));
    let mut sql = format!(
        "insert into people (id, state, source, surname, given_name, patronymic, born_on, sex, citizenship, residence_kato, grade, submitted_at)
           select '{id}', 'submitted', 'import', '{surname}', '{given}', 'Маратқызы', '{year}-{month:02}-11', '{sex}', '{}',
             (select kato from regions where level = 'region' order by kato offset {region} limit 1), 'registry',
             now() - interval '{} hours';
         insert into wishes (person_id, regions) select '{id}', array(select kato from regions where level = 'region' order by kato offset {} limit 1);\n",
        if random.random_bool(0.9) { "KZ" } else { "DE" },
        random.random_range(0..500),
        random.random_range(0..4),
    );
    for _ in 0..random.random_range(0..3) {
        let level = ["technical", "bachelor", "specialist", "master"].choose(random).unwrap();
        let field = ["041", "042", "061"].choose(random).unwrap();
        let completed = year + random.random_range(20..26);
        let grade = ["declared", "document", "registry"].choose(random).unwrap();
        sql += &format!(
            "insert into education_entries (id, person_id, level, institution, country, field, completed_on, grade)
               values ('{}', '{id}', '{level}', 'ЕҰУ', 'KZ', '{field}', '{completed}-06-30', '{grade}');\n",
            Uuid::now_v7()
        );
    }
    let mut from = year + 20;
    for _ in 0..random.random_range(0..4) {
        let until = from + random.random_range(1..8);
        let ended = if until > 2025 { "null".to_owned() } else { format!("'{until}-02-28'") };
        let kind = ["corps_b", "corps_a", "private", "political"].choose(random).unwrap();
        let title = ["Бас маман", "Жетекші маман", "Бөлім басшысы"].choose(random).unwrap();
        let sector = ["public_administration", "finance", "digital"].choose(random).unwrap();
        let leading = random.random_bool(0.4);
        sql += &format!(
            "insert into service_entries (id, person_id, started_on, ended_on, organisation, sector, kind, post_title, \"leading\", grade)
               values ('{}', '{id}', '{from}-03-01', {ended}, 'Әкімдік', '{sector}', '{kind}', '{title}', {leading}, 'document');\n",
            Uuid::now_v7()
        );
        from = until;
        if from > 2025 {
            break;
        }
    }
    if random.random_bool(0.3) {
        sql += &format!(
            "insert into membership_entries (id, person_id, programme, entered_on, until, grade)
               values ('{}', '{id}', 'regional', '2026-01-15', '2028-01-14', 'registry');\n",
            Uuid::now_v7()
        );
    }
    for language in ["kk", "ru", "en"] {
        if random.random_bool(0.6) {
            let level = ["a2", "b2", "c1", "native"].choose(random).unwrap();
            sql += &format!(
                "insert into language_entries (id, person_id, language, level) values ('{}', '{id}', '{language}', '{level}');\n",
                Uuid::now_v7()
            );
        }
    }
    sql
}

/// The database with people and with nominations of two parties.
async fn filled(t: &TestApp, vacancies: &[Uuid]) -> Vec<Uuid> {
    let mut random = StdRng::seed_from_u64(7);
    let representative = t.actor(Role::PartyRepresentative).await;
    let mut people = Vec::new();
    let mut sql = String::new();
    for at in 0..PEOPLE {
        let id = Uuid::now_v7();
        sql += &life(id, &mut random);
        if random.random_bool(0.6) {
            let party = ["amanat", "aqjol"].choose(&mut random).unwrap();
            let vacancy = vacancies.choose(&mut random).unwrap();
            sql += &format!(
                "insert into nominations (id, party_code, nominated_by, vacancy_id, nominee_known_by, nominee_sealed, nominee_index, person_id, rationale, state)
                   select '{}', '{party}', (select id from accounts where role = 'party_representative' limit 1), '{vacancy}', 'iin',
                     '\\x00', '\\x{at:04x}', '{id}', 'Known for honest work.', 'accepted';\n",
                Uuid::now_v7()
            );
        }
        people.push(id);
    }
    drop(representative);
    t.database.owner().await.batch_execute(&sql).await.unwrap();
    people
}

/// An answer without what may differ: names, and which state of the index at what time it was read from.
fn essence(mut answer: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for name in ["name", "at", "next", "snapshot"] {
                    fields.remove(name);
                }
                fields.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut answer);
    answer
}

/// Every page of a list.
async fn pages(officer: &Actor, address: &str, answers: &mut BTreeMap<String, Value>) {
    let mut after = String::new();
    for page in 1.. {
        let answer = officer.get(&format!("{address}{after}")).await.is(200).json();
        let next = answer["next"].as_str().map(|next| format!("&after={next}"));
        answers.insert(format!("{address} page {page}"), essence(answer));
        match next {
            Some(next) => after = next,
            None => return,
        }
    }
}

/// A certificate's content and lists, without which state of the data they are of.
async fn certified(officer: &Actor, path: &str, answers: &mut BTreeMap<String, Value>) {
    let made = officer.post(&format!("{path}/certificates"), &json!({})).await.is(201).json();
    let file = format!("/api/v1/certificates/{}/file", made["code"].as_str().unwrap());
    let mut file = officer.get(&file).await.is(200).json();
    file["certificate"]["content"].as_object_mut().unwrap().remove("data");
    let kept = json!({ "content": file["certificate"]["content"], "people": file["people"] });
    answers.insert(format!("{path}/certificates"), kept);
}

/// What changes of one requirement would do. Women and men change places, so their counts are put in order.
async fn changed(officer: &Actor, path: &str, leaf: &str, answers: &mut BTreeMap<String, Value>) {
    for change in ["easier", "harder", "without"] {
        let asked = json!({ "leaf": leaf, "change": change });
        let answer = officer.post(&format!("{path}/sensitivity"), &asked).await;
        let mut told = answer.json();
        for kind in ["gained", "lost", "opened", "closed"] {
            if let Some(sexes) = told[kind]["sexes"].as_array() {
                let mut counts: Vec<_> = sexes.iter().map(|one| one["people"].to_string()).collect();
                counts.sort();
                told[kind]["sexes"] = json!(counts);
            }
        }
        // a refusal names its request
        told.as_object_mut().unwrap().remove("instance");
        told.as_object_mut().unwrap().remove("request_id");
        answers.insert(format!("{path}/sensitivity {leaf} {change}"), told);
    }
}

/// One shortlist for each vacancy, of people in the order they came.
async fn shortlisted(officer: &Actor, vacancies: &[Uuid], people: &[Uuid]) -> Vec<String> {
    let mut made = Vec::new();
    for vacancy in vacancies {
        let chosen: Vec<_> =
            people.iter().take(12).map(|person| json!({ "person": person, "note": "Chosen." })).collect();
        let path = format!("/api/v1/vacancies/{vacancy}/shortlists");
        let answer = officer.post(&path, &json!({ "people": chosen })).await.is(201).json();
        made.push(answer["id"].as_str().unwrap().to_owned());
    }
    made
}

/// Everything an officer can ask about the vacancies and the people.
async fn everything(
    officer: &Actor,
    vacancies: &[Uuid],
    people: &[Uuid],
    shortlists: &[String],
) -> BTreeMap<String, Value> {
    let mut answers = BTreeMap::new();
    for id in shortlists {
        let address = format!("/api/v1/shortlists/{id}");
        let answer = officer.get(&address).await.is(200).json();
        answers.insert(address, essence(answer));
    }
    for address in
        ["/api/v1/vacancies", "/api/v1/vacancies?own=true", "/api/v1/shortlists", "/api/v1/people/search"]
    {
        let answer = officer.get(address).await.is(200).json();
        answers.insert(address.to_owned(), essence(answer));
    }
    for vacancy in vacancies {
        let path = format!("/api/v1/vacancies/{vacancy}");
        certified(officer, &path, &mut answers).await;
        for list in LISTS {
            pages(officer, &format!("{path}/match?verdict={list}"), &mut answers).await;
            pages(officer, &format!("{path}/match?verdict={list}&on=2031-05-05"), &mut answers).await;
        }
        let first = officer.get(&format!("{path}/match")).await.is(200).json();
        for requirement in first["requirements"].as_array().unwrap() {
            let leaf = requirement["leaf"].as_str().unwrap();
            for list in ["does_not", "cannot_tell"] {
                pages(officer, &format!("{path}/match?verdict={list}&leaf={leaf}"), &mut answers).await;
            }
            changed(officer, &path, leaf, &mut answers).await;
        }
        for person in people {
            let address = format!("{path}/people/{person}/verdict");
            let answer = officer.get(&address).await.is(200).json();
            answers.insert(address, essence(answer));
        }
        for group in people.chunks(5).filter(|group| group.len() > 1) {
            let group: Vec<_> = group.iter().map(|person| format!("person={person}")).collect();
            let address = format!("{path}/comparison?{}", group.join("&"));
            let answer = officer.get(&address).await.is(200).json();
            answers.insert(address, essence(answer));
        }
    }
    for filter in ["", "&level=master", "&sector=finance&years_from=5", "&language=kk&language_level=c1"] {
        for words in ["", "маман", "бөлім басшысы", "әкімдік ЕҰУ"] {
            for sort in ["relevance", "years", "newest"] {
                let address = format!("/api/v1/people/search?q={words}&sort={sort}{filter}");
                pages(officer, &address, &mut answers).await;
            }
        }
    }
    answers
}

/// Names what differs first, in words that can be read.
#[track_caller]
fn same(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>) {
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (address, answer) in before {
        assert_eq!(Some(answer), after.get(address), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn name_sex_and_party_change_nothing_an_officer_is_told() {
    let t = TestApp::start().await;
    let mut vacancies = Vec::new();
    for rule in RULES {
        vacancies.push(vacancy_under(&t, rule, "2026-12-01").await);
    }
    let people = filled(&t, &vacancies).await;
    let officer = t.actor(Role::HrOfficer).await;
    t.index().await;
    let shortlists = shortlisted(&officer, &vacancies, &people).await;
    let before = everything(&officer, &vacancies, &people, &shortlists).await;
    let counts = |vacancy: Uuid| {
        let first = format!("/api/v1/vacancies/{vacancy}/match?verdict=meets page 1");
        before[&first]["counts"].clone()
    };
    // every verdict occurs, and both ways, so that a difference can show
    for verdict in ["meets", "cannot_tell", "does_not"] {
        let most = vacancies.iter().map(|id| counts(*id)[verdict].as_u64().unwrap()).max();
        assert!(most > Some(3), "{verdict}: {most:?}");
    }
    assert!(counts(vacancies[WITH_WAY])["through_reserve"].as_u64().unwrap() > 3);
    // and so do counts of what a change would do that are large enough to be told
    let moves = |told: &Value| {
        ["gained", "lost", "opened", "closed"].iter().filter(|kind| told[**kind]["people"].is_u64()).count()
    };
    let asked = before.iter().filter(|(address, _)| address.contains("/sensitivity "));
    let told: usize = asked.map(|(_, told)| moves(told)).sum();
    assert!(told > 0, "no change of a rule moves five people");

    // an order by any of these would be turned around: what was first in the alphabet is last
    let turned = "update people set surname = case when surname < 'К' then 'Яяя' else 'Ааа' end || left(id::text, 4),
          given_name = reverse(lower(given_name)), patronymic = null, latin_surname = 'Zzz', latin_given_name = 'Aaa',
          sex = case sex when 'female' then 'male' else 'female' end;
        update nominations set party_code = case party_code when 'amanat' then 'aqjol' else 'amanat' end;";
    t.database.owner().await.batch_execute(turned).await.unwrap();
    t.index().await;
    same(&before, &everything(&officer, &vacancies, &people, &shortlists).await);

    // what law cites does change the answers, so the comparison can tell a difference
    let older = "update people set born_on = born_on - interval '15 years';";
    t.database.owner().await.batch_execute(older).await.unwrap();
    t.index().await;
    assert_ne!(before, everything(&officer, &vacancies, &people, &shortlists).await);
}
