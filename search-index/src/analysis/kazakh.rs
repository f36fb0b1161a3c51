//! A light stemmer for Kazakh: enumerate the analyses a word admits, choose one by weights.
//! Ordered suffix classes, vowel harmony and assimilation limit the analyses; a list of stems helps to choose and
//! restores elided vowels. Kazakh nouns carry most of a query, verbs are covered by their commonest forms.
//! Where next: `kazakh_rules.rs` holds the suffixes.

use std::collections::HashSet;

use super::kazakh_rules::{
    self as rules, After, Class, Suffix, both_harmonies, is_vowel, stem_harmony, without_harmony,
};

const SHIPPED_STEMS: &str = include_str!("data/kk_stems.txt");

/// Analyses of one word are at most this many; real words have fewer than 60.
const MAX_ANALYSES: usize = 512;

/// The stemmer. Build it once; stemming is a few microseconds.
#[derive(Debug)]
pub struct Kazakh {
    stems: HashSet<Vec<char>>,
    cases: Vec<Suffix>,
    instrumental: Vec<Suffix>,
    cases_after_possessive: Vec<Suffix>,
    attributives: Vec<Suffix>,
    similatives: Vec<Suffix>,
    plurals: Vec<Suffix>,
    possessives: Vec<Suffix>,
    negations: Vec<Suffix>,
    participles: Vec<Suffix>,
    finite: Vec<(Class, Vec<Suffix>)>,
}

/// A stem with the weight of the suffixes cut from it.
#[derive(Debug, Clone)]
struct Analysis {
    stem: Vec<char>,
    weight: f32,
    cut: bool,
    third_person_s: bool,
    third_person: bool,
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

    /// With another list of stems: one per line, lines that begin with `#` are notes.
    ///
    /// ```
    /// use search_index::analysis::kazakh::Kazakh;
    ///
    /// let kazakh = Kazakh::with_stems("# mine\nорын\n");
    /// assert_eq!(kazakh.stem("орны"), "орын");
    /// ```
    #[must_use]
    pub fn with_stems(list: &str) -> Self {
        let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self {
            stems: lines.map(|line| line.chars().collect()).collect(),
            cases: both_harmonies(rules::CASES),
            instrumental: without_harmony(rules::INSTRUMENTAL),
            cases_after_possessive: both_harmonies(rules::CASES_AFTER_POSSESSIVE),
            attributives: both_harmonies(rules::ATTRIBUTIVES),
            similatives: both_harmonies(rules::SIMILATIVES),
            plurals: both_harmonies(rules::PLURALS),
            possessives: both_harmonies(rules::POSSESSIVES),
            negations: both_harmonies(rules::NEGATIONS),
            participles: both_harmonies(rules::PARTICIPLES),
            finite: rules::FINITE.iter().map(|(class, items)| (*class, both_harmonies(items))).collect(),
        }
    }

