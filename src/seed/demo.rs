//! The demonstration: what a fresh installation shows, made by the same use cases that people use, as the accounts that
//! would do it. Each step is harmless when it was done before, and dates count from the day it was begun, so one that
//! was interrupted is gone on with; the account made last says that it is whole.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{DemoVacancy, Lives, RuleHint, demo_vacancies, life};
use crate::accounts::{self, Account};
use crate::matching;
use crate::nominations::{self, Nominee, Step};
use crate::people;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::ids::{BodyId, VacancyId};
use crate::platform::schema;
use crate::platform::tx::{Act, Actor};
use crate::posts::draft::{NewPost, VacancyDraft};
use crate::posts::{self, PostChoice, VacancyState};
use crate::reference::codes::{Direction, Locale, PostKind, Role, Sector};
use crate::reference::load::{akim_post_id, body_id, rule_id};
use crate::rules::{Outcome, shipped};
use crate::shortlists::{self, Choice, recipients::NewRecipient};

/// The account made first, and the one made last.
const FIRST: Role = Role::HrOfficer;
pub const LAST: Role = Role::Administrator;

/// The day the demonstration counts from, if there is something to make: in an empty database today, after an
/// interruption the day it was begun. Nothing is made where others have accounts, or when it is whole.
pub async fn to_make(app: &App) -> Result<Option<NaiveDate>> {
    let mut db = app.read().await?;
    let accounts: i64 = schema::accounts::table.count().get_result(&mut *db).await?;
    if accounts == 0 {
        return Ok(Some(app.clock.today()));
    }
    if account(app, LAST).await?.is_some() {
        return Ok(None);
    }
    let Some(first) = account(app, FIRST).await? else { return Ok(None) };
    let began = schema::accounts::table.find(first.id).select(schema::accounts::created_at);
    let began: DateTime<Utc> = began.first(&mut *db).await?;
    Ok(Some(began.with_timezone(&app.clock.zone()).date_naive()))
}

/// The roles in the order their accounts are made.
pub fn roles() -> impl Iterator<Item = Role> {
    let between = Role::ALL.iter().copied().filter(|role| ![FIRST, LAST].contains(role));
    std::iter::once(FIRST).chain(between)
}

fn vacancies_of(app: &App, day: NaiveDate) -> Vec<DemoVacancy> {
    demo_vacancies(app.settings.seed.seed, day, &app.reference)
}

