//! Words in Kazakh, Russian and English: Fluent messages from `config/locales`, compiled in by `build.rs`.
//! Pages and letters ask for a message by key; a key without words shows as itself and fails a test.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _, Utc};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::reference::codes::Locale;

/// `(locale, file name, text)` of every `.ftl` file.
const FILES: &[(&str, &str, &str)] = &include!(concat!(env!("OUT_DIR"), "/locales.rs"));

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 3]> =
    LazyLock::new(|| [Locale::Kk, Locale::Ru, Locale::En].map(bundle));

fn bundle(locale: Locale) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = locale.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // the marks would end up in letters, titles and tests
    bundle.set_use_isolating(false);
    for (_, name, text) in FILES.iter().filter(|(code, ..)| *code == locale.code()) {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(file = name, locale = %locale, ?errors, "message file has errors");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(file = name, locale = %locale, ?errors, "message defined twice");
        }
    }
    bundle
}

fn bundle_of(locale: Locale) -> &'static FluentBundle<FluentResource> {
    let [kk, ru, en] = &*BUNDLES;
    match locale {
        Locale::Kk => kk,
        Locale::Ru => ru,
        Locale::En => en,
    }
}

/// The message `key` in `locale`, with arguments.
pub fn message(locale: Locale, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let bundle = bundle_of(locale);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        tracing::error!(key, %locale, "message has no words");
        return key.to_owned();
    };
    let mut arguments = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        arguments.set(*name, value.clone());
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
    if !errors.is_empty() {
        tracing::error!(key, %locale, ?errors, "message cannot be formed");
    }
    text.into_owned()
}

/// The message `key` without arguments.
pub fn text(locale: Locale, key: &str) -> String {
    message(locale, key, &[])
}

/// Whether there are words for `key`.
pub fn has(locale: Locale, key: &str) -> bool {
    bundle_of(locale).has_message(key)
}

/// Every key of a locale; tests compare the three.
pub fn keys(locale: Locale) -> BTreeSet<String> {
    let own = FILES.iter().filter(|(code, ..)| *code == locale.code());
    own.flat_map(|(_, _, text)| text.lines())
        .filter_map(|line| line.split_once('=').map(|(key, _)| key))
        .filter(|key| !key.starts_with([' ', '#', '.', '-', '}', '*', '[']) && !key.trim().is_empty())
        .map(|key| key.trim().to_owned())
        .collect()
}

/// «2027 жылғы 1 наурыз», «1 марта 2027 года», "1 March 2027".
pub fn day(locale: Locale, day: NaiveDate) -> String {
    let month = text(locale, &format!("month-of-{}", day.month()));
    let (year, day) = (day.year(), day.day());
    match locale {
        Locale::Kk => format!("{year} жылғы {day} {month}"),
        Locale::Ru => format!("{day} {month} {year} года"),
        Locale::En => format!("{day} {month} {year}"),
    }
}

/// «2027 ж. наурыз», «март 2027», "March 2027": the month that a day lies in, as short as a list wants it.
pub fn month(locale: Locale, day: NaiveDate) -> String {
    let month = text(locale, &format!("month-{}", day.month()));
    let year = day.year();
    match locale {
        Locale::Kk => format!("{year} ж. {month}"),
        Locale::Ru | Locale::En => format!("{month} {year}"),
    }
}

/// Day and time to the minute in `zone`, e.g. "1 March 2027, 18:00".
pub fn minute(locale: Locale, at: DateTime<Utc>, zone: chrono_tz::Tz) -> String {
    let local = at.with_timezone(&zone);
    format!("{}, {:02}:{:02}", day(locale, local.date_naive()), local.hour(), local.minute())
}

