//! SQL of people: whole profiles for readers, look-ups for other domains. Writes are in `store::sections` and
//! `store::entries`, what officers record in `store::evidence`, snapshots and states in `store::submission`, files brought in in `store::arrivals`.

pub mod arrivals;
pub(crate) mod entries;
pub mod evidence;
pub mod sections;
pub mod submission;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::people::lists::{InProfile as _, for_each_list};
use crate::people::profile::{Country, Kato, Wishes};
use crate::people::{Person, Profile, Source, State};
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, BodyId, PersonId};
use crate::platform::schema::{accounts, contacts, people, wishes};
use crate::reference::codes::{Direction, Grade, Role, Sex};
use entries::Rows as _;

#[derive(Queryable, Selectable)]
#[diesel(table_name = people)]
struct PersonRow {
    id: PersonId,
    account_id: Option<AccountId>,
    state: State,
    source: Source,
    surname: Option<String>,
    given_name: Option<String>,
    patronymic: Option<String>,
    latin_surname: Option<String>,
    latin_given_name: Option<String>,
    latin_patronymic: Option<String>,
    born_on: Option<NaiveDate>,
    sex: Option<Sex>,
    citizenship: Option<Country>,
    residence_kato: Option<Kato>,
    iin_index: Option<Vec<u8>>,
    grade: Grade,
    submitted_at: Option<DateTime<Utc>>,
    hidden_from: Vec<BodyId>,
    version: i32,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            id: row.id,
            account: row.account_id,
            state: row.state,
            source: row.source,
            surname: row.surname,
            given: row.given_name,
            patronymic: row.patronymic,
            latin_surname: row.latin_surname,
            latin_given: row.latin_given_name,
            latin_patronymic: row.latin_patronymic,
            born_on: row.born_on,
            sex: row.sex,
            citizenship: row.citizenship,
            residence_kato: row.residence_kato,
            has_iin: row.iin_index.is_some(),
            grade: row.grade,
            submitted_at: row.submitted_at,
            hidden_from: row.hidden_from,
            version: row.version,
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = wishes)]
struct WishesRow {
    person_id: PersonId,
    regions: Vec<Kato>,
    directions: Vec<Direction>,
    statement: String,
    available_on: Option<NaiveDate>,
    version: i32,
}

/// Whose rows are read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Whose<'a> {
    /// These people's: each is looked up.
    Of(&'a [PersonId]),
    /// Everybody's from one person to another. Neighbours are found by one walk along the index, a third of the work of
    /// looking each of them up; rows of whoever else is among them come along.
    Between(PersonId, PersonId),
}

/// Narrows the query of a table, by the column that names the person, to those whose rows are read.
macro_rules! rows_of {
    ($query:expr, $column:expr, $whose:expr) => {
        match $whose {
            Whose::Of(people) => $query.filter($column.eq_any(people)).into_boxed(),
            Whose::Between(first, last) => $query.filter($column.between(first, last)).into_boxed(),
        }
    };
}
use rows_of;

/// Whole profiles in the order asked for; unknown ids are left out. One statement to a table.
pub async fn load_many(db: &mut AsyncPgConnection, ids: &[PersonId]) -> Result<Vec<Profile>> {
    let rows: Vec<PersonRow> =
        people::table.filter(people::id.eq_any(ids)).select(PersonRow::as_select()).load(db).await?;
    with_lists(db, rows, Whose::Of(ids), ids).await
}

