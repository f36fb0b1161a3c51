//! The database: pool, TLS, migrations. SQL lives in the domains' `store.rs`; writes go through `tx.rs`.
//! Every pooled connection works as the role `kadr_app`, whatever login it came in with.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel::{ConnectionError, ConnectionResult};
use diesel_async::pooled_connection::deadpool::{Object, Pool, PoolError};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use diesel_async::{AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection as _};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};
use futures_util::FutureExt as _;
use tokio::sync::Notify;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::platform::config;
use crate::platform::error::{Error, Result};
use crate::platform::schema::installation;

/// Every change of the schema, compiled in.
pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// A connection lent by the pool.
pub type Connection = Object<AsyncPgConnection>;

/// Number of the advisory lock that lets one process migrate at a time.
const MIGRATION_LOCK: i64 = 0x6b61_6472;

/// Where the database is and as whom to reach it.
#[derive(Clone)]
pub struct Address {
    /// Login of the service.
    pub url: String,
    /// Login that owns the tables; migrations alone use it.
    pub owner_url: String,
}

/// Connections of whatever has no pool of its own: the start, commands.
const COMMON: usize = 8;
/// Connections of a part of the background work: more than any needs at once.
const PART: usize = 4;
/// The fewest connections that a worker of the server gets.
const LEAST: usize = 2;

/// Pools of connections: one for each worker of the server, one for each part of the background work, and one for the rest.
/// A connection is driven by the runtime that its pool was made on: who asks their own need not wake another thread for
/// every statement.
#[derive(Clone)]
pub struct Database {
    pool: Pool<AsyncPgConnection>,
    /// Every pool of the process.
    pools: Arc<Mutex<Vec<Pool<AsyncPgConnection>>>>,
    /// Rung whenever no connection was to be had.
    lost: Arc<Notify>,
    url: String,
    tls: MakeRustlsConnect,
    settings: config::Database,
}

impl Database {
    /// Prepares the common pool; connects on first use.
    pub fn new(address: &Address, settings: &config::Database) -> Result<Self> {
        let tls = tls(&settings.ca_file)?;
        let pool = pool(&address.url, &tls, settings, COMMON)?;
        let pools = Arc::new(Mutex::new(vec![pool.clone()]));
        let (url, settings) = (address.url.clone(), settings.clone());
        Ok(Self { pool, pools, lost: Arc::default(), url, tls, settings })
    }

    /// The same database by a pool for one of `workers`. Call it on the worker's own runtime.
    pub fn of_worker(&self, workers: usize) -> Result<Self> {
        self.of_this_runtime(self.settings.pool_size.div_ceil(workers).max(LEAST))
    }

    /// The same database by a pool for a part of the background work. Call it on the part's own runtime.
    pub fn of_part(&self) -> Result<Self> {
        self.of_this_runtime(PART)
    }

    fn of_this_runtime(&self, size: usize) -> Result<Self> {
        let pool = pool(&self.url, &self.tls, &self.settings, size)?;
        self.pools().push(pool.clone());
        Ok(Self { pool, ..self.clone() })
    }

    /// Lends a connection; `Unavailable` when none is to be had in time.
    pub async fn connection(&self) -> Result<Connection> {
        self.pool.get().await.map_err(|error| {
            let problem = match error {
                PoolError::Backend(cause) => cause.to_string(),
                other => other.to_string(),
            };
            tracing::warn!(problem, "no database connection");
            self.lost.notify_one();
            Error::Unavailable(5)
        })
    }

    /// The bell that rings whenever no connection was to be had.
    pub fn lost(&self) -> Arc<Notify> {
        Arc::clone(&self.lost)
    }

    /// A raw connection for COPY, outside the pool.
    pub async fn raw(&self) -> Result<tokio_postgres::Client> {
        let (client, connection) =
            tokio_postgres::connect(&self.url, self.tls.clone()).await.map_err(|_| Error::Unavailable(5))?;
        tokio::spawn(async move {
            if let Err(problem) = connection.await {
                tracing::warn!(%problem, "connection ended");
            }
        });
        client.batch_execute("set role kadr_app; set time zone 'UTC'").await.map_err(Error::internal)?;
        Ok(client)
    }

    /// Connections in use and the most there may be.
    pub fn load(&self) -> (usize, usize) {
        let pools = self.pools();
        let all = pools.iter().map(Pool::status);
        all.fold((0, 0), |(used, most), status| {
            (used + status.size - status.available.min(status.size), most + status.max_size)
        })
    }

    fn pools(&self) -> MutexGuard<'_, Vec<Pool<AsyncPgConnection>>> {
        self.pools.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes every connection; nothing can be asked afterwards.
    pub fn close(&self) {
        for pool in self.pools().iter() {
            pool.close();
        }
    }
}

/// A pool whose connections are driven by the present runtime, not by whoever happened to need one first.
fn pool(
    url: &str,
    tls: &MakeRustlsConnect,
    settings: &config::Database,
    size: usize,
) -> Result<Pool<AsyncPgConnection>> {
    let (tls, runtime) = (tls.clone(), tokio::runtime::Handle::current());
    let statement_timeout = settings.statement_timeout_seconds;
    let mut manager = ManagerConfig::default();
    manager.recycling_method = RecyclingMethod::Fast;
    manager.custom_setup = Box::new(move |url| {
        let connecting = runtime.spawn(connect(url.to_owned(), tls.clone(), statement_timeout));
        async move { connecting.await.map_err(|e| ConnectionError::BadConnection(e.to_string()))? }.boxed()
    });
    let wait = Some(Duration::from_secs(settings.wait_seconds));
    Pool::builder(AsyncDieselConnectionManager::new_with_config(url, manager))
        .max_size(size)
        .wait_timeout(wait)
        .create_timeout(wait)
        .recycle_timeout(wait)
        .runtime(deadpool::Runtime::Tokio1)
        .build()
        .map_err(Error::internal)
}

