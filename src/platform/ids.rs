//! Identifiers are types: a `VacancyId` cannot be passed where a `PersonId` belongs.
//! All are UUIDv7, so rows are stored in the order they were made.

/// Declares an identifier newtype over a UUID with everything a handler, a store and a page need of it.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, utoipa::ToSchema,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Uuid)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// A new identifier, later than every one made before.
            #[expect(clippy::new_without_default, reason = "a default that differs every time would surprise")]
            pub fn new() -> Self { Self(uuid::Uuid::now_v7()) }
            /// The bare value, for columns that hold identifiers of several kinds.
            pub const fn uuid(self) -> uuid::Uuid { self.0 }
            /// Types a bare value; the caller knows what it identifies.
            pub const fn from_uuid(uuid: uuid::Uuid) -> Self { Self(uuid) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> { text.parse().map(Self) }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>) -> diesel::serialize::Result {
                <uuid::Uuid as diesel::serialize::ToSql<diesel::sql_types::Uuid, diesel::pg::Pg>>::to_sql(&self.0, out)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                <uuid::Uuid as diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg>>::from_sql(value).map(Self)
            }
        }
    };
}

id!(
    /// An account that signs in.
    AccountId
);
id!(
    /// A natural person in the reserve.
    PersonId
);
id!(
    /// One fact of a profile: an entry of one of its lists.
    EntryId
);
id!(
    /// One record of evidence: an official check, a confirmation, a document seen.
    EvidenceId
);
id!(
    /// A state body.
    BodyId
);
impl BodyId {
    /// A short number of the body, for packed facts: the low 32 bits, which are drawn or derived, never counted.
    pub const fn number(self) -> u32 {
        (self.0.as_u128() & 0xffff_ffff) as u32
    }
}

id!(
    /// An established position.
    PostId
);
id!(
    /// One edition of a rule.
    RuleId
);
id!(
    /// A post being filled now.
    VacancyId
);
id!(
    /// A party's proposal of a person.
    NominationId
);
id!(
    /// A choice of people for one vacancy.
    ShortlistId
);
id!(
    /// Somebody a released shortlist is sent to.
    RecipientId
);
id!(
    /// One e-mail to one recipient.
    LetterId
);
id!(
    /// A personal link carried by a letter.
    LinkId
);
id!(
    /// What an officer keeps of a search.
    SelectionId
);
id!(
    /// A signed record of a match.
    CertificateId
);
id!(
    /// A search that an officer keeps.
    SavedSearchId
);
