//! The private Postgres cluster of an installation without `DATABASE_URL`: made, started and stopped here, in the
//! data folder, with the installed server programs. Several processes may use it at once (the service and a command):
//! each holds a shared lock while it uses it, and the last one to leave stops it. A crash leaves a cluster that the next start attaches to.
//! Next: `keeper` starts it again under a running service.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use nix::unistd::{Gid, Uid, User, chown};

use crate::platform::db::Address;
use crate::platform::keys::write_private;

/// Oldest Postgres that works.
const OLDEST: u32 = 15;
/// Longest path of a Unix socket the kernel takes, less the file name Postgres adds.
const LONGEST_SOCKET_FOLDER: usize = 90;
/// How long what a killed server leaves may stand in the way.
const PATIENCE: Duration = Duration::from_secs(15);
const OWNER: &str = "kadr_owner";
const SERVICE: &str = "kadr";

/// Why there is no private cluster; each text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    #[error(
        "no Postgres server programs (initdb, pg_ctl) found; install the package `postgresql`, or set DATABASE_URL"
    )]
    NotInstalled,
    #[error("Postgres {0} is too old; {OLDEST} or newer is needed")]
    TooOld(u32),
    #[error(
        "Postgres refuses to run as root and `{user}` cannot reach {folder}; set KADR__DATA__DIR to a folder it can"
    )]
    Unreachable { user: String, folder: PathBuf },
    #[error(
        "there is neither a user `postgres` nor `nobody` to run Postgres as, and it refuses to run as root"
    )]
    NoUser,
    #[error("{what}: {cause}")]
    Io { what: String, cause: io::Error },
    #[error("{program} failed: {output}")]
    Program { program: &'static str, output: String },
}

fn io_error(what: impl Into<String>) -> impl FnOnce(io::Error) -> ClusterError {
    let what = what.into();
    move |cause| ClusterError::Io { what, cause }
}

/// The user the server runs as: ourselves, or an unprivileged one when we are root.
#[derive(Debug, Clone)]
struct RunAs {
    name: String,
    ids: Option<(Uid, Gid)>,
}

impl RunAs {
    fn find() -> Result<Self, ClusterError> {
        if !Uid::effective().is_root() {
            return Ok(Self { name: "this user".into(), ids: None });
        }
        for name in ["postgres", "nobody"] {
            if let Ok(Some(user)) = User::from_name(name) {
                return Ok(Self { name: name.into(), ids: Some((user.uid, user.gid)) });
            }
        }
        Err(ClusterError::NoUser)
    }

    /// Whether every folder above `folder` lets this user pass.
    fn reaches(&self, folder: &Path) -> bool {
        let Some((uid, gid)) = self.ids else { return true };
        folder.ancestors().skip(1).all(|above| match fs::metadata(above) {
            Ok(data) if data.uid() == uid.as_raw() => data.mode() & 0o100 != 0,
            Ok(data) if data.gid() == gid.as_raw() => data.mode() & 0o010 != 0,
            Ok(data) => data.mode() & 0o001 != 0,
            Err(_) => true,
        })
    }

    fn own(&self, path: &Path) -> Result<(), ClusterError> {
        let Some((uid, gid)) = self.ids else { return Ok(()) };
        chown(path, Some(uid), Some(gid)).map_err(|e| ClusterError::Io {
            what: format!("giving {} away", path.display()),
            cause: e.into(),
        })
    }
}

/// Where an installation keeps its files when nothing is set: `./data`, or `/var/lib/kadr` for root in a closed folder.
pub fn default_data_folder() -> io::Result<PathBuf> {
    let here = std::env::current_dir()?.join("data");
    let closed = RunAs::find().is_ok_and(|user| !user.reaches(&here));
    Ok(if closed { PathBuf::from("/var/lib/kadr") } else { here })
}

