//! `kadr import …`: people a state keeps already, and the full list of places.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::commands::workplace::Workplace;
use crate::commands::{FOUND_WRONG, progress, say};
use crate::people::import as people;
use crate::platform::config::Settings;
use crate::platform::error::{Error, Result};
use crate::platform::tx::Act;
use crate::reference::import as places;

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// People from NDJSON, CSV or XLSX. The same file twice changes nothing. Columns: docs/operations.md.
    People(Arguments),
    /// Every place of Kazakhstan from the official classifier (KATO) as CSV.
    Kato(Arguments),
}

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The file; its ending tells what it is.
    file: PathBuf,
    /// Check everything and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) async fn import(settings: Settings, command: Command) -> Result<ExitCode> {
    let place = Workplace::open(settings).await?;
    let done = carry_out(&place, command).await;
    place.close().await?;
    done
}

async fn carry_out(place: &Workplace, command: Command) -> Result<ExitCode> {
    let app = &place.app;
    let act = Act::command("import", app.clock.now());
    crate::reference::load::load(app, &act).await?;
    let file = |arguments: &Arguments| arguments.file.clone();
    let (bad_rows, json, words, as_json) = match command {
        Command::People(arguments) => {
            // a file that is not there is refused by the import, in words
            let size = std::fs::metadata(&arguments.file).map_or(0, |data| data.len());
            let bar = progress::bytes(size, "importing people");
            let tick = |done| bar.set_position(done);
            let report = people::import(app, &act, &file(&arguments), arguments.dry_run, tick).await?;
            bar.finish_and_clear();
            let json = serde_json::to_string_pretty(&report).map_err(Error::internal)?;
            (report.bad > 0, json, report.to_string(), arguments.json)
        }
        Command::Kato(arguments) => {
            let bar = progress::bar(0, "importing places");
            let tick = |done: usize, total: usize| {
                bar.set_length(u64::try_from(total).unwrap_or_default());
                bar.set_position(u64::try_from(done).unwrap_or_default());
            };
            let report = places::import_kato(app, &act, &file(&arguments), arguments.dry_run, tick).await?;
            bar.finish_and_clear();
            let json = serde_json::to_string_pretty(&report).map_err(Error::internal)?;
            (!report.rejected.is_empty(), json, report.to_string(), arguments.json)
        }
    };
    say(if as_json { json } else { words });
    Ok(if bad_rows { ExitCode::from(FOUND_WRONG) } else { ExitCode::SUCCESS })
}
