//! Where a shortlist's vacancy, people and verdicts come from: the one place that reads other domains.
//! Verdicts are told from the live profile by the one evaluator, as on the match page.
//! Next: `shown`, which makes of them what everybody sees.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;

use crate::accounts::Account;
use crate::matching;
use crate::matching::case::{self, Case};
use crate::matching::document::LastPost;
use crate::matching::tenure::Tenure;
use crate::matching::used::Records;
use crate::people::reach::{Reach, programmes_on};
use crate::people::{self, Profile};
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::ids::{BodyId, PersonId, RuleId, VacancyId};
use crate::posts::VacancyState;
use crate::reference::codes::Programme;
use crate::reference::data::Names;
use crate::rules::{Day, Rule, Setting, Titles, Verdict, evaluate};

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
    /// The post as rules see it.
    pub setting: Setting,
    /// Whether the edition is applied and its law in force on the day.
    pub applies: bool,
}

impl From<Case> for Vacancy {
    fn from(case: Case) -> Self {
        let titles = |names: Names| Titles { kk: names.kk, ru: names.ru, en: names.en };
        // a day that no fact can have is in no edition's days
        let applies = case.day().is_ok_and(|day| case.applies_on(day));
        let vacancy = case.vacancy;
        Self {
            id: vacancy.id,
            body: vacancy.body,
            is_public: matches!(vacancy.state, VacancyState::Published | VacancyState::Closed),
            title: titles(vacancy.post.title),
            body_name: titles(vacancy.post.body_name),
            region: vacancy.post.region.region().to_string(),
            as_of_on: vacancy.as_of_on,
            rule_id: vacancy.rule.id,
            rule: Rule::clone(&case.rule),
            setting: case.setting,
            applies,
        }
    }
}

/// What a shortlist needs to know of a person.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: PersonId,
    /// Surname, given name, patronymic, as the person writes them.
    pub name: String,
    /// Region of residence (KATO), if stated.
    pub region: Option<String>,
    /// Whether the person is in the reserve and within the account's reach now, and may be put forward.
    pub in_reserve: bool,
    /// Whether the person is within the account's places and programmes, in the reserve or not.
    pub is_covered: bool,
    /// The programmes the person is in today.
    pub programmes: Vec<Programme>,
    pub last_post: Option<LastPost>,
    /// Full years of work and service before the vacancy's day.
    pub years: u32,
    pub verdict: Verdict,
    /// Which bodies recorded what the verdict was read from.
    pub records: Records,
}

/// The vacancy of the officer's or approver's own body; what belongs to another is `NotFound`.
pub async fn vacancy(db: &mut AsyncPgConnection, who: &Account, id: VacancyId) -> Result<Vacancy> {
    Ok(case::of_own_body(db, who, id).await?.into())
}

/// Refuses a vacancy that was never published or was withdrawn.
pub const fn choosable(vacancy: &Vacancy) -> Result<()> {
    if vacancy.is_public { Ok(()) } else { Err(Error::Conflict(Conflict::VacancyNotOpen)) }
}

/// People by id, as they stand to the vacancy's rule on its day and as the account may look at them. Unknown ones are absent.
pub async fn people(
    app: &App,
    db: &mut AsyncPgConnection,
    who: &Account,
    vacancy: &Vacancy,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Person>> {
    let day = Day::from_date(vacancy.as_of_on).map_err(Error::internal)?;
    let (reach, today) = (Reach::of(who)?, app.clock.today());
    let mut tenure = Tenure::default();
    let profiles = people::store::load_many(db, ids).await?;
    let mut records = matching::store::records(db, ids).await?;
    Ok(profiles
        .into_iter()
        .map(|profile| {
            let records = records.remove(&profile.person.id).unwrap_or_default();
            (profile.person.id, person((&profile, records), vacancy, day, (&reach, today), &mut tenure))
        })
        .collect())
}

fn person(
    (profile, records): (&Profile, Records),
    vacancy: &Vacancy,
    day: Day,
    (reach, today): (&Reach, NaiveDate),
    tenure: &mut Tenure,
) -> Person {
    let facts = profile.facts();
    let last = profile
        .service
        .iter()
        .max_by_key(|entry| (entry.ended_on.is_none(), entry.ended_on, entry.started_on));
    Person {
        id: profile.person.id,
        name: profile.person.full_name(),
        region: profile.person.residence_kato.map(|kato| kato.region().to_string()),
        in_reserve: reach.holds(profile, today),
        is_covered: reach.covers(profile, today),
        programmes: programmes_on(profile, today),
        last_post: last.map(|entry| LastPost {
            title: entry.post_title.clone(),
            organisation: entry.organisation.clone(),
            since: entry.started_on,
            until: entry.ended_on,
        }),
        years: tenure.months(&facts, day) / 12,
        verdict: evaluate(&vacancy.rule, &vacancy.setting, &facts, day),
        records,
    }
}
