//! Where a shortlist's vacancy, people and verdicts come from: the one place that reads other domains.
//! Next: `shown`, which makes of them what everybody sees.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;

use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::ids::{BodyId, PersonId, RuleId, VacancyId};
use crate::rules::{Day, PersonFacts, Rule, Titles, Verdict, evaluate};
use crate::shortlists::shown::LastPost;
use crate::shortlists::store;

/// What a shortlist needs to know of its vacancy.
#[derive(Debug, Clone)]
pub struct Vacancy {
    pub id: VacancyId,
    pub body: BodyId,
    /// Whether people may be chosen for it: it is or was published.
    pub is_public: bool,
    pub title: Titles,
    pub body_name: Titles,
    /// Region of the post (KATO).
    pub region: String,
    /// The day every verdict is for.
    pub as_of_on: NaiveDate,
    pub rule_id: RuleId,
    pub rule: Rule,
}

/// What a shortlist needs to know of a person.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: PersonId,
    /// Surname, given name, patronymic, as the person writes them.
    pub name: String,
    /// Region of residence (KATO), if stated.
    pub region: Option<String>,
    /// Whether the person is in the reserve now and may be put forward.
    pub in_reserve: bool,
    pub last_post: Option<LastPost>,
    /// Full years of work and service on the vacancy's day.
    pub years: u32,
    pub facts: PersonFacts,
}

/// The vacancy of the officer's or approver's own body; what belongs to another is `NotFound`.
pub async fn vacancy(db: &mut AsyncPgConnection, who: &Account, id: VacancyId) -> Result<Vacancy> {
    let vacancy = store::vacancy(db, id).await?;
    if vacancy.body == who.body()? { Ok(vacancy) } else { Err(Error::NotFound) }
}

/// Refuses a vacancy that was never published or was withdrawn.
pub const fn choosable(vacancy: &Vacancy) -> Result<()> {
    if vacancy.is_public { Ok(()) } else { Err(Error::Conflict(Conflict::VacancyNotOpen)) }
}

/// People by id, for the vacancy's day. Unknown ones are absent.
pub async fn people(
    _: &App,
    db: &mut AsyncPgConnection,
    vacancy: &Vacancy,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Person>> {
    store::people(db, ids, vacancy.as_of_on).await
}

/// How the person stands to the vacancy's rule on its day.
pub fn verdict_for(vacancy: &Vacancy, person: &Person) -> Result<Verdict> {
    let day = Day::from_date(vacancy.as_of_on).map_err(Error::internal)?;
    Ok(evaluate(&vacancy.rule, &person.facts, day))
}

/// Whether the person lives where the account may look; an account without regions looks everywhere.
pub fn in_scope(who: &Account, region: Option<&str>) -> bool {
    who.regions.is_empty() || region.is_some_and(|region| who.regions.iter().any(|own| own == region))
}
