//! Keeps the index in step with the database: reads the change feed behind its cursor, loads the people it names and
//! commits them with the new cursor. Where the feed cannot be followed it builds the index anew, beside the live one.
//!
//! No change is lost: the feed is read before the people are, so what a loaded person already shows beyond the cursor
//! is only applied twice. A rebuild takes its cursor before it reads the first person.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;
use search_index::{Change, Document, Index, Rebuild, RebuildOptions};
use tokio::sync::Notify;

use crate::matching::completions;
use crate::matching::concepts::{self, Due};
use crate::matching::index::Cursor;
use crate::matching::{document, filling, store, today};
use crate::people::{self, Profile};
use crate::platform::app::App;
use crate::platform::changes::{self, Changed, Feed, Position};
use crate::platform::error::{Error, Result};
use crate::platform::ids::PersonId;
use crate::platform::schedule::Round;
use crate::rules::Day;
use crate::thesaurus::edition;

/// Notes taken from the feed at once.
const NOTES: i64 = 2_000;
/// People loaded at once while many are indexed.
pub(super) const PEOPLE: i64 = 1_000;
/// Days after which all documents are counted anew. Years of work are shown, filtered and matched by the day of the
/// question; only the *sorting* by years reads a count made at indexing, so it may lag by this much, never more. Nobody is
/// found or left out by it, and keeping it would be indexing everybody who works, every day. Completed education, which
/// decides who is found, never lags: see `completions`.
const COUNTED_DAYS: i64 = 30;
/// How often the live index is brought up to date while another is built.
const MEANWHILE: Duration = Duration::from_secs(1);

/// One round: the people whom a change of the thesaurus or a new day concerns, then a batch of changes; or a rebuild where
/// one is due.
pub async fn round(app: &App) -> Result<Round> {
    let mut db = app.read().await?;
    let edition = edition::refresh(app, &mut db).await?;
    let Some(engine) = app.index.engine() else { return Ok(Round::Done) };
    let feed = changes::feed(&mut db).await?;
    let due = match followable(app, &feed) {
        Some(cursor) => concepts::due(app, &mut db, cursor, &edition).await?,
        None => Due::Rebuild,
    };
    let cursor = match due {
        Due::Nothing(cursor) => cursor,
        Due::People(cursor, states) => {
            concepts::index_again(app, engine, &mut db, (cursor, &edition), states).await?
        }
        Due::Rebuild => {
            drop(db);
            rebuild(app, |_, _| {}).await?;
            return Ok(Round::More);
        }
    };
    let cursor = completions::index_again(app, engine, &mut db, cursor).await?;
    let (round, cursor) = follow(app, engine, &mut db, cursor).await?;
    report(app, &mut db, cursor.position).await?;
    Ok(round)
}

/// Builds the index anew: here, or by the running service when that has it open. Progress: people done and in all.
/// For `kadr reindex`.
pub async fn reindex(app: &App, progress: impl FnMut(u64, u64)) -> Result<Reindexed> {
    if app.index.engine().is_some() {
        return rebuild(app, progress).await.map(Reindexed::Here);
    }
    app.index.request_rebuild()?;
    while app.index.is_rebuild_requested() {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(Reindexed::ByService)
}

/// Who built the index anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reindexed {
    /// This process: so many people.
    Here(u64),
    /// The service that runs beside.
    ByService,
}

/// The cursor, if the index may go on from it.
fn followable(app: &App, feed: &Feed) -> Option<Cursor> {
    if app.index.needs_rebuild() || app.index.is_rebuild_requested() {
        return None;
    }
    let cursor = app.index.cursor()?;
    let fresh = app.clock.today().signed_duration_since(cursor.counted_on).num_days() < COUNTED_DAYS;
    (fresh && feed.can_continue(&cursor.origin, cursor.position)).then_some(cursor)
}

