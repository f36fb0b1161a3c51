//! Why a leaf came out as it did: a coded reason with its data, and the facts it was read from.
//! The outcome is the probe's; this only explains it, for the candidate and for the file.
//! Next: `text`, which turns reasons into sentences.

use super::day::Day;
use super::facts::{
    Birth, Certificate, CheckParts, EducationParts, Facts, LanguageParts, LanguageSkill, Period, PeriodParts,
};
use super::leaf::Leaf;
use super::outcome::Outcome;
use super::probe::{EducationProbe, Probe, ProbeKind, Scratch, valid_on};
use super::service::{Fit, Service, Shortfall, bit};
use super::vocabulary::{Bar, Country};
use crate::reference::codes::{Grade, LanguageLevel};

/// Why a leaf came out as it did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// Met.
    Met,
    /// The profile says nothing that could meet the leaf; for birth and citizenship, nothing at all.
    NotStated,
    /// What was stated fits, but somebody better than the person must stand behind it.
    EvidenceBelow {
        /// The grade the leaf asks for.
        required: Grade,
    },
    /// Citizen of another country.
    OtherCountry {
        /// The stated country.
        country: Country,
    },
    /// Not old enough.
    TooYoung,
    /// Too old.
    TooOld,
    /// No education of this level.
    LevelTooLow,
    /// The education is in another field.
    OtherField,
    /// The diploma's field of study is not stated, or not closely enough.
    FieldNotStated,
    /// Fits, and is not completed on the day.
    NotYetCompleted {
        /// Day of completion.
        on: Day,
    },
    /// A foreign diploma whose recognition is missing.
    NotRecognised,
    /// Service too short.
    ServiceShort {
        /// What is missing and how much.
        shortfall: Shortfall,
    },
    /// A period's category or sector is not stated, and it may decide.
    PeriodIncomplete,
    /// In no such post on the day.
    NotInPost,
    /// The language is stated at a lower level.
    LanguageTooLow {
        /// The stated level.
        level: LanguageLevel,
    },
    /// No certificate.
    CertificateMissing,
    /// The certificate is not valid on the day.
    CertificateExpired {
        /// Its last day.
        on: Day,
    },
    /// Nobody has confirmed it yet.
    AwaitsConfirmation,
    /// An authorised person answered no.
    NotConfirmed,
    /// Official checks are missing.
    AwaitsCheck {
        /// Which.
        bars: Vec<Bar>,
    },
    /// An official check found a bar.
    BarFound {
        /// Which.
        bars: Vec<Bar>,
    },
}

/// A fact a leaf was read from; packing it gives the number in the profile and the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UsedFact {
    /// Day of birth.
    Birth {
        /// The day.
        on: Day,
        /// Evidence grade.
        grade: Grade,
    },
    /// Citizenship.
    Citizenship {
        /// The country.
        country: Country,
        /// Evidence grade.
        grade: Grade,
    },
    /// An education.
    Education(EducationParts),
    /// A period of work or service.
    Period(PeriodParts),
    /// A language.
    Language(LanguageParts),
    /// The result of an official check.
    Check(CheckParts),
}

/// A reason and the facts behind it.
pub(super) type Why = (Reason, Vec<UsedFact>);

/// Explains an outcome the probe gave.
pub(super) fn why<F: Facts>(
    (leaf, probe): (&Leaf, &Probe),
    outcome: Outcome,
    facts: &F,
    day: Day,
    scratch: &mut Scratch,
) -> Why {
    let below = Reason::EvidenceBelow { required: leaf.grade.unwrap_or(Grade::Document) };
    let (reason, used) = match &probe.kind {
        ProbeKind::Citizenship(_) => citizenship(facts, outcome, below),
        ProbeKind::Age { min, .. } => age(facts.birth(), *min, day, outcome, below),
        ProbeKind::Education(wanted) => education(probe, wanted, facts, day, below),
        ProbeKind::Degree(degrees) => degree(probe, *degrees, facts, day, below),
        ProbeKind::Service(service) => served(service, outcome, scratch.sorted(facts), day, below),
        ProbeKind::InPost(counting) => {
            let covers = |period: &Period| {
                period.started_on() <= day && period.ended_on().is_none_or(|end| day <= end)
            };
            let held: Vec<_> =
                facts.periods().filter(covers).filter(|period| counting.fit(*period) != Fit::No).collect();
            let complete = held.iter().any(|period| counting.fit(*period) == Fit::Sure);
            let reason = match outcome {
                Outcome::DoesNot => Reason::NotInPost,
                _ if complete => below,
                _ => Reason::PeriodIncomplete,
            };
            (reason, held.into_iter().filter_map(Period::parts).map(UsedFact::Period).collect())
        }
        ProbeKind::Language { language, levels, certificate } => {
            let known: Vec<_> =
                facts.languages().filter(|skill| skill.language_number() == *language).collect();
            self::language(&known, *levels, |skill| !certificate || valid_on(skill, day), below)
        }
        ProbeKind::Confirmation(_) => {
            let reason =
                if outcome == Outcome::DoesNot { Reason::NotConfirmed } else { Reason::AwaitsConfirmation };
            (reason, Vec::new())
        }
        ProbeKind::OfficialCheck(bars) => {
            let (found, clear) = probe.checked(facts, day);
            let named = |mask: u64| {
                Bar::ALL
                    .iter()
                    .copied()
                    .filter(|bar| mask & bars & bit(bar.number()) != 0)
                    .collect::<Vec<_>>()
            };
            let reason = match outcome {
                Outcome::DoesNot => Reason::BarFound { bars: named(found) },
                _ => Reason::AwaitsCheck { bars: named(!clear) },
            };
            let asked = facts.checks().filter(|check| bars & bit(check.bar_number()) != 0);
            let used = asked.filter(|check| probe.relied_on(*check, day)).filter_map(|check| check.parts());
            (reason, used.map(UsedFact::Check).collect())
        }
    };
    (if outcome == Outcome::Meets { Reason::Met } else { reason }, used)
}