/// Whole profiles of the next people of the reserve (state `submitted`) after one, by id: for whoever reads all of it.
pub async fn reserve_after(
    db: &mut AsyncPgConnection,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<Profile>> {
    let mut query = people::table
        .filter(people::state.eq(State::Submitted))
        .order(people::id)
        .limit(limit)
        .select(PersonRow::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(people::id.gt(after));
    }
    let rows: Vec<PersonRow> = query.load(db).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    let ([first, ..], [.., last]) = (ids.as_slice(), ids.as_slice()) else { return Ok(Vec::new()) };
    with_lists(db, rows, Whose::Between(*first, *last), &ids).await
}

/// Whole profiles of people whose own rows are read, in this order.
async fn with_lists(
    db: &mut AsyncPgConnection,
    rows: Vec<PersonRow>,
    whose: Whose<'_>,
    order: &[PersonId],
) -> Result<Vec<Profile>> {
    let mut profiles: HashMap<PersonId, Profile> =
        rows.into_iter().map(|row| (row.id, Profile::of(row.into()))).collect();
    let rows: Vec<WishesRow> =
        rows_of!(wishes::table, wishes::person_id, whose).select(WishesRow::as_select()).load(db).await?;
    for row in rows {
        if let Some(profile) = profiles.get_mut(&row.person_id) {
            let WishesRow { regions, directions, statement, available_on, version, .. } = row;
            profile.wishes = Wishes { regions, directions, statement, available_from: available_on };
            profile.wishes_version = version;
        }
    }
    for_each_list!(T => {
        for (person, entry) in T::of_people(db, whose).await? {
            if let Some(profile) = profiles.get_mut(&person) {
                T::of_mut(profile).push(entry);
            }
        }
    });
    evidence::in_force(db, whose, &mut profiles).await?;
    Ok(order.iter().filter_map(|id| profiles.remove(id)).map(Profile::sorted).collect())
}

/// One whole profile.
pub async fn load(db: &mut AsyncPgConnection, id: PersonId) -> Result<Profile> {
    load_many(db, &[id]).await?.pop().ok_or(Error::NotFound)
}

/// The person's own row.
pub async fn person(db: &mut AsyncPgConnection, id: PersonId) -> Result<Person> {
    Ok(people::table.find(id).select(PersonRow::as_select()).first(db).await.map(Person::from)?)
}

/// The people's own rows, without their lists; unknown ids are left out.
pub async fn persons(db: &mut AsyncPgConnection, ids: &[PersonId]) -> Result<Vec<Person>> {
    let rows: Vec<PersonRow> =
        people::table.filter(people::id.eq_any(ids)).select(PersonRow::as_select()).load(db).await?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// The person of an account.
pub async fn by_account(db: &mut AsyncPgConnection, account: AccountId) -> Result<Option<PersonId>> {
    let found = people::table.filter(people::account_id.eq(account)).select(people::id).first(db).await;
    Ok(found.optional()?)
}

/// The person with this IIN, by its blind index (`keys.blind(Purpose::Iin, digits)`).
pub async fn by_iin_index(db: &mut AsyncPgConnection, index: &[u8]) -> Result<Option<PersonId>> {
    let found = people::table.filter(people::iin_index.eq(index)).select(people::id).first(db).await;
    Ok(found.optional()?)
}

/// How a nomination knows its nominee; the bytes are the blind index.
#[derive(Debug, Clone, Copy)]
pub enum KnownBy<'a> {
    Iin(&'a [u8]),
    Email(&'a [u8]),
}

/// Somebody a nomination is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nominee {
    pub person: PersonId,
    pub account: Option<AccountId>,
}

/// The person a nomination means. An e-mail address means the applicant who confirmed it as theirs; a contact address
/// anybody may have typed counts only for people without an account, and only if it is one person's.
pub async fn find_for_nomination(
    db: &mut AsyncPgConnection,
    known_by: KnownBy<'_>,
) -> Result<Option<Nominee>> {
    let nominee = |(person, account)| Nominee { person, account };
    let index = match known_by {
        KnownBy::Iin(index) => {
            let found = people::table
                .filter(people::iin_index.eq(index))
                .select((people::id, people::account_id))
                .first(db)
                .await
                .optional()?;
            return Ok(found.map(nominee));
        }
        KnownBy::Email(index) => index,
    };
    let owner = accounts::table
        .inner_join(people::table.on(people::account_id.eq(accounts::id.nullable())))
        .filter(accounts::email_index.eq(index).and(accounts::role.eq(Role::Applicant)))
        .filter(accounts::email_confirmed_at.is_not_null().and(accounts::state.eq("active")))
        .select((people::id, people::account_id))
        .first(db)
        .await
        .optional()?;
    if let Some(found) = owner {
        return Ok(Some(nominee(found)));
    }
    let mut found = contacts::table
        .inner_join(people::table)
        .filter(contacts::email_index.eq(index).and(people::account_id.is_null()))
        .select((people::id, people::account_id))
        .limit(2)
        .load(db)
        .await?;
    Ok(if found.len() == 1 { found.pop().map(nominee) } else { None })
}
