//! Going through the documents of a way over a segment, a window at a time, or one by one as the engine does.
//! Where next: `node.rs` evaluates a window.

use std::ops::Range;
use std::time::Instant;

use tantivy::query::Scorer;
use tantivy::{DocId, DocSet, Score, TERMINATED};

use super::layer::{Places, WINDOW};
use super::node::{Node, Together};

/// Documents of the first window after a jump: often one document is all that is asked.
const SHORT: u32 = 64;

/// The documents of a way in order, as the engine walks them.
pub(crate) struct Windows {
    way: Option<Together>,
    /// Begins at a multiple of 64.
    window: Range<DocId>,
    /// Length of the next window.
    length: u32,
    max_doc: DocId,
    doc: DocId,
}

impl Windows {
    pub(super) fn new(way: Option<Node>, max_doc: DocId) -> Self {
        Self { way: way.map(Together::from), window: 0..0, length: SHORT, max_doc, doc: 0 }
    }

    /// Goes to the first document from a place behind the window on and before another, of those that may count: `may` tells
    /// it of 64 documents, from so many times 64 on. At the deadline it is at the end.
    fn onwards(
        &mut self,
        mut from: DocId,
        until: DocId,
        may: impl Fn(u32) -> u64,
        deadline: Option<Instant>,
    ) -> DocId {
        self.doc = TERMINATED;
        let Some(way) = &mut self.way else { return TERMINATED };
        loop {
            from = way.ahead(from);
            if from >= until || deadline.is_some_and(|deadline| Instant::now() > deadline) {
                self.window = until..until;
                return TERMINATED;
            }
            let start = from / 64 * 64;
            let end = start.saturating_add(self.length).min(until);
            self.window = start..end;
            self.length = self.length.saturating_mul(2).min(WINDOW as u32);
            let place = |doc: DocId| usize::try_from(doc - start).unwrap_or(WINDOW);
            let word = |at: usize| may(start / 64 + u32::try_from(at).unwrap_or(u32::MAX));
            let wanted = Places::within(place(from)..place(end), word);
            from = end;
            if wanted.is_empty() {
                continue;
            }
            way.fill(&self.window, &wanted);
            if let Some(place) = way.found.next(0) {
                return self.at(place);
            }
        }
    }

    /// Goes to the first document from a place on.
    #[inline]
    pub(super) fn go(&mut self, from: DocId) -> DocId {
        if from < self.window.end {
            if let Some(place) = self.way.as_ref().and_then(|way| way.found.next(self.place(from))) {
                return self.at(place);
            }
        } else if from > self.window.end {
            self.length = SHORT;
        }
        self.onwards(from.max(self.window.end), self.max_doc, |_| u64::MAX, None)
    }

    /// Goes to the next window in which somebody within a range is found; whether there is one. Who cannot count is not looked
    /// for: `may` tells it of 64 documents, from so many times 64 on. After the deadline there is none.
    pub(crate) fn next_within(
        &mut self,
        range: &Range<DocId>,
        may: impl Fn(u32) -> u64,
        deadline: Instant,
    ) -> bool {
        self.onwards(range.start.max(self.window.end), range.end, may, Some(deadline)) != TERMINATED
    }

    /// Who is found in the window: for each 64 documents of it the number of 64s before them, and who of them.
    pub(crate) fn found(&self) -> impl Iterator<Item = (u32, u64)> + use<> {
        let found = self.way.as_ref().map_or(Places::NONE, |way| way.found);
        (self.window.start / 64..).zip(found.words()).filter(|(_, found)| *found != 0)
    }

    /// What a document of the window filled last scores.
    #[inline]
    pub(crate) fn score_of(&self, doc: DocId) -> Score {
        self.way.as_ref().map_or(0.0, |way| way.score(self.place(doc)))
    }

    fn at(&mut self, place: usize) -> DocId {
        self.doc = self.window.start.saturating_add(u32::try_from(place).unwrap_or(u32::MAX));
        self.doc
    }

    fn place(&self, doc: DocId) -> usize {
        usize::try_from(doc.saturating_sub(self.window.start)).unwrap_or(WINDOW)
    }
}

impl DocSet for Windows {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED { TERMINATED } else { self.go(self.doc + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc >= target { self.doc } else { self.go(target) }
    }

    #[inline]
    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        let size = self.way.as_ref().map_or(0, Together::size);
        u32::try_from(size).unwrap_or(u32::MAX).min(self.max_doc)
    }
}

impl Scorer for Windows {
    #[inline]
    fn score(&mut self) -> Score {
        self.score_of(self.doc)
    }
}
