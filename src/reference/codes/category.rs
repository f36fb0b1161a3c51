//! Categories of administrative posts: groups of bodies with ranks inside, as the register of posts lists them.
//! Next: `rules::service`, where lists of categories decide which posts count.

use std::fmt;

use super::UnknownCode;

/// Category of an administrative post (register of posts, Decree No. 150 of 29.12.2015), e.g. `C-O-5`.
///
/// The order of the list means nothing across groups: which category counts for which is an explicit list inside a
/// rule. Within one group (`C-O`) a smaller number is a higher post.
#[derive(
    Debug,
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
pub struct Category(u8);

/// Codes by number minus one. Only ever append.
const CATEGORIES: &[&str] = &[
    "A-1", "A-2", "A-3", "A-4", "A-5", "B-1", "B-2", "B-3", "B-4", "B-5", "B-6", "C-1", "C-2", "C-3", "C-4",
    "C-5", "C-O-1", "C-O-2", "C-O-3", "C-O-4", "C-O-5", "C-O-6", "C-R-1", "C-R-2", "C-R-3", "C-R-4", "C-R-5",
    "D-1", "D-2", "D-3", "D-4", "D-5", "D-O-1", "D-O-2", "D-O-3", "D-O-4", "D-O-5", "D-O-6", "E-1", "E-2",
    "E-3", "E-4", "E-5", "E-R-1", "E-R-2", "E-R-3", "E-R-4", "E-R-5", "E-G-1", "E-G-2", "E-G-3", "E-G-4",
];

impl Category {
    /// Every category, in the order of the register's groups.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=u8::try_from(CATEGORIES.len()).unwrap_or(u8::MAX)).map(Self)
    }

    /// The code as written in the register.
    pub fn code(self) -> &'static str {
        CATEGORIES.get(usize::from(self.0).wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// The group of bodies, `C-O`, and the rank in it, 1 the highest.
    pub fn parts(self) -> (&'static str, u8) {
        let (group, rank) = self.code().rsplit_once('-').unwrap_or_default();
        (group, rank.parse().unwrap_or(u8::MAX))
    }

    /// Itself and every higher category of its group.
    pub fn and_higher(self) -> impl Iterator<Item = Self> {
        let (group, rank) = self.parts();
        Self::all().filter(move |other| other.parts().0 == group && other.parts().1 <= rank)
    }

    /// The next lower of these in its own group.
    pub fn next_lower(self, among: impl IntoIterator<Item = Self>) -> Option<Self> {
        let (group, rank) = self.parts();
        let lower = among.into_iter().filter(|other| other.parts().0 == group && other.parts().1 > rank);
        lower.min_by_key(|other| other.parts().1)
    }

    /// The stable number, 1 to 255.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The category with this number, if there is one.
    pub fn from_number(number: u8) -> Option<Self> {
        (number >= 1 && usize::from(number) <= CATEGORIES.len()).then_some(Self(number))
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::str::FromStr for Category {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let found = CATEGORIES.iter().position(|code| *code == text).and_then(|at| u8::try_from(at + 1).ok());
        found.map(Self).ok_or_else(|| UnknownCode { vocabulary: "category", allowed: CATEGORIES.join(", ") })
    }
}

impl serde::Serialize for Category {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Category {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for Category {
    fn to_sql<'b>(
        &'b self,
        out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
    ) -> diesel::serialize::Result {
        std::io::Write::write_all(out, self.code().as_bytes())?;
        Ok(diesel::serialize::IsNull::No)
    }
}

impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for Category {
    fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
        Ok(std::str::from_utf8(value.as_bytes())?.parse::<Self>()?)
    }
}

impl utoipa::PartialSchema for Category {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some(CATEGORIES.iter().copied())).into()
    }
}

impl utoipa::ToSchema for Category {}
