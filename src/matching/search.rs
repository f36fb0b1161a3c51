//! The officer's search: words, filters, counts beside each filter, and people whose passages show why they were found.
//! The officer's regions are a condition inside the query, so no count ever tells of anybody outside them.

use chrono::{DateTime, Utc};
use search_index::{
    Facet, Filter, Fragment, Highlight, Ignored, Matched, NamedConcept, SearchRequest, SnapshotToken,
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::matching::document::{Row, column};
use crate::matching::facts_columns::Whole;
use crate::matching::filters::{Criteria, Part, within};
use crate::matching::matches::{facts_of, held, pages};
use crate::matching::tenure::Tenure;
use crate::matching::{LAST_PAGE, PAGE, scope};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::PersonId;
use crate::platform::tx::{Act, Note};
use crate::reference::codes::{Category, EducationLevel, Language, Sector};
use crate::reference::keys::{FieldCode, Kato};
use crate::rules::Day;

/// Columns that are counted, in the order of the answer.
const FACETS: [&str; 6] =
    [column::REGION, column::LEVEL, column::FIELD, column::CATEGORY, column::LANGUAGE, column::SECTOR];
/// Most values of one facet: every language at every level.
const MOST_VALUES: usize = 200;
/// Most pieces of advice for an empty list.
const MOST_ADVICE: usize = 3;
/// Most passages shown of one person.
const MOST_PASSAGES: usize = 3;

/// A page of a search.
#[derive(Debug)]
pub struct Found {
    /// When the reserve was asked.
    pub at: DateTime<Utc>,
    pub total: u64,
    pub people: Vec<FoundPerson>,
    pub counts: FilterCounts,
    /// How the words were matched.
    pub matched: Matched,
    /// What was searched instead of a text that finds nothing and reads as this with another keyboard layout.
    pub read_as: Option<String>,
    /// Words that name concepts of the thesaurus.
    pub concepts: Vec<NamedConcept>,
    /// Parts of the text that had no effect.
    pub ignored: Vec<Ignored>,
    /// For an empty list: what to leave out, and how many people that would give. Most people first.
    pub advice: Vec<(Part, u64)>,
    pub page: u32,
    pub pages: u32,
    /// Names the state this page was shown from.
    pub snapshot: String,
    /// The earlier state was gone, so this page is of the present one.
    pub moved: bool,
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
}

/// A passage in which words were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Passage {
    /// `posts`, `studies` or `statement`.
    pub field: String,
    /// The text in pieces; found words are marked.
    pub pieces: Vec<Piece>,
    /// Whether the text goes on before and after.
    pub cut: (bool, bool),
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Piece {
    pub text: String,
    pub found: bool,
}

/// How many people each value of a filter would give with everything else as it is. Most people first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct FilterCounts {
    pub region: Vec<Counted>,
    pub level: Vec<Counted>,
    pub field: Vec<Counted>,
    pub category: Vec<Counted>,
    pub language: Vec<Counted>,
    pub sector: Vec<Counted>,
}

/// A value of a filter and its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counted {
    /// The code to filter by.
    pub code: String,
    pub people: u64,
}

/// What the index answers.
struct Answer {
    results: search_index::SearchResults,
    facts: std::collections::HashMap<u128, Whole>,
    advice: Vec<(Part, u64)>,
    moved: bool,
}

/// Searches the people of the officer's regions. `page` counts from 1; `snapshot` comes from an earlier page.
pub async fn people(
    app: &App,
    act: &Act,
    who: &Account,
    criteria: Criteria,
    page: u32,
    snapshot: Option<String>,
) -> Result<Found> {
    let page = page.clamp(1, LAST_PAGE);
    let day = Day::from_date(app.clock.today()).map_err(Error::internal)?;
    let own = within(&scope(who)?);
    let (filters, texts) =
        (Part::ALL.into_iter().filter(|part| criteria.has(*part)).count(), criteria.has(Part::Text));
    let question = Question { criteria, own, day, time_limit: app.index.time_limit() };
    let token = snapshot.map(|text| SnapshotToken::parse(&text));
    let answer = app.index.ask(move |index| question.ask(index, page, token)).await?;
    let found = put_together(app, day, page, answer)?;
    app.write(act, async |tx| {
        // no words: what an officer looks for is not the log's business, whom it showed is the person's (decision 0006)
        let people: Vec<_> = found.people.iter().map(|one| one.person).collect();
        let detail = json!({
            "total": found.total, "people": people, "page": page, "filters": filters, "words": texts,
        });
        tx.note(Note::new("people.searched", "reserve", None).with(detail)).await
    })
    .await?;
    Ok(found)
}

struct Question {
    criteria: Criteria,
    /// The officer's own regions.
    own: Option<Filter>,
    day: Day,
    time_limit: std::time::Duration,
}

impl Question {
    fn request(&self, criteria: &Criteria) -> SearchRequest {
        let mut filters = criteria.filters(self.day);
        filters.extend(self.own.clone());
        SearchRequest {
            text: criteria.text.clone(),
            filters,
            sort: criteria.sort(),
            time_limit: self.time_limit,
            ..SearchRequest::default()
        }
    }

