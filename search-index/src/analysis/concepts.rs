//! Finding concepts of the thesaurus in words: the longest name that stands there, compared stem by stem in each
//! language. Names inside a longer one do not count: a vice minister is no minister.
//! Where next: `document.rs` writes what is found, `query/parse.rs` groups the words of a query by it.

use std::collections::HashMap;

use super::{Analyser, Token, is_function_word};
use crate::thesaurus::Thesaurus;

/// Words of a name that are compared.
const LONGEST_NAME: usize = 16;

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
    names: [HashMap<String, Vec<Name>>; 3],
}

#[derive(Debug)]
struct Name {
    /// Stems after the first.
    rest: Vec<String>,
    concept: u32,
    /// Counts only in capitals, because in small letters it is a word of grammar: IT.
    capitals: bool,
}

impl Finder {
    pub(crate) fn new(thesaurus: &Thesaurus, analyser: &Analyser) -> Self {
        let mut this = Self::default();
        for (concept, number) in thesaurus.concepts().iter().zip(0_u32..) {
            for (language, names) in [&concept.kk, &concept.ru, &concept.en].into_iter().enumerate() {
                for name in names {
                    let tokens = analyser.analyse(name);
                    // A name in other letters than its language's (PhD in Kazakh) counts as English.
                    let stem = |token: &Token| stem(token, language).map(str::to_owned);
                    let (language, stems) = match tokens.iter().map(stem).collect::<Option<Vec<String>>>() {
                        Some(stems) => (language, stems),
                        None => continue,
                    };
                    let Some((first, rest)) = stems.split_first() else { continue };
                    let capitals =
                        rest.is_empty() && tokens.iter().all(|token| is_function_word(&token.forms.surface));
                    if let Some(names) = this.names.get_mut(language) {
                        names.entry(first.clone()).or_default().push(Name {
                            rest: rest.to_vec(),
                            concept: number,
                            capitals,
                        });
                    }
                }
            }
        }
        for names in this.names.iter_mut().flat_map(HashMap::values_mut) {
            names.sort_by_key(|name| std::cmp::Reverse(name.rest.len()));
        }
        this
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

    fn at<'a>(&self, tokens: &'a [Token]) -> Option<(usize, Vec<u32>)> {
        let (first, rest) = tokens.split_first()?;
        // A word typed without Kazakh letters is compared by the stem it may be of.
        let stem = |token: &'a Token, language| match &token.forms.unfolded {
            Some(unfolded) if language == 0 => Some(unfolded.as_str()),
            _ => stem(token, language),
        };
        let mut longest = 0;
        let mut concepts = Vec::new();
        for (language, names) in self.names.iter().enumerate() {
            let Some(names) = stem(first, language).and_then(|stem| names.get(stem)) else { continue };
            for name in names {
                let length = name.rest.len().saturating_add(1);
                let stands = || {
                    let after = rest.iter().take(LONGEST_NAME);
                    name.rest.len() <= rest.len()
                        && name
                            .rest
                            .iter()
                            .zip(after)
                            .all(|(wanted, token)| stem(token, language) == Some(wanted))
                        && (!name.capitals || first.capitals)
                };
                if length < longest || !stands() {
                    continue;
                }
                if length > longest {
                    longest = length;
                    concepts.clear();
                }
                if !concepts.contains(&name.concept) {
                    concepts.push(name.concept);
                }
            }
        }
        (longest > 0).then_some((longest, concepts))
    }
}

/// The stem by which names of a language are compared: Kazakh, Russian, English. Words of other letters stand
/// for themselves.
fn stem(token: &Token, language: usize) -> Option<&str> {
    let forms = token.forms.as_ref();
    let own = match language {
        0 => forms.kk.as_deref(),
        1 => forms.ru.as_deref(),
        _ => forms.en.as_deref(),
    };
    own.or(Some(forms.surface.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_counts() {
        let rows = "M\t\tpost\tминистр\tминистр\tminister\tOWN\tx\n\
            V\t\tpost\tвице-министр\tвице-министр|заместитель министра\tvice minister\tOWN\tx\n\
            I\t\tfield\tАТ\tИТ\tIT\tOWN\tx\nP\t\tdegree\tPhD докторы\tдоктор PhD\tPhD\tOWN\tx";
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
    }
}
