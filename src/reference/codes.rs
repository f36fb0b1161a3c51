//! The closed vocabularies of the field: each value has a stable code (database, API, files),
//! a stable number (packed facts in the index) and a message key (pages, letters).
//! Numbers are never reused: they live in indexes and certificates. Open vocabularies
//! (regions, fields of study, bodies, parties) are data: see `config/reference`.

use std::fmt;

mod category;

pub use category::Category;

/// A value that is not one of the vocabulary's codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {vocabulary}: allowed are {allowed}")]
pub struct UnknownCode {
    /// Which vocabulary was asked, as its message-key prefix (`education-level`).
    pub vocabulary: &'static str,
    /// All allowed codes, comma separated.
    pub allowed: String,
}

macro_rules! codes {
    ($(#[$meta:meta])* $name:ident, $prefix:literal { $($(#[$vmeta:meta])* $variant:ident = $number:literal $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, utoipa::ToSchema,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[repr(u8)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] #[schema(rename = $code)] $variant = $number,)+ }

        impl $name {
            /// Every value, in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code, as stored and exchanged.
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

            /// Key of the message that names the value, e.g. `education-level-bachelor`.
            pub const fn message_key(self) -> &'static str {
                match self { $(Self::$variant => concat!($prefix, "-", $code),)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.code()) }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownCode;
            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(UnknownCode { vocabulary: $prefix, allowed: [$($code,)+].join(", ") }),
                }
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>) -> diesel::serialize::Result {
                std::io::Write::write_all(out, self.code().as_bytes())?;
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                Ok(std::str::from_utf8(value.as_bytes())?.parse::<Self>()?)
            }
        }
    };
}

codes! {
    /// Who an account acts as. One account has one role; a person with two duties has two accounts.
    Role, "role" {
        Applicant = 1 "applicant",
        /// Works for one body, within its region scope.
        HrOfficer = 2 "hr_officer",
        /// Approves what an officer of the same body prepared; never what they prepared themselves.
        Approver = 3 "approver",
        /// Puts people forward for one party; sees nothing of another party.
        PartyRepresentative = 4 "party_representative",
        CommissionMember = 5 "commission_member",
        ElectionOfficer = 6 "election_officer",
        Auditor = 7 "auditor",
        /// Runs the system; has no access to casework.
        Administrator = 8 "administrator",
    }
}

codes! {
    /// What a concept of the thesaurus is.
    ConceptKind, "concept-kind" {
        /// A field of study.
        Field = 1 "field",
        Function = 2 "function",
        Post = 3 "post",
        Occupation = 4 "occupation",
        Degree = 5 "degree",
        Skill = 6 "skill",
        Language = 7 "language",
        /// A kind of organisation.
        Body = 8 "body",
        Rank = 9 "rank",
        Place = 10 "place",
    }
}

codes! {
    /// How far a row of the thesaurus is checked.
    ConceptCheck, "concept-check" {
        /// The whole Kazakh name is in use in public texts.
        Attested = 1 "attested",
        /// A native speaker of Kazakh must still look at it.
        Native = 2 "native",
        /// Somebody objects to it, and it is not settled.
        Disputed = 3 "disputed",
    }
}

codes! {
    /// Evidence grade of a fact: who stands behind it.
    Grade, "grade" {
        /// The person says so.
        Declared = 1 "declared",
        /// An officer saw a document.
        Document = 2 "document",
        /// A state registry confirmed it.
        Registry = 3 "registry",
    }
}

codes! {
    /// Level of a completed education, lowest first.
    EducationLevel, "education-level" {
        Secondary = 1 "secondary",
        /// Technical and vocational.
        Technical = 2 "technical",
        PostSecondary = 3 "post_secondary",
        Bachelor = 4 "bachelor",
        Specialist = 5 "specialist",
        Master = 6 "master",
        Residency = 7 "residency",
        /// PhD study or doctorate by profile.
        Doctorate = 8 "doctorate",
    }
}

impl EducationLevel {
    /// Whether the level counts as higher education (bachelor and above).
    pub const fn is_higher(self) -> bool {
        self.number() >= Self::Bachelor.number()
    }
}

codes! {
    /// Academic degree awarded for research, apart from the level of study.
    Degree, "degree" {
        /// Candidate of sciences (before 2010).
        Candidate = 1 "candidate",
        /// Doctor of sciences (before 2010).
        DoctorOfSciences = 2 "doctor_of_sciences",
        Phd = 3 "phd",
        /// Doctor by profile.
        ProfileDoctor = 4 "profile_doctor",
    }
}

codes! {
    /// Kind of a service or work period: what the law counts it as.
    ServiceKind, "service-kind" {
        /// Political public servant.
        Political = 1 "political",
        /// Administrative public servant, corps A.
        CorpsA = 2 "corps_a",
        /// Administrative public servant, corps B.
        CorpsB = 3 "corps_b",
        LawEnforcement = 4 "law_enforcement",
        SpecialBody = 5 "special_body",
        Military = 6 "military",
        Judge = 7 "judge",
        /// Elected mandate: member of parliament or permanently working maslikhat deputy.
        Deputy = 8 "deputy",
        /// International organisation.
        International = 9 "international",
        /// National company, holding or state enterprise.
        QuasiState = 10 "quasi_state",
        /// Public institution paid from the budget: school, hospital, library.
        PublicInstitution = 11 "public_institution",
        Private = 12 "private",
        CivilSociety = 13 "civil_society",
        SelfEmployed = 14 "self_employed",
    }
}

