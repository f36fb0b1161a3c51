//! The demonstration: what a fresh installation shows, made by the same use cases that people use.

use chrono::{NaiveTime, TimeDelta};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{DemoVacancy, Lives, RuleHint, demo_vacancies, life};
use crate::accounts::{self, Account};
use crate::matching;
use crate::nominations::{self, Nominee, Step};
use crate::people;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::ids::{BodyId, VacancyId};
use crate::platform::schema;
use crate::platform::tx::Act;
use crate::posts::draft::{NewPost, VacancyDraft};
use crate::posts::{self, PostChoice};
use crate::reference::codes::{Direction, Locale, PostKind, Role, Sector};
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

/// Address of the account that shows a role.
pub fn address(role: Role) -> String {
    format!("{}@demo.example.org", role.code().replace('_', "-"))
}

async fn who(app: &App, role: Role) -> Result<Account> {
    let email = accounts::Email::parse(&address(role)).map_err(|problem| Error::Invalid(vec![problem]))?;
    let known = accounts::store::by_email(&mut *app.read().await?, &email.blind(&app.keys)).await?;
    Ok(known.ok_or(Error::NotFound)?.account)
}

/// Vacancies, shortlists, the applicant's profile and nominations. `progress` is told how many vacancies are made.
pub async fn casework(app: &App, mut progress: impl FnMut(u64)) -> Result<()> {
    let officer = who(app, Role::HrOfficer).await?;
    let act = Act::command("seed", app.clock.now());
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for (count, vacancy) in (1..).zip(vacancies_of(app)) {
        // each body's own officer would do this; the demonstration has one for all of them
        let who = Account { body: Some(body_id(&vacancy.body)), ..officer.clone() };
        let id = publish(app, &act, &who, &vacancy).await?;
        if who.body == officer.body {
            own.push(id)
        } else {
            others.push(id)
        }
        progress(count);
    }
    for vacancy in own.into_iter().take(2) {
        shortlist(app, &act, &officer, vacancy).await?;
    }
    life::show(app, &act, &who(app, Role::Applicant).await?, &address(Role::Applicant)).await?;
    offers(app, &act, &others).await
}

/// Offers of one party: two to the applicant, one of them accepted already, and one to each of some people of the
/// reserve, who have no account yet.
async fn offers(app: &App, act: &Act, vacancies: &[VacancyId]) -> Result<()> {
    let (party, applicant) = (who(app, Role::PartyRepresentative).await?, who(app, Role::Applicant).await?);
    let member = party.party()?;
    let offer = async |nominee: Nominee, aim, words: &str| {
        nominations::nominate(app, act, &party, Ok(nominee), aim, words, &IdempotencyKey(None)).await
    };
    let email = || accounts::Email::parse(&address(Role::Applicant)).map(Nominee::Email);
    let myself = email().map_err(|problem| Error::Invalid(vec![problem]))?;
    let first = vacancies.first().copied();
    let words = "Ауданда жиырмадан астам жобаны басқарған, халық пен әріптестері оны жақсы таниды.";
    let accepted = offer(myself.clone(), first, words).await?;
    nominations::answer(app, act, &applicant, accepted, 1, Step::Accept).await?;
    offer(myself, None, "Кадр резервіне ұсынамыз: басқару тәжірибесі бар, заңды жетік біледі.").await?;
    let settings = &app.settings.seed;
    let lives = Lives::new(settings.seed, settings.people, app.clock.today(), &app.reference);
    let members = lives.filter(|life| life.party.as_deref() == Some(member));
    for (life, vacancy) in members.zip(vacancies).take(6) {
        let words = "Опыт руководящей работы и доверие жителей района, в котором живёт и работает.";
        offer(Nominee::Iin(life.iin), Some(*vacancy), words).await?;
    }
    Ok(())
}

/// The family of functions that goes with what the unit does.
const fn direction(vacancy: &DemoVacancy) -> Direction {
    if matches!(vacancy.kind, PostKind::Akim) {
        return Direction::Regional;
    }
    match vacancy.sector {
        Sector::Construction | Sector::Transport | Sector::Energy => Direction::Infrastructure,
        Sector::Industry | Sector::Trade => Direction::Industry,
        Sector::Agriculture | Sector::Environment => Direction::Agriculture,
        Sector::Finance => Direction::Finance,
        Sector::Digital | Sector::Science => Direction::Digital,
        Sector::Education | Sector::Health | Sector::SocialProtection | Sector::Culture => Direction::Social,
        Sector::Security => Direction::Legal,
        Sector::PublicAdministration => Direction::Regional,
    }
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
            direction: Some(direction(vacancy)),
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
        weights: posts::Weights::default(),
    };
    let made = posts::add_vacancy(app, act, who, draft, post, &IdempotencyKey(None)).await?;
    posts::move_vacancy(app, act, who, (made.id, made.version), posts::state::Step::Publish).await?;
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
