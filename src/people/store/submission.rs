//! SQL of snapshots and states.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

use crate::people::{Content, Snapshot, State};
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, BodyId, PersonId, VacancyId};
use crate::platform::schema::{accounts, bodies, people, posts, profile_snapshots, vacancies};
use crate::platform::tx::Tx;
use crate::reference::data::Names;

/// Freezes what the person states.
pub async fn freeze(tx: &mut Tx<'_>, person: PersonId, content: &Content) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(profile_snapshots::table)
        .values((
            profile_snapshots::id.eq(Uuid::now_v7()),
            profile_snapshots::person_id.eq(person),
            profile_snapshots::content.eq(serde_json::to_value(content).map_err(Error::internal)?),
            profile_snapshots::taken_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// The newest snapshot.
pub async fn last_snapshot(db: &mut AsyncPgConnection, person: PersonId) -> Result<Option<Snapshot>> {
    let row = profile_snapshots::table
        .filter(profile_snapshots::person_id.eq(person))
        .order((profile_snapshots::taken_at.desc(), profile_snapshots::id.desc()))
        .select((profile_snapshots::content, profile_snapshots::taken_at))
        .first::<(Value, chrono::DateTime<chrono::Utc>)>(db)
        .await
        .optional()?;
    row.map(|(content, taken_at)| {
        let content = serde_json::from_value(content).map_err(Error::internal)?;
        Ok(Snapshot { content, taken_at })
    })
    .transpose()
}

/// Puts the person into the reserve as of now.
pub async fn set_submitted(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let now = tx.now();
    diesel::update(people::table.find(person))
        .set((people::state.eq(State::Submitted), people::submitted_at.eq(now), people::updated_at.eq(now)))
        .execute(tx.db())
        .await?;
    Ok(())
}

pub async fn set_state(tx: &mut Tx<'_>, person: PersonId, state: State) -> Result<()> {
    let now = tx.now();
    diesel::update(people::table.find(person))
        .set((people::state.eq(state), people::updated_at.eq(now)))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Bodies that do not find the person.
pub async fn set_hidden_from(tx: &mut Tx<'_>, person: PersonId, bodies: &[BodyId]) -> Result<()> {
    let now = tx.now();
    diesel::update(people::table.find(person))
        .set((people::hidden_from.eq(bodies), people::updated_at.eq(now)))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Names of the bodies these accounts work for: the person sees which body opened their file, never who in it.
pub async fn bodies_of(
    db: &mut AsyncPgConnection,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Names>> {
    let rows = accounts::table
        .inner_join(bodies::table)
        .filter(accounts::id.eq_any(accounts))
        .select((accounts::id, bodies::name_kk, bodies::name_ru, bodies::name_en))
        .load::<(AccountId, String, String, String)>(db)
        .await?;
    Ok(rows.into_iter().map(|(id, kk, ru, en)| (id, Names { kk, ru, en })).collect())
}

/// Titles of the posts of these vacancies, as far as they were ever published.
pub async fn posts_of(
    db: &mut AsyncPgConnection,
    vacancies: &[VacancyId],
) -> Result<HashMap<VacancyId, Names>> {
    let rows = vacancies::table
        .inner_join(posts::table)
        .filter(vacancies::id.eq_any(vacancies).and(vacancies::published_at.is_not_null()))
        .select((vacancies::id, posts::title_kk, posts::title_ru, posts::title_en))
        .load::<(VacancyId, String, String, String)>(db)
        .await?;
    Ok(rows.into_iter().map(|(id, kk, ru, en)| (id, Names { kk, ru, en })).collect())
}