/// The body whose officer and approver sign in: the one with most of the invented vacancies.
pub fn body(app: &App, day: NaiveDate) -> Result<BodyId> {
    let vacancies = vacancies_of(app, day);
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

/// The account that shows a role, if it is made.
pub async fn account(app: &App, role: Role) -> Result<Option<Account>> {
    let email = accounts::Email::parse(&address(role)).map_err(|problem| Error::Invalid(vec![problem]))?;
    let known = accounts::store::by_email(&mut *app.read().await?, &email.blind(&app.keys)).await?;
    Ok(known.map(|known| known.account))
}

/// Somebody of the demonstration, and what they do as themselves.
async fn who(app: &App, role: Role) -> Result<(Account, Act)> {
    let account = account(app, role).await?.ok_or(Error::NotFound)?;
    let actor = Actor::Account(account.id, role);
    let act = Act { actor, ..Act::command("seed", app.clock.now()) };
    Ok((account, act))
}

/// A step that is done once, however often the demonstration is gone on with.
pub(super) fn once(step: impl std::fmt::Display) -> IdempotencyKey {
    IdempotencyKey(Some(format!("demo-{step}")))
}

/// Vacancies, shortlists, the applicant's profile and nominations. `progress` is told how many vacancies are made.
pub async fn casework(app: &App, day: NaiveDate, mut progress: impl FnMut(u64)) -> Result<()> {
    let (officer, act) = who(app, Role::HrOfficer).await?;
    let (mut own, mut others, mut has_way) = (Vec::new(), Vec::new(), false);
    for (count, vacancy) in (1..).zip(vacancies_of(app, day)) {
        // each body's own officer would do this; the demonstration has one for all of them
        let who = Account { body: Some(body_id(&vacancy.body)), ..officer.clone() };
        // the first post of the body that is not elected is filled under a rule with the way through the reserve
        let by_reserve = who.body == officer.body && !has_way && vacancy.kind == PostKind::Administrative;
        has_way |= by_reserve;
        let id = publish(app, &act, &who, day, (&vacancy, by_reserve)).await?;
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
    let (applicant, act) = who(app, Role::Applicant).await?;
    life::show(app, &act, &applicant, day, &address(Role::Applicant)).await?;
    offers(app, day, &others).await
}

/// Offers of one party: two to the applicant, one of them accepted already, and one to each of some people of the
/// reserve, who have no account yet.
async fn offers(app: &App, day: NaiveDate, vacancies: &[VacancyId]) -> Result<()> {
    let (party, act) = who(app, Role::PartyRepresentative).await?;
    let member = party.party()?;
    let offer = async |step: &str, nominee: Nominee, aim, words: &str| {
        let key = once(format_args!("offer-{step}"));
        nominations::nominate(app, &act, &party, Ok(nominee), aim, words, &key).await
    };
    let email = || accounts::Email::parse(&address(Role::Applicant)).map(Nominee::Email);
    let myself = email().map_err(|problem| Error::Invalid(vec![problem]))?;
    let first = vacancies.first().copied();
    let words = "Ауданда жиырмадан астам жобаны басқарған, халық пен әріптестері оны жақсы таниды.";
    let accepted = offer("accepted", myself.clone(), first, words).await?;
    let (applicant, accepts) = who(app, Role::Applicant).await?;
    match nominations::answer(app, &accepts, &applicant, accepted, 1, Step::Accept).await {
        Ok(_) | Err(Error::Conflict(Conflict::NominationClosed)) => {}
        Err(other) => return Err(other),
    }
    let words = "Кадр резервіне ұсынамыз: басқару тәжірибесі бар, заңды жетік біледі.";
    offer("open", myself, None, words).await?;
    let settings = &app.settings.seed;
    let lives = Lives::new(settings.seed, settings.people, day, &app.reference);
    let members = lives.filter(|life| life.party.as_deref() == Some(member));
    for (life, vacancy) in members.zip(vacancies).take(6) {
        let words = "Опыт руководящей работы и доверие жителей района, в котором живёт и работает.";
        offer(&vacancy.to_string(), Nominee::Iin(life.iin), Some(*vacancy), words).await?;
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

async fn publish(
    app: &App,
    act: &Act,
    who: &Account,
    day: NaiveDate,
    (vacancy, by_reserve): (&DemoVacancy, bool),
) -> Result<VacancyId> {
    let code = match vacancy.rule_hint {
        _ if by_reserve => "category-e-3",
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
            category: if by_reserve { "E-3".parse().ok() } else { vacancy.category },
            kind: vacancy.kind,
            filling: vacancy.filling,
            direction: Some(direction(vacancy)),
        })
    };
    // every vacancy of a demonstration is open, whenever it is looked at first
    let opens_on = vacancy.opens_on.min(day);
    let closes_on = vacancy.closes_on.max(day + TimeDelta::days(10));
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
    let made = posts::add_vacancy(app, act, who, draft, post, &once(&vacancy.code)).await?;
    if made.state == VacancyState::Draft {
        posts::move_vacancy(app, act, who, (made.id, made.version), posts::state::Step::Publish).await?;
    }
    Ok(made.id)
}

/// A shortlist of three people whom nothing rules out, ready to be sent for approval.
async fn shortlist(app: &App, act: &Act, officer: &Account, vacancy: VacancyId) -> Result<()> {
    let reserve = people::store::reserve_after(&mut *app.read().await?, None, 400).await?;
    let mut choices = Vec::new();
    for person in reserve.into_iter().map(|profile| profile.person.id) {
        let outcome = matching::verdicts::outcome_for(app, vacancy, person).await?;
        if outcome != Outcome::DoesNot {
            choices.push(Choice {
                person, note: "Тәжірибесі лауазымға жақын.".to_owned()
            });
        }
        if choices.len() == 3 {
            break;
        }
    }
    let key = once(format_args!("shortlist-{vacancy}"));
    let made = shortlists::create(app, act, officer, vacancy, &choices, &key).await?;
    let recipient = NewRecipient {
        name: "Әкім аппаратының басшысы".to_owned(),
        email: "head-of-staff@demo.example.org".to_owned(),
        locale: Locale::Kk,
    };
    match shortlists::recipients::set(app, act, officer, made.id, made.version, &[recipient]).await {
        Ok(_) | Err(Error::Stale) => Ok(()),
        Err(other) => Err(other),
    }
}
