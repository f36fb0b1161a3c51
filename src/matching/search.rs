//! The officer's search: words, filters, counts beside each filter, and people whose passages show why they were found.
//! The officer's reach is a condition inside the query, so no count ever tells of anybody outside them.

use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use search_index::{
    Extra, Facet, Filter, Group, Ignored, Matched, NamedConcept, SearchRequest, SnapshotToken,
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::matching::counts::{self, FilterCounts, FineNames};
use crate::matching::dates::{AvailableWithin, SubmittedIn};
use crate::matching::document::{Row, column};
use crate::matching::extras::{Beside, beside, extras};
use crate::matching::facts_columns::Whole;
use crate::matching::filters::{Criteria, LONGEST_TEXT, Part, YEARS, YearsWorked};
use crate::matching::matches::{facts_of, held, hide, pages};
use crate::matching::passages::{Passage, passages};
use crate::matching::reach::within;
use crate::matching::reasons::{Reason, reasons};
use crate::matching::tenure::Tenure;
use crate::matching::{LAST_PAGE, PAGE, today};
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::config::Search;
use crate::platform::error::{Error, Result};
use crate::platform::ids::PersonId;
use crate::platform::tx::{Act, Note};
use crate::reference;
use crate::rules::Day;

/// Columns that are counted, in the order of the answer.
const FACETS: [&str; 6] =
    [column::PLACE, column::LEVEL, column::FIELD, column::CATEGORY, column::LANGUAGE, column::SECTOR];
/// Most values of one facet: every place of the classifier.
const MOST_VALUES: usize = 20_000;
/// Most pieces of advice for an empty list.
const MOST_ADVICE: usize = 3;

/// A page of a search.
#[derive(Debug)]
pub struct Found {
    /// When the reserve was asked.
    pub at: DateTime<Utc>,
    pub total: u64,
    pub people: Vec<FoundPerson>,
    /// People of this page whom the officer may not see any more: the list was made before they left.
    pub hidden: usize,
    pub counts: FilterCounts,
    /// Names of counted places that the shipped files do not have.
    pub place_names: FineNames,
    /// How the words were matched.
    pub matched: Matched,
    /// What was searched instead of a text that finds nothing and reads as this with another keyboard layout.
    pub read_as: Option<String>,
    /// What the text was probably meant to be, beside what it finds.
    pub meant: Option<Meant>,
    /// Words that name concepts of the thesaurus.
    pub concepts: Vec<NamedConcept>,
    /// Parts of the text that had no effect.
    pub ignored: Vec<Ignored>,
    /// For an empty list: what to leave out, and how many people that would give. Most people first.
    pub advice: Vec<Advice>,
    pub page: u32,
    pub pages: u32,
    /// Names the state this page was shown from.
    pub snapshot: String,
    /// The earlier state was gone, so this page is of the present one.
    pub moved: bool,
}

/// A text with rare words replaced by near ones, and the people it gives with everything else as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Meant {
    pub text: String,
    pub people: u64,
}

/// What leaving out one filter would give; where no single one helps, two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Advice {
    pub leave_out: Part,
    /// To be left out as well.
    pub and: Option<Part>,
    pub people: u64,
}

/// One person found.
#[derive(Debug, Clone)]
pub struct FoundPerson {
    pub person: PersonId,
    pub row: Row,
    /// Whole months of work up to today.
    pub months: u32,
    /// Of which in leading posts.
    pub leading_months: u32,
    pub passages: Vec<Passage>,
    /// Why the person was found: the words typed, in their order.
    pub reasons: Vec<Reason>,
    /// The small parts of the score that are not words.
    pub beside: Vec<Beside>,
    /// The sum of its parts; comparable within one answer only.
    pub score: f32,
}

/// What the index answers.
struct Answer {
    results: search_index::SearchResults,
    facts: std::collections::HashMap<u128, Whole>,
    advice: Vec<Advice>,
    meant: Option<Meant>,
    page: u32,
    moved: bool,
}

