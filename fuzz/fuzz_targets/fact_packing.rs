//! Any numbers as packed facts, as a damaged index could hold them: every readable one packs to itself in what is read,
//! and every shipped rule answers the same by both ways, on any day.

#![no_main]

use std::sync::LazyLock;

use kadr::rules::facts::*;
use kadr::rules::{Compiled, Day, PersonFacts, Rule, Setting, evaluate, shipped};
use libfuzzer_sys::fuzz_target;

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| shipped().expect("shipped rules"));

fuzz_target!(|input: (u32, u8, Option<u64>, Option<u64>, [Vec<u64>; 9])| {
    let (day, rule, birth, citizenship, lists) = input;
    for raw in lists.iter().flatten().copied() {
        comes_back(raw);
    }
    let day = Day::from_number(day);
    let [education, periods, languages, checks, memberships, tests, papers, confirmations, relatives] = lists;
    let facts = PersonFacts {
        birth: birth.map(Birth::from_packed),
        citizenship: citizenship.map(Citizenship::from_packed),
        residence: None,
        education,
        periods,
        languages,
        checks,
        memberships,
        tests,
        papers,
        confirmations,
        relatives,
    };
    let rule = &RULES[usize::from(rule) % RULES.len()];
    let setting = Setting { body: Some(1), ..Setting::default() };
    let verdict = evaluate(rule, &setting, &facts, day);
    let compiled = Compiled::new(rule, &setting);
    assert_eq!(verdict.outcome, compiled.outcome(&facts, day));
    assert_eq!((verdict.outcome, verdict.when), compiled.from_when(&facts, day));
});

/// Whatever can be read packs to a number that reads the same.
fn comes_back(raw: u64) {
    macro_rules! each {
        ($($name:ident),+) => {$(
            if let Some(parts) = $name::from_packed(raw).parts() {
                assert_eq!($name::pack(parts).parts(), Some(parts));
            }
        )+};
    }
    macro_rules! each_checked {
        ($($name:ident),+) => {$(
            if let Some(parts) = $name::from_packed(raw).parts()
                && let Ok(packed) = $name::pack(parts)
            {
                assert_eq!(packed.parts(), Some(parts));
            }
        )+};
    }
    each!(Education, LanguageSkill, Relative);
    each_checked!(Period, Check, Membership, TestResult, Paper, Confirmation);
}
