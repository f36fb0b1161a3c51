//! A fresh installation in a folder of its own, with its private cluster; gone when dropped.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use kadr::platform::postgres::{Cluster, programs};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use reqwest::Client;
use serde_json::{Value, json};
use tokio_postgres::NoTls;
use uuid::Uuid;

use crate::saves::Applicant;
use crate::visitor::{PASSWORD, Visitor};

/// What pgbench does: the rows that one save of wishes writes, by the statements the service sends.
const PGBENCH: &str = include_str!("save.sql");

pub struct Installation {
    folder: tempfile::TempDir,
}

impl Installation {
    pub fn make() -> Self {
        let folder = tempfile::Builder::new().prefix("kadr-load-").tempdir().unwrap();
        // an unprivileged Postgres must be able to pass through
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(folder.path(), open).unwrap();
        Self { folder }
    }

    fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kadr"));
        command.args(arguments).env("KADR__DATA__DIR", self.folder.path()).env("KADR__LOG__LEVEL", "error");
        command
    }

    /// Seeds people; returns the seconds it took, the making of the cluster not counted.
    pub fn seed(&self, people: usize) -> f64 {
        let output =
            self.program(&["seed", "--json", "--people", &people.to_string()]).output().expect("kadr seed");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["people"], json!(people));
        said["seconds"].as_f64().unwrap()
    }

    pub fn start(&self) -> Service {
        let mut process =
            self.program(&["run", "--json", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).expect("the ready line");
        Service { process, base: ready["url"].as_str().unwrap().to_owned() }
    }

    /// Builds the index anew beside the running service; returns the seconds it took.
    pub fn reindex(&self) -> f64 {
        let began = std::time::Instant::now();
        let output = self.program(&["reindex"]).output().expect("kadr reindex");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        began.elapsed().as_secs_f64()
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn owner(&self) -> tokio_postgres::Client {
        let url = self.cluster().address().owner_url;
        let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    }

    pub fn cluster(&self) -> Cluster {
        Cluster::enter(self.folder.path()).unwrap()
    }

    pub async fn officer(&self, service: &Service) -> Visitor {
        let row = self.owner().await.query_one("select code from bodies order by code limit 1", &[]).await;
        let body: String = row.unwrap().get(0);
        let email = "officer@example.org";
        let mut process = self
            .program(&[
                "account",
                "create",
                "--role",
                "hr_officer",
                "--name",
                "Дана",
                "--email",
                email,
                "--body",
                &body,
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        process.stdin.take().unwrap().write_all(format!("{PASSWORD}\n").as_bytes()).unwrap();
        assert!(process.wait().unwrap().success());
        Visitor::sign_in(&service.base, email).await
    }

    /// Accounts for some of the invented people.
    pub async fn applicants(&self, service: &Service, count: usize) -> Vec<Applicant> {
        let owner = self.owner().await;
        let client = Client::new();
        let mut applicants = Vec::new();
        for number in 0..count {
            let email = format!("applicant-{number}@example.org");
            let body = json!({ "name": "Сәуле", "email": email, "password": PASSWORD });
            let answer = client.post(format!("{}/api/v1/accounts", service.base)).json(&body).send().await;
            assert_eq!(answer.unwrap().status(), 202);
            let give =
                "update people set account_id = (select id from accounts order by created_at desc limit 1)
                where id = (select id from people where account_id is null limit 1) returning id::text";
            let given = owner.query_one(give, &[]).await.unwrap();
            let person: &str = given.get(0);
            let person: Uuid = person.parse().unwrap();
            applicants.push(Applicant { person, visitor: Visitor::sign_in(&service.base, &email).await });
        }
        applicants
    }

    /// Transactions per second of pgbench, with as many clients, on the same rows of the same cluster.
    pub async fn pgbench(&self, applicants: &[Applicant], seconds: u64) -> f64 {
        let owner = self.owner().await;
        owner.batch_execute("create table load_clients (client int primary key, person uuid)").await.unwrap();
        for (client, applicant) in (0i32..).zip(applicants) {
            let insert = "insert into load_clients values ($1, $2::text::uuid)";
            owner.execute(insert, &[&client, &applicant.person.to_string()]).await.unwrap();
        }
        let script = self.folder.path().join("save.sql");
        std::fs::write(&script, PGBENCH).unwrap();
        let cluster = self.cluster();
        let output = Command::new(programs().unwrap().join("pgbench"))
            .args([
                "--no-vacuum",
                "--protocol=prepared",
                "--jobs=2",
                "--client",
                &applicants.len().to_string(),
            ])
            .args(["--time", &seconds.to_string(), "--file"])
            .arg(&script)
            .arg(cluster.address().owner_url)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")).expect("a rate");
        rate.split(' ').next().unwrap().parse().unwrap()
    }
}

/// The running program.
pub struct Service {
    process: Child,
    pub base: String,
}

impl Service {
    /// Waits until search answers from a whole index; returns how many documents it holds.
    pub async fn index_is_whole(&self, people: usize) -> f64 {
        let client = Client::new();
        let get = async |path: &str| {
            client.get(format!("{}{path}", self.base)).send().await.unwrap().text().await.unwrap()
        };
        loop {
            let state: Value = serde_json::from_str(&get("/health/ready").await).unwrap();
            if state["search"] == json!(true) && state["rebuilding"] == json!(false) {
                let figures = get("/metrics").await;
                let line = figures.lines().find_map(|line| line.strip_prefix("kadr_index_documents "));
                let documents: f64 = line.and_then(|value| value.parse().ok()).unwrap_or_default();
                if documents as usize >= people {
                    return documents;
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Memory that the system counts for the process, mapped files of the index included.
    pub fn resident_megabytes(&self) -> f64 {
        self.status("VmRSS:")
    }

    /// The same without mapped files, which the system takes back when it needs the room.
    pub fn own_megabytes(&self) -> f64 {
        self.status("RssAnon:")
    }

    fn status(&self, name: &str) -> f64 {
        let text =
            std::fs::read_to_string(Path::new("/proc").join(self.process.id().to_string()).join("status"));
        let text = text.unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix(name)).expect(name);
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
    }

    /// Asks it to end, and waits.
    pub fn stop(mut self) {
        kill(Pid::from_raw(i32::try_from(self.process.id()).unwrap()), Signal::SIGTERM).unwrap();
        assert!(self.process.wait().unwrap().success());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        // a failed run leaves the cluster running
        if let Ok(cluster) = Cluster::enter(self.folder.path()) {
            let _ = cluster.leave();
        }
    }
}
