//! What the API takes and gives: typed JSON. Requests become the same forms the pages send, so there is one set of checks.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::people::draft::{Draft, Lack};
use crate::people::officers::File;
use crate::people::profile::{
    BasicsForm, ContactsForm, Country, EducationEntry, Kato, LanguageEntry, MembershipEntry, PaperEntry,
    RelativeEntry, ServiceEntry, TestResultEntry, Wishes, WishesForm,
};
use crate::people::sections::Mine;
use crate::people::submission::{Access, Listing, Opening, Purpose};
use crate::people::{Content, Entry, Section, State};
use crate::platform::error::Result;
use crate::platform::ids::{BodyId, EntryId, PersonId, VacancyId};
use crate::reference::codes::{Direction, Grade, Role, Sex};
use crate::reference::data::Names;

pub(super) fn text<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

/// Names, birth date, citizenship, residence. What is left out is missing in the draft.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BasicsBody {
    surname: Option<String>,
    given: Option<String>,
    patronymic: Option<String>,
    latin_surname: Option<String>,
    latin_given: Option<String>,
    latin_patronymic: Option<String>,
    born_on: Option<NaiveDate>,
    /// Needed only if the IIN does not carry it.
    sex: Option<Sex>,
    citizenship: Option<Country>,
    residence_kato: Option<Kato>,
    /// Twelve digits; left out, the stored one stays.
    iin: Option<String>,
}

impl BasicsBody {
    /// The form, and the IIN as typed.
    pub fn read(self) -> (BasicsForm, String) {
        let mut form = BasicsForm {
            born_on: text(self.born_on.as_ref()),
            sex: text(self.sex.as_ref()),
            citizenship: text(self.citizenship.as_ref()),
            residence_kato: text(self.residence_kato.as_ref()),
            ..BasicsForm::default()
        };
        form.name.surname = self.surname.unwrap_or_default();
        form.name.given = self.given.unwrap_or_default();
        form.name.patronymic = self.patronymic.unwrap_or_default();
        form.name.latin_surname = self.latin_surname.unwrap_or_default();
        form.name.latin_given = self.latin_given.unwrap_or_default();
        form.name.latin_patronymic = self.latin_patronymic.unwrap_or_default();
        (form, self.iin.unwrap_or_default())
    }
}

/// Contacts.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ContactsBody {
    email: Option<String>,
    /// International form, `+77011234567`.
    phone: Option<String>,
}

impl From<ContactsBody> for ContactsForm {
    fn from(body: ContactsBody) -> Self {
        Self { email: body.email.unwrap_or_default(), phone: body.phone.unwrap_or_default() }
    }
}

/// Wishes. Empty lists mean: anywhere, anything.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WishesBody {
    regions: Vec<Kato>,
    directions: Vec<Direction>,
    statement: String,
    available_from: Option<NaiveDate>,
}

impl From<WishesBody> for WishesForm {
    fn from(body: WishesBody) -> Self {
        Self {
            regions: body.regions.iter().map(Kato::to_string).collect(),
            directions: body.directions.iter().map(Direction::to_string).collect(),
            statement: body.statement,
            available_from: text(body.available_from.as_ref()),
        }
    }
}

/// The account's own profile, as it is now. Every section carries the version a change must name.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyProfile {
    pub id: PersonId,
    pub state: State,
    /// When it was last submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Sections changed since.
    pub changed: Vec<Section>,
    /// What submission lacks.
    pub missing: Vec<Lack>,
    /// Bodies that do not find you: `PUT /me/hidden-from/{body}`.
    pub hidden_from: Vec<BodyId>,
    pub basics: MyBasics,
    pub contacts: MyContacts,
    pub wishes: MyWishes,
    pub education: Vec<Entry<EducationEntry>>,
    pub service: Vec<Entry<ServiceEntry>>,
    pub languages: Vec<Entry<LanguageEntry>>,
    pub memberships: Vec<Entry<MembershipEntry>>,
    pub tests: Vec<Entry<TestResultEntry>>,
    pub papers: Vec<Entry<PaperEntry>>,
    pub relatives: Vec<Entry<RelativeEntry>>,
}

/// The basics of one's own profile.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyBasics {
    pub version: i32,
    pub surname: Option<String>,
    pub given: Option<String>,
    pub patronymic: Option<String>,
    pub latin_surname: Option<String>,
    pub latin_given: Option<String>,
    pub latin_patronymic: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub citizenship: Option<Country>,
    pub residence_kato: Option<Kato>,
    /// The last four digits only.
    pub iin: Option<String>,
    /// Who stands behind birth date, citizenship and residence.
    pub grade: Grade,
}

/// One's own contacts.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyContacts {
    pub version: i32,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// One's own wishes.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyWishes {
    pub version: i32,
    #[serde(flatten)]
    pub wishes: Wishes,
}

