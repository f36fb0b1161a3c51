//! Searches that an officer keeps: with a name and a note, private or shared with the body, asked again by one press.
//! One with an alert is watched: `watching` compares each changed person with all watched searches at once (the engine's
//! percolator, `searches`) and keeps whom each finds, so people who *became* a match by editing are told, and those who
//! ceased to be one. `telling` writes the letters. `found` shows people, `strays` hides those who do not belong.
//!
//! A search is watched within its owner's reach and told to its owner alone; colleagues who see a shared one ask it
//! within their own reach, or keep it as their own.

pub mod api;
pub mod found;
pub mod mail;
pub mod searches;
pub mod store;
pub mod strays;
pub mod telling;
pub mod watching;
pub mod web;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::matching::filters::{Criteria, SearchForm};
use crate::people::fields::{line, paragraphs};
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::coded::coded;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::SavedSearchId;
use crate::platform::tx::{Act, Note, Tx};

/// Longest name and note, in characters.
const LONGEST_NAME: usize = 120;
const LONGEST_NOTE: usize = 2_000;
/// Searches one officer may keep.
const MOST_SEARCHES: i64 = 200;
/// People a watched search may find: beyond it an alert says nothing any more.
pub const MOST_PEOPLE: usize = 5_000;

coded! {
    /// How changes are told.
    Alert, "saved-alert" {
        /// Not at all; the search is only kept.
        None = "none",
        /// Beside the name of the search, and in the menu.
        InApp = "in_app",
        /// The same, and by letter.
        Letter = "letter",
    }
}

coded! {
    /// How often letters are written.
    Rhythm, "saved-rhythm" {
        /// As soon as somebody changes, then at most every ten minutes.
        Immediate = "immediate",
        /// Each morning.
        Daily = "daily",
        /// Each Monday morning.
        Weekly = "weekly",
    }
}

coded! {
    /// How the watch over a search does.
    WatchState, "saved-watch" {
        /// Whom the search finds is being found out.
        Starting = "starting",
        /// Changes are noticed.
        On = "on",
        /// The search finds too many people to be watched.
        TooMany = "too_many",
        /// The search asks for something that is not known any more.
        Unreadable = "unreadable",
    }
}

/// A saved search as one officer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedSearch {
    pub id: SavedSearchId,
    pub name: String,
    pub note: String,
    /// Whether the officers of the body see it.
    pub shared: bool,
    /// Whether it is the asker's own.
    pub own: bool,
    /// Name of the officer who keeps it.
    pub owner: String,
    /// As the address of a search has them.
    #[schema(value_type = Object)]
    pub criteria: SearchForm,
    pub alert: Alert,
    pub rhythm: Rhythm,
    /// How the watch does; absent for a search without an alert and for one of a colleague.
    pub watch: Option<WatchState>,
    /// People who became or ceased to be found since the owner looked; 0 for a search of a colleague.
    pub unseen: i32,
    pub version: i32,
    pub created_at: DateTime<Utc>,
}

/// What its owner says about a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    pub name: String,
    pub note: String,
    pub shared: bool,
    pub alert: Alert,
    pub rhythm: Rhythm,
}

impl Draft {
    /// Cleans what was typed; every field that cannot be accepted is named.
    pub fn checked(self) -> Result<Self> {
        let mut problems = Vec::new();
        let mut take = |field: &str, cleaned: std::result::Result<String, &'static str>| {
            cleaned.map_err(|code| problems.push(FieldProblem::new(field, code))).unwrap_or_default()
        };
        let name = take("name", line(&self.name, LONGEST_NAME));
        let note = take("note", paragraphs(&self.note, LONGEST_NOTE));
        if problems.is_empty() { Ok(Self { name, note, ..self }) } else { Err(Error::Invalid(problems)) }
    }
}

/// An officer keeps a search. One that finds more people than can be watched is kept without an alert or not at all.
pub async fn create(
    app: &App,
    act: &Act,
    who: &Account,
    form: SearchForm,
    draft: Draft,
    key: &IdempotencyKey,
) -> Result<SavedSearchId> {
    let (body, draft) = (who.body()?, draft.checked()?);
    let (form, criteria) = readable(app, form)?;
    let asked = (&form, &draft);
    let again = |id: &SavedSearchId| Note::new("saved_search.repeated", "saved_search", id.uuid());
    // more people may be found by now than can be watched
    if let Some(id) = idempotency::repeated(app, act, key, &asked, again).await? {
        return Ok(id);
    }
    may_be_watched(app, who, &criteria, draft.alert).await?;
    app.write(act, async |tx| {
        if let Some(answer) = idempotency::earlier(tx, key, &asked).await? {
            let id: SavedSearchId = serde_json::from_value(answer).map_err(Error::internal)?;
            tx.note(again(&id)).await?;
            return Ok(id);
        }
        if store::count_of(tx, who.id).await? >= MOST_SEARCHES {
            return Err(Error::invalid("name", "saved-too-many"));
        }
        let id = store::insert(tx, who.id, body, &form, &draft).await?;
        store::watch::renew(tx, id, draft.alert, criteria.is_timed(), who.into()).await?;
        telling::plan(app, tx, id, draft.rhythm).await?;
        idempotency::keep(tx, key, &asked, &json!(id)).await?;
        tx.note(Note::new("saved_search.kept", "saved_search", id.uuid()).with(said(&draft))).await?;
        Ok(id)
    })
    .await
}

