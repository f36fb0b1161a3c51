//! What the owner does with the people of a saved search: look at who changed, say who does not belong, take that back.

use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::people;
use crate::people::fields::optional_line;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{PersonId, SavedSearchId};
use crate::platform::tx::{Act, Note};
use crate::saved_searches::found::{self, FoundPerson};
use crate::saved_searches::{own_in, store};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 300;
/// People who do not belong to one search: beyond it the search itself is wrong.
const MOST_STRAYS: i64 = 500;
/// Changes shown at once, latest first.
const SHOWN: i64 = 200;

/// Who became and who ceased to be found since the owner looked.
#[derive(Debug, Default)]
pub struct Changes {
    pub joined: Vec<FoundPerson>,
    /// Still in the reserve and in the owner's reach.
    pub left: Vec<FoundPerson>,
    /// Of whom nothing can be shown any more: they left the reserve or the owner's reach.
    pub gone: usize,
    /// There are earlier ones that are not shown.
    pub more: bool,
    /// Looking at these means looking up to this change; 0 when there are none.
    pub up_to: i64,
}

/// The changes of an own search. That people were shown is noted.
pub async fn changes(app: &App, act: &Act, who: &Account, id: SavedSearchId) -> Result<Changes> {
    let mut db = app.read().await?;
    let search = super::own(store::one(&mut db, who.id, who.body()?, id).await?)?;
    if search.unseen == 0 {
        return Ok(Changes::default());
    }
    let changes = store::people::changes(&mut db, id, SHOWN).await?;
    drop(db);
    let ids: Vec<PersonId> = changes.iter().map(|change| change.person_id).collect();
    let mut people: Vec<FoundPerson> = found::these(app, who, &ids).await?;
    let place = |person: PersonId| ids.iter().position(|id| *id == person);
    people.sort_by_key(|one| place(one.person));
    found::note_shown(app, act, id, people.iter().map(|one| one.person).collect()).await?;
    let gone = ids.len().saturating_sub(people.len());
    let has_joined =
        |one: &FoundPerson| changes.iter().any(|change| change.person_id == one.person && change.joined);
    let (joined, left) = people.into_iter().partition(has_joined);
    let up_to = changes.iter().map(|change| change.last).max().unwrap_or(0);
    let more = usize::try_from(search.unseen).is_ok_and(|unseen| unseen > changes.len());
    Ok(Changes { joined, left, gone, more, up_to })
}

/// The owner has looked at the changes up to one.
pub async fn seen(app: &App, act: &Act, who: &Account, id: SavedSearchId, up_to: i64) -> Result<()> {
    app.write(act, async |tx| {
        own_in(tx, who, id).await?;
        store::people::seen(tx, id, up_to).await?;
        tx.note(Note::new("saved_search.looked_at", "saved_search", id.uuid())).await
    })
    .await
}

/// Somebody who does not belong to a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Stray {
    pub person: PersonId,
    /// As the person writes it; empty for somebody who left the reserve or the owner's reach.
    pub name: String,
    pub reason: String,
    pub at: chrono::DateTime<chrono::Utc>,
}

/// Who does not belong to an own search.
pub async fn list(app: &App, who: &Account, id: SavedSearchId) -> Result<Vec<Stray>> {
    let mut db = app.read().await?;
    super::own(store::one(&mut db, who.id, who.body()?, id).await?)?;
    let strays = store::people::strays(&mut db, id).await?;
    drop(db);
    let ids: Vec<PersonId> = strays.iter().map(|stray| stray.person_id).collect();
    let people = found::these(app, who, &ids).await?;
    let strays = strays.into_iter().map(|stray| {
        let shown = people.iter().find(|one| one.person == stray.person_id);
        let name = shown.map(|one| one.row.name.clone()).unwrap_or_default();
        Stray { person: stray.person_id, name, reason: stray.reason, at: stray.at }
    });
    Ok(strays.collect())
}

/// Somebody does not belong to an own search: it does not show or count them any more.
pub async fn add(
    app: &App,
    act: &Act,
    who: &Account,
    id: SavedSearchId,
    person: PersonId,
    reason: &str,
) -> Result<()> {
    let reason = optional_line(reason, LONGEST_REASON)
        .map_err(|code| Error::invalid("reason", code))?
        .unwrap_or_default();
    app.write(act, async |tx| {
        own_in(tx, who, id).await?;
        // only of somebody the officer may see: a number must not tell whether there is such a person
        people::reach::require(tx.db(), who, person, app.clock.today()).await?;
        store::people::insert_stray(tx, id, person, &reason, MOST_STRAYS).await?;
        let note = Note::new("saved_search.stray", "saved_search", id.uuid());
        tx.note(note.with(json!({ "person": person, "reason_given": !reason.is_empty() }))).await
    })
    .await
}

/// Takes that back.
pub async fn take_back(
    app: &App,
    act: &Act,
    who: &Account,
    id: SavedSearchId,
    person: PersonId,
) -> Result<()> {
    app.write(act, async |tx| {
        own_in(tx, who, id).await?;
        store::people::delete_stray(tx, id, person).await?;
        let note = Note::new("saved_search.stray_taken_back", "saved_search", id.uuid());
        tx.note(note.with(json!({ "person": person }))).await
    })
    .await
}
