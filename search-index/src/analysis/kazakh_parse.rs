//! Every way to read a Kazakh word as a stem with suffixes, in the order the language puts them: case over
//! possessive over plural for nouns; negation, then a finite ending or a participle (which takes the endings of
//! nouns) for verbs. A stem is what is kept of the word and how its end is mended.
//! Where next: `kazakh.rs` chooses one; `kazakh_rules.rs` has the suffixes, `kazakh_letters.rs` the word.

use super::kazakh_letters::{Letters, Mend};
use super::kazakh_rules::{self as rules, Class, Harmony, Suffix, both_harmonies, is_vowel, without_harmony};
use super::lexicon::Lexicon;

/// Readings of one word are at most this many; real words have fewer than 60.
const MAX_READINGS: usize = 256;

/// One way to read a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// Letters of the word kept.
    pub(crate) keep: usize,
    pub(crate) mend: Mend,
    /// One bit per class of the suffixes cut.
    pub(crate) classes: u32,
    /// Suffixes of a single letter among them.
    pub(crate) single: u8,
    /// -сы was cut from a stem in ы or і that is no doer's name in -шы: құрылыс-ы was meant.
    pub(crate) odd_s: bool,
    /// Read as a form of a verb.
    pub(crate) verbal: bool,
}

/// The suffixes, written out.
#[derive(Debug)]
pub(crate) struct Suffixes {
    /// Cases, attributive and similative: what may close any noun.
    outer: Vec<Suffix>,
    after_third: Vec<Suffix>,
    after_singular: Vec<Suffix>,
    third: Vec<Suffix>,
    possessives: Vec<Suffix>,
    plurals: Vec<Suffix>,
    attributives: Vec<Suffix>,
    finite: Vec<Suffix>,
    participles: Vec<Suffix>,
    persons: Vec<Suffix>,
    negations: Vec<Suffix>,
}

impl Suffixes {
    pub(crate) fn new() -> Self {
        let mut outer = both_harmonies(Class::Case, rules::CASES);
        outer.extend(without_harmony(Class::Case, rules::INSTRUMENTAL));
        outer.extend(both_harmonies(Class::Attributive, rules::ATTRIBUTIVES));
        outer.extend(both_harmonies(Class::Similative, rules::SIMILATIVES));
        let mut possessives = both_harmonies(Class::PossessiveOther, rules::POSSESSIVES);
        possessives.extend(both_harmonies(Class::PossessiveSingular, rules::POSSESSIVES_SINGULAR));
        let finite = rules::FINITE.iter().flat_map(|(class, items)| both_harmonies(*class, items));
        Self {
            outer,
            after_third: both_harmonies(Class::CaseAfterPossessive, rules::CASES_AFTER_POSSESSIVE),
            after_singular: both_harmonies(Class::Case, rules::CASES_AFTER_SINGULAR),
            third: both_harmonies(Class::PossessiveThird, rules::POSSESSIVES_THIRD),
            possessives,
            plurals: both_harmonies(Class::Plural, rules::PLURALS),
            attributives: both_harmonies(Class::Attributive, rules::ATTRIBUTIVES),
            finite: finite.collect(),
            participles: both_harmonies(Class::Participle, rules::PARTICIPLES),
            persons: both_harmonies(Class::Person, rules::PERSONS),
            negations: both_harmonies(Class::Negation, rules::NEGATIONS),
        }
    }
}

/// Collects the readings of one word.
pub(crate) struct Parser<'a> {
    pub(crate) word: &'a Letters,
    pub(crate) suffixes: &'a Suffixes,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) verbs: bool,
    pub(crate) found: Vec<Reading>,
}

impl Reading {
    fn whole(word: &Letters) -> Self {
        Self { keep: word.len(), mend: Mend::Nothing, classes: 0, single: 0, odd_s: false, verbal: false }
    }

    fn cut(&self, keep: usize, suffix: &Suffix) -> Self {
        let single = self.single.saturating_add(u8::from(suffix.letters.len() == 1));
        Self { keep, classes: self.classes | bit(suffix.class), single, ..*self }
    }
}

/// The bit of a class.
pub(crate) fn bit(class: Class) -> u32 {
    1 << (class as u32)
}

