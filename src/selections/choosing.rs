//! What is done with the ticked people of a selection: side by side for a vacancy, or onto a shortlist. Both go through
//! the domains that own them; here it is only said who of the ticked takes part.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::matching::compare;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::ids::{PersonId, SelectionId};
use crate::platform::tx::{Act, Note};
use crate::selections::shown::available;
use crate::shortlists::bulk::{self, Sorted, Standing, Target};
use crate::shortlists::{self, Choice, MAX_PEOPLE};

/// The ticked people who can be put side by side, in their order.
///
/// # Errors
/// `Invalid` for fewer or more than a comparison takes.
pub async fn to_compare(app: &App, who: &Account, id: SelectionId) -> Result<Vec<PersonId>> {
    let (available, _) = available(app, who, id).await?;
    match available.len() {
        few if few < compare::FEWEST => Err(Error::invalid("vacancy", "selection_compare_few")),
        many if many > compare::MOST => Err(Error::invalid("vacancy", "selection_compare_many")),
        _ => Ok(available.into_iter().map(|one| one.person).collect()),
    }
}

/// The ticked people beside a shortlist.
#[derive(Debug)]
pub struct Proposed {
    pub sorted: Sorted,
    /// Places in the selection, in the same order.
    pub places: Vec<i32>,
    /// Places of the ticked who are not available any more.
    pub gone: Vec<i32>,
}

/// Somebody who was to be put on a shortlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SelectionAddition)]
pub struct Addition {
    /// Place in the selection.
    pub place: i32,
    /// Nobody where the person is not available any more.
    pub person: Option<PersonId>,
    /// How the person stood: who was `addable` is added.
    pub standing: Standing,
}

/// Says of everybody ticked how they stand to a shortlist. The entry in the log names whom it showed.
pub async fn propose(
    app: &App,
    act: &Act,
    who: &Account,
    (id, target): (SelectionId, Target),
    notes: &HashMap<PersonId, String>,
) -> Result<Proposed> {
    let (choices, places, gone) = choices(app, who, id, notes).await?;
    let sorted = bulk::sort(app, who, target, &choices).await?;
    let shown = sorted.people.iter().filter(|one| one.known.is_some());
    let shown: Vec<_> = shown.map(|one| one.person).collect();
    let vacancy = sorted.vacancy.uuid();
    app.write(act, async |tx| {
        let detail = json!({ "people": shown, "selection": id });
        tx.note(Note::new("selection.shown", "vacancy", vacancy).with(detail)).await
    })
    .await?;
    Ok(Proposed { sorted, places, gone })
}

/// Puts the ticked people who can be added on a shortlist, and says of everybody how they stood.
pub async fn shortlist(
    app: &App,
    act: &Act,
    who: &Account,
    (id, target): (SelectionId, Target),
    notes: &HashMap<PersonId, String>,
    key: &IdempotencyKey,
) -> Result<(Option<shortlists::Made>, Vec<Addition>)> {
    let (choices, places, gone) = choices(app, who, id, notes).await?;
    let (made, sorted) = match bulk::add(app, act, who, (target, &choices), key).await {
        // somebody left in between: the second look knows who
        Err(Error::NotFound) => bulk::add(app, act, who, (target, &choices), key).await?,
        done => done?,
    };
    let each = sorted.people.iter().zip(places);
    let each = each.map(|(one, place)| {
        let person = (one.standing != Standing::NotAvailable).then_some(one.person);
        Addition { place, person, standing: one.standing }
    });
    let gone =
        gone.into_iter().map(|place| Addition { place, person: None, standing: Standing::NotAvailable });
    let mut all: Vec<_> = each.chain(gone).collect();
    all.sort_by_key(|one| one.place);
    Ok((made, all))
}

async fn choices(
    app: &App,
    who: &Account,
    id: SelectionId,
    notes: &HashMap<PersonId, String>,
) -> Result<(Vec<Choice>, Vec<i32>, Vec<i32>)> {
    let (available, gone) = available(app, who, id).await?;
    if available.is_empty() {
        return Err(Error::invalid("to", "selection_nobody_ticked"));
    }
    if available.len() > MAX_PEOPLE {
        return Err(Error::invalid("to", "selection_shortlist_full"));
    }
    let note = |person| notes.get(&person).cloned().unwrap_or_default();
    let choices = available.iter().map(|one| Choice { person: one.person, note: note(one.person) });
    Ok((choices.collect(), available.iter().map(|one| one.place).collect(), gone))
}
