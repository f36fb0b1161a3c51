//! What officers record about a person's evidence: an authority answered an official check, an authorised person
//! confirms what no record settles, an officer saw the document behind a fact. "Cannot tell" is work for somebody, and
//! this is where that work is done. Records are never changed, only withdrawn; the person reads all of them, parties
//! none. `forms` checks what is typed, `gaps` says what is missing, `store::evidence` keeps it, `facts` packs it.

pub mod forms;
pub mod gaps;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::fields::line;
use super::officers::Why;
use super::reach::{self, Reach};
use super::{Person, Profile, Section, invalid, sections, store};
use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{BodyId, EntryId, EvidenceId, PersonId, VacancyId};
use crate::platform::tx::{Act, Note, Tx};
use crate::posts;
use crate::reference::codes::{Direction, Grade};
use crate::reference::data::Names;
use crate::rules::Day;
use crate::rules::facts::{CheckParts, Confirmation, ConfirmationParts};
use crate::rules::vocabulary::{Bar, Confirm};
use forms::{Answer, CheckForm, ConfirmationForm, DocumentForm, SeenFact};
use gaps::Gap;
use store::evidence as rows;

/// Most records of one kind in force about one person: all of them are facts in the index.
pub const MOST_RECORDS: i64 = 100;

/// Longest source, reason or name of a document, in characters.
pub const LONGEST_TEXT: usize = 300;

/// Records in force, as rules read them; withdrawn ones are not among them. Of several answers to one question all
/// are here: a rule reads the latest on or before its day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InForce {
    pub checks: Vec<CheckParts>,
    pub confirmations: Vec<ConfirmationParts>,
}

/// By which body something was recorded, and when. The officer's name is nobody's business but the log's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Recorded {
    pub body: BodyId,
    pub body_name: Names,
    pub at: DateTime<Utc>,
}

/// A record was a mistake. The body that made it took it back; it counts no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Withdrawn {
    pub reason: String,
    pub at: DateTime<Utc>,
}

/// An authority's answer about one bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfficialCheck {
    pub id: EvidenceId,
    /// What was checked.
    pub bar: Bar,
    /// Whether the bar was found to exist.
    pub found: bool,
    /// Day of the answer.
    pub answered_on: NaiveDate,
    /// Last day the answer may be relied on; of a bar that was found, the day law ends it by itself.
    pub valid_until: Option<NaiveDate>,
    /// `document`: an officer has the letter; `registry`: read in the authority's register.
    pub grade: Grade,
    /// Which authority, in which letter or register.
    pub source: String,
    pub recorded: Recorded,
    pub withdrawn: Option<Withdrawn>,
}

impl OfficialCheck {
    /// As rules read it; nothing for a day beyond the calendar of facts. An answer about subordination is about the body
    /// that recorded it.
    pub fn parts(&self) -> Option<CheckParts> {
        let of_body = self.bar == Bar::RelativeInSubordination;
        Some(CheckParts {
            bar: self.bar,
            found: self.found,
            on: Day::from_date(self.answered_on).ok()?,
            valid_until: self.valid_until.and_then(|day| Day::from_date(day).ok()),
            body: of_body.then(|| self.recorded.body.number()),
            grade: self.grade,
        })
    }
}

/// An authorised person's yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConfirmationRecord {
    pub id: EvidenceId,
    /// What was asked.
    pub what: Confirm,
    /// The functions it was asked for, where the question is about a post.
    pub family: Option<Direction>,
    pub confirmed: bool,
    /// Day of the answer.
    pub confirmed_on: NaiveDate,
    /// Last day it is relied on. Without one an answer that may change by itself is relied on for a year, any other
    /// without end.
    pub valid_until: Option<NaiveDate>,
    /// On what grounds; always there for a no.
    pub grounds: Option<String>,
    pub recorded: Recorded,
    pub withdrawn: Option<Withdrawn>,
}

impl ConfirmationRecord {
    /// Whether a rule relies on it on the day.
    pub fn is_relied_on(&self, day: NaiveDate) -> bool {
        let (Ok(on), Ok(day)) = (Day::from_date(self.confirmed_on), Day::from_date(day)) else {
            return false;
        };
        let until = self.valid_until.and_then(|day| Day::from_date(day).ok());
        let parts =
            ConfirmationParts { what: self.what, family: self.family, confirmed: self.confirmed, on, until };
        let packed = Confirmation::pack(parts);
        packed.is_ok_and(|answer| answer.relied_on_until().is_none_or(|end| day <= end))
    }
}

