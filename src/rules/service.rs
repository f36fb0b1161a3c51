//! Length of work and service: which periods count, their union, and calendar-exact thresholds.
//! Service is laid end to end, and a length is reached when the service from any of its days on
//! reaches it by the calendar. So a single period has exactly its calendar length, overlaps count once,
//! and neither time nor more service nor better evidence ever takes a length away: what was enough
//! from some day on stays enough from that day on, whatever is put before it.
//! Next: `probe`, which asks; `timeline`, which asks from when.

use super::day::{Day, NEAR, Span, about};
use super::facts::Period;
use super::leaf::{PeriodFilter, ServiceTest};
use super::outcome::Outcome;
use super::setting::Setting;
use crate::reference::codes::Grade;
use std::cell::Cell;
use std::ops::ControlFlow;

mod counting;
mod sorted;
mod window;

pub(super) use counting::{Counting, Fit, bit, mask};
pub(super) use sorted::Sorted;

/// A length that must be reached by the periods that count.
#[derive(Debug, Clone)]
struct Length {
    months: u32,
    counting: Counting,
}

/// A compiled service leaf.
#[derive(Debug, Clone)]
pub(super) struct Service {
    whole: Length,
    parts: Box<[Length]>,
    grade: Option<Grade>,
    span: Reach,
}

/// Which service before the reference day is looked at, and how it is joined.
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    /// Only so many months back.
    within: Option<u32>,
    /// Only one stretch, in which no break is longer than so many days.
    longest_break: Option<i32>,
}

impl Reach {
    /// The first day looked at.
    fn since(self, day: Day) -> Day {
        self.within.map_or(Day::MIN, |months| day.minus_months(months))
    }
}

/// What is short: the whole (no part) or a part by its place, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Shortfall {
    /// Place of the part in `of_which`; nothing for the whole length.
    pub part: Option<u16>,
    /// How much is missing.
    pub span: Span,
}

impl Service {
    pub(super) fn new(test: &ServiceTest, grade: Option<Grade>, setting: &Setting) -> Self {
        let length = |years: u16, months: u16, filters: &[PeriodFilter]| Length {
            months: u32::from(years) * 12 + u32::from(months),
            counting: Counting::new(filters, setting),
        };
        Self {
            whole: length(test.years, test.months, &test.counting),
            parts: test.of_which.iter().map(|part| length(part.years, part.months, &part.counting)).collect(),
            grade,
            span: Reach {
                within: test.within_years.map(|years| u32::from(years) * 12),
                longest_break: test.longest_break_days.map(i32::from),
            },
        }
    }

    /// How a period stands to the whole.
    pub(super) fn fit(&self, period: Period) -> Fit {
        self.whole.counting.fit(period).graded(period.grade(), self.grade)
    }

    /// Whether no service can count: the body at hand has no lower category, and nothing else is listed.
    pub(super) fn asks_what_is_not_there(&self) -> bool {
        self.whole.counting.is_empty() || self.parts.iter().any(|part| part.counting.is_empty())
    }

    /// Whether the period counts but for its evidence.
    pub(super) fn is_below_grade(&self, period: Period) -> bool {
        period.grade().zip(self.grade).is_some_and(|(grade, required)| grade < required)
            && self.whole.counting.fit(period) != Fit::No
    }

    fn part_fit(&self, part: &Length, period: Period) -> Fit {
        match self.fit(period) {
            Fit::No => Fit::No,
            fit => fit.min(part.counting.fit(period)),
        }
    }

    pub(super) fn outcome(&self, sorted: &[u64], day: Day) -> Outcome {
        match self.reached(sorted, day, Fit::Sure) {
            Reached::Yes => Outcome::Meets,
            // what decided was sure, so asking again would answer the same
            Reached::No { unsure: false } => Outcome::DoesNot,
            Reached::No { unsure: true } => match self.reached(sorted, day, Fit::Unsure) {
                Reached::Yes => Outcome::CannotTell,
                Reached::No { .. } => Outcome::DoesNot,
            },
        }
    }

