//! The dice of the generator: one portable algorithm, so that a seed gives the same lives on every machine.

use chrono::{Days, NaiveDate};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

pub(super) struct Draw(Xoshiro256PlusPlus);

impl Draw {
    /// Dice of one life: its own, so that lives do not depend on how many came before.
    pub(super) fn new(seed: u64, index: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(
            seed ^ index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        ))
    }

    /// True this many times in a hundred.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100_u32) < percent
    }

    /// A number between both, each included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        self.0.random_range(low..=high.max(low))
    }

    /// One of the items; the default when there are none.
    pub(super) fn one_of<T: Copy + Default>(&mut self, items: &[T]) -> T {
        self.pick(items).copied().unwrap_or_default()
    }

    /// One of the items.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() { None } else { items.get(self.0.random_range(0..items.len())) }
    }

    /// One of the choices by weight; `last` takes what is left of a hundred.
    pub(super) fn weighted<T: Copy>(&mut self, choices: &[(u32, T)], last: T) -> T {
        let mut roll = self.0.random_range(0..100_u32);
        for (weight, choice) in choices {
            if roll < *weight {
                return *choice;
            }
            roll -= weight;
        }
        last
    }

    /// A day between both, each included.
    pub(super) fn day(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let span = i32::try_from((last - first).num_days()).unwrap_or(0);
        after(first, self.between(0, span.max(0)))
    }
}

/// The day so many days later; the same day at the end of the calendar.
pub(super) fn after(day: NaiveDate, days: i32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::try_from(days).unwrap_or(0))).unwrap_or(day)
}
