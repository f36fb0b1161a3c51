//! Documents like an example: what is shared adds up to the score, names and excluded words never count, and nobody outside
//! the filters is told of.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::time::Duration;

use proptest::prelude::*;
use search_index::analysis::Analyser;
use search_index::{
    Change, ColumnField, Document, Error, Fact, Filter, Index, NameField, OpenOptions, Schema, SimilarHit,
    SimilarRequest, TextField, Thesaurus, What,
};

const ROWS: &str = "C\t\tfield\tқаржы\tфинансы\tfinance\tOWN\tnative\n\
    N\tC\tfunction\tбюджет\tбюджет\tbudget\tOWN\tnative\n\
    E\t\tfunction\tсатып алу\tзакупки\tprocurement\tOWN\tnative\n";

struct Person {
    id: &'static str,
    posts: &'static str,
    about: &'static str,
    region: u64,
}

const PEOPLE: [Person; 6] = [
    Person {
        id: "a", posts: "Аудитор, бюджет бөлімі", about: "Он лет работы аудитором, Серик", region: 1
    },
    Person { id: "b", posts: "Главный аудитор, финансы", about: "", region: 1 },
    Person { id: "c", posts: "Budget officer", about: "audit", region: 2 },
    Person { id: "d", posts: "Геолог", about: "Серик, 1985", region: 1 },
    Person { id: "e", posts: "Инженер", about: "закупки", region: 1 },
    Person { id: "f", posts: "Аудитор", about: "геодезия", region: 3 },
];

fn index_of(people: &[Person]) -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let schema = Schema::new("id")
        .text(TextField::new("posts").boost(2.0))
        .text(TextField::new("about"))
        .names(NameField::new("family"))
        .column(ColumnField::new("region").facet());
    let analyser = Analyser::new().with_thesaurus(Thesaurus::read([("test", ROWS)]).unwrap());
    let options = OpenOptions { writer_bytes: 15_000_000, analyser, ..OpenOptions::default() };
    let index = Index::open(folder.path(), &schema, 1, options).unwrap().index;
    for (batch, people) in people.chunks(4).enumerate() {
        let changes = people.iter().map(|one| {
            let document = Document::new(one.id).name("family", "Ахметов").text("posts", one.posts);
            Change::Put(document.text("about", one.about).values("region", [one.region]))
        });
        index.apply(&changes.collect::<Vec<_>>(), &batch.to_string()).unwrap();
    }
    (folder, index)
}

fn like(person: &Person) -> SimilarRequest {
    SimilarRequest {
        texts: vec![
            ("posts".to_owned(), person.posts.to_owned()),
            ("about".to_owned(), person.about.to_owned()),
        ],
        without: vec!["Серик".to_owned()],
        words: 50.0,
        concepts: 30.0,
        facts: vec![Fact {
            name: "region".to_owned(),
            code: person.region,
            column: "region".to_owned(),
            ranges: vec![person.region..=person.region],
            worth: 20.0,
        }],
        except: vec![person.id.to_owned()],
        filters: Vec::new(),
        limit: 20,
        time_limit: Duration::from_secs(5),
    }
}

fn ask(index: &Index, request: &SimilarRequest) -> Vec<SimilarHit> {
    index.snapshot().unwrap().similar(request).unwrap().hits
}

/// `id: what score, …`, scores as whole numbers.
fn told(hits: &[SimilarHit]) -> Vec<String> {
    let told = hits.iter().map(|hit| {
        let shared = hit.shared.iter().map(|shared| {
            let what = match &shared.what {
                What::Word(word) => word.clone(),
                What::Concept(id) => id.clone(),
                What::Fact { name, code } => format!("{name}={code}"),
            };
            format!("{what} {}", shared.score.round())
        });
        format!("{}: {}", hit.id, shared.collect::<Vec<_>>().join(", "))
    });
    told.collect()
}

