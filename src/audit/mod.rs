//! The audit log. Entries are written by `platform::tx` in the transaction of the act; `sealer` chains them in commit
//! order within a second; `verify` finds any change, insertion, deletion or truncation. Nothing here can rewrite.

pub mod api;
pub mod chain;
pub mod sealer;
pub mod store;
pub mod verify;
pub mod web;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// One entry as it is read back: who did what to what, when, from where and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Entry {
    pub id: i64,
    pub at: DateTime<Utc>,
    /// `account`, `link`, `system`, `command` or `anonymous`.
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    /// Role of an account, part of the service, or name of a command.
    pub actor_role: Option<String>,
    /// `domain.verb`.
    pub action: String,
    pub subject_kind: String,
    pub subject_id: Option<Uuid>,
    pub reason: Option<String>,
    pub origin: String,
    pub request_id: Option<Uuid>,
    /// JSON text exactly as Postgres writes it: the hash covers it byte for byte.
    pub detail: String,
}

/// The head of the chain: kept elsewhere, it shows that nothing before it was cut off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Head {
    /// Number of sealed entries.
    pub position: i64,
    /// SHA-256 over everything up to here, in hexadecimal.
    pub hash: String,
    pub sealed_at: DateTime<Utc>,
}
