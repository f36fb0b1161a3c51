//! Documents like an example: by the most telling words and concepts of its texts, and by facts it has in columns. Each
//! thing shared has a stated worth, so a score is the sum of what a hit shares and nothing else. Words that a concept
//! stands for count by the concept, which other languages share.
//! Where next: `telling.rs` chooses the words and what they are worth.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tantivy::Term;
use tantivy::query::{EnableScoring, Occur, Query as _};

use super::collect::Hits;
use super::reasons::is_at;
use super::request::{Filter, MAX_LIMIT, Sort};
use super::results::DocAddress;
use super::run::{identity, load};
use super::telling::{Telling, telling};
use crate::error::{Error, Result};
use crate::query::filter::{FilterContext, conjunction};
use crate::query::ways::{Clauses, Way};
use crate::store::snapshot::Snapshot;

/// Facts of one request.
pub const MAX_FACTS: usize = 200;

/// What to be like.
#[derive(Debug, Clone)]
pub struct SimilarRequest {
    /// The example's texts with the declared text fields they are of. Hits are looked at in these fields.
    pub texts: Vec<(String, String)>,
    /// Texts whose words never count, like the names of the example.
    pub without: Vec<String>,
    /// What sharing all telling words is worth at most, and all telling concepts: common words tell less.
    pub words: f32,
    /// See [`Self::words`].
    pub concepts: f32,
    /// What sharing each fact is worth.
    pub facts: Vec<Fact>,
    /// Keys of documents that are no hits, the example's own above all.
    pub except: Vec<String>,
    /// All of them must hold; documents outside them are not even counted.
    pub filters: Vec<Filter>,
    /// Hits to return, at most [`MAX_LIMIT`].
    pub limit: usize,
    /// Give up after this long with [`Error::TimedOut`].
    pub time_limit: Duration,
}

/// Something the example has in a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is called in the answer.
    pub name: String,
    /// Told back with it.
    pub code: u64,
    /// The declared column.
    pub column: String,
    /// A hit has it if some value lies in some of these.
    pub ranges: Vec<RangeInclusive<u64>>,
    /// What sharing it is worth.
    pub worth: f32,
}

/// The answer to a [`SimilarRequest`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarResults {
    /// How many documents share a telling word or concept; where the example has none of either, a fact.
    pub total: u64,
    /// The most similar first; equal ones follow [`crate::order_of`] their keys.
    pub hits: Vec<SimilarHit>,
}

/// A document like the example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SimilarHit {
    /// The unique key.
    pub id: String,
    /// The bytes given with the document.
    pub payload: Vec<u8>,
    /// Where to find the document again in the same snapshot.
    pub address: DocAddress,
    /// The sum of what it shares.
    pub score: f32,
    /// What it shares: words, then concepts, both most telling first, then facts as asked.
    pub shared: Vec<Shared>,
}

/// Something shared with the example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// What.
    pub what: What,
    /// Its part of the score.
    pub score: f32,
}

/// What can be shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A word, as the example has it first.
    Word(String),
    /// A concept of the thesaurus, by its id.
    Concept(String),
    /// A fact, by its name and code.
    Fact {
        /// As in the request.
        name: String,
        /// As in the request.
        code: u64,
    },
}

/// A shareable thing as a way that scores its worth.
struct Part {
    what: What,
    worth: f32,
    way: Way,
}

