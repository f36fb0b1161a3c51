//! SQL of shortlists, their people and their places in the order. Recipients, links and openings: `store::recipients`.

pub mod recipients;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::ids::{AccountId, BodyId, PersonId, ShortlistId, VacancyId};
use crate::platform::schema::{shortlist_people, shortlists};
use crate::platform::tx::Tx;
use crate::reference::codes::Programme;
use crate::rules::{Outcome, Titles};
use crate::shortlists::shown::Head;
use crate::shortlists::sources::Vacancy;
use crate::shortlists::state::State;
use crate::shortlists::{Choice, Filter, OnList, Summary};

/// A shortlist's own row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = shortlists)]
pub struct Row {
    pub id: ShortlistId,
    pub vacancy_id: VacancyId,
    pub body_id: BodyId,
    pub state: State,
    pub as_of_on: NaiveDate,
    pub prepared_by: AccountId,
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<DateTime<Utc>>,
    pub return_reason: Option<String>,
    pub frozen: Option<Value>,
    pub sent_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

impl Row {
    /// Whether what is shown comes from the living records: it is open, or was given up before it was ever sent.
    pub fn is_composed(&self) -> bool {
        self.state.is_open() || self.frozen.is_none()
    }
}

/// One person on a shortlist, in the order.
#[derive(Debug, Clone)]
pub struct Listed {
    pub person: PersonId,
    pub note: String,
    /// The verdict when the person was added or the order last saved; when frozen, the frozen one.
    pub verdict: Outcome,
    pub frozen: Option<Value>,
    /// The programmes the person was in when frozen.
    pub programmes: Vec<Programme>,
}

pub async fn row(db: &mut AsyncPgConnection, id: ShortlistId) -> Result<Row> {
    Ok(shortlists::table.find(id).select(Row::as_select()).first(db).await?)
}

/// The row, locked until the transaction ends: its people and recipients change under this lock only.
pub async fn locked(tx: &mut Tx<'_>, id: ShortlistId) -> Result<Row> {
    Ok(shortlists::table.find(id).select(Row::as_select()).for_update().first(tx.db()).await?)
}

pub async fn listed(db: &mut AsyncPgConnection, id: ShortlistId) -> Result<Vec<Listed>> {
    use shortlist_people as t;
    let rows = t::table
        .filter(t::shortlist_id.eq(id))
        .order(t::place)
        .select((t::person_id, t::note, t::verdict, t::frozen, t::programmes))
        .load::<(PersonId, String, String, Option<Value>, Vec<Programme>)>(db)
        .await?;
    rows.into_iter()
        .map(|(person, note, verdict, frozen, programmes)| {
            let verdict = Outcome::ALL.into_iter().find(|outcome| outcome.code() == verdict);
            let verdict = verdict.ok_or_else(|| Error::internal("unknown verdict on a shortlist"))?;
            Ok(Listed { person, note, verdict, frozen, programmes })
        })
        .collect()
}

pub async fn insert(tx: &mut Tx<'_>, vacancy: &Vacancy, prepared_by: AccountId) -> Result<ShortlistId> {
    let (id, now) = (ShortlistId::new(), tx.now());
    diesel::insert_into(shortlists::table)
        .values((
            shortlists::id.eq(id),
            shortlists::vacancy_id.eq(vacancy.id),
            shortlists::body_id.eq(vacancy.body),
            shortlists::as_of_on.eq(vacancy.as_of_on),
            shortlists::prepared_by.eq(prepared_by),
            shortlists::created_at.eq(now),
            shortlists::updated_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Puts these people, in this order, in the place of those before.
pub async fn replace_people(tx: &mut Tx<'_>, id: ShortlistId, people: &[(&Choice, Outcome)]) -> Result<()> {
    use shortlist_people as t;
    diesel::delete(t::table.filter(t::shortlist_id.eq(id))).execute(tx.db()).await?;
    let rows: Vec<_> = (1_i32..)
        .zip(people)
        .map(|(place, (choice, verdict))| {
            (
                t::shortlist_id.eq(id),
                t::person_id.eq(choice.person),
                t::place.eq(place),
                t::note.eq(&choice.note),
                t::verdict.eq(verdict.code()),
            )
        })
        .collect();
    diesel::insert_into(t::table)
        .values(rows)
        .execute(tx.db())
        .await
        .on_constraint("shortlist_people_pkey", || Error::Conflict(Conflict::ShortlistedAlready))?;
    Ok(())
}

/// Keeps what is shown of a person.
pub async fn freeze_person(tx: &mut Tx<'_>, id: ShortlistId, one: &OnList) -> Result<()> {
    use shortlist_people as t;
    let OnList { person, shown, programmes, .. } = one;
    let frozen = serde_json::to_value(shown).map_err(Error::internal)?;
    let rows = diesel::update(t::table.find((id, person)))
        .set((
            t::frozen.eq(frozen),
            t::verdict.eq(shown.verdict.outcome.code()),
            t::programmes.eq(programmes),
        ))
        .execute(tx.db())
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Thaws what was frozen: it is composed anew.
pub async fn thaw(tx: &mut Tx<'_>, id: ShortlistId) -> Result<()> {
    use shortlist_people as t;
    let none = None::<Value>;
    diesel::update(t::table.filter(t::shortlist_id.eq(id))).set(t::frozen.eq(&none)).execute(tx.db()).await?;
    diesel::update(shortlists::table.find(id)).set(shortlists::frozen.eq(&none)).execute(tx.db()).await?;
    Ok(())
}

/// Counts a change of people or recipients; the next version.
pub async fn touch(tx: &mut Tx<'_>, id: ShortlistId, version: i32) -> Result<i32> {
    let now = tx.now();
    let rows = diesel::update(shortlists::table.find(id).filter(shortlists::version.eq(version)))
        .set((shortlists::version.eq(version + 1), shortlists::updated_at.eq(now)))
        .execute(tx.db())
        .await?;
    changed(rows, version)
}

fn changed(rows: usize, version: i32) -> Result<i32> {
    if rows == 1 { Ok(version + 1) } else { Err(Error::Stale) }
}

/// To the approver, with what stands above the people. Who sends it is who prepared it.
pub async fn set_sent(
    tx: &mut Tx<'_>,
    id: ShortlistId,
    version: i32,
    by: AccountId,
    head: &Head,
) -> Result<i32> {
    let (now, frozen) = (tx.now(), serde_json::to_value(head).map_err(Error::internal)?);
    let rows = diesel::update(shortlists::table.find(id).filter(shortlists::version.eq(version)))
        .set((
            shortlists::state.eq(State::ForApproval),
            shortlists::as_of_on.eq(head.as_of_on),
            shortlists::prepared_by.eq(by),
            shortlists::decided_by.eq(None::<AccountId>),
            shortlists::decided_at.eq(None::<DateTime<Utc>>),
            shortlists::frozen.eq(Some(frozen)),
            shortlists::sent_at.eq(Some(now)),
            shortlists::version.eq(version + 1),
            shortlists::updated_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    changed(rows, version)
}

/// The approver's decision: released, or returned with a reason.
pub async fn set_decided(
    tx: &mut Tx<'_>,
    id: ShortlistId,
    version: i32,
    state: State,
    by: AccountId,
    reason: Option<&str>,
) -> Result<i32> {
    let now = tx.now();
    let rows = diesel::update(shortlists::table.find(id).filter(shortlists::version.eq(version)))
        .set((
            shortlists::state.eq(state),
            shortlists::decided_by.eq(by),
            shortlists::decided_at.eq(now),
            shortlists::return_reason.eq(reason),
            shortlists::version.eq(version + 1),
            shortlists::updated_at.eq(now),
        ))
        .execute(tx.db())
        .await
        .on_constraint("shortlists_two_people", || Error::Conflict(Conflict::OwnWork))?;
    changed(rows, version)
}

/// Given up by its officer.
pub async fn set_withdrawn(tx: &mut Tx<'_>, id: ShortlistId, version: i32) -> Result<i32> {
    let now = tx.now();
    let rows = diesel::update(shortlists::table.find(id).filter(shortlists::version.eq(version)))
        .set((
            shortlists::state.eq(State::Withdrawn),
            shortlists::version.eq(version + 1),
            shortlists::updated_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    changed(rows, version)
}

#[derive(QueryableByName)]
struct SummaryRow {
    #[diesel(sql_type = SqlUuid)]
    id: ShortlistId,
    #[diesel(sql_type = SqlUuid)]
    vacancy_id: VacancyId,
    #[diesel(sql_type = Text)]
    state: State,
    #[diesel(sql_type = Text)]
    title_kk: String,
    #[diesel(sql_type = Text)]
    title_ru: String,
    #[diesel(sql_type = Text)]
    title_en: String,
    #[diesel(sql_type = Text)]
    prepared_by: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    sent_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Timestamptz)]
    updated_at: DateTime<Utc>,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = BigInt)]
    recipients: i64,
    #[diesel(sql_type = BigInt)]
    opened: i64,
}

/// Shortlists of a body, newest first.
pub async fn list(db: &mut AsyncPgConnection, body: BodyId, filter: &Filter) -> Result<Vec<Summary>> {
    // a frozen shortlist keeps its title, whatever the post is called now
    let statement = "select s.id, s.vacancy_id, s.state, a.name as prepared_by, s.sent_at, s.updated_at, s.version,
          coalesce(s.frozen->'vacancy'->>'kk', p.title_kk) as title_kk,
          coalesce(s.frozen->'vacancy'->>'ru', p.title_ru) as title_ru,
          coalesce(s.frozen->'vacancy'->>'en', p.title_en) as title_en,
          (select count(*) from shortlist_people c where c.shortlist_id = s.id) as people,
          (select count(*) from shortlist_recipients r where r.shortlist_id = s.id) as recipients,
          (select count(distinct o.recipient_id) from shortlist_recipients r
             join shortlist_openings o on o.recipient_id = r.id where r.shortlist_id = s.id) as opened
        from shortlists s join vacancies v on v.id = s.vacancy_id join posts p on p.id = v.post_id
          join accounts a on a.id = s.prepared_by
        where s.body_id = $1 and s.state = any($2) and ($3 is null or s.vacancy_id = $3) and ($4 is null or s.id < $4)
        order by s.id desc limit $5";
    let states: Vec<&str> = filter.states.iter().map(|state| state.code()).collect();
    let rows: Vec<SummaryRow> = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(body)
        .bind::<Array<Text>, _>(states)
        .bind::<Nullable<SqlUuid>, _>(filter.vacancy)
        .bind::<Nullable<SqlUuid>, _>(filter.before)
        .bind::<BigInt, _>(filter.limit)
        .load(db)
        .await?;
    Ok(rows.into_iter().map(Summary::from).collect())
}

impl From<SummaryRow> for Summary {
    fn from(row: SummaryRow) -> Self {
        let SummaryRow { id, vacancy_id, state, title_kk, title_ru, title_en, prepared_by, .. } = row;
        Self {
            id,
            vacancy: vacancy_id,
            title: Titles { kk: title_kk, ru: title_ru, en: title_en },
            state,
            prepared_by,
            people: row.people,
            recipients: row.recipients,
            opened: row.opened,
            sent_at: row.sent_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}
