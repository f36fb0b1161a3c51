//! What would change a verdict: for each requirement in the way, the one thing that would settle it, as a code and a
//! sentence to the person. Waiting is named only where the day is known; where nothing helps, that is said.
//! Next: `web/to_you`, which shows it beside the reason.

use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::words::say;
use crate::reference::codes::{Grade, Locale};
use crate::reference::data::Reference;
use crate::rules::leaf::Test;
use crate::rules::text::{Arg, Sentence};
use crate::rules::{LeafResult, Outcome, Reason, Rule, Verdict};

/// What would settle a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Remedy {
    /// Id of the requirement.
    pub leaf: String,
    pub kind: RemedyKind,
    /// The same in a sentence to the person.
    pub text: String,
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident = $key:literal,)+) => {
        /// Kinds of remedies.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum RemedyKind { $($(#[$meta])* $variant,)+ }

        impl RemedyKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Key of its sentence.
            pub const fn message_key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }
        }
    };
}

kinds! {
    /// It comes by itself, on a day that is known.
    Wait = "remedy-wait",
    /// State what is not stated.
    State = "remedy-state",
    /// Complete an entry that leaves open what decides.
    Complete = "remedy-complete",
    /// Let an officer see a document.
    Document = "remedy-document",
    /// A state registry has to confirm it.
    Registry = "remedy-registry",
    /// Have a foreign diploma recognised.
    Recognition = "remedy-recognition",
    /// Get a certificate, or a new one.
    Certificate = "remedy-certificate",
    /// Bring the language to the level.
    Language = "remedy-language",
    /// Pass the test.
    Test = "remedy-test",
    /// Hand in the papers.
    Papers = "remedy-papers",
    /// An official check is needed; an officer asks for it.
    Check = "remedy-check",
    /// An authorised person has to answer.
    Confirmation = "remedy-confirmation",
    /// More work that counts.
    Serve = "remedy-serve",
    /// Another completed study.
    Study = "remedy-study",
    /// Another post or a mandate.
    Post = "remedy-post",
    /// Enter a programme of the reserve.
    Programme = "remedy-programme",
    /// What is there now must no longer apply.
    End = "remedy-end",
    /// Nothing the person does changes it.
    Nothing = "remedy-nothing",
}

/// What would settle each requirement that is in the way, in the order of the rule.
pub fn remedies(rule: &Rule, verdict: &Verdict, locale: Locale, reference: &Reference) -> Vec<Remedy> {
    let obstacles = verdict.obstacles().into_iter();
    let each = obstacles.filter_map(|found| Some((rule.leaf(&found.leaf)?, found)));
    each.map(|(leaf, found)| {
        let kind = kind(&leaf.test, found);
        let text = say(locale, reference, &sentence(kind, found));
        Remedy { leaf: found.leaf.clone(), kind, text }
    })
    .collect()
}

fn sentence(kind: RemedyKind, found: &LeafResult) -> Sentence {
    let plain = Sentence::plain(kind.message_key());
    let day = match found.outcome {
        Outcome::Meets => found.when.met_until,
        _ => found.when.eligible_from,
    };
    match day {
        Some(day) if kind == RemedyKind::Wait => plain.with("day", Arg::Day(day)),
        _ => plain,
    }
}

fn kind(test: &Test, found: &LeafResult) -> RemedyKind {
    // met and yet in the way: it stands under "must not apply"
    if found.outcome == Outcome::Meets {
        return if found.when.met_until.is_some() { RemedyKind::Wait } else { RemedyKind::End };
    }
    if found.when.eligible_from.is_some() {
        return RemedyKind::Wait;
    }
    match &found.reason {
        Reason::Met => RemedyKind::End,
        Reason::NotStated => match test {
            Test::TestResult(_) => RemedyKind::Test,
            Test::Language(_) => RemedyKind::Language,
            Test::Education(_) | Test::Degree(_) | Test::StateOrder(_) => RemedyKind::Study,
            _ => RemedyKind::State,
        },
        Reason::EvidenceBelow { required: Grade::Registry } => RemedyKind::Registry,
        Reason::EvidenceBelow { .. } => RemedyKind::Document,
        Reason::FieldNotStated | Reason::PeriodIncomplete | Reason::CertificateIncomplete => {
            RemedyKind::Complete
        }
        Reason::NotRecognised => RemedyKind::Recognition,
        Reason::CertificateMissing
        | Reason::CertificateExpired { .. }
        | Reason::CertificateTooLow { .. }
        | Reason::CertificateNotYet { .. } => RemedyKind::Certificate,
        Reason::LanguageTooLow { .. } => RemedyKind::Language,
        Reason::TestNotPassed { .. } | Reason::TestExpired { .. } => RemedyKind::Test,
        Reason::PapersMissing { .. } => RemedyKind::Papers,
        Reason::AwaitsCheck { .. } | Reason::RelativeStated => RemedyKind::Check,
        Reason::AwaitsConfirmation => RemedyKind::Confirmation,
        Reason::ServiceShort { .. } => RemedyKind::Serve,
        Reason::LevelTooLow
        | Reason::OtherField
        | Reason::NotOnStateOrder
        | Reason::NotYetCompleted { .. }
        | Reason::CompletedTooLate { .. } => RemedyKind::Study,
        Reason::NotInPost | Reason::NoMandate => RemedyKind::Post,
        Reason::NotMember | Reason::MembershipEnded { .. } => RemedyKind::Programme,
        Reason::OtherCountry { .. }
        | Reason::NoLowerCategory
        | Reason::TooYoung
        | Reason::TooOld
        | Reason::BarFound { .. }
        | Reason::NotConfirmed => RemedyKind::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::i18n;
    use crate::rules::facts::{Period, PeriodParts, PersonFacts};
    use crate::rules::{Day, Setting, evaluate, shipped};

    #[test]
    fn every_kind_has_a_sentence_in_every_language() {
        for kind in RemedyKind::ALL {
            for locale in Locale::ALL {
                assert!(i18n::has(*locale, kind.message_key()), "{locale}: {kind:?}");
            }
        }
    }

    #[test]
    fn waiting_is_named_with_its_day_and_only_where_it_helps() {
        let reference = Reference::load().unwrap();
        let rules = shipped().unwrap();
        let rule = rules.iter().find(|rule| rule.id() == "demo-specialist").unwrap();
        let day = Day::from_ymd(2026, 12, 1).unwrap();
        let work = |ended_on| {
            let parts = PeriodParts {
                started_on: Day::from_ymd(2026, 9, 1).unwrap(),
                ended_on,
                kind: crate::reference::codes::ServiceKind::CorpsB,
                category: None,
                sector: None,
                leading: false,
                elected: false,
                grade: Grade::Document,
            };
            PersonFacts::default().with_period(Period::pack(parts).unwrap())
        };
        let told = |facts: &PersonFacts| {
            let verdict = evaluate(rule, &Setting::default(), facts, day);
            remedies(rule, &verdict, Locale::En, &reference)
        };
        let with = |facts: &PersonFacts, kind| told(facts).into_iter().find(|remedy| remedy.kind == kind);
        let waiting = with(&work(None), RemedyKind::Wait).expect("work goes on");
        assert!(waiting.text.contains("20"), "{}", waiting.text);
        let over = work(Some(Day::from_ymd(2026, 10, 1).unwrap()));
        assert!(with(&over, RemedyKind::Wait).is_none() && with(&over, RemedyKind::Serve).is_some());
        assert!(told(&PersonFacts::default()).iter().all(|remedy| !remedy.text.contains("remedy-")));
    }
}
