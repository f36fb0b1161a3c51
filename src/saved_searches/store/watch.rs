//! SQL of the watch: its place in the feed, the searches it holds people against, and whether they still fit their owners.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::accounts::Account;
use crate::people::reach::Reach;
use crate::platform::changes::{Origin, Position};
use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, SavedSearchId};
use crate::platform::tx::Tx;
use crate::reference::codes::Programme;
use crate::saved_searches::{Alert, WatchState};

/// How far the watch is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub origin: Origin,
    pub position: Position,
    /// What the index was made by in which searches were last looked at whole.
    pub made_by: String,
    /// Day as of which they were.
    pub looked_on: NaiveDate,
}

#[derive(QueryableByName)]
struct PlaceRow {
    #[diesel(sql_type = Jsonb)]
    origin: Value,
    #[diesel(sql_type = BigInt)]
    xid: i64,
    #[diesel(sql_type = BigInt)]
    seq: i64,
    #[diesel(sql_type = Text)]
    made_by: String,
    #[diesel(sql_type = Date)]
    looked_on: NaiveDate,
    /// Number of what the watch, on whichever node, wrote last.
    #[diesel(sql_type = BigInt)]
    turn: i64,
}

/// The last turn, and the place if there is one that can be read.
pub async fn place(db: &mut AsyncPgConnection) -> Result<(i64, Option<Place>)> {
    let statement = "select origin, xid, seq, made_by, looked_on, turn from saved_search_cursor";
    let row: Option<PlaceRow> = diesel::sql_query(statement).get_result(db).await.optional()?;
    let Some(PlaceRow { origin, xid, seq, made_by, looked_on, turn }) = row else { return Ok((0, None)) };
    let position = Position { xid, seq };
    let place = serde_json::from_value(origin).ok();
    Ok((turn, place.map(|origin| Place { origin, position, made_by, looked_on })))
}

/// Takes the turn after the last one known; `false` when somebody else has meanwhile. Held until the transaction
/// ends, so what the watch writes is one after another on all nodes.
pub async fn take_turn(db: &mut AsyncPgConnection, last: i64) -> Result<bool> {
    let statement = "update saved_search_cursor set turn = turn + 1 where turn = $1";
    Ok(diesel::sql_query(statement).bind::<BigInt, _>(last).execute(db).await? == 1)
}

/// Moves the place, and takes the next turn by it.
pub async fn move_on(db: &mut AsyncPgConnection, last: i64, to: Position) -> Result<bool> {
    let statement = "update saved_search_cursor set turn = turn + 1, xid = $2, seq = $3 where turn = $1";
    let rows = diesel::sql_query(statement)
        .bind::<BigInt, _>(last)
        .bind::<BigInt, _>(to.xid)
        .bind::<BigInt, _>(to.seq)
        .execute(db)
        .await?;
    Ok(rows == 1)
}

/// Begins anew at a place: every search is to be looked at whole. `false` when somebody else has meanwhile.
pub async fn start_over(tx: &mut Tx<'_>, last: i64, place: &Place) -> Result<bool> {
    let origin = serde_json::to_value(&place.origin).map_err(Error::internal)?;
    let statement =
        "insert into saved_search_cursor as c (origin, xid, seq, made_by, looked_on, turn) values ($1, $2, $3, $4, $5, $6 + 1)
        on conflict (only_row) do update set origin = excluded.origin, xid = excluded.xid, seq = excluded.seq,
          made_by = excluded.made_by, looked_on = excluded.looked_on, turn = excluded.turn where c.turn = $6";
    let rows = diesel::sql_query(statement)
        .bind::<Jsonb, _>(origin)
        .bind::<BigInt, _>(place.position.xid)
        .bind::<BigInt, _>(place.position.seq)
        .bind::<Text, _>(&place.made_by)
        .bind::<Date, _>(place.looked_on)
        .bind::<BigInt, _>(last)
        .execute(tx.db())
        .await?;
    look_again(tx, "true").await?;
    Ok(rows == 1)
}

/// Searches of which this is so are to be looked at. Held in order, as everywhere.
async fn look_again(tx: &mut Tx<'_>, which: &str) -> Result<()> {
    let statement = format!(
        "with held as (select search_id from saved_search_watches where state in ('starting', 'on') and {which}
           order by search_id for update)
         update saved_search_watches w set must_look = true from held where w.search_id = held.search_id"
    );
    diesel::sql_query(statement).execute(tx.db()).await?;
    Ok(())
}

/// A new day: searches whose answer changes by time are to be looked at, changes older than `old` are forgotten.
pub async fn new_day(tx: &mut Tx<'_>, today: NaiveDate, old: DateTime<Utc>) -> Result<()> {
    diesel::sql_query("update saved_search_cursor set looked_on = $1")
        .bind::<Date, _>(today)
        .execute(tx.db())
        .await?;
    // who is in a programme changes by time as well
    look_again(tx, "(timed or programmes <> '{}')").await?;
    let statement = "with gone as (delete from saved_search_changes where at < $1 returning search_id)
        select distinct search_id as id from gone";
    let forgotten: Vec<One> = diesel::sql_query(statement).bind::<Timestamptz, _>(old).load(tx.db()).await?;
    super::finds::recount(tx, &forgotten.into_iter().map(|one| one.id).collect::<Vec<_>>()).await
}

