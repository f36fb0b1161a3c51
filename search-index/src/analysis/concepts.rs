//! Finding concepts of the thesaurus in words: the longest name that stands there, compared stem by stem in each
//! language. A name inside a longer one counts in a text if it names something of another kind: a vice minister is no
//! minister, but the head of the finance division has to do with finance.
//! Where next: `document.rs` writes what is found, `query/parse.rs` groups the words of a query by it.

use std::collections::HashMap;

use super::among::Among;
use super::{Analyser, Forms, Token, is_function_word};
use crate::thesaurus::{Concept, Thesaurus};

/// The language whose stems are without Kazakh letters.
const FOLDED: usize = 3;
/// Words of a name that are compared, besides the first.
pub(crate) const LONGEST_NAME: usize = 16;

/// Words that name concepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The first word's place among the tokens.
    pub(crate) from: usize,
    /// The place after the last one.
    pub(crate) to: usize,
    /// Numbers of the concepts with this name.
    pub(crate) concepts: Vec<u32>,
}

/// The names of all concepts by their first stem, one map per language.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    names: [ByStem<Beginning>; 4],
    /// Stems that names of any language begin with.
    beginnings: Among,
    /// What each concept is, by its number.
    kinds: Vec<String>,
    /// What the names of each concept begin with, by its number.
    begin_with: Vec<Vec<String>>,
}

type ByStem<V> = HashMap<String, V, foldhash::fast::RandomState>;

/// The names that begin with a stem.
#[derive(Debug, Default)]
struct Beginning {
    /// Names of one word.
    alone: Vec<Name>,
    /// Longer ones by their second stem: many begin with the same word.
    longer: ByStem<Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    /// What each word after the second may stand as.
    rest: Vec<Vec<String>>,
    concept: u32,
    /// Counts only in capitals, because in small letters it is a word of grammar: IT.
    capitals: bool,
}

impl Finder {
    pub(crate) fn new(thesaurus: &Thesaurus, analyser: &Analyser) -> Self {
        let kinds = thesaurus.concepts().iter().map(|concept| concept.kind.clone()).collect();
        let mut this = Self { kinds, ..Self::default() };
        for (concept, number) in thesaurus.concepts().iter().zip(0_u32..) {
            let mut begin_with = Vec::new();
            for NameOf { language, stems, capitals } in names_of(concept, analyser) {
                let Some((first, rest)) = stems.split_first() else { continue };
                let Some(names) = this.names.get_mut(language) else { continue };
                begin_with.extend(first.iter().cloned());
                for first in first {
                    this.beginnings.put(first);
                    let begun = names.entry(first.clone()).or_default();
                    let Some((second, rest)) = rest.split_first() else {
                        begun.alone.push(Name { rest: Vec::new(), concept: number, capitals });
                        continue;
                    };
                    for second in second {
                        let name = Name { rest: rest.to_vec(), concept: number, capitals };
                        begun.longer.entry(second.clone()).or_default().push(name);
                    }
                }
            }
            this.begin_with.push(begin_with);
        }
        this
    }

    /// Stems that the names of a concept begin with: a text without a word of such a form does not name it.
    pub(crate) fn begin_with(&self, concept: u32) -> &[String] {
        let place = usize::try_from(concept).ok();
        place.and_then(|place| self.begin_with.get(place)).map_or(&[], Vec::as_slice)
    }

    /// From left to right, the longest name at each place; what it covers names nothing else.
    pub(crate) fn find(&self, tokens: &[Token]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut from = 0;
        while from < tokens.len() {
            match self.at(tokens.get(from..).unwrap_or_default()) {
                Some((length, concepts)) => {
                    let to = from.saturating_add(length);
                    found.push(Found { from, to, concepts });
                    from = to;
                }
                None => from = from.saturating_add(1),
            }
        }
        found
    }

