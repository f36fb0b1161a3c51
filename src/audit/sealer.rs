//! Seals entries into the chain in commit order. One sealer works at a time (an advisory lock), so writers never wait
//! for one another; the head goes into a file of the data folder too, where cutting off the table's end shows.

use std::io::Write as _;

use crate::audit::{chain, store};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::schedule::Round;
use diesel_async::AsyncConnection as _;

/// Entries sealed in one transaction.
const BATCH: i64 = 2000;

/// Seals what is there, up to one batch.
pub async fn round(app: &App) -> Result<Round> {
    let mut db = app.read().await?;
    let sealed = db
        .transaction::<_, Error, _>(async |db| {
            if !store::try_sealer_lock(db).await? {
                return Ok(None);
            }
            let last = store::last_seal(db).await?;
            let (mut position, mut hash, xid, id) = match &last {
                Some(seal) => (seal.position, store::hash_of(&seal.hash)?, seal.entry_xid, seal.entry_id),
                None => (0, chain::BEGINNING, 0, 0),
            };
            let entries = store::unsealed(db, xid, id, BATCH).await?;
            if entries.is_empty() {
                return Ok(None);
            }
            let mut seals = Vec::with_capacity(entries.len());
            for (xid, entry) in &entries {
                position += 1;
                hash = chain::next(&hash, entry);
                seals.push((position, entry.id, *xid, hash));
            }
            store::add_seals(db, &seals).await?;
            Ok(Some((position, hash, entries.len())))
        })
        .await?;
    let Some((position, hash, count)) = sealed else { return Ok(Round::Done) };
    metrics::gauge!("kadr_audit_sealed_entries")
        .set(format!("{position}").parse::<f64>().unwrap_or_default());
    if let Err(problem) = remember(app, position, &hex::encode(hash)) {
        tracing::warn!(%problem, "the audit head could not be written to the data folder");
    }
    let full = i64::try_from(count).unwrap_or(BATCH) == BATCH;
    Ok(if full { Round::More } else { Round::Done })
}

/// File of heads in the data folder: one line per hour at the most, plus the newest.
pub const HEADS: &str = "audit-heads.ndjson";

fn remember(app: &App, position: i64, hash: &str) -> std::io::Result<()> {
    let path = app.data.join(HEADS);
    let hour = |at: chrono::DateTime<chrono::Utc>| at.timestamp() / 3600;
    let now = app.clock.now();
    let written = std::fs::metadata(&path)
        .and_then(|data| data.modified())
        .ok()
        .map(chrono::DateTime::<chrono::Utc>::from);
    if written.is_some_and(|at| hour(at) == hour(now)) {
        return Ok(());
    }
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
    writeln!(file, "{}", serde_json::json!({ "position": position, "hash": hash, "sealed_at": now }))
}
