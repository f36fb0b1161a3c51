//! Rules and verdicts in words, without words: each sentence is a message key with arguments, and
//! the pages' translation layer makes Kazakh, Russian or English of it (`config/locales/*/rules.ftl`).
//! The text of a requirement is made from the rule itself, so text and behaviour cannot part.
//! Next: `requirement` (what is asked), `result` (what came out).

mod requirement;
mod result;

pub use requirement::{Line, group, leaf, lines, lines_of};
pub use result::{leaf_result, summary, way};

use super::day::Day;
use super::vocabulary::{Country, Field};

/// Who is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The person: "You need 7 more months." Keys end in `-you`.
    You,
    /// An officer, about the person: "7 more months are needed." Keys end in `-they`.
    They,
}

/// A message and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Key in the locales' `rules.ftl`.
    pub key: &'static str,
    /// Arguments by the names the message uses.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument, to be brought into the reader's language before the message is formatted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A number; messages choose their plural by it.
    Number(u32),
    /// The same in every language.
    Text(String),
    /// A day, in the language's long form.
    Day(Day),
    /// A message without arguments, e.g. the name of a code.
    Key(&'static str),
    /// A field of study: its name in the reference data, else its digits.
    Field(Field),
    /// A country: its name in the reference data, else its code.
    Country(Country),
    /// A message with arguments of its own, put in as a part of the sentence.
    Phrase(Sentence),
    /// Several, joined the language's way.
    List(Join, Vec<Self>),
}

/// How a list is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Join {
    /// "a, b or c"; the word is the message `rule-list-or`.
    Or,
    /// "a, b and c"; the word is the message `rule-list-and`.
    And,
    /// "a, b, c".
    Comma,
}

impl Sentence {
    /// A message without arguments.
    pub const fn plain(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}

/// A length in months and days as a phrase; with whole months, left-over days round up to a month.
fn length(months: u32, days: u32) -> Arg {
    let phrase = if months == 0 {
        Sentence::plain("length-days").with("days", Arg::Number(days))
    } else {
        let months = if days > 0 { months + 1 } else { months };
        let (years, rest) = (months / 12, months % 12);
        match (years, rest) {
            (0, _) => Sentence::plain("length-months").with("months", Arg::Number(rest)),
            (_, 0) => Sentence::plain("length-years").with("years", Arg::Number(years)),
            _ => Sentence::plain("length-years-months")
                .with("years", Arg::Number(years))
                .with("months", Arg::Number(rest)),
        }
    };
    Arg::Phrase(phrase)
}
