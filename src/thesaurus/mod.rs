//! The thesaurus as administrators keep it. The shipped files (`config/thesaurus`) are the base; a change by an
//! administrator is a row beside them and the next edition of the whole: a concept is changed, added, retired, or taken
//! back to what the files say. Every change has a reason and stays in the history; nothing here is ever rewritten.
//! Next: `check` (what a row must be), `edition` (the one in use), `preview` (whom a change concerns), `list` and `one`.

pub mod api;
pub mod check;
pub mod edition;
pub mod list;
pub mod one;
pub mod preview;
pub mod shipped;
pub mod store;
pub mod web;

pub use one::{Named, Whole, one};

use chrono::{DateTime, Utc};
use search_index::{Concept, Thesaurus};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, FieldProblem, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::tx::{Act, Note, Tx};
use crate::reference::codes::{ConceptCheck, ConceptKind, Locale};
use crate::thesaurus::edition::Standings;
use crate::thesaurus::list::State;

/// Shortest and longest reason, in characters.
const REASON: std::ops::RangeInclusive<usize> = 10..=1_000;

/// Letters before the number of a concept that was added here. No shipped file uses them.
const ADDED: &str = "OWN";

/// What a concept is called, what it is and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub kind: ConceptKind,
    /// Codes of the concepts this one is a kind of.
    #[serde(default)]
    pub broader: Vec<String>,
    /// Names in Kazakh, the preferred one first.
    pub kk: Vec<String>,
    /// Names in Russian, the preferred one first.
    pub ru: Vec<String>,
    /// Names in English, the preferred one first.
    pub en: Vec<String>,
    /// Where the names were seen.
    pub source: String,
    pub check: ConceptCheck,
}

impl Row {
    /// The row of a concept; nothing for one of a kind that is not known here.
    pub fn of(concept: &Concept) -> Option<Self> {
        Some(Self {
            kind: concept.kind.parse().ok()?,
            broader: concept.broader.clone(),
            kk: concept.kk.clone(),
            ru: concept.ru.clone(),
            en: concept.en.clone(),
            source: concept.source.clone(),
            check: concept.check.parse().ok()?,
        })
    }

    /// The concept of a row.
    pub fn concept(&self, code: &str) -> Concept {
        Concept {
            id: code.to_owned(),
            broader: self.broader.clone(),
            kind: self.kind.code().to_owned(),
            kk: self.kk.clone(),
            ru: self.ru.clone(),
            en: self.en.clone(),
            source: self.source.clone(),
            check: self.check.code().to_owned(),
        }
    }

    /// Its names in a language.
    pub fn names(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::Kk => &self.kk,
            Locale::Ru => &self.ru,
            Locale::En => &self.en,
        }
    }

    /// What it is called in a language.
    pub fn name(&self, locale: Locale) -> &str {
        self.names(locale).first().map_or("", String::as_str)
    }

    /// Without spaces around and between words, and without empty names.
    #[must_use]
    pub fn tidied(self) -> Self {
        let one = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let all = |names: &[String]| names.iter().map(one).filter(|name| !name.is_empty()).collect();
        Self {
            broader: all(&self.broader),
            kk: all(&self.kk),
            ru: all(&self.ru),
            en: all(&self.en),
            source: one(&self.source),
            ..self
        }
    }
}

/// What a change says of a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is as the change has it.
    Changed,
    /// It is not used any more.
    Retired,
    /// It is as the shipped files have it.
    Shipped,
}

impl Standing {
    /// The stable code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Retired => "retired",
            Self::Shipped => "shipped",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Changed, Self::Retired, Self::Shipped].into_iter().find(|standing| standing.code() == code)
    }
}

/// One change of one concept: an edition of the thesaurus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Change {
    pub edition: i32,
    pub concept: String,
    pub standing: Standing,
    /// The row from then on, where it is one of its own.
    pub row: Option<Row>,
    pub reason: String,
    /// Name of who changed it.
    pub by: Option<String>,
    pub at: DateTime<Utc>,
}

/// What is to become of a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    Save(Row),
    Retire,
    /// Take back to what the files say.
    TakeBack,
}

/// The thesaurus as it stands in the database, which the index may follow a moment later.
pub struct Present {
    /// Number of its last change.
    pub edition: i32,
    pub standings: Standings,
    pub thesaurus: Thesaurus,
}

/// Reads it.
pub async fn present(app: &App, db: &mut diesel_async::AsyncPgConnection) -> Result<Present> {
    let edition = store::edition(db).await?;
    let standings = Standings::of(store::standing_at(db, edition).await?);
    let thesaurus = standings.thesaurus(app.thesaurus.shipped())?;
    Ok(Present { edition, standings, thesaurus })
}

