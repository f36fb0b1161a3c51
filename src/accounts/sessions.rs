//! Browser sessions: a random secret in a cookie, its hash in a row. Ended by time, by idleness, by signing out,
//! by disabling the account.

use actix_web::cookie::{Cookie, SameSite, time::Duration as CookieTime};
use chrono::TimeDelta;

use crate::accounts::{Account, store};
use crate::platform::app::App;
use crate::platform::error::Result;
use crate::platform::keys::{new_secret, secret_hash};
use crate::platform::tx::{Act, Actor, Note};

/// How much later than last seen a session must be before it is written down again.
const SEEN_STEP: TimeDelta = TimeDelta::minutes(1);

/// Begins a session; returns the cookie.
pub async fn begin(app: &App, act: &Act, account: &Account) -> Result<Cookie<'static>> {
    let (secret, hash) = new_secret();
    let act = Act { actor: Actor::Account(account.id, account.role), ..act.clone() };
    let lasts = TimeDelta::hours(i64::from(app.settings.accounts.session_hours));
    app.write(&act, async |tx| {
        let until = tx.now() + lasts;
        store::insert_session(tx, account.id, &hash, until).await?;
        store::signed_in(tx, account.id).await?;
        tx.note(Note::new("account.signed_in", "account", account.id.uuid())).await
    })
    .await?;
    Ok(cookie(app, secret))
}

/// The account of a session's secret, if it has not ended.
pub async fn account_of(app: &App, secret: &str) -> Result<Option<Account>> {
    let mut db = app.read().await?;
    let now = app.clock.now();
    let idle = TimeDelta::minutes(i64::from(app.settings.accounts.session_idle_minutes));
    let hash = secret_hash(secret);
    let Some(session) = store::session(&mut db, &hash).await? else { return Ok(None) };
    if session.expires_at <= now || session.seen_at + idle <= now {
        return Ok(None);
    }
    if session.seen_at + SEEN_STEP <= now {
        store::session_seen(&mut db, session.id, now).await?;
    }
    Ok(Some(session.account))
}

/// Ends a session; returns the cookie that removes the cookie.
pub async fn end(app: &App, act: &Act, secret: &str) -> Result<Cookie<'static>> {
    let hash = secret_hash(secret);
    app.write(act, async |tx| {
        store::delete_session(tx, &hash).await?;
        let account = tx.account();
        tx.note(Note::new("account.signed_out", "account", account.map(|id| id.uuid()))).await
    })
    .await?;
    let mut gone = cookie(app, String::new());
    gone.make_removal();
    Ok(gone)
}

fn cookie(app: &App, secret: String) -> Cookie<'static> {
    let hours = i64::from(app.settings.accounts.session_hours);
    Cookie::build(app.session_cookie(), secret)
        .path("/")
        .http_only(true)
        .secure(app.settings.is_secure())
        .same_site(SameSite::Lax)
        .max_age(CookieTime::hours(hours))
        .finish()
}
