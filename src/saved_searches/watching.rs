//! The watch: a round of background work behind the indexer's. People whom the feed names are held against all watched
//! searches at once, and compared with what is kept of whom each search finds; the difference is written in one
//! transaction with the new place in the feed, so no change is lost or told twice, whenever the process dies.
//!
//! Several nodes may watch, each behind its own index. Whatever the watch writes takes a turn after the last one that this
//! process knows; one that lost it has changed nothing and begins with what the database says. A node whose index is
//! behind the place, whose thesaurus is of an edition before, or whose day has not come yet, waits.
//!
//! What is written depends on how things are, not on what happened: a note that is read again changes nothing. Searches
//! that are new, whose answer changes by time, or after which the feed could not be followed, are asked as a whole
//! (`look`); a difference found so is believed only if the person's own profile says the same.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel_async::AsyncPgConnection;
use serde_json::json;
use tokio::sync::{Mutex, MutexGuard};

use crate::people;
use crate::platform::app::App;
use crate::platform::changes::{self, Changed, Position};
use crate::platform::error::{Error, Result};
use crate::platform::ids::{PersonId, SavedSearchId};
use crate::platform::schedule::Round;
use crate::platform::tx::{Act, Note, Tx};
use crate::rules::Day;
use crate::saved_searches::searches::{Searches, conditions, made_by};
use crate::saved_searches::store::finds::{self, Find};
use crate::saved_searches::store::watch::{self, Place, Watched};
use crate::saved_searches::{MOST_PEOPLE, WatchState, found, telling};
use crate::thesaurus;

/// Notes taken from the feed at once.
const NOTES: i64 = 500;
/// Searches looked at whole in one round, and owners whose searches are brought into line.
const LOOKS: i64 = 20;
/// How often owners are looked at: whether they may still search, and where.
const IN_LINE: TimeDelta = TimeDelta::minutes(1);
/// How long who changed is kept.
const KEEP_DAYS: i64 = 90;

/// What the watch keeps in memory between its rounds.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Option<Loaded>>);

#[derive(Debug)]
struct Loaded {
    searches: Searches,
    /// What the watch wrote up to here is in them.
    turn: i64,
    /// When owners were last looked at.
    in_line_at: DateTime<Utc>,
}

/// One round: changed people, then searches to look at, then letters.
pub async fn round(app: &App) -> Result<Round> {
    let mut loaded = app.watch.0.lock().await;
    let outcome = watch(app, &mut loaded).await;
    if outcome.is_err() {
        // whatever was half done, the next round begins with what the database says
        *loaded = None;
    }
    drop(loaded);
    let letters = telling::round(app).await?;
    // another node was quicker, and does what there is to do
    let outcome = if matches!(outcome, Err(Error::Stale)) { Ok(Round::Done) } else { outcome };
    Ok(if outcome? == Round::More || letters == Round::More { Round::More } else { Round::Done })
}

async fn watch(app: &App, loaded: &mut MutexGuard<'_, Option<Loaded>>) -> Result<Round> {
    let (today, now) = (app.clock.today(), app.clock.now());
    let act = Act::system("watch", now);
    let (place, until, turn) = match start(app, &act, today).await? {
        Start::Waits => return Ok(Round::Done),
        Start::Anew => {
            **loaded = None;
            return Ok(Round::More);
        }
        Start::From { place, until, turn } => (place, until, turn),
    };
    let mut notes = changes::after(&mut *app.read().await?, place, NOTES).await?;
    if loaded.as_ref().is_none_or(|known| now - known.in_line_at >= IN_LINE) {
        if bring_into_line(app, &act, turn).await? {
            **loaded = None;
            return Ok(Round::More);
        }
        if let Some(known) = loaded.as_mut() {
            known.in_line_at = now;
        }
    }
    let day = Day::from_date(today).map_err(Error::internal)?;
    let known = loaded.take().filter(|known| known.turn == turn && known.searches.are_of(app, day));
    let mut known = match known {
        Some(known) => known,
        None => Loaded { searches: Searches::load(app, day).await?, turn, in_line_at: now },
    };
    let read = notes.len();
    // the index shows an officer everything up to here; what they are told must not run ahead of it
    notes.retain(|note| note.position() <= until);
    let more = notes.len() == read && i64::try_from(read).unwrap_or(NOTES) >= NOTES;
    if let Some(last) = notes.last() {
        follow(app, &act, &mut known, &notes, last.position()).await?;
    }
    let looked = look(app, &act, &mut known, day).await?;
    **loaded = Some(known);
    Ok(if more || looked { Round::More } else { Round::Done })
}

