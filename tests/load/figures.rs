//! Lines of the report, printed as each figure is known.

use std::time::Duration;

/// A figure without an aim.
pub fn say(name: &str, value: f64, unit: &str) {
    line(name, value, unit, "");
}

/// A figure that aims to be at most `aim`.
pub fn most(name: &str, value: f64, unit: &str, aim: f64) {
    line(name, value, unit, &format!("≤ {aim}"));
}

/// A figure that aims to be at least `aim`.
pub fn least(name: &str, value: f64, unit: &str, aim: f64) {
    line(name, value, unit, &format!("≥ {aim}"));
}

/// Median and 99th percentile in milliseconds; `aim` is of the latter.
pub fn times(name: &str, times: &mut [Duration], aim: Option<f64>) {
    times.sort_unstable();
    say(&format!("{name}, p50"), milliseconds(percentile(times, 50)), "ms");
    let p99 = milliseconds(percentile(times, 99));
    match aim {
        Some(aim) => most(&format!("{name}, p99"), p99, "ms", aim),
        None => say(&format!("{name}, p99"), p99, "ms"),
    }
}

fn line(name: &str, value: f64, unit: &str, aim: &str) {
    let digits = if value < 10.0 { 2 } else { 0 };
    println!("{name:<46} {value:>10.digits$} {unit:<12} {aim}");
}

/// The nearest-rank percentile of sorted times.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted[rank - 1]
}

pub fn middle(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    percentile(times, 50)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
