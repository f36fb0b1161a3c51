//! Months worked of everybody in a part of the index, counted once for a day and kept: filtering and counting by years
//! would otherwise read all the periods of every person found, for every search.
//! Next: `filters`, the only asker; `tenure` does the counting.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use search_index::{Column, DocId, Result, SegmentColumns, SegmentId};

use crate::matching::document::column;
use crate::matching::tenure::Tenure;
use crate::rules::Day;
use crate::rules::facts::Period;

/// How many parts are kept, two bytes a person: an index has fewer, and changes make new ones all the time.
const MOST: usize = 64;
/// Stands for what was not counted yet. Nobody works five thousand years.
const UNKNOWN: u16 = u16::MAX;

/// Months worked by document number, [`UNKNOWN`] where nobody asked yet.
type Months = Arc<[AtomicU16]>;

/// What is kept of each part, and when it was last asked for.
#[derive(Default)]
struct Kept {
    parts: HashMap<(SegmentId, Day), (u64, Months)>,
    asked: u64,
}

static KEPT: LazyLock<Mutex<Kept>> = LazyLock::new(Mutex::default);

/// Months worked before a day, by document of one segment.
pub struct MonthsWorked {
    known: Months,
    periods: Column,
    tenure: Tenure,
    day: Day,
}

impl MonthsWorked {
    /// Opens them for a segment.
    ///
    /// # Errors
    /// Damage of the index.
    pub fn open(segment: &SegmentColumns, day: Day) -> Result<Self> {
        let known = match segment.id() {
            Some(id) => KEPT.lock().unwrap_or_else(PoisonError::into_inner).of((id, day), segment.max_doc()),
            None => Arc::default(),
        };
        Ok(Self { known, periods: segment.column(column::PERIODS)?, tenure: Tenure::default(), day })
    }

    /// Whole months of any work of a document, overlaps once.
    pub fn of(&mut self, doc: DocId) -> u32 {
        let place = usize::try_from(doc).ok().and_then(|doc| self.known.get(doc));
        let known = place.map_or(UNKNOWN, |months| months.load(Ordering::Relaxed));
        if known != UNKNOWN {
            return u32::from(known);
        }
        let periods = self.periods.values(doc).map(Period::from_packed);
        let months = self.tenure.months_of(periods, self.day);
        // whoever counts it at the same time counts the same
        if let (Some(place), Ok(months)) = (place, u16::try_from(months)) {
            place.store(months, Ordering::Relaxed);
        }
        months
    }
}

impl Kept {
    fn of(&mut self, key: (SegmentId, Day), documents: u32) -> Months {
        self.asked = self.asked.wrapping_add(1);
        if let Some((asked, known)) = self.parts.get_mut(&key) {
            *asked = self.asked;
            return Arc::clone(known);
        }
        if self.parts.len() >= MOST
            && let Some(oldest) = self.parts.iter().min_by_key(|(_, (asked, _))| *asked).map(|(key, _)| *key)
        {
            self.parts.remove(&oldest);
        }
        let known: Months = (0..documents).map(|_| AtomicU16::new(UNKNOWN)).collect();
        self.parts.insert(key, (self.asked, Arc::clone(&known)));
        known
    }
}