/// An officer's own searches and those shared by colleagues of the body, by name.
pub async fn list(app: &App, who: &Account) -> Result<Vec<SavedSearch>> {
    store::list(&mut *app.read().await?, who.id, who.body()?).await
}

/// One of them.
pub async fn one(app: &App, who: &Account, id: SavedSearchId) -> Result<SavedSearch> {
    store::one(&mut *app.read().await?, who.id, who.body()?, id).await
}

/// How many of an officer's searches have people to look at: for the menu.
pub async fn unseen(app: &App, who: &Account) -> Result<i64> {
    store::finds::unseen_searches(&mut *app.read().await?, who.id).await
}

/// The owner changes what is said about a search, and with `form` whom it looks for; the watch then starts anew.
pub async fn edit(
    app: &App,
    act: &Act,
    who: &Account,
    id: SavedSearchId,
    version: i32,
    form: Option<SearchForm>,
    draft: Draft,
) -> Result<()> {
    let draft = draft.checked()?;
    let before = own(store::one(&mut *app.read().await?, who.id, who.body()?, id).await?)?;
    let (form, criteria) = readable(app, form.unwrap_or_else(|| before.criteria.clone()))?;
    may_be_watched(app, who, &criteria, draft.alert).await?;
    app.write(act, async |tx| {
        store::update(tx, who.id, id, version, &form, &draft).await?;
        let watched = before.alert != Alert::None && draft.alert != Alert::None;
        let works = matches!(before.watch, None | Some(WatchState::Starting | WatchState::On));
        if !(form == before.criteria && watched && works) {
            store::watch::renew(tx, id, draft.alert, criteria.is_timed(), who.into()).await?;
        }
        if (before.alert, before.rhythm) != (draft.alert, draft.rhythm) {
            telling::plan(app, tx, id, draft.rhythm).await?;
        }
        tx.note(Note::new("saved_search.changed", "saved_search", id.uuid()).with(said(&draft))).await
    })
    .await
}

/// The owner gives a search up.
pub async fn delete(app: &App, act: &Act, who: &Account, id: SavedSearchId, version: i32) -> Result<()> {
    app.write(act, async |tx| {
        store::delete(tx, who.id, id, version).await?;
        tx.note(Note::new("saved_search.deleted", "saved_search", id.uuid())).await
    })
    .await
}

/// What the log says of a search: no words, as of every search (decision 0006).
fn said(draft: &Draft) -> serde_json::Value {
    json!({ "shared": draft.shared, "alert": draft.alert, "rhythm": draft.rhythm })
}

/// What a colleague may look at but not touch is not there to be touched.
fn own(search: SavedSearch) -> Result<SavedSearch> {
    if search.own { Ok(search) } else { Err(Error::NotFound) }
}

/// The same for a search that is changed inside a transaction.
async fn own_in(tx: &mut Tx<'_>, who: &Account, id: SavedSearchId) -> Result<SavedSearch> {
    own(store::one(tx.db(), who.id, who.body()?, id).await?)
}

/// Reads the criteria; a page of results is no part of them.
fn readable(app: &App, form: SearchForm) -> Result<(SearchForm, Criteria)> {
    let criteria = Criteria::parse(&form, &app.reference)?;
    Ok((form, criteria))
}

async fn may_be_watched(app: &App, who: &Account, criteria: &Criteria, alert: Alert) -> Result<()> {
    if alert == Alert::None {
        return Ok(());
    }
    let people = found::count(app, criteria, &Reach::of(who)?).await?;
    let most = u64::try_from(MOST_PEOPLE).unwrap_or(u64::MAX);
    if people > most { Err(Error::invalid("alert", "saved-alert-too-many")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_wanted_and_texts_end() {
        let draft = |name: &str, note: &str| {
            let (name, note) = (name.to_owned(), note.to_owned());
            Draft { name, note, shared: false, alert: Alert::None, rhythm: Rhythm::Daily }.checked()
        };
        assert!(draft(" Экономистер ", "").is_ok_and(|draft| draft.name == "Экономистер"));
        for (name, note) in
            [("", ""), (&*"ә".repeat(121), ""), ("a", &*"ә".repeat(2_001)), ("a\u{202e}b", "")]
        {
            assert!(matches!(draft(name, note), Err(Error::Invalid(_))), "{name}");
        }
    }
}
