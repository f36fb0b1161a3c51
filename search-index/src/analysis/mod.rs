//! From text to searchable tokens: the one seam between languages and the index.
//! Every word is analysed as Kazakh *and* Russian when Cyrillic, as English otherwise, because a single word
//! rarely tells its language; Latin Kazakh is read back into Cyrillic, folded and unfolded forms meet words typed
//! without Kazakh letters, and concepts of a thesaurus are found over the stems.
//! Where next: `kazakh.rs` (stemmer), `russian.rs` (word list), `latin.rs`, `unfold.rs`, `layout.rs` (scripts and
//! keyboards), `concepts.rs`, `names.rs` (keys of person names), `words.rs` (splitting).

mod concepts;
pub mod fold;
pub mod kazakh;
mod kazakh_letters;
mod kazakh_parse;
mod kazakh_rules;
mod kazakh_weights;
pub mod latin;
pub mod layout;
mod lexicon;
pub mod names;
mod recent;
mod russian;
mod stop;
pub(crate) mod unfold;
pub(crate) mod words;
mod written;

use std::sync::Arc;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};
use tantivy_fst::{IntoStreamer, Map, Streamer};

use self::concepts::Finder;
pub(crate) use self::concepts::Found;
use self::kazakh::Kazakh;
use self::recent::Recent;
pub use self::stop::is_function_word;
pub(crate) use self::written::Streams;
use crate::thesaurus::Thesaurus;

/// Raise it when any analysis changes: indexes made by another version are rebuilt.
pub const ANALYSIS_VERSION: u32 = 3;

/// Distinct words remembered, and as many that were asked for before them.
const REMEMBERED_WORDS: usize = 16_384;
/// Short texts remembered, likewise.
const REMEMBERED_TEXTS: usize = 4_096;

/// One word of a text and everything it can be found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of the word's first byte in the text.
    pub start: usize,
    /// Byte offset after the word's last byte.
    pub end: usize,
    /// The word's number in the text, from 0.
    pub position: usize,
    /// All its letters are capitals and there are at least two: an abbreviation.
    pub capitals: bool,
    /// What it can be found by; shared between the places where the word stands.
    pub forms: Arc<Forms>,
}

/// Everything a word can be found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// The word normalised (NFKC, lower case, no accents of stress); never empty.
    pub surface: String,
    /// Kazakh stem, for words with Cyrillic letters and for Latin ones that are Kazakh by their letters or stem.
    pub kk: Option<String>,
    /// A known Kazakh stem the word may be of, had it been typed with Kazakh letters; for words otherwise unknown.
    pub unfolded: Option<String>,
    /// Russian stem, for words with Cyrillic letters.
    pub ru: Option<String>,
    /// English stem or the bare word, for words without Cyrillic letters (numbers too).
    pub en: Option<String>,
    /// The surface without letters peculiar to Kazakh; never empty.
    pub folded: String,
    /// The Kazakh stem (the unfolded one, if there is one) likewise, where it differs from `folded`.
    pub folded_stem: Option<String>,
}

/// Analyses texts; shared by indexing and searching, cheap to call from many threads.
///
/// ```
/// use search_index::analysis::Analyser;
///
/// let analyser = Analyser::new();
/// let tokens = analyser.analyse("Қазақ тілінде, in English");
/// assert_eq!(tokens[1].forms.kk.as_deref(), Some("тіл"));
/// assert_eq!(tokens[1].forms.folded_stem.as_deref(), Some("тил"));
/// assert_eq!(tokens[3].forms.en.as_deref(), Some("english"));
/// assert_eq!(&"Қазақ тілінде, in English"[tokens[3].start..tokens[3].end], "English");
/// ```
#[derive(Debug)]
pub struct Analyser {
    kazakh: Kazakh,
    remembered: Recent<Arc<Forms>>,
    written: Recent<Arc<Streams>>,
    thesaurus: Option<(Thesaurus, Finder)>,
    /// Kazakh stems known beforehand, for words typed without Kazakh letters.
    known: Option<Map<Vec<u8>>>,
}

