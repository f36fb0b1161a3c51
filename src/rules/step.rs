//! One step easier or harder: what an author tries first, kind by kind of leaf. Leaves that either hold or do not
//! (citizenship, a confirmation, a check) have no steps; they can only be taken away or written anew.
//! Next: `change`, which asks what a step would change.

use super::leaf::{AgeTest, EducationTest, LanguageTest, ServiceTest, Test, TestResultTest};
use super::validate::MAX_YEARS;
use crate::reference::codes::{EducationLevel, LanguageLevel};

/// Points by which a step moves the result of a state test.
const POINTS: u8 = 10;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// More people meet it.
    Easier,
    /// Fewer people meet it.
    Harder,
}

/// The test a step away; nothing where there is no such step.
pub fn step(test: &Test, step: Step) -> Option<Test> {
    let harder = step == Step::Harder;
    match test {
        Test::Age(age) => aged(age, harder).map(Test::Age),
        Test::Education(education) => {
            let min = level(education.min?, harder)?;
            Some(Test::Education(EducationTest { min: Some(min), ..education.clone() }))
        }
        Test::Language(language) => {
            let at = language.min.number();
            let number = if harder { at + 1 } else { at.checked_sub(1)? };
            let min = LanguageLevel::from_number(number)?;
            Some(Test::Language(LanguageTest { min, ..language.clone() }))
        }
        Test::Service(service) => served(service, harder).map(Test::Service),
        Test::TestResult(result) => {
            let at = result.points?;
            let points = if harder { at.checked_add(POINTS)? } else { at.checked_sub(POINTS)? };
            let sane = (1..=100).contains(&points);
            sane.then(|| Test::TestResult(TestResultTest { points: Some(points), ..result.clone() }))
        }
        _ => None,
    }
}

fn aged(age: &AgeTest, harder: bool) -> Option<AgeTest> {
    let min = match age.min {
        Some(min) => Some(if harder { min.checked_add(1)? } else { min.saturating_sub(1) }),
        None => None,
    };
    let max = match age.max {
        Some(max) => Some(if harder { max.checked_sub(1)? } else { max.checked_add(1)? }),
        None => None,
    };
    let sane = [min, max].iter().flatten().all(|years| *years <= 120)
        && min.zip(max).is_none_or(|(min, max)| min <= max);
    let stepped = AgeTest { min, max };
    (sane && stepped != *age).then_some(stepped)
}

fn level(level: EducationLevel, harder: bool) -> Option<EducationLevel> {
    let number = if harder { level.number() + 1 } else { level.number().checked_sub(1)? };
    EducationLevel::from_number(number)
}

/// A year more or less of the whole; parts that would be longer than the whole become as long.
fn served(service: &ServiceTest, harder: bool) -> Option<ServiceTest> {
    let months = |years: u16, months: u16| years.checked_mul(12)?.checked_add(months);
    let whole = months(service.years, service.months)?;
    if whole == 0 && !harder {
        return None;
    }
    let whole = if harder { whole.checked_add(12)? } else { whole.saturating_sub(12) };
    let fits = service.within_years.is_none_or(|years| whole <= years.saturating_mul(12));
    if whole / 12 > MAX_YEARS || !fits {
        return None;
    }
    let mut stepped = ServiceTest { years: whole / 12, months: whole % 12, ..service.clone() };
    for part in &mut stepped.of_which {
        let length = months(part.years, part.months)?.min(whole);
        (part.years, part.months) = (length / 12, length % 12);
    }
    Some(stepped)
}