/// A running private cluster. Call [`Cluster::leave`] at the end.
#[derive(Debug)]
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    run_as: RunAs,
    socket: PathBuf,
    secret: String,
    /// Held for the moment of starting or stopping.
    gate: File,
    /// Held shared by everybody who uses the cluster.
    users: File,
}

impl Cluster {
    /// Makes the cluster if there is none, starts it if it does not run, and returns when it answers.
    pub fn enter(data: &Path) -> Result<Self, ClusterError> {
        let cluster = Self::at(data)?;
        cluster.join()?;
        Ok(cluster)
    }

    /// The cluster of a data folder, whether it runs or not: from here on its address is known. Call [`Cluster::join`]
    /// before using it.
    pub fn at(data: &Path) -> Result<Self, ClusterError> {
        let programs = programs()?;
        let run_as = RunAs::find()?;
        fs::create_dir_all(data).map_err(io_error(format!("making {}", data.display())))?;
        let data = data.canonicalize().map_err(io_error(format!("reading {}", data.display())))?;
        let folder = data.join("postgres");
        if !run_as.reaches(&folder) {
            return Err(ClusterError::Unreachable { user: run_as.name, folder: data });
        }
        let open = |name: &str| File::create(data.join(name)).map_err(io_error(format!("making {name}")));
        let (gate, users) = (open("postgres.gate")?, open("postgres.users")?);
        let socket = data.join("run");
        if socket.as_os_str().len() > LONGEST_SOCKET_FOLDER {
            let what = format!(
                "the path {} is too long for a Unix socket; set KADR__DATA__DIR to a shorter one",
                data.display()
            );
            return Err(ClusterError::Io { what, cause: io::ErrorKind::InvalidFilename.into() });
        }
        gate.lock().map_err(io_error("locking postgres.gate"))?;
        let secret_file = data.join("postgres.secret");
        // a cluster has its secret already; one that is yet to be made gets it here
        if !secret_file.exists() && !folder.join("PG_VERSION").exists() {
            let secret = hex::encode(rand::random::<[u8; 24]>());
            write_private(&secret_file, &secret).map_err(io_error("writing postgres.secret"))?;
        }
        let secret = fs::read_to_string(&secret_file).map_err(io_error("reading postgres.secret"))?;
        gate.unlock().map_err(io_error("unlocking postgres.gate"))?;
        Ok(Self { programs, folder, run_as, socket, secret: secret.trim().to_owned(), gate, users })
    }

    /// Makes the cluster if there is none, starts it if it does not run, and returns when it answers.
    pub fn join(&self) -> Result<(), ClusterError> {
        self.gate.lock().map_err(io_error("locking postgres.gate"))?;
        let up = if self.folder.join("PG_VERSION").exists() { Ok(()) } else { self.make() };
        let up = up.and_then(|()| self.wake());
        let joined = up.and_then(|()| self.users.lock_shared().map_err(io_error("locking postgres.users")));
        self.gate.unlock().map_err(io_error("unlocking postgres.gate"))?;
        joined
    }

    /// How to reach it: the service's login and the owner's.
    pub fn address(&self) -> Address {
        self.address_of("kadr")
    }

    /// The same for another database of this cluster; tests make their own.
    pub fn address_of(&self, database: &str) -> Address {
        Address { url: self.url(SERVICE, database), owner_url: self.url(OWNER, database) }
    }

    fn url(&self, user: &str, database: &str) -> String {
        let socket = self.socket.display().to_string().replace('/', "%2F");
        format!("postgres://{user}:{}@{socket}/{database}", self.secret)
    }

    /// Starts a cluster that died while we use it; says whether it had.
    pub fn revive(&self) -> Result<bool, ClusterError> {
        if self.answers() {
            return Ok(false);
        }
        self.gate.lock().map_err(io_error("locking postgres.gate"))?;
        let up = self.wake();
        self.gate.unlock().map_err(io_error("unlocking postgres.gate"))?;
        up.map(|()| true)
    }

