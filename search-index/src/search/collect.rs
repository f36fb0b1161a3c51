//! The inner loop, over ranges of documents that threads share: count every match, keep the best of them, count facets, look at the clock.
//! Order columns are read only for documents that may enter the list, which is why ties are cheap.
//! Where next: `facets.rs` counts, `run.rs` starts this.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;
use std::time::Instant;

use tantivy::query::EnableScoring;
use tantivy::{DocId, Score, SegmentOrdinal};

use super::extras::{Extra, SegmentExtras};
use super::facets::{AT_ONCE, Counted, Counts, SegmentCounter};
use super::request::Sort;
use super::results::DocAddress;
use crate::columns::{Column, OrderColumn, SegmentColumns};
use crate::error::{Error, Result};
use crate::parts::{Part, parts, share_out};
use crate::query::filter::open_column;
use crate::query::remembered::SearchNumber;
use crate::query::sieve::{SegmentSieve, Sieve, may_count, sift};
use crate::query::ways::{Way, WayWeight, bits};
use crate::schema::Layout;
use crate::store::index::Shared;
use crate::store::snapshot::Snapshot;

/// Ranges for each thread: who meets a range with few matches takes another.
const RANGES: usize = 4;

/// Counts, lists and facets of one query.
pub(crate) struct Hits<'a> {
    /// How many hits to keep.
    pub(crate) window: usize,
    /// `None`: all hits are equal.
    pub(crate) rank: Option<&'a Sort>,
    /// What comes on top of the words, by relevance.
    pub(crate) extras: &'a [Extra],
    pub(crate) facets: Vec<Counted<'a>>,
    /// What is asked of each match. Who passes all is found; who fails in one facet's choices alone counts in that facet, which
    /// is counted as if nothing were chosen in it.
    pub(crate) sieves: Vec<Sieve>,
    pub(crate) layout: Arc<Layout>,
    pub(crate) deadline: Instant,
}

/// What a query found.
pub(crate) struct Found {
    pub(crate) total: u64,
    /// Best first, at most `window`.
    pub(crate) top: Vec<Candidate>,
    /// In the order of `facets`.
    pub(crate) counts: Vec<Counts>,
}

/// A hit that is still in the list. The smaller candidate is the better one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    rank: (bool, u64),
    order: u128,
    pub(crate) score: Score,
    /// What the words alone score.
    pub(crate) words: Score,
    pub(crate) address: DocAddress,
}

impl Candidate {
    fn key(&self) -> ((bool, u64), u128, DocAddress) {
        (self.rank, self.order, self.address)
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// One range's part of the work.
struct RangeHits {
    segment: SegmentOrdinal,
    window: usize,
    ranker: Ranker,
    extras: SegmentExtras,
    order: OrderColumn,
    total: u64,
    top: BinaryHeap<Candidate>,
    counters: Vec<SegmentCounter>,
    /// Found, and not yet handed to the counters.
    counted: Vec<DocId>,
    sieves: Vec<SegmentSieve>,
    /// Who of the documents sifted last fails in the choices of one facet alone.
    failed: Vec<(usize, u64)>,
}

/// What is remembered, and which search asks.
type Memory<'a> = (&'a Shared, SearchNumber);

enum Ranker {
    Equal,
    Score,
    Column { column: Column, descending: bool },
}

impl Ranker {
    /// Whether there is no value, then a number; smaller is better.
    #[inline]
    fn rank(&self, doc: DocId, score: Score) -> (bool, u64) {
        match self {
            Self::Equal => (false, 0),
            Self::Score => {
                // Scores are not negative, so their bits order as they do.
                (false, u64::from(u32::MAX) - u64::from(score.max(0.0).to_bits()))
            }
            Self::Column { column, descending } => match column.first(doc) {
                Some(value) if *descending => (false, !value),
                Some(value) => (false, value),
                None => (true, 0),
            },
        }
    }
}

impl Hits<'_> {
    /// Answers a query. Where there is enough to go through, all threads take part.
    pub(crate) fn of(&self, way: &Way, snapshot: &Snapshot) -> Result<Found> {
        let (searcher, threads) = (snapshot.searcher(), snapshot.threads());
        let scoring = if self.scores() {
            EnableScoring::enabled_from_searcher(searcher)
        } else {
            EnableScoring::disabled_from_searcher(searcher)
        };
        let weight = way.weighed(scoring)?;
        let ranges = match threads {
            1 => parts(searcher, DocId::MAX),
            many => {
                let ranges = u64::try_from(many.saturating_mul(RANGES)).unwrap_or(u64::MAX);
                parts(searcher, u32::try_from(searcher.num_docs().div_ceil(ranges)).unwrap_or(DocId::MAX))
            }
        };
        let shared = snapshot.shared();
        let search = shared.search_number();
        let found = share_out(&ranges, threads, |part| self.within(&weight, part, (shared, search)))?;
        Ok(self.joined(found))
    }

    fn scores(&self) -> bool {
        matches!(self.rank, Some(Sort::Relevance))
    }

