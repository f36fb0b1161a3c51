//! The index against a model: after any changes, searches and scans equal brute force over a map.
//! Words come from a small vocabulary whose forms cannot be confused, so that matching has one right answer.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use proptest::prelude::*;
use search_index::{
    Change, Column, ColumnField, DocAddress, DocId, Document, Error, Facet, Filter, Index, Matched,
    OpenOptions, Predicate, RebuildOptions, Result, ScanCollector, ScanPart, Schema, SearchRequest,
    SegmentColumns, Sort, State, TextField,
};

const WORDS: [&str; 5] = ["қаржы", "budget", "кадастр", "water", "геолог"];

#[derive(Debug, Clone, PartialEq)]
struct Person {
    words: BTreeSet<usize>,
    regions: Vec<u64>,
    born: Option<u64>,
    periods: Vec<u64>,
}

#[derive(Debug, Clone)]
enum Step {
    Put(u8, Person),
    Remove(u8),
}

#[derive(Debug, Clone)]
struct Question {
    words: BTreeSet<usize>,
    unwanted: Option<usize>,
    regions: Option<Vec<u64>>,
    born: Option<RangeInclusive<u64>>,
    periods: Vec<RangeInclusive<u64>>,
    not_region: Option<u64>,
    odd_periods: bool,
    by_born: Option<bool>,
}

fn person() -> impl Strategy<Value = Person> {
    let words = prop::collection::btree_set(0..WORDS.len(), 0..4);
    let regions = prop::collection::vec(prop_oneof![0..4_u64, Just(u64::MAX), Just(1_u64 << 40)], 0..4);
    let periods = prop::collection::vec(0..40_u64, 0..5);
    (words, regions, prop::option::of(0..10_u64), periods)
        .prop_map(|(words, regions, born, periods)| Person { words, regions, born, periods })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..30_u8, person()).prop_map(|(id, person)| Step::Put(id, person)),
        1 => (0..30_u8).prop_map(Step::Remove),
    ]
}

fn range(max: u64) -> impl Strategy<Value = RangeInclusive<u64>> {
    (0..max, 0..max).prop_map(|(a, b)| a..=b)
}

fn question() -> impl Strategy<Value = Question> {
    (
        prop::collection::btree_set(0..WORDS.len(), 0..3),
        prop::option::weighted(0.3, 0..WORDS.len()),
        prop::option::of(prop::collection::vec(prop_oneof![0..5_u64, Just(u64::MAX)], 0..3)),
        prop::option::of(range(10)),
        prop::collection::vec(range(40), 0..3),
        prop::option::weighted(0.2, 0..4_u64),
        any::<bool>(),
        prop::option::of(any::<bool>()),
    )
        .prop_map(|(words, unwanted, regions, born, periods, not_region, odd_periods, by_born)| {
            Question { words, unwanted, regions, born, periods, not_region, odd_periods, by_born }
        })
}

#[derive(Debug)]
struct OddPeriod;

impl Predicate for OddPeriod {
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> bool + Send>> {
        let periods = columns.column("periods")?;
        Ok(Box::new(move |doc| periods.values(doc).any(|period| period % 2 == 1)))
    }
}

impl Question {
    fn holds(&self, person: &Person, own: bool) -> bool {
        let region = |region: &u64| person.regions.contains(region);
        self.words.is_subset(&person.words)
            && self.unwanted.is_none_or(|word| !person.words.contains(&word))
            && (!own || self.regions.as_ref().is_none_or(|regions| regions.iter().any(region)))
            && (!own || self.not_region.is_none_or(|unwanted| !region(&unwanted)))
            && self.born.as_ref().is_none_or(|range| person.born.is_some_and(|born| range.contains(&born)))
            && (self.periods.is_empty()
                || person
                    .periods
                    .iter()
                    .any(|period| self.periods.iter().any(|range| range.contains(period))))
            && (!self.odd_periods || person.periods.iter().any(|period| period % 2 == 1))
    }

    fn filters(&self) -> Vec<Filter> {
        let mut filters = Vec::new();
        filters.extend(self.regions.clone().map(|regions| Filter::any_of("region", regions)));
        filters.extend(self.born.clone().map(|born| Filter::range("born", born)));
        filters.extend(self.not_region.map(|region| Filter::not(Filter::any_of("region", [region]))));
        if !self.periods.is_empty() {
            filters.push(Filter::ranges("periods", self.periods.clone()));
        }
        if self.odd_periods {
            filters.push(Filter::predicate(OddPeriod));
        }
        filters
    }

    fn request(&self) -> SearchRequest {
        let wanted = self.words.iter().map(|word| WORDS[*word].to_owned());
        let unwanted = self.unwanted.map(|word| format!("-{}", WORDS[word]));
        let sort = self
            .by_born
            .map_or(Sort::Relevance, |descending| Sort::Column { column: "born".to_owned(), descending });
        SearchRequest {
            text: wanted.chain(unwanted).collect::<Vec<_>>().join(" "),
            widen: false,
            filters: self.filters(),
            facets: vec![Facet::new("region")],
            sort,
            limit: 100,
            ..SearchRequest::default()
        }
    }
}

struct Collect;
struct CollectPart(Column, search_index::OrderColumn, Vec<(u128, Vec<u64>)>);

impl ScanCollector for Collect {
    type Part = CollectPart;
    type Output = BTreeMap<u128, Vec<u64>>;

    fn part(&self, columns: &SegmentColumns) -> Result<CollectPart> {
        Ok(CollectPart(columns.column("periods")?, columns.order()?, Vec::new()))
    }

    fn merge(&self, fruits: Vec<Vec<(u128, Vec<u64>)>>) -> Self::Output {
        fruits.into_iter().flatten().collect()
    }
}

