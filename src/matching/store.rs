//! SQL of the indexer: figures about the feed and the reserve. People come from `people::store`, vacancies from `posts`.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::changes::Position;
use crate::platform::error::Result;

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
