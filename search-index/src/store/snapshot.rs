//! One state of the index, held still: result lists turn their pages in it, scans load documents from it.
//! Recent states that were shown to somebody stay open for a while, bounded by number and age.
//! Where next: `search/run.rs` and `scan.rs` answer from a snapshot.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tantivy::{Searcher, Term};

use super::generation::Generation;
use super::index::Shared;
use crate::error::{Result, guard};
use crate::scan::{ScanCollector, scan};
use crate::search::coverage::{self, Coverage};
use crate::search::request::{Filter, SearchRequest, SnapshotToken};
use crate::search::results::{DocAddress, SearchResults};
use crate::search::run;
use crate::search::similar::{self, SimilarRequest, SimilarResults};
use crate::search::spelling::{self, Spelling};

/// A state of the index. While it is held, its documents can be searched, scanned and loaded unchanged,
/// whatever is written or rebuilt meanwhile. It keeps files open: drop it soon.
#[derive(Clone)]
pub struct Snapshot {
    shared: Arc<Shared>,
    /// Kept so that its files stay open after a swap.
    generation: Arc<Generation>,
    searcher: Searcher,
}

impl Snapshot {
    pub(crate) fn new(shared: Arc<Shared>, generation: Arc<Generation>) -> Self {
        let searcher = generation.reader.searcher();
        Self { shared, generation, searcher }
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Names this state; the same state has the same token.
    #[must_use]
    pub fn token(&self) -> SnapshotToken {
        let state = self.searcher.generation().generation_id();
        SnapshotToken(format!("{:x}-{:x}-{:x}", self.shared.opened, self.generation.number, state))
    }

    /// How many documents it has.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// Answers a request from this state, whatever token the request carries.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::TimedOut`], [`crate::Error::Damaged`].
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResults> {
        guard(|| run::search(self, request))
    }

    /// Visits every document that passes the filters, on several threads; see [`ScanCollector`].
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::TimedOut`], [`crate::Error::Damaged`] (also for a collector that panics).
    pub fn scan<C: ScanCollector>(
        &self,
        filters: &[Filter],
        time_limit: Option<Duration>,
        collector: &C,
    ) -> Result<C::Output> {
        guard(|| scan(self, filters, time_limit, collector))
    }

    /// Counts for every document how many words of a text it has in a declared text field, in any form of each word. The
    /// first sixteen different words count.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the field is not declared, [`crate::Error::Damaged`].
    pub fn coverage(&self, field: &str, text: &str) -> Result<Coverage> {
        guard(|| coverage::coverage(self, field, text))
    }

    /// The text as it was probably meant, when it has words that almost no document within the filters has, and words
    /// near to them that many have. Nothing when all is well, or after the time limit. Ask beside a search; see [`Spelling`].
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for a filter that is not well formed, [`crate::Error::Damaged`].
    pub fn spelling(&self, text: &str, within: &[Filter], time_limit: Duration) -> Result<Option<Spelling>> {
        guard(|| spelling::spelling(self, text, within, time_limit))
    }

    /// The documents most like an example, with what each shares with it and what that is worth; see [`SimilarRequest`].
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::TimedOut`], [`crate::Error::Damaged`].
    pub fn similar(&self, request: &SimilarRequest) -> Result<SimilarResults> {
        guard(|| similar::similar(self, request))
    }

    /// Key and payload of a document found in this state.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the address is not of this state, [`crate::Error::Damaged`].
    pub fn document(&self, address: DocAddress) -> Result<(String, Vec<u8>)> {
        guard(|| Ok(run::identity(self, &run::load(self, address)?)))
    }

    /// The address of the document with this key, if there is one.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`].
    pub fn find(&self, id: &str) -> Result<Option<DocAddress>> {
        guard(|| {
            let term = Term::from_field_text(self.shared.layout.id, id);
            for (segment, reader) in (0_u32..).zip(self.searcher.segment_readers()) {
                let list = reader.inverted_index(term.field())?;
                let record = tantivy::schema::IndexRecordOption::Basic;
                let Some(mut docs) = list.read_postings(&term, record)? else { continue };
                let mut doc = tantivy::DocSet::doc(&docs);
                while doc != tantivy::TERMINATED {
                    if !reader.is_deleted(doc) {
                        return Ok(Some(DocAddress { segment, doc }));
                    }
                    doc = tantivy::DocSet::advance(&mut docs);
                }
            }
            Ok(None)
        })
    }
}

/// States that were shown to somebody.
pub(crate) struct Pins {
    pins: VecDeque<(SnapshotToken, Snapshot, Instant)>,
    most: usize,
    age: Duration,
}

impl Pins {
    pub(crate) fn new(most: usize, age: Duration) -> Self {
        Self { pins: VecDeque::new(), most, age }
    }

    /// Remembers a state, or that it is still in use.
    pub(crate) fn keep(&mut self, snapshot: &Snapshot) {
        let token = snapshot.token();
        self.pins.retain(|(known, _, used)| *known != token && used.elapsed() < self.age);
        self.pins.push_back((token, snapshot.clone(), Instant::now()));
        while self.pins.len() > self.most {
            self.pins.pop_front();
        }
    }

    pub(crate) fn find(&mut self, token: &SnapshotToken) -> Option<Snapshot> {
        self.pins.retain(|(_, _, used)| used.elapsed() < self.age);
        self.pins.iter().find(|(known, _, _)| known == token).map(|(_, snapshot, _)| snapshot.clone())
    }
}
