//! From text to searchable tokens: the one seam between languages and the index.
//! Every word is analysed as Kazakh *and* Russian when Cyrillic, as English otherwise, because a single word
//! rarely tells its language; where it does, by its letters or by the word lists, it keeps the stem of that one alone.
//! Latin Kazakh is read back into Cyrillic, folded and unfolded forms meet words typed without Kazakh letters, and
//! concepts of a thesaurus are found over the stems.
//! Where next: `words.rs` (splitting), `forms.rs` (a word's forms), `kazakh.rs` (stemmer), `russian.rs` (word list),
//! `latin.rs`, `unfold.rs`, `layout.rs` (scripts and keyboards), `concepts.rs`, `names.rs` (keys of person names).

pub(crate) mod among;
mod concepts;
pub mod fold;
mod forms;
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

use self::concepts::Finder;
pub(crate) use self::concepts::{Found, LONGEST_NAME, NameOf, names_of};
pub use self::forms::Forms;
use self::forms::{Stemmers, Words};
use self::kazakh::Kazakh;
use self::recent::Recent;
pub use self::stop::is_function_word;
use self::written::Part;
pub(crate) use self::written::{NameStreams, Streams};
use crate::thesaurus::Thesaurus;

/// Raise it when any analysis changes: indexes made by another version are rebuilt.
pub const ANALYSIS_VERSION: u32 = 5;

/// A word of a text with what stands between it and the next one, in bytes, for room to begin with.
const BYTES_OF_WORD: usize = 12;
/// Parts of short texts remembered, and as many that were asked for before them.
const REMEMBERED_PARTS: usize = 16_384;
/// Names, and patronymics, likewise.
const REMEMBERED_NAMES: usize = 8_192;

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
#[derive(Debug, Clone)]
pub struct Analyser {
    words: Arc<Words>,
    concepts: Option<Arc<Concepts>>,
    /// Those it was made with.
    basis: Option<Arc<Concepts>>,
    /// What parts of short texts became, by these concepts.
    parts: Arc<Recent<Arc<Part>>>,
    /// What names became, and patronymics.
    names: Arc<[Recent<Arc<NameStreams>>; 2]>,
}

/// A thesaurus, and its names to be found in words.
#[derive(Debug)]
struct Concepts {
    thesaurus: Thesaurus,
    finder: Finder,
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
        Self::of(Words::new(Arc::new(kazakh)))
    }

    fn of(words: Words) -> Self {
        let names = Arc::new([(); 2].map(|()| Recent::new(REMEMBERED_NAMES)));
        Self {
            words: Arc::new(words),
            concepts: None,
            basis: None,
            parts: Arc::new(Recent::new(REMEMBERED_PARTS)),
            names,
        }
    }

    /// Finds the concepts of a thesaurus too, and knows the stems of its Kazakh names when it reads words typed without
    /// Kazakh letters. What analysers say of words depends on this thesaurus: see [`Self::with_concepts`].
    #[must_use]
    pub fn with_thesaurus(self, thesaurus: Thesaurus) -> Self {
        let names = thesaurus.concepts().iter().flat_map(|concept| &concept.kk);
        let stems = names.flat_map(|name| self.analyse(name)).filter_map(|token| token.forms.kk.clone());
        let stems = stems.filter(|stem| words::has_cyrillic(stem));
        let words = self.words.knowing(stems, thesaurus.fingerprint());
        let made = Self::of(words).with_concepts(thesaurus);
        Self { basis: made.concepts.clone(), ..made }
    }

    /// Finds the concepts of this thesaurus instead. Forms of words stay what they were, so of a text indexed before only
    /// the concepts may differ: [`crate::Snapshot::affected`] finds the documents where they do.
    #[must_use]
    pub fn with_concepts(&self, thesaurus: Thesaurus) -> Self {
        let finder = Finder::new(&thesaurus, self);
        self.finding(Some(Arc::new(Concepts { thesaurus, finder })))
    }

    /// Finds these concepts; words and names stay known.
    fn finding(&self, concepts: Option<Arc<Concepts>>) -> Self {
        Self { concepts, parts: Arc::new(Recent::new(REMEMBERED_PARTS)), ..self.clone() }
    }

    /// With the thesaurus that [`Self::with_thesaurus`] was given, whatever concepts are found now.
    pub(crate) fn as_made(&self) -> Self {
        self.finding(self.basis.clone())
    }

    /// The thesaurus in use.
    #[must_use]
    pub fn thesaurus(&self) -> Option<&Thesaurus> {
        self.concepts.as_ref().map(|concepts| &concepts.thesaurus)
    }

    /// Tells the analysis of words from another: another version of it, or other stems known from the thesaurus it was
    /// made with. Concepts found by [`Self::with_concepts`] do not count.
    pub(crate) fn fingerprint(&self) -> String {
        format!("{ANALYSIS_VERSION} {:x}", self.words.thesaurus)
    }

    pub(crate) fn kazakh(&self) -> &Kazakh {
        &self.words.kazakh
    }

    /// The concepts the words name, the longest names first come; none without a thesaurus.
    pub(crate) fn concepts(&self, tokens: &[Token]) -> Vec<Found> {
        self.concepts.as_ref().map_or_else(Vec::new, |concepts| concepts.finder.find(tokens))
    }

    /// [`Self::concepts`], and what names inside them name of another kind: what a text is about.
    pub(crate) fn concepts_within(&self, tokens: &[Token]) -> Vec<Found> {
        self.concepts.as_ref().map_or_else(Vec::new, |concepts| concepts.finder.find_within(tokens))
    }

    /// Whether these words may begin the name of a concept that words after them end.
    fn may_go_on(&self, tokens: &[Token]) -> bool {
        self.concepts.as_ref().is_some_and(|concepts| concepts.finder.may_go_on(tokens))
    }

    /// Stems that the names of a concept begin with.
    pub(crate) fn concept_begins_with(&self, number: u32) -> &[String] {
        self.concepts.as_ref().map_or(&[], |concepts| concepts.finder.begin_with(number))
    }

    /// The id of a concept by its number.
    pub(crate) fn concept_id(&self, number: u32) -> Option<&str> {
        self.thesaurus().and_then(|thesaurus| thesaurus.concept(number)).map(|concept| concept.id.as_str())
    }

    /// The words of `text` in order. Never panics; a word with a letter or digit never comes back empty.
    pub fn analyse(&self, text: &str) -> Vec<Token> {
        let mut stemmers = Stemmers::default();
        let mut tokens = Vec::with_capacity(text.len() / BYTES_OF_WORD);
        for (position, word) in words::split(text).enumerate() {
            let forms = self.words.forms(word.text, &mut stemmers);
            let capitals = words::is_in_capitals(word.text);
            tokens.push(Token { start: word.start, end: word.end, position, capitals, forms });
        }
        tokens
    }
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
                prop_assert_eq!(token.en.is_some(), !words::has_cyrillic(&token.surface));
                prop_assert!(token.stems().next().is_some());
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
