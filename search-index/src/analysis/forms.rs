//! The forms of one word: what it can be found by. They depend on the word alone, on the stem lists, and on the stems of the
//! thesaurus the analysis was made with, never on the concepts looked for; so they are remembered for all analysers that
//! share them. Where next: `kazakh.rs`, `russian.rs`, `latin.rs` and `unfold.rs` make them.

use std::sync::Arc;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};
use tantivy_fst::{IntoStreamer, Map, Streamer};

use super::among::Place;
use super::kazakh::Kazakh;
use super::recent::Recent;
use super::{fold, latin, russian, stop, unfold, words};
use crate::tokens::Word;

/// Longest word that is remembered, in bytes: what is longer is not language, and may be the whole of a text.
const LONGEST_REMEMBERED: usize = 256;
/// Distinct words remembered as they are written, and as many that were asked for before them.
const REMEMBERED_WORDS: usize = 16_384;

/// A Kazakh stem that is known so well is not a word of another language by accident, see [`Kazakh::knows`].
const WELL_KNOWN: u8 = 2;

/// Everything a word can be found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// The word normalised (NFKC, lower case, no accents of stress); never empty.
    pub surface: String,
    /// Kazakh stem, for words with Cyrillic letters that are not surely Russian, and for Latin ones that are Kazakh by
    /// their letters or stem.
    pub kk: Option<String>,
    /// A known Kazakh stem the word may be of, had it been typed with Kazakh letters; for words otherwise unknown.
    pub unfolded: Option<String>,
    /// Russian stem, for words with Cyrillic letters that are not surely Kazakh.
    pub ru: Option<String>,
    /// English stem or the bare word, for words without Cyrillic letters (numbers too).
    pub en: Option<String>,
    /// The surface without letters peculiar to Kazakh; never empty.
    pub folded: String,
    /// The Kazakh stem (the unfolded one, if there is one) likewise, where it differs from `folded`.
    pub folded_stem: Option<String>,
    /// What follows from these.
    pub(crate) derived: Derived,
}

/// What is computed once for all places where a word stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Derived {
    /// Of each form.
    pub(crate) places: [Place; 7],
    /// [`Forms::stems`] as tokens.
    pub(crate) stems: Word,
    /// [`Forms::letters`] as tokens.
    pub(crate) letters: Word,
}

impl Forms {
    fn finished(mut self) -> Self {
        let optional = [&self.kk, &self.unfolded, &self.ru, &self.en, &self.folded_stem];
        let all = optional.into_iter().flatten().chain([&self.surface, &self.folded]);
        let mut places = [Place::of(&self.surface); 7];
        places.iter_mut().zip(all).for_each(|(place, form)| *place = Place::of(form));
        self.derived = Derived { places, stems: Word::of(self.stems()), letters: Word::of(self.letters()) };
        self
    }

    /// Its stems in any language, each once.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        distinct([self.kk.as_deref(), self.unfolded.as_deref(), self.ru.as_deref(), self.en.as_deref()])
    }

    /// What it is without Kazakh letters: the word, and its stem unless that is one of [`Self::stems`].
    pub(crate) fn letters(&self) -> impl Iterator<Item = &str> {
        let stem = self.folded_stem.as_deref().filter(|stem| !self.stems().any(|known| known == *stem));
        std::iter::once(self.folded.as_str()).chain(stem)
    }
}

fn distinct<const N: usize>(forms: [Option<&str>; N]) -> impl Iterator<Item = &str> {
    let first = move |(at, form): (usize, Option<_>)| {
        form.filter(|_| !forms.iter().take(at).any(|known| *known == form))
    };
    forms.into_iter().enumerate().filter_map(first)
}

/// What makes the forms of words.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) kazakh: Arc<Kazakh>,
    /// By words as written, so that most are known before they are normalised.
    remembered: Recent<Arc<Forms>>,
    /// Kazakh stems known beforehand, for words typed without Kazakh letters.
    known: Option<Map<Vec<u8>>>,
    /// Fingerprint of the thesaurus whose stems are among the known ones; 0 for none.
    pub(super) thesaurus: u128,
}

impl Words {
    pub(super) fn new(kazakh: Arc<Kazakh>) -> Self {
        let known = set_of(kazakh.known().to_vec());
        Self { kazakh, remembered: Recent::new(REMEMBERED_WORDS), known, thesaurus: 0 }
    }

    /// Knows these stems too.
    pub(super) fn knowing(&self, stems: impl IntoIterator<Item = String>, thesaurus: u128) -> Self {
        let known = set_of(self.kazakh.known().iter().cloned().chain(stems).collect());
        let kazakh = Arc::clone(&self.kazakh);
        // What was remembered knew less.
        Self { kazakh, remembered: Recent::new(REMEMBERED_WORDS), known, thesaurus }
    }

    /// The forms of a word as it is written.
    pub(super) fn forms(&self, written: &str, stemmers: &mut Stemmers) -> Arc<Forms> {
        if let Some(forms) = self.remembered.get(written) {
            return forms;
        }
        let forms = Arc::new(self.compute(words::normalise(written), stemmers).finished());
        if written.len() <= LONGEST_REMEMBERED {
            self.remembered.remember(written.to_owned(), Arc::clone(&forms));
        }
        forms
    }

