//! The index as callers hold it: open, search, apply, rebuild.
//! Readers never wait for the writer; the writer is one at a time; a rebuild runs beside both.
//! Where next: `snapshot.rs` for reading, `writer.rs` and `rebuild.rs` for writing.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::files::{self, FoundPointer, Pointer};
use super::generation::Generation;
use super::made_by::MadeBy;
use super::options::OpenOptions;
use super::rebuild::{Rebuild, RebuildOptions};
use super::snapshot::{Pins, Snapshot};
use super::wording::Wording;
use super::writer::{self, Writer};
use crate::document::Change;
use crate::error::{Error, Result, guard};
use crate::query::remembered::{Bits, Remembered, SearchNumber};
use crate::scan::ScanCollector;
use crate::schema::{Layout, Schema};
use crate::search::facets::Codes;
use crate::search::request::{Filter, SearchRequest, SnapshotToken};
use crate::search::results::SearchResults;
use crate::thesaurus::Thesaurus;

/// Memory for who passes filters, in bytes: a hundred filters of a million documents.
const FILTER_BYTES: usize = 16_000_000;
/// Memory for what facets count: eight facets of a million documents take about half.
const FACET_BYTES: usize = 100_000_000;

/// An index just opened, and what was found in its folder.
#[derive(Debug)]
pub struct Opened {
    /// The index; what it can do depends on `state`.
    pub index: Index,
    /// What was found.
    pub state: State,
}

/// What was found when opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Ready; [`Index::cursor`] says how far it is.
    Usable,
    /// Empty and without a cursor: ready to be applied to, better filled by [`Index::begin_rebuild`].
    Fresh,
    /// Files are missing or changed. Answers [`Error::NotReady`] until rebuilt.
    Damaged(String),
    /// Made by another schema, schema version or analysis. Answers [`Error::NotReady`] until rebuilt.
    OtherVersion,
}

/// Figures about the live generation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Documents that can be found.
    pub documents: u64,
    /// Documents removed or replaced whose space is not yet reclaimed.
    pub removed: u64,
    /// Segments.
    pub segments: usize,
    /// Bytes on disk of everything in the folder of the generation.
    pub bytes: u64,
    /// Number of the generation; rises with every rebuild.
    pub generation: u64,
    /// States kept for whoever turns pages.
    pub held: usize,
    /// The cursor of the last commit.
    pub cursor: Option<String>,
}

/// A search index in a folder. Clones share it. All methods block: call them off the async threads.
#[derive(Clone)]
pub struct Index {
    pub(crate) inner: Arc<Inner>,
}

/// What snapshots need to know of the index.
pub(crate) struct Shared {
    pub(crate) schema: Arc<Schema>,
    pub(crate) layout: Arc<Layout>,
    /// What is in use.
    wording: RwLock<Wording>,
    pub(crate) options: SharedOptions,
    /// Tells tokens of this opening from those of another.
    pub(crate) opened: u128,
    /// Searches so far.
    searched: AtomicU64,
    /// Searches that run now.
    pub(crate) searches: AtomicUsize,
    /// Who passes filters.
    pub(crate) filters: Remembered<Bits>,
    /// What facets count.
    pub(crate) facets: Remembered<Codes>,
}

impl Shared {
    /// How words are read now.
    pub(crate) fn wording(&self) -> Wording {
        self.wording.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The number of one more search.
    pub(crate) fn search_number(&self) -> SearchNumber {
        self.searched.fetch_add(1, Ordering::Relaxed)
    }
}

pub(crate) struct SharedOptions {
    pub(crate) threads: usize,
    pub(crate) together_from: u64,
    writer_bytes: usize,
}

pub(crate) struct Inner {
    pub(crate) root: PathBuf,
    made_by: MadeBy,
    pub(crate) shared: Arc<Shared>,
    live: RwLock<Option<Arc<Generation>>>,
    /// The lock is held for the whole of an apply and of a swap.
    writer: Mutex<Option<Writer>>,
    pins: Mutex<Pins>,
    pub(crate) rebuilding: AtomicBool,
    _lock: File,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Index").field("root", &self.inner.root).finish_non_exhaustive()
    }
}

