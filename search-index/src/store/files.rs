//! The few files around the engine's own: the lock, the pointer to the live generation, the generation folders.
//! The pointer is written beside, synced and renamed: whatever moment a crash picks, one generation is current.
//! Where next: `index.rs` decides what to do with what is found here.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

const POINTER: &str = "current";
const POINTER_BESIDE: &str = "current.new";
const LOCK: &str = "lock";
const GENERATION: &str = "generation-";

/// What the pointer file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pointer {
    pub(crate) generation: u64,
    /// The caller's schema version.
    pub(crate) version: u64,
    /// Hash of the declared schema and of the analysis version.
    pub(crate) fingerprint: String,
}

/// What was found where the pointer should be.
pub(crate) enum FoundPointer {
    Nothing,
    Unreadable(String),
    Pointer(Pointer),
}

/// Takes the folder for this process until the file is dropped.
pub(crate) fn lock(root: &Path) -> Result<File> {
    fs::create_dir_all(root)?;
    let file = File::options().create(true).truncate(false).write(true).open(root.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse),
        Err(TryLockError::Error(error)) => Err(Error::Io(error.to_string())),
    }
}

pub(crate) fn read_pointer(root: &Path) -> Result<FoundPointer> {
    let text = match fs::read_to_string(root.join(POINTER)) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(FoundPointer::Nothing),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            return Ok(FoundPointer::Unreadable(error.to_string()));
        }
        Err(error) => return Err(Error::Io(error.to_string())),
    };
    Ok(match serde_json::from_str(&text) {
        Ok(pointer) => FoundPointer::Pointer(pointer),
        Err(error) => FoundPointer::Unreadable(error.to_string()),
    })
}

/// Makes a generation the live one. After this returns, a crash cannot bring the old one back.
pub(crate) fn write_pointer(root: &Path, pointer: &Pointer) -> Result<()> {
    let beside = root.join(POINTER_BESIDE);
    let text = serde_json::to_vec(pointer).map_err(|error| Error::Engine(error.to_string()))?;
    let mut file = File::create(&beside)?;
    file.write_all(&text)?;
    file.sync_all()?;
    fs::rename(&beside, root.join(POINTER))?;
    File::open(root)?.sync_all()?;
    Ok(())
}

pub(crate) fn generation_folder(root: &Path, generation: u64) -> PathBuf {
    root.join(format!("{GENERATION}{generation:06}"))
}

/// All generation folders with their numbers.
pub(crate) fn generations(root: &Path) -> Result<Vec<(u64, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        let number = entry.file_name().to_str().and_then(|name| name.strip_prefix(GENERATION)?.parse().ok());
        if let Some(number) = number {
            found.push((number, entry.path()));
        }
    }
    Ok(found)
}

/// Deletes every generation but `keep`: leftovers of crashed rebuilds, and the one just replaced.
/// What cannot be deleted now is deleted at the next open.
pub(crate) fn sweep(root: &Path, keep: Option<u64>) {
    let Ok(found) = generations(root) else { return };
    for (_, folder) in found.into_iter().filter(|(number, _)| Some(*number) != keep) {
        drop(fs::remove_dir_all(folder));
    }
}
