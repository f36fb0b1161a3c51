//! The only door to writes. A `Tx` holds one transaction and who acts in it; audit entries, letters and links are
//! written through it, so none can be forgotten or outlive a rollback. A write that notes nothing is refused.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AnsiTransactionManager, AsyncPgConnection, RunQueryDsl, TransactionManager as _};
use serde_json::Value;
use uuid::Uuid;

use crate::platform::db::Connection;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, BodyId, LetterId, LinkId};
use crate::platform::keys::{Keys, Purpose};
use crate::platform::schema::{audit_entries, letters, links};
use crate::reference::codes::{Locale, Role};

/// Who does something, as the audit log knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    Account(AccountId, Role),
    /// Somebody who followed the personal link of a letter.
    Link(LinkId),
    /// The service itself: mailer, schedule.
    System(&'static str),
    /// A command at the server's shell.
    Command(&'static str),
    Anonymous,
}

/// One request or command: who, from where, under which number.
#[derive(Debug, Clone)]
pub struct Act {
    pub actor: Actor,
    /// Client address, or `local` for commands and the service itself.
    pub origin: String,
    pub request_id: Option<Uuid>,
    pub at: DateTime<Utc>,
}

impl Act {
    /// The service itself acts.
    pub fn system(part: &'static str, at: DateTime<Utc>) -> Self {
        Self { actor: Actor::System(part), origin: "local".into(), request_id: None, at }
    }

    /// A command at the shell acts.
    pub fn command(name: &'static str, at: DateTime<Utc>) -> Self {
        Self { actor: Actor::Command(name), origin: "local".into(), request_id: None, at }
    }
}

/// What was done to what, for the log. `action` is `domain.verb`; ids and codes only in `detail`.
#[derive(Debug, Clone)]
pub struct Note {
    pub action: &'static str,
    pub subject_kind: &'static str,
    pub subject_id: Option<Uuid>,
    pub reason: Option<String>,
    pub detail: Value,
}

impl Note {
    pub fn new(
        action: &'static str,
        subject_kind: &'static str,
        subject_id: impl Into<Option<Uuid>>,
    ) -> Self {
        Self {
            action,
            subject_kind,
            subject_id: subject_id.into(),
            reason: None,
            detail: Value::Object(Default::default()),
        }
    }

    /// Why it was done, in the person's own words.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// Ids, codes and numbers that tell what was done. Never names, addresses or texts.
    #[must_use]
    pub fn with(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// One letter to write into the outbox.
#[derive(Debug, Clone)]
pub struct LetterDraft {
    /// Which template: `domain.letter`.
    pub kind: &'static str,
    /// The same letter is written once however often the cause repeats.
    pub dedupe_key: String,
    pub to_name: String,
    pub to_email: String,
    pub locale: Locale,
    /// Ids and codes for the template; names and addresses never.
    pub params: Value,
    /// The body whose officers see the letter's state.
    pub body: Option<BodyId>,
    pub subject_kind: &'static str,
    pub subject_id: Uuid,
}

/// An open transaction.
pub struct Tx<'a> {
    connection: Connection,
    keys: &'a Keys,
    act: &'a Act,
    noted: bool,
    lettered: bool,
}

/// What a committed transaction left for the background to do.
#[derive(Debug, Clone, Copy)]
pub struct Committed {
    pub lettered: bool,
}

impl<'a> Tx<'a> {
    pub(crate) async fn begin(mut connection: Connection, keys: &'a Keys, act: &'a Act) -> Result<Self> {
        AnsiTransactionManager::begin_transaction(&mut *connection).await?;
        Ok(Self { connection, keys, act, noted: false, lettered: false })
    }

    pub(crate) async fn commit(mut self) -> Result<Committed> {
        if !self.noted {
            self.rollback().await?;
            return Err(Error::internal("a write noted nothing in the audit log"));
        }
        AnsiTransactionManager::commit_transaction(&mut *self.connection).await?;
        Ok(Committed { lettered: self.lettered })
    }

    pub(crate) async fn rollback(mut self) -> Result<()> {
        Ok(AnsiTransactionManager::rollback_transaction(&mut *self.connection).await?)
    }

    /// The connection, for a store's statements.
    pub fn db(&mut self) -> &mut AsyncPgConnection {
        &mut self.connection
    }

    pub fn keys(&self) -> &'a Keys {
        self.keys
    }

    /// Who acts.
    pub fn act(&self) -> &'a Act {
        self.act
    }

    /// The instant of the act.
    pub fn now(&self) -> DateTime<Utc> {
        self.act.at
    }

    /// The account that acts, if one does.
    pub fn account(&self) -> Option<AccountId> {
        match self.act.actor {
            Actor::Account(id, _) => Some(id),
            _ => None,
        }
    }

    /// Writes an audit entry.
    pub async fn note(&mut self, note: Note) -> Result<()> {
        let (kind, id, role) = match &self.act.actor {
            Actor::Account(id, role) => ("account", Some(id.uuid()), Some(role.code())),
            Actor::Link(id) => ("link", Some(id.uuid()), None),
            Actor::System(part) => ("system", None, Some(*part)),
            Actor::Command(name) => ("command", None, Some(*name)),
            Actor::Anonymous => ("anonymous", None, None),
        };
        use audit_entries::dsl;
        diesel::insert_into(dsl::audit_entries)
            .values((
                dsl::at.eq(self.act.at),
                dsl::actor_kind.eq(kind),
                dsl::actor_id.eq(id),
                dsl::actor_role.eq(role),
                dsl::action.eq(note.action),
                dsl::subject_kind.eq(note.subject_kind),
                dsl::subject_id.eq(note.subject_id),
                dsl::reason.eq(note.reason),
                dsl::origin.eq(&self.act.origin),
                dsl::request_id.eq(self.act.request_id),
                dsl::detail.eq(note.detail),
            ))
            .execute(self.db())
            .await?;
        self.noted = true;
        Ok(())
    }

    /// Puts a letter into the outbox; a letter with the same dedupe key is there already and stays as it is.
    pub async fn letter(&mut self, draft: LetterDraft) -> Result<()> {
        let recipient = serde_json::json!([draft.to_name, draft.to_email]).to_string();
        let sealed = self.keys.seal(Purpose::Recipient, &recipient).map_err(Error::internal)?;
        use letters::dsl;
        diesel::insert_into(dsl::letters)
            .values((
                dsl::id.eq(LetterId::new()),
                dsl::kind.eq(draft.kind),
                dsl::dedupe_key.eq(draft.dedupe_key),
                dsl::recipient_sealed.eq(sealed),
                dsl::locale.eq(draft.locale),
                dsl::params.eq(draft.params),
                dsl::body_id.eq(draft.body),
                dsl::subject_kind.eq(draft.subject_kind),
                dsl::subject_id.eq(draft.subject_id),
                dsl::next_attempt_at.eq(self.act.at),
                dsl::created_at.eq(self.act.at),
            ))
            .on_conflict_do_nothing()
            .execute(self.db())
            .await?;
        self.lettered = true;
        Ok(())
    }

    /// Makes a personal link that ends after `lasting`. Its secret is derived when the letter is written.
    pub async fn link(&mut self, purpose: &'static str, subject: Uuid, lasting: TimeDelta) -> Result<LinkId> {
        let id = LinkId::new();
        use links::dsl;
        diesel::insert_into(dsl::links)
            .values((
                dsl::id.eq(id),
                dsl::purpose.eq(purpose),
                dsl::subject_id.eq(subject),
                dsl::expires_at.eq(self.act.at + lasting),
                dsl::created_at.eq(self.act.at),
            ))
            .execute(self.db())
            .await?;
        Ok(id)
    }
}
