//! The demonstration: what a fresh installation shows, made by the same use cases that people use.

use chrono::{NaiveTime, TimeDelta};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{DemoVacancy, RuleHint, demo_vacancies};
use crate::accounts::{self, Account};
use crate::matching;
use crate::people;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::ids::{BodyId, VacancyId};
use crate::platform::schema;
use crate::platform::tx::Act;
use crate::posts::draft::{NewPost, VacancyDraft};
use crate::posts::state::Step;
use crate::posts::{self, PostChoice};
use crate::reference::codes::{Locale, Role};
use crate::reference::load::{akim_post_id, body_id, rule_id};
use crate::rules::{Outcome, shipped};
use crate::shortlists::{self, Choice, recipients::NewRecipient};

/// Whether somebody is there already: then nothing is made.
pub async fn is_there(app: &App) -> Result<bool> {
    let accounts: i64 = schema::accounts::table.count().get_result(&mut *app.read().await?).await?;
    Ok(accounts > 0)
}

fn vacancies_of(app: &App) -> Vec<DemoVacancy> {
    demo_vacancies(app.settings.seed.seed, app.clock.today(), &app.reference)
}

/// The body whose officer and approver sign in: the one with most of the invented vacancies.
pub fn body(app: &App) -> Result<BodyId> {
    let vacancies = vacancies_of(app);
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for vacancy in &vacancies {
        *counts.entry(vacancy.body.as_str()).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(code, _)| body_id(code)).ok_or_else(|| Error::internal("no invented vacancies"))
}

/// Vacancies, nominations and shortlists. `progress` is told how many vacancies are made.
pub async fn casework(app: &App, officer: &str, mut progress: impl FnMut(u64)) -> Result<()> {
    let email = accounts::Email::parse(officer).map_err(|problem| Error::Invalid(vec![problem]))?;
    let known = accounts::store::by_email(&mut *app.read().await?, &email.blind(&app.keys)).await?;
    let officer = known.ok_or(Error::NotFound)?.account;
    let act = Act::command("seed", app.clock.now());
    let mut own = Vec::new();
    for (count, vacancy) in (1..).zip(vacancies_of(app)) {
        // each body's own officer would do this; the demonstration has one for all of them
        let who = Account { body: Some(body_id(&vacancy.body)), ..officer.clone() };
        let id = publish(app, &act, &who, &vacancy).await?;
        if who.body == officer.body {
            own.push(id);
        }
        progress(count);
    }
    for vacancy in own.into_iter().take(2) {
        shortlist(app, &act, &officer, vacancy).await?;
    }
    Ok(())
}

async fn publish(app: &App, act: &Act, who: &Account, vacancy: &DemoVacancy) -> Result<VacancyId> {
    let code = match vacancy.rule_hint {
        RuleHint::AkimT2 => "akim-district",
        RuleHint::AkimT4 => "akim-rural",
        RuleHint::HeadOfDivision => "demo-head-of-division",
        RuleHint::ChiefSpecialist => "demo-chief-specialist",
        RuleHint::Specialist => "demo-specialist",
    };
    let rules = shipped().map_err(Error::internal)?;
    let rule = rules
        .iter()
        .find(|rule| rule.id() == code)
        .ok_or_else(|| Error::internal(format!("no rule {code}")))?;
    let known = vacancy.rule_hint == RuleHint::AkimT2 && app.reference.akims.has(&vacancy.place);
    let post = if known {
        PostChoice::Known(akim_post_id(vacancy.place))
    } else {
        PostChoice::New(NewPost {
            title: vacancy.title.clone(),
            region: vacancy.region,
            category: vacancy.category,
            kind: vacancy.kind,
            filling: vacancy.filling,
        })
    };
    let today = app.clock.today();
    // every vacancy of a demonstration is open, whenever it is looked at first
    let opens_on = vacancy.opens_on.min(today);
    let closes_on = vacancy.closes_on.max(today + TimeDelta::days(10));
    let six = NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default();
    let closes_at = closes_on.and_time(six).and_local_timezone(app.clock.zone()).earliest();
    let closes_at = closes_at.ok_or_else(|| Error::internal("no such time"))?.to_utc();
    let draft = VacancyDraft {
        post: akim_post_id(vacancy.place),
        rule: rule_id(rule.id(), rule.edition()),
        opens_on,
        closes_at,
        as_of_on: closes_on,
        note: vacancy.summary.get(Locale::Kk).to_owned(),
    };
    let made = posts::add_vacancy(app, act, who, draft, post, &IdempotencyKey(None)).await?;
    posts::move_vacancy(app, act, who, (made.id, made.version), Step::Publish).await?;
    Ok(made.id)
}

/// A shortlist of three people whom nothing rules out, ready to be sent for approval.
async fn shortlist(app: &App, act: &Act, officer: &Account, vacancy: VacancyId) -> Result<()> {
    let ids = people::store::ids_after(&mut *app.read().await?, None, 400).await?;
    let mut choices = Vec::new();
    for person in ids {
        let (outcome, _) = matching::verdicts::verdict_for(app, vacancy, person).await?;
        if outcome != Outcome::DoesNot {
            choices.push(Choice {
                person, note: "Тәжірибесі лауазымға жақын.".to_owned()
            });
        }
        if choices.len() == 3 {
            break;
        }
    }
    let made = shortlists::create(app, act, officer, vacancy, &choices, &IdempotencyKey(None)).await?;
    let recipient = NewRecipient {
        name: "Әкім аппаратының басшысы".to_owned(),
        email: "head-of-staff@demo.example.org".to_owned(),
        locale: Locale::Kk,
    };
    shortlists::recipients::set(app, act, officer, made.id, made.version, &[recipient]).await?;
    Ok(())
}

/// The role whose account does the demonstration's casework.
pub const OFFICER: Role = Role::HrOfficer;