    /// Whether every length is reached by the periods that fit at least so well.
    fn reached(&self, sorted: &[u64], day: Day, least: Fit) -> Reached {
        let whole = reaches(sorted, self.span, day, self.whole.months, least, |period| self.fit(period));
        if whole != Reached::Yes {
            return whole;
        }
        for part in &self.parts {
            let fit = |period| self.part_fit(part, period);
            let part = reaches(sorted, self.span, day, part.months, least, fit);
            if part != Reached::Yes {
                return part;
            }
        }
        Reached::Yes
    }

    /// What is short even if everything stated were accepted.
    pub(super) fn shortfall(&self, sorted: &[u64], day: Day) -> Option<Shortfall> {
        let whole =
            short_of(sorted, self.span, day, self.whole.months, |period| self.fit(period) >= Fit::Unsure);
        if let Some(span) = whole {
            return Some(Shortfall { part: None, span });
        }
        self.parts.iter().zip(0..).find_map(|(part, at)| {
            let counts = |period| self.part_fit(part, period) >= Fit::Unsure;
            let span = short_of(sorted, self.span, day, part.months, counts)?;
            Some(Shortfall { part: Some(at), span })
        })
    }

    /// The days on which the outcome may change if nothing changes and present work goes on.
    pub(super) fn changes(&self, sorted: &[u64], days: &mut Vec<Day>) {
        for least in [Fit::Sure, Fit::Unsure] {
            self.turns(sorted, self.whole.months, days, |period| self.fit(period) >= least);
            for part in &self.parts {
                self.turns(sorted, part.months, days, |period| self.part_fit(part, period) >= least);
            }
        }
    }

    /// The days on which one length may be reached or, looked at from a later day, no longer.
    fn turns(&self, sorted: &[u64], months: u32, days: &mut Vec<Day>, counts: impl Fn(Period) -> bool) {
        match self.span.within {
            None => days.extend(reach_day(sorted, self.span, months, counts)),
            Some(within) => window::turns(sorted, within, months, days, counts),
        }
    }
}

/// Whether a length is reached; if not, whether a period was left out that may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    Yes,
    No { unsure: bool },
}

