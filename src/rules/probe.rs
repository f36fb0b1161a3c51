//! Leaves meet facts: each leaf compiled to a probe over packed numbers, with one method that
//! gives its outcome on a day. Every reader (index scan, explanation, timeline) asks this method,
//! so they cannot disagree. Nothing here allocates for up to sixteen periods.
//! Next: `service` (lengths), `compile` (combination), `reason` (why).

use super::day::Day;
use super::facts::{
    Certificate, Confirmation, Education, Facts, LanguageSkill, Period, Standing, TestResult,
};
use super::leaf::{Leaf, Test};
use super::outcome::Outcome;
use super::service::{Counting, Fit, Service, Sorted, bit, mask};
use super::setting::Setting;
use super::vocabulary::Bar;
use crate::reference::codes::{
    Degree, EducationLevel, Funding, Grade, LanguageLevel, Programme, ServiceKind,
};

mod education;

pub(super) use education::EducationProbe;

/// Facts prepared once per person and shared by the probes.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    periods: Option<Sorted>,
    /// Room for the days on which an outcome may change, left by one leaf for the next.
    pub(super) days: Vec<Day>,
}

impl Scratch {
    pub(super) fn sorted<F: Facts>(&mut self, facts: &F) -> &[u64] {
        self.periods.get_or_insert_with(|| Sorted::new(facts.periods())).as_slice()
    }

    /// The same, one by one.
    fn periods<F: Facts>(&mut self, facts: &F) -> impl Iterator<Item = Period> {
        self.sorted(facts).iter().copied().map(Period::from_packed)
    }
}

/// A compiled leaf.
#[derive(Debug, Clone)]
pub(super) struct Probe {
    pub(super) grade: Option<Grade>,
    pub(super) kind: ProbeKind,
}

#[derive(Debug, Clone)]
pub(super) enum ProbeKind {
    /// Number of the country.
    Citizenship(u16),
    Age {
        min: Option<u32>,
        max: Option<u32>,
    },
    Education(EducationProbe),
    /// Mask of degrees.
    Degree(u64),
    StateOrder {
        levels: u64,
        fundings: u64,
    },
    Service(Service),
    InPost(Counting),
    Mandate {
        kinds: u64,
        in_office: bool,
    },
    TestResult {
        test: u8,
        points: u8,
    },
    /// Mask of programmes.
    Member(u64),
    /// Mask of papers.
    Papers(u64),
    /// Number of the post's body, if there is a post.
    NoRelatives(Option<u32>),
    Language {
        language: u8,
        levels: u64,
        certificate: bool,
    },
    Confirmation {
        what: u8,
        /// The family of posts asked for: zero where the answer has nothing to do with a post. Nothing: no post is at
        /// hand, and the answer depends on it.
        family: Option<u8>,
    },
    OfficialCheck {
        /// Mask of bars.
        bars: u64,
        /// Number of the post's body, if there is a post.
        body: Option<u32>,
        unless_found: bool,
    },
}

