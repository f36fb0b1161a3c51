//! The words and concepts that tell most of an example: how often its texts have them, by the weights of their fields, and
//! how few of the other documents within the filters do. Bounded in number, so that no long text makes a slow question.
//! Where next: `similar.rs` asks for documents that share them.

use std::collections::HashSet;
use std::time::Instant;

use tantivy::Term;
use tantivy::collector::Count;
use tantivy::query::Occur;

use super::similar::{SimilarRequest, What};
use crate::analysis::{Analyser, Forms, Token, is_function_word};
use crate::error::{Error, Result};
use crate::query::filter::conjunction;
use crate::query::forms;
use crate::query::readings::term;
use crate::query::ways::{Clauses, Way};
use crate::schema::{TextField, TextFields};
use crate::store::snapshot::Snapshot;

/// Words of the example's texts that are read.
const MOST_TOKENS: usize = 3_000;
/// Words, and concepts, that are counted among the others.
const MOST_COUNTED: usize = 64;
const MOST_WORDS: usize = 20;
const MOST_CONCEPTS: usize = 12;
/// So many words that nobody else has, in a field of weight 1, are worth all that words are worth.
const ENOUGH: f32 = 2.0;
/// Where there are many documents, what more than a fourth of them have tells nothing.
const MANY: u64 = 200;

/// A word or concept that others have too.
pub(crate) struct Telling {
    pub(crate) what: What,
    /// Its part of what all of its kind are worth.
    pub(crate) worth: f32,
    /// Documents that have it.
    pub(crate) has: Way,
}

/// How often something is in each field, in the order of the example's fields.
struct Often {
    counts: Vec<f32>,
}

struct Word {
    token: Token,
    often: Often,
}

struct Concept {
    id: String,
    often: Often,
}

/// The words, then the concepts, each most telling first.
pub(crate) fn telling(
    snapshot: &Snapshot,
    request: &SimilarRequest,
    bounds: &Clauses,
    deadline: Instant,
) -> Result<Vec<Telling>> {
    let fields = fields(snapshot, request)?;
    let (words, concepts) = read(snapshot, request, &fields);
    let others = conjunction(bounds.clone());
    let all = u64::try_from(snapshot.searcher().search(&others, &Count)?).unwrap_or(u64::MAX);
    let counting = Counting { snapshot, bounds, all, deadline };
    let words = words.into_iter().map(|word| {
        let readings = fields.iter().flat_map(|(_, fields)| forms::in_text(&word.token, fields));
        let ways = readings.map(|form| term(form.field, form.text).boosted(form.weight));
        (What::Word(word.token.forms.surface.clone()), word.often, Way::best_of(ways.collect(), 0.0))
    });
    let words = words.collect();
    let concepts = concepts.into_iter().map(|concept| {
        let terms = fields.iter().map(|(_, fields)| Term::from_field_text(fields.concept, &concept.id));
        let has = Way::best_of(terms.map(Way::Term).collect(), 0.0);
        (What::Concept(concept.id), concept.often, has)
    });
    let concepts = concepts.collect();
    let mut telling = counting.weighed(words, &fields, (request.words, MOST_WORDS))?;
    telling.extend(counting.weighed(concepts, &fields, (request.concepts, MOST_CONCEPTS))?);
    Ok(telling)
}

/// The declared fields of the texts, each once.
fn fields<'a>(
    snapshot: &'a Snapshot,
    request: &SimilarRequest,
) -> Result<Vec<(&'a TextField, &'a TextFields)>> {
    let mut fields: Vec<(&TextField, &TextFields)> = Vec::new();
    for (name, _) in &request.texts {
        if fields.iter().any(|(known, _)| known.name == *name) {
            continue;
        }
        let declared = snapshot.shared().layout.texts.iter().find(|(declared, _)| declared.name == *name);
        let (declared, own) = declared.ok_or_else(|| Error::Invalid(format!("no text field {name}")))?;
        fields.push((declared, own));
    }
    Ok(fields)
}

