//! "Would I qualify?" for anybody, without an account: facts and a day against a vacancy, a published edition or a rule
//! that was sent along. Nothing is written and nothing of what was stated is logged: the answer is all there is of it.
//! `profile` is what can be stated, `faults` says what is wrong with a rule. Pages: `web/check`, JSON: `api/check`.

pub mod faults;
pub mod profile;

use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;

use crate::accounts::Account;
use crate::matching::case;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{RuleId, VacancyId};
use crate::posts::authoring::RuleState;
use crate::posts::{self, RuleEdition, Vacancy};
use crate::rules::{Day, Draft, PersonFacts, Rule, RuleError, Setting, Verdict, evaluate};

pub use profile::Profile;

/// What is asked about.
#[derive(Debug, Clone)]
pub enum What {
    /// A vacancy that the asker may see.
    Vacancy(VacancyId),
    /// A published edition, of no post: what depends on the post cannot be told.
    Edition(RuleId),
    /// A rule that is nowhere stored.
    Draft(Box<Draft>),
}

/// A question.
#[derive(Debug, Clone)]
pub struct Asked {
    pub what: What,
    /// Nothing: the vacancy's day, or today.
    pub day: Option<NaiveDate>,
    pub profile: Profile,
}

/// The answer.
#[derive(Debug)]
pub struct Checked {
    pub vacancy: Option<Vacancy>,
    pub rule: Arc<Rule>,
    pub setting: Setting,
    pub day: Day,
    /// Whether the edition is applied and its law in force on the day, as far as dates are known.
    pub applies: bool,
    pub verdict: Verdict,
}

/// Longest wait for one's turn before "busy" is answered.
const WAIT: Duration = Duration::from_secs(5);

/// Evaluates what was stated. Every problem of the day, the profile and the rule is told at once, by field.
pub async fn check(app: &App, who: Option<&Account>, asked: Asked) -> Result<Checked> {
    let mut problems = Vec::new();
    let facts = asked.profile.facts(app.clock.today(), &mut problems);
    let mut kept = |error: Error| match error {
        Error::Invalid(more) => {
            problems.extend(more);
            Ok(())
        }
        other => Err(other),
    };
    let found = match find(app, who, asked.what, asked.day).await {
        Ok(found) => Some(found),
        Err(error) => {
            kept(error)?;
            None
        }
    };
    match found {
        Some(found) if problems.is_empty() => evaluated(app, found, facts).await,
        _ => Err(Error::Invalid(problems)),
    }
}

struct Found {
    vacancy: Option<Vacancy>,
    /// Of a published rule; a draft has its days in its content alone.
    edition: Option<RuleEdition>,
    rule: Arc<Rule>,
    setting: Setting,
    day: Day,
}

async fn find(app: &App, who: Option<&Account>, what: What, day: Option<NaiveDate>) -> Result<Found> {
    let unknown = |field: &str| Error::invalid(field, "unknown-option");
    let (vacancy, edition, rule, setting) = match what {
        What::Vacancy(id) => match case::visible(&mut *app.read().await?, who, id).await {
            Ok(case) => {
                let edition = case.vacancy.rule.clone();
                (Some(case.vacancy), Some(edition), case.rule, case.setting)
            }
            Err(Error::NotFound) => return Err(unknown("vacancy")),
            Err(other) => return Err(other),
        },
        What::Edition(id) => {
            let mut db = app.read().await?;
            // a draft of somebody's is nobody else's to read
            let head = match posts::store::stored_rule(&mut db, id).await {
                Ok(stored) if stored.head.state == RuleState::Published => stored.head,
                Ok(_) | Err(Error::NotFound) => return Err(unknown("rule")),
                Err(other) => return Err(other),
            };
            (None, Some(head.edition), posts::rule(&mut db, id).await?, Setting::default())
        }
        What::Draft(draft) => match posts::authoring::whole(&mut *app.read().await?, None, *draft).await? {
            Ok(rule) => (None, None, Arc::new(rule), Setting::default()),
            Err(RuleError::Faults(faults)) => return Err(Error::Invalid(faults::problems("draft", &faults))),
            Err(other) => return Err(Error::internal(other)),
        },
    };
    let usual = vacancy.as_ref().map_or_else(|| app.clock.today(), |vacancy| vacancy.as_of_on);
    let day = Day::from_date(day.unwrap_or(usual)).map_err(|_| Error::invalid("day", "day-range"))?;
    Ok(Found { vacancy, edition, rule, setting, day })
}

/// Off the threads that answer, and only so many at once: the largest rule over the longest life takes a while.
async fn evaluated(app: &App, found: Found, facts: PersonFacts) -> Result<Checked> {
    let _turn = tokio::time::timeout(WAIT, app.checking.acquire())
        .await
        .map_err(|_| Error::Busy(5))?
        .map_err(Error::internal)?;
    let Found { vacancy, edition, rule, setting, day } = found;
    let applies = match &edition {
        Some(edition) => edition.is_in_force_on(&rule, day),
        None => rule.in_force_on(day),
    };
    let asked = Arc::clone(&rule);
    let verdict = tokio::task::spawn_blocking(move || evaluate(&asked, &setting, &facts, day));
    let verdict = verdict.await.map_err(Error::internal)?;
    Ok(Checked { vacancy, rule, setting, day, applies, verdict })
}