impl Probe {
    pub(super) fn new(leaf: &Leaf, setting: &Setting) -> Self {
        let kind = match &leaf.test {
            Test::Citizenship(test) => ProbeKind::Citizenship(test.country.number()),
            Test::Age(test) => ProbeKind::Age { min: test.min.map(u32::from), max: test.max.map(u32::from) },
            Test::Education(test) => ProbeKind::Education(EducationProbe::new(test)),
            Test::Degree(test) => {
                let any = if test.any_of.is_empty() { Degree::ALL } else { &test.any_of };
                ProbeKind::Degree(mask(any.iter().map(|degree| degree.number())))
            }
            Test::StateOrder(test) => {
                let enough =
                    EducationLevel::ALL.iter().filter(|level| test.min.is_none_or(|min| **level >= min));
                let any = if test.any_of.is_empty() { Funding::ALL } else { &test.any_of };
                ProbeKind::StateOrder {
                    levels: mask(enough.map(|level| level.number())),
                    fundings: mask(any.iter().map(|funding| funding.number())),
                }
            }
            Test::Service(test) => ProbeKind::Service(Service::new(test, leaf.grade, setting)),
            Test::InPost(test) => ProbeKind::InPost(Counting::new(&test.counting, setting)),
            Test::Mandate(test) => {
                let any = if test.kinds.is_empty() { ServiceKind::ALL } else { &test.kinds };
                ProbeKind::Mandate {
                    kinds: mask(any.iter().map(|kind| kind.number())),
                    in_office: test.in_office,
                }
            }
            Test::TestResult(test) => {
                ProbeKind::TestResult { test: test.test.number(), points: test.points.unwrap_or_default() }
            }
            Test::Member(test) => {
                let any = if test.programmes.is_empty() { Programme::ALL } else { &test.programmes };
                ProbeKind::Member(mask(any.iter().map(|programme| programme.number())))
            }
            Test::Papers(test) => ProbeKind::Papers(mask(test.all_of.iter().map(|paper| paper.number()))),
            Test::NoRelatives(_) => ProbeKind::NoRelatives(setting.body),
            Test::Language(test) => {
                let enough = LanguageLevel::ALL.iter().filter(|level| **level >= test.min);
                ProbeKind::Language {
                    language: test.language.number(),
                    levels: mask(enough.map(|level| level.number())),
                    certificate: test.certificate,
                }
            }
            Test::Confirmation(test) => ProbeKind::Confirmation {
                what: test.what.number(),
                family: if test.what.is_about_post() {
                    setting.family.map(|family| family.number())
                } else {
                    Some(0)
                },
            },
            Test::OfficialCheck(test) => {
                let bars = mask(test.bars.iter().map(|bar| bar.number()));
                ProbeKind::OfficialCheck { bars, body: setting.body, unless_found: test.unless_found }
            }
        };
        Self { grade: leaf.grade, kind }
    }

    /// How dear the probe is; cheap ones go first.
    pub(super) const fn cost(&self) -> u8 {
        match &self.kind {
            ProbeKind::Citizenship(_) => 1,
            ProbeKind::Age { .. } => 2,
            ProbeKind::Language { .. } => 3,
            ProbeKind::Degree(_) | ProbeKind::StateOrder { .. } => 4,
            ProbeKind::Education(_) => 5,
            ProbeKind::InPost(_) | ProbeKind::Mandate { .. } => 6,
            ProbeKind::Service(_) => 7,
            ProbeKind::TestResult { .. } | ProbeKind::Member(_) => 8,
            // these end in "cannot tell" for most people, so they decide least
            ProbeKind::OfficialCheck { .. } | ProbeKind::Papers(_) | ProbeKind::NoRelatives(_) => 9,
            ProbeKind::Confirmation { .. } => 10,
        }
    }

