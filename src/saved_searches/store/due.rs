//! SQL of letters about saved searches: when one is due, what it tells, and up to where was told.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::finds::NET;
use super::watch::{One, hold};
use crate::platform::error::Result;
use crate::platform::ids::{AccountId, BodyId, SavedSearchId};
use crate::platform::tx::Tx;

/// When letters about a search may be written again; what changed so far is not told by them if they are new.
pub async fn plan(tx: &mut Tx<'_>, id: SavedSearchId, at: DateTime<Utc>) -> Result<()> {
    hold(tx, &[id]).await?;
    let statement =
        "update saved_search_watches set letter_at = $2, untold = false, told_up_to = greatest(told_up_to,
        coalesce((select max(id) from saved_search_changes where search_id = $1), 0)) where search_id = $1";
    diesel::sql_query(statement).bind::<SqlUuid, _>(id).bind::<Timestamptz, _>(at).execute(tx.db()).await?;
    Ok(())
}

/// Somebody to whom a letter is due.
#[derive(Debug, Clone, QueryableByName)]
pub struct Due {
    #[diesel(sql_type = SqlUuid)]
    pub owner: AccountId,
    #[diesel(sql_type = SqlUuid)]
    pub body: BodyId,
}

const DUE: &str = "from saved_search_watches w join saved_searches s on s.id = w.search_id
    join accounts a on a.id = s.owner_id and a.state = 'active' and a.role = 'hr_officer' and a.body_id = s.body_id
    where s.alert = 'letter' and w.state = 'on' and w.untold and w.letter_at <= $1";

/// Owners with changes to be told by letter.
pub async fn due(db: &mut AsyncPgConnection, now: DateTime<Utc>, limit: i64) -> Result<Vec<Due>> {
    let statement =
        format!("select distinct s.owner_id as owner, s.body_id as body {DUE} order by s.owner_id limit $2");
    let query = diesel::sql_query(statement).bind::<Timestamptz, _>(now);
    Ok(query.bind::<BigInt, _>(limit).load(db).await?)
}

/// A search of which a letter tells.
#[derive(Debug, QueryableByName)]
pub struct DueSearch {
    #[diesel(sql_type = SqlUuid)]
    pub id: SavedSearchId,
    #[diesel(sql_type = Text)]
    pub rhythm: String,
    /// The last change told.
    #[diesel(sql_type = BigInt)]
    pub up_to: i64,
}

/// The owner's searches that are due, held until the transaction ends: none that another node told meanwhile.
pub async fn due_of(tx: &mut Tx<'_>, owner: AccountId) -> Result<Vec<DueSearch>> {
    let (now, statement) =
        (tx.now(), format!("select s.id {DUE} and s.owner_id = $2 order by s.id for update of w"));
    let query = diesel::sql_query(statement).bind::<Timestamptz, _>(now);
    let held: Vec<One> = query.bind::<SqlUuid, _>(owner).load(tx.db()).await?;
    let ids: Vec<SavedSearchId> = held.into_iter().map(|one| one.id).collect();
    // only now: while they are held nothing is added, and the letter counts what this sees
    let statement = "select s.id, s.rhythm, coalesce((select max(c.id) from saved_search_changes c where c.search_id = s.id), w.told_up_to)
          as up_to
        from saved_search_watches w join saved_searches s on s.id = w.search_id where s.id = any($1) order by s.id";
    Ok(diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(ids).load(tx.db()).await?)
}

/// What a letter says of one search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Told {
    #[diesel(sql_type = BigInt)]
    pub joined: i64,
    #[diesel(sql_type = BigInt)]
    pub left: i64,
    #[diesel(sql_type = Integer)]
    pub searches: i32,
}

/// What is to be told of these searches: the difference since the last letter.
pub async fn untold(tx: &mut Tx<'_>, ids: &[SavedSearchId]) -> Result<Told> {
    let net = NET.replace("{after}", "told_up_to");
    let statement = format!(
        "select count(*) filter (where joined) as joined, count(*) filter (where not joined) as left,
         count(distinct search_id)::integer as searches from ({net}) n"
    );
    Ok(diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(ids).get_result(tx.db()).await?)
}

/// Changes up to here were told; the next letter not before.
pub async fn told(tx: &mut Tx<'_>, id: SavedSearchId, up_to: i64, next: DateTime<Utc>) -> Result<()> {
    let statement = "update saved_search_watches set told_up_to = $2, letter_at = $3, untold = false where search_id = $1";
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(id)
        .bind::<BigInt, _>(up_to)
        .bind::<Timestamptz, _>(next)
        .execute(tx.db())
        .await?;
    Ok(())
}
