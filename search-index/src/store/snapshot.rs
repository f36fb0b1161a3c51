//! One state of the index, held still: result lists turn their pages in it, scans load documents from it.
//! Recent states that were shown to somebody stay open for a while, bounded by number and age.
//! Where next: `search/run.rs` and `scan.rs` answer from a snapshot.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tantivy::{Searcher, Term};

use super::generation::Generation;
use super::index::Shared;
use super::wording::Wording;
use crate::analysis::Analyser;
use crate::document::Document;
use crate::error::{Result, guard};
use crate::query::labels::Labels;
use crate::query::vocabulary::{Answers, Vocabulary};
use crate::scan::{ScanCollector, scan, visit};
use crate::search::affected::{self, ConceptStates};
use crate::search::coverage::{self, Coverage};
use crate::search::request::{Filter, SearchRequest, SnapshotToken};
use crate::search::results::{DocAddress, SearchResults};
use crate::search::run;
use crate::search::similar::{self, SimilarRequest, SimilarResults};
use crate::search::spelling::{self, Spelling};
use crate::thesaurus::Thesaurus;

/// A state of the index. While it is held, its documents can be searched, scanned and loaded unchanged,
/// whatever is written or rebuilt meanwhile. It keeps files open: drop it soon.
#[derive(Clone)]
pub struct Snapshot {
    shared: Arc<Shared>,
    /// Kept so that its files stay open after a swap.
    generation: Arc<Generation>,
    searcher: Searcher,
    wording: Wording,
    answers: Arc<Answers>,
}

impl Snapshot {
    pub(crate) fn new(shared: Arc<Shared>, generation: Arc<Generation>) -> Self {
        let (searcher, wording) = (generation.reader.searcher(), shared.wording());
        let answers = generation.answers(&searcher);
        Self { shared, generation, searcher, wording, answers }
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(crate) fn analyser(&self) -> &Analyser {
        &self.wording.analyser
    }

    pub(crate) fn labels(&self) -> Option<&Labels> {
        self.wording.labels.as_deref()
    }

    pub(crate) fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary::new(&self.searcher, &self.answers)
    }

    /// How many threads answer a question now: those that others have are not there to help.
    pub(crate) fn threads(&self) -> usize {
        let options = &self.shared.options;
        let searches = self.shared.searches.load(Ordering::Relaxed).max(1);
        if self.documents() < options.together_from { 1 } else { (options.threads / searches).max(1) }
    }

    /// Names this state and how questions are read; the same has the same token.
    #[must_use]
    pub fn token(&self) -> SnapshotToken {
        let state = self.searcher.generation().generation_id();
        let (opened, number, reading) = (self.shared.opened, self.generation.number, self.wording.number);
        SnapshotToken(format!("{opened:x}-{number:x}-{state:x}-{reading:x}"))
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
        let _counted = Counted::new(&self.shared.searches);
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

    /// Visits documents found in this state, each once, in no order to rely on.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when an address is not of this state, [`crate::Error::Damaged`].
    pub fn visit<C: ScanCollector>(
        &self,
        addresses: impl IntoIterator<Item = DocAddress>,
        collector: &C,
    ) -> Result<C::Output> {
        guard(|| visit(self, addresses, collector))
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

    /// Documents that a change of these concepts may concern, by their [`crate::order_of`]: all that have, in one text field,
    /// every word of a name that a concept had in some of its states and not in all. Every document whose concepts differ
    /// is among them, as long as it was indexed with one of the states; see `search/affected.rs` for why.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`].
    pub fn affected(&self, concepts: &[ConceptStates]) -> Result<Vec<u128>> {
        guard(|| affected::affected(self, concepts))
    }

    /// The same documents, asked with other concepts. What they are known to be about stays what it was when they were
    /// indexed; [`Self::remade`] is for those it would differ for.
    ///
    /// # Errors
    /// [`crate::Error::Io`] when there is no memory for it.
    pub fn asked_with(&self, thesaurus: Thesaurus) -> Result<Self> {
        let wording = self.wording.with_concepts(thesaurus, &self.shared.layout)?;
        Ok(Self { wording: Wording { number: u64::MAX, ..wording }, ..self.clone() })
    }

    /// A state of these documents alone, indexed in memory with the concepts this state is asked with.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for a refused document.
    pub fn remade(&self, documents: &[Document]) -> Result<Self> {
        let generation = guard(|| {
            let documents = documents.iter().map(|document| self.shared.prepared(document, self.analyser()));
            Generation::in_memory(&self.shared.layout, documents.collect::<Result<_>>()?)
        })?;
        let searcher = generation.reader.searcher();
        let answers = Arc::default();
        Ok(Self { searcher, generation: Arc::new(generation), answers, ..self.clone() })
    }

    /// Documents that have all words of a text as spelled, by their [`crate::order_of`], ascending.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`].
    pub fn having(&self, text: &str) -> Result<Vec<u128>> {
        guard(|| affected::having(self, text))
    }

    /// Documents about a concept or what is narrower or broader, by their [`crate::order_of`], ascending; none for a
    /// concept that this state is not asked with.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`].
    pub fn about(&self, concept: &str) -> Result<Vec<u128>> {
        guard(|| affected::about(self, concept))
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

/// One of those that are counted, as long as it lasts.
struct Counted<'a>(&'a AtomicUsize);

impl<'a> Counted<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
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

    /// How many states are remembered.
    pub(crate) fn len(&mut self) -> usize {
        self.pins.retain(|(_, _, used)| used.elapsed() < self.age);
        self.pins.len()
    }

    pub(crate) fn find(&mut self, token: &SnapshotToken) -> Option<Snapshot> {
        self.pins.retain(|(_, _, used)| used.elapsed() < self.age);
        self.pins.iter().find(|(known, _, _)| known == token).map(|(_, snapshot, _)| snapshot.clone())
    }
}
