//! Certificates of matches: a signed record of who met a vacancy's requirements on a day and in which order, that can be
//! computed again. An officer makes one from a match; anybody can check one by its code or file, and learns nothing of people.
//! Read in this order: `document` (what it says and its one form), `commit` and `compute` (where that comes from), this file
//! (making and showing), `check` (a file beside the record kept here), `verify` (computed again from the database).

pub mod api;
pub mod check;
pub mod code;
pub mod commit;
pub mod compare;
pub mod compute;
pub mod document;
pub mod store;
mod upload;
pub mod verify;
pub mod web;

use std::time::Duration;

use chrono::{NaiveDate, SubsecRound as _};
use search_index::SearchRequest;
use serde_json::json;

use crate::accounts::Account;
use crate::matching::case::{self, Case};
use crate::matching::index::Cursor;
use crate::matching::reach::within;
use crate::matching::{merit, today};
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{CertificateId, VacancyId};
use crate::platform::tx::{Act, Note};
use crate::reference::codes::Role;
use crate::rules::{Day, EVALUATOR_VERSION, FACTS_VERSION};

use code::Code;
use compute::{Everybody, Inputs};
use document::{
    Certificate, Content, Data, Engine, FORMAT, Lists, Members, People, PostAt, Record, RuleAt, file_of,
    sha256,
};
use store::{Listed, Stored};

/// Most people who meet the rule that a certificate lists; the hash over everybody has room for more.
pub const MOST_MEETS: u64 = 100_000;
/// The longest that computing one may take.
const TIME_LIMIT: Duration = Duration::from_secs(60);
/// Certificates on one page of a list.
pub const PAGE: i64 = 50;

/// A match, before it is signed.
#[derive(Debug)]
pub struct Computed {
    pub case: Case,
    pub content: Content,
    pub people: People,
    /// The key that made the salts and is to sign.
    pub key: String,
}

/// This program's part in what a certificate says.
pub fn engine() -> Engine {
    Engine {
        program: env!("CARGO_PKG_VERSION").into(),
        evaluator: EVALUATOR_VERSION,
        facts: FACTS_VERSION,
        scorecard: merit::SCORECARD_VERSION,
    }
}

/// Computes what a certificate of this match would say now: of a vacancy of the officer's body, among the people
/// of their reach, as of the vacancy's day or another. The same state of the index gives the same
/// bytes; for an officer of programmes, on the same day.
pub async fn compute(
    app: &App,
    who: &Account,
    vacancy: VacancyId,
    on: Option<NaiveDate>,
) -> Result<Computed> {
    let case = case::of_own_body(&mut *app.read().await?, who, vacancy).await?;
    let day = match on {
        Some(on) => Day::from_date(on).map_err(|_| Error::invalid("on", "date-too-late"))?,
        None => case.day()?,
    };
    let signing = app.keys.signing();
    let key = signing.current().ok_or_else(|| Error::internal("no key signs"))?.to_owned();
    let salter = signing.salter(&key, commit::PURPOSE).ok_or_else(|| Error::internal("no key signs"))?;
    let (mut reach, today) = (Reach::of(who)?, today(app)?);
    reach.places.sort_unstable();
    reach.places.dedup();
    reach.programmes.sort_unstable();
    reach.programmes.dedup();
    let post = &case.vacancy.post;
    let inputs = Inputs {
        vacancy,
        title: post.title.clone(),
        region: post.region,
        rule: case.rule.clone(),
        setting: case.setting,
        weights: case.vacancy.weights,
        day,
        reach: (reach.clone(), today),
        salter,
    };
    let most_others = app.settings.certificates.others;
    let asked = app.index.ask(move |index| {
        // the cursor belongs to the state if no commit came between two looks at it
        let mut cursor = index.cursor()?;
        let snapshot = loop {
            let snapshot = index.snapshot()?;
            let again = index.cursor()?;
            if again == cursor {
                break snapshot;
            }
            cursor = again;
        };
        let everybody = Everybody::compute(&snapshot, &inputs, Some(TIME_LIMIT))?;
        // whoever keeps their profile from the body must not be told by a difference
        let open = Reach { body: inputs.reach.0.body, ..Reach::default() };
        let all = SearchRequest {
            filters: within(&open, today),
            limit: 0,
            time_limit: TIME_LIMIT,
            ..SearchRequest::default()
        };
        Ok((everybody, cursor, snapshot.search(&all)?.total))
    });
    let (everybody, cursor, documents) = asked.await?;
    let cursor: Cursor =
        serde_json::from_str(&cursor.unwrap_or_default()).map_err(|_| Error::Unavailable(5))?;
    let people = everybody.people(MOST_MEETS, most_others);
    let content = Content {
        vacancy,
        post: PostAt { id: post.id, title: post.title.clone(), region: post.region },
        rule: rule_at(&case, day),
        setting: case.setting.into(),
        weights: case.vacancy.weights,
        day: day.date(),
        regions: reach.places,
        members: (!reach.programmes.is_empty())
            .then(|| Members { programmes: reach.programmes, on: today.date() }),
        open_to: reach.body,
        engine: engine(),
        data: Data {
            installation: cursor.origin.installation,
            position: format!("{}:{}", cursor.position.xid, cursor.position.seq),
            people: documents,
        },
        counts: everybody.counts(),
        lists: Lists { sha256: sha256(&people.canonical()), most_meets: MOST_MEETS, most_others },
        everybody: everybody.hash(),
    };
    Ok(Computed { case, content, people, key })
}

