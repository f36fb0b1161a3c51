//! Words and phrases as engine queries over all declared fields.
//! A word is the best of its readings: Kazakh, Russian and English stems, folded forms, and keys of names in
//! three tiers. Sums would favour words that several analyses agree on, so readings compete instead.
//! Where next: `parse.rs` made the clauses, `search/run.rs` chooses the stage.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::filter::Clauses;
use super::names_near;
use super::parse::{Clause, Parsed, Unit};
use super::scope::Scope;
use super::vocabulary::Vocabulary;
use crate::analysis::{Analyser, Token, is_function_word, names};
use crate::schema::{Layout, NameField, NameFields, TextField, TextFields};
use crate::search::reasons::How;

/// What readings other than the best one add.
const TIE_BREAKER: f32 = 0.1;
const FOLDED_WEIGHT: f32 = 0.6;
const FOLDED_STEM_WEIGHT: f32 = 0.5;
/// A stem of the vocabulary that a word typed without Kazakh letters, or in Latin, may be of.
const UNFOLDED_WEIGHT: f32 = 0.7;
const BESIDE_TYPED_WEIGHT: f32 = 0.3;
/// A compound written together.
const JOINED_WEIGHT: f32 = 0.8;
const INITIAL_WEIGHT: f32 = 0.3;
/// A word that only begins as typed.
const BEGINNING_WEIGHT: f32 = 0.5;
/// Words of the index a beginning stands for, the most frequent ones.
const MAX_BEGINNINGS: usize = 50;
/// What a name as typed scores before boosts: as much as a rare word.
const NAME_SCORE: f32 = 9.0;
/// What a concept scores in any language: as much as its words might, so that languages rank alike.
const CONCEPT_SCORE: f32 = 10.0;
/// The words of a concept where the concept itself was not seen.
const BESIDE_CONCEPT_WEIGHT: f32 = 0.5;

/// How much is asked of a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// All clauses as spelled.
    Exact,
    /// All clauses, names within one edit too.
    Near,
    /// So many of the clauses, near spellings included.
    AtLeast(usize),
}

/// What words are asked with.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) analyser: &'a Analyser,
    pub(crate) vocabulary: Vocabulary<'a>,
}

/// One way to meet a word: in which field and as what.
pub(crate) struct Reading<'a> {
    pub(crate) field: &'a str,
    pub(crate) how: How,
    pub(crate) query: Box<dyn Query>,
}

/// The wanted and unwanted words as clauses of a conjunction.
pub(crate) fn clauses(parsed: &Parsed, asked: Asked<'_>, stage: Stage) -> Clauses {
    let near = stage != Stage::Exact;
    let (unwanted, wanted): (Vec<_>, Vec<_>) = parsed.clauses.iter().partition(|clause| clause.negated);
    let mut all: Clauses = Vec::new();
    let queries = wanted.into_iter().map(|clause| asked.clause(clause, near));
    match stage {
        Stage::Exact | Stage::Near => all.extend(queries.map(|query| (Occur::Must, query))),
        Stage::AtLeast(needed) => {
            let should = queries.map(|query| (Occur::Should, query)).collect();
            let some = BooleanQuery::with_minimum_required_clauses(should, needed);
            all.push((Occur::Must, Box::new(some)));
        }
    }
    // What is not wanted is meant exactly.
    all.extend(unwanted.into_iter().map(|clause| (Occur::MustNot, asked.clause(clause, false))));
    all
}

