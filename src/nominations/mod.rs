//! Nominations: a party puts a person forward for the reserve or for a vacancy; the person says yes or no. Until then
//! the party sees only what it typed, and other parties never see anything. Parties have no place in merit lists: no
//! other domain reads this one. `nominee` is whom a party means, `state` the life of an offer.

pub mod api;
mod letters;
pub mod mail;
pub mod mine;
pub mod nominee;
pub mod state;
pub mod store;
pub mod web;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::people;
use crate::people::fields::paragraphs;
use crate::platform::app::App;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{NominationId, PersonId, VacancyId};
use crate::platform::keys::Purpose;
use crate::platform::tx::{Act, Note, Tx};
use crate::posts;
use crate::reference::codes::Filling;
use crate::reference::data::Names;
use crate::reference::keys::Kato;

pub use nominee::Nominee;
pub use state::{Because, NominationState, Step};

/// Shortest and longest rationale, in characters.
const RATIONALE: std::ops::RangeInclusive<usize> = 20..=2_000;

/// What a person is put forward for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Aim {
    pub vacancy: VacancyId,
    pub title: Names,
    pub filling: Filling,
    pub closes_at: DateTime<Utc>,
}

impl Aim {
    /// Whether the law lets parties nominate: only for elections. For other posts it is a recommendation.
    pub fn is_election(&self) -> bool {
        self.filling == Filling::Elected
    }
}

/// What a party sees of a nominee who accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Seen {
    /// As the person writes it; empty while the profile has no name.
    pub name: String,
    /// Region of residence.
    pub region: Option<Kato>,
    pub last_post: Option<String>,
    pub organisation: Option<String>,
    /// Whether the profile is in the reserve.
    pub submitted: bool,
}

/// A nomination as its party sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Nomination {
    pub id: NominationId,
    /// Absent: for the reserve.
    pub aim: Option<Aim>,
    /// `iin` or `email`.
    pub known_by: String,
    /// What the party typed, masked.
    pub nominee: String,
    pub rationale: String,
    pub state: NominationState,
    /// Why the nominee declined, if they said so.
    pub because: Option<Because>,
    /// Only once the nominee accepted.
    pub person: Option<Seen>,
    pub created_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub version: i32,
}

/// A nomination as its nominee sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Offer {
    pub id: NominationId,
    pub party: Names,
    /// Absent: for the reserve.
    pub aim: Option<Aim>,
    pub rationale: String,
    pub state: NominationState,
    pub because: Option<Because>,
    pub created_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub version: i32,
}

fn aim_of(row: &store::Row) -> Option<Aim> {
    Some(Aim {
        vacancy: row.vacancy_id?,
        title: row.title()?,
        filling: row.filling?,
        closes_at: row.closes_at?,
    })
}

fn offer_of(row: store::Row) -> Result<Offer> {
    Ok(Offer {
        party: row.party_name(),
        aim: aim_of(&row),
        state: row.state()?,
        because: row.because(),
        id: row.id,
        rationale: row.rationale,
        created_at: row.created_at,
        answered_at: row.answered_at,
        version: row.version,
    })
}

fn nomination_of(app: &App, row: store::Row, people: &HashMap<PersonId, Seen>) -> Result<Nomination> {
    let typed = app.keys.open(Purpose::Nominee, &row.nominee_sealed).map_err(Error::internal)?;
    let state = row.state()?;
    let person = row.person_id.filter(|_| state == NominationState::Accepted);
    Ok(Nomination {
        aim: aim_of(&row),
        because: row.because(),
        nominee: nominee::masked(&typed),
        person: person.and_then(|person| people.get(&person)).cloned(),
        state,
        id: row.id,
        known_by: row.nominee_known_by,
        rationale: row.rationale,
        created_at: row.created_at,
        answered_at: row.answered_at,
        version: row.version,
    })
}

