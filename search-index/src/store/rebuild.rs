//! Building a new generation beside the live one, then going over to it in one step.
//! Until the pointer is replaced nothing has happened; after it everything has. Dropping a rebuild undoes it.
//! Where next: `index.rs` swaps, `files.rs` replaces the pointer.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tantivy::IndexWriter;

use super::files::{self, FoundPointer};
use super::generation::Generation;
use super::index::Inner;
use super::wording::Wording;
use super::writer;
use crate::document::{Change, Document};
use crate::error::{Error, Result, guard};

/// How a rebuild uses the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RebuildOptions {
    /// Memory of the writer in bytes, shared by its threads.
    pub bytes: usize,
    /// Indexing threads. Texts are analysed on the threads that call [`Rebuild::add`].
    pub threads: usize,
}

impl Default for RebuildOptions {
    fn default() -> Self {
        Self { bytes: 256_000_000, threads: 1 }
    }
}

/// A generation in the making. Share it between threads to add faster. Dropped without [`Rebuild::finish`], it
/// leaves the index as it was.
pub struct Rebuild {
    inner: Arc<Inner>,
    number: u64,
    folder: PathBuf,
    finished: bool,
    /// `None` once finished or given up.
    parts: Option<(Generation, IndexWriter)>,
}

impl std::fmt::Debug for Rebuild {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Rebuild").field("generation", &self.number).finish_non_exhaustive()
    }
}

impl Rebuild {
    pub(crate) fn begin(inner: &Arc<Inner>, options: RebuildOptions) -> Result<Self> {
        if inner.rebuilding.swap(true, Ordering::AcqRel) {
            return Err(Error::Invalid("a rebuild is under way already".to_owned()));
        }
        // From here on dropping it gives the turn back.
        let mut rebuild = Self {
            inner: Arc::clone(inner),
            number: 0,
            folder: PathBuf::new(),
            finished: false,
            parts: None,
        };
        let known = files::generations(&inner.root)?;
        rebuild.number = known.iter().map(|(number, _)| *number).max().unwrap_or(0).saturating_add(1);
        rebuild.folder = files::generation_folder(&inner.root, rebuild.number);
        let generation = Generation::create(&rebuild.folder, rebuild.number, &inner.shared.layout)?;
        let writer = writer::open(&generation, options.threads, options.bytes)?;
        rebuild.parts = Some((generation, writer));
        Ok(rebuild)
    }

    /// Adds documents whose keys have not been added yet; the fast way in. Nothing is committed before `finish`.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a refused document, [`Error::Io`] (give the rebuild up).
    pub fn add<'a>(&self, documents: impl IntoIterator<Item = &'a Document>) -> Result<()> {
        let (_, writer) = self.parts()?;
        let Wording { analyser, .. } = self.inner.shared.wording();
        guard(|| {
            for document in documents {
                writer.add_document(self.inner.shared.engine_document(document, &analyser)?)?;
            }
            Ok(())
        })
    }

    /// Applies changes that arrived meanwhile: puts replace, removes remove.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn apply(&self, batch: &[Change]) -> Result<()> {
        let (_, writer) = self.parts()?;
        guard(|| writer::take(writer, self.inner.shared.steps(batch)?))
    }

    /// Commits with `cursor` and makes this the live generation: searches go over without a gap, the old files
    /// are deleted. The index is then as far as `cursor` says, so catch up before, or apply the rest after.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Damaged`]; the live generation is then still the old one.
    pub fn finish(mut self, cursor: &str) -> Result<()> {
        let (generation, mut writer) = self.parts.take().ok_or(Error::NotReady)?;
        guard(|| {
            writer::commit(&mut writer, cursor)?;
            writer.wait_merging_threads()?;
            drop(generation);
            let layout = &self.inner.shared.layout;
            let finished = Generation::open(&self.folder, self.number, layout, false)?;
            self.inner.swap(finished)
        })?;
        self.finished = true;
        Ok(())
    }

    fn parts(&self) -> Result<&(Generation, IndexWriter)> {
        self.parts.as_ref().ok_or(Error::NotReady)
    }
}

impl Drop for Rebuild {
    fn drop(&mut self) {
        self.parts = None;
        // A pointer that was replaced although syncing it failed must not lose its generation.
        let named = match files::read_pointer(&self.inner.root) {
            Ok(FoundPointer::Pointer(pointer)) => pointer.generation == self.number,
            Ok(_) => false,
            Err(_) => true,
        };
        if !self.finished && !named && self.number > 0 {
            drop(std::fs::remove_dir_all(&self.folder));
        }
        self.inner.rebuilding.store(false, Ordering::Release);
    }
}
