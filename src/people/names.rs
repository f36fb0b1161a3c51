//! A person's name: as the person writes it, in any script, and the Latin spelling of the same.
//! Surname and given name are needed, a patronymic is not. Spelling variants for search live in the index;
//! the Latin spelling here is a suggestion by the practice of Kazakh passports, for the person to correct.

mod latin;

use super::fields::{Checks, FieldError, is_invisible};
pub use latin::to_latin;

/// Longest part of a name, in characters.
pub const MAX_PART: usize = 80;

/// A name in one spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Spelling {
    /// Family name; Kazakh surnames may be a father's name without an ending.
    pub surname: String,
    /// Given name.
    pub given: String,
    /// Patronymic, if the person has one.
    pub patronymic: Option<String>,
}

/// A person's name: the native spelling, and the Latin one where known.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct PersonName {
    /// As the person writes it.
    #[serde(flatten)]
    pub native: Spelling,
    /// The same in Latin letters, as in the passport.
    pub latin: Option<Spelling>,
}

/// A name as typed into a form; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NameForm {
    /// Surname in the native spelling.
    pub surname: String,
    /// Given name in the native spelling.
    pub given: String,
    /// Patronymic in the native spelling, or empty.
    pub patronymic: String,
    /// Surname in Latin letters, or empty.
    pub latin_surname: String,
    /// Given name in Latin letters, or empty.
    pub latin_given: String,
    /// Patronymic in Latin letters, or empty.
    pub latin_patronymic: String,
}

impl PersonName {
    /// Reads a form. Errors name its fields: `surname`, `given`, `patronymic`, `latin_…`.
    pub fn parse(form: &NameForm) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let native = Spelling {
            surname: checks.take("surname", part(&form.surname)).unwrap_or_default(),
            given: checks.take("given", part(&form.given)).unwrap_or_default(),
            patronymic: checks.take("patronymic", optional_part(&form.patronymic)).flatten(),
        };
        let any_latin = [&form.latin_surname, &form.latin_given, &form.latin_patronymic]
            .iter()
            .any(|text| !text.trim().is_empty());
        let latin = any_latin.then(|| Spelling {
            surname: checks
                .take("latin_surname", part(&form.latin_surname).and_then(latin_only))
                .unwrap_or_default(),
            given: checks
                .take("latin_given", part(&form.latin_given).and_then(latin_only))
                .unwrap_or_default(),
            patronymic: checks
                .take(
                    "latin_patronymic",
                    optional_part(&form.latin_patronymic).and_then(|text| text.map(latin_only).transpose()),
                )
                .flatten(),
        });
        checks.finish(Self { native, latin })
    }

    /// Checks a name that did not come from a form: an import, a generator, a request.
    pub fn check(self) -> Result<Self, Vec<FieldError>> {
        Self::parse(&self.to_form())
    }

    /// The form that shows this name for editing.
    pub fn to_form(&self) -> NameForm {
        let latin = self.latin.as_ref();
        NameForm {
            surname: self.native.surname.clone(),
            given: self.native.given.clone(),
            patronymic: self.native.patronymic.clone().unwrap_or_default(),
            latin_surname: latin.map(|latin| latin.surname.clone()).unwrap_or_default(),
            latin_given: latin.map(|latin| latin.given.clone()).unwrap_or_default(),
            latin_patronymic: latin.and_then(|latin| latin.patronymic.clone()).unwrap_or_default(),
        }
    }

    /// "Surname Given Patronymic", in the native spelling.
    pub fn full(&self) -> String {
        self.native.full()
    }

    /// "Surname G. P.", in the native spelling.
    pub fn short(&self) -> String {
        self.native.short()
    }

    /// The Latin spelling: the person's own, or the suggested one.
    pub fn latin_or_suggested(&self) -> Spelling {
        self.latin.clone().unwrap_or_else(|| self.native.suggest_latin())
    }
}

impl std::fmt::Display for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.full())
    }
}

impl Spelling {
    /// "Surname Given Patronymic".
    pub fn full(&self) -> String {
        let parts = [Some(&self.surname), Some(&self.given), self.patronymic.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// "Surname G. P."; a hyphenated given name keeps both letters: "J.-P.".
    pub fn short(&self) -> String {
        let initials = |name: &String| {
            let letters: Vec<String> = name
                .split('-')
                .filter_map(|piece| piece.chars().next())
                .map(|letter| format!("{letter}."))
                .collect();
            letters.join("-")
        };
        let rest = [Some(&self.given), self.patronymic.as_ref()];
        rest.into_iter().flatten().map(initials).fold(self.surname.clone(), |text, piece| text + " " + &piece)
    }

    /// The same name in Latin letters by the practice of Kazakh passports.
    #[must_use]
    pub fn suggest_latin(&self) -> Self {
        Self {
            surname: to_latin(&self.surname),
            given: to_latin(&self.given),
            patronymic: self.patronymic.as_deref().map(to_latin),
        }
    }
}

fn optional_part(text: &str) -> Result<Option<String>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { part(text).map(Some) }
}

/// One part of a name: outer space cut, letters composed, one script to a word.
fn part(text: &str) -> Result<String, &'static str> {
    if text.chars().any(is_invisible) {
        return Err("invisible-characters");
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['’', 'ʼ', '‘', '`', '´'], "'");
    let text = compose(&text);
    match text.chars().count() {
        0 => return Err("required"),
        length if length > MAX_PART => return Err("too-long"),
        _ => {}
    }
    let allowed = |sign: char| sign.is_alphabetic() || matches!(sign, '-' | '\'' | ' ');
    if !text.chars().all(allowed)
        || !text.chars().any(char::is_alphabetic)
        || text.starts_with('-')
        || text.ends_with('-')
    {
        return Err("name-letters");
    }
    // a Latin "a" inside a Cyrillic word looks right and is never found
    let mixed = |word: &str| word.chars().any(is_cyrillic) && word.chars().any(is_latin);
    if text.split([' ', '-']).any(mixed) { Err("name-mixed-scripts") } else { Ok(text) }
}