/// A document an officer saw behind one fact, whose grade it raised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeenDocument {
    pub id: EvidenceId,
    pub section: Section,
    /// The entry of the section's list; none: the basics. It may have been changed or removed since.
    pub entry: Option<EntryId>,
    /// Which document.
    pub document: String,
    /// It is the recognition of a foreign diploma.
    pub recognition: bool,
    pub recorded: Recorded,
    pub withdrawn: Option<Withdrawn>,
}

/// Everything that was recorded about a person, newest first, withdrawn records too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Evidence {
    pub checks: Vec<OfficialCheck>,
    pub confirmations: Vec<ConfirmationRecord>,
    pub documents: Vec<SeenDocument>,
}

/// What an officer needs for the work: the facts with their grades, what was recorded, what is missing.
#[derive(Debug)]
pub struct Work {
    pub profile: Profile,
    pub evidence: Evidence,
    pub gaps: Vec<Gap>,
}

/// The work on a person whose profile was loaded; `vacancy` says for which functions confirmations are looked for.
pub(super) async fn work(
    app: &App,
    tx: &mut Tx<'_>,
    account: &Account,
    profile: &Profile,
    vacancy: Option<VacancyId>,
) -> Result<(Evidence, Vec<Gap>)> {
    let evidence = rows::of_person(tx.db(), profile.person.id).await?;
    let family = match vacancy {
        Some(id) => match posts::visible_vacancy(tx.db(), Some(account), id).await {
            Ok(vacancy) => vacancy.post.direction,
            // one that is not there, or not for this officer, asks for nothing
            Err(Error::NotFound) => None,
            Err(other) => return Err(other),
        },
        None => None,
    };
    let gaps = gaps::of(profile, &evidence, (family, account.body), app.clock.today());
    Ok((evidence, gaps))
}

/// Shows an officer or approver what was recorded and what is missing. The reading is noted like that of a file.
pub async fn about(app: &App, act: &Act, account: &Account, id: PersonId, why: &Why) -> Result<Work> {
    app.write(act, async |tx| {
        let profile = store::load(tx.db(), id).await?;
        if !Reach::of(account)?.holds(&profile, app.clock.today()) {
            return Err(Error::NotFound);
        }
        let (evidence, gaps) = work(app, tx, account, &profile, why.vacancy()).await?;
        tx.note(why.note("person.read", id)).await?;
        Ok(Work { profile, evidence, gaps })
    })
    .await
}

/// What was recorded about the account's own person.
pub async fn mine(app: &App, act: &Act, account: &Account) -> Result<(Profile, Evidence)> {
    let id = sections::own_id(app, act, account).await?;
    let mut db = app.read().await?;
    Ok((store::load(&mut db, id).await?, rows::of_person(&mut db, id).await?))
}

/// The person something is recorded about on a day, and the body that records it: somebody in the reserve, within the officer's
/// reach, and never the officer.
async fn subject(
    tx: &mut Tx<'_>,
    account: &Account,
    id: PersonId,
    today: NaiveDate,
) -> Result<(Person, BodyId)> {
    let body = account.body()?;
    reach::require(tx.db(), account, id, today).await?;
    let person = store::person(tx.db(), id).await?;
    if rows::is_own(tx.db(), account.id, id).await? {
        return Err(Error::Conflict(Conflict::OwnFile));
    }
    Ok((person, body))
}

/// Records what an authority answered: one answer about several bars makes a record for each. Repeating the request
/// under the same key answers the records made then.
pub async fn record_check(
    app: &App,
    act: &Act,
    account: &Account,
    id: PersonId,
    form: &CheckForm,
    key: &IdempotencyKey,
) -> Result<Vec<EvidenceId>> {
    app.write(act, async |tx| {
        let (person, body) = subject(tx, account, id, app.clock.today()).await?;
        let request = ("person.evidence_check", id, form);
        if let Some(answer) = idempotency::earlier(tx, key, &request).await? {
            return repeated(tx, request.0, id, answer).await;
        }
        let answer = Answer::parse(form, app.clock.today(), person.born_on).map_err(invalid)?;
        let more = i64::try_from(answer.bars.len()).unwrap_or(i64::MAX);
        if rows::count_checks(tx.db(), id).await?.saturating_add(more) > MOST_RECORDS {
            return Err(Error::invalid("bars", "evidence-too-many"));
        }
        let ids = rows::add_checks(tx, id, body, &answer).await?;
        let detail = json!({ "records": ids, "bars": answer.bars });
        done(tx, key, &request, id, &ids, detail).await
    })
    .await
}

