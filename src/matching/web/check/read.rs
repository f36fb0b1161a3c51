//! From what was typed to facts. Problems carry the ids of the page's fields (`periods-3-ended_on`), and every one is told
//! at once. What is typed is the person's own word; whoever supposes it proven says so with a tick.

use std::str::FromStr;

use chrono::NaiveDate;

use super::rows::{Row, Typed};
use crate::matching::check::profile::{BirthParts, CitizenshipParts};
use crate::matching::check::{Profile, What};
use crate::people::profile::day as date;
use crate::platform::error::FieldProblem;
use crate::reference::codes::Grade;
use crate::rules::Day;
use crate::rules::facts::{
    Certificate, CheckParts, EducationParts, LanguageParts, MembershipParts, PaperParts, PeriodParts,
    RelativeParts, TestResultParts,
};
use crate::rules::vocabulary::Bar;

/// Reads one form.
pub struct Reader<'a> {
    typed: &'a Typed,
    grade: Grade,
    pub problems: Vec<FieldProblem>,
}

/// One row being read.
struct RowReader<'r, 'a> {
    reader: &'r mut Reader<'a>,
    id: String,
    row: &'a Row,
}

/// The page's id of a field that the use case names: `profile.periods.3.ended_on`, `draft` and `rule` are `what`.
pub fn on_page(problem: FieldProblem) -> FieldProblem {
    let field = match problem.field.as_str() {
        "vacancy" | "rule" => "what".to_owned(),
        "profile.birth.on" => "born_on".to_owned(),
        other => other.strip_prefix("profile.").unwrap_or(other).replace('.', "-"),
    };
    FieldProblem { field, ..problem }
}

impl<'a> Reader<'a> {
    pub fn new(typed: &'a Typed) -> Self {
        let grade = if typed.get("proven").is_empty() { Grade::Declared } else { Grade::Registry };
        Self { typed, grade, problems: Vec::new() }
    }

    fn report(&mut self, field: impl Into<String>, code: &'static str) {
        self.problems.push(FieldProblem::new(field, code));
    }

    /// What is asked about: `vacancy:…` or `rule:…`.
    pub fn what(&mut self) -> Option<What> {
        let what = match self.typed.get("what").split_once(':') {
            Some(("vacancy", id)) => id.parse().ok().map(What::Vacancy),
            Some(("rule", id)) => id.parse().ok().map(What::Edition),
            _ => None,
        };
        if what.is_none() {
            let empty = self.typed.get("what").is_empty();
            self.report("what", if empty { "required" } else { "unknown-option" });
        }
        what
    }

    /// The day the verdict is for, if one was typed.
    pub fn day(&mut self) -> Option<NaiveDate> {
        match self.typed.get("day").trim() {
            "" => None,
            text => date(text).map_err(|code| self.report("day", code)).ok(),
        }
    }

    /// Every fact. `body`: number of the body that relatives are in the service of.
    pub fn profile(&mut self, body: u32) -> Profile {
        let grade = self.grade;
        let birth = self.single_day("born_on").map(|on| BirthParts { on, grade });
        let citizenship = match self.typed.get("citizenship") {
            "" => None,
            code => {
                let country = code.parse().map_err(|_| self.report("citizenship", "country-code")).ok();
                country.map(|country| CitizenshipParts { country, grade })
            }
        };
        let checks = if self.typed.get("checked").is_empty() { Vec::new() } else { clear() };
        Profile {
            birth,
            citizenship,
            education: self.list("education", |row| {
                let level = row.choice("level");
                Some(EducationParts {
                    field: row.optional("field"),
                    completed_on: row.optional_day("completed_on"),
                    degree: row.optional("degree"),
                    funding: row.optional("funding"),
                    recognised: !row.tick("foreign"),
                    grade,
                    level: level?,
                })
            }),
            periods: self.list("periods", |row| {
                let (started_on, kind) = (row.day("started_on"), row.choice("kind"));
                Some(PeriodParts {
                    ended_on: row.optional_day("ended_on"),
                    category: row.optional("category"),
                    sector: row.optional("sector"),
                    leading: row.tick("leading"),
                    elected: row.tick("elected"),
                    grade,
                    started_on: started_on?,
                    kind: kind?,
                })
            }),
            languages: self.list("languages", |row| {
                let (language, level) = (row.choice("language"), row.choice("level"));
                let certificate = match row.get("certificate") {
                    "" => Some(Certificate::None),
                    "without_expiry" => Some(Certificate::WithoutExpiry),
                    _ => row.day("valid_until").map(Certificate::Until),
                };
                // one level is asked, that of the certificate if there is one; and it is there on any day asked about
                let certified = certificate.is_some_and(|certificate| certificate != Certificate::None);
                Some(LanguageParts {
                    certified_level: level.filter(|_| certified),
                    certified_on: certified.then_some(Day::MIN),
                    language: language?,
                    level: level?,
                    certificate: certificate?,
                    grade,
                })
            }),
            checks,
            memberships: self.list("memberships", |row| {
                let (programme, entered_on) = (row.choice("programme"), row.day("entered_on"));
                let until = row.optional_day("until");
                Some(MembershipParts { programme: programme?, entered_on: entered_on?, until, grade })
            }),
            tests: self.list("tests", |row| {
                let (test, taken_on) = (row.choice("test"), row.day("taken_on"));
                Some(TestResultParts {
                    valid_until: row.optional_day("valid_until"),
                    points: row.number("points"),
                    passed: row.tick("passed"),
                    grade,
                    test: test?,
                    taken_on: taken_on?,
                })
            }),
            papers: self.list("papers", |row| {
                let (kind, issued_on) = (row.choice("kind"), row.day("issued_on"));
                let valid_until = row.optional_day("valid_until");
                Some(PaperParts { kind: kind?, issued_on: issued_on?, valid_until, grade })
            }),
            confirmations: Vec::new(),
            relatives: self.list("relatives", |row| {
                Some(RelativeParts { body, kinship: row.choice("kinship")?, grade })
            }),
        }
    }

