//! Recomputes the whole chain and says what is wrong with it, if anything.

use diesel_async::AsyncPgConnection;
use serde::Serialize;

use crate::audit::{Head, chain, store};
use crate::platform::error::Result;

/// Entries looked at in one query.
const BATCH: i64 = 5000;

/// Something that was done to the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The entry at this place does not give the sealed hash: it, or a seal before it, was changed.
    Changed { position: i64, entry: i64 },
    /// The sealed entry is gone.
    Deleted { position: i64, entry: i64 },
    /// A place of the chain is missing.
    Gap { position: i64 },
    /// An entry stands where the sealer had passed already, or where it will never come.
    Inserted { entry: i64 },
    /// The entry and its seal name different transactions.
    Moved { position: i64, entry: i64 },
    /// The chain ends before a head that was exported, or says something else there.
    Truncated { position: i64 },
}

/// What verification found.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub entries: i64,
    pub head: Option<Head>,
    pub faults: Vec<Fault>,
}

/// Checks everything; `heads` are heads exported earlier. `progress` is told the place reached.
pub async fn verify(
    db: &mut AsyncPgConnection,
    heads: &[Head],
    mut progress: impl FnMut(i64),
) -> Result<Report> {
    let mut faults = Vec::new();
    let (mut position, mut hash) = (0, chain::BEGINNING);
    loop {
        let links = store::chain_after(db, position, BATCH).await?;
        if links.is_empty() {
            break;
        }
        for (seal, entry) in links {
            if seal.position != position + 1 {
                faults.push(Fault::Gap { position: position + 1 });
            }
            position = seal.position;
            match entry {
                None => faults.push(Fault::Deleted { position, entry: seal.entry_id }),
                Some((_, entry)) if chain::next(&hash, &entry).as_slice() != seal.hash => {
                    faults.push(Fault::Changed { position, entry: seal.entry_id });
                }
                // not part of the hash, but what the sealer goes on from
                Some((xid, _)) if xid != seal.entry_xid => {
                    faults.push(Fault::Moved { position, entry: seal.entry_id });
                }
                Some(_) => {}
            }
            // go on from what was sealed: one fault must not make every later entry one
            hash = store::hash_of(&seal.hash).unwrap_or(chain::BEGINNING);
        }
        progress(position);
    }
    faults.extend(store::inserted(db).await?.into_iter().map(|entry| Fault::Inserted { entry }));
    for head in heads {
        let seal = store::seal_at(db, head.position).await?;
        if seal.is_none_or(|seal| hex::encode(seal.hash) != head.hash) {
            faults.push(Fault::Truncated { position: head.position });
        }
    }
    Ok(Report { entries: position, head: store::head(db).await?, faults })
}

/// Heads from a file of one JSON object per line; lines that are none are left out.
pub fn read_heads(text: &str) -> Vec<Head> {
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}
