//! People and their profiles. A person belongs to an applicant's account, or came in by import and has none yet.
//! This file holds what a profile is; `sections` changes it, `submission` freezes it and moves it through its states,
//! `officers` shows it to those who may look, `evidence` is what they record of it, `import` brings in a reserve kept
//! before, `facts` is what rules read.

pub mod api;
pub mod draft;
pub mod evidence;
pub mod facts;
pub mod fields;
pub mod hiding;
pub mod iin;
pub mod import;
pub mod lists;
pub mod names;
pub mod officers;
pub mod profile;
pub mod reach;
pub mod sections;
pub mod state;
pub mod store;
pub mod submission;
pub mod web;

use std::ops::Deref;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::{Error, FieldProblem};
use crate::platform::ids::{AccountId, BodyId, EntryId, PersonId};
use crate::reference::codes::{Grade, Sex};
use fields::FieldError;
use lists::{InProfile as _, Listed as _, Lists, for_each_list};
use names::{PersonName, Spelling};
use profile::{
    Country, EducationEntry, Kato, LanguageEntry, MembershipEntry, PaperEntry, RelativeEntry, ServiceEntry,
    TestResultEntry, Wishes,
};
pub use state::{Source, State};

/// Who the person is. In a draft anything may be missing; the IIN is sealed and never part of this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    /// `None` for people who were imported and have not signed up.
    pub account: Option<AccountId>,
    pub state: State,
    pub source: Source,
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
    /// Whether an IIN is stored.
    pub has_iin: bool,
    /// Who stands behind birth date, citizenship and residence.
    pub grade: Grade,
    /// When the person last submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Bodies that do not find the person. No business of anybody else's: officers are not shown it.
    pub hidden_from: Vec<BodyId>,
    pub version: i32,
}

impl Person {
    /// Somebody of whom nothing is known yet.
    pub fn blank() -> Self {
        Self {
            id: PersonId::new(),
            account: None,
            state: State::Draft,
            source: Source::Applicant,
            surname: None,
            given: None,
            patronymic: None,
            latin_surname: None,
            latin_given: None,
            latin_patronymic: None,
            born_on: None,
            sex: None,
            citizenship: None,
            residence_kato: None,
            has_iin: false,
            grade: Grade::Declared,
            submitted_at: None,
            hidden_from: Vec::new(),
            version: 1,
        }
    }

    /// The name in both spellings, once surname and given name are there.
    pub fn name(&self) -> Option<PersonName> {
        let spelling = |surname: &Option<String>, given: &Option<String>, patronymic: &Option<String>| {
            Some(Spelling {
                surname: surname.clone()?,
                given: given.clone()?,
                patronymic: patronymic.clone(),
            })
        };
        Some(PersonName {
            native: spelling(&self.surname, &self.given, &self.patronymic)?,
            latin: spelling(&self.latin_surname, &self.latin_given, &self.latin_patronymic),
        })
    }

    /// "Surname Given Patronymic", or what there is of it; empty while nothing is.
    pub fn full_name(&self) -> String {
        let parts = [&self.surname, &self.given, &self.patronymic];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Whether the person lets this body find them.
    pub fn is_open_to(&self, body: BodyId) -> bool {
        !self.hidden_from.contains(&body)
    }
}

/// One fact of a list, with what editing it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Entry<T> {
    pub id: EntryId,
    /// Grows with every change; a change names the version it is about.
    pub version: i32,
    #[serde(flatten)]
    pub fact: T,
}

impl<T> Entry<T> {
    /// A fact that has no row yet.
    pub fn unsaved(fact: T) -> Self {
        Self { id: EntryId::new(), version: 1, fact }
    }
}

impl<T> Deref for Entry<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.fact
    }
}

/// A live profile: all typed facts with their grades. Contacts and IIN are sealed and kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub person: Person,
    pub wishes: Wishes,
    pub wishes_version: i32,
    /// Latest completion first; what goes on before that.
    pub education: Vec<Entry<EducationEntry>>,
    /// Latest start first.
    pub service: Vec<Entry<ServiceEntry>>,
    pub languages: Vec<Entry<LanguageEntry>>,
    /// Latest entry first.
    pub memberships: Vec<Entry<MembershipEntry>>,
    /// Latest first, as are papers.
    pub tests: Vec<Entry<TestResultEntry>>,
    pub papers: Vec<Entry<PaperEntry>>,
    pub relatives: Vec<Entry<RelativeEntry>>,
    /// What officers recorded and nobody withdrew.
    pub evidence: evidence::InForce,
}

impl Profile {
    /// A profile with nothing in its lists.
    pub fn of(person: Person) -> Self {
        Self {
            person,
            wishes: Wishes::default(),
            wishes_version: 1,
            education: Vec::new(),
            service: Vec::new(),
            languages: Vec::new(),
            memberships: Vec::new(),
            tests: Vec::new(),
            papers: Vec::new(),
            relatives: Vec::new(),
            evidence: evidence::InForce::default(),
        }
    }

    /// A profile whose lists have no rows yet.
    pub fn unsaved(person: Person, wishes: Wishes, lists: Lists) -> Self {
        let mut profile = Self { wishes, ..Self::of(person) };
        for_each_list!(T => {
            *T::of_mut(&mut profile) = T::facts(&lists).iter().cloned().map(Entry::unsaved).collect();
        });
        profile.sorted()
    }

