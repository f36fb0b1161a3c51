//! The short code of a certificate: 75 random bits and a check sign, so that a slip of the pen is told from a code that
//! does not exist. Letters that look like digits are not used; read aloud or copied by hand it survives.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Digits and capitals without I, L, O and U (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code, the last one of which is computed from the others.
const LENGTH: usize = 16;

/// A code that passes its own check. Written in groups of four: `7K3M-0QXA-9VTE-2D5R`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code([u8; LENGTH]);

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACode {
    /// Not sixteen letters and digits.
    #[error("a code has sixteen letters and digits")]
    Length,
    /// The check sign does not fit: something was mistyped.
    #[error("the code was mistyped")]
    Mistyped,
}

impl Code {
    /// A code nobody can guess.
    pub fn random() -> Self {
        let mut values: [u8; LENGTH] = rand::random();
        for value in &mut values {
            *value &= 31;
        }
        let [first @ .., check] = &mut values;
        *check = check_of(first);
        Self(values)
    }
}

/// The value that makes the weighted sum over GF(32) zero. Weights are different powers of a generator, so every single
/// wrong sign and every two exchanged ones change the sum.
fn check_of(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| twice(sum ^ value))
}

/// Times the generator, modulo x⁵ + x² + 1.
const fn twice(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, value) in self.0.iter().enumerate() {
            if at > 0 && at.is_multiple_of(4) {
                f.write_str("-")?;
            }
            let sign = SIGNS.get(usize::from(*value)).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(sign))?;
        }
        Ok(())
    }
}

impl FromStr for Code {
    type Err = NotACode;

    /// Takes small letters, any spaces and hyphens, and the letters that are taken for digits.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let mut values = [0_u8; LENGTH];
        let mut places = values.iter_mut();
        for sign in text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '‑'))
        {
            let sign = match sign.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value =
                SIGNS.iter().position(|known| char::from(*known) == sign).ok_or(NotACode::Mistyped)?;
            *places.next().ok_or(NotACode::Length)? = u8::try_from(value).unwrap_or_default();
        }
        if places.next().is_some() {
            return Err(NotACode::Length);
        }
        let [first @ .., check] = &values;
        if *check == check_of(first) { Ok(Self(values)) } else { Err(NotACode::Mistyped) }
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for Code {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <String as utoipa::PartialSchema>::schema()
    }
}

impl utoipa::ToSchema for Code {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = Code::random();
        let text = code.to_string();
        assert_eq!(text.len(), 19);
        assert_eq!(text.parse(), Ok(code.clone()));
        assert_eq!(text.to_lowercase().replace('-', "  ").parse(), Ok(code.clone()));
        assert_eq!(text.replace('0', "o").replace('1', "l").parse(), Ok(code));
        assert_eq!("7K3M-0QXA".parse::<Code>(), Err(NotACode::Length));
        assert_eq!("7K3M-0QXA-9VTE-2D5R-0".parse::<Code>(), Err(NotACode::Length));
        assert_eq!("ӘK3M-0QXA-9VTE-2D5R".parse::<Code>(), Err(NotACode::Mistyped));
        assert_eq!("".parse::<Code>(), Err(NotACode::Length));
    }

    #[test]
    fn every_wrong_sign_and_every_exchange_of_two_is_found() {
        for _ in 0..20 {
            let code = Code::random();
            for at in 0..LENGTH {
                for wrong in (0..32).filter(|value| *value != code.0[at]) {
                    let mut values = code.0;
                    values[at] = wrong;
                    assert_eq!(Code(values).to_string().parse::<Code>(), Err(NotACode::Mistyped));
                }
                for other in (at + 1..LENGTH).filter(|other| code.0[*other] != code.0[at]) {
                    let mut values = code.0;
                    values.swap(at, other);
                    assert_eq!(Code(values).to_string().parse::<Code>(), Err(NotACode::Mistyped));
                }
            }
        }
    }
}