fn latin_only(text: String) -> Result<String, &'static str> {
    let all = text.chars().all(|sign| is_latin(sign) || matches!(sign, '-' | '\'' | ' '));
    if all { Ok(text) } else { Err("name-not-latin") }
}

/// Whether the sign is a Cyrillic letter.
pub const fn is_cyrillic(sign: char) -> bool {
    matches!(sign, '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}')
}

/// Whether the sign is a Latin letter.
pub fn is_latin(sign: char) -> bool {
    sign.is_ascii_alphabetic()
        || (matches!(sign, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && sign.is_alphabetic())
}

/// Puts letter and mark together (NFC) for the letters people in fact type apart; other marks stay and are refused.
fn compose(text: &str) -> String {
    const PAIRS: &[(char, &str, &str)] = &[
        ('\u{306}', "иИуУаАеЕжЖgGaA", "йЙўЎӑӐӗӖӂӁğĞăĂ"),
        ('\u{308}', "еЕіІаАоОуУaAoOuUeEiI", "ёЁїЇӓӒӧӦӱӰäÄöÖüÜëËïÏ"),
        ('\u{301}', "aAeEiIoOuUyYcCnNsSzZгГкК", "áÁéÉíÍóÓúÚýÝćĆńŃśŚźŹѓЃќЌ"),
        ('\u{30c}', "cCsSzZrReEnN", "čČšŠžŽřŘěĚňŇ"),
        ('\u{327}', "cCsS", "çÇşŞ"),
        ('\u{303}', "nNaAoO", "ñÑãÃõÕ"),
        ('\u{302}', "aAeEiIoOuU", "âÂêÊîÎôÔûÛ"),
        ('\u{300}', "aAeEoOuUиИ", "àÀèÈòÒùÙѝЍ"),
    ];
    let mut composed = String::with_capacity(text.len());
    for sign in text.chars() {
        let joined = PAIRS.iter().find(|(mark, ..)| *mark == sign).and_then(|(_, bases, whole)| {
            let last = composed.chars().next_back()?;
            whole.chars().nth(bases.chars().position(|base| base == last)?)
        });
        match joined {
            Some(letter) => {
                composed.pop();
                composed.push(letter);
            }
            None => composed.push(sign),
        }
    }
    composed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn form(surname: &str, given: &str, patronymic: &str) -> NameForm {
        NameForm {
            surname: surname.into(),
            given: given.into(),
            patronymic: patronymic.into(),
            ..NameForm::default()
        }
    }

    fn code(form: &NameForm) -> (String, &'static str) {
        let errors = PersonName::parse(form).unwrap_err();
        (errors[0].field.to_string(), errors[0].code)
    }

    #[test]
    fn names_are_cleaned_and_shown() {
        let name = PersonName::parse(&form(" Әбілқайырова ", "Айгүл", "Серікқызы")).unwrap();
        assert_eq!(name.full(), "Әбілқайырова Айгүл Серікқызы");
        assert_eq!(name.short(), "Әбілқайырова А. С.");
        assert_eq!(PersonName::parse(&form("Ким", "Анна-Мария", "")).unwrap().short(), "Ким А.-М.");
        assert_eq!(PersonName::parse(&name.to_form()), Ok(name));
    }

    #[test]
    fn decomposed_letters_are_joined() {
        let name = PersonName::parse(&form("Кри\u{306}лов", "Семе\u{308}н", "")).unwrap();
        assert_eq!(name.full(), "Крйлов Семён");
        assert_eq!(code(&form("Ли\u{30a}", "А", "")), ("surname".into(), "name-letters"));
    }

    #[test]
    fn each_slip_has_its_code() {
        assert_eq!(code(&form(" ", "Айгүл", "")), ("surname".into(), "required"));
        assert_eq!(code(&form("Ли", &"а".repeat(81), "")), ("given".into(), "too-long"));
        assert_eq!(code(&form("Ли", "А1", "")), ("given".into(), "name-letters"));
        assert_eq!(code(&form("Ли", "-", "")), ("given".into(), "name-letters"));
        assert_eq!(code(&form("Ли", "Анна\u{200b}", "")), ("given".into(), "invisible-characters"));
        assert_eq!(code(&form("Aбаев", "Анна", "")), ("surname".into(), "name-mixed-scripts"));
        let latin = NameForm {
            latin_surname: "Абаев".into(),
            latin_given: "Anna".into(),
            ..form("Абаев", "Анна", "")
        };
        assert_eq!(code(&latin), ("latin_surname".into(), "name-not-latin"));
        let half = NameForm { latin_surname: "Abayev".into(), ..form("Абаев", "Анна", "") };
        assert_eq!(code(&half), ("latin_given".into(), "required"));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(surname in "\\PC{0,90}", given in ".{0,20}") {
            if let Ok(name) = PersonName::parse(&form(&surname, &given, "")) {
                prop_assert_eq!(PersonName::parse(&name.to_form()), Ok(name.clone()));
                let _ = name.latin_or_suggested();
            }
        }
    }
}
