//! A percolator against the index: held against many searches, a document is found by exactly those that find it among
//! all the others, whatever the others say.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use proptest::prelude::*;
use search_index::analysis::Analyser;
use search_index::{
    Change, ColumnField, DocId, Document, Filter, Index, LabelField, NameField, OpenOptions, Percolator,
    Predicate, Result, Schema, SearchRequest, SegmentColumns, TextField, Thesaurus,
};

/// Words in three languages, with and without Kazakh letters, in other forms and scripts, with names of concepts.
const WORDS: [&str; 40] = [
    "қаржы",
    "қаржының",
    "каржы",
    "qarzhy",
    "қызметкерлерінің",
    "кызметкер",
    "қызмет",
    "заңгер",
    "заңгерлік",
    "юрист",
    "lawyers",
    "право",
    "құқық",
    "министр",
    "вице-министр",
    "вицеминистр",
    "министрлік",
    "руководителями",
    "руководитель",
    "отдел",
    "бөлімінің",
    "бөлім",
    "болим",
    "department",
    "departments",
    "ИТ",
    "it",
    "және",
    "и",
    "the",
    "2024",
    "10:30",
    "кітабы",
    "китап",
    "Б",
    "C++",
    "а.б.",
    "полиция",
    "полицейский",
    "ё",
];

const NAMES: [&str; 16] = [
    "Серік",
    "Серик",
    "Serik",
    "Сарық",
    "Ахметов",
    "Ахметова",
    "Akhmetov",
    "Төлеуханов",
    "Tuleukhanov",
    "Қасым-Жомарт",
    "Касымжомарт",
    "Болатұлы",
    "Болатович",
    "Б",
    "Ли",
    "O'Neil",
];

const THESAURUS: &str = "id\tbroader\tkind\tkk\tru\ten\tsource\tcheck\n\
    LAW\t\tfield\tқұқық|құқықтану\tюриспруденция|право\tlaw\tOWN\tx\n\
    LWY\tLAW\tpost\tзаңгер\tюрист\tlawyer\tOWN\tx\n\
    MIN\t\tpost\tминистр\tминистр\tminister\tOWN\tx\n\
    VIC\tMIN\tpost\tвице-министр\tвице-министр\tvice minister\tOWN\tx\n\
    DEP\t\tbody\tбөлім\tотдел\tdepartment\tOWN\tx\n\
    ITT\t\tfield\tАТ\tИТ\tIT\tOWN\tx";

#[derive(Debug, Clone)]
struct Person {
    posts: Vec<Vec<&'static str>>,
    studies: Vec<&'static str>,
    surname: Option<&'static str>,
    patronymic: Option<&'static str>,
    region: Vec<u64>,
    born: Vec<u64>,
    badge: Option<u8>,
}

#[derive(Debug, Clone)]
struct Question {
    text: String,
    filters: Vec<Condition>,
}

#[derive(Debug, Clone)]
enum Condition {
    Regions(Vec<u64>),
    Born(Vec<RangeInclusive<u64>>),
    NotRegion(u64),
    Badge(u8),
    /// The sum of the years of birth is odd; asked under a name, or each time.
    Odd(bool),
    Id(u8),
}

fn person() -> impl Strategy<Value = Person> {
    let word = prop::sample::select(&WORDS[..]);
    let words = prop::collection::vec(word, 0..6);
    let name = || prop::option::of(prop::sample::select(&NAMES[..]));
    let region = prop::collection::vec(0..4_u64, 0..3);
    let born = prop::collection::vec(0..20_u64, 0..3);
    (
        prop::collection::vec(words.clone(), 0..3),
        words,
        name(),
        name(),
        region,
        born,
        prop::option::of(0..2_u8),
    )
        .prop_map(|(posts, studies, surname, patronymic, region, born, badge)| Person {
            posts,
            studies,
            surname,
            patronymic,
            region,
            born,
            badge,
        })
}

