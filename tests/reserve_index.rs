//! Index ≡ database: whatever transactions do to whichever table a document is made from, in whatever order they
//! commit, the index ends up as one that is made from the database on the spot.

use std::collections::{BTreeMap, BTreeSet};

use diesel_async::{AsyncConnection as _, AsyncPgConnection, SimpleAsyncConnection as _};
use kadr::matching::document::schema;
use kadr::matching::scratch::Scratch;
use kadr::platform::config::Settings;
use kadr::reference::codes::Role;
use kadr::reference::data::Reference;
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use search_index::{
    Column, DocId, Result, ScanCollector, ScanPart, SearchRequest, SegmentColumns, Snapshot, Sort,
};

use crate::support::TestApp;

/// Transactions of one writer.
const STEPS: usize = 40;
const WRITERS: u64 = 4;

/// Every column of the schema, so that a new one is compared too.
fn columns() -> Vec<String> {
    let settings = Settings::from_parts(None, BTreeMap::new()).unwrap();
    let schema = serde_json::to_value(schema(&Reference::load().unwrap(), &settings.search_weights)).unwrap();
    let columns = schema["columns"].as_array().unwrap();
    columns.iter().map(|column| column["name"].as_str().unwrap().to_owned()).collect()
}

/// Collects the values of all columns by the document's place.
struct Everything(Vec<String>);

struct Part {
    segment: SegmentColumns,
    columns: Vec<Column>,
    found: Vec<(search_index::DocAddress, Vec<Vec<u64>>)>,
}

impl ScanCollector for Everything {
    type Part = Part;
    type Output = Vec<(search_index::DocAddress, Vec<Vec<u64>>)>;

    fn part(&self, segment: &SegmentColumns) -> Result<Part> {
        let columns = self.0.iter().map(|name| segment.column(name)).collect::<Result<_>>()?;
        Ok(Part { segment: segment.clone(), columns, found: Vec::new() })
    }

    fn merge(&self, parts: Vec<Self::Output>) -> Self::Output {
        parts.into_iter().flatten().collect()
    }
}

impl ScanPart for Part {
    type Fruit = Vec<(search_index::DocAddress, Vec<Vec<u64>>)>;

    fn visit(&mut self, doc: DocId) {
        let values = self.columns.iter().map(|column| column.values(doc).collect()).collect();
        self.found.push((self.segment.address(doc), values));
    }

    fn finish(self) -> Self::Fruit {
        self.found
    }
}

/// All that an index has of one person.
#[derive(Debug, PartialEq)]
struct Stored {
    /// What a row of a list shows.
    row: serde_json::Value,
    /// Each column with its values.
    columns: BTreeMap<String, Vec<u64>>,
    /// The words among those asked for by which the person is found, with the passages they are found in.
    words: BTreeMap<String, Vec<String>>,
}

/// Everything in a state of an index, by person. Texts cannot be read back, so they are asked for by `words`.
fn everything(snapshot: &Snapshot, words: &[String]) -> Result<BTreeMap<String, Stored>> {
    let names = columns();
    let mut all = BTreeMap::new();
    for (address, values) in snapshot.scan(&[], None, &Everything(names.clone()))? {
        let (id, payload) = snapshot.document(address)?;
        let row = serde_json::from_slice(&payload).unwrap();
        let columns = names.iter().cloned().zip(values).collect();
        let twice = all.insert(id, Stored { row, columns, words: BTreeMap::new() });
        assert!(twice.is_none(), "a person is in the index twice");
    }
    for word in words {
        let request = SearchRequest {
            text: word.clone(),
            widen: false,
            highlights: true,
            limit: 100,
            sort: Sort::Relevance,
            ..SearchRequest::default()
        };
        for hit in snapshot.search(&request)?.hits {
            let passages = hit.highlights.iter().flat_map(|one| {
                one.fragments.iter().map(|part| format!("{}: {}", one.field, part.text)).collect::<Vec<_>>()
            });
            all.get_mut(&hit.id).unwrap().words.insert(word.clone(), passages.collect());
        }
    }
    Ok(all)
}

/// A word that no other is near to.
fn word(rng: &mut StdRng) -> String {
    (0..12).map(|_| char::from(rng.random_range(b'a'..=b'z'))).collect()
}

fn one_of<'a>(rng: &mut StdRng, choices: &[&'a str]) -> &'a str {
    choices[rng.random_range(0..choices.len())]
}

/// One writer: transactions of a few random acts, some held open while others commit, some rolled back.
struct Writer {
    rng: StdRng,
    own: Vec<uuid::Uuid>,
    /// Who officers' records say has recorded them.
    officer: String,
    /// Every word ever written, also where it was rolled back or replaced.
    words: Vec<String>,
}

impl Writer {
    fn word(&mut self) -> String {
        let word = word(&mut self.rng);
        self.words.push(word.clone());
        word
    }