/// Searches the people within the officer's reach. `page` counts from 1; `snapshot` comes from an earlier page.
pub async fn people(
    app: &App,
    act: &Act,
    who: &Account,
    criteria: Criteria,
    page: u32,
    snapshot: Option<String>,
) -> Result<Found> {
    let page = page.clamp(1, LAST_PAGE);
    let day = today(app)?;
    let own = within(&Reach::of(who)?, day);
    let (filters, texts) =
        (Part::ALL.into_iter().filter(|part| criteria.has(*part)).count(), criteria.has(Part::Text));
    let question = Question::new(&app.settings.search, criteria.clone(), own, (day, app.clock.zone()));
    let token = snapshot.map(|text| SnapshotToken::parse(&text));
    let answer = app.index.ask(move |index| question.ask(index, page, token)).await?;
    let names = place_names(app, &criteria, &answer).await?;
    let mut found = put_together(app, &criteria, day, answer, names)?;
    found.hidden = hide(app, who, &mut found.people, |one| one.person).await?;
    app.write(act, async |tx| {
        // no words: what an officer looks for is not the log's business, whom it showed is the person's (decision 0006)
        let people: Vec<_> = found.people.iter().map(|one| one.person).collect();
        let detail = json!({
            "total": found.total, "people": people, "page": found.page, "filters": filters, "words": texts,
        });
        tx.note(Note::new("people.searched", "reserve", None).with(detail)).await
    })
    .await?;
    Ok(found)
}

/// Names of the counted places that only the database has.
async fn place_names(app: &App, criteria: &Criteria, answer: &Answer) -> Result<FineNames> {
    let unnamed = counts::unnamed(&answer.results.facets, &criteria.regions, &app.reference);
    if unnamed.is_empty() {
        return Ok(FineNames::default());
    }
    let mut db = app.read().await?;
    reference::store::place_names(&mut db, &unnamed).await
}

/// A search on a day, as the index is asked.
pub struct Question {
    pub(super) criteria: Criteria,
    /// The officer's own reach.
    pub(super) own: Vec<Filter>,
    pub(super) day: Day,
    /// In which days of instants are told.
    pub(super) zone: Tz,
    /// What the score has beside the words.
    pub(super) extras: Vec<Extra>,
    pub(super) time_limit: Duration,
}

impl Question {
    /// By somebody whose reach is `own`. The day is one in the zone.
    pub fn new(settings: &Search, criteria: Criteria, own: Vec<Filter>, (day, zone): (Day, Tz)) -> Self {
        let time_limit = Duration::from_millis(settings.timeout_milliseconds);
        Self { criteria, own, day, zone, extras: extras(settings, day), time_limit }
    }

    /// The search without counts and passages.
    pub(super) fn request(&self, criteria: &Criteria) -> SearchRequest {
        self.within(self.time_limit, criteria)
    }

    /// The same within another time limit.
    fn within(&self, time_limit: Duration, criteria: &Criteria) -> SearchRequest {
        let mut filters = criteria.filters(self.day, self.zone);
        filters.extend(self.own.clone());
        SearchRequest {
            text: criteria.text.clone(),
            filters,
            extras: self.extras.clone(),
            sort: criteria.sort(),
            time_limit,
            ..SearchRequest::default()
        }
    }

    /// One page with everything that is shown of it; `page` counts from 1.
    pub fn page(&self, page: u32) -> SearchRequest {
        SearchRequest {
            offset: usize::try_from(page.saturating_sub(1)).unwrap_or_default().saturating_mul(PAGE),
            limit: PAGE,
            highlights: true,
            reasons: true,
            ..self.counting()
        }
    }

    fn ask(
        &self,
        index: &search_index::Index,
        mut page: u32,
        token: Option<SnapshotToken>,
    ) -> search_index::Result<Answer> {
        let (snapshot, moved) = held(index, token)?;
        let mut results = snapshot.search(&self.page(page))?;
        // the list may have become shorter since somebody kept its address
        if page > pages(results.total) {
            page = pages(results.total);
            results = snapshot.search(&self.page(page))?;
        }
        let facts = facts_of(&snapshot, results.hits.iter().map(|hit| hit.address))?;
        let advice = if results.total == 0 { self.advice(&snapshot)? } else { Vec::new() };
        let meant = if results.read_as.is_none() { self.meant(&snapshot, results.total)? } else { None };
        Ok(Answer { results, facts, advice, meant, page, moved })
    }

    /// The text as it was probably meant, if it finds more people as it is spelled then. Only words of people in the
    /// officer's reach are suggested, and only words that they alone make rare are replaced.
    pub(super) fn meant(
        &self,
        snapshot: &search_index::Snapshot,
        found: u64,
    ) -> search_index::Result<Option<Meant>> {
        if self.criteria.text.is_empty() {
            return Ok(None);
        }
        let spelling = in_time(snapshot.spelling(&self.criteria.text, &self.own, self.time_limit / 4))?;
        let Some(text) = spelling.flatten().map(|spelling| spelling.text) else { return Ok(None) };
        let wanted = Criteria { text: text.clone(), ..self.criteria.clone() };
        let request = SearchRequest { limit: 0, widen: false, ..self.within(self.time_limit / 4, &wanted) };
        let people = in_time(snapshot.search(&request))?.map_or(0, |found| found.total);
        let fits = text.chars().count() <= LONGEST_TEXT;
        Ok((fits && people > found).then_some(Meant { text, people }))
    }