/// How a round begins.
enum Start {
    /// There is nothing to go by yet.
    Waits,
    /// It was begun anew, or on a new day: look again.
    Anew,
    /// From this place in the feed until that one, after this turn.
    From { place: Position, until: Position, turn: i64 },
}

async fn start(app: &App, act: &Act, today: NaiveDate) -> Result<Start> {
    // without an index there is nothing to compare with, and the indexer will make one
    let Some((origin, indexed)) = app.index.place().filter(|_| app.index.is_usable()) else {
        return Ok(Start::Waits);
    };
    let mut db = app.read().await?;
    let feed = changes::feed(&mut db).await?;
    // while people are indexed again after a change of the thesaurus, the index would answer of both editions
    let Some(made_by) = made_by(app) else { return Ok(Start::Waits) };
    // on a new day the index first learns whose education is completed: a search asked before would miss them until the next
    if app.index.day() != Some(today) || !feed.can_continue(&origin, indexed) {
        return Ok(Start::Waits);
    }
    let (turn, place) = watch::place(&mut db).await?;
    let Some(place) = place.filter(|place| feed.can_continue(&place.origin, place.position)) else {
        drop(db);
        start_over(app, act, turn, &Place { origin, position: indexed, made_by, looked_on: today }).await?;
        return Ok(Start::Anew);
    };
    if is_behind(app, &mut db, &place, indexed, today).await? {
        return Ok(Start::Waits);
    }
    drop(db);
    let until = indexed.max(place.position);
    if place.made_by != made_by {
        start_over(app, act, turn, &Place { position: until, made_by, looked_on: today, ..place }).await?;
    } else if place.looked_on != today {
        new_day(app, act, turn, today).await?;
    } else {
        return Ok(Start::From { place: place.position, until, turn });
    }
    Ok(Start::Anew)
}

/// Whether this node will come by itself to where another one has brought the watch.
async fn is_behind(
    app: &App,
    db: &mut AsyncPgConnection,
    place: &Place,
    indexed: Position,
    today: NaiveDate,
) -> Result<bool> {
    // a place further ahead is of a clock that was set back
    if place.looked_on.pred_opt() == Some(today) {
        return Ok(true);
    }
    if app.thesaurus.now().number < thesaurus::store::edition(db).await? {
        return Ok(true);
    }
    if place.position <= indexed {
        return Ok(false);
    }
    // the index may have all there is and stand at an earlier note
    let next = changes::after(db, indexed, 1).await?;
    Ok(next.first().is_some_and(|note| note.position() <= place.position))
}

/// Writes in the turn after the last one known; `Stale` when another node took it.
async fn write<T>(
    app: &App,
    act: &Act,
    last: i64,
    work: impl AsyncFnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    app.write(
        act,
        async |tx| {
            if watch::take_turn(tx.db(), last).await? { work(tx).await } else { Err(Error::Stale) }
        },
    )
    .await
}

async fn start_over(app: &App, act: &Act, last: i64, place: &Place) -> Result<()> {
    app.write(act, async |tx| {
        if !watch::start_over(tx, last, place).await? {
            return Err(Error::Stale);
        }
        tx.note(Note::new("saved_search.watch_started", "saved_search", None)).await
    })
    .await
}

async fn new_day(app: &App, act: &Act, last: i64, today: NaiveDate) -> Result<()> {
    write(app, act, last, async |tx| {
        let old = tx.now() - TimeDelta::days(KEEP_DAYS);
        watch::new_day(tx, today, old).await?;
        tx.note(Note::new("saved_search.day_began", "saved_search", None)).await
    })
    .await
}