    fn day(&mut self) -> String {
        let rng = &mut self.rng;
        format!(
            "{}-{:02}-{:02}",
            rng.random_range(2001..2025),
            rng.random_range(1..13),
            rng.random_range(1..29)
        )
    }

    /// A statement; about half of them change people, the others what hangs on them.
    fn act(&mut self) -> String {
        let known = self.own.get(self.rng.random_range(0..self.own.len().max(1))).copied();
        let Some(person) = known.filter(|_| self.rng.random_bool(0.85)) else {
            let (id, surname, given) = (uuid::Uuid::now_v7(), self.word(), self.word());
            self.own.push(id);
            let day = self.day();
            return format!(
                "insert into people (id, state, source, surname, given_name, born_on, sex, citizenship, residence_kato, submitted_at)
                 values ('{id}', 'submitted', 'seed', '{surname}', '{given}', '{day}', 'female', 'KZ', '710000000', now())"
            );
        };
        let (name, day, year) = (self.word(), self.day(), self.rng.random_range(1..9));
        let kato = one_of(&mut self.rng, &["710000000", "750000000", "100000000", "110000000"]);
        let grade = one_of(&mut self.rng, &["declared", "document", "registry"]);
        let entry = uuid::Uuid::now_v7();
        let any = |table: &str| {
            format!("(select id from {table} where person_id = '{person}' order by id limit 1)")
        };
        let recorded = format!("'{}', (select id from bodies order by code limit 1), now()", self.officer);
        match self.rng.random_range(0..22) {
            0 => format!("update people set surname = '{name}', version = version + 1 where id = '{person}'"),
            1 => format!("update people set residence_kato = '{kato}', grade = '{grade}' where id = '{person}'"),
            2 => format!("update people set state = 'paused' where id = '{person}'"),
            3 | 4 => format!("update people set state = 'submitted' where id = '{person}'"),
            5 => {
                self.own.retain(|known| *known != person);
                format!("delete from people where id = '{person}'")
            }
            6 => format!(
                "insert into wishes (person_id, statement, regions) values ('{person}', '{name}', '{{{kato}}}')
                 on conflict (person_id) do update set statement = excluded.statement, regions = excluded.regions"
            ),
            7 => format!("update wishes set available_on = '{day}', statement = '' where person_id = '{person}'"),
            8 => {
                let level = one_of(&mut self.rng, &["secondary", "bachelor", "master", "doctorate"]);
                format!(
                    "insert into education_entries (id, person_id, level, institution, country, field, speciality, completed_on, grade)
                     values ('{entry}', '{person}', '{level}', '{name}', 'KZ', '04', 'құқық', '{day}', '{grade}')"
                )
            }
            9 => format!(
                "update education_entries set institution = '{name}', grade = '{grade}' where id = {}",
                any("education_entries")
            ),
            10 => format!("delete from education_entries where id = {}", any("education_entries")),
            11 | 12 => {
                let sector = one_of(&mut self.rng, &["public_administration", "education", "finance"]);
                let kind = one_of(&mut self.rng, &["corps_b", "private", "political"]);
                format!(
                    "insert into service_entries (id, person_id, started_on, ended_on, organisation, sector, kind, post_title, \"leading\", grade)
                     values ('{entry}', '{person}', '{day}', date '{day}' + interval '{year} years', '{name}', '{sector}', '{kind}', 'маман', true, '{grade}')"
                )
            }
            13 => format!(
                "update service_entries set post_title = '{name}', category = 'C-R-1', ended_on = null where id = {}",
                any("service_entries")
            ),
            14 => {
                let (language, level) = (one_of(&mut self.rng, &["kk", "ru", "en"]), one_of(&mut self.rng, &["b1", "c1"]));
                format!(
                    "insert into language_entries (id, person_id, language, level) values ('{entry}', '{person}', '{language}', '{level}')
                     on conflict (person_id, language) do update set level = excluded.level"
                )
            }
            15 => format!(
                "insert into membership_entries (id, person_id, programme, entered_on, grade) values ('{entry}', '{person}', 'regional', '{day}', '{grade}')"
            ),
            16 => format!(
                "insert into test_entries (id, person_id, test, taken_on, points, passed) values ('{entry}', '{person}', 'abilities', '{day}', {year}0, true)"
            ),
            17 => format!(
                "insert into paper_entries (id, person_id, kind, issued_on) values ('{entry}', '{person}', 'diploma', '{day}')"
            ),
            18 => format!(
                "insert into relative_entries (id, person_id, body_id, kinship)
                 select '{entry}', '{person}', id, 'sibling' from bodies order by code limit 1"
            ),
            19 => format!(
                "insert into official_checks (id, person_id, bar, found, answered_on, grade, source, recorded_by, body_id, recorded_at)
                 values ('{entry}', '{person}', 'conviction', {}, '{day}', 'registry', 'хат № 1', {recorded})",
                year > 4
            ),
            20 => format!(
                "insert into confirmations (id, person_id, what, family, confirmed, confirmed_on, grounds, recorded_by, body_id, recorded_at)
                 values ('{entry}', '{person}', 'field_matching_post_functions', 'legal', {}, '{day}', 'x', {recorded})",
                year > 4
            ),
            _ => format!(
                "insert into evidence_withdrawals (id, person_id, check_id, reason, recorded_by, body_id, recorded_at)
                 select '{entry}', '{person}', c.id, 'x', {recorded} from official_checks c
                 where c.person_id = '{person}' and not exists (select 1 from evidence_withdrawals w where w.check_id = c.id) limit 1"
            ),
        }
    }

