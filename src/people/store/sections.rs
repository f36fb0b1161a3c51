//! SQL of what the person changes as a whole: the draft itself, basics, contacts, wishes.
//! Every change names the version it is about; no such row means that somebody was faster.

use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::entries::{self, Rows as _};
use crate::people::draft::Draft;
use crate::people::lists::for_each_list;
use crate::people::profile::Wishes;
use crate::people::{Source, State};
use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::ids::{AccountId, BodyId, PersonId};
use crate::platform::prepared::Prepare as _;
use crate::platform::schema::{accounts, contacts, people, wishes};
use crate::platform::tx::Tx;
use crate::reference::codes::Grade;

/// Makes the draft of an account, with the account's e-mail address as the first contact. Says whether it was made
/// now: two first visits at once make one draft.
pub async fn make_draft(tx: &mut Tx<'_>, account: AccountId) -> Result<Option<PersonId>> {
    let (id, now) = (PersonId::new(), tx.now());
    let made = diesel::insert_into(people::table)
        .values((
            people::id.eq(id),
            people::account_id.eq(account),
            people::source.eq(Source::Applicant),
            people::created_at.eq(now),
            people::updated_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(tx.db())
        .await?;
    if made == 0 {
        return Ok(None);
    }
    let address = accounts::table
        .find(account)
        .select((accounts::email_sealed, accounts::email_index))
        .first::<(Vec<u8>, Vec<u8>)>(tx.db())
        .await?;
    diesel::insert_into(contacts::table)
        .values((
            contacts::person_id.eq(id),
            contacts::email_sealed.eq(address.0),
            contacts::email_index.eq(address.1),
        ))
        .execute(tx.db())
        .await?;
    diesel::insert_into(wishes::table).values(wishes::person_id.eq(id)).execute(tx.db()).await?;
    Ok(Some(id))
}

/// Holds the person's row until the end of the transaction; its state and version as they are now.
pub async fn lock(tx: &mut Tx<'_>, id: PersonId) -> Result<(State, i32)> {
    let row =
        people::table.find(id).select((people::state, people::version)).for_update().first(tx.db()).await;
    Ok(row?)
}

/// An IIN ready to be stored.
pub struct SealedIin {
    pub sealed: Vec<u8>,
    pub index: Vec<u8>,
}

/// The person's sealed IIN.
pub async fn sealed_iin(db: &mut AsyncPgConnection, id: PersonId) -> Result<Option<Vec<u8>>> {
    Ok(people::table.find(id).select(people::iin_sealed).first(db).await?)
}

/// Writes the basics. The IIN stays as it is unless there is a new one. Answers the new version.
pub async fn save_basics(
    tx: &mut Tx<'_>,
    id: PersonId,
    version: i32,
    draft: &Draft,
    iin: Option<&SealedIin>,
    grade: Grade,
) -> Result<i32> {
    let now = tx.now();
    let row = people::table.filter(people::id.eq(id).and(people::version.eq(version)));
    let saved = diesel::update(row)
        .set((
            people::surname.eq(&draft.surname),
            people::given_name.eq(&draft.given),
            people::patronymic.eq(&draft.patronymic),
            people::latin_surname.eq(&draft.latin_surname),
            people::latin_given_name.eq(&draft.latin_given),
            people::latin_patronymic.eq(&draft.latin_patronymic),
            people::born_on.eq(draft.born_on),
            people::sex.eq(draft.sex),
            people::citizenship.eq(draft.citizenship),
            people::residence_kato.eq(draft.residence_kato),
            people::grade.eq(grade),
            people::version.eq(version.saturating_add(1)),
            people::updated_at.eq(now),
        ))
        .prepared()
        .execute(tx.db())
        .await
        .on_constraint("people_residence_fkey", || Error::invalid("residence_kato", "kato-code"))?;
    changed(saved)?;
    if let Some(iin) = iin {
        diesel::update(people::table.find(id))
            .set((people::iin_sealed.eq(&iin.sealed), people::iin_index.eq(&iin.index)))
            .prepared()
            .execute(tx.db())
            .await
            .on_constraint("people_iin_key", || Error::Conflict(Conflict::IinTaken))?;
    }
    Ok(version.saturating_add(1))
}

/// Contacts as stored.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = contacts)]
pub struct SealedContacts {
    pub email_sealed: Option<Vec<u8>>,
    pub email_index: Option<Vec<u8>>,
    pub phone_sealed: Option<Vec<u8>>,
    pub version: i32,
}

/// The person's sealed contacts; somebody imported without any has an empty row's worth.
pub async fn sealed_contacts(db: &mut AsyncPgConnection, id: PersonId) -> Result<SealedContacts> {
    let found = contacts::table.find(id).select(SealedContacts::as_select()).first(db).await.optional()?;
    Ok(found.unwrap_or(SealedContacts {
        email_sealed: None,
        email_index: None,
        phone_sealed: None,
        version: 1,
    }))
}

pub async fn save_contacts(tx: &mut Tx<'_>, id: PersonId, version: i32, new: &SealedContacts) -> Result<i32> {
    let now = tx.now();
    let row = contacts::table.filter(contacts::person_id.eq(id).and(contacts::version.eq(version)));
    let save = diesel::update(row).set((
        contacts::email_sealed.eq(&new.email_sealed),
        contacts::email_index.eq(&new.email_index),
        contacts::phone_sealed.eq(&new.phone_sealed),
        contacts::version.eq(version.saturating_add(1)),
        contacts::updated_at.eq(now),
    ));
    let mut saved = save.clone().prepared().execute(tx.db()).await?;
    if saved == 0 {
        // never saved before, or somebody else was faster
        let first = diesel::insert_into(contacts::table).values(contacts::person_id.eq(id));
        first.on_conflict_do_nothing().execute(tx.db()).await?;
        saved = save.prepared().execute(tx.db()).await?;
    }
    changed(saved)?;
    Ok(version.saturating_add(1))
}

pub async fn save_wishes(tx: &mut Tx<'_>, id: PersonId, version: i32, new: &Wishes) -> Result<i32> {
    let now = tx.now();
    let row = wishes::table.filter(wishes::person_id.eq(id).and(wishes::version.eq(version)));
    let save = diesel::update(row).set((
        wishes::regions.eq(&new.regions),
        wishes::directions.eq(&new.directions),
        wishes::statement.eq(&new.statement),
        wishes::available_on.eq(new.available_from),
        wishes::version.eq(version.saturating_add(1)),
        wishes::updated_at.eq(now),
    ));
    let mut saved = save.clone().prepared().execute(tx.db()).await?;
    if saved == 0 {
        // never saved before, or somebody else was faster
        let first = diesel::insert_into(wishes::table).values(wishes::person_id.eq(id));
        first.on_conflict_do_nothing().execute(tx.db()).await?;
        saved = save.prepared().execute(tx.db()).await?;
    }
    changed(saved)?;
    Ok(version.saturating_add(1))
}

/// The blind index of the account's e-mail address, once it was confirmed.
pub async fn confirmed_email(db: &mut AsyncPgConnection, account: AccountId) -> Result<Option<Vec<u8>>> {
    let found = accounts::table
        .find(account)
        .filter(accounts::email_confirmed_at.is_not_null())
        .select(accounts::email_index)
        .first(db)
        .await;
    Ok(found.optional()?)
}

/// Gives an imported person to an account in place of its draft. What the draft holds already goes along:
/// entries, and nominations that named it.
pub async fn take_over(
    tx: &mut Tx<'_>,
    account: AccountId,
    draft: PersonId,
    imported: PersonId,
) -> Result<()> {
    entries::keep_languages(tx, draft, imported).await?;
    for_each_list!(T => { T::give(tx, draft, imported).await?; });
    diesel::sql_query("update nominations set person_id = $2 where person_id = $1")
        .bind::<SqlUuid, _>(draft)
        .bind::<SqlUuid, _>(imported)
        .execute(tx.db())
        .await?;
    let now = tx.now();
    let hidden_from: Vec<BodyId> =
        people::table.find(draft).select(people::hidden_from).first(tx.db()).await?;
    diesel::delete(people::table.find(draft)).execute(tx.db()).await?;
    let taken =
        diesel::update(people::table.filter(people::id.eq(imported).and(people::account_id.is_null())))
            .set((
                people::account_id.eq(account),
                people::hidden_from.eq(hidden_from),
                people::version.eq(people::version + 1),
                people::updated_at.eq(now),
            ))
            .execute(tx.db())
            .await?;
    if taken == 1 { Ok(()) } else { Err(Error::Conflict(Conflict::IinTaken)) }
}

fn changed(rows: usize) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}
