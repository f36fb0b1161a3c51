//! One person against many vacancies: outcome and from when, without reasons, in the order an applicant reads them.
//! Vacancies under one edition that differ in nothing their rule asks for share one course, from the earliest of their
//! days on.
//! Pure but for the kept rules. Next: `own`, which tells the reasons of the vacancies of one page.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::case::Case;
use crate::matching::evaluation::{Listed, Near};
use crate::matching::ready;
use crate::platform::error::Result;
use crate::platform::ids::RuleId;
use crate::rules::{AskedOfPost, Course, Day, Facts, Outcome, Prepared, Setting, When};

/// How a person stands to a vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The vacancy's day.
    pub day: Day,
    pub outcome: Outcome,
    pub when: When,
    /// Whether the person may be appointed through the reserve; nothing where the rule knows no such way.
    pub through_reserve: Option<Outcome>,
}

/// Vacancies by how a person stands to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct StandingCounts {
    /// Every open vacancy.
    pub all: u64,
    pub meets: u64,
    pub cannot_tell: u64,
    pub does_not: u64,
    /// Not met on the vacancy's day, and met within six months after it if nothing changes, or then open but for evidence, a
    /// confirmation or a check.
    pub soon: u64,
    /// Not met or not to be told, and open through the reserve.
    pub through_reserve: u64,
}

impl Standing {
    /// Whether the vacancy belongs to a list; nothing stands for the list of all.
    pub fn is_listed(&self, listed: Option<Listed>) -> bool {
        match listed {
            None => true,
            Some(Listed::Verdict(outcome)) => self.outcome == outcome,
            Some(Listed::Soon) => self.outcome != Outcome::Meets && Near::of(self.when, self.day).is_some(),
            Some(Listed::ThroughReserve) => {
                self.outcome != Outcome::Meets && self.through_reserve == Some(Outcome::Meets)
            }
        }
    }

    /// The order: met ones first, then those that cannot be told, then the others; within the last two the soonest
    /// first, and those that waiting does not help last.
    fn rank(&self) -> (Reverse<Outcome>, Day, Day) {
        let or_never = |day: Option<Day>| day.unwrap_or(Day::MAX);
        (Reverse(self.outcome), or_never(self.when.eligible_from), or_never(self.when.possible_from))
    }
}

impl StandingCounts {
    /// Counts every vacancy.
    pub fn of<'s>(standings: impl IntoIterator<Item = &'s Standing>) -> Self {
        let mut counts = Self::default();
        for one in standings {
            counts.all += 1;
            match one.outcome {
                Outcome::Meets => counts.meets += 1,
                Outcome::CannotTell => counts.cannot_tell += 1,
                Outcome::DoesNot => counts.does_not += 1,
            }
            counts.soon += u64::from(one.is_listed(Some(Listed::Soon)));
            counts.through_reserve += u64::from(one.is_listed(Some(Listed::ThroughReserve)));
        }
        counts
    }

    /// The count of one list; nothing stands for the list of all.
    pub const fn count(&self, listed: Option<Listed>) -> u64 {
        match listed {
            None => self.all,
            Some(Listed::Verdict(Outcome::Meets)) => self.meets,
            Some(Listed::Verdict(Outcome::CannotTell)) => self.cannot_tell,
            Some(Listed::Verdict(Outcome::DoesNot)) => self.does_not,
            Some(Listed::Soon) => self.soon,
            Some(Listed::ThroughReserve) => self.through_reserve,
        }
    }
}

/// How a person stands to each vacancy, in the order given.
///
/// # Errors
/// A vacancy whose day no fact can have, which is our fault.
pub fn standings<F: Facts>(cases: &[Case], facts: &F) -> Result<Vec<Standing>> {
    let days = cases.iter().map(Case::day).collect::<Result<Vec<_>>>()?;
    let Some(first) = days.iter().copied().min() else { return Ok(Vec::new()) };
    let mut person = Prepared::new(facts);
    let mut editions: HashMap<RuleId, (AskedOfPost, HashMap<Setting, Course>)> = HashMap::new();
    let standings = cases.iter().zip(days).map(|(case, day)| {
        let id = case.vacancy.rule.id;
        let (asked, courses) =
            editions.entry(id).or_insert_with(|| (AskedOfPost::by(&case.rule), HashMap::new()));
        let setting = asked.of(case.setting);
        let course = courses
            .entry(setting)
            .or_insert_with(|| ready::compiled(id, &case.rule, setting).course(&mut person, first));
        let (outcome, when) = course.on(day);
        Standing { day, outcome, when, through_reserve: course.through_reserve_on(day) }
    });
    Ok(standings.collect())
}

/// Sorts vacancies as an applicant reads them; equal ones keep their order.
pub fn sort(stands: &mut [(Case, Standing)]) {
    stands.sort_by_key(|(_, standing)| standing.rank());
}
