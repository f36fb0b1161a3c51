//! What tests stand on: `TestApp` (the whole service in this process, on its own database), actors that speak HTTP,
//! and a real mail server. Background work is driven by the test, so nothing has to be waited for.

pub mod actor;
pub mod cluster;
pub mod program;
pub mod smtp;

use std::collections::BTreeMap;

use kadr::accounts::{self, Email, NewAccount};
use kadr::platform::app::App;
use kadr::platform::config::Settings;
use kadr::platform::schedule::Round;
use kadr::platform::server;
use kadr::platform::tx::Act;
use kadr::reference::codes::{Locale, Programme, Role};

pub use actor::Actor;

/// Password of every account that tests make.
pub const PASSWORD: &str = "correct horse battery";

/// The service, listening, with a database and a data folder of its own.
pub struct TestApp {
    pub app: App,
    pub base: String,
    pub database: cluster::Database,
    data: tempfile::TempDir,
    stop: actix_web::dev::ServerHandle,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With settings as environment variables: `[("KADR__SMTP__HOST", "localhost")]`.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let database = cluster::Database::new().await;
        Self::on(database, settings).await
    }

    /// On a database that is there already.
    pub async fn on(database: cluster::Database, settings: &[(&str, &str)]) -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), database, settings).await
    }

    /// With files that are there already.
    pub async fn in_folder(
        data: tempfile::TempDir,
        database: cluster::Database,
        settings: &[(&str, &str)],
    ) -> Self {
        let mut environment: BTreeMap<String, String> =
            settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        environment.entry("KADR__HTTP__WORKERS".into()).or_insert_with(|| "1".into());
        let settings = Settings::from_parts(None, environment).unwrap();
        let listener = server::bind("127.0.0.1", 0).unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let app = App::new(settings, database.address.clone(), data.path(), base.clone()).unwrap();
        app.set_ready(true);
        let server = server::serve(app.clone(), listener).unwrap();
        let stop = server.handle();
        tokio::spawn(server);
        Self { app, base, database, data, stop }
    }

    /// Folder of this installation's files.
    pub fn data(&self) -> &std::path::Path {
        self.data.path()
    }

    /// The act of the test itself.
    pub fn act(&self) -> Act {
        Act::command("test", self.app.clock.now())
    }

    /// Somebody who is not signed in.
    pub fn anonymous(&self) -> Actor {
        Actor::new(&self.base)
    }

    /// A new account of this role, signed in at the pages and at the API. Officers and approvers work for the first body.
    pub async fn actor(&self, role: Role) -> Actor {
        let email = format!("{role}-{}@example.org", uuid::Uuid::now_v7().simple());
        self.actor_at(role, &email).await
    }

    /// The same at a given address.
    pub async fn actor_at(&self, role: Role, email: &str) -> Actor {
        let body = match role {
            Role::HrOfficer | Role::Approver => Some(self.database.first_body().await),
            _ => None,
        };
        let party = (role == Role::PartyRepresentative).then(|| "amanat".to_owned());
        self.make(NewAccount {
            role,
            email: Email::parse(email).unwrap(),
            name: format!("Test {role}"),
            locale: Locale::En,
            password: PASSWORD.into(),
            body,
            party,
            regions: Vec::new(),
            programmes: Vec::new(),
            email_confirmed: true,
        })
        .await
    }

    /// An officer of the first body who works in these regions, or everywhere, and reads in this language.
    pub async fn officer_in(&self, regions: &[&str], locale: Locale) -> Actor {
        self.officer_bound(regions, &[], locale).await
    }

    /// The same, bound to members of these programmes besides.
    pub async fn officer_bound(&self, regions: &[&str], programmes: &[Programme], locale: Locale) -> Actor {
        self.make(NewAccount {
            role: Role::HrOfficer,
            email: Email::parse(&format!("of-{}@example.org", uuid::Uuid::now_v7().simple())).unwrap(),
            name: "Test".into(),
            locale,
            password: PASSWORD.into(),
            body: Some(self.database.first_body().await),
            party: None,
            regions: regions.iter().map(|kato| (*kato).to_owned()).collect(),
            programmes: programmes.to_vec(),
            email_confirmed: true,
        })
        .await
    }

    /// An account as described, signed in.
    pub async fn make(&self, new: NewAccount) -> Actor {
        let email = new.email.as_str().to_owned();
        accounts::create(&self.app, &self.act(), new).await.unwrap();
        let mut actor = self.anonymous();
        actor.sign_in(&email, PASSWORD).await;
        actor
    }

    /// Sends every letter that is due now.
    pub async fn deliver(&self) {
        while kadr::platform::mailer::round(&self.app).await.unwrap() == Round::More {}
    }

    /// Seals every audit entry. The sealer waits for older transactions of the whole cluster, so of other tests too.
    pub async fn seal(&self) {
        loop {
            while kadr::audit::sealer::round(&self.app).await.unwrap() == Round::More {}
            let unsealed = "select count(*) as count from audit_entries e
                where not exists (select 1 from audit_seals s where s.entry_id = e.id)";
            if self.database.count(unsealed).await == 0 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// Brings the index up to date. Like the sealer, the feed waits for older transactions of the whole cluster.
    pub async fn index(&self) {
        loop {
            while kadr::matching::indexer::round(&self.app).await.unwrap() == Round::More {}
            let cursor = self.app.index.ask(|index| index.cursor()).await.unwrap().unwrap_or_default();
            let cursor: serde_json::Value = serde_json::from_str(&cursor).unwrap_or_default();
            let (xid, seq) = (&cursor["position"]["xid"], &cursor["position"]["seq"]);
            let behind = format!("select count(*) as count from changes where (xid, seq) > ({xid}, {seq})");
            if xid.is_i64() && self.database.count(&behind).await == 0 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // asked, not awaited: the process ends with the test
        drop(self.stop.stop(false));
        self.app.db.close();
    }
}

/// Whether a text tells a year, alone or in a date: its digits may stand in any id or time of day.
pub fn tells_year(text: &str, year: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric() && !"-.:".contains(letter));
    words.any(|word| {
        let in_date = word.starts_with(&format!("{year}-")) || word.ends_with(&format!(".{year}"));
        in_date || word.trim_matches(['.', ':', '-']) == year
    })
}

#[test]
fn a_year_is_told_from_digits_of_something_else() {
    for text in ["born 1985-02-03", "\"1985\"", "03.02.1985 ж.", "in 1985.", "<td>1985</td>"] {
        assert!(tells_year(text, "1985"), "{text}");
    }
    for text in ["2026-12-01T00:41:16.571985Z", "01a22f0c-1985-7704-818c-b178d4f08f7a", "21985"] {
        assert!(!tells_year(text, "1985"), "{text}");
    }
}
