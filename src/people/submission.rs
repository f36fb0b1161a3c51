//! Into the reserve and out of it: submission freezes a snapshot beside the live profile; pausing, withdrawing and
//! coming back are the person's own. And who opened the file: the log, as the person may read it.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{State, sections, store};
use crate::accounts::Account;
use crate::audit;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::AccountId;
use crate::platform::tx::{Act, Note};
use crate::reference::codes::Role;
use crate::reference::data::Names;

/// Submits the profile as it is now. Submitting what was submitted already changes nothing.
pub async fn submit(app: &App, act: &Act, account: &Account, key: &IdempotencyKey) -> Result<DateTime<Utc>> {
    let id = sections::own_id(app, act, account).await?;
    app.write(act, async |tx| {
        let (state, _) = store::sections::lock(tx, id).await?;
        let earlier = idempotency::earlier(tx, key, &"submission").await?.is_some();
        let profile = store::load(tx.db(), id).await?;
        let content = profile.content();
        let last = store::submission::last_snapshot(tx.db(), id).await?;
        if let Some(last) =
            last.filter(|last| earlier || (state == State::Submitted && last.content == content))
        {
            tx.note(Note::new("person.submitted", "person", id.uuid()).with(json!({ "repeated": true })))
                .await?;
            return Ok(last.taken_at);
        }
        let has_email = store::sections::sealed_contacts(tx.db(), id).await?.email_index.is_some();
        if !content.lacks(profile.person.has_iin, has_email).is_empty() {
            return Err(Error::Conflict(Conflict::ProfileIncomplete));
        }
        store::submission::freeze(tx, id, &content).await?;
        store::submission::set_submitted(tx, id).await?;
        idempotency::keep(tx, key, &"submission", &json!(tx.now())).await?;
        tx.note(Note::new("person.submitted", "person", id.uuid())).await?;
        Ok(tx.now())
    })
    .await
}

/// Pauses, withdraws or comes back with what was submitted last. Asking for the present state changes nothing.
pub async fn move_to(app: &App, act: &Act, account: &Account, to: State) -> Result<()> {
    let id = sections::own_id(app, act, account).await?;
    app.write(act, async |tx| {
        let (from, _) = store::sections::lock(tx, id).await?;
        if from != to {
            if !from.may_become(to) {
                return Err(Error::Conflict(Conflict::PersonState));
            }
            store::submission::set_state(tx, id, to).await?;
        }
        let note = Note::new("person.state_changed", "person", id.uuid());
        tx.note(note.with(json!({ "from": from, "to": to }))).await
    })
    .await
}

/// Somebody else read or changed the file.
#[derive(Debug, Clone)]
pub struct Opening {
    pub at: DateTime<Utc>,
    /// `None` for the service itself.
    pub role: Option<Role>,
    /// The body an officer works for.
    pub body: Option<Names>,
    /// What was done, as in the audit log: `person.read`.
    pub action: String,
    /// Why, in the words of who did it.
    pub reason: Option<String>,
}

/// Who opened the account's file, newest first.
pub async fn openings(app: &App, act: &Act, account: &Account) -> Result<Vec<Opening>> {
    let id = sections::own_id(app, act, account).await?;
    let mut db = app.read().await?;
    let entries = audit::store::about_person(&mut db, id.uuid(), Some(account.id.uuid()), 200).await?;
    let mut accounts: Vec<_> =
        entries.iter().filter_map(|entry| entry.actor_id).map(AccountId::from_uuid).collect();
    accounts.sort();
    accounts.dedup();
    let bodies = store::submission::bodies_of(&mut db, &accounts).await?;
    let opening = |entry: audit::Entry| Opening {
        at: entry.at,
        role: entry.actor_role.as_deref().and_then(|role| role.parse().ok()),
        body: entry.actor_id.and_then(|id| bodies.get(&AccountId::from_uuid(id)).cloned()),
        action: entry.action,
        reason: entry.reason,
    };
    Ok(entries.into_iter().map(opening).collect())
}
