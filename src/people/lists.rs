//! The three lists of a profile: education, service, languages. What differs between them is in `Listed`; adding,
//! changing and removing a row is written once. Every row has its own version.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::fields::FieldError;
use super::profile::{
    Bounds, EducationEntry, EducationForm, LanguageEntry, LanguageForm, ServiceEntry, ServiceForm,
};
use super::sections::own_id;
use super::store::entries::Rows;
use super::{Entry, Section, invalid, store};
use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::idempotency;
use crate::platform::ids::{EntryId, PersonId};
use crate::platform::tx::{Act, Note, Tx};
use crate::reference::data::Reference;

/// Most rows of one list.
pub const MOST_ENTRIES: i64 = 40;

/// A fact that is a row of a list: how it is read, checked and called.
pub(crate) trait Listed: Rows + Clone + PartialEq {
    /// The fact as typed.
    type Form: Serialize + DeserializeOwned + Default + Clone;
    const SECTION: Section;
    /// Actions in the audit log: added, changed, removed.
    const ACTIONS: [&'static str; 3];

    fn parse(form: &Self::Form, bounds: &Bounds) -> Result<Self, Vec<FieldError>>;

    /// Keys that name nothing.
    fn unknown(&self, reference: &Reference) -> Vec<FieldError>;

    fn to_form(&self) -> Self::Form;
}

fn unknown_unless(known: bool, field: &'static str, code: &'static str) -> Option<FieldError> {
    (!known).then(|| FieldError::new(field, code))
}

fn text<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

impl Listed for EducationEntry {
    type Form = EducationForm;
    const SECTION: Section = Section::Education;
    const ACTIONS: [&'static str; 3] =
        ["person.education_added", "person.education_changed", "person.education_removed"];

    fn parse(form: &EducationForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn unknown(&self, reference: &Reference) -> Vec<FieldError> {
        let field = self.field.is_none_or(|field| reference.fields.has(&field));
        let country = reference.countries.has(&self.country);
        let all = [
            unknown_unless(country, "country", "country-code"),
            unknown_unless(field, "field", "field-code"),
        ];
        all.into_iter().flatten().collect()
    }

    fn to_form(&self) -> EducationForm {
        EducationForm {
            level: self.level.to_string(),
            institution: self.institution.clone(),
            country: self.country.to_string(),
            field: text(self.field.as_ref()),
            speciality: text(self.speciality.as_ref()),
            started_year: text(self.started_year.as_ref()),
            completed_year: text(self.completed_year.as_ref()),
            completed_on: text(self.completed_on.as_ref()),
            degree: text(self.degree.as_ref()),
        }
    }
}

impl Listed for ServiceEntry {
    type Form = ServiceForm;
    const SECTION: Section = Section::Service;
    const ACTIONS: [&'static str; 3] =
        ["person.service_added", "person.service_changed", "person.service_removed"];

    fn parse(form: &ServiceForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn unknown(&self, reference: &Reference) -> Vec<FieldError> {
        let known = self.region.is_none_or(|region| reference.regions.has(&region));
        unknown_unless(known, "region", "kato-code").into_iter().collect()
    }

    fn to_form(&self) -> ServiceForm {
        ServiceForm {
            started_on: self.started_on.to_string(),
            ended_on: text(self.ended_on.as_ref()),
            organisation: self.organisation.clone(),
            sector: self.sector.to_string(),
            kind: self.kind.to_string(),
            category: text(self.category.as_ref()),
            post_title: self.post_title.clone(),
            leading: if self.leading { "yes".into() } else { String::new() },
            subordinates: text(self.subordinates.as_ref()),
            region: text(self.region.as_ref()),
        }
    }
}

impl Listed for LanguageEntry {
    type Form = LanguageForm;
    const SECTION: Section = Section::Languages;
    const ACTIONS: [&'static str; 3] =
        ["person.language_added", "person.language_changed", "person.language_removed"];

    fn parse(form: &LanguageForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn unknown(&self, _: &Reference) -> Vec<FieldError> {
        Vec::new()
    }

    fn to_form(&self) -> LanguageForm {
        LanguageForm {
            language: self.language.to_string(),
            level: self.level.to_string(),
            certificate: text(self.certificate.as_ref()),
            certificate_expires_on: text(self.certificate_expires_on.as_ref()),
        }
    }
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
