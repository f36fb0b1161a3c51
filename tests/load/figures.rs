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

/// Median and 99th percentile in milliseconds, each with its aim if it has one.
pub fn times(name: &str, times: &mut [Duration], aims: [Option<f64>; 2]) {
    times.sort_unstable();
    for (percent, aim) in [50, 99].into_iter().zip(aims) {
        let (name, value) = (format!("{name}, p{percent}"), milliseconds(percentile(times, percent)));
        match aim {
            Some(aim) => most(&name, value, "ms", aim),
            None => say(&name, value, "ms"),
        }
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
