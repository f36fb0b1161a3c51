//! An index made from the database as it is now, for one question, and thrown away: what a command asks when the running
//! service has the live index open, and when the answer must not depend on how far that one has got.
//! Next: `certificates::verify`, which asks it.

use std::path::{Path, PathBuf};

use search_index::{Index, OpenOptions, RebuildOptions, Snapshot};

use crate::matching::{document, filling, store, today};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::thesaurus::edition;

/// Memory of a part of the index that grows, in bytes.
const MEMORY: usize = 60_000_000;

/// The index; its folder is removed when it is dropped. A folder that a killed process left is used again.
pub struct Scratch {
    index: Option<Index>,
    folder: PathBuf,
}

impl Scratch {
    /// Reads everybody in the reserve into an index in `folder`. Progress: people done and in all. Who changes meanwhile is
    /// read as they were before or after.
    pub async fn from_database(app: &App, folder: &Path, mut progress: impl FnMut(u64, u64)) -> Result<Self> {
        let options = OpenOptions {
            writer_bytes: 15_000_000,
            analyser: app.thesaurus.analyser().clone(),
            ..OpenOptions::default()
        };
        let schema = document::schema(&app.reference, &app.settings.search_weights);
        let opened = match Index::open(folder, &schema, document::VERSION, options) {
            Ok(opened) => opened,
            Err(search_index::Error::InUse) => return Err(Error::Busy(60)),
            Err(other) => return Err(Error::internal(other)),
        };
        let scratch = Self { index: Some(opened.index.clone()), folder: folder.to_owned() };
        let rebuild = RebuildOptions { bytes: MEMORY };
        let build = opened.index.begin_rebuild(rebuild).map_err(Error::internal)?;
        let today = today(app)?;
        let mut db = app.read().await?;
        let edition = edition::refresh(app, &mut db).await?;
        opened.index.use_thesaurus(edition.thesaurus.clone()).map_err(Error::internal)?;
        let total = store::reserve_size(&mut db).await?;
        let filled = filling::fill(&mut db, build, today, |done| progress(done, total.max(done))).await?;
        let (build, _) = filled.map_err(Error::internal)?;
        let finished = tokio::task::spawn_blocking(move || build.finish(""));
        finished.await.map_err(Error::internal)?.map_err(Error::internal)?;
        Ok(scratch)
    }

    /// Asks the one state it has, off the async threads.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Snapshot) -> search_index::Result<T> + Send + 'static,
    ) -> Result<T> {
        let index = self.index.clone().ok_or_else(|| Error::internal("the scratch index is closed"))?;
        let answer = tokio::task::spawn_blocking(move || work(&index.snapshot()?));
        answer.await.map_err(Error::internal)?.map_err(Error::internal)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.index = None;
        if let Err(problem) = std::fs::remove_dir_all(&self.folder) {
            tracing::warn!(%problem, folder = %self.folder.display(), "a scratch index cannot be removed");
        }
    }
}
