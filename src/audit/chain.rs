//! The hash chain: `hash(n) = SHA-256(hash(n−1) ‖ entry(n))`, beginning with 32 zero bytes. An entry is written as its
//! fields in order, each with its length, so no two entries read the same.

use sha2::{Digest as _, Sha256};

use crate::audit::Entry;

/// A link of the chain.
pub type Hash = [u8; 32];

/// What the chain begins with.
pub const BEGINNING: Hash = [0; 32];

/// Hash of `entry` after `previous`.
pub fn next(previous: &Hash, entry: &Entry) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    let uuid = |id: Option<uuid::Uuid>| id.map(|id| id.to_string());
    let fields = [
        Some(entry.id.to_string()),
        Some(entry.at.timestamp_micros().to_string()),
        Some(entry.actor_kind.clone()),
        uuid(entry.actor_id),
        entry.actor_role.clone(),
        Some(entry.action.clone()),
        Some(entry.subject_kind.clone()),
        uuid(entry.subject_id),
        entry.reason.clone(),
        Some(entry.origin.clone()),
        uuid(entry.request_id),
        Some(entry.detail.clone()),
    ];
    for field in fields {
        // a missing field is told from an empty one
        let length = field.as_ref().map_or(-1, |text| i64::try_from(text.len()).unwrap_or(i64::MAX));
        hasher.update(length.to_be_bytes());
        hasher.update(field.unwrap_or_default().as_bytes());
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            id: 1,
            at: chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
            actor_kind: "account".into(),
            actor_id: Some(uuid::Uuid::nil()),
            actor_role: Some("auditor".into()),
            action: "person.read".into(),
            subject_kind: "person".into(),
            subject_id: None,
            reason: None,
            origin: "local".into(),
            request_id: None,
            detail: "{}".into(),
        }
    }

    #[test]
    fn every_field_counts() {
        let hash = next(&BEGINNING, &entry());
        let changes: [fn(&mut Entry); 12] = [
            |e| e.id = 2,
            |e| e.at += chrono::TimeDelta::microseconds(1),
            |e| e.actor_kind = "link".into(),
            |e| e.actor_id = None,
            |e| e.actor_role = None,
            |e| e.action = "person.reads".into(),
            |e| e.subject_kind = "vacancy".into(),
            |e| e.subject_id = Some(uuid::Uuid::nil()),
            |e| e.reason = Some(String::new()),
            |e| e.origin = "loca".into(),
            |e| e.request_id = Some(uuid::Uuid::nil()),
            |e| e.detail = "{ }".into(),
        ];
        for change in changes {
            let mut altered = entry();
            change(&mut altered);
            assert_ne!(next(&BEGINNING, &altered), hash, "{altered:?}");
        }
        assert_ne!(next(&hash, &entry()), hash);
        assert_eq!(next(&BEGINNING, &entry()), hash);
    }

    #[test]
    fn text_cannot_move_between_fields() {
        let (mut a, mut b) = (entry(), entry());
        (a.action, a.subject_kind) = ("ab".into(), "c".into());
        (b.action, b.subject_kind) = ("a".into(), "bc".into());
        assert_ne!(next(&BEGINNING, &a), next(&BEGINNING, &b));
    }
}
