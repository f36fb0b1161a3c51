//! Writing records as people would: in a language and script, with endings, and now and then a slip.
//! The endings are made by the rules of the languages, not by the analysis that is measured.
//! Next: `reserve.rs` asks for people and vacancies.

use search_index::Thesaurus;

/// Of a hundred long words, how many have a slip.
const SLIPS: u64 = 3;

/// A small deterministic source of numbers (PCG's multiplier and increment).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1))
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).checked_rem(sides).unwrap_or(0)
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let sides = u64::try_from(from.len()).unwrap_or(0);
        from.get(usize::try_from(self.roll(sides)).unwrap_or(0))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Kazakh,
    Russian,
    English,
}

impl Language {
    pub(crate) const ALL: [Self; 3] = [Self::Kazakh, Self::Russian, Self::English];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Kazakh => "asked in Kazakh",
            Self::Russian => "asked in Russian",
            Self::English => "asked in English",
        }
    }
}

pub(crate) struct Writer<'a> {
    thesaurus: &'a Thesaurus,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(thesaurus: &'a Thesaurus) -> Self {
        Self { thesaurus }
    }

    /// What somebody writes of themselves.
    pub(crate) fn person(&self, record: &[u32; 3], language: Language, dice: &mut Dice) -> String {
        let [post, field, function] = record.map(|concept| self.name(concept, language, dice));
        let text = match language {
            Language::Kazakh => format!(
                "{post} болып жұмыс істедім. Мамандығым: {field}. {function} саласында тәжірибем бар."
            ),
            Language::Russian => format!("Работал: {post}. Специальность: {field}. Имею опыт: {function}."),
            Language::English => {
                format!("I worked as {post}. I studied {field}. My experience is in {function}.")
            }
        };
        written(&text, language, dice)
    }

    /// What an officer asks for.
    pub(crate) fn vacancy(&self, record: &[u32; 3], language: Language, dice: &mut Dice) -> String {
        let parts = record.map(|concept| self.name(concept, language, dice));
        written(&parts.join(", "), language, dice)
    }

    /// A name of a concept, in some form.
    fn name(&self, concept: u32, language: Language, dice: &mut Dice) -> String {
        let Some(concept) = self.thesaurus.concept(concept) else { return String::new() };
        let names = match language {
            Language::Kazakh => &concept.kk,
            Language::Russian => &concept.ru,
            Language::English => &concept.en,
        };
        let name = dice.pick(names).cloned().unwrap_or_default();
        let abbreviation = name.chars().count() < 5 && name.chars().all(|letter| !letter.is_lowercase());
        if abbreviation || dice.roll(2) == 0 {
            return name;
        }
        match language {
            Language::Kazakh => kazakh_form(&name, dice),
            Language::Russian => name.split(' ').map(russian_genitive).collect::<Vec<_>>().join(" "),
            Language::English => english_plural(&name),
        }
    }
}

/// A case on the last word, by harmony and assimilation.
fn kazakh_form(name: &str, dice: &mut Dice) -> String {
    let vowel = |letter: char| "аәеиоөуұүыіэюя".contains(letter);
    let back = name
        .chars()
        .rev()
        .find(|letter| "аоұыяюәеөүі".contains(*letter))
        .is_some_and(|letter| "аоұыяю".contains(letter));
    let Some(last) = name.chars().last().filter(|last| last.is_lowercase() && !last.is_ascii()) else {
        return name.to_owned();
    };
    let third = matches!(last, 'ы' | 'і') && name.contains(' ');
    let voiceless = "пткқсшфхцчщһбвгд".contains(last);
    let ending = match (dice.roll(4), third) {
        (0, true) => "нда",
        (1, true) => "на",
        (2, true) => "н",
        (_, true) => "ның",
        (0, _) if voiceless => "та",
        (0, _) => "да",
        (1, _) if voiceless => "қа",
        (1, _) => "ға",
        (2, _) if voiceless => "ты",
        (2, _) if vowel(last) => "ны",
        (2, _) => "ды",
        (_, _) if voiceless => "тың",
        (_, _) if vowel(last) || "мнң".contains(last) => "ның",
        _ => "дың",
    };
    let front = |letter: char| match letter {
        'а' => 'е',
        'ы' => 'і',
        'ғ' => 'г',
        'қ' => 'к',
        other => other,
    };
    let ending: String = ending.chars().map(|letter| if back { letter } else { front(letter) }).collect();
    format!("{name}{ending}")
}

