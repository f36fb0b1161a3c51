//! SQL of what officers record. Rows are added and withdrawn (`writing`), never changed: the service's role may do
//! nothing else. What counts for a profile is read in `in_force`.

mod in_force;
mod writing;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::people::Section;
use crate::people::evidence::{
    ConfirmationRecord, Evidence, OfficialCheck, Recorded, SeenDocument, Withdrawn,
};
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, BodyId, EntryId, EvidenceId, PersonId};
use crate::reference::codes::{Direction, Grade};
use crate::reference::data::Names;
use crate::rules::vocabulary::{Bar, Confirm};

pub(super) use in_force::in_force;
pub use writing::{add_checks, add_confirmation, add_document, lower, raise, withdraw};

fn bar(code: &str) -> Result<Bar> {
    let found = Bar::ALL.iter().find(|bar| bar.code() == code);
    found.copied().ok_or_else(|| Error::internal("unknown bar"))
}

fn confirm(code: &str) -> Result<Confirm> {
    let found = Confirm::ALL.iter().find(|what| what.code() == code);
    found.copied().ok_or_else(|| Error::internal("unknown confirmation"))
}

fn section(code: &str) -> Result<Section> {
    let found = Section::ALL.into_iter().find(|section| section.code() == code);
    found.ok_or_else(|| Error::internal("unknown section"))
}

/// Number, body, instants and withdrawal of a record of any kind.
#[derive(QueryableByName)]
struct RecordRow {
    #[diesel(sql_type = SqlUuid)]
    id: EvidenceId,
    #[diesel(sql_type = SqlUuid)]
    body_id: BodyId,
    #[diesel(sql_type = Text)]
    body_kk: String,
    #[diesel(sql_type = Text)]
    body_ru: String,
    #[diesel(sql_type = Text)]
    body_en: String,
    #[diesel(sql_type = Timestamptz)]
    recorded_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Text>)]
    withdrawn_because: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    withdrawn_at: Option<DateTime<Utc>>,
}

/// What a [`RecordRow`] reads from `r` (the record), `b` (its body) and `w` (its withdrawal).
const RECORD: &str =
    "r.id, r.body_id, b.name_kk as body_kk, b.name_ru as body_ru, b.name_en as body_en, r.recorded_at,
    w.reason as withdrawn_because, w.recorded_at as withdrawn_at";

impl RecordRow {
    fn typed(self) -> (EvidenceId, Recorded, Option<Withdrawn>) {
        let body_name = Names { kk: self.body_kk, ru: self.body_ru, en: self.body_en };
        let recorded = Recorded { body: self.body_id, body_name, at: self.recorded_at };
        let withdrawn = self.withdrawn_because.zip(self.withdrawn_at);
        (self.id, recorded, withdrawn.map(|(reason, at)| Withdrawn { reason, at }))
    }
}

#[derive(QueryableByName)]
struct CheckRow {
    #[diesel(embed)]
    record: RecordRow,
    #[diesel(sql_type = Text)]
    bar: String,
    #[diesel(sql_type = Bool)]
    found: bool,
    #[diesel(sql_type = Date)]
    answered_on: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    valid_until_on: Option<NaiveDate>,
    #[diesel(sql_type = Text)]
    grade: Grade,
    #[diesel(sql_type = Text)]
    source: String,
}

#[derive(QueryableByName)]
struct ConfirmationRow {
    #[diesel(embed)]
    record: RecordRow,
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Nullable<Text>)]
    family: Option<Direction>,
    #[diesel(sql_type = Bool)]
    confirmed: bool,
    #[diesel(sql_type = Date)]
    confirmed_on: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    valid_until_on: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Text>)]
    grounds: Option<String>,
}

#[derive(QueryableByName)]
struct DocumentRow {
    #[diesel(embed)]
    record: RecordRow,
    #[diesel(sql_type = Text)]
    section: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    entry_id: Option<EntryId>,
    #[diesel(sql_type = Text)]
    document: String,
    #[diesel(sql_type = Bool)]
    recognition: bool,
}

/// Everything recorded about a person, newest first, withdrawn records too.
pub async fn of_person(db: &mut AsyncPgConnection, person: PersonId) -> Result<Evidence> {
    let select = |columns: &str, table: &str, key: &str| {
        format!(
            "select {RECORD}, {columns} from {table} r join bodies b on b.id = r.body_id
             left join evidence_withdrawals w on w.{key} = r.id where r.person_id = $1
             order by r.recorded_at desc, r.id desc"
        )
    };
    let columns = "r.bar, r.found, r.answered_on, r.valid_until_on, r.grade, r.source";
    let query = diesel::sql_query(select(columns, "official_checks", "check_id"));
    let rows: Vec<CheckRow> = query.bind::<SqlUuid, _>(person).load(db).await?;
    let checks = rows.into_iter().map(|row| {
        let (id, recorded, withdrawn) = row.record.typed();
        Ok(OfficialCheck {
            id,
            bar: bar(&row.bar)?,
            found: row.found,
            answered_on: row.answered_on,
            valid_until: row.valid_until_on,
            grade: row.grade,
            source: row.source,
            recorded,
            withdrawn,
        })
    });
    let checks = checks.collect::<Result<_>>()?;
    let columns = "r.what, r.family, r.confirmed, r.confirmed_on, r.valid_until_on, r.grounds";
    let query = diesel::sql_query(select(columns, "confirmations", "confirmation_id"));
    let rows: Vec<ConfirmationRow> = query.bind::<SqlUuid, _>(person).load(db).await?;
    let confirmations = rows.into_iter().map(|row| {
        let (id, recorded, withdrawn) = row.record.typed();
        Ok(ConfirmationRecord {
            id,
            what: confirm(&row.what)?,
            family: row.family,
            confirmed: row.confirmed,
            confirmed_on: row.confirmed_on,
            valid_until: row.valid_until_on,
            grounds: row.grounds,
            recorded,
            withdrawn,
        })
    });
    let confirmations = confirmations.collect::<Result<_>>()?;
    let columns = "r.section, r.entry_id, r.document, r.recognition";
    let query = diesel::sql_query(select(columns, "seen_documents", "document_id"));
    let rows: Vec<DocumentRow> = query.bind::<SqlUuid, _>(person).load(db).await?;
    let documents = rows.into_iter().map(|row| {
        let (id, recorded, withdrawn) = row.record.typed();
        let (section, entry, document) = (section(&row.section)?, row.entry_id, row.document);
        let recognition = row.recognition;
        Ok(SeenDocument { id, section, entry, document, recognition, recorded, withdrawn })
    });
    Ok(Evidence { checks, confirmations, documents: documents.collect::<Result<_>>()? })
}

