//! SQL of the outbox as its readers see it. The statements that deliver are the mailer's own.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::letters::{Delivery, Filter, LetterRow, STOPPED, State, Trouble};
use crate::people::officers::mask_email;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, LetterId};
use crate::platform::keys::{Keys, Purpose};
use crate::platform::schema::letters;
use crate::platform::tx::Tx;
use crate::reference::codes::Locale;

#[derive(Queryable, Selectable)]
#[diesel(table_name = letters)]
struct Row {
    id: LetterId,
    kind: String,
    recipient_sealed: Vec<u8>,
    locale: Locale,
    subject_id: Uuid,
    state: String,
    attempts: i32,
    next_attempt_at: DateTime<Utc>,
    last_problem: Option<String>,
    created_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
}

impl Row {
    fn delivery(&self) -> Result<Delivery> {
        let state: State = self.state.parse().map_err(|problem: String| Error::internal(problem))?;
        Ok(Delivery {
            letter: self.id,
            state,
            attempts: self.attempts,
            next_attempt_at: (state == State::Waiting).then_some(self.next_attempt_at),
            // a letter that left has no problem any more
            problem: self.last_problem.clone().filter(|_| state != State::Sent),
            sent_at: self.sent_at,
        })
    }

    fn listed(self, keys: &Keys) -> Result<LetterRow> {
        let delivery = self.delivery()?;
        // without its key a letter cannot be sent, but it can still be seen that it waits
        let recipient = keys.open(Purpose::Recipient, &self.recipient_sealed).ok();
        let recipient = recipient.and_then(|text| serde_json::from_str::<(String, String)>(&text).ok());
        let to = recipient.map_or_else(|| "••••".to_owned(), |(_, address)| mask_email(&address));
        Ok(LetterRow {
            id: self.id,
            kind: self.kind,
            to,
            locale: self.locale,
            created_at: self.created_at,
            delivery,
        })
    }
}

/// Letters of a body, newest first.
pub async fn list(
    db: &mut AsyncPgConnection,
    keys: &Keys,
    body: BodyId,
    filter: &Filter,
) -> Result<Vec<LetterRow>> {
    let mut query = letters::table.filter(letters::body_id.eq(body)).into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(letters::state.eq(state.code()));
    }
    if let Some(before) = filter.before {
        query = query.filter(letters::id.lt(before));
    }
    let rows: Vec<Row> =
        query.order(letters::id.desc()).limit(filter.limit).select(Row::as_select()).load(db).await?;
    rows.into_iter().map(|row| row.listed(keys)).collect()
}

/// How many are late or given up. Those stopped on purpose are no trouble.
pub async fn trouble(db: &mut AsyncPgConnection, body: BodyId) -> Result<Trouble> {
    let tried = letters::last_problem.is_not_null().and(letters::last_problem.ne(STOPPED));
    let rows = letters::table
        .filter(letters::body_id.eq(body).and(letters::state.ne(State::Sent.code())).and(tried))
        .group_by(letters::state)
        .select((letters::state, count_star()))
        .load::<(String, i64)>(db)
        .await?;
    let of = |state: State| rows.iter().find(|(code, _)| code == state.code()).map_or(0, |(_, count)| *count);
    Ok(Trouble { delayed: of(State::Waiting), failed: of(State::Failed) })
}

/// The newest letter about each subject of a kind.
pub async fn of_subjects(
    db: &mut AsyncPgConnection,
    kind: &str,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Delivery>> {
    let rows: Vec<Row> = letters::table
        .filter(letters::subject_kind.eq(kind).and(letters::subject_id.eq_any(ids)))
        .order(letters::id)
        .select(Row::as_select())
        .load(db)
        .await?;
    rows.iter().map(|row| Ok((row.subject_id, row.delivery()?))).collect()
}

/// A letter of the body, locked.
pub async fn locked(tx: &mut Tx<'_>, body: BodyId, id: LetterId) -> Result<Delivery> {
    let own = letters::table.find(id).filter(letters::body_id.eq(body));
    let row: Row = own.select(Row::as_select()).for_update().first(tx.db()).await?;
    row.delivery()
}

/// Due now. A lease is left alone: whoever holds it is sending it at this moment.
pub async fn wait_again(tx: &mut Tx<'_>, id: LetterId) -> Result<Delivery> {
    let now = tx.now();
    let row: Row = diesel::update(letters::table.find(id))
        .set((
            letters::state.eq(State::Waiting.code()),
            letters::attempts.eq(0),
            letters::next_attempt_at.eq(now),
            letters::last_problem.eq(None::<String>),
        ))
        .returning(Row::as_returning())
        .get_result(tx.db())
        .await?;
    row.delivery()
}

/// Stops letters that have not left: their cause is gone. How many.
pub async fn stop(tx: &mut Tx<'_>, kind: &str, subjects: &[Uuid]) -> Result<usize> {
    let about = letters::subject_kind.eq(kind).and(letters::subject_id.eq_any(subjects));
    let waiting = letters::table.filter(about).filter(letters::state.ne(State::Sent.code()));
    let values = (letters::state.eq(State::Failed.code()), letters::last_problem.eq(STOPPED));
    Ok(diesel::update(waiting).set(values).execute(tx.db()).await?)
}
