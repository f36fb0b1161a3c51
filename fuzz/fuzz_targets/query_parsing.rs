//! Any text as a search, with the shipped thesaurus and names of fields: it is read within bounds, whatever has no effect
//! is listed, and an index answers it, finished or still being typed.

#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::Duration;

use kadr::matching::document::{column, field_value};
use kadr::platform::config::Settings;
use kadr::reference::data::Reference;
use libfuzzer_sys::fuzz_target;
use search_index::analysis::Analyser;
use search_index::{
    Change, Document, Index, MAX_QUERY_WORDS, OpenOptions, Schema, SearchRequest, understand,
};

static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| kadr::thesaurus::shipped::analyser().expect("the shipped thesaurus"));
static REFERENCE: LazyLock<Reference> =
    LazyLock::new(|| Reference::load().expect("the shipped reference data"));
static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let settings = Settings::from_parts(None, BTreeMap::new()).expect("the shipped settings");
    kadr::matching::document::schema(&REFERENCE, &settings.search_weights)
});
static INDEX: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let options =
        OpenOptions { writer_bytes: 15_000_000, analyser: ANALYSER.clone(), ..OpenOptions::default() };
    let index = Index::open(folder.path(), &SCHEMA, 1, options).expect("an index").index;
    let person = |id: &str, surname: &str, post: &str, studies: &str| {
        let document = Document::new(id).name("surname", surname).name("given", "Қасым-Жомарт");
        // a person of each field and region, so that whatever is named is found
        let studied = REFERENCE.fields.iter().map(|row| field_value(row.code));
        let places = REFERENCE.regions.iter().map(|row| u64::from(row.kato.number()));
        let document = document.values(column::STUDIED, studied).values(column::PLACE, places);
        Change::Put(document.text("posts", post).text("studies", studies).text("statement", post))
    };
    let people = [
        person("a", "Төлеуханов", "қаржы бөлімінің басшысы", "құқықтану"),
        person("b", "Иванова", "заместитель акима района", "государственное управление"),
        person("c", "Smith", "chief specialist, budget", "public administration"),
    ];
    index.apply(&people, "1").expect("people");
    (folder, index)
});

fuzz_target!(|text: &str| {
    let read = understand(text, &ANALYSER, &SCHEMA);
    assert!(read.words <= MAX_QUERY_WORDS && read.clauses <= read.words);
    assert!(read.ignored.len() <= 2 * MAX_QUERY_WORDS && read.concepts.len() <= read.clauses);
    let longest = read.ignored.iter().map(|part| part.text.chars().count()).max();
    assert!(longest.unwrap_or(0) <= 64, "a part told back is cut");
    for typing in [false, true] {
        let request = SearchRequest {
            text: text.to_owned(),
            typing,
            highlights: true,
            reasons: true,
            time_limit: Duration::from_secs(20),
            ..SearchRequest::default()
        };
        let results = INDEX.1.search(&request).expect("an answer");
        assert!(results.total <= 3);
        let score: Vec<f32> = results.hits.iter().map(|hit| hit.score).collect();
        assert!(score.iter().all(|score| score.is_finite()));
    }
});
