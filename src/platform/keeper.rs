//! Keeps the private cluster up while the service runs: joins it at the start, starts it again when it died under us, and
//! leaves it at the end. It sleeps until a connection fails; background work asks for one several times a second, so it
//! hears of a dead server at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::platform::error::{Error, Result};
use crate::platform::postgres::Cluster;

/// Least time between two attempts to start the cluster again.
const PAUSE: Duration = Duration::from_secs(1);

/// The keeper of one cluster. Call [`Keeper::stop`] at the end.
pub struct Keeper {
    stop: CancellationToken,
    /// Nothing while the cluster is being joined; then why it could not be, if so.
    joined: watch::Receiver<Option<std::result::Result<(), String>>>,
    work: JoinHandle<Result<()>>,
}

impl Keeper {
    /// Begins to join the cluster. `lost` rings whenever a connection could not be had.
    pub fn start(cluster: Cluster, lost: Arc<Notify>) -> Self {
        let (tell, joined) = watch::channel(None);
        let stop = CancellationToken::new();
        let work = tokio::spawn(keep(cluster, lost, tell, stop.clone()));
        Self { stop, joined, work }
    }

    /// Waits until the cluster answers and has the service's database.
    ///
    /// # Errors
    /// Why there is no cluster, in words for the operator.
    pub async fn joined(&self) -> Result<()> {
        let mut joined = self.joined.clone();
        let outcome = joined.wait_for(Option::is_some).await.map_err(Error::internal)?.clone();
        outcome.unwrap_or(Ok(())).map_err(Error::internal)
    }

    /// Leaves the cluster, which stops if nobody else uses it. Waits for a start that is under way.
    pub async fn stop(self) -> Result<()> {
        self.stop.cancel();
        self.work.await.map_err(Error::internal)?
    }
}

async fn keep(
    cluster: Cluster,
    lost: Arc<Notify>,
    tell: watch::Sender<Option<std::result::Result<(), String>>>,
    stop: CancellationToken,
) -> Result<()> {
    let (cluster, joined) = blocking(cluster, Cluster::join).await?;
    let joined = match joined {
        Ok(()) => cluster.prepare().await.map_err(|problem| problem.to_string()),
        Err(problem) => Err(problem.to_string()),
    };
    // nobody listens any more when the start was interrupted
    let _ = tell.send(Some(joined));
    let mut cluster = cluster;
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            () = lost.notified() => {}
        }
        let (back, revived) = blocking(cluster, Cluster::revive).await?;
        cluster = back;
        match revived {
            Ok(true) => tracing::warn!("the private Postgres cluster had stopped and was started again"),
            Ok(false) => {}
            Err(problem) => tracing::error!(%problem, "the private Postgres cluster cannot be started again"),
        }
        tokio::select! { () = stop.cancelled() => break, () = tokio::time::sleep(PAUSE) => {} }
    }
    let (_, left) = blocking(cluster, Cluster::leave).await?;
    left.map_err(Error::internal)
}

/// Does something slow with the cluster off the async threads.
async fn blocking<T: Send + 'static>(
    cluster: Cluster,
    work: impl FnOnce(&Cluster) -> T + Send + 'static,
) -> Result<(Cluster, T)> {
    let done = tokio::task::spawn_blocking(move || {
        let outcome = work(&cluster);
        (cluster, outcome)
    });
    done.await.map_err(Error::internal)
}
