//! Showing where the words were found, in the original text.
//! Texts are analysed again for the hits of one page only, so nothing but the text itself needs storing.
//! Where next: `results.rs` has the shapes.

use std::collections::{HashMap, HashSet};

use crate::analysis::among::Among;
use crate::analysis::{Analyser, Forms, names};
use crate::query::forms;
use crate::query::parse::{Parsed, Unit};
use crate::search::results::Fragment;

/// Passages shown per value.
const FRAGMENTS: usize = 3;
/// Words shown before the first and after the last mark of a passage.
const CONTEXT: usize = 8;
/// Bytes of one value that are looked at.
const MAX_TEXT_BYTES: usize = 200_000;

type Words = HashSet<String, foldhash::fast::RandomState>;

/// The forms of the wanted words.
#[derive(Debug, Default)]
pub(crate) struct Marker {
    stems: Words,
    folded: Words,
    /// Both.
    forms: Among,
    names: Words,
    patronymics: Words,
    /// Concepts wanted and what they stand for.
    concepts: HashSet<u32>,
    /// What the names of these begin with.
    begin_concepts: Among,
    /// Folded words, and keys of names, of which more may follow.
    beginnings: Vec<(Vec<String>, String)>,
    near: bool,
}

impl Marker {
    /// `near`: names within one edit were accepted too; `unfolded`: further Kazakh stems that were asked for, by word;
    /// `here`: whether a unit is looked for in the field to be marked.
    pub(crate) fn new(
        parsed: &Parsed,
        near: bool,
        analyser: &Analyser,
        unfolded: &HashMap<String, Vec<String>>,
        here: impl Fn(&Unit) -> bool,
    ) -> Self {
        let mut marker = Self { near, ..Self::default() };
        let clauses = || parsed.clauses.iter().filter(|clause| !clause.negated);
        let named =
            clauses().filter(|clause| clause.any.iter().any(&here)).flat_map(|clause| &clause.concepts);
        if let Some(thesaurus) = analyser.thesaurus() {
            marker.concepts.extend(
                named.clone().flat_map(|number| thesaurus.expand(*number)).map(|(number, _)| *number),
            );
            let begin = marker.concepts.iter().flat_map(|number| analyser.concept_begins_with(*number));
            begin.for_each(|stem| marker.begin_concepts.put(stem));
        }
        let wanted = || clauses().flat_map(|clause| &clause.any).filter(|unit| here(unit));
        for token in wanted().filter(|unit| unit.beginning).flat_map(|unit| &unit.tokens) {
            let key = names::keys(&token.forms.surface, false).0;
            marker.beginnings.push((forms::beginnings(token).collect(), key));
        }
        for token in wanted().flat_map(|unit| &unit.tokens) {
            let forms = token.forms.as_ref();
            let (strict, loose) = names::keys(&forms.surface, false);
            marker.names.extend([strict, loose]);
            let (strict, loose) = names::keys(&forms.surface, true);
            marker.patronymics.extend([strict, loose]);
            let folded = || std::iter::once(&forms.folded).chain(&forms.folded_stem).map(String::as_str);
            marker.folded.extend(folded().map(str::to_owned));
            marker.stems.extend(forms.stems().chain(folded()).map(str::to_owned));
            marker.stems.extend(unfolded.get(&forms.surface).into_iter().flatten().cloned());
        }
        marker.stems.iter().chain(&marker.folded).for_each(|form| marker.forms.put(form));
        marker
    }

    /// The passages of a text, if any of the words is in it.
    pub(crate) fn text(&self, text: &str, analyser: &Analyser) -> Vec<Fragment> {
        let text = shortened(text);
        let tokens = analyser.analyse(text);
        let spans = tokens.iter().map(|word| (word.start, word.end, self.is_wanted(&word.forms)));
        let mut spans: Vec<(usize, usize, bool)> = spans.collect();
        // most texts name none of the concepts
        let may_name = tokens.iter().any(|word| self.begin_concepts.may_have(&word.forms));
        let concepts = if may_name { analyser.concepts_within(&tokens) } else { Vec::new() };
        for found in concepts {
            if found.concepts.iter().any(|number| self.concepts.contains(number)) {
                let named = spans.get_mut(found.from..found.to).unwrap_or_default();
                named.iter_mut().for_each(|(_, _, wanted)| *wanted = true);
            }
        }
        fragments(text, &spans)
    }

    /// The passages of a name.
    pub(crate) fn name(&self, name: &str, patronymic: bool) -> Vec<Fragment> {
        let name = shortened(name);
        let keys = if patronymic { &self.patronymics } else { &self.names };
        let spans = names::analyse(name, patronymic).into_iter().map(|token| {
            let near = || self.near && keys.iter().any(|key| within_one_edit(key, &token.strict));
            let begun =
                || self.beginnings.iter().any(|(_, key)| !key.is_empty() && token.strict.starts_with(key));
            let wanted = keys.contains(&token.strict) || keys.contains(&token.loose) || near() || begun();
            (token.start, token.end, wanted)
        });
        fragments(name, &spans.collect::<Vec<_>>())
    }

