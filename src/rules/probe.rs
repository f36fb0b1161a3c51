//! Leaves meet facts: each leaf compiled to a probe over packed numbers, with one method that
//! gives its outcome on a day. Every reader (index scan, explanation, timeline) asks this method,
//! so they cannot disagree. Nothing here allocates for up to sixteen periods.
//! Next: `service` (lengths), `compile` (combination), `reason` (why).

use super::day::Day;
use super::facts::{Certificate, Check, Education, Facts, LanguageSkill};
use super::leaf::{EducationTest, Leaf, Test};
use super::outcome::Outcome;
use super::service::{Counting, Fit, Service, Sorted, bit, mask};
use super::vocabulary::{Field, FieldMatch};
use crate::reference::codes::{Degree, EducationLevel, Grade, LanguageLevel};

/// Facts prepared once per person and shared by the probes.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    periods: Option<Sorted>,
}

impl Scratch {
    pub(super) fn sorted<F: Facts>(&mut self, facts: &F) -> &[u64] {
        self.periods.get_or_insert_with(|| Sorted::new(facts.periods())).as_slice()
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
    Service(Service),
    InPost(Counting),
    Language {
        language: u8,
        levels: u64,
        certificate: bool,
    },
    /// Id of the leaf.
    Confirmation(Box<str>),
    /// Mask of bars.
    OfficialCheck(u64),
}

#[derive(Debug, Clone)]
pub(super) struct EducationProbe {
    pub(super) levels: u64,
    fields: Box<[Field]>,
}

impl EducationProbe {
    fn new(test: &EducationTest) -> Self {
        let wanted = |level: &&EducationLevel| match test.min {
            Some(min) => **level >= min,
            None => test.levels.is_empty() || test.levels.contains(level),
        };
        let levels = EducationLevel::ALL.iter().filter(wanted).map(|level| level.number());
        Self { levels: mask(levels), fields: test.fields.as_slice().into() }
    }

    /// How the field of study stands to the prefixes asked for.
    pub(super) fn field_fit(&self, field: Option<Field>) -> Fit {
        if self.fields.is_empty() {
            return Fit::Sure;
        }
        let Some(field) = field else { return Fit::Unsure };
        let fit = |prefix: &Field| match field.within(*prefix) {
            FieldMatch::Within => Fit::Sure,
            FieldMatch::Coarser => Fit::Unsure,
            FieldMatch::Other => Fit::No,
        };
        self.fields.iter().map(fit).max().unwrap_or(Fit::No)
    }

