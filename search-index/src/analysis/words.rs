//! Splitting text into words and normalising a word.
//! A word is a run of letters and digits of any script, with the marks, apostrophes and soft hyphens inside it.
//! Where next: `mod.rs` analyses what comes out of here.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of a word that count; what is longer is not language.
const MAX_LETTERS: usize = 64;

/// A word where it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The words of a text in order.
pub(crate) fn split(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, letter) = rest.next()?;
            if is_letter(letter) {
                break (at, letter);
            }
        };
        let mut last = start;
        while let Some(&(at, letter)) = rest.peek() {
            let continues = if is_apostrophe(letter) {
                // Inside a Latin word only: Bay'yrjan, don't; a closing quote ends the word.
                let mut ahead = rest.clone();
                ahead.next();
                is_latin(last.1) && ahead.peek().is_some_and(|(_, next)| is_latin(*next))
            } else {
                is_letter(letter) || !letter.is_ascii() && (is_silent(letter) || is_combining_mark(letter))
            };
            if !continues {
                break;
            }
            if !is_silent(letter) {
                last = (at, letter);
            }
            rest.next();
        }
        let end = last.0 + last.1.len_utf8();
        let word = text.get(start.0..end)?;
        Some(Word { text: word, start: start.0, end })
    })
}

/// Lower case, compatibility forms resolved, stress marks and silent characters dropped; never empty for a word.
pub(crate) fn normalise(word: &str) -> String {
    if let Some(lower) = plain_lower(word) {
        return lower;
    }
    let kept = |letter: &char| letter.is_alphanumeric() || is_combining_mark(*letter) || *letter == '\'';
    let spelled = word.chars().filter(|letter| !is_silent(*letter) && *letter != '\u{301}');
    let plain = if has_cyrillic(word) { spelled.collect() } else { word.to_owned() };
    let letters = plain.nfkc().map(|letter| if is_apostrophe(letter) { '\'' } else { letter });
    let lower: String = letters.flat_map(char::to_lowercase).filter(kept).nfc().take(MAX_LETTERS).collect();
    if lower.chars().any(char::is_alphanumeric) { lower } else { word.chars().take(MAX_LETTERS).collect() }
}

/// Whether all its letters are capitals, and there are at least two.
pub(crate) fn is_in_capitals(word: &str) -> bool {
    // most words answer with their first letters, before the tables of all scripts are asked
    let small = |letter: char| letter.is_ascii_lowercase() || ('\u{430}'..='\u{45f}').contains(&letter);
    let letters = || word.chars().filter(|letter| letter.is_alphabetic());
    !word.chars().any(small) && letters().all(char::is_uppercase) && letters().nth(1).is_some()
}

/// The common case: nothing but letters and digits that are their own compatibility form.
fn plain_lower(word: &str) -> Option<String> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || is_cyrillic_letter(letter);
    let mut lower = String::with_capacity(word.len());
    for (place, letter) in word.chars().enumerate() {
        if !plain(letter) || place >= MAX_LETTERS {
            return None;
        }
        lower.push(lower_letter(letter));
    }
    Some(lower)
}

/// A letter or a digit. The alphabets at hand first: the tables of all scripts take longer than all else here.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || is_cyrillic_letter(letter)
        || (!letter.is_ascii() && letter.is_alphanumeric())
}

/// A letter of the Cyrillic block: all of it but the signs and marks in its middle.
fn is_cyrillic_letter(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{4ff}')
}

/// Lower case of an ASCII character or a letter of the Cyrillic block, by the pattern of each row of it.
fn lower_letter(letter: char) -> char {
    let number = u32::from(letter);
    let lower = match letter {
        '\u{400}'..='\u{40f}' => number + 80,
        'А'..='Я' => number + 32,
        '\u{4c0}' => 0x4cf,
        '\u{4c1}'..='\u{4ce}' => number + number % 2,
        '\u{460}'..='\u{481}' | '\u{48a}'..='\u{4bf}' | '\u{4d0}'..='\u{4ff}' => number | 1,
        _ => return letter.to_ascii_lowercase(),
    };
    char::from_u32(lower).unwrap_or(letter)
}

/// Whether any letter is Cyrillic.
pub(crate) fn has_cyrillic(word: &str) -> bool {
    word.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter))
}

/// The apostrophes people and alphabets use.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | 'ʻ' | '`' | '´' | '‘')
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&letter)
}

/// Soft hyphens, joiners and marks of direction.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        split(text).map(|word| word.text).collect()
    }

    #[test]
    fn words_end_where_people_end_them() {
        assert_eq!(
            words("Қасым-Жомарт, Bay'yrjan 'quoted' №5"),
            ["Қасым", "Жомарт", "Bay'yrjan", "quoted", "5"]
        );
        assert_eq!(words(" — !"), [""; 0]);
        assert_eq!(words("б\u{ad}\u{200b}"), ["б"]);
    }

    #[test]
    fn quick_answers_are_those_of_the_tables() {
        for letter in '\0'..='\u{4ff}' {
            assert_eq!(is_letter(letter), letter.is_alphanumeric(), "{letter:?}");
            if letter.is_ascii() || is_cyrillic_letter(letter) {
                assert_eq!(lower_letter(letter).to_string(), letter.to_lowercase().to_string(), "{letter:?}");
            }
        }
    }

    #[test]
    fn compatibility_forms_meet() {
        assert_eq!(normalise("ＡＢ"), "ab");
        assert_eq!(normalise("Мои\u{306}"), "мой");
    }
}
