//! SQL of the audit log: reading entries and seals, adding seals. There is no statement that changes either.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::audit::chain::Hash;
use crate::audit::{Entry, Head};
use crate::platform::error::{Error, Result};
use crate::platform::schema::audit_seals;

/// Columns of an entry, in the order of [`Row`].
const COLUMNS: &str = "e.id, e.xid, e.at, e.actor_kind, e.actor_id, e.actor_role, e.action, e.subject_kind, \
    e.subject_id, e.reason, e.origin, e.request_id, e.detail::text as detail";

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    xid: i64,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    actor_kind: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    actor_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    actor_role: Option<String>,
    #[diesel(sql_type = Text)]
    action: String,
    #[diesel(sql_type = Text)]
    subject_kind: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    subject_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Text)]
    origin: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    request_id: Option<Uuid>,
    #[diesel(sql_type = Text)]
    detail: String,
}

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        let Row {
            id,
            at,
            actor_kind,
            actor_id,
            actor_role,
            action,
            subject_kind,
            subject_id,
            reason,
            origin,
            request_id,
            detail,
            ..
        } = row;
        Self {
            id,
            at,
            actor_kind,
            actor_id,
            actor_role,
            action,
            subject_kind,
            subject_id,
            reason,
            origin,
            request_id,
            detail,
        }
    }
}

/// One seal: which entry is at this place of the chain, and the hash up to it.
#[derive(Debug, Clone, Queryable)]
pub struct Seal {
    pub position: i64,
    pub entry_id: i64,
    pub entry_xid: i64,
    pub hash: Vec<u8>,
    pub sealed_at: DateTime<Utc>,
}

/// The newest seal.
pub async fn last_seal(db: &mut AsyncPgConnection) -> Result<Option<Seal>> {
    Ok(audit_seals::table.order(audit_seals::position.desc()).first::<Seal>(db).await.optional()?)
}

/// The head of the chain.
pub async fn head(db: &mut AsyncPgConnection) -> Result<Option<Head>> {
    let seal = last_seal(db).await?;
    Ok(seal.map(|seal| Head {
        position: seal.position,
        hash: hex::encode(&seal.hash),
        sealed_at: seal.sealed_at,
    }))
}

/// Entries after `(xid, id)` in commit order, of transactions older than every running one, each with its xid.
pub async fn unsealed(
    db: &mut AsyncPgConnection,
    xid: i64,
    id: i64,
    limit: i64,
) -> Result<Vec<(i64, Entry)>> {
    let statement = format!(
        "select {COLUMNS} from audit_entries e where (e.xid, e.id) > ($1, $2)
         and e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint order by e.xid, e.id limit $3"
    );
    let query =
        diesel::sql_query(statement).bind::<BigInt, _>(xid).bind::<BigInt, _>(id).bind::<BigInt, _>(limit);
    let rows: Vec<Row> = query.load(db).await?;
    Ok(rows.into_iter().map(|row| (row.xid, row.into())).collect())
}

/// Adds seals in one statement.
pub async fn add_seals(db: &mut AsyncPgConnection, seals: &[(i64, i64, i64, Hash)]) -> Result<()> {
    use audit_seals::dsl;
    let rows: Vec<_> = seals
        .iter()
        .map(|(position, entry, xid, hash)| {
            (
                dsl::position.eq(position),
                dsl::entry_id.eq(entry),
                dsl::entry_xid.eq(xid),
                dsl::hash.eq(hash.as_slice()),
            )
        })
        .collect();
    diesel::insert_into(dsl::audit_seals).values(rows).execute(db).await?;
    Ok(())
}

/// Only one sealer at a time, until the end of the transaction; says whether it is us.
pub async fn try_sealer_lock(db: &mut AsyncPgConnection) -> Result<bool> {
    #[derive(QueryableByName)]
    struct Locked {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        locked: bool,
    }
    let query = diesel::sql_query("select pg_try_advisory_xact_lock(6272361430) as locked");
    Ok(query.get_result::<Locked>(db).await?.locked)
}

/// Seals after `position` with their entries and the entries' transactions, if those still exist.
pub async fn chain_after(
    db: &mut AsyncPgConnection,
    position: i64,
    limit: i64,
) -> Result<Vec<(Seal, Option<(i64, Entry)>)>> {
    let seals = audit_seals::table
        .filter(audit_seals::position.gt(position))
        .order(audit_seals::position)
        .limit(limit)
        .load::<Seal>(db)
        .await?;
    let ids: Vec<i64> = seals.iter().map(|seal| seal.entry_id).collect();
    let statement = format!("select {COLUMNS} from audit_entries e where e.id = any($1)");
    let query = diesel::sql_query(statement).bind::<diesel::sql_types::Array<BigInt>, _>(ids);
    let rows: Vec<Row> = query.load(db).await?;
    let mut entries: std::collections::HashMap<i64, (i64, Entry)> =
        rows.into_iter().map(|row| (row.id, (row.xid, row.into()))).collect();
    Ok(seals
        .into_iter()
        .map(|seal| {
            let entry = entries.remove(&seal.entry_id);
            (seal, entry)
        })
        .collect())
}

