//! A word of Kazakh letter by letter, with what each of its beginnings needs to be judged by, and how the end of a
//! beginning is mended into a stem. Where next: `kazakh_parse.rs` reads words with it.

use super::kazakh_rules::{self as rules, Harmony, Suffix, is_vowel};
use super::lexicon::{START, step};

/// Letters of a word that are analysed; what is longer is no word of Kazakh.
pub(crate) const MAX_LETTERS: usize = 48;

/// How the end of what is kept becomes the stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mend {
    /// As it stands.
    Nothing,
    /// Another last letter: кітаб-ы is кітап.
    Last(char),
    /// Two letters instead of the last one: орн-ы is орын.
    LastTwo(char, char),
    /// One more letter: оқ-у is оқы, қо-я is қой.
    More(char),
}

/// A word with what each of its beginnings needs to be judged by.
#[derive(Debug)]
pub(crate) struct Letters {
    letters: [char; MAX_LETTERS],
    length: usize,
    /// After so many letters: the harmony of the last deciding vowel.
    harmony: [Option<Harmony>; MAX_LETTERS],
    /// After so many letters: the vowels so far.
    pub(crate) vowels: [u8; MAX_LETTERS],
    hashes: [u64; MAX_LETTERS],
}

impl Letters {
    /// Nothing for an empty word and for one that is too long.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let mut this = Self {
            letters: ['\0'; MAX_LETTERS],
            length: 0,
            harmony: [None; MAX_LETTERS],
            vowels: [0; MAX_LETTERS],
            hashes: [START; MAX_LETTERS],
        };
        let (mut harmony, mut vowels, mut hash) = (None, 0_u8, START);
        for letter in word.chars() {
            harmony = rules::letter_harmony(letter).or(harmony);
            vowels = vowels.saturating_add(u8::from(is_vowel(letter)));
            hash = step(hash, letter);
            *this.letters.get_mut(this.length)? = letter;
            *this.harmony.get_mut(this.length)? = harmony;
            *this.vowels.get_mut(this.length)? = vowels;
            *this.hashes.get_mut(this.length)? = hash;
            this.length = this.length.saturating_add(1);
        }
        (this.length > 0).then_some(this)
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// The letter at a place, or none of any alphabet.
    pub(crate) fn at(&self, place: usize) -> char {
        self.letters.get(place).copied().unwrap_or('\0')
    }

    pub(crate) fn last(&self, keep: usize) -> char {
        self.at(keep.wrapping_sub(1))
    }

    pub(crate) fn harmony(&self, keep: usize) -> Option<Harmony> {
        self.harmony.get(keep.wrapping_sub(1)).copied().flatten()
    }

    fn hash(&self, keep: usize) -> u64 {
        self.hashes.get(keep.wrapping_sub(1)).copied().unwrap_or(START)
    }

    /// The key of a stem in the lexicon.
    pub(crate) fn key(&self, keep: usize, mend: Mend) -> u64 {
        match mend {
            Mend::Nothing => self.hash(keep),
            Mend::Last(last) => step(self.hash(keep.wrapping_sub(1)), last),
            Mend::LastTwo(vowel, last) => step(step(self.hash(keep.wrapping_sub(1)), vowel), last),
            Mend::More(more) => step(self.hash(keep), more),
        }
    }

    /// The last letter of a stem and the one before it.
    pub(crate) fn end(&self, keep: usize, mend: Mend) -> (char, char) {
        match mend {
            Mend::Nothing => (self.last(keep), self.at(keep.wrapping_sub(2))),
            Mend::Last(last) => (last, self.at(keep.wrapping_sub(2))),
            Mend::LastTwo(vowel, last) => (last, vowel),
            Mend::More(more) => (more, self.last(keep)),
        }
    }

    /// The stem written out.
    pub(crate) fn stem(&self, keep: usize, mend: Mend) -> String {
        let kept = match mend {
            Mend::Nothing | Mend::More(_) => keep,
            Mend::Last(_) | Mend::LastTwo(..) => keep.saturating_sub(1),
        };
        let mut stem: String = self.letters.iter().take(kept.min(self.length)).collect();
        match mend {
            Mend::Nothing => {}
            Mend::Last(letter) | Mend::More(letter) => stem.push(letter),
            Mend::LastTwo(vowel, last) => stem.extend([vowel, last]),
        }
        stem
    }

    /// What is kept when the suffix is cut from the first `keep` letters, if they may carry it.
    pub(crate) fn cut(&self, keep: usize, suffix: &Suffix) -> Option<usize> {
        let rest = keep.checked_sub(suffix.letters.len()).filter(|rest| *rest >= 2)?;
        if self.letters.get(rest..keep)? != suffix.letters.as_slice() || !suffix.after.allows(self.last(rest))
        {
            return None;
        }
        let fits = self.vowels.get(rest.wrapping_sub(1)).is_some_and(|vowels| *vowels > 0);
        let harmonious = match (suffix.harmony, self.harmony(rest)) {
            (Some(wanted), Some(found)) => wanted == found,
            _ => true,
        };
        (fits && harmonious).then_some(rest)
    }
}
