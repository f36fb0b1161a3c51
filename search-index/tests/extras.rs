//! Small parts beside the words: they order what matches alike, lift nobody over a clearly better match, and add up.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use proptest::prelude::*;
use search_index::{
    Change, ColumnField, DocId, Document, Error, Extra, Hit, Index, MAX_EXTRA, Measure, OpenOptions, Result,
    Schema, SearchRequest, SegmentColumns, Sort, TextField,
};

/// A column in hundredths.
#[derive(Debug)]
struct Hundredths(&'static str);

impl Measure for Hundredths {
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> f32 + Send>> {
        let column = columns.column(self.0)?;
        Ok(Box::new(move |doc| column.first(doc).map_or(f32::NAN, |value| value as f32 / 100.0)))
    }
}

/// How often each of three words is in the text, and two measures.
type Person = ([usize; 3], u64, Option<u64>);

const WORDS: [&str; 3] = ["budget", "cadastre", "geology"];

fn person() -> impl Strategy<Value = Person> {
    ([0..4_usize, 0..3_usize, 0..2_usize], 0..130_u64, prop::option::of(0..=100_u64))
}

fn index_of(people: &[Person]) -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let schema = Schema::new("id")
        .text(TextField::new("about"))
        .column(ColumnField::new("fresh"))
        .column(ColumnField::new("full"));
    let options = OpenOptions { writer_bytes: 15_000_000, ..OpenOptions::default() };
    let index = Index::open(folder.path(), &schema, 1, options).unwrap().index;
    let changes: Vec<_> = people
        .iter()
        .enumerate()
        .map(|(at, (often, fresh, full))| {
            let words: Vec<_> =
                WORDS.iter().zip(often).flat_map(|(word, often)| vec![*word; *often]).collect();
            let document = Document::new(&format!("{at:032x}")).text("about", words.join(" "));
            Change::Put(document.values("fresh", [*fresh]).values("full", *full))
        })
        .collect();
    // two segments
    let (first, second) = changes.split_at(changes.len() / 2);
    index.apply(first, "1").unwrap();
    index.apply(second, "2").unwrap();
    (folder, index)
}

fn extras() -> Vec<Extra> {
    vec![Extra::new("fresh", 0.03, Hundredths("fresh")), Extra::new("full", 0.02, Hundredths("full"))]
}

fn ask(index: &Index, extras: Vec<Extra>, offset: usize, limit: usize) -> Vec<Hit> {
    let text = "budget OR cadastre OR geology".to_owned();
    let request = SearchRequest { text, extras, reasons: true, offset, limit, ..SearchRequest::default() };
    index.search(&request).unwrap().hits
}

fn ids(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.id.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// The score is the words and the extras; whoever stands before somebody has words that are not clearly worse; equal
    /// scores follow the keys; and a page is a piece of the whole order.
    #[test]
    fn extras_are_small_visible_and_leave_ties_stable(people in prop::collection::vec(person(), 1..24)) {
        let (_folder, index) = index_of(&people);
        let hits = ask(&index, extras(), 0, 100);
        let words = |hit: &Hit| hit.reasons.iter().map(|reason| reason.score).sum::<f32>();
        for hit in &hits {
            let parts = words(hit) + hit.extras.iter().map(|extra| extra.score).sum::<f32>();
            prop_assert!((parts - hit.score).abs() <= hit.score * 1e-5, "{parts} {}", hit.score);
            prop_assert_eq!(hit.extras.len(), 2);
            let at = usize::from_str_radix(&hit.id, 16).unwrap();
            let measured = [people[at].1.min(100), people[at].2.unwrap_or(0)];
            for (extra, (measure, most)) in hit.extras.iter().zip(measured.into_iter().zip([0.03, 0.02])) {
                prop_assert!((extra.measure - measure as f32 / 100.0).abs() < 1e-6);
                prop_assert!((extra.score - words(hit) * most * extra.measure).abs() < 1e-4);
            }
        }
        for (before, after) in hits.iter().zip(hits.iter().skip(1)) {
            prop_assert!(words(after) <= words(before) * 1.0501, "{} {}", words(before), words(after));
            prop_assert!(before.score > after.score || (before.score == after.score && before.id < after.id));
        }
        let pages = [ask(&index, extras(), 0, 5), ask(&index, extras(), 5, 100)].concat();
        prop_assert_eq!(ids(&pages), ids(&hits));
        // without weight they decide nothing
        let weightless = vec![Extra::new("fresh", 0.0, Hundredths("fresh"))];
        let (without, plain) = (ask(&index, weightless, 0, 100), ask(&index, vec![], 0, 100));
        prop_assert_eq!(ids(&without), ids(&plain));
    }
}

#[test]
fn what_matches_alike_is_ordered_by_the_extras() {
    let (_folder, index) =
        index_of(&[([1, 0, 0], 10, None), ([1, 0, 0], 90, None), ([1, 0, 0], 10, Some(50))]);
    let hits = ask(&index, extras(), 0, 10);
    let ends: Vec<_> = hits.iter().map(|hit| &hit.id[31..]).collect();
    assert_eq!(ends, ["1", "2", "0"]);
}

#[test]
fn another_order_is_left_alone_and_extras_must_be_small() {
    let (_folder, index) = index_of(&[([1, 0, 0], 90, None), ([1, 0, 0], 10, Some(50))]);
    let request = SearchRequest {
        text: "budget".to_owned(),
        extras: extras(),
        reasons: true,
        sort: Sort::Column { column: "fresh".to_owned(), descending: false },
        ..SearchRequest::default()
    };
    let hits = index.search(&request).unwrap().hits;
    assert_eq!(&hits[0].id[31..], "1");
    let told: Vec<_> = hits[0].extras.iter().map(|extra| extra.measure).collect();
    assert_eq!(told, [0.1, 0.5]);
    for extras in [
        vec![Extra::new("large", MAX_EXTRA * 2.0, Hundredths("fresh"))],
        vec![Extra::new("negative", -0.1, Hundredths("fresh"))],
        vec![Extra::new("many", 0.01, Hundredths("fresh")); 5],
    ] {
        let refused = index.search(&SearchRequest { extras, ..SearchRequest::default() });
        assert!(matches!(refused, Err(Error::Invalid(_))));
    }
}
