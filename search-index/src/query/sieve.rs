//! What is asked of each document that lists and words leave, and whom it leaves by what is known beforehand.
//! Where next: `filter.rs` decides what is asked, `remembered.rs` keeps the answers, `search/collect.rs` asks.

use std::sync::Arc;

use tantivy::query::Weight;
use tantivy::{DocId, DocSet as _, SegmentReader};

use crate::columns::SegmentColumns;
use crate::error::Result;
use crate::query::filter::Test;
use crate::query::remembered::{Bits, Remembered, SearchNumber};
use crate::query::ways::bits;

/// What a document found by lists is asked besides.
pub(crate) struct Sieve {
    pub(super) asks: Asks,
    /// Place of the facet it is a choice in, among those counted.
    pub(crate) counted: Option<usize>,
}

pub(super) enum Asks {
    Test(Test),
    List { wanted: bool, weight: Box<dyn Weight> },
}

/// A sieve opened for a segment.
pub(crate) struct SegmentSieve {
    asks: SegmentAsks,
    wanted: bool,
    /// See [`Sieve::counted`].
    pub(crate) counted: Option<usize>,
}

enum SegmentAsks {
    Known(Arc<Bits>),
    Test(Box<dyn FnMut(DocId) -> bool + Send>),
}

impl Sieve {
    /// Asks the documents of a segment, in ascending order.
    pub(crate) fn for_segment(
        &self,
        reader: &SegmentReader,
        columns: &SegmentColumns,
        (remembered, search): (&Remembered<Bits>, SearchNumber),
    ) -> Result<SegmentSieve> {
        let (wanted, asks) = match &self.asks {
            Asks::Test(Test { wanted, predicate }) => {
                let known = match (columns.id(), predicate.name()) {
                    (Some(segment), Some(name)) => {
                        let documents = columns.max_doc();
                        remembered.of((segment, documents, search), &name, Bits::bytes(documents), || {
                            // an error comes again when the documents are asked
                            Some(Bits::of(documents, predicate.for_segment(columns).ok()?))
                        })
                    }
                    _ => None,
                };
                let asks = match known {
                    Some(bits) => SegmentAsks::Known(bits),
                    None => SegmentAsks::Test(predicate.for_segment(columns)?),
                };
                (*wanted, asks)
            }
            Asks::List { wanted, weight } => {
                let mut list = weight.scorer(reader, 1.0)?;
                let has = move |doc| {
                    if list.doc() < doc {
                        list.seek(doc);
                    }
                    list.doc() == doc
                };
                (*wanted, SegmentAsks::Test(Box::new(has)))
            }
        };
        Ok(SegmentSieve { asks, wanted, counted: self.counted })
    }
}

impl SegmentSieve {
    /// Who of these passes, out of 64 documents from this many times 64 on.
    fn pass(&mut self, at: u32, these: u64) -> u64 {
        let has = match &mut self.asks {
            SegmentAsks::Known(known) => known.word(at),
            SegmentAsks::Test(test) => {
                let first = at.saturating_mul(64);
                bits(these).filter(|bit| test(first.saturating_add(*bit))).fold(0, |all, bit| all | 1 << bit)
            }
        };
        these & if self.wanted { has } else { !has }
    }

    /// Who of 64 documents passes, from this many times 64 on, where it is known.
    fn known(&self, at: u32) -> Option<u64> {
        match &self.asks {
            SegmentAsks::Known(bits) => Some(if self.wanted { bits.word(at) } else { !bits.word(at) }),
            SegmentAsks::Test(_) => None,
        }
    }
}

/// Who of these passes all, out of 64 documents from this many times 64 on. Who fails in the choices of one facet alone is
/// put into `failed`, with the facet. Documents are asked in ascending order.
pub(crate) fn sift(sieves: &mut [SegmentSieve], at: u32, these: u64, failed: &mut Vec<(usize, u64)>) -> u64 {
    failed.clear();
    let mut left = these;
    for sieve in sieves {
        let fails = left & !sieve.pass(at, left);
        let Some(facet) = sieve.counted else {
            left &= !fails;
            continue;
        };
        let elsewhere = failed.iter().filter(|(other, _)| *other != facet);
        left &= !(fails & elsewhere.fold(0, |all, (_, some)| all | some));
        match failed.iter_mut().find(|(known, _)| *known == facet) {
            Some((_, known)) => *known |= fails,
            None => failed.push((facet, fails)),
        }
    }
    failed.iter_mut().for_each(|(_, some)| *some &= left);
    failed.iter().fold(left, |passed, (_, some)| passed & !some)
}

/// Who of 64 documents may count at all, by what is known of the sieves: who fails in no choice, or in those of one facet
/// alone.
pub(crate) fn may_count(sieves: &[SegmentSieve], at: u32) -> u64 {
    let (mut passed, mut failed_once) = (u64::MAX, 0_u64);
    let known = |sieve: &SegmentSieve| sieve.known(at).unwrap_or(u64::MAX);
    for sieve in sieves.iter().filter(|sieve| sieve.counted.is_none()) {
        passed &= known(sieve);
    }
    for (place, sieve) in sieves.iter().enumerate() {
        let Some(facet) = sieve.counted else { continue };
        if sieves.iter().take(place).any(|other| other.counted == Some(facet)) {
            continue;
        }
        let of_facet = sieves.iter().filter(|other| other.counted == Some(facet));
        let failed = !of_facet.map(known).fold(u64::MAX, |all, some| all & some);
        passed &= !(failed & failed_once);
        failed_once |= failed;
    }
    passed
}
