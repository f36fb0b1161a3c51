//! When service within the last years turns: as the reference day moves on, new days come in and old ones fall out, so
//! a length can be reached and lost again. Only where a stretch begins, ends or falls out of the window does the count
//! change its way; in between it is asked where the calendar can turn it, and only days on which the answer is another
//! are given on. So the work grows with the periods somebody has, not with the days of their life.

use std::ops::ControlFlow;

use super::{Exact, Period, Reach, segments};
use crate::rules::day::{Day, NEAR, about};

/// How far off the calendar can put two lengths: the asked months and the window's, each to within [`NEAR`].
const MARGIN: i32 = 2 * NEAR;

/// Days after a day has fallen out of the window, reckoned in months, until it surely has: 29 February.
const LEAP: i32 = 2;

/// Service looked at through a window that moves with the day.
struct Window<'s> {
    /// The counted service in order, none touching the next before its end.
    stretches: &'s [(Day, Day)],
    /// Months looked back.
    within: u32,
    /// Months asked for.
    months: u32,
}

/// Pushes every day on which the counted service of the last `within` months turns from fewer than `months` to enough,
/// or back.
pub(super) fn turns(
    sorted: &[u64],
    within: u32,
    months: u32,
    days: &mut Vec<Day>,
    counts: impl Fn(Period) -> bool,
) {
    let mut stretches = Vec::new();
    segments(sorted, Day::MIN, Day::MAX, counts, |from, until| {
        stretches.push((from, until));
        ControlFlow::Continue(())
    });
    let window = Window { stretches: &stretches, within, months };
    let mut last = None;
    for day in window.candidates() {
        let now = window.is_reached_on(day);
        if last != Some(now) {
            days.push(day);
            last = Some(now);
        }
    }
}

impl Window<'_> {
    /// Every day on which it may turn, in order.
    fn candidates(&self) -> Vec<Day> {
        let ends = self.stretches.iter().flat_map(|(from, until)| [*from, *until]);
        let mut edges: Vec<_> = ends.flat_map(|day| [day, day.plus_months(self.within)]).collect();
        edges.retain(|day| *day < Day::MAX);
        edges.sort_unstable();
        edges.dedup();
        let mut days: Vec<_> =
            edges.iter().flat_map(|edge| (0..=LEAP).map(|more| edge.plus_days(more))).collect();
        for (at, _) in self.stretches.iter().enumerate() {
            // service from the first day of a stretch on only grows while that day is in the window
            let mut exact = Exact::new(self.months);
            for (from, until) in self.stretches.iter().skip(at) {
                if exact.add(Reach::default(), *from, *until).is_break() {
                    break;
                }
            }
            days.extend(exact.reached);
        }
        for pair in edges.windows(2) {
            if let [begin, end] = *pair {
                self.between(begin.plus_days(LEAP), end, &mut days);
            }
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Days between two edges on which service from the first day of the window on may turn.
    fn between(&self, begin: Day, end: Day, days: &mut Vec<Day>) {
        if begin >= end {
            return;
        }
        let holds = |day: Day| self.stretches.iter().position(|(from, until)| *from <= day && day < *until);
        let Some(first) = holds(begin.minus_months(self.within)) else { return };
        match holds(begin) {
            // both ends of the window move: what they enclose changes only where months differ in length
            Some(last) => {
                let inside = self.stretches.get(first..=last).unwrap_or_default();
                let gaps: i32 = inside
                    .windows(2)
                    .filter_map(|pair| match pair {
                        [(_, end), (from, _)] => Some(from.days_since(*end)),
                        _ => None,
                    })
                    .sum();
                let spare = about(self.within) - about(self.months);
                if gaps > 0 && (spare - gaps).abs() <= MARGIN {
                    let mut day = begin;
                    while day < end {
                        let (_, _, of_month) = day.ymd();
                        if of_month == 1 || of_month > 28 {
                            days.push(day);
                        }
                        // to the 29th, and day by day from there to the first
                        day = day.plus_days(if of_month < 29 { 29 - of_month } else { 1 });
                    }
                }
            }
            // only the first day of the window moves, so what was enough is enough until one day
            None => {
                let (mut enough, mut too_late) = (begin, end);
                if !self.is_reached_on(begin) {
                    return;
                }
                while too_late.days_since(enough) > 1 {
                    let middle = enough.plus_days(too_late.days_since(enough) / 2);
                    if self.is_reached_on(middle) {
                        enough = middle;
                    } else {
                        too_late = middle;
                    }
                }
                days.push(too_late);
            }
        }
    }

    /// Whether the length is reached on the day.
    fn is_reached_on(&self, day: Day) -> bool {
        let since = day.minus_months(self.within);
        let inside = || {
            let clipped = self.stretches.iter().map(|(from, until)| ((*from).max(since), (*until).min(day)));
            clipped.filter(|(from, until)| from < until)
        };
        let served: i32 = inside().map(|(from, until)| until.days_since(from)).sum();
        if served < about(self.months) - NEAR || served > about(self.months) + NEAR {
            return served > about(self.months);
        }
        let mut exact = Exact::new(self.months);
        for (from, until) in inside() {
            if exact.add(Reach::default(), from, until).is_break() {
                return true;
            }
        }
        false
    }
}
