//! `kadr doctor`: is it well, and if not, what to do, in sentences.

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Bool, Text, Timestamptz};
use diesel_async::RunQueryDsl;
use serde::Serialize;

use crate::commands::workplace::{data_folder, database, leave};
use crate::commands::{FOUND_WRONG, say};
use crate::platform::app::App;
use crate::platform::config::Settings;
use crate::platform::db::{self, Address};
use crate::platform::error::{Error, Result};
use crate::platform::mailer;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Free space below which the doctor warns, in bytes.
const LITTLE_SPACE: u64 = 2 << 30;

#[derive(Debug, Serialize)]
struct Finding {
    part: &'static str,
    well: bool,
    words: String,
}

fn well(part: &'static str, words: impl Into<String>) -> Finding {
    Finding { part, well: true, words: words.into() }
}

fn ill(part: &'static str, words: impl Into<String>) -> Finding {
    Finding { part, well: false, words: words.into() }
}

pub(super) async fn doctor(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let data = data_folder(&settings)?;
    // nothing is migrated: who asks how things are wants them left as they are
    let (address, cluster, gone) = match database(&settings, &data).await {
        Ok((address, cluster)) => (address, cluster, None),
        Err(problem) => (nowhere(), None, Some(format!("The private cluster cannot be used: {problem}."))),
    };
    let public_url = settings.http.public_url.trim_end_matches('/').to_owned();
    let app = App::new(settings, address, &data, public_url)?;
    let findings = examine(&app, gone).await;
    app.db.close();
    leave(cluster).await?;
    let findings = findings?;
    if arguments.json {
        say(serde_json::to_string_pretty(&findings).map_err(Error::internal)?);
    } else {
        for finding in &findings {
            say(format!(
                "{:<4} {:<9} {}",
                if finding.well { "well" } else { "ILL" },
                finding.part,
                finding.words
            ));
        }
    }
    let all_well = findings.iter().all(|finding| finding.well);
    Ok(if all_well { ExitCode::SUCCESS } else { ExitCode::from(FOUND_WRONG) })
}

/// The address of no database, for looking at everything else.
fn nowhere() -> Address {
    Address { url: "postgres://localhost:1/none".into(), owner_url: "postgres://localhost:1/none".into() }
}

/// Each part by itself: what one of them lacks keeps nobody from hearing of the others. `gone` says why there is no
/// database at all.
async fn examine(app: &App, gone: Option<String>) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let answers = match gone {
        Some(words) => Err(words),
        None => app.read().await.map(drop).map_err(|_| {
            "It cannot be reached: check DATABASE_URL, or look at postgres/server.log in the data folder."
                .to_owned()
        }),
    };
    let there = answers.is_ok();
    match answers {
        Ok(()) => findings.extend(asked("database", database_and_clock(app).await)),
        Err(words) => {
            findings.push(ill("database", words));
            let now = app.clock.now().format("%Y-%m-%d %H:%M:%S UTC");
            findings.push(well(
                "clock",
                format!("This machine says {now}; there is no database to compare it with."),
            ));
        }
    }
    findings.push(
        crate::commands::reindex::condition(app)
            .await?
            .map_or_else(|words| ill("index", words), |words| well("index", words)),
    );
    findings.push(mail(app).await);
    if there {
        findings.extend(asked("rules", rules(app).await.map(|found| vec![found])));
        findings.extend(asked("letters", outbox(app).await));
    }
    findings.push(disk(app)?);
    Ok(findings)
}

/// What the database told, or that it could not be asked.
fn asked(part: &'static str, findings: Result<Vec<Finding>>) -> Vec<Finding> {
    findings.unwrap_or_else(|problem| vec![ill(part, format!("It could not be asked: {problem}."))])
}

#[derive(diesel::QueryableByName)]
struct Server {
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = Timestamptz)]
    now: DateTime<Utc>,
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = BigInt)]
    unsealed: i64,
    #[diesel(sql_type = Bool)]
    durable: bool,
    #[diesel(sql_type = Bool)]
    may_rewrite: bool,
}

