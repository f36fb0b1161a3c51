//! What the form of each kind of leaf asks, field by field, and the choices of each list.
//! A new kind of leaf is an entry here and a label in `config/locales/*/authoring.ftl`.

use crate::reference::codes::{
    Degree, EducationLevel, Funding, Language, LanguageLevel, PaperKind, Programme, Sector, ServiceKind,
    StateTest,
};
use crate::rules::vocabulary::{Bar, Confirm};

/// The kinds in the order they are offered, commonest first.
pub const KINDS: [&str; 15] = [
    "service",
    "education",
    "citizenship",
    "age",
    "language",
    "degree",
    "state_order",
    "in_post",
    "mandate",
    "test_result",
    "member",
    "papers",
    "no_relatives",
    "confirmation",
    "official_check",
];

/// Names of fields with what they ask.
pub type Fields = Vec<(&'static str, Ask)>;

/// What a field asks.
#[derive(Debug, Clone)]
pub enum Ask {
    Number,
    Day,
    /// Yes or no.
    Flag,
    /// One of a list, and whether something must be chosen.
    One(Choices, bool),
    /// Any number of a list, and whether the list must be there when nothing was chosen.
    Many(Choices, bool),
    /// Rows of fields, as many as are needed, and whether the list must be there without any.
    Rows(Fields, bool),
}

/// Where the words of a list come from.
#[derive(Debug, Clone)]
pub enum Choices {
    /// Code and message key.
    Keys(Vec<(&'static str, &'static str)>),
    /// Categories of posts, which are the same in every language.
    Categories,
    /// Countries of the reference data.
    Countries,
    /// Fields of study of the reference data.
    StudyFields,
}

macro_rules! keys {
    ($name:ident) => {
        Choices::Keys($name::ALL.iter().map(|value| (value.code(), value.message_key())).collect())
    };
}

/// The fields of a kind; nothing for no kind.
pub(super) fn of(kind: &str) -> Option<Fields> {
    Some(match kind {
        "citizenship" => vec![("country", Ask::One(Choices::Countries, true))],
        "age" => vec![("min", Ask::Number), ("max", Ask::Number)],
        "education" => vec![
            ("min", Ask::One(keys!(EducationLevel), false)),
            ("levels", Ask::Many(keys!(EducationLevel), false)),
            ("fields", Ask::Many(Choices::StudyFields, false)),
            ("completed_by", Ask::Day),
            ("unrecognised", Ask::Flag),
        ],
        "degree" => vec![("any_of", Ask::Many(keys!(Degree), false))],
        "state_order" => vec![
            ("min", Ask::One(keys!(EducationLevel), false)),
            ("any_of", Ask::Many(keys!(Funding), false)),
        ],
        "service" => vec![
            ("years", Ask::Number),
            ("months", Ask::Number),
            ("counting", Ask::Rows(filter(), false)),
            ("of_which", Ask::Rows(part(), false)),
            ("within_years", Ask::Number),
            ("longest_break_days", Ask::Number),
        ],
        "in_post" => vec![("counting", Ask::Rows(filter(), false))],
        "mandate" => vec![("kinds", Ask::Many(keys!(ServiceKind), false)), ("in_office", Ask::Flag)],
        "language" => vec![
            ("language", Ask::One(keys!(Language), true)),
            ("min", Ask::One(keys!(LanguageLevel), true)),
            ("certificate", Ask::Flag),
        ],
        "test_result" => vec![("test", Ask::One(keys!(StateTest), true)), ("points", Ask::Number)],
        "member" => vec![("programmes", Ask::Many(keys!(Programme), false))],
        "papers" => vec![("all_of", Ask::Many(keys!(PaperKind), true))],
        "no_relatives" => Vec::new(),
        "confirmation" => vec![("what", Ask::One(keys!(Confirm), true))],
        "official_check" => vec![("bars", Ask::Many(keys!(Bar), true)), ("unless_found", Ask::Flag)],
        _ => return None,
    })
}

fn part() -> Fields {
    vec![("years", Ask::Number), ("months", Ask::Number), ("counting", Ask::Rows(filter(), true))]
}

fn filter() -> Fields {
    vec![
        ("kinds", Ask::Many(keys!(ServiceKind), false)),
        ("leading", Ask::Flag),
        ("sectors", Ask::Many(keys!(Sector), false)),
        ("categories", Ask::Many(Choices::Categories, false)),
        ("not_below", Ask::Many(Choices::Categories, false)),
        ("next_lower", Ask::Flag),
    ]
}
