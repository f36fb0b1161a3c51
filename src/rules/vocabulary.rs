//! The small vocabularies only rules use: what a person must confirm, which bars need an
//! official check, which country, which field of study. Codes are stable (files, API),
//! numbers are stable (packed facts). Next: `facts`, which packs them.

use std::fmt;
use std::str::FromStr;

macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident, $prefix:literal { $($(#[$vmeta:meta])* $variant:ident = $number:literal $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] #[schema(rename = $code)] $variant = $number,)+ }

        impl $name {
            /// Every value, in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code, as written in rules.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The stable number, 1 to 255, as packed into facts.
            pub const fn number(self) -> u8 {
                match self { $(Self::$variant => $number,)+ }
            }

            /// The value with this number, if there is one.
            pub const fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }

            /// Key of the message that names the value.
            pub const fn message_key(self) -> &'static str {
                match self { $(Self::$variant => concat!($prefix, "-", $code),)+ }
            }
        }
    };
}

keyed! {
    /// What an officer or a commission confirms about a person, because no record settles it.
    Confirm, "rule-confirm" {
        /// The person's work was in fields that match the functions of the post.
        FieldMatchingPostFunctions = 1 "field_matching_post_functions",
        /// The education matches the functions of the post.
        EducationMatchingPostFunctions = 2 "education_matching_post_functions",
        /// Postgraduate study on the state order, or abroad in approved priority specialities (Bolashak).
        StateOrderPostgraduate = 3 "state_order_postgraduate",
        /// The law-enforcement or special service was at least in junior command.
        JuniorCommand = 4 "junior_command",
        /// Not a person appointed by the President.
        NotAppointedByPresident = 5 "not_appointed_by_president",
        /// Below the retirement age, which differs by sex and year of birth.
        BelowRetirementAge = 6 "below_retirement_age",
        /// So many years as the act asks, of the service stated, were in posts that it lists.
        YearsInListedPosts = 7 "years_in_listed_posts",
        /// The post's own qualification requirements, whose text nobody has read into a rule.
        QualificationRequirements = 8 "qualification_requirements",
    }
}

keyed! {
    /// What bars a person from public service and only an official check can exclude.
    Bar, "rule-bar" {
        /// Conviction that is not expunged.
        Conviction = 1 "conviction",
        /// Crime of corruption, ever.
        CorruptionCrime = 2 "corruption_crime",
        /// Recent administrative penalty for a corruption offence.
        CorruptionPenalty = 3 "corruption_penalty",
        /// Incapacity or limited capacity declared by a court.
        Incapacity = 4 "incapacity",
        /// Public office forbidden by a court for a term.
        CourtBan = 5 "court_ban",
        /// Dismissal from the service on negative grounds.
        NegativeDismissal = 6 "negative_dismissal",
        /// Citizenship of another country besides.
        SecondCitizenship = 7 "second_citizenship",
        /// A negative result of the special check on entering the service.
        SpecialCheck = 8 "special_check",
        /// Missing or wrong declarations of assets, own or of the spouse.
        AssetDeclaration = 9 "asset_declaration",
        /// A close relative or the spouse in direct subordination in one body; curable within three months.
        RelativeInSubordination = 10 "relative_in_subordination",
        /// Resignation within the last year because a direct subordinate committed a corruption offence.
        ResignedOverCorruption = 11 "resigned_over_corruption",
    }
}

impl Bar {
    /// Whether it never ends: such a bar stays whatever its check says of an end.
    pub const fn is_for_life(self) -> bool {
        matches!(self, Self::CorruptionCrime)
    }

    /// Whether law ends it by itself on a day that can be known when it is found: the term of a ban, of a penalty or of a
    /// conviction, a year after a resignation. Any other bar that was found stays until a later answer excludes it.
    pub const fn ends_by_law(self) -> bool {
        matches!(
            self,
            Self::Conviction | Self::CorruptionPenalty | Self::CourtBan | Self::ResignedOverCorruption
        )
    }
}

/// How long the answer to a question whose answer changes by itself is relied on if it names no last day: a year.
pub const ANSWER_MONTHS: u32 = 12;

impl Confirm {
    /// Whether the answer may change by itself, so that it has a last day. Being past the retirement age does not.
    pub const fn is_passing(self, confirmed: bool) -> bool {
        match self {
            Self::NotAppointedByPresident => true,
            Self::BelowRetirementAge => confirmed,
            _ => false,
        }
    }

