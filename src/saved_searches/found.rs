//! Whom a saved search finds now, for its page; and all of them, for the watch. Neither widens: somebody who has not all
//! the words is not found by a search that stands, even when nobody else is.

use std::collections::HashSet;

use search_index::{Filter, SearchRequest};
use serde_json::json;

use crate::accounts::Account;
use crate::matching::document::{self, Row, field};
use crate::matching::filters::Criteria;
use crate::matching::matches::{facts_of, hide, pages};
use crate::matching::reach::within;
use crate::matching::tenure::Tenure;
use crate::matching::{LAST_PAGE, PAGE, today};
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{PersonId, SavedSearchId};
use crate::platform::tx::{Act, Note};
use crate::rules::Day;
use crate::saved_searches::{SavedSearch, store};

/// People asked for at once, while all are wanted.
const BATCH: usize = 1_000;

/// A page of the people a saved search finds.
#[derive(Debug)]
pub struct Found {
    pub total: u64,
    pub people: Vec<FoundPerson>,
    /// Of this page: who left or hid before the index heard of it.
    pub hidden: usize,
    pub page: u32,
    pub pages: u32,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct FoundPerson {
    pub person: PersonId,
    pub row: Row,
    /// Whole months of work up to today.
    pub months: u32,
    /// Of which in leading posts.
    pub leading_months: u32,
}

fn request(app: &App, text: String, filters: Vec<Filter>) -> SearchRequest {
    SearchRequest {
        text,
        filters,
        widen: false,
        time_limit: app.index.time_limit(),
        ..SearchRequest::default()
    }
}

/// How many people a search finds within a reach.
pub async fn count(app: &App, criteria: &Criteria, reach: &Reach) -> Result<u64> {
    let day = today(app)?;
    let mut filters = criteria.filters(day, app.clock.zone());
    filters.extend(within(reach, day));
    let request = SearchRequest { limit: 0, ..request(app, criteria.text.clone(), filters) };
    Ok(app.index.ask(move |index| index.snapshot()?.search(&request)).await?.total)
}

/// Everybody a search finds; nothing if that is more than `most`.
pub async fn everybody(
    app: &App,
    text: String,
    filters: Vec<Filter>,
    most: usize,
) -> Result<Option<HashSet<PersonId>>> {
    let request = request(app, text, filters);
    let found = app.index.ask(move |index| {
        let (snapshot, mut ids) = (index.snapshot()?, Vec::new());
        loop {
            let page = SearchRequest { offset: ids.len(), limit: BATCH, ..request.clone() };
            let results = snapshot.search(&page)?;
            if usize::try_from(results.total).is_ok_and(|total| total > most) {
                return Ok(None);
            }
            if results.hits.is_empty() {
                return Ok(Some(ids));
            }
            ids.extend(results.hits.into_iter().map(|hit| hit.id));
        }
    });
    let Some(ids) = found.await? else { return Ok(None) };
    ids.iter().map(|id| id.parse().map_err(Error::internal)).collect::<Result<_>>().map(Some)
}

/// A page of the people a saved search finds within the asker's reach, without those who do not belong. `page` counts
/// from 1.
pub async fn people(app: &App, act: &Act, who: &Account, search: &SavedSearch, page: u32) -> Result<Found> {
    let mut page = page.clamp(1, LAST_PAGE);
    let criteria = Criteria::parse(&search.criteria, &app.reference)?;
    let day = today(app)?;
    let mut filters = criteria.filters(day, app.clock.zone());
    filters.extend(within(&Reach::of(who)?, day));
    let strays = store::people::strays(&mut *app.read().await?, search.id).await?;
    if !strays.is_empty() {
        let keys: Vec<String> = strays.iter().map(|stray| document::key(stray.person_id)).collect();
        filters.push(Filter::not(Filter::key(field::ID, keys.iter().map(String::as_str))));
    }
    let first =
        SearchRequest { limit: PAGE, sort: criteria.sort(), ..request(app, criteria.text.clone(), filters) };
    let of_page = |page: u32| SearchRequest {
        offset: usize::try_from(page - 1).unwrap_or_default().saturating_mul(PAGE),
        ..first.clone()
    };
    let (mut total, mut people) = ask(app, of_page(page), day).await?;
    // the list may have become shorter since somebody kept its address
    if page > pages(total) {
        page = pages(total);
        (total, people) = ask(app, of_page(page), day).await?;
    }
    let hidden = hide(app, who, &mut people, |one| one.person).await?;
    note_shown(app, act, search.id, people.iter().map(|one| one.person).collect()).await?;
    Ok(Found { total, people, hidden, page, pages: pages(total) })
}

/// These people as lists show them, those of them who are in the asker's reach.
pub async fn these(app: &App, who: &Account, ids: &[PersonId]) -> Result<Vec<FoundPerson>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let keys: Vec<String> = ids.iter().map(|id| document::key(*id)).collect();
    let mut filters = vec![Filter::key(field::ID, keys.iter().map(String::as_str))];
    let day = today(app)?;
    filters.extend(within(&Reach::of(who)?, day));
    let request = SearchRequest { limit: ids.len().min(BATCH), ..request(app, String::new(), filters) };
    let (_, mut people) = ask(app, request, day).await?;
    hide(app, who, &mut people, |one| one.person).await?;
    Ok(people)
}

async fn ask(app: &App, request: SearchRequest, day: Day) -> Result<(u64, Vec<FoundPerson>)> {
    let answer = app.index.ask(move |index| {
        let snapshot = index.snapshot()?;
        let results = snapshot.search(&request)?;
        let facts = facts_of(&snapshot, results.hits.iter().map(|hit| hit.address))?;
        Ok((results.total, results.hits, facts))
    });
    let (total, hits, mut facts) = answer.await?;
    let mut tenure = Tenure::default();
    let mut people = Vec::with_capacity(hits.len());
    for hit in hits {
        let Some(whole) = facts.remove(&search_index::order_of(&hit.id)) else { continue };
        people.push(FoundPerson {
            person: hit.id.parse().map_err(Error::internal)?,
            row: serde_json::from_slice(&hit.payload).map_err(Error::internal)?,
            months: tenure.months(&whole.facts, day),
            leading_months: tenure.leading_months(&whole.facts, day),
        });
    }
    Ok((total, people))
}

/// Notes whom a page showed, as every list of people is noted (decision 0006).
pub async fn note_shown(app: &App, act: &Act, id: SavedSearchId, people: Vec<PersonId>) -> Result<()> {
    app.write(act, async |tx| {
        tx.note(Note::new("people.searched", "saved_search", id.uuid()).with(json!({ "people": people })))
            .await
    })
    .await
}
