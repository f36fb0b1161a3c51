//! SQL of the thesaurus: changes that are added and read. There is no statement that changes one.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::platform::error::{Error, Result};
use crate::platform::schema::thesaurus_changes;
use crate::platform::tx::Tx;
use crate::thesaurus::{Change, Row, Standing};

#[derive(QueryableByName)]
struct Stored {
    #[diesel(sql_type = Integer)]
    edition: i32,
    #[diesel(sql_type = Text)]
    concept: String,
    #[diesel(sql_type = Text)]
    standing: String,
    #[diesel(sql_type = Nullable<diesel::sql_types::Jsonb>)]
    content: Option<Value>,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Nullable<Text>)]
    by: Option<String>,
    #[diesel(sql_type = diesel::sql_types::Timestamptz)]
    at: DateTime<Utc>,
}

impl Stored {
    fn typed(self) -> Result<Change> {
        let standing = Standing::from_code(&self.standing);
        let row: Option<Row> =
            self.content.map(serde_json::from_value).transpose().map_err(Error::internal)?;
        Ok(Change {
            edition: self.edition,
            concept: self.concept,
            standing: standing.ok_or_else(|| Error::internal("an unknown standing of a concept"))?,
            row,
            reason: self.reason,
            by: self.by,
            at: self.at,
        })
    }
}

/// Number of the newest edition; 0 when nothing was ever changed.
pub async fn edition(db: &mut AsyncPgConnection) -> Result<i32> {
    let newest: Option<i32> =
        thesaurus_changes::table.select(diesel::dsl::max(thesaurus_changes::edition)).first(db).await?;
    Ok(newest.unwrap_or_default())
}

/// The last change of each concept as of an edition.
pub async fn standing_at(db: &mut AsyncPgConnection, edition: i32) -> Result<Vec<Change>> {
    let statement =
        "select distinct on (concept) edition, concept, standing, content, reason, null::text as by, changed_at as at
        from thesaurus_changes where edition <= $1 order by concept, edition desc";
    let rows: Vec<Stored> = diesel::sql_query(statement).bind::<Integer, _>(edition).load(db).await?;
    rows.into_iter().map(Stored::typed).collect()
}

/// The last row of its own that each concept had as of an edition, whether or not it still stands.
pub async fn last_rows(db: &mut AsyncPgConnection, edition: i32) -> Result<HashMap<String, Row>> {
    let statement =
        "select distinct on (concept) edition, concept, standing, content, reason, null::text as by, changed_at as at
        from thesaurus_changes where edition <= $1 and content is not null order by concept, edition desc";
    let rows: Vec<Stored> = diesel::sql_query(statement).bind::<Integer, _>(edition).load(db).await?;
    let changes = rows.into_iter().map(Stored::typed);
    changes.filter_map(|change| change.map(|one| Some((one.concept, one.row?))).transpose()).collect()
}

/// Every column of a change, with the name of who made it.
macro_rules! changes {
    ($rest:literal) => {
        concat!(
            "select c.edition, c.concept, c.standing, c.content, c.reason, a.name as by, c.changed_at as at
            from thesaurus_changes c left join accounts a on a.id = c.changed_by ",
            $rest
        )
    };
}

/// What changed after one edition up to another, in this order.
pub async fn changes_between(db: &mut AsyncPgConnection, after: i32, up_to: i32) -> Result<Vec<Change>> {
    let statement = changes!("where c.edition > $1 and c.edition <= $2 order by c.edition");
    let query = diesel::sql_query(statement).bind::<Integer, _>(after).bind::<Integer, _>(up_to);
    let rows: Vec<Stored> = query.load(db).await?;
    rows.into_iter().map(Stored::typed).collect()
}

/// The last changes of one concept, newest first.
pub async fn history(db: &mut AsyncPgConnection, code: &str) -> Result<Vec<Change>> {
    let statement = changes!("where c.concept = $1 order by c.edition desc limit 200");
    let rows: Vec<Stored> = diesel::sql_query(statement).bind::<Text, _>(code).load(db).await?;
    rows.into_iter().map(Stored::typed).collect()
}

/// One changes the thesaurus at a time, so editions are seen in the order of their numbers.
pub async fn lock(tx: &mut Tx<'_>) -> Result<()> {
    let statement = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
    diesel::sql_query(statement).bind::<Text, _>("kadr.thesaurus").execute(tx.db()).await?;
    Ok(())
}

/// Writes the next edition; the caller holds the lock.
pub async fn insert(
    tx: &mut Tx<'_>,
    code: &str,
    standing: Standing,
    row: Option<&Row>,
    reason: &str,
) -> Result<i32> {
    let number = edition(tx.db()).await?.saturating_add(1);
    let content = row.map(serde_json::to_value).transpose().map_err(Error::internal)?;
    diesel::insert_into(thesaurus_changes::table)
        .values((
            thesaurus_changes::edition.eq(number),
            thesaurus_changes::concept.eq(code),
            thesaurus_changes::standing.eq(standing.code()),
            thesaurus_changes::content.eq(content),
            thesaurus_changes::reason.eq(reason),
            thesaurus_changes::changed_by.eq(tx.account()),
            thesaurus_changes::changed_at.eq(tx.now()),
        ))
        .execute(tx.db())
        .await?;
    Ok(number)
}
