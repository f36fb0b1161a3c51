//! Keys under which spellings of a person's name meet across Kazakh, Russian and Latin writing.
//! The strict key folds all scripts to one skeleton with vowels, the loose key drops more; a third tier, strict
//! keys within one edit, is made at query time. Keys find, they never identify: two people may share them.
//! Where next: `query/words.rs` ranks the tiers.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::words;

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameToken {
    /// Byte offset of the word's first byte.
    pub start: usize,
    /// Byte offset after its last byte.
    pub end: usize,
    /// The word's number, from 0.
    pub position: usize,
    /// The word as spelled, normalised.
    pub spelling: String,
    /// Key of the first tier; never empty.
    pub strict: String,
    /// Key of the second tier; never empty.
    pub loose: String,
}

/// The words of a name with their keys; `patronymic` cuts the endings of patronymics first.
///
/// ```
/// use search_index::analysis::names::analyse;
///
/// let keys = |name: &str| analyse(name, false)[0].strict.clone();
/// assert_eq!(keys("Төлеуханов"), keys("Tuleukhanov"));
/// assert_eq!(keys("Шыңғыс"), keys("Shyngys"));
/// assert_eq!(analyse("Қалабайұлы", true)[0].strict, analyse("Калабаевич", true)[0].strict);
/// ```
#[must_use]
pub fn analyse(name: &str, patronymic: bool) -> Vec<NameToken> {
    let tokens = words::split(name).enumerate().map(|(position, word)| {
        let surface = words::normalise(word.text);
        let (strict, loose) = keys(&surface, patronymic);
        NameToken { start: word.start, end: word.end, position, spelling: surface, strict, loose }
    });
    tokens.collect()
}

/// The key under which names that begin with a letter meet an initial: "Б." finds Болат and Bolat.
pub(crate) fn initial(strict: &str) -> Option<String> {
    strict.chars().next().map(|first| format!("^{first}"))
}

/// How far a spelling is from another, in letters: by how they sound, and a little by how they are written.
pub(crate) fn distance(a: &str, b: &str) -> f32 {
    let heard = apart(&skeleton(a), &skeleton(b));
    let written = |name: &str| super::latin::to_cyrillic(name).unwrap_or_else(|| name.to_owned());
    heard + 0.3 * apart(&written(a), &written(b))
}

/// Edit distance in which letters that sound alike are half as far apart.
fn apart(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut row: Vec<f32> = (0_u8..).take(b.len().saturating_add(1)).map(f32::from).collect();
    for x in &a {
        let mut corner = row.first().copied().unwrap_or(0.0);
        if let Some(first) = row.first_mut() {
            *first += 1.0;
        }
        for (place, y) in b.iter().enumerate() {
            let left = row.get(place).copied().unwrap_or(0.0);
            let Some(here) = row.get_mut(place.saturating_add(1)) else { continue };
            let changed = corner
                + if x == y {
                    0.0
                } else if alike(*x, *y) {
                    0.5
                } else {
                    1.0
                };
            corner = *here;
            *here = changed.min(left + 1.0).min(*here + 1.0);
        }
    }
    row.last().copied().unwrap_or(0.0)
}

fn alike(x: char, y: char) -> bool {
    const GROUPS: [&str; 8] =
        ["kghқкғгх", "bpfбпф", "dtдт", "szcjсзшжч", "vuwву", "aeаәе", "iuыіиұүуй", "uoaоөұ"];
    GROUPS.iter().any(|group| group.contains(x) && group.contains(y))
}

/// Both keys of one normalised word.
pub(crate) fn keys(surface: &str, patronymic: bool) -> (String, String) {
    let strict = strict_key(surface, patronymic);
    if strict.is_empty() {
        return (surface.to_owned(), surface.to_owned());
    }
    let loose = loose_key(&strict);
    if loose.is_empty() { (strict.clone(), strict) } else { (strict, loose) }
}

