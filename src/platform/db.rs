//! The database: pool, TLS, migrations. SQL lives in the domains' `store.rs`; writes go through `tx.rs`.
//! Every pooled connection works as the role `kadr_app`, whatever login it came in with.

use std::sync::Arc;
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

/// The pool of connections.
#[derive(Clone)]
pub struct Database {
    pool: Pool<AsyncPgConnection>,
    /// Rung whenever no connection was to be had.
    lost: Arc<Notify>,
    url: String,
    tls: MakeRustlsConnect,
}

impl Database {
    /// Prepares the pool; connects on first use.
    pub fn new(address: &Address, settings: &config::Database) -> Result<Self> {
        let tls = tls(&settings.ca_file)?;
        // connections are driven by this runtime, not by the worker that happened to need one first
        let runtime = tokio::runtime::Handle::current();
        let statement_timeout = settings.statement_timeout_seconds;
        let mut manager = ManagerConfig::default();
        manager.recycling_method = RecyclingMethod::Fast;
        let for_setup = tls.clone();
        manager.custom_setup = Box::new(move |url| {
            let (url, tls, runtime) = (url.to_owned(), for_setup.clone(), runtime.clone());
            async move {
                let connected = runtime.spawn(async move {
                    let mut connection = establish(&url, tls).await?;
                    let session = format!(
                        "set role kadr_app; set time zone 'UTC'; set statement_timeout = '{statement_timeout}s'; \
                         set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '60s'"
                    );
                    connection
                        .batch_execute(&session)
                        .await
                        .map_err(ConnectionError::CouldntSetupConfiguration)?;
                    Ok(connection)
                });
                connected.await.map_err(|e| ConnectionError::BadConnection(e.to_string()))?
            }
            .boxed()
        });
        let manager = AsyncDieselConnectionManager::new_with_config(&address.url, manager);
        let wait = Some(Duration::from_secs(settings.wait_seconds));
        let pool = Pool::builder(manager)
            .max_size(settings.pool_size)
            .wait_timeout(wait)
            .create_timeout(wait)
            .recycle_timeout(wait)
            .runtime(deadpool::Runtime::Tokio1)
            .build()
            .map_err(Error::internal)?;
        Ok(Self { pool, lost: Arc::default(), url: address.url.clone(), tls })
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
        let status = self.pool.status();
        (status.size - status.available.min(status.size), status.max_size)
    }

    /// Closes every connection; nothing can be asked afterwards.
    pub fn close(&self) {
        self.pool.close();
    }
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
