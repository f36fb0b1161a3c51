//! Settings: the commented defaults (`config/default.toml`, compiled in), then a file, then `KADR__…`.
//! The defaults name every key, so an unknown one is found by comparison and answered with what is allowed.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use toml::Value;

mod layers;

use layers::{merge_file, merge_variable, parse};

const DEFAULTS: &str = include_str!("../../config/default.toml");
const PREFIX: &str = "KADR__";

/// Why the settings cannot be used; the text names the key, where it came from and what is allowed.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read {path}: {cause}")]
    Unreadable { path: PathBuf, cause: std::io::Error },
    #[error("{origin} is not TOML: {cause}")]
    NotToml { origin: String, cause: toml::de::Error },
    #[error("unknown setting `{key}` in {origin}; allowed are: {allowed}")]
    Unknown { key: String, origin: String, allowed: String },
    #[error("setting `{key}` in {origin} must be {expected}, but is {found}")]
    WrongType { key: String, origin: String, expected: &'static str, found: String },
    #[error("setting `{key}`: {problem}")]
    Unusable { key: String, problem: String },
    #[error("the environment variable {name} is not UTF-8; write it in UTF-8")]
    NotText { name: String },
}

/// Everything that can be set. See `config/default.toml` for the meaning and unit of each key.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub http: Http,
    pub data: Data,
    pub database: Database,
    pub smtp: Smtp,
    pub letters: Letters,
    pub keys: Keys,
    pub search: Search,
    pub search_weights: SearchWeights,
    pub selections: Selections,
    pub certificates: Certificates,
    pub accounts: Accounts,
    pub time: Time,
    pub log: Log,
    pub seed: Seed,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Http {
    pub host: String,
    pub port: u16,
    pub public_url: String,
    pub workers: usize,
    pub trust_forwarded_for: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    pub dir: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    pub url: String,
    pub owner_url: String,
    pub ca_file: String,
    pub pool_size: usize,
    pub wait_seconds: u64,
    pub statement_timeout_seconds: u32,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database").field("pool_size", &self.pool_size).finish_non_exhaustive()
    }
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SmtpTls {
    Starttls,
    Tls,
    None,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    pub tls: SmtpTls,
    pub user: String,
    pub password: String,
    pub ca_file: String,
    pub timeout_seconds: u64,
    pub from_name: String,
    pub from_address: String,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("host", &self.host).field("tls", &self.tls).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    pub retry_seconds: Vec<u32>,
    pub link_days: u16,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    pub file: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    pub writer_mb: usize,
    pub rebuild_mb: usize,
    pub timeout_milliseconds: u64,
    pub queue: usize,
    pub recency_percent: u8,
    pub recency_days: u16,
    pub completeness_percent: u8,
}

