//! The suffixes of Kazakh as data: class, shape, and what a stem must end in to take them.
//! Each is written with back vowels; its front twin is derived. Where next: `kazakh_parse.rs` cuts them,
//! `kazakh.rs` chooses between the ways of cutting.

/// Vowel harmony of a stem or suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Harmony {
    Back,
    Front,
}

/// What the letter before a suffix must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    Any,
    /// A vowel.
    Vowel,
    /// A consonant, or у/и acting as one.
    Consonant,
    Voiceless,
    Voiced,
    Nasal,
    /// з, ж.
    Buzzing,
    VowelOrNasal,
    VowelOrSonorant,
    SonorantOrBuzzing,
    SonorantBuzzingOrNasal,
    VowelSonorantOrBuzzing,
    VowelSonorantOrNasal,
    NasalOrBuzzing,
    /// ы, і: after a third-person possessive.
    ThirdPerson,
    /// м, ң: after a singular possessive of the first or second person.
    FirstOrSecond,
    /// A vowel, р, й, у.
    PluralOpen,
    /// л, м, н, ң, з, ж.
    PluralVoiced,
}

/// Classes of suffixes; each has a weight in the choice between analyses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Case,
    CaseAfterPossessive,
    PossessiveThird,
    /// First and second person plural.
    PossessiveOther,
    /// First and second person singular: rare, and they damage ғылым, құрам, келісім.
    PossessiveSingular,
    Plural,
    /// -дағы: what is there.
    Attributive,
    /// -дай: like.
    Similative,
    Past,
    Present,
    /// -ып.
    Converb,
    /// -а, -й.
    ConverbPresent,
    Mood,
    Conditional,
    Future,
    Aorist,
    Participle,
    VerbalNoun,
    Negation,
    /// A person's ending after a participle.
    Person,
}

/// How many classes there are.
pub(crate) const CLASSES: usize = 20;

/// A suffix ready to be cut.
#[derive(Debug, Clone)]
pub(crate) struct Suffix {
    pub(crate) letters: Vec<char>,
    pub(crate) after: After,
    pub(crate) harmony: Option<Harmony>,
    pub(crate) class: Class,
}

use After as A;

pub(crate) const CASES: &[(&str, After)] = &[
    ("ның", A::VowelOrNasal),
    ("дың", A::SonorantOrBuzzing),
    ("тың", A::Voiceless),
    ("дан", A::VowelSonorantOrBuzzing),
    ("нан", A::Nasal),
    ("тан", A::Voiceless),
    ("ны", A::Vowel),
    ("ды", A::SonorantBuzzingOrNasal),
    ("ты", A::Voiceless),
    ("ға", A::Voiced),
    ("қа", A::Voiceless),
    ("да", A::Voiced),
    ("та", A::Voiceless),
];
/// Instrumental: the one case without harmony.
pub(crate) const INSTRUMENTAL: &[(&str, After)] =
    &[("мен", A::VowelSonorantOrNasal), ("бен", A::Buzzing), ("пен", A::Voiceless)];
/// These stand only after a possessive of the third person.
pub(crate) const CASES_AFTER_POSSESSIVE: &[(&str, After)] = &[
    ("ндағы", A::ThirdPerson),
    ("ның", A::ThirdPerson),
    ("нда", A::ThirdPerson),
    ("нан", A::ThirdPerson),
    ("на", A::ThirdPerson),
    ("н", A::ThirdPerson),
];
/// These only after one of the first or second, singular.
pub(crate) const CASES_AFTER_SINGULAR: &[(&str, After)] = &[("а", A::FirstOrSecond)];
pub(crate) const ATTRIBUTIVES: &[(&str, After)] = &[("дағы", A::Voiced), ("тағы", A::Voiceless)];
pub(crate) const SIMILATIVES: &[(&str, After)] = &[("дай", A::Voiced), ("тай", A::Voiceless)];
pub(crate) const PLURALS: &[(&str, After)] =
    &[("лар", A::PluralOpen), ("дар", A::PluralVoiced), ("тар", A::Voiceless)];
