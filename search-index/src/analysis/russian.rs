//! Dictionary forms of Russian words: a word list with the classes of their endings, and the endings as rules.
//! A word of the list is found from any of its forms (начальники, начальнику: начальник), which a stemmer by
//! endings alone cannot do where vowels come and go (отдел кадров, рынок and рынка, стол and столы against стольный).
//! Words that are not in the list are left to the engine's stemmer. Where next: `mod.rs` calls this first;
//! `data/ru_words.txt` and `data/ru_endings.txt` say where the list comes from.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::lexicon::{Ready, START, step};

const WORDS: &str = include_str!("data/ru_words.txt");
const ENDINGS: &str = include_str!("data/ru_endings.txt");
/// Longest ending that is put on a word, in letters.
const LONGEST_ENDING: usize = 8;
/// Letters a word may have to be looked for.
const LONGEST_WORD: usize = 40;
/// Classes of nouns and adjectives: where a form could come from several words, one of these is meant more often.
const NOMINAL: &str = "AFGHIJKNOSEXZ";

/// The words and endings, read once per process.
#[derive(Debug)]
pub(crate) struct Russian {
    /// Classes of each word, one bit a class, by the hash of the word.
    words: HashMap<u64, u32, BuildHasherDefault<Ready>>,
    /// By the hash of what is put on.
    endings: HashMap<u64, Vec<Ending>, BuildHasherDefault<Ready>>,
    nominal: u32,
}

/// What stood where an ending is now, and which words may have had it.
#[derive(Debug)]
struct Ending {
    cut: Vec<char>,
    /// Class and how the word must end.
    rules: Vec<(u32, Vec<Letter>)>,
}

/// One letter of a condition.
#[derive(Debug)]
enum Letter {
    OneOf(Vec<char>),
    NoneOf(Vec<char>),
}

/// The shared instance.
pub(crate) fn shared() -> &'static Russian {
    static SHARED: OnceLock<Russian> = OnceLock::new();
    SHARED.get_or_init(Russian::new)
}

impl Russian {
    fn new() -> Self {
        let mut words: HashMap<u64, u32, _> =
            HashMap::with_capacity_and_hasher(150_000, BuildHasherDefault::default());
        let mut word: Vec<char> = Vec::new();
        for line in lines(WORDS) {
            let mut letters = line.chars();
            let shared = letters.next().and_then(|digit| digit.to_digit(36)).unwrap_or(0);
            word.truncate(usize::try_from(shared).unwrap_or(0));
            let mut classes = 0;
            for letter in letters {
                if letter.is_ascii_uppercase() { classes |= class(letter) } else { word.push(letter) }
            }
            *words.entry(hash(&word)).or_default() |= classes;
        }
        let mut endings: HashMap<u64, Vec<Ending>, _> = HashMap::default();
        for line in lines(ENDINGS) {
            let mut parts = line.split(' ').map(|part| if part == "-" { "" } else { part });
            let (Some(flag), Some(cut), Some(put), Some(condition)) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            let cut: Vec<char> = cut.chars().collect();
            let same = endings.entry(put.chars().fold(START, step)).or_default();
            let rule =
                (flag.chars().fold(0, |classes, flag| classes | class(flag)), read_condition(condition));
            match same.iter_mut().find(|ending| ending.cut == cut) {
                Some(ending) => ending.rules.push(rule),
                None => same.push(Ending { cut, rules: vec![rule] }),
            }
        }
        let nominal = NOMINAL.chars().fold(0, |classes, flag| classes | class(flag));
        Self { words, endings, nominal }
    }

