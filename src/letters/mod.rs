//! Letters as those see them whose work sends them: what waits, what left, what failed and why, and trying again.
//! Writing a letter is `platform::tx`, delivering it `platform::mailer`; this domain only looks and asks for a retry.

pub mod api;
pub mod store;
pub mod web;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::ids::LetterId;
use crate::platform::tx::{Act, Note};
use crate::reference::codes::Locale;

/// Problem code of a letter whose cause was withdrawn before it left. It is never tried again.
pub const STOPPED: &str = "withdrawn";

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LetterState)]
pub enum State {
    /// Not sent yet; `problem` says why if it was tried.
    Waiting,
    /// Accepted by the mail server.
    Sent,
    /// Given up; somebody has to look.
    Failed,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Sent, Self::Failed];

    /// The stable code, as stored and exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }
}

impl std::str::FromStr for State {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|state| state.code() == text);
        found.ok_or_else(|| format!("unknown state of a letter: {text}"))
    }
}

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = LetterDelivery)]
pub struct Delivery {
    pub letter: LetterId,
    pub state: State,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried next, while it waits.
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// Why it did not leave the last time: `timeout`, `connection`, `tls`, `smtp-550`, `settings`, …
    pub problem: Option<String>,
    pub sent_at: Option<DateTime<Utc>>,
}

impl Delivery {
    /// Whether it waits although it was tried.
    pub fn is_delayed(&self) -> bool {
        self.state == State::Waiting && self.problem.is_some()
    }

    /// Whether somebody may ask to try it (again) now.
    pub fn may_retry(&self) -> bool {
        match self.state {
            State::Sent => false,
            State::Waiting => self.is_delayed(),
            State::Failed => self.problem.as_deref() != Some(STOPPED),
        }
    }

    /// Key of the message that names the state: waiting, delayed, sent, failed, stopped.
    pub fn message_key(&self) -> &'static str {
        match self.state {
            State::Sent => "letter-state-sent",
            State::Failed if self.problem.as_deref() == Some(STOPPED) => "letter-state-stopped",
            State::Failed => "letter-state-failed",
            State::Waiting if self.is_delayed() => "letter-state-delayed",
            State::Waiting => "letter-state-waiting",
        }
    }
}

/// One letter in the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterRow {
    pub id: LetterId,
    /// Which letter: `shortlists.released`.
    pub kind: String,
    /// The address, masked: `e••••@gov.kz`.
    pub to: String,
    /// The language it is written in.
    pub locale: Locale,
    pub created_at: DateTime<Utc>,
    #[serde(flatten)]
    pub delivery: Delivery,
}

/// How many letters of a body are late, and how many were given up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = LetterTrouble)]
pub struct Trouble {
    pub delayed: i64,
    pub failed: i64,
}

/// Which letters to list.
#[derive(Debug, Clone)]
pub struct Filter {
    /// All, if none.
    pub state: Option<State>,
    pub before: Option<LetterId>,
    pub limit: i64,
}

/// Letters of the account's body, newest first.
pub async fn list(app: &App, who: &Account, filter: &Filter) -> Result<(Vec<LetterRow>, Trouble)> {
    let mut db = app.read().await?;
    let body = who.body()?;
    let letters = store::list(&mut db, &app.keys, body, filter).await?;
    Ok((letters, store::trouble(&mut db, body).await?))
}

/// Asks for a letter that failed or is late to be tried now, with all its attempts before it again.
pub async fn retry(app: &App, act: &Act, who: &Account, id: LetterId) -> Result<Delivery> {
    let body = who.body()?;
    let delivery = app
        .write(act, async |tx| {
            let before = store::locked(tx, body, id).await?;
            if !before.may_retry() {
                return Err(Error::Conflict(Conflict::LetterState));
            }
            let after = store::wait_again(tx, id).await?;
            let detail = json!({ "problem": before.problem, "attempts": before.attempts });
            tx.note(Note::new("letter.retried", "letter", id.uuid()).with(detail)).await?;
            Ok(after)
        })
        .await?;
    app.wake.mailer.notify_one();
    Ok(delivery)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delivery(state: State, problem: Option<&str>) -> Delivery {
        let problem = problem.map(str::to_owned);
        Delivery {
            letter: LetterId::new(),
            state,
            attempts: 1,
            next_attempt_at: None,
            problem,
            sent_at: None,
        }
    }

    #[test]
    fn only_what_was_tried_in_vain_is_tried_again() {
        assert!(delivery(State::Failed, Some("smtp-550")).may_retry());
        assert!(delivery(State::Waiting, Some("timeout")).may_retry());
        assert!(!delivery(State::Waiting, None).may_retry());
        assert!(!delivery(State::Sent, Some("timeout")).may_retry());
        assert!(!delivery(State::Failed, Some(STOPPED)).may_retry());
    }
}