    /// What [`Self::find`] finds, each followed by the names inside it of something of another kind.
    pub(crate) fn find_within(&self, tokens: &[Token]) -> Vec<Found> {
        let mut all = Vec::new();
        for outer in self.find(tokens) {
            let mut inner: Vec<Found> = Vec::new();
            // Whatever lies inside leaves out the first word or the last one.
            let ends = [(outer.from, outer.to.saturating_sub(1)), (outer.from.saturating_add(1), outer.to)];
            for (from, to) in ends.into_iter().filter(|_| outer.to.saturating_sub(outer.from) > 1) {
                for mut named in self.find(tokens.get(from..to).unwrap_or_default()) {
                    named.from = named.from.saturating_add(from);
                    named.to = named.to.saturating_add(from);
                    named.concepts.retain(|inside| {
                        outer.concepts.iter().all(|around| self.kind(*around) != self.kind(*inside))
                    });
                    if !named.concepts.is_empty() && !inner.contains(&named) {
                        inner.push(named);
                    }
                }
            }
            all.push(outer);
            all.extend(inner);
        }
        all
    }

    /// Whether a name may begin in these words and end in words that follow them.
    pub(crate) fn may_go_on(&self, tokens: &[Token]) -> bool {
        let rests = (0..tokens.len()).map(|from| tokens.get(from..).unwrap_or_default());
        rests.filter_map(<[Token]>::split_first).any(|(first, after)| {
            self.begun(first).any(|(language, begun)| match after.split_first() {
                None => !begun.longer.is_empty(),
                Some((second, after)) => begun
                    .longer_with(second, language)
                    .any(|name| name.rest.len() > after.len() && name.agrees(after, language)),
            })
        })
    }

    fn kind(&self, number: u32) -> Option<&String> {
        usize::try_from(number).ok().and_then(|place| self.kinds.get(place))
    }

    fn at(&self, tokens: &[Token]) -> Option<(usize, Vec<u32>)> {
        let (first, after) = tokens.split_first()?;
        let mut longest = 0;
        let mut concepts = Vec::new();
        let mut stands = |name: &Name, length: usize| {
            if length < longest || name.capitals && !first.capitals {
                return;
            }
            if length > longest {
                longest = length;
                concepts.clear();
            }
            if !concepts.contains(&name.concept) {
                concepts.push(name.concept);
            }
        };
        for (language, begun) in self.begun(first) {
            begun.alone.iter().for_each(|name| stands(name, 1));
            let Some((second, after)) = after.split_first() else { continue };
            for name in begun.longer_with(second, language) {
                if name.rest.len() <= after.len() && name.agrees(after, language) {
                    stands(name, name.rest.len().saturating_add(2));
                }
            }
        }
        (longest > 0).then_some((longest, concepts))
    }

    /// The names that a word may begin, by the language it is read in.
    fn begun<'a>(&'a self, first: &'a Token) -> impl Iterator<Item = (usize, &'a Beginning)> {
        let names = if self.beginnings.may_have(&first.forms) { self.names.as_slice() } else { &[] };
        names.iter().enumerate().flat_map(|(language, names)| {
            let stems = stems(&first.forms, language).into_iter().flatten();
            // a word has many forms, of which one may have let it through
            let stems = stems.filter(|stem| self.beginnings.may_have_form(stem));
            stems.filter_map(|stem| names.get(stem)).map(move |begun| (language, begun))
        })
    }
}

impl Beginning {
    /// Names of more than one word that go on with this one.
    fn longer_with<'a>(&'a self, second: &'a Token, language: usize) -> impl Iterator<Item = &'a Name> {
        let stems = stems(&second.forms, language).into_iter().flatten();
        stems.filter(|_| !self.longer.is_empty()).filter_map(|stem| self.longer.get(stem)).flatten()
    }
}

impl Name {
    /// Whether the words after the second are those of the name, as far as there are any.
    fn agrees(&self, after: &[Token], language: usize) -> bool {
        self.rest.iter().zip(after).take(LONGEST_NAME - 1).all(|(wanted, token)| {
            let stems = stems(&token.forms, language);
            wanted.iter().any(|wanted| stems.contains(&Some(wanted.as_str())))
        })
    }
}

/// A name as it is looked for: every word has one of these stems in this language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NameOf {
    language: usize,
    pub(crate) stems: Vec<Vec<String>>,
    capitals: bool,
}