/// A connection that works as the service's role, within its limits.
async fn connect(
    url: String,
    tls: MakeRustlsConnect,
    statement_timeout: u32,
) -> ConnectionResult<AsyncPgConnection> {
    let mut connection = establish(&url, tls).await?;
    let session = format!(
        "set role kadr_app; set time zone 'UTC'; set statement_timeout = '{statement_timeout}s'; \
         set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '60s'"
    );
    connection.batch_execute(&session).await.map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(connection)
}

/// Brings the schema up to date as the owner; returns how many changes were applied.
pub async fn migrate(owner_url: &str, ca_file: &str) -> Result<usize> {
    let (url, tls) = (owner_url.to_owned(), tls(ca_file)?);
    on_own_runtime(async move {
        let mut connection = establish(&url, tls).await.map_err(|problem| {
            tracing::warn!(%problem, "no database connection for migrations");
            Error::Unavailable(5)
        })?;
        connection.batch_execute(&format!("select pg_advisory_lock({MIGRATION_LOCK})")).await?;
        let mut harness = AsyncMigrationHarness::new(connection);
        let applied = harness.run_pending_migrations(MIGRATIONS).map_err(Error::Internal)?.len();
        let mut connection = harness.into_inner();
        connection.batch_execute(&format!("select pg_advisory_unlock({MIGRATION_LOCK})")).await?;
        Ok(applied)
    })
    .await
}

/// How many changes of the schema are missing; changes nothing.
pub async fn pending(owner_url: &str, ca_file: &str) -> Result<usize> {
    #[derive(diesel::QueryableByName)]
    struct Applied {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    let mut connection = establish(owner_url, tls(ca_file)?).await.map_err(|_| Error::Unavailable(5))?;
    let all = MigrationSource::<diesel::pg::Pg>::migrations(&MIGRATIONS).map_err(Error::Internal)?.len();
    let query = diesel::sql_query("select count(*) as count from __diesel_schema_migrations");
    match query.get_result::<Applied>(&mut connection).await {
        Ok(applied) => Ok(all.saturating_sub(usize::try_from(applied.count).unwrap_or_default())),
        // an empty database does not even have the table
        Err(_) => Ok(all),
    }
}

/// Whether the database was filled with the keys of this fingerprint. One that knows of none takes it down.
pub async fn are_own_keys(connection: &mut AsyncPgConnection, fingerprint: &[u8]) -> Result<bool> {
    let unknown = installation::table.filter(installation::keys_fingerprint.is_null());
    diesel::update(unknown).set(installation::keys_fingerprint.eq(fingerprint)).execute(connection).await?;
    knows_keys(connection, fingerprint).await
}

/// The same without taking anything down: a database that knows of no keys would take these.
pub async fn knows_keys(connection: &mut AsyncPgConnection, fingerprint: &[u8]) -> Result<bool> {
    let known = installation::table.select(installation::keys_fingerprint);
    let known: Option<Vec<u8>> = known.first(connection).await?;
    Ok(known.is_none_or(|known| known == fingerprint))
}

/// Takes every change back, newest first: only for the test that proves the way down.
pub async fn revert_all(owner_url: &str, ca_file: &str) -> Result<()> {
    let (url, tls) = (owner_url.to_owned(), tls(ca_file)?);
    on_own_runtime(async move {
        let connection = establish(&url, tls).await.map_err(Error::internal)?;
        AsyncMigrationHarness::new(connection).revert_all_migrations(MIGRATIONS).map_err(Error::Internal)?;
        Ok(())
    })
    .await
}

/// The migration harness blocks its thread, so it gets a runtime of its own.
async fn on_own_runtime<T: Send + 'static>(
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    let run = move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        runtime.map_err(Error::internal)?.block_on(work)
    };
    tokio::task::spawn_blocking(run).await.map_err(Error::internal)?
}

/// Connects once, with TLS when the server or the URL asks for it.
pub async fn establish(url: &str, tls: MakeRustlsConnect) -> ConnectionResult<AsyncPgConnection> {
    let connect = tokio_postgres::connect(url, tls);
    let (client, connection) = connect.await.map_err(|e| ConnectionError::BadConnection(describe(&e)))?;
    AsyncPgConnection::try_from_client_and_connection(client, connection).await
}

/// tokio-postgres hides the reason in the source.
fn describe(error: &tokio_postgres::Error) -> String {
    let source = std::error::Error::source(error).map(|s| format!(": {s}")).unwrap_or_default();
    format!("{error}{source}")
}

/// TLS towards the database server; certificates are always checked.
pub fn tls(ca_file: &str) -> Result<MakeRustlsConnect> {
    let roots = roots(ca_file)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Error::internal)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn roots(ca_file: &str) -> Result<rustls::RootCertStore> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;
    let mut store = rustls::RootCertStore::empty();
    if ca_file.is_empty() {
        store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        return Ok(store);
    }
    for certificate in CertificateDer::pem_file_iter(ca_file).map_err(Error::internal)? {
        store.add(certificate.map_err(Error::internal)?).map_err(Error::internal)?;
    }
    Ok(store)
}
