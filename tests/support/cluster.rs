//! The tests' Postgres cluster and each test's database in it. The cluster is made by the first test that needs it and
//! left running for the next ones; `make test` stops it at the end.

use std::path::PathBuf;

use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection as _};
use kadr::platform::config::Settings;
use kadr::platform::db::{self, Address};
use kadr::platform::ids::BodyId;
use kadr::platform::postgres::Cluster;
use kadr::platform::tx::Act;
use sha2::{Digest as _, Sha256};

/// A database of one test; dropped with it.
pub struct Database {
    pub address: Address,
    name: String,
    admin_url: String,
}

fn folder() -> PathBuf {
    // a short path, because of the socket, and one that an unprivileged server can reach
    std::env::temp_dir().join("kadr-tests")
}

async fn connect(url: &str) -> AsyncPgConnection {
    db::establish(url, db::tls("").unwrap()).await.unwrap()
}

impl Database {
    /// A migrated database with reference data.
    pub async fn new() -> Self {
        let cluster = tokio::task::spawn_blocking(|| Cluster::enter(&folder()).unwrap()).await.unwrap();
        cluster.prepare().await.unwrap();
        let admin_url = cluster.address_of("postgres").owner_url;
        let template = template(&cluster, &admin_url).await;
        let name = format!("t_{}", uuid::Uuid::now_v7().simple());
        let mut admin = connect(&admin_url).await;
        admin.batch_execute(&format!("create database {name} template {template}")).await.unwrap();
        let address = cluster.address_of(&name);
        Self { address, name, admin_url }
    }

    /// An empty database, not migrated.
    pub async fn empty() -> Self {
        let cluster = tokio::task::spawn_blocking(|| Cluster::enter(&folder()).unwrap()).await.unwrap();
        cluster.prepare().await.unwrap();
        let admin_url = cluster.address_of("postgres").owner_url;
        let name = format!("t_{}", uuid::Uuid::now_v7().simple());
        connect(&admin_url).await.batch_execute(&format!("create database {name}")).await.unwrap();
        let address = cluster.address_of(&name);
        Self { address, name, admin_url }
    }

    /// A connection as the owner of the tables: for doing what the service may not.
    pub async fn owner(&self) -> AsyncPgConnection {
        connect(&self.address.owner_url).await
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// A connection to another database of the cluster, as its owner.
    pub async fn admin(&self) -> AsyncPgConnection {
        connect(&self.admin_url).await
    }

    /// The number that `select count(*) as count …` gives.
    pub async fn count(&self, statement: &str) -> i64 {
        #[derive(diesel::QueryableByName)]
        struct Counted {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            count: i64,
        }
        diesel::sql_query(statement).get_result::<Counted>(&mut self.owner().await).await.unwrap().count
    }

    /// The text that `select … as text` gives.
    pub async fn text(&self, statement: &str) -> String {
        #[derive(diesel::QueryableByName)]
        struct Found {
            #[diesel(sql_type = Text)]
            text: String,
        }
        diesel::sql_query(statement).get_result::<Found>(&mut self.owner().await).await.unwrap().text
    }

    /// Code of the first body of the reference data.
    pub async fn first_body_code(&self) -> String {
        self.text("select code as text from bodies order by code limit 1").await
    }

    /// The first body of the reference data.
    pub async fn first_body(&self) -> BodyId {
        #[derive(diesel::QueryableByName)]
        struct Found {
            #[diesel(sql_type = SqlUuid)]
            id: uuid::Uuid,
        }
        let query = diesel::sql_query("select id from bodies order by code limit 1");
        let found: Found = query.get_result(&mut self.owner().await).await.unwrap();
        BodyId::from_uuid(found.id)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (url, name) = (self.admin_url.clone(), self.name.clone());
        let gone = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let statement = format!("drop database if exists {name} with (force)");
                connect(&url).await.batch_execute(&statement).await
            })
        });
        // a database that stays is removed with the cluster
        let _ = gone.join();
    }
}

/// Name of the template with today's migrations and reference data; made once per content.
async fn template(cluster: &Cluster, admin_url: &str) -> String {
    let mut hasher = Sha256::new();
    for file in files(&["migrations", "config/reference", "config/rules"]) {
        hasher.update(std::fs::read(file).unwrap());
    }
    let name: String = format!("template_{}", hex::encode(hasher.finalize())).chars().take(25).collect();
    let mut admin = connect(admin_url).await;
    admin.batch_execute("select pg_advisory_lock(4242)").await.unwrap();
    #[derive(diesel::QueryableByName)]
    struct Found {
        #[diesel(sql_type = Text)]
        #[expect(dead_code, reason = "only whether there is one matters")]
        datname: String,
    }
    let found: Vec<Found> = diesel::sql_query("select datname::text from pg_database where datname = $1")
        .bind::<Text, _>(&name)
        .load(&mut admin)
        .await
        .unwrap();
    if found.is_empty() {
        let half = format!("{name}_half");
        admin.batch_execute(&format!("drop database if exists {half} with (force)")).await.unwrap();
        admin.batch_execute(&format!("create database {half}")).await.unwrap();
        let address = cluster.address_of(&half);
        db::migrate(&address.owner_url, "").await.unwrap();
        let data = tempfile::tempdir().unwrap();
        let settings = Settings::from_parts(None, std::collections::BTreeMap::new()).unwrap();
        let app = kadr::platform::app::App::new(settings, address, data.path(), String::new()).unwrap();
        kadr::reference::load::load(&app, &Act::command("test", app.clock.now())).await.unwrap();
        app.db.close();
        admin
            .batch_execute(&format!(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{half}'"
            ))
            .await
            .unwrap();
        admin.batch_execute(&format!("alter database {half} rename to {name}")).await.unwrap();
    }
    admin.batch_execute("select pg_advisory_unlock(4242)").await.unwrap();
    name
}

fn files(folders: &[&str]) -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
