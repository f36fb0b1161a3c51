//! Calendar arithmetic against chrono, and the leap day.
//! Next: `packing`.

use super::*;
use chrono::{Days, Months, NaiveDate};

#[test]
fn every_day_agrees_with_chrono() {
    assert_eq!(Day::MIN.to_string(), "1900-01-01");
    assert_eq!(Day::MAX.to_string(), "2258-09-01");
    let first = Day::MIN.date();
    for number in 0..=Day::MAX.number() {
        let day = Day::from_number(number);
        assert_eq!(Day::from_date(first + Days::new(u64::from(number))), Ok(day));
        for months in [0, 1, 11, 12, 13, 36, 120] {
            let later = day.date() + Months::new(months);
            let expected = Day::from_date(later).unwrap_or(Day::MAX);
            assert_eq!(day.plus_months(months), expected, "{day} plus {months} months");
        }
    }
}

#[test]
fn months_have_passed_from_the_day_that_they_lead_to() {
    for earlier in (0..=Day::MAX.number()).step_by(11).map(Day::from_number) {
        for months in [0, 1, 12, 25 * 12, 63 * 12, 255 * 12, 4_800, u32::MAX] {
            let then = earlier.plus_months(months);
            for later in
                [-40, -11, -1, 0, 1, 11, 40].map(|days| then.plus_days(days)).into_iter().chain([Day::MAX])
            {
                assert_eq!(
                    later.is_after_months(earlier, months),
                    then <= later,
                    "{earlier}, {months}, {later}"
                );
            }
        }
    }
}

#[test]
fn the_leap_day_becomes_the_last_day_of_february() {
    assert_eq!(on("2004-02-29").plus_years(25), on("2029-02-28"));
    assert_eq!(on("2004-02-29").plus_years(24), on("2028-02-29"));
    assert_eq!(on("2024-01-31").plus_months(1), on("2024-02-29"));
}

#[test]
fn days_outside_the_range_are_refused_and_arithmetic_stays_inside() {
    assert!(Day::from_date(NaiveDate::from_ymd_opt(1899, 12, 31).unwrap()).is_err());
    assert!(Day::from_date(NaiveDate::from_ymd_opt(2258, 9, 2).unwrap()).is_err());
    assert!(Day::from_date(NaiveDate::MAX).is_err() && Day::from_date(NaiveDate::MIN).is_err());
    assert_eq!(Day::MAX.next(), Day::MAX);
    assert_eq!(Day::MIN.plus_days(-1), Day::MIN);
    assert_eq!(Day::MIN.plus_days(i32::MAX), Day::MAX);
    assert_eq!(Day::MIN.plus_months(u32::MAX), Day::MAX);
    assert_eq!(Day::from_number(u32::MAX), Day::MAX);
    assert_eq!(Day::from_ymd(2023, 2, 29), None);
}

#[test]
fn spans_are_months_and_left_over_days() {
    let span = |from, to| on(to).span_since(on(from));
    assert_eq!(span("2026-08-01", "2027-03-01"), Span { months: 7, days: 0 });
    assert_eq!(span("2024-01-31", "2024-02-29"), Span { months: 1, days: 0 });
    assert_eq!(span("2024-01-31", "2024-03-01"), Span { months: 1, days: 1 });
    assert_eq!(span("2024-03-01", "2024-01-01"), Span::default());
}
