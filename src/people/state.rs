//! Where a person stands in the reserve, and how they came into it.
//! Moves between the states are use cases of `submission`; the index holds `submitted` people only.

use std::fmt;

macro_rules! stored_codes {
    ($(#[$meta:meta])* $name:ident, $prefix:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] #[schema(rename = $code)] $variant,)+ }

        impl $name {
            /// The code, as stored and exchanged.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Key of the message that names the value.
            pub const fn message_key(self) -> &'static str {
                match self { $(Self::$variant => concat!($prefix, "-", $code),)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.code()) }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>) -> diesel::serialize::Result {
                std::io::Write::write_all(out, self.code().as_bytes())?;
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                match std::str::from_utf8(value.as_bytes())? {
                    $($code => Ok(Self::$variant),)+
                    other => Err(format!("unknown {}: {other}", $prefix).into()),
                }
            }
        }
    };
}

stored_codes! {
    /// Where a person stands.
    State, "person-state" {
        /// Being filled in; seen by its owner alone.
        Draft = "draft",
        /// In the reserve: found by search, seen by officers within their reach.
        Submitted = "submitted",
        /// Out of the reserve for a while by the person's own wish.
        Paused = "paused",
        /// Out of the reserve by the person's own wish.
        Withdrawn = "withdrawn",
    }
}

stored_codes! {
    /// How a person came in.
    Source, "person-source" {
        /// By signing up.
        Applicant = "applicant",
        /// By a file of a reserve kept before.
        Import = "import",
        /// Invented, for demonstration.
        Seed = "seed",
    }
}

impl State {
    /// Whether the person may move from here to `to` by their own wish. Leaving a draft is a submission, not a move.
    pub const fn may_become(self, to: Self) -> bool {
        matches!(
            (self, to),
            (Self::Submitted, Self::Paused | Self::Withdrawn)
                | (Self::Paused, Self::Submitted | Self::Withdrawn)
                | (Self::Withdrawn, Self::Submitted)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::State::{Draft, Paused, Submitted, Withdrawn};

    #[test]
    fn a_draft_never_moves_without_submission() {
        for to in [Submitted, Paused, Withdrawn] {
            assert!(!Draft.may_become(to) && !to.may_become(Draft) && !to.may_become(to));
        }
        assert!(
            Withdrawn.may_become(Submitted) && Paused.may_become(Submitted) && !Withdrawn.may_become(Paused)
        );
    }
}
