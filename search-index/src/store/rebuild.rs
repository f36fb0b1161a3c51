//! Building a new generation beside the live one, then going over to it in one step.
//! Until the pointer is replaced nothing has happened; after it everything has. Dropping a rebuild undoes it.
//! Where next: `index.rs` swaps, `files.rs` replaces the pointer.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::files::{self, FoundPointer};
use super::generation::Generation;
use super::growing::Growing;
use super::index::Inner;
use super::wording::Wording;
use super::writer;
use crate::document::{Change, Document};
use crate::error::{Error, Result, guard};

/// How a rebuild uses the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RebuildOptions {
    /// Memory of a segment that grows, in bytes; another one may be on its way to disk meanwhile.
    pub bytes: usize,
}

impl Default for RebuildOptions {
    fn default() -> Self {
        Self { bytes: 256_000_000 }
    }
}

/// Documents read before a segment takes them in: few enough to be in the cache still.
const AT_ONCE: usize = 32;

/// A generation in the making. Share it between threads to add faster. Dropped without [`Rebuild::finish`], it
/// leaves the index as it was.
pub struct Rebuild {
    inner: Arc<Inner>,
    number: u64,
    folder: PathBuf,
    finished: bool,
    /// `None` once finished or given up.
    parts: Option<Parts>,
}

struct Parts {
    generation: Generation,
    growing: Growing,
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
        let growing = Growing::new(writer::open(&generation, options.bytes)?, options.bytes);
        rebuild.parts = Some(Parts { generation, growing });
        Ok(rebuild)
    }

    /// Adds documents whose keys have been neither added yet nor named in [`Self::apply`]; the fast way in. Nothing is
    /// committed before `finish`.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a refused document, [`Error::Io`] (give the rebuild up).
    pub fn add(&self, documents: impl IntoIterator<Item = Document>) -> Result<()> {
        let Parts { growing, .. } = self.parts()?;
        let shared = &self.inner.shared;
        let Wording { analyser, .. } = shared.wording();
        let mut documents = documents.into_iter();
        loop {
            // the caller's own work: a panic of it is no damage
            let some: Vec<_> = documents.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return Ok(());
            }
            guard(|| {
                let prepared = some.iter().map(|document| shared.prepared(document, &analyser));
                growing.add(prepared.collect::<Result<_>>()?)
            })?;
        }
    }

    /// Applies changes that arrived meanwhile: puts replace, removes remove.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn apply(&self, batch: &[Change]) -> Result<()> {
        let Parts { growing, .. } = self.parts()?;
        // the writer removes what it has
        guard(|| writer::take(growing.settled()?, self.inner.shared.steps(batch)?))
    }

    /// Commits with `cursor` and makes this the live generation: searches go over without a gap, the old files
    /// are deleted. The index is then as far as `cursor` says, so catch up before, or apply the rest after.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Damaged`]; the live generation is then still the old one.
    pub fn finish(mut self, cursor: &str) -> Result<()> {
        let Parts { generation, growing } = self.parts.take().ok_or(Error::NotReady)?;
        guard(|| {
            let mut writer = growing.into_writer()?;
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

    fn parts(&self) -> Result<&Parts> {
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
