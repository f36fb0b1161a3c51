//! Shortlists: an ordered, reasoned choice of people for one vacancy. An officer composes it (here, `choices` and `bulk`), adds
//! who is to receive it (`recipients`), sends it for approval, and another person of the body releases it (`approval`); who got
//! the letter opens it by a personal link (`opening`). `state` says what may be done when, `shown` what everybody sees.

pub mod api;
pub mod approval;
pub mod bulk;
pub mod choices;
pub mod mail;
pub mod opening;
pub mod recipients;
pub mod said;
pub mod shown;
pub mod sources;
pub mod state;
pub mod store;
pub mod web;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::people;
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{AccountId, BodyId, PersonId, ShortlistId, VacancyId};
use crate::platform::tx::{Act, Note, Tx};
use crate::reference::codes::{Programme, Role};
use crate::rules::{Outcome, Titles};
use crate::shortlists::choices::{cleaned, judge};
use crate::shortlists::recipients::Recipient;
use crate::shortlists::shown::{Head, Shown};
use crate::shortlists::state::{State, Step};
use crate::shortlists::store::Row;

/// Purpose of the links in release letters; their subject is a recipient.
pub const LINK: &str = "shortlist";
/// Most people on one shortlist. Forty notes of full length are what one form may carry.
pub const MAX_PEOPLE: usize = 40;
/// Most people who receive one.
pub const MAX_RECIPIENTS: usize = 20;
/// Longest note about a person, in characters.
pub const MAX_NOTE: usize = 1000;

pub use choices::Choice;

/// A shortlist's id and version after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ShortlistMade)]
pub struct Made {
    pub id: ShortlistId,
    pub version: i32,
}

/// Which shortlists to list.
#[derive(Debug, Clone)]
pub struct Filter {
    pub states: Vec<State>,
    pub vacancy: Option<VacancyId>,
    /// Only older ones than this: the previous page's last.
    pub before: Option<ShortlistId>,
    pub limit: i64,
}

/// One shortlist in a list: no names of the people on it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ShortlistSummary)]
pub struct Summary {
    pub id: ShortlistId,
    pub vacancy: VacancyId,
    /// Title of the post.
    pub title: Titles,
    pub state: State,
    /// Name of the officer.
    pub prepared_by: String,
    pub people: i64,
    pub recipients: i64,
    /// How many recipients have opened it.
    pub opened: i64,
    /// When it was sent for approval.
    pub sent_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
}

/// An account that did something, by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Colleague {
    pub id: AccountId,
    pub name: String,
}

/// One person of a shortlist with everything that is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ShortlistPerson)]
pub struct OnList {
    pub person: PersonId,
    /// Whether the person can be put forward now; always so once frozen. Of who cannot, `shown` has place, note and the verdict that
    /// was saved; of who left the reserve or hides from the body also the name.
    pub in_reserve: bool,
    /// The verdict when the list was saved last, where it has changed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict_before: Option<Outcome>,
    pub shown: Shown,
    /// The programmes the person is in now; once frozen, was in then.
    #[serde(skip)]
    pub programmes: Vec<Programme>,
}

/// A whole shortlist.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Shortlist {
    pub id: ShortlistId,
    pub vacancy: VacancyId,
    #[serde(skip)]
    pub body: BodyId,
    pub state: State,
    pub version: i32,
    /// Whether what is shown is frozen, as it was sent for approval.
    pub frozen: bool,
    pub head: Head,
    pub people: Vec<OnList>,
    pub recipients: Vec<Recipient>,
    pub prepared_by: Colleague,
    pub sent_at: Option<DateTime<Utc>>,
    pub decided_by: Option<Colleague>,
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was returned last.
    pub return_reason: Option<String>,
    pub updated_at: DateTime<Utc>,
}

/// Shortlists of the account's body, newest first. An approver sees none that is being composed.
pub async fn list(app: &App, who: &Account, mut filter: Filter) -> Result<Vec<Summary>> {
    if who.role == Role::Approver {
        filter.states.retain(|state| *state != State::Draft);
    }
    store::list(&mut *app.read().await?, who.body()?, &filter).await
}

/// Starts a shortlist for a vacancy of the officer's own body, empty or with chosen people.
pub async fn create(
    app: &App,
    act: &Act,
    officer: &Account,
    vacancy: VacancyId,
    choices: &[Choice],
    key: &IdempotencyKey,
) -> Result<Made> {
    let choices = cleaned(choices)?;
    let (vacancy, judged) = {
        let mut db = app.read().await?;
        let vacancy = sources::vacancy(&mut db, officer, vacancy).await?;
        sources::choosable(&vacancy)?;
        let known = HashMap::new();
        let judged = judge(app, &mut db, officer, &vacancy, &choices, &known).await?;
        (vacancy, judged)
    };
    let request = (vacancy.id, &choices);
    app.write(act, async |tx| {
        if let Some(answer) = idempotency::earlier(tx, key, &request).await? {
            tx.note(Note::new("shortlist.create_repeated", "vacancy", vacancy.id.uuid())).await?;
            return serde_json::from_value(answer).map_err(Error::internal);
        }
        let id = store::insert(tx, &vacancy, officer.id).await?;
        let made = Made { id, version: 1 };
        put(tx, id, &choices, &judged, &HashMap::new()).await?;
        let detail = json!({ "vacancy": vacancy.id, "people": choices.len() });
        tx.note(Note::new("shortlist.created", "shortlist", id.uuid()).with(detail)).await?;
        idempotency::keep(tx, key, &request, &serde_json::to_value(made).map_err(Error::internal)?).await?;
        Ok(made)
    })
    .await
}

