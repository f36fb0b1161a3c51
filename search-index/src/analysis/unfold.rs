//! A word read as all the words it may stand for, where letters are missing: typed on a keyboard without Kazakh
//! letters, or written in Latin ones. A vocabulary is walked with the word as an automaton, and a stem found there
//! is kept when the rest of the word is an ending of that stem. Which vocabulary is the caller's: the shipped stems
//! and the thesaurus when indexing (`mod.rs`), the index's own when searching (`query/words.rs`).

use tantivy_fst::Automaton;

use super::kazakh::{Kazakh, is_back};
use super::{fold, latin};

/// Letters of a word that is read.
const LONGEST: usize = 40;

/// The stems of a vocabulary this normalised word may be a form of, longest first. `search` walks the vocabulary and
/// returns what the pattern is of.
pub(crate) fn stems<V: IntoIterator<Item = String>>(
    word: &str,
    search: impl FnOnce(&Pattern) -> V,
) -> Vec<String> {
    let Some(pattern) = Pattern::new(word) else { return Vec::new() };
    let mut found: Vec<String> = search(&pattern).into_iter().collect();
    found.sort_by_key(|stem| std::cmp::Reverse(stem.chars().count()));
    found
}

/// A word as the letters it may have been: from each place, a letter leads to a later place.
#[derive(Debug)]
pub(crate) struct Pattern {
    letters: Vec<char>,
    /// From, to, and the Cyrillic letter read between.
    steps: Vec<(usize, usize, char)>,
    latin: bool,
}

impl Pattern {
    /// Nothing for words that have Kazakh letters already, and for those too short or long.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < 3 || letters.len() > LONGEST {
            return None;
        }
        let latin = !letters.iter().any(|letter| ('а'..='я').contains(letter) || *letter == 'ё');
        if !latin && fold::fold(word) != word {
            return None;
        }
        let mut steps = Vec::new();
        for from in 0..letters.len() {
            let rest = letters.get(from..).unwrap_or_default();
            if latin {
                for (text, readings) in LATIN {
                    let length = text.chars().count();
                    if text.chars().eq(rest.iter().copied().take(length)) {
                        steps.extend(
                            readings.chars().map(|letter| (from, from.saturating_add(length), letter)),
                        );
                    }
                }
            } else if let Some(first) = rest.first() {
                let next = from.saturating_add(1);
                steps.push((from, next, *first));
                steps.extend(typed_as(*first).chars().map(|letter| (from, next, letter)));
            }
        }
        (!steps.is_empty()).then_some(Self { letters, steps, latin })
    }

    /// Whether the word may be a form of a stem that the pattern accepts.
    pub(crate) fn is_of(&self, stem: &str, kazakh: &Kazakh) -> bool {
        self.forms_of(stem).iter().any(|form| kazakh.stem(form) == stem)
    }

    /// Whether the pattern accepts a stem, without a dictionary to walk.
    pub(crate) fn accepts(&self, stem: &str) -> bool {
        let automaton = self;
        let end = stem.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        automaton.is_match(&end)
    }

    /// The first letters, so many, of everything that the pattern accepts and that is as long.
    pub(crate) fn beginnings(&self, length: usize) -> Vec<String> {
        let mut beginnings = vec![(String::new(), 1_u64)];
        let mut letters: Vec<char> = self.steps.iter().map(|(_, _, letter)| *letter).collect();
        if self.latin {
            letters.extend(['ь', 'ъ']);
        }
        letters.sort_unstable();
        letters.dedup();
        for _ in 0..length {
            let longer = beginnings.iter().flat_map(|(beginning, places)| {
                let next = letters.iter().map(|letter| (*letter, self.step(*places, *letter)));
                let next = next.filter(|(_, places)| *places != 0);
                next.map(move |(letter, places)| (format!("{beginning}{letter}"), places))
            });
            beginnings = longer.collect();
        }
        beginnings.into_iter().map(|(beginning, _)| beginning).collect()
    }

    /// The forms the word may be if it is of this stem: the stem, then the rest with the letters harmony asks for.
    fn forms_of(&self, stem: &str) -> Vec<String> {
        let ends = stem.chars().fold(1_u64, |places, letter| self.step(places, letter));
        let mut forms = Vec::new();
        for end in (0..=self.letters.len()).filter(|end| ends >> end & 1 == 1) {
            let rest: String = self.letters.iter().skip(end).collect();
            // кітаб-ы: the last letter as the ending left it.
            let voiced = match (stem.chars().last(), self.letters.get(end.wrapping_sub(1))) {
                (Some('п'), Some('б' | 'b')) => Some('б'),
                (Some('к'), Some('г' | 'g')) => Some('г'),
                (Some('қ'), Some('г' | 'g' | 'ğ' | 'ǵ')) => Some('ғ'),
                _ => None,
            };
            let mut base = stem.to_owned();
            if let Some(voiced) = voiced {
                base.pop();
                base.push(voiced);
            }
            for ending in endings(&rest, stem, self.latin) {
                forms.push(format!("{base}{ending}"));
            }
        }
        forms
    }

    /// The places reached from these by one letter of a stem.
    fn step(&self, places: u64, letter: char) -> u64 {
        let steps = self.steps.iter().filter(|(from, _, read)| *read == letter && places >> from & 1 == 1);
        let reached = steps.fold(0, |reached, (_, to, _)| reached | 1 << to);
        // The signs are not always written in Latin.
        if self.latin && matches!(letter, 'ь' | 'ъ') { reached | places } else { reached }
    }
}

