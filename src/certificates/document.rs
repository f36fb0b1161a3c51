//! What a certificate says, in the one form in which it is written, signed and read: JSON with sorted names, no spaces,
//! whole numbers only. Any tool that reads JSON writes the same bytes again, so anybody can check the signature.
//! The signed statement is small and holds the hash of the lists; the lists travel beside it.
//! Next: `compute` (where the lists come from), `docs/certificates.md` (the format for others).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::code::Code;
use crate::matching::evaluation::Counts;
use crate::people::reach::Reach;
use crate::platform::ids::{BodyId, PostId, RuleId, VacancyId};
use crate::platform::keys::Signing;
use crate::posts::Weights;
use crate::reference::codes::{Direction, Programme};
use crate::reference::data::Names;
use crate::reference::keys::Kato;
use crate::rules::{CitationStatus, NextLower, Setting};

/// Name of the format, in every certificate.
pub const FORMAT: &str = "kadr-certificate-1";
/// The only signature there is.
pub const ALGORITHM: &str = "Ed25519";
/// Largest file that is read, in bytes: more than a hundred thousand lines.
pub const LARGEST_FILE: usize = 24 * 1024 * 1024;

/// The signed statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// [`FORMAT`].
    pub format: String,
    /// What was matched and what came out: the same state of the reserve gives the same bytes.
    pub content: Content,
    /// When it was made, by whom, under which code.
    pub record: Record,
}

/// The making of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateRecord)]
pub struct Record {
    /// Under which it is found.
    pub code: Code,
    /// To the second.
    pub made_at: DateTime<Utc>,
    /// The body that fills the post.
    pub body: BodyId,
    pub body_name: Names,
}

/// A match, as far as it can be computed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateContent)]
pub struct Content {
    pub vacancy: VacancyId,
    pub post: PostAt,
    pub rule: RuleAt,
    pub setting: SettingAt,
    /// What ordered people of one verdict.
    pub weights: Weights,
    /// The day every verdict is for.
    pub day: NaiveDate,
    /// Only people who live in one of these places (KATO), sorted; empty: everybody.
    pub regions: Vec<Kato>,
    /// Only members of these programmes; absent: everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Members>,
    /// Without those who keep their profile from this body; absent in certificates from before people could.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_to: Option<BodyId>,
    pub engine: Engine,
    pub data: Data,
    /// People by verdict.
    pub counts: Counts,
    pub lists: Lists,
    /// SHA-256 over everybody, listed or not, in the order of their numbers in the reserve: see `docs/certificates.md`.
    pub everybody: String,
}

/// Programmes of the reserve, and the day people are in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateMembers)]
pub struct Members {
    /// Sorted.
    pub programmes: Vec<Programme>,
    /// The day the certificate was made.
    pub on: NaiveDate,
}

impl Content {
    /// Of whom it speaks, and the day that is told for.
    pub fn reach(&self) -> (Reach, NaiveDate) {
        let programmes = self.members.as_ref().map(|members| members.programmes.clone());
        let on = self.members.as_ref().map_or(self.day, |members| members.on);
        let reach = Reach {
            places: self.regions.clone(),
            programmes: programmes.unwrap_or_default(),
            body: self.open_to,
        };
        (reach, on)
    }
}

/// The post as the order of people sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificatePost)]
pub struct PostAt {
    pub id: PostId,
    pub title: Names,
    pub region: Kato,
}

/// The rule edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateRule)]
pub struct RuleAt {
    pub id: RuleId,
    pub code: String,
    pub edition: String,
    /// SHA-256 of the rule's canonical text.
    pub sha256: String,
    /// How far the cited law was known; absent in certificates from before this was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<CitationStatus>,
    /// Whether the edition was applied and the law it cites in force on the day; absent like `status`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies_on_day: Option<bool>,
}

/// The post as rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateSetting)]
pub struct SettingAt {
    /// The category next below the post's own in the body's staffing table; `none` where the body has none, nothing
    /// where it was not known.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub next_lower: NextLower,
    /// The family of functions.
    pub family: Option<Direction>,
    /// Number of the body, as in facts about relatives.
    pub body: Option<u32>,
}

/// What computed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateEngine)]
pub struct Engine {
    /// Version of the program; another one may well give the same.
    pub program: String,
    /// Version of what rules mean.
    pub evaluator: u32,
    /// Version of how facts are packed.
    pub facts: u32,
    /// Version of what points are given for.
    pub scorecard: u32,
}

/// The state of the reserve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateData)]
pub struct Data {
    /// The database.
    pub installation: Uuid,
    /// Place in the feed of changes: transaction and number.
    pub position: String,
    /// People in the whole reserve who do not keep their profile from the body.
    pub people: u64,
}

