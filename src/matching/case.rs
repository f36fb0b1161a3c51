//! A vacancy as the match sees it: the vacancy, its rule ready to evaluate, and the day every verdict is for.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncPgConnection;

use crate::accounts::Account;
use crate::matching::explain::Given;
use crate::matching::merit::Yardstick;
use crate::matching::used::Records;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, VacancyId};
use crate::posts::{self, Vacancy, VacancyState};
use crate::reference::codes::Category;
use crate::rules::{Day, Rule, Setting, Verdict};

/// Most open vacancies an applicant is compared with.
const MOST_OPEN: i64 = 5_000;

/// A vacancy with its rule.
#[derive(Debug, Clone)]
pub struct Case {
    pub vacancy: Vacancy,
    pub rule: Arc<Rule>,
    /// The post as rules see it.
    pub setting: Setting,
}

impl Case {
    async fn of(db: &mut AsyncPgConnection, vacancy: Vacancy) -> Result<Self> {
        let staffing = posts::store::staffing(db, &[vacancy.post.body]).await?;
        Self::with(db, vacancy, &staffing).await
    }

    async fn with(
        db: &mut AsyncPgConnection,
        vacancy: Vacancy,
        staffing: &HashMap<BodyId, Vec<Category>>,
    ) -> Result<Self> {
        let rule = posts::rule(db, vacancy.rule.id).await?;
        let categories = staffing.get(&vacancy.post.body).map_or(&[][..], Vec::as_slice);
        let setting = posts::setting(&vacancy.post, categories);
        Ok(Self { vacancy, rule, setting })
    }

    /// The vacancy's day as rules count days.
    pub fn day(&self) -> Result<Day> {
        Day::from_date(self.vacancy.as_of_on).map_err(Error::internal)
    }

    /// Whether the rule's edition is applied and its law in force on a day.
    pub fn applies_on(&self, day: Day) -> bool {
        self.vacancy.rule.is_in_force_on(&self.rule, day)
    }

    /// A verdict under this rule with what is said beside it.
    pub fn given<'a>(&'a self, verdict: &'a Verdict, records: &'a Records) -> Given<'a> {
        Given { rule: &self.rule, verdict, applies: self.applies_on(verdict.day), records }
    }

    /// What orders people, as of a day.
    pub fn yardstick(&self, day: Day) -> Yardstick {
        Yardstick::new(&self.rule, self.vacancy.post.region, day, self.vacancy.weights)
    }

    /// Whether people may be put on a shortlist for it.
    pub fn takes_shortlists(&self) -> bool {
        matches!(self.vacancy.state, VacancyState::Published | VacancyState::Closed)
    }
}

/// A vacancy of the officer's or approver's own body; one of another body is `NotFound`.
pub async fn of_own_body(db: &mut AsyncPgConnection, who: &Account, id: VacancyId) -> Result<Case> {
    let vacancy = posts::own_vacancy(db, who, id).await?;
    Case::of(db, vacancy).await
}

/// Any vacancy; who may see it is the caller's to ask.
pub async fn any(db: &mut AsyncPgConnection, id: VacancyId) -> Result<Case> {
    let vacancy = posts::vacancy(db, id).await?;
    Case::of(db, vacancy).await
}

/// A vacancy as far as the asker may see it.
pub async fn visible(db: &mut AsyncPgConnection, who: Option<&Account>, id: VacancyId) -> Result<Case> {
    let vacancy = posts::visible_vacancy(db, who, id).await?;
    Case::of(db, vacancy).await
}

/// Every open vacancy, soonest to close first; at most 5 000.
pub async fn open(app: &App, db: &mut AsyncPgConnection) -> Result<Vec<Case>> {
    let (now, today): (DateTime<Utc>, NaiveDate) = (app.clock.now(), app.clock.today());
    let search = posts::store::Search {
        closing_after: Some(now),
        limit: MOST_OPEN,
        ..posts::store::Search::default()
    };
    let vacancies = posts::store::vacancies(db, &search).await?;
    let mut bodies: Vec<_> = vacancies.iter().map(|vacancy| vacancy.post.body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let staffing = posts::store::staffing(db, &bodies).await?;
    let mut cases = Vec::with_capacity(vacancies.len());
    for vacancy in vacancies.into_iter().filter(|vacancy| vacancy.opens_on <= today) {
        cases.push(Case::with(db, vacancy, &staffing).await?);
    }
    Ok(cases)
}