/// A word in the middle of a letter of two bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At {
    places: u64,
    lead: u8,
    letters: u8,
}

impl Automaton for &Pattern {
    type State = At;

    fn start(&self) -> At {
        At { places: 1, lead: 0, letters: 0 }
    }

    fn is_match(&self, state: &At) -> bool {
        state.lead == 0 && state.letters >= 2 && state.places != 0
    }

    fn can_match(&self, state: &At) -> bool {
        state.places != 0
    }

    fn accept(&self, state: &At, byte: u8) -> At {
        if state.lead == 0 {
            let places = if byte & 0xe0 == 0xc0 { state.places } else { 0 };
            return At { places, lead: byte, letters: state.letters };
        }
        let letter = char::from_u32(u32::from(state.lead & 0x1f) << 6 | u32::from(byte & 0x3f));
        let places = letter.map_or(0, |letter| self.step(state.places, letter));
        At { places, lead: 0, letters: state.letters.saturating_add(1) }
    }
}

/// What else a letter of the Russian keyboard is typed for.
fn typed_as(letter: char) -> &'static str {
    match letter {
        'а' => "ә",
        'г' => "ғкқ",
        'к' => "қ",
        'н' => "ң",
        'о' => "ө",
        'у' => "ұү",
        'х' => "һ",
        'и' => "і",
        'ы' => "і",
        'б' => "п",
        _ => "",
    }
}

/// What Latin letters stand for in any of the alphabets.
const LATIN: [(&str, &str); 75] = [
    ("a", "аә"),
    ("ä", "ә"),
    ("á", "ә"),
    ("a'", "ә"),
    ("ə", "ә"),
    ("b", "бп"),
    ("c", "цк"),
    ("ç", "ч"),
    ("d", "д"),
    ("e", "еэ"),
    ("f", "ф"),
    ("g", "гғкқ"),
    ("ğ", "ғқ"),
    ("ǵ", "ғқ"),
    ("g'", "ғқ"),
    ("gh", "ғқ"),
    ("h", "хһ"),
    ("i", "иійы"),
    ("ı", "ыий"),
    ("í", "и"),
    ("ï", "и"),
    ("i'", "ий"),
    ("iy", "ий"),
    ("ii", "и"),
    ("yi", "и"),
    ("yy", "и"),
    ("j", "жй"),
    ("k", "кқ"),
    ("kh", "х"),
    ("q", "қк"),
    ("l", "л"),
    ("m", "м"),
    ("n", "нң"),
    ("ñ", "ң"),
    ("ń", "ң"),
    ("ŋ", "ң"),
    ("n'", "ң"),
    ("ng", "ң"),
    ("o", "оө"),
    ("ö", "ө"),
    ("ó", "ө"),
    ("o'", "ө"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("ş", "ш"),
    ("s'", "ш"),
    ("sh", "ш"),
    ("shch", "щ"),
    ("t", "т"),
    ("ts", "ц"),
    ("u", "уұү"),
    ("ū", "ұ"),
    ("ü", "ү"),
    ("ú", "ү"),
    ("u'", "ү"),
    ("ý", "у"),
    ("y'", "у"),
    ("v", "в"),
    ("w", "ув"),
    ("x", "х"),
    ("y", "ыйиі"),
    ("ya", "я"),
    ("ia", "я"),
    ("ıa", "я"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("ıý", "ю"),
    ("yo", "ё"),
    ("ye", "е"),
    ("z", "з"),
    ("zh", "ж"),
    ("ž", "ж"),
    ("ch", "ч"),
    ("c'", "ч"),
];

/// The rest of a word as an ending of this stem: к and қ, г and ғ, и as і follow the stem's harmony.
fn endings(rest: &str, stem: &str, is_latin: bool) -> Vec<String> {
    if rest.is_empty() {
        return vec![String::new()];
    }
    let back = is_back(stem);
    // In Latin a vowel of the stem's harmony is put behind, so that the letters before it know theirs; with a consonant
    // between, because ya is one letter.
    let read = if is_latin {
        let behind = if back { "ba" } else { "be" };
        latin::to_cyrillic(&format!("{rest}{behind}")).map(|mut read| {
            read.truncate(read.len().saturating_sub("ба".len()));
            read
        })
    } else {
        Some(rest.to_owned())
    };
    let dressed = |letter: char| match letter {
        'к' | 'қ' => {
            if back {
                'қ'
            } else {
                'к'
            }
        }
        'г' | 'ғ' => {
            if back {
                'ғ'
            } else {
                'г'
            }
        }
        'и' | 'і' | 'ы' => {
            if back {
                'ы'
            } else {
                'і'
            }
        }
        other => other,
    };
    let Some(ending) = read.map(|read| read.chars().map(dressed).collect::<String>()) else {
        return Vec::new();
    };
    let mut all = vec![ending.clone()];
    // The genitive's ң.
    for (from, to) in [("ын", "ың"), ("ін", "ің")] {
        if let Some(head) = ending.strip_suffix(from) {
            all.push(format!("{head}{to}"));
        }
    }
    all
}
