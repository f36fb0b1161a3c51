//! SQL of recipients, their links and what they opened.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::accounts::Email;
use crate::platform::error::{Error, OnConstraint as _, Result};
use crate::platform::ids::{LinkId, RecipientId, ShortlistId};
use crate::platform::keys::{Keys, Purpose};
use crate::platform::schema::{links, shortlist_openings, shortlist_recipients};
use crate::platform::tx::Tx;
use crate::reference::codes::Locale;
use crate::shortlists::LINK;
use crate::shortlists::recipients::NewRecipient;

/// Somebody a shortlist is sent to.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: RecipientId,
    pub shortlist: ShortlistId,
    pub name: String,
    pub email: String,
    pub locale: Locale,
}

type Row = (RecipientId, ShortlistId, String, Vec<u8>, Locale);

fn known(keys: &Keys, (id, shortlist, name, sealed, locale): Row) -> Result<Known> {
    let email = keys.open(Purpose::Email, &sealed).map_err(Error::internal)?.to_string();
    Ok(Known { id, shortlist, name, email, locale })
}

/// In the order they were added.
pub async fn of(db: &mut AsyncPgConnection, keys: &Keys, id: ShortlistId) -> Result<Vec<Known>> {
    use shortlist_recipients as t;
    let rows = t::table
        .filter(t::shortlist_id.eq(id))
        .order(t::id)
        .select((t::id, t::shortlist_id, t::name, t::email_sealed, t::locale))
        .load::<Row>(db)
        .await?;
    rows.into_iter().map(|row| known(keys, row)).collect()
}

/// The recipient whom this link was made for.
pub async fn by_link(db: &mut AsyncPgConnection, keys: &Keys, link: LinkId) -> Result<Option<Known>> {
    use shortlist_recipients as t;
    let row = t::table
        .filter(t::link_id.eq(link.uuid()))
        .select((t::id, t::shortlist_id, t::name, t::email_sealed, t::locale))
        .first::<Row>(db)
        .await
        .optional()?;
    row.map(|row| known(keys, row)).transpose()
}

/// Adds one; `field` names it in the error if the address is there already.
pub async fn insert(tx: &mut Tx<'_>, id: ShortlistId, new: &NewRecipient, field: &str) -> Result<()> {
    use shortlist_recipients as t;
    let email = Email::parse(&new.email).map_err(|problem| Error::invalid(field, problem.code))?;
    let (sealed, index) = (email.seal(tx.keys())?, email.blind(tx.keys()));
    diesel::insert_into(t::table)
        .values((
            t::id.eq(RecipientId::new()),
            t::shortlist_id.eq(id),
            t::name.eq(&new.name),
            t::email_sealed.eq(sealed),
            t::email_index.eq(index),
            t::locale.eq(new.locale),
        ))
        .execute(tx.db())
        .await
        .on_constraint("shortlist_recipients_email_key", || Error::invalid(field, "recipient_twice"))?;
    Ok(())
}

pub async fn delete(tx: &mut Tx<'_>, id: ShortlistId, recipient: RecipientId) -> Result<()> {
    use shortlist_recipients as t;
    let one = t::table.find(recipient).filter(t::shortlist_id.eq(id));
    if diesel::delete(one).execute(tx.db()).await? == 1 { Ok(()) } else { Err(Error::NotFound) }
}

pub async fn delete_all(tx: &mut Tx<'_>, id: ShortlistId) -> Result<()> {
    use shortlist_recipients as t;
    diesel::delete(t::table.filter(t::shortlist_id.eq(id))).execute(tx.db()).await?;
    Ok(())
}

pub async fn set_link(tx: &mut Tx<'_>, recipient: RecipientId, link: LinkId) -> Result<()> {
    use shortlist_recipients as t;
    diesel::update(t::table.find(recipient)).set(t::link_id.eq(link.uuid())).execute(tx.db()).await?;
    Ok(())
}

/// Ends the links of these recipients now.
pub async fn end_links(tx: &mut Tx<'_>, recipients: &[RecipientId]) -> Result<()> {
    let (now, subjects) = (tx.now(), recipients.iter().map(|id| id.uuid()).collect::<Vec<Uuid>>());
    let own = links::table.filter(links::purpose.eq(LINK).and(links::subject_id.eq_any(subjects)));
    diesel::update(own.filter(links::expires_at.gt(now)))
        .set(links::expires_at.eq(now))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// When the link ends; `None` once it was over for so long that it was removed.
pub async fn link_end(db: &mut AsyncPgConnection, link: LinkId) -> Result<Option<DateTime<Utc>>> {
    let row =
        links::table.find(link).filter(links::purpose.eq(LINK)).select(links::expires_at).first(db).await;
    Ok(row.optional()?)
}

pub async fn insert_opening(tx: &mut Tx<'_>, recipient: RecipientId) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(shortlist_openings::table)
        .values((
            shortlist_openings::id.eq(Uuid::now_v7()),
            shortlist_openings::recipient_id.eq(recipient),
            shortlist_openings::opened_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Who opened it and when, oldest first; the latest thousand.
pub async fn openings(
    db: &mut AsyncPgConnection,
    id: ShortlistId,
) -> Result<Vec<(RecipientId, DateTime<Utc>)>> {
    use {shortlist_openings as o, shortlist_recipients as r};
    let mut rows = o::table
        .inner_join(r::table)
        .filter(r::shortlist_id.eq(id))
        .order(o::opened_at.desc())
        .limit(1000)
        .select((o::recipient_id, o::opened_at))
        .load(db)
        .await?;
    rows.reverse();
    Ok(rows)
}
