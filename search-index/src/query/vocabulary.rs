//! What the index has words for: its own vocabulary answers which names are near a name and which stems a word
//! typed without Kazakh letters, or in Latin ones, may be of. Each question walks the dictionary of one field in
//! every segment with a small automaton, so its cost is of the answer, not of the vocabulary.
//! Where next: `words.rs` asks; `names_near.rs` ranks names.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex};

use tantivy::query::{AutomatonWeight, EnableScoring, Query, Weight};
use tantivy::schema::Field;
use tantivy::{Searcher, Term};
use tantivy_fst::Automaton;

use crate::analysis::kazakh::Kazakh;
use crate::analysis::unfold;
use crate::query::names_near::Spellings;
use crate::schema::SPELLED;

/// Answers of one question are at most this many. Who must not lose any asks whether there were as many.
pub(crate) const MAX_TERMS: usize = 400;

/// Answers of a kind that are remembered: a word has one for each field.
const MAX_ANSWERS: usize = 4_000;
/// Words of the index a beginning stands for, the most frequent ones.
const MAX_BEGINNINGS: usize = 50;
/// Words of one segment looked at for a beginning; those after it in the alphabet are passed over.
const MAX_BEGINNING_TERMS: usize = 20_000;

/// The dictionaries of one snapshot.
#[derive(Clone, Copy)]
pub(crate) struct Vocabulary<'a> {
    searcher: &'a Searcher,
    answers: &'a Answers,
}

/// What the dictionaries of one state of an index have answered: to find, to mark, to tell why and to mend the spelling ask
/// the same of them, and so do the next page and whoever asks for the same word.
#[derive(Default)]
pub(crate) struct Answers {
    stems: Memo<(Field, String), Vec<String>>,
    beginnings: Memo<(Field, String), (Vec<String>, bool)>,
    spellings: Memo<(Field, String, bool), Spellings>,
    rarities: Memo<(Field, Vec<u64>), f32>,
}

type Memo<K, V> = Mutex<HashMap<K, Arc<V>>>;

/// The answer, asked for once.
fn once<K: Eq + Hash, V>(memo: &Memo<K, V>, key: K, ask: impl FnOnce() -> V) -> Arc<V> {
    // a poisoned memory is only a lost shortcut
    if let Some(known) = memo.lock().ok().and_then(|known| known.get(&key).cloned()) {
        return known;
    }
    let answer = Arc::new(ask());
    if let Ok(mut known) = memo.lock() {
        if known.len() >= MAX_ANSWERS {
            known.clear();
        }
        known.insert(key, Arc::clone(&answer));
    }
    answer
}

impl<'a> Vocabulary<'a> {
    pub(crate) fn new(searcher: &'a Searcher, answers: &'a Answers) -> Self {
        Self { searcher, answers }
    }

    /// Terms of a field that the automaton accepts. Damage is left to the search itself to report.
    pub(crate) fn matching<A: Automaton>(&self, field: Field, automaton: impl Fn() -> A) -> BTreeSet<String>
    where
        A::State: Clone,
    {
        self.frequencies(field, automaton).into_keys().collect()
    }

    /// The same, with how many documents have each term, removed ones not yet forgotten included.
    pub(crate) fn frequencies<A: Automaton>(
        &self,
        field: Field,
        automaton: impl Fn() -> A,
    ) -> BTreeMap<String, u64>
    where
        A::State: Clone,
    {
        self.kept(field, automaton, |_| true)
    }

    /// The same of terms that pass a further test, so that those which do not cannot crowd them out.
    fn kept<A: Automaton>(
        &self,
        field: Field,
        automaton: impl Fn() -> A,
        keep: impl Fn(&str) -> bool,
    ) -> BTreeMap<String, u64>
    where
        A::State: Clone,
    {
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let Ok(inverted) = segment.inverted_index(field) else { continue };
            let Ok(mut stream) = inverted.terms().search(automaton()).into_stream() else { continue };
            while found.len() < MAX_TERMS && stream.advance() {
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                if let Some(sum) = found.get_mut(term) {
                    *sum = sum.saturating_add(u64::from(stream.value().doc_freq));
                } else if keep(term) {
                    found.insert(term.to_owned(), u64::from(stream.value().doc_freq));
                }
            }
        }
        found
    }
}

