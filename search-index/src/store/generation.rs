//! One generation: an engine index in its folder, with the reader that answers from its last commit.
//! Opening checks that everything the last commit names is there and readable; checksums go over every byte.
//! Where next: `writer.rs` changes a generation, `rebuild.rs` makes a new one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tantivy::directory::RamDirectory;
use tantivy::schema::FieldType;
use tantivy::store::Compressor;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Directory, IndexReader, IndexSettings, ReloadPolicy, Searcher, TantivyDocument};

use super::directory::Folder;
use super::index::locked;
use crate::error::{Error, Result, guard};
use crate::prepared::Prepared;
use crate::query::vocabulary::Answers;
use crate::schema::Layout;
use crate::tokens::{TOKENIZER, WrittenTokens};

/// Tells files written in one way from those written in another: raise it when they change.
pub(crate) const FILES: u32 = 4;
/// Bytes of stored documents compressed together.
const STORE_BLOCK: usize = 4_096;
/// Memory of the writer of a generation without a folder.
const IN_MEMORY_BYTES: usize = 30_000_000;

/// An open generation.
pub(crate) struct Generation {
    pub(crate) number: u64,
    pub(crate) folder: PathBuf,
    pub(crate) index: tantivy::Index,
    pub(crate) reader: IndexReader,
    /// What the dictionaries of its last state have answered, and the engine's number of that state.
    answers: Mutex<(u64, Arc<Answers>)>,
}

impl Generation {
    /// A new, empty generation. The folder must not exist.
    pub(crate) fn create(folder: &Path, number: u64, layout: &Layout) -> Result<Self> {
        fs::create_dir_all(folder)?;
        // zstd makes the index a sixth smaller and takes twice the time, where every search reads a page of documents.
        // Of a block one document is wanted, so blocks are short.
        let settings = IndexSettings {
            docstore_compression: Compressor::Lz4,
            docstore_blocksize: STORE_BLOCK,
            // blocks are short: handing each to another thread takes longer than to compress it
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        tantivy::Index::create(Folder::open(folder)?, layout.engine.clone(), settings)?;
        Self::with_reader(folder, number, engine(folder)?)
    }

    /// A generation of these documents, without a folder.
    pub(crate) fn in_memory(layout: &Layout, documents: Vec<Prepared>) -> Result<Self> {
        let tokenizers = TokenizerManager::default();
        tokenizers.register(TOKENIZER, WrittenTokens::default());
        let index = tantivy::Index::builder().schema(layout.engine.clone()).tokenizers(tokenizers);
        let mut writer = index.single_segment_index_writer(RamDirectory::create(), IN_MEMORY_BYTES)?;
        for document in documents {
            writer.add_document(document)?;
        }
        Self::with_reader(Path::new(""), 0, writer.finalize()?)
    }

    /// Opens an existing generation and checks it.
    ///
    /// # Errors
    /// [`Error::Damaged`] when anything named by its last commit cannot be read.
    pub(crate) fn open(folder: &Path, number: u64, layout: &Layout, checksums: bool) -> Result<Self> {
        let once = || guard(|| Self::open_once(folder, number, layout, checksums));
        // A writer that was dropped a moment ago may be putting a finished merge in place of the files its last commit
        // named: then the next look finds the new ones. Damage is there the second time too.
        match once() {
            Err(Error::Damaged(_)) => once(),
            outcome => outcome,
        }
    }

    fn open_once(folder: &Path, number: u64, layout: &Layout, checksums: bool) -> Result<Self> {
        let index = engine(folder).map_err(as_damage)?;
        if index.schema() != layout.engine {
            return Err(Error::Damaged("its schema is not the one its pointer names".to_owned()));
        }
        // Checksums come first: nothing decodes bytes that may be wrong.
        if checksums {
            verify(folder)?;
        }
        let generation = Self::with_reader(folder, number, index).map_err(as_damage)?;
        generation.touch(layout).map_err(as_damage)?;
        Ok(generation)
    }

    fn with_reader(folder: &Path, number: u64, index: tantivy::Index) -> Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { number, folder: folder.to_owned(), index, reader, answers: Mutex::default() })
    }

    /// What the dictionaries of a state have answered: nobody asks them twice until documents change.
    pub(crate) fn answers(&self, state: &Searcher) -> Arc<Answers> {
        let state = state.generation().generation_id();
        let mut answers = locked(&self.answers);
        if answers.0 != state {
            *answers = (state, Arc::default());
        }
        Arc::clone(&answers.1)
    }

    /// Opens every list, column and store once.
    fn touch(&self, layout: &Layout) -> Result<()> {
        let searcher = self.reader.searcher();
        for (ordinal, reader) in (0_u32..).zip(searcher.segment_readers()) {
            for (field, entry) in layout.engine.fields() {
                if entry.is_indexed() {
                    reader.inverted_index(field)?;
                }
                if matches!(entry.field_type(), FieldType::U64(_)) && entry.is_fast() {
                    reader.fast_fields().column_opt::<u64>(entry.name())?;
                }
            }
            if reader.max_doc() > 0 {
                let last = tantivy::DocAddress::new(ordinal, reader.max_doc().saturating_sub(1));
                searcher.doc::<TantivyDocument>(last)?;
            }
        }
        Ok(())
    }

    /// The payload of the last commit.
    pub(crate) fn cursor(&self) -> Result<Option<String>> {
        Ok(self.index.load_metas()?.payload)
    }

    /// Checks every byte of the last commit's files.
    pub(crate) fn verify(&self) -> Result<()> {
        // A merge may have replaced files while they were read; damage is there the second time too.
        guard(|| verify(&self.folder).or_else(|_| verify(&self.folder)))
    }
}

/// The engine's index in a folder. Each call maps the files anew: what the writer merges and what is checked is read as a
/// whole, and its pages leave the memory with that mapping while the one that answers searches keeps what they touch.
pub(crate) fn engine(folder: &Path) -> tantivy::Result<tantivy::Index> {
    let index = tantivy::Index::open(Folder::open(folder)?)?;
    index.tokenizers().register(TOKENIZER, WrittenTokens::default());
    Ok(index)
}

fn verify(folder: &Path) -> Result<()> {
    let index = engine(folder).map_err(as_damage)?;
    let metas = index.load_metas().map_err(as_damage)?;
    let directory = index.directory();
    for meta in &metas.segments {
        let extensions = ["idx", "pos", "term", "store", "fast", "fieldnorm"];
        let id = meta.id().uuid_string();
        let mut files: Vec<PathBuf> =
            extensions.iter().map(|extension| PathBuf::from(format!("{id}.{extension}"))).collect();
        if let Some(opstamp) = meta.delete_opstamp().filter(|_| meta.has_deletes()) {
            files.push(PathBuf::from(format!("{id}.{opstamp}.del")));
        }
        for file in files {
            if !directory.exists(&file)? {
                return Err(Error::Damaged(format!("{} is missing", file.display())));
            }
            if !directory.validate_checksum(&file).map_err(as_damage)? {
                return Err(Error::Damaged(format!("{} has changed", file.display())));
            }
        }
    }
    Ok(())
}

/// While opening, whatever the engine says about the files is damage, unless the system refused to read them.
fn as_damage(error: impl Into<Error>) -> Error {
    match error.into() {
        Error::Engine(text) => Error::Damaged(text),
        Error::Io(text) if !text.contains("ermission") => Error::Damaged(text),
        other => other,
    }
}
