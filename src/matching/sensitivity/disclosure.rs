//! Which counts of a breakdown may be shown, and how: counts under five tell about single people, so they are hidden, and
//! so is whatever would give them away beside the total. What is shown is rounded to multiples of five, so that two answers
//! to questions that differ by one person (the day moved by one, a limit by a month) do not differ by one: as a rule they
//! do not differ at all. What remains is in docs/security.md.
//! Next: `sensitivity`, which breaks a count down by region and by sex.

/// The least count that is shown.
pub const LEAST: u64 = 5;

/// Shown counts are multiples of this.
pub const STEP: u64 = 5;

/// The total, rounded, if it may be shown.
pub fn total(count: u64) -> Option<u64> {
    (count >= LEAST).then_some(rounded(count))
}

/// The nearest multiple of [`STEP`]; nobody is rounded away, for counts under [`LEAST`] are hidden.
pub const fn rounded(count: u64) -> u64 {
    (count + STEP / 2) / STEP * STEP
}

/// The cells of a breakdown as they are shown beside its total.
pub fn shown(counts: &[u64]) -> Vec<Option<u64>> {
    cells(counts).into_iter().map(|cell| cell.map(rounded)).collect()
}

/// The cells of a breakdown that may be shown beside its total: never one under [`LEAST`]. The hidden ones are none, or
/// at least two that together are [`LEAST`] or more, so that from the total each may still be anything from nothing to
/// all of them; and not all as large as a hidden cell can be. Cells hidden for the others' sake are the smallest that
/// do. Where the total is hidden every cell is.
fn cells(counts: &[u64]) -> Vec<Option<u64>> {
    let whole: u64 = counts.iter().sum();
    let mut hidden: Vec<bool> = counts.iter().map(|count| *count < LEAST || whole < LEAST).collect();
    loop {
        let kept = || counts.iter().zip(&hidden);
        let number = kept().filter(|(_, hidden)| **hidden).count();
        let sum: u64 = kept().filter(|(_, hidden)| **hidden).map(|(count, _)| count).sum();
        let largest = u64::try_from(number).unwrap_or(u64::MAX).saturating_mul(LEAST - 1);
        if number == 0 || (number >= 2 && sum >= LEAST && sum != largest) {
            break;
        }
        let smallest = kept().enumerate().filter(|(_, (_, hidden))| !**hidden);
        let smallest = smallest.min_by_key(|(_, (count, _))| **count).map(|(at, _)| at);
        let Some(place) = smallest.and_then(|at| hidden.get_mut(at)) else { break };
        *place = true;
    }
    counts.iter().zip(hidden).map(|(count, hidden)| (!hidden).then_some(*count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn a_small_cell_takes_another_with_it() {
        assert_eq!(cells(&[12, 9, 30]), [Some(12), Some(9), Some(30)]);
        assert_eq!(cells(&[12, 3, 30]), [None, None, Some(30)]);
        // two small ones together are large enough to say nothing of either
        assert_eq!(cells(&[4, 3, 30]), [None, None, Some(30)]);
        // together still a small number
        assert_eq!(cells(&[1, 2, 30, 20]), [None, None, Some(30), None]);
        // two fours could be nothing else
        assert_eq!(cells(&[4, 4, 30, 20]), [None, None, Some(30), None]);
        assert_eq!(cells(&[0, 0, 2]), [None; 3]);
        assert_eq!(cells(&[7]), [Some(7)]);
        assert_eq!(cells(&[0, 8]), [None, None]);
        assert_eq!(cells(&[]), [] as [Option<u64>; 0]);
        assert_eq!((total(4), total(5), total(7), total(8)), (None, Some(5), Some(5), Some(10)));
        assert_eq!(shown(&[12, 9, 30]), [Some(10), Some(10), Some(30)]);
    }

    /// The values a hidden cell can have for somebody who knows the shown ones and the total.
    fn possible(counts: &[u64], shown: &[Option<u64>], at: usize) -> std::ops::RangeInclusive<u64> {
        let whole: u64 = counts.iter().sum();
        let rest = whole - shown.iter().flatten().sum::<u64>();
        let others = shown.iter().enumerate().any(|(place, cell)| place != at && cell.is_none());
        if others { 0..=rest } else { rest..=rest }
    }

    proptest! {
        /// The attack: the same question about one person more. No answer moves by one, and most do not move at all.
        #[test]
        fn one_person_more_never_shows_as_one(counts in vec(0_u64..60, 1..8), at in any::<prop::sample::Index>()) {
            let mut more = counts.clone();
            *at.get_mut(&mut more) += 1;
            for (before, after) in shown(&counts).into_iter().zip(shown(&more)) {
                if let (Some(before), Some(after)) = (before, after) {
                    prop_assert!(before % STEP == 0 && [0, STEP].contains(&(after.max(before) - after.min(before))));
                }
            }
            let jumps = (LEAST..1_000).filter(|count| total(*count) != total(*count + 1)).count();
            prop_assert!(jumps <= 200, "one in five at most: {jumps}");
        }

        #[test]
        fn nothing_small_can_be_worked_out(counts in vec(prop_oneof![0_u64..7, 0_u64..60], 1..24)) {
            let shown = cells(&counts);
            let whole: u64 = counts.iter().sum();
            for (at, (count, cell)) in counts.iter().zip(&shown).enumerate() {
                match cell {
                    Some(told) => prop_assert!(told == count && *told >= LEAST),
                    None if total(whole).is_some() => {
                        let possible = possible(&counts, &shown, at);
                        prop_assert!(possible.end() - possible.start() >= LEAST, "{counts:?} {shown:?}");
                    }
                    None => {}
                }
            }
            if total(whole).is_none() {
                prop_assert!(shown.iter().all(Option::is_none));
            }
        }
    }
}
