//! A word as it is met in one field, and several of them as ways of which the best counts.
//! Where next: `words.rs` reads words, `ways/` evaluates.

use std::collections::BTreeMap;

use tantivy::Term;
use tantivy::schema::Field;

use super::forms::Form;
use super::ways::Way;
use crate::schema::TextField;
use crate::search::reasons::How;

/// One way to meet a word: in which field and as what.
pub(crate) struct Reading<'a> {
    pub(crate) field: &'a str,
    pub(crate) how: How,
    pub(crate) way: Way,
    /// What the scores of the way are multiplied by.
    pub(super) weight: f32,
}

impl<'a> Reading<'a> {
    /// A form of a word in a text.
    pub(super) fn of(declared: &'a TextField, Form { how, field, text, weight }: Form<'_>) -> Self {
        Self { field: &declared.name, how, way: term(field, text), weight: declared.boost * weight }
    }
}

/// The readings as weighed. Where some ask for the same documents, as names of a value do in several languages, or a word
/// that is the same in two, the weightiest does.
pub(super) fn ways(readings: Vec<Reading<'_>>) -> impl Iterator<Item = Way> {
    // in order, because sums of scores depend on it
    let (mut scored, mut flat): (BTreeMap<Term, f32>, BTreeMap<Term, f32>) = Default::default();
    let mut ways: Vec<Way> = Vec::with_capacity(readings.len());
    let weigh = |terms: &mut BTreeMap<Term, f32>, term: Term, weight: f32| {
        let known = terms.entry(term).or_default();
        *known = known.max(weight);
    };
    for Reading { way, weight, .. } in readings {
        match way {
            Way::Term(term) => weigh(&mut scored, term, weight),
            Way::Flat(of, score) => match *of {
                Way::Term(term) => weigh(&mut flat, term, score * weight),
                of => ways.push(of.flat(score * weight)),
            },
            way => ways.push(way.boosted(weight)),
        }
    }
    ways.extend(scored.into_iter().map(|(term, weight)| Way::Term(term).boosted(weight)));
    ways.extend(flat.into_iter().map(|(term, score)| Way::Term(term).flat(score)));
    ways.into_iter()
}

pub(crate) fn term(field: Field, text: &str) -> Way {
    Way::Term(Term::from_field_text(field, text))
}
