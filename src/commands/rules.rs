//! `kadr rules …`: rule files checked as a compiler checks, and written as editions that vacancies can use.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use crate::commands::workplace::Workplace;
use crate::commands::{FOUND_WRONG, say};
use crate::platform::config::Settings;
use crate::platform::error::{Error, Result};
use crate::platform::i18n;
use crate::platform::tx::{Act, Note};
use crate::posts::{authoring, store};
use crate::reference::codes::Locale;
use crate::reference::store as reference;
use crate::rules::{Draft, Rule, clashes, included, read_files, shipped};

/// Bytes of a file that are read: more than a rule may have, so that a longer one is refused for its length.
const LONGEST: u64 = 300_000;

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Say what is wrong in rule files (TOML), each fault as `file:line: message`, and where editions of one rule among
    /// them overlap or leave a gap. Needs no database.
    Check {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Write rule files as published editions. An edition never changes; an open one before it ends when it begins.
    Add {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Why a rule that has an edition already gets another.
        #[arg(long, default_value = "")]
        reason: String,
        /// Code of the body whose rules these are; without it they are for every body, as the shipped ones.
        #[arg(long)]
        body: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn rules(settings: Settings, command: Command) -> Result<ExitCode> {
    match command {
        Command::Check { files, json } => check(&files, json),
        Command::Add { files, reason, body, json } => {
            // what is wrong in a file is said before anything is opened; a rule that is included may be published there
            let texts = texts(&files)?;
            let read = Read::of(texts.clone(), &[]);
            if read.found.iter().any(|found| !found.elsewhere) {
                read.tell(json)?;
                return Ok(ExitCode::from(FOUND_WRONG));
            }
            let place = Workplace::open(settings).await?;
            let done = add(&place, texts, &reason, body.as_deref(), json).await;
            place.close().await?;
            done
        }
    }
}

/// One thing found wrong.
#[derive(Debug, Serialize)]
struct Found {
    file: String,
    /// From 1.
    line: usize,
    message: String,
    /// Only a rule that it includes is missing here.
    #[serde(skip)]
    elsewhere: bool,
}

/// Files as they were read.
struct Read {
    rules: Vec<Rule>,
    /// Name and text of each rule's file.
    texts: Vec<(String, String)>,
    files: usize,
    found: Vec<Found>,
}

impl Read {
    /// Reads the texts; what they include is looked up among them, then in `library`.
    fn of(files: Vec<(String, String)>, library: &[Draft]) -> Self {
        let (rules, errors) = read_files(&files, library);
        let found = errors.into_iter().map(|error| Found {
            file: error.file,
            line: error.line,
            message: error.message,
            elsewhere: error.elsewhere,
        });
        let (places, rules): (Vec<_>, Vec<_>) = rules.into_iter().unzip();
        let texts = places.into_iter().filter_map(|at| files.get(at).cloned()).collect();
        Self { rules, texts, files: files.len(), found: found.collect() }
    }

    /// Where editions among the files overlap or leave a gap. Not asked when they are added: there an open one is ended.
    fn compare(&mut self) {
        for clash in clashes(&self.rules) {
            let mut later = self.rules.iter().zip(&self.texts).rev();
            let later = later.find(|(rule, _)| rule.id() == clash.rule && rule.edition() == clash.later);
            let (file, text) = later.map_or(("", ""), |(_, (file, text))| (file.as_str(), text.as_str()));
            let (file, line) = (file.to_owned(), line_of_days(text));
            self.found.push(Found { file, line, message: clash.to_string(), elsewhere: false });
        }
    }

    /// Says what was found.
    fn tell(&self, json: bool) -> Result<()> {
        if json {
            let report = serde_json::json!({ "files": self.files, "found": self.found });
            say(serde_json::to_string_pretty(&report).map_err(Error::internal)?);
            return Ok(());
        }
        for Found { file, line, message, .. } in &self.found {
            say(format!("{file}:{line}: {message}"));
        }
        match self.found.len() {
            0 => say(format!("Nothing is wrong in {} files.", self.files)),
            count => say(format!("{count} faults in {} files.", self.files)),
        }
        Ok(())
    }
}

/// Where a file says from when its edition is applied; its first line if it does not.
fn line_of_days(text: &str) -> usize {
    text.lines().position(|line| line.trim_start().starts_with("in_force_from")).map_or(1, |at| at + 1)
}

/// Name and text of each file.
fn texts(paths: &[PathBuf]) -> Result<Vec<(String, String)>> {
    paths.iter().map(|path| Ok((path.display().to_string(), text_of(path)?))).collect()
}

fn text_of(path: &Path) -> Result<String> {
    let named = |problem: std::io::Error| Error::internal(format!("{}: {problem}", path.display()));
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(named)?;
    file.take(LONGEST).read_to_string(&mut text).map_err(named)?;
    Ok(text)
}

fn check(files: &[PathBuf], json: bool) -> Result<ExitCode> {
    let library: Vec<_> = shipped().map_err(Error::internal)?.into_iter().map(Rule::into_draft).collect();
    let mut read = Read::of(texts(files)?, &library);
    read.compare();
    read.tell(json)?;
    Ok(if read.found.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FOUND_WRONG) })
}

