//! SQL of nominations. A party's question always names the party, a nominee's question their own blind indexes:
//! a row that is not theirs does not exist for them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Bytea, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::nominations::{Because, NominationState, Nominee};
use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::ids::{AccountId, NominationId, PersonId, VacancyId};
use crate::platform::schema::{accounts, nominations, people};
use crate::platform::tx::Tx;
use crate::reference::codes::{Filling, Role};
use crate::reference::data::Names;
use crate::reference::keys::Kato;

/// A nomination as stored, with the names a page needs.
#[derive(QueryableByName)]
pub struct Row {
    #[diesel(sql_type = SqlUuid)]
    pub id: NominationId,
    #[diesel(sql_type = Text)]
    pub party_code: String,
    #[diesel(sql_type = Text)]
    pub party_kk: String,
    #[diesel(sql_type = Text)]
    pub party_ru: String,
    #[diesel(sql_type = Text)]
    pub party_en: String,
    #[diesel(sql_type = SqlUuid)]
    pub nominated_by: AccountId,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub vacancy_id: Option<VacancyId>,
    #[diesel(sql_type = Nullable<Text>)]
    pub title_kk: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub title_ru: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub title_en: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub filling: Option<Filling>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub closes_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Text)]
    pub nominee_known_by: String,
    #[diesel(sql_type = Bytea)]
    pub nominee_sealed: Vec<u8>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub person_id: Option<PersonId>,
    #[diesel(sql_type = Text)]
    pub rationale: String,
    #[diesel(sql_type = Text)]
    pub state: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub declined_because: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub answered_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
    #[diesel(sql_type = Integer)]
    pub version: i32,
}

impl Row {
    pub fn party_name(&self) -> Names {
        Names { kk: self.party_kk.clone(), ru: self.party_ru.clone(), en: self.party_en.clone() }
    }

    pub fn title(&self) -> Option<Names> {
        Some(Names { kk: self.title_kk.clone()?, ru: self.title_ru.clone()?, en: self.title_en.clone()? })
    }

    pub fn state(&self) -> Result<NominationState> {
        NominationState::from_code(&self.state)
            .ok_or_else(|| Error::internal("unknown state of a nomination"))
    }

    pub fn because(&self) -> Option<Because> {
        self.declined_because.as_deref().and_then(Because::from_code)
    }
}

const SELECT: &str = "select n.id, n.party_code, r.name_kk as party_kk, r.name_ru as party_ru, r.name_en as party_en,
    n.nominated_by, n.vacancy_id, p.title_kk, p.title_ru, p.title_en, p.filling, v.closes_at, n.nominee_known_by,
    n.nominee_sealed, n.person_id, n.rationale, n.state, n.declined_because, n.answered_at, n.created_at, n.version
    from nominations n join parties r on r.code = n.party_code
    left join vacancies v on v.id = n.vacancy_id left join posts p on p.id = v.post_id";

/// A party's nominations before one of them, newest first.
pub async fn of_party(
    db: &mut AsyncPgConnection,
    party: &str,
    state: Option<NominationState>,
    before: Option<NominationId>,
    limit: i64,
) -> Result<Vec<Row>> {
    let statement = format!(
        "{SELECT} where n.party_code = $1 and ($2::text is null or n.state = $2) and ($3::uuid is null or n.id < $3)
         order by n.id desc limit $4"
    );
    Ok(diesel::sql_query(statement)
        .bind::<Text, _>(party)
        .bind::<Nullable<Text>, _>(state.map(NominationState::code))
        .bind::<Nullable<SqlUuid>, _>(before)
        .bind::<BigInt, _>(limit)
        .load(db)
        .await?)
}

/// How many nominations a party has, by state.
pub async fn counts(db: &mut AsyncPgConnection, party: &str) -> Result<Vec<(NominationState, i64)>> {
    let counted = nominations::table
        .filter(nominations::party_code.eq(party))
        .group_by(nominations::state)
        .select((nominations::state, diesel::dsl::count_star()))
        .load::<(String, i64)>(db)
        .await?;
    Ok(counted
        .into_iter()
        .filter_map(|(state, count)| Some((NominationState::from_code(&state)?, count)))
        .collect())
}

/// One nomination of a party.
pub async fn one_of_party(db: &mut AsyncPgConnection, party: &str, id: NominationId) -> Result<Row> {
    let statement = format!("{SELECT} where n.party_code = $1 and n.id = $2");
    Ok(diesel::sql_query(statement).bind::<Text, _>(party).bind::<SqlUuid, _>(id).get_result(db).await?)
}

/// What a nominee can be found by.
#[derive(Debug, Clone, Default)]
pub struct Myself {
    pub person: Option<PersonId>,
    /// Blind indexes of the own IIN and of the account's confirmed address.
    pub indexes: Vec<Vec<u8>>,
}

/// What an applicant's offers are found by.
pub async fn myself(db: &mut AsyncPgConnection, account: AccountId) -> Result<Myself> {
    let person = people::table
        .filter(people::account_id.eq(account))
        .select((people::id, people::iin_index))
        .first::<(PersonId, Option<Vec<u8>>)>(db)
        .await
        .optional()?;
    let email = accounts::table
        .find(account)
        .filter(accounts::email_confirmed_at.is_not_null())
        .select(accounts::email_index)
        .first::<Vec<u8>>(db)
        .await
        .optional()?;
    let (person, iin) = person.map_or((None, None), |(id, iin)| (Some(id), iin));
    Ok(Myself { person, indexes: iin.into_iter().chain(email).collect() })
}

