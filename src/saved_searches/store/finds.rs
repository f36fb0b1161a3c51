//! SQL of what the watch keeps: whom each search finds, who became and who ceased to be found, and how many of them its
//! owner has not looked at.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::watch::One;
use crate::platform::error::Result;
use crate::platform::ids::{AccountId, PersonId, SavedSearchId};
use crate::platform::tx::Tx;

/// A search finds somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, QueryableByName)]
pub struct Find {
    #[diesel(sql_type = SqlUuid)]
    pub search: SavedSearchId,
    #[diesel(sql_type = SqlUuid)]
    pub person: PersonId,
}

/// What is kept of these people.
pub async fn finds_of(db: &mut AsyncPgConnection, people: &[PersonId]) -> Result<Vec<Find>> {
    let statement =
        "select search_id as search, person_id as person from saved_search_people where person_id = any($1)";
    Ok(diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(people).load(db).await?)
}

/// Whom a search is known to find.
pub async fn found_by(db: &mut AsyncPgConnection, search: SavedSearchId) -> Result<Vec<PersonId>> {
    let statement =
        "select search_id as search, person_id as person from saved_search_people where search_id = $1";
    let finds: Vec<Find> = diesel::sql_query(statement).bind::<SqlUuid, _>(search).load(db).await?;
    Ok(finds.into_iter().map(|find| find.person).collect())
}

/// Keeps whom searches found first, without a word about it.
pub async fn keep(tx: &mut Tx<'_>, finds: &[Find]) -> Result<()> {
    write(
        tx,
        finds,
        "insert into saved_search_people (search_id, person_id, since_at) select s, p, $3 from gone
        where exists (select from people where id = p) on conflict do nothing",
    )
    .await
}

/// Keeps who became and who ceased to be found, and that they did.
pub async fn change(tx: &mut Tx<'_>, joined: &[Find], left: &[Find]) -> Result<()> {
    write(tx, joined, "did as (insert into saved_search_people (search_id, person_id, since_at) select s, p, $3 from gone
        where exists (select from people where id = p) on conflict do nothing returning search_id, person_id)
        insert into saved_search_changes (search_id, person_id, joined, at) select search_id, person_id, true, $3 from did")
    .await?;
    write(tx, left, "did as (delete from saved_search_people w using gone where w.search_id = s and w.person_id = p
        returning search_id, person_id)
        insert into saved_search_changes (search_id, person_id, joined, at) select search_id, person_id, false, $3 from did")
    .await
}

/// Runs a statement over `gone(s, p)`: searches and people side by side. A search that was edited meanwhile is left out: it
/// is being started anew, and what was found is of the search it was before.
async fn write(tx: &mut Tx<'_>, finds: &[Find], statement: &str) -> Result<()> {
    if finds.is_empty() {
        return Ok(());
    }
    let searches: Vec<Uuid> = finds.iter().map(|find| find.search.uuid()).collect();
    let people: Vec<Uuid> = finds.iter().map(|find| find.person.uuid()).collect();
    let comma = if statement.starts_with("did as") { "," } else { "" };
    let statement = format!(
        "with gone as (select t.s, t.p from unnest($1::uuid[], $2::uuid[]) as t(s, p)
           join saved_search_watches w on w.search_id = t.s where w.state = 'on' for update of w){comma} {statement}"
    );
    let now = tx.now();
    diesel::sql_query(statement)
        .bind::<Array<SqlUuid>, _>(searches)
        .bind::<Array<SqlUuid>, _>(people)
        .bind::<Timestamptz, _>(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// These searches have changes that no letter told.
pub async fn changed(tx: &mut Tx<'_>, ids: &[SavedSearchId]) -> Result<()> {
    let statement = "update saved_search_watches set untold = true where search_id = any($1)";
    diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(ids).execute(tx.db()).await?;
    recount(tx, ids).await
}

/// Which of these searches find more people than can be watched.
pub async fn too_many(tx: &mut Tx<'_>, ids: &[SavedSearchId], most: usize) -> Result<Vec<SavedSearchId>> {
    let statement = "select search_id as id from saved_search_people where search_id = any($1)
        group by search_id having count(*) > $2";
    let found: Vec<One> = diesel::sql_query(statement)
        .bind::<Array<SqlUuid>, _>(ids)
        .bind::<BigInt, _>(i64::try_from(most).unwrap_or(i64::MAX))
        .load(tx.db())
        .await?;
    Ok(found.into_iter().map(|one| one.id).collect())
}

/// People who are otherwise than they were after a number of the changes: the last change of each, if it is not taken
/// back by an earlier one. Who does not belong to the search is left out. `{after}` is a column of `w`.
pub(super) const NET: &str =
    "select c.search_id, c.person_id, (array_agg(c.joined order by c.id desc))[1] as joined,
      max(c.id) as last, max(c.at) as at
    from saved_search_changes c join saved_search_watches w on w.search_id = c.search_id
    where c.search_id = any($1) and c.id > w.{after} and not exists
      (select from saved_search_strays t where t.search_id = c.search_id and t.person_id = c.person_id)
    group by c.search_id, c.person_id
    having (array_agg(c.joined order by c.id))[1] = (array_agg(c.joined order by c.id desc))[1]";

/// Counts anew whom the owners of these searches have not looked at.
pub async fn recount(tx: &mut Tx<'_>, ids: &[SavedSearchId]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    super::watch::hold(tx, ids).await?;
    let net = NET.replace("{after}", "seen_up_to");
    let statement = format!(
        "update saved_search_watches u set unseen = (select count(*) from ({net}) n where n.search_id = u.search_id)
         where u.search_id = any($1)"
    );
    diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(ids).execute(tx.db()).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many searches of an officer have people to look at.
pub async fn unseen_searches(db: &mut AsyncPgConnection, owner: AccountId) -> Result<i64> {
    let statement =
        "select count(*) as count from saved_searches s join saved_search_watches w on w.search_id = s.id
        where s.owner_id = $1 and w.unseen > 0";
    let row: Count = diesel::sql_query(statement).bind::<SqlUuid, _>(owner).get_result(db).await?;
    Ok(row.count)
}
