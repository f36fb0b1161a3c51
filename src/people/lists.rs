//! The lists of a profile: education, service, languages, memberships, tests, papers, relatives. A list is a type with
//! its form and checks (`profile/education.rs`), which says by `Listed` what differs; a line in `lists!` and one in `for_each_list!` below;
//! its look (`web::entries`), its JSON (`api::entries`), texts and a migration. Everything else is written once: adding,
//! changing and removing a row here, SQL in `store::entries`, pages in `web::lists`, columns of files in `import`.

use std::cmp::Ordering;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::fields::FieldError;
use super::profile::{
    Bounds, EducationEntry, LanguageEntry, MembershipEntry, PaperEntry, RelativeEntry, ServiceEntry,
    TestResultEntry,
};
use super::sections::own_id;
use super::store::entries::Rows;
use super::{Entry, Profile, Section, invalid, store};
use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{EntryId, PersonId};
use crate::platform::tx::{Act, Note, Tx};
use crate::reference::codes::Grade;
use crate::reference::data::Reference;

/// Most rows of one list.
pub const MOST_ENTRIES: i64 = 40;

/// Where a list is kept in a profile and in what is stated.
pub(crate) trait InProfile: Sized {
    fn of(profile: &Profile) -> &[Entry<Self>];
    fn of_mut(profile: &mut Profile) -> &mut Vec<Entry<Self>>;
    fn facts(lists: &Lists) -> &[Self];
    fn facts_mut(lists: &mut Lists) -> &mut Vec<Self>;
    fn grade(&self) -> Grade;
    fn set_grade(&mut self, grade: Grade);
}