    /// The stem of a normalised word; the word itself when nothing can be cut. Never empty for a word.
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
        let word: Vec<char> = word.chars().collect();
        let mut analyses = self.nominal(&word);
        self.verbal(&word, &mut analyses);
        let mut best: Option<(f32, Analysis)> = None;
        for analysis in analyses {
            let score = self.score(&analysis);
            let better = best.as_ref().is_none_or(|(top, chosen)| {
                score > *top || (score == *top && analysis.stem.len() < chosen.stem.len())
            });
            if better {
                best = Some((score, analysis));
            }
        }
        best.map_or(word, |(_, analysis)| analysis.stem).into_iter().collect()
    }

    /// Every way to read the word as a noun: case over possessive over plural.
    fn nominal(&self, word: &[char]) -> Vec<Analysis> {
        let whole = Analysis {
            stem: word.to_vec(),
            weight: 0.0,
            cut: false,
            third_person_s: false,
            third_person: false,
        };
        let mut found = vec![whole.clone()];
        for suffix in &self.cases_after_possessive {
            if let Some(stem) = cut(&whole.stem, suffix) {
                let rest = whole.with(stem, Class::CaseAfterPossessive, suffix);
                self.third_person(&rest, &mut found);
            }
        }
        let outer = [
            (Class::Case, &self.cases),
            (Class::Case, &self.instrumental),
            (Class::Attributive, &self.attributives),
            (Class::Similative, &self.similatives),
        ];
        for (class, suffixes) in outer {
            for suffix in suffixes {
                if let Some(stem) = cut(&whole.stem, suffix) {
                    let rest = whole.with(stem, class, suffix);
                    found.push(rest.clone());
                    self.possessive(&rest, &mut found);
                    self.plural(&rest, &mut found);
                }
            }
        }
        self.possessive(&whole, &mut found);
        self.plural(&whole, &mut found);
        found.truncate(MAX_ANALYSES);
        found
    }

    fn plural(&self, from: &Analysis, found: &mut Vec<Analysis>) {
        for suffix in &self.plurals {
            if let Some(stem) = cut(&from.stem, suffix) {
                found.push(from.with(stem, Class::Plural, suffix));
            }
        }
    }

    fn possessive(&self, from: &Analysis, found: &mut Vec<Analysis>) {
        self.third_person(from, found);
        for suffix in &self.possessives {
            let Some(stem) = cut(&from.stem, suffix) else { continue };
            for stem in self.repaired(stem) {
                let rest = from.with(stem, Class::PossessiveOther, suffix);
                found.push(rest.clone());
                self.plural(&rest, found);
            }
        }
    }

    fn third_person(&self, from: &Analysis, found: &mut Vec<Analysis>) {
        for (text, after) in
            [("сы", After::Vowel), ("сі", After::Vowel), ("ы", After::Consonant), ("і", After::Consonant)]
        {
            let harmony = if text.ends_with('ы') { rules::Harmony::Back } else { rules::Harmony::Front };
            let suffix = Suffix { letters: text.chars().collect(), after, harmony: Some(harmony) };
            let Some(stem) = cut(&from.stem, &suffix) else { continue };
            let long = suffix.letters.len() == 2;
            let stems = if long { vec![stem.to_vec()] } else { self.repaired(stem) };
            for stem in stems {
                let mut rest = from.with(stem, Class::PossessiveThird, &suffix);
                rest.third_person_s |= long;
                rest.third_person |= !long;
                found.push(rest.clone());
                self.plural(&rest, found);
            }
        }
    }

    /// Finite verbs and converbs of the whole word; participles and verbal nouns under nominal endings.
    fn verbal(&self, word: &[char], found: &mut Vec<Analysis>) {
        let nouns = found.clone();
        if let Some(whole) = nouns.first() {
            for (class, suffixes) in &self.finite {
                for suffix in suffixes {
                    let Some(stem) = cut(word, suffix) else { continue };
                    for stem in self.repaired_before(stem, suffix) {
                        self.negation(whole.with(stem, *class, suffix), found);
                    }
                }
            }
        }
        let verbal_noun = Suffix { letters: vec!['у'], after: After::Any, harmony: None };
        for noun in &nouns {
            for suffix in &self.participles {
                let Some(stem) = cut(&noun.stem, suffix) else { continue };
                for stem in self.repaired_before(stem, suffix) {
                    self.negation(noun.with(stem, Class::Participle, suffix), found);
                }
            }
            if let Some(stem) = cut(&noun.stem, &verbal_noun) {
                for stem in self.repaired(stem) {
                    self.negation(noun.with(stem, Class::VerbalNoun, &verbal_noun), found);
                }
            }
            if found.len() > MAX_ANALYSES {
                return;
            }
        }
    }

    fn negation(&self, verb: Analysis, found: &mut Vec<Analysis>) {
        for suffix in &self.negations {
            if let Some(stem) = cut(&verb.stem, suffix) {
                found.push(verb.with(stem, Class::Negation, suffix));
            }
        }
        found.push(verb);
    }

    fn repaired_before(&self, stem: &[char], suffix: &Suffix) -> Vec<Vec<char>> {
        if suffix.letters.first().is_some_and(|first| "аеыіу".contains(*first)) {
            self.repaired(stem)
        } else {
            vec![stem.to_vec()]
        }
    }

    /// Undoes what a vowel suffix does to a stem: кітаб- is кітап, орн- is орын when the list knows it.
    fn repaired(&self, stem: &[char]) -> Vec<Vec<char>> {
        let mut stems = vec![stem.to_vec()];
        let Some((&last, head)) = stem.split_last() else { return stems };
        let Some(&before) = head.last() else { return stems };
        let with_last = |head: &[char], last: char| {
            let mut stem = head.to_vec();
            stem.push(last);
            stem
        };
        if let Some(voiceless) = devoiced(last)
            && is_vowel(before)
        {
            let repaired = with_last(head, voiceless);
            stems = if last == 'ғ' { vec![repaired] } else { vec![repaired, stem.to_vec()] };
        }
        if stem.len() > 2 && !is_vowel(last) && !is_vowel(before) {
            let vowel = if stem_harmony(stem) == Some(rules::Harmony::Front) { 'і' } else { 'ы' };
            let open = with_last(head, vowel);
            let candidates = [Some(last), devoiced(last)].into_iter().flatten();
            let known = candidates.map(|last| with_last(&open, last)).find(|stem| self.stems.contains(stem));
            stems.extend(known);
        }
        stems
    }

    fn score(&self, analysis: &Analysis) -> f32 {
        let stem = &analysis.stem;
        let mut score = analysis.weight;
        if analysis.cut {
            score -= match stem.len() {
                0..=2 => weights::TWO_LETTERS,
                3 => weights::THREE_LETTERS,
                4 => weights::FOUR_LETTERS,
                _ => 0.0,
            };
            if stem.iter().filter(|letter| is_vowel(**letter)).count() == 1 {
                score -= weights::ONE_SYLLABLE;
            }
            let ends = |letters: [char; 2]| stem.last().is_some_and(|last| letters.contains(last));
            let before_last = stem.iter().rev().nth(1).copied();
            // құрылыс+ы against басшы+сы.
            if analysis.third_person_s && ends(['ы', 'і']) && before_last != Some('ш') {
                score -= 1.0;
            }
            let third_last = stem.iter().rev().nth(2).copied();
            let doer = ends(['с', 'с']) && matches!(before_last, Some('ы' | 'і')) && third_last == Some('ш');
            if analysis.third_person && doer {
                score -= 1.5;
            }
        }
        if self.stems.contains(stem) {
            score += weights::KNOWN_STEM;
        }
        score
    }
}

