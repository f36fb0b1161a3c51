//! Reading the documents of a term in blocks, window by window.
//! Where next: `node.rs` reads lists.

use std::ops::Range;

use tantivy::DocId;
use tantivy::postings::BlockSegmentPostings;

/// The documents of a term from some place on.
pub(super) struct List {
    block: BlockSegmentPostings,
    /// Documents of the block that are behind.
    done: usize,
}

impl List {
    pub(super) fn new(block: BlockSegmentPostings) -> Self {
        Self { block, done: 0 }
    }

    /// How many documents the whole list has.
    pub(super) fn len(&self) -> u32 {
        self.block.doc_freq()
    }

    /// No document before this one is left; nothing where none is left at all.
    pub(super) fn next(&self) -> Option<DocId> {
        self.block.docs().get(self.done).copied()
    }

    /// Hands over the documents of a window in order, some at a time, and how often each has the term if the list was opened
    /// with it. Windows ascend.
    #[inline]
    pub(super) fn within(&mut self, window: &Range<DocId>, mut visit: impl FnMut(&[DocId], &[u32])) {
        if self.block.docs().last().is_some_and(|last| *last < window.start) {
            self.done = self.block.seek(window.start);
        }
        loop {
            let docs = self.block.docs();
            let Some(last) = docs.last() else { return };
            if self.next().is_some_and(|doc| doc < window.start) {
                self.done = docs.partition_point(|doc| *doc < window.start);
            }
            let end =
                if *last < window.end { docs.len() } else { docs.partition_point(|doc| *doc < window.end) };
            let here = self.done.min(end)..end;
            let often = self.block.freqs().get(here.clone()).unwrap_or_default();
            visit(docs.get(here).unwrap_or_default(), often);
            self.done = end;
            if end < docs.len() {
                return;
            }
            self.block.advance();
            self.done = 0;
        }
    }
}
