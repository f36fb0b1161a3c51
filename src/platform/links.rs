//! Personal links in letters: `<id>.<secret>`. The secret is derived from the id, so the database holds nothing to
//! steal, and a letter that is rendered again carries the same link.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::ids::LinkId;
use crate::platform::schema::links::dsl;
use crate::platform::tx::Tx;

/// The part of an address that names a link and proves that it was sent.
pub fn token(app: &App, purpose: &str, id: LinkId) -> String {
    format!("{id}.{}", app.keys.link_secret(purpose, id.uuid()))
}

/// What the link is about; `NotFound` if it was never sent, `link_expired` if its time is over.
pub async fn follow(tx: &mut Tx<'_>, purpose: &str, token: &str) -> Result<Uuid> {
    found(tx, purpose, token).await.map(|(_, subject, _)| subject)
}

/// The link's own id, once it is known to be genuine.
pub fn id_of(keys: &crate::platform::keys::Keys, purpose: &str, token: &str) -> Result<LinkId> {
    let (id, secret) = token.split_once('.').ok_or(Error::NotFound)?;
    let id: LinkId = id.parse().map_err(|_| Error::NotFound)?;
    if keys.is_link_secret(purpose, id.uuid(), secret) { Ok(id) } else { Err(Error::NotFound) }
}

/// The same for a link that works once.
pub async fn use_once(tx: &mut Tx<'_>, purpose: &str, token: &str) -> Result<Uuid> {
    let (id, subject, used_at) = found(tx, purpose, token).await?;
    if used_at.is_some() {
        return Err(Error::Conflict(Conflict::LinkExpired));
    }
    let now = tx.now();
    diesel::update(dsl::links.find(id)).set(dsl::used_at.eq(now)).execute(tx.db()).await?;
    Ok(subject)
}

type Found = (LinkId, Uuid, Option<DateTime<Utc>>);

async fn found(tx: &mut Tx<'_>, purpose: &str, token: &str) -> Result<Found> {
    let id = id_of(tx.keys(), purpose, token)?;
    let (subject, expires_at, used_at) = dsl::links
        .find(id)
        .filter(dsl::purpose.eq(purpose))
        .select((dsl::subject_id, dsl::expires_at, dsl::used_at))
        .for_update()
        .first::<(Uuid, DateTime<Utc>, Option<DateTime<Utc>>)>(tx.db())
        .await?;
    if expires_at <= tx.now() {
        return Err(Error::Conflict(Conflict::LinkExpired));
    }
    Ok((id, subject, used_at))
}
