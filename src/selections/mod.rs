//! Selections: what an officer keeps of a search. The list of people found is held still in its order, with the search, the
//! time and the day; ticks are made over all its pages, and something is done with whoever is ticked. Whoever is no longer to
//! be seen by the officer keeps a place and shows nothing. A selection belongs to one officer and ends after some days.
//! Next: `matching::frozen`, where the list comes from; `choosing`, what is done with the ticked; `shown`, one page.

pub mod api;
pub mod choosing;
pub mod shown;
pub mod store;
pub mod web;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::matching::filters::{Criteria, Part, SearchForm};
use crate::matching::frozen;
use crate::people::fields;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{PersonId, SelectionId};
use crate::platform::tx::{Act, Note};

/// Most people of one selection: the first of a longer list are kept.
pub const MOST_PEOPLE: usize = 1_000;
/// Most selections one officer keeps.
pub const MOST: i64 = 50;
/// Longest name, in characters.
pub const LONGEST_NAME: usize = 100;

/// A selection without its people.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Selection {
    pub id: SelectionId,
    /// What the officer calls it; empty for none.
    pub name: String,
    /// The search whose people these are.
    pub search: SearchForm,
    /// When the reserve was asked.
    pub found_at: DateTime<Utc>,
    /// The day the answer is for.
    pub as_of_on: NaiveDate,
    /// How many people were found.
    pub found: i64,
    /// How many of them are in the selection.
    pub people: i64,
    /// How many of these are ticked.
    pub ticked: i64,
    /// When it is deleted.
    pub expires_at: DateTime<Utc>,
    pub version: i32,
}

/// A search to keep.
#[derive(Debug, Clone)]
pub struct NewSelection {
    pub search: SearchForm,
    /// The state of the reserve the search was shown from.
    pub snapshot: Option<String>,
    /// Whom to tick.
    pub ticked: Vec<PersonId>,
    /// Tick everybody.
    pub all: bool,
    /// Keep nothing if the state is gone.
    pub exactly: bool,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = SelectionMade)]
pub struct Made {
    pub id: SelectionId,
    /// How many were to be ticked and are not found by the search any more.
    pub lost: usize,
    /// The state the search was shown from was gone, so this is of the present one.
    pub moved: bool,
}

/// Keeps what a search finds. The same key makes one selection.
///
/// # Errors
/// `Invalid` for a search that cannot be read or finds nobody, `selections_full` for an officer who keeps too many.
pub async fn make(
    app: &App,
    act: &Act,
    who: &Account,
    new: NewSelection,
    key: &IdempotencyKey,
) -> Result<Made> {
    let criteria = Criteria::parse(&new.search, &app.reference)?;
    if new.ticked.len() > MOST_PEOPLE {
        return Err(Error::invalid("people", "selection_too_many"));
    }
    let request = (&new.search, &new.ticked, new.all);
    let again = || Note::new("selection.made", "selection", None).with(json!({ "repeated": true }));
    // the state it was made from may be gone by now
    if let Some(made) = idempotency::repeated(app, act, key, &request, |_: &Made| again()).await? {
        return Ok(made);
    }
    let filters = Part::ALL.into_iter().filter(|part| criteria.has(*part)).count();
    let words = criteria.has(Part::Text);
    let kept = frozen::people(app, who, criteria, new.snapshot.clone(), (MOST_PEOPLE, &new.ticked)).await?;
    if kept.moved && new.exactly {
        return Err(Error::Conflict(Conflict::ListExpired));
    }
    if kept.people.is_empty() {
        return Err(Error::invalid("search", "selection_nobody"));
    }
    let found: HashSet<_> = kept.people.iter().copied().collect();
    let wanted: HashSet<_> = new.ticked.iter().copied().collect();
    let lost = wanted.iter().filter(|person| !found.contains(person)).count();
    let ticks: Vec<bool> = kept.people.iter().map(|person| new.all || wanted.contains(person)).collect();
    app.write(act, async |tx| {
        if let Some(answer) = idempotency::earlier(tx, key, &request).await? {
            tx.note(again()).await?;
            return serde_json::from_value(answer).map_err(Error::internal);
        }
        if store::count(tx, who.id).await? >= MOST {
            return Err(Error::Conflict(Conflict::SelectionsFull));
        }
        let id = SelectionId::new();
        let expires_at = tx.now() + TimeDelta::days(i64::from(app.settings.selections.days));
        let row = store::NewRow { id, account: who.id, search: &new.search, kept: &kept, expires_at };
        store::insert(tx, row, &ticks).await?;
        let made = Made { id, lost, moved: kept.moved };
        // nobody is shown yet: each page that shows people names them
        let detail = json!({
            "found": kept.total, "kept": kept.people.len(), "filters": filters, "words": words,
            "ticked": ticks.iter().filter(|ticked| **ticked).count(),
        });
        tx.note(Note::new("selection.made", "selection", id.uuid()).with(detail)).await?;
        idempotency::keep(tx, key, &request, &serde_json::to_value(made).map_err(Error::internal)?).await?;
        Ok(made)
    })
    .await
}