pub(crate) const POSSESSIVES_THIRD: &[(&str, After)] = &[("сы", A::Vowel), ("ы", A::Consonant)];
pub(crate) const POSSESSIVES: &[(&str, After)] =
    &[("ымыз", A::Consonant), ("ыңыз", A::Consonant), ("мыз", A::Vowel), ("ңыз", A::Vowel)];
pub(crate) const POSSESSIVES_SINGULAR: &[(&str, After)] =
    &[("ым", A::Consonant), ("ың", A::Consonant), ("м", A::Vowel), ("ң", A::Vowel)];
pub(crate) const NEGATIONS: &[(&str, After)] =
    &[("ма", A::VowelOrSonorant), ("ба", A::NasalOrBuzzing), ("па", A::Voiceless)];
/// A participle takes the endings of nouns.
pub(crate) const PARTICIPLES: &[(&str, After)] =
    &[("атын", A::Consonant), ("йтын", A::Vowel), ("ған", A::Voiced), ("қан", A::Voiceless)];
pub(crate) const PERSONS: &[(&str, After)] =
    &[("мын", A::Nasal), ("сың", A::Nasal), ("сыз", A::Nasal), ("быз", A::Nasal), ("мыз", A::Nasal)];

/// Endings that close a verb.
pub(crate) const FINITE: &[(Class, &[(&str, After)])] = &[
    (
        Class::Past,
        &[
            ("дыңыздар", A::Voiced),
            ("тыңыздар", A::Voiceless),
            ("дыңдар", A::Voiced),
            ("тыңдар", A::Voiceless),
            ("дыңыз", A::Voiced),
            ("тыңыз", A::Voiceless),
            ("дым", A::Voiced),
            ("дың", A::Voiced),
            ("дық", A::Voiced),
            ("тым", A::Voiceless),
            ("тың", A::Voiceless),
            ("тық", A::Voiceless),
            ("ды", A::Voiced),
            ("ты", A::Voiceless),
        ],
    ),
    (
        Class::Present,
        &[
            ("амын", A::Consonant),
            ("асың", A::Consonant),
            ("асыз", A::Consonant),
            ("амыз", A::Consonant),
            ("ады", A::Consonant),
            ("ймын", A::Vowel),
            ("йсың", A::Vowel),
            ("йсыз", A::Vowel),
            ("ймыз", A::Vowel),
            ("йды", A::Vowel),
        ],
    ),
    (Class::Converb, &[("ыпты", A::Consonant), ("пты", A::Vowel), ("ып", A::Consonant), ("п", A::Vowel)]),
    (Class::ConverbPresent, &[("а", A::Consonant), ("й", A::Vowel)]),
    (
        Class::Mood,
        &[
            ("ғандықтан", A::Voiced),
            ("қандықтан", A::Voiceless),
            ("сындар", A::Any),
            ("ыңыздар", A::Consonant),
            ("ыңдар", A::Consonant),
            ("ңдар", A::Vowel),
            ("ғанша", A::Voiced),
            ("қанша", A::Voiceless),
            ("ғалы", A::Voiced),
            ("қалы", A::Voiceless),
            ("ғысы", A::Voiced),
            ("қысы", A::Voiceless),
            ("ыңыз", A::Consonant),
            ("айық", A::Consonant),
            ("айын", A::Consonant),
            ("ңыз", A::Vowel),
            ("йық", A::Vowel),
            ("йын", A::Vowel),
            ("сын", A::Any),
        ],
    ),
    (
        Class::Conditional,
        &[("саңыз", A::Any), ("сам", A::Any), ("саң", A::Any), ("сақ", A::Any), ("са", A::Any)],
    ),
    (
        Class::Future,
        &[
            ("мақшы", A::Any),
            ("пақшы", A::Voiceless),
            ("бақшы", A::Any),
            ("мақ", A::VowelOrSonorant),
            ("пақ", A::Voiceless),
            ("бақ", A::NasalOrBuzzing),
        ],
    ),
    (
        Class::Aorist,
        &[
            ("армын", A::Consonant),
            ("арсың", A::Consonant),
            ("арсыз", A::Consonant),
            ("армыз", A::Consonant),
            ("мас", A::Any),
            ("бас", A::Any),
            ("пас", A::Any),
            ("ар", A::Consonant),
            ("р", A::Vowel),
        ],
    ),
];