/// The rationale, cleaned.
fn check_rationale(text: &str) -> std::result::Result<String, FieldProblem> {
    let refuse = |code| FieldProblem::new("rationale", code);
    let text = paragraphs(text, *RATIONALE.end()).map_err(refuse)?;
    match text.chars().count() {
        0 => Err(refuse("required")),
        length if length < *RATIONALE.start() => Err(refuse("rationale-short")),
        _ => Ok(text),
    }
}

/// A representative puts a person forward. The answer is the same whether the person is known here or not.
pub async fn nominate(
    app: &App,
    act: &Act,
    who: &Account,
    nominee: std::result::Result<Nominee, FieldProblem>,
    aim: Option<VacancyId>,
    rationale: &str,
    key: &IdempotencyKey,
) -> Result<NominationId> {
    let party = who.party()?.to_owned();
    let (nominee, rationale) = match (nominee, check_rationale(rationale)) {
        (Ok(nominee), Ok(rationale)) => (nominee, rationale),
        (nominee, rationale) => {
            return Err(Error::Invalid(nominee.err().into_iter().chain(rationale.err()).collect()));
        }
    };
    // by the blind index: a plain hash of a twelve-digit number can be reversed
    let asked = (hex::encode(nominee.blind(&app.keys)), aim, rationale.clone());
    app.write(act, async |tx| {
        if let Some(answer) = idempotency::earlier(tx, key, &asked).await? {
            let id: NominationId = serde_json::from_value(answer).map_err(Error::internal)?;
            tx.note(Note::new("nomination.repeated", "nomination", id.uuid())).await?;
            return Ok(id);
        }
        if let Some(vacancy) = aim {
            posts::open_vacancy(tx.db(), &app.clock, vacancy).await?;
        }
        let new =
            store::New { party: &party, by: who.id, vacancy: aim, nominee: &nominee, rationale: &rationale };
        let id = store::insert(tx, &new).await?;
        letters::tell_nominee(tx, &party, &nominee, id, who.locale).await?;
        idempotency::keep(tx, key, &asked, &json!(id)).await?;
        let detail = json!({ "party": party, "vacancy": aim, "known_by": nominee.known_by() });
        tx.note(Note::new("nomination.offered", "nomination", id.uuid()).with(detail)).await?;
        Ok(id)
    })
    .await
}

/// A party's nominations before one of them, newest first. That they were listed is noted.
pub async fn of_party(
    app: &App,
    act: &Act,
    who: &Account,
    state: Option<NominationState>,
    before: Option<NominationId>,
    limit: i64,
) -> Result<Vec<Nomination>> {
    let party = who.party()?.to_owned();
    app.write(act, async |tx| {
        let rows = store::of_party(tx.db(), &party, state, before, limit).await?;
        let people = seen(tx, &rows).await?;
        let named: Vec<PersonId> = people.keys().copied().collect();
        let listed: Result<Vec<_>> = rows.into_iter().map(|row| nomination_of(app, row, &people)).collect();
        let listed = listed?;
        tx.note(
            Note::new("nomination.listed", "party", None)
                .with(json!({ "party": party, "shown": listed.len(), "people": named })),
        )
        .await?;
        Ok(listed)
    })
    .await
}

/// One nomination of the representative's party. Seeing a person who accepted is a reading of their file.
pub async fn one_of_party(app: &App, act: &Act, who: &Account, id: NominationId) -> Result<Nomination> {
    let party = who.party()?.to_owned();
    app.write(act, async |tx| {
        let row = store::one_of_party(tx.db(), &party, id).await?;
        let person = row.person_id;
        let people = seen(tx, std::slice::from_ref(&row)).await?;
        match person.filter(|person| people.contains_key(person)) {
            Some(person) => {
                let detail = json!({ "nomination": id, "party": party });
                tx.note(Note::new("person.read", "person", person.uuid()).because("nomination").with(detail))
                    .await?;
            }
            None => tx.note(Note::new("nomination.read", "nomination", id.uuid())).await?,
        }
        nomination_of(app, row, &people)
    })
    .await
}

