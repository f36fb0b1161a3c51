//! Into the reserve and out of it: submission freezes a snapshot beside the live profile; pausing, withdrawing and
//! coming back are the person's own. And who opened the file or was shown the
//! person in a list: the log, as the person may read it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{State, sections, store};
use crate::accounts::Account;
use crate::audit;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{AccountId, VacancyId};
use crate::platform::tx::{Act, Note, Tx};
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

/// Takes the person of an account that is disabled out of every list: their profile pauses, and once the account is enabled
/// again they come back by their own wish.
pub async fn pause_with_account(tx: &mut Tx<'_>, account: AccountId) -> Result<()> {
    let Some(id) = store::by_account(tx.db(), account).await? else { return Ok(()) };
    let (from, _) = store::sections::lock(tx, id).await?;
    if from != State::Submitted {
        return Ok(());
    }
    store::submission::set_state(tx, id, State::Paused).await?;
    let note = Note::new("person.state_changed", "person", id.uuid());
    tx.note(note.with(json!({ "from": from, "to": State::Paused }))).await
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

/// What kind of list the person was shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Found by an officer's search.
    Search,
    /// In the match of a vacancy.
    Match,
    /// In a party's list of its nominations.
    Nominations,
    /// In what an officer keeps of a search.
    Selection,
}

/// Lists of one day, body and purpose that the person was shown in.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The day in the configured zone.
    pub on: NaiveDate,
    pub role: Option<Role>,
    pub body: Option<Names>,
    pub purpose: Purpose,
    /// The vacancy of a match.
    pub vacancy: Option<VacancyId>,
    /// Title of its post, once the vacancy was published.
    pub post: Option<Names>,
    /// How many pages of lists showed the person.
    pub times: i64,
}

/// Who saw the account's file, or the person in a list. Each newest first, and at most [`NEWEST`] of each.
#[derive(Debug, Clone)]
pub struct Access {
    pub openings: Vec<Opening>,
    pub listings: Vec<Listing>,
}

/// How much of the log the person is shown.
const NEWEST: i64 = 200;

/// Who opened the account's file, and in which lists the person was shown.
pub async fn access(app: &App, act: &Act, account: &Account) -> Result<Access> {
    let id = sections::own_id(app, act, account).await?;
    let mut db = app.read().await?;
    let own = Some(account.id.uuid());
    let entries = audit::store::about_person(&mut db, id.uuid(), own, NEWEST).await?;
    let listings =
        audit::store::listings_of(&mut db, id.uuid(), own, app.clock.zone().name(), NEWEST).await?;
    let actors = entries.iter().map(|entry| entry.actor_id).chain(listings.iter().map(|one| one.actor_id));
    let mut accounts: Vec<_> = actors.flatten().map(AccountId::from_uuid).collect();
    accounts.sort();
    accounts.dedup();
    let bodies = store::submission::bodies_of(&mut db, &accounts).await?;
    let mut vacancies: Vec<_> =
        listings.iter().filter_map(|one| one.subject_id).map(VacancyId::from_uuid).collect();
    vacancies.sort();
    vacancies.dedup();
    let posts = store::submission::posts_of(&mut db, &vacancies).await?;
    let opening = |entry: audit::Entry| Opening {
        at: entry.at,
        role: entry.actor_role.as_deref().and_then(|role| role.parse().ok()),
        body: entry.actor_id.and_then(|id| bodies.get(&AccountId::from_uuid(id)).cloned()),
        action: entry.action,
        reason: entry.reason,
    };
    let mut shown: Vec<Listing> = Vec::new();
    for one in listings {
        let vacancy = one.subject_id.map(VacancyId::from_uuid);
        let listing = Listing {
            on: app.clock.day_of(one.last_at),
            role: one.actor_role.as_deref().and_then(|role| role.parse().ok()),
            body: one.actor_id.and_then(|id| bodies.get(&AccountId::from_uuid(id)).cloned()),
            purpose: match one.action.as_str() {
                "vacancy.matched" => Purpose::Match,
                "nomination.listed" => Purpose::Nominations,
                "selection.shown" => Purpose::Selection,
                _ => Purpose::Search,
            },
            vacancy,
            post: vacancy.and_then(|id| posts.get(&id).cloned()),
            times: one.times,
        };
        // who of a body looked is not told, so its officers are counted together
        match shown.iter_mut().find(|known| known.is_of(&listing)) {
            Some(known) => known.times += listing.times,
            None => shown.push(listing),
        }
    }
    Ok(Access { openings: entries.into_iter().map(opening).collect(), listings: shown })
}

impl Listing {
    /// Whether both are of one day, body and purpose.
    fn is_of(&self, other: &Self) -> bool {
        let same = |one: &Self| (one.on, one.role, one.purpose, one.vacancy);
        same(self) == same(other) && self.body == other.body
    }
}