macro_rules! lists {
    ($($(#[$meta:meta])* $name:ident: $entry:ident,)+) => {
        /// What somebody states in all lists, without versions.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(default)]
        pub struct Lists { $($(#[$meta])* pub $name: Vec<$entry>,)+ }

        $(impl InProfile for $entry {
            fn of(profile: &Profile) -> &[Entry<Self>] { &profile.$name }
            fn of_mut(profile: &mut Profile) -> &mut Vec<Entry<Self>> { &mut profile.$name }
            fn facts(lists: &Lists) -> &[Self] { &lists.$name }
            fn facts_mut(lists: &mut Lists) -> &mut Vec<Self> { &mut lists.$name }
            fn grade(&self) -> Grade { self.grade }
            fn set_grade(&mut self, grade: Grade) { self.grade = grade; }
        })+
    };
}

lists! {
    education: EducationEntry,
    service: ServiceEntry,
    languages: LanguageEntry,
    memberships: MembershipEntry,
    tests: TestResultEntry,
    papers: PaperEntry,
    relatives: RelativeEntry,
}

/// Runs a block once for each list, with the name given to the type of its facts: `for_each_list!(T => { … })`.
macro_rules! for_each_list {
    ($entry:ident => $body:block) => {{
        use $crate::people::profile;
        {
            type $entry = profile::EducationEntry;
            $body
        }
        {
            type $entry = profile::ServiceEntry;
            $body
        }
        {
            type $entry = profile::LanguageEntry;
            $body
        }
        {
            type $entry = profile::MembershipEntry;
            $body
        }
        {
            type $entry = profile::TestResultEntry;
            $body
        }
        {
            type $entry = profile::PaperEntry;
            $body
        }
        {
            type $entry = profile::RelativeEntry;
            $body
        }
    }};
}
pub(crate) use for_each_list;

/// A fact that is a row of a list: how it is read, checked, ordered and called.
pub(crate) trait Listed: InProfile + Rows + Clone + PartialEq {
    /// The fact as typed; its fields are those of pages, API and files.
    type Form: Serialize + DeserializeOwned + Default + Clone;
    const SECTION: Section;
    /// Actions in the audit log: added, changed, removed.
    const ACTIONS: [&'static str; 3];
    /// How many entries a file may give in numbered columns: `languages_1_…` to `languages_5_…`.
    const COLUMNS: usize;

    fn parse(form: &Self::Form, bounds: &Bounds) -> Result<Self, Vec<FieldError>>;

    /// Notes that the recognition of a foreign diploma was seen, or takes that back; false where there is nothing to
    /// recognise.
    fn recognise(&mut self, recognised: bool) -> bool {
        let _ = recognised;
        false
    }

    /// Whether its recognition was seen.
    fn is_recognised(&self) -> bool {
        false
    }

    /// Whether it counts only once its recognition was seen.
    fn lacks_recognition(&self) -> bool {
        false
    }

    /// Keys that name nothing.
    fn unknown(&self, _reference: &Reference) -> Vec<FieldError> {
        Vec::new()
    }

    /// Why both cannot be in one list.
    fn clash(&self, _other: &Self) -> Option<&'static str> {
        None
    }

    /// Which comes first where the list is shown; equal ones stay as they were added.
    fn order(&self, _other: &Self) -> Ordering {
        Ordering::Equal
    }

    fn to_form(&self) -> Self::Form;
}

/// An error of a field whose key names nothing.
pub(crate) fn unknown_unless(known: bool, field: &'static str, code: &'static str) -> Option<FieldError> {
    (!known).then(|| FieldError::new(field, code))
}

async fn read_fact<T: Listed>(app: &App, tx: &mut Tx<'_>, id: PersonId, form: &T::Form) -> Result<T> {
    let born_on = store::person(tx.db(), id).await?.born_on;
    let fact = <T as Listed>::parse(form, &Bounds { today: app.clock.today(), born_on }).map_err(invalid)?;
    let unknown = fact.unknown(&app.reference);
    if unknown.is_empty() { Ok(fact) } else { Err(invalid(unknown)) }
}

/// Adds a row. Repeating the request under the same key answers the row that was added then.
pub(crate) async fn add<T: Listed>(
    app: &App,
    act: &Act,
    account: &Account,
    key: &IdempotencyKey,
    form: &T::Form,
) -> Result<EntryId> {
    let id = own_id(app, act, account).await?;
    let [added, ..] = T::ACTIONS;
    app.write(act, async |tx| {
        let request = (added, form);
        if let Some(answer) = idempotency::earlier(tx, key, &request).await? {
            let entry: EntryId = serde_json::from_value(answer).map_err(Error::internal)?;
            tx.note(Note::new(added, "person", id.uuid()).with(json!({ "entry": entry, "repeated": true })))
                .await?;
            return Ok(entry);
        }
        if T::count(tx.db(), id).await? >= MOST_ENTRIES {
            return Err(Error::invalid("form", "too-many-entries"));
        }
        let fact: T = read_fact(app, tx, id, form).await?;
        let entry = T::add(tx, id, &fact).await?;
        idempotency::keep(tx, key, &request, &Value::String(entry.to_string())).await?;
        tx.note(Note::new(added, "person", id.uuid()).with(json!({ "entry": entry }))).await?;
        Ok(entry)
    })
    .await
}

/// Changes a row; what somebody vouched for becomes the person's own word again. Answers the new version.
pub(crate) async fn change<T: Listed>(
    app: &App,
    act: &Act,
    account: &Account,
    entry: EntryId,
    version: i32,
    form: &T::Form,
) -> Result<i32> {
    let id = own_id(app, act, account).await?;
    let [_, changed, _] = T::ACTIONS;
    app.write(act, async |tx| {
        let fact: T = read_fact(app, tx, id, form).await?;
        let version = T::change(tx, id, entry, version, &fact).await?;
        tx.note(Note::new(changed, "person", id.uuid()).with(json!({ "entry": entry }))).await?;
        Ok(version)
    })
    .await
}

/// Removes a row.
pub(crate) async fn remove<T: Listed>(
    app: &App,
    act: &Act,
    account: &Account,
    entry: EntryId,
    version: i32,
) -> Result<()> {
    let id = own_id(app, act, account).await?;
    let [.., removed] = T::ACTIONS;
    app.write(act, async |tx| {
        T::remove(tx, id, entry, version).await?;
        tx.note(Note::new(removed, "person", id.uuid()).with(json!({ "entry": entry }))).await
    })
    .await
}

/// One row of the account's own person.
pub(crate) async fn entry<T: Listed>(
    app: &App,
    act: &Act,
    account: &Account,
    entry: EntryId,
) -> Result<Entry<T>> {
    let id = own_id(app, act, account).await?;
    T::find(&mut *app.read().await?, id, entry).await
}