    fn single_day(&mut self, name: &'static str) -> Option<Day> {
        let text = self.typed.get(name).to_owned();
        self.read_day(name.to_owned(), &text)
    }

    /// A day that may be left out.
    fn read_day(&mut self, id: String, text: &str) -> Option<Day> {
        if text.trim().is_empty() {
            return None;
        }
        let day = date(text).and_then(|date| Day::from_date(date).map_err(|_| "day-range"));
        day.map_err(|code| self.report(id, code)).ok()
    }

    fn list<T>(
        &mut self,
        code: &'static str,
        mut read: impl FnMut(&mut RowReader<'_, 'a>) -> Option<T>,
    ) -> Vec<T> {
        let mut list = Vec::new();
        for (at, row) in self.typed.rows(code).iter().enumerate() {
            list.extend(read(&mut RowReader { reader: self, id: format!("{code}-{at}"), row }));
        }
        list
    }
}

/// Official checks that found nothing, for "suppose that". Of the earliest day there is, so that they hold on any.
fn clear() -> Vec<CheckParts> {
    let check = |bar: &Bar| CheckParts {
        bar: *bar,
        found: false,
        on: Day::MIN,
        valid_until: None,
        body: None,
        grade: Grade::Registry,
    };
    Bar::ALL.iter().map(check).collect()
}

impl<'a> RowReader<'_, 'a> {
    fn get(&self, name: &str) -> &'a str {
        self.row.get(name).map(|value| value.trim()).unwrap_or_default()
    }

    fn report(&mut self, name: &str, code: &'static str) {
        self.reader.report(format!("{}-{name}", self.id), code);
    }

    fn choice<T: FromStr>(&mut self, name: &str) -> Option<T> {
        match self.get(name) {
            "" => {
                self.report(name, "required");
                None
            }
            _ => self.optional(name),
        }
    }

    fn optional<T: FromStr>(&mut self, name: &str) -> Option<T> {
        match self.get(name) {
            "" => None,
            code => code.parse().map_err(|_| self.report(name, "unknown-option")).ok(),
        }
    }

    fn day(&mut self, name: &str) -> Option<Day> {
        if self.get(name).is_empty() {
            self.report(name, "required");
        }
        self.optional_day(name)
    }

    fn optional_day(&mut self, name: &str) -> Option<Day> {
        let id = format!("{}-{name}", self.id);
        let text = self.get(name);
        self.reader.read_day(id, text)
    }

    fn number(&mut self, name: &str) -> u8 {
        match self.get(name) {
            "" => 0,
            text => text.parse().map_err(|_| self.report(name, "number-range")).unwrap_or_default(),
        }
    }

    fn tick(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (Profile, Vec<(String, &'static str)>) {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let (mut typed, _) = Typed::of(pairs.collect());
        typed.without_empty_rows();
        let mut reader = Reader::new(&typed);
        let profile = reader.profile(7);
        (profile, reader.problems.into_iter().map(|one| (one.field, one.code)).collect())
    }

    #[test]
    fn a_form_is_read_into_facts() {
        let (profile, problems) = read(&[
            ("born_on", "29.02.2004"),
            ("citizenship", "KZ"),
            ("periods-0-kind", ""),
            ("periods-1-started_on", "2020-01-01"),
            ("periods-1-kind", "corps_b"),
            ("periods-1-category", "C-R-1"),
            ("periods-1-leading", "yes"),
            ("languages-0-language", "kk"),
            ("languages-0-level", "c1"),
            ("languages-0-certificate", "until"),
            ("languages-0-valid_until", "2027-01-01"),
            ("relatives-0-kinship", "spouse"),
            ("proven", "yes"),
            ("checked", "yes"),
        ]);
        assert_eq!(problems, []);
        assert_eq!(profile.birth.unwrap().on, Day::from_ymd(2004, 2, 29).unwrap());
        assert_eq!((profile.periods.len(), profile.periods[0].grade), (1, Grade::Registry));
        assert!(profile.periods[0].leading && profile.periods[0].ended_on.is_none());
        assert_eq!(profile.languages[0].certificate, Certificate::Until(Day::from_ymd(2027, 1, 1).unwrap()));
        assert_eq!((profile.relatives[0].body, profile.checks.len()), (7, Bar::ALL.len()));
    }

    #[test]
    fn every_problem_is_told_at_its_field() {
        let (profile, problems) = read(&[
            ("born_on", "soon"),
            ("citizenship", "Kazakhstan"),
            ("education-0-degree", "guru"),
            ("periods-0-started_on", "1899-12-31"),
            ("periods-1-kind", "corps_b"),
            ("languages-0-certificate", "until"),
            ("tests-0-points", "many"),
        ]);
        assert_eq!(profile, Profile::default());
        let told: Vec<_> = problems.iter().map(|(field, code)| format!("{field} {code}")).collect();
        assert_eq!(
            told,
            [
                "born_on date-format",
                "citizenship country-code",
                "education-0-level required",
                "education-0-degree unknown-option",
                "periods-0-started_on day-range",
                "periods-0-kind required",
                "periods-1-started_on required",
                "languages-0-language required",
                "languages-0-level required",
                "languages-0-valid_until required",
                "tests-0-test required",
                "tests-0-taken_on required",
                "tests-0-points number-range",
            ]
        );
        let named = on_page(FieldProblem::new("profile.periods.3.ended_on", "end-before-start"));
        assert_eq!(named.field, "periods-3-ended_on");
    }
}
