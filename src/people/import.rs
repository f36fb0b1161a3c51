//! Brings in a reserve kept before: `kadr import people FILE` with NDJSON, CSV or XLSX, one person to a row.
//!
//! Columns: `key` (the row's own number in the system it comes from; without it the IIN is the key), `source` (that
//! system's name), `grade` (who stands behind all facts of the row; declared if empty), `surname`, `given`,
//! `patronymic`, `latin_surname`, `latin_given`, `latin_patronymic`, `born_on`, `sex`, `iin`, `citizenship`,
//! `residence_kato`, `email`, `phone`, `regions` and `directions` (separated by `;`), `statement`, `available_from`.
//! Lists are numbered columns – `education_1_level` … `education_5_…`, `service_1_started_on` … `service_10_…`,
//! `languages_1_language` … `languages_5_…`, and so on for every list of `lists.rs`, fields as in the API, a body also by
//! its code – or one column `education`, `service`, `languages` … with a JSON list. Needed: surname, given name, IIN or key, and birth date and sex unless the IIN carries them.
//!
//! Rows are validated as if typed, written in batches, and known by key and content: the same file twice changes
//! nothing. `rows` reads files, `arrival` reads a row, `store::arrivals` writes.

pub mod arrival;
pub mod rows;

use std::collections::HashSet;
use std::fmt;
use std::path::Path;

use serde::Serialize;
use serde_json::json;

use crate::people::store::arrivals::{self, Known, Written};
use crate::platform::app::App;
use crate::platform::error::Result;
use crate::platform::i18n;
use crate::platform::tx::{Act, Note};
use crate::reference;
use crate::reference::codes::Locale;
use arrival::{Arrival, Reading};

/// Rows of one transaction.
const BATCH: usize = 500;
/// Most bad cells that are listed; the rest are only counted.
const MOST_LISTED: usize = 100_000;

/// What an import did, or would do.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    pub dry_run: bool,
    /// Rows in the file.
    pub read: u64,
    pub added: u64,
    pub changed: u64,
    pub unchanged: u64,
    /// Rows that were left out.
    pub bad: u64,
    /// Why, column by column; at most 100,000.
    pub problems: Vec<BadCell>,
    /// Bad cells beyond those.
    pub unlisted: u64,
}

/// What is wrong with one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadCell {
    /// Line of a text file, row of a sheet; the first is 1.
    pub row: u64,
    pub column: String,
    pub code: &'static str,
    /// The same in a sentence.
    pub reason: String,
}

impl Report {
    /// Rows that were left out.
    pub fn bad_rows(&self) -> u64 {
        self.bad
    }

    fn refuse(&mut self, row: u64, problems: Vec<(String, &'static str)>) {
        self.bad += 1;
        for (column, code) in problems {
            if self.problems.len() < MOST_LISTED {
                let reason = i18n::text(Locale::En, &format!("error-{code}"));
                self.problems.push(BadCell { row, column, code, reason });
            } else {
                self.unlisted += 1;
            }
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(
                f,
                "row {}, column {}: {} ({})",
                problem.row, problem.column, problem.reason, problem.code
            )?;
        }
        if self.unlisted > 0 {
            writeln!(
                f,
                "{} more like these are not listed: mend the file and import it again.",
                self.unlisted
            )?;
        }
        let Self { read, added, changed, unchanged, bad, .. } = self;
        let kind = if self.dry_run { "Nothing was written. It would be: " } else { "" };
        write!(
            f,
            "{kind}{read} rows: {added} added, {changed} changed, {unchanged} unchanged, {bad} left out."
        )
    }
}

/// Reads the file and writes what is new or changed; `progress` is told how many bytes of the file are done.
pub async fn import(
    app: &App,
    act: &Act,
    path: &Path,
    dry_run: bool,
    mut progress: impl FnMut(u64),
) -> Result<Report> {
    let today = app.clock.today();
    let places = reference::store::all_regions(&mut *app.read().await?).await?;
    let places = places.into_iter().map(|row| row.kato).collect();
    let reading = Reading { today, reference: &app.reference, places: &places, keys: &app.keys };
    let mut report = Report { dry_run, ..Report::default() };
    let (mut keys, mut iins) = (HashSet::new(), HashSet::new());
    let mut batch = Vec::with_capacity(BATCH);
    let mut reached = 0;
    for row in rows::open(path)? {
        report.read += 1;
        reached = row.reached;
        let arrival =
            row.cells.map_err(|problem| vec![problem]).and_then(|cells| Arrival::read(cells, &reading));
        match arrival {
            Err(problems) => report.refuse(row.number, problems),
            Ok(arrival) if !keys.insert((arrival.source.clone(), arrival.key.clone())) => {
                report.refuse(row.number, vec![("key".into(), "key-twice")]);
            }
            Ok(arrival) if arrival.iin.as_ref().is_some_and(|iin| !iins.insert(iin.index.clone())) => {
                report.refuse(row.number, vec![("iin".into(), "iin-twice")]);
            }
            Ok(arrival) => batch.push((row.number, arrival)),
        }
        if batch.len() == BATCH {
            settle(app, act, &mut report, std::mem::take(&mut batch)).await?;
            progress(reached);
        }
    }
    settle(app, act, &mut report, batch).await?;
    progress(reached);
    Ok(report)
}

/// Writes one batch, or only finds out what would be written.
async fn settle(app: &App, act: &Act, report: &mut Report, batch: Vec<(u64, Arrival)>) -> Result<()> {
    if batch.is_empty() {
        return Ok(());
    }
    if report.dry_run {
        let known = arrivals::known(&mut *app.read().await?, &batch).await?;
        sort(report, batch, known);
        return Ok(());
    }
    let mut after = report.clone();
    *report = app
        .write(act, async |tx| {
            let known = arrivals::known(tx.db(), &batch).await?;
            let (new, changed) = sort(&mut after, batch, known);
            let written: Vec<Written> = arrivals::write(tx, new, changed).await?;
            for one in written {
                let note = Note::new("person.imported", "person", one.person.uuid());
                tx.note(note.with(json!({ "source": one.source, "new": one.is_new }))).await?;
            }
            tx.note(Note::new("people.imported", "import", None).with(json!({ "rows": after.read }))).await?;
            Ok(after)
        })
        .await?;
    Ok(())
}

type Changed = (Arrival, crate::platform::ids::PersonId);

/// Which rows are new, which change somebody; the others are counted or refused.
fn sort(report: &mut Report, batch: Vec<(u64, Arrival)>, known: Known) -> (Vec<Arrival>, Vec<Changed>) {
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for (row, arrival) in batch {
        let owner = arrival.iin.as_ref().and_then(|iin| known.by_iin.get(&iin.index)).copied();
        match known.by_key.get(&(arrival.source.clone(), arrival.key.clone())) {
            Some(earlier) if earlier.hash == arrival.hash => report.unchanged += 1,
            Some(earlier) if earlier.has_account => report.refuse(row, vec![("key".into(), "taken-over")]),
            Some(earlier) if owner.is_some_and(|owner| owner != earlier.person) => {
                report.refuse(row, vec![("iin".into(), "iin_taken")]);
            }
            Some(earlier) => {
                report.changed += 1;
                changed.push((arrival, earlier.person));
            }
            None if owner.is_some() => report.refuse(row, vec![("iin".into(), "iin_taken")]),
            None => {
                report.added += 1;
                new.push(arrival);
            }
        }
    }
    (new, changed)
}

#[cfg(test)]
mod tests;
