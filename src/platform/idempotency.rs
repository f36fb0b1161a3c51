//! Repeating an unsafe request repeats its answer: the key, the request's hash and the answer are stored in the
//! transaction of the effect.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::ids::AccountId;
use crate::platform::schema::idempotency_keys::dsl;
use crate::platform::tx::{Act, Actor, Note, Tx};

/// The answer kept under this key, if this request was carried out before.
pub async fn earlier<T: Serialize>(
    tx: &mut Tx<'_>,
    key: &IdempotencyKey,
    request: &T,
) -> Result<Option<Value>> {
    let (Some(key), Some(account)) = (&key.0, tx.account()) else { return Ok(None) };
    kept(tx.db(), account, key, request).await
}

/// The same for a use case that asks the index before it writes: what it is told may be other than the first time, and must
/// not refuse what was carried out. That it was repeated is noted.
pub async fn repeated<T: Serialize, A: DeserializeOwned>(
    app: &App,
    act: &Act,
    key: &IdempotencyKey,
    request: &T,
    note: impl FnOnce(&A) -> Note,
) -> Result<Option<A>> {
    let (Some(key), Actor::Account(account, _)) = (&key.0, &act.actor) else { return Ok(None) };
    let Some(answer) = kept(&mut *app.read().await?, *account, key, request).await? else { return Ok(None) };
    let answer: A = serde_json::from_value(answer).map_err(Error::internal)?;
    let note = note(&answer);
    app.write(act, async |tx| tx.note(note).await).await?;
    Ok(Some(answer))
}

async fn kept<T: Serialize>(
    db: &mut AsyncPgConnection,
    account: AccountId,
    key: &str,
    request: &T,
) -> Result<Option<Value>> {
    let kept = dsl::idempotency_keys
        .find((account.uuid(), key))
        .select((dsl::request_hash, dsl::body))
        .first::<(Vec<u8>, Value)>(db)
        .await
        .optional()?;
    match kept {
        None => Ok(None),
        Some((hash, answer)) if hash == hash_of(request)? => Ok(Some(answer)),
        Some(_) => Err(Error::Conflict(Conflict::KeyReused)),
    }
}

/// Keeps the answer. Two requests with one key at once: the second waits for the first and is told to ask again.
pub async fn keep<T: Serialize>(
    tx: &mut Tx<'_>,
    key: &IdempotencyKey,
    request: &T,
    answer: &Value,
) -> Result<()> {
    let (Some(key), Some(account)) = (&key.0, tx.account()) else { return Ok(()) };
    let now = tx.now();
    diesel::insert_into(dsl::idempotency_keys)
        .values((
            dsl::account_id.eq(account.uuid()),
            dsl::key.eq(key),
            dsl::request_hash.eq(hash_of(request)?),
            dsl::status.eq(200_i16),
            dsl::body.eq(answer),
            dsl::created_at.eq(now),
        ))
        .execute(tx.db())
        .await
        .on_constraint("idempotency_keys_pkey", || Error::Conflict(Conflict::InProgress))?;
    Ok(())
}

fn hash_of<T: Serialize>(request: &T) -> Result<Vec<u8>> {
    let text = serde_json::to_vec(request).map_err(Error::internal)?;
    Ok(Sha256::digest(&text).to_vec())
}