impl ScanPart for CollectPart {
    type Fruit = Vec<(u128, Vec<u64>)>;

    fn visit(&mut self, doc: DocId) {
        self.2.push((self.1.get(doc), self.0.values(doc).collect()));
    }

    fn finish(self) -> Self::Fruit {
        self.2
    }
}

fn key(id: u8) -> String {
    format!("018f0000-0000-7000-8000-0000000000{id:02x}")
}

fn document(id: u8, person: &Person) -> Document {
    let text: Vec<_> = person.words.iter().map(|word| WORDS[*word]).collect();
    Document::new(&key(id))
        .text("about", text.join(" "))
        .values("region", person.regions.clone())
        .values("born", person.born)
        .values("periods", person.periods.clone())
        .payload(vec![id])
}

fn schema() -> Schema {
    Schema::new("id")
        .text(TextField::new("about"))
        .column(ColumnField::new("region").facet())
        .column(ColumnField::new("born"))
        .column(ColumnField::new("periods"))
}

fn open(folder: &std::path::Path) -> (Index, State) {
    let options = OpenOptions {
        writer_bytes: 15_000_000,
        threads: 2,
        together_from: 0,
        remembered_from: 0,
        ..OpenOptions::default()
    };
    let opened = Index::open(folder, &schema(), 1, options).unwrap();
    (opened.index, opened.state)
}

fn change(step: &Step) -> Change {
    match step {
        Step::Put(id, person) => Change::Put(document(*id, person)),
        Step::Remove(id) => Change::Remove(key(*id)),
    }
}

fn compare(index: &Index, model: &BTreeMap<u8, Person>, question: &Question) {
    let results = index.search(&question.request()).unwrap();
    let mut expected: Vec<_> = model.iter().filter(|(_, person)| question.holds(person, true)).collect();
    if let Some(descending) = question.by_born {
        let rank = |person: &Person| {
            (person.born.is_none(), person.born.map(|born| if descending { !born } else { born }))
        };
        expected.sort_by_key(|(id, person)| (rank(person), **id));
        let ids: Vec<_> = results.hits.iter().map(|hit| hit.payload[0]).collect();
        assert_eq!(ids, expected.iter().map(|(id, _)| **id).collect::<Vec<_>>());
    }
    assert_eq!(results.total, expected.len() as u64);
    assert_eq!(results.matched == Matched::Everything, question.words.is_empty());
    let found: BTreeSet<_> = results.hits.iter().map(|hit| (hit.payload[0], hit.id.clone())).collect();
    assert_eq!(found, expected.iter().map(|(id, _)| (**id, key(**id))).collect());

    let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
    for person in model.values().filter(|person| question.holds(person, false)) {
        for region in person.regions.iter().collect::<BTreeSet<_>>() {
            *counts.entry(*region).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|(region, count)| (std::cmp::Reverse(*count), *region));
    assert_eq!(results.facets[0].counts, ranked);

    if question.words.is_empty() && question.unwanted.is_none() {
        let scanned = index.scan(&question.filters(), None, &Collect).unwrap();
        let expected =
            expected.iter().map(|(id, person)| (search_index::order_of(&key(**id)), person.periods.clone()));
        assert_eq!(scanned, expected.collect());
    }

    // What was found is what is visited, whatever order it is named in and however often.
    let state = index.snapshot_at(&results.snapshot).unwrap();
    let found = results.hits.iter().rev().chain(results.hits.first()).map(|hit| hit.address);
    let of_hits = results.hits.iter().map(|hit| (search_index::order_of(&hit.id), hit));
    let visited = state.visit(found, &Collect).unwrap();
    assert_eq!(
        visited.keys().copied().collect::<Vec<_>>(),
        of_hits.collect::<BTreeMap<_, _>>().into_keys().collect::<Vec<_>>()
    );
    let elsewhere = DocAddress { segment: 0, doc: 1_000_000 };
    assert!(matches!(state.visit([elsewhere], &Collect), Err(Error::Invalid(_))));

    // Pages of three from one state add up to the list.
    let mut paged = Vec::new();
    let mut request =
        SearchRequest { limit: 3, snapshot: Some(results.snapshot.clone()), ..question.request() };
    while request.offset < 100 {
        paged.extend(index.search(&request).unwrap().hits);
        request.offset += 3;
    }
    assert_eq!(paged, results.hits);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_index_equals_brute_force(
        batches in prop::collection::vec(prop::collection::vec(step(), 0..20), 1..6),
        questions in prop::collection::vec(question(), 1..8),
        rebuilt in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (index, state) = open(folder.path());
        assert_eq!(state, State::Fresh);
        let mut model = BTreeMap::new();
        for (number, batch) in batches.iter().enumerate() {
            index.apply(&batch.iter().map(change).collect::<Vec<_>>(), &number.to_string()).unwrap();
            for step in batch {
                match step {
                    Step::Put(id, person) => { model.insert(*id, person.clone()); }
                    Step::Remove(id) => { model.remove(id); }
                }
            }
        }
        questions.iter().for_each(|question| compare(&index, &model, question));
        let mut cursor = (batches.len() - 1).to_string();
        if rebuilt {
            let rebuild = index.begin_rebuild(RebuildOptions { bytes: 15_000_000 }).unwrap();
            rebuild.add(model.iter().map(|(id, person)| document(*id, person))).unwrap();
            cursor = "rebuilt".to_owned();
            rebuild.finish(&cursor).unwrap();
            questions.iter().for_each(|question| compare(&index, &model, question));
        }
        drop(index);
        let (index, state) = open(folder.path());
        assert_eq!(state, State::Usable);
        assert_eq!(index.cursor().unwrap(), Some(cursor));
        questions.iter().for_each(|question| compare(&index, &model, question));
        index.verify().unwrap();
    }
}
