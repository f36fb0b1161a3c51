//! Everybody of the reserve into a build of the index: one task reads people from the database, threads make documents of
//! them, and the build takes those in on a thread of its own.
//! Next: `indexer` builds the live index so, `scratch` one for a single question.

use std::thread;

use diesel_async::AsyncPgConnection;
use search_index::Rebuild;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{self, Receiver, Sender};

use crate::matching::indexer::{PEOPLE, documents};
use crate::people::{self, Profile};
use crate::platform::error::{Error, Result};
use crate::rules::Day;

/// Batches read ahead.
const AHEAD: usize = 2;
/// Threads that make documents at most: with more, all wait for the one that takes them in.
const MOST_THREADS: usize = 2;

/// Adds everybody to `build`, as counted on `today`, and gives it back with their number; the inner error is the build's.
/// Progress: people read so far. Who changes meanwhile is added as they were before or after.
pub(super) async fn fill(
    db: &mut AsyncPgConnection,
    build: Rebuild,
    today: Day,
    progress: impl FnMut(u64),
) -> Result<search_index::Result<(Rebuild, u64)>> {
    let (give, take) = mpsc::channel(AHEAD);
    let adding = tokio::task::spawn_blocking(move || add(build, take, today));
    let read = read(db, give, progress).await;
    let built = adding.await.map_err(Error::internal)?;
    let count = read?;
    Ok(built.map(|build| (build, count)))
}

/// Reads until nobody is left, or until nobody takes them: who gave up says why.
async fn read(
    db: &mut AsyncPgConnection,
    give: Sender<Vec<Profile>>,
    mut progress: impl FnMut(u64),
) -> Result<u64> {
    let (mut after, mut count) = (None, 0_u64);
    loop {
        let profiles = people::store::reserve_after(db, after, PEOPLE).await?;
        let Some(last) = profiles.last().map(|profile| profile.person.id) else { return Ok(count) };
        after = Some(last);
        count = count.saturating_add(u64::try_from(profiles.len()).unwrap_or_default());
        if give.send(profiles).await.is_err() {
            return Ok(count);
        }
        progress(count);
    }
}

/// Adds what is read.
fn add(build: Rebuild, take: Receiver<Vec<Profile>>, today: Day) -> search_index::Result<Rebuild> {
    let take = Mutex::new(take);
    let work = || -> search_index::Result<()> {
        loop {
            let Some(profiles) = take.blocking_lock().blocking_recv() else { return Ok(()) };
            build.add(documents(&profiles, today)).inspect_err(|_| take.blocking_lock().close())?;
        }
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    // to make a document takes about as long as to take it in
    let threads = processors.div_ceil(2).min(MOST_THREADS);
    let outcomes: Vec<_> = thread::scope(|scope| {
        let working: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        working.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    let panicked = |_| Err(search_index::Error::Engine("a thread of the build panicked".to_owned()));
    let failed = outcomes.into_iter().filter_map(|outcome| outcome.unwrap_or_else(panicked).err());
    // one thread knows what failed, the other only that something did
    match failed.min_by_key(|problem| matches!(problem, search_index::Error::NotReady)) {
        Some(problem) => Err(problem),
        None => Ok(build),
    }
}
