//! A file that somebody brings, beside the record kept here: is it the one that was given out, and if not, what differs?
//! Open to anybody, so it answers with names of parts and with counts, never with what they hold.

use diesel_async::AsyncPgConnection;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::code::Code;
use super::document::{Certificate, Fault, File, Line, People, read};
use super::store;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CertificateCheckState)]
pub enum State {
    /// Every byte as it was given out.
    Identical,
    /// Signed here, and not what is kept here under its code.
    Differs,
    /// Not what was signed.
    Altered,
    /// Signed here, and there is no such record here.
    NoRecord,
    /// Signed by a key that is not of this installation.
    UnknownKey,
    /// No certificate.
    Unreadable,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Identical, Self::Differs, Self::Altered, Self::NoRecord, Self::UnknownKey, Self::Unreadable];

    /// The stable code, as in the API and in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Differs => "differs",
            Self::Altered => "altered",
            Self::NoRecord => "no_record",
            Self::UnknownKey => "unknown_key",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The answer about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CertificateCheck)]
pub struct Checked {
    pub state: State,
    /// The code the file names, if it can be read.
    pub code: Option<Code>,
    /// What is wrong with the file itself.
    pub faults: Vec<Fault>,
    /// Parts in which it differs from the record under its code: `day`, `rule`, `people` and so on.
    pub differs: Vec<&'static str>,
    /// Lines of the lists that differ.
    pub lines: u64,
}

/// Parts of a certificate that are compared, by their names in the file.
pub const PARTS: [&str; 20] = [
    "format",
    "vacancy",
    "post",
    "rule",
    "setting",
    "weights",
    "day",
    "regions",
    "members",
    "open_to",
    "engine",
    "data",
    "counts",
    "lists",
    "everybody",
    "code",
    "made_at",
    "body",
    "body_name",
    "people",
];

/// Checks a file.
pub async fn check(app: &App, bytes: Vec<u8>) -> Result<Checked> {
    // reading and hashing megabytes is not for the async threads
    let shared = app.clone();
    let work = move || {
        let (file, faults) = read(&bytes, shared.keys.signing());
        (file, faults)
    };
    let (file, faults) = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?;
    let Some(file) = file else {
        let (state, differs) = (State::Unreadable, Vec::new());
        return Ok(Checked { state, code: None, faults, differs, lines: 0 });
    };
    let code = file.certificate.record.code.clone();
    let recorded = recorded(&mut *app.read().await?, &code).await?;
    let (differs, lines) = match &recorded {
        Some((certificate, people)) => differences(&file, certificate.as_ref(), people),
        None => (Vec::new(), 0),
    };
    let state = if faults.contains(&Fault::UnknownKey) {
        State::UnknownKey
    } else if !faults.is_empty() {
        State::Altered
    } else if recorded.is_none() {
        State::NoRecord
    } else if differs.is_empty() {
        State::Identical
    } else {
        State::Differs
    };
    Ok(Checked { state, code: Some(code), faults, differs, lines })
}

/// What is kept under a code; the statement is nothing if it cannot be read any more.
async fn recorded(db: &mut AsyncPgConnection, code: &Code) -> Result<Option<(Option<Certificate>, People)>> {
    let stored = match store::by_code(db, code).await {
        Err(Error::NotFound) => return Ok(None),
        stored => stored?,
    };
    let people = store::people(db, stored.id).await?;
    let people = serde_json::from_str(&people).unwrap_or_default();
    Ok(Some((serde_json::from_str(&stored.statement).ok(), people)))
}

fn differences(file: &File, certificate: Option<&Certificate>, people: &People) -> (Vec<&'static str>, u64) {
    let (brought, kept) = (parts(Some(&file.certificate)), parts(certificate));
    let lines = lines_changed(&file.people.meets, &people.meets)
        + lines_changed(&file.people.cannot_tell, &people.cannot_tell)
        + lines_changed(&file.people.does_not, &people.does_not);
    let differs = PARTS.into_iter().filter(|part| match *part {
        "people" => lines > 0,
        part => brought.get(part) != kept.get(part),
    });
    (differs.collect(), lines)
}

/// Places of two lists that hold different lines; the longer one's rest counts.
pub(super) fn lines_changed(one: &[Line], other: &[Line]) -> u64 {
    let changed = one.iter().zip(other).filter(|(one, other)| one != other).count();
    u64::try_from(changed + one.len().abs_diff(other.len())).unwrap_or(u64::MAX)
}

/// The parts of a statement by name.
fn parts(certificate: Option<&Certificate>) -> Map<String, Value> {
    let Some(certificate) = certificate else { return Map::new() };
    let mut all = Map::new();
    let nested = [serde_json::to_value(&certificate.content), serde_json::to_value(&certificate.record)];
    for value in nested {
        if let Ok(Value::Object(fields)) = value {
            all.extend(fields);
        }
    }
    all.insert("format".into(), Value::from(certificate.format.as_str()));
    all
}
