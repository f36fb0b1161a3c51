//! SQL of the lists. Each row is changed alone, by its own version; files and take-overs move many at once.
//! The columns of a fact come from its type, which names its table.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::{Whose, rows_of};
use crate::people::Entry;
use crate::people::profile::{
    EducationEntry, LanguageEntry, MembershipEntry, PaperEntry, RelativeEntry, ServiceEntry, TestResultEntry,
};
use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::ids::{EntryId, PersonId};
use crate::platform::prepared::Prepare as _;
use crate::platform::schema::{
    education_entries, language_entries, membership_entries, paper_entries, relative_entries,
    service_entries, test_entries,
};
use crate::platform::tx::Tx;

/// Rows of one statement: a statement takes at most 65,535 values.
const AT_ONCE: usize = 1_000;

/// A fact that is a row of a list.
pub(crate) trait Rows: Sized {
    /// Adds a row.
    async fn add(tx: &mut Tx<'_>, person: PersonId, fact: &Self) -> Result<EntryId>;

    /// Adds many rows of many people.
    async fn add_many(tx: &mut Tx<'_>, facts: &[(PersonId, &Self)]) -> Result<()>;

    /// Changes the row with this version and answers the next; `Stale` if somebody was faster.
    async fn change(tx: &mut Tx<'_>, person: PersonId, id: EntryId, version: i32, fact: &Self)
    -> Result<i32>;

    /// Removes the row with this version.
    async fn remove(tx: &mut Tx<'_>, person: PersonId, id: EntryId, version: i32) -> Result<()>;

    /// Removes every row of these people.
    async fn remove_all(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<()>;

    /// Gives the rows of one person to another; what the other has already must have been taken away.
    async fn give(tx: &mut Tx<'_>, from: PersonId, to: PersonId) -> Result<()>;

    /// One row of this person.
    async fn find(db: &mut AsyncPgConnection, person: PersonId, id: EntryId) -> Result<Entry<Self>>;

    /// The rows of these people, in any order.
    async fn of_people(db: &mut AsyncPgConnection, whose: Whose<'_>) -> Result<Vec<(PersonId, Entry<Self>)>>;

    /// How many rows this person has.
    async fn count(db: &mut AsyncPgConnection, person: PersonId) -> Result<i64>;
}

macro_rules! rows {
    ($fact:ty, $table:ident) => {
        impl Rows for $fact {
            async fn add(tx: &mut Tx<'_>, person: PersonId, fact: &Self) -> Result<EntryId> {
                let (id, now) = (EntryId::new(), tx.now());
                diesel::insert_into($table::table)
                    .values((
                        $table::id.eq(id),
                        $table::person_id.eq(person),
                        fact,
                        $table::updated_at.eq(now),
                    ))
                    .execute(tx.db())
                    .await
                    .on_constraint("language_entries_language_key", language_twice)?;
                Ok(id)
            }

            async fn add_many(tx: &mut Tx<'_>, facts: &[(PersonId, &Self)]) -> Result<()> {
                for some in facts.chunks(AT_ONCE) {
                    let row = |&(person, fact): &(PersonId, &Self)| {
                        ($table::id.eq(EntryId::new()), $table::person_id.eq(person), fact.clone())
                    };
                    let rows: Vec<_> = some.iter().map(row).collect();
                    diesel::insert_into($table::table).values(rows).execute(tx.db()).await?;
                }
                Ok(())
            }

            async fn change(
                tx: &mut Tx<'_>,
                person: PersonId,
                id: EntryId,
                version: i32,
                fact: &Self,
            ) -> Result<i32> {
                let now = tx.now();
                let own = $table::table.filter($table::id.eq(id).and($table::person_id.eq(person)));
                let next = version.saturating_add(1);
                let rows = diesel::update(own.filter($table::version.eq(version)))
                    .set((fact, $table::version.eq(next), $table::updated_at.eq(now)))
                    .prepared()
                    .execute(tx.db())
                    .await
                    .on_constraint("language_entries_language_key", language_twice)?;
                if rows == 1 { Ok(next) } else { Err(lost::<Self>(tx, person, id).await?) }
            }

            async fn remove(tx: &mut Tx<'_>, person: PersonId, id: EntryId, version: i32) -> Result<()> {
                let own = $table::table.filter($table::id.eq(id).and($table::person_id.eq(person)));
                let rows = diesel::delete(own.filter($table::version.eq(version))).execute(tx.db()).await?;
                if rows == 1 { Ok(()) } else { Err(lost::<Self>(tx, person, id).await?) }
            }

            async fn remove_all(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<()> {
                let theirs = $table::table.filter($table::person_id.eq_any(people));
                diesel::delete(theirs).execute(tx.db()).await?;
                Ok(())
            }

            async fn give(tx: &mut Tx<'_>, from: PersonId, to: PersonId) -> Result<()> {
                let theirs = $table::table.filter($table::person_id.eq(from));
                diesel::update(theirs).set($table::person_id.eq(to)).execute(tx.db()).await?;
                Ok(())
            }

            async fn find(db: &mut AsyncPgConnection, person: PersonId, id: EntryId) -> Result<Entry<Self>> {
                let own = $table::table.filter($table::id.eq(id).and($table::person_id.eq(person)));
                let (version, fact) = own.select(($table::version, Self::as_select())).first(db).await?;
                Ok(Entry { id, version, fact })
            }

            async fn of_people(
                db: &mut AsyncPgConnection,
                whose: Whose<'_>,
            ) -> Result<Vec<(PersonId, Entry<Self>)>> {
                let rows = rows_of!($table::table, $table::person_id, whose)
                    .select(($table::person_id, $table::id, $table::version, Self::as_select()))
                    .load::<(PersonId, EntryId, i32, Self)>(db)
                    .await?;
                Ok(rows
                    .into_iter()
                    .map(|(person, id, version, fact)| (person, Entry { id, version, fact }))
                    .collect())
            }

            async fn count(db: &mut AsyncPgConnection, person: PersonId) -> Result<i64> {
                Ok($table::table.filter($table::person_id.eq(person)).count().get_result(db).await?)
            }
        }
    };
}

rows!(EducationEntry, education_entries);
rows!(ServiceEntry, service_entries);
rows!(LanguageEntry, language_entries);
rows!(MembershipEntry, membership_entries);
rows!(TestResultEntry, test_entries);
rows!(PaperEntry, paper_entries);
rows!(RelativeEntry, relative_entries);

/// Why no row had that version: it changed meanwhile, or it is gone.
async fn lost<T: Rows>(tx: &mut Tx<'_>, person: PersonId, id: EntryId) -> Result<Error> {
    T::find(tx.db(), person, id).await.map(|_| Error::Stale)
}

fn language_twice() -> Error {
    Error::Conflict(Conflict::LanguageTwice)
}

/// Takes away languages of one person that another has already, before they are given.
pub(super) async fn keep_languages(tx: &mut Tx<'_>, from: PersonId, to: PersonId) -> Result<()> {
    let kept = language_entries::table.filter(language_entries::person_id.eq(to));
    let kept: Vec<crate::reference::codes::Language> =
        kept.select(language_entries::language).load(tx.db()).await?;
    let twice = language_entries::person_id.eq(from).and(language_entries::language.eq_any(kept));
    diesel::delete(language_entries::table.filter(twice)).execute(tx.db()).await?;
    Ok(())
}
