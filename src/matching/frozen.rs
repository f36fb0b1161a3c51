//! A whole search held still: the people found, in their order, from the state of the index that a page was shown from.
//! Next: `selections`, which keeps it; `search`, whose pages it is made of.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use search_index::{Filter, SearchRequest, SnapshotToken};

use crate::accounts::Account;
use crate::matching::document::{self, field};
use crate::matching::filters::Criteria;
use crate::matching::matches::held;
use crate::matching::reach::within;
use crate::matching::search::Question;
use crate::matching::today;
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::PersonId;

/// The people a search found.
#[derive(Debug)]
pub struct Frozen {
    /// When the reserve was asked, and the day the answer is for.
    pub at: DateTime<Utc>,
    pub on: NaiveDate,
    /// How many were found.
    pub total: u64,
    /// The first of them in their order, then those asked for beyond.
    pub people: Vec<PersonId>,
    /// The earlier state was gone, so this is of the present one.
    pub moved: bool,
}

/// The first `most` people whom the search of an officer finds, and those of `chosen` whom it finds beyond them. Shows nobody:
/// whoever shows them notes it.
pub async fn people(
    app: &App,
    who: &Account,
    criteria: Criteria,
    snapshot: Option<String>,
    (most, chosen): (usize, &[PersonId]),
) -> Result<Frozen> {
    let day = today(app)?;
    let own = within(&Reach::of(who)?, day);
    let question = Question::new(&app.settings.search, criteria, own, (day, app.clock.zone()));
    let token = snapshot.map(|text| SnapshotToken::parse(&text));
    let chosen: Vec<String> = chosen.iter().map(|person| document::key(*person)).collect();
    let asked = app.index.ask(move |index| {
        let (snapshot, moved) = held(index, token)?;
        let all = SearchRequest { limit: most, ..question.request(&question.criteria) };
        let found = snapshot.search(&all)?;
        let mut keys: Vec<String> = found.hits.into_iter().map(|hit| hit.id).collect();
        let known: HashSet<&str> = keys.iter().map(String::as_str).collect();
        let beyond: Vec<&str> =
            chosen.iter().map(String::as_str).filter(|key| !known.contains(key)).collect();
        let mut more = Vec::new();
        if !beyond.is_empty() {
            let mut request = SearchRequest { limit: beyond.len(), ..all };
            request.filters.push(Filter::key(field::ID, beyond));
            // how the words were read is the whole list's matter, not theirs alone
            request.text = found.read_as.unwrap_or(request.text);
            request.widen = found.matched != search_index::Matched::AllWords;
            more.extend(snapshot.search(&request)?.hits.into_iter().map(|hit| hit.id));
        }
        keys.append(&mut more);
        Ok((found.total, keys, moved))
    });
    let (total, keys, moved) = asked.await?;
    let people = keys.iter().map(|key| key.parse().map_err(Error::internal));
    let people = people.collect::<Result<_>>()?;
    Ok(Frozen { at: app.clock.now(), on: day.date(), total, people, moved })
}