fn word() -> impl Strategy<Value = String> {
    let known = || prop_oneof![prop::sample::select(&WORDS[..]), prop::sample::select(&NAMES[..])];
    prop_oneof![
        6 => known().prop_map(str::to_owned),
        2 => (known(), 1..5_usize).prop_map(|(word, letters)| {
            format!("{}*", word.chars().take(letters).collect::<String>())
        }),
        2 => prop::collection::vec(known(), 2..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        1 => (known(), known()).prop_map(|(one, other)| format!("{one}-{other}")),
        1 => "[А-Я]\\.([А-Я]\\.)?",
        1 => "\\PC{0,6}",
    ]
}

fn question() -> impl Strategy<Value = Question> {
    let part = (prop::option::weighted(0.2, 0..5_usize), prop::bool::weighted(0.15), word()).prop_map(
        |(field, not, word)| {
            let field = field.map_or("", |field| ["post:", "білімі:", "билими: ", "тегі:", "place:"][field]);
            format!("{}{field}{word}", if not { "-" } else { "" })
        },
    );
    let glue = prop_oneof![4 => Just(" "), 1 => Just(" OR ")];
    let text = prop::collection::vec((part, glue), 0..4)
        .prop_map(|parts| parts.into_iter().map(|(part, glue)| format!("{part}{glue}")).collect());
    let range = (0..20_u64, 0..8_u64).prop_map(|(start, length)| start..=start + length);
    let condition = prop_oneof![
        prop::collection::vec(0..5_u64, 0..3).prop_map(Condition::Regions),
        prop::collection::vec(range, 0..3).prop_map(Condition::Born),
        (0..4_u64).prop_map(Condition::NotRegion),
        (0..2_u8).prop_map(Condition::Badge),
        any::<bool>().prop_map(Condition::Odd),
        (0..4_u8).prop_map(Condition::Id),
    ];
    (text, prop::collection::vec(condition, 0..2)).prop_map(|(text, filters)| Question { text, filters })
}

#[derive(Debug)]
struct Odd {
    named: bool,
}

impl Predicate for Odd {
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> bool + Send>> {
        let (born, region) = (columns.column("born")?, columns.column("region")?);
        Ok(Box::new(move |doc| (born.values(doc).sum::<u64>() + region.first(doc).unwrap_or(0)) % 2 == 1))
    }

    fn name(&self) -> Option<String> {
        self.named.then(|| "odd".to_owned())
    }
}

impl Condition {
    fn filter(&self) -> Filter {
        match self {
            Self::Regions(regions) => Filter::any_of("region", regions.clone()).of("anything"),
            Self::Born(ranges) => Filter::ranges("born", ranges.clone()),
            Self::NotRegion(region) => Filter::not(Filter::any_of("region", [*region])),
            Self::Badge(badge) => Filter::key("badge", [badge.to_string().as_str(), "none"]),
            Self::Odd(named) => Filter::predicate(Odd { named: *named }),
            Self::Id(id) => Filter::not(Filter::key("id", [key(*id).as_str()])),
        }
    }
}

impl Question {
    fn filters(&self) -> Vec<Filter> {
        self.filters.iter().map(Condition::filter).collect()
    }
}

fn key(id: u8) -> String {
    format!("018f0000-0000-7000-8000-0000000000{id:02x}")
}

fn document(id: u8, person: &Person) -> Document {
    let mut document = Document::new(&key(id))
        .text("studies", person.studies.join(" "))
        .values("region", person.region.clone())
        .values("born", person.born.clone());
    for post in &person.posts {
        document = document.text("posts", post.join(" ")).text("places", post.join(", "));
    }
    if let Some(surname) = person.surname {
        document = document.name("surname", surname);
    }
    if let Some(patronymic) = person.patronymic {
        document = document.name("patronymic", patronymic);
    }
    match person.badge {
        Some(badge) => document.key("badge", &badge.to_string()),
        None => document,
    }
}

fn schema() -> Schema {
    Schema::new("id")
        .key("badge")
        .names(NameField::new("surname").boost(3.0).called(["тегі", "surname"]))
        .names(NameField::new("patronymic").patronymic())
        .text(TextField::new("posts").boost(2.0).highlighted().called(["лауазымы", "post"]))
        .text(TextField::new("studies").called(["білімі", "education"]))
        .text(TextField::new("places").called(["place"]).only_when_called())
        .column(ColumnField::new("region").facet())
        .column(ColumnField::new("born"))
        .labels(LabelField::new(
            TextField::new("lands"),
            "region",
            names([(0, "заңгерлік бөлімі"), (2, "отдел ИТ и право")]),
        ))
        .labels(LabelField::new(
            TextField::new("places").called(["place"]).only_when_called(),
            "region",
            names([(1, "Departments of law"), (3, "Вице-министр (Б)")]),
        ))
}

fn names(all: [(u64, &str); 2]) -> [(u64, Vec<String>); 2] {
    all.map(|(value, name)| (value, vec![name.to_owned()]))
}

/// An index with the thesaurus, made with it or given it afterwards.
fn open(folder: &std::path::Path, exchanged: bool) -> Index {
    let whole = Thesaurus::read([("t", THESAURUS)]).unwrap();
    let before = Thesaurus::new(whole.concepts().iter().take(2).cloned()).unwrap();
    let made_with = if exchanged { before } else { whole.clone() };
    let analyser = Analyser::new().with_thesaurus(made_with);
    let options = OpenOptions { writer_bytes: 15_000_000, threads: 1, analyser, ..OpenOptions::default() };
    let index = Index::open(folder, &schema(), 1, options).unwrap().index;
    if exchanged {
        index.use_thesaurus(whole).unwrap();
    }
    index
}

/// Whom a search finds, by id.
fn found(index: &Index, text: &str, filters: Vec<Filter>) -> BTreeSet<String> {
    let request = SearchRequest {
        text: text.to_owned(),
        filters,
        widen: false,
        limit: 1_000,
        ..SearchRequest::default()
    };
    index.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_percolator_answers_as_the_index_does(
        people in prop::collection::vec(person(), 1..12),
        questions in prop::collection::vec(question(), 1..24),
        removed in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        again in prop::collection::vec((any::<prop::sample::Index>(), question()), 0..4),
        exchanged in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let index = open(folder.path(), exchanged);
        let documents: Vec<_> = (0_u8..).zip(&people).map(|(id, person)| document(id, person)).collect();
        // Half of them are there before the searches are, so that these are told what is rare.
        let (early, late) = documents.split_at(documents.len() / 2);
        index.apply(&early.iter().cloned().map(Change::Put).collect::<Vec<_>>(), "1").unwrap();
        let mut questions: Vec<Option<Question>> = questions.into_iter().map(Some).collect();
        let mut percolator = Percolator::new(&index);
        for (number, question) in questions.iter().flatten().enumerate() {
            percolator.put(number, &question.text, &question.filters()).unwrap();
        }
        for place in removed {
            let place = place.index(questions.len());
            prop_assert_eq!(percolator.remove(&place), questions[place].take().is_some());
        }
        for (place, question) in again {
            let place = place.index(questions.len());
            percolator.put(place, &question.text, &question.filters()).unwrap();
            questions[place] = Some(question);
        }
        prop_assert_eq!(percolator.len(), questions.iter().flatten().count());
        index.apply(&late.iter().cloned().map(Change::Put).collect::<Vec<_>>(), "2").unwrap();
        let answers: Vec<BTreeSet<String>> = questions
            .iter()
            .map(|question| question.as_ref().map_or_else(BTreeSet::new, |question| {
                found(&index, &question.text, question.filters())
            }))
            .collect();
        for document in &documents {
            let expected: Vec<usize> =
                (0..answers.len()).filter(|place| answers[*place].contains(document.id())).collect();
            prop_assert_eq!(percolator.matching(document).unwrap(), expected, "{:?}", document);
        }
    }
}

/// Beginnings and names with more words and spellings in the index than it asks for one by one.
#[test]
fn nobody_is_crowded_out_by_others() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path(), false);
    let letters: Vec<char> = "абвгдежзийклмнопрстуф".chars().collect();
    let mut documents = Vec::new();
    for (number, first) in letters.iter().enumerate() {
        for (place, second) in letters.iter().enumerate() {
            let id = format!("018f0000-0000-7000-8000-{number:06x}{place:06x}");
            // Every spelling has the same loose key or begins the same, and none is like another.
            let vowels = "аәеэ".chars().nth(number % 4).unwrap();
            let surname = format!("С{vowels}р{}к{}", "ыиій".repeat(1 + number / 4), "иы".repeat(place));
            let word = format!("дом{first}{second}");
            documents.push(Document::new(&id).text("posts", &word).name("surname", &surname));
        }
    }
    index.apply(&documents.iter().cloned().map(Change::Put).collect::<Vec<_>>(), "1").unwrap();
    let mut percolator = Percolator::new(&index);
    let texts = ["дом*", "Сарык", "Сериик", "тегі:Сер*", "дома* -домаб"];
    for (number, text) in texts.iter().enumerate() {
        percolator.put(number, text, &[]).unwrap();
    }
    let answers: Vec<_> = texts.iter().map(|text| found(&index, text, vec![])).collect();
    assert_eq!(answers[0].len(), documents.len());
    assert!(answers[1].len() > 48, "{}", answers[1].len());
    for document in &documents {
        let expected: Vec<_> =
            (0..texts.len()).filter(|place| answers[*place].contains(document.id())).collect();
        assert_eq!(percolator.matching(document).unwrap(), expected, "{document:?}");
    }
}

#[test]
fn what_a_search_refuses_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path(), false);
    let mut percolator = Percolator::new(&index);
    percolator.put(1, "", &[]).unwrap();
    assert!(percolator.put(1, "заң", &[Filter::any_of("height", [1])]).is_err());
    assert!(percolator.put(1, "заң", &[Filter::key("badge", [""])]).is_err());
    assert_eq!(percolator.matching(&Document::new("a")).unwrap(), [1]);
    assert!(percolator.matching(&Document::new("a").text("height", "x")).is_err());
    assert!(percolator.remove(&1) && !percolator.remove(&1) && percolator.is_empty());
}
