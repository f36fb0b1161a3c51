//! Index ≡ database: whatever transactions do, in whatever order they commit, the index ends up saying what the
//! database says.

use std::collections::BTreeMap;

use diesel::sql_types::{Nullable, Text, Uuid as SqlUuid};
use diesel_async::{AsyncConnection as _, RunQueryDsl, SimpleAsyncConnection as _};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use search_index::{SearchRequest, Sort};

use crate::support::TestApp;

#[derive(diesel::QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: uuid::Uuid,
    #[diesel(sql_type = Nullable<Text>)]
    surname: Option<String>,
}

/// Submitted people by id, as the database has them.
async fn in_database(t: &TestApp) -> BTreeMap<String, String> {
    let query = diesel::sql_query("select id, surname from people where state = 'submitted'");
    let rows: Vec<Row> = query.load(&mut t.database.owner().await).await.unwrap();
    rows.into_iter().map(|row| (row.id.to_string(), row.surname.unwrap_or_default())).collect()
}

/// The same as the index has them: the surname is the first word of what a row shows.
async fn in_index(t: &TestApp) -> BTreeMap<String, String> {
    let request = SearchRequest { limit: 1000, sort: Sort::Relevance, ..SearchRequest::default() };
    let results = t.app.index.ask(move |index| index.search(&request)).await.unwrap();
    let shown = |payload: &[u8]| -> String {
        let row: serde_json::Value = serde_json::from_slice(payload).unwrap();
        row["surname"]
            .as_str()
            .or_else(|| row["name"].as_str())
            .unwrap_or_default()
            .split(' ')
            .next()
            .unwrap()
            .to_owned()
    };
    results.hits.iter().map(|hit| (hit.id.clone(), shown(&hit.payload))).collect()
}

/// One writer: transactions of a few random acts, some held open while others commit, some rolled back.
async fn write(url: String, seed: u64) {
    let mut rng = StdRng::seed_from_u64(seed);
    let tls = kadr::platform::db::tls("").unwrap();
    let mut db = kadr::platform::db::establish(&url, tls).await.unwrap();
    let mut own: Vec<uuid::Uuid> = Vec::new();
    for step in 0..25 {
        let keep = rng.random_bool(0.85);
        let before = own.clone();
        let mut acts = Vec::new();
        for _ in 0..rng.random_range(1..4) {
            let id = own.get(rng.random_range(0..own.len().max(1))).copied();
            let name = format!("W{seed}s{step}n{}", rng.random_range(0..1000));
            acts.push(match (rng.random_range(0..5), id) {
                (0, Some(id)) => format!("update people set surname = '{name}', version = version + 1 where id = '{id}'"),
                (1, Some(id)) => format!("update people set state = 'paused' where id = '{id}'"),
                (2, Some(id)) => format!("update people set state = 'submitted' where id = '{id}'"),
                (3, Some(id)) => {
                    own.retain(|known| *known != id);
                    format!("delete from people where id = '{id}'")
                }
                _ => {
                    let id = uuid::Uuid::now_v7();
                    own.push(id);
                    format!(
                        "insert into people (id, state, source, surname, given_name, born_on, citizenship, submitted_at)
                         values ('{id}', 'submitted', 'seed', '{name}', 'Аян', '1990-05-17', 'KZ', now())"
                    )
                }
            });
        }
        let hold = std::time::Duration::from_millis(rng.random_range(0..30));
        let done = db
            .transaction::<_, diesel::result::Error, _>(async |db| {
                for act in &acts {
                    db.batch_execute(act).await?;
                    tokio::time::sleep(hold / 2).await;
                }
                if keep { Ok(()) } else { Err(diesel::result::Error::RollbackTransaction) }
            })
            .await;
        if done.is_err() {
            own = before;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_index_says_what_the_database_says_whatever_commits_when() {
    let t = TestApp::start().await;
    t.index().await;
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let url = t.database.address.owner_url.clone();
    let writers: Vec<_> = (0..4).map(|n| tokio::spawn(write(url.clone(), seed.wrapping_add(n)))).collect();
    // the indexer follows while they write
    while writers.iter().any(|writer| !writer.is_finished()) {
        kadr::matching::indexer::round(&t.app).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    t.index().await;
    let (database, index) = (in_database(&t).await, in_index(&t).await);
    assert!(!database.is_empty());
    assert_eq!(database, index);
}