    fn is_wanted(&self, word: &Forms) -> bool {
        let is_form = || {
            word.stems().any(|stem| self.stems.contains(stem))
                || word.letters().any(|form| self.folded.contains(form))
        };
        self.forms.may_have(word) && is_form()
            || self
                .beginnings
                .iter()
                .flat_map(|(letters, _)| letters)
                .any(|begin| word.folded.starts_with(begin))
    }
}

/// Cuts passages around the wanted words. Spans are `(start, end, wanted)` of all words in order.
fn fragments(text: &str, spans: &[(usize, usize, bool)]) -> Vec<Fragment> {
    let mut found = Vec::new();
    let wanted: Vec<usize> =
        spans.iter().enumerate().filter(|(_, (_, _, wanted))| *wanted).map(|(place, _)| place).collect();
    let mut rest = wanted.as_slice();
    let last_word = spans.len().saturating_sub(1);
    while let Some((&first, _)) = rest.split_first()
        && found.len() < FRAGMENTS
    {
        // Marks that share context share a passage.
        let together = rest
            .windows(2)
            .take_while(|pair| matches!(pair, [a, b] if b.saturating_sub(*a) <= CONTEXT))
            .count()
            .saturating_add(1);
        let Some((these, others)) = rest.split_at_checked(together) else { break };
        rest = others;
        let last = these.last().copied().unwrap_or(first);
        let (from, to) = (first.saturating_sub(CONTEXT), last.saturating_add(CONTEXT).min(last_word));
        let start = if from == 0 { 0 } else { spans.get(from).map_or(0, |span| span.0) };
        let end = if to == last_word { text.len() } else { spans.get(to).map_or(text.len(), |span| span.1) };
        let Some(passage) = text.get(start..end) else { break };
        let marks = these.iter().filter_map(|place| spans.get(*place));
        found.push(Fragment {
            text: passage.to_owned(),
            start,
            cut: (start > 0, end < text.len()),
            marks: marks.map(|(a, b, _)| (a.saturating_sub(start), b.saturating_sub(start))).collect(),
        });
    }
    found
}

fn shortened(text: &str) -> &str {
    if text.len() <= MAX_TEXT_BYTES {
        return text;
    }
    let at = (0..=MAX_TEXT_BYTES).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..at).unwrap_or_default()
}

/// One letter changed, missing, added, or two neighbours swapped.
fn within_one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same_head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same_head..).unwrap_or_default(), b.get(same_head..).unwrap_or_default());
    let same_tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let a = a.get(..a.len().saturating_sub(same_tail)).unwrap_or_default();
    let b = b.get(..b.len().saturating_sub(same_tail)).unwrap_or_default();
    matches!((a, b), ([x, y], [z, w]) if x == w && y == z) || (a.len() <= 1 && b.len() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse::parse;
    use crate::query::scope::Scopes;

    fn marker(text: &str, analyser: &Analyser) -> Marker {
        let parsed = parse(text, analyser, &Scopes::default());
        Marker::new(&parsed, false, analyser, &HashMap::new(), |_| true)
    }

    #[test]
    fn marks_are_in_the_original_text() {
        let analyser = Analyser::new();
        let marker = marker("қызметкер заң", &analyser);
        let text = "<b>Қызметкерлердің</b> еңбек заңы";
        let fragment = marker.text(text, &analyser).remove(0);
        let marked: Vec<_> =
            fragment.marks.iter().map(|(start, end)| fragment.text.get(*start..*end).unwrap()).collect();
        assert_eq!(marked, ["Қызметкерлердің", "заңы"]);
        assert_eq!((fragment.text.as_str(), fragment.cut), (text, (false, false)));
    }

    #[test]
    fn distant_marks_get_passages_of_their_own() {
        let analyser = Analyser::new();
        let marker = marker("закон", &analyser);
        let text = format!("закон {} законы {}", "слово ".repeat(50), "слово ".repeat(50));
        let fragments = marker.text(&text, &analyser);
        assert_eq!(fragments.len(), 2);
        for fragment in &fragments {
            assert!(text.get(fragment.start..).unwrap().starts_with(&fragment.text));
            assert!(fragment.text.len() < 250);
        }
    }

    #[test]
    fn one_edit_is_one_edit() {
        assert!(within_one_edit("ahmetuv", "ahmetv") && within_one_edit("serik", "serki"));
        assert!(!within_one_edit("serik", "sirak") && !within_one_edit("ali", "alu"));
    }
}
