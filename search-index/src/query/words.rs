//! Words and phrases as engine queries over all declared fields.
//! A word is the best of its readings: Kazakh, Russian and English stems, folded forms, and keys of names in
//! three tiers. Sums would favour words that several analyses agree on, so readings compete instead.
//! Where next: `readings.rs` weighs readings, `parse.rs` made the clauses, `search/run.rs` chooses the stage.

use tantivy::Term;
use tantivy::query::{Occur, PhraseQuery};
use tantivy::schema::Field;

use super::forms::{self, Row};
use super::labels::{Labelled, Labels};
use super::names_near;
use super::parse::{Clause, Parsed, Unit};
use super::readings::{Reading, term, ways};
use super::scope::Scope;
use super::vocabulary::{BeginsWith, Vocabulary};
use super::ways::{Clauses, Way};
use crate::analysis::{Analyser, Token, names};
use crate::schema::{Layout, NameField, NameFields, SPELLED, TextField, TextFields};
use crate::search::reasons::How;
use crate::store::snapshot::Snapshot;

/// What readings other than the best one add.
const TIE_BREAKER: f32 = 0.1;
/// A stem of the vocabulary that a word typed without Kazakh letters, or in Latin, may be of.
const UNFOLDED_WEIGHT: f32 = 0.7;
const BESIDE_TYPED_WEIGHT: f32 = 0.3;
/// A compound written together.
const JOINED_WEIGHT: f32 = 0.8;
const INITIAL_WEIGHT: f32 = 0.3;
/// A word that only begins as typed.
const BEGINNING_WEIGHT: f32 = 0.5;
/// What the rest of a long list of words or spellings scores.
const REST_WEIGHT: f32 = 0.01;
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
    /// Names that values of documents have.
    pub(crate) labels: Option<&'a Labels>,
}

/// The wanted and unwanted words as clauses of a conjunction.
pub(crate) fn clauses(parsed: &Parsed, asked: Asked<'_>, stage: Stage) -> Clauses {
    let near = stage != Stage::Exact;
    let (unwanted, wanted): (Vec<_>, Vec<_>) = parsed.clauses.iter().partition(|clause| clause.negated);
    let mut all: Clauses = Vec::new();
    let ways = wanted.into_iter().map(|clause| asked.clause(clause, near));
    match stage {
        Stage::Exact | Stage::Near => all.extend(ways.map(|way| (Occur::Must, way))),
        Stage::AtLeast(needed) => {
            let some = Way::Together { of: ways.collect(), needed, also: Vec::new(), not: Vec::new() };
            all.push((Occur::Must, some));
        }
    }
    // What is not wanted is meant exactly.
    all.extend(unwanted.into_iter().map(|clause| (Occur::MustNot, asked.clause(clause, false))));
    all
}

impl<'a> Asked<'a> {
    pub(crate) fn of(snapshot: &'a Snapshot) -> Self {
        Self {
            layout: &snapshot.shared().layout,
            analyser: snapshot.analyser(),
            vocabulary: snapshot.vocabulary(),
            labels: snapshot.labels(),
        }
    }