impl<'a> Asked<'a> {
    /// Every way to meet a clause, for telling which of them a hit met.
    pub(crate) fn readings(self, clause: &Clause, near: bool) -> Vec<Reading<'a>> {
        let mut readings = Vec::new();
        let scope = self.scope(clause.any.iter().find_map(|unit| unit.scope));
        self.concepts(&clause.concepts, scope, &mut readings);
        for unit in &clause.any {
            if clause.concepts.is_empty() {
                readings.extend(self.unit_readings(unit, near));
            } else {
                readings.extend(unit.tokens.iter().flat_map(|token| self.word_readings(token, near, scope)));
            }
        }
        readings
    }

    pub(crate) fn clause(self, clause: &Clause, near: bool) -> Box<dyn Query> {
        match (clause.concepts.as_slice(), clause.any.as_slice()) {
            ([], units) => best_of(units.iter().map(|unit| self.unit(unit, near)).collect(), 0.0),
            (concepts, units) => {
                // The words themselves, in any order, for texts the thesaurus does not see through.
                let scope = self.scope(units.iter().find_map(|unit| unit.scope));
                let tokens = units.iter().flat_map(|unit| &unit.tokens);
                let words = tokens.filter(|token| units.len() > 1 || !is_function_word(&token.forms.surface));
                let words: Clauses =
                    words.map(|token| (Occur::Must, self.word(token, near, scope))).collect();
                let words = boosted(Box::new(BooleanQuery::new(words)), BESIDE_CONCEPT_WEIGHT);
                let mut named = Vec::new();
                self.concepts(concepts, scope, &mut named);
                best_of(std::iter::once(words).chain(queries(named)).collect(), 0.0)
            }
        }
    }

    /// The fields named, or those for words without a field.
    pub(crate) fn scope(self, named: Option<Scope>) -> Scope {
        named.unwrap_or_else(|| self.layout.scopes.everywhere())
    }

    pub(crate) fn texts(self, scope: Scope) -> impl Iterator<Item = &'a (TextField, TextFields)> {
        self.layout.texts.iter().enumerate().filter(move |(at, _)| scope.has_text(*at)).map(|(_, text)| text)
    }

    pub(crate) fn names(self, scope: Scope) -> impl Iterator<Item = &'a (NameField, NameFields)> {
        self.layout.names.iter().enumerate().filter(move |(at, _)| scope.has_name(*at)).map(|(_, name)| name)
    }

    /// The concepts and what they stand for, in these fields.
    fn concepts(self, concepts: &[u32], scope: Scope, readings: &mut Vec<Reading<'a>>) {
        let Some(thesaurus) = self.analyser.thesaurus() else { return };
        for (number, weight) in concepts.iter().flat_map(|number| thesaurus.expand(*number)) {
            let Some(concept) = thesaurus.concept(*number) else { continue };
            for (declared, fields) in self.texts(scope) {
                let named = Term::from_field_text(fields.concept, &concept.id);
                let named = ConstScoreQuery::new(
                    Box::new(TermQuery::new(named, IndexRecordOption::Basic)),
                    CONCEPT_SCORE,
                );
                let how = How::Concept { id: concept.id.clone(), broader: *weight < 1.0 };
                let query = boosted(Box::new(named), declared.boost * weight);
                readings.push(Reading { field: &declared.name, how, query });
            }
        }
    }

    fn unit(self, unit: &Unit, near: bool) -> Box<dyn Query> {
        let scope = self.scope(unit.scope);
        match unit.tokens.as_slice() {
            [_] if unit.initial => best_of(queries(self.unit_readings(unit, near)).collect(), TIE_BREAKER),
            [word] if unit.beginning => {
                let mut longer = Vec::new();
                self.beginnings(word, scope, &mut longer);
                let word = std::iter::once(self.word(word, near, scope));
                best_of(word.chain(queries(longer)).collect(), 0.0)
            }
            [word] => self.word(word, near, scope),
            words => {
                let mut phrases: Vec<_> = queries(self.phrases(words, scope)).collect();
                let joined = self.joined(unit);
                phrases.extend(joined.map(|word| boosted(self.word(&word, near, scope), JOINED_WEIGHT)));
                best_of(phrases, TIE_BREAKER)
            }
        }
    }

    fn unit_readings(self, unit: &Unit, near: bool) -> Vec<Reading<'a>> {
        let scope = self.scope(unit.scope);
        match unit.tokens.as_slice() {
            [letter] if unit.initial => {
                let key = names::initial(&names::keys(&letter.forms.surface, false).0);
                let initials = self.names(scope).zip(key.iter().cycle());
                let named = initials.map(|((declared, fields), key)| Reading {
                    field: &declared.name,
                    how: How::Initial,
                    query: term(fields.strict, key, declared.boost * INITIAL_WEIGHT),
                });
                let texts = self.texts(scope).map(|(declared, fields)| Reading {
                    field: &declared.name,
                    how: How::Letters,
                    query: term(fields.folded, &letter.forms.folded, declared.boost * FOLDED_WEIGHT),
                });
                named.chain(texts).collect()
            }
            [word] => {
                let mut readings = self.word_readings(word, near, scope);
                if unit.beginning {
                    self.beginnings(word, scope, &mut readings);
                }
                readings
            }
            words => {
                let mut readings = self.phrases(words, scope);
                if let Some(word) = self.joined(unit) {
                    readings.extend(self.word_readings(&word, near, scope));
                }
                readings
            }
        }
    }

    /// The words in a row.
    fn phrases(self, words: &[Token], scope: Scope) -> Vec<Reading<'a>> {
        let mut readings = Vec::new();
        let how = How::Phrase;
        for (declared, fields) in self.texts(scope) {
            let mut found = Vec::new();
            phrase_in_text(words, fields, declared.boost, &mut found);
            readings.extend(found.into_iter().map(|query| Reading {
                field: &declared.name,
                how: how.clone(),
                query,
            }));
        }
        for (declared, fields) in self.names(scope) {
            let key = |word: &Token| Some(names::keys(&word.forms.surface, declared.patronymic).0);
            let found = phrase(fields.strict, words, key, declared.boost);
            readings.extend(found.map(|query| Reading { field: &declared.name, how: how.clone(), query }));
        }
        readings
    }

    /// Written together elsewhere: вице-министр, вицеминистр; Касым-Жомарт, Касымжомарт.
    fn joined(self, unit: &Unit) -> Option<Token> {
        let joined: String = unit.tokens.iter().map(|word| word.forms.surface.as_str()).collect();
        match self.analyser.analyse(&joined).as_slice() {
            [joined] if !unit.quoted => Some(joined.clone()),
            _ => None,
        }
    }

    fn word(self, word: &Token, near: bool, scope: Scope) -> Box<dyn Query> {
        best_of(queries(self.word_readings(word, near, scope)).collect(), TIE_BREAKER)
    }

    fn word_readings(self, word: &Token, near: bool, scope: Scope) -> Vec<Reading<'a>> {
        let mut readings = Vec::new();
        for (declared, fields) in self.texts(scope) {
            let found = forms_in_text(word, fields, declared.boost);
            readings.extend(found.map(|(how, query)| Reading { field: &declared.name, how, query }));
            let kazakh = self.analyser.kazakh();
            let own = word.forms.kk.as_deref();
            let stems = self.vocabulary.stems_of(&word.forms.surface, fields.kk, kazakh);
            // Where the word stands in the index as typed, it is less likely to be another one.
            let as_typed = own.is_some_and(|own| stems.iter().any(|stem| stem == own));
            let weight = if as_typed { BESIDE_TYPED_WEIGHT } else { UNFOLDED_WEIGHT };
            let others = stems.iter().filter(|stem| Some(stem.as_str()) != own);
            readings.extend(others.map(|stem| Reading {
                field: &declared.name,
                how: How::Kazakh,
                query: term(fields.kk, stem, declared.boost * weight),
            }));
        }
        for (declared, fields) in self.names(scope) {
            let spellings =
                names_near::spellings(&word.forms.surface, declared, fields, near, self.vocabulary);
            readings.extend(spellings.into_iter().map(|(key, weight)| Reading {
                field: &declared.name,
                how: How::Name,
                query: named(fields.loose, &key, declared.boost * weight),
            }));
        }
        readings
    }

    /// The words and names of the index that begin with what was typed, the most frequent ones.
    fn beginnings(self, word: &Token, scope: Scope, readings: &mut Vec<Reading<'a>>) {
        let how = How::Beginning;
        for (declared, fields) in self.texts(scope) {
            for longer in self.vocabulary.beginning_with(&word.forms.folded, fields.folded, MAX_BEGINNINGS) {
                let query = term(fields.folded, &longer, declared.boost * BEGINNING_WEIGHT);
                readings.push(Reading { field: &declared.name, how: how.clone(), query });
            }
        }
        for (declared, fields) in self.names(scope) {
            let (strict, _) = names::keys(&word.forms.surface, false);
            for longer in self.vocabulary.beginning_with(&strict, fields.strict, MAX_BEGINNINGS) {
                let query = named(fields.strict, &longer, declared.boost * BEGINNING_WEIGHT);
                readings.push(Reading { field: &declared.name, how: how.clone(), query });
            }
        }
    }
}

