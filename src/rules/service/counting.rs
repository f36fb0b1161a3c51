//! Which periods count: filters as bit masks by code number, asked of packed periods.
//! Next: `service`, which lays the periods that count end to end.

use crate::reference::codes::{Grade, ServiceKind};
use crate::rules::facts::Period;
use crate::rules::leaf::PeriodFilter;
use crate::rules::outcome::Outcome;
use crate::rules::setting::{NextLower, Setting};

/// How a fact stands to a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Fit {
    No,
    /// It may satisfy the test; evidence or a detail is missing.
    Unsure,
    Sure,
}

impl Fit {
    /// A fact whose evidence is too weak is at most unsure; a damaged one does not count.
    pub(in crate::rules) fn graded(self, grade: Option<Grade>, required: Option<Grade>) -> Self {
        match (grade, required) {
            (None, _) => Self::No,
            (Some(grade), Some(required)) if grade < required => self.min(Self::Unsure),
            _ => self,
        }
    }

    pub(in crate::rules) const fn outcome(self) -> Outcome {
        match self {
            Self::No => Outcome::DoesNot,
            Self::Unsure => Outcome::CannotTell,
            Self::Sure => Outcome::Meets,
        }
    }
}

/// A filter as bit masks by code number. Zero asks for nothing, except for kinds, where every known
/// kind is listed, so that a damaged number never counts.
#[derive(Debug, Clone, Copy)]
struct Filter {
    kinds: u64,
    sectors: u64,
    categories: u128,
    /// Categories are asked for; the list may be empty, and then none passes.
    listed: bool,
    /// The list of categories lacks one that only the post at hand tells.
    open: bool,
    leading: bool,
}

pub(in crate::rules) fn mask(numbers: impl IntoIterator<Item = u8>) -> u64 {
    numbers.into_iter().fold(0, |mask, number| mask | bit(number))
}

pub(in crate::rules) const fn bit(number: u8) -> u64 {
    if number < 64 { 1 << number } else { 0 }
}

/// Categories alone may outgrow 64.
const fn category_bit(number: u8) -> u128 {
    if number < 128 { 1 << number } else { 0 }
}

impl Filter {
    fn new(filter: &PeriodFilter, setting: &Setting) -> Self {
        let next_lower = setting.next_lower.category().filter(|_| filter.next_lower);
        let listed = filter.categories.iter().copied().chain(next_lower);
        let listed = listed.chain(filter.not_below.iter().flat_map(|category| category.and_higher()));
        let kinds = if filter.kinds.is_empty() { ServiceKind::ALL } else { &filter.kinds };
        Self {
            kinds: mask(kinds.iter().map(|kind| kind.number())),
            sectors: mask(filter.sectors.iter().map(|sector| sector.number())),
            categories: listed.fold(0, |mask, category| mask | category_bit(category.number())),
            listed: filter.next_lower || !filter.categories.is_empty() || !filter.not_below.is_empty(),
            open: filter.next_lower && setting.next_lower == NextLower::Unknown,
            leading: filter.leading,
        }
    }

    fn fit(&self, period: Period) -> Fit {
        if self.kinds & bit(period.kind_number()) == 0 || (self.leading && !period.is_leading()) {
            return Fit::No;
        }
        let mut fit = Fit::Sure;
        if self.sectors != 0 {
            match period.sector_number() {
                0 => fit = Fit::Unsure,
                number if self.sectors & bit(number) == 0 => return Fit::No,
                _ => {}
            }
        }
        if self.listed {
            if self.is_empty() {
                return Fit::No;
            }
            // only posts of corps B have a category that could have been left open
            let corps_b = period.kind_number() == ServiceKind::CorpsB.number();
            match period.category_number() {
                0 if corps_b => fit = Fit::Unsure,
                number if self.categories & category_bit(number) != 0 => {}
                _ if self.open && corps_b => fit = Fit::Unsure,
                _ => return Fit::No,
            }
        }
        fit
    }

    /// Whether no period can pass: the body at hand has no lower category, and the list names no other.
    const fn is_empty(&self) -> bool {
        self.listed && self.categories == 0 && !self.open
    }
}

/// Any of several filters.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Counting(Box<[Filter]>);

impl Counting {
    pub(in crate::rules) fn new(filters: &[PeriodFilter], setting: &Setting) -> Self {
        if filters.is_empty() {
            return Self(Box::new([Filter::new(&PeriodFilter::default(), setting)]));
        }
        Self(filters.iter().map(|filter| Filter::new(filter, setting)).collect())
    }

    pub(in crate::rules) fn fit(&self, period: Period) -> Fit {
        let mut best = Fit::No;
        for filter in &self.0 {
            match filter.fit(period) {
                Fit::Sure => return Fit::Sure,
                fit => best = best.max(fit),
            }
        }
        best
    }

    /// Whether no period can pass any of them.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(Filter::is_empty)
    }
}
