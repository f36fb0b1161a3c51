//! Why a leaf came out as it did: a coded reason with its data, and the facts it was read from.
//! The outcome is the probe's; this only explains it, for the candidate and for the file.
//! Next: `text`, which turns reasons into sentences.

use super::day::Day;
use super::facts::{
    Birth, CheckParts, ConfirmationParts, Education, EducationParts, Facts, LanguageParts, MembershipParts,
    PaperParts, Period, PeriodParts, RelativeParts, TestResultParts,
};
use super::leaf::Leaf;
use super::outcome::Outcome;
use super::probe::{EducationProbe, Probe, ProbeKind, Scratch, covers, mandate};
use super::service::{Fit, Service, Shortfall, bit};
use super::vocabulary::{Bar, Country};
use crate::reference::codes::{Grade, LanguageLevel, PaperKind};

mod held;
mod language;

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
    /// Fits, and was completed after the day asked for.
    CompletedTooLate {
        /// Day of completion.
        on: Day,
    },
    /// A foreign diploma whose recognition is missing.
    NotRecognised,
    /// No study on the state order.
    NotOnStateOrder,
    /// Service too short.
    ServiceShort {
        /// What is missing and how much.
        shortfall: Shortfall,
    },
    /// A period's category or sector is not stated, and it may decide.
    PeriodIncomplete,
    /// Service in the next lower category is asked for, and the body has none.
    NoLowerCategory,
    /// In no such post on the day.
    NotInPost,
    /// No such mandate.
    NoMandate,
    /// The test was not passed, or not with so many points.
    TestNotPassed {
        /// The best points of a hundred.
        points: u8,
    },
    /// The result is no longer valid on the day.
    TestExpired {
        /// Its last day.
        on: Day,
    },
    /// No member of such a programme.
    NotMember,
    /// The membership has ended.
    MembershipEnded {
        /// Its last day.
        on: Day,
    },
    /// Papers are missing or no longer valid.
    PapersMissing {
        /// Which.
        papers: Vec<PaperKind>,
    },
    /// A relative in the service is stated, and nobody has checked the subordination.
    RelativeStated,
    /// The language is stated at a lower level.
    LanguageTooLow {
        /// The stated level.
        level: LanguageLevel,
    },
    /// No certificate.
    CertificateMissing,
    /// The certificate is of a lower level.
    CertificateTooLow {
        /// Its level.
        level: LanguageLevel,
    },
    /// The certificate is issued after the day.
    CertificateNotYet {
        /// Its first day.
        on: Day,
    },
    /// There is a certificate, and its level or its first day is not stated.
    CertificateIncomplete,
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
    /// A membership of a programme.
    Membership(MembershipParts),
    /// The result of a state test.
    TestResult(TestResultParts),
    /// A paper.
    Paper(PaperParts),
    /// A relative in the service of a body.
    Relative(RelativeParts),
    /// What an authorised person answered.
    Confirmation(ConfirmationParts),
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
        ProbeKind::Degree(degrees) => {
            let fit = |row| probe.degree_fit(row, day, *degrees);
            study(facts, day, below, |row| degrees & bit(row.degree_number()) != 0, fit, Reason::NotStated)
        }
        ProbeKind::StateOrder { levels, fundings } => {
            let wanted = |row: Education| {
                fundings & bit(row.funding_number()) != 0 && levels & bit(row.level_number()) != 0
            };
            let fit = |row| probe.state_order_fit(row, day, *levels, *fundings);
            study(facts, day, below, wanted, fit, Reason::NotOnStateOrder)
        }
        ProbeKind::Service(service) => served(service, outcome, scratch.sorted(facts), day, below),
        ProbeKind::InPost(counting) => {
            let held = facts.periods().filter(|period| covers(*period, day));
            let held: Vec<_> = held.filter(|period| counting.fit(*period) != Fit::No).collect();
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
            language::why(&known, day, *levels, *certificate, below)
        }
        ProbeKind::Mandate { kinds, in_office } => {
            let held = facts.periods().filter(|period| mandate(*period, day, *kinds, *in_office));
            let used = held.filter_map(Period::parts).map(UsedFact::Period).collect();
            (if outcome == Outcome::DoesNot { Reason::NoMandate } else { below }, used)
        }
        ProbeKind::TestResult { test, points } => held::test(facts, day, (*test, *points), outcome, below),
        ProbeKind::Member(programmes) => held::member(facts, day, *programmes, outcome, below),
        ProbeKind::Papers(papers) => held::papers(facts, day, *papers, leaf.grade),
        ProbeKind::NoRelatives(body) => {
            let stated = facts.relatives().filter(|row| body.is_none_or(|body| row.body() == body));
            let mut used: Vec<_> = stated.filter_map(|row| row.parts()).map(UsedFact::Relative).collect();
            let bars = vec![Bar::RelativeInSubordination];
            let reason = match outcome {
                Outcome::DoesNot => Reason::BarFound { bars },
                _ if used.is_empty() => Reason::AwaitsCheck { bars },
                _ => Reason::RelativeStated,
            };
            used.extend(held::checks(probe, facts, day, bit(Bar::RelativeInSubordination.number()), *body));
            (reason, used)
        }
        ProbeKind::Confirmation { what, family } => {
            let answer = probe.confirmed(facts, day, *what, *family).and_then(|row| row.parts());
            let reason =
                if outcome == Outcome::DoesNot { Reason::NotConfirmed } else { Reason::AwaitsConfirmation };
            (reason, answer.map(UsedFact::Confirmation).into_iter().collect())
        }
        ProbeKind::OfficialCheck { bars, body, .. } => {
            let (found, clear) = probe.checks(facts, day, *bars, *body);
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
            (reason, held::checks(probe, facts, day, *bars, *body).collect())
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
        Outcome::DoesNot if on.plus_years(min.unwrap_or_default()) > day => Reason::TooYoung,
        Outcome::DoesNot => Reason::TooOld,
        _ => below,
    };
    (reason, vec![UsedFact::Birth { on, grade }])
}

