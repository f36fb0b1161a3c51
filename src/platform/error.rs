//! What can go wrong, as outcomes a person can act on. Handlers return `Error`; `problem.rs` turns it into
//! a problem document (RFC 9457) for `/api` and into a page for browsers, in the reader's language.
//! Causes are logged once with the request's id and never shown.

use std::fmt;

use actix_web::http::StatusCode;

/// Result of everything that a request can ask for.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One field that cannot be accepted, and why. `code` is the message key without its `error-` prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Name of the field in the form or the JSON path (`education.0.level`).
    pub field: String,
    pub code: &'static str,
}

impl FieldProblem {
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code }
    }
}

macro_rules! conflicts {
    ($($(#[$meta:meta])* $variant:ident = $code:literal,)+) => {
        /// A request that is well formed but cannot be carried out in the present state.
        /// The code is part of the API and the key of a message (`problem-<code>`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Conflict { $($(#[$meta])* $variant,)+ }

        impl Conflict {
            /// All of them, for documentation and for the test that every one has words.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

conflicts! {
    /// The e-mail address belongs to an account already.
    EmailTaken = "email_taken",
    /// Another person in the reserve has this IIN.
    IinTaken = "iin_taken",
    /// The language is in the profile already.
    LanguageTwice = "language_twice",
    /// The profile lacks what submission needs.
    ProfileIncomplete = "profile_incomplete",
    /// The party has put this person forward for this already.
    NominatedAlready = "nominated_already",
    /// The nomination was answered or withdrawn.
    NominationClosed = "nomination_closed",
    /// The vacancy is not a draft any more.
    VacancyPublished = "vacancy_published",
    /// A vacancy of the post is published.
    PostBeingFilled = "post_being_filled",
    /// The vacancy is not open.
    VacancyNotOpen = "vacancy_not_open",
    /// The shortlist is not in a state that allows this.
    ShortlistState = "shortlist_state",
    /// Nobody is on the shortlist, or nobody is to receive it.
    ShortlistEmpty = "shortlist_empty",
    /// The person is on the shortlist already.
    ShortlistedAlready = "shortlisted_already",
    /// Who prepared it may not approve it.
    OwnWork = "own_work",
    /// The same Idempotency-Key came with another request.
    KeyReused = "key_reused",
    /// The link was used, or its time is over.
    LinkExpired = "link_expired",
    /// Somebody does it at this moment.
    InProgress = "in_progress",
    /// The person is not in a state that allows this: a draft is submitted first.
    PersonState = "person_state",
    /// Somebody on the shortlist has left the reserve.
    ShortlistPersonGone = "shortlist_person_gone",
    /// The file is the officer's own.
    OwnFile = "own_file",
    /// The record was withdrawn before.
    EvidenceWithdrawn = "evidence_withdrawn",
    /// The fact has a document or a registry behind it already.
    GradeRaised = "grade_raised",
    /// The letter was sent, or stopped for good.
    LetterState = "letter_state",
    /// The state a list was shown from is not kept any more.
    ListExpired = "list_expired",
    /// The officer keeps as many selections as one may.
    SelectionsFull = "selections_full",
    /// The rule is published: its content never changes again.
    RulePublished = "rule_published",
    /// The draft is not a rule yet: something in it has to be mended first.
    RuleFaulty = "rule_faulty",
    /// The concept is retired already, or stands as it was shipped.
    ConceptState = "concept_state",
}

/// Everything a request can end in besides success.
#[derive(Debug)]
pub enum Error {
    /// There is no such thing, or it is not for the asker to know that there is.
    NotFound,
    /// Nobody is signed in, or the token is not valid.
    SignInNeeded,
    /// Signed in, but this is not for the role.
    Forbidden,
    /// The request came from another site.
    CrossSite,
    /// The request cannot be read at all: broken JSON, wrong types, invalid UTF-8.
    Malformed(&'static str),
    /// The content type is none that is understood.
    UnsupportedType,
    /// The body is larger than allowed.
    TooLarge,
    /// The method does not exist at this address.
    WrongMethod,
    /// Fields that cannot be accepted.
    Invalid(Vec<FieldProblem>),
    /// The present state does not allow it.
    Conflict(Conflict),
    /// Somebody changed the thing since it was read.
    Stale,
    /// An unsafe request to the API without the version it is about.
    VersionNeeded,
    /// Too much to do now; try again in this many seconds.
    Busy(u32),
    /// It was stopped at its time limit. Asked again as it is, it will be again.
    TooSlow,
    /// The database or the index cannot be reached; try again in this many seconds.
    Unavailable(u32),
    /// Our fault.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// One field, one reason.
    pub fn invalid(field: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, code)])
    }

    /// Our fault, with a cause for the log.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// The code clients tell outcomes apart by; also the message key `problem-<code>`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::SignInNeeded => "sign_in_needed",
            Self::Forbidden => "forbidden",
            Self::CrossSite => "cross_site",
            Self::Malformed(_) => "malformed",
            Self::UnsupportedType => "unsupported_type",
            Self::TooLarge => "too_large",
            Self::WrongMethod => "wrong_method",
            Self::Invalid(_) => "invalid",
            Self::Conflict(conflict) => conflict.code(),
            Self::Stale => "stale",
            Self::VersionNeeded => "version_needed",
            Self::Busy(_) => "busy",
            Self::TooSlow => "too_slow",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Stale => StatusCode::PRECONDITION_FAILED,
            Self::VersionNeeded => StatusCode::PRECONDITION_REQUIRED,
            Self::Busy(_) | Self::TooSlow | Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Internal(cause) => write!(f, "internal: {cause}"),
            Self::Invalid(problems) => {
                let list: Vec<_> = problems.iter().map(|p| format!("{}: {}", p.field, p.code)).collect();
                write!(f, "invalid: {}", list.join(", "))
            }
            Self::Malformed(what) => write!(f, "malformed: {what}"),
            other => f.write_str(other.code()),
        }
    }
}

impl std::error::Error for Error {}

impl From<diesel::result::Error> for Error {
    /// A statement that failed. "No row" is `NotFound`; a lost connection is `Unavailable`; a violated constraint
    /// is our fault unless the store names it with [`OnConstraint`].
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error as Db};
        match error {
            Db::NotFound => Self::NotFound,
            Db::DatabaseError(DatabaseErrorKind::ClosedConnection, _) | Db::BrokenTransactionManager => {
                Self::Unavailable(5)
            }
            Db::DatabaseError(_, ref information) if is_shutting_down(information.message()) => {
                Self::Unavailable(5)
            }
            other => Self::internal(other),
        }
    }
}