    async fn write(mut self, mut db: AsyncPgConnection) -> Vec<String> {
        for _ in 0..STEPS {
            let (keep, before) = (self.rng.random_bool(0.85), self.own.clone());
            let acts: Vec<String> = (0..self.rng.random_range(1..5)).map(|_| self.act()).collect();
            let hold = std::time::Duration::from_millis(self.rng.random_range(0..15));
            let done = db
                .transaction::<_, diesel::result::Error, _>(async |db| {
                    for act in &acts {
                        db.batch_execute(act).await?;
                        tokio::time::sleep(hold).await;
                    }
                    if keep { Ok(()) } else { Err(diesel::result::Error::RollbackTransaction) }
                })
                .await;
            match done {
                Ok(()) => {}
                Err(diesel::result::Error::RollbackTransaction) => self.own = before,
                Err(other) => panic!("{other} in {acts:#?}"),
            }
        }
        self.words
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_index_says_what_the_database_says_whatever_commits_when() {
    let t = TestApp::start().await;
    // the clock stands: documents are counted by the day
    t.app.clock.advance(chrono::TimeDelta::zero());
    t.actor(Role::HrOfficer).await;
    let officer = t.database.text("select id::text as text from accounts limit 1").await;
    t.index().await;
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut writers = Vec::new();
    for n in 0..WRITERS {
        let rng = StdRng::seed_from_u64(seed.wrapping_add(n));
        let writer = Writer { rng, own: Vec::new(), officer: officer.clone(), words: Vec::new() };
        writers.push(tokio::spawn(writer.write(t.database.owner().await)));
    }
    // the indexer follows while they write
    while writers.iter().any(|writer| !writer.is_finished()) {
        kadr::matching::indexer::round(&t.app).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let mut words = Vec::new();
    for writer in writers {
        words.extend(writer.await.unwrap());
    }
    t.index().await;

    let folder = tempfile::tempdir().unwrap();
    let made = Scratch::from_database(&t.app, &folder.path().join("made"), |_, _| {}).await.unwrap();
    let asked = words.clone();
    let expected = made.ask(move |snapshot| everything(snapshot, &asked)).await.unwrap();
    let found = t.app.index.ask(move |index| everything(&index.snapshot()?, &words)).await.unwrap();
    let ids = |all: &BTreeMap<String, Stored>| all.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(ids(&found), ids(&expected), "people in the index and in the database");
    for (id, stored) in &found {
        assert_eq!(stored, &expected[id], "{id}");
    }
    // each word that stands in a text of somebody in the reserve finds them
    let standing = "select s.person_id::text || ' ' || s.organisation as text from service_entries s
        join people p on p.id = s.person_id where p.state = 'submitted'
        union all select w.person_id::text || ' ' || w.statement from wishes w
        join people p on p.id = w.person_id where p.state = 'submitted' and w.statement <> ''
        union all select e.person_id::text || ' ' || e.institution from education_entries e
        join people p on p.id = e.person_id where p.state = 'submitted'";
    let standing =
        t.database.text(&format!("select string_agg(text, ',') as text from ({standing}) all_of_them")).await;
    for (person, word) in standing.split(',').map(|pair| pair.split_once(' ').unwrap()) {
        assert!(
            found[person].words.contains_key(word),
            "{word} of {person} is in the database and not found"
        );
    }
    // the comparison itself must have had something to compare
    assert!(found.len() > 5, "only {} people", found.len());
    let filled: BTreeSet<_> = found
        .values()
        .flat_map(|one| &one.columns)
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, _)| name)
        .collect();
    let some = |names: &[&str]| names.iter().any(|name| filled.iter().any(|column| column == name));
    for columns in [
        ["fact_education", "fact_periods"],
        ["fact_checks", "fact_confirmations"],
        ["fact_papers", "fact_tests"],
    ] {
        assert!(some(&columns), "nobody has {columns:?}: {filled:?}");
    }
    assert!(
        found.values().any(|one| one.words.values().any(|passages| !passages.is_empty())),
        "no text was found"
    );
}
