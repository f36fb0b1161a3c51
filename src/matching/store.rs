//! SQL of the indexer (figures about the feed and the reserve) and of the check by strangers (editions anybody may ask
//! about). People come from `people::store`, vacancies from `posts`.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::changes::Position;
use crate::platform::error::Result;
use crate::platform::ids::RuleId;
use crate::platform::schema::rule_editions;
use crate::reference::data::Names;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// People in the reserve.
pub async fn reserve_size(db: &mut AsyncPgConnection) -> Result<u64> {
    let statement = "select count(*) as count from people where state = 'submitted'";
    let row: Count = diesel::sql_query(statement).get_result(db).await?;
    Ok(u64::try_from(row.count).unwrap_or_default())
}

#[derive(QueryableByName)]
struct Lag {
    #[diesel(sql_type = Double)]
    seconds: f64,
}

/// Age of the oldest note beyond a position, in seconds; 0 when there is none.
pub async fn lag_seconds(db: &mut AsyncPgConnection, position: Position) -> Result<f64> {
    let statement = "select coalesce(extract(epoch from clock_timestamp() - (select at from changes
        where (xid, seq) > ($1, $2) order by xid, seq limit 1)), 0)::float8 as seconds";
    let row: Lag = diesel::sql_query(statement)
        .bind::<BigInt, _>(position.xid)
        .bind::<BigInt, _>(position.seq)
        .get_result(db)
        .await?;
    Ok(row.seconds.max(0.0))
}

/// Whether the edition exists and is published.
pub async fn is_published_rule(db: &mut AsyncPgConnection, id: RuleId) -> Result<bool> {
    let published =
        rule_editions::table.filter(rule_editions::id.eq(id)).filter(rule_editions::state.eq("published"));
    Ok(diesel::select(diesel::dsl::exists(published)).get_result(db).await?)
}

/// An edition to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedRule {
    pub id: RuleId,
    pub edition: String,
    pub title: Names,
    /// How far the cited law is known.
    pub status: String,
}

#[derive(QueryableByName)]
struct PublishedRow {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    id: RuleId,
    #[diesel(sql_type = Text)]
    edition: String,
    #[diesel(sql_type = Text)]
    title_kk: String,
    #[diesel(sql_type = Text)]
    title_ru: String,
    #[diesel(sql_type = Text)]
    title_en: String,
    #[diesel(sql_type = Text)]
    status: String,
}

/// The newest edition of each rule that is for every body, by code. What a body wrote itself is met through its vacancies.
pub async fn published_rules(db: &mut AsyncPgConnection, limit: i64) -> Result<Vec<PublishedRule>> {
    let statement =
        "select distinct on (code) id, edition, title_kk, title_ru, title_en, status from rule_editions
        where state = 'published' and body_id is null order by code, edition desc limit $1";
    let rows: Vec<PublishedRow> = diesel::sql_query(statement).bind::<BigInt, _>(limit).load(db).await?;
    let typed = |row: PublishedRow| PublishedRule {
        id: row.id,
        edition: row.edition,
        title: Names { kk: row.title_kk, ru: row.title_ru, en: row.title_en },
        status: row.status,
    };
    Ok(rows.into_iter().map(typed).collect())
}
