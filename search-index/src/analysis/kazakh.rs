//! A light stemmer for Kazakh: enumerate the readings a word admits, choose one by weights.
//! Ordered suffix classes, vowel harmony and assimilation limit the readings; a list of stems with how well text
//! attests them helps to choose and restores elided vowels. Two modes: [`Mode::Full`] undoes verbs too,
//! [`Mode::Nominal`] cuts the endings of nouns only, which is surer where text is all nouns.
//! Where next: `kazakh_parse.rs` enumerates, `kazakh_rules.rs` holds the suffixes, `kazakh_weights.rs` the weights.

use super::kazakh_letters::Letters;
use super::kazakh_parse::{Parser, Reading, Suffixes};
use super::kazakh_rules::{Harmony, letter_harmony};
use super::kazakh_weights::{FULL, NOMINAL};
use super::lexicon::{Attested, Lexicon};

const SHIPPED_STEMS: &str = include_str!("data/kk_stems.txt");

/// How well a noun must be attested to be settled.
const SETTLED: u8 = 4;

/// What the stemmer undoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Endings of nouns: case, possessive, plural.
    Nominal,
    /// Those, and the forms of verbs.
    Full,
}

/// The stemmer. Build it once; stemming is a few microseconds.
#[derive(Debug)]
pub struct Kazakh {
    lexicon: Lexicon,
    suffixes: Suffixes,
}

impl Default for Kazakh {
    fn default() -> Self {
        Self::new()
    }
}

impl Kazakh {
    /// With the shipped list of stems.
    #[must_use]
    pub fn new() -> Self {
        Self::with_stems(SHIPPED_STEMS)
    }

    /// With another list of stems: one per line, optionally with how well it is attested as a noun and as a verb
    /// (0 to 4); lines that begin with `#` are notes.
    ///
    /// ```
    /// use search_index::analysis::kazakh::Kazakh;
    ///
    /// let kazakh = Kazakh::with_stems("# mine\nорын 3 0\n");
    /// assert_eq!(kazakh.stem("орны"), "орын");
    /// ```
    #[must_use]
    pub fn with_stems(list: &str) -> Self {
        Self { lexicon: Lexicon::read(list), suffixes: Suffixes::new() }
    }

    /// The stem of a normalised word, verbs undone; the word itself when nothing can be cut. Never empty for a word.
    ///
    /// ```
    /// use search_index::analysis::kazakh::Kazakh;
    ///
    /// let kazakh = Kazakh::new();
    /// assert_eq!(kazakh.stem("қызметкерлерінің"), "қызметкер");
    /// assert_eq!(kazakh.stem("кітабында"), "кітап");
    /// assert_eq!(kazakh.stem("басқармасының"), "басқарма");
    /// ```
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        self.stem_in(word, Mode::Full)
    }

    /// The stem in one of the modes.
    ///
    /// ```
    /// use search_index::analysis::kazakh::{Kazakh, Mode};
    ///
    /// let kazakh = Kazakh::new();
    /// assert_eq!(kazakh.stem_in("басқарған", Mode::Full), "басқар");
    /// assert_eq!(kazakh.stem_in("басқарған", Mode::Nominal), "басқарған");
    /// ```
    #[must_use]
    pub fn stem_in(&self, word: &str, mode: Mode) -> String {
        let Some(letters) = Letters::new(word) else { return word.to_owned() };
        let readings = self.readings(&letters, mode);
        let weights = match mode {
            Mode::Nominal => &NOMINAL,
            Mode::Full => &FULL,
        };
        let mut best: Option<(f32, &Reading)> = None;
        for reading in &readings {
            let score = weights.score(reading, &letters, &self.lexicon);
            let better =
                best.is_none_or(|(top, chosen)| score > top || (score == top && reading.keep < chosen.keep));
            if better {
                best = Some((score, reading));
            }
        }
        best.map_or_else(|| word.to_owned(), |(_, reading)| letters.stem(reading.keep, reading.mend))
    }

    /// Whether a stem is known so well as a noun that stemming it again in [`Mode::Nominal`] leaves it as it is, unless it
    /// is a form of another noun known as well (ойын, a game, is also a form of ой, a thought), which then stays. Other
    /// stems may lose more when they are stemmed again, as a rarer word that ends like a known one does.
    ///
    /// ```
    /// use search_index::analysis::kazakh::{Kazakh, Mode};
    ///
    /// let kazakh = Kazakh::new();
    /// assert!(kazakh.is_settled("қызмет"));
    /// assert_eq!(kazakh.stem_in("қызмет", Mode::Nominal), "қызмет");
    /// ```
    #[must_use]
    pub fn is_settled(&self, stem: &str) -> bool {
        self.attested(stem).noun >= SETTLED
    }

    /// The known stems.
    pub(crate) fn known(&self) -> &[String] {
        &self.lexicon.written
    }

    /// How well a word is known as a stem of its own, 0 to 4.
    pub(crate) fn knows(&self, stem: &str) -> u8 {
        let known = self.attested(stem);
        known.noun.max(known.verb)
    }

    fn attested(&self, stem: &str) -> Attested {
        self.lexicon.get(stem.chars().fold(super::lexicon::START, super::lexicon::step))
    }

    fn readings(&self, letters: &Letters, mode: Mode) -> Vec<Reading> {
        let mut parser = Parser {
            word: letters,
            suffixes: &self.suffixes,
            lexicon: &self.lexicon,
            verbs: mode == Mode::Full,
            found: Vec::with_capacity(32),
        };
        parser.run();
        parser.found
    }
}