/// Records a yes or a no of an authorised person.
pub async fn record_confirmation(
    app: &App,
    act: &Act,
    account: &Account,
    id: PersonId,
    form: &ConfirmationForm,
    key: &IdempotencyKey,
) -> Result<Vec<EvidenceId>> {
    app.write(act, async |tx| {
        let (person, body) = subject(tx, account, id, app.clock.today()).await?;
        let request = ("person.evidence_confirmation", id, form);
        if let Some(answer) = idempotency::earlier(tx, key, &request).await? {
            return repeated(tx, request.0, id, answer).await;
        }
        let answer = forms::Confirmation::parse(form, app.clock.today(), person.born_on).map_err(invalid)?;
        if rows::count_confirmations(tx.db(), id).await? >= MOST_RECORDS {
            return Err(Error::invalid("what", "evidence-too-many"));
        }
        let ids = vec![rows::add_confirmation(tx, id, body, &answer).await?];
        let detail = json!({ "records": ids, "what": answer.what, "family": answer.family });
        done(tx, key, &request, id, &ids, detail).await
    })
    .await
}

/// What was recorded under the same key before.
async fn repeated(
    tx: &mut Tx<'_>,
    action: &'static str,
    id: PersonId,
    answer: Value,
) -> Result<Vec<EvidenceId>> {
    let ids: Vec<EvidenceId> = serde_json::from_value(answer).map_err(Error::internal)?;
    tx.note(Note::new(action, "person", id.uuid()).with(json!({ "records": ids, "repeated": true }))).await?;
    Ok(ids)
}

/// Keeps the answer and notes the act. What was found, and the words, stay in the record: the log is read by others.
async fn done<F: Serialize>(
    tx: &mut Tx<'_>,
    key: &IdempotencyKey,
    request: &(&'static str, PersonId, F),
    id: PersonId,
    ids: &[EvidenceId],
    detail: Value,
) -> Result<Vec<EvidenceId>> {
    idempotency::keep(tx, key, request, &json!(ids)).await?;
    tx.note(Note::new(request.0, "person", id.uuid()).with(detail)).await?;
    Ok(ids.to_vec())
}

/// Records that the document behind a fact was seen, and raises the fact's grade. `version` is that of the fact the
/// officer compared with the document: `Stale` if the person changed it meanwhile.
pub async fn record_document(
    app: &App,
    act: &Act,
    account: &Account,
    id: PersonId,
    version: i32,
    form: &DocumentForm,
) -> Result<EvidenceId> {
    app.write(act, async |tx| {
        let (_, body) = subject(tx, account, id, app.clock.today()).await?;
        let seen = SeenFact::parse(form).map_err(invalid)?;
        rows::raise(tx, id, &seen, version).await?;
        let record = rows::add_document(tx, id, body, &seen).await?;
        let detail = json!({
            "record": record, "section": seen.section, "entry": seen.entry, "recognition": seen.recognition,
        });
        tx.note(Note::new("person.evidence_document", "person", id.uuid()).with(detail)).await?;
        Ok(record)
    })
    .await
}

/// Withdraws a record of the officer's body, also of somebody who has left the reserve since. A fact whose document
/// was not what it seemed is the person's own word again, unless another was recorded for it later.
pub async fn withdraw(
    app: &App,
    act: &Act,
    account: &Account,
    id: PersonId,
    record: EvidenceId,
    why: &str,
) -> Result<()> {
    let reason = line(why, LONGEST_TEXT).map_err(|code| Error::invalid("why", code))?;
    app.write(act, async |tx| {
        let body = account.body()?;
        let person = store::person(tx.db(), id).await?;
        let found = rows::find(tx.db(), id, record).await?;
        if !Reach::of(account)?.has_place(person.residence_kato) || found.body != body {
            return Err(Error::NotFound);
        }
        if rows::is_own(tx.db(), account.id, id).await? {
            return Err(Error::Conflict(Conflict::OwnFile));
        }
        rows::withdraw(tx, id, body, record, &found.kind, &reason).await?;
        if let rows::Kind::Document(section, entry) = &found.kind {
            let seen = rows::still_seen(tx.db(), id, record, *section, *entry).await?;
            rows::lower(tx, id, *section, *entry, seen).await?;
        }
        let detail = json!({ "record": record, "kind": found.kind.code() });
        tx.note(Note::new("person.evidence_withdrawn", "person", id.uuid()).with(detail)).await
    })
    .await
}