    /// The lists in their order: what goes on first, then the latest. Rows that tie stand as they were added: ids tell.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        for_each_list!(T => {
            T::of_mut(&mut self)
                .sort_by(|one, other| one.fact.order(&other.fact).then(one.id.cmp(&other.id)));
        });
        self
    }

    /// What the person states, without versions: frozen at submission and compared afterwards.
    pub fn content(&self) -> Content {
        let person = &self.person;
        let mut lists = Lists::default();
        for_each_list!(T => {
            *T::facts_mut(&mut lists) = T::of(self).iter().map(|entry| entry.fact.clone()).collect();
        });
        Content {
            name: person.name(),
            born_on: person.born_on,
            sex: person.sex,
            citizenship: person.citizenship,
            residence_kato: person.residence_kato,
            grade: person.grade,
            wishes: self.wishes.clone(),
            lists,
        }
    }
}

/// All typed facts of a profile without IIN and contacts: the content of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Content {
    pub name: Option<PersonName>,
    pub born_on: Option<NaiveDate>,
    /// Read only where a rule cites law.
    pub sex: Option<Sex>,
    pub citizenship: Option<Country>,
    pub residence_kato: Option<Kato>,
    /// Who stands behind birth date, citizenship and residence.
    pub grade: Grade,
    pub wishes: Wishes,
    #[serde(flatten)]
    pub lists: Lists,
}

/// A section of the profile: a page of its own and a row of the task list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Basics,
    Contacts,
    Education,
    Service,
    Languages,
    Memberships,
    Tests,
    Papers,
    Relatives,
    Wishes,
}

impl Section {
    /// In the order of the task list.
    pub const ALL: [Self; 10] = [
        Self::Basics,
        Self::Contacts,
        Self::Education,
        Self::Service,
        Self::Languages,
        Self::Memberships,
        Self::Tests,
        Self::Papers,
        Self::Relatives,
        Self::Wishes,
    ];

    /// The last part of its address: `/me/education`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Contacts => "contacts",
            Self::Education => "education",
            Self::Service => "service",
            Self::Languages => "languages",
            Self::Memberships => "memberships",
            Self::Tests => "tests",
            Self::Papers => "papers",
            Self::Relatives => "relatives",
            Self::Wishes => "wishes",
        }
    }

    /// Key of the message that names it.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Basics => "people-section-basics",
            Self::Contacts => "people-section-contacts",
            Self::Education => "people-section-education",
            Self::Service => "people-section-service",
            Self::Languages => "people-section-languages",
            Self::Memberships => "people-section-memberships",
            Self::Tests => "people-section-tests",
            Self::Papers => "people-section-papers",
            Self::Relatives => "people-section-relatives",
            Self::Wishes => "people-section-wishes",
        }
    }
}

impl Content {
    /// The same as the person's word alone: who stands behind it is not theirs to state.
    fn ungraded(&self) -> Self {
        let mut content = Self { grade: Grade::Declared, ..self.clone() };
        for_each_list!(T => {
            T::facts_mut(&mut content.lists).iter_mut().for_each(|fact| fact.set_grade(Grade::Declared));
        });
        content
    }

    /// Sections in which two contents differ. Evidence is not among it: an officer who saw a document changed nothing
    /// that the person states.
    pub fn differs_from(&self, other: &Self) -> Vec<Section> {
        let (this, other) = (&self.ungraded(), &other.ungraded());
        let basics = |content: &Self| {
            let Self { name, born_on, sex, citizenship, residence_kato, .. } = content;
            (name.clone(), *born_on, *sex, *citizenship, *residence_kato)
        };
        let mut changed = vec![
            (Section::Basics, basics(this) != basics(other)),
            (Section::Wishes, this.wishes != other.wishes),
        ];
        for_each_list!(T => {
            changed.push((T::SECTION, !same(T::facts(&this.lists), T::facts(&other.lists))));
        });
        let differs = |section: &Section| changed.contains(&(*section, true));
        Section::ALL.into_iter().filter(differs).collect()
    }
}

/// Whether two lists hold the same facts; their order is a matter of display.
fn same<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    let times = |fact: &T, list: &[T]| list.iter().filter(|listed| *listed == fact).count();
    one.len() == other.len() && one.iter().all(|fact| times(fact, one) == times(fact, other))
}

/// A submitted profile, frozen.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub content: Content,
    pub taken_at: DateTime<Utc>,
}

/// Errors of the pure types, as everything outside this domain knows them.
pub fn invalid(errors: Vec<FieldError>) -> Error {
    Error::Invalid(errors.into_iter().map(|error| FieldProblem::new(error.field, error.code)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::profile::RelativeEntry;
    use crate::reference::codes::{Grade, Kinship};
    use crate::reference::load::body_id;

    #[test]
    fn rows_that_tie_stand_as_they_were_added() {
        let fact = RelativeEntry {
            body: body_id("government-office"),
            kinship: Kinship::Spouse,
            grade: Grade::Declared,
        };
        let entry = |number| Entry {
            id: crate::platform::ids::EntryId::from_uuid(uuid::Uuid::from_u128(number)),
            version: 1,
            fact: fact.clone(),
        };
        let profile = Profile { relatives: [3, 1, 2].map(entry).into(), ..Profile::of(Person::blank()) };
        let order = profile.sorted().relatives.into_iter().map(|entry| entry.id.uuid().as_u128());
        assert_eq!(order.collect::<Vec<_>>(), [1, 2, 3]);
    }
}