/// Whether the endings of a stem have back vowels: its last deciding vowel is one, or there is none.
pub(crate) fn is_back(stem: &str) -> bool {
    stem.chars().rev().find_map(letter_harmony) != Some(Harmony::Front)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    static SHIPPED: std::sync::LazyLock<Kazakh> = std::sync::LazyLock::new(Kazakh::new);
    static SETTLED_STEMS: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(|| {
        SHIPPED.known().iter().filter(|stem| SHIPPED.is_settled(stem)).cloned().collect()
    });

    #[test]
    fn every_settled_stem_is_its_own() {
        assert!(SETTLED_STEMS.len() > 500, "{}", SETTLED_STEMS.len());
        let moved = SETTLED_STEMS.iter().map(|stem| (stem, SHIPPED.stem_in(stem, Mode::Nominal)));
        let moved: Vec<_> = moved.filter(|(stem, again)| *stem != again).collect();
        // A game is also a thought with an ending, and both are known well.
        assert_eq!(moved, [(&"ойын".to_owned(), "ой".to_owned())]);
        assert!(SHIPPED.is_settled("ой") && SHIPPED.stem_in("ой", Mode::Nominal) == "ой");
    }

    proptest! {
        #[test]
        fn any_text_has_a_stem(word in "\\PC{1,60}|[а-яәғқңөұүһі]{1,50}") {
            let kazakh = Kazakh::with_stems("орын 3 0\n");
            for mode in [Mode::Nominal, Mode::Full] {
                prop_assert!(!kazakh.stem_in(&word, mode).is_empty());
            }
        }

        #[test]
        fn the_stem_of_any_text_with_the_shipped_list_is_stable_where_it_is_settled(
            word in "(?s:.){1,60}|[а-яәғқңөұүһі]{1,24}",
            known in prop::sample::select(SETTLED_STEMS.as_slice()),
            ending in "[а-яәғқңөұүһі]{0,8}",
        ) {
            for word in [word, format!("{known}{ending}")] {
                for mode in [Mode::Nominal, Mode::Full] {
                    let stem = SHIPPED.stem_in(&word, mode);
                    prop_assert!(!stem.is_empty());
                    if SHIPPED.is_settled(&stem) {
                        let again = SHIPPED.stem_in(&stem, Mode::Nominal);
                        prop_assert!(again == stem || SHIPPED.is_settled(&again), "{} {}", stem, again);
                        prop_assert_eq!(SHIPPED.stem_in(&again, Mode::Nominal), again);
                    }
                }
            }
        }

        #[test]
        fn a_stem_is_hardly_longer_than_its_word(word in "[а-яәғқңөұүһі]{1,50}") {
            let stem = Kazakh::with_stems("").stem(&word);
            prop_assert!(stem.chars().count() <= word.chars().count());
        }
    }

    #[test]
    fn well_known_stems_are_their_own() {
        // Cutting again must not cut more where the stem is known well as a noun.
        let kazakh = Kazakh::new();
        for word in ["қызметкер", "басқарма", "мұғалім", "министр", "халық", "мемлекет", "президент", "адам"]
        {
            assert_eq!(kazakh.stem_in(word, Mode::Nominal), word);
            assert_eq!(kazakh.stem_in(&kazakh.stem_in(word, Mode::Nominal), Mode::Nominal), word);
        }
    }

    #[test]
    fn nouns_and_verbs_are_undone() {
        let kazakh = Kazakh::new();
        for (form, stem) in [
            ("мұғалімдеріміздің", "мұғалім"),
            ("ауылдағы", "ауыл"),
            ("халқының", "халық"),
            ("оқиды", "оқы"),
            ("жұмыстан", "жұмыс"),
            ("келмеген", "кел"),
            // an ending begins where a voiceless consonant follows a voiced one
            ("филологты", "филолог"),
            ("маркетингте", "маркетинг"),
        ] {
            assert_eq!(kazakh.stem(form), stem, "{form}");
        }
    }
}