fn reaches(
    sorted: &[u64],
    span: Reach,
    day: Day,
    months: u32,
    least: Fit,
    fit: impl Fn(Period) -> Fit,
) -> Reached {
    let unsure = Cell::new(false);
    let counts = |period| {
        let fit = fit(period);
        unsure.set(unsure.get() | (fit == Fit::Unsure));
        fit >= least
    };
    let (mut served, mut near) = (Served::default(), false);
    segments(sorted, span.since(day), day, counts, |from, until| {
        served.add(span, from, until);
        // a stretch that ends before it is long enough is begun anew, so each is looked at
        near |= served.may_reach(months);
        if served.surely_reaches(months) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let reached = served.surely_reaches(months)
        || (near && {
            let counts = |period| fit(period) >= least;
            let mut exact = Exact::new(months);
            segments(sorted, span.since(day), day, counts, |from, until| exact.add(span, from, until));
            exact.reached.is_some()
        });
    if reached { Reached::Yes } else { Reached::No { unsure: unsure.get() } }
}

/// Service up to a day, laid end to end, or its present stretch: how many days, and where it ends.
#[derive(Debug, Clone, Copy, Default)]
struct Served {
    /// The day after its last.
    end: Option<Day>,
    days: i32,
}

impl Served {
    /// Whether service that goes on at `from` begins a new stretch.
    fn is_broken_off(self, span: Reach, from: Day) -> bool {
        self.end.zip(span.longest_break).is_some_and(|(end, most)| from.days_since(end) > most)
    }

    fn add(&mut self, span: Reach, from: Day, until: Day) {
        if self.is_broken_off(span, from) {
            *self = Self::default();
        }
        self.days += until.days_since(from);
        self.end = Some(until);
    }

    /// Whether there is more service than so many months can have days.
    const fn surely_reaches(self, months: u32) -> bool {
        self.days > about(months) + NEAR
    }

    /// Whether the calendar is worth asking.
    const fn may_reach(self, months: u32) -> bool {
        self.days >= about(months) - NEAR
    }
}

/// Service held against the calendar, stretch by stretch.
#[derive(Debug, Clone, Copy)]
struct Exact {
    months: u32,
    served: Served,
    /// Days at which the length is reached, counted from the same day as those served: the least that service from the
    /// first day of any stretch on asks for. Later days of a stretch ask for no less.
    target: i32,
    /// The first day by which it is.
    reached: Option<Day>,
}

impl Exact {
    const fn new(months: u32) -> Self {
        Self { months, served: Served { end: None, days: 0 }, target: i32::MAX, reached: None }
    }

    fn add(&mut self, span: Reach, from: Day, until: Day) -> ControlFlow<()> {
        if self.served.is_broken_off(span, from) {
            *self = Self::new(self.months);
        }
        let asked = if self.months == 0 { 1 } else { from.plus_months(self.months).days_since(from) };
        self.target = self.target.min(self.served.days + asked);
        let lacking = self.target - self.served.days;
        self.served.add(span, from, until);
        if self.served.days < self.target {
            return ControlFlow::Continue(());
        }
        self.reached = Some(from.plus_days(lacking));
        ControlFlow::Break(())
    }
}

/// The first day by which the counted service has so many months.
fn reach_day(sorted: &[u64], span: Reach, months: u32, counts: impl Fn(Period) -> bool) -> Option<Day> {
    let mut exact = Exact::new(months);
    segments(sorted, Day::MIN, Day::MAX, counts, |from, until| exact.add(span, from, until));
    exact.reached
}

/// How much is missing on the day; nothing if the length is reached. Of service in one stretch, what the stretch lacks
/// that still goes on or can be gone on with; the whole length where a new one must begin.
fn short_of(
    sorted: &[u64],
    span: Reach,
    day: Day,
    months: u32,
    counts: impl Fn(Period) -> bool,
) -> Option<Span> {
    let mut exact = Exact::new(months);
    // the suffix that lacks least: where it begins, and how many days were served before it
    let mut best = None::<(i32, Day, i32)>;
    segments(sorted, span.since(day), day, counts, |from, until| {
        if exact.served.is_broken_off(span, from) {
            best = None;
        }
        let before = if best.is_none() { 0 } else { exact.served.days };
        let asked = before + from.plus_months(months).days_since(from);
        if best.is_none_or(|(least, ..)| asked < least) {
            best = Some((asked, from, before));
        }
        exact.add(span, from, until)
    });
    if exact.reached.is_some() {
        return None;
    }
    let goes_on = !exact.served.is_broken_off(span, day);
    Some(match best.filter(|_| goes_on) {
        Some((_, from, before)) => {
            from.plus_months(months).span_since(from.plus_days(exact.served.days - before))
        }
        None if months == 0 => Span { months: 0, days: 1 },
        None => Span { months, days: 0 },
    })
}

/// Walks the union of the counted periods from `since` to before `limit` as disjoint stretches in order, each from
/// its first day to the day after its last. Periods must be sorted by their first day.
fn segments(
    sorted: &[u64],
    since: Day,
    limit: Day,
    counts: impl Fn(Period) -> bool,
    mut visit: impl FnMut(Day, Day) -> ControlFlow<()>,
) {
    let mut reach = since;
    for period in sorted.iter().copied().map(Period::from_packed) {
        let start = period.started_on();
        if start >= limit {
            return;
        }
        let until = period.ended_on().map_or(limit, |end| end.next().min(limit));
        let from = start.max(reach);
        if until > from && counts(period) {
            if visit(from, until).is_break() {
                return;
            }
            reach = until;
        }
    }
}
