//! All watched searches in memory, ready to hold a person against: loaded once, then kept in step with the searches that
//! the feed names. Exactly what a search would find, see `search_index::Percolator`.

use std::collections::HashSet;

use search_index::{Filter, Percolator};

use crate::matching::document;
use crate::matching::filters::{Criteria, SearchForm};
use crate::matching::reach::within;
use crate::people::Profile;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::SavedSearchId;
use crate::rules::Day;
use crate::saved_searches::store::watch::{self, Watched};

/// Searches loaded at once.
const BATCH: i64 = 1_000;

/// How the index reads words now; nothing while it reads them in two ways, see `matching::concepts`.
pub fn made_by(app: &App) -> Option<String> {
    app.index.made_by(app.thesaurus.now().mark())
}

/// The watched searches, as of a day.
#[derive(Debug)]
pub struct Searches {
    percolator: Percolator<SavedSearchId>,
    day: Day,
    /// What the index was made by in which words are read.
    made_by: String,
}

impl Searches {
    /// Loads every watched search.
    pub async fn load(app: &App, day: Day) -> Result<Self> {
        let percolator = app.index.percolator().ok_or(Error::Unavailable(5))?;
        let made_by = made_by(app).ok_or(Error::Unavailable(1))?;
        let mut this = Self { percolator, day, made_by };
        let mut db = app.read().await?;
        let mut after = None;
        loop {
            let batch = watch::watched_after(&mut db, after, BATCH).await?;
            let Some(last) = batch.last() else { return Ok(this) };
            after = Some(last.id);
            for watched in &batch {
                this.put(app, watched)?;
            }
        }
    }

    /// Whether these are the searches of this day, read as the index reads words now.
    pub fn are_of(&self, app: &App, day: Day) -> bool {
        self.day == day && made_by(app).as_ref() == Some(&self.made_by)
    }

    /// Adds a search or replaces it; one that cannot be read any more is left out.
    pub fn put(&mut self, app: &App, watched: &Watched) -> Result<()> {
        self.percolator.remove(&watched.id);
        let Some((text, filters)) = conditions(app, watched, self.day)? else { return Ok(()) };
        self.percolator.put(watched.id, &text, &filters).map_err(Error::internal)
    }

    /// Reads these searches again: those that are not watched any more are left out.
    pub async fn renew(&mut self, app: &App, ids: &[SavedSearchId]) -> Result<()> {
        let watched = watch::watched(&mut *app.read().await?, ids).await?;
        for id in ids {
            self.percolator.remove(id);
        }
        watched.iter().try_for_each(|watched| self.put(app, watched))
    }

    /// Whether a search is among them.
    pub fn has(&self, id: SavedSearchId) -> bool {
        self.percolator.contains(&id)
    }

    /// The searches that find a person; none for somebody who is not in the reserve.
    pub fn finding(&self, app: &App, profile: &Profile) -> Result<HashSet<SavedSearchId>> {
        let Some(document) = document::document(profile, self.day) else {
            return Ok(HashSet::new());
        };
        let found = self.percolator.matching(&document).map_err(|problem| app.index.failed(problem))?;
        Ok(found.into_iter().collect())
    }
}

/// Words and conditions of a search within its owner's reach; nothing if something it asks for is not known any more.
pub fn conditions(app: &App, watched: &Watched, day: Day) -> Result<Option<(String, Vec<Filter>)>> {
    let form: SearchForm = match serde_json::from_value(watched.criteria.clone()) {
        Ok(form) => form,
        Err(_) => return Ok(None),
    };
    let criteria = match Criteria::parse(&form, &app.reference) {
        Ok(criteria) => criteria,
        Err(Error::Invalid(_)) => return Ok(None),
        Err(other) => return Err(other),
    };
    let Some(reach) = watched.reach() else { return Ok(None) };
    let mut filters = criteria.filters(day, app.clock.zone());
    filters.extend(within(&reach, day));
    Ok(Some((criteria.text, filters)))
}
