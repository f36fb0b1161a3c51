//! The periods of one person in the order the union needs, without allocation for nearly everybody.

use crate::rules::facts::Period;

/// Periods sorted by their first day; up to sixteen without allocation.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Sorted {
    few: [u64; FEW],
    count: usize,
    many: Vec<u64>,
}

const FEW: usize = 16;

impl Sorted {
    pub(in crate::rules) fn new(periods: impl Iterator<Item = Period>) -> Self {
        let mut sorted = Self { few: [0; FEW], count: 0, many: Vec::new() };
        for period in periods {
            match sorted.few.get_mut(sorted.count) {
                Some(slot) if sorted.many.is_empty() => {
                    *slot = period.packed();
                    sorted.count += 1;
                }
                _ => {
                    if sorted.many.is_empty() {
                        sorted.many.extend_from_slice(&sorted.few);
                    }
                    sorted.many.push(period.packed());
                }
            }
        }
        if sorted.many.is_empty() {
            sorted.few.get_mut(..sorted.count).unwrap_or_default().sort_unstable();
        } else {
            sorted.many.sort_unstable();
        }
        sorted
    }

    pub(in crate::rules) fn as_slice(&self) -> &[u64] {
        if self.many.is_empty() { self.few.get(..self.count).unwrap_or_default() } else { &self.many }
    }
}
