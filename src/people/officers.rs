//! A person's file as others may see it: submitted people only, within the reader's reach, and never unnoticed.
//! Reading and the entry in the log are one transaction; contacts are masked until somebody says why they need them.

use serde_json::{Map, Value};

use super::evidence::{self, Evidence, gaps::Gap};
use super::reach::{self, Reach};
use super::sections::{self, OwnContacts};
use super::{Profile, Section, Snapshot, store};
use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::tx::{Act, Note, Tx};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 300;

/// Why a file is opened: words, or the vacancy it is opened for.
#[derive(Debug, Clone, Default)]
pub struct Why {
    words: Option<String>,
    vacancy: Option<VacancyId>,
}

impl Why {
    /// Reads a reason; nothing is a reason too, and the log shows that none was given.
    pub fn new(words: &str, vacancy: Option<VacancyId>) -> Result<Self> {
        let words = super::fields::optional_line(words, LONGEST_REASON)
            .map_err(|code| Error::invalid("why", code))?;
        Ok(Self { words, vacancy })
    }

    /// The vacancy the file is opened for.
    pub(super) const fn vacancy(&self) -> Option<VacancyId> {
        self.vacancy
    }

    pub(super) fn note(&self, action: &'static str, person: PersonId) -> Note {
        let mut detail = Map::new();
        if let Some(vacancy) = self.vacancy {
            detail.insert("vacancy".into(), Value::String(vacancy.to_string()));
        }
        let note = Note::new(action, "person", person.uuid()).with(Value::Object(detail));
        match &self.words {
            Some(words) => note.because(words),
            None => note,
        }
    }
}

/// A person's file, opened by an officer or approver.
#[derive(Debug)]
pub struct File {
    pub profile: Profile,
    /// What was submitted last; the live profile may have changed since.
    pub submitted: Option<Snapshot>,
    pub changed: Vec<Section>,
    pub iin_masked: Option<String>,
    /// E-mail address and telephone, masked.
    pub email_masked: Option<String>,
    pub phone_masked: Option<String>,
    /// What officers recorded, and what is missing.
    pub evidence: Evidence,
    pub gaps: Vec<Gap>,
}

/// Opens a file. Who may not see the person learns nothing, not even that there is one.
pub async fn open(app: &App, act: &Act, account: &Account, id: PersonId, why: &Why) -> Result<File> {
    app.write(act, async |tx| {
        let profile = store::load(tx.db(), id).await?;
        if !Reach::of(account)?.holds(&profile, app.clock.today()) {
            return Err(Error::NotFound);
        }
        let submitted = store::submission::last_snapshot(tx.db(), id).await?;
        let changed = submitted.as_ref().map(|snapshot| profile.content().differs_from(&snapshot.content));
        let iin = sections::stored_iin(tx.db(), &app.keys, id, app.clock.today()).await?;
        let contacts = contacts(app, tx, id).await?;
        let (evidence, gaps) = evidence::work(app, tx, account, &profile, why.vacancy).await?;
        tx.note(why.note("person.read", id)).await?;
        Ok(File {
            evidence,
            gaps,
            profile,
            submitted,
            changed: changed.unwrap_or_default(),
            iin_masked: iin.map(|iin| iin.masked()),
            email_masked: contacts.email.as_deref().map(mask_email),
            phone_masked: contacts.phone.as_deref().map(mask_phone),
        })
    })
    .await
}

/// Shows the contacts of a person, for a reason that must be said.
pub async fn contacts_for(
    app: &App,
    act: &Act,
    account: &Account,
    id: PersonId,
    why: &Why,
) -> Result<OwnContacts> {
    if why.words.is_none() {
        return Err(Error::invalid("why", "required"));
    }
    app.write(act, async |tx| {
        reach::require(tx.db(), account, id, app.clock.today()).await?;
        let contacts = contacts(app, tx, id).await?;
        tx.note(why.note("person.contacts_read", id)).await?;
        Ok(contacts)
    })
    .await
}

async fn contacts(app: &App, tx: &mut Tx<'_>, id: PersonId) -> Result<OwnContacts> {
    let sealed = store::sections::sealed_contacts(tx.db(), id).await?;
    sections::open_contacts(&app.keys, &sealed)
}

/// First letter and domain: enough to recognise an address one knows.
pub fn mask_email(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}••••@{domain}")
}

/// The last two digits.
pub fn mask_phone(phone: &str) -> String {
    let last: String = phone.chars().skip(phone.chars().count().saturating_sub(2)).collect();
    format!("••••••••{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_hide_all_but_a_hint() {
        assert_eq!(mask_email("aigul@example.org"), "a••••@example.org");
        assert_eq!(mask_email("broken"), "b••••@");
        assert_eq!(mask_phone("+77011234567"), "••••••••67");
    }

    #[test]
    fn a_reason_is_bounded_text() {
        assert!(Why::new("", None).is_ok_and(|why| why.words.is_none()));
        assert!(Why::new(&"ә".repeat(301), None).is_err() && Why::new("a\u{202e}b", None).is_err());
    }
}
