//! Official names of values: whoever has a value is found by its names exactly as if these were texts of the document.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::time::Duration;

use proptest::prelude::*;
use search_index::analysis::Analyser;
use search_index::{
    Change, ColumnField, Document, Error, How, Index, LabelField, OpenOptions, Schema, SearchRequest,
    SearchResults, TextField, Thesaurus,
};

const ROWS: &str = "LAW\t\tfield\tқұқық|құқықтану\tюриспруденция|право\tlaw\tOWN\tx\n\
    PUB\t\tfield\tмемлекеттік басқару\tгосударственное управление\tpublic administration\tOWN\tx\n";
/// Fields of study by their codes.
const FIELDS: [(u64, &[&str]); 4] = [
    (1, &["Бизнес және басқару", "Бизнес и управление", "Business and administration"]),
    (2, &["Құқық", "Право", "Law"]),
    (3, &["Мемлекеттік басқару", "Государственное управление", "Public administration"]),
    (4, &["Ауыл шаруашылығы", "Сельское хозяйство", "Agriculture, n.e.c. (Б)"]),
];
const LANGUAGES: [(u64, &[&str]); 2] =
    [(1, &["қазақ тілі", "казахский язык"]), (2, &["ағылшын тілі", "английский язык"])];

fn names(all: &[(u64, &[&str])]) -> Vec<(u64, Vec<String>)> {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    all.iter().map(|(value, names)| (*value, owned(names))).collect()
}

fn open(folder: &std::path::Path, schema: &Schema) -> Index {
    let analyser = Analyser::new().with_thesaurus(Thesaurus::read([("test", ROWS)]).unwrap());
    let options = OpenOptions { writer_bytes: 15_000_000, analyser, ..OpenOptions::default() };
    Index::open(folder, schema, 1, options).unwrap().index
}

fn columns() -> Schema {
    Schema::new("id")
        .text(TextField::new("posts").highlighted().called(["post"]))
        .column(ColumnField::new("field").facet())
        .column(ColumnField::new("language").indexed())
}

fn labelled() -> Schema {
    columns()
        .labels(LabelField::new(
            TextField::new("fields").boost(0.5).called(["education"]),
            "field",
            names(&FIELDS),
        ))
        .labels(LabelField::new(
            TextField::new("languages").called(["lang"]).only_when_called(),
            "language",
            names(&LANGUAGES),
        ))
}

/// The same names as texts.
fn written() -> Schema {
    columns()
        .text(TextField::new("fields").boost(0.5).called(["education"]))
        .text(TextField::new("languages").called(["lang"]).only_when_called())
}

#[derive(Debug, Clone)]
struct Person {
    posts: String,
    fields: Vec<u64>,
    languages: Vec<u64>,
}

impl Person {
    fn document(&self, id: usize) -> Document {
        Document::new(&id.to_string())
            .text("posts", &self.posts)
            .values("field", self.fields.clone())
            .values("language", self.languages.clone())
    }

    fn with_texts(&self, id: usize) -> Document {
        let mut document = self.document(id);
        for (field, values, all) in
            [("fields", &self.fields, &FIELDS[..]), ("languages", &self.languages, &LANGUAGES[..])]
        {
            let distinct: BTreeSet<u64> = values.iter().copied().collect();
            for (_, names) in all.iter().filter(|(value, _)| distinct.contains(value)) {
                document = names.iter().fold(document, |document, name| document.text(field, *name));
            }
        }
        document
    }
}

fn put(index: &Index, documents: impl Iterator<Item = Document>) {
    index.apply(&documents.map(Change::Put).collect::<Vec<_>>(), "1").unwrap();
}

fn ask(index: &Index, text: &str) -> SearchResults {
    let request =
        SearchRequest { text: text.to_owned(), reasons: true, limit: 100, ..SearchRequest::default() };
    index.search(&request).unwrap()
}

fn ids(results: &SearchResults) -> BTreeSet<String> {
    results.hits.iter().map(|hit| hit.id.clone()).collect()
}

const WORDS: [&str; 22] = [
    "бизнес",
    "басқарудың",
    "баскару",
    "управлением",
    "administration",
    "құқықтану",
    "кукык",
    "право",
    "юриспруденция",
    "law",
    "государственное",
    "memlekettik",
    "мемлекеттік",
    "шаруашылық",
    "сельского",
    "agriculture",
    "и",
    "және",
    "қазақ",
    "английский",
    "тілі",
    "n.e.c.",
];