impl Parser<'_> {
    pub(crate) fn run(&mut self) {
        let whole = Reading::whole(self.word);
        self.noun(whole);
        for suffix in &self.suffixes.after_third {
            if let Some(keep) = self.word.cut(whole.keep, suffix) {
                self.third(whole.cut(keep, suffix));
            }
        }
        for suffix in &self.suffixes.after_singular {
            if let Some(keep) = self.word.cut(whole.keep, suffix) {
                self.possessives(whole.cut(keep, suffix), true);
            }
        }
        for suffix in &self.suffixes.outer {
            if let Some(keep) = self.word.cut(whole.keep, suffix) {
                let rest = whole.cut(keep, suffix);
                self.noun(rest);
                self.third(rest);
                self.possessives(rest, false);
                self.plural(rest);
            }
        }
        self.third(whole);
        self.possessives(whole, false);
        self.plural(whole);
        if self.verbs {
            for suffix in &self.suffixes.finite {
                if let Some(keep) = self.word.cut(whole.keep, suffix) {
                    self.verb(whole.cut(keep, suffix), suffix);
                }
            }
            self.softened(whole);
            for suffix in &self.suffixes.persons {
                if let Some(keep) = self.word.cut(whole.keep, suffix) {
                    self.participle(whole.cut(keep, suffix));
                }
            }
        }
    }

    fn push(&mut self, reading: Reading) {
        if self.found.len() < MAX_READINGS {
            self.found.push(reading);
        }
    }

    /// A stem of a noun, which may be a verb made into one.
    fn noun(&mut self, reading: Reading) {
        self.push(reading);
        if self.verbs && reading.mend == Mend::Nothing {
            self.participle(reading);
            self.verbal_noun(reading);
        }
    }

    fn plural(&mut self, from: Reading) {
        for suffix in &self.suffixes.plurals {
            let Some(keep) = self.word.cut(from.keep, suffix) else { continue };
            let rest = from.cut(keep, suffix);
            self.noun(rest);
            // ауылдағылар: those in the village.
            for suffix in &self.suffixes.attributives {
                if let Some(keep) = self.word.cut(rest.keep, suffix) {
                    let there = rest.cut(keep, suffix);
                    self.noun(there);
                    self.third(there);
                }
            }
        }
    }

    fn third(&mut self, from: Reading) {
        for suffix in &self.suffixes.third {
            let Some(keep) = self.word.cut(from.keep, suffix) else { continue };
            let mut rest = from.cut(keep, suffix);
            if suffix.letters.len() == 2 {
                let doer = matches!(self.word.at(keep.wrapping_sub(2)), 'ш');
                rest.odd_s = matches!(self.word.last(keep), 'ы' | 'і') && !doer;
                self.noun(rest);
            } else {
                rest.odd_s = matches!(self.word.last(keep), 'с')
                    && matches!(self.word.at(keep.wrapping_sub(2)), 'ы' | 'і')
                    && self.word.at(keep.wrapping_sub(3)) == 'ш';
                self.mended(rest, false);
            }
            self.plural(rest);
        }
    }

    fn possessives(&mut self, from: Reading, singular_only: bool) {
        for suffix in &self.suffixes.possessives {
            if singular_only && suffix.class != Class::PossessiveSingular {
                continue;
            }
            let Some(keep) = self.word.cut(from.keep, suffix) else { continue };
            if suffix.class == Class::PossessiveSingular && keep < 3 {
                continue;
            }
            let rest = from.cut(keep, suffix);
            if suffix.letters.first().is_some_and(|first| is_vowel(*first)) {
                self.mended(rest, false);
            } else {
                self.noun(rest);
            }
            self.plural(rest);
        }
    }

    /// Undoes what a suffix that begins with a vowel does to the end of a stem.
    fn mended(&mut self, from: Reading, verb: bool) {
        let (last, before) = (self.word.last(from.keep), self.word.at(from.keep.wrapping_sub(2)));
        let mut as_it_stands = true;
        if is_vowel(before)
            && let Some(voiceless) = devoiced(last)
        {
            self.push(Reading { mend: Mend::Last(voiceless), ..from });
            as_it_stands = last != 'ғ';
        }
        // тап-ып is тауып.
        if verb && last == 'у' && is_vowel(before) {
            let mend = Mend::Last('п');
            if self.lexicon.get(self.word.key(from.keep, mend)).verb > 0 {
                self.push(Reading { mend, ..from });
            }
        }
        if from.keep > 2 && !is_vowel(last) && !is_vowel(before) {
            let vowel = if self.word.harmony(from.keep) == Some(Harmony::Front) { 'і' } else { 'ы' };
            for last in [Some(last), devoiced(last)].into_iter().flatten() {
                let mend = Mend::LastTwo(vowel, last);
                if self.lexicon.get(self.word.key(from.keep, mend)).any() {
                    self.push(Reading { mend, ..from });
                    break;
                }
            }
        }
        if as_it_stands {
            if verb { self.push(from) } else { self.noun(from) }
        }
    }

    fn participle(&mut self, from: Reading) {
        for suffix in &self.suffixes.participles {
            if let Some(keep) = self.word.cut(from.keep, suffix) {
                self.verb(from.cut(keep, suffix), suffix);
            }
        }
    }

    /// -у, before which ы and і of the stem fall: оқы-у is оқу; and -ю of stems in й.
    fn verbal_noun(&mut self, from: Reading) {
        let letter = self.word.last(from.keep);
        let keep = from.keep.saturating_sub(1);
        if keep < 2 || self.word.vowels.get(keep.wrapping_sub(1)) == Some(&0) {
            return;
        }
        let verb = Reading { keep, classes: from.classes | bit(Class::VerbalNoun), verbal: true, ..from };
        match letter {
            'у' => {
                self.mended(verb, true);
                let vowel = if self.word.harmony(keep) == Some(Harmony::Front) { 'і' } else { 'ы' };
                let mend = Mend::More(vowel);
                if !is_vowel(self.word.last(keep)) && self.lexicon.get(self.word.key(keep, mend)).verb > 0 {
                    self.push(Reading { mend, ..verb });
                }
                self.negation(verb);
            }
            'ю' => self.push(Reading { mend: Mend::More('й'), ..verb }),
            _ => {}
        }
    }

    /// Stems in й melt with а into я (қой-ады is қояды), stems in ы and і melt with й into и (оқы-йды is оқиды).
    fn softened(&mut self, whole: Reading) {
        const ENDINGS: [(&str, Class); 8] = [
            ("тын", Class::Participle),
            ("мын", Class::Present),
            ("сың", Class::Present),
            ("мыз", Class::Present),
            ("сыз", Class::Present),
            ("ды", Class::Present),
            ("р", Class::Aorist),
            ("", Class::ConverbPresent),
        ];
        for (ending, class) in ENDINGS {
            let Some(melted) = whole.keep.checked_sub(ending.chars().count()) else { continue };
            let ends = ending.chars().enumerate().all(|(place, letter)| {
                let found = self.word.at(melted.saturating_add(place));
                found == letter || found == rules::front_twin(letter)
            });
            let Some(keep) = melted.checked_sub(1).filter(|keep| ends && *keep >= 2) else { continue };
            let after_vowel = is_vowel(self.word.last(keep));
            let verb = Reading { keep, classes: whole.classes | bit(class), verbal: true, ..whole };
            match self.word.last(melted) {
                'я' if after_vowel => self.push(Reading { mend: Mend::More('й'), ..verb }),
                'и' if !after_vowel && class != Class::Aorist => {
                    let vowel = if self.word.harmony(keep) == Some(Harmony::Front) { 'і' } else { 'ы' };
                    if self.lexicon.get(self.word.key(keep, Mend::More(vowel))).verb > 0 {
                        self.push(Reading { mend: Mend::More(vowel), ..verb });
                    }
                }
                _ => {}
            }
        }
    }

    fn verb(&mut self, mut from: Reading, suffix: &Suffix) {
        from.verbal = true;
        if suffix.letters.first().is_some_and(|first| matches!(first, 'а' | 'е' | 'ы' | 'і')) {
            self.mended(from, true);
        } else {
            self.push(from);
        }
        self.negation(from);
    }

    fn negation(&mut self, from: Reading) {
        for suffix in &self.suffixes.negations {
            if let Some(keep) = self.word.cut(from.keep, suffix) {
                self.push(from.cut(keep, suffix));
            }
        }
    }
}

fn devoiced(letter: char) -> Option<char> {
    match letter {
        'б' => Some('п'),
        'г' => Some('к'),
        'ғ' => Some('қ'),
        _ => None,
    }
}
