//! Whom of the reserve an account may look at: people of its places, in its programmes, who do not keep their profile from
//! its body. One person is asked here; the index has the same bound as conditions, see `matching::reach`. Decision 0010
//! says why it is these three.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;

use super::profile::{Kato, MembershipEntry};
use super::store::entries::Rows as _;
use super::store::{self, Whose};
use super::{Person, Profile, State};
use crate::accounts::Account;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, PersonId};
use crate::reference::codes::Programme;

/// The bounds of an account. The default one has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Who lives in one of these places (KATO); empty: everywhere.
    pub places: Vec<Kato>,
    /// Who is in one of these programmes on the day, by their own word or a document; empty: everybody.
    pub programmes: Vec<Programme>,
    /// The body that looks: not at those who keep their profile from it.
    pub body: Option<BodyId>,
}

impl Reach {
    /// The bounds of an account.
    ///
    /// # Errors
    /// Places that cannot be read: they must not become "everywhere".
    pub fn of(account: &Account) -> Result<Self> {
        let places = account.regions.iter().map(|kato| kato.parse().map_err(Error::internal));
        Ok(Self {
            places: places.collect::<Result<_>>()?,
            programmes: account.programmes.clone(),
            body: account.body,
        })
    }

    /// Whether a place of residence is within the places: a place holds all that lies in it.
    pub fn has_place(&self, residence: Option<Kato>) -> bool {
        let lies_in = |kato: Kato| self.places.iter().any(|place| kato.lies_in(*place));
        self.places.is_empty() || residence.is_some_and(lies_in)
    }

    /// Whether somebody in these programmes is within the bounds.
    pub fn has_member(&self, of: &[Programme]) -> bool {
        self.programmes.is_empty() || self.programmes.iter().any(|programme| of.contains(programme))
    }

    /// Whether everybody in the reserve is within the places and programmes.
    pub fn is_everybody(&self) -> bool {
        self.places.is_empty() && self.programmes.is_empty()
    }

    /// Whether somebody is within the places and programmes on a day, in the reserve or not.
    pub fn covers(&self, profile: &Profile, on: NaiveDate) -> bool {
        self.has_place(profile.person.residence_kato) && self.has_member(&programmes_on(profile, on))
    }

    /// Whether somebody is in the reserve, as this account may look at it on a day.
    pub fn holds(&self, profile: &Profile, on: NaiveDate) -> bool {
        self.is_open(&profile.person) && self.covers(profile, on)
    }

    /// Whether a person is in the reserve and does not keep their profile from the body.
    fn is_open(&self, person: &Person) -> bool {
        person.state == State::Submitted && self.body.is_none_or(|body| person.is_open_to(body))
    }

    /// Those of these people whom [`Self::holds`] holds.
    pub async fn among(
        &self,
        db: &mut AsyncPgConnection,
        people: &[PersonId],
        on: NaiveDate,
    ) -> Result<HashSet<PersonId>> {
        let persons = store::persons(db, people).await?.into_iter();
        let mut profiles: HashMap<_, _> = persons.map(|one| (one.id, Profile::of(one))).collect();
        if !self.programmes.is_empty() {
            for (person, entry) in MembershipEntry::of_people(db, Whose::Of(people)).await? {
                if let Some(profile) = profiles.get_mut(&person) {
                    profile.memberships.push(entry);
                }
            }
        }
        profiles.retain(|_, profile| self.holds(profile, on));
        Ok(profiles.into_keys().collect())
    }
}

/// The programmes somebody is in on a day, the last day counted in.
pub fn programmes_on(profile: &Profile, on: NaiveDate) -> Vec<Programme> {
    let lasts = |entry: &&super::Entry<MembershipEntry>| {
        entry.entered_on <= on && entry.until.is_none_or(|until| on <= until)
    };
    profile.memberships.iter().filter(lasts).map(|entry| entry.programme).collect()
}

/// Refuses a person whom the account may not look at, as if there were none.
pub async fn require(
    db: &mut AsyncPgConnection,
    account: &Account,
    person: PersonId,
    on: NaiveDate,
) -> Result<()> {
    let open = Reach::of(account)?.among(db, &[person], on).await?;
    if open.contains(&person) { Ok(()) } else { Err(Error::NotFound) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Entry;
    use crate::reference::codes::Grade;
    use crate::reference::load::body_id;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn submitted() -> Profile {
        let mut person = Person::blank();
        person.state = State::Submitted;
        person.residence_kato = "103200000".parse().ok();
        Profile::of(person)
    }

    fn places(list: &[&str]) -> Reach {
        Reach { places: list.iter().map(|kato| kato.parse().unwrap()).collect(), ..Reach::default() }
    }

    #[test]
    fn places_hold_what_lies_in_them() {
        let (mut profile, on) = (submitted(), day("2026-12-01"));
        assert!(places(&[]).holds(&profile, on) && places(&["110000000", "100000000"]).holds(&profile, on));
        assert!(!places(&["110000000"]).holds(&profile, on));
        profile.person.residence_kato = None;
        assert!(places(&[]).holds(&profile, on) && !places(&["100000000"]).holds(&profile, on));
        profile.person.state = State::Paused;
        assert!(!places(&[]).holds(&profile, on));
    }

    #[test]
    fn programmes_hold_their_members_of_the_day() {
        let mut profile = submitted();
        let (entered_on, until) = (day("2026-01-01"), Some(day("2026-12-31")));
        let entry =
            MembershipEntry { programme: Programme::Regional, entered_on, until, grade: Grade::Declared };
        profile.memberships = vec![Entry::unsaved(entry)];
        let reach = |list: &[Programme]| Reach { programmes: list.to_vec(), ..Reach::default() };
        let regional = reach(&[Programme::PresidentialYouth, Programme::Regional]);
        let holds = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"]
            .map(|on| regional.holds(&profile, day(on)));
        assert_eq!(holds, [false, true, true, false]);
        assert!(!reach(&[Programme::Open]).holds(&profile, day("2026-06-01")));
    }

    #[test]
    fn a_body_does_not_find_those_who_keep_their_profile_from_it() {
        let (mut profile, on) = (submitted(), day("2026-12-01"));
        let (own, other) = (body_id("government-office"), body_id("another"));
        profile.person.hidden_from = vec![own];
        let reach = |body| Reach { body, ..Reach::default() };
        assert!(!reach(Some(own)).holds(&profile, on));
        assert!(reach(Some(other)).holds(&profile, on) && reach(None).holds(&profile, on));
    }
}
