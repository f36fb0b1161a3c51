//! Words and phrases as engine queries over all declared fields.
//! A word is the best of its readings: Kazakh, Russian and English stems, folded forms, and keys of names in
//! three tiers. Sums would favour words that several analyses agree on, so readings compete instead.
//! Where next: `parse.rs` made the clauses, `search/run.rs` chooses the stage.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::filter::Clauses;
use super::parse::{Clause, Parsed, Unit};
use crate::analysis::{Token, names};
use crate::schema::{Layout, TextFields};

/// What readings other than the best one add.
const TIE_BREAKER: f32 = 0.1;
const FOLDED_WEIGHT: f32 = 0.6;
const FOLDED_STEM_WEIGHT: f32 = 0.5;
const LOOSE_NAME_WEIGHT: f32 = 0.5;
const NEAR_NAME_WEIGHT: f32 = 0.3;
/// Keys shorter than this are too common to be loose with.
const SHORTEST_LOOSE_KEY: usize = 4;

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

/// The wanted and unwanted words as clauses of a conjunction.
pub(crate) fn clauses(parsed: &Parsed, layout: &Layout, stage: Stage) -> Clauses {
    let near = stage != Stage::Exact;
    let (unwanted, wanted): (Vec<_>, Vec<_>) = parsed.clauses.iter().partition(|clause| clause.negated);
    let mut all: Clauses = Vec::new();
    let queries = wanted.into_iter().map(|clause| any_unit(clause, layout, near));
    match stage {
        Stage::Exact | Stage::Near => all.extend(queries.map(|query| (Occur::Must, query))),
        Stage::AtLeast(needed) => {
            let should = queries.map(|query| (Occur::Should, query)).collect();
            let some = BooleanQuery::with_minimum_required_clauses(should, needed);
            all.push((Occur::Must, Box::new(some)));
        }
    }
    // What is not wanted is meant exactly.
    all.extend(unwanted.into_iter().map(|clause| (Occur::MustNot, any_unit(clause, layout, false))));
    all
}

fn any_unit(clause: &Clause, layout: &Layout, near: bool) -> Box<dyn Query> {
    best_of(clause.any.iter().map(|unit| unit_query(unit, layout, near)).collect(), 0.0)
}

fn unit_query(unit: &Unit, layout: &Layout, near: bool) -> Box<dyn Query> {
    let mut readings = Vec::new();
    match unit.tokens.as_slice() {
        [word] => {
            for (declared, fields) in &layout.texts {
                word_in_text(word, fields, declared.boost, &mut readings);
            }
            for (declared, fields) in &layout.names {
                let (strict, loose) = names::keys(&word.forms.surface, declared.patronymic);
                let long = loose.chars().count() >= SHORTEST_LOOSE_KEY;
                readings.push(term(fields.strict, &strict, declared.boost));
                if long || near {
                    readings.push(term(fields.loose, &loose, declared.boost * LOOSE_NAME_WEIGHT));
                }
                if long && near {
                    let within_one =
                        FuzzyTermQuery::new(Term::from_field_text(fields.strict, &strict), 1, true);
                    readings.push(boosted(Box::new(within_one), declared.boost * NEAR_NAME_WEIGHT));
                }
            }
        }
        words => {
            for (declared, fields) in &layout.texts {
                phrase_in_text(words, fields, declared.boost, &mut readings);
            }
            for (declared, fields) in &layout.names {
                let key = |word: &Token| Some(names::keys(&word.forms.surface, declared.patronymic).0);
                readings.extend(phrase(fields.strict, words, key, declared.boost));
            }
        }
    }
    best_of(readings, TIE_BREAKER)
}

pub(crate) fn word_in_text(
    word: &Token,
    fields: &TextFields,
    boost: f32,
    readings: &mut Vec<Box<dyn Query>>,
) {
    let stems = [(fields.kk, &word.forms.kk), (fields.ru, &word.forms.ru), (fields.en, &word.forms.en)];
    for (field, stem) in stems {
        readings.extend(stem.as_ref().map(|stem| term(field, stem, boost)));
    }
    readings.push(term(fields.folded, &word.forms.folded, boost * FOLDED_WEIGHT));
    let folded_stem = word.forms.folded_stem.as_ref();
    readings.extend(folded_stem.map(|stem| term(fields.folded, stem, boost * FOLDED_STEM_WEIGHT)));
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
