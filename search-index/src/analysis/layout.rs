//! Text typed with the wrong keyboard layout switched on, read as it was meant: Latin, Russian and Kazakh layouts.
//! The Kazakh one is the Russian one with its nine letters on the number row. Tried when nothing is found as typed.
//! Where next: `search/run.rs` tries the readings.

const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";
/// The number row of the Kazakh layout.
const NUMBERS: &str = "234567890-=";
const KAZAKH: &str = "әіңғ,.үұқөһ";

/// What the text says when the keys pressed are read with another layout; readings that change nothing are left out.
///
/// ```
/// use search_index::analysis::layout::readings;
///
/// assert!(readings("ghbdtn").contains(&"привет".to_owned()));
/// assert!(readings("0spvtn").contains(&"қызмет".to_owned()));
/// assert!(readings("ашттсу").contains(&"finnce".to_owned()));
/// ```
#[must_use]
pub fn readings(text: &str) -> Vec<String> {
    let swap = |from: &str, to: &str, letter: char| {
        let place = from.chars().position(|known| known == letter)?;
        to.chars().nth(place)
    };
    let russian = |letter: char| swap(LATIN, RUSSIAN, letter).unwrap_or(letter);
    let kazakh = |letter: char| swap(NUMBERS, KAZAKH, letter).unwrap_or_else(|| russian(letter));
    let latin = |letter: char| {
        swap(RUSSIAN, LATIN, letter).or_else(|| swap(KAZAKH, NUMBERS, letter)).unwrap_or(letter)
    };
    // Kazakh letters typed as numbers while the Russian layout was on.
    let numbers = |letter: char| swap(NUMBERS, KAZAKH, letter).unwrap_or(letter);
    let mut found: Vec<String> = Vec::new();
    let has_latin = text.chars().any(|letter| letter.is_ascii_alphabetic());
    let has_cyrillic = super::words::has_cyrillic(text);
    let mut offer = |wanted: bool, reading: String| {
        if wanted && reading != text && !found.contains(&reading) {
            found.push(reading);
        }
    };
    offer(has_latin && !has_cyrillic, text.chars().map(russian).collect());
    offer(has_latin && !has_cyrillic, text.chars().map(kazakh).collect());
    offer(has_cyrillic && !has_latin, text.chars().map(latin).collect());
    offer(has_cyrillic, text.chars().map(numbers).collect());
    found
}
