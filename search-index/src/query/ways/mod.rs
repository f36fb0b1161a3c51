//! Ways to find documents by words: what `words.rs` composes and searches run. A word has dozens of lists of documents, one
//! for each form in each field, and most matches stand in several of them; the engine's own unions go through these one
//! document at a time. Here lists are read in blocks and scores gathered for a window of documents at once (an idea of
//! Lucene's `BooleanScorer`), and what one part of a conjunction leaves is all that the next one scores.
//! To the rest of the engine a way is a query like any other.
//! Where next: `window.rs` (going through documents), `node.rs` (the evaluation), `list.rs` (reading a list).

mod layer;
mod list;
mod node;
#[cfg(test)]
mod tests;
mod window;

use tantivy::query::{Bm25Weight, EnableScoring, Explanation, Occur, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, Score, SegmentReader, TantivyError, Term};

pub(crate) use self::layer::bits;
use self::list::List;
use self::node::{Node, Together};
pub(crate) use self::window::Windows;

/// Conditions that must, or must not, hold together; what should adds to the score.
pub(crate) type Clauses = Vec<(Occur, Way)>;

/// A way to find documents, and what they score by it.
#[derive(Debug)]
pub(crate) enum Way {
    /// Those with a term; rarer terms, more often, in shorter texts score more (BM25, as the engine has it).
    Term(Term),
    /// Any of several: the best score, and of the others so much.
    Best { of: Vec<Way>, tie_breaker: Score },
    /// So many of several, and what else holds; scores are added. None of some others.
    Together { of: Vec<Way>, needed: usize, also: Vec<Way>, not: Vec<Way> },
    /// Scores times a factor.
    Boosted(Box<Way>, Score),
    /// Everybody scores the same.
    Flat(Box<Way>, Score),
    /// What the engine answers by itself.
    Engine(Box<dyn Query>),
}

impl Clone for Way {
    fn clone(&self) -> Self {
        match self {
            Self::Term(term) => Self::Term(term.clone()),
            Self::Best { of, tie_breaker } => Self::Best { of: of.clone(), tie_breaker: *tie_breaker },
            Self::Together { of, needed, also, not } => {
                Self::Together { of: of.clone(), needed: *needed, also: also.clone(), not: not.clone() }
            }
            Self::Boosted(way, factor) => Self::Boosted(way.clone(), *factor),
            Self::Flat(way, score) => Self::Flat(way.clone(), *score),
            Self::Engine(query) => Self::Engine(query.box_clone()),
        }
    }
}

impl Way {
    /// Nobody.
    pub(crate) fn nobody() -> Self {
        Self::Best { of: Vec::new(), tie_breaker: 0.0 }
    }

    /// Who the query finds; it decides who is found, never who comes first.
    pub(crate) fn filter(query: Box<dyn Query>) -> Self {
        Self::Flat(Box::new(Self::Engine(query)), 0.0)
    }

    /// Any of several: the best score, and of the others so much.
    pub(crate) fn best_of(mut of: Vec<Self>, tie_breaker: Score) -> Self {
        match of.pop() {
            Some(only) if of.is_empty() => only,
            Some(last) => {
                of.push(last);
                Self::Best { of, tie_breaker }
            }
            None => Self::nobody(),
        }
    }

    /// Who meets all; nobody where there is nothing to meet.
    pub(crate) fn all(of: Vec<Self>) -> Self {
        if of.is_empty() {
            return Self::nobody();
        }
        Self::Together { needed: of.len(), of, also: Vec::new(), not: Vec::new() }
    }

    pub(crate) fn boosted(self, factor: Score) -> Self {
        if (factor - 1.0).abs() < f32::EPSILON { self } else { Self::Boosted(Box::new(self), factor) }
    }

    pub(crate) fn flat(self, score: Score) -> Self {
        Self::Flat(Box::new(self), score)
    }

    /// With what its terms weigh in a state of the index.
    pub(crate) fn weighed(&self, scoring: EnableScoring<'_>) -> tantivy::Result<WayWeight> {
        Ok(WayWeight(Weighed::new(self, scoring, 1.0)?))
    }
}

impl Query for Way {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.weighed(scoring)?))
    }
}

/// A way with what its terms weigh in a state of the index.
enum Weighed {
    /// Scored by BM25, or the same for all.
    Term(Term, Result<Bm25Weight, Score>),
    Best(Vec<Weighed>, Score),
    Together {
        of: Vec<Weighed>,
        needed: usize,
        also: Vec<Weighed>,
        not: Vec<Weighed>,
    },
    Flat(Box<Weighed>, Score),
    Engine(Box<dyn Weight>, Score),
}

