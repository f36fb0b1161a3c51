//! Changing the live generation: one batch, one commit, the caller's cursor inside the commit.
//! Any failure drops the writer and with it everything uncommitted, so a batch is applied wholly or not at all.
//! Where next: `index.rs` holds the writer, `rebuild.rs` uses the same steps for a new generation.

use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{IndexWriter, Term};

use crate::analysis::Analyser;
use crate::document::{Change, Document, check_key};
use crate::error::Result;
use crate::prepared::Prepared;
use crate::store::generation::{self, Generation};
use crate::store::index::Shared;
use crate::store::wording::Wording;

/// Share of removed documents in a segment that makes it worth merging.
const REMOVED_SHARE: f32 = 0.2;

/// The engine's writer of a generation.
pub(crate) type Writer = IndexWriter<Prepared>;

/// A change ready for the engine.
pub(crate) enum Step {
    Put(Term, Prepared),
    Remove(Term),
}

impl Shared {
    /// Translates a batch; nothing is written when any document is refused.
    pub(crate) fn steps(&self, batch: &[Change]) -> Result<Vec<Step>> {
        let Wording { analyser, .. } = self.wording();
        let step = |change: &Change| {
            Ok(match change {
                Change::Put(document) => {
                    Step::Put(self.id_term(document.id()), self.prepared(document, &analyser)?)
                }
                Change::Remove(key) => {
                    check_key(key)?;
                    Step::Remove(self.id_term(key))
                }
            })
        };
        batch.iter().map(step).collect()
    }

    pub(crate) fn prepared(&self, document: &Document, analyser: &Analyser) -> Result<Prepared> {
        document.prepare(&self.schema, &self.layout, analyser)
    }

    fn id_term(&self, key: &str) -> Term {
        Term::from_field_text(self.layout.id, key)
    }
}

/// Opens the engine's writer of a generation.
pub(crate) fn open(generation: &Generation, bytes: usize) -> Result<Writer> {
    of(&generation::engine(&generation.folder)?, bytes)
}

/// The engine's writer of an index.
pub(crate) fn of(index: &tantivy::Index, bytes: usize) -> Result<Writer> {
    let options = IndexWriterOptions::builder()
        .num_worker_threads(1)
        .memory_budget_per_thread(bytes)
        .num_merge_threads(1)
        .build();
    let writer = index.writer_with_options(options)?;
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(REMOVED_SHARE);
    writer.set_merge_policy(Box::new(policy));
    // a process that was killed may have left files of a commit it did not finish, under the names this one will choose
    writer.garbage_collect_files().wait()?;
    Ok(writer)
}

/// Hands the steps to the engine in their order.
pub(crate) fn take(writer: &Writer, steps: Vec<Step>) -> Result<()> {
    for step in steps {
        match step {
            Step::Put(id, document) => {
                writer.delete_term(id);
                writer.add_document(document)?;
            }
            Step::Remove(id) => {
                writer.delete_term(id);
            }
        }
    }
    Ok(())
}

/// Commits with the cursor.
pub(crate) fn commit(writer: &mut Writer, cursor: &str) -> Result<()> {
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(cursor);
    commit.commit()?;
    Ok(())
}
