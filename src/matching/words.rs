//! The rules' sentences in the reader's language.

use fluent_bundle::FluentValue;

use crate::platform::i18n;
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::text::{Arg, Join, Sentence};

/// A sentence in the reader's language.
pub fn say(locale: Locale, reference: &Reference, sentence: &Sentence) -> String {
    let args: Vec<_> = sentence.args.iter().map(|(name, arg)| (*name, value(locale, reference, arg))).collect();
    i18n::message(locale, sentence.key, &args)
}

/// Several sentences as one text.
pub fn say_all(locale: Locale, reference: &Reference, sentences: &[Sentence]) -> String {
    sentences.iter().map(|sentence| say(locale, reference, sentence)).collect::<Vec<_>>().join(" ")
}

fn value(locale: Locale, reference: &Reference, arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Number(number) => FluentValue::from(*number),
        other => FluentValue::String(words(locale, reference, other).into()),
    }
}

fn words(locale: Locale, reference: &Reference, arg: &Arg) -> String {
    match arg {
        Arg::Number(number) => number.to_string(),
        Arg::Text(text) => text.clone(),
        Arg::Day(day) => i18n::day(locale, day.date()),
        Arg::Key(key) => i18n::text(locale, key),
        Arg::Field(field) => {
            let digits = field.to_string();
            let known = digits.parse().ok().and_then(|code| reference.fields.get(&code));
            known.map_or(digits, |field| field.names.get(locale).to_owned())
        }
        Arg::Phrase(sentence) => say(locale, reference, sentence),
        Arg::List(join, items) => {
            let items: Vec<_> = items.iter().map(|item| words(locale, reference, item)).collect();
            joined(locale, *join, &items)
        }
    }
}

fn joined(locale: Locale, join: Join, items: &[String]) -> String {
    let word = match join {
        Join::Comma => return items.join(", "),
        Join::Or => i18n::text(locale, "rule-list-or"),
        Join::And => i18n::text(locale, "rule-list-and"),
    };
    match items.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} {word} {last}", before.join(", ")),
        None => String::new(),
    }
}
