//! How long somebody has worked: periods joined so that overlaps count once, up to a day that is not served yet.
//! Counted from the first day of work; here it is shown, filtered and ranked by. A rule's service leaf takes a length as
//! reached from whichever day of service that helps, so at the edge of a month it may count one more.

use crate::rules::facts::Period;
use crate::rules::{Day, Facts};

/// Counts work. Keeps its memory between people, so counting a million allocates once.
#[derive(Debug, Default)]
pub struct Tenure {
    /// First day and first day after, by day numbers.
    spans: Vec<(u32, u32)>,
}

impl Tenure {
    /// Days of any work before `day`.
    pub fn days(&mut self, facts: &impl Facts, day: Day) -> u32 {
        self.total(facts, day, |_| true).1
    }

    /// Whole months of any work before `day`.
    pub fn months(&mut self, facts: &impl Facts, day: Day) -> u32 {
        whole_months(self.total(facts, day, |_| true))
    }

    /// The same of periods that were read by themselves.
    pub fn months_of(&mut self, periods: impl Iterator<Item = Period>, day: Day) -> u32 {
        whole_months(self.joined(periods, day))
    }

    /// Whole months in leading posts before `day`.
    pub fn leading_months(&mut self, facts: &impl Facts, day: Day) -> u32 {
        whole_months(self.total(facts, day, Period::is_leading))
    }

    /// First day of the periods that count, and their days without overlaps.
    fn total(&mut self, facts: &impl Facts, day: Day, counts: impl Fn(Period) -> bool) -> (Day, u32) {
        self.joined(facts.periods().filter(|period| counts(*period)), day)
    }

    fn joined(&mut self, periods: impl Iterator<Item = Period>, day: Day) -> (Day, u32) {
        let end_of = |period: Period| period.ended_on().map_or(day, |last| last.next().min(day));
        self.spans.clear();
        self.spans.extend(
            periods
                .filter(|period| period.started_on() < day)
                .map(|period| (period.started_on().number(), end_of(period).number())),
        );
        self.spans.sort_unstable();
        let first = self.spans.first().map_or(day, |(start, _)| Day::from_number(*start));
        let (mut days, mut reached) = (0_u32, 0_u32);
        for (start, end) in &self.spans {
            let start = (*start).max(reached);
            days = days.saturating_add(end.saturating_sub(start));
            reached = reached.max(*end);
        }
        (first, days)
    }
}

/// Laid end to end from the first day, as the rules count.
fn whole_months((first, days): (Day, u32)) -> u32 {
    first.plus_days(i32::try_from(days).unwrap_or(i32::MAX)).span_since(first).months
}
