//! Keys of the open vocabularies: places (KATO), fields of study and countries.
//! A key is checked for its form here; whether it exists is asked of `data::Reference`.
//! Each has a number for packed facts in the index, so numbers must never change their meaning.

use std::fmt;

/// A text that does not have the form of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a {kind} key: expected {expected}")]
pub struct MalformedKey {
    /// Which key was asked: `kato`, `field-code`, `country`.
    pub kind: &'static str,
    /// The form in words.
    pub expected: &'static str,
}

macro_rules! text_key {
    ($name:ident, $kind:literal, $expected:literal, $example:literal) => {
        impl $name {
            /// The key as stored and exchanged.
            pub fn as_str(&self) -> &str {
                std::str::from_utf8(self.bytes()).unwrap_or_default()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = MalformedKey;
            fn from_str(text: &str) -> Result<Self, MalformedKey> {
                Self::from_ascii(text.as_bytes()).ok_or(MalformedKey { kind: $kind, expected: $expected })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                std::io::Write::write_all(out, self.as_str().as_bytes())?;
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                Ok(std::str::from_utf8(value.as_bytes())?.parse::<Self>()?)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                use utoipa::openapi::schema::{ObjectBuilder, Type};
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some($expected))
                    .examples([$example])
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    };
}

/// A place in the classifier of administrative units: nine digits `AB CD EF HIJ`
/// (region, district, rural district, locality).
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Kato([u8; 9]);

text_key!(Kato, "kato", "nine digits of the KATO classifier", "103200000");

impl Kato {
    fn from_ascii(text: &[u8]) -> Option<Self> {
        let digits: [u8; 9] = text.try_into().ok()?;
        let [a, b, ..] = digits;
        (digits.iter().all(u8::is_ascii_digit) && (a, b) != (b'0', b'0')).then_some(Self(digits))
    }

    const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The region or republican city the place lies in; a region is its own region.
    pub const fn region(self) -> Self {
        let [a, b, ..] = self.0;
        Self([a, b, b'0', b'0', b'0', b'0', b'0', b'0', b'0'])
    }

    /// The first two digits as a number, 10 to 99: as packed into facts.
    pub const fn region_number(self) -> u8 {
        let [a, b, ..] = self.0;
        (a - b'0') * 10 + (b - b'0')
    }

    /// Whether this is a region or republican city itself.
    pub fn is_region(self) -> bool {
        self == self.region()
    }

    /// The nine digits as one number, as packed into facts.
    pub fn number(self) -> u32 {
        self.0.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    }

    /// The place with this number, if it has nine digits.
    pub fn from_number(number: u32) -> Option<Self> {
        Self::from_ascii(number.to_string().as_bytes())
    }

    /// First and last number of what lies in this place: `AB CD EF HIJ` with zeros for what is not said, so a region
    /// holds its districts and a district its villages.
    pub fn span(self) -> (u32, u32) {
        let number = self.number();
        let size =
            [10_000_000, 100_000, 1_000].into_iter().find(|size| number.is_multiple_of(*size)).unwrap_or(1);
        (number, number + size - 1)
    }

    /// This place and those its digits lie in, nearest first: rural district, district, region. Codes between may be
    /// nobody's, see `kato`.
    pub fn upwards(self) -> impl Iterator<Item = Self> {
        let (number, mut last) = (self.number(), 0);
        [1, 1_000, 100_000, 10_000_000].into_iter().filter_map(move |unit| {
            let above = number / unit * unit;
            let known = std::mem::replace(&mut last, above) == above;
            Self::from_number(above).filter(|_| !known)
        })
    }

    /// Whether this place is that one or lies in it.
    pub fn lies_in(self, place: Self) -> bool {
        let (first, last) = place.span();
        (first..=last).contains(&self.number())
    }

    /// ISO 3166-2 code of the region: `KZ-10` for Abai.
    pub fn iso_3166_2(self) -> String {
        format!("KZ-{:02}", self.region_number())
    }
}

/// A field of education without the level's prefix: two digits name a field (`04`),
/// three a direction in it (`041`). The last digits of a programme's code are each
/// university's own, so nothing longer is ever compared.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct FieldCode {
    field: [u8; 2],
    /// Zero when the code names the whole field.
    direction: u8,
    text: [u8; 3],
}

text_key!(FieldCode, "field-code", "two or three digits of the classifier of fields of education", "041");

impl FieldCode {
    fn from_ascii(text: &[u8]) -> Option<Self> {
        if !text.iter().all(u8::is_ascii_digit) {
            return None;
        }
        match *text {
            [a, b] => Some(Self { field: [a, b], direction: 0, text: [a, b, 0] }),
            [a, b, c] => Some(Self { field: [a, b], direction: c, text: [a, b, c] }),
            _ => None,
        }
    }

    fn bytes(&self) -> &[u8] {
        let length = if self.direction == 0 { 2 } else { 3 };
        self.text.get(..length).unwrap_or_default()
    }

    /// The field a direction belongs to; a field is its own field.
    pub const fn field(self) -> Self {
        let [a, b] = self.field;
        Self { field: self.field, direction: 0, text: [a, b, 0] }
    }

    /// Whether the code names a whole field, not a direction in it.
    pub const fn is_field(self) -> bool {
        self.direction == 0
    }

    /// The stable number, as packed into facts: the field in the high bits, the low four
    /// bits hold the direction plus one, or 0 for the whole field.
    pub fn number(self) -> u16 {
        let [a, b] = self.field.map(|digit| u16::from(digit - b'0'));
        let direction = if self.direction == 0 { 0 } else { u16::from(self.direction - b'0') + 1 };
        (a * 10 + b) << 4 | direction
    }

    /// The code with this number, if there is one.
    pub fn from_number(number: u16) -> Option<Self> {
        match (number >> 4, number & 15) {
            (field @ 0..=99, 0) => Self::from_ascii(format!("{field:02}").as_bytes()),
            (field @ 0..=99, direction @ 1..=10) => {
                Self::from_ascii(format!("{field:02}{}", direction - 1).as_bytes())
            }
            _ => None,
        }
    }

    /// Whether this field is the other one or lies in it: `041` starts with `04`.
    pub fn starts_with(self, prefix: Self) -> bool {
        self == prefix || (prefix.is_field() && self.field == prefix.field)
    }

    /// Reads the field out of a programme's code as diplomas print it: `6B04101`, `7M041`, `041`.
    pub fn from_programme(code: &str) -> Option<Self> {
        let code = code.trim();
        let digits = ["6B", "7M", "8D", "6В", "7М"]
            .iter()
            .find_map(|level| code.strip_prefix(level))
            .unwrap_or(code)
            .as_bytes();
        digits.get(..3).or(Some(digits)).and_then(Self::from_ascii)
    }
}

/// A country by ISO 3166-1 alpha-2, upper case.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Country([u8; 2]);

text_key!(Country, "country", "two capital letters of ISO 3166-1", "KZ");

impl Country {
    /// Kazakhstan.
    pub const KAZAKHSTAN: Self = Self(*b"KZ");

    fn from_ascii(text: &[u8]) -> Option<Self> {
        let letters: [u8; 2] = text.try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The stable number, 1 to 676, as packed into facts.
    pub const fn number(self) -> u16 {
        let [a, b] = self.0;
        (a - b'A') as u16 * 26 + (b - b'A') as u16 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_region() {
        let district: Kato = "103233127".parse().unwrap();
        assert_eq!(district.region().as_str(), "100000000");
        assert_eq!((district.number(), district.region_number()), (103_233_127, 10));
        assert_eq!(Kato::from_number(district.number()), Some(district));
        assert!(district.region().is_region() && !district.is_region());
        assert_eq!(district.iso_3166_2(), "KZ-10");
        for wrong in ["", "10000000", "1000000000", "10000000a", "000000000"] {
            assert!(wrong.parse::<Kato>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_direction_starts_with_its_field() {
        let code = |text: &str| text.parse::<FieldCode>().unwrap();
        assert!(code("041").starts_with(code("04")) && code("041").starts_with(code("041")));
        assert!(!code("04").starts_with(code("041")) && !code("042").starts_with(code("041")));
        assert_eq!((code("04").number(), code("041").number()), (64, 66));
        for text in ["00", "01", "010", "041", "99", "999"] {
            assert_eq!(FieldCode::from_number(code(text).number()), Some(code(text)));
            assert_eq!(code(text).to_string(), text);
        }
        assert_eq!(FieldCode::from_programme("6B04101"), Some(code("041")));
        assert_eq!(FieldCode::from_programme("7M04"), Some(code("04")));
        assert_eq!(FieldCode::from_programme("Law"), None);
        assert!("4".parse::<FieldCode>().is_err() && "0411".parse::<FieldCode>().is_err());
    }

    #[test]
    fn a_country_is_two_capitals() {
        assert_eq!("KZ".parse(), Ok(Country::KAZAKHSTAN));
        assert!("kz".parse::<Country>().is_err() && "KAZ".parse::<Country>().is_err());
        assert_eq!(
            ("AA".parse::<Country>().unwrap().number(), "ZZ".parse::<Country>().unwrap().number()),
            (1, 676)
        );
    }
}
