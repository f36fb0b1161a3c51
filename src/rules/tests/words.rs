//! Every sentence exists in the three languages with the arguments it uses, and reads as it should.

use super::*;
use crate::rules::text::{Arg, Join, Sentence, Voice, group, leaf as leaf_text, leaf_result, lines, summary};
use crate::rules::vocabulary::{Bar, Confirm};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::collections::BTreeSet;

const TEXTS: [(&str, &str); 3] = [
    ("kk", include_str!("../../../config/locales/kk/rules.ftl")),
    ("ru", include_str!("../../../config/locales/ru/rules.ftl")),
    ("en", include_str!("../../../config/locales/en/rules.ftl")),
];

struct Words(FluentBundle<FluentResource>, BTreeSet<String>);

fn words(locale: &str, text: &str) -> Words {
    let mut bundle = FluentBundle::new(vec![locale.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(text.to_owned()).unwrap()).unwrap();
    let keys = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    Words(bundle, keys.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect())
}

impl Words {
    fn say(&self, sentence: &Sentence) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &sentence.args {
            args.set(
                *name,
                match arg {
                    Arg::Number(number) => FluentValue::from(*number),
                    other => FluentValue::from(self.arg(other)),
                },
            );
        }
        let message =
            self.0.get_message(sentence.key).unwrap_or_else(|| panic!("no message {}", sentence.key));
        let mut errors = Vec::new();
        let said = self.0.format_pattern(message.value().unwrap(), Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "{}: {errors:?}", sentence.key);
        said
    }

    fn arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Number(number) => number.to_string(),
            Arg::Text(text) => text.clone(),
            Arg::Day(day) => day.to_string(),
            // names of codes live in another file
            Arg::Key(key) if self.0.has_message(key) => self.say(&Sentence::plain(key)),
            Arg::Key(key) => format!("‹{key}›"),
            Arg::Field(field) => field.to_string(),
            Arg::Country(country) => country.to_string(),
            Arg::Phrase(phrase) => self.say(phrase),
            Arg::List(join, items) => {
                let items: Vec<_> = items.iter().map(|item| self.arg(item)).collect();
                let last = match join {
                    Join::Comma => return items.join(", "),
                    Join::Or => self.say(&Sentence::plain("rule-list-or")),
                    Join::And => self.say(&Sentence::plain("rule-list-and")),
                };
                items.join(&format!(" {last} "))
            }
        }
    }
}

fn all(sentences: &[Sentence], words: &Words) -> String {
    sentences.iter().map(|sentence| words.say(sentence)).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_three_languages_have_the_same_messages() {
    let [kk, ru, en] = TEXTS.map(|(locale, text)| words(locale, text).1);
    assert_eq!(kk, en);
    assert_eq!(ru, en);
}

#[test]
fn every_shipped_rule_can_be_said() {
    for (locale, text) in TEXTS {
        let words = words(locale, text);
        for rule in shipped().unwrap() {
            for line in lines(&rule) {
                assert!(!all(&line.sentences, &words).is_empty());
            }
            assert!(
                rule.root().children().iter().filter_map(group).all(|above| !words.say(&above).is_empty())
            );
        }
        let codes = Outcome::ALL.iter().map(|outcome| outcome.message_key());
        let codes = codes.chain(CitationStatus::ALL.iter().map(|status| status.message_key()));
        let codes = codes.chain(Confirm::ALL.iter().map(|what| what.message_key()));
        for key in codes.chain(Bar::ALL.iter().map(|bar| bar.message_key())) {
            assert!(words.0.has_message(key), "{locale} lacks {key}");
        }
    }
}

#[test]
fn every_message_is_used_and_every_reason_can_be_said() {
    let source = concat!(
        include_str!("../text/mod.rs"),
        include_str!("../text/requirement.rs"),
        include_str!("../text/result.rs"),
    );
    let [_, _, (_, en)] = TEXTS;
    let named = |key: &str| source.contains(&format!("\"{key}\"")) || source.contains(&format!("`{key}`"));
    for key in words("en", en).1 {
        let code =
            ["rule-confirm-", "rule-bar-", "rule-status-", "verdict-"].iter().any(|of| key.starts_with(of));
        let base = key.strip_suffix("-you").or_else(|| key.strip_suffix("-they")).unwrap_or(&key);
        assert!(code || named(base), "nothing says {key}");
    }
    let literals = source.split('"').skip(1).step_by(2).filter(|text| text.starts_with("reason-"));
    for (locale, text) in TEXTS {
        let words = words(locale, text);
        for base in literals.clone() {
            for voice in ["you", "they"] {
                assert!(words.0.has_message(&format!("{base}-{voice}")), "{locale} lacks {base}-{voice}");
            }
        }
    }
}

#[test]
fn requirements_read_well() {
    let rule = leaf(json!({ "service": {
        "years": 3, "counting": [{ "kinds": ["political", "corps_a", "corps_b"] }],
        "of_which": [{ "years": 1, "counting": [{ "leading": true }] }],
    } }));
    let said = TEXTS.map(|(locale, text)| all(&leaf_text(rule.leaves()[0]), &words(locale, text)));
    assert_eq!(
        said,
        [
            "Кемінде 3 жыл мемлекеттік қызмет өтілі, оның ішінде кемінде 1 жыл басшы лауазымдарда",
            "Не менее 3 лет стажа государственной службы, из них не менее 1 года на руководящих должностях",
            "At least 3 years of public service, of which at least 1 year in leading posts",
        ]
    );
}

#[test]
fn results_read_well() {
    let rule = leaf(json!({ "service": { "years": 3 } }));
    let facts = worked(&[work(ServiceKind::CorpsB, "2024-03-01", None)]);
    let verdict = evaluate(&rule, &facts, on("2026-08-01"));
    let said = TEXTS.map(|(locale, text)| {
        let words = words(locale, text);
        let result = all(&leaf_result(rule.leaves()[0], only(&verdict), Voice::You), &words);
        assert!(!all(&summary(&verdict, Voice::They), &words).is_empty());
        result
    });
    assert_eq!(
        said,
        [
            "Сізге тағы 7 ай өтіл керек. 2027-03-01 күнінен бастап сәйкес келесіз.",
            "Вам не хватает 7 месяцев стажа. Вы будете соответствовать с 2027-03-01.",
            "You need another 7 months of service. You will qualify from 2027-03-01.",
        ]
    );
}

#[test]
fn russian_numbers_are_in_the_genitive() {
    let [_, (locale, text), _] = TEXTS;
    let words = words(locale, text);
    let years = |years: u32| words.say(&Sentence::plain("length-years").with("years", Arg::Number(years)));
    assert_eq!([1, 2, 5, 11, 21, 22].map(years), ["1 года", "2 лет", "5 лет", "11 лет", "21 года", "22 лет"]);
}
