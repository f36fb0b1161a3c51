//! Visiting every matching document with its columns: how exact rules are evaluated over everybody.
//! Segments are cut into ranges of documents that threads take in turn, so one large segment keeps all cores busy.
//! Where next: `columns.rs` is what collectors read, `store/snapshot.rs` the entry.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tantivy::query::{EnableScoring, Weight};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use crate::columns::SegmentColumns;
use crate::error::{Error, Result, panic_text};
use crate::query::filter::{FilterContext, Test, conjunction};
use crate::search::request::Filter;
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

/// One range of one segment.
struct Task<'a> {
    reader: &'a SegmentReader,
    ordinal: u32,
    docs: Range<DocId>,
}

/// What the threads share.
struct Scan<'a, C: ScanCollector> {
    snapshot: &'a Snapshot,
    collector: &'a C,
    /// `None`: every document.
    weight: Option<Box<dyn Weight>>,
    tests: Vec<Test>,
    tasks: Vec<Task<'a>>,
    next: AtomicUsize,
    stop: AtomicBool,
    deadline: Option<Instant>,
}

type Fruit<C> = <<C as ScanCollector>::Part as ScanPart>::Fruit;
/// Fruits with the places of their tasks.
type Fruits<C> = Vec<(usize, Fruit<C>)>;

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
    let tasks = tasks(snapshot);
    let threads = shared.options.scan_threads.clamp(1, tasks.len().max(1));
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let scan = Scan { snapshot, collector, weight, tests, tasks, next, stop, deadline };
    let outcomes: Vec<Result<Fruits<C>>> = if threads == 1 {
        vec![scan.work()]
    } else {
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| scan.work())).collect();
            let joined = workers.into_iter().map(|worker| {
                worker.join().unwrap_or_else(|panic| Err(Error::Damaged(panic_text(panic.as_ref()))))
            });
            joined.collect()
        })
    };
    let mut fruits = Vec::with_capacity(scan.tasks.len());
    for outcome in outcomes {
        fruits.extend(outcome?);
    }
    fruits.sort_by_key(|(place, _)| *place);
    Ok(collector.merge(fruits.into_iter().map(|(_, fruit)| fruit).collect()))
}

fn tasks(snapshot: &Snapshot) -> Vec<Task<'_>> {
    let mut tasks = Vec::new();
    for (ordinal, reader) in (0_u32..).zip(snapshot.searcher().segment_readers()) {
        let mut start = 0;
        while start < reader.max_doc() {
            let end = start.saturating_add(RANGE).min(reader.max_doc());
            tasks.push(Task { reader, ordinal, docs: start..end });
            start = end;
        }
    }
    tasks
}

impl<C: ScanCollector> Scan<'_, C> {
    /// One thread's share. A panic, ours or the collector's, ends the scan with an error.
    fn work(&self) -> Result<Fruits<C>> {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.take_tasks()));
        let outcome = outcome.unwrap_or_else(|panic| Err(Error::Damaged(panic_text(panic.as_ref()))));
        if outcome.is_err() {
            self.stop.store(true, Ordering::Relaxed);
        }
        outcome
    }

    fn take_tasks(&self) -> Result<Fruits<C>> {
        let mut fruits = Vec::new();
        while !self.stop.load(Ordering::Relaxed) {
            let place = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = self.tasks.get(place) else { break };
            fruits.push((place, self.visit(task)?));
        }
        Ok(fruits)
    }

    fn visit(&self, task: &Task<'_>) -> Result<Fruit<C>> {
        let columns = SegmentColumns::new(task.reader, &self.snapshot.shared().layout, task.ordinal);
        let mut tests = Vec::with_capacity(self.tests.len());
        for test in &self.tests {
            tests.push((test.wanted, test.predicate.for_segment(&columns)?));
        }
        let mut part = self.collector.part(&columns)?;
        let alive = task.reader.alive_bitset();
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
            None => task.docs.clone().try_for_each(&mut visit)?,
            Some(weight) => {
                let mut scorer = weight.scorer(task.reader, 1.0)?;
                let mut doc = scorer.doc();
                if doc < task.docs.start {
                    doc = scorer.seek(task.docs.start);
                }
                while doc != TERMINATED && doc < task.docs.end {
                    visit(doc)?;
                    doc = scorer.advance();
                }
            }
        }
        Ok(part.finish())
    }
}