#[test]
fn the_most_alike_come_first_with_what_they_share() {
    let (_folder, index) = index_of(&PEOPLE);
    let hits = ask(&index, &like(&PEOPLE[0]));
    let told = told(&hits);
    // the word in any form, the concept in any language, the fact; the excluded name and the year never
    assert!(told[0].starts_with("b: аудитор") && told[0].ends_with("region=1 20"), "{told:?}");
    assert!(told.iter().any(|line| line.starts_with("c: ") && line.contains("N 30")), "{told:?}");
    assert!(told.iter().any(|line| line.starts_with("f: аудитор")), "{told:?}");
    assert!(!told.iter().any(|line| line.starts_with("a:") || line.starts_with("d:")), "{told:?}");
    assert!(!told.concat().contains("серик") && !told.concat().contains("1985"), "{told:?}");
    // somebody of whom nothing is told is compared by facts alone
    let nothing = SimilarRequest { texts: Vec::new(), ..like(&PEOPLE[0]) };
    let ids: Vec<_> = ask(&index, &nothing).into_iter().map(|hit| hit.id).collect();
    assert_eq!(ids.len(), 3, "all of the region but the example: {ids:?}");
    assert!(ask(&index, &SimilarRequest { facts: Vec::new(), ..nothing }).is_empty());
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let (_folder, index) = index_of(&PEOPLE);
    let snapshot = index.snapshot().unwrap();
    let unknown = SimilarRequest { texts: vec![("none".into(), "x".into())], ..like(&PEOPLE[0]) };
    assert!(matches!(snapshot.similar(&unknown), Err(Error::Invalid(_))));
    let fact = like(&PEOPLE[0]).facts.remove(0);
    let many = SimilarRequest { facts: vec![fact; 201], ..like(&PEOPLE[0]) };
    assert!(matches!(snapshot.similar(&many), Err(Error::Invalid(_))));
}

const WORDS: [&str; 8] =
    ["аудитор", "бюджет", "геолог", "закупки", "инженер", "budget", "geodesy", "кадастр"];

fn person() -> impl Strategy<Value = (Vec<usize>, u64)> {
    (prop::collection::vec(0..WORDS.len(), 0..6), 1..3_u64)
}

fn made(people: &[(Vec<usize>, u64)]) -> Vec<Person> {
    let made = people.iter().enumerate().map(|(at, (words, region))| {
        let words: Vec<_> = words.iter().map(|word| WORDS[*word]).collect();
        let id: &'static str = Box::leak(format!("{at:032x}").into_boxed_str());
        Person { id, posts: Box::leak(words.join(" ").into_boxed_str()), about: "", region: *region }
    });
    made.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Parts add up, no part is worth more than stated, the order is by score and then by key; and within a filter the
    /// answer is the same whether or not there is anybody outside it.
    #[test]
    fn shares_add_up_and_nobody_outside_the_filters_is_told_of(people in prop::collection::vec(person(), 1..14)) {
        let people = made(&people);
        let (_folder, index) = index_of(&people);
        let request = like(&people[0]);
        let hits = ask(&index, &request);
        for hit in &hits {
            let sum: f32 = hit.shared.iter().map(|shared| shared.score).sum();
            prop_assert!((sum - hit.score).abs() < 0.01 && hit.score <= 100.01, "{hit:?}");
            prop_assert!(hit.id != people[0].id);
        }
        for pair in hits.windows(2) {
            prop_assert!(pair[0].score > pair[1].score || (pair[0].score == pair[1].score && pair[0].id < pair[1].id));
        }
        let within = SimilarRequest { filters: vec![Filter::any_of("region", [1])], ..request };
        let bounded = ask(&index, &within);
        let inside: Vec<Person> = people.iter().filter(|one| one.region == 1)
            .map(|one| Person { id: one.id, posts: one.posts, about: one.about, region: 1 }).collect();
        let (_folder, alone) = index_of(&inside);
        prop_assert_eq!(told(&bounded), told(&ask(&alone, &SimilarRequest { filters: Vec::new(), ..within })));
    }
}