/// Ends the alerts of owners who may not have them any more; starts those anew whose owner has other bounds now: people
/// who come and go with the bounds have not changed. Whether there were any.
async fn bring_into_line(app: &App, act: &Act, last: i64) -> Result<bool> {
    let misfits = watch::misfits(&mut *app.read().await?, LOOKS).await?;
    if misfits.is_empty() {
        return Ok(false);
    }
    write(app, act, last, async |tx| {
        for misfit in &misfits {
            let action = if misfit.ended {
                watch::end_alert(tx, misfit.id).await?;
                "saved_search.alert_ended"
            } else {
                watch::restart(tx, misfit.id, misfit.bounds()).await?;
                "saved_search.watch_restarted"
            };
            tx.note(Note::new(action, "saved_search", misfit.id.uuid())).await?;
        }
        Ok(())
    })
    .await?;
    Ok(true)
}

/// Reads what the notes name: searches first, then people against all of them.
async fn follow(app: &App, act: &Act, known: &mut Loaded, notes: &[Changed], to: Position) -> Result<()> {
    let (last, searches) = (known.turn, &mut known.searches);
    let edited: Vec<SavedSearchId> = named(notes, "saved_search").map(SavedSearchId::from_uuid).collect();
    searches.renew(app, &edited).await?;
    let people: Vec<PersonId> = named(notes, "person").map(PersonId::from_uuid).collect();
    let (joined, left) = difference(app, searches, &people).await?;
    if joined.is_empty() && left.is_empty() {
        // nothing happened that the log would want to know: only the place moves on
        let moved = watch::move_on(&mut *app.read().await?, last, to).await?;
        known.turn += 1;
        return if moved { Ok(()) } else { Err(Error::Stale) };
    }
    let given_up = app
        .write(act, async |tx| {
            if !watch::move_on(tx.db(), last, to).await? {
                return Err(Error::Stale);
            }
            keep(tx, &joined, &left).await
        })
        .await?;
    known.turn += 1;
    searches.renew(app, &given_up).await
}