/// Writes out both harmonies of each suffix, longest first.
pub(crate) fn both_harmonies(class: Class, items: &[(&str, After)]) -> Vec<Suffix> {
    let mut all = Vec::new();
    for (back, after) in items {
        let back: Vec<char> = back.chars().collect();
        let front: Vec<char> = back.iter().map(|letter| front_twin(*letter)).collect();
        let same = front == back;
        all.push(Suffix { harmony: suffix_harmony(&back), letters: back, after: *after, class });
        if !same {
            all.push(Suffix { harmony: suffix_harmony(&front), letters: front, after: *after, class });
        }
    }
    all.sort_by_key(|suffix| std::cmp::Reverse(suffix.letters.len()));
    all
}

/// Suffixes written once, taken by any stem.
pub(crate) fn without_harmony(class: Class, items: &[(&str, After)]) -> Vec<Suffix> {
    let suffix = |(text, after): &(&str, After)| Suffix {
        letters: text.chars().collect(),
        after: *after,
        harmony: None,
        class,
    };
    items.iter().map(suffix).collect()
}

/// The front twin of a letter of a suffix.
pub(crate) fn front_twin(letter: char) -> char {
    match letter {
        'а' => 'е',
        'ы' => 'і',
        'ғ' => 'г',
        'қ' => 'к',
        'о' => 'ө',
        other => other,
    }
}

fn suffix_harmony(letters: &[char]) -> Option<Harmony> {
    letters.iter().find_map(|letter| match letter {
        'а' | 'ы' | 'о' => Some(Harmony::Back),
        'е' | 'і' | 'ө' => Some(Harmony::Front),
        _ => None,
    })
}

/// The harmony a vowel decides; none for и and у, which stand in words of both.
pub(crate) fn letter_harmony(letter: char) -> Option<Harmony> {
    match letter {
        'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' | 'ю' => Some(Harmony::Back),
        'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => Some(Harmony::Front),
        _ => None,
    }
}

pub(crate) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' | 'ю' | 'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' | 'и' | 'у')
}

impl After {
    /// Whether a suffix may follow this letter.
    pub(crate) fn allows(self, last: char) -> bool {
        let vowel = is_vowel(last);
        let nasal = matches!(last, 'м' | 'н' | 'ң');
        let sonorant = matches!(last, 'л' | 'р' | 'й' | 'у');
        let buzzing = matches!(last, 'з' | 'ж');
        match self {
            A::Any => true,
            A::Vowel => vowel,
            A::Consonant => !vowel || matches!(last, 'у' | 'и'),
            // Voiced finals of loans behave as voiceless ones.
            A::Voiceless => "пткқсшфхцчщһбвгд".contains(last),
            A::Voiced => vowel || sonorant || nasal || buzzing,
            A::Nasal => nasal,
            A::Buzzing => buzzing,
            A::VowelOrNasal => vowel || nasal,
            A::VowelOrSonorant => vowel || sonorant,
            A::SonorantOrBuzzing => sonorant || buzzing,
            A::SonorantBuzzingOrNasal => sonorant || buzzing || nasal,
            A::VowelSonorantOrBuzzing => vowel || sonorant || buzzing,
            A::VowelSonorantOrNasal => vowel || sonorant || nasal,
            A::NasalOrBuzzing => nasal || buzzing,
            A::ThirdPerson => matches!(last, 'ы' | 'і'),
            A::FirstOrSecond => matches!(last, 'м' | 'ң'),
            A::PluralOpen => vowel || matches!(last, 'р' | 'й' | 'у'),
            A::PluralVoiced => buzzing || nasal || last == 'л',
        }
    }
}