/// A poisoned lock guards nothing that a panic leaves half done.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Index {
    /// Opens the index in `root`, creating folder and an empty index where there is none. Damage and other
    /// versions are states, not errors. Leftovers of interrupted rebuilds are deleted.
    ///
    /// # Errors
    /// [`Error::InUse`] when the folder is open elsewhere, [`Error::Invalid`] for a bad schema, [`Error::Io`].
    pub fn open(root: &Path, schema: &Schema, version: u64, options: OpenOptions) -> Result<Opened> {
        let layout = Arc::new(Layout::new(schema)?);
        let made_by = MadeBy::new(schema, version, &options.analyser);
        let lock = files::lock(root)?;
        let (generation, state) = match files::read_pointer(root)? {
            FoundPointer::Unreadable(what) => (None, State::Damaged(what)),
            FoundPointer::Nothing => (Some(start(root, &made_by, &layout)?), State::Fresh),
            FoundPointer::Pointer(pointer) => found(root, &pointer, &made_by, &layout, options.verify)?,
        };
        if let Some(generation) = &generation {
            files::sweep(root, Some(generation.number));
        }
        let opened = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let wording = Wording::new(options.analyser, &layout)?;
        let shared = Shared {
            schema: Arc::new(schema.clone()),
            layout,
            wording: RwLock::new(wording),
            options: SharedOptions {
                threads: options.threads,
                writer_bytes: options.writer_bytes,
                together_from: options.together_from,
            },
            opened,
            searched: AtomicU64::new(0),
            searches: AtomicUsize::new(0),
            filters: Remembered::new(FILTER_BYTES, options.remembered_from),
            facets: Remembered::new(FACET_BYTES, options.remembered_from),
        };
        let inner = Inner {
            root: root.to_owned(),
            made_by,
            shared: Arc::new(shared),
            live: RwLock::new(generation.map(Arc::new)),
            writer: Mutex::new(None),
            pins: Mutex::new(Pins::new(options.snapshots, options.snapshot_age)),
            rebuilding: AtomicBool::new(false),
            _lock: lock,
        };
        Ok(Opened { index: Self { inner: Arc::new(inner) }, state })
    }

    /// Applies a batch and commits it with `cursor`, wholly or not at all; then searches see it.
    /// An empty batch just moves the cursor.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a refused document (nothing is written), [`Error::NotReady`], [`Error::Io`] and
    /// [`Error::Damaged`]: the next call starts a new writer. An error after the commit itself (while going over to
    /// it) leaves it committed, so go on from [`Self::cursor`]; applying the batch again does no harm.
    pub fn apply(&self, batch: &[Change], cursor: &str) -> Result<()> {
        let steps = self.inner.shared.steps(batch)?;
        let mut slot = locked(&self.inner.writer);
        let generation = self.inner.live().ok_or(Error::NotReady)?;
        let outcome = guard(|| {
            let mut writer = match slot.take() {
                Some(writer) => writer,
                None => writer::open(&generation, self.inner.shared.options.writer_bytes)?,
            };
            writer::take(&writer, steps)?;
            writer::commit(&mut writer, cursor)?;
            generation.reader.reload()?;
            Ok(writer)
        });
        // On failure the writer is gone, and what it had not committed with it.
        *slot = Some(outcome?);
        Ok(())
    }

    /// From here on documents and questions are read with these concepts. Documents indexed before keep theirs until they
    /// are applied again: [`Snapshot::affected`], asked after this, tells which. States taken before keep asking with
    /// theirs. The engine does not remember it: say it again after opening, before anything is applied.
    ///
    /// # Errors
    /// [`Error::Io`] when there is no memory for it; the concepts in use are then as they were.
    pub fn use_thesaurus(&self, thesaurus: Thesaurus) -> Result<()> {
        let shared = &self.inner.shared;
        let next = shared.wording().with_concepts(thesaurus, &shared.layout)?;
        *shared.wording.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(())
    }

    /// The cursor of the last commit, read back from disk.
    ///
    /// # Errors
    /// [`Error::NotReady`], [`Error::Damaged`].
    pub fn cursor(&self) -> Result<Option<String>> {
        let generation = self.inner.live().ok_or(Error::NotReady)?;
        guard(|| generation.cursor())
    }

    /// Names what decides whom a search finds besides documents: schema, its version, analysis, the thesaurus it was opened
    /// with; not what [`Self::use_thesaurus`] says afterwards.
    #[must_use]
    pub fn made_by(&self) -> String {
        format!("{} {}", self.inner.made_by.version, self.inner.made_by.fingerprint)
    }

    /// The present state.
    ///
    /// # Errors
    /// [`Error::NotReady`] when there is nothing usable yet.
    pub fn snapshot(&self) -> Result<Snapshot> {
        let generation = self.inner.live().ok_or(Error::NotReady)?;
        guard(|| Ok(Snapshot::new(Arc::clone(&self.inner.shared), generation)))
    }

    /// The state a token names, while it is kept.
    ///
    /// # Errors
    /// [`Error::SnapshotGone`], [`Error::NotReady`].
    pub fn snapshot_at(&self, token: &SnapshotToken) -> Result<Snapshot> {
        if let Some(pinned) = locked(&self.inner.pins).find(token) {
            return Ok(pinned);
        }
        let present = self.snapshot()?;
        if present.token() == *token { Ok(present) } else { Err(Error::SnapshotGone) }
    }

    /// The state a token names, or the present one, kept for further pages.
    ///
    /// # Errors
    /// [`Error::SnapshotGone`], [`Error::NotReady`].
    pub fn hold(&self, token: Option<&SnapshotToken>) -> Result<Snapshot> {
        let snapshot = token.map_or_else(|| self.snapshot(), |token| self.snapshot_at(token))?;
        locked(&self.inner.pins).keep(&snapshot);
        Ok(snapshot)
    }

    /// Answers a request, from the state its token names or from the present one, and keeps that state for
    /// further pages.
    ///
    /// # Errors
    /// [`Error::SnapshotGone`], [`Error::Invalid`], [`Error::TimedOut`], [`Error::NotReady`], [`Error::Damaged`].
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResults> {
        self.hold(request.snapshot.as_ref())?.search(request)
    }

    /// [`Snapshot::scan`] of the present state.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::TimedOut`], [`Error::NotReady`], [`Error::Damaged`].
    pub fn scan<C: ScanCollector>(
        &self,
        filters: &[Filter],
        time_limit: Option<Duration>,
        collector: &C,
    ) -> Result<C::Output> {
        self.snapshot()?.scan(filters, time_limit, collector)
    }

    /// Starts a new generation beside the live one, which goes on answering and being applied to.
    ///
    /// # Errors
    /// [`Error::Invalid`] while another rebuild runs, [`Error::Io`].
    pub fn begin_rebuild(&self, options: RebuildOptions) -> Result<Rebuild> {
        Rebuild::begin(&self.inner, options)
    }

    /// Checks every byte of the live generation's files; seconds for a large index, searches go on.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::NotReady`].
    pub fn verify(&self) -> Result<()> {
        self.inner.live().ok_or(Error::NotReady)?.verify()
    }

    /// Figures for a health page.
    ///
    /// # Errors
    /// [`Error::NotReady`], [`Error::Io`].
    pub fn stats(&self) -> Result<Stats> {
        let generation = self.inner.live().ok_or(Error::NotReady)?;
        guard(|| {
            let searcher = generation.reader.searcher();
            let removed =
                searcher.segment_readers().iter().map(|reader| u64::from(reader.num_deleted_docs()));
            let sizes =
                std::fs::read_dir(&generation.folder)?.filter_map(|entry| entry.ok()?.metadata().ok());
            Ok(Stats {
                documents: searcher.num_docs(),
                removed: removed.sum(),
                segments: searcher.segment_readers().len(),
                bytes: sizes.map(|metadata| metadata.len()).sum(),
                generation: generation.number,
                held: locked(&self.inner.pins).len(),
                cursor: generation.cursor()?,
            })
        })
    }
}

