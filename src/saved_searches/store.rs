//! SQL of saved searches as officers see them. A statement that changes one names its owner. The watch is in `watch`, what
//! it keeps in `finds`, its letters in `due`; who changed and who does not belong, as the owner sees them, in `people`.

pub mod due;
pub mod finds;
pub mod people;
pub mod watch;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::matching::filters::SearchForm;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, BodyId, SavedSearchId};
use crate::platform::schema::saved_searches;
use crate::platform::tx::Tx;
use crate::saved_searches::{Alert, Draft, Rhythm, SavedSearch, WatchState};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: SavedSearchId,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    note: String,
    #[diesel(sql_type = Bool)]
    shared: bool,
    #[diesel(sql_type = Bool)]
    own: bool,
    #[diesel(sql_type = Text)]
    owner: String,
    #[diesel(sql_type = Jsonb)]
    criteria: Value,
    #[diesel(sql_type = Text)]
    alert: String,
    #[diesel(sql_type = Text)]
    rhythm: String,
    #[diesel(sql_type = Nullable<Text>)]
    watch: Option<String>,
    #[diesel(sql_type = Integer)]
    unseen: i32,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
}

impl Row {
    fn typed(self) -> Result<SavedSearch> {
        let unknown = || Error::internal("unknown code of a saved search");
        Ok(SavedSearch {
            id: self.id,
            name: self.name,
            note: self.note,
            shared: self.shared,
            own: self.own,
            owner: self.owner,
            criteria: serde_json::from_value(self.criteria).map_err(Error::internal)?,
            alert: Alert::from_code(&self.alert).ok_or_else(unknown)?,
            rhythm: Rhythm::from_code(&self.rhythm).ok_or_else(unknown)?,
            watch: self.watch.as_deref().and_then(WatchState::from_code),
            unseen: self.unseen,
            version: self.version,
            created_at: self.created_at,
        })
    }
}

/// `$1`: the account, `$2`: its body. Of a colleague's search nothing is told that its watch knows: it is of other
/// regions, perhaps.
const SELECT: &str = "select s.id, s.name, s.note, s.shared, s.owner_id = $1 as own, a.name as owner, s.criteria,
    s.alert, s.rhythm, case when s.owner_id = $1 then w.state end as watch,
    case when s.owner_id = $1 then coalesce(w.unseen, 0) else 0 end as unseen, s.version, s.created_at
    from saved_searches s join accounts a on a.id = s.owner_id left join saved_search_watches w on w.search_id = s.id
    where (s.owner_id = $1 or (s.shared and s.body_id = $2))";

/// Own searches and shared ones of the body, own first, by name.
pub async fn list(db: &mut AsyncPgConnection, account: AccountId, body: BodyId) -> Result<Vec<SavedSearch>> {
    let statement = format!("{SELECT} order by own desc, s.name, s.id limit 1000");
    let query = diesel::sql_query(statement).bind::<SqlUuid, _>(account).bind::<SqlUuid, _>(body);
    let rows: Vec<Row> = query.load(db).await?;
    rows.into_iter().map(Row::typed).collect()
}

/// One of them.
pub async fn one(
    db: &mut AsyncPgConnection,
    account: AccountId,
    body: BodyId,
    id: SavedSearchId,
) -> Result<SavedSearch> {
    let query = diesel::sql_query(format!("{SELECT} and s.id = $3"))
        .bind::<SqlUuid, _>(account)
        .bind::<SqlUuid, _>(body)
        .bind::<SqlUuid, _>(id);
    query.get_result::<Row>(db).await?.typed()
}

/// How many searches an officer keeps; locks them against a second request at once.
pub async fn count_of(tx: &mut Tx<'_>, account: AccountId) -> Result<i64> {
    diesel::sql_query("select pg_advisory_xact_lock(hashtextextended('saved_searches:' || $1::text, 0))")
        .bind::<SqlUuid, _>(account)
        .execute(tx.db())
        .await?;
    let own = saved_searches::table.filter(saved_searches::owner_id.eq(account));
    Ok(own.count().get_result(tx.db()).await?)
}

pub async fn insert(
    tx: &mut Tx<'_>,
    owner: AccountId,
    body: BodyId,
    form: &SearchForm,
    draft: &Draft,
) -> Result<SavedSearchId> {
    let (id, now) = (SavedSearchId::new(), tx.now());
    diesel::insert_into(saved_searches::table)
        .values((
            saved_searches::id.eq(id),
            saved_searches::owner_id.eq(owner),
            saved_searches::body_id.eq(body),
            saved_searches::name.eq(&draft.name),
            saved_searches::note.eq(&draft.note),
            saved_searches::shared.eq(draft.shared),
            saved_searches::criteria.eq(serde_json::to_value(form).map_err(Error::internal)?),
            saved_searches::alert.eq(draft.alert.code()),
            saved_searches::rhythm.eq(draft.rhythm.code()),
            saved_searches::created_at.eq(now),
            saved_searches::updated_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Changes an own search, if nobody else has since.
pub async fn update(
    tx: &mut Tx<'_>,
    owner: AccountId,
    id: SavedSearchId,
    version: i32,
    form: &SearchForm,
    draft: &Draft,
) -> Result<()> {
    let now = tx.now();
    let current = saved_searches::table
        .filter(saved_searches::id.eq(id).and(saved_searches::owner_id.eq(owner)))
        .filter(saved_searches::version.eq(version));
    let rows = diesel::update(current)
        .set((
            saved_searches::name.eq(&draft.name),
            saved_searches::note.eq(&draft.note),
            saved_searches::shared.eq(draft.shared),
            saved_searches::criteria.eq(serde_json::to_value(form).map_err(Error::internal)?),
            saved_searches::alert.eq(draft.alert.code()),
            saved_searches::rhythm.eq(draft.rhythm.code()),
            saved_searches::version.eq(version + 1),
            saved_searches::updated_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Deletes an own search with all that is kept of it.
pub async fn delete(tx: &mut Tx<'_>, owner: AccountId, id: SavedSearchId, version: i32) -> Result<()> {
    let own = saved_searches::table.filter(saved_searches::id.eq(id).and(saved_searches::owner_id.eq(owner)));
    let current = own.filter(saved_searches::version.eq(version));
    if diesel::delete(current).execute(tx.db()).await? == 1 {
        return Ok(());
    }
    let left: i64 = own.count().get_result(tx.db()).await?;
    if left > 0 { Err(Error::Stale) } else { Err(Error::NotFound) }
}

/// Ends letters about all searches of an account: changes show in the service alone. How many searches that were.
pub async fn stop_letters(tx: &mut Tx<'_>, owner: AccountId) -> Result<usize> {
    let lettered = saved_searches::table
        .filter(saved_searches::owner_id.eq(owner).and(saved_searches::alert.eq(Alert::Letter.code())));
    let values = (
        saved_searches::alert.eq(Alert::InApp.code()),
        saved_searches::version.eq(saved_searches::version + 1),
    );
    Ok(diesel::update(lettered).set(values).execute(tx.db()).await?)
}