impl Vocabulary<'_> {
    /// The terms of a field that begin so, in the most documents first, and whether there are more; terms with a
    /// spelling behind them are left out.
    pub(crate) fn beginning_with(&self, beginning: &str, field: Field) -> Arc<(Vec<String>, bool)> {
        let key = (field, beginning.to_owned());
        once(&self.answers.beginnings, key, || self.walk_from(beginning, field))
    }

    fn walk_from(&self, beginning: &str, field: Field) -> (Vec<String>, bool) {
        let mut frequencies: BTreeMap<String, u64> = BTreeMap::new();
        let mut more = false;
        if beginning.is_empty() {
            return (Vec::new(), false);
        }
        for segment in self.searcher.segment_readers() {
            let Ok(inverted) = segment.inverted_index(field) else { continue };
            let Ok(mut stream) = inverted.terms().range().ge(beginning).into_stream() else { continue };
            let mut seen = 0_usize;
            while seen < MAX_BEGINNING_TERMS
                && stream.advance()
                && stream.key().starts_with(beginning.as_bytes())
            {
                seen = seen.saturating_add(1);
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                if !term.contains(SPELLED) {
                    let documents = u64::from(stream.value().doc_freq);
                    let sum = frequencies.entry(term.to_owned()).or_default();
                    *sum = sum.saturating_add(documents);
                }
            }
            more |= seen >= MAX_BEGINNING_TERMS;
        }
        let mut terms: Vec<(String, u64)> = frequencies.into_iter().collect();
        terms.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
        more |= terms.len() > MAX_BEGINNINGS;
        (terms.into_iter().take(MAX_BEGINNINGS).map(|(term, _)| term).collect(), more)
    }

    /// The Kazakh stems of a field this normalised word may be a form of.
    pub(crate) fn stems_of(&self, word: &str, field: Field, kazakh: &Kazakh) -> Arc<Vec<String>> {
        once(&self.answers.stems, (field, word.to_owned()), || {
            unfold::stems(word, |pattern| {
                self.kept(field, || pattern, |stem| pattern.is_of(stem, kazakh)).into_keys()
            })
        })
    }

    /// What a term scores that as many documents have as have any of these values: by how rare it is, as the engine weighs
    /// terms (BM25), for a text of common length.
    pub(crate) fn rarity(&self, field: Field, values: &[u64]) -> f32 {
        *once(&self.answers.rarities, (field, values.to_vec()), || {
            let terms = values.iter().map(|value| Term::from_field_u64(field, *value));
            let having: u64 = terms.filter_map(|term| self.searcher.doc_freq(&term).ok()).sum();
            let documents =
                self.searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum();
            let (having, others) = (having.min(documents), documents.saturating_sub(having));
            (1.0 + (narrow(others) + 0.5) / (narrow(having) + 0.5)).ln()
        })
    }

    /// The spellings of names near to one typed, in a field of loose keys, within an edit too if `near`.
    pub(crate) fn spellings(
        &self,
        (field, typed, near): (Field, &str, bool),
        ask: impl FnOnce() -> Spellings,
    ) -> Arc<Spellings> {
        once(&self.answers.spellings, (field, typed.to_owned(), near), ask)
    }
}

/// A count as it is precise enough for guesses and scores.
pub(crate) fn narrow(count: u64) -> f32 {
    let halves = |half: u64| u16::try_from(half & 0xffff).map_or(0.0, f32::from);
    halves(count >> 32) * 4_294_967_296.0 + halves(count >> 16) * 65_536.0 + halves(count)
}

/// Every document with a term that begins so, however many terms these are: what is asked beside the most frequent
/// ones, so that whether somebody is found never depends on what others have written.
#[derive(Debug, Clone)]
pub(crate) struct BeginsWith {
    pub(crate) field: Field,
    pub(crate) beginning: Arc<[u8]>,
}