/// Entries without a seal that no sealer would ever reach: commit order puts them before the newest seal, or their
/// transaction has not begun yet. Neither can come about by writing.
pub async fn inserted(db: &mut AsyncPgConnection) -> Result<Vec<i64>> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let statement = "select e.id from audit_entries e left join audit_seals s on s.entry_id = e.id
        left join (select entry_xid, entry_id from audit_seals order by position desc limit 1) last on true
        where s.entry_id is null and ((e.xid, e.id) < (last.entry_xid, last.entry_id)
          or e.xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint) order by e.id limit 100";
    Ok(diesel::sql_query(statement).load::<Found>(db).await?.into_iter().map(|found| found.id).collect())
}

/// The seal at a place of the chain.
pub async fn seal_at(db: &mut AsyncPgConnection, position: i64) -> Result<Option<Seal>> {
    Ok(audit_seals::table.find(position).first::<Seal>(db).await.optional()?)
}

/// What to look for in the log. Empty fields do not narrow.
#[derive(Debug, Clone, Default)]
pub struct Search {
    pub actor: Option<Uuid>,
    pub subject: Option<Uuid>,
    pub action: Option<String>,
    /// Entries older than this one: pages go back in time.
    pub before: Option<i64>,
    pub limit: i64,
}

/// Newest entries first.
pub async fn search(db: &mut AsyncPgConnection, search: &Search) -> Result<Vec<Entry>> {
    let statement = format!(
        "select {COLUMNS} from audit_entries e where ($1::uuid is null or e.actor_id = $1)
         and ($2::uuid is null or e.subject_id = $2) and ($3::text is null or e.action like $3 || '%')
         and ($4::bigint is null or e.id < $4) order by e.id desc limit $5"
    );
    let action = search.action.as_ref().map(|text| text.replace(['%', '_', '\\'], ""));
    let query = diesel::sql_query(statement)
        .bind::<Nullable<SqlUuid>, _>(search.actor)
        .bind::<Nullable<SqlUuid>, _>(search.subject)
        .bind::<Nullable<Text>, _>(action)
        .bind::<Nullable<BigInt>, _>(search.before)
        .bind::<BigInt, _>(search.limit.clamp(1, 500));
    let rows: Vec<Row> = query.load(db).await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// Lists that show people of the reserve; their entries name these in `detail.people`.
const LISTS: [&str; 5] =
    ["people.searched", "people.similar", "vacancy.matched", "nomination.listed", "selection.shown"];

/// One account's lists of one day and purpose that a person was in.
#[derive(Debug, Clone, QueryableByName)]
pub struct Listing {
    /// The newest of them.
    #[diesel(sql_type = Timestamptz)]
    pub last_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub actor_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Text>)]
    pub actor_role: Option<String>,
    /// One of [`LISTS`].
    #[diesel(sql_type = Text)]
    pub action: String,
    /// The vacancy of a match.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub subject_id: Option<Uuid>,
    #[diesel(sql_type = BigInt)]
    pub times: i64,
}

/// In which lists of others a person was shown, by account, purpose and day of `zone`: newest first.
pub async fn listings_of(
    db: &mut AsyncPgConnection,
    person: Uuid,
    own: Option<Uuid>,
    zone: &str,
    limit: i64,
) -> Result<Vec<Listing>> {
    let statement =
        "select max(e.at) as last_at, e.actor_id, e.actor_role, e.action, e.subject_id, count(*) as times
         from audit_entries e
         where jsonb_typeof(e.detail -> 'people') = 'array' and e.detail -> 'people' @> to_jsonb($1::text)
           and e.action = any($2) and e.actor_id is distinct from $3
         group by (e.at at time zone $4)::date, e.actor_id, e.actor_role, e.action, e.subject_id
         order by last_at desc limit $5";
    let query = diesel::sql_query(statement)
        .bind::<Text, _>(person.to_string())
        .bind::<diesel::sql_types::Array<Text>, _>(LISTS.as_slice())
        .bind::<Nullable<SqlUuid>, _>(own)
        .bind::<Text, _>(zone)
        .bind::<BigInt, _>(limit);
    Ok(query.load(db).await?)
}

/// Who read or changed a person's file besides the person: newest first.
pub async fn about_person(
    db: &mut AsyncPgConnection,
    person: Uuid,
    own: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let statement = format!(
        "select {COLUMNS} from audit_entries e where e.subject_id = $1 and e.subject_kind = 'person'
         and e.actor_id is distinct from $2 order by e.id desc limit $3"
    );
    let query = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(person)
        .bind::<Nullable<SqlUuid>, _>(own)
        .bind::<BigInt, _>(limit);
    let rows: Vec<Row> = query.load(db).await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// 32 bytes, or the chain is damaged.
pub fn hash_of(bytes: &[u8]) -> Result<Hash> {
    bytes.try_into().map_err(|_| Error::internal("a seal's hash has not 32 bytes"))
}
