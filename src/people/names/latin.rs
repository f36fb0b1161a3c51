//! Cyrillic to Latin by the practice of Kazakh passports: Tokayev, Yerlan, Aigul, Sergey.
//! Passports are not consistent, so this is a suggestion; the person's own spelling always wins.

/// Transliterates Cyrillic by the practice of Kazakh passports; other letters stay.
/// Each word starts with a capital.
pub fn to_latin(text: &str) -> String {
    let mut latin = String::with_capacity(text.len() * 2);
    let mut before: Option<char> = None;
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let word_start = before.is_none_or(|sign| matches!(sign, ' ' | '-'));
        match sound(letter, before, letters.peek().copied()) {
            Some(sound) if word_start => {
                let mut signs = sound.chars();
                latin.extend(signs.next().map(|first| first.to_ascii_uppercase()));
                latin.push_str(signs.as_str());
            }
            Some(sound) => latin.push_str(sound),
            None if word_start => latin.extend(letter.to_uppercase()),
            None => latin.push(letter),
        }
        before = Some(letter);
    }
    latin
}

/// The Latin sound of a lower-case Cyrillic letter between its neighbours; `None` for any other sign.
fn sound(letter: char, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    let opens = |sign: Option<char>| {
        sign.is_none_or(|sign| matches!(sign, ' ' | '-' | 'ь' | 'ъ' | '\'') || is_vowel(sign))
    };
    Some(match letter {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ґ' => "g",
        'д' => "d",
        'е' | 'є' if opens(before) => "ye",
        'е' | 'э' | 'є' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ї' => "i",
        // Aidar, Nurai, but Sergey, Yuriy, Tokayev
        'й' if matches!(before, Some('а' | 'ә' | 'о' | 'ө' | 'ұ' | 'ү' | 'у'))
            && !after.is_some_and(is_vowel) =>
        {
            "i"
        }
        'й' => "y",
        'к' | 'қ' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

const fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'а' | 'ә'
            | 'е'
            | 'ё'
            | 'и'
            | 'і'
            | 'о'
            | 'ө'
            | 'у'
            | 'ұ'
            | 'ү'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'є'
            | 'ї'
            | 'ў'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passports_spell_like_this() {
        for (native, latin) in [
            ("Тоқаев", "Tokayev"),
            ("Қасым-Жомарт", "Kasym-Zhomart"),
            ("Ерлан", "Yerlan"),
            ("Айгүл", "Aigul"),
            ("Нұрай", "Nurai"),
            ("Сергей", "Sergey"),
            ("Щербаков", "Shcherbakov"),
            ("Ильинична", "Ilinichna"),
            ("Әбілқайырұлы", "Abilkayyruly"),
            ("Сағынтаев", "Sagyntayev"),
            ("Müller", "Müller"),
        ] {
            assert_eq!(to_latin(native), latin);
        }
    }
}
