//! Any text as a rule file and as JSON: it is refused with a place, or it is a rule that comes back as it was, can be said
//! and can be asked of somebody of whom nothing is known.

#![no_main]

use std::sync::LazyLock;

use kadr::rules::text::{Voice, lines, summary};
use kadr::rules::{Compiled, Day, Draft, PersonFacts, Rule, Setting, evaluate, read_files, read_toml, shipped};
use libfuzzer_sys::fuzz_target;

static LIBRARY: LazyLock<Vec<Draft>> =
    LazyLock::new(|| shipped().expect("shipped rules").into_iter().map(Rule::into_draft).collect());

fuzz_target!(|text: &str| {
    let toml = read_toml("fuzz.toml", text);
    if let Err(errors) = &toml {
        assert!(!errors.is_empty() && errors.iter().all(|error| error.line >= 1));
    }
    // the same with the shipped rules to include from
    let (whole, errors) = read_files(&[("fuzz.toml", text)], &LIBRARY);
    assert_eq!(whole.len() + usize::from(!errors.is_empty()), 1);
    let whole = whole.into_iter().map(|(_, rule)| rule);
    for rule in toml.ok().into_iter().chain(Rule::from_json(text).ok()).chain(whole) {
        let again = Rule::from_json(&rule.canonical()).expect("a rule's own text is a rule");
        assert_eq!(again, rule);
        assert!(!lines(&rule).is_empty());
        let (setting, facts, day) = (Setting::default(), PersonFacts::default(), Day::from_number(46_000));
        let verdict = evaluate(&rule, &setting, &facts, day);
        assert_eq!(verdict.outcome, Compiled::new(&rule, &setting).outcome(&facts, day));
        assert!(!summary(&verdict, Voice::You).is_empty());
    }
});
