//! When service within the last years turns: as the reference day moves on, new days come in and old ones fall out, so
//! a length can be reached and lost again. Between two days on which a stretch enters or leaves, the count moves by at
//! most one a day, in one direction; so it crosses the asked length near one day, and only the days around it are asked.

use std::ops::ControlFlow;

use super::{NEAR, Period, about, segments};
use crate::rules::day::Day;

/// How far off the calendar can put the crossing: the asked months and the window's, each to within [`NEAR`].
const MARGIN: i32 = 2 * NEAR;

/// Pushes every day on which the counted service of the last `within` months may turn from fewer than `months` to
/// enough, or back.
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
    let ends = stretches.iter().flat_map(|(from, until)| [*from, *until]);
    let mut edges: Vec<_> = ends.flat_map(|day| [day, day.plus_months(within)]).collect();
    edges.retain(|day| *day < Day::MAX);
    edges.sort_unstable();
    edges.dedup();
    let need = if months == 0 { 1 } else { about(months) };
    for pair in edges.windows(2) {
        let [begin, end] = *pair else { continue };
        let (first, last) = (counted(&stretches, within, begin), counted(&stretches, within, end));
        let (low, high) = (first.min(last), first.max(last));
        let (from, to) = if low > need + MARGIN || high < need - MARGIN {
            continue;
        } else if low >= need - MARGIN && high <= need + MARGIN {
            // the count hardly moves, and the calendar length it is held against may
            (begin, end)
        } else {
            let crossing = begin.plus_days((need - first) * (last - first).signum());
            (crossing.plus_days(-MARGIN).max(begin), crossing.plus_days(MARGIN).min(end))
        };
        let mut day = from;
        while day <= to {
            days.push(day);
            day = day.next();
        }
    }
    days.extend(edges);
}

/// Days of service in the months before the day.
fn counted(stretches: &[(Day, Day)], within: u32, day: Day) -> i32 {
    let since = day.minus_months(within);
    stretches.iter().map(|(from, until)| (*until).min(day).days_since((*from).max(since)).max(0)).sum()
}
