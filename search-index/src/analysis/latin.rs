//! Kazakh in Latin letters: the alphabets of 2021, 2018 (acute accents) and 2017 (apostrophes), passport practice and
//! BGN/PCGN, which writes differ and people mix. A word is read back into Cyrillic letter by letter; where a Latin
//! letter stands for several, the harmony of the nearest vowel decides between к and қ, г and ғ, i for і and y for ы.
//! Where next: `mod.rs` stems what comes out; `query/unfold.rs` asks the vocabulary for the readings left out here.

use super::kazakh_rules::{Harmony, letter_harmony};
use super::words::is_apostrophe;

/// Latin letters that no English word has and every alphabet of Kazakh but the passport's does.
const OWN: &str = "äáğǵñńŋöóūúüýşıíəç";

/// The most likely Cyrillic spelling of a normalised Latin word; nothing when a letter is of no alphabet of Kazakh.
///
/// ```
/// use search_index::analysis::latin::to_cyrillic;
///
/// let read = |word: &str| to_cyrillic(word).unwrap_or_default();
/// assert_eq!(read("qyzmetkerleriniñ"), "қызметкерлерінің"); // 2021
/// assert_eq!(read("qyzmetkerleriniń"), "қызметкерлерінің"); // 2018
/// assert_eq!(read("qyzmetkerlerinin'"), "қызметкерлерінің"); // 2017
/// assert_eq!(read("kyzmetkerlerining"), "қызметкерлерінің"); // passports, BGN
/// assert_eq!(read("bilim"), "білім");
/// assert_eq!(read("ağartuşy"), "ағартушы");
/// ```
#[must_use]
pub fn to_cyrillic(word: &str) -> Option<String> {
    let letters: Vec<char> =
        word.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { letter }).collect();
    let mut out = String::with_capacity(word.len().saturating_mul(2));
    let mut rest = letters.as_slice();
    while let Some((first, _)) = rest.split_first() {
        let (read, length) = SEQUENCES
            .iter()
            .find(|(latin, _)| starts(rest, latin))
            .map(|(latin, cyrillic)| (*cyrillic, latin.chars().count()))
            .unwrap_or(("", 1));
        if read.is_empty() {
            let read = letters.len().saturating_sub(rest.len());
            let harmony = harmony_at(&letters, read);
            out.push(single(*first, harmony, out.chars().last(), rest.get(1).copied())?);
        } else {
            out.push_str(read);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    (!out.is_empty()).then_some(out)
}

/// Whether a word shows by its letters that it is Kazakh.
///
/// ```
/// use search_index::analysis::latin::is_surely_kazakh;
/// assert!(is_surely_kazakh("bölim") && is_surely_kazakh("qyzmet") && !is_surely_kazakh("quality"));
/// ```
#[must_use]
pub fn is_surely_kazakh(word: &str) -> bool {
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek();
        // English has q only before u; an apostrophe inside a word may be an English genitive.
        if OWN.contains(letter) || (letter == 'q' && next.is_none_or(|next| *next != 'u')) {
            return true;
        }
    }
    false
}

const SEQUENCES: [(&str, &str); 32] = [
    ("shch", "щ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "ғ"),
    ("ng", "ң"),
    ("ts", "ц"),
    ("a'", "ә"),
    ("g'", "ғ"),
    ("n'", "ң"),
    ("o'", "ө"),
    ("u'", "ү"),
    ("s'", "ш"),
    ("c'", "ч"),
    ("y'", "у"),
    ("i'", "и"),
    ("iya", "ия"),
    ("yia", "ия"),
    ("iia", "ия"),
    ("ııa", "ия"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "ё"),
    ("ye", "е"),
    ("ıa", "я"),
    ("ıý", "ю"),
    ("ia", "ия"),
    ("iy", "и"),
    ("yi", "и"),
    ("ii", "и"),
    ("'", "ь"),
];

fn single(letter: char, harmony: Option<Harmony>, before: Option<char>, next: Option<char>) -> Option<char> {
    let front = harmony == Some(Harmony::Front);
    let after_vowel = before.is_some_and(super::kazakh_rules::is_vowel);
    let before_vowel = next.is_some_and(|next| "aeiouyäáöóüúūıəý".contains(next));
    Some(match letter {
        'a' => 'а',
        'ä' | 'á' | 'ə' => 'ә',
        'b' => 'б',
        'c' => 'ц',
        'ç' => 'ч',
        'd' => 'д',
        'e' => 'е',
        'f' => 'ф',
        'g' if front => 'г',
        'g' | 'ğ' | 'ǵ' => 'ғ',
        'h' => 'х',
        // i is й after a vowel, і in native words; и stands where the alphabet has no other letter for it.
        'i' if after_vowel => 'й',
        'i' => 'і',
        'ı' if after_vowel || before_vowel => 'й',
        'ı' => 'ы',
        'í' | 'ï' => 'и',
        'j' => 'ж',
        'k' if front || harmony.is_none() => 'к',
        'k' | 'q' => 'қ',
        'l' => 'л',
        'm' => 'м',
        'n' => 'н',
        'ñ' | 'ń' | 'ŋ' => 'ң',
        'o' => 'о',
        'ö' | 'ó' => 'ө',
        'p' => 'п',
        'r' => 'р',
        's' => 'с',
        'ş' => 'ш',
        't' => 'т',
        'u' => 'у',
        'ū' => 'ұ',
        'ü' | 'ú' => 'ү',
        'ý' => 'у',
        'v' => 'в',
        'w' => 'у',
        'x' => 'х',
        'y' if after_vowel => 'й',
        'y' => 'ы',
        'z' => 'з',
        letter if letter.is_ascii_digit() => letter,
        _ => return None,
    })
}

/// The harmony at a place: the next vowel's that leaves no doubt, or else the last one's before.
fn harmony_at(letters: &[char], place: usize) -> Option<Harmony> {
    let (before, after) = letters.split_at_checked(place)?;
    let told = |letter: &char| match letter {
        'a' | 'o' | 'y' | 'ū' => Some(Harmony::Back),
        'e' | 'ä' | 'á' | 'ö' | 'ó' | 'ü' | 'ú' | 'ə' => Some(Harmony::Front),
        other => letter_harmony(*other),
    };
    after.iter().find_map(told).or_else(|| before.iter().rev().find_map(told))
}

fn starts(letters: &[char], with: &str) -> bool {
    let mut letters = letters.iter();
    with.chars().all(|letter| letters.next() == Some(&letter))
}
