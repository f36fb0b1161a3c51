//! SQL of accounts, sessions and refresh tokens.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::accounts::{Account, NewAccount};
use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::ids::{AccountId, BodyId, PersonId};
use crate::platform::schema::{accounts, people, refresh_tokens, sessions};
use crate::platform::tx::Tx;
use crate::reference::codes::{Locale, Programme, Role};

#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
struct Row {
    id: AccountId,
    role: Role,
    name: String,
    locale: Locale,
    body_id: Option<BodyId>,
    party_code: Option<String>,
    region_scope: Vec<String>,
    programme_scope: Vec<Programme>,
    email_confirmed_at: Option<DateTime<Utc>>,
    password_hash: String,
    state: String,
    failed_sign_ins: i32,
    locked_until: Option<DateTime<Utc>>,
}

/// An account with the person it fills in.
type Found = (Row, Option<PersonId>);

impl From<Found> for Known {
    fn from((row, person): Found) -> Self {
        let account = Account {
            id: row.id,
            role: row.role,
            name: row.name,
            locale: row.locale,
            body: row.body_id,
            party: row.party_code,
            regions: row.region_scope,
            programmes: row.programme_scope,
            email_confirmed: row.email_confirmed_at.is_some(),
            person,
        };
        let Row { password_hash, state, failed_sign_ins, locked_until, .. } = row;
        Self { account, password_hash, state, failed_sign_ins, locked_until }
    }
}

/// An account with what signing in needs.
pub struct Known {
    pub account: Account,
    pub password_hash: String,
    pub state: String,
    pub failed_sign_ins: i32,
    pub locked_until: Option<DateTime<Utc>>,
}

/// The person of an account, as a table to join: one row at the most.
macro_rules! person_of {
    () => {
        people::table.on(people::account_id.eq(accounts::id.nullable()))
    };
}

/// Accounts with the person each of them fills in.
macro_rules! known {
    () => {
        accounts::table.left_join(person_of!()).select((Row::as_select(), people::id.nullable()))
    };
}

/// By the blind index of the e-mail address.
pub async fn by_email(db: &mut AsyncPgConnection, blind: &[u8]) -> Result<Option<Known>> {
    let found: Option<Found> = known!().filter(accounts::email_index.eq(blind)).first(db).await.optional()?;
    Ok(found.map(Known::from))
}

pub async fn by_id(db: &mut AsyncPgConnection, id: AccountId) -> Result<Option<Known>> {
    let found: Option<Found> = known!().filter(accounts::id.eq(id)).first(db).await.optional()?;
    Ok(found.map(Known::from))
}

/// Sealed e-mail address of an account: for letters.
pub async fn sealed_email(db: &mut AsyncPgConnection, id: AccountId) -> Result<Vec<u8>> {
    Ok(accounts::table.find(id).select(accounts::email_sealed).first(db).await?)
}

/// Active accounts of one role in one body: colleagues to tell or to ask.
pub async fn of_body(db: &mut AsyncPgConnection, body: BodyId, role: Role) -> Result<Vec<Account>> {
    let rows: Vec<Found> = known!()
        .filter(accounts::body_id.eq(body).and(accounts::role.eq(role)).and(accounts::state.eq("active")))
        .order(accounts::name)
        .load(db)
        .await?;
    Ok(rows.into_iter().map(|row| Known::from(row).account).collect())
}

pub async fn insert(tx: &mut Tx<'_>, new: &NewAccount, password_hash: &str) -> Result<AccountId> {
    let id = AccountId::new();
    let (sealed, index, now) = (new.email.seal(tx.keys())?, new.email.blind(tx.keys()), tx.now());
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(id),
            accounts::role.eq(new.role),
            accounts::email_sealed.eq(sealed),
            accounts::email_index.eq(index),
            accounts::email_confirmed_at.eq(new.email_confirmed.then_some(now)),
            accounts::name.eq(&new.name),
            accounts::locale.eq(new.locale),
            accounts::password_hash.eq(password_hash),
            accounts::body_id.eq(new.body),
            accounts::party_code.eq(&new.party),
            accounts::region_scope.eq(&new.regions),
            accounts::programme_scope.eq(&new.programmes),
            accounts::created_at.eq(now),
            accounts::updated_at.eq(now),
        ))
        .execute(tx.db())
        .await
        .on_constraint("accounts_email_key", || Error::Conflict(Conflict::EmailTaken))
        .on_constraint("accounts_party_fkey", || Error::invalid("party", "unknown-option"))?;
    Ok(id)
}

pub async fn set_state(tx: &mut Tx<'_>, id: AccountId, state: &str) -> Result<()> {
    found(diesel::update(accounts::table.find(id)).set(accounts::state.eq(state)).execute(tx.db()).await?)
}

pub async fn set_reach(
    tx: &mut Tx<'_>,
    id: AccountId,
    regions: &[String],
    programmes: &[Programme],
) -> Result<()> {
    let values = (accounts::region_scope.eq(regions), accounts::programme_scope.eq(programmes));
    found(diesel::update(accounts::table.find(id)).set(values).execute(tx.db()).await?)
}

pub async fn set_password(tx: &mut Tx<'_>, id: AccountId, hash: &str) -> Result<()> {
    let none = None::<DateTime<Utc>>;
    let values =
        (accounts::password_hash.eq(hash), accounts::failed_sign_ins.eq(0), accounts::locked_until.eq(none));
    found(diesel::update(accounts::table.find(id)).set(values).execute(tx.db()).await?)
}

