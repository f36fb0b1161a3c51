//! Visiting every matching document with its columns: how exact rules are evaluated over everybody.
//! Where next: `columns.rs` is what collectors read, `parts.rs` shares the work out, `store/snapshot.rs` the entry.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tantivy::query::{EnableScoring, Query as _, Weight};
use tantivy::{DocId, DocSet, TERMINATED};

use crate::columns::SegmentColumns;
use crate::error::{Error, Result, not_of_this_state};
use crate::parts::{Part, parts, share_out};
use crate::query::filter::{FilterContext, Test, conjunction};
use crate::search::request::Filter;
use crate::search::results::DocAddress;
use crate::store::snapshot::Snapshot;

/// Documents per range: small enough to share, large enough to forget the cost of starting one.
const RANGE: u32 = 32_768;
/// Documents between two looks at the clock.
const LOOK_EVERY: u32 = 8_192;

/// What to do with the documents of a scan.
///
/// ```
/// use search_index::{DocId, Result, ScanCollector, ScanPart, SegmentColumns};
///
/// /// The sum of the first values of a column.
/// struct Sum(&'static str);
/// struct SumPart(search_index::Column, u64);
///
/// impl ScanCollector for Sum {
///     type Part = SumPart;
///     type Output = u64;
///     fn part(&self, columns: &SegmentColumns) -> Result<SumPart> {
///         Ok(SumPart(columns.column(self.0)?, 0))
///     }
///     fn merge(&self, parts: Vec<u64>) -> u64 {
///         parts.into_iter().sum()
///     }
/// }
///
/// impl ScanPart for SumPart {
///     type Fruit = u64;
///     fn visit(&mut self, doc: DocId) {
///         self.1 += self.0.first(doc).unwrap_or(0);
///     }
///     fn finish(self) -> u64 {
///         self.1
///     }
/// }
/// ```
pub trait ScanCollector: Sync {
    /// Works through one range of documents of one segment.
    type Part: ScanPart;
    /// The result of the whole scan.
    type Output;

    /// Opens the columns for a range of one segment. Called once per range, on the thread that visits it.
    ///
    /// # Errors
    /// Whatever opening the columns returns.
    fn part(&self, columns: &SegmentColumns) -> Result<Self::Part>;

    /// Joins the fruits of all ranges, in the order of segments and documents.
    fn merge(&self, fruits: Vec<<Self::Part as ScanPart>::Fruit>) -> Self::Output;
}

/// The work on one range of documents.
pub trait ScanPart {
    /// What a range yields.
    type Fruit: Send;

    /// Takes one matching document; numbers ascend within a range.
    fn visit(&mut self, doc: DocId);

    /// Ends the range.
    fn finish(self) -> Self::Fruit;
}

/// What every range is visited with.
struct Scan<'a, C: ScanCollector> {
    snapshot: &'a Snapshot,
    collector: &'a C,
    /// `None`: every document.
    weight: Option<Box<dyn Weight>>,
    tests: Vec<Test>,
    deadline: Option<Instant>,
}

type Fruit<C> = <<C as ScanCollector>::Part as ScanPart>::Fruit;

/// See [`Snapshot::scan`].
pub(crate) fn scan<C: ScanCollector>(
    snapshot: &Snapshot,
    filters: &[Filter],
    time_limit: Option<Duration>,
    collector: &C,
) -> Result<C::Output> {
    let shared = snapshot.shared();
    let context = FilterContext {
        schema: Arc::clone(&shared.schema),
        layout: Arc::clone(&shared.layout),
        deadline: None,
    };
    let (clauses, tests) = context.split(filters)?;
    let weight = if clauses.is_empty() {
        None
    } else {
        Some(conjunction(clauses).weight(EnableScoring::disabled_from_searcher(snapshot.searcher()))?)
    };
    let deadline = time_limit.and_then(|limit| Instant::now().checked_add(limit));
    let scan = Scan { snapshot, collector, weight, tests, deadline };
    let parts = parts(snapshot.searcher(), RANGE);
    let fruits = share_out(&parts, shared.options.threads, |part| scan.visit(part))?;
    Ok(collector.merge(fruits))
}

/// See [`Snapshot::visit`].
pub(crate) fn visit<C: ScanCollector>(
    snapshot: &Snapshot,
    addresses: impl IntoIterator<Item = DocAddress>,
    collector: &C,
) -> Result<C::Output> {
    let mut by_segment: BTreeMap<u32, BTreeSet<DocId>> = BTreeMap::new();
    for address in addresses {
        by_segment.entry(address.segment).or_default().insert(address.doc);
    }
    let mut fruits = Vec::with_capacity(by_segment.len());
    for (segment, docs) in by_segment {
        let readers = snapshot.searcher().segment_readers();
        let reader = usize::try_from(segment).ok().and_then(|segment| readers.get(segment));
        let last = docs.last().copied().unwrap_or_default();
        let Some(reader) = reader.filter(|reader| last < reader.max_doc()) else {
            return Err(not_of_this_state());
        };
        let mut part = collector.part(&SegmentColumns::new(reader, &snapshot.shared().layout, segment))?;
        docs.into_iter().for_each(|doc| part.visit(doc));
        fruits.push(part.finish());
    }
    Ok(collector.merge(fruits))
}

impl<C: ScanCollector> Scan<'_, C> {
    fn visit(&self, range: &Part<'_>) -> Result<Fruit<C>> {
        let columns = SegmentColumns::new(range.reader, &self.snapshot.shared().layout, range.segment);
        let mut tests = Vec::with_capacity(self.tests.len());
        for test in &self.tests {
            tests.push((test.wanted, test.predicate.for_segment(&columns)?));
        }
        let mut part = self.collector.part(&columns)?;
        let alive = range.reader.alive_bitset();
        let mut visited = 0_u32;
        let mut visit = |doc: DocId| -> Result<()> {
            visited = visited.wrapping_add(1);
            if visited.is_multiple_of(LOOK_EVERY) && self.deadline.is_some_and(|end| Instant::now() > end) {
                return Err(Error::TimedOut);
            }
            let passes = alive.is_none_or(|alive| alive.is_alive(doc))
                && tests.iter_mut().all(|(wanted, test)| test(doc) == *wanted);
            if passes {
                part.visit(doc);
            }
            Ok(())
        };
        match &self.weight {
            None => range.docs.clone().try_for_each(&mut visit)?,
            Some(weight) => {
                let mut scorer = weight.scorer(range.reader, 1.0)?;
                let mut doc = scorer.doc();
                if doc < range.docs.start {
                    doc = scorer.seek(range.docs.start);
                }
                while doc != TERMINATED && doc < range.docs.end {
                    visit(doc)?;
                    doc = scorer.advance();
                }
            }
        }
        Ok(part.finish())
    }
}