async fn database_and_clock(app: &App) -> Result<Vec<Finding>> {
    let pending = db::pending(&app.address.owner_url, &app.settings.database.ca_file).await?;
    if pending > 0 {
        let words = format!(
            "The schema lacks {pending} changes: the next start of the service makes them, or `kadr migrate`."
        );
        let apart = clock(app, database_time(app).await?);
        return Ok(vec![ill("database", words), apart]);
    }
    let statement = "select current_setting('server_version') as version, clock_timestamp() as now,
        (select count(*) from people) as people,
        (select count(*) from audit_entries e left join audit_seals s on s.entry_id = e.id
          where s.entry_id is null and e.at < now() - interval '1 minute') as unsealed,
        current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as durable,
        pg_has_role(session_user, (select relowner from pg_class where oid = 'audit_entries'::regclass), 'member') as may_rewrite";
    let server: Server = diesel::sql_query(statement).get_result(&mut *app.read().await?).await?;
    let mut findings =
        vec![well("database", format!("Postgres {} answers; {} people.", server.version, server.people))];
    if !server.durable {
        findings.push(ill(
            "database",
            "fsync or synchronous_commit is off: an acknowledged write can be lost when the power fails.",
        ));
    }
    if server.may_rewrite {
        let words = "The service's login owns the audit log, so whoever holds its password could rewrite it; \
            give the service a login of its own (docs/operations.md) and set database.owner_url for migrations.";
        findings.push(ill("audit", words));
    }
    findings.push(match server.unsealed {
        0 => well("audit", "Every entry older than a minute is sealed."),
        count => ill(
            "audit",
            format!("{count} entries wait to be sealed: start the service, or look for an open transaction."),
        ),
    });
    if !db::knows_keys(&mut *app.read().await?, &app.keys.fingerprint()).await? {
        let file = app.key_file.display();
        findings.push(ill("keys", format!("{file} is not the key file this database was filled with: the service will not start with it.")));
    }
    findings.push(clock(app, server.now));
    Ok(findings)
}

async fn rules(app: &App) -> Result<Finding> {
    let overlaps = crate::reference::store::overlapping_rules(&mut *app.read().await?).await?;
    let [first, ..] = overlaps.as_slice() else {
        return Ok(well("rules", "On each day at most one edition of a rule is applied."));
    };
    let words = format!(
        "{} pairs of editions are applied on the same days, first {} {} and {}: publish a successor with a first day \
         (the page Requirements, or kadr rules), which ends what is open.",
        overlaps.len(),
        first.code,
        first.edition,
        first.other
    );
    Ok(ill("rules", words))
}

#[derive(diesel::QueryableByName)]
struct Now {
    #[diesel(sql_type = Timestamptz)]
    now: DateTime<Utc>,
}

async fn database_time(app: &App) -> Result<DateTime<Utc>> {
    let query = diesel::sql_query("select clock_timestamp() as now");
    Ok(query.get_result::<Now>(&mut *app.read().await?).await?.now)
}

fn clock(app: &App, there: DateTime<Utc>) -> Finding {
    let apart = (there - app.clock.now()).num_milliseconds().abs();
    if apart < 2000 {
        return well("clock", format!("This machine and the database agree within {apart} ms."));
    }
    let words = "set both by NTP, or deadlines will be judged wrongly.";
    ill("clock", format!("This machine and the database are {apart} ms apart: {words}"))
}

#[derive(diesel::QueryableByName)]
struct Outbox {
    #[diesel(sql_type = BigInt)]
    waiting: i64,
    #[diesel(sql_type = BigInt)]
    failed: i64,
}

async fn mail(app: &App) -> Finding {
    let smtp = &app.settings.smtp;
    if smtp.host.is_empty() {
        let folder = app.data.join("letters");
        let words =
            format!("No mail server is set (smtp.host): letters become files in {}.", folder.display());
        return ill("mail", words);
    }
    match mailer::probe(smtp).await {
        Ok(true) => well("mail", format!("{}:{} takes letters.", smtp.host, smtp.port)),
        Ok(false) => ill("mail", format!("{}:{} answers, but takes no letters now.", smtp.host, smtp.port)),
        Err(problem) => ill("mail", format!("{}:{} cannot be used: {problem}.", smtp.host, smtp.port)),
    }
}

async fn outbox(app: &App) -> Result<Vec<Finding>> {
    let statement = "select count(*) filter (where state = 'waiting' and attempts > 0) as waiting,
        count(*) filter (where state = 'failed') as failed from letters";
    let outbox: Outbox = diesel::sql_query(statement).get_result(&mut *app.read().await?).await?;
    if outbox.waiting == 0 && outbox.failed == 0 {
        return Ok(Vec::new());
    }
    let words =
        format!("{} are delayed, {} have failed: see the page Letters.", outbox.waiting, outbox.failed);
    Ok(vec![ill("letters", words)])
}

fn disk(app: &App) -> Result<Finding> {
    let folder = nix::sys::statvfs::statvfs(&app.data).map_err(Error::internal)?;
    let free = folder.blocks_available().saturating_mul(folder.fragment_size());
    let words = format!(
        "{:.1} GB are free in {}.",
        f64::from(u32::try_from(free >> 20).unwrap_or(u32::MAX)) / 1024.0,
        app.data.display()
    );
    Ok(if free > LITTLE_SPACE {
        well("disk", words)
    } else {
        ill("disk", format!("{words} Make room: Postgres stops when it is full."))
    })
}
