//! What is read of a text, and what is listed as ignored.

use proptest::prelude::*;

use super::*;
use crate::schema::TextField;

fn read(text: &str) -> (Vec<String>, Vec<IgnoredReason>) {
    let parsed = parse(text, &Analyser::new(), &scopes());
    let clauses = parsed.clauses.iter().map(|clause| {
        let any: Vec<String> = clause
            .any
            .iter()
            .map(|unit| {
                let words: Vec<_> = unit.tokens.iter().map(|token| token.forms.surface.as_str()).collect();
                let scope =
                    unit.scope.map_or("", |scope| if scope.has_text(1) { "studies:" } else { "posts:" });
                format!("{scope}{}{}", words.join("+"), if unit.beginning { "*" } else { "" })
            })
            .collect();
        format!("{}{}", if clause.negated { "-" } else { "" }, any.join("|"))
    });
    (clauses.collect(), parsed.ignored.into_iter().map(|ignored| ignored.reason).collect())
}

fn scopes() -> Scopes {
    let texts = [
        TextField::new("posts").called(["post", "должность"]),
        TextField::new("studies").called(["білімі", "образование", "education"]),
    ];
    Scopes::new(&texts, &[], &[])
}

#[test]
fn fields_are_named_in_any_language() {
    for (text, expected) in [
        ("білімі:құқық", vec!["studies:құқық"]),
        ("БИЛИМИ: құқық басқа", vec!["studies:құқық", "басқа"]),
        (
            "образование:\"высшее право\" -education:экономика",
            vec!["studies:высшее+право", "-studies:экономика"],
        ),
        ("education: law OR economics", vec!["studies:law|studies:economics"]),
        ("education:law OR должность:юрист", vec!["studies:law|posts:юрист"]),
        ("10:30 вице-министр қарж*", vec!["10+30", "вице+министр", "қарж*"]),
    ] {
        let (clauses, ignored) = read(text);
        assert_eq!(
            (clauses, ignored),
            (expected.iter().map(|s| (*s).to_owned()).collect(), vec![]),
            "{text}"
        );
    }
}

#[test]
fn fields_that_are_none_are_listed() {
    let (clauses, ignored) = read("кафедра: право білімі: post:");
    assert_eq!(clauses, ["право"]);
    let stray = IgnoredReason::StrayOperator;
    assert_eq!(ignored, [IgnoredReason::UnknownField, stray, stray]);
    // Without names a colon is punctuation.
    let parsed = parse("кафедра: право", &Analyser::new(), &Scopes::default());
    assert_eq!((parsed.clauses.len(), parsed.ignored.len()), (2, 0));
}

#[test]
fn the_small_language_is_understood() {
    let (clauses, ignored) = read("заң OR право \"мемлекеттік қызмет\" -экономист Қасым-Жомарт");
    assert_eq!(clauses, ["заң|право", "мемлекеттік+қызмет", "-экономист", "қасым+жомарт"]);
    assert!(ignored.is_empty());
}

#[test]
fn what_is_not_understood_is_listed() {
    use IgnoredReason::{NoWord, StrayOperator, TooLong};
    for (text, clauses, ignored) in [
        (
            "OR !!! «аким - OR",
            vec!["аким"],
            vec![StrayOperator, NoWord, StrayOperator, NoWord, StrayOperator],
        ),
        ("-экономист OR заңгер", vec!["-экономист", "заңгер"], vec![StrayOperator]),
        ("заң OR -экономист", vec!["заң", "-экономист"], vec![StrayOperator]),
        ("Ахметов OR Б.", vec!["ахметов|б"], vec![]),
        ("Ахметов OR Б.С.", vec!["ахметов", "б", "с"], vec![StrayOperator]),
        ("Б.С. OR Сериков", vec!["б", "с", "сериков"], vec![StrayOperator]),
        ("қ* заң", vec!["қ", "заң"], vec![StrayOperator]),
        ("вице-мин*", vec!["вице+мин"], vec![StrayOperator]),
        ("-\"заң", vec!["-заң"], vec![StrayOperator]),
        ("\"", vec![], vec![StrayOperator]),
        ("заң\"", vec!["заң"], vec![StrayOperator]),
        ("аа* бб* вв* гг* дд*", vec!["аа*", "бб*", "вв*", "гг*", "дд"], vec![TooLong]),
    ] {
        let clauses: Vec<String> = clauses.into_iter().map(str::to_owned).collect();
        assert_eq!(read(text), (clauses, ignored), "{text}");
    }
    assert_eq!(read("және заң").1, [IgnoredReason::FunctionWord]);
    assert_eq!(read("және").0, ["және"]);
}

#[test]
fn long_queries_are_read_in_part() {
    let (clauses, ignored) = read(&"сөз ".repeat(5_000));
    assert_eq!(clauses.len(), MAX_QUERY_WORDS);
    assert!(ignored.contains(&IgnoredReason::TooLong) && ignored.len() <= MAX_QUERY_WORDS);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|[-:*\"«» ]|OR| аким|post:){0,80}") {
        let mut parsed = parse(&text, &Analyser::new(), &scopes());
        parsed.unfinished();
        let words: usize = parsed.clauses.iter().flat_map(|clause| &clause.any).map(|unit| unit.tokens.len()).sum();
        prop_assert!(words <= MAX_QUERY_WORDS);
        prop_assert!(parsed.clauses.iter().all(|clause| clause.any.iter().all(|unit| !unit.tokens.is_empty())));
    }
}
