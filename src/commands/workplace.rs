//! What every command works with: the data folder, the database (its own or the operator's), the app.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::commands::say;
use crate::platform::app::App;
use crate::platform::config::Settings;
use crate::platform::db::{self, Address};
use crate::platform::error::{Error, Result};
use crate::platform::postgres::{Cluster, default_data_folder};

/// An opened installation. Call [`Workplace::close`] at the end.
pub(super) struct Workplace {
    pub(super) app: App,
    cluster: Option<Cluster>,
}

/// The data folder, made if it is not there.
pub(super) fn data_folder(settings: &Settings) -> Result<PathBuf> {
    let folder = match settings.data.dir.as_str() {
        "" => default_data_folder().map_err(Error::internal)?,
        path => PathBuf::from(path),
    };
    std::fs::create_dir_all(&folder).map_err(Error::internal)?;
    folder.canonicalize().map_err(Error::internal)
}

/// Where the database is: the operator's, or the private cluster, which need not run yet.
pub(super) fn place(settings: &Settings, data: &std::path::Path) -> Result<(Address, Option<Cluster>)> {
    let url = &settings.database.url;
    if !url.is_empty() {
        let owner = &settings.database.owner_url;
        let owner_url = if owner.is_empty() { url } else { owner };
        return Ok((Address { url: url.clone(), owner_url: owner_url.clone() }, None));
    }
    let cluster = Cluster::at(data).map_err(Error::internal)?;
    Ok((cluster.address(), Some(cluster)))
}

/// The operator's database, or the private cluster: started if it does not run.
pub(super) async fn database(
    settings: &Settings,
    data: &std::path::Path,
) -> Result<(Address, Option<Cluster>)> {
    let (address, cluster) = place(settings, data)?;
    let Some(cluster) = cluster else { return Ok((address, None)) };
    let entered = tokio::task::spawn_blocking(move || cluster.join().map(|()| cluster)).await;
    let cluster = entered.map_err(Error::internal)?.map_err(Error::internal)?;
    cluster.prepare().await?;
    Ok((address, Some(cluster)))
}

impl Workplace {
    /// Opens the installation and brings its schema up to date.
    pub(super) async fn open(settings: Settings) -> Result<Self> {
        let data = data_folder(&settings)?;
        let (address, cluster) = database(&settings, &data).await?;
        let ca_file = settings.database.ca_file.clone();
        let public_url = settings.http.public_url.trim_end_matches('/').to_owned();
        let app = App::new(settings, address, &data, public_url)?;
        let checked = async {
            db::migrate(&app.address.owner_url, &ca_file).await?;
            app.check_keys().await
        };
        if let Err(problem) = checked.await {
            app.db.close();
            leave(cluster).await?;
            return Err(problem);
        }
        app.set_ready(true);
        Ok(Self { app, cluster })
    }

    /// Closes connections and leaves the cluster, which stops if nobody else uses it.
    pub(super) async fn close(self) -> Result<()> {
        self.app.db.close();
        leave(self.cluster).await
    }
}

/// Leaves the private cluster, if there is one.
pub(super) async fn leave(cluster: Option<Cluster>) -> Result<()> {
    let Some(cluster) = cluster else { return Ok(()) };
    tokio::task::spawn_blocking(move || cluster.leave())
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)
}

/// `kadr migrate`
pub(super) async fn migrate(settings: Settings) -> Result<ExitCode> {
    let data = data_folder(&settings)?;
    let (address, cluster) = database(&settings, &data).await?;
    let applied = db::migrate(&address.owner_url, &settings.database.ca_file).await;
    leave(cluster).await?;
    match applied? {
        0 => say("The schema is up to date."),
        count => say(format!("Applied {count} changes of the schema.")),
    }
    Ok(ExitCode::SUCCESS)
}
