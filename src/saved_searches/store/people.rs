//! SQL of the people of one saved search as its owner sees them: who changed since they looked, and who does not belong.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::finds::NET;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{PersonId, SavedSearchId};
use crate::platform::schema::saved_search_strays;
use crate::platform::tx::Tx;

/// Somebody who became or ceased to be found since the owner looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Change {
    /// Number of the last change, for saying up to where one has looked.
    #[diesel(sql_type = BigInt)]
    pub last: i64,
    #[diesel(sql_type = SqlUuid)]
    pub person_id: PersonId,
    #[diesel(sql_type = Bool)]
    pub joined: bool,
    #[diesel(sql_type = Timestamptz)]
    pub at: DateTime<Utc>,
}

/// The difference since the owner looked, latest first.
pub async fn changes(db: &mut AsyncPgConnection, id: SavedSearchId, limit: i64) -> Result<Vec<Change>> {
    let net = NET.replace("{after}", "seen_up_to");
    let statement = format!("select last, person_id, joined, at from ({net}) n order by last desc limit $2");
    let query = diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(vec![id.uuid()]);
    Ok(query.bind::<BigInt, _>(limit).load(db).await?)
}

/// The owner has looked at the changes up to one; never back.
pub async fn seen(tx: &mut Tx<'_>, id: SavedSearchId, up_to: i64) -> Result<()> {
    let statement = "update saved_search_watches set seen_up_to = least(greatest(seen_up_to, $2),
        coalesce((select max(id) from saved_search_changes where search_id = $1), 0)) where search_id = $1";
    diesel::sql_query(statement).bind::<SqlUuid, _>(id).bind::<BigInt, _>(up_to).execute(tx.db()).await?;
    super::finds::recount(tx, &[id]).await
}

/// Somebody who does not belong to a search.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Stray {
    #[diesel(sql_type = SqlUuid)]
    pub person_id: PersonId,
    #[diesel(sql_type = Text)]
    pub reason: String,
    #[diesel(sql_type = Timestamptz)]
    pub at: DateTime<Utc>,
}

/// Who does not belong, latest first.
pub async fn strays(db: &mut AsyncPgConnection, id: SavedSearchId) -> Result<Vec<Stray>> {
    let statement = "select person_id, reason, at from saved_search_strays where search_id = $1 order by at desc, person_id";
    Ok(diesel::sql_query(statement).bind::<SqlUuid, _>(id).load(db).await?)
}

/// Says of a person that they do not belong; said again, the reason is the new one. At most `most` people.
pub async fn insert_stray(
    tx: &mut Tx<'_>,
    id: SavedSearchId,
    person: PersonId,
    reason: &str,
    most: i64,
) -> Result<()> {
    let others = saved_search_strays::table
        .filter(saved_search_strays::search_id.eq(id).and(saved_search_strays::person_id.ne(person)));
    if others.count().get_result::<i64>(tx.db()).await? >= most {
        return Err(Error::invalid("reason", "saved-strays-too-many"));
    }
    let now = tx.now();
    let values = (saved_search_strays::reason.eq(reason), saved_search_strays::at.eq(now));
    diesel::insert_into(saved_search_strays::table)
        .values((saved_search_strays::search_id.eq(id), saved_search_strays::person_id.eq(person), values))
        .on_conflict((saved_search_strays::search_id, saved_search_strays::person_id))
        .do_update()
        .set(values)
        .execute(tx.db())
        .await?;
    super::finds::recount(tx, &[id]).await
}

/// Takes that back.
pub async fn delete_stray(tx: &mut Tx<'_>, id: SavedSearchId, person: PersonId) -> Result<()> {
    let stray = saved_search_strays::table.find((id, person));
    if diesel::delete(stray).execute(tx.db()).await? == 0 {
        return Err(Error::NotFound);
    }
    super::finds::recount(tx, &[id]).await
}