/// Adds people at the end of an open shortlist. Whoever is on it already stays as they are.
pub async fn add(app: &App, act: &Act, officer: &Account, id: ShortlistId, more: &[Choice]) -> Result<Made> {
    // somebody else may save in between: look again, a few times
    let mut tries = 3;
    loop {
        let (row, mut choices) = {
            let mut db = app.read().await?;
            let row = own_row(app, &mut db, officer, id).await?;
            let listed = store::listed(&mut db, id).await?;
            (
                row,
                listed
                    .into_iter()
                    .map(|one| Choice { person: one.person, note: one.note })
                    .collect::<Vec<_>>(),
            )
        };
        let known: HashSet<_> = choices.iter().map(|choice| choice.person).collect();
        choices.extend(more.iter().filter(|choice| !known.contains(&choice.person)).cloned());
        tries -= 1;
        match arrange(app, act, officer, id, row.version, &choices).await {
            Err(Error::Stale) if tries > 0 => {}
            done => return done,
        }
    }
}

/// Makes the shortlist exactly this list, in this order, with these notes.
pub async fn arrange(
    app: &App,
    act: &Act,
    officer: &Account,
    id: ShortlistId,
    version: i32,
    choices: &[Choice],
) -> Result<Made> {
    let choices = cleaned(choices)?;
    let (known, judged) = {
        let mut db = app.read().await?;
        let row = own_row(app, &mut db, officer, id).await?;
        row.state.after(Step::Compose)?;
        let vacancy = sources::vacancy(&mut db, officer, row.vacancy_id).await?;
        let listed = store::listed(&mut db, id).await?.into_iter();
        let known: HashMap<_, _> = listed.map(|one| (one.person, one.verdict)).collect();
        let judged = judge(app, &mut db, officer, &vacancy, &choices, &known).await?;
        (known, judged)
    };
    app.write(act, async |tx| {
        step(app, tx, officer, id, version, Step::Compose).await?;
        put(tx, id, &choices, &judged, &known).await?;
        let version = store::touch(tx, id, version).await?;
        let detail = json!({ "people": choices.iter().map(|choice| choice.person).collect::<Vec<_>>() });
        tx.note(Note::new("shortlist.arranged", "shortlist", id.uuid()).with(detail)).await?;
        Ok(Made { id, version })
    })
    .await
}

/// Writes the people and notes whose files were read to put them there.
async fn put(
    tx: &mut Tx<'_>,
    id: ShortlistId,
    choices: &[Choice],
    judged: &[Outcome],
    known: &HashMap<PersonId, Outcome>,
) -> Result<()> {
    let rows: Vec<_> = choices.iter().zip(judged.iter().copied()).collect();
    store::replace_people(tx, id, &rows).await?;
    let new: Vec<_> =
        choices.iter().map(|choice| choice.person).filter(|person| !known.contains_key(person)).collect();
    note_read(tx, id, &new).await
}

/// Notes that these people's files were read for this shortlist.
pub(in crate::shortlists) async fn note_read(
    tx: &mut Tx<'_>,
    id: ShortlistId,
    people: &[PersonId],
) -> Result<()> {
    for person in people {
        let note = Note::new("person.read", "person", person.uuid()).because("shortlist");
        tx.note(note.with(json!({ "shortlist": id }))).await?;
    }
    Ok(())
}

/// The row of a list that the account may have.
pub(in crate::shortlists) async fn own_row(
    app: &App,
    db: &mut AsyncPgConnection,
    who: &Account,
    id: ShortlistId,
) -> Result<Row> {
    let row = store::row(db, id).await?;
    if may_have(app, db, who, &row).await? { Ok(row) } else { Err(Error::NotFound) }
}

/// Whether a list is of the account's body, and everybody on it within an officer's places and programmes: of now, or once it was
/// sent, of then. Who composes it has it in any case: whoever is out of reach is shown to them as gone. An approver has
/// whatever is sent to them.
async fn may_have(app: &App, db: &mut AsyncPgConnection, who: &Account, row: &Row) -> Result<bool> {
    if row.body_id != who.body()? {
        return Ok(false);
    }
    let (reach, composed) = (Reach::of(who)?, row.is_composed());
    let composes = composed && row.prepared_by == who.id;
    if who.role != Role::HrOfficer || reach.is_everybody() || composes {
        return Ok(true);
    }
    let listed = store::listed(db, row.id).await?;
    if composed {
        let ids: Vec<_> = listed.iter().map(|one| one.person).collect();
        let profiles = people::store::load_many(db, &ids).await?;
        return Ok(profiles.iter().all(|profile| reach.covers(profile, app.clock.today())));
    }
    let people: Vec<_> = listed.iter().map(approval::frozen_person).collect::<Result<_>>()?;
    let lived = |one: &OnList| one.shown.region.as_deref().and_then(|kato| kato.parse().ok());
    Ok(people.iter().all(|one| reach.has_place(lived(one)) && reach.has_member(&one.programmes)))
}

/// Locks the shortlist and checks whose it is, state and version: the beginning of every change.
pub(in crate::shortlists) async fn step(
    app: &App,
    tx: &mut Tx<'_>,
    who: &Account,
    id: ShortlistId,
    version: i32,
    step: Step,
) -> Result<(Row, State)> {
    let row = store::locked(tx, id).await?;
    if !may_have(app, tx.db(), who, &row).await? {
        return Err(Error::NotFound);
    }
    let next = row.state.after(step)?;
    if row.version != version {
        return Err(Error::Stale);
    }
    Ok((row, next))
}