fn word() -> impl Strategy<Value = String> {
    let known = || prop::sample::select(&WORDS[..]);
    prop_oneof![
        6 => known().prop_map(str::to_owned),
        2 => (known(), 2..5_usize).prop_map(|(word, letters)| {
            format!("{}*", word.chars().take(letters).collect::<String>())
        }),
        3 => prop::collection::vec(known(), 2..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        1 => Just("\"мемлекеттік басқару\"".to_owned()),
        1 => Just("Б.".to_owned()),
    ]
}

fn question() -> impl Strategy<Value = String> {
    let part = (prop::sample::select(&["", "", "education:", "lang:", "post:", "-"][..]), word())
        .prop_map(|(field, word)| format!("{field}{word}"));
    let glue = prop::sample::select(&[" ", " ", " ", " OR "][..]);
    prop::collection::vec((part, glue), 1..4)
        .prop_map(|parts| parts.into_iter().map(|(part, glue)| format!("{part}{glue}")).collect())
}

fn person() -> impl Strategy<Value = Person> {
    let posts = prop::collection::vec(prop::sample::select(&WORDS[..]), 0..3);
    (posts, prop::collection::vec(1..6_u64, 0..3), prop::collection::vec(1..4_u64, 0..3))
        .prop_map(|(posts, fields, languages)| Person { posts: posts.join(" "), fields, languages })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_label_finds_whom_its_text_would_find(
        people in prop::collection::vec(person(), 1..10),
        questions in prop::collection::vec(question(), 1..30),
    ) {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (by_label, by_text) = (open(one.path(), &labelled()), open(other.path(), &written()));
        put(&by_label, people.iter().enumerate().map(|(id, person)| person.document(id)));
        put(&by_text, people.iter().enumerate().map(|(id, person)| person.with_texts(id)));
        for text in questions {
            let (found, expected) = (ask(&by_label, &text), ask(&by_text, &text));
            prop_assert_eq!(ids(&found), ids(&expected), "{}", text);
            // and why is told in the same words
            for hit in &found.hits {
                let met = |results: &SearchResults| {
                    let hit = results.hits.iter().find(|other| other.id == hit.id).unwrap();
                    hit.reasons.iter().map(|reason| reason.met.clone()).collect::<Vec<_>>()
                };
                prop_assert_eq!(met(&found), met(&expected), "{}", text);
            }
        }
    }
}

#[test]
fn own_words_come_before_labels_and_a_value_given_twice_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path(), &labelled());
    let person = |posts: &str, fields: &[u64]| Person {
        posts: posts.to_owned(),
        fields: fields.to_vec(),
        languages: Vec::new(),
    };
    // everybody else has nothing to do with agriculture
    let mut people = vec![person("сельское хозяйство", &[]), person("повар", &[4]), person("повар", &[4, 4])];
    people.extend((0..20).map(|_| person("водитель", &[1])));
    put(&index, people.iter().enumerate().map(|(id, person)| person.document(id)));
    let results = ask(&index, "сельское");
    let found: Vec<&str> = results.hits.iter().map(|hit| hit.id.as_str()).collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found.first(), Some(&"0"));
    let scores: Vec<f32> = results.hits.iter().skip(1).map(|hit| hit.score).collect();
    assert!(matches!(scores.as_slice(), [one, two] if one.to_bits() == two.to_bits()), "{scores:?}");
    let met = &results.hits.last().unwrap().reasons.first().unwrap().met;
    assert!(met.iter().any(|met| met.field == "fields" && met.how == How::Russian), "{met:?}");
    // rarer labels weigh more
    assert!(
        ask(&index, "agriculture").hits.first().unwrap().score
            > ask(&index, "business").hits.first().unwrap().score
    );
}

#[test]
fn words_are_corrected_by_labels_as_these_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path(), &labelled());
    let person = Person { posts: String::new(), fields: vec![2, 4], languages: vec![2] };
    put(&index, (0..20).map(|id| person.document(id)));
    let snapshot = index.snapshot().unwrap();
    let meant = |text: &str| {
        let spelling = snapshot.spelling(text, &[], Duration::from_secs(60)).unwrap();
        spelling.map(|spelling| spelling.text)
    };
    assert_eq!(meant("шаруашылыгыы").as_deref(), Some("шаруашылығы"));
    assert_eq!(meant("agricultere").as_deref(), Some("agriculture"));
    // names of values that nobody has are no advice, nor are fields that were not named
    assert_eq!(meant("busines"), None);
    assert_eq!(meant("ангийский"), None);
    assert_eq!(meant("lang:ангийский").as_deref(), Some("lang:английский"));
}

#[test]
fn labels_are_of_indexed_columns() {
    let folder = tempfile::tempdir().unwrap();
    let plain = || Schema::new("id").column(ColumnField::new("served"));
    for schema in [
        plain().labels(LabelField::new(TextField::new("years"), "served", [])),
        plain().labels(LabelField::new(TextField::new("years"), "nothing", [])),
        columns().labels(LabelField::new(TextField::new("x"), "field", [])).labels(LabelField::new(
            TextField::new("x"),
            "language",
            [],
        )),
    ] {
        let opened = Index::open(folder.path(), &schema, 1, OpenOptions::default());
        assert!(matches!(opened, Err(Error::Invalid(_))));
    }
}
