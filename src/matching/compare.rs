//! People side by side for one vacancy: every requirement with what came out for each, why, from when and from which
//! facts, and the parts of their points. Read from the live profiles, like the verdict of one person, and noted like it.

use chrono::NaiveDate;

use crate::accounts::Account;
use crate::matching::case::{self, Case};
use crate::matching::verdicts::{Seen, note_readings, seen, within_reach};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::tx::Act;
use crate::rules::Day;

/// Fewest and most people of one comparison: more than five columns nobody can read.
pub const FEWEST: usize = 2;
pub const MOST: usize = 5;

/// People side by side.
#[derive(Debug)]
pub struct Compared {
    pub case: Case,
    /// The day the verdicts are for.
    pub day: Day,
    /// In the order asked for.
    pub people: Vec<Seen>,
}

/// Compares people within the asker's reach for a vacancy of their own body. Each reading is noted with the vacancy as its
/// reason, all of them or none.
///
/// # Errors
/// `Invalid` for fewer than two or more than five different people; `NotFound` if one of them is not in the reserve or
/// not within the asker's reach.
pub async fn of_people(
    app: &App,
    act: &Act,
    who: &Account,
    (vacancy, on): (VacancyId, Option<NaiveDate>),
    people: &[PersonId],
) -> Result<Compared> {
    let case = case::of_own_body(&mut *app.read().await?, who, vacancy).await?;
    let people = different(people)?;
    let day = match on {
        Some(on) => Day::from_date(on).map_err(|_| Error::invalid("on", "date-too-late"))?,
        None => case.day()?,
    };
    let mut profiles = Vec::with_capacity(people.len());
    for person in &people {
        profiles.push(within_reach(app, who, *person).await?);
    }
    note_readings(app, act, vacancy, &people).await?;
    let mut compared = Compared { case, day, people: Vec::with_capacity(people.len()) };
    for profile in profiles {
        let seen = seen(app, &compared.case, profile, day).await?;
        compared.people.push(seen);
    }
    Ok(compared)
}

/// The people asked for, each once.
fn different(asked: &[PersonId]) -> Result<Vec<PersonId>> {
    let mut people: Vec<PersonId> = Vec::new();
    for person in asked {
        if !people.contains(person) {
            people.push(*person);
        }
        if people.len() > MOST {
            return Err(Error::invalid("person", "compare-too-many"));
        }
    }
    if people.len() < FEWEST { Err(Error::invalid("person", "compare-too-few")) } else { Ok(people) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_to_five_different_people_are_compared() {
        let people: Vec<_> = (0..6).map(|_| PersonId::new()).collect();
        let code = |asked: &[PersonId]| match different(asked) {
            Ok(people) => people.len().to_string(),
            Err(Error::Invalid(problems)) => problems[0].code.to_owned(),
            Err(other) => other.to_string(),
        };
        assert_eq!(code(&[]), "compare-too-few");
        assert_eq!(code(&[people[0], people[0]]), "compare-too-few");
        assert_eq!(code(&[people[0], people[1], people[0]]), "2");
        assert_eq!(code(&people[..5]), "5");
        assert_eq!(code(&people), "compare-too-many");
    }
}