    fn compute(&self, surface: String, stemmers: &mut Stemmers) -> Forms {
        if !words::has_cyrillic(&surface) {
            let en = if surface.is_ascii() { stemmers.english(&surface) } else { surface.clone() };
            let folded = surface.clone();
            let kk = self.latin_stem(&surface);
            let folded_stem = kk.as_deref().map(fold::fold);
            return Forms {
                surface,
                kk,
                unfolded: None,
                ru: None,
                en: Some(en),
                folded,
                folded_stem,
                derived: Derived::default(),
            };
        }
        let kk = self.kazakh.stem(&surface);
        let known = self.kazakh.knows(&kk);
        let plain = surface.replace('ё', "е");
        let russian = russian::shared().lemma(&plain);
        let unfolded = match (stop::unfolded_function_word(&surface), &russian) {
            // before Russian words: жане is also a form of a Russian name
            (Some(word), _) => Some(self.kazakh.stem(word)),
            (None, Some(_)) => None,
            (None, None) if known == 0 => self.unfold(&surface),
            (None, None) => None,
        };
        let folded = fold::fold(&surface);
        // A stem in the other language of a word that is surely of one would be an accident.
        let surely_russian = known == 0
            && unfolded.is_none()
            && russian.as_deref().is_some_and(|lemma| is_russian_form(&plain, lemma));
        let surely_kazakh = folded != plain || russian.is_none() && known >= WELL_KNOWN;
        let kk = (!surely_russian).then_some(kk);
        let ru = (!surely_kazakh).then(|| russian.unwrap_or_else(|| stemmers.russian(&plain)));
        let folded_stem = unfolded.as_deref().or(kk.as_deref()).map(fold::fold);
        let folded_stem = folded_stem.filter(|stem| *stem != folded);
        Forms { surface, kk, unfolded, ru, en: None, folded, folded_stem, derived: Derived::default() }
    }

    /// The Kazakh stem of a Latin word that is Kazakh by its letters, or whose stem is known.
    fn latin_stem(&self, surface: &str) -> Option<String> {
        if surface.len() < 3 || surface.chars().any(|letter| letter.is_ascii_digit()) {
            return None;
        }
        let read = latin::to_cyrillic(surface)?;
        if let Some(word) = stop::unfolded_function_word(&fold::fold(&read)) {
            return Some(self.kazakh.stem(word));
        }
        let stem = self.kazakh.stem(&read);
        if self.kazakh.knows(&stem) > 1 && stem.chars().nth(2).is_some() {
            return Some(stem);
        }
        self.unfold(surface).or_else(|| latin::is_surely_kazakh(surface).then_some(stem))
    }

    /// The longest known Kazakh stem a word typed without Kazakh letters may be of.
    fn unfold(&self, surface: &str) -> Option<String> {
        let known = self.known.as_ref()?;
        let stems = unfold::stems(surface, |pattern| {
            let mut stream = known.search(pattern).into_stream();
            let mut found = Vec::new();
            while let Some((stem, _)) = stream.next() {
                let stem = std::str::from_utf8(stem).ok();
                found.extend(stem.filter(|stem| pattern.is_of(stem, &self.kazakh)).map(str::to_owned));
            }
            found
        });
        stems.into_iter().find(|stem| stem.chars().nth(2).is_some())
    }
}

/// Whether a form of a Russian word is one that no Kazakh word borrowed from it has: those are borrowed as nouns stand in
/// dictionaries, and what -ы is added to is a Russian plural and a Kazakh possession alike (инспекторы).
fn is_russian_form(form: &str, lemma: &str) -> bool {
    let adjective = ["ый", "ий", "ой"].into_iter().any(|ending| form.ends_with(ending));
    adjective || form != lemma && !form.ends_with('ы')
}

/// The words as a set that automata walk.
fn set_of(mut words: Vec<String>) -> Option<Map<Vec<u8>>> {
    words.sort_unstable();
    words.dedup();
    Map::from_iter(words.into_iter().map(|word| (word, 0))).ok()
}

/// The engine's Snowball stemmers, built when first needed by a call.
#[derive(Default)]
pub(super) struct Stemmers {
    english: Option<TextAnalyzer>,
    russian: Option<TextAnalyzer>,
}

impl Stemmers {
    fn english(&mut self, word: &str) -> String {
        stem_with(self.english.get_or_insert_with(|| snowball(Language::English)), word)
    }

    fn russian(&mut self, word: &str) -> String {
        stem_with(self.russian.get_or_insert_with(|| snowball(Language::Russian)), word)
    }
}

fn snowball(language: Language) -> TextAnalyzer {
    TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(language)).build()
}

fn stem_with(analyser: &mut TextAnalyzer, word: &str) -> String {
    let mut stream = analyser.token_stream(word);
    let stem = stream.next().map(|token| token.text.clone()).unwrap_or_default();
    if stem.is_empty() { word.to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_kazakh_letters_are_read() {
        let words =
            Words::new(Arc::new(Kazakh::new())).knowing(["филолог", "дайындық"].map(str::to_owned), 1);
        let forms = |word: &str| words.forms(word, &mut Stemmers::default());
        // a function word, though a Russian name has the same form
        assert_eq!(forms("жане").unfolded, forms("және").kk);
        // ты, not тя; ым, not ыма
        assert_eq!(forms("filologty").kk.as_deref(), Some("филолог"));
        assert_eq!(forms("daiyndyğy").kk.as_deref(), Some("дайындық"));
    }
}
