//! SQL of the indexer (figures about the feed and the reserve, completed education), of the check by strangers (editions anybody may ask
//! about), and of who recorded what a verdict was read from. People come from `people::store`, vacancies from `posts`.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Double, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::matching::used::{Record, Records};
use crate::platform::changes::Position;
use crate::platform::error::Result;
use crate::platform::ids::{PersonId, RuleId};
use crate::reference::codes::Direction;
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

/// An education of somebody in the reserve is completed.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Completion {
    #[diesel(sql_type = Date)]
    pub completed_by: NaiveDate,
    #[diesel(sql_type = SqlUuid)]
    pub person: PersonId,
}

/// The next completions after one, by day and person, until the end of a day.
pub async fn completions_after(
    db: &mut AsyncPgConnection,
    after: Completion,
    until: NaiveDate,
    limit: i64,
) -> Result<Vec<Completion>> {
    // as `EducationEntry::completed_by` has it, and the index `education_entries_completed_by`
    let statement = "select e.completed_by, e.person_id as person
        from (select coalesce(completed_on, make_date(completed_year, 12, 31)) as completed_by, person_id from education_entries) e
        join people p on p.id = e.person_id and p.state = 'submitted'
        where (e.completed_by, e.person_id) > ($1, $2) and e.completed_by <= $3
        order by e.completed_by, e.person_id limit $4";
    Ok(diesel::sql_query(statement)
        .bind::<Date, _>(after.completed_by)
        .bind::<SqlUuid, _>(after.person)
        .bind::<Date, _>(until)
        .bind::<BigInt, _>(limit)
        .load(db)
        .await?)
}

#[derive(QueryableByName)]
struct RecordRow {
    #[diesel(sql_type = SqlUuid)]
    person_id: PersonId,
    #[diesel(sql_type = Bool)]
    is_check: bool,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Nullable<Text>)]
    family: Option<Direction>,
    #[diesel(sql_type = Bool)]
    yes: bool,
    #[diesel(sql_type = Date)]
    answered_on: NaiveDate,
    #[diesel(sql_type = Text)]
    name_kk: String,
    #[diesel(sql_type = Text)]
    name_ru: String,
    #[diesel(sql_type = Text)]
    name_en: String,
}

/// Which bodies recorded the checks and confirmations in force about these people. Who has none is absent.
pub async fn records(db: &mut AsyncPgConnection, people: &[PersonId]) -> Result<HashMap<PersonId, Records>> {
    let statement = "select r.*, b.name_kk, b.name_ru, b.name_en from (
          select c.person_id, true as is_check, c.bar as code, null::text as family, c.found as yes, c.answered_on, c.id, c.body_id
          from official_checks c where c.person_id = any($1)
            and not exists (select from evidence_withdrawals w where w.check_id = c.id)
          union all
          select c.person_id, false, c.what, c.family, c.confirmed, c.confirmed_on, c.id, c.body_id
          from confirmations c where c.person_id = any($1)
            and not exists (select from evidence_withdrawals w where w.confirmation_id = c.id)
        ) r join bodies b on b.id = r.body_id order by r.answered_on desc, r.id desc";
    let rows: Vec<RecordRow> =
        diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(people).load(db).await?;
    let mut found: HashMap<PersonId, Records> = HashMap::new();
    for row in rows {
        let by = Names { kk: row.name_kk, ru: row.name_ru, en: row.name_en };
        let RecordRow { person_id, is_check, code, family, yes, answered_on: on, .. } = row;
        found.entry(person_id).or_default().0.push(Record { is_check, code, family, yes, on, by });
    }
    Ok(found)
}

/// The same of one person.
pub async fn records_of(db: &mut AsyncPgConnection, person: PersonId) -> Result<Records> {
    Ok(records(db, &[person]).await?.remove(&person).unwrap_or_default())
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

/// The edition of each rule that is for every body which is applied today, else the newest, by code. What a body wrote
/// itself is met through its vacancies.
pub async fn published_rules(
    db: &mut AsyncPgConnection,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<PublishedRule>> {
    let statement =
        "select distinct on (code) id, edition, title_kk, title_ru, title_en, status from rule_editions
        where state = 'published' and body_id is null
        order by code, coalesce(in_force_from <= $2, true) and coalesce($2 < in_force_until, true) desc, edition desc limit $1";
    let rows: Vec<PublishedRow> =
        diesel::sql_query(statement).bind::<BigInt, _>(limit).bind::<Date, _>(today).load(db).await?;
    let typed = |row: PublishedRow| PublishedRule {
        id: row.id,
        edition: row.edition,
        title: Names { kk: row.title_kk, ru: row.title_ru, en: row.title_en },
        status: row.status,
    };
    Ok(rows.into_iter().map(typed).collect())
}
