//! SQL of an officer's home: how many vacancies stand where, and what else waits in the body.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::error::Result;
use crate::platform::ids::BodyId;
use crate::posts::VacancyState;

/// How many vacancies a body has, by state and by whether their time is over.
pub async fn counts(
    db: &mut AsyncPgConnection,
    body: BodyId,
    now: DateTime<Utc>,
) -> Result<Vec<(VacancyState, bool, i64)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        state: String,
        #[diesel(sql_type = Bool)]
        over: bool,
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let statement = "select state, closes_at <= $2 as over, count(*) as count from vacancies where body_id = $1 group by 1, 2";
    let rows: Vec<Row> =
        diesel::sql_query(statement).bind::<SqlUuid, _>(body).bind::<Timestamptz, _>(now).load(db).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((VacancyState::from_code(&row.state)?, row.over, row.count)))
        .collect())
}

/// What waits in a body besides vacancies: state of its shortlists, letters that could not be delivered.
pub async fn waiting(db: &mut AsyncPgConnection, body: BodyId) -> Result<Waiting> {
    let statement = "select
        (select count(*) from shortlists where body_id = $1 and state = 'draft') as drafts,
        (select count(*) from shortlists where body_id = $1 and state = 'returned') as returned,
        (select count(*) from shortlists where body_id = $1 and state = 'for_approval') as for_approval,
        (select count(*) from letters where body_id = $1 and state = 'failed') as failed_letters";
    Ok(diesel::sql_query(statement).bind::<SqlUuid, _>(body).get_result(db).await?)
}

/// Counts of what waits.
#[derive(Debug, Clone, Default, QueryableByName)]
pub struct Waiting {
    #[diesel(sql_type = BigInt)]
    pub drafts: i64,
    /// Shortlists an approver sent back.
    #[diesel(sql_type = BigInt)]
    pub returned: i64,
    #[diesel(sql_type = BigInt)]
    pub for_approval: i64,
    #[diesel(sql_type = BigInt)]
    pub failed_letters: i64,
}