impl Default for Analyser {
    fn default() -> Self {
        Self::new()
    }
}

impl Analyser {
    /// With the stem list that is compiled in.
    #[must_use]
    pub fn new() -> Self {
        Self::with_kazakh(Kazakh::new())
    }

    /// With another Kazakh stemmer, for example one given a larger stem list.
    #[must_use]
    pub fn with_kazakh(kazakh: Kazakh) -> Self {
        let known = set_of(kazakh.known().to_vec());
        let (remembered, written) = (Recent::new(REMEMBERED_WORDS), Recent::new(REMEMBERED_TEXTS));
        Self { kazakh, remembered, written, thesaurus: None, known }
    }

    /// Finds the concepts of a thesaurus too.
    #[must_use]
    pub fn with_thesaurus(mut self, thesaurus: Thesaurus) -> Self {
        let names = thesaurus.concepts().iter().flat_map(|concept| &concept.kk);
        let stems = names.flat_map(|name| self.analyse(name)).filter_map(|token| token.forms.kk.clone());
        let stems = stems.filter(|stem| words::has_cyrillic(stem)).chain(self.kazakh.known().iter().cloned());
        self.known = set_of(stems.collect());
        // What was remembered knew less.
        self.remembered = Recent::new(REMEMBERED_WORDS);
        self.written = Recent::new(REMEMBERED_TEXTS);
        let finder = Finder::new(&thesaurus, &self);
        self.thesaurus = Some((thesaurus, finder));
        self
    }

    /// The thesaurus in use.
    #[must_use]
    pub fn thesaurus(&self) -> Option<&Thesaurus> {
        self.thesaurus.as_ref().map(|(thesaurus, _)| thesaurus)
    }

    /// Tells the texts' analysis from another: another version of it, or another thesaurus.
    pub(crate) fn fingerprint(&self) -> String {
        let concepts = self.thesaurus().map_or(0, Thesaurus::fingerprint);
        format!("{ANALYSIS_VERSION} {concepts:x}")
    }

    pub(crate) fn kazakh(&self) -> &Kazakh {
        &self.kazakh
    }

    /// The concepts the words name, the longest names first come; none without a thesaurus.
    pub(crate) fn concepts(&self, tokens: &[Token]) -> Vec<Found> {
        self.thesaurus.as_ref().map_or_else(Vec::new, |(_, finder)| finder.find(tokens))
    }

    /// [`Self::concepts`], and what names inside them name of another kind: what a text is about.
    pub(crate) fn concepts_within(&self, tokens: &[Token]) -> Vec<Found> {
        self.thesaurus.as_ref().map_or_else(Vec::new, |(_, finder)| finder.find_within(tokens))
    }

    /// The id of a concept by its number.
    pub(crate) fn concept_id(&self, number: u32) -> Option<&str> {
        self.thesaurus().and_then(|thesaurus| thesaurus.concept(number)).map(|concept| concept.id.as_str())
    }

    /// The words of `text` in order. Never panics; a word with a letter or digit never comes back empty.
    pub fn analyse(&self, text: &str) -> Vec<Token> {
        let mut stemmers = Stemmers::default();
        let words = words::split(text).enumerate();
        let tokens = words.map(|(position, word)| {
            let forms = self.forms(words::normalise(word.text), &mut stemmers);
            let letters = || word.text.chars().filter(|letter| letter.is_alphabetic());
            let capitals = letters().nth(1).is_some() && letters().all(char::is_uppercase);
            Token { start: word.start, end: word.end, position, capitals, forms }
        });
        tokens.collect()
    }

    fn forms(&self, surface: String, stemmers: &mut Stemmers) -> Arc<Forms> {
        if let Some(forms) = self.remembered.get(&surface) {
            return forms;
        }
        let forms = Arc::new(self.compute(surface, stemmers));
        self.remembered.remember(forms.surface.clone(), Arc::clone(&forms));
        forms
    }