    /// The dictionary form of a lower-case word written with е for ё, if the list has it.
    pub(crate) fn lemma(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().take(LONGEST_WORD.saturating_add(1)).collect();
        if letters.len() > LONGEST_WORD || letters.len() < 2 {
            return None;
        }
        let mut best: Option<(i32, Vec<char>)> = None;
        let mut offer = |score: i32, lemma: &mut dyn FnMut() -> Vec<char>| {
            if best.as_ref().is_none_or(|(top, _)| score > *top) {
                best = Some((score, lemma()));
            }
        };
        if let Some(classes) = self.words.get(&hash(&letters)) {
            offer(self.preference(*classes, &letters, true), &mut || letters.clone());
        }
        let hashes: Vec<u64> = letters
            .iter()
            .scan(START, |hash, letter| {
                *hash = step(*hash, *letter);
                Some(*hash)
            })
            .collect();
        for length in 0..=LONGEST_ENDING.min(letters.len().saturating_sub(1)) {
            let Some((kept, put)) = letters.split_at_checked(letters.len().saturating_sub(length)) else {
                continue;
            };
            let Some(endings) = self.endings.get(&hash(put)) else { continue };
            let Some(kept_hash) = hashes.get(kept.len().wrapping_sub(1)) else { continue };
            for ending in endings {
                let key = ending.cut.iter().fold(*kept_hash, |hash, letter| step(hash, *letter));
                let Some(classes) = self.words.get(&key) else { continue };
                let allowed = ending.rules.iter().filter(|(class, condition)| {
                    class & classes != 0 && ends_as(kept, &ending.cut, condition)
                });
                let used = allowed.fold(0, |used, (class, _)| used | class);
                if used != 0 {
                    let lemma: Vec<char> = kept.iter().chain(&ending.cut).copied().collect();
                    offer(self.preference(used, &lemma, put.is_empty()), &mut || lemma.clone());
                }
            }
        }
        self.set_apart(&letters, &mut offer);
        let lemma: String = best.map(|(_, lemma)| lemma)?.into_iter().collect();
        Some(regular(&lemma).map_or(lemma, str::to_owned))
    }

    /// Forms the list has as words of their own: genitives without an ending (лиц: лицо) and of words that are plural
    /// alone (финансов: финансы), adverbs and short forms of adjectives (легко: легкий).
    fn set_apart(&self, letters: &[char], offer: &mut impl FnMut(i32, &mut dyn FnMut() -> Vec<char>)) {
        let mut try_word = |kept: &[char], put: &str| {
            let word: Vec<char> = kept.iter().copied().chain(put.chars()).collect();
            let classes = self.words.get(&hash(&word)).copied().unwrap_or(0);
            if classes & self.nominal != 0 {
                offer(self.preference(classes, &word, false) - 15, &mut || word.clone());
            }
        };
        let Some((last, kept)) = letters.split_last() else { return };
        if matches!(last, 'о' | 'а' | 'ы' | 'и') && kept.len() > 2 {
            ["ый", "ий", "ой"].into_iter().for_each(|put| try_word(kept, put));
        } else if letters.len() > 2 {
            ["о", "а", "я"].into_iter().for_each(|put| try_word(letters, put));
            if let Some(kept) = letters.strip_suffix(&['о', 'в']) {
                ["ы", "и"].into_iter().for_each(|put| try_word(kept, put));
            }
        }
    }

    /// Which of several words a form is taken for: rather a noun or adjective, rather the word as it stands unless
    /// it stands in the list without endings of its own (an adverb, a case set apart), rather the longer one
    /// (душу: душа, not душ).
    fn preference(&self, classes: u32, word: &[char], whole: bool) -> i32 {
        let nominal = if classes & self.nominal != 0 { 40 } else { 0 };
        // A plural of its own (звезды with ё) is the plural of the singular.
        let plural = matches!(word.last(), Some('ы' | 'и'));
        let whole = if whole && classes != 0 && !plural { 20 } else { 0 };
        let length = i32::try_from(word.len()).unwrap_or(0);
        nominal + whole + length - i32::from(plural)
    }
}

/// The singular of nouns whose plural or oblique cases have a stem of their own: the list sets these apart, grammar
/// does not. The classes are closed: nouns in -мя, plurals in -ья and -еса, and some that stand alone.
fn regular(lemma: &str) -> Option<&'static str> {
    for noun in ["время", "имя", "племя", "семя", "знамя", "бремя", "пламя", "темя", "вымя", "стремя"]
    {
        let root = noun.strip_suffix('я')?;
        let rest = lemma.strip_prefix(root);
        let oblique = ["ени", "енем", "ена", "ен", "енам", "енами", "енах"];
        if rest.is_some_and(|rest| oblique.contains(&rest)) {
            return Some(noun);
        }
    }
    IRREGULAR.iter().find(|(noun, forms)| *noun != lemma && forms.contains(&lemma)).map(|(noun, _)| *noun)
}