/// Holds the watches over these searches until the transaction ends. Whoever changes what is kept of a search holds its watch
/// too, so what the next statement reads is so and stays so. A statement that waited for a watch itself would read
/// everything else as it was before it waited.
pub async fn hold(tx: &mut Tx<'_>, ids: &[SavedSearchId]) -> Result<()> {
    let statement = "select search_id as id from saved_search_watches where search_id = any($1) order by search_id for update";
    let _held: Vec<One> = diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(ids).load(tx.db()).await?;
    Ok(())
}

/// A search by its number.
#[derive(QueryableByName)]
pub(super) struct One {
    #[diesel(sql_type = SqlUuid)]
    pub(super) id: SavedSearchId,
}

/// An owner's bounds, as accounts have them.
#[derive(Debug, Clone, Copy)]
pub struct Bounds<'a> {
    pub regions: &'a [String],
    pub programmes: &'a [Programme],
}

impl<'a> From<&'a Account> for Bounds<'a> {
    fn from(account: &'a Account) -> Self {
        Self { regions: &account.regions, programmes: &account.programmes }
    }
}

/// Starts the watch over a search anew, or ends it when there is no alert. Whom it found is forgotten, not told.
pub async fn renew(
    tx: &mut Tx<'_>,
    id: SavedSearchId,
    alert: Alert,
    timed: bool,
    owner: Bounds<'_>,
) -> Result<()> {
    // the watch first: who compares people with the search as it was holds it, and forgetting comes after that
    if alert == Alert::None {
        let statement = "delete from saved_search_watches where search_id = $1";
        diesel::sql_query(statement).bind::<SqlUuid, _>(id).execute(tx.db()).await?;
        return forget(tx, id).await;
    }
    let statement =
        "insert into saved_search_watches (search_id, timed, regions, programmes, letter_at) values ($1, $2, $3, $4, $5)
        on conflict (search_id) do update set state = 'starting', must_look = true, timed = excluded.timed,
          regions = excluded.regions, programmes = excluded.programmes, unseen = 0, untold = false";
    let now = tx.now();
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(id)
        .bind::<Bool, _>(timed)
        .bind::<Array<Text>, _>(owner.regions)
        .bind::<Array<Text>, _>(owner.programmes)
        .bind::<Timestamptz, _>(now)
        .execute(tx.db())
        .await?;
    forget(tx, id).await
}

/// Starts the watch over a search anew within other bounds, if there still is one; everything else stays as it is.
pub async fn restart(tx: &mut Tx<'_>, id: SavedSearchId, owner: Bounds<'_>) -> Result<()> {
    // edits of a search are noted in the feed; this is none, so it is said here that it is to be read again. The search
    // before its watch, as an edit has them
    let statement = "update saved_searches set updated_at = updated_at where id = $1";
    diesel::sql_query(statement).bind::<SqlUuid, _>(id).execute(tx.db()).await?;
    let statement =
        "update saved_search_watches set state = 'starting', must_look = true, regions = $2, programmes = $3,
          unseen = 0, untold = false where search_id = $1";
    let query = diesel::sql_query(statement).bind::<SqlUuid, _>(id);
    let query = query.bind::<Array<Text>, _>(owner.regions).bind::<Array<Text>, _>(owner.programmes);
    query.execute(tx.db()).await?;
    forget(tx, id).await
}

/// Forgets whom a search found and who changed.
async fn forget(tx: &mut Tx<'_>, id: SavedSearchId) -> Result<()> {
    for table in ["saved_search_people", "saved_search_changes"] {
        let statement = format!("delete from {table} where search_id = $1");
        diesel::sql_query(statement).bind::<SqlUuid, _>(id).execute(tx.db()).await?;
    }
    Ok(())
}

/// The watch over a search ends in a state its owner is shown.
pub async fn give_up(tx: &mut Tx<'_>, id: SavedSearchId, state: WatchState) -> Result<()> {
    forget(tx, id).await?;
    let statement = "update saved_search_watches set state = $2, must_look = false, unseen = 0, untold = false where search_id = $1";
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(id)
        .bind::<Text, _>(state.code())
        .execute(tx.db())
        .await?;
    Ok(())
}

/// A search to hold people against.
#[derive(Debug, Clone, QueryableByName)]
pub struct Watched {
    #[diesel(sql_type = SqlUuid)]
    pub id: SavedSearchId,
    #[diesel(sql_type = Jsonb)]
    pub criteria: Value,
    /// The owner's regions as the watch began with them.
    #[diesel(sql_type = Array<Text>)]
    pub regions: Vec<String>,
    /// The owner's programmes likewise.
    #[diesel(sql_type = Array<Text>)]
    pub programmes: Vec<Programme>,
    /// The owner's body.
    #[diesel(sql_type = SqlUuid)]
    pub body_id: BodyId,
    /// Whom it finds is not known yet.
    #[diesel(sql_type = Bool)]
    pub starting: bool,
}

