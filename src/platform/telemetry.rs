//! The log: ids, codes and times; never names, addresses, IINs, tokens or bodies.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::platform::config::{Log, LogFormat};

/// Starts the log on standard error. A second call (tests) changes nothing.
pub fn start(settings: &Log) {
    // these say little that is ours at `info`
    let quieter = format!("{},tantivy=warn,actix_server=warn,tokio_postgres=warn", settings.level);
    let filter = EnvFilter::try_new(quieter).unwrap_or_else(|_| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false);
    // ignored: somebody set the log up before us, and theirs stays
    let _ = match settings.format {
        LogFormat::Text => registry.with(layer.compact()).try_init(),
        LogFormat::Json => registry.with(layer.json()).try_init(),
    };
}
