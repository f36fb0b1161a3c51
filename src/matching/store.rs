//! SQL of the search and the match: vacancies with their rules, and figures of the feed. People come from `people::store`.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Double, Jsonb, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use crate::matching::case::Case;
use crate::platform::changes::Position;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, RuleId, VacancyId};
use crate::reference::data::Names;
use crate::rules::Rule;

/// Most open vacancies an applicant is compared with.
const MOST_OPEN: i64 = 2_000;

#[derive(QueryableByName)]
struct CaseRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    body_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    rule_id: Uuid,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Timestamptz)]
    closes_at: DateTime<Utc>,
    #[diesel(sql_type = Date)]
    as_of_on: NaiveDate,
    #[diesel(sql_type = Text)]
    region_kato: String,
    #[diesel(sql_type = Text)]
    title_kk: String,
    #[diesel(sql_type = Text)]
    title_ru: String,
    #[diesel(sql_type = Text)]
    title_en: String,
    #[diesel(sql_type = Text)]
    body_kk: String,
    #[diesel(sql_type = Text)]
    body_ru: String,
    #[diesel(sql_type = Text)]
    body_en: String,
    #[diesel(sql_type = Jsonb)]
    content: Value,
}

const CASE: &str = "select v.id, v.body_id, v.rule_id, v.state, v.closes_at, v.as_of_on, p.region_kato,
    p.title_kk, p.title_ru, p.title_en, b.name_kk as body_kk, b.name_ru as body_ru, b.name_en as body_en, r.content
    from vacancies v join posts p on p.id = v.post_id join bodies b on b.id = v.body_id
    join rule_editions r on r.id = v.rule_id";

impl TryFrom<CaseRow> for Case {
    type Error = Error;

    fn try_from(row: CaseRow) -> Result<Self> {
        // an edition is checked before it is stored, so a fault here is ours
        let rule: Rule = serde_json::from_value(row.content).map_err(Error::internal)?;
        Ok(Self {
            id: VacancyId::from_uuid(row.id),
            body: BodyId::from_uuid(row.body_id),
            rule_id: RuleId::from_uuid(row.rule_id),
            state: row.state,
            closes_at: row.closes_at,
            as_of_on: row.as_of_on,
            region: row.region_kato.parse().map_err(Error::internal)?,
            title: Names { kk: row.title_kk, ru: row.title_ru, en: row.title_en },
            body_name: Names { kk: row.body_kk, ru: row.body_ru, en: row.body_en },
            rule,
        })
    }
}

/// One vacancy with its post and rule.
pub async fn case(db: &mut AsyncPgConnection, id: VacancyId) -> Result<Case> {
    let row: CaseRow =
        diesel::sql_query(format!("{CASE} where v.id = $1")).bind::<SqlUuid, _>(id.uuid()).get_result(db).await?;
    row.try_into()
}

/// Every vacancy that is open at this instant, soonest to close first; at most 2 000.
pub async fn open_cases(db: &mut AsyncPgConnection, now: DateTime<Utc>, today: NaiveDate) -> Result<Vec<Case>> {
    let statement = format!(
        "{CASE} where v.state = 'published' and v.opens_on <= $1 and v.closes_at > $2 order by v.closes_at, v.id limit $3"
    );
    let rows: Vec<CaseRow> = diesel::sql_query(statement)
        .bind::<Date, _>(today)
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(MOST_OPEN)
        .load(db)
        .await?;
    rows.into_iter().map(Case::try_from).collect()
}

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
