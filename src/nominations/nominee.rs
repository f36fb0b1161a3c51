//! Whom a party means: an IIN or an e-mail address, as typed. Kept sealed with a blind index; shown back masked, and
//! only to the party that typed it.

use std::fmt;

use chrono::NaiveDate;

use crate::accounts::Email;
use crate::people::iin::Iin;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::keys::{Keys, Purpose};

/// A nominee as the party knows them.
#[derive(Clone, PartialEq, Eq)]
pub enum Nominee {
    Iin(Iin),
    Email(Email),
}

/// Never the number or the address: they would end up in a log.
impl fmt::Debug for Nominee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nominee({})", self.known_by())
    }
}

impl Nominee {
    /// Reads what was typed into one field: with an `@` it is an address, else an IIN.
    pub fn parse(text: &str, today: NaiveDate) -> std::result::Result<Self, FieldProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FieldProblem::new("nominee", "required"));
        }
        if text.contains('@') {
            return Email::parse(text)
                .map(Self::Email)
                .map_err(|problem| FieldProblem::new("nominee", problem.code));
        }
        Iin::parse(text, today).map(Self::Iin).map_err(|error| FieldProblem::new("nominee", error.code()))
    }

    /// `iin` or `email`, as stored.
    pub const fn known_by(&self) -> &'static str {
        match self {
            Self::Iin(_) => "iin",
            Self::Email(_) => "email",
        }
    }

    /// Finds the nominee without reading who it is: the same index that people and accounts have.
    pub fn blind(&self, keys: &Keys) -> Vec<u8> {
        match self {
            Self::Iin(iin) => keys.blind(Purpose::Iin, &iin.expose()),
            Self::Email(email) => email.blind(keys),
        }
    }

    /// What was typed, sealed.
    pub fn seal(&self, keys: &Keys) -> Result<Vec<u8>> {
        let sealed = match self {
            Self::Iin(iin) => keys.seal(Purpose::Nominee, &iin.expose()),
            Self::Email(email) => keys.seal(Purpose::Nominee, email.as_str()),
        };
        sealed.map_err(Error::internal)
    }
}

/// What was typed, so that the party recognises it and a neighbour's glance does not: the last four digits of an IIN,
/// the first letter and the domain of an address.
pub fn masked(plain: &str) -> String {
    match plain.rsplit_once('@') {
        Some((name, domain)) => {
            let first: String = name.chars().take(1).collect();
            format!("{first}•••@{domain}")
        }
        None => {
            let digits: Vec<char> = plain.chars().collect();
            let hidden = digits.len().saturating_sub(4);
            let shown: String = digits.iter().skip(hidden).collect();
            format!("{}{shown}", "•".repeat(hidden))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::codes::Sex;

    fn day(year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 1, 1).unwrap()
    }

    #[test]
    fn what_was_typed_is_shown_masked() {
        assert_eq!(masked("900101301234"), "••••••••1234");
        assert_eq!(masked("aigerim@example.kz"), "a•••@example.kz");
        assert_eq!(masked("ә@example.kz"), "ә•••@example.kz");
        assert_eq!(masked("123"), "123");
        assert_eq!(masked(""), "");
    }

    #[test]
    fn one_field_takes_an_iin_or_an_address() {
        let iin = (0..20).find_map(|serial| Iin::invent(day(1990), Sex::Female, serial)).unwrap();
        assert_eq!(Nominee::parse(&format!(" {} ", iin.expose()), day(2026)), Ok(Nominee::Iin(iin.clone())));
        assert_eq!(masked(&iin.expose()), iin.masked());
        let Ok(email) = Nominee::parse(" Aigerim@Example.KZ", day(2026)) else { panic!() };
        assert_eq!(email.known_by(), "email");
        assert_eq!(format!("{email:?}"), "Nominee(email)");
        let code = |text| Nominee::parse(text, day(2026)).unwrap_err().code;
        assert_eq!(code(" "), "required");
        assert_eq!(code("a@b@"), "email");
        assert_eq!(code("12345"), "iin-length");
        assert_eq!(code("Айгерім"), "iin-not-digits");
    }
}
