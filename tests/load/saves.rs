//! Applicants who save their profiles: as fast as they can, and at a steady rate while an officer looks for each save.

use std::time::{Duration, Instant};

use rand::RngExt as _;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::figures;
use crate::visitor::Visitor;

/// Applicants at once.
pub const CLIENTS: usize = 16;
/// Saves per second while searching for them.
const RATE: u32 = 100;
/// Of how many saves one is looked for.
const WATCHED: usize = 20;
/// Pause between two looks for the same save; the measured times are late by half of it.
const LOOK: Duration = Duration::from_millis(50);

/// Somebody of the reserve, signed in.
#[derive(Clone)]
pub struct Applicant {
    pub person: Uuid,
    pub visitor: Visitor,
}

impl Applicant {
    async fn version(&self) -> i64 {
        self.visitor.get("/api/v1/me/profile").await["wishes"]["version"].as_i64().expect("a version")
    }

    async fn save(&self, version: i64, word: &str) {
        let statement = format!("Ауыл шаруашылығын дамытуға үлес қосқым келеді. {word}");
        let body = json!({ "regions": [], "directions": [], "statement": statement, "available_from": null });
        let tag = format!("\"{version}\"");
        self.visitor
            .ask(Method::PUT, "/api/v1/me/wishes", |request| request.header("if-match", tag).json(&body))
            .await;
    }
}

/// A word that nobody else writes.
fn word() -> String {
    let mut chance = rand::rng();
    (0..14).map(|_| char::from(chance.random_range(b'a'..=b'z'))).collect()
}

/// Saves per second of all applicants without a pause.
pub async fn flat_out(applicants: &[Applicant], seconds: u64) -> f64 {
    let began = Instant::now();
    let until = began + Duration::from_secs(seconds);
    let work: Vec<_> = applicants
        .iter()
        .cloned()
        .map(|applicant| {
            tokio::spawn(async move {
                let first = applicant.version().await;
                let mut version = first;
                while Instant::now() < until {
                    applicant.save(version, &word()).await;
                    version += 1;
                }
                version - first
            })
        })
        .collect();
    let mut saves = 0;
    for one in work {
        saves += one.await.unwrap();
    }
    saves as f64 / began.elapsed().as_secs_f64()
}

/// How long a save takes from its acknowledgement until search finds it, at a steady rate of saves. Who is looked for
/// saves nothing more until found, so that no slow one is missed, and then catches up.
pub async fn until_searchable(applicants: &[Applicant], officer: &Visitor, seconds: u64) {
    let began = tokio::time::Instant::now();
    let until = began + Duration::from_secs(seconds);
    let turn = Duration::from_secs(1) / RATE;
    let round = turn * u32::try_from(applicants.len()).unwrap();
    let work: Vec<_> = (0u32..)
        .zip(applicants.iter().cloned())
        .map(|(place, applicant)| {
            let officer = officer.clone();
            tokio::spawn(async move {
                let mut version = applicant.version().await;
                let mut looks = Vec::new();
                let mut clock = tokio::time::interval_at(began + turn * place, round);
                let mut saves = 0;
                while clock.tick().await < until {
                    let word = word();
                    applicant.save(version, &word).await;
                    (version, saves) = (version + 1, saves + 1);
                    if (saves + place as usize).is_multiple_of(WATCHED) {
                        looks.push(look(&officer, applicant.person, &word).await);
                    }
                }
                (saves, looks)
            })
        })
        .collect();
    let (mut saves, mut times) = (0, Vec::new());
    for one in work {
        let (count, looks) = one.await.unwrap();
        saves += count;
        times.extend(looks);
    }
    figures::say("saves while looking for them", saves as f64 / began.elapsed().as_secs_f64(), "1/s");
    figures::say("saves looked for", times.len() as f64, "");
    figures::times("from a save to its search", &mut times, [None, Some(1000.0)]);
}

/// How long until the word is found.
async fn look(officer: &Visitor, person: Uuid, word: &str) -> Duration {
    let began = Instant::now();
    let path = format!("/api/v1/people/search?q={word}");
    loop {
        let answer = officer.get(&path).await;
        if answer["items"].as_array().unwrap().iter().any(|item| item["person"] == json!(person)) {
            return began.elapsed();
        }
        assert!(began.elapsed() < Duration::from_secs(60), "a save was not found within a minute");
        tokio::time::sleep(LOOK).await;
    }
}
