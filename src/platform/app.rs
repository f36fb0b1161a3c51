//! The app: everything a use case needs, built once by `main` and by each test. No globals.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{Notify, Semaphore};

use crate::matching::document;
use crate::matching::index::ReserveIndex;
use crate::platform::clock::Clock;
use crate::platform::config::Settings;
use crate::platform::db::{self, Address, Connection, Database};
use crate::platform::error::{Error, Result};
use crate::platform::keys::Keys;
use crate::platform::tx::{Act, Tx};
use crate::reference::data::Reference;
use crate::saved_searches::watching::Watch;
use crate::thesaurus::edition::Live as Thesaurus;

/// Everything that lives as long as the process. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
    /// The database, by the connections of whoever holds this app.
    pub db: Database,
}

/// What `App` points at; read its fields through the app.
pub struct Inner {
    pub settings: Settings,
    pub clock: Clock,
    pub keys: Keys,
    /// Where they are kept.
    pub key_file: PathBuf,
    pub address: Address,
    /// Folder of everything outside Postgres.
    pub data: PathBuf,
    pub reference: Reference,
    pub index: ReserveIndex,
    /// The thesaurus in use, and what may be suggested while an officer types.
    pub thesaurus: Thesaurus,
    /// The saved searches that are watched, in memory.
    pub watch: Watch,
    /// Address people reach the service at, without a slash at the end.
    pub public_url: String,
    /// Wakes the background work after a commit, so that nobody waits for its next look.
    pub wake: Wake,
    /// How many passwords may be hashed at once: each takes 19 MiB.
    pub hashing: Semaphore,
    /// How many checks of strangers are evaluated at once: anybody may ask.
    pub checking: Semaphore,
    /// How many large files may be looked at for strangers at once.
    pub uploads: Semaphore,
    ready: AtomicBool,
}

/// One bell per background part.
#[derive(Debug, Default)]
pub struct Wake {
    pub indexer: Notify,
    pub watch: Notify,
    pub sealer: Notify,
    pub mailer: Notify,
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.inner
    }
}

impl App {
    /// Puts the app together. Nothing is asked of the database yet.
    pub fn new(settings: Settings, address: Address, data: &Path, public_url: String) -> Result<Self> {
        let key_file = match settings.keys.file.as_str() {
            "" => data.join("keys.toml"),
            path => PathBuf::from(path),
        };
        let (keys, origin) = Keys::open_or_make(&key_file).map_err(Error::internal)?;
        if origin == crate::platform::keys::Origin::Made {
            tracing::warn!(file = %key_file.display(), "made new keys for IINs and contacts: keep a copy of this file apart from backups");
        }
        if origin == crate::platform::keys::Origin::Completed {
            tracing::warn!(file = %key_file.display(), "made a key that signs certificates and added it to the key file: renew your copy of this file");
        }
        let db = Database::new(&address, &settings.database)?;
        let clock = Clock::system(settings.time.zone);
        let reference = Reference::load().map_err(Error::internal)?;
        let thesaurus = Thesaurus::new(&reference)?;
        let schema = document::schema(&reference, &settings.search_weights);
        let analyser = thesaurus.analyser().clone();
        let index = ReserveIndex::open(&data.join("index"), &schema, &settings.search, analyser)?;
        let inner = Inner {
            clock,
            keys,
            key_file,
            address,
            data: data.to_owned(),
            reference,
            index,
            thesaurus,
            watch: Watch::default(),
            public_url,
            wake: Wake::default(),
            hashing: Semaphore::new(4),
            checking: Semaphore::new(2),
            uploads: Semaphore::new(2),
            ready: AtomicBool::new(false),
            settings,
        };
        Ok(Self { inner: Arc::new(inner), db })
    }

    /// The same app for one of `workers` of the server, with connections of its own.
    pub fn of_worker(&self, workers: usize) -> Result<Self> {
        Ok(Self { inner: Arc::clone(&self.inner), db: self.db.of_worker(workers)? })
    }

    /// The same app for a part of the background work, with connections of its own.
    pub fn of_part(&self) -> Result<Self> {
        Ok(Self { inner: Arc::clone(&self.inner), db: self.db.of_part()? })
    }

    /// Refuses to work with other keys than those the database was filled with; a database that knows of none learns
    /// these. Asked once the schema is up to date.
    pub async fn check_keys(&self) -> Result<()> {
        if db::are_own_keys(&mut *self.read().await?, &self.keys.fingerprint()).await? {
            return Ok(());
        }
        let file = self.key_file.display();
        Err(Error::internal(format!(
            "the key file {file} is not the one this database was filled with, so nobody could be found or reached; \
             put the right file there, or name it in the setting keys.file"
        )))
    }

    /// Lends a connection for reading.
    pub async fn read(&self) -> Result<Connection> {
        self.db.connection().await
    }

    /// Does `work` in one transaction: all of it, with its audit entries and letters, or nothing.
    pub async fn write<T>(&self, act: &Act, work: impl AsyncFnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        let connection = self.db.connection().await?;
        let mut tx = Tx::begin(connection, &self.keys, act).await?;
        match work(&mut tx).await {
            Ok(value) => {
                let committed = tx.commit().await?;
                self.wake.indexer.notify_one();
                self.wake.sealer.notify_one();
                if committed.lettered {
                    self.wake.mailer.notify_one();
                }
                Ok(value)
            }
            Err(error) => {
                if let Err(problem) = tx.rollback().await {
                    tracing::warn!(%problem, "rolling back failed; the connection is given up");
                }
                Err(error)
            }
        }
    }

    /// Name of the session cookie: `__Host-` binds it to TLS and this host.
    pub fn session_cookie(&self) -> &'static str {
        if self.settings.is_secure() { "__Host-kadr" } else { "kadr" }
    }

    /// Whether the schema is up to date and reference data is there.
    pub fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire)
    }

    pub fn set_ready(&self, ready: bool) {
        self.ready.store(ready, Ordering::Release);
    }
}
