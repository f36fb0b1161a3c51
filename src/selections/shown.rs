//! One page of a selection: the places as they were frozen, and of each person what their live profile says now. Whoever
//! this officer may not see any more (withdrawn, paused, moved out of reach) is a place and nothing else.

use std::collections::HashMap;

use serde_json::json;

use crate::accounts::Account;
use crate::matching::document::{self, Row};
use crate::matching::matches::pages;
use crate::matching::tenure::Tenure;
use crate::matching::{self, PAGE};
use crate::people::reach::Reach;
use crate::people::{self, Profile};
use crate::platform::app::App;
use crate::platform::error::Result;
use crate::platform::ids::{PersonId, SelectionId};
use crate::platform::tx::{Act, Note};
use crate::rules::Day;
use crate::selections::{MOST_PEOPLE, Selection, store};

/// A place in a selection.
#[derive(Debug, Clone)]
pub struct Place {
    /// From 1; it never changes.
    pub place: i32,
    pub ticked: bool,
    /// Nothing once the officer may not see the person any more.
    pub person: Option<Seen>,
}

/// What is shown of a person.
#[derive(Debug, Clone)]
pub struct Seen {
    pub id: PersonId,
    pub row: Row,
    /// Whole months of work up to today, and of these in leading posts.
    pub months: u32,
    pub leading_months: u32,
}

/// A page of a selection.
#[derive(Debug, Clone)]
pub struct Page {
    pub selection: Selection,
    pub places: Vec<Place>,
    pub page: u32,
    pub pages: u32,
}

/// Which part is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Asked {
    /// A page by its number, from 1.
    Page(u32),
    /// What comes after a place.
    After(i32),
}

/// A page of the officer's selection; its one entry in the log names whom it showed.
pub async fn page(app: &App, act: &Act, who: &Account, id: SelectionId, asked: Asked) -> Result<Page> {
    let size = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let (reach, day) = (Reach::of(who)?, matching::today(app)?);
    app.write(act, async |tx| {
        let now = tx.now();
        let selection = store::one(tx.db(), (who.id, id), now).await?;
        let pages = pages(u64::try_from(selection.people).unwrap_or_default());
        let (page, rows) = match asked {
            Asked::Page(page) => {
                let page = page.clamp(1, pages);
                let skip = i64::from(page - 1).saturating_mul(size);
                (page, store::places(tx.db(), id, (skip, size)).await?)
            }
            Asked::After(place) => (1, store::places_after(tx.db(), id, (place, size)).await?),
        };
        let ids: Vec<_> = rows.iter().map(|row| row.person).collect();
        let mut seen = seen(&reach, people::store::load_many(tx.db(), &ids).await?, day);
        let shown: Vec<_> = ids.iter().filter(|id| seen.contains_key(id)).collect();
        let detail = json!({ "people": shown, "selection": id, "first": rows.first().map(|row| row.place) });
        tx.note(Note::new("selection.shown", "reserve", None).with(detail)).await?;
        let places = rows.iter().map(|row| Place {
            place: row.place,
            ticked: row.ticked,
            person: seen.remove(&row.person),
        });
        Ok(Page { places: places.collect(), selection, page, pages })
    })
    .await
}

/// The ticked people whom the officer may see now, in their order, and the places of those who are not available any more.
/// Shows nobody by itself: the caller notes whom it shows.
pub(super) async fn available(
    app: &App,
    who: &Account,
    id: SelectionId,
) -> Result<(Vec<store::Place>, Vec<i32>)> {
    let mut db = app.read().await?;
    store::one(&mut db, (who.id, id), app.clock.now()).await?;
    let limit = i64::try_from(MOST_PEOPLE * 2).unwrap_or(i64::MAX);
    let ticked = store::ticked(&mut db, id, limit).await?;
    let ids: Vec<_> = ticked.iter().map(|one| one.person).collect();
    let visible = Reach::of(who)?.among(&mut db, &ids, app.clock.today()).await?;
    let (available, gone): (Vec<_>, Vec<_>) =
        ticked.into_iter().partition(|one| visible.contains(&one.person));
    Ok((available, gone.into_iter().map(|one| one.place).collect()))
}

fn seen(reach: &Reach, profiles: Vec<Profile>, day: Day) -> HashMap<PersonId, Seen> {
    let mut tenure = Tenure::default();
    let visible = profiles.into_iter().filter(|profile| reach.holds(profile, day.date()));
    let seen = visible.filter_map(|profile| {
        let (name, facts, id) = (profile.person.name()?, profile.facts(), profile.person.id);
        let row = document::row(&profile, &name);
        let (months, leading_months) = (tenure.months(&facts, day), tenure.leading_months(&facts, day));
        Some((id, Seen { id, row, months, leading_months }))
    });
    seen.collect()
}