/// The rule edition of a case, with the hash of its text.
fn rule_at(case: &Case, day: Day) -> RuleAt {
    let rule = &case.vacancy.rule;
    RuleAt {
        id: rule.id,
        code: rule.code.clone(),
        edition: rule.edition.clone(),
        sha256: sha256(&case.rule.canonical()),
        status: Some(case.rule.status()),
        applies_on_day: Some(case.applies_on(day)),
    }
}

/// Makes a certificate of a match and keeps it for good.
pub async fn make(
    app: &App,
    act: &Act,
    who: &Account,
    vacancy: VacancyId,
    on: Option<NaiveDate>,
    key: &IdempotencyKey,
) -> Result<Code> {
    let computed = compute(app, who, vacancy, on).await?;
    let asked = ("certificate", vacancy, on);
    app.write(act, async |tx| {
        if let Some(answer) = idempotency::earlier(tx, key, &asked).await? {
            let code: Code = serde_json::from_value(answer).map_err(Error::internal)?;
            tx.note(Note::new("certificate.make_repeated", "vacancy", vacancy.uuid())).await?;
            return Ok(code);
        }
        let Computed { case, content, people, key: signer } = &computed;
        let record = Record {
            code: Code::random(),
            made_at: tx.now().trunc_subsecs(0),
            body: case.vacancy.body,
            body_name: case.vacancy.post.body_name.clone(),
        };
        let certificate = Certificate { format: FORMAT.into(), content: content.clone(), record };
        let (statement, lists) = (certificate.canonical(), people.canonical());
        let signature = tx.keys().signing().sign(signer, statement.as_bytes());
        let signature = signature.ok_or_else(|| Error::internal("no key signs"))?;
        let texts = (statement.as_str(), lists.as_str());
        let id = store::insert(tx, who.id, &certificate, texts, (signer, &signature)).await?;
        let code = certificate.record.code;
        idempotency::keep(tx, key, &asked, &json!(code)).await?;
        let detail = json!({
            "vacancy": vacancy, "code": code, "on": content.day, "counts": content.counts, "key": signer,
        });
        tx.note(Note::new("certificate.made", "certificate", id.uuid()).with(detail)).await?;
        Ok(code)
    })
    .await
}

/// A certificate as anybody may see it: nothing of people but counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub stored: Stored,
    /// What the statement says; nothing if it cannot be read, which means that it was altered.
    pub certificate: Option<Certificate>,
    /// Whether the signature is good; nothing if this installation no longer has the key.
    pub is_intact: Option<bool>,
}

/// Looks a certificate up by its code and checks its signature.
pub async fn show(app: &App, code: &Code) -> Result<Shown> {
    let stored = store::by_code(&mut *app.read().await?, code).await?;
    let certificate: Option<Certificate> = serde_json::from_str(&stored.statement).ok();
    let signed = stored.signature.holds(&stored.statement, app.keys.signing());
    let own = certificate.as_ref().is_some_and(|certificate| certificate.record.code == *code);
    Ok(Shown { stored, certificate, is_intact: signed.map(|signed| signed && own) })
}

/// Whether the file of a certificate is for this account: officers and approvers of its body, and auditors.
pub fn may_have(who: Option<&Account>, stored: &Stored) -> bool {
    who.is_some_and(|who| match who.role {
        Role::HrOfficer | Role::Approver => who.body == Some(stored.body),
        Role::Auditor => true,
        _ => false,
    })
}

/// The whole file, exactly as it was signed. Of another body it is `NotFound`. The handing out is noted.
pub async fn file(app: &App, act: &Act, who: &Account, code: &Code) -> Result<String> {
    let mut db = app.read().await?;
    let stored = store::by_code(&mut db, code).await?;
    if !may_have(Some(who), &stored) {
        return Err(Error::NotFound);
    }
    let people = store::people(&mut db, stored.id).await?;
    drop(db);
    app.write(act, async |tx| {
        let detail = json!({ "vacancy": stored.vacancy });
        tx.note(Note::new("certificate.downloaded", "certificate", stored.id.uuid()).with(detail)).await
    })
    .await?;
    Ok(file_of(&stored.statement, &people, &stored.signature))
}

/// The certificates of the asker's body, newest first; an auditor sees everybody's.
pub async fn list(app: &App, who: &Account, before: Option<CertificateId>) -> Result<Vec<Listed>> {
    let body = if who.role == Role::Auditor { None } else { Some(who.body()?) };
    store::of_body(&mut *app.read().await?, body, before, PAGE).await
}
