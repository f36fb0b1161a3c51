//! Why a leaf about a language came out as it did: the level, and the certificate where one is asked for.

use super::{Reason, UsedFact, Why};
use crate::reference::codes::LanguageLevel;
use crate::rules::day::Day;
use crate::rules::facts::{Certificate, LanguageSkill};
use crate::rules::probe::language_fit;
use crate::rules::service::{Fit, bit};

/// The skills that may be what is asked for, and what they lack.
pub(super) fn why(known: &[LanguageSkill], day: Day, levels: u64, certificate: bool, below: Reason) -> Why {
    let enough = |level: u8| levels & bit(level) != 0;
    let may = |skill: &&LanguageSkill| {
        // a certificate whose level is not stated may be about the level asked for
        let certified = skill.certificate() != Certificate::None;
        let stated = LanguageLevel::from_number(skill.certified_level_number());
        match stated.filter(|_| certificate && certified) {
            Some(level) => enough(level.number()),
            None => enough(skill.level_number()) || (certificate && certified),
        }
    };
    let able: Vec<_> = known.iter().filter(may).copied().collect();
    let fits: Vec<_> = able.iter().map(|skill| language_fit(*skill, day, levels, certificate)).collect();
    let reason = if known.is_empty() {
        Reason::NotStated
    } else if able.is_empty() {
        too_low(known, certificate)
    } else if fits.contains(&Fit::Sure) {
        below
    } else if fits.contains(&Fit::Unsure) {
        Reason::CertificateIncomplete
    } else {
        let expired = able.iter().filter_map(|skill| match skill.certificate() {
            Certificate::Until(end) if end < day => Some(end),
            _ => None,
        });
        let later = able.iter().filter(|skill| skill.certificate() != Certificate::None);
        let later = later.filter_map(|skill| skill.certified_on()).filter(|on| *on > day);
        match (later.min(), expired.max()) {
            (Some(on), _) => Reason::CertificateNotYet { on },
            (None, Some(on)) => Reason::CertificateExpired { on },
            (None, None) => Reason::CertificateMissing,
        }
    };
    let shown = if able.is_empty() { known } else { &able };
    (reason, shown.iter().filter_map(|skill| skill.parts()).map(UsedFact::Language).collect())
}

/// The best level there is, of a certificate where one is asked for and there.
fn too_low(known: &[LanguageSkill], certificate: bool) -> Reason {
    let certified = known.iter().filter(|skill| certificate && skill.certificate() != Certificate::None);
    let certified = certified.filter_map(|skill| LanguageLevel::from_number(skill.certified_level_number()));
    let spoken = known.iter().filter_map(|skill| LanguageLevel::from_number(skill.level_number()));
    match (certified.max(), spoken.max()) {
        (Some(level), _) => Reason::CertificateTooLow { level },
        (None, Some(level)) => Reason::LanguageTooLow { level },
        (None, None) => Reason::NotStated,
    }
}