/// The names by which a concept is found.
pub(crate) fn names_of(concept: &Concept, analyser: &Analyser) -> Vec<NameOf> {
    let mut all = Vec::new();
    for (language, names) in [&concept.kk, &concept.ru, &concept.en, &concept.kk].into_iter().enumerate() {
        for name in names {
            let tokens = analyser.analyse(name);
            let stems: Vec<Vec<String>> = tokens.iter().map(|token| named_by(token, language)).collect();
            let Some((first, rest)) = stems.split_first() else { continue };
            // Without Kazakh letters a short word is a word of another language too often.
            let short = first.iter().any(|stem| stem.chars().nth(4).is_none());
            if language == FOLDED && rest.is_empty() && short {
                continue;
            }
            let capitals =
                rest.is_empty() && tokens.iter().all(|token| is_function_word(&token.forms.surface));
            all.push(NameOf { language, stems, capitals });
        }
    }
    all
}

/// What a word of a name is known by: its stem. Without Kazakh letters a word may have lost another ending than the same
/// word with them (исі has, иси is a word of its own), so it is known as it stands too.
fn named_by(token: &Token, language: usize) -> Vec<String> {
    let some = if language == FOLDED { 2 } else { 1 };
    let mut all: Vec<String> =
        stems(&token.forms, language).into_iter().flatten().take(some).map(str::to_owned).collect();
    all.dedup();
    all
}

/// The stems a word may have in a language: Kazakh, Russian, English, Kazakh typed without its letters. A word that is
/// surely of the other Cyrillic language has its stem of that one (инспекторы is a Russian plural and the Kazakh
/// inspector of something); words of other letters stand for themselves.
fn stems(forms: &Forms, language: usize) -> [Option<&str>; 2] {
    let (kk, ru) = (forms.kk.as_deref(), forms.ru.as_deref());
    let surface = Some(forms.surface.as_str());
    match language {
        0 => [kk.or(ru).or(surface), forms.unfolded.as_deref()],
        1 => [ru.or(kk).or(surface), None],
        FOLDED => {
            let stem = if kk.is_some() { forms.folded_stem.as_deref() } else { ru };
            [stem.or(Some(&forms.folded)), Some(&forms.folded)]
        }
        _ => [forms.en.as_deref().or(surface), None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_without_kazakh_letters() {
        let rows = "T\t\tfield\tтау-кен ісі және қазба\tгорное дело\tmining\tOWN\tx";
        let analyser = Analyser::new().with_thesaurus(Thesaurus::read([("t", rows)]).unwrap());
        let count = |text: &str| analyser.concepts(&analyser.analyse(text)).len();
        // ісі and және have endings to lose, иси and жане have none
        assert_eq!(count("Тау-кен иси жане казба"), 1);
        assert_eq!(count("тау-кен ісін және қазбаның"), 1);
        assert_eq!(count("тау кен"), 0);
    }

    #[test]
    fn the_longest_name_counts() {
        let rows = "M\t\tpost\tминистр\tминистр\tminister\tOWN\tx\n\
            V\t\tpost\tвице-министр\tвице-министр|заместитель министра\tvice minister\tOWN\tx\n\
            H\t\tpost\t\tминистр ИТ\tIT minister\tOWN\tx\nI\t\tfield\tАТ\tИТ\tIT\tOWN\tx\nP\t\tdegree\tPhD докторы\tдоктор PhD\tPhD\tOWN\tx";
        let analyser = Analyser::new().with_thesaurus(Thesaurus::read([("t", rows)]).unwrap());
        let find = |text: &str| {
            let tokens = analyser.analyse(text);
            let found = analyser.concepts(&tokens);
            let ids = found
                .iter()
                .flat_map(|found| &found.concepts)
                .filter_map(|number| analyser.concept_id(*number));
            ids.collect::<Vec<_>>().concat()
        };
        assert_eq!(find("заместителем министра, министры"), "VM");
        assert_eq!(find("вице-министрлер; Vice Ministers"), "VV");
        assert_eq!(find("it is IT"), "I");
        assert_eq!(find("PhD докторының, PhD"), "PP");
        assert_eq!(find("министра ИТ"), "H");
        let within = |text: &str| {
            let found = analyser.concepts_within(&analyser.analyse(text));
            let named =
                found.iter().flat_map(|found| found.concepts.iter().map(|number| (number, found.from)));
            let named =
                named.filter_map(|(number, from)| Some(format!("{}{from}", analyser.concept_id(*number)?)));
            named.collect::<Vec<_>>().concat()
        };
        // Another kind inside counts too, the same kind does not.
        assert_eq!(within("наш министр ИТ"), "H1I2");
        assert_eq!(within("заместитель министра"), "V0");
    }
}
