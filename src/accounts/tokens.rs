//! API tokens: a short-lived JWT and a refresh token that works once. A refresh token used twice was stolen, or its
//! answer was lost: the whole family ends, and the client signs in again.

use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::{Account, store};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::AccountId;
use crate::platform::keys::{new_secret, secret_hash};
use crate::platform::tx::{Act, Actor, Note, Tx};

const ISSUER: &str = "kadr";
/// One audience per purpose: a token for the API opens nothing else.
const AUDIENCE: &str = "kadr-api";

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: AccountId,
    iat: i64,
    exp: i64,
    jti: Uuid,
}

/// What a client gets for signing in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Tokens {
    /// JWT for the `Authorization: Bearer` header.
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: &'static str,
    /// Seconds until the access token ends.
    pub expires_in: i64,
    /// For one use at `POST /api/v1/tokens/refresh`.
    pub refresh_token: String,
}

/// Tokens for an account that has just signed in.
pub async fn issue(app: &App, act: &Act, account: &Account) -> Result<Tokens> {
    let act = Act { actor: Actor::Account(account.id, account.role), ..act.clone() };
    let (secret, hash) = new_secret();
    let access = access_token(app, account.id)?;
    app.write(&act, async |tx| {
        insert_refresh(app, tx, Uuid::now_v7(), account.id, &hash).await?;
        store::signed_in(tx, account.id).await?;
        tx.note(Note::new("account.token_issued", "account", account.id.uuid())).await
    })
    .await?;
    Ok(answer(app, access, secret))
}

/// New tokens for a refresh token.
pub async fn refresh(app: &App, act: &Act, refresh_token: &str) -> Result<Tokens> {
    let (secret, hash) = new_secret();
    let old = secret_hash(refresh_token);
    let renewed = app
        .write(act, async |tx| {
            let Some(found) = store::refresh_token(tx, &old).await? else {
                tx.note(Note::new("account.refresh_refused", "account", None)).await?;
                return Ok(None);
            };
            let subject = found.account.id;
            if found.used_at.is_some() || found.revoked_at.is_some() || found.expires_at <= tx.now() {
                store::revoke_family(tx, found.family).await?;
                tx.note(Note::new("account.refresh_refused", "account", subject.uuid())).await?;
                return Ok(None);
            }
            store::use_refresh_token(tx, found.id).await?;
            insert_refresh(app, tx, found.family, subject, &hash).await?;
            tx.note(Note::new("account.token_refreshed", "account", subject.uuid())).await?;
            Ok(Some(subject))
        })
        .await?;
    let subject = renewed.ok_or(Error::SignInNeeded)?;
    Ok(answer(app, access_token(app, subject)?, secret))
}

/// Ends the family of a refresh token.
pub async fn revoke(app: &App, act: &Act, refresh_token: &str) -> Result<()> {
    let hash = secret_hash(refresh_token);
    app.write(act, async |tx| {
        let found = store::refresh_token(tx, &hash).await?;
        if let Some(found) = &found {
            store::revoke_family(tx, found.family).await?;
        }
        tx.note(Note::new("account.token_revoked", "account", found.map(|found| found.account.id.uuid())))
            .await
    })
    .await
}

/// The active account of an access token.
pub async fn account_of(app: &App, token: &str) -> Result<Account> {
    let kid = decode_header(token).ok().and_then(|header| header.kid).ok_or(Error::SignInNeeded)?;
    let key = app.keys.token_key_by_id(&kid).ok_or(Error::SignInNeeded)?;
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_issuer(&[ISSUER]);
    rules.set_audience(&[AUDIENCE]);
    rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // the clock is ours: a stopped one in a test is obeyed too
    rules.validate_exp = false;
    let claims = decode::<Claims>(token, &DecodingKey::from_secret(key), &rules)
        .map_err(|_| Error::SignInNeeded)?
        .claims;
    if claims.exp <= app.clock.now().timestamp() {
        return Err(Error::SignInNeeded);
    }
    let known = store::by_id(&mut *app.read().await?, claims.sub).await?;
    known.filter(|known| known.state == "active").map(|known| known.account).ok_or(Error::SignInNeeded)
}

fn access_token(app: &App, account: AccountId) -> Result<String> {
    let (kid, key) = app.keys.token_key().ok_or_else(|| Error::internal("no token key"))?;
    let now = app.clock.now().timestamp();
    let claims = Claims {
        iss: ISSUER.into(),
        aud: AUDIENCE.into(),
        sub: account,
        iat: now,
        exp: now + i64::from(app.settings.accounts.token_minutes) * 60,
        jti: Uuid::now_v7(),
    };
    let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::HS256) };
    encode(&header, &claims, &EncodingKey::from_secret(key)).map_err(Error::internal)
}

async fn insert_refresh(
    app: &App,
    tx: &mut Tx<'_>,
    family: Uuid,
    account: AccountId,
    hash: &[u8],
) -> Result<()> {
    let until = tx.now() + TimeDelta::days(i64::from(app.settings.accounts.refresh_days));
    store::insert_refresh_token(tx, family, account, hash, until).await
}

fn answer(app: &App, access_token: String, refresh_token: String) -> Tokens {
    let expires_in = i64::from(app.settings.accounts.token_minutes) * 60;
    Tokens { access_token, token_type: "Bearer", expires_in, refresh_token }
}