/// Applies the next batch of changes to the live index.
async fn follow(
    app: &App,
    engine: &Index,
    db: &mut AsyncPgConnection,
    cursor: Cursor,
) -> Result<(Round, Cursor)> {
    let notes = changes::after(db, cursor.position, NOTES).await?;
    let Some(last) = notes.last() else { return Ok((Round::Done, cursor)) };
    let more = i64::try_from(notes.len()).unwrap_or(NOTES) >= NOTES;
    let cursor = Cursor { position: last.position(), ..cursor };
    let (people, today) = (load(db, named(&notes)).await?, today(app)?);
    commit(app, engine, &cursor, move || people.changes(today)).await?;
    app.wake.watch.notify_one();
    Ok((if more { Round::More } else { Round::Done }, cursor))
}

/// Commits changes with the cursor.
async fn commit(
    app: &App,
    engine: &Index,
    cursor: &Cursor,
    changes: impl FnOnce() -> Vec<Change> + Send + 'static,
) -> Result<()> {
    let (index, text) = (engine.clone(), serde_json::to_string(cursor).map_err(Error::internal)?);
    let applied = tokio::task::spawn_blocking(move || index.apply(&changes(), &text));
    applied.await.map_err(Error::internal)?.map_err(|problem| app.index.failed(problem))?;
    app.index.committed(cursor.clone());
    Ok(())
}

/// Indexing people again whom no note names. The feed is followed meanwhile, so that many of them stop nobody's edits.
pub(super) struct Again<'a> {
    app: &'a App,
    engine: &'a Index,
    today: Day,
    followed: Instant,
    /// Says what it said until all are done: a process that dies on the way begins again.
    pub(super) cursor: Cursor,
}

impl<'a> Again<'a> {
    pub(super) fn begin(app: &'a App, engine: &'a Index, cursor: Cursor, today: NaiveDate) -> Result<Self> {
        let today = Day::from_date(today).map_err(Error::internal)?;
        Ok(Self { app, engine, today, followed: Instant::now(), cursor })
    }

    /// Indexes some of them.
    pub(super) async fn people(&mut self, db: &mut AsyncPgConnection, mut ids: Vec<PersonId>) -> Result<()> {
        ids.sort_unstable();
        ids.dedup();
        let (people, today) = (load(db, ids).await?, self.today);
        commit(self.app, self.engine, &self.cursor, move || people.changes(today)).await?;
        if self.followed.elapsed() > MEANWHILE {
            self.cursor = follow(self.app, self.engine, db, self.cursor.clone()).await?.1;
            self.followed = Instant::now();
        }
        Ok(())
    }

    /// All are done: what was put into the cursor stands.
    pub(super) async fn end(self) -> Result<Cursor> {
        commit(self.app, self.engine, &self.cursor, Vec::new).await?;
        self.app.wake.watch.notify_one();
        Ok(self.cursor)
    }
}

/// Builds the index anew beside the live one, which answers and is kept up to date meanwhile. Returns how many people
/// were read for it.
pub async fn rebuild(app: &App, mut progress: impl FnMut(u64, u64)) -> Result<u64> {
    let engine = app.index.engine().ok_or(Error::Unavailable(5))?;
    let rebuilding = app.index.rebuild_begins();
    // a document may be made a day later, none a day earlier
    let (began, began_on) = (Instant::now(), app.clock.today());
    let mut db = app.read().await?;
    let feed = changes::feed(&mut db).await?;
    // the edition before the first document too: those made meanwhile may be of a newer one, none of an older
    let edition = edition::refresh(app, &mut db).await?;
    let mut cursor = Cursor {
        origin: feed.origin.clone(),
        position: feed.start,
        counted_on: began_on,
        day: Some(began_on),
        thesaurus: edition.mark().clone(),
    };
    let total = store::reserve_size(&mut db).await?;
    tracing::info!(people = total, "building the search index anew");
    let bytes = app.settings.search.rebuild_mb.saturating_mul(1_000_000);
    let build =
        engine.begin_rebuild(RebuildOptions { bytes }).map_err(|problem| app.index.failed(problem))?;
    let (day, all_in) = (today(app)?, Notify::new());
    let fill = async {
        let filled = filling::fill(&mut db, build, day, |done| progress(done, total.max(done))).await;
        all_in.notify_one();
        filled
    };
    let (filled, ()) = tokio::try_join!(fill, follow_until(&all_in, app, engine, &feed))?;
    let (mut build, done) = filled.map_err(|problem| app.index.failed(problem))?;
    build = catch_up(app, &mut db, build, &mut cursor).await?;
    let text = serde_json::to_string(&cursor).map_err(Error::internal)?;
    let finished = tokio::task::spawn_blocking(move || build.finish(&text));
    finished.await.map_err(Error::internal)?.map_err(|problem| app.index.failed(problem))?;
    rebuilding.succeeded(cursor);
    tracing::info!(people = done, seconds = began.elapsed().as_secs_f64(), "the search index is built");
    Ok(done)
}

