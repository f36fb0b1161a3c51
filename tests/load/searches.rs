//! Searches as officers make them: a name, words in three languages, filters, all with counts of every filter.

use std::time::{Duration, Instant};

use crate::figures;
use crate::visitor::Visitor;

/// Officers who search at the same time.
pub const OFFICERS: usize = 4;
/// Searches of one officer, one after the other.
const ALONE: usize = 500;

pub const QUESTIONS: [&str; 12] = [
    "q=Ахметов",
    "q=Akhmetov",
    "q=Иванова",
    "q=%D2%9B%D0%B0%D1%80%D0%B6%D1%8B",
    "q=экономика бюджет",
    "q=мемлекеттік қызмет",
    "q=public finance",
    "q=заңгер&level=master",
    "q=начальник отдела",
    "q=білім беру",
    "region=750000000",
    "",
];

fn question(number: usize) -> String {
    format!("/api/v1/people/search?{}", QUESTIONS[number % QUESTIONS.len()])
}

async fn timed(officer: &Visitor, number: usize) -> Duration {
    let began = Instant::now();
    let answer = officer.get(&question(number)).await;
    let took = began.elapsed();
    assert!(answer["total"].is_u64(), "{answer}");
    took
}

/// One officer, one search after the other.
pub async fn alone(officer: &Visitor) {
    for number in 0..QUESTIONS.len() {
        timed(officer, number).await;
    }
    let mut times = Vec::new();
    for number in 0..ALONE {
        times.push(timed(officer, number).await);
    }
    figures::times("search over HTTP, one officer", &mut times, [None, None]);
}

/// Several officers without a pause; returns searches per second.
pub async fn together(officer: &Visitor, seconds: u64) -> f64 {
    let began = Instant::now();
    let until = began + Duration::from_secs(seconds);
    let officers: Vec<_> = (0..OFFICERS)
        .map(|first| {
            let officer = officer.clone();
            tokio::spawn(async move {
                let mut times = Vec::new();
                let mut number = first * 3;
                while Instant::now() < until {
                    times.push(timed(&officer, number).await);
                    number += 1;
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for officer in officers {
        times.extend(officer.await.unwrap());
    }
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    figures::say(&format!("searches of {OFFICERS} officers"), rate, "1/s");
    figures::times(&format!("search over HTTP, {OFFICERS} officers"), &mut times, [None, None]);
    rate
}
