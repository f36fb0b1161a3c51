//! The watch: a round of background work behind the indexer's. People whom the feed names are held against all watched
//! searches at once, and compared with what is kept of whom each search finds; the difference is written in one
//! transaction with the new place in the feed, so no change is lost or told twice, whenever the process dies.
//!
//! What is written depends on how things are, not on what happened: a note that is read again changes nothing. Searches
//! that are new, whose answer changes by time, or after which the feed could not be followed, are asked as a whole
//! (`look`); a difference found so is believed only if the person's own profile says the same.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
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
    /// Edits of searches up to here are in them.
    position: Position,
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
    Ok(if outcome? == Round::More || letters == Round::More { Round::More } else { Round::Done })
}

async fn watch(app: &App, loaded: &mut MutexGuard<'_, Option<Loaded>>) -> Result<Round> {
    // without an index there is nothing to compare with, and the indexer will make one
    let Some((origin, indexed)) = app.index.place().filter(|_| app.index.is_usable()) else {
        return Ok(Round::Done);
    };
    let mut db = app.read().await?;
    let feed = changes::feed(&mut db).await?;
    if feed.origin != origin {
        return Ok(Round::Done);
    }
    // while people are indexed again after a change of the thesaurus, the index would answer of both editions
    let Some(made_by) = made_by(app) else { return Ok(Round::Done) };
    // on a new day the index first learns whose education is completed: searches asked before would miss them until the next
    let today = app.clock.today();
    if app.index.day() != Some(today) {
        return Ok(Round::Done);
    }
    let act = Act::system("watch", app.clock.now());
    let place = watch::place(&mut db).await?;
    let place = place.filter(|place| {
        feed.can_continue(&place.origin, place.position)
            && place.position <= indexed
            && place.made_by == made_by
    });
    let Some(place) = place else {
        let place = Place { origin, position: indexed, made_by, looked_on: today };
        drop(db);
        **loaded = None;
        start_over(app, &act, &place).await?;
        return Ok(Round::More);
    };
    if place.looked_on != today {
        drop(db);
        new_day(app, &act).await?;
        return Ok(Round::More);
    }
    let mut notes = changes::after(&mut db, place.position, NOTES).await?;
    drop(db);
    let now = app.clock.now();
    if loaded.as_ref().is_none_or(|known| now - known.in_line_at >= IN_LINE) {
        if bring_into_line(app, &act).await? {
            **loaded = None;
            return Ok(Round::More);
        }
        if let Some(known) = loaded.as_mut() {
            known.in_line_at = now;
        }
    }
    let day = Day::from_date(today).map_err(Error::internal)?;
    let known =
        loaded.take().filter(|known| known.position == place.position && known.searches.are_of(app, day));
    let mut known = match known {
        Some(known) => known,
        None => {
            let searches = Searches::load(app, day).await?;
            Loaded { searches, position: place.position, in_line_at: now }
        }
    };
    let read = notes.len();
    // the index shows an officer everything up to here; what they are told must not run ahead of it
    notes.retain(|note| Position { xid: note.xid, seq: note.seq } <= indexed);
    let more = notes.len() == read && i64::try_from(read).unwrap_or(NOTES) >= NOTES;
    if let Some(last) = notes.last() {
        let to = Position { xid: last.xid, seq: last.seq };
        follow(app, &act, &mut known.searches, &notes, (place.position, to)).await?;
        known.position = to;
    }
    let looked = look(app, &act, &mut known.searches, day).await?;
    **loaded = Some(known);
    Ok(if more || looked { Round::More } else { Round::Done })
}

async fn start_over(app: &App, act: &Act, place: &Place) -> Result<()> {
    app.write(act, async |tx| {
        watch::start_over(tx, place).await?;
        tx.note(Note::new("saved_search.watch_started", "saved_search", None)).await
    })
    .await
}

async fn new_day(app: &App, act: &Act) -> Result<()> {
    let today = app.clock.today();
    app.write(act, async |tx| {
        let old = tx.now() - TimeDelta::days(KEEP_DAYS);
        watch::new_day(tx, today, old).await?;
        tx.note(Note::new("saved_search.day_began", "saved_search", None)).await
    })
    .await
}