/// The officer's selections, newest first.
pub async fn list(app: &App, who: &Account) -> Result<Vec<Selection>> {
    store::list(&mut *app.read().await?, who.id, app.clock.now()).await
}

/// One of the officer's selections; of anybody else's they hear nothing.
pub async fn one(app: &App, who: &Account, id: SelectionId) -> Result<Selection> {
    store::one(&mut *app.read().await?, (who.id, id), app.clock.now()).await
}

/// A change of ticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ticks {
    /// Everybody in the selection.
    All,
    None,
    /// Of these places, exactly the second ones.
    Places {
        among: Vec<i32>,
        ticked: Vec<i32>,
    },
}

/// Ticks people or takes ticks away.
pub async fn tick(app: &App, act: &Act, who: &Account, id: SelectionId, ticks: &Ticks) -> Result<()> {
    if matches!(ticks, Ticks::Places { among, .. } if among.len() > MOST_PEOPLE * 2) {
        return Err(Error::invalid("places", "selection_too_many"));
    }
    app.write(act, async |tx| {
        store::locked(tx, (who.id, id)).await?;
        let changed = store::tick(tx, id, ticks).await?;
        let detail = json!({ "changed": changed });
        tx.note(Note::new("selection.ticked", "selection", id.uuid()).with(detail)).await
    })
    .await
}

/// Takes the ticked people out of the selection; the places of the others stay. How many went.
pub async fn remove_ticked(app: &App, act: &Act, who: &Account, id: SelectionId) -> Result<usize> {
    app.write(act, async |tx| {
        store::locked(tx, (who.id, id)).await?;
        let removed = store::remove_ticked(tx, id).await?;
        let detail = json!({ "people": removed });
        tx.note(Note::new("selection.people_removed", "selection", id.uuid()).with(detail)).await?;
        Ok(removed)
    })
    .await
}

/// Names a selection; the next version.
pub async fn rename(
    app: &App,
    act: &Act,
    who: &Account,
    (id, version): (SelectionId, i32),
    name: &str,
) -> Result<i32> {
    let name = fields::optional_line(name, LONGEST_NAME).map_err(|code| Error::invalid("name", code))?;
    app.write(act, async |tx| {
        if store::locked(tx, (who.id, id)).await? != version {
            return Err(Error::Stale);
        }
        store::rename(tx, id, name.as_deref().unwrap_or_default()).await?;
        tx.note(Note::new("selection.renamed", "selection", id.uuid())).await?;
        Ok(version + 1)
    })
    .await
}

/// Deletes a selection. Nobody in it is touched.
pub async fn delete(app: &App, act: &Act, who: &Account, id: SelectionId) -> Result<()> {
    app.write(act, async |tx| {
        store::locked(tx, (who.id, id)).await?;
        store::delete(tx, id).await?;
        tx.note(Note::new("selection.deleted", "selection", id.uuid())).await
    })
    .await
}
