//! The index on disk: generations, the writer, rebuilding beside the live one, and pinned states.
//! Folder: `lock`, `current` (which generation is live, replaced atomically) and one folder per generation.
//! Where next: `index.rs` is the entry, `generation.rs` the files, `writer.rs` and `rebuild.rs` the two ways to write.

pub(crate) mod directory;
pub(crate) mod files;
pub(crate) mod generation;
mod growing;
pub(crate) mod index;
mod made_by;
pub(crate) mod options;
pub(crate) mod rebuild;
pub(crate) mod snapshot;
pub(crate) mod wording;
mod writer;
