//! Why a hit was found: its words, where and as what it has them, and parts that add up to its score.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use proptest::prelude::*;
use search_index::analysis::Analyser;
use search_index::{
    Change, ColumnField, Document, Filter, Hit, How, Index, NameField, OpenOptions, Schema, SearchRequest,
    TextField, Thesaurus,
};

const ROWS: &str = "C\t\tfield\tқаржы\tфинансы\tfinance\tOWN\tnative\n\
    N\tC\tfunction\tбюджет\tбюджет\tbudget\tOWN\tnative\n";

static PEOPLE: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let schema = Schema::new("id")
        .text(TextField::new("posts").boost(2.0).called(["post"]))
        .text(TextField::new("studies").called(["education"]))
        .names(NameField::new("family").boost(3.0))
        .column(ColumnField::new("region").facet());
    let analyser = Analyser::new().with_thesaurus(Thesaurus::read([("test", ROWS)]).unwrap());
    let options = OpenOptions { writer_bytes: 15_000_000, analyser, ..OpenOptions::default() };
    let index = Index::open(folder.path(), &schema, 1, options).unwrap().index;
    let person = |id: &str, family: &str, posts: &str, studies: &str, region: u64| {
        let document = Document::new(id).name("family", family).text("posts", posts);
        Change::Put(document.text("studies", studies).values("region", [region]))
    };
    let first = [
        person("a", "Төлеуханов", "бөлім басшысы", "құқықтану", 1),
        person("b", "Смит", "senior officers", "финансы", 2),
        person("c", "Ким", "вице-министр", "геологи и инженеры", 1),
    ];
    let second = [
        person("d", "Law", "бюджет бөлімінің маманы", "law", 1),
        person("e", "Ахметов", "главный геолог", "инженер", 3),
    ];
    index.apply(&first, "1").unwrap();
    index.apply(&second, "2").unwrap();
    (folder, index)
});

fn hits(text: &str, filters: Vec<Filter>) -> Vec<Hit> {
    let request = SearchRequest { text: text.to_owned(), reasons: true, filters, ..SearchRequest::default() };
    PEOPLE.1.search(&request).unwrap().hits
}

/// `words: field how, …` of the hit with this id.
fn told(text: &str, id: &str) -> Vec<String> {
    let hits = hits(text, vec![]);
    let hit = hits.iter().find(|hit| hit.id == id).unwrap();
    let line = |reason: &search_index::Reason| {
        let met: Vec<_> = reason.met.iter().map(|met| format!("{} {:?}", met.field, met.how)).collect();
        format!("{}: {}", reason.words, met.join(", "))
    };
    hit.reasons.iter().map(line).collect()
}

#[test]
fn each_word_says_where_and_as_what_it_was_met() {
    assert_eq!(told("officer", "b"), ["officer: posts English"]);
    assert_eq!(told("Tuleukhanov", "a"), ["tuleukhanov: family Name"]);
    assert_eq!(told("Т.", "a"), ["т: family Initial"]);
    assert_eq!(told("offic*", "b"), ["offic: posts English, posts Beginning"]);
    assert_eq!(told("education:law", "d"), ["law: studies English"]);
    // an initial that a text has as a letter: no form is met there, so its letters are the reason
    assert_eq!(told("И.", "c"), ["и: studies Letters"]);
    assert_eq!(told("вице-министр", "c"), ["вице министр: posts Phrase"]);
    let geologist = told("геолог инженер", "c");
    assert_eq!(geologist.len(), 2);
    assert!(geologist[0].contains("studies Russian"), "{geologist:?}");
    // a word of another language, by its concept; what is narrower counts as itself, what is broader says so
    let concept = |text: &str, id: &str| {
        let hits = hits(text, vec![]);
        let hit = hits.into_iter().find(|hit| hit.id == id).unwrap();
        hit.reasons[0].met.clone().into_iter().find_map(|met| match met.how {
            How::Concept { id, broader } => Some((id, broader)),
            _ => None,
        })
    };
    assert_eq!(concept("finance", "b"), Some(("C".to_owned(), false)));
    assert_eq!(concept("finance", "d"), Some(("N".to_owned(), false)));
    assert_eq!(concept("budget", "b"), Some(("C".to_owned(), true)));
}

#[test]
fn alternatives_say_which_was_met_and_unwanted_words_are_no_reason() {
    assert_eq!(told("officer OR бюджетник -ким", "b").len(), 1);
    assert!(told("officer OR геолог -ким", "e")[0].starts_with("officer OR геолог: "));
    assert!(hits("", vec![]).iter().all(|hit| hit.reasons.is_empty()));
}

#[test]
fn filters_decide_who_is_found_and_not_who_is_first() {
    let scores = |filters: Vec<Filter>| {
        let hits = hits("геолог", filters);
        hits.into_iter().map(|hit| (hit.id, hit.score.to_bits())).collect::<Vec<_>>()
    };
    let alone = scores(vec![]);
    assert_eq!(alone.len(), 2);
    assert_eq!(scores(vec![Filter::any_of("region", [1, 3])]), alone);
    assert_eq!(scores(vec![Filter::range("region", 1..=3)]), alone);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_add_up(
        words in prop::collection::vec(
            prop::sample::select(vec!["геолог", "бөлім", "finance", "бюджет", "officer", "Ким", "инженер OR law", "\"вице-министр\"", "post:главный", "Т.", "-маман", "қар*", "қкқ"]),
            1..5,
        ),
        region in prop::option::of(1_u64..4),
    ) {
        let filters = region.map(|region| Filter::any_of("region", [region])).into_iter().collect();
        for hit in hits(&words.join(" "), filters) {
            let sum: f32 = hit.reasons.iter().map(|reason| reason.score).sum();
            prop_assert!((sum - hit.score).abs() <= 0.001 * hit.score.max(1.0), "{} of {}", sum, hit.score);
            for reason in &hit.reasons {
                prop_assert!(!reason.met.is_empty() && reason.score > 0.0, "{:?}", reason);
            }
        }
    }
}