fn education<F: Facts>(probe: &Probe, wanted: &EducationProbe, facts: &F, day: Day, below: Reason) -> Why {
    let rows = facts.education().filter_map(|row| Some((row, row.parts()?))).map(|(row, parts)| {
        let level = wanted.levels & bit(parts.level.number()) != 0;
        let field = wanted.field_fit(parts.field);
        let in_time = wanted.in_time(row);
        let fit = wanted.fit(row);
        let later = parts.completed_on.filter(|on| *on > day);
        // later entries are nearer to meeting the leaf
        let (near, reason) = match (level, field, later) {
            (false, ..) => (0, Reason::LevelTooLow),
            (true, Fit::No, _) => (1, Reason::OtherField),
            (true, _, Some(on)) => (2, Reason::NotYetCompleted { on }),
            (true, _, None) if in_time == Fit::No => match parts.completed_on {
                Some(on) => (2, Reason::CompletedTooLate { on }),
                None => (2, Reason::NotStated),
            },
            (true, Fit::Unsure, None) => (3, Reason::FieldNotStated),
            (true, Fit::Sure, None) if !wanted.accepts(row) => (4, Reason::NotRecognised),
            _ if probe.education_fit(row, day, fit, wanted.accepts(row)) == Fit::Sure => (6, Reason::Met),
            _ => (5, below.clone()),
        };
        (near, reason, parts)
    });
    nearest(rows.collect())
}

/// A completed study that is wanted for something else than its level and field.
fn study<F: Facts>(
    facts: &F,
    day: Day,
    below: Reason,
    wanted: impl Fn(Education) -> bool,
    fit: impl Fn(Education) -> Fit,
    none: Reason,
) -> Why {
    let with = facts.education().filter(|row| wanted(*row));
    let rows = with.filter_map(|row| Some((row, row.parts()?))).map(|(row, parts)| {
        let (near, reason) = match parts.completed_on.filter(|on| *on > day) {
            Some(on) => (2, Reason::NotYetCompleted { on }),
            None if !parts.recognised => (4, Reason::NotRecognised),
            None if fit(row) == Fit::Sure => (6, Reason::Met),
            None => (5, below.clone()),
        };
        (near, reason, parts)
    });
    match nearest(rows.collect()) {
        (Reason::NotStated, used) if used.is_empty() => (none, used),
        why => why,
    }
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
        (Outcome::DoesNot, _) if service.asks_what_is_not_there() => Reason::NoLowerCategory,
        (Outcome::DoesNot, Some(shortfall)) => Reason::ServiceShort { shortfall },
        _ if ungraded => below,
        _ => Reason::PeriodIncomplete,
    };
    (reason, counted.into_iter().filter_map(Period::parts).map(UsedFact::Period).collect())
}