    fn fit(&self, row: Education) -> Fit {
        if self.levels & bit(row.level_number()) == 0 { Fit::No } else { self.field_fit(row.field()) }
    }
}

impl Probe {
    pub(super) fn new(leaf: &Leaf) -> Self {
        let kind = match &leaf.test {
            Test::Citizenship(test) => ProbeKind::Citizenship(test.country.number()),
            Test::Age(test) => ProbeKind::Age { min: test.min.map(u32::from), max: test.max.map(u32::from) },
            Test::Education(test) => ProbeKind::Education(EducationProbe::new(test)),
            Test::Degree(test) => {
                let any = if test.any_of.is_empty() { Degree::ALL } else { &test.any_of };
                ProbeKind::Degree(mask(any.iter().map(|degree| degree.number())))
            }
            Test::Service(test) => ProbeKind::Service(Service::new(test, leaf.grade)),
            Test::InPost(test) => ProbeKind::InPost(Counting::new(&test.counting)),
            Test::Language(test) => {
                let enough = LanguageLevel::ALL.iter().filter(|level| **level >= test.min);
                ProbeKind::Language {
                    language: test.language.number(),
                    levels: mask(enough.map(|level| level.number())),
                    certificate: test.certificate,
                }
            }
            Test::Confirmation(_) => ProbeKind::Confirmation(leaf.id.as_str().into()),
            Test::OfficialCheck(test) => {
                ProbeKind::OfficialCheck(mask(test.bars.iter().map(|bar| bar.number())))
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
            ProbeKind::Degree(_) => 4,
            ProbeKind::Education(_) => 5,
            ProbeKind::InPost(_) => 6,
            ProbeKind::Service(_) => 7,
            ProbeKind::OfficialCheck(_) => 8,
            ProbeKind::Confirmation(_) => 9,
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
                let old_enough = min.is_none_or(|years| born.plus_years(years) <= day);
                let young_enough = max.is_none_or(|years| day < born.plus_years(years + 1));
                match fact.grade() {
                    None => Outcome::CannotTell,
                    _ if !(old_enough && young_enough) => Outcome::DoesNot,
                    grade => Fit::Sure.graded(grade, self.grade).outcome(),
                }
            }),
            ProbeKind::Education(probe) => {
                best(facts.education().map(|row| self.education_fit(row, day, probe.fit(row))))
            }
            ProbeKind::Degree(degrees) => {
                best(facts.education().map(|row| self.degree_fit(row, day, *degrees)))
            }
            ProbeKind::Service(service) => service.outcome(scratch.sorted(facts), day),
            ProbeKind::InPost(counting) => best(facts.periods().map(|period| {
                let covers = period.started_on() <= day && period.ended_on().is_none_or(|end| day <= end);
                if covers { counting.fit(period).graded(period.grade(), self.grade) } else { Fit::No }
            })),
            ProbeKind::Language { language, levels, certificate } => best(facts.languages().map(|skill| {
                let enough = skill.language_number() == *language && levels & bit(skill.level_number()) != 0;
                let certified = !certificate || valid_on(skill, day);
                if enough && certified { Fit::Sure.graded(skill.grade(), self.grade) } else { Fit::No }
            })),
            ProbeKind::Confirmation(leaf) => match facts.confirmation(leaf) {
                None => Outcome::CannotTell,
                Some(true) => Outcome::Meets,
                Some(false) => Outcome::DoesNot,
            },
            ProbeKind::OfficialCheck(bars) => {
                let (found, clear) = self.checked(facts, day);
                if found & bars != 0 {
                    Outcome::DoesNot
                } else if clear & bars == *bars {
                    Outcome::Meets
                } else {
                    Outcome::CannotTell
                }
            }
        }
    }

    /// A diploma counts from its day of completion, once it is valid in Kazakhstan.
    pub(super) fn education_fit(&self, row: Education, day: Day, fit: Fit) -> Fit {
        if row.completed_on().is_some_and(|on| on > day) {
            return Fit::No;
        }
        let recognised = if row.is_recognised() { fit } else { fit.min(Fit::Unsure) };
        recognised.graded(row.grade(), self.grade)
    }

    pub(super) fn degree_fit(&self, row: Education, day: Day, degrees: u64) -> Fit {
        let wanted = row.degree_number() != 0 && degrees & bit(row.degree_number()) != 0;
        self.education_fit(row, day, if wanted { Fit::Sure } else { Fit::No })
    }

    /// Masks of the bars found and of the bars excluded by checks in force on the day.
    pub(super) fn checked<F: Facts>(&self, facts: &F, day: Day) -> (u64, u64) {
        facts.checks().filter(|check| self.relied_on(*check, day)).fold((0, 0), |(found, clear), check| {
            let bar = bit(check.bar_number());
            if check.is_found() { (found | bar, clear) } else { (found, clear | bar) }
        })
    }

    /// Somebody's own word is no check; nor is an answer outdated or younger than the day.
    pub(super) fn relied_on(&self, check: Check, day: Day) -> bool {
        let required = self.grade.unwrap_or(Grade::Document).max(Grade::Document);
        check.grade().is_some_and(|grade| grade >= required)
            && check.on() <= day
            && check.valid_until().is_none_or(|end| day <= end)
    }
}

/// Whether the certificate is valid on the day.
pub(super) fn valid_on(skill: LanguageSkill, day: Day) -> bool {
    match skill.certificate() {
        Certificate::None => false,
        Certificate::WithoutExpiry => true,
        Certificate::Until(end) => day <= end,
    }
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
