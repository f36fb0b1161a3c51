//! Counting the values of facet columns: from memory where they are asked for again and again; else a plain array where
//! codes are close together, a quick map elsewhere. And of groups, whose values the caller computes.
//! Values of one document are distinct (the document made them so), hence a document counts once per value.
//! Where next: `collect.rs` calls this for every match.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::Arc;

use tantivy::DocId;

use super::request::Group;
use super::results::FacetCounts;
use crate::columns::{Column, SegmentColumns};
use crate::error::Result;
use crate::query::remembered::{Remembered, SearchNumber};

/// Widest span of codes counted in an array.
const DENSE_SPAN: u64 = 16_384;
/// Documents counted at once: to go through many is several times as fast, because the processor then waits for the memory
/// of many at once.
pub(crate) const AT_ONCE: usize = 256;

/// Counts by value.
#[derive(Default)]
pub(crate) struct Counts(HashMap<u64, u64, BuildHasherDefault<CodeHasher>>);

/// What is counted.
#[derive(Clone, Copy)]
pub(crate) enum Counted<'a> {
    /// The values of a declared column.
    Column(&'a str),
    /// What the caller computes.
    Group(&'a Group),
}

impl<'a> Counted<'a> {
    pub(crate) fn name(self) -> &'a str {
        match self {
            Self::Column(column) => column,
            Self::Group(group) => &group.name,
        }
    }

    /// Counts it in one segment.
    pub(crate) fn counter(
        self,
        columns: &SegmentColumns,
        (remembered, search): (&Remembered<Codes>, SearchNumber),
    ) -> Result<SegmentCounter> {
        // from memory, if it has a name there
        let kept = |name: &str, most: usize, codes: &dyn Fn() -> Option<Codes>| {
            let segment = (columns.id()?, columns.max_doc(), search);
            remembered.of(segment, name, Codes::bytes(columns.max_doc(), most), codes)
        };
        let documents = columns.max_doc();
        let by = match self {
            Self::Column(name) => {
                let column = columns.column(name)?;
                let codes = || Codes::of(documents, |doc| column.values(doc));
                match kept(name, column.len(), &codes) {
                    Some(codes) => By::of(codes),
                    None => By::Column(ColumnCounter::new(column)),
                }
            }
            Self::Group(group) => {
                let values = || group.by.for_segment(columns);
                // an error comes again when the documents are asked
                let codes = || Codes::of(documents, values().ok()?);
                let most = usize::try_from(documents).unwrap_or(usize::MAX);
                let name = group.by.name().map(|name| format!("group {name}"));
                match name.and_then(|name| kept(&name, most, &codes)) {
                    Some(codes) => By::of(codes),
                    None => By::Group(values()?, Counts::default()),
                }
            }
        };
        Ok(SegmentCounter { by, waiting: Vec::with_capacity(AT_ONCE) })
    }
}

/// The values of a column or a group in memory, packed so that most of it stays near the processor: several times as fast
/// to count as from its file.
#[derive(Debug)]
pub(crate) struct Codes {
    /// Each value once.
    values: Vec<u64>,
    /// The values of all documents, by their place in `values`.
    codes: Packed,
    /// Where the codes of the first of each [`BLOCK`] documents begin.
    blocks: Vec<u32>,
    /// Where those of each document begin behind that, and of one more.
    starts: Vec<u8>,
}

/// Codes as narrow as they may be.
#[derive(Debug)]
enum Packed {
    Narrow(Vec<u8>),
    Wide(Vec<u16>),
}

/// Documents whose codes are found from one place on.
const BLOCK: usize = 16;

impl Codes {
    /// Nothing where there are too many values, or too many in some documents. Documents are asked in ascending order.
    fn of<V: IntoIterator<Item = u64>>(documents: DocId, mut each: impl FnMut(DocId) -> V) -> Option<Self> {
        let mut places: HashMap<u64, u16, BuildHasherDefault<CodeHasher>> = HashMap::default();
        let (mut values, mut codes) = (Vec::new(), Vec::new());
        let (mut blocks, mut starts) = (Vec::new(), Vec::new());
        let mut base = 0;
        for doc in 0..=documents {
            if starts.len() % BLOCK == 0 {
                base = codes.len();
                blocks.push(u32::try_from(base).ok()?);
            }
            starts.push(u8::try_from(codes.len() - base).ok()?);
            if doc == documents {
                break;
            }
            for value in each(doc) {
                let place = match places.get(&value) {
                    Some(place) => *place,
                    None => {
                        let place = u16::try_from(values.len()).ok()?;
                        values.push(value);
                        places.insert(value, place);
                        place
                    }
                };
                codes.push(place);
            }
        }
        let narrow = || codes.iter().map(|code| u8::try_from(*code).ok()).collect::<Option<Vec<u8>>>();
        let codes = if values.len() <= 256 {
            Packed::Narrow(narrow().unwrap_or_default())
        } else {
            // it grew by doubling
            codes.shrink_to_fit();
            Packed::Wide(codes)
        };
        Some(Self { values, codes, blocks, starts })
    }

    /// Memory of the codes of so many values, at most.
    fn bytes(documents: DocId, values: usize) -> usize {
        let starts = usize::try_from(documents).unwrap_or(usize::MAX);
        starts.saturating_mul(5).div_ceil(4).saturating_add(values.saturating_mul(2))
    }

