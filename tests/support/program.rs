//! The real program as a process of its own, to be killed, stopped and started again.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

use super::cluster::Database;

/// A command of the program on a database and a data folder of its own, without the settings of whoever runs the tests.
pub fn command(database: &Database, data: &Path, arguments: &[&str]) -> Command {
    let mut command = alone(data, arguments);
    command
        .env("KADR__DATABASE__URL", &database.address.url)
        .env("KADR__DATABASE__OWNER_URL", &database.address.owner_url);
    command
}

/// The same with a private cluster in its data folder.
pub fn alone(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kadr"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("KADR__") || name == "DATABASE_URL")
    {
        command.env_remove(name);
    }
    command
        .args(arguments)
        .env("KADR__DATA__DIR", data)
        .env("KADR__HTTP__PORT", "0")
        .env("KADR__LOG__LEVEL", "error");
    command
}

/// The service, running until it is dropped.
pub struct Program {
    process: Child,
    pub base: String,
    /// What it said when it was ready.
    pub said: Value,
}

impl Program {
    /// Starts `run --json` and waits until it is ready.
    pub fn start(command: &mut Command) -> Self {
        let mut program = Self::begin(command);
        program.ready();
        program
    }

    /// Starts it and does not wait.
    pub fn begin(command: &mut Command) -> Self {
        let process = command.stdout(Stdio::piped()).spawn().unwrap();
        Self { process, base: String::new(), said: Value::Null }
    }

    /// Waits until it is ready.
    pub fn ready(&mut self) {
        let mut line = String::new();
        BufReader::new(self.process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        self.said = serde_json::from_str(&line).expect("the ready line");
        self.base = self.said["url"].as_str().unwrap().to_owned();
    }

    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Ends it as Ctrl-C does; whether it said that all went well.
    pub fn interrupt(mut self) -> bool {
        kill(Pid::from_raw(i32::try_from(self.process.id()).unwrap()), Signal::SIGINT).unwrap();
        self.process.wait().unwrap().success()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
