//! The same rule in SQL over the same people: how long Postgres takes, and whether it counts the same. Written by hand
//! from the law's words, so it is a second opinion on the evaluator too. Outcomes: 0 does not, 1 cannot tell, 2 meets.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::SinkExt as _;
use kadr::matching::evaluation::Counts;
use kadr::platform::postgres::Cluster;
use kadr::rules::facts::{Education, LanguageSkill, Period};
use kadr::rules::{Day, PersonFacts};
use tokio_postgres::{Client, NoTls};

use crate::figures;

const TABLES: &str = "
create unlogged table p (id int primary key, born date, citizen text);
create unlogged table e (id int, level text, field text, completed date, degree bool, recognised bool);
create unlogged table s (id int, started date, ended date, kind text, sector text, leads bool);
create unlogged table l (id int, language text, level text);";

const INDEXES: &str = "create index on e (id); create index on s (id); create index on l (id); analyze;";

const QUESTION: &str = include_str!("rule.sql");

pub struct Asked {
    pub counts: Counts,
    pub milliseconds: f64,
}

/// Loads everybody and asks a few times.
pub fn ask(people: &[PersonFacts], day: Day, times: usize) -> Asked {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::Builder::new().prefix("kadr-sql-").tempdir().unwrap();
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(folder.path(), open).unwrap();
        let cluster = Cluster::enter(folder.path()).unwrap();
        assert!(cluster.prepare().await.is_ok(), "no database");
        let answer = ask_in(&cluster, people, day, times).await;
        cluster.leave().unwrap();
        answer
    })
}

async fn ask_in(cluster: &Cluster, people: &[PersonFacts], day: Day, times: usize) -> Asked {
    let (client, connection) = tokio_postgres::connect(&cluster.address().owner_url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute("set work_mem = '256MB'; set max_parallel_workers_per_gather = 2").await.unwrap();
    client.batch_execute(TABLES).await.unwrap();
    load(&client, people).await;
    client.batch_execute(INDEXES).await.unwrap();
    let question = QUESTION.replace("$1", &format!("'{day}'"));
    let statement = client.prepare(&question).await.unwrap();
    let mut taken: Vec<Duration> = Vec::new();
    let mut counts = Counts::default();
    for _ in 0..times {
        let began = Instant::now();
        let row = client.query_one(&statement, &[]).await.unwrap();
        taken.push(began.elapsed());
        let count = |at: usize| u64::try_from(row.get::<_, i64>(at)).unwrap();
        counts = Counts { does_not: count(0), cannot_tell: count(1), meets: count(2), through_reserve: 0 };
    }
    figures::say("people asked in SQL", people.len() as f64, "people");
    figures::times("the same counts in SQL", &mut taken, [None, None]);
    Asked { counts, milliseconds: figures::middle(&mut taken).as_secs_f64() * 1e3 }
}

async fn load(client: &Client, people: &[PersonFacts]) {
    copy(client, "p", people, |id, facts, row| {
        let born = facts.birth.map(|fact| fact.on());
        let citizen = facts.citizenship.and_then(|fact| fact.country());
        line(row, &[&id, &or_null(born), &or_null(citizen)]);
    })
    .await;
    copy(client, "e", people, |id, facts, row| {
        for parts in facts.education.iter().filter_map(|packed| Education::from_packed(*packed).parts()) {
            let cells: [&dyn std::fmt::Display; 6] = [
                &id,
                &parts.level,
                &or_null(parts.field),
                &or_null(parts.completed_on),
                &parts.degree.is_some(),
                &parts.recognised,
            ];
            line(row, &cells);
        }
    })
    .await;
    copy(client, "s", people, |id, facts, row| {
        for parts in facts.periods.iter().filter_map(|packed| Period::from_packed(*packed).parts()) {
            let cells: [&dyn std::fmt::Display; 6] = [
                &id,
                &parts.started_on,
                &or_null(parts.ended_on),
                &parts.kind,
                &or_null(parts.sector),
                &parts.leading,
            ];
            line(row, &cells);
        }
    })
    .await;
    copy(client, "l", people, |id, facts, row| {
        for parts in facts.languages.iter().filter_map(|packed| LanguageSkill::from_packed(*packed).parts()) {
            line(row, &[&id, &parts.language, &parts.level]);
        }
    })
    .await;
}

fn or_null(value: Option<impl std::fmt::Display>) -> String {
    value.map_or_else(|| "\\N".to_owned(), |value| value.to_string())
}

fn line(to: &mut String, cells: &[&dyn std::fmt::Display]) {
    for (at, cell) in cells.iter().enumerate() {
        let sign = if at == 0 { "" } else { "\t" };
        write!(to, "{sign}{cell}").unwrap();
    }
    to.push('\n');
}

async fn copy(
    client: &Client,
    table: &str,
    people: &[PersonFacts],
    write: impl Fn(usize, &PersonFacts, &mut String),
) {
    let sink = client.copy_in(&format!("copy {table} from stdin")).await.unwrap();
    let mut sink = std::pin::pin!(sink);
    for (part, chunk) in people.chunks(10_000).enumerate() {
        let mut rows = String::new();
        for (at, facts) in chunk.iter().enumerate() {
            write(part * 10_000 + at, facts, &mut rows);
        }
        sink.send(Bytes::from(rows)).await.unwrap();
    }
    sink.finish().await.unwrap();
}
