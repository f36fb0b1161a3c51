//! The two filters by days: when people could start, and when they submitted their profile. Each is a condition over one
//! column and a count of its steps, both made on the day of the question, so nothing is as old as the index. A day of a
//! submission is a day in the service's zone.
//! Next: `filters`, which reads both from the address; `counts`, which says what each step gives.

use chrono::{Datelike as _, Days, Months, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use search_index::{DocId, Filter, Grouping, SegmentColumns};

use crate::matching::document::column;
use crate::rules::Day;

/// Whole months from today within which people could start, as they are offered; 0 is today.
pub const WITHIN: [u32; 4] = [0, 1, 3, 6];
/// Months of submission that are counted one by one; what is earlier is counted together.
pub const MONTHS: u32 = 12;

/// When people could start at the latest. Who gave no day can start at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Available {
    /// So many months from the day of the question: it moves on with the days.
    pub within: Option<u32>,
    /// A day that stays where it is.
    pub by: Option<Day>,
}

impl Available {
    /// The condition as of a day; of two limits the earlier one counts.
    pub fn filter(self, day: Day) -> Option<Filter> {
        let within = self.within.map(|months| day.plus_months(months));
        let latest = within.into_iter().chain(self.by).min()?;
        // who gave no day has no value, and is nowhere later
        let later = u64::from(latest.number()) + 1..=u64::MAX;
        Some(Filter::not(Filter::range(column::AVAILABLE, later)).of(column::AVAILABLE))
    }
}

/// The first of [`WITHIN`] in which somebody could start, by its number; who could start later has the number behind them.
#[derive(Debug)]
pub struct AvailableWithin(pub Day);

impl Grouping for AvailableWithin {
    fn for_segment(
        &self,
        segment: &SegmentColumns,
    ) -> search_index::Result<Box<dyn FnMut(DocId) -> Option<u64> + Send>> {
        let available = segment.column(column::AVAILABLE)?;
        let ends = WITHIN.map(|months| u64::from(self.0.plus_months(months).number()));
        Ok(Box::new(move |doc| {
            let from = available.first(doc).unwrap_or_default();
            u64::try_from(ends.partition_point(|end| *end < from)).ok()
        }))
    }

    fn name(&self) -> Option<String> {
        Some(format!("available {}", self.0.number()))
    }
}

/// The days between which profiles were submitted, both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of the form, typed")]
pub struct Submitted {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Submitted {
    /// The condition, with days in a zone.
    pub fn filter(self, zone: Tz) -> Option<Filter> {
        (self != Self::default()).then(|| {
            let from = self.from.map_or(0, |day| beginning(day, zone));
            let to = self.to.map_or(u64::MAX, |day| beginning(day + Days::new(1), zone).saturating_sub(1));
            Filter::range(column::SUBMITTED, from..=to).of(column::SUBMITTED)
        })
    }
}

/// The month in which somebody submitted: 0 for what is earlier than the counted ones, then from the first to that of today.
#[derive(Debug)]
pub struct SubmittedIn {
    /// The seconds in which the counted months begin, and that in which the last of them is over.
    starts: Vec<u64>,
}

impl SubmittedIn {
    /// The months up to a day's, in a zone.
    pub fn new(day: Day, zone: Tz) -> Self {
        let months = months(day);
        let starts = months.iter().map(|(first, _)| *first);
        let end = months.last().map(|(_, last)| *last + Days::new(1));
        Self { starts: starts.chain(end).map(|day| beginning(day, zone)).collect() }
    }
}

impl Grouping for SubmittedIn {
    fn for_segment(
        &self,
        segment: &SegmentColumns,
    ) -> search_index::Result<Box<dyn FnMut(DocId) -> Option<u64> + Send>> {
        let (submitted, starts) = (segment.column(column::SUBMITTED)?, self.starts.clone());
        Ok(Box::new(move |doc| {
            let at = submitted.first(doc)?;
            let number = starts.partition_point(|start| *start <= at);
            // what a clock that is ahead put behind today's month is in none
            u64::try_from(number).ok().filter(|_| number < starts.len())
        }))
    }

    fn name(&self) -> Option<String> {
        Some(format!("submitted {:?}", self.starts))
    }
}

/// First and last day of each counted month, the earliest first, that of the day last.
pub fn months(day: Day) -> Vec<(NaiveDate, NaiveDate)> {
    let day = day.date();
    let first = day.with_day(1).unwrap_or(day);
    (0..MONTHS).rev().map(|ago| first - Months::new(ago)).map(|first| (first, last(first))).collect()
}

fn last(first: NaiveDate) -> NaiveDate {
    first + Months::new(1) - Days::new(1)
}

/// The second in which a day begins in a zone.
fn beginning(day: NaiveDate, zone: Tz) -> u64 {
    // where the clock is put forward at midnight, the day begins an hour later
    let hours = (0..=3).filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
    let began =
        hours.map(|time| day.and_time(time)).find_map(|time| time.and_local_timezone(zone).earliest());
    let second =
        began.map_or_else(|| day.and_time(NaiveTime::MIN).and_utc().timestamp(), |at| at.timestamp());
    u64::try_from(second).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_year_of_months_ends_with_that_of_the_day() {
        let months = months(Day::from_ymd(2026, 3, 31).unwrap());
        assert_eq!(months.len(), 12);
        assert_eq!(months[0], (on(2025, 4, 1), on(2025, 4, 30)));
        assert_eq!(months[10..], [(on(2026, 2, 1), on(2026, 2, 28)), (on(2026, 3, 1), on(2026, 3, 31))]);
        assert!(months.windows(2).all(|pair| pair[0].1.succ_opt() == Some(pair[1].0)));
    }

    #[test]
    fn a_day_begins_in_the_zone_even_where_its_midnight_is_missing() {
        let at = |zone: Tz, day| i64::try_from(beginning(day, zone)).unwrap();
        let second = |text: &str| text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp();
        assert_eq!(at(Tz::Asia__Almaty, on(2026, 11, 23)), second("2026-11-22T19:00:00Z"));
        // one hour of the zone was another then
        assert_eq!(at(Tz::Asia__Almaty, on(2024, 2, 1)), second("2024-01-31T18:00:00Z"));
        // put forward at midnight
        assert_eq!(at(Tz::America__Santiago, on(2024, 9, 8)), second("2024-09-08T04:00:00Z"));
    }
}
