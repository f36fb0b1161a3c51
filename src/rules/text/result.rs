//! What came out, in sentences: why a leaf is met or not, from when it will be, and the same for
//! the whole rule. Plain and to the person: "You need 7 more months of service."
//! Next: the pages' translation layer.

use super::{Arg, Join, Sentence, Voice, length};
use crate::reference::codes::Grade;
use crate::rules::evaluate::{LeafResult, Verdict, Way, When};
use crate::rules::leaf::{Leaf, Test};
use crate::rules::outcome::Outcome;
use crate::rules::reason::Reason;
use crate::rules::vocabulary::Bar;

macro_rules! voiced {
    ($voice:expr, $key:literal) => {
        Sentence::plain(match $voice {
            Voice::You => concat!($key, "-you"),
            Voice::They => concat!($key, "-they"),
        })
    };
}

/// Why the leaf came out so, and from when that changes.
pub fn leaf_result(leaf: &Leaf, result: &LeafResult, voice: Voice) -> Vec<Sentence> {
    let said = match (&result.reason, result.negated) {
        // what is met is what keeps the person out
        (Reason::Met, true) => voiced!(voice, "reason-applies"),
        (reason, _) => why(leaf, reason, voice),
    };
    let later = if result.negated {
        when_in_the_way(result.outcome, result.when, voice)
    } else {
        when(result.outcome, result.when, voice)
    };
    std::iter::once(said).chain(later).collect()
}

/// From when something that must not apply begins or ceases to.
fn when_in_the_way(outcome: Outcome, when: When, voice: Voice) -> Option<Sentence> {
    match (outcome, when) {
        (Outcome::Meets, When { met_until: Some(day), .. }) => {
            Some(voiced!(voice, "when-applies-until").with("day", Arg::Day(day)))
        }
        (Outcome::Meets, _) => None,
        (_, When { eligible_from: Some(day), .. }) => {
            Some(voiced!(voice, "when-applies-from").with("day", Arg::Day(day)))
        }
        (_, When { possible_from: Some(day), .. }) => {
            Some(voiced!(voice, "when-may-apply-from").with("day", Arg::Day(day)))
        }
        _ => None,
    }
}

/// The whole rule's verdict, and from when that changes.
pub fn summary(verdict: &Verdict, voice: Voice) -> Vec<Sentence> {
    let said = match verdict.outcome {
        Outcome::Meets => voiced!(voice, "verdict-summary-meets"),
        Outcome::DoesNot => voiced!(voice, "verdict-summary-does-not"),
        Outcome::CannotTell => voiced!(voice, "verdict-summary-cannot-tell"),
    };
    let said = said.with("day", Arg::Day(verdict.day));
    std::iter::once(said).chain(when(verdict.outcome, verdict.when, voice)).collect()
}

/// The way through the reserve, and from when that changes.
pub fn way(way: &Way, voice: Voice) -> Vec<Sentence> {
    let said = match way.outcome {
        Outcome::Meets => voiced!(voice, "reserve-way-open"),
        Outcome::DoesNot => voiced!(voice, "reserve-way-closed"),
        Outcome::CannotTell => voiced!(voice, "reserve-way-unclear"),
    };
    let from = match (way.outcome, way.when.eligible_from, way.when.met_until) {
        (Outcome::Meets, _, Some(day)) => {
            Some(voiced!(voice, "reserve-way-until").with("day", Arg::Day(day)))
        }
        (Outcome::DoesNot | Outcome::CannotTell, Some(day), _) => {
            Some(voiced!(voice, "reserve-way-from").with("day", Arg::Day(day)))
        }
        _ => None,
    };
    std::iter::once(said).chain(from).collect()
}

fn when(outcome: Outcome, when: When, voice: Voice) -> Option<Sentence> {
    match (outcome, when) {
        (Outcome::Meets, When { met_until: Some(day), .. }) => {
            Some(voiced!(voice, "when-met-until").with("day", Arg::Day(day)))
        }
        (Outcome::Meets, _) => None,
        (_, When { eligible_from: Some(day), .. }) => {
            Some(voiced!(voice, "when-eligible-from").with("day", Arg::Day(day)))
        }
        (_, When { possible_from: Some(day), .. }) => {
            Some(voiced!(voice, "when-possible-from").with("day", Arg::Day(day)))
        }
        // nothing that is known now will change it: nobody must wait for nothing
        (Outcome::DoesNot, _) => Some(voiced!(voice, "when-no-waiting")),
        // the reason says which evidence is missing
        (Outcome::CannotTell, _) => None,
    }
}

fn bars(bars: &[Bar]) -> Arg {
    Arg::List(Join::Comma, bars.iter().map(|bar| Arg::Key(bar.message_key())).collect())
}