const IRREGULAR: [(&str, &[&str]); 33] = [
    ("человек", &["люди", "людей", "людям", "людьми", "людях"]),
    ("ребенок", &["дети", "детей", "детям", "детьми", "детях"]),
    ("год", &["лет", "лета", "годы", "годов"]),
    ("путь", &["пути", "путем", "путей", "путям", "путями", "путях"]),
    ("друг", &["друзья", "друзей", "друзьям", "друзьями", "друзьях"]),
    ("брат", &["братья", "братьев", "братьям", "братьями", "братьях"]),
    ("сын", &["сыновья", "сыновей", "сыновьям", "сыновьями", "сыновьях"]),
    ("муж", &["мужья", "мужей", "мужьям", "мужьями", "мужьях"]),
    ("князь", &["князья", "князей", "князьям", "князьями", "князьях"]),
    ("зять", &["зятья", "зятьев", "зятьям", "зятьями", "зятьях"]),
    ("дерево", &["деревья", "деревьев", "деревьям", "деревьями", "деревьях", "дерев"]),
    ("стул", &["стулья", "стульев", "стульям", "стульями", "стульях"]),
    ("лист", &["листья", "листьев", "листьям", "листьями", "листьях"]),
    ("крыло", &["крылья", "крыльев", "крыльям", "крыльями", "крыльях"]),
    ("перо", &["перья", "перьев", "перьям", "перьями", "перьях"]),
    ("звено", &["звенья", "звеньев", "звеньям", "звеньями", "звеньях"]),
    ("дно", &["донья"]),
    ("сосед", &["соседи", "соседей", "соседям", "соседями", "соседях"]),
    ("черт", &["черти", "чертей", "чертям", "чертями", "чертях"]),
    ("колено", &["колени", "коленей", "коленям", "коленями", "коленях"]),
    ("плечо", &["плечи", "плеч"]),
    ("ухо", &["уши", "ушей", "ушам", "ушами", "ушах"]),
    ("небо", &["небеса", "небес", "небесам", "небесами", "небесах"]),
    ("чудо", &["чудеса", "чудес", "чудесам", "чудесами", "чудесах"]),
    ("мать", &["матери", "матерью", "матерей", "матерям", "матерями", "матерях"]),
    ("дочь", &["дочери", "дочерью", "дочерей", "дочерям", "дочерьми", "дочерях"]),
    ("церковь", &["церкви", "церковью", "церквей", "церквам", "церквями", "церквах"]),
    ("хозяин", &["хозяева", "хозяев", "хозяевам", "хозяевами", "хозяевах"]),
    ("цветок", &["цветы"]),
    ("яйцо", &["яйца", "яиц"]),
    ("господин", &["господа", "господ", "господам", "господами", "господах"]),
    ("большой", &["больший", "больше"]),
    ("день", &["дни", "дня", "дней", "дню", "днем", "дням", "днями", "днях"]),
];

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn class(flag: char) -> u32 {
    u32::from(flag).checked_sub(u32::from('A')).and_then(|place| 1_u32.checked_shl(place)).unwrap_or(0)
}

fn hash(letters: &[char]) -> u64 {
    letters.iter().fold(START, |hash, letter| step(hash, *letter))
}

/// Reads conditions like `[^гкх]а`.
fn read_condition(condition: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut rest = condition.chars();
    while let Some(letter) = rest.next() {
        if letter != '[' {
            letters.push(if letter == '.' {
                Letter::NoneOf(Vec::new())
            } else {
                Letter::OneOf(vec![letter])
            });
            continue;
        }
        let inner: Vec<char> = rest.by_ref().take_while(|letter| *letter != ']').collect();
        letters.push(match inner.split_first() {
            Some(('^', others)) => Letter::NoneOf(others.to_vec()),
            _ => Letter::OneOf(inner),
        });
    }
    letters
}

/// Whether the word `kept` + `cut` ends as the condition says.
fn ends_as(kept: &[char], cut: &[char], condition: &[Letter]) -> bool {
    let mut letters = cut.iter().rev().chain(kept.iter().rev());
    condition.iter().rev().all(|wanted| {
        letters.next().is_some_and(|letter| match wanted {
            Letter::OneOf(some) => some.contains(letter),
            Letter::NoneOf(some) => !some.contains(letter),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_word() {
        for (form, lemma) in [
            ("начальниками", "начальник"),
            ("рынка", "рынок"),
            ("отделов", "отдел"),
            ("государственной", "государственный"),
            ("областей", "область"),
            ("бюджетного", "бюджетный"),
            ("служащих", "служащий"),
            ("времени", "время"),
            ("детей", "ребенок"),
            ("финансов", "финансы"),
            ("финансами", "финансы"),
            ("столов", "стол"),
        ] {
            assert_eq!(shared().lemma(form).as_deref(), Some(lemma), "{form}");
        }
        assert_eq!(shared().lemma("ъъъ"), None);
        assert_eq!(shared().lemma(&"а".repeat(1_000)), None);
    }
}