impl ServiceKind {
    /// Whether the period is public service in the sense of the civil-service law (art. 1):
    /// political and administrative posts.
    pub const fn is_public_service(self) -> bool {
        matches!(self, Self::Political | Self::CorpsA | Self::CorpsB)
    }
}

codes! {
    /// Sector of the organisation where somebody studied for or worked.
    Sector, "sector" {
        PublicAdministration = 1 "public_administration",
        Education = 2 "education",
        Health = 3 "health",
        SocialProtection = 4 "social_protection",
        Agriculture = 5 "agriculture",
        Industry = 6 "industry",
        /// Construction, housing and utilities.
        Construction = 7 "construction",
        Transport = 8 "transport",
        Energy = 9 "energy",
        Finance = 10 "finance",
        Digital = 11 "digital",
        Trade = 12 "trade",
        /// Culture, sport, media.
        Culture = 13 "culture",
        /// Law, order, security, defence.
        Security = 14 "security",
        Environment = 15 "environment",
        Science = 16 "science",
    }
}

codes! {
    /// Direction of work a person prefers; the presidential youth reserve chooses among such.
    Direction, "direction" {
        Infrastructure = 1 "infrastructure",
        /// Industry and trade policy.
        Industry = 2 "industry",
        /// Agro-industrial complex and environment.
        Agriculture = 3 "agriculture",
        /// Foreign policy and investment.
        Foreign = 4 "foreign",
        /// Economic and financial policy.
        Finance = 5 "finance",
        Digital = 6 "digital",
        /// Social policy and civil society.
        Social = 7 "social",
        /// Legal policy and security.
        Legal = 8 "legal",
        /// Regional and local administration: akims and their staff.
        Regional = 9 "regional",
    }
}

codes! {
    /// A language somebody speaks.
    Language, "language" {
        Kazakh = 1 "kk",
        Russian = 2 "ru",
        English = 3 "en",
        Turkish = 4 "tr",
        Chinese = 5 "zh",
        German = 6 "de",
        French = 7 "fr",
        Arabic = 8 "ar",
        Uzbek = 9 "uz",
        Uyghur = 10 "ug",
        Korean = 11 "ko",
        Kyrgyz = 12 "ky",
        Spanish = 13 "es",
    }
}

codes! {
    /// Level of a language by the common European framework; `native` is above C2.
    LanguageLevel, "language-level" {
        A1 = 1 "a1",
        A2 = 2 "a2",
        B1 = 3 "b1",
        B2 = 4 "b2",
        C1 = 5 "c1",
        C2 = 6 "c2",
        Native = 7 "native",
    }
}

codes! {
    /// Sex as the IIN and the identity papers state it. Read only where a rule cites law.
    Sex, "sex" {
        Female = 1 "female",
        Male = 2 "male",
    }
}

codes! {
    /// Kind of a post.
    PostKind, "post-kind" {
        Political = 1 "political",
        Administrative = 2 "administrative",
        Akim = 3 "akim",
    }
}

codes! {
    /// How a post is filled.
    Filling, "filling" {
        Appointed = 1 "appointed",
        Competed = 2 "competed",
        Elected = 3 "elected",
    }
}

codes! {
    /// Language of the pages and letters.
    Locale, "locale" {
        Kk = 1 "kk",
        Ru = 2 "ru",
        En = 3 "en",
    }
}

codes! {
    /// A programme of the reserve: a kind of reserve with its own entry rule and term.
    Programme, "programme" {
        /// Presidential youth personnel reserve (Decree No. 141 of 27 August 2019): three years.
        PresidentialYouth = 1 "presidential_youth",
        /// Regional personnel reserve: two years.
        Regional = 2 "regional",
        /// A body's or party's open reserve.
        Open = 3 "open",
    }
}

codes! {
    /// A test the civil-service authority holds.
    StateTest, "state-test" {
        /// Knowledge of the legislation.
        Legislation = 1 "legislation",
        /// Ability to work with text and numbers.
        Abilities = 2 "abilities",
        /// Situational tasks.
        Situations = 3 "situations",
        /// Personal qualities.
        Qualities = 4 "qualities",
    }
}

codes! {
    /// A paper that a rule may ask for. Identity papers are not among them: collecting copies of them is forbidden.
    PaperKind, "paper" {
        /// Service record of the person.
        ServiceRecord = 1 "service_record",
        /// Education document with its annex.
        Diploma = 2 "diploma",
        /// Recognition of a foreign education document.
        Recognition = 3 "recognition",
        /// Health certificate.
        Health = 4 "health",
        /// Tax authority's note that the own declaration of assets was filed.
        OwnDeclaration = 5 "own_declaration",
        /// The same of the spouse.
        SpouseDeclaration = 6 "spouse_declaration",
        /// Receipt of the election deposit.
        Deposit = 7 "deposit",
        /// The party's decision to put the person forward.
        PartyDecision = 8 "party_decision",
        /// Protocol that checks the signatures for a self-nominee.
        Signatures = 9 "signatures",
        /// Record of work activity.
        WorkRecord = 10 "work_record",
    }
}

codes! {
    /// Close relatives and relatives by marriage, as the bar on serving together counts them.
    Kinship, "kinship" {
        Spouse = 1 "spouse",
        Parent = 2 "parent",
        Child = 3 "child",
        Sibling = 4 "sibling",
        /// Parent, child or sibling of the spouse.
        InLaw = 5 "in_law",
    }
}

codes! {
    /// Who paid for a study, where that counts.
    Funding, "funding" {
        /// On the state order at an educational organisation under the President.
        StateOrder = 1 "state_order",
        /// Abroad in a priority speciality approved by the commission for training abroad (Bolashak).
        Bolashak = 2 "bolashak",
    }
}
