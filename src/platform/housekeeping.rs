//! What is over is removed: old notes of the change feed, ended sessions and tokens, kept answers, used links,
//! selections.
//! Expiry itself is a comparison wherever it matters; this only frees the space.

use chrono::TimeDelta;
use diesel::sql_types::Timestamptz;
use diesel_async::{AsyncConnection as _, RunQueryDsl};

use crate::platform::app::App;
use crate::platform::error::Result;
use crate::platform::schedule::Round;

/// How long notes of the feed and kept answers stay, in days.
const KEEP_DAYS: i64 = 7;

/// Removes what is over.
pub async fn round(app: &App) -> Result<Round> {
    let mut db = app.read().await?;
    let now = app.clock.now();
    let old = now - TimeDelta::days(KEEP_DAYS);
    db.transaction::<_, diesel::result::Error, _>(async |db| {
        // a reader that is older than what was pruned must rebuild: see `changes`
        let prune = "with gone as (delete from changes where at < $1 returning xid, seq),
            newest as (select xid, seq from gone order by xid desc, seq desc limit 1)
            update changes_pruned p set at = now(), xid = n.xid, seq = n.seq from newest n where (n.xid, n.seq) > (p.xid, p.seq)";
        diesel::sql_query(prune).bind::<Timestamptz, _>(old).execute(db).await?;
        let aged = [
            "delete from idempotency_keys where created_at < $1",
            "delete from links where expires_at < $1",
            "delete from sessions where expires_at < $1",
            "delete from refresh_tokens where expires_at < $1",
        ];
        for statement in aged {
            diesel::sql_query(statement).bind::<Timestamptz, _>(old).execute(db).await?;
        }
        // what an officer looked for is kept no longer than they were told
        let ended = "delete from selections where expires_at <= $1";
        diesel::sql_query(ended).bind::<Timestamptz, _>(now).execute(db).await?;
        Ok(())
    })
    .await?;
    Ok(Round::Done)
}
