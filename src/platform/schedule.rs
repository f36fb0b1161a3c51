//! Background work: each part is a loop on a thread of its own, woken by a bell or by time, stopped by one token.
//! A part that fails is logged and tried again after a pause: nothing here can take the service down.

use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::platform::app::App;
use crate::platform::error::{Error, Result};

/// Longest pause after failures.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// When a part works.
struct Rhythm {
    name: &'static str,
    /// Longest time between two rounds.
    every: Duration,
    /// Shortest time between the beginnings of two rounds: many changes at once become one round.
    apart: Duration,
    bell: fn(&App) -> &Notify,
}

impl Rhythm {
    const fn new(name: &'static str, every_ms: u64, apart_ms: u64, bell: fn(&App) -> &Notify) -> Self {
        Self { name, every: Duration::from_millis(every_ms), apart: Duration::from_millis(apart_ms), bell }
    }
}

/// What a round of work found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// There may be more: go on at once.
    More,
    /// Nothing left: wait for the bell or the interval.
    Done,
}

/// Running background parts.
pub struct Schedule {
    stop: CancellationToken,
    threads: Vec<(&'static str, JoinHandle<()>)>,
}

impl Schedule {
    /// Starts every part.
    pub fn start(app: &App) -> Result<Self> {
        let mut schedule = Self { stop: CancellationToken::new(), threads: Vec::new() };
        let indexer = Rhythm::new("indexer", 250, 200, |app| &app.wake.indexer);
        schedule.part(app, indexer, async |app| crate::matching::indexer::round(app).await)?;
        // a moment behind the indexer, whose index it follows
        let watch = Rhythm::new("watch", 1000, 300, |app| &app.wake.watch);
        schedule.part(app, watch, async |app| crate::saved_searches::watching::round(app).await)?;
        let sealer = Rhythm::new("sealer", 400, 200, |app| &app.wake.sealer);
        schedule.part(app, sealer, async |app| crate::audit::sealer::round(app).await)?;
        let mailer = Rhythm::new("mailer", 1000, 0, |app| &app.wake.mailer);
        schedule.part(app, mailer, async |app| crate::platform::mailer::round(app).await)?;
        let housekeeping = Rhythm::new("housekeeping", 600_000, 0, |_| &NEVER);
        schedule.part(app, housekeeping, async |app| crate::platform::housekeeping::round(app).await)?;
        Ok(schedule)
    }

    fn part(
        &mut self,
        app: &App,
        rhythm: Rhythm,
        work: impl AsyncFn(&App) -> Result<Round> + Send + 'static,
    ) -> Result<()> {
        let (app, stop, name) = (app.clone(), self.stop.clone(), rhythm.name);
        let body = move || {
            let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime,
                Err(problem) => return tracing::error!(name, %problem, "background part cannot start"),
            };
            runtime.block_on(async {
                let own = app.of_part().unwrap_or_else(|problem| {
                    tracing::error!(name, %problem, "a background part has no connections of its own and shares others");
                    app
                });
                repeat(own, rhythm, stop, work).await;
            });
        };
        let thread = std::thread::Builder::new().name(name.into()).spawn(body).map_err(Error::internal)?;
        self.threads.push((name, thread));
        Ok(())
    }

    /// Asks every part to stop and waits until each has finished its round.
    pub fn stop(self) {
        self.stop.cancel();
        for (name, thread) in self.threads {
            if thread.join().is_err() {
                tracing::error!(name, "background part panicked");
            }
        }
    }
}

static NEVER: Notify = Notify::const_new();

async fn repeat(
    app: App,
    Rhythm { name, every, apart, bell }: Rhythm,
    stop: CancellationToken,
    work: impl AsyncFn(&App) -> Result<Round>,
) {
    let mut failures: u32 = 0;
    while !stop.is_cancelled() {
        let next = Instant::now() + apart;
        let wait = if !app.is_ready() {
            Duration::from_millis(200)
        } else {
            match work(&app).await {
                Ok(Round::More) => {
                    failures = 0;
                    continue;
                }
                Ok(Round::Done) => {
                    failures = 0;
                    every
                }
                Err(problem) => {
                    failures = failures.saturating_add(1);
                    tracing::warn!(name, %problem, failures, "background work failed; it will be tried again");
                    metrics::counter!("kadr_background_failures_total", "part" => name).increment(1);
                    Duration::from_millis(250).saturating_mul(1 << failures.min(7)).min(LONGEST_PAUSE)
                }
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(wait) => {}
            () = bell(&app).notified(), if failures == 0 && app.is_ready() => {
                tokio::select! { () = stop.cancelled() => {} () = tokio::time::sleep_until(next) => {} }
            }
        }
    }
}