/// The ids of a kind, each once.
fn named(notes: &[Changed], kind: &str) -> impl Iterator<Item = uuid::Uuid> {
    let mut ids: Vec<_> = notes.iter().filter(|note| note.kind == kind).map(|note| note.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
}

/// Who became and who ceased to be found, of these people, as their profiles stand now.
async fn difference(app: &App, searches: &Searches, ids: &[PersonId]) -> Result<(Vec<Find>, Vec<Find>)> {
    if ids.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut db = app.read().await?;
    let profiles = people::store::load_many(&mut db, ids).await?;
    let kept: HashSet<Find> = finds::finds_of(&mut db, ids).await?.into_iter().collect();
    drop(db);
    let mut now: HashSet<Find> = HashSet::new();
    for profile in &profiles {
        let person = profile.person.id;
        // a search is not finished by one person, but others may want the thread
        tokio::task::yield_now().await;
        now.extend(searches.finding(app, profile)?.into_iter().map(|search| Find { search, person }));
    }
    let mut joined: Vec<Find> = now.difference(&kept).copied().collect();
    let mut left: Vec<Find> =
        kept.difference(&now).filter(|find| searches.has(find.search)).copied().collect();
    joined.sort_unstable();
    left.sort_unstable();
    Ok((joined, left))
}

/// Writes the difference. Searches that now find too many people are given up and returned.
async fn keep(tx: &mut Tx<'_>, joined: &[Find], left: &[Find]) -> Result<Vec<SavedSearchId>> {
    let mut ids: Vec<SavedSearchId> = joined.iter().chain(left).map(|find| find.search).collect();
    ids.sort_unstable();
    ids.dedup();
    // in the order in which whoever writes letters holds them
    watch::hold(tx, &ids).await?;
    finds::change(tx, joined, left).await?;
    let given_up = finds::too_many(tx, &ids, MOST_PEOPLE).await?;
    for id in &given_up {
        watch::give_up(tx, *id, WatchState::TooMany).await?;
        tx.note(Note::new("saved_search.too_many", "saved_search", id.uuid())).await?;
    }
    ids.retain(|id| !given_up.contains(id));
    finds::changed(tx, &ids).await?;
    // whom it concerns is noted when an officer is shown them
    let detail = json!({ "searches": ids.len(), "joined": joined.len(), "left": left.len() });
    tx.note(Note::new("saved_search.noticed", "saved_search", None).with(detail)).await?;
    Ok(given_up)
}

/// Asks some of the searches that are to be asked as a whole. Whether there were any.
async fn look(app: &App, act: &Act, known: &mut Loaded, day: Day) -> Result<bool> {
    let waiting = watch::to_look_at(&mut *app.read().await?, LOOKS).await?;
    let mut ids = Vec::with_capacity(waiting.len());
    for watched in &waiting {
        match look_at(app, act, known, watched, day).await {
            Ok(()) => {
                known.turn += 1;
                ids.push(watched.id);
            }
            // it stays to be looked at; the others must not wait for it
            Err(Error::TooSlow) => {
                tracing::warn!(search = %watched.id, "a saved search takes too long to look at")
            }
            Err(other) => return Err(other),
        }
    }
    if !ids.is_empty() {
        known.searches.renew(app, &ids).await?;
    }
    Ok(!ids.is_empty())
}

/// Asks one, in the next turn.
async fn look_at(app: &App, act: &Act, known: &Loaded, watched: &Watched, day: Day) -> Result<()> {
    let last = known.turn;
    let Some((text, filters)) = conditions(app, watched, day)? else {
        return give_up(app, act, last, watched, WatchState::Unreadable).await;
    };
    let Some(found) = found::everybody(app, text, filters, MOST_PEOPLE).await? else {
        return give_up(app, act, last, watched, WatchState::TooMany).await;
    };
    let search = watched.id;
    let (joined, left) = if watched.starting {
        (found.iter().map(|person| Find { search, person: *person }).collect(), Vec::new())
    } else {
        let kept: HashSet<PersonId> =
            finds::found_by(&mut *app.read().await?, search).await?.into_iter().collect();
        let doubtful: Vec<PersonId> = found.symmetric_difference(&kept).copied().collect();
        let (joined, left) = difference(app, &known.searches, &doubtful).await?;
        let own = |finds: Vec<Find>| finds.into_iter().filter(|find| find.search == search).collect();
        (own(joined), own(left))
    };
    let (starting, joined, left): (bool, Vec<Find>, Vec<Find>) = (watched.starting, joined, left);
    write(app, act, last, async |tx| {
        if !is_still(tx, watched).await? {
            return Ok(());
        }
        watch::looked_at(tx, search).await?;
        if starting {
            finds::keep(tx, &joined).await?;
            let detail = json!({ "people": joined.len() });
            return tx
                .note(Note::new("saved_search.watched", "saved_search", search.uuid()).with(detail))
                .await;
        }
        keep(tx, &joined, &left).await.map(|_| ())
    })
    .await
}

async fn give_up(app: &App, act: &Act, last: i64, watched: &Watched, state: WatchState) -> Result<()> {
    let id = watched.id;
    write(app, act, last, async |tx| {
        if !is_still(tx, watched).await? {
            return Ok(());
        }
        watch::give_up(tx, id, state).await?;
        let detail = json!({ "state": state.code() });
        tx.note(Note::new("saved_search.given_up", "saved_search", id.uuid()).with(detail)).await
    })
    .await
}

/// Whether what was found is of the search as it stands; one edited meanwhile is looked at in the next round.
async fn is_still(tx: &mut Tx<'_>, watched: &Watched) -> Result<bool> {
    let still = watch::is_still(tx, watched).await?;
    if !still {
        tx.note(Note::new("saved_search.look_again", "saved_search", watched.id.uuid())).await?;
    }
    Ok(still)
}
