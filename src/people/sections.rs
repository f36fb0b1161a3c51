//! What a person does to their own profile, section by section. A draft is made on the first visit; after that every
//! section is saved alone, under its own version, so two tabs at once lose nothing. The lists are in `lists`.

use chrono::NaiveDate;
use serde_json::json;

use super::draft::{self, Draft, Known, Lack};
use super::iin::Iin;
use super::profile::{BasicsForm, ContactsForm, Wishes, WishesForm};
use super::store::sections::{SealedContacts, SealedIin};
use super::{Profile, Section, Snapshot, Source, State, invalid, store};
use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::ids::PersonId;
use crate::platform::keys::{Keys, Purpose};
use crate::platform::tx::{Act, Note, Tx};
use crate::reference::codes::Grade;

/// A profile as its owner sees it.
#[derive(Debug)]
pub struct Mine {
    pub profile: Profile,
    /// Serial and control digits only: the owner does not need the rest shown either.
    pub iin_masked: Option<String>,
    /// Whether the stored IIN says the sex, so that nobody need be asked.
    pub iin_carries_sex: bool,
    pub contacts: OwnContacts,
    /// What was submitted last.
    pub submitted: Option<Snapshot>,
    /// What submission lacks.
    pub lacks: Vec<Lack>,
}

/// Contacts in the clear, for their owner.
#[derive(Clone, Default)]
pub struct OwnContacts {
    pub email: Option<String>,
    pub phone: Option<String>,
    pub version: i32,
}

impl std::fmt::Debug for OwnContacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OwnContacts(…)")
    }
}

impl Mine {
    /// Sections that differ from what was submitted.
    pub fn changed(&self) -> Vec<Section> {
        let differs = |snapshot: &Snapshot| self.profile.content().differs_from(&snapshot.content);
        self.submitted.as_ref().map(differs).unwrap_or_default()
    }
}

/// The account's own person; a draft is made on the first visit.
pub async fn own_id(app: &App, act: &Act, account: &Account) -> Result<PersonId> {
    if let Some(id) = account.person {
        return Ok(id);
    }
    app.write(act, async |tx| {
        let made = store::sections::make_draft(tx, account.id).await?;
        let id = match made {
            Some(id) => id,
            None => store::by_account(tx.db(), account.id).await?.ok_or(Error::NotFound)?,
        };
        let action = if made.is_some() { "person.drafted" } else { "person.opened" };
        tx.note(Note::new(action, "person", id.uuid())).await?;
        Ok(id)
    })
    .await
}

/// The whole profile of the account's person.
pub async fn mine(app: &App, act: &Act, account: &Account) -> Result<Mine> {
    let id = own_id(app, act, account).await?;
    let mut db = app.read().await?;
    let profile = store::load(&mut db, id).await?;
    let iin = stored_iin(&mut db, &app.keys, id, app.clock.today()).await?;
    let sealed = store::sections::sealed_contacts(&mut db, id).await?;
    let submitted = store::submission::last_snapshot(&mut db, id).await?;
    let lacks = profile.content().lacks(profile.person.has_iin, sealed.email_index.is_some());
    let contacts = open_contacts(&app.keys, &sealed)?;
    let iin_carries_sex = iin.as_ref().is_some_and(|iin| iin.sex().is_some());
    Ok(Mine { profile, iin_masked: iin.map(|iin| iin.masked()), iin_carries_sex, contacts, submitted, lacks })
}

/// The stored IIN, opened.
pub(super) async fn stored_iin(
    db: &mut diesel_async::AsyncPgConnection,
    keys: &Keys,
    id: PersonId,
    today: NaiveDate,
) -> Result<Option<Iin>> {
    let Some(sealed) = store::sections::sealed_iin(db, id).await? else { return Ok(None) };
    let digits = keys.open(Purpose::Iin, &sealed).map_err(Error::internal)?;
    Iin::parse(&digits, today).map(Some).map_err(Error::internal)
}

/// Opens sealed contacts.
pub(super) fn open_contacts(keys: &Keys, sealed: &SealedContacts) -> Result<OwnContacts> {
    let open = |purpose, value: &Option<Vec<u8>>| {
        value.as_ref().map(|sealed| keys.open(purpose, sealed).map(|text| text.to_string())).transpose()
    };
    Ok(OwnContacts {
        email: open(Purpose::Email, &sealed.email_sealed).map_err(Error::internal)?,
        phone: open(Purpose::Phone, &sealed.phone_sealed).map_err(Error::internal)?,
        version: sealed.version,
    })
}

/// Seals contacts. The index is of the address in lower case, like that of an account's.
pub(super) fn seal_contacts(keys: &Keys, email: Option<&str>, phone: Option<&str>) -> Result<SealedContacts> {
    let seal = |purpose, value: Option<&str>| {
        value.map(|text| keys.seal(purpose, text)).transpose().map_err(Error::internal)
    };
    Ok(SealedContacts {
        email_sealed: seal(Purpose::Email, email)?,
        email_index: email.map(|email| keys.blind(Purpose::Email, &email.to_lowercase())),
        phone_sealed: seal(Purpose::Phone, phone)?,
        version: 1,
    })
}