/// An edition that was asked to be written.
#[derive(Debug, Serialize)]
struct Written {
    rule: String,
    edition: String,
    /// Whether it was there already, with the same content.
    was_there: bool,
}

async fn add(
    place: &Workplace,
    texts: Vec<(String, String)>,
    reason: &str,
    body: Option<&str>,
    json: bool,
) -> Result<ExitCode> {
    let app = &place.app;
    let act = Act::command("rules", app.clock.now());
    // bodies are known only once the reference data is there
    crate::reference::load::load(app, &act).await?;
    let owner = match body {
        None => None,
        Some(code) => Some(reference::body_by_code(&mut *app.read().await?, code).await?),
    };
    let drafts = texts.iter().filter_map(|(_, text)| Draft::from_toml(text).ok());
    let names: std::collections::BTreeSet<String> = drafts.flat_map(|draft| included(&draft)).collect();
    let library =
        authoring::library(&mut *app.read().await?, owner, names.iter().map(String::as_str)).await?;
    let read = Read::of(texts, &library);
    if !read.found.is_empty() {
        read.tell(json)?;
        return Ok(ExitCode::from(FOUND_WRONG));
    }
    let mut rules: Vec<_> = read.rules.iter().collect();
    // an edition ends the one before it, so the earlier ones first
    rules.sort_by_key(|rule| (rule.id(), rule.in_force().0));
    let written = app
        .write(&act, async |tx| {
            let mut written = Vec::with_capacity(rules.len());
            for rule in &rules {
                let series = store::series(tx.db(), owner, rule.id()).await?;
                let content = (*rule).clone().into_draft();
                let was_there = series.iter().any(|one| one.content == content);
                if !was_there {
                    authoring::add_published(tx, owner, rule, reason).await?;
                }
                let (rule, edition) = (rule.id().to_owned(), rule.edition().to_owned());
                written.push(Written { rule, edition, was_there });
            }
            let new = written.iter().filter(|one| !one.was_there).count();
            tx.note(Note::new("rules.added", "rule", None).with(serde_json::json!({ "editions": new })))
                .await?;
            Ok(written)
        })
        .await;
    let written = match written {
        Err(Error::Invalid(problems)) => {
            for problem in problems {
                let words = i18n::text(Locale::En, &format!("error-{}", problem.code));
                say(format!("{}: {words}", problem.field));
            }
            return Ok(ExitCode::from(FOUND_WRONG));
        }
        other => other?,
    };
    if json {
        say(serde_json::to_string_pretty(&written).map_err(Error::internal)?);
        return Ok(ExitCode::SUCCESS);
    }
    for Written { rule, edition, was_there } in &written {
        let what = if *was_there { "was there already" } else { "is published" };
        say(format!("{rule}, edition {edition}, {what}."));
    }
    Ok(ExitCode::SUCCESS)
}