impl Watched {
    /// Whom the owner may look at; nothing if that cannot be read: it must not become "everybody".
    pub fn reach(&self) -> Option<Reach> {
        let places = self.regions.iter().map(|kato| kato.parse().ok()).collect::<Option<_>>()?;
        Some(Reach { places, programmes: self.programmes.clone(), body: Some(self.body_id) })
    }
}

const WATCHED: &str =
    "select s.id, s.criteria, s.body_id, w.regions, w.programmes, w.state = 'starting' as starting
    from saved_search_watches w join saved_searches s on s.id = w.search_id where s.alert <> 'none'";

/// Searches that are watched, by id, after one of them.
pub async fn watched_after(
    db: &mut AsyncPgConnection,
    after: Option<SavedSearchId>,
    limit: i64,
) -> Result<Vec<Watched>> {
    let statement =
        format!("{WATCHED} and w.state = 'on' and ($1::uuid is null or s.id > $1) order by s.id limit $2");
    let query = diesel::sql_query(statement).bind::<Nullable<SqlUuid>, _>(after);
    Ok(query.bind::<BigInt, _>(limit).load(db).await?)
}

/// Those of these searches that are watched.
pub async fn watched(db: &mut AsyncPgConnection, ids: &[SavedSearchId]) -> Result<Vec<Watched>> {
    let statement = format!("{WATCHED} and w.state = 'on' and s.id = any($1)");
    Ok(diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(ids).load(db).await?)
}

/// Searches to be looked at whole, the first ones.
pub async fn to_look_at(db: &mut AsyncPgConnection, limit: i64) -> Result<Vec<Watched>> {
    let statement =
        format!("{WATCHED} and w.must_look and w.state in ('starting', 'on') order by s.id limit $1");
    Ok(diesel::sql_query(statement).bind::<BigInt, _>(limit).load(db).await?)
}

/// A search was looked at whole.
pub async fn looked_at(tx: &mut Tx<'_>, id: SavedSearchId) -> Result<()> {
    let statement = "update saved_search_watches set state = 'on', must_look = false where search_id = $1";
    diesel::sql_query(statement).bind::<SqlUuid, _>(id).execute(tx.db()).await?;
    Ok(())
}

/// Whether a search is still as it was when it was asked, held so until the transaction ends.
pub async fn is_still(tx: &mut Tx<'_>, asked: &Watched) -> Result<bool> {
    hold(tx, &[asked.id]).await?;
    let statement = "select s.id from saved_search_watches w join saved_searches s on s.id = w.search_id
        where s.id = $1 and s.criteria = $2 and w.regions = $3 and w.programmes = $5 and (w.state = 'starting') = $4
          and w.must_look and s.alert <> 'none'";
    let found: Option<One> = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(asked.id)
        .bind::<Jsonb, _>(&asked.criteria)
        .bind::<Array<Text>, _>(&asked.regions)
        .bind::<Bool, _>(asked.starting)
        .bind::<Array<Text>, _>(&asked.programmes)
        .get_result(tx.db())
        .await
        .optional()?;
    Ok(found.is_some())
}

/// A search whose watch no longer fits its owner.
#[derive(Debug, QueryableByName)]
pub struct Misfit {
    #[diesel(sql_type = SqlUuid)]
    pub id: SavedSearchId,
    /// The owner may not search any more, or works elsewhere.
    #[diesel(sql_type = Bool)]
    pub ended: bool,
    /// The owner's regions now.
    #[diesel(sql_type = Array<Text>)]
    pub regions: Vec<String>,
    /// The owner's programmes now.
    #[diesel(sql_type = Array<Text>)]
    pub programmes: Vec<Programme>,
}

impl Misfit {
    /// The owner's bounds now.
    pub fn bounds(&self) -> Bounds<'_> {
        Bounds { regions: &self.regions, programmes: &self.programmes }
    }
}

/// Watches whose owner cannot have them any more, or has other bounds now.
pub async fn misfits(db: &mut AsyncPgConnection, limit: i64) -> Result<Vec<Misfit>> {
    let statement = "select m.* from (select s.id, a.region_scope as regions, a.programme_scope as programmes,
          w.regions <> a.region_scope or w.programmes <> a.programme_scope as moved,
          a.state <> 'active' or a.role <> 'hr_officer' or a.body_id is distinct from s.body_id as ended
        from saved_search_watches w join saved_searches s on s.id = w.search_id join accounts a on a.id = s.owner_id) m
        where m.ended or m.moved order by m.id limit $1";
    Ok(diesel::sql_query(statement).bind::<BigInt, _>(limit).load(db).await?)
}

/// Ends the alert of a search whose owner may not have it any more.
pub async fn end_alert(tx: &mut Tx<'_>, id: SavedSearchId) -> Result<()> {
    let statement = "update saved_searches set alert = 'none', version = version + 1 where id = $1";
    diesel::sql_query(statement).bind::<SqlUuid, _>(id).execute(tx.db()).await?;
    renew(tx, id, Alert::None, false, Bounds { regions: &[], programmes: &[] }).await
}
