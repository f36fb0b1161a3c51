//! How people write and how it meets: scripts, keyboards, initials, compounds, concepts, and text that is none.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use search_index::analysis::Analyser;
use search_index::{
    Change, Document, Index, NameField, OpenOptions, Schema, SearchRequest, SearchResults, TextField,
    Thesaurus,
};

const ROWS: &str = "id\tbroader\tkind\tkk\tru\ten\tsource\tcheck\n\
    M\t\tpost\tмаман\tспециалист\tspecialist\tOWN\tnative\n\
    B\tM\tpost\tбас маман\tглавный специалист\tchief specialist\tOWN\tnative\n\
    L\tM\tpost\tжетекші маман\tведущий специалист\tleading specialist\tOWN\tnative\n\
    K\t\tbody\tКММ|коммуналдық мемлекеттік мекеме\tКГУ|коммунальное государственное учреждение\t\tOWN\tnative\n";

fn people() -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let schema = Schema::new("id")
        .text(TextField::new("about").highlighted())
        .names(NameField::new("family").boost(3.0))
        .names(NameField::new("given"))
        .names(NameField::new("patronymic").patronymic());
    let analyser = Analyser::new().with_thesaurus(Thesaurus::read([("test", ROWS)]).unwrap());
    let options = OpenOptions { writer_bytes: 15_000_000, analyser, ..OpenOptions::default() };
    let index = Index::open(folder.path(), &schema, 1, options).unwrap().index;
    let person = |id: &str, name: [&str; 3], about: &str| {
        let [family, given, patronymic] = name;
        let document = Document::new(id).name("family", family).name("given", given);
        Change::Put(document.name("patronymic", patronymic).text("about", about))
    };
    let batch = [
        person("a", ["Ахметов", "Болат", "Серікұлы"], "Қаржы бөлімінің бас маманы, КММ"),
        person("b", ["Ахметов", "Дәулет", "Омарович"], "Главного специалиста отдела, вице-министр"),
        person("c", ["Smith", "Ann", ""], "Leading specialists of the budget"),
        person("d", ["Касым-Жомарт", "Олжас", ""], "jeke qyzmetkerler bölimi"),
    ];
    index.apply(&batch, "1").unwrap();
    (folder, index)
}

fn ask(index: &Index, text: &str) -> SearchResults {
    index
        .search(&SearchRequest { text: text.to_owned(), highlights: true, ..SearchRequest::default() })
        .unwrap()
}

fn found(index: &Index, text: &str) -> String {
    let mut ids: Vec<_> = ask(index, text).hits.into_iter().map(|hit| hit.id).collect();
    ids.sort();
    ids.concat()
}

#[test]
fn scripts_and_keyboards_meet() {
    let (_folder, index) = people();
    for (text, expected) in [
        ("қаржы", "a"),
        ("каржынын", "a"),
        ("qarjy", "a"),
        ("karzhy", "a"),
        ("қызметкердің", "d"),
        ("кызметкерлердин", "d"),
        ("бөлім", "ad"),
        ("bolim", "ad"),
        ("қарж*", "a"),
        ("karzh*", "a"),
        ("qarj*", "a"),
        // one letter in Cyrillic, of which too much may follow
        ("gh*", ""),
    ] {
        assert_eq!(found(&index, text), expected, "{text}");
        assert!(ask(&index, text).hits.iter().all(|hit| !hit.highlights.is_empty()), "{text}");
    }
    let wrong_layout = ask(&index, "jnltkf");
    assert_eq!((wrong_layout.read_as.as_deref(), wrong_layout.total), (Some("отдела"), 1));
}

#[test]
fn names_by_initials_in_any_order_and_script() {
    let (_folder, index) = people();
    for (text, expected) in [
        ("Ахметов Б. С.", "a"),
        ("Ахметов Б.С.", "a"),
        ("Болат Ахметов", "a"),
        ("Akhmetov Bolat", "a"),
        ("Axmetov D.", "b"),
        ("Омарұлы", "b"),
        ("Қасым-Жомарт", "d"),
        ("Kassym-Zhomart", "d"),
    ] {
        assert_eq!(found(&index, text), expected, "{text}");
    }
}

#[test]
fn concepts_cross_languages_downwards() {
    let (_folder, index) = people();
    // Down to narrower posts; a leading specialist is never meant by a chief one, and quotes mean the words.
    for (text, expected) in
        [("маман", "abc"), ("chief specialist", "ab"), ("КГУ", "a"), ("\"chief specialist\"", "")]
    {
        assert_eq!(found(&index, text), expected, "{text}");
    }
    let results = ask(&index, "главные специалисты");
    assert_eq!(results.concepts.iter().flat_map(|concept| &concept.ids).collect::<Vec<_>>(), ["B"]);
    let marked =
        results.hits.iter().flat_map(|hit| &hit.highlights).flat_map(|highlight| &highlight.fragments);
    let marked: Vec<_> = marked
        .flat_map(|fragment| {
            fragment.marks.iter().map(|(start, end)| fragment.text.get(*start..*end).unwrap())
        })
        .collect();
    assert!(marked.contains(&"бас") && marked.contains(&"специалиста"), "{marked:?}");
}

#[test]
fn what_is_no_text_is_answered() {
    let (_folder, index) = people();
    for text in [
        String::new(),
        "а".to_owned(),
        "слово ".repeat(10_000),
        ".*[a-z]+(".to_owned(),
        "!?… — «»".to_owned(),
        "аkiмdiк".to_owned(),
        "и\u{306}и\u{301}\u{300}\u{300}".repeat(50),
        "қар\u{200b}жы\u{202e}\u{2066}".to_owned(),
        "👩‍💼 🇰🇿".to_owned(),
        "\"жоқ «және".to_owned(),
        "(".repeat(5_000),
        "q".repeat(5_000),
        "қ".repeat(5_000),
    ] {
        let results = ask(&index, &text);
        assert!(results.total <= 4);
    }
}