/// Words and concepts of the texts with how often each field has them. Numbers are no words: they are years and dates.
fn read(
    snapshot: &Snapshot,
    request: &SimilarRequest,
    fields: &[(&TextField, &TextFields)],
) -> (Vec<Word>, Vec<Concept>) {
    let analyser = snapshot.analyser();
    let without = Without::new(analyser, &request.without);
    let (mut words, mut concepts): (Vec<Word>, Vec<Concept>) = (Vec::new(), Vec::new());
    let mut left = MOST_TOKENS;
    for (name, text) in &request.texts {
        let Some(field) = fields.iter().position(|(declared, _)| declared.name == *name) else { continue };
        let mut tokens = analyser.analyse(text);
        tokens.truncate(left);
        left -= tokens.len();
        let mut covered: HashSet<usize> = HashSet::new();
        for found in analyser.concepts_within(&tokens) {
            let span = found.from..found.to;
            if span.clone().filter_map(|at| tokens.get(at)).any(|token| without.has(token)) {
                continue;
            }
            covered.extend(span);
            for id in found.concepts.iter().filter_map(|number| analyser.concept_id(*number)) {
                let at = concepts.iter().position(|concept| concept.id == id).unwrap_or_else(|| {
                    concepts.push(Concept { id: id.to_owned(), often: Often::none(fields.len()) });
                    concepts.len() - 1
                });
                concepts.iter_mut().skip(at).take(1).for_each(|concept| concept.often.count(field));
            }
        }
        for (at, token) in tokens.into_iter().enumerate() {
            let forms = &token.forms;
            let letters = forms.surface.chars().filter(|letter| letter.is_alphabetic()).count();
            if covered.contains(&at) || letters < 3 || is_function_word(&forms.surface) || without.has(&token)
            {
                continue;
            }
            let known = words.iter().position(|word| same(&word.token.forms, forms));
            let at = known.unwrap_or_else(|| {
                words.push(Word { token, often: Often::none(fields.len()) });
                words.len() - 1
            });
            words.iter_mut().skip(at).take(1).for_each(|word| word.often.count(field));
        }
    }
    (words, concepts)
}

/// Whether two words are forms of one.
fn same(one: &Forms, other: &Forms) -> bool {
    one.stems().any(|stem| other.stems().any(|known| known == stem))
}

/// Words that never count.
struct Without(HashSet<String>);

impl Without {
    fn new(analyser: &Analyser, texts: &[String]) -> Self {
        let tokens = texts.iter().flat_map(|text| analyser.analyse(text));
        Self(tokens.flat_map(|token| stems(&token).map(str::to_owned).collect::<Vec<_>>()).collect())
    }

    fn has(&self, token: &Token) -> bool {
        stems(token).any(|stem| self.0.contains(stem))
    }
}

fn stems(token: &Token) -> impl Iterator<Item = &str> {
    token.forms.stems().chain([token.forms.folded.as_str()])
}

impl Often {
    fn none(fields: usize) -> Self {
        Self { counts: vec![0.0; fields] }
    }

    fn count(&mut self, field: usize) {
        self.counts.iter_mut().skip(field).take(1).for_each(|count| *count += 1.0);
    }

    /// The first time in a field counts most.
    fn weight(&self, fields: &[(&TextField, &TextFields)]) -> f32 {
        let each = self.counts.iter().zip(fields).filter(|(count, _)| **count > 0.0);
        each.map(|(count, (declared, _))| declared.boost * (1.0 + count.ln())).sum()
    }
}

/// Counts documents within the bounds.
struct Counting<'a> {
    snapshot: &'a Snapshot,
    bounds: &'a Clauses,
    all: u64,
    deadline: Instant,
}

impl Counting<'_> {
    fn others_with(&self, has: &Way) -> Result<u64> {
        if Instant::now() > self.deadline {
            return Err(Error::TimedOut);
        }
        let mut clauses = self.bounds.clone();
        clauses.push((Occur::Must, has.clone()));
        let count = self.snapshot.searcher().search(&conjunction(clauses), &Count)?;
        Ok(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// The most telling of a kind; together they are worth at most `worth`.
    fn weighed(
        &self,
        mut all: Vec<(What, Often, Way)>,
        fields: &[(&TextField, &TextFields)],
        (worth, most): (f32, usize),
    ) -> Result<Vec<Telling>> {
        all.sort_by(|(_, one, _), (_, other, _)| other.weight(fields).total_cmp(&one.weight(fields)));
        all.truncate(MOST_COUNTED);
        let mut weighed = Vec::new();
        for (what, often, has) in all {
            let others = self.others_with(&has)?;
            let common = self.all >= MANY && others.saturating_mul(4) > self.all;
            if others == 0 || common {
                continue;
            }
            // exact enough: at most some millions of documents
            let rarity = (1.0 + self.all as f32 / others as f32).ln();
            weighed.push(Telling { what, worth: often.weight(fields) * rarity, has });
        }
        weighed.sort_by(|one, other| other.worth.total_cmp(&one.worth));
        weighed.truncate(most);
        let sum: f32 = weighed.iter().map(|telling| telling.worth).sum();
        // few common words do not become telling by being all there are
        let enough = ENOUGH * (1.0 + self.all as f32).ln();
        weighed.iter_mut().for_each(|telling| telling.worth *= worth / sum.max(enough));
        Ok(weighed)
    }
}