impl From<Mine> for MyProfile {
    fn from(mine: Mine) -> Self {
        let changed = mine.changed();
        let person = mine.profile.person;
        let draft = Draft::of(&person);
        Self {
            id: person.id,
            state: person.state,
            submitted_at: person.submitted_at,
            changed,
            missing: mine.lacks,
            hidden_from: person.hidden_from,
            basics: MyBasics {
                version: person.version,
                surname: draft.surname,
                given: draft.given,
                patronymic: draft.patronymic,
                latin_surname: draft.latin_surname,
                latin_given: draft.latin_given,
                latin_patronymic: draft.latin_patronymic,
                born_on: draft.born_on,
                sex: draft.sex,
                citizenship: draft.citizenship,
                residence_kato: draft.residence_kato,
                iin: mine.iin_masked,
                grade: person.grade,
            },
            contacts: MyContacts {
                version: mine.contacts.version,
                email: mine.contacts.email,
                phone: mine.contacts.phone,
            },
            wishes: MyWishes { version: mine.profile.wishes_version, wishes: mine.profile.wishes },
            education: mine.profile.education,
            service: mine.profile.service,
            languages: mine.profile.languages,
            memberships: mine.profile.memberships,
            tests: mine.profile.tests,
            papers: mine.profile.papers,
            relatives: mine.profile.relatives,
        }
    }
}

/// What a saved section answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedBody {
    /// The version the next change must name.
    pub version: i32,
    /// The IIN is of a profile that was brought in for this person: read the profile again.
    pub taken_over: bool,
}

/// A row that was added.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddedBody {
    pub id: EntryId,
    pub version: i32,
}

/// A profile that was submitted.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubmittedBody {
    pub submitted_at: DateTime<Utc>,
}

/// Where the person wants to stand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StateBody {
    /// `paused`, `withdrawn`, or `submitted` to come back.
    pub state: State,
}

/// Somebody else opened the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpeningBody {
    pub at: DateTime<Utc>,
    pub role: Option<Role>,
    /// The body an officer works for.
    pub body: Option<Names>,
    /// What was done: `person.read`.
    pub action: String,
    pub reason: Option<String>,
}

/// You were shown in lists of others: one entry for a day, a body and a purpose.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListingBody {
    pub on: NaiveDate,
    pub role: Option<Role>,
    /// The body an officer works for.
    pub body: Option<Names>,
    pub purpose: Purpose,
    /// The vacancy of a match.
    pub vacancy: Option<VacancyId>,
    /// Title of its post, once the vacancy was published.
    pub post: Option<Names>,
    /// How many pages of lists.
    pub times: i64,
}

/// Openings, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Openings {
    pub items: Vec<OpeningBody>,
    /// Lists of people in which you were shown, apart from openings of your file.
    pub listed: Vec<ListingBody>,
    /// Always empty: only the newest 200 of each are listed.
    pub next: Option<String>,
}

impl From<Access> for Openings {
    fn from(access: Access) -> Self {
        let body = |opening: Opening| {
            let Opening { at, role, body, action, reason } = opening;
            OpeningBody { at, role, body, action, reason }
        };
        let listing = |listing: Listing| {
            let Listing { on, role, body, purpose, vacancy, post, times } = listing;
            ListingBody { on, role, body, purpose, vacancy, post, times }
        };
        Self {
            items: access.openings.into_iter().map(body).collect(),
            listed: access.listings.into_iter().map(listing).collect(),
            next: None,
        }
    }
}

/// A person's file as an officer sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileBody {
    pub id: PersonId,
    pub submitted_at: Option<DateTime<Utc>>,
    /// The last four digits only.
    pub iin: Option<String>,
    /// Masked; `POST …/contacts` with a reason shows them.
    pub email: Option<String>,
    pub phone: Option<String>,
    /// What the person states now.
    pub live: Content,
    /// What was submitted last, if something changed since.
    pub submitted: Option<Content>,
    /// Sections in which the two differ.
    pub changed: Vec<Section>,
}

impl From<File> for FileBody {
    fn from(file: File) -> Self {
        let submitted = file.submitted.filter(|_| !file.changed.is_empty());
        Self {
            id: file.profile.person.id,
            submitted_at: file.profile.person.submitted_at,
            iin: file.iin_masked,
            email: file.email_masked,
            phone: file.phone_masked,
            live: file.profile.content(),
            submitted: submitted.map(|snapshot| snapshot.content),
            changed: file.changed,
        }
    }
}

/// Why the contacts are needed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WhyBody {
    /// 1 to 300 characters; the person reads them.
    pub why: String,
    pub vacancy: Option<VacancyId>,
}

impl WhyBody {
    pub fn read(self) -> Result<crate::people::officers::Why> {
        crate::people::officers::Why::new(&self.why, self.vacancy)
    }
}