/// Ends the alerts of owners who may not have them any more; starts those anew whose owner has other regions now: people
/// who come and go with the regions have not changed. Whether there were any.
async fn bring_into_line(app: &App, act: &Act) -> Result<bool> {
    let misfits = watch::misfits(&mut *app.read().await?, LOOKS).await?;
    if misfits.is_empty() {
        return Ok(false);
    }
    app.write(act, async |tx| {
        for misfit in &misfits {
            let action = if misfit.ended {
                watch::end_alert(tx, misfit.id).await?;
                "saved_search.alert_ended"
            } else {
                watch::restart(tx, misfit.id, misfit.timed, &misfit.regions).await?;
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
async fn follow(
    app: &App,
    act: &Act,
    searches: &mut Searches,
    notes: &[Changed],
    (from, to): (Position, Position),
) -> Result<()> {
    let edited: Vec<SavedSearchId> = named(notes, "saved_search").map(SavedSearchId::from_uuid).collect();
    searches.renew(app, &edited).await?;
    let people: Vec<PersonId> = named(notes, "person").map(PersonId::from_uuid).collect();
    let (joined, left) = difference(app, searches, &people).await?;
    if joined.is_empty() && left.is_empty() {
        // nothing happened that the log would want to know: only the place moves on
        let mut db = app.read().await?;
        return if watch::move_on(&mut db, from, to).await? { Ok(()) } else { Err(moved_meanwhile()) };
    }
    let given_up = app
        .write(act, async |tx| {
            if !watch::move_on(tx.db(), from, to).await? {
                return Err(moved_meanwhile());
            }
            keep(tx, &joined, &left).await
        })
        .await?;
    searches.renew(app, &given_up).await
}

/// Another process has the watch, or a restored database: the next round reads the place again.
fn moved_meanwhile() -> Error {
    Error::Unavailable(1)
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
    finds::change(tx, joined, left).await?;
    let mut ids: Vec<SavedSearchId> = joined.iter().chain(left).map(|find| find.search).collect();
    ids.sort_unstable();
    ids.dedup();
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
async fn look(app: &App, act: &Act, searches: &mut Searches, day: Day) -> Result<bool> {
    let waiting = watch::to_look_at(&mut *app.read().await?, LOOKS).await?;
    for watched in &waiting {
        look_at(app, act, searches, watched, day).await?;
    }
    let ids: Vec<_> = waiting.iter().map(|watched| watched.id).collect();
    if !ids.is_empty() {
        searches.renew(app, &ids).await?;
    }
    Ok(!ids.is_empty())
}

async fn look_at(app: &App, act: &Act, searches: &Searches, watched: &Watched, day: Day) -> Result<()> {
    let Some((text, filters)) = conditions(app, watched, day)? else {
        return give_up(app, act, watched, WatchState::Unreadable).await;
    };
    let Some(found) = found::everybody(app, text, filters, MOST_PEOPLE).await? else {
        return give_up(app, act, watched, WatchState::TooMany).await;
    };
    let search = watched.id;
    let (joined, left) = if watched.starting {
        (found.iter().map(|person| Find { search, person: *person }).collect(), Vec::new())
    } else {
        let kept: HashSet<PersonId> =
            finds::found_by(&mut *app.read().await?, search).await?.into_iter().collect();
        let doubtful: Vec<PersonId> = found.symmetric_difference(&kept).copied().collect();
        let (joined, left) = difference(app, searches, &doubtful).await?;
        let own = |finds: Vec<Find>| finds.into_iter().filter(|find| find.search == search).collect();
        (own(joined), own(left))
    };
    let (starting, joined, left): (bool, Vec<Find>, Vec<Find>) = (watched.starting, joined, left);
    app.write(act, async |tx| {
        if !watch::is_still(tx, watched).await? {
            // edited meanwhile: it is looked at as it is now in the next round
            return tx.note(Note::new("saved_search.look_again", "saved_search", search.uuid())).await;
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

async fn give_up(app: &App, act: &Act, watched: &Watched, state: WatchState) -> Result<()> {
    let id = watched.id;
    app.write(act, async |tx| {
        watch::give_up(tx, id, state).await?;
        let detail = json!({ "state": state.code() });
        tx.note(Note::new("saved_search.given_up", "saved_search", id.uuid()).with(detail)).await
    })
    .await
}
