//! A certificate checked from the ground: is the file what was signed, and does the database as it is now give the same?
//! For `kadr certificate verify`. What a certificate was computed from (rule, post, weights, day, reach) is taken from it;
//! where the vacancy says otherwise today, that is told apart from changes among people.

use std::path::Path;
use std::sync::Arc;

use diesel_async::AsyncPgConnection;
use serde::Serialize;
use utoipa::ToSchema;

use super::check::{self, State as Kept};
use super::compare::{self, PeopleChanges};
use super::compute::{Everybody, Inputs};
use super::document::{Certificate, Content, Engine, Fault, File, LARGEST_FILE, read, sha256};
use super::{commit, engine};
use crate::matching::case;
use crate::matching::scratch::Scratch;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::posts;
use crate::rules::{Day, Rule};

/// What came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CertificateOutcome)]
pub enum Outcome {
    /// Intact, and the same comes out today.
    Identical,
    /// Intact; data, rule or program changed since, so something else comes out.
    Changed,
    /// Intact, and something else comes out although nothing that it depends on changed: a fault.
    DoesNotRecompute,
    /// Not what was signed.
    Altered,
    /// Signed by a key that this installation does not have, so neither can be said.
    UnknownKey,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub outcome: Outcome,
    /// The signed statement, as the file has it; nothing if it cannot be read.
    pub certificate: Option<Certificate>,
    /// Fingerprint of the key that the file names.
    pub key: Option<String>,
    pub faults: Vec<Fault>,
    /// How the file compares with the record kept under its code.
    pub record: Option<Kept>,
    /// Nothing if it was not computed again.
    pub changes: Option<Changes>,
}

/// What differs today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// `text` if the rule edition has another text now, `unreadable` if it is no rule any more, `gone` if there is no such
    /// edition.
    pub rule: Option<&'static str>,
    /// Versions that are others now: `evaluator`, `facts`, `scorecard`.
    pub engine: Vec<&'static str>,
    /// The program that checks.
    pub program: String,
    /// What the vacancy says otherwise today: `gone`, `rule`, `setting`, `weights`, `title`, `region`. People are computed as
    /// the certificate has it.
    pub vacancy: Vec<&'static str>,
    /// Nothing if there is no rule to compute with.
    pub people: Option<PeopleChanges>,
}

impl Changes {
    fn outcome(&self) -> Outcome {
        let same_method = self.rule.is_none() && self.engine.is_empty();
        let same_people = self.people.as_ref().is_some_and(PeopleChanges::is_none);
        if same_method && self.people.as_ref().is_some_and(|people| people.unexplained > 0) {
            Outcome::DoesNotRecompute
        } else if same_method && same_people && self.vacancy.is_empty() {
            Outcome::Identical
        } else {
            Outcome::Changed
        }
    }
}

/// Reads a file of bounded size.
pub async fn read_file(path: &Path) -> Result<Vec<u8>> {
    let length = tokio::fs::metadata(path).await.map_err(Error::internal)?.len();
    if length > u64::try_from(LARGEST_FILE).unwrap_or(u64::MAX) {
        return Err(Error::TooLarge);
    }
    tokio::fs::read(path).await.map_err(Error::internal)
}

/// Checks a file and computes the match again. Progress: people read and in all.
pub async fn verify(app: &App, bytes: Vec<u8>, progress: impl FnMut(u64, u64)) -> Result<Report> {
    let (file, faults) = read(&bytes, app.keys.signing());
    let record = match &file {
        Some(_) => Some(check::check(app, bytes).await?.state),
        None => None,
    };
    let Some(file) = file else {
        let outcome = Outcome::Altered;
        return Ok(Report { outcome, certificate: None, key: None, faults, record, changes: None });
    };
    let key = Some(file.signature.key.clone());
    let changes = if faults.is_empty() { Some(recompute(app, &file, progress).await?) } else { None };
    let outcome = match &changes {
        Some(changes) => changes.outcome(),
        None if faults.contains(&Fault::UnknownKey) => Outcome::UnknownKey,
        None => Outcome::Altered,
    };
    Ok(Report { outcome, certificate: Some(file.certificate), key, faults, record, changes })
}

async fn recompute(app: &App, file: &File, progress: impl FnMut(u64, u64)) -> Result<Changes> {
    let content = &file.certificate.content;
    let mut db = app.read().await?;
    let vacancy = vacancy_changes(&mut db, content).await?;
    let mut changes = Changes {
        rule: None,
        engine: engine_changes(&content.engine),
        program: engine().program,
        vacancy,
        people: None,
    };
    // as it is stored, not as this process may have read it before
    let rule: Rule = match posts::store::rule_content(&mut db, content.rule.id).await {
        Err(Error::NotFound) => {
            changes.rule = Some("gone");
            return Ok(changes);
        }
        stored => match serde_json::from_value(stored?) {
            Ok(rule) => rule,
            Err(_) => {
                changes.rule = Some("unreadable");
                return Ok(changes);
            }
        },
    };
    drop(db);
    if sha256(&rule.canonical()) != content.rule.sha256 {
        changes.rule = Some("text");
    }
    let salter = app.keys.signing().salter(&file.signature.key, commit::PURPOSE);
    let (reach, on) = content.reach();
    let inputs = Inputs {
        vacancy: content.vacancy,
        title: content.post.title.clone(),
        region: content.post.region,
        rule: Arc::new(rule),
        setting: content.setting.into(),
        weights: content.weights,
        day: Day::from_date(content.day).map_err(Error::internal)?,
        reach: (reach, Day::from_date(on).map_err(Error::internal)?),
        salter: salter.ok_or_else(|| Error::internal("a key is gone"))?,
    };
    let scratch = Scratch::from_database(app, &app.data.join("certificate-check"), progress).await?;
    let everybody = scratch.ask(move |snapshot| Everybody::compute(snapshot, &inputs, None)).await?;
    changes.people = Some(compare::people(content, &file.people, &everybody));
    Ok(changes)
}

fn engine_changes(then: &Engine) -> Vec<&'static str> {
    let now = engine();
    let versions = [
        ("evaluator", then.evaluator, now.evaluator),
        ("facts", then.facts, now.facts),
        ("scorecard", then.scorecard, now.scorecard),
    ];
    versions.into_iter().filter(|(_, then, now)| then != now).map(|(name, ..)| name).collect()
}

async fn vacancy_changes(db: &mut AsyncPgConnection, content: &Content) -> Result<Vec<&'static str>> {
    let case = match case::any(db, content.vacancy).await {
        Err(Error::NotFound) => return Ok(vec!["gone"]),
        case => case?,
    };
    let (vacancy, post) = (&case.vacancy, &case.vacancy.post);
    let checks = [
        ("rule", vacancy.rule.id != content.rule.id),
        ("setting", case.setting != content.setting.into()),
        ("weights", vacancy.weights != content.weights),
        ("title", post.title != content.post.title),
        ("region", post.region != content.post.region),
    ];
    Ok(checks.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name).collect())
}
