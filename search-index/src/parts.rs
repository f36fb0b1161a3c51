//! A state of the index cut into ranges of documents that threads take in turn, so that one large segment keeps all
//! cores busy.
//! Where next: `search/collect.rs` finds by ranges, `scan.rs` visits them.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use tantivy::{DocId, Searcher, SegmentOrdinal, SegmentReader};

use crate::error::{Error, Result, panic_text};

/// A range of the documents of one segment.
pub(crate) struct Part<'a> {
    pub(crate) reader: &'a SegmentReader,
    pub(crate) segment: SegmentOrdinal,
    pub(crate) docs: Range<DocId>,
}

/// All documents, in ranges of at most so many.
pub(crate) fn parts(searcher: &Searcher, most: DocId) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (segment, reader) in (0..).zip(searcher.segment_readers()) {
        let mut start = 0;
        while start < reader.max_doc() {
            let end = start.saturating_add(most.max(1)).min(reader.max_doc());
            parts.push(Part { reader, segment, docs: start..end });
            start = end;
        }
    }
    parts
}

/// Does the work on every part (of the index, of a page), on at most so many threads, the caller's among them. The fruits are
/// in the order of the parts. The first error ends it, and so does a panic.
pub(crate) fn share_out<P: Sync, T: Send>(
    parts: &[P],
    threads: usize,
    work: impl Fn(&P) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let take = || -> Result<Vec<(usize, T)>> {
        let mut fruits = Vec::new();
        while !stop.load(Ordering::Relaxed) {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(place) else { break };
            fruits.push((place, work(part)?));
        }
        Ok(fruits)
    };
    let turn = || {
        let outcome = catch_unwind(AssertUnwindSafe(take));
        let outcome = outcome.unwrap_or_else(|panic| Err(Error::Damaged(panic_text(panic.as_ref()))));
        if outcome.is_err() {
            stop.store(true, Ordering::Relaxed);
        }
        outcome
    };
    let helpers = threads.min(parts.len()).saturating_sub(1);
    let outcomes: Vec<Result<Vec<(usize, T)>>> = thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(turn)).collect();
        let own = turn();
        let joined = helpers.into_iter().map(|helper| {
            helper.join().unwrap_or_else(|panic| Err(Error::Damaged(panic_text(panic.as_ref()))))
        });
        std::iter::once(own).chain(joined).collect()
    });
    let mut fruits = Vec::with_capacity(parts.len());
    for outcome in outcomes {
        fruits.extend(outcome?);
    }
    fruits.sort_by_key(|(place, _)| *place);
    Ok(fruits.into_iter().map(|(_, fruit)| fruit).collect())
}