/// Keeps the live index up to date while another is built, as long as it can be.
async fn follow_until(ended: &Notify, app: &App, engine: &Index, feed: &Feed) -> Result<()> {
    let mut db = app.read().await?;
    while tokio::time::timeout(MEANWHILE, ended.notified()).await.is_err() {
        let live = app.index.cursor().filter(|cursor| {
            !app.index.needs_rebuild() && feed.can_continue(&cursor.origin, cursor.position)
        });
        if let Some(cursor) = live {
            let cursor = completions::index_again(app, engine, &mut db, cursor).await?;
            follow(app, engine, &mut db, cursor).await?;
        }
    }
    Ok(())
}

/// Brings a finished build to where the feed is, so that nobody sees an older state after the swap.
async fn catch_up(
    app: &App,
    db: &mut AsyncPgConnection,
    mut build: Rebuild,
    cursor: &mut Cursor,
) -> Result<Rebuild> {
    let today = today(app)?;
    loop {
        let notes = changes::after(db, cursor.position, NOTES).await?;
        let Some(last) = notes.last() else { return Ok(build) };
        cursor.position = last.position();
        let people = load(db, named(&notes)).await?;
        let applied =
            tokio::task::spawn_blocking(move || build.apply(&people.changes(today)).map(|()| build));
        build = applied.await.map_err(Error::internal)?.map_err(|problem| app.index.failed(problem))?;
    }
}

/// What the feed named, as it stands now.
struct Named {
    ids: Vec<PersonId>,
    profiles: Vec<Profile>,
}

impl Named {
    /// Every document anew, and the ones that have no place in the reserve any more removed. Later steps win, so a
    /// person who is in it is removed and put back in one commit.
    fn changes(&self, today: Day) -> Vec<Change> {
        let gone = self.ids.iter().map(|id| Change::Remove(document::key(*id)));
        gone.chain(documents(&self.profiles, today).map(Change::Put)).collect()
    }
}

/// The documents of those who have one.
pub(super) fn documents(profiles: &[Profile], today: Day) -> impl Iterator<Item = Document> {
    profiles.iter().filter_map(move |profile| document::document(profile, today))
}

/// Each person once.
fn named(notes: &[Changed]) -> Vec<PersonId> {
    let mut ids: Vec<_> =
        notes.iter().filter(|note| note.kind == "person").map(|note| PersonId::from_uuid(note.id)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

async fn load(db: &mut AsyncPgConnection, ids: Vec<PersonId>) -> Result<Named> {
    let profiles = people::store::load_many(db, &ids).await?;
    Ok(Named { ids, profiles })
}

/// Figures for `/metrics`: how far behind, and how many people can be found.
async fn report(app: &App, db: &mut AsyncPgConnection, position: Position) -> Result<()> {
    let lag = store::lag_seconds(db, position).await?;
    metrics::gauge!("kadr_index_lag_seconds").set(lag);
    if let crate::matching::index::Condition::Usable(stats) = app.index.condition() {
        metrics::gauge!("kadr_index_documents")
            .set(u32::try_from(stats.documents).map_or(f64::MAX, f64::from));
        metrics::gauge!("kadr_index_bytes")
            .set(u32::try_from(stats.bytes / 1024).map_or(f64::MAX, f64::from) * 1024.0);
    }
    Ok(())
}
