//! Function words of the three languages, written by hand.
//! They stay in the index (phrases need them) but a query does not insist on them. Words of posts are never here.
//! Where next: `query/parse.rs`.

/// Whether a normalised word only serves grammar.
///
/// ```
/// use search_index::analysis::is_function_word;
/// assert!(is_function_word("және") && is_function_word("или") && is_function_word("the"));
/// assert!(!is_function_word("бас") && !is_function_word("жалпы"));
/// ```
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    KAZAKH.contains(&word) || RUSSIAN.contains(&word) || ENGLISH.contains(&word)
}

/// The Kazakh function word that is written so without Kazakh letters: жане is және.
pub(crate) fn unfolded_function_word(folded: &str) -> Option<&'static str> {
    KAZAKH.into_iter().find(|word| super::fold::fold(word) == folded && *word != folded)
}

const KAZAKH: [&str; 59] = [
    "қандай",
    "қай",
    "қайсы",
    "қайда",
    "кім",
    "қашан",
    "қалай",
    "неше",
    "нешінші",
    "қанша",
    "неге",
    "қалайша",
    "және",
    "мен",
    "бен",
    "пен",
    "менен",
    "да",
    "де",
    "та",
    "те",
    "үшін",
    "туралы",
    "бойынша",
    "дейін",
    "кейін",
    "соң",
    "бері",
    "арқылы",
    "сияқты",
    "секілді",
    "немесе",
    "не",
    "яки",
    "әлде",
    "бірақ",
    "алайда",
    "егер",
    "бұл",
    "сол",
    "осы",
    "ол",
    "олар",
    "оның",
    "олардың",
    "ма",
    "ме",
    "ба",
    "бе",
    "па",
    "пе",
    "ғой",
    "екен",
    "болып",
    "ретінде",
    "қана",
    "ғана",
    "тағы",
    "әрі",
];

const RUSSIAN: [&str; 44] = [
    "и",
    "в",
    "во",
    "на",
    "с",
    "со",
    "к",
    "ко",
    "по",
    "о",
    "об",
    "от",
    "до",
    "из",
    "за",
    "у",
    "для",
    "при",
    "под",
    "над",
    "через",
    "или",
    "либо",
    "но",
    "а",
    "же",
    "ли",
    "бы",
    "не",
    "ни",
    "что",
    "чтобы",
    "как",
    "это",
    "этот",
    "тот",
    "его",
    "ее",
    "их",
    "он",
    "она",
    "они",
    "который",
    "также",
];

const ENGLISH: [&str; 30] = [
    "a", "an", "the", "and", "or", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "is",
    "are", "be", "was", "were", "that", "this", "it", "its", "their", "his", "her", "but", "not", "into",
];