    /// The search with everything that is counted beside it.
    pub(super) fn counting(&self) -> SearchRequest {
        SearchRequest {
            facets: FACETS.iter().map(|name| Facet { limit: MOST_VALUES, ..Facet::new(name) }).collect(),
            groups: vec![
                Group::new(YEARS, YearsWorked(self.day)),
                Group::new(column::AVAILABLE, AvailableWithin(self.day)),
                Group::new(column::SUBMITTED, SubmittedIn::new(self.day, self.zone)),
            ],
            ..self.request(&self.criteria)
        }
    }

    /// What to leave out of a search that finds nobody: one filter, or two where no single one helps. Advice is cut short
    /// rather than waited for: all of it takes no longer than half a search may.
    pub(super) fn advice(&self, snapshot: &search_index::Snapshot) -> search_index::Result<Vec<Advice>> {
        let (began, longest) = (std::time::Instant::now(), self.time_limit / 2);
        let set: Vec<Part> = Part::ALL.into_iter().filter(|part| self.criteria.has(*part)).collect();
        let one = set.iter().map(|part| (*part, None)).collect::<Vec<_>>();
        let two = set
            .iter()
            .enumerate()
            .flat_map(|(at, part)| set.iter().skip(at + 1).map(|other| (*part, Some(*other))));
        for tries in [one, two.collect()] {
            let mut advice = Vec::new();
            for (leave_out, and) in tries {
                let left = longest.saturating_sub(began.elapsed());
                let wider = self.criteria.without(leave_out);
                let wider = and.map_or(wider.clone(), |part| wider.without(part));
                let request = SearchRequest { limit: 0, ..self.within(left, &wider) };
                let Some(found) = in_time(snapshot.search(&request))? else { break };
                advice.push(Advice { leave_out, and, people: found.total });
            }
            advice.retain(|advice| advice.people > 0);
            advice.sort_by_key(|advice| std::cmp::Reverse(advice.people));
            advice.truncate(MOST_ADVICE);
            if !advice.is_empty() {
                return Ok(advice);
            }
        }
        Ok(Vec::new())
    }
}

/// What comes beside an answer and is not worth losing it: nothing where its time was up.
fn in_time<T>(answer: search_index::Result<T>) -> search_index::Result<Option<T>> {
    match answer {
        Err(search_index::Error::TimedOut) => Ok(None),
        other => other.map(Some),
    }
}

fn put_together(
    app: &App,
    criteria: &Criteria,
    day: Day,
    answer: Answer,
    place_names: FineNames,
) -> Result<Found> {
    let Answer { results, mut facts, advice, meant, page, moved } = answer;
    let mut tenure = Tenure::default();
    let mut people = Vec::with_capacity(results.hits.len());
    for hit in results.hits {
        let row = serde_json::from_slice(&hit.payload).map_err(Error::internal)?;
        let Some(whole) = facts.remove(&search_index::order_of(&hit.id)) else { continue };
        people.push(FoundPerson {
            person: hit.id.parse().map_err(Error::internal)?,
            row,
            months: tenure.months(&whole.facts, day),
            leading_months: tenure.leading_months(&whole.facts, day),
            score: score(&hit),
            reasons: reasons(hit.reasons),
            beside: beside(hit.extras),
            passages: passages(hit.highlights),
        });
    }
    Ok(Found {
        at: app.clock.now(),
        total: results.total,
        people,
        hidden: 0,
        counts: counts::counts(&results.facets, criteria, day, (&app.reference, &place_names)),
        place_names,
        matched: results.matched,
        read_as: results.read_as,
        meant,
        concepts: results.concepts,
        ignored: results.ignored,
        advice,
        page,
        pages: pages(results.total),
        snapshot: results.snapshot.to_string(),
        moved,
    })
}

/// The sum of all parts, in any order of the list.
fn score(hit: &search_index::Hit) -> f32 {
    let words = hit.reasons.iter().map(|reason| reason.score);
    words.chain(hit.extras.iter().map(|extra| extra.score)).sum()
}