fn strict_key(surface: &str, patronymic: bool) -> String {
    let mut key = skeleton(surface);
    if patronymic {
        key = cut_patronymic(&key).to_owned();
    }
    let key = key.replace("ng", "n");
    let key = match key.strip_prefix("ie").or_else(|| key.strip_prefix("je")) {
        Some(rest) if !rest.is_empty() => format!("e{rest}"),
        _ => key,
    };
    let mut joined: Vec<char> = Vec::new();
    let mut run: Vec<char> = Vec::new();
    for letter in key.chars().map(Some).chain([None]) {
        match letter {
            Some(vowel @ ('i' | 'u')) => run.push(vowel),
            other => {
                // уы, ую, юу are у; ye, ие, йе are e.
                if run.contains(&'u') {
                    joined.push('u');
                } else if !run.is_empty() && other != Some('e') {
                    joined.push('i');
                }
                run.clear();
                joined.extend(other);
            }
        }
    }
    joined.dedup();
    joined.into_iter().collect()
}

fn loose_key(strict: &str) -> String {
    let mut key = strict.replace('h', "k").replace('f', "p");
    if let Some(rest) = key.strip_prefix("ua").or_else(|| key.strip_prefix("va")) {
        key = format!("va{rest}");
    }
    // Endings of Russian surnames.
    if key.chars().count() > 5
        && let Some(stem) =
            ["uva", "eva", "ina", "uv", "ev", "av", "in"].iter().find_map(|ending| key.strip_suffix(ending))
    {
        key = stem.to_owned();
    }
    // A final g is heard as k: Ұлық, Улуг.
    if let Some(stem) = key.strip_suffix('g') {
        key = format!("{stem}k");
    }
    let opened = key.replace('e', "a");
    let mut letters: Vec<char> = opened
        .chars()
        .enumerate()
        .filter(|(place, letter)| *place == 0 || *letter != 'i')
        .map(|(_, letter)| letter)
        .collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Cuts the endings of Kazakh and Russian patronymics from a skeleton, keeping at least three letters.
fn cut_patronymic(skeleton: &str) -> &str {
    const ENDINGS: [&str; 12] =
        ["uli", "kizi", "ugli", "uglu", "uvic", "evic", "uvna", "evna", "avic", "ivna", "icna", "ivic"];
    let stem = ENDINGS.iter().find_map(|ending| skeleton.strip_suffix(ending)).filter(|stem| stem.len() >= 3);
    stem.map_or(skeleton, |stem| stem.trim_end_matches('i'))
}

/// One alphabet for all scripts: a–z as Kazakh names sound.
fn skeleton(surface: &str) -> String {
    if words::has_cyrillic(surface) {
        let plain = surface.replace("дж", "ж").replace(['\u{306}', '\u{301}'], "");
        let mut out = String::new();
        for letter in plain.chars() {
            match cyrillic(letter) {
                Some(latin) => out.push_str(latin),
                None if letter.is_ascii_alphabetic() => out.push(letter),
                None => {}
            }
        }
        return out;
    }
    latin(surface).chars().filter(char::is_ascii_lowercase).collect()
}

fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ѓ' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'є' => "e",
        'ж' => "j",
        'з' | 'ҙ' => "z",
        'и' | 'й' | 'ы' | 'і' | 'ї' => "i",
        'к' | 'қ' | 'ҡ' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' | 'у' | 'ұ' | 'ү' | 'ў' => "u",
        'п' => "p",
        'р' => "r",
        'с' | 'ҫ' => "s",
        'т' => "t",
        'ф' => "f",
        'х' | 'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' | 'ш' | 'щ' => "c",
        'ю' => "iu",
        'я' => "ia",
        'ъ' | 'ь' => "",
        _ => return None,
    })
}