impl Weighed {
    fn new(way: &Way, scoring: EnableScoring<'_>, factor: Score) -> tantivy::Result<Self> {
        let all = |ways: &[Way]| -> tantivy::Result<Vec<Self>> {
            ways.iter().map(|way| Self::new(way, scoring, factor)).collect()
        };
        Ok(match way {
            Way::Term(term) => {
                let by = match scoring {
                    EnableScoring::Enabled { statistics_provider, .. } => {
                        let terms = std::slice::from_ref(term);
                        Ok(Bm25Weight::for_terms(statistics_provider, terms)?.boost_by(factor))
                    }
                    EnableScoring::Disabled { .. } => Err(0.0),
                };
                Self::Term(term.clone(), by)
            }
            Way::Best { of, tie_breaker } => Self::Best(all(of)?, *tie_breaker),
            Way::Together { of, needed, also, not } => {
                let unscored = unscored(scoring);
                // whoever only has to be told apart from others needs no scores
                let also = if scoring.is_scoring_enabled() { all(also)? } else { Vec::new() };
                let not =
                    not.iter().map(|way| Self::new(way, unscored, 1.0)).collect::<tantivy::Result<_>>()?;
                Self::Together { of: all(of)?, needed: *needed, also, not }
            }
            Way::Boosted(way, more) => Self::new(way, scoring, factor * more)?,
            Way::Flat(way, score) => match Self::new(way, unscored(scoring), 1.0)? {
                Self::Term(term, _) => Self::Term(term, Err(score * factor)),
                way => Self::Flat(Box::new(way), score * factor),
            },
            Way::Engine(query) => Self::Engine(query.weight(scoring)?, factor),
        })
    }

    /// Its evaluation over a segment; nothing where the segment has none of it.
    fn open(&self, reader: &SegmentReader, factor: Score) -> tantivy::Result<Option<Node>> {
        let all = |ways: &[Self]| -> tantivy::Result<Vec<Node>> {
            let nodes = ways.iter().map(|way| way.open(reader, factor));
            Ok(nodes.collect::<tantivy::Result<Vec<_>>>()?.into_iter().flatten().collect())
        };
        Ok(match self {
            Self::Term(term, by) => {
                let inverted = reader.inverted_index(term.field())?;
                let record = if by.is_ok() { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
                let Some(list) = inverted.read_block_postings(term, record)? else { return Ok(None) };
                let list = List::new(list);
                Some(match by {
                    Ok(by) => {
                        let norms = reader.get_fieldnorms_reader(term.field())?;
                        Node::Scored { list, by: by.boost_by(factor), norms }
                    }
                    Err(score) => Node::Same { list, score: score * factor },
                })
            }
            Self::Best(of, tie_breaker) => Node::best(all(of)?, *tie_breaker),
            Self::Together { of, needed, also, not } => {
                let together = Together::new(all(of)?, *needed, all(also)?, all(not)?);
                together.map(|together| Node::Together(Box::new(together)))
            }
            Self::Flat(way, score) => way.open(reader, 1.0)?.map(|node| node.flat(score * factor)),
            Self::Engine(weight, own) => {
                let scorer = weight.scorer(reader, own * factor)?;
                (scorer.doc() != tantivy::TERMINATED).then_some(Node::Engine(scorer))
            }
        })
    }
}

fn unscored(scoring: EnableScoring<'_>) -> EnableScoring<'_> {
    match scoring {
        EnableScoring::Enabled { searcher, .. } => EnableScoring::disabled_from_searcher(searcher),
        disabled @ EnableScoring::Disabled { .. } => disabled,
    }
}

/// A way ready to be walked in any segment.
pub(crate) struct WayWeight(Weighed);

impl WayWeight {
    /// Its documents in a segment: none before [`Windows::next_within`] is told where to begin.
    pub(crate) fn windows(&self, reader: &SegmentReader, factor: Score) -> tantivy::Result<Windows> {
        Ok(Windows::new(self.0.open(reader, factor)?, reader.max_doc()))
    }
}

impl Weight for WayWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut windows = self.windows(reader, boost)?;
        windows.go(0);
        Ok(Box::new(windows))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() < doc {
            scorer.seek(doc);
        }
        if scorer.doc() != doc {
            return Err(TantivyError::InvalidArgument(format!("document {doc} is not among those found")));
        }
        Ok(Explanation::new("found by words", scorer.score()))
    }
}