/// The first of `accepted` (an `Accept-Language` header) that is one of ours.
pub fn negotiate(accepted: &str) -> Option<Locale> {
    let mut wanted: Vec<(f32, Locale)> = accepted
        .split(',')
        .filter_map(|part| {
            let (tag, weight) =
                part.split_once(";q=").map_or((part, 1.0), |(t, q)| (t, q.trim().parse().unwrap_or(0.0)));
            let language: Cow<'_, str> =
                tag.trim().split('-').next().unwrap_or_default().to_lowercase().into();
            language.parse().ok().map(|locale| (weight, locale))
        })
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted.first().map(|(_, locale)| *locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_languages_say_the_same_things() {
        let kk = keys(Locale::Kk);
        for locale in [Locale::Ru, Locale::En] {
            let other = keys(locale);
            let missing: Vec<_> = kk.symmetric_difference(&other).collect();
            assert!(missing.is_empty(), "only in one of kk and {locale}: {missing:?}");
        }
    }

    #[test]
    fn every_file_parses_and_every_key_is_defined_once() {
        for (locale, name, text) in FILES {
            if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                panic!("{locale}/{name}: {errors:?}");
            }
        }
        for locale in Locale::ALL {
            let mut seen = BTreeSet::new();
            for (_, name, text) in FILES.iter().filter(|(code, ..)| *code == locale.code()) {
                for line in text.lines() {
                    let Some((key, _)) = line.split_once('=') else { continue };
                    if key.starts_with([' ', '#', '.', '-', '}', '*', '[']) {
                        continue;
                    }
                    assert!(seen.insert(key.trim().to_owned()), "{locale}/{name}: {key} twice");
                }
            }
        }
    }

    #[test]
    fn every_problem_has_words() {
        use crate::platform::error::{Conflict, Error};
        let plain = [
            Error::NotFound,
            Error::SignInNeeded,
            Error::Forbidden,
            Error::CrossSite,
            Error::Malformed(""),
            Error::UnsupportedType,
            Error::TooLarge,
            Error::WrongMethod,
            Error::Invalid(Vec::new()),
            Error::Stale,
            Error::VersionNeeded,
            Error::Busy(1),
            Error::TooSlow,
            Error::Unavailable(1),
            Error::internal("test"),
        ];
        let codes = plain.iter().map(Error::code).chain(Conflict::ALL.iter().map(|conflict| conflict.code()));
        for code in codes {
            for locale in Locale::ALL {
                assert!(has(*locale, &format!("problem-{code}")), "{locale}: problem-{code}");
                assert!(has(*locale, &format!("problem-{code}-detail")), "{locale}: problem-{code}-detail");
            }
        }
        for code in Conflict::ALL.iter().map(|conflict| conflict.code()).chain(["stale"]) {
            assert!(has(Locale::Kk, &format!("error-{code}")), "error-{code}");
        }
    }

    #[test]
    fn every_message_a_page_names_has_words() {
        let mut open = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        let mut missing = BTreeSet::new();
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                for call in ["t(\"", "t1(\"", "t2(\""] {
                    for (at, _) in text.match_indices(&format!("ui.{call}")) {
                        let rest = text.get(at + 3 + call.len()..).unwrap();
                        let key = rest.split('"').next().unwrap();
                        if !has(Locale::Kk, key) {
                            missing.insert(format!("{key} in {}", path.display()));
                        }
                    }
                }
            }
        }
        assert_eq!(missing, BTreeSet::new());
    }

    #[test]
    fn days_are_written_as_people_write_them() {
        let date = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
        assert_eq!(day(Locale::Kk, date), "2027 жылғы 1 наурыз");
        assert_eq!(day(Locale::Ru, date), "1 марта 2027 года");
        assert_eq!(day(Locale::En, date), "1 March 2027");
        assert_eq!(month(Locale::Kk, date), "2027 ж. наурыз");
        assert_eq!(month(Locale::Ru, date), "март 2027");
        assert_eq!(month(Locale::En, date), "March 2027");
    }

    #[test]
    fn the_readers_language_is_negotiated() {
        assert_eq!(negotiate("ru-RU,ru;q=0.9,en;q=0.8"), Some(Locale::Ru));
        assert_eq!(negotiate("de, en;q=0.5, kk;q=0.9"), Some(Locale::Kk));
        assert_eq!(negotiate("de"), None);
    }
}
