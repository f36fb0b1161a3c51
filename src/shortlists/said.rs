//! Sentences that can be kept: the rule engine's message keys and arguments as data, so what was said on the day a
//! shortlist was sent can be said again in any language. Made from `rules::text`; put into words here and nowhere else.

use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::i18n;
use crate::posts::words::joined_sentences;
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::text::{Arg, Join, Sentence};

/// A message and its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Said {
    /// Key of the message, e.g. `reason-service-short-they`.
    pub key: String,
    /// Its arguments by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<SaidArg>,
}

/// One argument by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SaidArg {
    pub name: String,
    pub value: SaidValue,
}

/// An argument, not yet in any language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SaidValue {
    Number(u32),
    /// The same in every language.
    Text(String),
    Day(NaiveDate),
    /// A message without arguments.
    Key(String),
    /// Digits of a field of study.
    Field(String),
    /// Code of a country.
    Country(String),
    #[schema(no_recursion)]
    Phrase(Said),
    List(SaidList),
}

/// Several values, joined the language's way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SaidList {
    pub join: SaidJoin,
    #[schema(no_recursion)]
    pub items: Vec<SaidValue>,
}

/// How a list is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SaidJoin {
    Or,
    And,
    Comma,
}

impl From<Sentence> for Said {
    fn from(sentence: Sentence) -> Self {
        let args = sentence.args.into_iter();
        let args = args.map(|(name, arg)| SaidArg { name: name.to_owned(), value: arg.into() }).collect();
        Self { key: sentence.key.to_owned(), args }
    }
}

impl From<Arg> for SaidValue {
    fn from(arg: Arg) -> Self {
        match arg {
            Arg::Number(number) => Self::Number(number),
            Arg::Text(text) => Self::Text(text),
            Arg::Day(day) => Self::Day(day.date()),
            Arg::Key(key) => Self::Key(key.to_owned()),
            Arg::Field(field) => Self::Field(field.to_string()),
            Arg::Country(country) => Self::Country(country.to_string()),
            Arg::Phrase(sentence) => Self::Phrase(sentence.into()),
            Arg::List(join, items) => {
                let join = match join {
                    Join::Or => SaidJoin::Or,
                    Join::And => SaidJoin::And,
                    Join::Comma => SaidJoin::Comma,
                };
                Self::List(SaidList { join, items: items.into_iter().map(Self::from).collect() })
            }
        }
    }
}

impl Said {
    /// The sentence in a language.
    pub fn text(&self, locale: Locale, reference: &Reference) -> String {
        let values: Vec<_> =
            self.args.iter().map(|arg| (arg.name.as_str(), arg.value.put(locale, reference))).collect();
        i18n::message(locale, &self.key, &values)
    }
}

/// Several sentences as one text.
pub fn text_of(said: &[Said], locale: Locale, reference: &Reference) -> String {
    joined_sentences(&said.iter().map(|one| one.text(locale, reference)).collect::<Vec<_>>())
}

impl SaidValue {
    fn put(&self, locale: Locale, reference: &Reference) -> FluentValue<'static> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            other => FluentValue::String(other.text(locale, reference).into()),
        }
    }

    fn text(&self, locale: Locale, reference: &Reference) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Day(day) => i18n::day(locale, *day),
            Self::Key(key) => i18n::text(locale, key),
            Self::Field(digits) => {
                let known = digits.parse().ok().and_then(|code| reference.fields.get(&code));
                known.map_or_else(|| digits.clone(), |field| field.names.get(locale).to_owned())
            }
            Self::Country(code) => {
                let known = code.parse().ok().and_then(|key| reference.countries.get(&key));
                known.map_or_else(|| code.clone(), |row| row.names.get(locale).to_owned())
            }
            Self::Phrase(said) => said.text(locale, reference),
            Self::List(list) => {
                let items: Vec<_> = list.items.iter().map(|item| item.text(locale, reference)).collect();
                joined(list.join, items, locale)
            }
        }
    }
}

fn joined(join: SaidJoin, mut items: Vec<String>, locale: Locale) -> String {
    let word = match join {
        SaidJoin::Comma => return items.join(", "),
        SaidJoin::Or => i18n::text(locale, "rule-list-or"),
        SaidJoin::And => i18n::text(locale, "rule-list-and"),
    };
    match (items.pop(), items.is_empty()) {
        (None, _) => String::new(),
        (Some(only), true) => only,
        (Some(last), false) => format!("{} {word} {last}", items.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Day;

    fn sentence() -> Sentence {
        Sentence::plain("when-eligible-from-they").with("day", Arg::Day(Day::from_ymd(2027, 3, 1).unwrap()))
    }

    #[test]
    fn a_kept_sentence_is_said_again_in_each_language() {
        let kept = serde_json::to_value(Said::from(sentence())).unwrap();
        let said: Said = serde_json::from_value(kept).unwrap();
        let reference = Reference::load().unwrap();
        assert_eq!(said.text(Locale::En, &reference), "Will qualify from 1 March 2027.");
        assert!(said.text(Locale::Kk, &reference).contains("2027 жылғы 1 наурыз"));
        assert!(said.text(Locale::Ru, &reference).contains("1 марта 2027 года"));
    }

    #[test]
    fn lists_are_joined_as_each_language_does() {
        let three = || vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(joined(SaidJoin::Comma, three(), Locale::En), "a, b, c");
        assert_eq!(joined(SaidJoin::Or, three(), Locale::En), "a, b or c");
        assert_eq!(joined(SaidJoin::And, vec!["a".into()], Locale::Kk), "a");
        assert_eq!(joined(SaidJoin::Or, Vec::new(), Locale::Ru), "");
    }

    #[test]
    fn every_kind_of_argument_survives_being_kept() {
        let all = Said::from(
            Sentence::plain("x")
                .with("n", Arg::Number(3))
                .with("t", Arg::Text("KZ".into()))
                .with("l", Arg::List(Join::Or, vec![Arg::Key("rule-list-or"), Arg::Phrase(sentence())])),
        );
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Said>(&text).unwrap(), all);
    }
}