/// Postgres closes connections with these words when it stops; diesel-async passes them on without their SQLSTATE.
fn is_shutting_down(message: &str) -> bool {
    const WORDS: [&str; 6] = [
        "terminating connection",
        "the database system is",
        "connection closed",
        "error communicating with the server",
        "cannot execute",
        "server closed the connection",
    ];
    WORDS.iter().any(|words| message.contains(words))
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::internal(error)
    }
}

/// Gives a violated constraint its meaning: the constraint's name is the business rule.
pub trait OnConstraint<T> {
    /// Turns a violation of `name` into `error`.
    fn on_constraint(self, name: &str, error: impl FnOnce() -> Error) -> Result<T>;
}

impl<T> OnConstraint<T> for std::result::Result<T, diesel::result::Error> {
    fn on_constraint(self, name: &str, error: impl FnOnce() -> Error) -> Result<T> {
        self.map_err(Error::from).on_constraint(name, error)
    }
}

impl<T> OnConstraint<T> for Result<T> {
    fn on_constraint(self, name: &str, error: impl FnOnce() -> Error) -> Result<T> {
        match self {
            Err(Error::Internal(cause)) if violates(cause.as_ref(), name) => Err(error()),
            other => other,
        }
    }
}

fn violates(cause: &(dyn std::error::Error + 'static), name: &str) -> bool {
    matches!(
        cause.downcast_ref::<diesel::result::Error>(),
        Some(diesel::result::Error::DatabaseError(_, information)) if information.constraint_name() == Some(name)
    )
}
