//! Faults of a rule as problems of fields: where in the rule, and a code whose message says what to do.

use crate::platform::error::FieldProblem;
use crate::posts::authoring::problem_code;
use crate::rules::Fault;

/// Each fault with its place under `parent`: `draft.root.all[2].leaf.test.age`.
pub fn problems(parent: &str, faults: &[Fault]) -> Vec<FieldProblem> {
    let problem =
        |fault: &Fault| FieldProblem::new(format!("{parent}.{}", fault.path), problem_code(fault.problem));
    faults.iter().map(problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::i18n;
    use crate::reference::codes::Locale;
    use crate::rules::Problem;

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
