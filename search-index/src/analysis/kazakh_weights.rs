//! What speaks for and against a reading, in numbers found by search on a development set.
//! They rank the readings of one word and mean nothing else. Where next: `kazakh.rs` chooses by them.

use super::kazakh_letters::Letters;
use super::kazakh_parse::Reading;
use super::kazakh_rules::{CLASSES, is_vowel};
use super::lexicon::Lexicon;

/// Places of a reading's other features after those of its classes.
const SINGLE: usize = CLASSES;
const SHORT: usize = SINGLE + 1;
const ONE_SYLLABLE: usize = SHORT + 3;
const ODD_S: usize = ONE_SYLLABLE + 1;
/// Four levels of attestation as what it is read as.
const KNOWN: usize = ODD_S + 1;
/// Attested as the other part of speech only.
const KNOWN_OTHERWISE: usize = KNOWN + 4;
/// The stem ends as words of Kazakh do not: in б, в, г, ғ, д.
const VOICED_END: usize = KNOWN_OTHERWISE + 1;
/// Or in two consonants of which the second is not т, к, қ, п or с.
const ODD_CLUSTER: usize = VOICED_END + 1;
/// The whole word is known, per level.
const WHOLE_KNOWN: usize = ODD_CLUSTER + 1;
/// Or in a voiced consonant and a voiceless one, which meet only where a suffix begins: филолог-ты.
const SEAM: usize = WHOLE_KNOWN + 1;
pub(crate) const FEATURES: usize = SEAM + 1;

/// A weight per feature.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights(pub(crate) [f32; FEATURES]);

/// Calls `seen` with each feature of a reading and how much of it there is.
pub(crate) fn features(
    reading: &Reading,
    word: &Letters,
    lexicon: &Lexicon,
    mut seen: impl FnMut(usize, f32),
) {
    let mut classes = reading.classes;
    let depth = classes.count_ones();
    while classes != 0 {
        seen(usize::try_from(classes.trailing_zeros()).unwrap_or(0), 1.0);
        classes &= classes.wrapping_sub(1);
    }
    if depth > 0 {
        seen(SINGLE, f32::from(reading.single));
        match reading.keep {
            0..=2 => seen(SHORT, 1.0),
            3 => seen(SHORT + 1, 1.0),
            4 => seen(SHORT + 2, 1.0),
            _ => {}
        }
        if word.vowels.get(reading.keep.wrapping_sub(1)).is_some_and(|vowels| *vowels == 1) {
            seen(ONE_SYLLABLE, 1.0);
        }
        if reading.odd_s {
            seen(ODD_S, 1.0);
        }
        let (last, before) = word.end(reading.keep, reading.mend);
        if matches!(last, 'б' | 'в' | 'г' | 'ғ' | 'д') {
            seen(VOICED_END, 1.0);
        }
        if !is_vowel(last) && !is_vowel(before) && !matches!(last, 'т' | 'к' | 'қ' | 'п' | 'с') {
            seen(ODD_CLUSTER, 1.0);
        }
        if matches!((before, last), ('б' | 'в' | 'г' | 'ғ' | 'д', 'т' | 'к' | 'қ')) {
            seen(SEAM, 1.0);
        }
    }
    let known = lexicon.get(word.key(reading.keep, reading.mend));
    let (own, other) = if reading.verbal { (known.verb, known.noun) } else { (known.noun, known.verb) };
    if own > 0 {
        seen(KNOWN + usize::from(own).min(4) - 1, 1.0);
        if depth == 0 {
            seen(WHOLE_KNOWN, f32::from(own));
        }
    } else if other > 0 {
        seen(KNOWN_OTHERWISE, f32::from(other));
    }
}

/// By the rules of the language, not found by search.
const NEVER: f32 = -30.0;

impl Weights {
    pub(crate) fn score(&self, reading: &Reading, word: &Letters, lexicon: &Lexicon) -> f32 {
        let mut score = 0.0;
        features(reading, word, lexicon, |feature, much| {
            score += self.0.get(feature).copied().unwrap_or(0.0) * much;
        });
        score
    }
}

/// For [`super::kazakh::Mode::Nominal`], found on nouns, adjectives and names.
pub(crate) const NOMINAL: Weights = Weights([
    4.95, 5.84, 6.00, 0.02, 0.07, 4.24, 0.05, -0.07, -0.08, 0.09, -0.04, -0.04, 0.00, 0.00, -0.05, 0.03,
    0.09, 0.07, 0.09, -0.07, -1.35, 5.10, -3.86, 1.73, 1.80, -2.85, 3.46, -1.40, 7.58, 19.37, 3.12, -0.74,
    0.96, 4.00, NEVER,
]);

/// For [`super::kazakh::Mode::Full`], found on those and verbs.
pub(crate) const FULL: Weights = Weights([
    8.78, 1.87, 6.00, 0.02, -15.53, 10.46, 0.05, 0.48, -5.40, 3.90, 2.11, -0.42, 0.00, 9.06, -0.05, -4.72,
    15.52, -1.01, 2.57, -0.07, 2.65, 1.10, 1.00, -0.02, 1.80, -0.09, -1.48, 5.92, 10.44, 19.95, -2.81, -7.83,
    -0.06, 4.00, NEVER,
]);
