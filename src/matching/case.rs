//! A vacancy as the match sees it: its post's place, its rule and the day every verdict is for.

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncPgConnection;

use crate::accounts::Account;
use crate::matching::store;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, RuleId, VacancyId};
use crate::reference::data::Names;
use crate::reference::keys::Kato;
use crate::rules::{Day, Rule};

/// A vacancy with what matching needs of it.
#[derive(Debug, Clone)]
pub struct Case {
    pub id: VacancyId,
    pub body: BodyId,
    pub rule_id: RuleId,
    /// `draft`, `published`, `closed` or `withdrawn`.
    pub state: String,
    pub closes_at: DateTime<Utc>,
    /// The day every verdict is for.
    pub as_of_on: NaiveDate,
    /// Place of the post.
    pub region: Kato,
    /// Title of the post.
    pub title: Names,
    pub body_name: Names,
    pub rule: Rule,
}

impl Case {
    /// The vacancy's day as rules count days.
    pub fn day(&self) -> Result<Day> {
        Day::from_date(self.as_of_on).map_err(Error::internal)
    }
}

/// A vacancy of the officer's or approver's own body; one of another body is `NotFound`.
pub async fn of_own_body(db: &mut AsyncPgConnection, who: &Account, id: VacancyId) -> Result<Case> {
    let case = store::case(db, id).await?;
    if case.body == who.body()? { Ok(case) } else { Err(Error::NotFound) }
}
