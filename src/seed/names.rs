//! Invented names: about two thirds Kazakh, a fifth Russian, the rest of other peoples of the country,
//! in the shapes papers really have (Kazakh and Russian patronymics, surnames with and without endings).

mod kazakh;
mod others;
mod slavic;

use super::draw::Draw;
use crate::people::names::{PersonName, Spelling};
use crate::reference::codes::{Language, Sex};

/// What a life takes from the people somebody belongs to: names, and the languages of home.
/// Never stored: a profile does not ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum People {
    Kazakh,
    Russian,
    Ukrainian,
    German,
    Korean,
    Tatar,
    Uzbek,
    Uyghur,
}

impl People {
    pub(super) fn draw(draw: &mut Draw) -> Self {
        let shares = [
            (65, Self::Kazakh),
            (22, Self::Russian),
            (4, Self::Uzbek),
            (3, Self::Ukrainian),
            (2, Self::Uyghur),
            (2, Self::Tatar),
            (1, Self::German),
        ];
        draw.weighted(&shares, Self::Korean)
    }

    /// The first language, and a second one of home.
    pub(super) const fn languages(self) -> (Language, Option<Language>) {
        match self {
            Self::Kazakh => (Language::Kazakh, None),
            Self::Uzbek => (Language::Uzbek, Some(Language::Russian)),
            Self::Uyghur => (Language::Uyghur, Some(Language::Russian)),
            Self::German => (Language::Russian, Some(Language::German)),
            Self::Korean => (Language::Russian, Some(Language::Korean)),
            Self::Russian | Self::Ukrainian | Self::Tatar => (Language::Russian, None),
        }
    }

    pub(super) fn name(self, draw: &mut Draw, sex: Sex) -> PersonName {
        let native = match self {
            Self::Kazakh => kazakh_name(draw, sex),
            Self::Russian => name_of(&slavic::RUSSIAN, draw, sex),
            Self::Ukrainian => name_of(&slavic::UKRAINIAN, draw, sex),
            Self::German => name_of(&others::GERMAN, draw, sex),
            Self::Korean => name_of(&others::KOREAN, draw, sex),
            Self::Tatar => name_of(&others::TATAR, draw, sex),
            Self::Uzbek => name_of(&others::UZBEK, draw, sex),
            Self::Uyghur => name_of(&others::UYGHUR, draw, sex),
        };
        // the passport's spelling leaves the patronymic out as often as not
        let mut latin = native.suggest_latin();
        if draw.chance(50) {
            latin.patronymic = None;
        }
        PersonName { native, latin: Some(latin) }
    }
}

fn kazakh_name(draw: &mut Draw, sex: Sex) -> Spelling {
    let woman = sex == Sex::Female;
    let given = draw.one_of(if woman { kazakh::WOMEN } else { kazakh::MEN }).to_owned();
    let father = draw.one_of(kazakh::MEN);
    let old = draw.chance(70);
    let stem = draw.one_of(if old { kazakh::STEMS } else { kazakh::MEN });
    let child = |father: &str| format!("{father}{}", if woman { "қызы" } else { "ұлы" });
    let name = match draw.between(1, 100) {
        // Ахметов Ерлан Серікұлы, Ахметова Айгүл Сериковна
        1..=60 => {
            let patronymic = if draw.chance(60) {
                child(father)
            } else {
                with_ending(father, if woman { "вна" } else { "вич" })
            };
            let surname = with_ending(stem, if woman { "ва" } else { "в" });
            Spelling { surname, given, patronymic: Some(patronymic) }
        }
        // Ахмет Ерлан Серікұлы
        61..=85 => Spelling { surname: stem.to_owned(), given, patronymic: Some(child(father)) },
        // Серікұлы Ерлан
        _ => Spelling { surname: child(stem), given, patronymic: None },
    };
    // a part of the papers spells Kazakh names with Russian letters
    if draw.chance(25) { russian_letters(name) } else { name }
}

/// A surname or patronymic after the Russian pattern: Ахмет-ов, Мұса-ев, Аба(й)-ев.
fn with_ending(stem: &str, ending: &str) -> String {
    let vowels = ['а', 'ә', 'е', 'и', 'і', 'о', 'у', 'ы', 'э', 'ю', 'я'];
    match stem.strip_suffix('й') {
        Some(short) => format!("{short}е{ending}"),
        None if stem.ends_with(vowels) => format!("{stem}е{ending}"),
        None => format!("{stem}о{ending}"),
    }
}

fn russian_letters(name: Spelling) -> Spelling {
    let respell = |text: String| {
        let letter = |letter| match letter {
            'ә' => 'а',
            'Ә' => 'А',
            'ғ' => 'г',
            'Ғ' => 'Г',
            'қ' => 'к',
            'Қ' => 'К',
            'ң' => 'н',
            'ө' => 'о',
            'Ө' => 'О',
            'ұ' | 'ү' => 'у',
            'Ұ' | 'Ү' => 'У',
            'һ' => 'х',
            'і' => 'и',
            'І' => 'И',
            other => other,
        };
        text.chars().map(letter).collect()
    };
    Spelling {
        surname: respell(name.surname),
        given: respell(name.given),
        patronymic: name.patronymic.map(respell),
    }
}

fn name_of(group: &others::Group, draw: &mut Draw, sex: Sex) -> Spelling {
    let surname = draw.one_of(group.surnames);
    let father = draw.one_of(group.fathers);
    if sex == Sex::Male {
        let given = draw.one_of(group.men).to_owned();
        return Spelling { surname: surname.to_owned(), given, patronymic: Some(format!("{father}вич")) };
    }
    let surname = match surname.strip_suffix("ский") {
        Some(stem) => format!("{stem}ская"),
        None if surname.ends_with("ов") || surname.ends_with("ев") || surname.ends_with("ёв") => {
            format!("{surname}а")
        }
        // Ильина, but not Шина
        None if surname.ends_with("ин") && surname.chars().count() > 4 => format!("{surname}а"),
        None => surname.to_owned(),
    };
    Spelling {
        surname, given: draw.one_of(group.women).to_owned(), patronymic: Some(format!("{father}вна"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_with_the_sex() {
        let mut draw = Draw::new(1, 1);
        for _ in 0..3000 {
            let people = People::draw(&mut draw);
            for (sex, endings) in [(Sex::Female, ["қызы", "кызы", "вна"]), (Sex::Male, ["ұлы", "улы", "вич"])]
            {
                let name = people.name(&mut draw, sex).check().unwrap();
                let kin = name.native.patronymic.clone().unwrap_or(name.native.surname.clone());
                assert!(endings.iter().any(|ending| kin.ends_with(ending)), "{name}");
                if sex == Sex::Female {
                    assert!(!name.native.surname.ends_with("ов"), "{name}");
                }
            }
        }
    }

    #[test]
    fn endings_follow_the_stem() {
        for (stem, surname) in
            [("Ахмет", "Ахметов"), ("Мұса", "Мұсаев"), ("Абай", "Абаев"), ("Уәли", "Уәлиев")]
        {
            assert_eq!(with_ending(stem, "в"), surname);
        }
        assert_eq!(with_ending("Серік", "вна"), "Серіковна");
    }
}
