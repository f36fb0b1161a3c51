//! SQL of selections. Every statement names the account: another's selection does not exist, nor does one whose time is over.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Integer, Jsonb, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::matching::filters::SearchForm;
use crate::matching::frozen::Frozen;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, PersonId, SelectionId};
use crate::platform::schema::{selection_people, selections};
use crate::platform::tx::Tx;
use crate::selections::{MOST, Selection, Ticks};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: SelectionId,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Jsonb)]
    criteria: Value,
    #[diesel(sql_type = Timestamptz)]
    found_at: DateTime<Utc>,
    #[diesel(sql_type = Date)]
    as_of_on: NaiveDate,
    #[diesel(sql_type = BigInt)]
    found: i64,
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = BigInt)]
    ticked: i64,
    #[diesel(sql_type = Timestamptz)]
    expires_at: DateTime<Utc>,
    #[diesel(sql_type = Integer)]
    version: i32,
}

impl TryFrom<Row> for Selection {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let search = serde_json::from_value(row.criteria).map_err(Error::internal)?;
        let Row { id, name, found_at, as_of_on, found, people, ticked, expires_at, version, .. } = row;
        Ok(Self { id, name, search, found_at, as_of_on, found, people, ticked, expires_at, version })
    }
}

/// `$1` account, `$2` now.
const SELECTIONS: &str =
    "select s.id, s.name, s.criteria, s.found_at, s.as_of_on, s.found, s.expires_at, s.version,
      count(p.place) as people, count(p.place) filter (where p.ticked) as ticked
    from selections s left join selection_people p on p.selection_id = s.id
    where s.account_id = $1 and s.expires_at > $2";

/// The account's selections, newest first.
pub async fn list(
    db: &mut AsyncPgConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<Selection>> {
    let statement = format!("{SELECTIONS} group by s.id order by s.id desc limit $3");
    let query = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(account)
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(MOST);
    let rows: Vec<Row> = query.load(db).await?;
    rows.into_iter().map(Selection::try_from).collect()
}

/// One of the account's selections.
pub async fn one(
    db: &mut AsyncPgConnection,
    (account, id): (AccountId, SelectionId),
    now: DateTime<Utc>,
) -> Result<Selection> {
    let statement = format!("{SELECTIONS} and s.id = $3 group by s.id");
    let query = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(account)
        .bind::<Timestamptz, _>(now)
        .bind::<SqlUuid, _>(id);
    let row: Row = query.get_result(db).await?;
    row.try_into()
}

/// Locks one of the account's selections until the transaction ends; its version.
pub async fn locked(tx: &mut Tx<'_>, (account, id): (AccountId, SelectionId)) -> Result<i32> {
    let now = tx.now();
    let own = selections::table
        .find(id)
        .filter(selections::account_id.eq(account).and(selections::expires_at.gt(now)));
    Ok(own.select(selections::version).for_update().first(tx.db()).await?)
}

/// How many selections the account keeps.
pub async fn count(tx: &mut Tx<'_>, account: AccountId) -> Result<i64> {
    let now = tx.now();
    let own =
        selections::table.filter(selections::account_id.eq(account).and(selections::expires_at.gt(now)));
    Ok(own.count().get_result(tx.db()).await?)
}

/// A selection to insert.
#[derive(Debug)]
pub struct NewRow<'a> {
    pub id: SelectionId,
    pub account: AccountId,
    pub search: &'a SearchForm,
    pub kept: &'a Frozen,
    pub expires_at: DateTime<Utc>,
}

