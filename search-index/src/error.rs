//! What can go wrong, as outcomes the caller can act on.
//! Damage has its own variant because its repair (rebuild beside and swap) is ordinary; panics of the engine
//! over broken files are caught here and become that variant. Where next: [`crate::Index::begin_rebuild`].

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tantivy::TantivyError;
use tantivy::directory::error::OpenReadError;

/// The outcome of anything that may fail in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Every failure of the engine.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Files of the index are missing, truncated or changed. Repair: [`crate::Index::begin_rebuild`].
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// There is no usable generation yet (damaged or of another version at open): rebuild first.
    #[error("the index has nothing to answer from until it is rebuilt")]
    NotReady,
    /// Another process, or another [`crate::Index`] of this one, has the folder open.
    #[error("the index folder is in use by another process")]
    InUse,
    /// The pinned snapshot is gone (too old, or of another generation): start again at the first page.
    #[error("the snapshot of this result list is gone")]
    SnapshotGone,
    /// The answer was not ready within the request's time limit; nothing partial is returned.
    #[error("the search took longer than its time limit")]
    TimedOut,
    /// The request or document contradicts the schema or the bounds; says what.
    #[error("{0}")]
    Invalid(String),
    /// The disk or the operating system refused; the writer has been dropped and will be reopened.
    #[error("input or output failed: {0}")]
    Io(String),
    /// Anything else the engine reported.
    #[error("the search engine failed: {0}")]
    Engine(String),
}

impl Error {
    /// Whether rebuilding is the repair.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged(_))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            // How truncated or garbage files show themselves while being decoded.
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Io(error.to_string()),
        }
    }
}

impl From<OpenReadError> for Error {
    fn from(error: OpenReadError) -> Self {
        match error {
            OpenReadError::IoError { io_error, filepath } => match Self::from(copy_io(&io_error)) {
                Self::Damaged(text) => Self::Damaged(format!("{}: {text}", filepath.display())),
                other => other,
            },
            other => Self::Damaged(other.to_string()),
        }
    }
}

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::DataCorruption(what) => Self::Damaged(format!("{what:?}")),
            TantivyError::IncompatibleIndex(what) => Self::Damaged(format!("{what:?}")),
            TantivyError::OpenReadError(error) => error.into(),
            TantivyError::IoError(error) => copy_io(&error).into(),
            TantivyError::OpenWriteError(error) => Self::Io(error.to_string()),
            TantivyError::OpenDirectoryError(error) => Self::Io(error.to_string()),
            TantivyError::LockFailure(..) => Self::InUse,
            TantivyError::InternalError(text) if text == TIMED_OUT => Self::TimedOut,
            other => Self::Engine(other.to_string()),
        }
    }
}

/// Travels through tantivy as an internal error and comes out as [`Error::TimedOut`].
const TIMED_OUT: &str = "time limit of the request";

/// The error a collector returns to stop a search whose time is over.
pub(crate) fn timed_out() -> TantivyError {
    TantivyError::InternalError(TIMED_OUT.to_owned())
}

/// An address that another state gave.
pub(crate) fn not_of_this_state() -> Error {
    Error::Invalid("the address is not of this snapshot".to_owned())
}

/// An error of ours inside a callback that must return one of tantivy's.
pub(crate) fn into_tantivy(error: Error) -> TantivyError {
    match error {
        Error::Damaged(text) => {
            TantivyError::DataCorruption(tantivy::error::DataCorruption::comment_only(text))
        }
        Error::TimedOut => timed_out(),
        other => TantivyError::InvalidArgument(other.to_string()),
    }
}

/// Runs work that reads index files; a panic over broken bytes becomes [`Error::Damaged`].
pub(crate) fn guard<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(outcome) => outcome,
        Err(panic) => Err(Error::Damaged(format!("reading it failed: {}", panic_text(panic.as_ref())))),
    }
}

/// What a caught panic said.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}

fn copy_io(error: &std::io::Error) -> std::io::Error {
    std::io::Error::new(error.kind(), error.to_string())
}
