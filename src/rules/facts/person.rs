//! The one small trait through which rules see a person, and its in-memory implementation.
//! The search index has the other implementation, over its columns; both hold the same numbers.
//! Next: `rules::compile` and `rules::evaluate`, the only readers.

use super::{Birth, Check, Citizenship, Education, LanguageSkill, Period, Residence};
use std::iter;

/// What is known about a person.
///
/// # What absence means
/// - **Scalar facts** (birth, citizenship) absent: nothing is known, so leaves that need them
///   *cannot tell*.
/// - **Lists** (education, periods, languages): a submitted profile is complete by the person's own
///   statement, so what it does not mention does not exist: *does not meet*. Callers evaluate
///   drafts with that in mind.
/// - **A fact below the grade** the leaf asks for, a foreign diploma not yet recognised, a
///   period whose category or sector was left open, a diploma without a field of study: the fact may
///   well satisfy the leaf, evidence is missing: *cannot tell*.
/// - **Official checks and confirmations** absent: *cannot tell*, never *cleared*. A check graded
///   `declared` (somebody's own word) counts as absent.
pub trait Facts {
    /// Day of birth.
    fn birth(&self) -> Option<Birth>;

    /// Citizenship.
    fn citizenship(&self) -> Option<Citizenship>;

    /// Place of residence. No leaf asks for it yet.
    fn residence(&self) -> Option<Residence> {
        None
    }

    /// Completed education, in any order.
    fn education(&self) -> impl Iterator<Item = Education>;

    /// Work and service, in any order; overlaps are fine.
    fn periods(&self) -> impl Iterator<Item = Period>;

    /// Languages, in any order.
    fn languages(&self) -> impl Iterator<Item = LanguageSkill>;

    /// Results of official checks, in any order.
    fn checks(&self) -> impl Iterator<Item = Check> {
        iter::empty()
    }

    /// What an authorised person answered to the confirmation leaf with this id, for the rule and
    /// the vacancy at hand. Absent in the index: it belongs to a case, not to a person.
    fn confirmation(&self, leaf: &str) -> Option<bool> {
        let _ = leaf;
        None
    }
}

impl<F: Facts> Facts for &F {
    fn birth(&self) -> Option<Birth> {
        (**self).birth()
    }

    fn citizenship(&self) -> Option<Citizenship> {
        (**self).citizenship()
    }

    fn residence(&self) -> Option<Residence> {
        (**self).residence()
    }

    fn education(&self) -> impl Iterator<Item = Education> {
        (**self).education()
    }

    fn periods(&self) -> impl Iterator<Item = Period> {
        (**self).periods()
    }

    fn languages(&self) -> impl Iterator<Item = LanguageSkill> {
        (**self).languages()
    }

    fn checks(&self) -> impl Iterator<Item = Check> {
        (**self).checks()
    }

    fn confirmation(&self, leaf: &str) -> Option<bool> {
        (**self).confirmation(leaf)
    }
}

/// The facts of one person in memory: the profile as loaded, packed.
///
/// The lists hold packed numbers, exactly as they go into the index columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonFacts {
    /// Day of birth.
    pub birth: Option<Birth>,
    /// Citizenship.
    pub citizenship: Option<Citizenship>,
    /// Place of residence.
    pub residence: Option<Residence>,
    /// Packed [`Education`].
    pub education: Vec<u64>,
    /// Packed [`Period`].
    pub periods: Vec<u64>,
    /// Packed [`LanguageSkill`].
    pub languages: Vec<u64>,
    /// Packed [`Check`].
    pub checks: Vec<u64>,
    /// Answers to confirmation leaves: leaf id and answer.
    pub confirmations: Vec<(String, bool)>,
}

impl PersonFacts {
    /// Adds an education.
    #[must_use]
    pub fn with_education(mut self, education: Education) -> Self {
        self.education.push(education.packed());
        self
    }

    /// Adds a period of work or service.
    #[must_use]
    pub fn with_period(mut self, period: Period) -> Self {
        self.periods.push(period.packed());
        self
    }

    /// Adds a language.
    #[must_use]
    pub fn with_language(mut self, language: LanguageSkill) -> Self {
        self.languages.push(language.packed());
        self
    }

    /// Adds the result of an official check.
    #[must_use]
    pub fn with_check(mut self, check: Check) -> Self {
        self.checks.push(check.packed());
        self
    }

    /// Adds the answer to a confirmation leaf.
    #[must_use]
    pub fn with_confirmation(mut self, leaf: &str, answer: bool) -> Self {
        self.confirmations.push((leaf.to_owned(), answer));
        self
    }
}

impl Facts for PersonFacts {
    fn birth(&self) -> Option<Birth> {
        self.birth
    }

    fn citizenship(&self) -> Option<Citizenship> {
        self.citizenship
    }

    fn residence(&self) -> Option<Residence> {
        self.residence
    }

    fn education(&self) -> impl Iterator<Item = Education> {
        self.education.iter().copied().map(Education::from_packed)
    }

    fn periods(&self) -> impl Iterator<Item = Period> {
        self.periods.iter().copied().map(Period::from_packed)
    }

    fn languages(&self) -> impl Iterator<Item = LanguageSkill> {
        self.languages.iter().copied().map(LanguageSkill::from_packed)
    }

    fn checks(&self) -> impl Iterator<Item = Check> {
        self.checks.iter().copied().map(Check::from_packed)
    }

    fn confirmation(&self, leaf: &str) -> Option<bool> {
        self.confirmations.iter().find(|(id, _)| id == leaf).map(|(_, answer)| *answer)
    }
}