    fn ask(
        &self,
        index: &search_index::Index,
        page: u32,
        token: Option<SnapshotToken>,
    ) -> search_index::Result<Answer> {
        let (snapshot, moved) = held(index, token)?;
        let request = SearchRequest {
            facets: FACETS.iter().map(|name| Facet { limit: MOST_VALUES, ..Facet::new(name) }).collect(),
            offset: usize::try_from(page - 1).unwrap_or_default().saturating_mul(PAGE),
            limit: PAGE,
            highlights: true,
            ..self.request(&self.criteria)
        };
        let results = snapshot.search(&request)?;
        let facts = facts_of(&snapshot, results.hits.iter().map(|hit| search_index::order_of(&hit.id)))?;
        let mut advice = Vec::new();
        if results.total == 0 {
            for part in Part::ALL.into_iter().filter(|part| self.criteria.has(*part)) {
                let wider = SearchRequest { limit: 0, ..self.request(&self.criteria.without(part)) };
                advice.push((part, snapshot.search(&wider)?.total));
            }
            advice.retain(|(_, people)| *people > 0);
            advice.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
            advice.truncate(MOST_ADVICE);
        }
        Ok(Answer { results, facts, advice, moved })
    }
}

fn put_together(app: &App, day: Day, page: u32, answer: Answer) -> Result<Found> {
    let Answer { results, mut facts, advice, moved } = answer;
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
            passages: passages(hit.highlights),
        });
    }
    Ok(Found {
        at: app.clock.now(),
        total: results.total,
        people,
        counts: counts(results.facets),
        matched: results.matched,
        read_as: results.read_as,
        concepts: results.concepts,
        ignored: results.ignored,
        advice,
        page,
        pages: pages(results.total),
        snapshot: results.snapshot.to_string(),
        moved,
    })
}

/// The first different passages: somebody who held one post three times shows it once.
fn passages(highlights: Vec<Highlight>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for highlight in highlights {
        for fragment in &highlight.fragments {
            let passage =
                Passage { field: highlight.field.clone(), pieces: pieces(fragment), cut: fragment.cut };
            if passages.len() < MOST_PASSAGES && !passages.contains(&passage) {
                passages.push(passage);
            }
        }
    }
    passages
}

/// Cuts a passage at its marks. Marks that are not where letters begin are left out rather than trusted.
pub fn pieces(fragment: &Fragment) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut push = |range: std::ops::Range<usize>, found: bool| {
        if let Some(text) = fragment.text.get(range).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), found });
        }
    };
    for (start, end) in fragment.marks.iter().copied() {
        if start >= done && fragment.text.get(start..end).is_some() {
            push(done..start, false);
            push(start..end, true);
            done = end;
        }
    }
    push(done..fragment.text.len(), false);
    pieces
}

fn counts(facets: Vec<search_index::FacetCounts>) -> FilterCounts {
    let mut counts = FilterCounts::default();
    for facet in facets {
        let coded = |code: fn(u64) -> Option<String>| {
            let counted = facet
                .counts
                .iter()
                .filter_map(|(value, people)| Some(Counted { code: code(*value)?, people: *people }));
            counted.collect::<Vec<_>>()
        };
        match facet.column.as_str() {
            column::REGION => {
                counts.region = coded(|value| {
                    Kato::from_number(u32::try_from(value).ok()?.checked_mul(10_000_000)?)
                        .map(|kato| kato.to_string())
                })
            }
            column::LEVEL => {
                counts.level = coded(|value| {
                    EducationLevel::from_number(u8::try_from(value).ok()?).map(|level| level.to_string())
                })
            }
            column::FIELD => {
                counts.field = coded(|value| {
                    FieldCode::from_number(u16::try_from(value).ok()?).map(|code| code.to_string())
                })
            }
            column::CATEGORY => {
                counts.category = coded(|value| {
                    Category::from_number(u8::try_from(value).ok()?).map(|category| category.to_string())
                })
            }
            column::SECTOR => {
                counts.sector = coded(|value| {
                    Sector::from_number(u8::try_from(value).ok()?).map(|sector| sector.to_string())
                })
            }
            column::LANGUAGE => counts.language = languages(&facet.counts),
            _ => {}
        }
    }
    counts
}

/// A person has each language once, so the people of a language are the sum over its levels.
fn languages(counts: &[(u64, u64)]) -> Vec<Counted> {
    let spoken = Language::ALL.iter().map(|language| {
        let own = counts.iter().filter(|(value, _)| value >> 4 == u64::from(language.number()));
        Counted { code: language.to_string(), people: own.map(|(_, people)| people).sum() }
    });
    let mut spoken: Vec<_> = spoken.filter(|counted| counted.people > 0).collect();
    spoken.sort_by_key(|counted| std::cmp::Reverse(counted.people));
    spoken
}
