//! `kadr certificate …`: is a certificate of a match what was signed, and does the same come out today?

use std::path::PathBuf;
use std::process::ExitCode;

use crate::certificates::api::public_keys;
use crate::certificates::check::State as Kept;
use crate::certificates::compare::PeopleChanges;
use crate::certificates::document::Fault;
use crate::certificates::verify::{Changes, Outcome, Report, read_file, verify};
use crate::commands::workplace::Workplace;
use crate::commands::{FOUND_WRONG, progress, say};
use crate::platform::config::Settings;
use crate::platform::error::{Error, Result};

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Check the signature of a certificate's file and compute the match again from the database as it is now.
    ///
    /// Says one of: identical; intact, and something changed since (what, and how many people); intact, and it does not
    /// come out although nothing changed; altered; signed elsewhere. Exit code 0 for identical, 3 for anything else.
    Verify {
        /// The file, as it was downloaded.
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the public keys that certificates of this installation are checked with.
    Keys {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn certificate(settings: Settings, command: Command) -> Result<ExitCode> {
    let place = Workplace::open(settings).await?;
    let done = carry_out(&place, command).await;
    place.close().await?;
    done
}

async fn carry_out(place: &Workplace, command: Command) -> Result<ExitCode> {
    let app = &place.app;
    match command {
        Command::Keys { json: true } => {
            say(serde_json::to_string_pretty(&public_keys(app)).map_err(Error::internal)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Keys { json: false } => {
            for key in app.keys.signing().public() {
                let role = if key.is_current { "signs now" } else { "signed earlier" };
                say(format!("{} ({role})\n{}", key.id, key.pem()));
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify { file, json } => {
            let bytes = read_file(&file).await?;
            let bar = progress::bar(0, "computing again");
            let tick = |done, total| {
                bar.set_length(total);
                bar.set_position(done);
            };
            let report = verify(app, bytes, tick).await?;
            bar.finish_and_clear();
            if json {
                say(serde_json::to_string_pretty(&report).map_err(Error::internal)?);
            } else {
                told(&report).iter().for_each(say);
            }
            let identical = report.outcome == Outcome::Identical;
            Ok(if identical { ExitCode::SUCCESS } else { ExitCode::from(FOUND_WRONG) })
        }
    }
}

/// The report in sentences.
fn told(report: &Report) -> Vec<String> {
    let mut lines = vec![
        match report.outcome {
            Outcome::Identical => "Identical: the record is intact, and the same comes out today.",
            Outcome::Changed => "Changed since: the record is intact, and something else comes out today.",
            Outcome::DoesNotRecompute => {
                "Does not come out: the record is intact, nothing that it depends on changed, and yet the result is another one."
            }
            Outcome::Altered => "Altered: this is not what was signed.",
            Outcome::UnknownKey => {
                "Signed elsewhere: this installation does not have the key, so nothing can be said."
            }
        }
        .to_owned(),
    ];
    if let (Some(certificate), Some(key)) = (&report.certificate, &report.key) {
        let (record, content) = (&certificate.record, &certificate.content);
        lines.push(format!(
            "Certificate {}, made at {}, rule {} ({}), as of {}, key {key}.",
            record.code, record.made_at, content.rule.code, content.rule.edition, content.day
        ));
    }
    lines.extend(report.faults.iter().map(|fault| fault_text(*fault).to_owned()));
    match report.record {
        Some(Kept::NoRecord) => lines.push("There is no record under this code here.".into()),
        Some(Kept::Differs) => lines.push("The record kept here under this code is another one.".into()),
        _ => {}
    }
    if let Some(changes) = &report.changes {
        method(changes, &mut lines);
        if let Some(people) = &changes.people {
            people_told(people, &mut lines);
        }
    }
    lines
}

const fn fault_text(fault: Fault) -> &'static str {
    match fault {
        Fault::Unreadable => "The file cannot be read as a certificate.",
        Fault::Signature => "The signature is not that of the statement.",
        Fault::People => "The lists of people are not those that the statement names.",
        Fault::Form => {
            "Content and signature fit, but the file is not written as it was given out: it was reformatted."
        }
        Fault::UnknownKey => {
            "The key it names is not in the key file. If it was signed here, put the old key back."
        }
    }
}

fn method(changes: &Changes, lines: &mut Vec<String>) {
    match changes.rule {
        Some("text") => lines.push(
            "The rule edition has another text in the database than when the certificate was made: \
             an edition must never change. People were computed with the text of today."
                .into(),
        ),
        Some("unreadable") => lines.push(
            "What the database holds of the rule edition is no rule any more, so nothing was computed."
                .into(),
        ),
        Some(_) => lines.push("The rule edition is gone from the database, so nothing was computed.".into()),
        None => {}
    }
    if !changes.engine.is_empty() {
        let list = changes.engine.join(", ");
        lines.push(format!(
            "The program computes otherwise since then ({list}); it is {} now.",
            changes.program
        ));
    }
    if !changes.vacancy.is_empty() {
        let list = changes.vacancy.join(", ");
        lines.push(format!(
            "The vacancy is not as it was: {list}. People were computed as the certificate has it."
        ));
    }
}

fn people_told(people: &PeopleChanges, lines: &mut Vec<String>) {
    if people.is_none() {
        return;
    }
    let (then, now) = (people.counts_then, people.counts_now);
    if then != now {
        lines.push(format!(
            "People who meet it: {} then, {} now; of whom it cannot be told: {}, {}; who do not: {}, {}.",
            then.meets, now.meets, then.cannot_tell, now.cannot_tell, then.does_not, now.does_not
        ));
    }
    let counted = [
        (people.gone, "listed people are not in the reserve, or not within its reach, any more"),
        (people.facts_changed, "listed people have other facts in their profiles"),
        (people.outcomes_changed, "listed people have another verdict"),
        (people.verdicts_changed, "listed people have another verdict, reason or fact behind it"),
        (people.scores_changed, "listed people have other points"),
        (people.joined, "people meet it who were not listed as meeting it"),
        (people.unexplained, "listed people have the same facts and another result"),
    ];
    for (count, what) in counted {
        if count > 0 {
            lines.push(format!("{count} {what}."));
        }
    }
    if people.places_changed > 0 {
        let shown: Vec<_> = people.places.iter().map(u64::to_string).collect();
        let more = if u64::try_from(shown.len()).is_ok_and(|count| count < people.places_changed) {
            ", …"
        } else {
            ""
        };
        let places = people.places_changed;
        lines.push(format!(
            "{places} places in the order are held by somebody else: {}{more}.",
            shown.join(", ")
        ));
    }
    if people.beyond_lists {
        lines.push("Nobody listed changed; somebody beyond the lists did.".into());
    }
}
