//! `kadr run`: the service. Answers (503) at once, then brings the database up (its own cluster too), loads reference data, seeds the demo
//! if asked, and is ready. Ctrl-C or SIGTERM ends requests, background work and the private cluster, in this order.

use std::fs::File;
use std::net::IpAddr;
use std::process::ExitCode;
use std::time::Duration;

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use crate::commands::{complain, say, seed, workplace};
use crate::platform::app::App;
use crate::platform::config::Settings;
use crate::platform::error::{Error, Result};
use crate::platform::keeper::Keeper;
use crate::platform::schedule::Schedule;
use crate::platform::tx::Act;
use crate::platform::{db, health, server};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Fill an empty database with a demonstration and print one sign-in per role. Only on loopback addresses.
    #[arg(long)]
    demo: bool,
    /// Port to listen on instead of http.port; 0 takes a free one.
    #[arg(long)]
    port: Option<u16>,
    /// Print one JSON line on standard output when ready, for scripts.
    #[arg(long)]
    json: bool,
}

/// Pause before the database is tried again at the start.
const RETRY: Duration = Duration::from_secs(2);

pub(super) async fn run(mut settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    health::record_figures();
    let data = workplace::data_folder(&settings)?;
    let lock = File::create(data.join("kadr.lock")).map_err(Error::internal)?;
    if lock.try_lock().is_err() {
        return Ok(complain(&format!("the service runs already in {}", data.display()), 1));
    }
    if let Some(port) = arguments.port {
        settings.http.port = port;
    }
    let loopback =
        settings.http.host.parse::<IpAddr>().map_or(settings.http.host == "localhost", |ip| ip.is_loopback());
    if arguments.demo && !loopback {
        return Ok(complain("--demo has public passwords, so it only listens on a loopback address", 1));
    }
    let listener = match server::bind(&settings.http.host, settings.http.port) {
        Ok(listener) => listener,
        Err(problem) => {
            let address = format!("{}:{}", settings.http.host, settings.http.port);
            return Ok(complain(
                &format!("cannot listen on {address}: {problem}; choose another with --port"),
                1,
            ));
        }
    };
    let address = listener.local_addr().map_err(Error::internal)?;
    let public_url = match settings.http.public_url.trim_end_matches('/') {
        "" => format!("http://{address}"),
        url => url.to_owned(),
    };
    let (mut interrupt, mut terminate) =
        (stop_signal(SignalKind::interrupt())?, stop_signal(SignalKind::terminate())?);
    let (place, cluster) = workplace::place(&settings, &data)?;
    let app = App::new(settings, place, &data, public_url)?;
    let keeper = cluster.map(|cluster| Keeper::start(cluster, app.db.lost()));
    let running = server::serve(app.clone(), listener)?;
    let handle = running.handle();
    let schedule = Schedule::start(&app)?;
    let serving = tokio::spawn(running);

    let bring_up = async {
        let up = bring_up(&app, keeper.as_ref(), arguments.demo).await;
        if up.is_ok() {
            announce(&app, arguments.demo, arguments.json);
        }
        up
    };
    let failed = tokio::select! {
        up = bring_up => up.err(),
        _ = interrupt.recv() => None,
        _ = terminate.recv() => None,
    };
    let failed = match failed {
        None if app.is_ready() => {
            tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
            None
        }
        other => other,
    };

    tracing::info!("stopping");
    handle.stop(true).await;
    let _ = serving.await;
    tokio::task::spawn_blocking(|| schedule.stop()).await.map_err(Error::internal)?;
    app.db.close();
    if let Some(keeper) = keeper {
        keeper.stop().await?;
    }
    failed.map_or(Ok(ExitCode::SUCCESS), Err)
}

fn stop_signal(kind: SignalKind) -> Result<tokio::signal::unix::Signal> {
    signal(kind).map_err(Error::internal)
}

/// Schema, reference data, demo. Waits for a database that is not there yet.
async fn bring_up(app: &App, keeper: Option<&Keeper>, demo: bool) -> Result<()> {
    if let Some(keeper) = keeper {
        keeper.joined().await?;
    }
    loop {
        match db::migrate(&app.address.owner_url, &app.settings.database.ca_file).await {
            Ok(applied) => {
                tracing::info!(applied, "schema is up to date");
                break;
            }
            Err(Error::Unavailable(_)) => {
                app.db.lost().notify_one();
                tokio::time::sleep(RETRY).await;
            }
            Err(other) => return Err(other),
        }
    }
    app.check_keys().await?;
    crate::reference::load::load(app, &Act::command("run", app.clock.now())).await?;
    if demo {
        seed::demo(app).await?;
    }
    crate::thesaurus::edition::refresh(app, &mut *app.read().await?).await?;
    app.set_ready(true);
    Ok(())
}

fn announce(app: &App, demo: bool, as_json: bool) {
    let accounts = if demo { seed::demo_accounts() } else { Vec::new() };
    if as_json {
        let list: Vec<_> = accounts
            .iter()
            .map(|account| json!({ "role": account.role, "email": account.email, "password": seed::DEMO_PASSWORD }))
            .collect();
        return say(json!({ "ready": true, "url": app.public_url, "accounts": list }).to_string());
    }
    say(format!("\nKadr is ready at {}", app.public_url));
    say(format!("  API and its description: {}/api/docs", app.public_url));
    say(format!("  data folder:             {}", app.data.display()));
    if app.settings.smtp.host.is_empty() {
        say(format!(
            "  no mail server is set: letters become files in {}",
            app.data.join("letters").display()
        ));
    }
    if !accounts.is_empty() {
        say(format!("\nSign in at {}/sign-in with the password {}", app.public_url, seed::DEMO_PASSWORD));
        for account in accounts {
            say(format!("  {:<22} {}", account.role.code(), account.email));
        }
    }
    say("\nCtrl-C stops it.");
}