fn citizenship<F: Facts>(facts: &F, outcome: Outcome, below: Reason) -> Why {
    let stated = facts.citizenship().and_then(|fact| fact.country().zip(fact.grade()));
    let Some((country, grade)) = stated else { return (Reason::NotStated, Vec::new()) };
    let reason = if outcome == Outcome::DoesNot { Reason::OtherCountry { country } } else { below };
    (reason, vec![UsedFact::Citizenship { country, grade }])
}

fn age(birth: Option<Birth>, min: Option<u32>, day: Day, outcome: Outcome, below: Reason) -> Why {
    let stated = birth.and_then(|fact| fact.grade().map(|grade| (fact.on(), grade)));
    let Some((on, grade)) = stated else { return (Reason::NotStated, Vec::new()) };
    let reason = match outcome {
        Outcome::DoesNot if min.is_some_and(|years| on.plus_years(years) > day) => Reason::TooYoung,
        Outcome::DoesNot => Reason::TooOld,
        _ => below,
    };
    (reason, vec![UsedFact::Birth { on, grade }])
}

fn education<F: Facts>(probe: &Probe, wanted: &EducationProbe, facts: &F, day: Day, below: Reason) -> Why {
    let rows = facts.education().filter_map(|row| Some((row, row.parts()?))).map(|(row, parts)| {
        let level = wanted.levels & bit(parts.level.number()) != 0;
        let field = wanted.field_fit(parts.field);
        let fit = if level { field } else { Fit::No };
        let later = parts.completed_on.filter(|on| *on > day);
        // later entries are nearer to meeting the leaf
        let (near, reason) = match (level, field, later) {
            (false, ..) => (0, Reason::LevelTooLow),
            (true, Fit::No, _) => (1, Reason::OtherField),
            (true, _, Some(on)) => (2, Reason::NotYetCompleted { on }),
            (true, Fit::Unsure, None) => (3, Reason::FieldNotStated),
            (true, Fit::Sure, None) if !parts.recognised => (4, Reason::NotRecognised),
            _ if probe.education_fit(row, day, fit) == Fit::Sure => (6, Reason::Met),
            _ => (5, below.clone()),
        };
        (near, reason, parts)
    });
    nearest(rows.collect())
}

fn degree<F: Facts>(probe: &Probe, degrees: u64, facts: &F, day: Day, below: Reason) -> Why {
    let with = facts.education().filter(|row| bit(row.degree_number()) & degrees != 0);
    let rows = with.filter_map(|row| Some((row, row.parts()?))).map(|(row, parts)| {
        let (near, reason) = match parts.completed_on.filter(|on| *on > day) {
            Some(on) => (2, Reason::NotYetCompleted { on }),
            None if !parts.recognised => (4, Reason::NotRecognised),
            None if probe.degree_fit(row, day, degrees) == Fit::Sure => (6, Reason::Met),
            None => (5, below.clone()),
        };
        (near, reason, parts)
    });
    nearest(rows.collect())
}

/// The rows nearest to meeting the leaf, and what they lack.
fn nearest(rows: Vec<(u8, Reason, EducationParts)>) -> Why {
    let Some(near) = rows.iter().map(|(near, ..)| *near).max() else {
        return (Reason::NotStated, Vec::new());
    };
    let mut reason = Reason::NotStated;
    let mut used = Vec::new();
    for (_, why, parts) in rows.into_iter().filter(|(row, ..)| *row == near) {
        if used.is_empty() {
            reason = why;
        }
        used.push(UsedFact::Education(parts));
    }
    (reason, used)
}

fn served(service: &Service, outcome: Outcome, sorted: &[u64], day: Day, below: Reason) -> Why {
    let past = sorted.iter().copied().map(Period::from_packed).filter(|period| period.started_on() < day);
    let counted: Vec<_> = past.filter(|period| service.fit(*period) != Fit::No).collect();
    let ungraded = counted.iter().any(|period| service.is_below_grade(*period));
    let reason = match (outcome, service.shortfall(sorted, day)) {
        (Outcome::DoesNot, Some(shortfall)) => Reason::ServiceShort { shortfall },
        _ if ungraded => below,
        _ => Reason::PeriodIncomplete,
    };
    (reason, counted.into_iter().filter_map(Period::parts).map(UsedFact::Period).collect())
}

fn language(
    known: &[LanguageSkill],
    levels: u64,
    certified: impl Fn(LanguageSkill) -> bool,
    below: Reason,
) -> Why {
    let enough = |skill: &&LanguageSkill| levels & bit(skill.level_number()) != 0;
    let able: Vec<_> = known.iter().filter(enough).copied().collect();
    let last = able.iter().filter_map(|skill| match skill.certificate() {
        Certificate::Until(end) => Some(end),
        _ => None,
    });
    let reason = if known.is_empty() {
        Reason::NotStated
    } else if able.is_empty() {
        let best = known.iter().map(|skill| skill.level_number()).max();
        match best.and_then(LanguageLevel::from_number) {
            Some(level) => Reason::LanguageTooLow { level },
            None => Reason::NotStated,
        }
    } else if able.iter().any(|skill| certified(*skill)) {
        below
    } else {
        last.max().map_or(Reason::CertificateMissing, |on| Reason::CertificateExpired { on })
    };
    let shown = if able.is_empty() { known } else { &able };
    (reason, shown.iter().filter_map(|skill| skill.parts()).map(UsedFact::Language).collect())
}
