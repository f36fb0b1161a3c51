//! Any text as a rule file and as JSON: it is refused with a place, or it is a rule that comes back as it was, can be said
//! and can be asked of somebody of whom nothing is known.

#![no_main]

use kadr::rules::text::{Voice, lines, summary};
use kadr::rules::{Compiled, Day, PersonFacts, Rule, Setting, evaluate, read_toml};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let toml = read_toml("fuzz.toml", text);
    if let Err(errors) = &toml {
        assert!(!errors.is_empty() && errors.iter().all(|error| error.line >= 1));
    }
    for rule in toml.ok().into_iter().chain(Rule::from_json(text).ok()) {
        let again = Rule::from_json(&rule.canonical()).expect("a rule's own text is a rule");
        assert_eq!(again, rule);
        assert!(!lines(&rule).is_empty());
        let (setting, facts, day) = (Setting::default(), PersonFacts::default(), Day::from_number(46_000));
        let verdict = evaluate(&rule, &setting, &facts, day);
        assert_eq!(verdict.outcome, Compiled::new(&rule, &setting).outcome(&facts, day));
        assert!(!summary(&verdict, Voice::You).is_empty());
    }
});