impl Analysis {
    fn with(&self, stem: impl Into<Vec<char>>, class: Class, suffix: &Suffix) -> Self {
        let short = if suffix.letters.len() == 1 { weights::ONE_LETTER } else { 0.0 };
        let weight = self.weight + weights::of(class) - short;
        Self { stem: stem.into(), weight, cut: true, ..*self }
    }
}

/// The stem left when the suffix is cut, if the word ends in it and the stem may carry it.
fn cut<'a>(word: &'a [char], suffix: &Suffix) -> Option<&'a [char]> {
    let stem = word.strip_suffix(suffix.letters.as_slice())?;
    let last = *stem.last()?;
    let harmonious =
        || suffix.harmony.is_none_or(|wanted| stem_harmony(stem).is_none_or(|found| found == wanted));
    let fits = stem.len() >= 2 && suffix.after.allows(last) && stem.iter().any(|letter| is_vowel(*letter));
    (fits && harmonious()).then_some(stem)
}

fn devoiced(letter: char) -> Option<char> {
    match letter {
        'б' => Some('п'),
        'г' => Some('к'),
        'ғ' => Some('қ'),
        _ => None,
    }
}

/// Weights found by search on a development set; they rank analyses and mean nothing else.
mod weights {
    use super::Class;

    pub(super) const ONE_LETTER: f32 = 1.35;
    pub(super) const TWO_LETTERS: f32 = -1.1;
    pub(super) const THREE_LETTERS: f32 = -1.0;
    pub(super) const FOUR_LETTERS: f32 = -0.5;
    pub(super) const ONE_SYLLABLE: f32 = -1.8;
    pub(super) const KNOWN_STEM: f32 = 12.7;

    pub(super) fn of(class: Class) -> f32 {
        match class {
            Class::Case | Class::CaseAfterPossessive => 0.95,
            Class::PossessiveThird => 2.0,
            Class::PossessiveOther => 0.85,
            Class::Plural => 9.1,
            Class::Attributive => 0.75,
            Class::Similative => -1.2,
            Class::Past => -2.85,
            Class::Present => 3.9,
            Class::Converb => -1.7,
            Class::Mood => 0.0,
            Class::Future => -8.75,
            Class::Aorist => -6.1,
            Class::Participle => 6.6,
            Class::VerbalNoun => 5.2,
            Class::Negation => 10.6,
        }
    }
}
