//! The commands of `kadr`: what an operator does at the server's shell. Each is a file; `workplace` opens what they
//! all need. Exit codes: 0 done, 1 failed, 2 wrong words on the command line, 3 found something wrong (verify, doctor,
//! import with bad rows) or something that differs (certificate verify).

mod account;
mod audit;
mod certificate;
mod doctor;
mod import;
mod progress;
mod reindex;
mod rules;
mod run;
mod seed;
mod workplace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::platform::config::Settings;
use crate::platform::error::Error;
use crate::platform::{i18n, telemetry};
use crate::reference::codes::Locale;

/// Something was looked at and is not as it should be.
const FOUND_WRONG: u8 = 3;

/// Said below the help of the program.
const EXIT_CODES: &str = "Exit codes: 0 done; 1 failed; 2 wrong words on the command line, or wrong settings;
3 something was looked at and is not as it should be (doctor, audit verify, rules check and add, import with rows
left out), or differs (certificate verify).";

/// Kadr: a personnel reserve for public service.
///
/// Without settings it keeps everything in ./data: a private Postgres cluster, the search index, keys, letters as
/// files. With DATABASE_URL and KADR__SMTP__… the same program uses your own servers. Every setting: `kadr settings`.
#[derive(Parser)]
#[command(name = "kadr", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Arguments {
    /// File with settings that differ from the defaults (TOML).
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the service (and its private Postgres cluster, unless DATABASE_URL is set).
    Run(run::Arguments),
    /// Bring the database schema up to date.
    Migrate,
    /// Fill the reserve with invented but consistent people.
    Seed(seed::Arguments),
    /// Bring in people a state keeps already, or the full list of places (KATO).
    #[command(subcommand)]
    Import(import::Command),
    /// Build the search index anew, beside the live one, and swap it in.
    Reindex,
    /// Make, disable, enable accounts; set a new password.
    #[command(subcommand)]
    Account(account::Command),
    /// Check the audit log, or print the head of its chain.
    #[command(subcommand)]
    Audit(audit::Command),
    /// Check a certificate of a match, or print the public keys.
    #[command(subcommand)]
    Certificate(certificate::Command),
    /// Check rule files, or write them as editions.
    #[command(subcommand)]
    Rules(rules::Command),
    /// Say in plain sentences whether database, index, mail, disk and clock are well.
    Doctor(doctor::Arguments),
    /// Print every setting with its default and meaning.
    Settings,
}

/// Reads the command line and carries it out.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let settings = match Settings::load(arguments.config.as_deref()) {
        Ok(settings) => settings,
        Err(problem) => return complain(&problem.to_string(), 2),
    };
    telemetry::start(&settings.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(problem) => return complain(&problem.to_string(), 1),
    };
    let done = runtime.block_on(async {
        match arguments.command {
            Command::Run(run) => run::run(settings, run).await,
            Command::Migrate => workplace::migrate(settings).await,
            Command::Seed(seed) => seed::seed(settings, seed).await,
            Command::Import(import) => import::import(settings, import).await,
            Command::Reindex => reindex::reindex(settings).await,
            Command::Account(account) => account::account(settings, account).await,
            Command::Audit(audit) => audit::audit(settings, audit).await,
            Command::Certificate(command) => certificate::certificate(settings, command).await,
            Command::Rules(rules) => rules::rules(settings, rules).await,
            Command::Doctor(doctor) => doctor::doctor(settings, doctor).await,
            Command::Settings => {
                say(include_str!("../../config/default.toml"));
                Ok(ExitCode::SUCCESS)
            }
        }
    });
    done.unwrap_or_else(|problem| complain(&explained(&problem), 1))
}

/// What went wrong, for somebody at a shell: here causes may be shown.
fn explained(problem: &Error) -> String {
    match problem {
        Error::Unavailable(_) => {
            "the database cannot be reached; check DATABASE_URL or look at data/postgres/server.log".into()
        }
        Error::Invalid(fields) => {
            let word = |code| i18n::text(Locale::En, &format!("error-{code}"));
            let list: Vec<_> =
                fields.iter().map(|field| format!("{}: {}", field.field, word(field.code))).collect();
            list.join(" ")
        }
        Error::Internal(cause) => cause.to_string(),
        other => i18n::text(Locale::En, &format!("problem-{}-detail", other.code())),
    }
}

/// A line for the operator on standard output.
#[expect(clippy::print_stdout, reason = "commands answer on standard output")]
fn say(text: impl AsRef<str>) {
    println!("{}", text.as_ref());
}

#[expect(clippy::print_stderr, reason = "commands complain on standard error")]
fn complain(text: &str, code: u8) -> ExitCode {
    eprintln!("kadr: {text}");
    ExitCode::from(code)
}