    /// Whether the answer holds for one family of posts only.
    pub const fn is_about_post(self) -> bool {
        matches!(self, Self::FieldMatchingPostFunctions | Self::EducationMatchingPostFunctions)
    }
}

/// A text that is not a country code of two capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a country is two capital letters, as KZ")]
pub struct BadCountry;

/// A country by its two-letter code (ISO 3166-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u16);

impl Country {
    /// Kazakhstan.
    pub const KZ: Self = Self(u16::from_be_bytes(*b"KZ"));

    /// Both letters in one number, as packed into facts.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The country with this number, if it is two capital letters.
    pub fn from_number(number: u16) -> Option<Self> {
        number.to_be_bytes().iter().all(u8::is_ascii_uppercase).then_some(Self(number))
    }
}

impl FromStr for Country {
    type Err = BadCountry;
    fn from_str(text: &str) -> Result<Self, BadCountry> {
        let letters = <[u8; 2]>::try_from(text.as_bytes()).map_err(|_| BadCountry)?;
        Self::from_number(u16::from_be_bytes(letters)).ok_or(BadCountry)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.0.to_be_bytes();
        write!(f, "{}{}", char::from(first), char::from(second))
    }
}

/// A text that is not a field-of-study code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a field of study is 1 to 4 digits (04, 041) or a programme code (6B04101)")]
pub struct BadField;

/// A field of study by the leading digits of the classifier: `04` is a field, `041` a direction.
///
/// Universities number their own programmes after the third digit, so only the first digits
/// mean anything across them: `6B04101` is read as `041`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field(u16);

/// How two field codes relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldMatch {
    /// The code begins with the prefix.
    Within,
    /// The code is shorter than the prefix and agrees so far: `04` against `041`.
    Coarser,
    /// Another field.
    Other,
}

impl Field {
    /// The stable number: ten thousand times the count of digits plus their value; 0 is no field.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The field with this number, if there is one.
    pub const fn from_number(number: u16) -> Option<Self> {
        let (digits, value) = (number / 10_000, number % 10_000);
        let fits = match digits {
            1 => value < 10,
            2 => value < 100,
            3 => value < 1_000,
            4 => true,
            _ => false,
        };
        if fits { Some(Self(number)) } else { None }
    }

    const fn digits(self) -> u16 {
        self.0 / 10_000
    }

    /// The wider field: the first two digits, or the one there is.
    pub const fn wider(self) -> Self {
        let (mut value, mut digits) = (self.0 % 10_000, self.digits());
        while digits > 2 {
            value /= 10;
            digits -= 1;
        }
        Self(digits * 10_000 + value)
    }

    /// How this code relates to `prefix`.
    pub const fn within(self, prefix: Self) -> FieldMatch {
        let (mut long, mut short) = (self.0 % 10_000, prefix.0 % 10_000);
        let (mut extra, mut lacking) = (self.digits(), prefix.digits());
        let coarser = extra < lacking;
        while extra > prefix.digits() {
            long /= 10;
            extra -= 1;
        }
        while lacking > self.digits() {
            short /= 10;
            lacking -= 1;
        }
        match (long == short, coarser) {
            (false, _) => FieldMatch::Other,
            (true, true) => FieldMatch::Coarser,
            (true, false) => FieldMatch::Within,
        }
    }
}

impl FromStr for Field {
    type Err = BadField;
    fn from_str(text: &str) -> Result<Self, BadField> {
        let programme = ["6B", "7M", "8D"].iter().find_map(|prefix| text.strip_prefix(prefix));
        let digits: String = match programme {
            Some(rest) if rest.len() >= 2 && rest.bytes().all(|b| b.is_ascii_digit()) => {
                rest.chars().take(3).collect()
            }
            Some(_) => return Err(BadField),
            None => text.to_owned(),
        };
        if !(1..=4).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadField);
        }
        let value = digits.bytes().fold(0_u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
        let count = u16::try_from(digits.len()).map_err(|_| BadField)?;
        Self::from_number(count * 10_000 + value).ok_or(BadField)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.0 % 10_000, width = usize::from(self.digits()))
    }
}

macro_rules! text_form {
    ($name:ident, $pattern:literal) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                use utoipa::openapi::schema::{ObjectBuilder, Type};
                ObjectBuilder::new().schema_type(Type::String).pattern(Some($pattern)).into()
            }
        }

        impl utoipa::ToSchema for $name {}
    };
}

text_form!(Country, "^[A-Z]{2}$");
text_form!(Field, "^[0-9]{1,4}$");