impl Present {
    /// The version a change is made from: the number of the last change, 0 when there was none. Nothing for a concept
    /// that neither the files nor the changes know.
    pub fn version(&self, shipped: &Thesaurus, code: &str) -> Option<i32> {
        let changed = self.standings.get(code).map(|change| change.edition);
        changed.or_else(|| shipped.number(code).map(|_| 0))
    }

    /// The concepts that would stand, with what keeps the proposal from being carried out.
    pub fn with(&self, app: &App, code: &str, proposal: &Proposal) -> Result<Standings> {
        let shipped = app.thesaurus.shipped();
        let change = |standing, row| Change {
            edition: i32::MAX,
            concept: code.to_owned(),
            standing,
            row,
            reason: String::new(),
            by: None,
            at: app.clock.now(),
        };
        let change = match proposal {
            Proposal::Save(row) => change(Standing::Changed, Some(row.clone())),
            Proposal::Retire => change(Standing::Retired, None),
            Proposal::TakeBack => change(Standing::Shipped, None),
        };
        let state = State::of(self, shipped, code);
        let fits = match proposal {
            Proposal::Save(_) => true,
            Proposal::Retire => state != State::Retired,
            Proposal::TakeBack => state != State::Shipped && shipped.number(code).is_some(),
        };
        if !fits {
            return Err(Error::Conflict(Conflict::ConceptState));
        }
        let mut after = self.standings.clone();
        after.put(change);
        let faults = check::faults(app.thesaurus.analyser(), shipped, self, code, proposal);
        if faults.is_empty() { Ok(after) } else { Err(Error::Invalid(faults)) }
    }
}

/// Adds a concept and returns its code.
pub async fn add(app: &App, act: &Act, row: Row, reason: &str, key: &IdempotencyKey) -> Result<String> {
    let row = row.tidied();
    app.write(act, async |tx| {
        let request = (&row, reason);
        if let Some(answer) = idempotency::earlier(tx, key, &request).await? {
            tx.note(
                Note::new("thesaurus.add_repeated", "thesaurus", None).with(json!({ "concept": answer })),
            )
            .await?;
            return serde_json::from_value(answer).map_err(Error::internal);
        }
        store::lock(tx).await?;
        let code = new_code(store::edition(tx.db()).await?);
        settle(app, tx, &code, None, &Proposal::Save(row.clone()), reason).await?;
        idempotency::keep(tx, key, &request, &json!(code)).await?;
        Ok(code)
    })
    .await
}

/// The code of a concept added after this edition: the number of its own, so that none is ever used twice.
pub fn new_code(edition: i32) -> String {
    format!("{ADDED}{:03}", edition.saturating_add(1))
}

/// Changes, retires or takes back a concept, from the version its author saw.
pub async fn change(
    app: &App,
    act: &Act,
    (code, version): (&str, i32),
    proposal: &Proposal,
    reason: &str,
) -> Result<()> {
    app.write(act, async |tx| {
        store::lock(tx).await?;
        settle(app, tx, code, Some(version), proposal, reason).await
    })
    .await
}

async fn settle(
    app: &App,
    tx: &mut Tx<'_>,
    code: &str,
    version: Option<i32>,
    proposal: &Proposal,
    reason: &str,
) -> Result<()> {
    let present = present(app, tx.db()).await?;
    if let Some(version) = version {
        let known = present.version(app.thesaurus.shipped(), code).ok_or(Error::NotFound)?;
        if known != version {
            return Err(Error::Stale);
        }
    }
    let reason = reason.trim();
    let checked = present.with(app, code, proposal);
    match (checked, reason_problem(reason)) {
        (Ok(_), None) => {}
        (Err(Error::Invalid(mut problems)), problem) => {
            problems.extend(problem);
            return Err(Error::Invalid(problems));
        }
        (Err(other), _) => return Err(other),
        (Ok(_), Some(problem)) => return Err(Error::Invalid(vec![problem])),
    }
    let (action, standing, row) = match proposal {
        Proposal::Save(row) if version.is_none() => ("thesaurus.added", Standing::Changed, Some(row)),
        Proposal::Save(row) => ("thesaurus.changed", Standing::Changed, Some(row)),
        Proposal::Retire => ("thesaurus.retired", Standing::Retired, None),
        Proposal::TakeBack => ("thesaurus.taken_back", Standing::Shipped, None),
    };
    let edition = store::insert(tx, code, standing, row, reason).await?;
    let detail = json!({ "concept": code, "edition": edition, "from": version });
    tx.note(Note::new(action, "thesaurus", None).because(reason).with(detail)).await
}

fn reason_problem(reason: &str) -> Option<FieldProblem> {
    let code = match reason.chars().count() {
        0 => "thesaurus-reason-required",
        length if length < *REASON.start() => "thesaurus-reason-short",
        length if length > *REASON.end() => "too-long",
        _ => return None,
    };
    Some(FieldProblem::new("reason", code))
}

#[cfg(test)]
mod tests;