/// `$1`: the own person, `$2`: the own indexes. An answered nomination belongs to the person who answered.
const MINE: &str = "(n.person_id = $1 or (n.person_id is null and n.nominee_index = any($2)))";

/// A nominee's offers and answers, newest first, open ones before the rest.
pub async fn of_nominee(db: &mut AsyncPgConnection, myself: &Myself, limit: i64) -> Result<Vec<Row>> {
    // one that was withdrawn before an answer is nobody's business any more
    let statement = format!(
        "{SELECT} where {MINE} and n.state <> 'withdrawn' order by n.state <> 'offered', n.id desc limit $3"
    );
    Ok(diesel::sql_query(statement)
        .bind::<Nullable<SqlUuid>, _>(myself.person)
        .bind::<Array<Bytea>, _>(&myself.indexes)
        .bind::<BigInt, _>(limit)
        .load(db)
        .await?)
}

/// One of them.
pub async fn one_of_nominee(db: &mut AsyncPgConnection, myself: &Myself, id: NominationId) -> Result<Row> {
    let statement = format!("{SELECT} where {MINE} and n.id = $3");
    Ok(diesel::sql_query(statement)
        .bind::<Nullable<SqlUuid>, _>(myself.person)
        .bind::<Array<Bytea>, _>(&myself.indexes)
        .bind::<SqlUuid, _>(id)
        .get_result(db)
        .await?)
}

/// How many offers wait for a nominee.
pub async fn waiting_for(db: &mut AsyncPgConnection, myself: &Myself) -> Result<i64> {
    let open = nominations::table
        .filter(nominations::state.eq(NominationState::Offered.code()))
        .filter(nominations::nominee_index.eq_any(&myself.indexes));
    Ok(open.count().get_result(db).await?)
}

/// A nomination to write.
pub struct New<'a> {
    pub party: &'a str,
    pub by: AccountId,
    pub vacancy: Option<VacancyId>,
    pub nominee: &'a Nominee,
    pub rationale: &'a str,
}

pub async fn insert(tx: &mut Tx<'_>, new: &New<'_>) -> Result<NominationId> {
    let (id, now) = (NominationId::new(), tx.now());
    let (sealed, index) = (new.nominee.seal(tx.keys())?, new.nominee.blind(tx.keys()));
    diesel::insert_into(nominations::table)
        .values((
            nominations::id.eq(id),
            nominations::party_code.eq(new.party),
            nominations::nominated_by.eq(new.by),
            nominations::vacancy_id.eq(new.vacancy),
            nominations::nominee_known_by.eq(new.nominee.known_by()),
            nominations::nominee_sealed.eq(sealed),
            nominations::nominee_index.eq(index),
            nominations::rationale.eq(new.rationale),
            nominations::created_at.eq(now),
        ))
        .execute(tx.db())
        .await
        .on_constraint("nominations_once", || Error::Conflict(Conflict::NominatedAlready))?;
    Ok(id)
}

/// How an offer ends.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    pub state: NominationState,
    pub because: Option<Because>,
    /// Who answered; none when the party takes the offer back.
    pub person: Option<PersonId>,
}

/// Ends an offer, if nobody else has since.
pub async fn answer(tx: &mut Tx<'_>, id: NominationId, version: i32, answer: Answer) -> Result<()> {
    let now = tx.now();
    let current = nominations::table
        .filter(nominations::id.eq(id).and(nominations::version.eq(version)))
        .filter(nominations::state.eq(NominationState::Offered.code()));
    let rows = diesel::update(current)
        .set((
            nominations::state.eq(answer.state.code()),
            nominations::declined_because.eq(answer.because.map(Because::code)),
            nominations::person_id.eq(answer.person),
            nominations::answered_at.eq(now),
            nominations::version.eq(version + 1),
        ))
        .execute(tx.db())
        .await?;
    if rows == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// What a party sees of a nominee who accepted.
#[derive(Debug, Clone, QueryableByName)]
pub struct Accepted {
    #[diesel(sql_type = SqlUuid)]
    pub person: PersonId,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub residence: Option<Kato>,
    #[diesel(sql_type = Nullable<Text>)]
    pub last_post: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub organisation: Option<String>,
    #[diesel(sql_type = Bool)]
    pub submitted: bool,
}

/// Of these people: name, region, last post, whether the profile is submitted. Nothing more.
pub async fn accepted(db: &mut AsyncPgConnection, people: &[PersonId]) -> Result<Vec<Accepted>> {
    let statement = "select p.id as person, concat_ws(' ', p.surname, p.given_name, p.patronymic) as name,
        p.residence_kato as residence, s.post_title as last_post, s.organisation, p.state = 'submitted' as submitted
        from people p left join lateral (select post_title, organisation from service_entries e where e.person_id = p.id
          order by e.ended_on desc nulls first, e.started_on desc limit 1) s on true
        where p.id = any($1)";
    let people: Vec<uuid::Uuid> = people.iter().map(|person| person.uuid()).collect();
    Ok(diesel::sql_query(statement).bind::<Array<SqlUuid>, _>(people).load(db).await?)
}

/// The applicant's account behind a blind index of an IIN, if there is one that can sign in.
pub async fn account_of_iin(db: &mut AsyncPgConnection, index: &[u8]) -> Result<Option<AccountId>> {
    let found = people::table
        .inner_join(accounts::table)
        .filter(people::iin_index.eq(index))
        .filter(accounts::state.eq("active").and(accounts::role.eq(Role::Applicant)))
        .select(accounts::id)
        .first(db)
        .await;
    Ok(found.optional()?)
}