/// The genitive, by the ending of the word alone.
fn russian_genitive(word: &str) -> String {
    const ENDINGS: [(&str, &str); 18] = [
        ("ский", "ского"),
        ("кий", "кого"),
        ("ний", "него"),
        ("щий", "щего"),
        ("ый", "ого"),
        ("ой", "ого"),
        ("ая", "ой"),
        ("яя", "ей"),
        ("ое", "ого"),
        ("ее", "его"),
        ("ия", "ии"),
        ("ие", "ия"),
        ("ые", "ых"),
        ("ость", "ости"),
        ("тель", "теля"),
        ("ка", "ки"),
        ("ра", "ры"),
        ("та", "ты"),
    ];
    if word.chars().any(char::is_uppercase) && word.chars().count() < 5 || word.contains('-') {
        return word.to_owned();
    }
    for (from, to) in ENDINGS {
        if let Some(stem) = word.strip_suffix(from).filter(|stem| stem.chars().count() > 1) {
            return format!("{stem}{to}");
        }
    }
    let hard =
        word.chars().count() > 3 && word.chars().last().is_some_and(|last| "бвгдзлмнрст".contains(last));
    if hard && !word.ends_with("ов") && !word.ends_with("ам") {
        format!("{word}а")
    } else {
        word.to_owned()
    }
}

fn english_plural(name: &str) -> String {
    let last = name.chars().last().unwrap_or(' ');
    if name.ends_with('y') || "sxhg".contains(last) || !last.is_ascii_lowercase() {
        name.to_owned()
    } else {
        format!("{name}s")
    }
}

/// In some script, with slips.
fn written(text: &str, language: Language, dice: &mut Dice) -> String {
    let text: Vec<String> = text.split(' ').map(|word| slipped(word, dice)).collect();
    let text = text.join(" ");
    if language != Language::Kazakh {
        return text;
    }
    match dice.roll(10) {
        0 => latin(&text, true),
        1 => latin(&text, false),
        2 | 3 => text.chars().map(without_kazakh_letters).collect(),
        _ => text,
    }
}

/// A long word may have two letters swapped or one left out.
fn slipped(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 7 || dice.roll(100) >= SLIPS {
        return word.to_owned();
    }
    let room = u64::try_from(letters.len().saturating_sub(4)).unwrap_or(1);
    let place = usize::try_from(dice.roll(room)).unwrap_or(0).saturating_add(2);
    if dice.roll(2) == 0 && place.saturating_add(1) < letters.len() {
        letters.swap(place, place.saturating_add(1));
    } else if place < letters.len() {
        letters.remove(place);
    }
    letters.into_iter().collect()
}

fn without_kazakh_letters(letter: char) -> char {
    let from = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
    let to = "агкноуухиАГКНОУУХИ";
    from.chars().position(|known| known == letter).and_then(|place| to.chars().nth(place)).unwrap_or(letter)
}

/// The alphabet of 2021, or passport practice.
fn latin(text: &str, official: bool) -> String {
    const LETTERS: [(char, &str, &str); 42] = [
        ('а', "a", "a"),
        ('ә', "ä", "a"),
        ('б', "b", "b"),
        ('в', "v", "v"),
        ('г', "g", "g"),
        ('ғ', "ğ", "g"),
        ('д', "d", "d"),
        ('е', "e", "e"),
        ('ё', "io", "yo"),
        ('ж', "j", "zh"),
        ('з', "z", "z"),
        ('и', "i", "i"),
        ('й', "i", "y"),
        ('к', "k", "k"),
        ('қ', "q", "k"),
        ('л', "l", "l"),
        ('м', "m", "m"),
        ('н', "n", "n"),
        ('ң', "ñ", "n"),
        ('о', "o", "o"),
        ('ө', "ö", "o"),
        ('п', "p", "p"),
        ('р', "r", "r"),
        ('с', "s", "s"),
        ('т', "t", "t"),
        ('у', "u", "u"),
        ('ұ', "ū", "u"),
        ('ү', "ü", "u"),
        ('ф', "f", "f"),
        ('х', "h", "kh"),
        ('һ', "h", "h"),
        ('ц', "ts", "ts"),
        ('ч', "ch", "ch"),
        ('ш', "ş", "sh"),
        ('щ', "ştş", "shch"),
        ('ъ', "", ""),
        ('ы', "y", "y"),
        ('і', "ı", "i"),
        ('ь', "", ""),
        ('э', "e", "e"),
        ('ю', "iu", "yu"),
        ('я', "ia", "ya"),
    ];
    let mut out = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match LETTERS.iter().find(|(known, ..)| *known == letter) {
            Some((_, new, passport)) => out.push_str(if official { new } else { passport }),
            None => out.push(letter),
        }
    }
    // The alphabet of 2021 writes і as i and ы as y.
    if official { out.replace('ı', "i") } else { out }
}