#[derive(QueryableByName)]
struct Is {
    #[diesel(sql_type = Bool)]
    is: bool,
}

/// Whether the account is the person's: its own profile, or a profile with the account's address as a contact. One
/// account has one role, so an officer who is in the reserve has another account there.
pub async fn is_own(db: &mut AsyncPgConnection, account: AccountId, person: PersonId) -> Result<bool> {
    let statement = "select exists (select from accounts a join people p on p.id = $2
          left join contacts c on c.person_id = p.id
          where a.id = $1 and (p.account_id = a.id or c.email_index = a.email_index)) as is";
    let query = diesel::sql_query(statement).bind::<SqlUuid, _>(account).bind::<SqlUuid, _>(person);
    Ok(query.get_result::<Is>(db).await?.is)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Official checks in force.
pub async fn count_checks(db: &mut AsyncPgConnection, person: PersonId) -> Result<i64> {
    let statement = "select count(*) as count from official_checks c where c.person_id = $1
        and not exists (select from evidence_withdrawals w where w.check_id = c.id)";
    Ok(diesel::sql_query(statement).bind::<SqlUuid, _>(person).get_result::<Count>(db).await?.count)
}

/// Confirmations in force.
pub async fn count_confirmations(db: &mut AsyncPgConnection, person: PersonId) -> Result<i64> {
    let statement = "select count(*) as count from confirmations c where c.person_id = $1
        and not exists (select from evidence_withdrawals w where w.confirmation_id = c.id)";
    Ok(diesel::sql_query(statement).bind::<SqlUuid, _>(person).get_result::<Count>(db).await?.count)
}

/// What kind of record a number names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Check,
    Confirmation,
    /// Seen for this fact.
    Document(Section, Option<EntryId>),
}

impl Kind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Confirmation => "confirmation",
            Self::Document(..) => "document",
        }
    }
}

/// A record, as far as withdrawing it needs.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub kind: Kind,
    pub body: BodyId,
}

#[derive(QueryableByName)]
struct FoundRow {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = SqlUuid)]
    body_id: BodyId,
    #[diesel(sql_type = Nullable<Text>)]
    section: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    entry_id: Option<EntryId>,
}

/// The record of this person with this number.
pub async fn find(db: &mut AsyncPgConnection, person: PersonId, id: EvidenceId) -> Result<Found> {
    let statement =
        "select 'check' as kind, body_id, null as section, null::uuid as entry_id from official_checks
          where id = $1 and person_id = $2
        union all select 'confirmation', body_id, null, null from confirmations where id = $1 and person_id = $2
        union all select 'document', body_id, section, entry_id from seen_documents where id = $1 and person_id = $2";
    let query = diesel::sql_query(statement).bind::<SqlUuid, _>(id).bind::<SqlUuid, _>(person);
    let row: FoundRow = query.get_result(db).await?;
    let kind = match (row.kind.as_str(), row.section) {
        ("check", _) => Kind::Check,
        ("confirmation", _) => Kind::Confirmation,
        (_, Some(code)) => Kind::Document(section(&code)?, row.entry_id),
        (_, None) => return Err(Error::internal("a record of no kind")),
    };
    Ok(Found { kind, body: row.body_id })
}

/// What documents that stand show of a fact, besides this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct StillSeen {
    /// A document was seen for it later.
    #[diesel(sql_type = Bool)]
    pub later: bool,
    /// Its recognition was seen.
    #[diesel(sql_type = Bool)]
    pub recognition: bool,
}

/// What is still seen of a fact without this record.
pub async fn still_seen(
    db: &mut AsyncPgConnection,
    person: PersonId,
    id: EvidenceId,
    section: Section,
    entry: Option<EntryId>,
) -> Result<StillSeen> {
    let statement = "select coalesce(bool_or(d.id > $2), false) as later,
            coalesce(bool_or(d.recognition), false) as recognition
          from seen_documents d where d.person_id = $1 and d.section = $3 and d.id <> $2
          and d.entry_id is not distinct from $4
          and not exists (select from evidence_withdrawals w where w.document_id = d.id)";
    let query = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(person)
        .bind::<SqlUuid, _>(id)
        .bind::<Text, _>(section.code())
        .bind::<Nullable<SqlUuid>, _>(entry);
    Ok(query.get_result(db).await?)
}
