//! The inner loop: count every match, keep the best of them, count facets, look at the clock.
//! Order columns are read only for documents that may enter the list, which is why ties are cheap.
//! Where next: `facets.rs` counts, `run.rs` starts this.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;
use std::time::Instant;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::Weight;
use tantivy::{DocId, DocSet, Score, SegmentOrdinal, SegmentReader, TERMINATED};

use super::extras::{Extra, SegmentExtras};
use super::facets::{Counted, Counts, SegmentCounter};
use super::request::Sort;
use super::results::DocAddress;
use crate::columns::{Column, OrderColumn, SegmentColumns};
use crate::error::{into_tantivy, timed_out};
use crate::query::filter::{Sieve, open_column};
use crate::schema::Layout;

/// Documents between two looks at the clock.
const LOOK_EVERY: u32 = 4_096;

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

/// One segment's part of the work.
pub(crate) struct SegmentHits {
    segment: SegmentOrdinal,
    window: usize,
    ranker: Ranker,
    extras: SegmentExtras,
    order: OrderColumn,
    total: u64,
    top: BinaryHeap<Candidate>,
    counters: Vec<SegmentCounter>,
    sieves: Vec<SegmentSieve>,
}

/// A sieve, and the facet it is a choice in.
type SegmentSieve = (Box<dyn FnMut(DocId) -> bool + Send>, Option<usize>);

/// What sieves leave of a document.
enum Sifted {
    Found,
    /// It fails in the choices of this facet alone.
    But(usize),
    Out,
}

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

impl Collector for Hits<'_> {
    type Fruit = Found;
    type Child = SegmentHits;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentHits> {
        let ranker = match self.rank {
            None => Ranker::Equal,
            Some(Sort::Relevance) => Ranker::Score,
            Some(Sort::Column { column, descending }) => Ranker::Column {
                column: open_column(reader, column).map_err(into_tantivy)?,
                descending: *descending,
            },
        };
        let extras = match ranker {
            Ranker::Score => {
                SegmentExtras::open(self.extras, reader, &self.layout, segment).map_err(into_tantivy)?
            }
            Ranker::Equal | Ranker::Column { .. } => SegmentExtras::default(),
        };
        let columns = SegmentColumns::new(reader, &self.layout, segment);
        let counters = self.facets.iter().map(|counted| counted.counter(&columns).map_err(into_tantivy));
        let sieves = self.sieves.iter().map(|sieve| {
            let asks = sieve.for_segment(reader, &columns).map_err(into_tantivy)?;
            Ok((asks, sieve.counted))
        });
        Ok(SegmentHits {
            segment,
            window: self.window,
            ranker,
            extras,
            order: OrderColumn::open(reader).map_err(into_tantivy)?,
            total: 0,
            top: BinaryHeap::with_capacity(self.window.min(1_024).saturating_add(1)),
            counters: counters.collect::<tantivy::Result<_>>()?,
            sieves: sieves.collect::<tantivy::Result<_>>()?,
        })
    }

    fn requires_scoring(&self) -> bool {
        matches!(self.rank, Some(Sort::Relevance))
    }

    fn merge_fruits(&self, parts: Vec<Found>) -> tantivy::Result<Found> {
        let mut merged = Found {
            total: 0,
            top: Vec::new(),
            counts: self.facets.iter().map(|_| Counts::default()).collect(),
        };
        for part in parts {
            merged.total = merged.total.saturating_add(part.total);
            merged.top.extend(part.top);
            for (counts, more) in merged.counts.iter_mut().zip(part.counts) {
                counts.add(more);
            }
        }
        merged.top.sort_unstable();
        merged.top.truncate(self.window);
        Ok(merged)
    }

    /// Own loop instead of the engine's: it can stop.
    fn collect_segment(
        &self,
        weight: &dyn Weight,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<Found> {
        let mut hits = self.for_segment(segment, reader)?;
        let mut scorer = weight.scorer(reader, 1.0)?;
        let scoring = self.requires_scoring();
        let alive = reader.alive_bitset();
        let mut visited = 0_u32;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                match hits.sift(doc) {
                    Sifted::Found => hits.collect(doc, if scoring { scorer.score() } else { 0.0 }),
                    Sifted::But(facet) => hits.count(facet, doc),
                    Sifted::Out => {}
                }
            }
            visited = visited.wrapping_add(1);
            if visited.is_multiple_of(LOOK_EVERY) && Instant::now() > self.deadline {
                return Err(timed_out());
            }
            doc = scorer.advance();
        }
        if Instant::now() > self.deadline {
            return Err(timed_out());
        }
        Ok(hits.harvest())
    }
}

impl SegmentHits {
    fn sift(&mut self, doc: DocId) -> Sifted {
        let mut failed = None;
        for (passes, counted) in &mut self.sieves {
            if passes(doc) {
                continue;
            }
            match (*counted, failed) {
                (Some(facet), None) => failed = Some(facet),
                (Some(facet), Some(other)) if facet == other => {}
                _ => return Sifted::Out,
            }
        }
        failed.map_or(Sifted::Found, Sifted::But)
    }

    fn count(&mut self, facet: usize, doc: DocId) {
        if let Some(counter) = self.counters.get_mut(facet) {
            counter.count(doc);
        }
    }
}

impl SegmentCollector for SegmentHits {
    type Fruit = Found;

    #[inline]
    fn collect(&mut self, doc: DocId, score: Score) {
        self.total = self.total.saturating_add(1);
        for counter in &mut self.counters {
            counter.count(doc);
        }
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
        let address = DocAddress { segment: self.segment, doc };
        let candidate = Candidate { rank, order: self.order.get(doc), score, words, address };
        if !full {
            self.top.push(candidate);
        } else if let Some(mut worst) = self.top.peek_mut()
            && candidate < *worst
        {
            *worst = candidate;
        }
    }

    fn harvest(self) -> Found {
        let counts = self.counters.into_iter().map(SegmentCounter::finish).collect();
        Found { total: self.total, top: self.top.into_vec(), counts }
    }
}
