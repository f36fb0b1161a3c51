//! Official names of the values of columns: few, and the same for every document, so they are looked up in an index of
//! their own, in memory, one document for each value of each declared field. It is asked by the words that documents are
//! asked by (`words.rs`), in the same ways; what it finds are values, which documents have in their columns.
//! Where next: `words.rs` turns values into lists of documents, `percolate/compile.rs` into conditions.

use std::sync::Arc;

use tantivy::query::{EnableScoring, Query as _};
use tantivy::schema::Field;
use tantivy::{DocSet as _, Searcher, TERMINATED, Term};
use tantivy_fst::Automaton;

use super::readings::Reading;
use super::scope::Scope;
use super::vocabulary::{Answers, Vocabulary};
use super::ways::Way;
use super::words::Asked;
use crate::analysis::Analyser;
use crate::columns::Column;
use crate::document::Document;
use crate::error::Result;
use crate::schema::{ColumnField, Layout, Schema, column_name};
use crate::store::generation::Generation;

const VALUE: &str = "value";

/// The names, as one analyser reads them.
pub(crate) struct Labels {
    layout: Layout,
    searcher: Searcher,
    answers: Answers,
    /// What is named in each field: the place of the column of documents, and its lists.
    columns: Vec<(usize, Field)>,
}

/// A reading of the names that is met by some of them, and their values.
pub(crate) struct Labelled<'a> {
    pub(crate) reading: Reading<'a>,
    /// The place of the column and its lists.
    pub(crate) column: (usize, Field),
    pub(crate) values: Vec<u64>,
}

impl Labels {
    /// Those declared for documents laid out so; nothing where none are.
    pub(crate) fn new(documents: &Layout, analyser: &Analyser) -> Result<Option<Arc<Self>>> {
        if documents.labels.is_empty() {
            return Ok(None);
        }
        let fields = documents.labels.iter().map(|(label, _)| label.text.clone());
        let schema = Schema::new("id").column(ColumnField::new(VALUE));
        let schema = fields.fold(schema, Schema::text);
        let layout = Layout::new(&schema)?;
        let mut named = Vec::new();
        for (label, _) in &documents.labels {
            for (value, names) in &label.names {
                let document = Document::new(&format!("{} {value}", label.text.name)).values(VALUE, [*value]);
                let document = names
                    .iter()
                    .fold(document, |document, name| document.text(label.text.name.clone(), name));
                named.push(document.prepare(&schema, &layout, analyser)?);
            }
        }
        let searcher = Generation::in_memory(&layout, named)?.reader.searcher();
        let column = |place: usize| documents.columns.get(place).map(|(_, field)| (place, *field));
        let columns = documents.labels.iter().filter_map(|(_, place)| column(*place)).collect();
        Ok(Some(Arc::new(Self { layout, searcher, answers: Answers::default(), columns })))
    }

    /// What is met in the fields of a scope when `ask` reads the names as if they were documents.
    pub(crate) fn met<'a>(
        &'a self,
        analyser: &'a Analyser,
        scope: Scope,
        ask: impl FnOnce(Asked<'a>, Scope) -> Vec<Reading<'a>>,
    ) -> Vec<Labelled<'a>> {
        let asked = || Asked {
            layout: &self.layout,
            analyser,
            vocabulary: Vocabulary::new(&self.searcher, &self.answers),
            labels: None,
        };
        let readings = scope.labels().map_or_else(Vec::new, |scope| ask(asked(), scope));
        let met = readings.into_iter().filter_map(|reading| {
            let place = self.layout.texts.iter().position(|(text, _)| text.name == reading.field)?;
            let column = *self.columns.get(place)?;
            // the index is in memory: there are no files that could be damaged
            let values = self.values(&reading.way).unwrap_or_default();
            (!values.is_empty()).then_some(Labelled { reading, column, values })
        });
        met.collect()
    }

    /// Words of the names in a scope that the automaton accepts, without Kazakh letters: each with the place of its field, the
    /// lists of the column and the values named by it.
    pub(crate) fn words<A: Automaton<State: Clone>>(
        &self,
        scope: Scope,
        automaton: impl Fn() -> A,
    ) -> Vec<(String, (usize, Field), Vec<u64>)> {
        let (mut found, vocabulary) = (Vec::new(), Vocabulary::new(&self.searcher, &self.answers));
        let Some(scope) = scope.labels() else { return found };
        for (place, ((_, fields), (_, lists))) in self.layout.texts.iter().zip(&self.columns).enumerate() {
            if !scope.has_text(place) {
                continue;
            }
            for word in vocabulary.matching(fields.folded, &automaton) {
                let named = Way::Term(Term::from_field_text(fields.folded, &word));
                let values = self.values(&named).unwrap_or_default();
                found.push((word, (place, *lists), values));
            }
        }
        found
    }

    /// The values whose names are found, each once.
    fn values(&self, way: &Way) -> Result<Vec<u64>> {
        let weight = way.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let mut values = Vec::new();
        for reader in self.searcher.segment_readers() {
            let mut docs = weight.scorer(reader, 1.0)?;
            if docs.doc() == TERMINATED {
                continue;
            }
            let column = Column::open(reader, &column_name(VALUE))?;
            while docs.doc() != TERMINATED {
                values.extend(column.first(docs.doc()));
                docs.advance();
            }
        }
        values.sort_unstable();
        values.dedup();
        Ok(values)
    }
}
