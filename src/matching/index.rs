//! The index of the reserve: the engine in `data/index`, and what the service adds to it: one writer among processes,
//! a queue with an end, a state people can be told, and the place in the change feed.
//! Next: `indexer` keeps it in step with the database, `search` and `matches` ask it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::NaiveDate;
use search_index::analysis::Analyser;
use search_index::{Index, OpenOptions, Percolator, Schema, Stats, Thesaurus};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::matching::document;
use crate::platform::changes::{Origin, Position};
use crate::platform::config::Search;
use crate::platform::error::{Error, Result};

/// Seconds a client is told to wait while there is nothing to answer from.
const RETRY_SECONDS: u32 = 5;

/// How far the index is: committed with every batch, so index and cursor cannot disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The database the index was made from.
    pub origin: Origin,
    /// Everything up to here is in.
    pub position: Position,
    /// Day on which every document was last counted anew, see `indexer::COUNTED_DAYS`.
    pub counted_on: NaiveDate,
    /// A day that no document is older than in what it says of completed education, see `completions`. None in an index
    /// from before it was kept.
    #[serde(default)]
    pub day: Option<NaiveDate>,
    /// The oldest edition of the thesaurus that a document may have been made with, and its fingerprint.
    #[serde(default)]
    pub thesaurus: (i32, String),
}

impl Cursor {
    /// The day as of which the index says whose education is completed.
    pub fn day(&self) -> NaiveDate {
        self.day.unwrap_or(self.counted_on)
    }
}

/// How the index does, for people who run the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// It answers.
    Usable(Stats),
    /// It waits to be built, or is being built, and has nothing to answer from.
    Building,
    /// Another process (the running service) has it open.
    InUse,
}

/// The index as the app holds it.
pub struct ReserveIndex {
    /// Nothing while another process has the folder open.
    index: Option<Index>,
    needs_rebuild: AtomicBool,
    rebuilding: AtomicBool,
    cursor: Mutex<Option<Cursor>>,
    /// A file whose existence asks the process that has the index to build it anew.
    request: PathBuf,
    /// Questions that may be here at once, answered or waiting.
    admitted: Arc<Semaphore>,
    /// Questions answered at once.
    turns: Arc<Semaphore>,
    time_limit: Duration,
}