fn queries(readings: Vec<Reading<'_>>) -> impl Iterator<Item = Box<dyn Query>> {
    readings.into_iter().map(|reading| reading.query)
}

fn named(field: Field, key: &str, boost: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, key), IndexRecordOption::Basic);
    boosted(Box::new(ConstScoreQuery::new(Box::new(query), NAME_SCORE)), boost)
}

/// A word in one text, in any of its forms.
pub(crate) fn forms_in_text(
    word: &Token,
    fields: &TextFields,
    boost: f32,
) -> impl Iterator<Item = (How, Box<dyn Query>)> {
    let forms = &word.forms;
    let stems = [
        (How::Kazakh, fields.kk, forms.kk.as_ref(), 1.0),
        (How::Russian, fields.ru, forms.ru.as_ref(), 1.0),
        (How::English, fields.en, forms.en.as_ref(), 1.0),
        (How::Kazakh, fields.kk, forms.unfolded.as_ref(), UNFOLDED_WEIGHT),
        (How::Letters, fields.folded, Some(&forms.folded), FOLDED_WEIGHT),
        (How::Letters, fields.folded, forms.folded_stem.as_ref(), FOLDED_STEM_WEIGHT),
    ];
    stems
        .into_iter()
        .filter_map(move |(how, field, form, weight)| Some((how, term(field, form?, boost * weight))))
}

