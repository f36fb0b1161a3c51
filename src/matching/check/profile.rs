//! What a stranger may state: the facts rules read, typed, as many as a long life has. Bounded, and checked for what
//! nobody can mean: a period that ends before it starts, a birth that has not been, more points than there are.
//! A day of completion or of leaving may lie ahead: "what if" is a fair question.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::FieldProblem;
use crate::reference::codes::Grade;
use crate::rules::facts::{
    Birth, Check, CheckParts, Citizenship, Confirmation, ConfirmationParts, Education, EducationParts,
    FactError, LanguageParts, LanguageSkill, Membership, MembershipParts, Paper, PaperParts, Period,
    PeriodParts, Relative, RelativeParts, TestResult, TestResultParts,
};
use crate::rules::vocabulary::Country;
use crate::rules::{Day, PersonFacts};

/// Most rows of each list.
pub const MOST_ROWS: usize = 40;

/// A day of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BirthParts {
    pub on: Day,
    /// Evidence grade.
    pub grade: Grade,
}

/// A citizenship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CitizenshipParts {
    /// Two-letter code.
    pub country: Country,
    /// Evidence grade.
    pub grade: Grade,
}

/// Facts of a person, none of them a name. What is left out does not exist, except birth and citizenship, which are then
/// not known; at most 40 entries in each list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    pub birth: Option<BirthParts>,
    pub citizenship: Option<CitizenshipParts>,
    pub education: Vec<EducationParts>,
    /// Work and service.
    pub periods: Vec<PeriodParts>,
    pub languages: Vec<LanguageParts>,
    /// Results of official checks.
    pub checks: Vec<CheckParts>,
    pub memberships: Vec<MembershipParts>,
    pub tests: Vec<TestResultParts>,
    pub papers: Vec<PaperParts>,
    /// What authorised persons answered.
    pub confirmations: Vec<ConfirmationParts>,
    /// Relatives in the service of bodies.
    pub relatives: Vec<RelativeParts>,
}

impl Profile {
    /// The facts as rules read them. Problems are added under `profile`: `profile.periods.3.ended_on`.
    pub fn facts(&self, today: NaiveDate, problems: &mut Vec<FieldProblem>) -> PersonFacts {
        let mut reader = Reader(problems);
        if self.birth.is_some_and(|birth| birth.on.date() > today) {
            reader.report("profile.birth.on", "date-in-future");
        }
        PersonFacts {
            birth: self.birth.map(|parts| Birth::pack(parts.on, parts.grade)),
            citizenship: self.citizenship.map(|parts| Citizenship::pack(parts.country, parts.grade)),
            residence: None,
            education: reader.list("education", &self.education, |row| Ok(Education::pack(row).packed())),
            periods: reader.list("periods", &self.periods, |row| {
                Period::pack(row).map(Period::packed).map_err(|error| at("ended_on", error))
            }),
            languages: reader.list("languages", &self.languages, |row| Ok(LanguageSkill::pack(row).packed())),
            checks: reader.list("checks", &self.checks, |row| {
                Check::pack(row).map(Check::packed).map_err(|error| at("valid_until", error))
            }),
            memberships: reader.list("memberships", &self.memberships, |row| {
                Membership::pack(row).map(Membership::packed).map_err(|error| at("until", error))
            }),
            tests: reader.list("tests", &self.tests, |row| {
                TestResult::pack(row).map(TestResult::packed).map_err(|error| at("valid_until", error))
            }),
            papers: reader.list("papers", &self.papers, |row| {
                Paper::pack(row).map(Paper::packed).map_err(|error| at("valid_until", error))
            }),
            confirmations: reader.list("confirmations", &self.confirmations, |row| {
                Confirmation::pack(row).map(Confirmation::packed).map_err(|error| at("until", error))
            }),
            relatives: reader.list("relatives", &self.relatives, |row| Ok(Relative::pack(row).packed())),
        }
    }
}

/// The field and the code of a fact that cannot be packed.
const fn at(end: &'static str, error: FactError) -> (&'static str, &'static str) {
    match error {
        FactError::Inverted => (end, "end-before-start"),
        FactError::TooLong => (end, "date-too-late"),
        FactError::Points => ("points", "number-range"),
        FactError::Region => ("region", "kato-code"),
    }
}

struct Reader<'a>(&'a mut Vec<FieldProblem>);

impl Reader<'_> {
    fn report(&mut self, field: impl Into<String>, code: &'static str) {
        self.0.push(FieldProblem::new(field, code));
    }

    fn list<T: Copy>(
        &mut self,
        name: &str,
        rows: &[T],
        pack: impl Fn(T) -> Result<u64, (&'static str, &'static str)>,
    ) -> Vec<u64> {
        if rows.len() > MOST_ROWS {
            self.report(format!("profile.{name}"), "too-many-rows");
            return Vec::new();
        }
        let mut packed = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            match pack(*row) {
                Ok(number) => packed.push(number),
                Err((field, code)) => self.report(format!("profile.{name}.{at}.{field}"), code),
            }
        }
        packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::codes::{PaperKind, ServiceKind, StateTest};

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    fn period(from: Day, until: Option<Day>) -> PeriodParts {
        PeriodParts {
            started_on: from,
            ended_on: until,
            kind: ServiceKind::CorpsB,
            category: None,
            sector: None,
            leading: false,
            elected: false,
            grade: Grade::Declared,
        }
    }

    #[test]
    fn what_nobody_can_mean_is_named_with_its_place() {
        let test = TestResultParts {
            test: StateTest::Legislation,
            taken_on: day(2026, 1, 1),
            valid_until: None,
            points: 101,
            passed: true,
            grade: Grade::Declared,
        };
        let paper = PaperParts {
            kind: PaperKind::Diploma,
            issued_on: day(2026, 1, 2),
            valid_until: Some(day(2026, 1, 1)),
            grade: Grade::Declared,
        };
        let profile = Profile {
            birth: Some(BirthParts { on: day(2030, 1, 1), grade: Grade::Declared }),
            periods: vec![
                period(day(2020, 1, 1), None),
                period(day(2020, 2, 29), Some(day(2020, 2, 28))),
                period(day(2020, 2, 29), Some(day(2020, 2, 29))),
            ],
            tests: vec![test],
            papers: vec![paper],
            ..Profile::default()
        };
        let mut problems = Vec::new();
        let facts = profile.facts(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), &mut problems);
        let told: Vec<_> = problems.iter().map(|one| (one.field.as_str(), one.code)).collect();
        assert_eq!(
            told,
            [
                ("profile.birth.on", "date-in-future"),
                ("profile.periods.1.ended_on", "end-before-start"),
                ("profile.tests.0.points", "number-range"),
                ("profile.papers.0.valid_until", "end-before-start"),
            ]
        );
        assert_eq!(facts.periods.len(), 2);
    }

    #[test]
    fn a_list_has_an_end() {
        let mut profile =
            Profile { periods: vec![period(day(2020, 1, 1), None); MOST_ROWS], ..Profile::default() };
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let mut problems = Vec::new();
        assert_eq!(profile.facts(today, &mut problems).periods.len(), MOST_ROWS);
        assert_eq!(problems, []);
        profile.periods.push(period(day(2020, 1, 1), None));
        profile.facts(today, &mut problems);
        assert_eq!(problems, [FieldProblem::new("profile.periods", "too-many-rows")]);
    }
}