    /// The leaf's outcome for a person on a day.
    pub(super) fn outcome<F: Facts>(&self, facts: &F, day: Day, scratch: &mut Scratch) -> Outcome {
        match &self.kind {
            ProbeKind::Citizenship(country) => {
                facts.citizenship().map_or(Outcome::CannotTell, |fact| match (fact.country(), fact.grade()) {
                    (None, _) | (_, None) => Outcome::CannotTell,
                    (Some(stated), _) if stated.number() != *country => Outcome::DoesNot,
                    (_, grade) => Fit::Sure.graded(grade, self.grade).outcome(),
                })
            }
            ProbeKind::Age { min, max } => facts.birth().map_or(Outcome::CannotTell, |fact| {
                let born = fact.on();
                // nobody has an age before they are born
                let is_aged = |years: u32| day.is_after_months(born, years * 12);
                let old_enough = is_aged(min.unwrap_or_default());
                let young_enough = max.is_none_or(|years| !is_aged(years + 1));
                match fact.grade() {
                    None => Outcome::CannotTell,
                    _ if !(old_enough && young_enough) => Outcome::DoesNot,
                    grade => Fit::Sure.graded(grade, self.grade).outcome(),
                }
            }),
            ProbeKind::Education(probe) => best(
                facts.education().map(|row| self.education_fit(row, day, probe.fit(row), probe.accepts(row))),
            ),
            ProbeKind::Degree(degrees) => {
                best(facts.education().map(|row| self.degree_fit(row, day, *degrees)))
            }
            ProbeKind::StateOrder { levels, fundings } => {
                best(facts.education().map(|row| self.state_order_fit(row, day, *levels, *fundings)))
            }
            ProbeKind::Service(service) => service.outcome(scratch.sorted(facts), day),
            ProbeKind::InPost(counting) => best(scratch.periods(facts).map(|period| {
                if covers(period, day) {
                    counting.fit(period).graded(period.grade(), self.grade)
                } else {
                    Fit::No
                }
            })),
            ProbeKind::Language { language, levels, certificate } => best(facts.languages().map(|skill| {
                let fit = if skill.language_number() == *language {
                    language_fit(skill, day, *levels, *certificate)
                } else {
                    Fit::No
                };
                fit.graded(skill.grade(), self.grade)
            })),
            ProbeKind::Mandate { kinds, in_office } => best(scratch.periods(facts).map(|period| {
                let fit = if mandate(period, day, *kinds, *in_office) { Fit::Sure } else { Fit::No };
                fit.graded(period.grade(), self.grade)
            })),
            ProbeKind::TestResult { test, points } => best(facts.tests().map(|result| {
                let fit = if passed(result, day, *test, *points) { Fit::Sure } else { Fit::No };
                fit.graded(result.grade(), self.grade)
            })),
            ProbeKind::Member(programmes) => best(facts.memberships().map(|row| {
                let member = row.holds_on(day) && programmes & bit(row.code_number()) != 0;
                (if member { Fit::Sure } else { Fit::No }).graded(row.grade(), self.grade)
            })),
            ProbeKind::Papers(papers) => {
                let valid = facts.papers().filter(|paper| paper.holds_on(day));
                let seen = valid.filter(|paper| Fit::Sure.graded(paper.grade(), self.grade) == Fit::Sure);
                let there = seen.fold(0, |there, paper| there | bit(paper.code_number()));
                if there & papers == *papers { Outcome::Meets } else { Outcome::CannotTell }
            }
            ProbeKind::NoRelatives(body) => {
                // what somebody does not state is no answer, and who states a relative need not be subordinate to them
                match self.standing(facts, day, Bar::RelativeInSubordination, *body) {
                    Standing::Found => Outcome::DoesNot,
                    Standing::Clear => Outcome::Meets,
                    Standing::Unknown | Standing::Over { .. } => Outcome::CannotTell,
                }
            }
            ProbeKind::Confirmation { what, family } => match self.confirmed(facts, day, *what, *family) {
                None => Outcome::CannotTell,
                Some(row) if row.is_confirmed() => Outcome::Meets,
                Some(_) => Outcome::DoesNot,
            },
            ProbeKind::OfficialCheck { bars, body, unless_found } => {
                let (found, clear) = self.checks(facts, day, *bars, *body);
                if found != 0 {
                    Outcome::DoesNot
                } else if *unless_found || clear == *bars {
                    Outcome::Meets
                } else {
                    Outcome::CannotTell
                }
            }
        }
    }

    /// A diploma counts from its day of completion, once it is valid in Kazakhstan or need not be.
    pub(super) fn education_fit(&self, row: Education, day: Day, fit: Fit, accepted: bool) -> Fit {
        if row.completed_on().is_some_and(|on| on > day) {
            return Fit::No;
        }
        let fit = if accepted { fit } else { fit.min(Fit::Unsure) };
        fit.graded(row.grade(), self.grade)
    }

    pub(super) fn degree_fit(&self, row: Education, day: Day, degrees: u64) -> Fit {
        let wanted = row.degree_number() != 0 && degrees & bit(row.degree_number()) != 0;
        self.education_fit(row, day, if wanted { Fit::Sure } else { Fit::No }, row.is_recognised())
    }

    pub(super) fn state_order_fit(&self, row: Education, day: Day, levels: u64, fundings: u64) -> Fit {
        let funded = row.funding_number() != 0 && fundings & bit(row.funding_number()) != 0;
        let wanted = funded && levels & bit(row.level_number()) != 0;
        self.education_fit(row, day, if wanted { Fit::Sure } else { Fit::No }, row.is_recognised())
    }

