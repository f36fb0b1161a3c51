//! Counting the values of facet columns: a plain array where codes are close together, a quick map elsewhere; and of
//! groups, whose values the caller computes.
//! Values of one document are distinct (the document made them so), hence a document counts once per value.
//! Where next: `collect.rs` calls this for every match.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use tantivy::DocId;

use super::request::Group;
use super::results::FacetCounts;
use crate::columns::{Column, SegmentColumns};
use crate::error::Result;

/// Widest span of codes counted in an array.
const DENSE_SPAN: u64 = 16_384;

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
    pub(crate) fn counter(self, columns: &SegmentColumns) -> Result<SegmentCounter> {
        Ok(match self {
            Self::Column(column) => SegmentCounter::Column(ColumnCounter::new(columns.column(column)?)),
            Self::Group(group) => SegmentCounter::Group(group.by.for_segment(columns)?, Counts::default()),
        })
    }
}

/// The counter of one facet or group in one segment.
pub(crate) enum SegmentCounter {
    Column(ColumnCounter),
    Group(Box<dyn FnMut(DocId) -> Option<u64> + Send>, Counts),
}

impl SegmentCounter {
    #[inline]
    pub(crate) fn count(&mut self, doc: DocId) {
        match self {
            Self::Column(counter) => counter.count(doc),
            Self::Group(value, counts) => {
                if let Some(value) = value(doc) {
                    *counts.0.entry(value).or_default() += 1;
                }
            }
        }
    }

    pub(crate) fn finish(self) -> Counts {
        match self {
            Self::Column(counter) => counter.finish(),
            Self::Group(_, counts) => counts,
        }
    }
}

/// The counter of one column in one segment.
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
