//! What people find: forms, spellings, phrases, wider searches, and the bounds of a request.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use search_index::{
    Change, ColumnField, DocAddress, DocId, Document, Error, Filter, Index, Matched, NameField, OpenOptions,
    Predicate, Result, Schema, SearchRequest, SegmentColumns, SnapshotToken, Sort, TextField,
};

fn people() -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let schema = Schema::new("id")
        .key("tag")
        .text(TextField::new("about").highlighted())
        .names(NameField::new("family").boost(3.0).highlighted())
        .names(NameField::new("patronymic").patronymic())
        .column(ColumnField::new("born"));
    let options = OpenOptions { writer_bytes: 15_000_000, snapshots: 2, ..OpenOptions::default() };
    let index = Index::open(folder.path(), &schema, 1, options).unwrap().index;
    let person = |id: &str, family: &str, patronymic: &str, about: &str, born: u64| {
        let document = Document::new(id).name("family", family).name("patronymic", patronymic);
        Change::Put(document.text("about", about).key("tag", &format!("tag {id}")).values("born", [born]))
    };
    let batch = [
        person("a", "Төлеуханов", "Қалабайұлы", "Мемлекеттік қызмет істері басқармасының басшысы", 3),
        person("b", "Жумагулова", "Калабаевна", "Руководитель отдела государственной службы", 1),
        person("c", "Smith", "", "Head of the water department, қызмет", 2),
    ];
    index.apply(&batch, "1").unwrap();
    (folder, index)
}

fn ask(index: &Index, text: &str) -> (String, Matched) {
    let results = index.search(&SearchRequest { text: text.to_owned(), ..SearchRequest::default() }).unwrap();
    let mut ids: Vec<_> = results.hits.into_iter().map(|hit| hit.id).collect();
    ids.sort();
    (ids.concat(), results.matched)
}

#[test]
fn forms_scripts_and_spellings_meet() {
    let (_folder, index) = people();
    for (text, found) in [
        ("басқармалар", "a"),
        ("баскарма", "a"),
        ("руководителями отделов", "b"),
        ("departments", "c"),
        ("Tuleukhanov", "a"),
        ("Жұмағұлова", "b"),
        ("Zhumagulova", "b"),
        ("Калабаевич", "ab"),
        ("қызметтер", "ac"),
        ("қызмет -water", "a"),
        ("руководитель OR head", "bc"),
        ("\"мемлекеттік қызмет\"", "a"),
        ("\"қызмет мемлекеттік\"", ""),
        ("\"department қызмет\"", "c"),
        ("-қызмет", "b"),
        ("the water", "c"),
        ("", "abc"),
    ] {
        assert_eq!(ask(&index, text).0, found, "{text}");
    }
}

/// What dictionaries answered is kept; whoever comes later must be found all the same, and who goes must not.
#[test]
fn words_asked_before_are_found_in_documents_that_came_after() {
    let (_folder, index) = people();
    // by a stem typed without Kazakh letters, by two spellings of names, by beginnings of words and names
    let asked = ["орындаушы", "орындаушылардын", "Zhaksylykov", "Жаксылыков", "орынд*", "Жақсы*"];
    for text in asked {
        assert_eq!(ask(&index, text).0, "", "{text}");
    }
    let document = Document::new("d").name("family", "Жақсылықов").text("about", "орындаушының көмекшісі");
    index.apply(&[Change::Put(document)], "2").unwrap();
    for text in asked {
        assert_eq!(ask(&index, text).0, "d", "{text}");
    }
    index.apply(&[Change::Remove("d".to_owned())], "3").unwrap();
    for text in asked {
        assert_eq!(ask(&index, text).0, "", "{text}");
    }
}

#[test]
fn a_search_widens_only_when_it_must() {
    let (_folder, index) = people();
    assert_eq!(ask(&index, "қызмет water"), ("c".to_owned(), Matched::AllWords));
    assert_eq!(ask(&index, "Smithh"), ("c".to_owned(), Matched::NearSpellings).to_owned());
    assert_eq!(ask(&index, "water службы"), ("bc".to_owned(), Matched::SomeWords { at_least: 1, of: 2 }));
    assert_eq!(ask(&index, "ешкім"), (String::new(), Matched::AllWords));
}

