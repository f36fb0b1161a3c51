//! So many invented people as the index keeps them, without a database: lives drawn as the seed draws them.

use kadr::matching::document;
use kadr::people::{Person, Profile, State};
use kadr::platform::config::Settings;
use kadr::reference::data::Reference;
use kadr::rules::{Day, PersonFacts};
use kadr::seed::Lives;
use search_index::{Index, OpenOptions, RebuildOptions};
use std::collections::BTreeMap;
use std::time::Instant;

use crate::figures;

/// People written to the index at once.
const BATCH: usize = 2_000;
/// People kept in memory for the evaluator alone.
const SAMPLE: usize = 20_000;

pub struct Reserve {
    pub index: Index,
    /// Some of them.
    pub sample: Vec<PersonFacts>,
    /// Everybody's facts, for the comparison.
    pub facts: Vec<PersonFacts>,
    _folder: tempfile::TempDir,
}

/// Draws people and builds the index of them.
pub fn build(people: usize) -> Reserve {
    let reference = Reference::load().unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let folder = tempfile::Builder::new().prefix("kadr-matching-").tempdir().unwrap();
    let analyser = kadr::thesaurus::shipped::analyser().unwrap();
    let options = OpenOptions { analyser, ..OpenOptions::default() };
    let settings = Settings::from_parts(None, BTreeMap::new()).unwrap();
    let schema = document::schema(&reference, &settings.search_weights);
    let index = Index::open(folder.path(), &schema, document::VERSION, options).unwrap().index;
    let rebuild = index.begin_rebuild(RebuildOptions::default()).unwrap();
    let began = Instant::now();
    let (mut facts, mut batch) = (Vec::with_capacity(people), Vec::with_capacity(BATCH));
    for life in Lives::new(1, people, today, &reference) {
        let profile = profile(life);
        facts.push(profile.facts());
        batch.extend(document::document(&profile, Day::from_date(today).unwrap()));
        if batch.len() >= BATCH {
            rebuild.add(batch.drain(..)).unwrap();
        }
    }
    rebuild.add(batch).unwrap();
    rebuild.finish("measured").unwrap();
    let rate = people as f64 / began.elapsed().as_secs_f64();
    figures::say(&format!("drawing and indexing {people} people"), rate, "people/s");
    let sample = facts.iter().take(SAMPLE).cloned().collect();
    Reserve { index, sample, facts, _folder: folder }
}

fn profile(life: kadr::seed::Life) -> Profile {
    let mut person = Person::blank();
    person.state = State::Submitted;
    person.surname = Some(life.basics.name.native.surname);
    person.given = Some(life.basics.name.native.given);
    person.patronymic = life.basics.name.native.patronymic;
    person.born_on = Some(life.basics.born_on);
    person.sex = Some(life.basics.sex);
    person.citizenship = Some(life.basics.citizenship);
    person.residence_kato = life.basics.residence_kato;
    Profile::unsaved(person, life.wishes, life.lists)
}
