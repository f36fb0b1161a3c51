//! SQL of people brought in from files: who is known already, many rows written at once.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::entries::Rows as _;
use crate::people::import::arrival::Arrival;
use crate::people::lists::{InProfile as _, for_each_list};
use crate::people::{Source, State};
use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::ids::{AccountId, PersonId};
use crate::platform::schema::{contacts, imported_people, people, profile_snapshots, wishes};
use crate::platform::tx::Tx;

/// What is known of the people of a batch.
pub struct Known {
    /// By source and key.
    pub by_key: HashMap<(String, String), Earlier>,
    /// By blind index of the IIN.
    pub by_iin: HashMap<Vec<u8>, PersonId>,
}

/// A row that was brought in before.
pub struct Earlier {
    pub person: PersonId,
    pub hash: Vec<u8>,
    /// Whether the person has taken the profile over.
    pub has_account: bool,
}

/// Somebody who was written.
pub struct Written {
    pub person: PersonId,
    pub source: String,
    pub is_new: bool,
}

/// Looks up everybody of a batch by key and by IIN.
pub async fn known(db: &mut AsyncPgConnection, batch: &[(u64, Arrival)]) -> Result<Known> {
    let keys: Vec<&str> = batch.iter().map(|(_, arrival)| arrival.key.as_str()).collect();
    let rows = imported_people::table
        .inner_join(people::table)
        .filter(imported_people::external_key.eq_any(keys))
        .select((
            imported_people::source,
            imported_people::external_key,
            imported_people::person_id,
            imported_people::content_hash,
            people::account_id,
        ))
        .load::<(String, String, PersonId, Vec<u8>, Option<AccountId>)>(db)
        .await?;
    let by_key = rows.into_iter().map(|(source, key, person, hash, account)| {
        ((source, key), Earlier { person, hash, has_account: account.is_some() })
    });
    let by_key = by_key.collect();
    let iins: Vec<&[u8]> =
        batch.iter().filter_map(|(_, arrival)| Some(arrival.iin.as_ref()?.index.as_slice())).collect();
    let rows = people::table
        .filter(people::iin_index.eq_any(iins))
        .select((people::iin_index.assume_not_null(), people::id))
        .load::<(Vec<u8>, PersonId)>(db)
        .await?;
    Ok(Known { by_key, by_iin: rows.into_iter().collect() })
}

/// Writes new people and replaces what changed of others.
pub async fn write(
    tx: &mut Tx<'_>,
    new: Vec<Arrival>,
    changed: Vec<(Arrival, PersonId)>,
) -> Result<Vec<Written>> {
    let new: Vec<(Arrival, PersonId)> = new.into_iter().map(|arrival| (arrival, PersonId::new())).collect();
    if !new.is_empty() {
        insert_people(tx, &new).await?;
    }
    for (arrival, person) in &changed {
        update_person(tx, arrival, *person).await?;
    }
    let ids: Vec<PersonId> = changed.iter().map(|(_, person)| *person).collect();
    for_each_list!(T => { T::remove_all(tx, &ids).await?; });
    let count = new.len();
    let all: Vec<(Arrival, PersonId)> = new.into_iter().chain(changed).collect();
    if all.is_empty() {
        return Ok(Vec::new());
    }
    for_each_list!(T => {
        let mut facts: Vec<(PersonId, &T)> = Vec::new();
        for (arrival, person) in &all {
            facts.extend(T::facts(&arrival.lists).iter().map(|fact| (*person, fact)));
        }
        T::add_many(tx, &facts).await?;
    });
    insert_traces(tx, &all).await?;
    let written = all.into_iter().enumerate().map(|(at, (arrival, person))| Written {
        person,
        source: arrival.source,
        is_new: at < count,
    });
    Ok(written.collect())
}

/// Columns of the person's own row that a file states.
macro_rules! basics_values {
    ($arrival:expr) => {{
        let draft = &$arrival.draft;
        (
            people::surname.eq(draft.surname.clone()),
            people::given_name.eq(draft.given.clone()),
            people::patronymic.eq(draft.patronymic.clone()),
            people::latin_surname.eq(draft.latin_surname.clone()),
            people::latin_given_name.eq(draft.latin_given.clone()),
            people::latin_patronymic.eq(draft.latin_patronymic.clone()),
            people::born_on.eq(draft.born_on),
            people::sex.eq(draft.sex),
            people::citizenship.eq(draft.citizenship),
            people::residence_kato.eq(draft.residence_kato),
            people::iin_sealed.eq($arrival.iin.as_ref().map(|iin| iin.sealed.clone())),
            people::iin_index.eq($arrival.iin.as_ref().map(|iin| iin.index.clone())),
            people::grade.eq($arrival.grade),
        )
    }};
}