fn phrase_in_text(words: &[Token], fields: &TextFields, boost: f32, readings: &mut Vec<Box<dyn Query>>) {
    readings.extend(phrase(fields.kk, words, |word| word.forms.kk.clone(), boost));
    readings.extend(phrase(fields.ru, words, |word| word.forms.ru.clone(), boost));
    readings.extend(phrase(fields.en, words, |word| word.forms.en.clone(), boost));
    // Every word has a folded form, so phrases of mixed scripts are found here.
    readings.extend(phrase(
        fields.folded,
        words,
        |word| Some(word.forms.folded.clone()),
        boost * FOLDED_WEIGHT,
    ));
}

/// The words in a row, if each has the form asked for.
fn phrase(
    field: Field,
    words: &[Token],
    form: impl Fn(&Token) -> Option<String>,
    boost: f32,
) -> Option<Box<dyn Query>> {
    let place = |word: &Token| Some((word.position, Term::from_field_text(field, &form(word)?)));
    let terms: Vec<_> = words.iter().map(place).collect::<Option<_>>()?;
    Some(boosted(Box::new(PhraseQuery::new_with_offset(terms)), boost))
}

fn term(field: Field, text: &str, boost: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    boosted(Box::new(query), boost)
}

fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    if (boost - 1.0).abs() < f32::EPSILON { query } else { Box::new(BoostQuery::new(query, boost)) }
}

fn best_of(mut queries: Vec<Box<dyn Query>>, tie_breaker: f32) -> Box<dyn Query> {
    match queries.pop() {
        None => Box::new(EmptyQuery),
        Some(only) if queries.is_empty() => only,
        Some(last) => {
            queries.push(last);
            Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, tie_breaker))
        }
    }
}