pub async fn confirm_email(tx: &mut Tx<'_>, id: AccountId) -> Result<()> {
    let now = tx.now();
    let values = accounts::email_confirmed_at.eq(now);
    found(diesel::update(accounts::table.find(id)).set(values).execute(tx.db()).await?)
}

fn found(rows: usize) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Counts a wrong password.
pub async fn sign_in_failed(
    tx: &mut Tx<'_>,
    id: AccountId,
    failures: i32,
    until: Option<DateTime<Utc>>,
) -> Result<()> {
    let values = (accounts::failed_sign_ins.eq(failures), accounts::locked_until.eq(until));
    found(diesel::update(accounts::table.find(id)).set(values).execute(tx.db()).await?)
}

/// Forgets wrong passwords.
pub async fn signed_in(tx: &mut Tx<'_>, id: AccountId) -> Result<()> {
    let values = (accounts::failed_sign_ins.eq(0), accounts::locked_until.eq(None::<DateTime<Utc>>));
    diesel::update(accounts::table.find(id).filter(accounts::failed_sign_ins.gt(0)))
        .set(values)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Ends every session and token family of an account.
pub async fn end_everything(tx: &mut Tx<'_>, id: AccountId) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::account_id.eq(id))).execute(tx.db()).await?;
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::account_id.eq(id))).execute(tx.db()).await?;
    Ok(())
}

/// A session that may have ended.
pub struct Session {
    pub id: Uuid,
    pub seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub account: Account,
}

/// The session of an active account by the hash of its secret.
pub async fn session(db: &mut AsyncPgConnection, secret_hash: &[u8]) -> Result<Option<Session>> {
    type InSession = (Uuid, DateTime<Utc>, DateTime<Utc>, Found);
    let person = people::id.nullable();
    let found = sessions::table
        .inner_join(accounts::table)
        .left_join(person_of!())
        .filter(sessions::secret_hash.eq(secret_hash).and(accounts::state.eq("active")))
        .select((sessions::id, sessions::seen_at, sessions::expires_at, (Row::as_select(), person)))
        .first::<InSession>(db)
        .await;
    let session = found.optional()?;
    Ok(session.map(|(id, seen_at, expires_at, found)| Session {
        id,
        seen_at,
        expires_at,
        account: Known::from(found).account,
    }))
}

pub async fn insert_session(
    tx: &mut Tx<'_>,
    account: AccountId,
    hash: &[u8],
    until: DateTime<Utc>,
) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(Uuid::now_v7()),
            sessions::secret_hash.eq(hash),
            sessions::account_id.eq(account),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::expires_at.eq(until),
        ))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Notes that a session was used. Not an act of anybody, so not through `Tx`.
pub async fn session_seen(db: &mut AsyncPgConnection, id: Uuid, at: DateTime<Utc>) -> Result<()> {
    diesel::update(sessions::table.find(id)).set(sessions::seen_at.eq(at)).execute(db).await?;
    Ok(())
}

pub async fn delete_session(tx: &mut Tx<'_>, hash: &[u8]) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::secret_hash.eq(hash))).execute(tx.db()).await?;
    Ok(())
}

/// A refresh token, used or not.
pub struct RefreshToken {
    pub id: Uuid,
    pub family: Uuid,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub account: Account,
}

/// The token with this hash, locked: two uses at once are told apart. Only of active accounts.
pub async fn refresh_token(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Option<RefreshToken>> {
    type Found = (Uuid, Uuid, AccountId, DateTime<Utc>, Option<DateTime<Utc>>, Option<DateTime<Utc>>);
    use refresh_tokens as t;
    let row = t::table
        .filter(t::secret_hash.eq(hash))
        .select((t::id, t::family, t::account_id, t::expires_at, t::used_at, t::revoked_at))
        .for_update()
        .first::<Found>(tx.db())
        .await;
    let Some((id, family, account, expires_at, used_at, revoked_at)) = row.optional()? else {
        return Ok(None);
    };
    let known = by_id(tx.db(), account).await?.filter(|known| known.state == "active");
    Ok(known.map(|known| RefreshToken {
        id,
        family,
        expires_at,
        used_at,
        revoked_at,
        account: known.account,
    }))
}

pub async fn insert_refresh_token(
    tx: &mut Tx<'_>,
    family: Uuid,
    account: AccountId,
    hash: &[u8],
    until: DateTime<Utc>,
) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::id.eq(Uuid::now_v7()),
            refresh_tokens::family.eq(family),
            refresh_tokens::account_id.eq(account),
            refresh_tokens::secret_hash.eq(hash),
            refresh_tokens::created_at.eq(now),
            refresh_tokens::expires_at.eq(until),
        ))
        .execute(tx.db())
        .await?;
    Ok(())
}

pub async fn use_refresh_token(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    let now = tx.now();
    diesel::update(refresh_tokens::table.find(id))
        .set(refresh_tokens::used_at.eq(now))
        .execute(tx.db())
        .await?;
    Ok(())
}

pub async fn revoke_family(tx: &mut Tx<'_>, family: Uuid) -> Result<()> {
    let now = tx.now();
    diesel::update(refresh_tokens::table.filter(refresh_tokens::family.eq(family)))
        .set(refresh_tokens::revoked_at.eq(now))
        .execute(tx.db())
        .await?;
    Ok(())
}