/// Seals an IIN.
pub(super) fn seal_iin(keys: &Keys, iin: &Iin) -> Result<SealedIin> {
    let digits = zeroize::Zeroizing::new(iin.expose());
    Ok(SealedIin {
        sealed: keys.seal(Purpose::Iin, &digits).map_err(Error::internal)?,
        index: keys.blind(Purpose::Iin, &digits),
    })
}

/// How saving the basics ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Written; the new version.
    Version(i32),
    /// The IIN is of a profile that was brought in for this person: the account has that one now, of this version.
    TakenOver(i32),
}

/// Saves names, birth date, citizenship, residence and, if one is typed, the IIN.
pub async fn save_basics(
    app: &App,
    act: &Act,
    account: &Account,
    version: i32,
    form: &BasicsForm,
    iin: &str,
) -> Result<Saved> {
    let id = own_id(app, act, account).await?;
    let today = app.clock.today();
    app.write(act, async |tx| {
        let (state, current) = store::sections::lock(tx, id).await?;
        if current != version {
            return Err(Error::Stale);
        }
        let before = store::person(tx.db(), id).await?;
        let stored = stored_iin(tx.db(), &app.keys, id, today).await?;
        let known = Known { today, reference: &app.reference, iin: stored.as_ref() };
        let (draft, typed) = draft::read(form, iin, known).map_err(invalid)?;
        let sealed = typed.as_ref().map(|iin| seal_iin(&app.keys, iin)).transpose()?;
        if let Some(sealed) = &sealed {
            match store::by_iin_index(tx.db(), &sealed.index).await? {
                Some(other) if other != id => {
                    let free = state == State::Draft && !before.has_iin;
                    return take_over(tx, account, id, other, free).await;
                }
                _ => {}
            }
        }
        // what somebody vouched for is no longer what is stated
        let kept = sealed.is_none() && draft.same_facts(&Draft::of(&before));
        let grade = if kept { before.grade } else { Grade::Declared };
        let version = store::sections::save_basics(tx, id, version, &draft, sealed.as_ref(), grade).await?;
        tx.note(
            Note::new("person.basics_saved", "person", id.uuid()).with(json!({ "iin": sealed.is_some() })),
        )
        .await?;
        Ok(Saved::Version(version))
    })
    .await
}

/// Gives the account the imported profile with its IIN, if the confirmed e-mail addresses agree too.
async fn take_over(
    tx: &mut Tx<'_>,
    account: &Account,
    draft: PersonId,
    other: PersonId,
    free: bool,
) -> Result<Saved> {
    let taken = || Error::Conflict(Conflict::IinTaken);
    let imported = store::person(tx.db(), other).await?;
    let own = store::sections::confirmed_email(tx.db(), account.id).await?;
    let theirs = store::sections::sealed_contacts(tx.db(), other).await?.email_index;
    let same_address = own.is_some() && own == theirs;
    if !free || imported.account.is_some() || imported.source != Source::Import || !same_address {
        return Err(taken());
    }
    store::sections::take_over(tx, account.id, draft, other).await?;
    tx.note(Note::new("person.taken_over", "person", other.uuid()).with(json!({ "draft": draft }))).await?;
    Ok(Saved::TakenOver(store::person(tx.db(), other).await?.version))
}

/// Saves the contacts; either may be missing until submission. Answers the new version.
pub async fn save_contacts(
    app: &App,
    act: &Act,
    account: &Account,
    version: i32,
    form: &ContactsForm,
) -> Result<i32> {
    let (email, phone) = draft::read_contacts(form).map_err(invalid)?;
    let id = own_id(app, act, account).await?;
    let sealed = seal_contacts(&app.keys, email.as_deref(), phone.as_deref())?;
    app.write(act, async |tx| {
        let version = store::sections::save_contacts(tx, id, version, &sealed).await?;
        tx.note(Note::new("person.contacts_saved", "person", id.uuid())).await?;
        Ok(version)
    })
    .await
}

/// Saves the wishes. Answers the new version.
pub async fn save_wishes(
    app: &App,
    act: &Act,
    account: &Account,
    version: i32,
    form: &WishesForm,
) -> Result<i32> {
    if form.regions.len() > 64 || form.directions.len() > 64 {
        return Err(Error::invalid("form", "too-many-entries"));
    }
    let wishes = Wishes::parse(form, app.clock.today()).map_err(invalid)?;
    if !wishes.regions.iter().all(|region| app.reference.regions.has(region)) {
        return Err(Error::invalid("regions", "kato-code"));
    }
    let id = own_id(app, act, account).await?;
    app.write(act, async |tx| {
        let version = store::sections::save_wishes(tx, id, version, &wishes).await?;
        tx.note(Note::new("person.wishes_saved", "person", id.uuid())).await?;
        Ok(version)
    })
    .await
}