/// See [`Snapshot::similar`].
pub(crate) fn similar(snapshot: &Snapshot, request: &SimilarRequest) -> Result<SimilarResults> {
    if request.limit > MAX_LIMIT || request.facts.len() > MAX_FACTS {
        return Err(Error::Invalid(format!("at most {MAX_LIMIT} hits and {MAX_FACTS} facts")));
    }
    let now = Instant::now();
    let deadline = now.checked_add(request.time_limit).unwrap_or(now);
    let shared = snapshot.shared();
    let context = FilterContext {
        schema: Arc::clone(&shared.schema),
        layout: Arc::clone(&shared.layout),
        deadline: Some(deadline),
    };
    let mut bounds = context.all_of(&request.filters)?;
    for key in &request.except {
        let term = Term::from_field_text(shared.layout.id, key);
        bounds.push((Occur::MustNot, Way::Term(term)));
    }
    let telling = telling(snapshot, request, &bounds, deadline)?;
    let texts: Vec<Part> = telling.into_iter().map(Part::from).collect();
    let mut facts = Vec::with_capacity(request.facts.len());
    for fact in &request.facts {
        facts.push(Part::of(fact, &context)?);
    }
    let Some(query) = whole(&texts, &facts, &bounds) else {
        return Ok(SimilarResults { total: 0, hits: Vec::new() });
    };
    let relevance = Sort::Relevance;
    let hits = Hits {
        window: request.limit,
        rank: Some(&relevance),
        extras: &[],
        facets: Vec::new(),
        sieves: Vec::new(),
        layout: Arc::clone(&shared.layout),
        deadline,
    };
    let found = hits.of(&query, snapshot)?;
    let mut hits = Vec::with_capacity(found.top.len());
    for candidate in &found.top {
        let (id, payload) = identity(snapshot, &load(snapshot, candidate.address)?);
        let (address, score) = (candidate.address, candidate.score);
        hits.push(SimilarHit { id, payload, address, score, shared: Vec::new() });
    }
    for part in texts.iter().chain(&facts) {
        tell(snapshot, part, &mut hits)?;
    }
    Ok(SimilarResults { total: found.total, hits })
}

/// Something told of the texts must be shared; facts only add. Without texts to go by, some fact must be.
fn whole(texts: &[Part], facts: &[Part], bounds: &Clauses) -> Option<Way> {
    let ways = |parts: &[Part]| parts.iter().map(|part| part.way.clone()).collect::<Vec<_>>();
    let (needed, more) = match (texts, facts) {
        ([], []) => return None,
        ([], facts) => (ways(facts), Vec::new()),
        (texts, facts) => (ways(texts), ways(facts)),
    };
    let needed = Way::Together { of: needed, needed: 1, also: Vec::new(), not: Vec::new() };
    let mut clauses = bounds.clone();
    clauses.push((Occur::Must, needed));
    clauses.extend(more.into_iter().map(|way| (Occur::Should, way)));
    Some(conjunction(clauses))
}

/// Tells the hits that have it.
fn tell(snapshot: &Snapshot, part: &Part, hits: &mut [SimilarHit]) -> Result<()> {
    let weight = part.way.weight(EnableScoring::disabled_from_searcher(snapshot.searcher()))?;
    for (segment, reader) in (0_u32..).zip(snapshot.searcher().segment_readers()) {
        let mut own: Vec<&mut SimilarHit> =
            hits.iter_mut().filter(|hit| hit.address.segment == segment).collect();
        if own.is_empty() {
            continue;
        }
        // lists are walked forwards
        own.sort_by_key(|hit| hit.address.doc);
        let mut list = weight.scorer(reader, 1.0)?;
        for hit in own {
            if is_at(list.as_mut(), hit.address.doc) {
                hit.shared.push(Shared { what: part.what.clone(), score: part.worth });
            }
        }
    }
    Ok(())
}

impl Part {
    fn of(fact: &Fact, context: &FilterContext) -> Result<Self> {
        let filter = Filter::ranges(&fact.column, fact.ranges.iter().cloned());
        let has = conjunction(context.all_of(&[filter])?);
        Ok(Self {
            what: What::Fact { name: fact.name.clone(), code: fact.code },
            worth: fact.worth,
            way: has.flat(fact.worth),
        })
    }
}

impl From<Telling> for Part {
    fn from(telling: Telling) -> Self {
        Self { what: telling.what, worth: telling.worth, way: telling.has.flat(telling.worth) }
    }
}