    /// Leaves the cluster; stops it if nobody else uses it.
    pub fn leave(&self) -> Result<(), ClusterError> {
        self.gate.lock().map_err(io_error("locking postgres.gate"))?;
        let last = self.users.unlock().is_ok() && self.users.try_lock().is_ok();
        let stopped =
            if last && self.runs() { self.pg_ctl(&["stop", "-m", "fast", "-w", "-t", "60"]) } else { Ok(()) };
        self.gate.unlock().map_err(io_error("unlocking postgres.gate"))?;
        stopped
    }

    fn make(&self) -> Result<(), ClusterError> {
        // a first start that was killed leaves half a cluster
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).map_err(io_error("removing an unfinished cluster"))?;
        }
        // a name of its own: the initdb of a start that was killed may still be writing to another
        self.remove_unfinished();
        let made = self.folder.with_extension(format!("unfinished-{:08x}", rand::random::<u32>()));
        fs::create_dir(&made).map_err(io_error("making the cluster's folder"))?;
        self.run_as.own(&made)?;
        let password = made.with_extension("password");
        write_private(&password, &self.secret).map_err(io_error("writing the owner's password"))?;
        self.run_as.own(&password)?;
        let result = self.run(
            "initdb",
            Command::new(self.programs.join("initdb"))
                .arg("--pgdata")
                .arg(&made)
                .args(["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--auth=scram-sha-256"])
                .arg(format!("--username={OWNER}"))
                .arg("--pwfile")
                .arg(&password),
        );
        fs::remove_file(&password).map_err(io_error("removing the owner's password"))?;
        result?;
        fs::rename(&made, &self.folder).map_err(io_error("naming the cluster's folder"))
    }

    /// Removes what starts that were killed left half made. What cannot be removed now is left to the next time.
    fn remove_unfinished(&self) {
        let beside = self.folder.parent().and_then(|data| fs::read_dir(data).ok());
        for entry in beside.into_iter().flatten().flatten() {
            let unfinished = entry.file_name().to_string_lossy().starts_with("postgres.unfinished");
            if unfinished
                && (fs::remove_dir_all(entry.path()).is_err() && fs::remove_file(entry.path()).is_err())
            {
                tracing::debug!("something unfinished is still in use");
            }
        }
    }

    /// Starts the cluster unless it answers. A server that was killed may seem to run, or may leave processes that hold
    /// its memory, for a moment; both pass.
    fn wake(&self) -> Result<(), ClusterError> {
        let patience = Instant::now();
        loop {
            let outcome = match self.runs() {
                true if self.answers() => return Ok(()),
                true => Ok(()),
                false => self.start(),
            };
            match outcome {
                Err(error) if patience.elapsed() > PATIENCE => return Err(error),
                Ok(()) if self.answers() || patience.elapsed() > PATIENCE => return Ok(()),
                _ => std::thread::sleep(Duration::from_millis(100)),
            }
        }
    }

    /// Whether it takes connections: not while it is starting up after a crash.
    fn answers(&self) -> bool {
        self.run("pg_isready", Command::new(self.programs.join("pg_isready")).arg("-h").arg(&self.socket))
            .is_ok()
    }

    fn start(&self) -> Result<(), ClusterError> {
        fs::create_dir_all(&self.socket).map_err(io_error("making the socket's folder"))?;
        fs::set_permissions(&self.socket, fs::Permissions::from_mode(0o750))
            .map_err(io_error("closing the socket's folder"))?;
        self.run_as.own(&self.socket)?;
        let log = self.folder.join("server.log");
        // durable as Postgres ships it (fsync, synchronous_commit); reached by the socket alone
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c max_connections=100 -c timezone=UTC \
             -c log_min_messages=warning -c shared_buffers=128MB -c max_wal_size=2GB -c log_min_error_statement=panic",
            self.socket.display()
        );
        let log_name = log.display().to_string();
        self.pg_ctl(&["start", "-w", "-t", "60", "-l", &log_name, "-o", &options]).map_err(|error| {
            let tail = fs::read_to_string(&log).unwrap_or_default();
            let last: Vec<_> = tail.lines().rev().take(5).collect();
            ClusterError::Program {
                program: "pg_ctl",
                output: format!("{error}; its log ends: {}", last.join(" | ")),
            }
        })
    }

    /// Makes the service's database and login; harmless when they are there.
    pub async fn prepare(&self) -> crate::platform::error::Result<()> {
        use diesel_async::SimpleAsyncConnection as _;
        let tls = crate::platform::db::tls("")?;
        let connect = crate::platform::db::establish(&self.address_of("postgres").owner_url, tls).await;
        let mut connection = connect.map_err(crate::platform::error::Error::internal)?;
        // one at a time: two programs at once would both find a role missing, and one of them fail
        connection.batch_execute("select pg_advisory_lock(hashtext('kadr.prepare'))").await?;
        let statements = [
            format!("create role {SERVICE} login password '{}'", self.secret),
            "create role kadr_app nologin".to_owned(),
            format!("grant kadr_app to {SERVICE}"),
            format!("create database kadr owner {OWNER}"),
        ];
        for statement in statements {
            match connection.batch_execute(&statement).await {
                Err(diesel::result::Error::DatabaseError(_, info))
                    if info.message().contains("already exists") => {}
                other => other?,
            }
        }
        Ok(())
    }

    fn runs(&self) -> bool {
        self.pg_ctl(&["status"]).is_ok()
    }

    fn pg_ctl(&self, arguments: &[&str]) -> Result<(), ClusterError> {
        self.run(
            "pg_ctl",
            Command::new(self.programs.join("pg_ctl")).arg("-D").arg(&self.folder).args(arguments),
        )
    }

    fn run(&self, program: &'static str, command: &mut Command) -> Result<(), ClusterError> {
        if let Some((uid, gid)) = self.run_as.ids {
            command.uid(uid.as_raw()).gid(gid.as_raw());
        }
        // its own process group: Ctrl-C is ours to answer, and the server must outlive our answer
        command.process_group(0).current_dir("/").stdin(Stdio::null()).env("LC_ALL", "C.UTF-8");
        // the server inherits the output of pg_ctl: a pipe would never end
        let output = if program == "pg_ctl" { quiet(command) } else { command.output() };
        let output = output.map_err(io_error(format!("starting {program}")))?;
        if output.status.success() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).trim().to_owned();
        Err(ClusterError::Program { program, output: text })
    }
}

fn quiet(command: &mut Command) -> io::Result<Output> {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    Ok(Output { status, stdout: Vec::new(), stderr: Vec::new() })
}

/// The newest installed server programs: on the PATH, or where Debian puts them.
pub fn programs() -> Result<PathBuf, ClusterError> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    if let Ok(versions) = fs::read_dir("/usr/lib/postgresql") {
        folders.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    let found = folders
        .into_iter()
        // what is on the PATH may be a link to where the programs really are, all together
        .filter_map(|folder| Some(folder.join("initdb").canonicalize().ok()?.parent()?.to_owned()))
        .filter(|folder| folder.join("pg_ctl").exists() && folder.join("postgres").exists())
        .filter_map(|folder| version(&folder).map(|version| (version, folder)))
        .max();
    match found {
        None => Err(ClusterError::NotInstalled),
        Some((version, _)) if version < OLDEST => Err(ClusterError::TooOld(version)),
        Some((_, folder)) => Ok(folder),
    }
}

/// `initdb (PostgreSQL) 15.18 (Debian …)` → 15
fn version(folder: &Path) -> Option<u32> {
    let output = Command::new(folder.join("initdb")).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.split_whitespace().nth(2)?.split('.').next()?.parse().ok()
}