/// How the lists beside the statement are bound to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateLists)]
pub struct Lists {
    /// SHA-256 of the canonical text of the lists.
    pub sha256: String,
    /// Most people of a list: of those who meet the rule, and of each of the other two.
    pub most_meets: u64,
    pub most_others: u64,
}

/// The ordered lists. Fields are in the order of their names: the text is canonical as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificatePeople)]
pub struct People {
    pub cannot_tell: Vec<Line>,
    pub does_not: Vec<Line>,
    pub meets: Vec<Line>,
}

/// A person in the order, written as a list of four.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CertificateLine)]
pub struct Line(
    /// Pseudonym: 32 hexadecimal digits. The same person has the same in every certificate of one vacancy and signing key.
    pub String,
    /// Salted hash of all facts that were measured: 32 hexadecimal digits.
    pub String,
    /// Salted SHA-256 of the verdict with every requirement's outcome, reason and facts.
    pub String,
    /// Hundredths of points.
    pub u32,
);

/// The signature of the canonical text of the statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CertificateSignature)]
pub struct SignatureAt {
    /// [`ALGORITHM`].
    pub algorithm: String,
    /// Fingerprint of the public key.
    pub key: String,
    /// 64 bytes in base64.
    pub value: String,
}

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub certificate: Certificate,
    pub people: People,
    pub signature: SignatureAt,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CertificateFault)]
pub enum Fault {
    /// It cannot be read as a certificate.
    Unreadable,
    /// The statement is not what was signed.
    Signature,
    /// The lists are not those that the statement names.
    People,
    /// Everything in it is as signed, but it is not written in the one form: somebody reformatted it.
    Form,
    /// It was signed by a key that is not of this installation.
    UnknownKey,
}

impl From<Setting> for SettingAt {
    fn from(setting: Setting) -> Self {
        let Setting { next_lower, family, body } = setting;
        Self { next_lower, family, body }
    }
}

impl From<SettingAt> for Setting {
    fn from(setting: SettingAt) -> Self {
        let SettingAt { next_lower, family, body } = setting;
        Self { next_lower, family, body }
    }
}

impl Certificate {
    /// The text that is signed.
    pub fn canonical(&self) -> String {
        canonical(self)
    }
}

impl People {
    /// The canonical text of the lists.
    pub fn canonical(&self) -> String {
        // lists and their fields are written in canonical order already; a sorted tree of this size would cost memory
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl SignatureAt {
    pub fn new(key: &str, signature: &[u8]) -> Self {
        Self { algorithm: ALGORITHM.into(), key: key.into(), value: STANDARD.encode(signature) }
    }

    /// Whether it is the signature of this text; nothing if this installation has no such key.
    pub fn holds(&self, text: &str, keys: &Signing) -> Option<bool> {
        let bytes = STANDARD.decode(&self.value).unwrap_or_default();
        keys.is_signed(&self.key, text.as_bytes(), &bytes).map(|good| good && self.algorithm == ALGORITHM)
    }
}

/// The file of a certificate, from its parts as they were signed and stored.
pub fn file_of(statement: &str, people: &str, signature: &SignatureAt) -> String {
    format!("{{\"certificate\":{statement},\"people\":{people},\"signature\":{}}}", canonical(signature))
}

/// SHA-256 in hexadecimal.
pub fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// Reads a file and names everything that is wrong with it. Without faults every byte is as it was given out.
pub fn read(bytes: &[u8], keys: &Signing) -> (Option<File>, Vec<Fault>) {
    let Ok(file) = serde_json::from_slice::<File>(bytes) else { return (None, vec![Fault::Unreadable]) };
    if file.certificate.format != FORMAT {
        return (None, vec![Fault::Unreadable]);
    }
    let statement = file.certificate.canonical();
    let people = file.people.canonical();
    let mut faults = Vec::new();
    match file.signature.holds(&statement, keys) {
        Some(true) => {}
        Some(false) => faults.push(Fault::Signature),
        None => faults.push(Fault::UnknownKey),
    }
    if sha256(&people) != file.certificate.content.lists.sha256 {
        faults.push(Fault::People);
    }
    if faults.is_empty() && file_of(&statement, &people, &file.signature).as_bytes() != bytes {
        faults.push(Fault::Form);
    }
    (Some(file), faults)
}

/// One text for one value: sorted names, no spaces.
pub fn canonical(value: &impl Serialize) -> String {
    let mut text = String::new();
    if let Ok(value) = serde_json::to_value(value) {
        crate::rules::write_canonical(&value, &mut text);
    }
    text
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