/// Hundredths of what a word scores, by where it is met.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchWeights {
    pub surname: u16,
    pub given_name: u16,
    pub patronymic: u16,
    pub posts: u16,
    pub studies: u16,
    pub statement: u16,
    pub field_of_study: u16,
    pub region: u16,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selections {
    pub days: u16,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificates {
    pub others: u64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    pub session_idle_minutes: u32,
    pub session_hours: u32,
    pub token_minutes: u32,
    pub refresh_days: u32,
    pub failed_sign_ins: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time {
    pub zone: chrono_tz::Tz,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub level: String,
    pub format: LogFormat,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    pub people: usize,
    pub seed: u64,
}

impl Settings {
    /// Reads the settings of this process: defaults, `file` if given, then the environment.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        Self::from_parts(file, ours(std::env::vars_os())?)
    }

    /// The same from explicit parts; tests use it.
    pub fn from_parts(
        file: Option<&Path>,
        environment: BTreeMap<String, String>,
    ) -> Result<Self, ConfigError> {
        let mut table = parse(DEFAULTS, "config/default.toml")?;
        if let Some(path) = file {
            let text = std::fs::read_to_string(path)
                .map_err(|cause| ConfigError::Unreadable { path: path.to_owned(), cause })?;
            let origin = path.display().to_string();
            merge_file(&mut table, parse(&text, &origin)?, &origin)?;
        }
        for (name, value) in environment {
            merge_variable(&mut table, &name, value)?;
        }
        let settings: Self = serde_path_to_error::deserialize(Value::Table(table)).map_err(|error| {
            ConfigError::Unusable { key: error.path().to_string(), problem: error.into_inner().to_string() }
        })?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let refuse = |key: &str, problem: &str| {
            Err(ConfigError::Unusable { key: key.to_owned(), problem: problem.to_owned() })
        };
        if !(1..=15).contains(&self.accounts.token_minutes) {
            return refuse("accounts.token_minutes", "must be 1 to 15");
        }
        if self.database.pool_size < 2 {
            return refuse("database.pool_size", "must be at least 2");
        }
        if !(15..=1000).contains(&self.search.writer_mb) {
            return refuse("search.writer_mb", "must be 15 to 1000");
        }
        if !(15..=2000).contains(&self.search.rebuild_mb) {
            return refuse("search.rebuild_mb", "must be 15 to 2000");
        }
        for (key, percent) in [
            ("search.recency_percent", self.search.recency_percent),
            ("search.completeness_percent", self.search.completeness_percent),
        ] {
            if percent > 10 {
                return refuse(key, "must be 0 to 10");
            }
        }
        let weights = &self.search_weights;
        for (key, weight) in [
            ("search_weights.surname", weights.surname),
            ("search_weights.given_name", weights.given_name),
            ("search_weights.patronymic", weights.patronymic),
            ("search_weights.posts", weights.posts),
            ("search_weights.studies", weights.studies),
            ("search_weights.statement", weights.statement),
            ("search_weights.field_of_study", weights.field_of_study),
            ("search_weights.region", weights.region),
        ] {
            if !(1..=1_000).contains(&weight) {
                return refuse(key, "must be 1 to 1000");
            }
        }
        if !(1..=365).contains(&self.selections.days) {
            return refuse("selections.days", "must be 1 to 365");
        }
        if self.search.recency_days == 0 {
            return refuse("search.recency_days", "must be at least 1");
        }
        if self.certificates.others > 10_000 {
            return refuse("certificates.others", "must be 0 to 10000");
        }
        let url = &self.http.public_url;
        if !(url.is_empty() || url.starts_with("http://") || url.starts_with("https://")) {
            return refuse("http.public_url", "must begin with http:// or https://");
        }
        if self.letters.retry_seconds.is_empty() {
            return refuse("letters.retry_seconds", "must name at least one wait");
        }
        Ok(())
    }

    /// Whether people reach the service over TLS, which decides the cookies' kind.
    pub fn is_secure(&self) -> bool {
        self.http.public_url.starts_with("https://")
    }

    /// How long one attempt to send a letter may take.
    pub fn smtp_timeout(&self) -> Duration {
        Duration::from_secs(self.smtp.timeout_seconds)
    }
}

/// The variables that are settings. Others may be written in anything; ours must be UTF-8.
fn ours(
    variables: impl Iterator<Item = (OsString, OsString)>,
) -> Result<BTreeMap<String, String>, ConfigError> {
    let mut ours = BTreeMap::new();
    for (name, value) in variables {
        let shown = name.to_string_lossy().into_owned();
        if !shown.starts_with(PREFIX) && shown != "DATABASE_URL" {
            continue;
        }
        // neither is shown as it is: the value may be a secret
        match (name.into_string(), value.into_string()) {
            (Ok(name), Ok(value)) => drop(ours.insert(name, value)),
            _ => return Err(ConfigError::NotText { name: shown }),
        }
    }
    Ok(ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Result<Settings, ConfigError> {
        let environment = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Settings::from_parts(None, environment)
    }

    #[test]
    fn defaults_are_complete() {
        let settings = with(&[]).unwrap();
        assert_eq!(settings.http.port, 8080);
        assert_eq!(settings.time.zone, chrono_tz::Asia::Almaty);
    }

    #[test]
    fn environment_wins_and_keeps_text_as_text() {
        let settings = with(&[("KADR__SMTP__PASSWORD", "12345"), ("KADR__HTTP__PORT", "0")]).unwrap();
        assert_eq!(settings.smtp.password, "12345");
        assert_eq!(settings.http.port, 0);
        assert_eq!(with(&[("DATABASE_URL", "postgres://x")]).unwrap().database.url, "postgres://x");
    }

    #[test]
    fn unknown_keys_are_named_with_what_is_allowed() {
        let text = with(&[("KADR__HTTP__PROT", "1")]).unwrap_err().to_string();
        assert!(text.contains("`http.prot`") && text.contains("host, port"), "{text}");
        let text = with(&[("KADR__HTPP__PORT", "1")]).unwrap_err().to_string();
        assert!(text.contains("`htpp`") && text.contains("accounts"), "{text}");
    }

    #[test]
    fn wrong_values_are_named_without_being_shown() {
        let text = with(&[("KADR__HTTP__PORT", "secret")]).unwrap_err().to_string();
        assert!(
            text.contains("`http.port`") && text.contains("whole number") && !text.contains("secret"),
            "{text}"
        );
        let text = with(&[("KADR__SMTP__TLS", "ssl")]).unwrap_err().to_string();
        assert!(text.contains("smtp.tls") && text.contains("starttls"), "{text}");
        assert!(with(&[("KADR__ACCOUNTS__TOKEN_MINUTES", "60")]).is_err());
    }

    #[test]
    fn variables_of_others_may_be_anything_and_ours_are_named() {
        use std::os::unix::ffi::OsStringExt as _;
        let latin = || OsString::from_vec(b"caf\xe9".to_vec());
        let plain = ("KADR__HTTP__PORT".into(), "9000".into());
        let found = ours([("HOME".into(), latin()), (latin(), "x".into()), plain].into_iter()).unwrap();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("KADR__HTTP__PORT".into(), "9000".into())]);
        let text = ours([("KADR__SMTP__PASSWORD".into(), latin())].into_iter()).unwrap_err().to_string();
        assert!(text.contains("KADR__SMTP__PASSWORD") && !text.contains("caf"), "{text}");
    }

    #[test]
    fn a_file_is_checked_like_the_environment() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kadr.toml");
        std::fs::write(&path, "[http]\nport = \"x\"").unwrap();
        assert!(
            Settings::from_parts(Some(&path), BTreeMap::new()).unwrap_err().to_string().contains("http.port")
        );
        std::fs::write(&path, "[http]\nport = 9000").unwrap();
        assert_eq!(Settings::from_parts(Some(&path), BTreeMap::new()).unwrap().http.port, 9000);
    }
}