    /// What it finds within one range.
    fn within(&self, weight: &WayWeight, part: &Part<'_>, memory: Memory<'_>) -> Result<Found> {
        self.in_time()?;
        let mut hits = self.open(part, memory)?;
        let mut windows = weight.windows(part.reader, 1.0)?;
        let scoring = self.scores();
        let alive = part.reader.alive_bitset();
        while windows.next_within(&part.docs, |at| may_count(&hits.sieves, at), self.deadline) {
            for (at, mut these) in windows.found() {
                let first = at * 64;
                if let Some(alive) = alive {
                    let removed = bits(these).filter(|doc| alive.is_deleted(first + doc));
                    these &= !removed.fold(0, |all, doc| all | 1 << doc);
                }
                for doc in bits(hits.sift(at, these)).map(|doc| first + doc) {
                    hits.collect(doc, if scoring { windows.score_of(doc) } else { 0.0 });
                }
            }
        }
        self.in_time()?;
        Ok(hits.harvest())
    }

    fn in_time(&self) -> Result<()> {
        if Instant::now() > self.deadline { Err(Error::TimedOut) } else { Ok(()) }
    }

    fn open(&self, part: &Part<'_>, (shared, search): Memory<'_>) -> Result<RangeHits> {
        let (reader, segment) = (part.reader, part.segment);
        let ranker = match self.rank {
            None => Ranker::Equal,
            Some(Sort::Relevance) => Ranker::Score,
            Some(Sort::Column { column, descending }) => {
                Ranker::Column { column: open_column(reader, column)?, descending: *descending }
            }
        };
        let extras = match ranker {
            Ranker::Score => SegmentExtras::open(self.extras, reader, &self.layout, segment)?,
            Ranker::Equal | Ranker::Column { .. } => SegmentExtras::default(),
        };
        let columns = SegmentColumns::new(reader, &self.layout, segment);
        let counters = self.facets.iter().map(|counted| counted.counter(&columns, (&shared.facets, search)));
        let sieves =
            self.sieves.iter().map(|sieve| sieve.for_segment(reader, &columns, (&shared.filters, search)));
        Ok(RangeHits {
            segment,
            window: self.window,
            ranker,
            extras,
            order: OrderColumn::open(reader)?,
            total: 0,
            top: BinaryHeap::with_capacity(self.window.min(1_024).saturating_add(1)),
            counters: counters.collect::<Result<_>>()?,
            counted: Vec::new(),
            sieves: sieves.collect::<Result<_>>()?,
            failed: Vec::new(),
        })
    }

    fn joined(&self, parts: Vec<Found>) -> Found {
        let mut all = Found {
            total: 0,
            top: Vec::new(),
            counts: self.facets.iter().map(|_| Counts::default()).collect(),
        };
        for part in parts {
            all.total = all.total.saturating_add(part.total);
            all.top.extend(part.top);
            for (counts, more) in all.counts.iter_mut().zip(part.counts) {
                counts.add(more);
            }
        }
        all.top.sort_unstable();
        all.top.truncate(self.window);
        all
    }
}

impl RangeHits {
    /// Who of these is found, out of 64 documents from this many times 64 on; counts them, and in its facet who fails there
    /// alone.
    fn sift(&mut self, at: u32, these: u64) -> u64 {
        let found = sift(&mut self.sieves, at, these, &mut self.failed);
        let first = at * 64;
        for (facet, failed) in &self.failed {
            let Some(counter) = self.counters.get_mut(*facet) else { continue };
            bits(*failed).for_each(|doc| counter.count(first + doc));
        }
        self.total = self.total.saturating_add(u64::from(found.count_ones()));
        if !self.counters.is_empty() {
            self.counted.extend(bits(found).map(|doc| first + doc));
            if self.counted.len() >= AT_ONCE {
                self.count();
            }
        }
        found
    }

    /// Counts who was found.
    fn count(&mut self) {
        self.counters.iter_mut().for_each(|counter| counter.count_all(&self.counted));
        self.counted.clear();
    }

    #[inline]
    fn collect(&mut self, doc: DocId, score: Score) {
        if self.window == 0 {
            return;
        }
        let full = self.top.len() >= self.window;
        let hopeless = |rank| full && self.top.peek().is_some_and(|worst| rank > worst.rank);
        let words = score;
        let score = if self.extras.is_empty() {
            words
        } else if hopeless(self.ranker.rank(doc, self.extras.at_most(words))) {
            // columns are read only where they could matter
            return;
        } else {
            self.extras.with(words, doc)
        };
        let rank = self.ranker.rank(doc, score);
        if hopeless(rank) {
            return;
        }
        // most ties are lost by the first half of the order
        let high = self.order.high(doc);
        let behind = |worst: &Candidate| rank == worst.rank && OrderColumn::is_behind(high, worst.order);
        if full && self.top.peek().is_some_and(behind) {
            return;
        }
        let address = DocAddress { segment: self.segment, doc };
        let candidate = Candidate { rank, order: self.order.with_high(high, doc), score, words, address };
        if !full {
            self.top.push(candidate);
        } else if let Some(mut worst) = self.top.peek_mut()
            && candidate < *worst
        {
            *worst = candidate;
        }
    }

    fn harvest(mut self) -> Found {
        self.count();
        let counts = self.counters.into_iter().map(SegmentCounter::finish).collect();
        Found { total: self.total, top: self.top.into_vec(), counts }
    }
}