#[test]
fn names_are_marked_where_they_stand() {
    let (_folder, index) = people();
    let request =
        SearchRequest {
            text: "Tuleuhanov басшы".to_owned(), highlights: true, ..SearchRequest::default()
        };
    let hit = index.search(&request).unwrap().hits.remove(0);
    let marks = hit.highlights.iter().flat_map(|highlight| &highlight.fragments).map(|fragment| {
        let (start, end) = fragment.marks.first().copied().unwrap();
        fragment.text.get(start..end).unwrap()
    });
    assert_eq!(marks.collect::<Vec<_>>(), ["басшысы", "Төлеуханов"]);
}

#[test]
fn a_state_can_be_held_and_can_be_gone() {
    let (_folder, index) = people();
    let first = index.search(&SearchRequest { limit: 1, ..SearchRequest::default() }).unwrap();
    index.apply(&[Change::Remove("a".to_owned())], "2").unwrap();
    let held = SearchRequest { snapshot: Some(first.snapshot.clone()), ..SearchRequest::default() };
    assert_eq!(index.search(&held).unwrap().total, 3);
    assert_eq!(index.search(&SearchRequest::default()).unwrap().total, 2);
    for cursor in ["3", "4"] {
        index.apply(&[], cursor).unwrap();
        index.search(&SearchRequest::default()).unwrap();
    }
    assert!(matches!(index.search(&held), Err(Error::SnapshotGone)));
    assert!(matches!(index.hold(Some(&first.snapshot)), Err(Error::SnapshotGone)));
    let held = index.hold(None).unwrap().token();
    index.apply(&[Change::Remove("b".to_owned())], "5").unwrap();
    assert_eq!(index.hold(Some(&held)).unwrap().documents(), 2);
    let unknown = SearchRequest { snapshot: Some(SnapshotToken::parse("?")), ..SearchRequest::default() };
    assert!(matches!(index.search(&unknown), Err(Error::SnapshotGone)));
}

#[test]
fn documents_are_found_by_keys() {
    let (_folder, index) = people();
    let snapshot = index.snapshot().unwrap();
    let filters = vec![Filter::key("tag", ["tag b", "tag c"])];
    let sort = Sort::Column { column: "born".to_owned(), descending: true };
    let results = snapshot.search(&SearchRequest { filters, sort, ..SearchRequest::default() }).unwrap();
    assert_eq!(results.hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), ["c", "b"]);
    let address = snapshot.find("b").unwrap().unwrap();
    assert_eq!(snapshot.document(address).unwrap().0, "b");
    assert_eq!(snapshot.find("z").unwrap(), None);
    let elsewhere = DocAddress { doc: 3, ..address };
    assert!(matches!(snapshot.document(elsewhere), Err(Error::Invalid(_))));
}

/// One that is met late, one that is met first, and one whose words only meet out of order.
#[test]
fn excluded_phrases() {
    let (_folder, index) = people();
    assert_eq!(ask(&index, "-\"department қызмет\"").0, "ab");
    assert_eq!(ask(&index, "-\"мемлекеттік қызмет\"").0, "bc");
    assert_eq!(ask(&index, "-\"қызмет мемлекеттік\"").0, "abc");
    assert_eq!(ask(&index, "-\"department қызмет\" -\"мемлекеттік қызмет\"").0, "b");
}

#[derive(Debug)]
struct Broken;

impl Predicate for Broken {
    fn for_segment(&self, _: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> bool + Send>> {
        Ok(Box::new(|doc| u32::checked_sub(doc, doc + 1).unwrap() == 0))
    }
}

#[test]
fn requests_beyond_bounds_are_refused() {
    let (_folder, index) = people();
    let refused = |request: SearchRequest| index.search(&request).unwrap_err();
    let base = SearchRequest::default;
    assert!(matches!(refused(SearchRequest { offset: 20_000, ..base() }), Error::Invalid(_)));
    assert!(matches!(refused(SearchRequest { time_limit: Duration::ZERO, ..base() }), Error::TimedOut));
    let unknown = vec![Filter::any_of("nothing", [1])];
    assert!(matches!(refused(SearchRequest { filters: unknown, ..base() }), Error::Invalid(_)));
    let broken = vec![Filter::predicate(Broken)];
    assert!(refused(SearchRequest { filters: broken, ..base() }).is_damage());
    let unknown = Change::Put(Document::new("x").text("nothing", "text"));
    assert!(matches!(index.apply(&[unknown], "2"), Err(Error::Invalid(_))));
    assert_eq!(index.cursor().unwrap().as_deref(), Some("1"));
    assert_eq!(ask(&index, "").0, "abc");
}