async fn insert_people(tx: &mut Tx<'_>, new: &[(Arrival, PersonId)]) -> Result<()> {
    let now = tx.now();
    let row = |(arrival, id): &(Arrival, PersonId)| {
        (
            people::id.eq(*id),
            people::state.eq(State::Submitted),
            people::source.eq(Source::Import),
            basics_values!(arrival),
            people::submitted_at.eq(now),
            people::created_at.eq(now),
            people::updated_at.eq(now),
        )
    };
    let rows: Vec<_> = new.iter().map(row).collect();
    diesel::insert_into(people::table)
        .values(rows)
        .execute(tx.db())
        .await
        .on_constraint("people_iin_key", || Error::Conflict(Conflict::IinTaken))?;
    let row = |(arrival, id): &(Arrival, PersonId)| {
        (
            contacts::person_id.eq(*id),
            contacts::email_sealed.eq(arrival.contacts.email_sealed.clone()),
            contacts::email_index.eq(arrival.contacts.email_index.clone()),
            contacts::phone_sealed.eq(arrival.contacts.phone_sealed.clone()),
        )
    };
    let rows: Vec<_> = new.iter().map(row).collect();
    diesel::insert_into(contacts::table).values(rows).execute(tx.db()).await?;
    let row = |(arrival, id): &(Arrival, PersonId)| {
        (
            wishes::person_id.eq(*id),
            wishes::regions.eq(arrival.wishes.regions.clone()),
            wishes::directions.eq(arrival.wishes.directions.clone()),
            wishes::statement.eq(arrival.wishes.statement.clone()),
            wishes::available_on.eq(arrival.wishes.available_from),
        )
    };
    let rows: Vec<_> = new.iter().map(row).collect();
    diesel::insert_into(wishes::table).values(rows).execute(tx.db()).await?;
    Ok(())
}

async fn update_person(tx: &mut Tx<'_>, arrival: &Arrival, id: PersonId) -> Result<()> {
    let now = tx.now();
    diesel::update(people::table.find(id))
        .set((
            basics_values!(arrival),
            people::submitted_at.eq(now),
            people::updated_at.eq(now),
            people::version.eq(people::version + 1),
        ))
        .execute(tx.db())
        .await
        .on_constraint("people_iin_key", || Error::Conflict(Conflict::IinTaken))?;
    diesel::update(contacts::table.find(id))
        .set((
            contacts::email_sealed.eq(&arrival.contacts.email_sealed),
            contacts::email_index.eq(&arrival.contacts.email_index),
            contacts::phone_sealed.eq(&arrival.contacts.phone_sealed),
            contacts::updated_at.eq(now),
            contacts::version.eq(contacts::version + 1),
        ))
        .execute(tx.db())
        .await?;
    diesel::update(wishes::table.find(id))
        .set((
            wishes::regions.eq(&arrival.wishes.regions),
            wishes::directions.eq(&arrival.wishes.directions),
            wishes::statement.eq(&arrival.wishes.statement),
            wishes::available_on.eq(arrival.wishes.available_from),
            wishes::updated_at.eq(now),
            wishes::version.eq(wishes::version + 1),
        ))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Where each came from, and what was stated then.
async fn insert_traces(tx: &mut Tx<'_>, all: &[(Arrival, PersonId)]) -> Result<()> {
    let now = tx.now();
    let row = |(arrival, person): &(Arrival, PersonId)| {
        let content = serde_json::to_value(arrival.content()).map_err(Error::internal)?;
        Ok((
            profile_snapshots::id.eq(Uuid::now_v7()),
            profile_snapshots::person_id.eq(*person),
            profile_snapshots::content.eq(content),
            profile_snapshots::taken_at.eq(now),
        ))
    };
    let rows: Vec<_> = all.iter().map(row).collect::<Result<_>>()?;
    diesel::insert_into(profile_snapshots::table).values(rows).execute(tx.db()).await?;
    let row = |(arrival, person): &(Arrival, PersonId)| {
        (
            imported_people::source.eq(arrival.source.clone()),
            imported_people::external_key.eq(arrival.key.clone()),
            imported_people::person_id.eq(*person),
            imported_people::content_hash.eq(arrival.hash.clone()),
            imported_people::imported_at.eq(now),
        )
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    use diesel::upsert::excluded;
    diesel::insert_into(imported_people::table)
        .values(rows)
        .on_conflict((imported_people::source, imported_people::external_key))
        .do_update()
        .set((
            imported_people::content_hash.eq(excluded(imported_people::content_hash)),
            imported_people::imported_at.eq(excluded(imported_people::imported_at)),
        ))
        .execute(tx.db())
        .await?;
    Ok(())
}
