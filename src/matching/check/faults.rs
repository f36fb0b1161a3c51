//! Faults of a rule as problems of fields: where in the rule, and a code whose message says what to do.

use crate::platform::error::FieldProblem;
use crate::rules::{Fault, Problem};

/// Each fault with its place under `parent`: `draft.root.all[2].leaf.test.age`.
pub fn problems(parent: &str, faults: &[Fault]) -> Vec<FieldProblem> {
    let problem = |fault: &Fault| FieldProblem::new(format!("{parent}.{}", fault.path), code(fault.problem));
    faults.iter().map(problem).collect()
}

/// The code of a fault; its message is `error-<code>`.
pub const fn code(problem: Problem) -> &'static str {
    match problem {
        Problem::BadName => "rule-name",
        Problem::BadText => "rule-text",
        Problem::TooDeep => "rule-too-deep",
        Problem::TooManyNodes => "rule-too-many-nodes",
        Problem::Empty => "rule-empty",
        Problem::TooLong => "rule-list-too-long",
        Problem::Repeated => "rule-repeated",
        Problem::OutOfBounds => "rule-at-least",
        Problem::SameId => "rule-same-id",
        Problem::NoCitation => "rule-no-citation",
        Problem::Unused => "rule-unused-citation",
        Problem::DatesCrossed => "rule-dates-crossed",
        Problem::TooManyYears => "rule-years",
        Problem::BadAge => "rule-age",
        Problem::BadEducation => "rule-education",
        Problem::PartTooLong => "rule-part-too-long",
        Problem::BadWindow => "rule-window",
        Problem::BadStretch => "rule-stretch",
        Problem::BadPoints => "rule-points",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::i18n;
    use crate::reference::codes::Locale;

    #[test]
    fn a_fault_has_its_place_and_words_in_every_language() {
        let all = [
            Problem::BadName,
            Problem::BadText,
            Problem::TooDeep,
            Problem::TooManyNodes,
            Problem::Empty,
            Problem::TooLong,
            Problem::Repeated,
            Problem::OutOfBounds,
            Problem::SameId,
            Problem::NoCitation,
            Problem::Unused,
            Problem::DatesCrossed,
            Problem::TooManyYears,
            Problem::BadAge,
            Problem::BadEducation,
            Problem::PartTooLong,
            Problem::BadWindow,
            Problem::BadStretch,
            Problem::BadPoints,
        ];
        let faults = all.map(|problem| Fault { path: "root.all".into(), problem });
        for told in problems("draft", &faults) {
            assert_eq!(told.field, "draft.root.all");
            for locale in Locale::ALL {
                assert!(i18n::has(*locale, &format!("error-{}", told.code)), "{locale}: {}", told.code);
            }
        }
    }
}