impl Inner {
    pub(crate) fn live(&self) -> Option<Arc<Generation>> {
        self.live.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn pointer(&self, generation: u64) -> Pointer {
        self.made_by.pointer(generation)
    }

    /// Makes a finished generation the live one: pointer first, then readers, then the old files.
    pub(crate) fn swap(&self, generation: Generation) -> Result<()> {
        let mut slot = locked(&self.writer);
        files::write_pointer(&self.root, &self.pointer(generation.number))?;
        let number = generation.number;
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(generation));
        *slot = None;
        files::sweep(&self.root, Some(number));
        Ok(())
    }
}

/// The first, empty generation of a folder.
fn start(root: &Path, made_by: &MadeBy, layout: &Layout) -> Result<Generation> {
    files::sweep(root, None);
    let generation = Generation::create(&files::generation_folder(root, 1), 1, layout)?;
    files::write_pointer(root, &made_by.pointer(1))?;
    Ok(generation)
}

fn found(
    root: &Path,
    found: &Pointer,
    made_by: &MadeBy,
    layout: &Layout,
    verify: bool,
) -> Result<(Option<Generation>, State)> {
    if *found != made_by.pointer(found.generation) {
        return Ok((None, State::OtherVersion));
    }
    let folder = files::generation_folder(root, found.generation);
    let opened = Generation::open(&folder, found.generation, layout, verify)
        .and_then(|generation| Ok((generation.cursor()?, generation)));
    match opened {
        Ok((cursor, generation)) => {
            let state = if cursor.is_some() { State::Usable } else { State::Fresh };
            Ok((Some(generation), state))
        }
        Err(Error::Damaged(what)) => Ok((None, State::Damaged(what))),
        Err(other) => Err(other),
    }
}
