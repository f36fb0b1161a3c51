//! From a search to nodes: the same words, phrases, names and concepts in the same fields as `query/words.rs` asks an
//! index for, and the same filters as `query/filter.rs`.
//! Where next: `nodes.rs` keeps them, `seen.rs` asks them of a document.

use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use super::nodes::{Node, NodeId, Nodes};
use crate::analysis::{Analyser, Token};
use crate::document::check_key;
use crate::error::Result;
use crate::query::filter::{bounded, merged};
use crate::query::forms::{self, Row};
use crate::query::labels::Labels;
use crate::query::parse::{Clause, Parsed, Unit};
use crate::query::readings::Reading;
use crate::query::scope::Scope;
use crate::query::vocabulary::narrow;
use crate::query::words::Asked;
use crate::schema::{NameField, NameFields, TextField, TextFields};
use crate::search::request::Filter;
use crate::store::index::Shared;
use crate::store::wording::Wording;

/// Shares of documents guessed where the index cannot be asked, or has none.
const LIKELY_TERM: f32 = 0.02;
const LIKELY_NAME: f32 = 0.001;
const LIKELY_BEGINNING: f32 = 0.05;
const LIKELY_STEM: f32 = 0.01;
const LIKELY_VALUE: f32 = 0.1;
const LIKELY_RANGES: f32 = 0.3;