/// Writes a selection with its people in their order; `ticks` go with them.
pub async fn insert(tx: &mut Tx<'_>, row: NewRow<'_>, ticks: &[bool]) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(selections::table)
        .values((
            selections::id.eq(row.id),
            selections::account_id.eq(row.account),
            selections::criteria.eq(serde_json::to_value(row.search).map_err(Error::internal)?),
            selections::found_at.eq(row.kept.at),
            selections::as_of_on.eq(row.kept.on),
            selections::found.eq(i64::try_from(row.kept.total).unwrap_or(i64::MAX)),
            selections::created_at.eq(now),
            selections::expires_at.eq(row.expires_at),
        ))
        .execute(tx.db())
        .await?;
    // the index may still have somebody whom the database has not
    let statement = "insert into selection_people (selection_id, person_id, place, ticked)
        select $1, t.person, t.place, t.ticked
        from unnest($2::uuid[], $3::bool[]) with ordinality as t (person, ticked, place) join people p on p.id = t.person";
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(row.id)
        .bind::<Array<SqlUuid>, _>(&row.kept.people)
        .bind::<Array<Bool>, _>(ticks)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// A person's place in a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct Place {
    pub place: i32,
    pub person: PersonId,
    pub ticked: bool,
}

const PLACE: (selection_people::place, selection_people::person_id, selection_people::ticked) =
    (selection_people::place, selection_people::person_id, selection_people::ticked);

/// So many people of a selection after so many others, in their order.
pub async fn places(
    db: &mut AsyncPgConnection,
    id: SelectionId,
    (skip, limit): (i64, i64),
) -> Result<Vec<Place>> {
    let all = selection_people::table.filter(selection_people::selection_id.eq(id));
    Ok(all.order(selection_people::place).offset(skip).limit(limit).select(PLACE).load(db).await?)
}

/// So many people of a selection after a place, in their order.
pub async fn places_after(
    db: &mut AsyncPgConnection,
    id: SelectionId,
    (after, limit): (i32, i64),
) -> Result<Vec<Place>> {
    let all = selection_people::table.filter(selection_people::selection_id.eq(id));
    let rest = all.filter(selection_people::place.gt(after)).order(selection_people::place);
    Ok(rest.limit(limit).select(PLACE).load(db).await?)
}

/// The ticked people of a selection in their order, at most so many.
pub async fn ticked(db: &mut AsyncPgConnection, id: SelectionId, limit: i64) -> Result<Vec<Place>> {
    let all = selection_people::table
        .filter(selection_people::selection_id.eq(id).and(selection_people::ticked.eq(true)));
    Ok(all.order(selection_people::place).limit(limit).select(PLACE).load(db).await?)
}

/// Changes ticks; how many changed.
pub async fn tick(tx: &mut Tx<'_>, id: SelectionId, ticks: &Ticks) -> Result<usize> {
    let (among, ticked) = match ticks {
        Ticks::All | Ticks::None => {
            let to = *ticks == Ticks::All;
            let others = selection_people::table
                .filter(selection_people::selection_id.eq(id).and(selection_people::ticked.ne(to)));
            let set = selection_people::ticked.eq(to);
            return Ok(diesel::update(others).set(set).execute(tx.db()).await?);
        }
        Ticks::Places { among, ticked } => (among, ticked),
    };
    let statement = "update selection_people set ticked = place = any($3)
        where selection_id = $1 and place = any($2) and ticked is distinct from (place = any($3))";
    let query = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(id)
        .bind::<Array<Integer>, _>(among)
        .bind::<Array<Integer>, _>(ticked);
    Ok(query.execute(tx.db()).await?)
}

/// Takes the ticked people out; how many.
pub async fn remove_ticked(tx: &mut Tx<'_>, id: SelectionId) -> Result<usize> {
    let ticked = selection_people::table
        .filter(selection_people::selection_id.eq(id).and(selection_people::ticked.eq(true)));
    Ok(diesel::delete(ticked).execute(tx.db()).await?)
}

/// Names a selection and counts the change.
pub async fn rename(tx: &mut Tx<'_>, id: SelectionId, name: &str) -> Result<()> {
    let set = (selections::name.eq(name), selections::version.eq(selections::version + 1));
    diesel::update(selections::table.find(id)).set(set).execute(tx.db()).await?;
    Ok(())
}

/// Deletes a selection with its people.
pub async fn delete(tx: &mut Tx<'_>, id: SelectionId) -> Result<()> {
    diesel::delete(selections::table.find(id)).execute(tx.db()).await?;
    Ok(())
}