impl ReserveIndex {
    /// Opens the index in `folder`. What is damaged, missing or of another version is rebuilt by the indexer; an index
    /// that another process has open leaves this one without search, which is all a command needs.
    pub fn open(folder: &Path, schema: &Schema, settings: &Search, analyser: Analyser) -> Result<Self> {
        let options = OpenOptions {
            writer_bytes: settings.writer_mb.saturating_mul(1_000_000),
            analyser,
            ..OpenOptions::default()
        };
        let (index, needs_rebuild) = match Index::open(folder, schema, document::VERSION, options) {
            Ok(opened) => {
                if let search_index::State::Damaged(what) = &opened.state {
                    tracing::error!(what, "the search index is damaged; it will be rebuilt");
                }
                (Some(opened.index), opened.state != search_index::State::Usable)
            }
            Err(search_index::Error::InUse) => (None, false),
            Err(other) => return Err(Error::internal(other)),
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            index,
            needs_rebuild: AtomicBool::new(needs_rebuild),
            rebuilding: AtomicBool::new(false),
            cursor: Mutex::new(None),
            request: folder.with_extension("rebuild"),
            admitted: Arc::new(Semaphore::new(settings.queue.max(1))),
            turns: Arc::new(Semaphore::new(cores)),
            time_limit: Duration::from_millis(settings.timeout_milliseconds),
        })
    }

    /// Whether search answers.
    pub fn is_usable(&self) -> bool {
        self.index.as_ref().is_some_and(|index| index.stats().is_ok()) && !self.needs_rebuild()
    }

    /// Whether a rebuild runs; the old index answers meanwhile, if there is one.
    pub fn is_rebuilding(&self) -> bool {
        self.rebuilding.load(Ordering::Acquire)
    }

    /// How the index does.
    pub fn condition(&self) -> Condition {
        match &self.index {
            None => Condition::InUse,
            Some(_) if self.needs_rebuild() => Condition::Building,
            Some(index) => index.stats().map_or(Condition::Building, Condition::Usable),
        }
    }

    /// The longest a question may take.
    pub fn time_limit(&self) -> Duration {
        self.time_limit
    }

    /// Asks the index. The work runs off the async threads, in its turn; too many at once is `Busy`, work that was cut at
    /// its time limit `TooSlow`, nothing to answer from `Unavailable`. Damage found on the way starts a rebuild.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Index) -> search_index::Result<T> + Send + 'static,
    ) -> Result<T> {
        self.ask_soon(self.time_limit, work).await
    }

    /// The same for what is of use only soon: it waits no longer than this for its turn.
    pub async fn ask_soon<T: Send + 'static>(
        &self,
        wait: Duration,
        work: impl FnOnce(&Index) -> search_index::Result<T> + Send + 'static,
    ) -> Result<T> {
        let index =
            self.index.clone().filter(|_| !self.needs_rebuild()).ok_or(Error::Unavailable(RETRY_SECONDS))?;
        let admitted = Arc::clone(&self.admitted).try_acquire_owned().map_err(|_| Error::Busy(1))?;
        let turn = tokio::time::timeout(wait, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.map_err(|_| Error::Busy(2))?.map_err(Error::internal)?;
        // a client that leaves does not stop the work, so the work itself holds its place in the queue
        let answer = tokio::task::spawn_blocking(move || {
            let answer = work(&index);
            drop((turn, admitted));
            answer
        });
        answer.await.map_err(Error::internal)?.map_err(|problem| self.failed(problem))
    }

    /// What a failure of the engine means to the asker; damage is remembered.
    pub fn failed(&self, problem: search_index::Error) -> Error {
        match problem {
            search_index::Error::Damaged(what) => {
                tracing::error!(what, "the search index is damaged; it will be rebuilt");
                self.needs_rebuild.store(true, Ordering::Release);
                Error::Unavailable(RETRY_SECONDS)
            }
            search_index::Error::NotReady => Error::Unavailable(RETRY_SECONDS),
            search_index::Error::TimedOut => Error::TooSlow,
            other => Error::internal(other),
        }
    }

    /// Asks the process that has the index open to build it anew; `indexer::reindex` waits for it.
    pub fn request_rebuild(&self) -> Result<()> {
        std::fs::write(&self.request, "asked").map_err(Error::internal)
    }

    /// Whether somebody asked for a rebuild that is not finished.
    pub fn is_rebuild_requested(&self) -> bool {
        self.request.exists()
    }

    /// From here on people and questions are read with this thesaurus.
    pub fn use_thesaurus(&self, thesaurus: &Thesaurus) -> Result<()> {
        let used = self.index.as_ref().map(|index| index.use_thesaurus(thesaurus.clone()));
        used.unwrap_or(Ok(())).map_err(Error::internal)
    }

    /// The engine, for the indexer; nothing when another process writes.
    pub(super) fn engine(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    pub(super) fn needs_rebuild(&self) -> bool {
        self.needs_rebuild.load(Ordering::Acquire)
    }

    /// Where in the feed of which database the index stands; nothing when another process writes.
    pub fn place(&self) -> Option<(Origin, Position)> {
        self.cursor().map(|cursor| (cursor.origin, cursor.position))
    }

    /// The day as of which it answers; nothing when another process writes.
    pub fn day(&self) -> Option<NaiveDate> {
        self.cursor().map(|cursor| cursor.day())
    }

    /// What decides whom a search finds besides people: see [`Index::made_by`], and the thesaurus (its mark) that everybody
    /// is indexed with. Nothing when another process writes, and while people are still indexed again after a change.
    pub fn made_by(&self, thesaurus: &(i32, String)) -> Option<String> {
        let cursor = self.cursor().filter(|cursor| cursor.thesaurus == *thesaurus)?;
        let index = self.index.as_ref()?;
        Some(format!("{} {}", index.made_by(), cursor.thesaurus.1))
    }

    /// Nothing yet to hold people against, reading words as the index does.
    pub fn percolator<K: Clone + Eq + std::hash::Hash + Ord>(&self) -> Option<Percolator<K>> {
        self.index.as_ref().map(Percolator::new)
    }

    /// The place in the feed: remembered, or read back from the last commit. Nothing when it cannot be read.
    pub(super) fn cursor(&self) -> Option<Cursor> {
        let mut known = self.cursor.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_none() {
            let text = self.index.as_ref()?.cursor().ok()??;
            *known = serde_json::from_str(&text).ok();
        }
        known.clone()
    }

    pub(super) fn committed(&self, cursor: Cursor) {
        *self.cursor.lock().unwrap_or_else(PoisonError::into_inner) = Some(cursor);
    }

    pub(super) fn rebuild_begins(&self) -> Rebuilding<'_> {
        self.rebuilding.store(true, Ordering::Release);
        Rebuilding(self)
    }
}

/// A rebuild under way; however it ends, it ends.
pub(super) struct Rebuilding<'a>(&'a ReserveIndex);

impl Rebuilding<'_> {
    /// The new index is live and stands at `cursor`.
    pub(super) fn succeeded(self, cursor: Cursor) {
        self.0.committed(cursor);
        self.0.needs_rebuild.store(false, Ordering::Release);
        // a request that cannot be taken back only costs another rebuild
        if let Err(problem) = std::fs::remove_file(&self.0.request)
            && problem.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%problem, "the request for a rebuild cannot be removed");
        }
    }
}

impl Drop for Rebuilding<'_> {
    fn drop(&mut self) {
        self.0.rebuilding.store(false, Ordering::Release);
    }
}