/// Makes nodes of searches.
pub(super) struct Compiler<'a> {
    shared: &'a Shared,
    analyser: &'a Analyser,
    labels: Option<&'a Labels>,
    nodes: &'a mut Nodes,
    /// Tells how rare terms are.
    searcher: Option<&'a Searcher>,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(
        (shared, wording): (&'a Shared, &'a Wording),
        nodes: &'a mut Nodes,
        searcher: Option<&'a Searcher>,
    ) -> Self {
        let Wording { analyser, labels, .. } = wording;
        Self { shared, analyser, labels: labels.as_deref(), nodes, searcher }
    }

    /// What the words ask: every node must hold.
    pub(super) fn words(&mut self, parsed: &Parsed) -> Vec<NodeId> {
        let conditions = parsed.clauses.iter().map(|clause| {
            let node = self.clause(clause);
            if clause.negated { self.nodes.not(node) } else { node }
        });
        conditions.collect()
    }

    /// What the filters ask: every node must hold.
    pub(super) fn filters(&mut self, filters: &[Filter]) -> Result<Vec<NodeId>> {
        filters.iter().map(|filter| self.filter(filter)).collect()
    }

    fn filter(&mut self, filter: &Filter) -> Result<NodeId> {
        Ok(match filter {
            Filter::Column { column, ranges } => {
                let (_, field) = self.shared.layout.column(column)?;
                let place = self.shared.layout.columns.iter().position(|(known, _)| known.name == *column);
                let place = place.unwrap_or(usize::MAX);
                bounded(ranges.len())?;
                let ranges = merged(ranges);
                if ranges.iter().all(|range| range.start() == range.end()) {
                    let values = ranges.into_iter().map(|range| self.value(place, field, *range.start()));
                    let values: Vec<_> = values.collect();
                    self.nodes.any(values)
                } else {
                    let ranges = ranges.into_iter().map(|range| (*range.start(), *range.end())).collect();
                    self.nodes.leaf(Node::Ranges { column: place, ranges }, || LIKELY_RANGES)
                }
            }
            Filter::Key { field, values } => {
                let field = self.shared.layout.key(&self.shared.schema, field)?;
                bounded(values.len())?;
                values.iter().try_for_each(|value| check_key(value))?;
                let values: Vec<_> =
                    values.iter().map(|value| self.term(field, value, LIKELY_NAME)).collect();
                self.nodes.any(values)
            }
            Filter::Not(inner) => {
                let inner = self.filter(inner)?;
                self.nodes.not(inner)
            }
            Filter::Predicate(predicate) => self.nodes.test(predicate),
            Filter::Of { inner, .. } => self.filter(inner)?,
        })
    }

    fn clause(&mut self, clause: &Clause) -> NodeId {
        if clause.concepts.is_empty() {
            let units: Vec<_> = clause.any.iter().map(|unit| self.unit(unit)).collect();
            return self.nodes.any(units);
        }
        let scope = self.scope(clause.any.iter().find_map(|unit| unit.scope));
        let words: Vec<_> = forms::beside_concepts(clause).map(|token| self.word(token, scope)).collect();
        // A conjunction of no words finds nobody in the engine.
        let words = if words.is_empty() { self.nodes.any([]) } else { self.nodes.all(words) };
        let mut ways = vec![words];
        let analyser = self.analyser;
        if let Some(thesaurus) = analyser.thesaurus() {
            for (number, _) in clause.concepts.iter().flat_map(|number| thesaurus.expand(*number)) {
                let Some(concept) = thesaurus.concept(*number) else { continue };
                for (_, fields) in self.texts(scope) {
                    ways.push(self.term(fields.concept, &concept.id, LIKELY_TERM));
                }
            }
        }
        ways.extend(self.labelled(scope, |names, scope| names.concepts(&clause.concepts, scope)));
        self.nodes.any(ways)
    }

    fn unit(&mut self, unit: &Unit) -> NodeId {
        let scope = self.scope(unit.scope);
        match unit.tokens.as_slice() {
            [letter] if unit.initial => self.initial(letter, scope),
            [word] if unit.beginning => {
                let mut ways = vec![self.word(word, scope)];
                for (_, fields) in self.texts(scope) {
                    for beginning in forms::beginnings(word) {
                        ways.extend(self.beginning(fields.folded, &beginning));
                    }
                }
                for (_, fields) in self.names(scope) {
                    // As the search does: the ending of a patronymic may not be typed yet.
                    let (strict, _) = crate::analysis::names::keys(&word.forms.surface, false);
                    ways.extend(self.beginning(fields.strict, &strict));
                }
                ways.extend(self.labelled(scope, |names, scope| names.beginnings(word, scope)));
                self.nodes.any(ways)
            }
            [word] => self.word(word, scope),
            words => {
                let mut ways = Vec::new();
                for (_, fields) in self.texts(scope) {
                    ways.extend(forms::rows_in_text(words, fields).into_iter().map(|row| self.row(row)));
                }
                for (declared, fields) in self.names(scope) {
                    ways.extend(forms::row_in_name(words, declared, fields).map(|row| self.row(row)));
                }
                ways.extend(self.labelled(scope, |names, scope| names.phrases(words, scope)));
                if let Some(word) = forms::joined(unit, self.analyser) {
                    ways.push(self.word(&word, scope));
                }
                self.nodes.any(ways)
            }
        }
    }

    fn initial(&mut self, letter: &Token, scope: Scope) -> NodeId {
        let mut ways = Vec::new();
        if let Some(key) = forms::initial(letter) {
            for (_, fields) in self.names(scope) {
                ways.push(self.term(fields.strict, &key, LIKELY_VALUE));
            }
        }
        for (_, fields) in self.texts(scope) {
            let form = forms::letters(letter, fields);
            ways.push(self.term(form.field, form.text, LIKELY_TERM));
        }
        ways.extend(self.labelled(scope, |names, scope| names.letters(letter, scope)));
        self.nodes.any(ways)
    }

    fn word(&mut self, word: &Token, scope: Scope) -> NodeId {
        let mut ways = Vec::new();
        for (_, fields) in self.texts(scope) {
            for form in forms::in_text(word, fields) {
                ways.push(self.term(form.field, form.text, LIKELY_TERM));
            }
            ways.extend(self.nodes.form_of(fields.stem, &word.forms.surface, LIKELY_STEM));
        }
        for (declared, fields) in self.names(scope) {
            let keys = forms::name_keys(&word.forms.surface, declared);
            ways.push(self.term(fields.strict, &keys.strict, LIKELY_NAME));
            if keys.long {
                let text = keys.loose.as_str().into();
                ways.push(self.nodes.leaf(Node::Term { field: fields.loose, text }, || LIKELY_NAME));
            }
        }
        ways.extend(self.labelled(scope, |names, scope| names.word_readings(word, false, scope)));
        self.nodes.any(ways)
    }

    /// Values that have a name met so.
    fn labelled(
        &mut self,
        scope: Scope,
        ask: impl FnOnce(Asked<'a>, Scope) -> Vec<Reading<'a>>,
    ) -> Vec<NodeId> {
        let labelled = self.labels.map_or_else(Vec::new, |labels| labels.met(self.analyser, scope, ask));
        let values = labelled.iter().flat_map(|met| met.values.iter().map(|value| (met.column, *value)));
        values.map(|((place, field), value)| self.value(place, field, value)).collect()
    }

    fn row(&mut self, row: Row) -> NodeId {
        let Row { field, terms, .. } = row;
        let terms = terms.into_iter().map(|(place, text)| (place, self.term(field, &text, LIKELY_TERM)));
        let terms = terms.collect();
        self.nodes.row(terms)
    }

    fn term(&mut self, field: Field, text: &str, guess: f32) -> NodeId {
        let searcher = self.searcher;
        let node = Node::Term { field, text: text.into() };
        self.nodes.leaf(node, || share(searcher, &Term::from_field_text(field, text), guess))
    }

    fn value(&mut self, column: usize, field: Field, value: u64) -> NodeId {
        let indexed = self.shared.layout.columns.get(column).is_some_and(|(declared, _)| declared.indexed);
        let searcher = self.searcher.filter(|_| indexed);
        let likely = || share(searcher, &Term::from_field_u64(field, value), LIKELY_VALUE);
        self.nodes.leaf(Node::Value { column, value }, likely)
    }

    fn beginning(&mut self, field: Field, text: &str) -> Option<NodeId> {
        let node = Node::Beginning { field, text: text.into() };
        (!text.is_empty()).then(|| self.nodes.leaf(node, || LIKELY_BEGINNING))
    }

    fn scope(&self, named: Option<Scope>) -> Scope {
        named.unwrap_or_else(|| self.shared.layout.scopes.everywhere())
    }

    fn texts(&self, scope: Scope) -> impl Iterator<Item = &'a (TextField, TextFields)> + use<'a> {
        self.shared.layout.texts_in(scope)
    }

    fn names(&self, scope: Scope) -> impl Iterator<Item = &'a (NameField, NameFields)> + use<'a> {
        self.shared.layout.names_in(scope)
    }
}

/// Share of documents with a term: as the index has it, or as guessed when it has none.
fn share(searcher: Option<&Searcher>, term: &Term, guess: f32) -> f32 {
    let counted = searcher.and_then(|searcher| Some((searcher.doc_freq(term).ok()?, searcher.num_docs())));
    match counted {
        // Never nothing: the next document may have it.
        Some((having, all)) if all > 0 => narrow(having.saturating_add(1)) / narrow(all.saturating_add(1)),
        _ => guess,
    }
}
