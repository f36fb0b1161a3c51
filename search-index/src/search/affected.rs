//! Which documents a change of the thesaurus concerns, and which have a text or a concept, as sets.
//!
//! Concepts are put into a document when it is indexed (`document.rs`; official names are in none, and are read with the
//! concepts of the question, see `query/labels.rs`), because only there the longest name that stands
//! in a text can be told from one inside another. What is put in depends on the forms of the text's words, which no
//! thesaurus changes (`Analyser::with_concepts`), and on the names whose every word stands in the text in the right form.
//! So if the concepts of a document would differ between two states, a name that is in one of the states and not in the
//! other has all its words in one field of the document; and those words are in the index, so they find it. Names that
//! need more (a row of words, capitals, no longer name around them) are found too often this way, never too seldom.
//! Where next: `analysis/concepts.rs` has the names, `store/snapshot.rs` the entries.

use std::collections::BTreeSet;

use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, Term};

use crate::analysis::fold::fold;
use crate::analysis::{Analyser, LONGEST_NAME, NameOf, names_of};
use crate::columns::OrderColumn;
use crate::error::Result;
use crate::query::filter::conjunction;
use crate::query::parse::{Clause, Parsed, parse};
use crate::query::ways::Clauses;
use crate::query::words::{self, Asked, Stage};
use crate::schema::TextFields;
use crate::store::snapshot::Snapshot;
use crate::thesaurus::Concept;

/// The states one concept was in; nothing where it was not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConceptStates(pub Vec<Option<Concept>>);

impl ConceptStates {
    /// Names of some states that are not names of all.
    fn differing(&self, analyser: &Analyser) -> BTreeSet<NameOf> {
        let kinds: BTreeSet<Option<&str>> =
            self.0.iter().map(|state| state.as_ref().map(|concept| concept.kind.as_str())).collect();
        let states = self.0.iter().map(|state| match state {
            Some(concept) => names_of(concept, analyser).into_iter().collect::<BTreeSet<_>>(),
            None => BTreeSet::new(),
        });
        let states: Vec<BTreeSet<NameOf>> = states.collect();
        let all: BTreeSet<NameOf> = states.iter().flatten().cloned().collect();
        // What a name inside another counts for depends on the kinds of both.
        let differs = |name: &NameOf| kinds.len() > 1 || !states.iter().all(|names| names.contains(name));
        all.into_iter().filter(differs).collect()
    }
}

/// See [`Snapshot::affected`].
pub(crate) fn affected(snapshot: &Snapshot, concepts: &[ConceptStates]) -> Result<Vec<u128>> {
    let layout = &snapshot.shared().layout;
    let names: BTreeSet<NameOf> =
        concepts.iter().flat_map(|states| states.differing(snapshot.analyser())).collect();
    let mut found = Vec::new();
    for name in &names {
        for (_, fields) in &layout.texts {
            found.extend(orders(snapshot, words_of(name, fields).as_ref())?);
        }
    }
    Ok(sorted(found))
}

/// All words of a name, anywhere in one field.
fn words_of(name: &NameOf, fields: &TextFields) -> Box<dyn Query> {
    let words = name.stems.iter().take(LONGEST_NAME.saturating_add(1)).map(|stems| {
        // A word of another language stands for itself, and is found without Kazakh letters.
        let forms = stems.iter().flat_map(|stem| {
            let folded = fold(stem);
            let forms = [(fields.stem, stem), (fields.folded, stem), (fields.folded, &folded)];
            forms.map(|(field, text)| term(field, text))
        });
        let any = forms.map(|query| (Occur::Should, query)).collect();
        (Occur::Must, Box::new(BooleanQuery::new(any)) as Box<dyn Query>)
    });
    Box::new(BooleanQuery::new(words.collect()))
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

/// See [`Snapshot::having`].
pub(crate) fn having(snapshot: &Snapshot, text: &str) -> Result<Vec<u128>> {
    let parsed = parse(text, snapshot.analyser(), &snapshot.shared().layout.scopes);
    if !parsed.wants_words() {
        return Ok(Vec::new());
    }
    Ok(sorted(matching(snapshot, &parsed)?))
}

/// See [`Snapshot::about`].
pub(crate) fn about(snapshot: &Snapshot, concept: &str) -> Result<Vec<u128>> {
    let number = snapshot.analyser().thesaurus().and_then(|thesaurus| thesaurus.number(concept));
    let Some(number) = number else { return Ok(Vec::new()) };
    let clause = Clause { negated: false, any: Vec::new(), concepts: vec![number] };
    let mut found = Vec::new();
    for reading in Asked::of(snapshot).readings(&clause, false) {
        found.extend(orders(snapshot, &reading.way)?);
    }
    Ok(sorted(found))
}

fn matching(snapshot: &Snapshot, parsed: &Parsed) -> Result<Vec<u128>> {
    let clauses: Clauses = words::clauses(parsed, Asked::of(snapshot), Stage::Exact);
    orders(snapshot, &conjunction(clauses))
}

/// The documents of a query, in the order of the index.
fn orders(snapshot: &Snapshot, query: &dyn Query) -> Result<Vec<u128>> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(snapshot.searcher()))?;
    let mut found = Vec::new();
    for reader in snapshot.searcher().segment_readers() {
        let order = OrderColumn::open(reader)?;
        let mut docs = weight.scorer(reader, 1.0)?;
        let mut doc = docs.doc();
        while doc != TERMINATED {
            if !reader.is_deleted(doc) {
                found.push(order.get(doc));
            }
            doc = docs.advance();
        }
    }
    Ok(found)
}

fn sorted(mut orders: Vec<u128>) -> Vec<u128> {
    orders.sort_unstable();
    orders.dedup();
    orders
}
