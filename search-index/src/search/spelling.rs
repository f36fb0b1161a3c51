//! "Did you mean": for words that almost nobody has, the words of the index nearest to them. Beside the answer, never
//! instead of it, and only from documents that pass the filters given, so that a suggestion tells of nobody else.
//! Where next: `query/vocabulary.rs` walks the words, `store/snapshot.rs` is the entry.

use std::collections::HashMap;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use serde::{Deserialize, Serialize};
use tantivy::query::{EnableScoring, Occur, Query as _};
use tantivy::schema::{Field, Value};
use tantivy::{DocSet, TERMINATED, Term};
use tantivy_fst::Automaton;

use super::request::{Filter, MAX_QUERY_BYTES};
use super::results::DocAddress;
use super::run::load;
use crate::analysis::Analyser;
use crate::analysis::fold::fold;
use crate::error::Result;
use crate::query::filter::{FilterContext, conjunction};
use crate::query::names_near;
use crate::query::parse::{Clause, Unit, parse};
use crate::query::ways::{Clauses, Way};
use crate::query::words::{Asked, Stage, clauses};
use crate::schema::SPELLED;
use crate::store::snapshot::Snapshot;

/// Words of one text that are looked at.
const MOST_WORDS: usize = 8;
/// A word in more documents than this is spelled well enough.
const RARE: u64 = 2;
/// How many times as many documents have the word meant.
const TIMES: u64 = 10;
/// Documents of a word that are counted before words are compared.
const COUNTED: u64 = 1_000;
/// Words of the index compared for one word typed.
const MOST_CANDIDATES: usize = 12;
/// Letters of words that can be corrected; shorter ones are near to everything.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=32;
/// Two edits are forgiven from this many letters on.
const TWO_EDITS_FROM: usize = 8;

static EDITS: LazyLock<[LevenshteinAutomatonBuilder; 2]> =
    LazyLock::new(|| [1, 2].map(|edits| LevenshteinAutomatonBuilder::new(edits, true)));

/// A text as it was probably meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelling {
    /// The whole text with the words replaced.
    pub text: String,
    /// Each word replaced and what replaces it.
    pub words: Vec<(String, String)>,
}

/// A word of the index that may be meant.
struct Candidate {
    edits: u8,
    documents: u64,
    /// Where it stands.
    terms: Vec<Term>,
    /// How it is written; a word of texts is looked up in one.
    written: Option<String>,
    folded: String,
}

/// See [`Snapshot::spelling`].
pub(crate) fn spelling(
    snapshot: &Snapshot,
    text: &str,
    within: &[Filter],
    time_limit: Duration,
) -> Result<Option<Spelling>> {
    if text.len() > MAX_QUERY_BYTES {
        return Ok(None);
    }
    let shared = snapshot.shared();
    let deadline = Instant::now().checked_add(time_limit);
    let context = FilterContext {
        schema: std::sync::Arc::clone(&shared.schema),
        layout: std::sync::Arc::clone(&shared.layout),
        deadline,
    };
    let speller = Speller { snapshot, within, context, asked: Asked::of(snapshot) };
    let parsed = parse(text, snapshot.analyser(), &shared.layout.scopes);
    let wanted = parsed.clauses.iter().filter(|clause| !clause.negated && clause.concepts.is_empty());
    let mut words: Vec<(String, String)> = Vec::new();
    for unit in wanted.flat_map(|clause| &clause.any).filter(|unit| can_be_corrected(unit)).take(MOST_WORDS) {
        if deadline.is_some_and(|deadline| Instant::now() > deadline) {
            break;
        }
        let Some(token) = unit.tokens.first() else { continue };
        let typed = &token.forms.surface;
        if !words.iter().any(|(known, _)| known == typed)
            && let Some(meant) = speller.meant(unit)?
        {
            words.push((typed.clone(), meant));
        }
    }
    if words.is_empty() {
        return Ok(None);
    }
    let mut corrected = String::new();
    let mut done = 0;
    for token in snapshot.analyser().analyse(text) {
        if let Some((_, meant)) = words.iter().find(|(typed, _)| *typed == token.forms.surface) {
            corrected.push_str(text.get(done..token.start).unwrap_or_default());
            corrected.push_str(meant);
            done = token.end;
        }
    }
    corrected.push_str(text.get(done..).unwrap_or_default());
    Ok(Some(Spelling { text: corrected, words }))
}

