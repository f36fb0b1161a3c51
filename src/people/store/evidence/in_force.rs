//! The records that count for a profile: in force, because nobody withdrew them.
//! Next: `facts` packs them for rules.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Array, Bool, Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::super::Whose;
use super::{bar, confirm};
use crate::people::Profile;
use crate::platform::error::Result;
use crate::platform::ids::{BodyId, PersonId};
use crate::reference::codes::{Direction, Grade};
use crate::rules::Day;
use crate::rules::facts::{CheckParts, ConfirmationParts};
use crate::rules::vocabulary::Bar;

#[derive(QueryableByName)]
struct CheckInForce {
    #[diesel(sql_type = SqlUuid)]
    person_id: PersonId,
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
    #[diesel(sql_type = SqlUuid)]
    body_id: BodyId,
}

#[derive(QueryableByName)]
struct ConfirmationInForce {
    #[diesel(sql_type = SqlUuid)]
    person_id: PersonId,
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
}

/// Puts the records in force into profiles, by the day of the answer and then in the order they were recorded.
pub(in super::super) async fn in_force(
    db: &mut AsyncPgConnection,
    whose: Whose<'_>,
    profiles: &mut HashMap<PersonId, Profile>,
) -> Result<()> {
    let columns = "c.person_id, c.bar, c.found, c.answered_on, c.valid_until_on, c.grade, c.body_id";
    let rows: Vec<CheckInForce> =
        records_in_force(db, whose, columns, ("official_checks", "check_id", "answered_on")).await?;
    for row in rows {
        let (Some(profile), Ok(on)) = (profiles.get_mut(&row.person_id), Day::from_date(row.answered_on))
        else {
            continue;
        };
        let bar = bar(&row.bar)?;
        profile.evidence.checks.push(CheckParts {
            bar,
            found: row.found,
            // an answer about subordination is about the body that recorded it
            body: (bar == Bar::RelativeInSubordination).then(|| row.body_id.number()),
            on,
            valid_until: row.valid_until_on.and_then(|date| Day::from_date(date).ok()),
            grade: row.grade,
        });
    }
    let columns = "c.person_id, c.what, c.family, c.confirmed, c.confirmed_on, c.valid_until_on";
    let rows: Vec<ConfirmationInForce> =
        records_in_force(db, whose, columns, ("confirmations", "confirmation_id", "confirmed_on")).await?;
    for row in rows {
        let (Some(profile), Ok(on)) = (profiles.get_mut(&row.person_id), Day::from_date(row.confirmed_on))
        else {
            continue;
        };
        let (what, family, confirmed) = (confirm(&row.what)?, row.family, row.confirmed);
        let until = row.valid_until_on.and_then(|date| Day::from_date(date).ok());
        profile.evidence.confirmations.push(ConfirmationParts { what, family, confirmed, on, until });
    }
    Ok(())
}

/// Records `c` that nobody withdrew, of a table with the name of its key among withdrawals and of the day it goes by.
async fn records_in_force<T: QueryableByName<Pg> + Send + 'static>(
    db: &mut AsyncPgConnection,
    whose: Whose<'_>,
    columns: &str,
    (table, key, day): (&str, &str, &str),
) -> Result<Vec<T>> {
    let of = match whose {
        Whose::Of(_) => "c.person_id = any($1)",
        Whose::Between(..) => "c.person_id between $1 and $2",
    };
    let query = diesel::sql_query(format!(
        "select {columns} from {table} c where {of}
        and not exists (select from evidence_withdrawals w where w.{key} = c.id) order by c.{day}, c.id"
    ));
    Ok(match whose {
        Whose::Of(people) => query.bind::<Array<SqlUuid>, _>(people).load(db).await?,
        Whose::Between(first, last) => {
            query.bind::<SqlUuid, _>(first).bind::<SqlUuid, _>(last).load(db).await?
        }
    })
}
