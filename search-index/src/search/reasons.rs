//! Why a document was found: for each wanted word or concept, where and as what the document has it, and its part of the
//! score. Asked for the hits of one page only, by looking each of them up in the lists of the ways its words may be met.
//! Where next: `query/words.rs` has the ways, `run.rs` asks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tantivy::SegmentReader;
use tantivy::query::{EnableScoring, Query as _, Scorer, Weight};

use super::results::DocAddress;
use crate::error::Result;
use crate::query::parse::{Clause, Parsed};
use crate::query::words::{Asked, Stage};
use crate::store::snapshot::Snapshot;

/// Wanted clauses that are explained; a whole page of text is no question.
const MOST_CLAUSES: usize = 16;

/// One of the wanted words, phrases or concepts that a hit has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// As typed, normalised; alternatives are joined by ` OR `.
    pub words: String,
    /// Its part of the score. The parts of a hit add up to what it scores by relevance.
    pub score: f32,
    /// Where the hit has it and as what, each once.
    pub met: Vec<Met>,
}

/// A field in which a word was met, and as what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Met {
    /// The declared text or name field.
    pub field: String,
    /// As what.
    pub how: How,
}

/// As what a word was met.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// A form of a Kazakh word.
    Kazakh,
    /// A form of a Russian word.
    Russian,
    /// A form of an English word.
    English,
    /// The same but for letters of the Kazakh alphabet.
    Letters,
    /// A longer word that begins so.
    Beginning,
    /// Words in a row.
    Phrase,
    /// A name, in some spelling.
    Name,
    /// A name with this first letter.
    Initial,
    /// A concept of the thesaurus, by any of its names.
    Concept {
        /// Its id.
        id: String,
        /// It is broader than what was asked for.
        broader: bool,
    },
}

/// The reasons of each of these hits, in their order.
pub(crate) fn reasons(
    snapshot: &Snapshot,
    parsed: &Parsed,
    stage: Stage,
    asked: Asked<'_>,
    hits: &[DocAddress],
) -> Result<Vec<Vec<Reason>>> {
    let near = stage != Stage::Exact;
    let searcher = snapshot.searcher();
    let mut by_segment: BTreeMap<u32, Vec<(u32, usize)>> = BTreeMap::new();
    for (place, hit) in hits.iter().enumerate() {
        by_segment.entry(hit.segment).or_default().push((hit.doc, place));
    }
    // Lists are walked forwards.
    by_segment.values_mut().for_each(|docs| docs.sort_unstable());
    let mut found: Vec<Vec<Reason>> = hits.iter().map(|_| Vec::new()).collect();
    for clause in parsed.clauses.iter().filter(|clause| !clause.negated).take(MOST_CLAUSES) {
        let whole = asked.clause(clause, near).weight(EnableScoring::enabled_from_searcher(searcher))?;
        let unscored = EnableScoring::disabled_from_searcher(searcher);
        let ways = asked.readings(clause, near).into_iter().map(|reading| {
            let met = Met { field: reading.field.to_owned(), how: reading.how };
            Ok((met, reading.way.weight(unscored)?))
        });
        let ways = ways.collect::<Result<Vec<_>>>()?;
        for (segment, docs) in &by_segment {
            let reader =
                usize::try_from(*segment).ok().and_then(|place| searcher.segment_readers().get(place));
            let Some(reader) = reader else { continue };
            in_segment(clause, whole.as_ref(), &ways, reader, docs, &mut found)?;
        }
    }
    Ok(found)
}

fn in_segment(
    clause: &Clause,
    whole: &dyn Weight,
    ways: &[(Met, Box<dyn Weight>)],
    reader: &SegmentReader,
    docs: &[(u32, usize)],
    found: &mut [Vec<Reason>],
) -> Result<()> {
    let mut scores = whole.scorer(reader, 1.0)?;
    let mut lists = Vec::with_capacity(ways.len());
    for (met, weight) in ways {
        lists.push((met, weight.scorer(reader, 1.0)?));
    }
    for (doc, place) in docs {
        if !is_at(scores.as_mut(), *doc) {
            continue;
        }
        let has =
            lists.iter_mut().filter_map(|(met, list)| is_at(list.as_mut(), *doc).then(|| (*met).clone()));
        let mut met: Vec<Met> = has.collect();
        met.sort_unstable();
        met.dedup();
        without_what_is_plain(&mut met);
        let reason = Reason { words: told(clause), score: scores.score(), met };
        found.get_mut(*place).into_iter().for_each(|reasons| reasons.push(reason.clone()));
    }
    Ok(())
}

/// A form of a word has the same letters too: said of one field, that is news only where no form was met.
fn without_what_is_plain(met: &mut Vec<Met>) {
    let is_form = |how: &How| matches!(how, How::Kazakh | How::Russian | How::English);
    let as_forms: Vec<String> =
        met.iter().filter(|met| is_form(&met.how)).map(|met| met.field.clone()).collect();
    met.retain(|met| met.how != How::Letters || !as_forms.contains(&met.field));
}

/// Moves a list forward to a document, if it has it.
pub(super) fn is_at(list: &mut dyn Scorer, doc: u32) -> bool {
    if list.doc() < doc {
        list.seek(doc);
    }
    list.doc() == doc
}

fn told(clause: &Clause) -> String {
    let units = clause.any.iter().map(|unit| {
        let words: Vec<_> = unit.tokens.iter().map(|token| token.forms.surface.as_str()).collect();
        words.join(" ")
    });
    units.collect::<Vec<_>>().join(" OR ")
}