/// What a party may see of the people who accepted.
async fn seen(tx: &mut Tx<'_>, rows: &[store::Row]) -> Result<HashMap<PersonId, Seen>> {
    let accepted = rows.iter().filter(|row| row.state == NominationState::Accepted.code());
    let people: Vec<PersonId> = accepted.filter_map(|row| row.person_id).collect();
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let found = store::accepted(tx.db(), &people).await?;
    let seen = found.into_iter().map(|row| {
        let region = row.residence.map(Kato::region);
        let (last_post, organisation) = (row.last_post, row.organisation);
        (row.person, Seen { name: row.name, region, last_post, organisation, submitted: row.submitted })
    });
    Ok(seen.collect())
}

/// The party takes an offer back before it is answered.
pub async fn withdraw(app: &App, act: &Act, who: &Account, id: NominationId, version: i32) -> Result<()> {
    let party = who.party()?.to_owned();
    app.write(act, async |tx| {
        let row = store::one_of_party(tx.db(), &party, id).await?;
        let state = row.state()?.after(Step::Withdraw)?;
        store::answer(tx, id, version, store::Answer { state, because: None, person: None }).await?;
        tx.note(Note::new("nomination.withdrawn", "nomination", id.uuid()).with(json!({ "party": party })))
            .await
    })
    .await
}

/// Offers on one page; an applicant hardly ever has more.
const OFFERS: i64 = 100;

/// An applicant's own offers, open ones first.
pub async fn offers(app: &App, who: &Account) -> Result<Vec<Offer>> {
    let mut db = app.read().await?;
    let myself = store::myself(&mut db, who.id).await?;
    store::of_nominee(&mut db, &myself, OFFERS).await?.into_iter().map(offer_of).collect()
}

/// How many offers wait for an applicant's answer: for their home page.
pub async fn waiting_for(app: &App, who: &Account) -> Result<i64> {
    let mut db = app.read().await?;
    let myself = store::myself(&mut db, who.id).await?;
    store::waiting_for(&mut db, &myself).await
}

/// The nominee accepts or declines. Accepting shows the party name, region, last post and whether the profile is
/// submitted.
pub async fn answer(
    app: &App,
    act: &Act,
    who: &Account,
    id: NominationId,
    version: i32,
    step: Step,
) -> Result<Offer> {
    let myself = store::myself(&mut *app.read().await?, who.id).await?;
    // found before a draft is made: a stranger's number must not leave one behind
    store::one_of_nominee(&mut *app.read().await?, &myself, id).await?;
    let person = people::sections::own_id(app, act, who).await?;
    app.write(act, async |tx| {
        let myself = store::Myself { person: Some(person), ..store::myself(tx.db(), who.id).await? };
        let row = store::one_of_nominee(tx.db(), &myself, id).await?;
        let state = row.state()?.after(step)?;
        let because = if let Step::Decline(because) = step { because } else { None };
        if step == Step::Accept
            && let Some(aim) = aim_of(&row)
        {
            posts::open_vacancy(tx.db(), &app.clock, aim.vacancy).await?;
        }
        store::answer(tx, id, version, store::Answer { state, because, person: Some(person) }).await?;
        let (action, kind) = match step {
            Step::Accept => ("nomination.accepted", mail::ACCEPTED),
            _ => ("nomination.declined", mail::DECLINED),
        };
        letters::tell_representative(tx, row.nominated_by, id, kind).await?;
        tx.note(
            Note::new(action, "nomination", id.uuid()).with(json!({ "person": person, "because": because })),
        )
        .await?;
        offer_of(store::one_of_nominee(tx.db(), &myself, id).await?)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rationale_says_something_and_ends() {
        let code = |text: &str| check_rationale(text).map_err(|problem| problem.code);
        assert_eq!(code("  "), Err("required"));
        assert_eq!(code("Good person"), Err("rationale-short"));
        assert_eq!(code(&"ә".repeat(20)), Ok("ә".repeat(20)));
        assert_eq!(code(&"ә".repeat(2_001)), Err("too-long"));
    }
}
