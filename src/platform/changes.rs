//! The change feed: what changed, in commit order, without losing rows of transactions that commit late.
//! Notes are written by statement triggers (`watch` in the first migration); readers keep their own cursor.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::platform::error::Result;

/// Where a reader stands: after this note of this transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    pub xid: i64,
    pub seq: i64,
}

/// Tells one database from every other, also from its own restored copy or a rewound one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Identifier that `initdb` gave the cluster.
    pub cluster: String,
    /// Identifier of this database (`installation`).
    pub installation: Uuid,
}

/// One note: this thing changed.
#[derive(Debug, Clone, QueryableByName)]
pub struct Changed {
    #[diesel(sql_type = BigInt)]
    pub xid: i64,
    #[diesel(sql_type = BigInt)]
    pub seq: i64,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
}

impl Changed {
    /// Where a reader stands who has read up to this note.
    pub fn position(&self) -> Position {
        Position { xid: self.xid, seq: self.seq }
    }
}

/// Up to `limit` notes after `position`, oldest first. Only of transactions older than every running one: what is
/// returned can never be preceded by something that commits later.
pub async fn after(db: &mut AsyncPgConnection, position: Position, limit: i64) -> Result<Vec<Changed>> {
    let statement = "select xid, seq, kind, id from changes
        where (xid, seq) > ($1, $2) and xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        order by xid, seq limit $3";
    Ok(diesel::sql_query(statement)
        .bind::<BigInt, _>(position.xid)
        .bind::<BigInt, _>(position.seq)
        .bind::<BigInt, _>(limit)
        .load(db)
        .await?)
}

#[derive(QueryableByName)]
struct Here {
    #[diesel(sql_type = Text)]
    cluster: String,
    #[diesel(sql_type = SqlUuid)]
    installation: Uuid,
    #[diesel(sql_type = BigInt)]
    oldest_running: i64,
    #[diesel(sql_type = BigInt)]
    pruned_xid: i64,
    #[diesel(sql_type = BigInt)]
    pruned_seq: i64,
}

/// The state of the feed as seen now.
#[derive(Debug, Clone)]
pub struct Feed {
    pub origin: Origin,
    /// A reader that starts here misses nothing of what it cannot see yet.
    pub start: Position,
    /// Notes up to this one were deleted.
    pub pruned: Position,
}

impl Feed {
    /// Whether a reader of `origin` at `position` can go on; otherwise it must start over.
    pub fn can_continue(&self, origin: &Origin, position: Position) -> bool {
        *origin == self.origin && position >= self.pruned && position.xid <= self.start.xid.saturating_add(1)
    }
}

/// Looks at the feed.
pub async fn feed(db: &mut AsyncPgConnection) -> Result<Feed> {
    let statement = "select (select system_identifier::text from pg_control_system()) as cluster,
        (select id from installation) as installation,
        pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest_running,
        p.xid as pruned_xid, p.seq as pruned_seq from changes_pruned p";
    let here: Here = diesel::sql_query(statement).get_result(db).await?;
    Ok(Feed {
        origin: Origin { cluster: here.cluster, installation: here.installation },
        start: Position { xid: here.oldest_running.saturating_sub(1), seq: i64::MAX },
        pruned: Position { xid: here.pruned_xid, seq: here.pruned_seq },
    })
}
