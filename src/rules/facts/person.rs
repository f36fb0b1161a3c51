//! The one small trait through which rules see a person, and its in-memory implementation.
//! The search index has the other implementation, over its columns; both hold the same numbers.
//! Next: `rules::compile` and `rules::evaluate`, the only readers.

use super::{
    Birth, Check, Citizenship, Confirmation, Education, LanguageSkill, Membership, Paper, Period, Relative,
    Residence, TestResult,
};
use std::iter;

/// What is known about a person.
///
/// # What absence means
/// - **Scalar facts** (birth, citizenship) absent: nothing is known, so leaves that need them
///   *cannot tell*.
/// - **Lists** (education, periods, languages, memberships, test results): a submitted profile is complete by the
///   person's own statement, so what it does not mention does not exist: *does not meet*, said as "the profile states
///   none". Callers evaluate drafts with that in mind. Under `not` (no political post at present, no place in the reserve
///   already) silence is therefore enough, as far as stated. Not so for relatives: silence there is no answer.
/// - **A fact below the grade** the leaf asks for, a foreign diploma not yet recognised, a
///   period whose category or sector was left open, a diploma without a field of study: the fact may
///   well satisfy the leaf, evidence is missing: *cannot tell*.
/// - **Official checks, confirmations and papers** absent: *cannot tell*, never *cleared*; a leaf that asks only
///   `unless_found` is met and says that nothing is on record. A check graded `declared` (somebody's own word) counts as
///   absent.
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

    /// Memberships of programmes, in any order.
    fn memberships(&self) -> impl Iterator<Item = Membership> {
        iter::empty()
    }

    /// Results of state tests, in any order.
    fn tests(&self) -> impl Iterator<Item = TestResult> {
        iter::empty()
    }

    /// Papers, in any order.
    fn papers(&self) -> impl Iterator<Item = Paper> {
        iter::empty()
    }

    /// What authorised persons confirmed or denied, in any order.
    fn confirmations(&self) -> impl Iterator<Item = Confirmation> {
        iter::empty()
    }

    /// Relatives in the service of bodies, in any order.
    fn relatives(&self) -> impl Iterator<Item = Relative> {
        iter::empty()
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

    fn memberships(&self) -> impl Iterator<Item = Membership> {
        (**self).memberships()
    }

    fn tests(&self) -> impl Iterator<Item = TestResult> {
        (**self).tests()
    }

    fn papers(&self) -> impl Iterator<Item = Paper> {
        (**self).papers()
    }

    fn confirmations(&self) -> impl Iterator<Item = Confirmation> {
        (**self).confirmations()
    }

    fn relatives(&self) -> impl Iterator<Item = Relative> {
        (**self).relatives()
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
    /// Packed [`Membership`].
    pub memberships: Vec<u64>,
    /// Packed [`TestResult`].
    pub tests: Vec<u64>,
    /// Packed [`Paper`].
    pub papers: Vec<u64>,
    /// Packed [`Confirmation`].
    pub confirmations: Vec<u64>,
    /// Packed [`Relative`].
    pub relatives: Vec<u64>,
}

impl PersonFacts {
    /// Every list, in a fixed order.
    pub fn lists(&self) -> [&[u64]; 9] {
        [
            &self.education,
            &self.periods,
            &self.languages,
            &self.checks,
            &self.memberships,
            &self.tests,
            &self.papers,
            &self.confirmations,
            &self.relatives,
        ]
    }

    /// The same lists, to put them in order.
    pub const fn lists_mut(&mut self) -> [&mut Vec<u64>; 9] {
        [
            &mut self.education,
            &mut self.periods,
            &mut self.languages,
            &mut self.checks,
            &mut self.memberships,
            &mut self.tests,
            &mut self.papers,
            &mut self.confirmations,
            &mut self.relatives,
        ]
    }

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

    /// Adds a membership of a programme.
    #[must_use]
    pub fn with_membership(mut self, membership: Membership) -> Self {
        self.memberships.push(membership.packed());
        self
    }

    /// Adds the result of a state test.
    #[must_use]
    pub fn with_test(mut self, test: TestResult) -> Self {
        self.tests.push(test.packed());
        self
    }

    /// Adds a paper.
    #[must_use]
    pub fn with_paper(mut self, paper: Paper) -> Self {
        self.papers.push(paper.packed());
        self
    }

    /// Adds what an authorised person answered.
    #[must_use]
    pub fn with_confirmation(mut self, confirmation: Confirmation) -> Self {
        self.confirmations.push(confirmation.packed());
        self
    }

    /// Adds a relative in the service of a body.
    #[must_use]
    pub fn with_relative(mut self, relative: Relative) -> Self {
        self.relatives.push(relative.packed());
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

    fn memberships(&self) -> impl Iterator<Item = Membership> {
        self.memberships.iter().copied().map(Membership::from_packed)
    }

    fn tests(&self) -> impl Iterator<Item = TestResult> {
        self.tests.iter().copied().map(TestResult::from_packed)
    }

    fn papers(&self) -> impl Iterator<Item = Paper> {
        self.papers.iter().copied().map(Paper::from_packed)
    }

    fn confirmations(&self) -> impl Iterator<Item = Confirmation> {
        self.confirmations.iter().copied().map(Confirmation::from_packed)
    }

    fn relatives(&self) -> impl Iterator<Item = Relative> {
        self.relatives.iter().copied().map(Relative::from_packed)
    }
}
