//! Many people at once onto a shortlist: each is said to be addable, on it already, or why not, and whoever can be added is.
//! Nobody is left out silently, and one who may not be added keeps nobody else off.
//! Next: `choices::judge`, which asks the same again in the transaction that adds them.

use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::ids::{PersonId, ShortlistId, VacancyId};
use crate::platform::tx::Act;
use crate::rules::Outcome;
use crate::shortlists::choices::{cleaned, needs_reason};
use crate::shortlists::shown::Head;
use crate::shortlists::sources;
use crate::shortlists::state::Step;
use crate::shortlists::{self, Choice, MAX_PEOPLE, Made, own_row, store};

/// Where people are to be put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A new shortlist for a vacancy.
    New(VacancyId),
    /// One that is being composed.
    Open(ShortlistId),
}

/// How somebody stands to a shortlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ShortlistStanding)]
pub enum Standing {
    /// Can be added.
    Addable,
    /// Is on it.
    OnIt,
    /// Does not meet the requirements, and nothing is written why this person nevertheless.
    NeedsReason,
    /// Not in the reserve, or not within the officer's reach.
    NotAvailable,
    /// The shortlist is full.
    NoRoom,
}

impl Standing {
    /// Key of the message that says it.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Addable => "shortlist-standing-addable",
            Self::OnIt => "shortlist-standing-on_it",
            Self::NeedsReason => "shortlist-standing-needs_reason",
            Self::NotAvailable => "shortlist-standing-not_available",
            Self::NoRoom => "shortlist-standing-no_room",
        }
    }
}

/// Somebody who is to be put on a shortlist.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub person: PersonId,
    pub standing: Standing,
    /// Name and verdict; nothing of who is not available.
    pub known: Option<(String, Outcome)>,
}

/// How each stands, in the order asked for.
#[derive(Debug, Clone)]
pub struct Sorted {
    pub vacancy: VacancyId,
    pub head: Head,
    pub people: Vec<Candidate>,
}

impl Sorted {
    /// How many stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.people.iter().filter(|one| one.standing == standing).count()
    }
}

/// Says of each how they stand to the shortlist; changes nothing. The caller notes whom it shows.
pub async fn sort(app: &App, officer: &Account, target: Target, choices: &[Choice]) -> Result<Sorted> {
    let choices = cleaned(choices)?;
    let mut db = app.read().await?;
    let (vacancy, known) = match target {
        Target::New(vacancy) => (vacancy, HashSet::new()),
        Target::Open(id) => {
            let row = own_row(app, &mut db, officer, id).await?;
            row.state.after(Step::Compose)?;
            let listed = store::listed(&mut db, id).await?;
            (row.vacancy_id, listed.into_iter().map(|one| one.person).collect())
        }
    };
    let vacancy = sources::vacancy(&mut db, officer, vacancy).await?;
    sources::choosable(&vacancy)?;
    let ids: Vec<_> = choices.iter().map(|choice| choice.person).collect();
    let mut found = sources::people(app, &mut db, officer, &vacancy, &ids).await?;
    let mut room = MAX_PEOPLE.saturating_sub(known.len());
    let mut people = Vec::with_capacity(choices.len());
    for choice in &choices {
        let visible = found.remove(&choice.person).filter(|one| one.in_reserve);
        let outcome = visible.as_ref().map(|one| one.verdict.outcome);
        let standing = match outcome {
            None => Standing::NotAvailable,
            Some(_) if known.contains(&choice.person) => Standing::OnIt,
            Some(_) if room == 0 => Standing::NoRoom,
            Some(outcome) if needs_reason(outcome, &choice.note) => Standing::NeedsReason,
            Some(_) => Standing::Addable,
        };
        room -= usize::from(standing == Standing::Addable);
        let known = visible.map(|one| (one.name, one.verdict.outcome));
        people.push(Candidate { person: choice.person, standing, known });
    }
    Ok(Sorted { vacancy: vacancy.id, head: Head::of(&vacancy), people })
}

/// Adds whoever can be added, and says of each how they stood before. Nothing is written if nobody can.
///
/// # Errors
/// `NotFound` if somebody left the reserve in between: nobody was added then, and asking again tells who.
pub async fn add(
    app: &App,
    act: &Act,
    officer: &Account,
    (target, choices): (Target, &[Choice]),
    key: &IdempotencyKey,
) -> Result<(Option<Made>, Sorted)> {
    let sorted = sort(app, officer, target, choices).await?;
    let addable = |choice: &&Choice| {
        sorted.people.iter().any(|one| one.person == choice.person && one.standing == Standing::Addable)
    };
    let addable: Vec<Choice> = choices.iter().filter(addable).cloned().collect();
    if addable.is_empty() {
        return Ok((None, sorted));
    }
    let made = match target {
        Target::New(vacancy) => shortlists::create(app, act, officer, vacancy, &addable, key).await?,
        Target::Open(id) => shortlists::add(app, act, officer, id, &addable).await?,
    };
    Ok((Some(made), sorted))
}

impl std::str::FromStr for Target {
    type Err = Error;

    /// `vacancy-…` or `shortlist-…`, as the pages write it.
    fn from_str(text: &str) -> Result<Self> {
        let found = match text.split_once('-') {
            Some(("vacancy", id)) => id.parse().ok().map(Self::New),
            Some(("shortlist", id)) => id.parse().ok().map(Self::Open),
            _ => None,
        };
        found.ok_or_else(|| Error::invalid("to", "unknown-option"))
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::New(id) => write!(f, "vacancy-{id}"),
            Self::Open(id) => write!(f, "shortlist-{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_back() {
        for target in [Target::New(VacancyId::new()), Target::Open(ShortlistId::new())] {
            assert_eq!(target.to_string().parse::<Target>().unwrap(), target);
        }
        for text in ["", "vacancy", "vacancy-1", "letter-018f0000-0000-7000-8000-000000000001"] {
            assert!(text.parse::<Target>().is_err(), "{text}");
        }
    }
}