    /// The latest answer to a question on or before the day; of two on one day, the denial. One that is relied on no
    /// longer leaves the question open, whatever was answered before it.
    pub(super) fn confirmed<F: Facts>(
        &self,
        facts: &F,
        day: Day,
        what: u8,
        family: Option<u8>,
    ) -> Option<Confirmation> {
        let family = family?;
        let asked = facts.confirmations().filter(|row| {
            row.code_number() == what
                && row.family_number() == family
                && row.from() <= day
                && row.grade().is_some()
        });
        let latest = asked.max_by_key(|row| (row.from(), !row.is_confirmed()))?;
        latest.relied_on_until().is_none_or(|end| day <= end).then_some(latest)
    }

    /// Masks of the asked bars that were found and that are excluded, as of the day.
    pub(super) fn checks<F: Facts>(&self, facts: &F, day: Day, bars: u64, body: Option<u32>) -> (u64, u64) {
        let (mut found, mut clear, mut left) = (0, 0, bars);
        while left != 0 {
            let number = left.trailing_zeros() as u8;
            left &= left - 1;
            let Some(bar) = Bar::from_number(number) else { continue };
            match self.standing(facts, day, bar, body) {
                Standing::Found => found |= bit(number),
                Standing::Clear => clear |= bit(number),
                Standing::Unknown | Standing::Over { .. } => {}
            }
        }
        (found, clear)
    }

    /// What the checks say of one bar on the day.
    pub(super) fn standing<F: Facts>(&self, facts: &F, day: Day, bar: Bar, body: Option<u32>) -> Standing {
        Standing::of(|| facts.checks(), bar, body, self.least_of_checks(), day)
    }

    /// Somebody's own word is no check.
    pub(super) fn least_of_checks(&self) -> Grade {
        self.grade.unwrap_or(Grade::Document).max(Grade::Document)
    }
}

/// How a language somebody speaks stands to the levels asked for, and its certificate to the day. A certificate whose
/// level or first day is not stated may be one that counts.
pub(super) fn language_fit(skill: LanguageSkill, day: Day, levels: u64, certificate: bool) -> Fit {
    if !certificate {
        return if levels & bit(skill.level_number()) != 0 { Fit::Sure } else { Fit::No };
    }
    let held = match skill.certificate() {
        Certificate::None => false,
        Certificate::WithoutExpiry => true,
        Certificate::Until(end) => day <= end,
    };
    let level = match LanguageLevel::from_number(skill.certified_level_number()) {
        Some(level) if levels & bit(level.number()) != 0 => Fit::Sure,
        Some(_) => Fit::No,
        None => Fit::Unsure,
    };
    let begun = match skill.certified_on() {
        Some(on) if on <= day => Fit::Sure,
        Some(_) => Fit::No,
        None => Fit::Unsure,
    };
    if held { level.min(begun) } else { Fit::No }
}

/// Whether the period holds on the day.
pub(super) fn covers(period: Period, day: Day) -> bool {
    period.started_on() <= day && period.ended_on().is_none_or(|end| day <= end)
}

/// Whether the period is an elected mandate of these kinds, begun on the day or before.
pub(super) fn mandate(period: Period, day: Day, kinds: u64, in_office: bool) -> bool {
    let elected = period.is_elected() || period.kind_number() == ServiceKind::Deputy.number();
    let held = if in_office { covers(period, day) } else { period.started_on() <= day };
    elected && held && kinds & bit(period.kind_number()) != 0
}

/// Whether the result is of the test, passed with so many points, and valid on the day.
pub(super) fn passed(result: TestResult, day: Day, test: u8, points: u8) -> bool {
    result.code_number() == test && result.is_passed() && result.points() >= points && result.holds_on(day)
}

/// One fact that fits is enough.
fn best(fits: impl Iterator<Item = Fit>) -> Outcome {
    let mut found = Fit::No;
    for fit in fits {
        if fit == Fit::Sure {
            return Outcome::Meets;
        }
        found = found.max(fit);
    }
    found.outcome()
}
