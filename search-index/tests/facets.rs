//! Counts of facets and groups against brute force: each value is counted as if nothing were chosen in its own facet,
//! several values of a facet are alternatives, and everything else holds for all counts, a scope included.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use search_index::{
    Change, ColumnField, DocId, Document, Facet, Filter, Group, Grouping, Index, OpenOptions, Result, Schema,
    SearchRequest, SegmentColumns, TextField,
};

const WORDS: [&str; 3] = ["қаржы", "budget", "геолог"];

#[derive(Debug, Clone)]
struct Person {
    words: BTreeSet<usize>,
    places: BTreeSet<u64>,
    fields: BTreeSet<u64>,
    grade: u64,
    home: u64,
    days: Option<u64>,
}

#[derive(Debug, Clone, Default)]
struct Question {
    word: Option<usize>,
    places: Vec<u64>,
    fields: Vec<u64>,
    grades: Vec<u64>,
    not_field: Option<u64>,
    years: Option<(u64, u64)>,
    scope: Option<(u64, u64)>,
}

/// What is left out of a question while something is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Own {
    Nothing,
    Places,
    Fields,
    Grades,
    Years,
}

/// Whole years of a number of days.
#[derive(Debug)]
struct Years;

impl Grouping for Years {
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> Option<u64> + Send>> {
        let days = columns.column("days")?;
        Ok(Box::new(move |doc| days.first(doc).map(|days| days / 365)))
    }

    fn name(&self) -> Option<String> {
        Some("years".to_owned())
    }
}

fn person() -> impl Strategy<Value = Person> {
    (
        prop::collection::btree_set(0..WORDS.len(), 0..3),
        prop::collection::btree_set(prop_oneof![10..14_u64, Just(u64::MAX)], 0..3),
        prop::collection::btree_set(0..5_u64, 0..3),
        0..6_u64,
        0..8_u64,
        prop::option::of(0..4_000_u64),
    )
        .prop_map(|(words, places, fields, grade, home, days)| Person {
            words,
            places,
            fields,
            grade,
            home,
            days,
        })
}

fn question() -> impl Strategy<Value = Question> {
    (
        prop::option::of(0..WORDS.len()),
        prop::collection::vec(10..15_u64, 0..3),
        prop::collection::vec(0..6_u64, 0..3),
        prop::collection::vec(0..7_u64, 0..3),
        prop::option::weighted(0.2, 0..5_u64),
        prop::option::of((0..6_u64, 0..6_u64)),
        prop::option::of((0..8_u64, 0..8_u64)),
    )
        .prop_map(|(word, places, fields, grades, not_field, years, scope)| Question {
            word,
            places,
            fields,
            grades,
            not_field,
            years: years.map(|(from, more)| (from, from + more)),
            scope,
        })
}

impl Question {
    fn holds(&self, person: &Person, own: Own) -> bool {
        let chosen = |chosen: &[u64], has: &BTreeSet<u64>| {
            chosen.is_empty() || chosen.iter().any(|value| has.contains(value))
        };
        let years =
            |(from, to): (u64, u64)| person.days.is_some_and(|days| (from..=to).contains(&(days / 365)));
        self.word.is_none_or(|word| person.words.contains(&word))
            && (own == Own::Places || chosen(&self.places, &person.places))
            && (own == Own::Fields || chosen(&self.fields, &person.fields))
            && (own == Own::Grades || chosen(&self.grades, &BTreeSet::from([person.grade])))
            && (own == Own::Fields || self.not_field.is_none_or(|field| !person.fields.contains(&field)))
            && (own == Own::Years || self.years.is_none_or(years))
            && self.scope.is_none_or(|(from, to)| (from..=to).contains(&person.home))
    }

    fn request(&self) -> SearchRequest {
        let mut filters = Vec::new();
        if !self.places.is_empty() {
            filters.push(Filter::any_of("place", self.places.clone()));
        }
        if !self.fields.is_empty() {
            filters.push(Filter::any_of("field", self.fields.clone()));
        }
        if !self.grades.is_empty() {
            filters.push(Filter::any_of("grade", self.grades.clone()));
        }
        filters.extend(self.not_field.map(|field| Filter::not(Filter::any_of("field", [field]))));
        filters.extend(
            self.years.map(|(from, to)| Filter::range("days", from * 365..=to * 365 + 364).of("years")),
        );
        filters.extend(self.scope.map(|(from, to)| Filter::range("home", from..=to)));
        SearchRequest {
            text: self.word.map(|word| WORDS[word].to_owned()).unwrap_or_default(),
            widen: false,
            filters,
            facets: ["place", "field", "grade"].into_iter().map(Facet::new).collect(),
            groups: vec![Group::new("years", Years)],
            limit: 100,
            ..SearchRequest::default()
        }
    }
}

