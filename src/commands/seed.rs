//! `kadr seed`, and the demonstration of `kadr run --demo`: invented people streamed in with COPY, an account per role,
//! vacancies, nominations and shortlists made by the use cases that people would use.

use std::process::ExitCode;
use std::time::Instant;

use chrono::NaiveDate;

use crate::accounts::{self, Email, NewAccount};
use crate::commands::workplace::Workplace;
use crate::commands::{progress, say};
use crate::platform::app::App;
use crate::platform::config::Settings;
use crate::platform::error::{Error, Result};
use crate::platform::keys::Purpose;
use crate::platform::tx::Act;
use crate::reference::codes::{Locale, Role};
use crate::seed::{Lives, demo, load};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// How many people to add.
    #[arg(long, default_value_t = 1000)]
    people: usize,
    /// Seed of chance: the same seed makes the same people on the same day, as ages and careers reach up to today.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Password of the demonstration's accounts; public, so `--demo` listens on loopback only.
pub(super) const DEMO_PASSWORD: &str = "kadr-demo-2026";

pub(super) async fn seed(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let place = Workplace::open(settings).await?;
    let app = &place.app;
    crate::reference::load::load(app, &Act::command("seed", app.clock.now())).await?;
    let began = Instant::now();
    let added = people(app, arguments.people, arguments.seed, app.clock.today()).await;
    let seconds = began.elapsed().as_secs_f64();
    place.close().await?;
    let added = added?;
    if arguments.json {
        say(serde_json::json!({ "people": added, "seconds": seconds }).to_string());
    } else {
        say(format!("Added {added} invented people in {seconds:.1} s."));
    }
    Ok(ExitCode::SUCCESS)
}

/// Adds the people of this seed that are not there yet.
async fn people(app: &App, count: usize, seed: u64, day: NaiveDate) -> Result<usize> {
    let known = load::known(app).await?;
    let bar = progress::bar(u64::try_from(count).unwrap_or(u64::MAX), "inventing people");
    let lives = Lives::new(seed, count, day, &app.reference);
    let lives = lives.filter(|life| !known.contains(&app.keys.blind(Purpose::Iin, &life.iin.expose())));
    let added =
        load::people(app, lives, |done| bar.set_position(u64::try_from(done).unwrap_or(u64::MAX))).await;
    bar.finish_and_clear();
    added
}

/// One sign-in of the demonstration.
#[derive(Debug, Clone)]
pub(super) struct DemoAccount {
    pub(super) role: Role,
    pub(super) email: String,
}

/// One account per role, in the order of the roles.
pub(super) fn demo_accounts() -> Vec<DemoAccount> {
    let all = Role::ALL.iter();
    all.map(|role| DemoAccount { role: *role, email: demo::address(*role) }).collect()
}

/// Fills an empty database; one that has accounts of others stays as it is.
pub(super) async fn demo(app: &App) -> Result<()> {
    let Some(day) = demo::to_make(app).await? else { return Ok(()) };
    for role in demo::roles() {
        demo_account(app, day, role).await?;
    }
    let settings = &app.settings.seed;
    people(app, settings.people, settings.seed, day).await?;
    let bar = progress::bar(40, "publishing vacancies");
    demo::casework(app, day, |done| bar.set_position(done)).await?;
    bar.finish_and_clear();
    demo_account(app, day, demo::LAST).await
}

/// Makes the account that shows a role, unless it is there.
async fn demo_account(app: &App, day: NaiveDate, role: Role) -> Result<()> {
    if demo::account(app, role).await?.is_some() {
        return Ok(());
    }
    let name = match role {
        Role::Applicant => "Дана Серікова",
        Role::HrOfficer => "Нұрлан Әбдіров",
        Role::Approver => "Сәуле Қасымова",
        Role::PartyRepresentative => "Амангелді Оспанов",
        Role::CommissionMember => "Гүлнар Ахметова",
        Role::ElectionOfficer => "Ерлан Жұмабеков",
        Role::Auditor => "Ольга Павлова",
        Role::Administrator => "Тимур Сейітов",
    };
    let works = matches!(role, Role::HrOfficer | Role::Approver);
    let new = NewAccount {
        role,
        email: Email::parse(&demo::address(role)).map_err(|problem| Error::Invalid(vec![problem]))?,
        name: name.to_owned(),
        locale: Locale::Kk,
        password: DEMO_PASSWORD.to_owned(),
        body: if works { Some(demo::body(app, day)?) } else { None },
        party: (role == Role::PartyRepresentative).then(|| "amanat".to_owned()),
        regions: Vec::new(),
        programmes: Vec::new(),
        email_confirmed: true,
    };
    accounts::create(app, &Act::command("seed", app.clock.now()), new).await?;
    Ok(())
}