    fn compute(&self, surface: String, stemmers: &mut Stemmers) -> Forms {
        if !words::has_cyrillic(&surface) {
            let en = if surface.is_ascii() { stemmers.english(&surface) } else { surface.clone() };
            let folded = surface.clone();
            let kk = self.latin_stem(&surface);
            let folded_stem = kk.as_deref().map(fold::fold);
            return Forms { surface, kk, unfolded: None, ru: None, en: Some(en), folded, folded_stem };
        }
        let kk = self.kazakh.stem(&surface);
        let plain = surface.replace('ё', "е");
        let russian = russian::shared().lemma(&plain);
        let unfolded = match (&russian, stop::unfolded_function_word(&surface)) {
            (Some(_), _) => None,
            (None, Some(word)) => Some(self.kazakh.stem(word)),
            (None, None) if self.kazakh.knows(&kk) == 0 => self.unfold(&surface),
            (None, None) => None,
        };
        let ru = russian.unwrap_or_else(|| stemmers.russian(&plain));
        let folded = fold::fold(&surface);
        let folded_stem = Some(fold::fold(unfolded.as_deref().unwrap_or(&kk))).filter(|stem| *stem != folded);
        Forms { surface, kk: Some(kk), unfolded, ru: Some(ru), en: None, folded, folded_stem }
    }
}

impl Analyser {
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

/// The words as a set that automata walk.
fn set_of(mut words: Vec<String>) -> Option<Map<Vec<u8>>> {
    words.sort_unstable();
    words.dedup();
    Map::from_iter(words.into_iter().map(|word| (word, 0))).ok()
}

/// The engine's Snowball stemmers, built when first needed by a call.
#[derive(Default)]
struct Stemmers {
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn languages_are_analysed_side_by_side() {
        let tokens = Analyser::new().analyse("руководителями Қызметкерлердің 2024 officers Ёлка");
        let ru: Vec<_> = tokens.iter().map(|token| token.forms.ru.as_deref()).collect();
        assert_eq!(ru, [Some("руководитель"), tokens[1].forms.ru.as_deref(), None, None, Some("елка")]);
        assert_eq!(tokens[1].forms.kk.as_deref(), Some("қызметкер"));
        assert_eq!(tokens[2].forms.en.as_deref(), Some("2024"));
        assert_eq!(tokens[3].forms.en.as_deref(), Some("offic"));
    }

    #[test]
    fn stress_marks_and_soft_hyphens_do_not_count() {
        let tokens = Analyser::new().analyse("замо\u{301}к дело\u{ad}производство");
        assert_eq!(tokens[0].forms.surface, "замок");
        assert_eq!(tokens[1].forms.surface, "делопроизводство");
    }

    proptest! {
        #[test]
        fn any_text_is_analysed_within_its_bounds(text in "\\PC*|[а-яәғқңөұүһіА-Я0-9' \u{301}\u{306}-]{0,60}") {
            for token in Analyser::new().analyse(&text) {
                prop_assert!(text.get(token.start..token.end).is_some_and(|part| !part.is_empty()));
                let token = token.forms.as_ref().clone();
                prop_assert!(!token.surface.is_empty() && !token.folded.is_empty());
                prop_assert!(token.ru.is_some() != token.en.is_some() && (token.kk.is_some() || token.ru.is_none()));
                for form in [token.kk, token.unfolded, token.ru, token.en, token.folded_stem].into_iter().flatten() {
                    prop_assert!(!form.is_empty() && form.len() < 1_000);
                }
            }
        }

        #[test]
        fn an_alphabetic_word_is_never_lost(word in "\\p{Alphabetic}{1,80}") {
            let letters = word.chars().any(char::is_alphanumeric);
            prop_assert!(!letters || !Analyser::new().analyse(&word).is_empty());
        }
    }
}
