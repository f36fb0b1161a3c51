//! Two small parts of a search's score beside the words: how recently the profile was submitted, and how much of it is
//! filled in. Both are visible with each person found, both are a stated share of what the words score, so they order people
//! who match about alike and lift nobody over somebody who matches clearly better. Nothing else has a part in the order.
//! Next: `search_index::Extra`, which bounds them; `document` has the columns.

use search_index::{DocId, Extra, ExtraPart, Measure, SegmentColumns};
use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::document::{FILLED_OF, column};
use crate::platform::config::Search;
use crate::rules::Day;

const RECENCY: &str = "recency";
const COMPLETENESS: &str = "completeness";
/// Seconds of a day; a submission counts by its day.
const DAY_SECONDS: u64 = 86_400;
/// Days from 1900-01-01, where rules begin to count, to 1970-01-01, where seconds do.
const DAYS_TO_1970: u64 = 25_567;

/// One small part of the score.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SearchExtra)]
pub struct Beside {
    /// `recency` (of the submission) or `completeness` (of the profile).
    pub part: &'static str,
    /// What the person has of it, from 0 to 1.
    pub measure: f32,
    /// What it adds to the score.
    pub score: f32,
}

/// What a search of a day adds to the words.
pub fn extras(settings: &Search, day: Day) -> Vec<Extra> {
    let share = |percent: u8| f32::from(percent) / 100.0;
    let recent = Recent { day, half_life: settings.recency_days };
    vec![
        Extra::new(RECENCY, share(settings.recency_percent), recent),
        Extra::new(COMPLETENESS, share(settings.completeness_percent), Complete),
    ]
}

/// The engine's parts by their codes. A part without weight is not one.
pub fn beside(parts: Vec<ExtraPart>) -> Vec<Beside> {
    let code = |name: &str| [RECENCY, COMPLETENESS].into_iter().find(|code| *code == name);
    let parts = parts.into_iter().filter(|part| part.score > 0.0);
    let told = parts.filter_map(|part| {
        Some(Beside { part: code(&part.name)?, measure: part.measure, score: part.score })
    });
    told.collect()
}

/// One on the day of submission, half of it after each half-life.
#[derive(Debug)]
struct Recent {
    day: Day,
    half_life: u16,
}

impl Recent {
    fn measure(&self, submitted: Option<u64>) -> f32 {
        let Some(submitted) = submitted else { return 0.0 };
        let today = u64::from(self.day.number()).saturating_sub(DAYS_TO_1970);
        let age = today.saturating_sub(submitted / DAY_SECONDS);
        let age = f32::from(u16::try_from(age).unwrap_or(u16::MAX));
        (-age / f32::from(self.half_life.max(1))).exp2()
    }
}

impl Measure for Recent {
    fn for_segment(
        &self,
        segment: &SegmentColumns,
    ) -> search_index::Result<Box<dyn FnMut(DocId) -> f32 + Send>> {
        let submitted = segment.column(column::SUBMITTED)?;
        let recent = Self { ..*self };
        Ok(Box::new(move |doc| recent.measure(submitted.first(doc))))
    }
}

/// The share of the parts of a profile that are filled in.
#[derive(Debug)]
struct Complete;

impl Measure for Complete {
    fn for_segment(
        &self,
        segment: &SegmentColumns,
    ) -> search_index::Result<Box<dyn FnMut(DocId) -> f32 + Send>> {
        let filled = segment.column(column::FILLED)?;
        Ok(Box::new(move |doc| {
            let filled = filled.first(doc).and_then(|filled| u8::try_from(filled).ok()).unwrap_or_default();
            f32::from(filled) / f32::from(FILLED_OF)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recency_halves_smoothly_from_the_day_of_submission() {
        let day = Day::from_ymd(2026, 11, 28).unwrap();
        let recent = Recent { day, half_life: 365 };
        let at = |date: &str| {
            let date: chrono::NaiveDate = date.parse().unwrap();
            let second = date.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp();
            recent.measure(u64::try_from(second).ok())
        };
        assert_eq!((at("2026-11-28"), recent.measure(None)), (1.0, 0.0));
        assert!((at("2025-11-28") - 0.5).abs() < 1e-6 && (at("2024-11-28") - 0.25).abs() < 1e-3);
        let days = ["2026-11-28", "2026-11-27", "2026-06-01", "2020-01-01", "1970-01-01"].map(at);
        assert!(days.is_sorted_by(|later, earlier| later > earlier && *earlier > 0.0), "{days:?}");
        // a clock that is ahead where the person submitted is no advantage
        assert_eq!(at("2026-12-05"), 1.0);
    }

    #[test]
    fn days_of_seconds_and_of_rules_agree() {
        assert_eq!(u64::from(Day::from_ymd(1970, 1, 1).unwrap().number()), DAYS_TO_1970);
    }
}