fn index(people: &[Vec<Person>]) -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let schema = Schema::new("id")
        .text(TextField::new("about"))
        .column(ColumnField::new("place").facet())
        .column(ColumnField::new("field").facet())
        .column(ColumnField::new("grade").facet())
        .column(ColumnField::new("home"))
        .column(ColumnField::new("days"));
    let options = OpenOptions {
        writer_bytes: 15_000_000,
        together_from: 0,
        remembered_from: 0,
        ..OpenOptions::default()
    };
    let index = Index::open(folder.path(), &schema, 1, options).unwrap().index;
    let mut next = 0;
    for batch in people {
        let batch: Vec<Change> = batch
            .iter()
            .map(|person| {
                next += 1;
                let words: Vec<_> = person.words.iter().map(|word| WORDS[*word]).collect();
                Change::Put(
                    Document::new(&next.to_string())
                        .text("about", words.join(" "))
                        .values("place", person.places.iter().copied())
                        .values("field", person.fields.iter().copied())
                        .values("grade", [person.grade])
                        .values("home", [person.home])
                        .values("days", person.days),
                )
            })
            .collect();
        index.apply(&batch, &next.to_string()).unwrap();
    }
    (folder, index)
}

#[test]
fn columns_of_any_shape_are_counted_alike_from_memory() {
    let range = |from: u64, many: u64| (from..from + many).collect::<BTreeSet<u64>>();
    let somebody = |number: u64| Person {
        words: BTreeSet::new(),
        // more different values than a byte tells apart, for some
        places: range(number, number % 3),
        // more values than a byte counts, for sixteen people
        fields: range(number % 50, if number > 500 { 30 } else { 1 }),
        grade: number % 300,
        home: 1,
        days: None,
    };
    let people: Vec<Person> = (0..700).map(somebody).collect();
    let (_folder, index) = index(std::slice::from_ref(&people));
    for _ in 0..3 {
        let results =
            index.search(&Question { scope: Some((0, 1)), ..Question::default() }.request()).unwrap();
        let first = |counts: Vec<(u64, u64)>| counts.into_iter().take(100).collect::<Vec<_>>();
        assert_eq!(results.facets[0].counts, first(ranked(people.iter().flat_map(|one| one.places.clone()))));
        assert_eq!(results.facets[1].counts, first(ranked(people.iter().flat_map(|one| one.fields.clone()))));
        assert_eq!(results.facets[2].counts, first(ranked(people.iter().map(|one| one.grade))));
    }
}

fn ranked(values: impl Iterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|(value, count)| (std::cmp::Reverse(*count), *value));
    ranked
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn counts_equal_brute_force(
        people in prop::collection::vec(prop::collection::vec(person(), 0..15), 1..4),
        questions in prop::collection::vec(question(), 1..10),
    ) {
        let (_folder, index) = index(&people);
        let all: Vec<&Person> = people.iter().flatten().collect();
        // what is asked again is answered from memory
        for question in questions.iter().chain(&questions).chain(&questions) {
            let results = index.search(&question.request()).unwrap();
            let found = |own| all.iter().filter(move |person| question.holds(person, own));
            prop_assert_eq!(results.total, found(Own::Nothing).count() as u64);
            let places = ranked(found(Own::Places).flat_map(|person| person.places.clone()));
            let fields = ranked(found(Own::Fields).flat_map(|person| person.fields.clone()));
            let grades = ranked(found(Own::Grades).map(|person| person.grade));
            let years = ranked(found(Own::Years).filter_map(|person| person.days.map(|days| days / 365)));
            let names: Vec<_> = results.facets.iter().map(|facet| facet.column.as_str()).collect();
            prop_assert_eq!(names, ["place", "field", "grade", "years"]);
            prop_assert_eq!(&results.facets[0].counts, &places);
            prop_assert_eq!(&results.facets[1].counts, &fields);
            prop_assert_eq!(&results.facets[2].counts, &grades);
            prop_assert_eq!(&results.facets[3].counts, &years);
        }
    }

    /// Nothing that is counted, nor any value, comes from beyond the scope: it is as if only those people existed.
    #[test]
    fn counts_tell_nothing_beyond_the_scope(
        people in prop::collection::vec(person(), 0..25), question in question(), from in 0..8_u64, to in 0..8_u64,
    ) {
        let question = Question { scope: Some((from, to)), ..question };
        let inside = people.iter().filter(|person| (from..=to).contains(&person.home)).cloned().collect();
        let (_folder, all) = index(&[people]);
        let (_other, alone) = index(&[inside]);
        let (seen, expected) = (all.search(&question.request()).unwrap(), alone.search(&question.request()).unwrap());
        prop_assert_eq!(seen.total, expected.total);
        prop_assert_eq!(seen.facets, expected.facets);
    }
}