    /// Where the codes of a document begin.
    #[inline]
    fn start(&self, place: usize) -> usize {
        let start = self.starts.get(place).map_or(0, |start| usize::from(*start));
        let block = self.blocks.get(place / BLOCK).and_then(|block| usize::try_from(*block).ok());
        block.unwrap_or(0).saturating_add(start)
    }

    /// Counts the values of documents, by their places in `values`.
    fn count(&self, docs: &[DocId], counts: &mut [u64]) {
        fn count<C: Copy + Into<usize>>(
            codes: &[C],
            ranges: impl Iterator<Item = Range<usize>>,
            counts: &mut [u64],
        ) {
            for code in ranges.flat_map(|range| codes.get(range).unwrap_or_default()) {
                if let Some(count) = counts.get_mut((*code).into()) {
                    *count += 1;
                }
            }
        }
        let ranges = docs.iter().map(|doc| {
            let place = usize::try_from(*doc).unwrap_or(usize::MAX - 1);
            self.start(place)..self.start(place + 1)
        });
        match &self.codes {
            Packed::Narrow(codes) => count(codes, ranges, counts),
            Packed::Wide(codes) => count(codes, ranges, counts),
        }
    }
}

/// The counter of one facet or group in one segment.
pub(crate) struct SegmentCounter {
    by: By,
    /// Documents wait until there are [`AT_ONCE`] of them.
    waiting: Vec<DocId>,
}

enum By {
    Codes(Arc<Codes>, Vec<u64>),
    Column(ColumnCounter),
    Group(Box<dyn FnMut(DocId) -> Option<u64> + Send>, Counts),
}

impl SegmentCounter {
    #[inline]
    pub(crate) fn count(&mut self, doc: DocId) {
        self.waiting.push(doc);
        if self.waiting.len() >= AT_ONCE {
            self.by.count(&self.waiting);
            self.waiting.clear();
        }
    }

    /// Counts some at once.
    pub(crate) fn count_all(&mut self, docs: &[DocId]) {
        self.by.count(docs);
    }

    pub(crate) fn finish(mut self) -> Counts {
        self.by.count(&self.waiting);
        match self.by {
            By::Codes(codes, counts) => {
                let counted = codes.values.iter().zip(counts).filter(|(_, count)| *count > 0);
                Counts(counted.map(|(value, count)| (*value, count)).collect())
            }
            By::Column(counter) => counter.finish(),
            By::Group(_, counts) => counts,
        }
    }
}

impl By {
    fn of(codes: Arc<Codes>) -> Self {
        let counts = vec![0; codes.values.len()];
        Self::Codes(codes, counts)
    }

    fn count(&mut self, docs: &[DocId]) {
        match self {
            Self::Codes(codes, counts) => codes.count(docs, counts),
            Self::Column(counter) => docs.iter().for_each(|doc| counter.count(*doc)),
            Self::Group(value, counts) => {
                for value in docs.iter().filter_map(|doc| value(*doc)) {
                    *counts.0.entry(value).or_default() += 1;
                }
            }
        }
    }
}

/// The counter of one column in one segment, from its file.
pub(crate) struct ColumnCounter {
    column: Column,
    smallest: u64,
    dense: Vec<u64>,
    sparse: Counts,
}

impl ColumnCounter {
    fn new(column: Column) -> Self {
        let (smallest, largest) = column.bounds();
        let span = largest.checked_sub(smallest).filter(|span| *span < DENSE_SPAN);
        let size = span.and_then(|span| usize::try_from(span).ok()).map_or(0, |span| span.saturating_add(1));
        Self { column, smallest, dense: vec![0; size], sparse: Counts::default() }
    }

    #[inline]
    fn count(&mut self, doc: DocId) {
        for value in self.column.values(doc) {
            let place = usize::try_from(value.wrapping_sub(self.smallest)).unwrap_or(usize::MAX);
            match self.dense.get_mut(place) {
                Some(count) => *count = count.saturating_add(1),
                None => *self.sparse.0.entry(value).or_default() += 1,
            }
        }
    }

    fn finish(self) -> Counts {
        let mut counts = self.sparse;
        for (value, count) in (self.smallest..=u64::MAX).zip(self.dense) {
            if count > 0 {
                counts.0.insert(value, count);
            }
        }
        counts
    }
}

impl Counts {
    pub(crate) fn add(&mut self, more: Self) {
        for (value, count) in more.0 {
            *self.0.entry(value).or_default() += count;
        }
    }

    /// Most frequent first, equal ones by value.
    pub(crate) fn ranked(&self, name: &str, most: usize) -> FacetCounts {
        let mut counts: Vec<(u64, u64)> = self.0.iter().map(|(value, count)| (*value, *count)).collect();
        let distinct = u64::try_from(counts.len()).unwrap_or(u64::MAX);
        counts.sort_unstable_by_key(|(value, count)| (std::cmp::Reverse(*count), *value));
        counts.truncate(most);
        FacetCounts { column: name.to_owned(), counts, distinct }
    }
}

/// Spreads codes over a map; the keys are ours, so nobody can aim collisions at it through a query.
#[derive(Default)]
pub(crate) struct CodeHasher(u64);

impl Hasher for CodeHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
