//! SQL of the three lists: education, service, languages. Each row is changed alone, by its own version.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::{EducationRow, LanguageRow, ServiceRow};
use crate::people::Entry;
use crate::people::profile::{EducationEntry, LanguageEntry, ServiceEntry};
use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::ids::{EntryId, PersonId};
use crate::platform::schema::{education_entries, language_entries, service_entries};
use crate::platform::tx::Tx;

/// A fact that is a row of a list.
pub(crate) trait Rows: Sized {
    /// Adds a row.
    async fn add(tx: &mut Tx<'_>, person: PersonId, fact: &Self) -> Result<EntryId>;

    /// Changes the row with this version and answers the next; `Stale` if somebody was faster.
    async fn change(tx: &mut Tx<'_>, person: PersonId, id: EntryId, version: i32, fact: &Self)
    -> Result<i32>;

    /// Removes the row with this version.
    async fn remove(tx: &mut Tx<'_>, person: PersonId, id: EntryId, version: i32) -> Result<()>;

    /// One row of this person.
    async fn find(db: &mut AsyncPgConnection, person: PersonId, id: EntryId) -> Result<Entry<Self>>;

    /// How many rows this person has.
    async fn count(db: &mut AsyncPgConnection, person: PersonId) -> Result<i64>;
}

/// Columns and values of an education, for inserting and for changing.
macro_rules! education_values {
    ($fact:expr) => {{
        use crate::platform::schema::education_entries::dsl;
        let fact: &crate::people::profile::EducationEntry = $fact;
        (
            dsl::level.eq(fact.level),
            dsl::institution.eq(fact.institution.clone()),
            dsl::country.eq(fact.country),
            dsl::field.eq(fact.field),
            dsl::speciality.eq(fact.speciality.clone()),
            dsl::started_year.eq(fact.started_year),
            dsl::completed_year.eq(fact.completed_year),
            dsl::completed_on.eq(fact.completed_on),
            dsl::degree.eq(fact.degree),
            dsl::grade.eq(fact.grade),
        )
    }};
}
pub(super) use education_values;

/// Columns and values of a period of service.
macro_rules! service_values {
    ($fact:expr) => {{
        use crate::platform::schema::service_entries::dsl;
        let fact: &crate::people::profile::ServiceEntry = $fact;
        (
            dsl::started_on.eq(fact.started_on),
            dsl::ended_on.eq(fact.ended_on),
            dsl::organisation.eq(fact.organisation.clone()),
            dsl::sector.eq(fact.sector),
            dsl::kind.eq(fact.kind),
            dsl::category.eq(fact.category),
            dsl::post_title.eq(fact.post_title.clone()),
            dsl::leading.eq(fact.leading),
            dsl::subordinates.eq(fact.subordinates),
            dsl::region_kato.eq(fact.region),
            dsl::grade.eq(fact.grade),
        )
    }};
}
pub(super) use service_values;

/// Columns and values of a language.
macro_rules! language_values {
    ($fact:expr) => {{
        use crate::platform::schema::language_entries::dsl;
        let fact: &crate::people::profile::LanguageEntry = $fact;
        (
            dsl::language.eq(fact.language),
            dsl::level.eq(fact.level),
            dsl::certificate.eq(fact.certificate.clone()),
            dsl::certificate_expires_on.eq(fact.certificate_expires_on),
            dsl::grade.eq(fact.grade),
        )
    }};
}
pub(super) use language_values;

macro_rules! rows {
    ($fact:ty, $row:ty, $table:ident, $values:ident) => {
        impl Rows for $fact {
            async fn add(tx: &mut Tx<'_>, person: PersonId, fact: &Self) -> Result<EntryId> {
                let (id, now) = (EntryId::new(), tx.now());
                diesel::insert_into($table::table)
                    .values((
                        $table::id.eq(id),
                        $table::person_id.eq(person),
                        $values!(fact),
                        $table::updated_at.eq(now),
                    ))
                    .execute(tx.db())
                    .await
                    .on_constraint("language_entries_language_key", || {
                        Error::Conflict(Conflict::LanguageTwice)
                    })?;
                Ok(id)
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
                    .set(($values!(fact), $table::version.eq(next), $table::updated_at.eq(now)))
                    .execute(tx.db())
                    .await
                    .on_constraint("language_entries_language_key", || {
                        Error::Conflict(Conflict::LanguageTwice)
                    })?;
                if rows == 1 { Ok(next) } else { Err(lost::<Self>(tx, person, id).await?) }
            }

            async fn remove(tx: &mut Tx<'_>, person: PersonId, id: EntryId, version: i32) -> Result<()> {
                let own = $table::table.filter($table::id.eq(id).and($table::person_id.eq(person)));
                let rows = diesel::delete(own.filter($table::version.eq(version))).execute(tx.db()).await?;
                if rows == 1 { Ok(()) } else { Err(lost::<Self>(tx, person, id).await?) }
            }

            async fn find(db: &mut AsyncPgConnection, person: PersonId, id: EntryId) -> Result<Entry<Self>> {
                let own = $table::table.filter($table::id.eq(id).and($table::person_id.eq(person)));
                Ok(own.select(<$row>::as_select()).first(db).await.map(Entry::from)?)
            }

            async fn count(db: &mut AsyncPgConnection, person: PersonId) -> Result<i64> {
                Ok($table::table.filter($table::person_id.eq(person)).count().get_result(db).await?)
            }
        }
    };
}

rows!(EducationEntry, EducationRow, education_entries, education_values);
rows!(ServiceEntry, ServiceRow, service_entries, service_values);
rows!(LanguageEntry, LanguageRow, language_entries, language_values);

/// Why no row had that version: it changed meanwhile, or it is gone.
async fn lost<T: Rows>(tx: &mut Tx<'_>, person: PersonId, id: EntryId) -> Result<Error> {
    T::find(tx.db(), person, id).await.map(|_| Error::Stale)
}