/// Latin spellings of all the alphabets and customs; C, J and S stand for ч/ш, ж and ц on the way.
fn latin(surface: &str) -> String {
    let mut text: String = surface.nfc().collect();
    // The alphabet of 2017 wrote letter and apostrophe.
    for (from, to) in
        [("s'", "sh"), ("c'", "ch"), ("y'", "u"), ("g'", "g"), ("n'", "n"), ("a'", "a"), ("o'", "o")]
    {
        text = text.replace(from, to);
    }
    text = text.replace("u'", "u").replace("i'", "i");
    let mut plain = String::new();
    for letter in text.chars() {
        match accented(letter) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    let mut text: String =
        plain.nfd().filter(|letter| !is_combining_mark(*letter) && *letter != '\'').collect();
    const SIBILANTS: [(&str, &str); 12] = [
        ("tsch", "C"),
        ("dsch", "J"),
        ("dzh", "J"),
        ("dj", "J"),
        ("zh", "J"),
        ("dsh", "J"),
        ("shch", "C"),
        ("sch", "C"),
        ("sh", "C"),
        ("ch", "C"),
        ("cz", "C"),
        ("sz", "C"),
    ];
    const DIGRAPHS: [(&str, &str); 8] = [
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("ts", "S"),
        ("tz", "S"),
        ("x", "h"),
    ];
    for (from, to) in SIBILANTS.into_iter().chain(DIGRAPHS) {
        text = text.replace(from, to);
    }
    // German and Polish spellings, told by their w and sibilants, write j for й; elsewhere j is ж.
    let german =
        ["ow", "owa", "ew", "ewa"].iter().any(|ending| surface.ends_with(ending)) || surface.contains("tsch");
    if german {
        text = text.replace("je", "e").replace('j', "i");
    }
    let text = glides(&text);
    const LETTERS: [(&str, &str); 8] =
        [("w", "v"), ("q", "k"), ("y", "i"), ("oo", "u"), ("ou", "u"), ("ee", "e"), ("c", "k"), ("o", "u")];
    let text = LETTERS.into_iter().fold(text, |text, (from, to)| text.replace(from, to));
    text.replace('C', "c").replace('J', "j").replace('S', "ts")
}

/// German j after a vowel is й, w after a vowel and before a consonant is у.
fn glides(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let vowel = |letter: char| "aeiouy".contains(letter);
    let mut out = String::new();
    // The rules look at the text as it was, except that a new i counts as the vowel before a w.
    for (place, letter) in letters.iter().copied().enumerate() {
        let before = out.chars().last().is_some_and(vowel);
        let after = letters.get(place.saturating_add(1)).copied();
        let written = match letter {
            'j' if before && after.is_none_or(|next| "bcdfghklmnpqrstvwzCJS".contains(next)) => 'i',
            'w' if before && after.is_some_and(|next| !vowel(next)) => 'u',
            other => other,
        };
        out.push(written);
    }
    out
}

fn accented(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'á' | 'ə' | 'ă' | 'â' | 'ā' => "a",
        'ğ' | 'ǵ' | 'ġ' | 'ģ' => "g",
        'ñ' | 'ń' | 'ŋ' | 'ņ' => "n",
        'ö' | 'ó' | 'ō' => "o",
        'ü' | 'ú' | 'ū' | 'ŭ' | 'û' | 'ý' => "u",
        'ş' | 'š' | 'ś' => "sh",
        'ç' | 'č' | 'ć' => "ch",
        'ž' | 'ż' | 'ź' => "zh",
        'ı' | 'ï' | 'í' | 'ī' | 'ì' | 'î' | 'ĭ' => "i",
        'é' | 'ė' | 'ē' | 'ë' | 'è' | 'ě' => "e",
        'ḥ' | 'ħ' => "h",
        'ẕ' => "z",
        'ł' => "l",
        'ķ' => "k",
        'ř' => "r",
        'ț' | 'ţ' => "ts",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, patronymic: bool) -> (String, String) {
        let token = analyse(name, patronymic).remove(0);
        (token.strict, token.loose)
    }

    #[test]
    fn spellings_meet_under_the_strict_key() {
        let groups: [&[&str]; 6] = [
            &["Ахметов", "Akhmetov", "Ahmetov", "Axmetov"],
            &["Ерлан", "Yerlan", "Erlan", "Jerlan"],
            &["Жұмағұлова", "Жумагулова", "Zhumagulova", "Jumagulova", "Джумагулова"],
            &["Айгүл", "Айгуль", "Aigul", "Aygul", "Aigül", "Aıgúl"],
            &["Бауыржан", "Bauyrzhan", "Bay'yrjan", "Baýyrjan"],
            &["Шыңғыс", "Shyngys", "Şyñğys"],
        ];
        for group in groups {
            let expected = key(group[0], false).0;
            for spelling in group {
                assert_eq!(key(spelling, false).0, expected, "{spelling}");
            }
        }
    }

    #[test]
    fn looser_variants_meet_under_the_loose_key() {
        assert_eq!(key("Уәлихан", false).1, key("Valikhan", false).1);
        assert_eq!(key("Тілектес", false).1, key("Тлектес", false).1);
        assert_eq!(key("Қасым", false).1, key("Kassym", false).1);
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        assert_eq!(key("李", false), ("李".to_owned(), "李".to_owned()));
    }
}
