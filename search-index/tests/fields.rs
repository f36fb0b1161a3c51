//! Asking one field by its name, and words still being typed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use search_index::analysis::Analyser;
use search_index::{
    Change, Document, IgnoredReason, Index, NameField, OpenOptions, RebuildOptions, Schema, SearchRequest,
    SearchResults, State, TextField, Thesaurus,
};

const ROWS: &str =
    "F\t\tfield\tмемлекеттік басқару\tгосударственное управление\tpublic administration\tOWN\tnative\n";

fn schema() -> Schema {
    Schema::new("id")
        .text(TextField::new("posts").highlighted().called(["лауазымы", "должность", "post"]))
        .text(TextField::new("studies").highlighted().called(["білімі", "образование", "education"]))
        .text(TextField::new("languages").called(["тіл", "язык", "language"]).only_when_called())
        .names(NameField::new("family").highlighted().called(["аты", "имя", "name"]))
}

fn options(rows: &str) -> OpenOptions {
    let analyser = Analyser::new().with_thesaurus(Thesaurus::read([("test", rows)]).unwrap());
    OpenOptions { writer_bytes: 15_000_000, analyser, ..OpenOptions::default() }
}

fn people() -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path(), &schema(), 1, options(ROWS)).unwrap().index;
    let person = |id: &str, family: &str, posts: &str, studies: &str, language: &str| {
        let document = Document::new(id).name("family", family).text("posts", posts);
        Change::Put(document.text("studies", studies).text("languages", language))
    };
    let batch = [
        person("a", "Заңғаров", "қаржы бөлімінің басшысы", "құқықтану", "английский"),
        person("b", "Право", "юрисконсульт, право", "экономика и финансы", "немецкий"),
        person("c", "Ахметов", "мемлекеттік басқару маманы", "қаржы", "ағылшын тілі"),
        person("d", "Смит", "auditor", "Public Administration", "German"),
    ];
    index.apply(&batch, "1").unwrap();
    (folder, index)
}

fn ask(index: &Index, text: &str, typing: bool) -> SearchResults {
    let text = text.to_owned();
    index.search(&SearchRequest { text, typing, highlights: true, ..SearchRequest::default() }).unwrap()
}

fn ids(results: &SearchResults) -> String {
    let mut ids: Vec<_> = results.hits.iter().map(|hit| hit.id.as_str()).collect();
    ids.sort_unstable();
    ids.concat()
}

#[test]
fn a_field_is_asked_by_its_name() {
    let (_folder, index) = people();
    for (text, found) in [
        ("қаржы", "ac"),
        ("білімі:қаржы", "c"),
        ("Білімі: қаржының", "c"),
        ("билими:каржы", "c"),
        ("лауазымы:қаржы", "a"),
        ("должность:право", "b"),
        ("имя:право", "b"),
        ("education:право", ""),
        ("образование:экономика OR құқықтану", "ab"),
        ("-education:қаржы", "abd"),
        ("қаржы -education:қаржы", "a"),
        // A concept of several words stays one behind the name of a field.
        ("білімі: мемлекеттік басқару", "d"),
        ("post:\"мемлекеттік басқару\"", "c"),
        ("мемлекеттік басқару", "cd"),
        // Reserved fields are asked by name alone.
        ("английский", ""),
        ("язык:английский", "a"),
        ("тіл:ағылшын", "c"),
    ] {
        let text = text.to_owned();
        let request = SearchRequest { text: text.clone(), widen: false, ..SearchRequest::default() };
        assert_eq!(ids(&index.search(&request).unwrap()), found, "{text}");
    }
}

#[test]
fn what_is_no_field_is_said_and_passed_over() {
    let (_folder, index) = people();
    let results = ask(&index, "кафедра: қаржы post:", false);
    assert_eq!(ids(&results), "ac");
    let ignored: Vec<_> = results.ignored.iter().map(|one| (one.text.as_str(), one.reason)).collect();
    assert_eq!(ignored, [("кафедра", IgnoredReason::UnknownField), ("post", IgnoredReason::StrayOperator)]);
}

#[test]
fn only_the_field_asked_is_marked() {
    let (_folder, index) = people();
    let marked = |text: &str| -> Vec<String> {
        let results = ask(&index, text, false);
        results.hits.iter().flat_map(|hit| &hit.highlights).map(|one| one.field.clone()).collect()
    };
    assert_eq!(marked("право"), ["posts", "family"]);
    assert_eq!(marked("должность:право"), ["posts"]);
    assert_eq!(marked("name:право"), ["family"]);
}

#[test]
fn longer_words_come_while_one_is_typed() {
    let (_folder, index) = people();
    for (text, typing, found) in [
        ("бөл", true, "a"),
        ("бол", true, "a"),
        ("бөл*", false, "a"),
        ("юрисконс", true, "b"),
        ("юрисконс*", false, "b"),
        ("Ахме", true, "c"),
        ("Akhme", true, "c"),
        ("post:фин", true, ""),
        ("образование:фин", true, "b"),
        ("қаржы бас", true, "ac"),
        // A space ends the word.
        ("юрисконс ", true, ""),
        ("юрисконс", false, ""),
        ("\"юрисконс\"", true, ""),
    ] {
        let text = text.to_owned();
        let request = SearchRequest { text: text.clone(), typing, widen: false, ..SearchRequest::default() };
        assert_eq!(ids(&index.search(&request).unwrap()), found, "{text}");
    }
    let results = ask(&index, "юрискон*", false);
    let fragment = results.hits.iter().flat_map(|hit| &hit.highlights).flat_map(|one| &one.fragments).next();
    let (text, mark) = fragment.map(|one| (one.text.as_str(), one.marks.first().copied().unwrap())).unwrap();
    assert_eq!(text.get(mark.0..mark.1), Some("юрисконсульт"));
}

#[test]
fn another_thesaurus_asks_for_a_rebuild_and_another_name_of_a_field_does_not() {
    let (folder, index) = people();
    drop(index);
    let schema = schema().text(TextField::new("more").called(["more"]));
    let more = Index::open(folder.path(), &schema, 1, options(ROWS)).unwrap();
    assert_eq!(more.state, State::OtherVersion);
    drop(more);
    let renamed = Schema::new("id")
        .text(TextField::new("posts").highlighted().called(["жұмысы"]))
        .text(TextField::new("studies").highlighted())
        .text(TextField::new("languages"))
        .names(NameField::new("family").highlighted());
    let same = Index::open(folder.path(), &renamed, 1, options(ROWS)).unwrap();
    assert_eq!(same.state, State::Usable);
    assert_eq!(ids(&ask(&same.index, "жұмысы:право", false)), "b");
    drop(same);
    let opened = Index::open(folder.path(), &renamed, 1, options(&ROWS.replace("F\t", "G\t"))).unwrap();
    assert_eq!(opened.state, State::OtherVersion);
    let rebuild = opened.index.begin_rebuild(RebuildOptions::default()).unwrap();
    rebuild.add([Document::new("a").text("posts", "право")]).unwrap();
    rebuild.finish("2").unwrap();
    assert_eq!(ids(&ask(&opened.index, "право", false)), "a");
}