    /// Every way to meet a clause, for telling which of them a hit met.
    pub(crate) fn readings(self, clause: &Clause, near: bool) -> Vec<Reading<'a>> {
        let mut readings = Vec::new();
        let scope = self.scope(clause.any.iter().find_map(|unit| unit.scope));
        readings.extend(self.concepts(&clause.concepts, scope));
        for unit in &clause.any {
            if clause.concepts.is_empty() {
                readings.extend(self.unit_readings(unit, near));
            } else {
                readings.extend(unit.tokens.iter().flat_map(|token| self.word_readings(token, near, scope)));
            }
        }
        readings
    }

    pub(crate) fn clause(self, clause: &Clause, near: bool) -> Way {
        match (clause.concepts.as_slice(), clause.any.as_slice()) {
            ([], units) => Way::best_of(units.iter().map(|unit| self.unit(unit, near)).collect(), 0.0),
            (concepts, units) => {
                let scope = self.scope(units.iter().find_map(|unit| unit.scope));
                let words = forms::beside_concepts(clause);
                let words = Way::all(words.map(|token| self.word(token, near, scope)).collect());
                let named = self.concepts(concepts, scope);
                let words = words.boosted(BESIDE_CONCEPT_WEIGHT);
                Way::best_of(std::iter::once(words).chain(ways(named)).collect(), 0.0)
            }
        }
    }

    /// The fields named, or those for words without a field.
    pub(crate) fn scope(self, named: Option<Scope>) -> Scope {
        named.unwrap_or_else(|| self.layout.scopes.everywhere())
    }

    pub(crate) fn texts(self, scope: Scope) -> impl Iterator<Item = &'a (TextField, TextFields)> {
        self.layout.texts_in(scope)
    }

    pub(crate) fn names(self, scope: Scope) -> impl Iterator<Item = &'a (NameField, NameFields)> {
        self.layout.names_in(scope)
    }

    /// The concepts and what they stand for, in these fields.
    pub(crate) fn concepts(self, concepts: &[u32], scope: Scope) -> Vec<Reading<'a>> {
        let mut readings = Vec::new();
        let Some(thesaurus) = self.analyser.thesaurus() else { return readings };
        for (number, weight) in concepts.iter().flat_map(|number| thesaurus.expand(*number)) {
            let Some(concept) = thesaurus.concept(*number) else { continue };
            for (declared, fields) in self.texts(scope) {
                let named = Way::Term(Term::from_field_text(fields.concept, &concept.id));
                let how = How::Concept { id: concept.id.clone(), broader: *weight < 1.0 };
                let (way, weight) = (named.flat(CONCEPT_SCORE), declared.boost * weight);
                readings.push(Reading { field: &declared.name, how, way, weight });
            }
        }
        readings.extend(self.labelled(scope, |names, scope| names.concepts(concepts, scope)));
        readings
    }

    /// Documents whose values have names that are met so.
    fn labelled(
        self,
        scope: Scope,
        ask: impl FnOnce(Asked<'a>, Scope) -> Vec<Reading<'a>>,
    ) -> impl Iterator<Item = Reading<'a>> {
        let labelled = self.labels.map_or_else(Vec::new, |labels| labels.met(self.analyser, scope, ask));
        labelled.into_iter().flat_map(move |Labelled { reading, column: (_, field), values }| {
            let score = match reading.way {
                Way::Flat(_, score) => score,
                _ => self.vocabulary.rarity(field, &values),
            };
            let having = move |value| Way::Term(Term::from_field_u64(field, value)).flat(score);
            let Reading { field, how, weight, .. } = reading;
            values.into_iter().map(move |value| Reading {
                field,
                how: how.clone(),
                way: having(value),
                weight,
            })
        })
    }

    fn unit(self, unit: &Unit, near: bool) -> Way {
        let scope = self.scope(unit.scope);
        match unit.tokens.as_slice() {
            [_] if unit.initial => Way::best_of(ways(self.unit_readings(unit, near)).collect(), TIE_BREAKER),
            [word] if unit.beginning => {
                let longer = self.beginnings(word, scope);
                let word = std::iter::once(self.word(word, near, scope));
                Way::best_of(word.chain(ways(longer)).collect(), 0.0)
            }
            [word] => self.word(word, near, scope),
            words => {
                let mut phrases: Vec<_> = ways(self.phrases(words, scope)).collect();
                let joined = forms::joined(unit, self.analyser);
                phrases.extend(joined.map(|word| self.word(&word, near, scope).boosted(JOINED_WEIGHT)));
                Way::best_of(phrases, TIE_BREAKER)
            }
        }
    }

    fn unit_readings(self, unit: &Unit, near: bool) -> Vec<Reading<'a>> {
        let scope = self.scope(unit.scope);
        match unit.tokens.as_slice() {
            [letter] if unit.initial => {
                let key = forms::initial(letter);
                let initials = self.names(scope).zip(key.iter().cycle());
                let named = initials.map(|((declared, fields), key)| Reading {
                    field: &declared.name,
                    how: How::Initial,
                    way: term(fields.strict, key),
                    weight: declared.boost * INITIAL_WEIGHT,
                });
                named.chain(self.letters(letter, scope)).collect()
            }
            [word] => {
                let mut readings = self.word_readings(word, near, scope);
                if unit.beginning {
                    readings.extend(self.beginnings(word, scope));
                }
                readings
            }
            words => {
                let mut readings = self.phrases(words, scope);
                if let Some(word) = forms::joined(unit, self.analyser) {
                    readings.extend(self.word_readings(&word, near, scope));
                }
                readings
            }
        }
    }

    /// An initial as letters of texts.
    pub(crate) fn letters(self, letter: &Token, scope: Scope) -> Vec<Reading<'a>> {
        let letters =
            self.texts(scope).map(|(declared, fields)| Reading::of(declared, forms::letters(letter, fields)));
        letters.chain(self.labelled(scope, |names, scope| names.letters(letter, scope))).collect()
    }

    /// The words in a row.
    pub(crate) fn phrases(self, words: &[Token], scope: Scope) -> Vec<Reading<'a>> {
        let mut readings = Vec::new();
        let how = How::Phrase;
        for (declared, fields) in self.texts(scope) {
            let rows = forms::rows_in_text(words, fields);
            readings.extend(rows.into_iter().map(|row| Reading {
                field: &declared.name,
                how: how.clone(),
                weight: declared.boost * row.weight,
                way: phrase(row),
            }));
        }
        for (declared, fields) in self.names(scope) {
            let row = forms::row_in_name(words, declared, fields);
            readings.extend(row.map(|row| Reading {
                field: &declared.name,
                how: how.clone(),
                weight: declared.boost * row.weight,
                way: phrase(row),
            }));
        }
        readings.extend(self.labelled(scope, |names, scope| names.phrases(words, scope)));
        readings
    }

    fn word(self, word: &Token, near: bool, scope: Scope) -> Way {
        Way::best_of(ways(self.word_readings(word, near, scope)).collect(), TIE_BREAKER)
    }

    pub(crate) fn word_readings(self, word: &Token, near: bool, scope: Scope) -> Vec<Reading<'a>> {
        let mut readings = Vec::new();
        for (declared, fields) in self.texts(scope) {
            readings.extend(forms::in_text(word, fields).map(|form| Reading::of(declared, form)));
            let kazakh = self.analyser.kazakh();
            let stems = self.vocabulary.stems_of(&word.forms.surface, fields.stem, kazakh);
            // A Russian word, or one that stands in the index as typed, is less likely to be another one.
            let as_typed = match word.forms.kk.as_deref() {
                Some(own) => stems.iter().any(|stem| stem == own),
                None => word.forms.ru.is_some(),
            };
            let weight = if as_typed { BESIDE_TYPED_WEIGHT } else { UNFOLDED_WEIGHT };
            let others = stems.iter().filter(|stem| !word.forms.stems().any(|own| own == stem.as_str()));
            readings.extend(others.map(|stem| Reading {
                field: &declared.name,
                how: How::Kazakh,
                way: term(fields.stem, stem),
                weight: declared.boost * weight,
            }));
        }
        for (declared, fields) in self.names(scope) {
            let spellings =
                names_near::spellings(&word.forms.surface, declared, fields, near, self.vocabulary);
            let more = spellings.more.then(|| all_spellings(word, declared, fields, near));
            let terms = spellings.terms.iter();
            let each = terms.map(|(key, weight)| (named(fields.loose, key), *weight));
            let rest = more.into_iter().flatten().map(|way| (way, REST_WEIGHT));
            readings.extend(each.chain(rest).map(|(way, weight)| Reading {
                field: &declared.name,
                how: How::Name,
                way,
                weight: declared.boost * weight,
            }));
        }
        readings.extend(self.labelled(scope, |names, scope| names.word_readings(word, false, scope)));
        readings
    }

    /// The words and names of the index that begin with what was typed: the most frequent ones by how rare each is, the
    /// rest, if there are more, together and last.
    pub(crate) fn beginnings(self, word: &Token, scope: Scope) -> Vec<Reading<'a>> {
        let mut readings = Vec::new();
        let mut begun =
            |name: &'a str, boost: f32, field: Field, beginning: &str, way: fn(Field, &str) -> Way| {
                let (longer, more) = &*self.vocabulary.beginning_with(beginning, field);
                let each = longer.iter().map(|longer| (way(field, longer), BEGINNING_WEIGHT));
                let rest = more.then(|| (begins_with(field, beginning), REST_WEIGHT));
                readings.extend(each.chain(rest).map(|(way, weight)| Reading {
                    field: name,
                    how: How::Beginning,
                    way,
                    weight: boost * weight,
                }));
            };
        for beginning in forms::beginnings(word) {
            for (declared, fields) in self.texts(scope) {
                begun(&declared.name, declared.boost, fields.folded, &beginning, term);
            }
        }
        let (strict, _) = names::keys(&word.forms.surface, false);
        for (declared, fields) in self.names(scope) {
            begun(&declared.name, declared.boost, fields.strict, &strict, named);
        }
        readings.extend(self.labelled(scope, |names, scope| names.beginnings(word, scope)));
        readings
    }
}

/// Everybody with the strict or the loose key of a name, however many spellings there are.
fn all_spellings(
    word: &Token,
    declared: &NameField,
    fields: &NameFields,
    near: bool,
) -> impl Iterator<Item = Way> {
    let keys = forms::name_keys(&word.forms.surface, declared);
    let same = begins_with(fields.strict, &format!("{}{SPELLED}", keys.strict));
    let loose = (keys.long || near).then(|| begins_with(fields.loose, &format!("{}{SPELLED}", keys.loose)));
    std::iter::once(same).chain(loose)
}

/// The whole of what begins so.
fn begins_with(field: Field, beginning: &str) -> Way {
    Way::Engine(Box::new(BeginsWith { field, beginning: beginning.as_bytes().into() }))
}

fn named(field: Field, key: &str) -> Way {
    term(field, key).flat(NAME_SCORE)
}

/// The words of a row next to each other.
fn phrase(row: Row) -> Way {
    let Row { field, terms, .. } = row;
    let terms = terms.into_iter().map(|(place, text)| (place, Term::from_field_text(field, &text)));
    Way::Engine(Box::new(PhraseQuery::new_with_offset(terms.collect())))
}