/// A single whole word of letters.
fn can_be_corrected(unit: &Unit) -> bool {
    let [token] = unit.tokens.as_slice() else { return false };
    let surface = &token.forms.surface;
    !unit.initial
        && !unit.beginning
        && LETTERS.contains(&surface.chars().count())
        && surface.chars().all(char::is_alphabetic)
}

struct Speller<'a> {
    snapshot: &'a Snapshot,
    within: &'a [Filter],
    context: FilterContext,
    asked: Asked<'a>,
}

impl Speller<'_> {
    /// What is meant by a word that almost nobody has.
    fn meant(&self, unit: &Unit) -> Result<Option<String>> {
        let alone = Clause { negated: false, any: vec![unit.clone()], concepts: Vec::new() };
        let parsed = crate::query::parse::Parsed { clauses: vec![alone], ignored: Vec::new() };
        let (typed, _) = self.documents(clauses(&parsed, self.asked, Stage::Exact), RARE + 1)?;
        if typed > RARE {
            return Ok(None);
        }
        let mut best: Option<((u8, std::cmp::Reverse<u64>), String)> = None;
        for candidate in self.candidates(unit)? {
            let terms = candidate.terms.iter().map(|term| Way::Term(term.clone()));
            let any = vec![(Occur::Must, Way::best_of(terms.collect(), 0.0))];
            let (documents, first) = self.documents(any, COUNTED)?;
            let rank = (candidate.edits, std::cmp::Reverse(documents));
            if documents <= typed.saturating_mul(TIMES)
                || best.as_ref().is_some_and(|(known, _)| *known <= rank)
            {
                continue;
            }
            let written = match (candidate.written, first) {
                (Some(written), _) => Some(written),
                (None, Some(at)) => Some(self.written(&candidate.folded, at)?),
                (None, None) => None,
            };
            best = written.map(|written| (rank, written)).or(best);
        }
        Ok(best.map(|(_, written)| written))
    }

    /// The nearest words of the texts and names that the word is looked for in.
    fn candidates(&self, unit: &Unit) -> Result<Vec<Candidate>> {
        let Some(token) = unit.tokens.first() else { return Ok(Vec::new()) };
        let folded = &token.forms.folded;
        let two = folded.chars().count() >= TWO_EDITS_FROM;
        let Some(builder) = EDITS.get(usize::from(two)) else { return Ok(Vec::new()) };
        let dfa = builder.build_dfa(folded);
        let scope = self.asked.scope(unit.scope);
        let mut near: HashMap<String, Candidate> = HashMap::new();
        for (_, fields) in self.asked.texts(scope) {
            for (word, documents) in self.asked.vocabulary.frequencies(fields.folded, || Near(&dfa)) {
                let Distance::Exact(edits @ 1..) = dfa.eval(&word) else { continue };
                let term = Term::from_field_text(fields.folded, &word);
                let candidate = near.entry(word.clone()).or_insert_with(|| Candidate::new(edits, word));
                candidate.documents = candidate.documents.saturating_add(documents);
                candidate.terms.push(term);
            }
        }
        let words = self.asked.labels.map(|labels| labels.words(scope, || Near(&dfa)));
        for (word, (label, lists), values) in words.into_iter().flatten() {
            let Distance::Exact(edits @ 1..) = dfa.eval(&word) else { continue };
            let candidate = near.entry(word.clone()).or_insert_with(|| Candidate::new(edits, word));
            let terms = values.iter().map(|value| Term::from_field_u64(lists, *value));
            for term in terms {
                let documents = self.snapshot.searcher().doc_freq(&term)?;
                candidate.documents = candidate.documents.saturating_add(documents);
                candidate.terms.push(term);
            }
            let named = self.asked.layout.labels.get(label).into_iter().flat_map(|(label, _)| &label.names);
            let names = named.filter(|(value, _)| values.contains(value)).flat_map(|(_, names)| names);
            candidate.written = written(&candidate.folded, names.map(String::as_str), self.asked.analyser);
        }
        let mut candidates: Vec<Candidate> = near.into_values().collect();
        candidates.sort_by(|a, b| {
            (a.edits, std::cmp::Reverse(a.documents), &a.folded).cmp(&(
                b.edits,
                std::cmp::Reverse(b.documents),
                &b.folded,
            ))
        });
        candidates.truncate(MOST_CANDIDATES);
        for (declared, fields) in self.asked.names(scope) {
            let typed = &token.forms.surface;
            let spellings = names_near::spellings(typed, declared, fields, true, self.asked.vocabulary);
            candidates.extend(spellings.terms.iter().take(MOST_CANDIDATES).filter_map(|(key, _)| {
                let written = key.split_once(SPELLED)?.1.to_owned();
                let terms = vec![Term::from_field_text(fields.loose, key)];
                (written != *typed).then(|| Candidate {
                    edits: 1,
                    documents: 0,
                    terms,
                    folded: fold(&written),
                    written: Some(written),
                })
            }));
        }
        Ok(candidates)
    }

    /// How many documents of those asked for there are, up to so many, and the first.
    fn documents(&self, mut asked: Clauses, most: u64) -> Result<(u64, Option<DocAddress>)> {
        asked.extend(self.context.all_of(self.within)?);
        let searcher = self.snapshot.searcher();
        let weight = conjunction(asked).weight(EnableScoring::disabled_from_searcher(searcher))?;
        let (mut found, mut first) = (0_u64, None);
        for (segment, reader) in (0_u32..).zip(searcher.segment_readers()) {
            let mut docs = weight.scorer(reader, 1.0)?;
            let mut doc = docs.doc();
            while doc != TERMINATED && found < most {
                if !reader.is_deleted(doc) {
                    found = found.saturating_add(1);
                    first.get_or_insert(DocAddress { segment, doc });
                }
                doc = docs.advance();
            }
        }
        Ok((found, first))
    }

    /// How a folded word is written in a document that has it; where no text is kept, as it is.
    fn written(&self, folded: &str, at: DocAddress) -> Result<String> {
        let stored = load(self.snapshot, at)?;
        let originals = self.asked.layout.texts.iter().filter_map(|(_, fields)| fields.original);
        let texts =
            originals.flat_map(|field: Field| stored.get_all(field)).filter_map(|value| value.as_str());
        Ok(written(folded, texts, self.asked.analyser).unwrap_or_else(|| folded.to_owned()))
    }
}

impl Candidate {
    fn new(edits: u8, folded: String) -> Self {
        Self { edits, documents: 0, terms: Vec::new(), written: None, folded }
    }
}

/// How a folded word is written in texts, if it is in one.
fn written<'a>(
    folded: &str,
    texts: impl IntoIterator<Item = &'a str>,
    analyser: &Analyser,
) -> Option<String> {
    let mut of_stem = None;
    for text in texts {
        for token in analyser.analyse(text) {
            if token.forms.folded == folded {
                return Some(token.forms.surface.clone());
            }
            if token.forms.folded_stem.as_deref() == Some(folded) {
                let letters = folded.chars().count();
                let stem: String = token.forms.surface.chars().take(letters).collect();
                of_stem = Some(if fold(&stem) == folded { stem } else { token.forms.surface.clone() });
            }
        }
    }
    of_stem
}

/// The automaton as the engine's dictionaries walk it.
struct Near<'a>(&'a DFA);

impl Automaton for Near<'_> {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != levenshtein_automata::SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}