fn why(leaf: &Leaf, reason: &Reason, voice: Voice) -> Sentence {
    match reason {
        Reason::Met => match &leaf.test {
            Test::OfficialCheck(test) if test.unless_found => voiced!(voice, "reason-nothing-on-record"),
            Test::NoRelatives(_) => voiced!(voice, "reason-checked"),
            Test::InPost(_) => voiced!(voice, "reason-in-post"),
            Test::Confirmation(_) => voiced!(voice, "reason-confirmed"),
            Test::OfficialCheck(_) => voiced!(voice, "reason-checked"),
            _ => voiced!(voice, "reason-met"),
        },
        Reason::NotStated => match &leaf.test {
            Test::Citizenship(_) => voiced!(voice, "reason-citizenship-not-stated"),
            Test::Age(_) => voiced!(voice, "reason-birth-not-stated"),
            Test::Education(_) => voiced!(voice, "reason-education-not-stated"),
            Test::Degree(_) => voiced!(voice, "reason-degree-not-stated"),
            Test::TestResult(_) => voiced!(voice, "reason-test-not-stated"),
            Test::Language(test) => voiced!(voice, "reason-language-not-stated")
                .with("language", Arg::Key(test.language.message_key())),
            _ => voiced!(voice, "reason-not-stated"),
        },
        Reason::EvidenceBelow { required: Grade::Registry } => voiced!(voice, "reason-evidence-registry"),
        Reason::EvidenceBelow { .. } => voiced!(voice, "reason-evidence-document"),
        Reason::OtherCountry { country } => {
            voiced!(voice, "reason-other-country").with("country", Arg::Country(*country))
        }
        Reason::TooYoung => voiced!(voice, "reason-too-young"),
        Reason::TooOld => voiced!(voice, "reason-too-old"),
        Reason::LevelTooLow => voiced!(voice, "reason-level-too-low"),
        Reason::OtherField => voiced!(voice, "reason-other-field"),
        Reason::FieldNotStated => voiced!(voice, "reason-field-not-stated"),
        Reason::NotYetCompleted { on } => {
            voiced!(voice, "reason-not-yet-completed").with("day", Arg::Day(*on))
        }
        Reason::CompletedTooLate { on } => {
            voiced!(voice, "reason-completed-too-late").with("day", Arg::Day(*on))
        }
        Reason::NotRecognised => voiced!(voice, "reason-not-recognised"),
        Reason::NotOnStateOrder => voiced!(voice, "reason-not-on-state-order"),
        Reason::NoMandate => voiced!(voice, "reason-no-mandate"),
        Reason::TestNotPassed { points } => {
            voiced!(voice, "reason-test-not-passed").with("points", Arg::Number(u32::from(*points)))
        }
        Reason::TestExpired { on } => voiced!(voice, "reason-test-expired").with("day", Arg::Day(*on)),
        Reason::NotMember => voiced!(voice, "reason-not-member"),
        Reason::MembershipEnded { on } => {
            voiced!(voice, "reason-membership-ended").with("day", Arg::Day(*on))
        }
        Reason::PapersMissing { papers } => {
            let papers = papers.iter().map(|paper| Arg::Key(paper.message_key())).collect();
            voiced!(voice, "reason-papers-missing").with("papers", Arg::List(Join::Comma, papers))
        }
        Reason::RelativeStated => voiced!(voice, "reason-relative-stated"),
        Reason::ServiceShort { shortfall } => {
            let said = match shortfall.part {
                None => voiced!(voice, "reason-service-short"),
                Some(_) => voiced!(voice, "reason-service-part-short"),
            };
            said.with("length", length(shortfall.span.months, shortfall.span.days))
        }
        Reason::PeriodIncomplete => voiced!(voice, "reason-period-incomplete"),
        Reason::NoLowerCategory => voiced!(voice, "reason-no-lower-category"),
        Reason::NotInPost => voiced!(voice, "reason-not-in-post"),
        Reason::LanguageTooLow { level } => {
            voiced!(voice, "reason-language-too-low").with("level", Arg::Key(level.message_key()))
        }
        Reason::CertificateMissing => voiced!(voice, "reason-certificate-missing"),
        Reason::CertificateExpired { on } => {
            voiced!(voice, "reason-certificate-expired").with("day", Arg::Day(*on))
        }
        Reason::CertificateTooLow { level } => {
            voiced!(voice, "reason-certificate-too-low").with("level", Arg::Key(level.message_key()))
        }
        Reason::CertificateNotYet { on } => {
            voiced!(voice, "reason-certificate-not-yet").with("day", Arg::Day(*on))
        }
        Reason::CertificateIncomplete => voiced!(voice, "reason-certificate-incomplete"),
        Reason::AwaitsConfirmation => voiced!(voice, "reason-awaits-confirmation"),
        Reason::NotConfirmed => voiced!(voice, "reason-not-confirmed"),
        Reason::AwaitsCheck { bars: missing } => {
            voiced!(voice, "reason-awaits-check").with("bars", bars(missing))
        }
        Reason::BarFound { bars: found } => voiced!(voice, "reason-bar-found").with("bars", bars(found)),
    }
}
