//! `kadr account …`: accounts without the web, for the first administrator and for the locked out.

use std::io::{BufRead as _, IsTerminal as _};
use std::process::ExitCode;

use serde_json::json;

use crate::accounts::{self, Email, NewAccount, store};
use crate::commands::say;
use crate::commands::workplace::Workplace;
use crate::platform::app::App;
use crate::platform::config::Settings;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, BodyId};
use crate::platform::tx::Act;
use crate::reference::codes::{Locale, Programme, Role};
use crate::reference::keys::Kato;

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Make an account. The password is read from standard input, or made and printed.
    Create {
        /// applicant, hr_officer, approver, party_representative, commission_member, election_officer, auditor or administrator.
        #[arg(long, value_parser = parse_role)]
        role: Role,
        #[arg(long)]
        email: String,
        /// Name to show to colleagues.
        #[arg(long)]
        name: String,
        /// Code of the body an officer or approver works for.
        #[arg(long)]
        body: Option<String>,
        /// Code of the party a representative acts for.
        #[arg(long)]
        party: Option<String>,
        /// KATO of a region an officer sees; repeat for several. Without it: all.
        #[arg(long = "region")]
        regions: Vec<String>,
        /// presidential_youth, regional or open: a programme whose members an officer sees; repeat for several. Without it:
        /// everybody.
        #[arg(long = "programme", value_parser = parse_programme)]
        programmes: Vec<Programme>,
        /// Language of letters: kk, ru or en.
        #[arg(long, default_value = "kk", value_parser = parse_locale)]
        locale: Locale,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Set which regions and programmes an officer or approver sees, instead of those before. Without any: everybody.
    Reach {
        email: String,
        /// KATO of a region; repeat for several.
        #[arg(long = "region")]
        regions: Vec<String>,
        /// presidential_youth, regional or open; repeat for several.
        #[arg(long = "programme", value_parser = parse_programme)]
        programmes: Vec<Programme>,
    },
    /// Sign an account out everywhere and let it sign in no more.
    Disable { email: String },
    /// Let a disabled account sign in again.
    Enable { email: String },
    /// Set a new password, read from standard input or made and printed; ends every session.
    Reset {
        email: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

fn parse_role(text: &str) -> std::result::Result<Role, String> {
    text.parse::<Role>().map_err(|problem| problem.to_string())
}

fn parse_programme(text: &str) -> std::result::Result<Programme, String> {
    text.parse::<Programme>().map_err(|problem| problem.to_string())
}

fn parse_locale(text: &str) -> std::result::Result<Locale, String> {
    text.parse::<Locale>().map_err(|problem| problem.to_string())
}

pub(super) async fn account(settings: Settings, command: Command) -> Result<ExitCode> {
    let place = Workplace::open(settings).await?;
    let done = carry_out(&place, command).await;
    place.close().await?;
    done.map(|()| ExitCode::SUCCESS)
}

async fn carry_out(place: &Workplace, command: Command) -> Result<()> {
    let app = &place.app;
    let act = Act::command("account", app.clock.now());
    match command {
        Command::Create { role, email, name, body, party, regions, programmes, locale, json } => {
            let (password, made) = password()?;
            let email = accounts::check_new(&name, &email, &password)?;
            check_duties(app, role, body.is_some(), party.is_some(), (&regions, &programmes))?;
            crate::reference::load::load(app, &act).await?;
            let body = match body {
                Some(code) => Some(body_of(place, &code).await?),
                None => None,
            };
            let new = NewAccount {
                role,
                email,
                name,
                locale,
                password: password.clone(),
                body,
                party,
                regions,
                programmes,
                email_confirmed: true,
            };
            let id = accounts::create(app, &act, new).await?;
            answer(json, id, &password, made);
        }
        Command::Reach { email, regions, programmes } => {
            let known = known(place, &email).await?.account;
            check_duties(
                app,
                known.role,
                known.body.is_some(),
                known.party.is_some(),
                (&regions, &programmes),
            )?;
            accounts::set_reach(app, &act, known.id, &regions, &programmes).await?;
        }
        Command::Disable { email } => {
            accounts::set_enabled(app, &act, find(place, &email).await?, false).await?
        }
        Command::Enable { email } => {
            accounts::set_enabled(app, &act, find(place, &email).await?, true).await?
        }
        Command::Reset { email, json } => {
            let id = find(place, &email).await?;
            let (password, made) = password()?;
            accounts::set_password(app, &act, id, &password).await?;
            answer(json, id, &password, made);
        }
    }
    Ok(())
}

/// Whether the account has what its role works for, and nothing else.
fn check_duties(
    app: &App,
    role: Role,
    body: bool,
    party: bool,
    (regions, programmes): (&[String], &[Programme]),
) -> Result<()> {
    let of_body = matches!(role, Role::HrOfficer | Role::Approver);
    if body != of_body {
        return Err(Error::internal("--body is needed for hr_officer and approver, and for no other role"));
    }
    if party != (role == Role::PartyRepresentative) {
        return Err(Error::internal("--party is needed for party_representative, and for no other role"));
    }
    let bound = !regions.is_empty() || !programmes.is_empty();
    if bound && !of_body {
        return Err(Error::internal("--region and --programme are for hr_officer and approver alone"));
    }
    let known = |code: &String| code.parse::<Kato>().is_ok_and(|kato| app.reference.regions.has(&kato));
    match regions.iter().find(|code| !known(code)) {
        Some(code) => Err(Error::internal(format!("{code} is no region; codes are at /api/v1/regions"))),
        None => Ok(()),
    }
}

async fn body_of(place: &Workplace, code: &str) -> Result<BodyId> {
    match crate::reference::store::body_by_code(&mut *place.app.read().await?, code).await {
        Err(Error::NotFound) => {
            Err(Error::internal(format!("there is no body `{code}`; codes are at /api/v1/bodies")))
        }
        found => found,
    }
}

async fn find(place: &Workplace, email: &str) -> Result<AccountId> {
    Ok(known(place, email).await?.account.id)
}

async fn known(place: &Workplace, email: &str) -> Result<store::Known> {
    let email = Email::parse(email).map_err(|problem| Error::Invalid(vec![problem]))?;
    let blind = email.blind(&place.app.keys);
    let known = store::by_email(&mut *place.app.read().await?, &blind).await?;
    known.ok_or_else(|| Error::internal("there is no account with this address"))
}

/// From a pipe, or a made one.
fn password() -> Result<(String, bool)> {
    if std::io::stdin().is_terminal() {
        return Ok((crate::platform::keys::new_secret().0.chars().take(20).collect(), true));
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(Error::internal)?;
    match line.trim_end_matches(['\r', '\n']) {
        "" => Ok((crate::platform::keys::new_secret().0.chars().take(20).collect(), true)),
        given => Ok((given.to_owned(), false)),
    }
}

fn answer(as_json: bool, id: AccountId, password: &str, made: bool) {
    let shown = made.then_some(password);
    if as_json {
        say(json!({ "id": id, "password": shown }).to_string());
    } else if let Some(password) = shown {
        say(format!("Account {id}. Its password, shown only now: {password}"));
    } else {
        say(format!("Account {id}."));
    }
}
