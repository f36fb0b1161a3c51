//! "Did you mean": words that almost nobody has, corrected by the words of the index, within what may be seen.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;
use std::time::Duration;

use proptest::prelude::*;
use search_index::{
    Change, ColumnField, Document, Filter, Index, NameField, OpenOptions, Schema, SearchRequest, TextField,
};

fn people() -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let schema = Schema::new("id")
        .text(TextField::new("posts").highlighted().called(["должность"]))
        .text(TextField::new("labels"))
        .names(NameField::new("family"))
        .column(ColumnField::new("region").facet());
    let options = OpenOptions { writer_bytes: 15_000_000, ..OpenOptions::default() };
    let index = Index::open(folder.path(), &schema, 1, options).unwrap().index;
    let person = |number: u64, family: &str, posts: &str, region: u64| {
        let document = Document::new(&number.to_string()).name("family", family).text("posts", posts);
        Change::Put(document.text("labels", "Economics").values("region", [region]))
    };
    let mut batch = vec![person(0, "Жандосов", "бухгалтир", 1), person(1, "Ким", "криптограф", 2)];
    for number in 10..40 {
        batch.push(person(number, "Ахметов", "Главный бухгалтер", 1));
        batch.push(person(number + 100, "Серікбаев", "Қаржы бөлімінің басшысы", 1));
        batch.push(person(number + 200, "Smith", "criptographer", 2));
    }
    index.apply(&batch, "1").unwrap();
    (folder, index)
}

fn meant(index: &Index, text: &str, region: Option<u64>) -> Option<String> {
    let within: Vec<_> = region.map(|region| Filter::any_of("region", [region])).into_iter().collect();
    let spelling = index.snapshot().unwrap().spelling(text, &within, Duration::from_secs(60)).unwrap();
    spelling.map(|spelling| spelling.text)
}

#[test]
fn rare_words_are_led_to_common_ones() {
    let (_folder, index) = people();
    for (text, expected) in [
        // nowhere
        ("бухгалтр", Some("бухгалтер")),
        ("главный бугалтер", Some("главный бухгалтер")),
        // almost nowhere: one document has it so
        ("бухгалтир", Some("бухгалтер")),
        ("должность:бухалтер -повар", Some("должность:бухгалтер -повар")),
        ("бөлшмінің", Some("бөлімінің")),
        ("«Главный» бугхалтер!", Some("«Главный» бухгалтер!")),
        ("Ахмитов", Some("ахметов")),
        ("economisc", Some("economics")),
        // well spelled, in any form and script
        ("бухгалтеры", None),
        ("қаржыға", None),
        ("karzhy", None),
        ("Akhmetov", None),
        ("Economics", None),
        // near to nothing, too short, not a word
        ("синхрофазотрон", None),
        ("кот", None),
        ("2024-01", None),
        ("", None),
        ("!!!", None),
        ("-бухгалтр", None),
    ] {
        assert_eq!(meant(&index, text, None).as_deref(), expected, "{text}");
    }
}

#[test]
fn what_is_suggested_is_found_and_only_within_the_filters() {
    let (_folder, index) = people();
    assert_eq!(meant(&index, "criptografer", None).as_deref(), Some("criptographer"));
    assert_eq!(meant(&index, "criptografer", Some(2)).as_deref(), Some("criptographer"));
    // nobody in region 1 has the word, so it is not told that somebody elsewhere has
    assert_eq!(meant(&index, "criptografer", Some(1)), None);
    assert_eq!(meant(&index, "Ахмитов", Some(2)), None);
    // nor that a word is well known elsewhere
    assert_eq!(meant(&index, "бухгалтир", Some(2)), None);
    let request = SearchRequest { text: "бухгалтер".to_owned(), ..SearchRequest::default() };
    assert_eq!(index.search(&request).unwrap().total, 30);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_bounded(text in "(\\PC|[-:*\"«» ]|бухгалтир |бугалтер |должность:){0,60}") {
        static PEOPLE: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(people);
        if let Some(corrected) = meant(&PEOPLE.1, &text, Some(1)) {
            prop_assert!(corrected != text && corrected.len() <= text.len() + 400);
        }
    }
}