impl Query for BeginsWith {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(AutomatonWeight::new(self.field, Beginning(Arc::clone(&self.beginning)))))
    }
}

/// Accepts what begins with the given bytes.
pub(crate) struct Beginning<B>(pub(crate) B);

impl<B: AsRef<[u8]>> Automaton for Beginning<B> {
    /// Bytes met so far; nothing after a mismatch.
    type State = Option<usize>;

    fn start(&self) -> Self::State {
        Some(0)
    }

    fn is_match(&self, state: &Self::State) -> bool {
        *state == Some(self.0.as_ref().len())
    }

    fn can_match(&self, state: &Self::State) -> bool {
        state.is_some()
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let met = (*state)?;
        match self.0.as_ref().get(met) {
            None => Some(met),
            Some(wanted) => (*wanted == byte).then(|| met.saturating_add(1)),
        }
    }
}

/// Accepts what begins with something within one edit (a letter changed, missing, added, or two swapped) of the
/// given letters of ASCII, up to a closing byte.
pub(crate) struct OneEdit<'a> {
    pub(crate) word: &'a [u8],
    pub(crate) closed_by: u8,
}

/// Places in the word reached without an edit, with one, and in the middle of a swap, one bit each.
#[derive(Clone, Copy, Default)]
pub(crate) struct Reached {
    exact: u64,
    edited: u64,
    swapping: u64,
    accepted: bool,
}

impl OneEdit<'_> {
    /// Longest word that can be asked for.
    pub(crate) const LONGEST: usize = 60;

    /// The places where this letter stands.
    fn places(&self, byte: u8) -> u64 {
        self.word
            .iter()
            .take(Self::LONGEST)
            .rev()
            .fold(0, |places, letter| places << 1 | u64::from(*letter == byte))
    }
}

impl Automaton for OneEdit<'_> {
    type State = Reached;

    fn start(&self) -> Reached {
        Reached { exact: 1, ..Reached::default() }
    }

    fn is_match(&self, state: &Reached) -> bool {
        state.accepted
    }

    fn can_match(&self, state: &Reached) -> bool {
        state.accepted || (state.exact | state.edited | state.swapping) != 0
    }

    fn accept(&self, state: &Reached, byte: u8) -> Reached {
        if state.accepted {
            return *state;
        }
        let end = 1_u64 << self.word.len().min(Self::LONGEST);
        if byte == self.closed_by {
            let accepted = (state.exact | state.edited | state.exact << 1) & end != 0;
            return Reached { accepted, ..Reached::default() };
        }
        let here = self.places(byte);
        let inside = end | (end - 1);
        let exact = (state.exact & here) << 1;
        let edited = (state.edited & here) << 1 // as it is
            | state.exact // added
            | state.exact << 1 // changed
            | (state.exact << 1 & here) << 1 // one missing
            | (state.swapping & here) << 2; // the second of a swap
        let swapping = state.exact & here >> 1;
        Reached { exact: exact & inside, edited: edited & inside, swapping, accepted: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(automaton: &impl Automaton, text: &str) -> bool {
        let end = text.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        automaton.is_match(&end)
    }

    #[test]
    fn one_edit_is_one_edit() {
        let near = OneEdit { word: b"serik", closed_by: b'|' };
        for text in
            ["serik|x", "seik|", "seriik|", "serak|Серак", "serki|", "serikk|", "erik|", "seri|", "zerik|"]
        {
            assert!(accepts(&near, text), "{text}");
        }
        for text in ["serik", "serakk|", "reisk|", "ser|", "srk|"] {
            assert!(!accepts(&near, text), "{text}");
        }
    }

    #[test]
    fn beginnings() {
        assert!(accepts(&Beginning("ab"), "abc") && accepts(&Beginning("ab"), "ab"));
        assert!(!accepts(&Beginning("ab"), "a") && !accepts(&Beginning("ab"), "ba"));
    }
}
