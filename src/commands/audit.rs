//! `kadr audit …`: does the log tell the truth?

use std::path::PathBuf;
use std::process::ExitCode;

use crate::audit::verify::{Fault, Report, read_heads, verify};
use crate::audit::{sealer, store};
use crate::commands::workplace::Workplace;
use crate::commands::{FOUND_WRONG, progress, say};
use crate::platform::config::Settings;
use crate::platform::error::{Error, Result};
use crate::platform::schedule::Round;

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Recompute the whole chain: finds any change, insertion, deletion and, with heads kept elsewhere, truncation.
    Verify {
        /// File of heads exported earlier with `kadr audit head`; those in the data folder are always used.
        #[arg(long)]
        heads: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the head of the chain as one line of JSON: append it to a file that is kept elsewhere.
    Head,
}

pub(super) async fn audit(settings: Settings, command: Command) -> Result<ExitCode> {
    let place = Workplace::open(settings).await?;
    let done = carry_out(&place, command).await;
    place.close().await?;
    done
}

async fn carry_out(place: &Workplace, command: Command) -> Result<ExitCode> {
    let app = &place.app;
    // what was written last must be part of the answer
    while sealer::round(app).await? == Round::More {}
    let mut db = app.read().await?;
    match command {
        Command::Head => {
            let head = store::head(&mut db).await?;
            say(serde_json::to_string(&head).map_err(Error::internal)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify { heads, json } => {
            let mut known = Vec::new();
            for path in
                std::iter::once(app.data.join(sealer::HEADS)).filter(|path| path.exists()).chain(heads)
            {
                known.extend(read_heads(&std::fs::read_to_string(path).map_err(Error::internal)?));
            }
            let total = store::head(&mut db).await?.map_or(0, |head| head.position);
            let bar = progress::bar(u64::try_from(total).unwrap_or_default(), "checking entries");
            let report = verify(&mut db, &known, |position| {
                bar.set_position(u64::try_from(position).unwrap_or_default())
            })
            .await?;
            bar.finish_and_clear();
            tell(&report, json, known.len())?;
            Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FOUND_WRONG) })
        }
    }
}

fn tell(report: &Report, json: bool, heads: usize) -> Result<()> {
    if json {
        say(serde_json::to_string_pretty(report).map_err(Error::internal)?);
        return Ok(());
    }
    for fault in &report.faults {
        say(match fault {
            Fault::Changed { position, entry } => {
                format!("Entry {entry} (place {position}) was changed after it was sealed.")
            }
            Fault::Deleted { position, entry } => format!("Entry {entry} (place {position}) was deleted."),
            Fault::Gap { position } => format!("Place {position} of the chain is missing."),
            Fault::Inserted { entry } => {
                format!("Entry {entry} was put in where the chain had passed or will never come.")
            }
            Fault::Moved { position, entry } => {
                format!("Entry {entry} (place {position}) and its seal name different transactions.")
            }
            Fault::Truncated { position } => {
                format!("The chain does not contain the head exported at place {position}.")
            }
        });
    }
    match report.faults.len() {
        0 => {
            say(format!("The log is whole: {} entries, checked against {heads} kept heads.", report.entries))
        }
        count => say(format!("{count} faults in {} entries.", report.entries)),
    }
    Ok(())
}
