//! Choosing people: who may be chosen, how they stand to the rule now, and who needs a reason in writing.
//! The verdict is told anew whenever a list is saved, shown while it is composed, or sent.

use std::collections::{HashMap, HashSet};

use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::Account;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, FieldProblem, Result};
use crate::platform::ids::{PersonId, VacancyId};
use crate::rules::Outcome;
use crate::shortlists::shown::{Head, Shown};
use crate::shortlists::sources::{self, Vacancy};
use crate::shortlists::{MAX_NOTE, MAX_PEOPLE, OnList};

/// One chosen person. The place is the position in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ShortlistChoice)]
pub struct Choice {
    pub person: PersonId,
    /// Why this person, at most 1000 characters; needed if the person does not meet the rule.
    #[serde(default)]
    pub note: String,
}

/// Cuts the notes and checks counts and lengths.
pub(super) fn cleaned(choices: &[Choice]) -> Result<Vec<Choice>> {
    if choices.len() > MAX_PEOPLE {
        return Err(Error::invalid("people", "shortlist_too_many"));
    }
    let mut seen = HashSet::new();
    if !choices.iter().all(|choice| seen.insert(choice.person)) {
        return Err(Error::Conflict(Conflict::ShortlistedAlready));
    }
    let long = |choice: &Choice| choice.note.trim().chars().count() > MAX_NOTE;
    let numbered = choices.iter().enumerate();
    let problems: Vec<_> =
        numbered.filter(|(_, choice)| long(choice)).map(|(at, _)| at_note(at, "too_long")).collect();
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let trimmed = |choice: &Choice| Choice { person: choice.person, note: choice.note.trim().to_owned() };
    Ok(choices.iter().map(trimmed).collect())
}

/// The problem of the note about the person at this place, counted from 0.
pub(super) fn at_note(at: usize, code: &'static str) -> FieldProblem {
    FieldProblem::new(format!("people.{at}.note"), code)
}

/// How each stands to the rule now. New people must be in the reserve and in the officer's reach; who does not meet
/// the rule needs a note, because choosing them is an exception somebody answers for.
pub(super) async fn judge(
    app: &App,
    db: &mut AsyncPgConnection,
    officer: &Account,
    vacancy: &Vacancy,
    choices: &[Choice],
    known: &HashMap<PersonId, Outcome>,
) -> Result<Vec<Outcome>> {
    let ids: Vec<_> = choices.iter().map(|choice| choice.person).collect();
    let people = sources::people(app, db, officer, vacancy, &ids).await?;
    let mut outcomes = Vec::with_capacity(choices.len());
    let mut problems = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        let person = people.get(&choice.person).ok_or(Error::NotFound)?;
        let is_new = !known.contains_key(&choice.person);
        // of who is gone the verdict stays as it was: it is no longer to be told anew
        let outcome = match known.get(&choice.person) {
            _ if person.in_reserve => person.verdict.outcome,
            Some(saved) => *saved,
            None => return Err(Error::NotFound),
        };
        // whose verdict fell later may stay for now: sending for approval asks again
        if is_new && needs_reason(outcome, &choice.note) {
            problems.push(at_note(at, "reserve_note"));
        }
        outcomes.push(outcome);
    }
    if problems.is_empty() { Ok(outcomes) } else { Err(Error::Invalid(problems)) }
}

/// Whether somebody who does not meet the rule was chosen without a word why.
pub(super) fn needs_reason(outcome: Outcome, note: &str) -> bool {
    outcome == Outcome::DoesNot && note.trim().is_empty()
}

/// The day's verdict of each chosen person, for the page that asks for missing notes.
pub async fn preview(
    app: &App,
    officer: &Account,
    vacancy: VacancyId,
    people: &[PersonId],
) -> Result<(Head, Vec<OnList>)> {
    let mut db = app.read().await?;
    let vacancy = sources::vacancy(&mut db, officer, vacancy).await?;
    let choices: Vec<_> =
        people.iter().take(MAX_PEOPLE).map(|person| (*person, String::new(), None)).collect();
    let shown = living(app, &mut db, officer, &vacancy, &choices).await?;
    if !shown.iter().all(|one| one.in_reserve) {
        return Err(Error::NotFound);
    }
    Ok((Head::of(&vacancy), shown))
}

/// What is shown of these people now: person, note, and the verdict saved before. Of who left the reserve or hides, name, note and
/// that verdict are left, to take them off the list by; of who is out of the account's places or programmes not the name.
pub(super) async fn living(
    app: &App,
    db: &mut AsyncPgConnection,
    who: &Account,
    vacancy: &Vacancy,
    listed: &[(PersonId, String, Option<Outcome>)],
) -> Result<Vec<OnList>> {
    let ids: Vec<_> = listed.iter().map(|(person, ..)| *person).collect();
    let people = sources::people(app, db, who, vacancy, &ids).await?;
    let numbered = (1_i32..).zip(listed);
    numbered
        .map(|(place, (id, note, before))| {
            let person = people.get(id).ok_or(Error::NotFound)?;
            let mut shown = Shown::of(person, (vacancy, &app.reference), place, note);
            let mut verdict_before = before.filter(|before| *before != person.verdict.outcome);
            if !person.in_reserve {
                shown.take_away(before.unwrap_or(Outcome::CannotTell), person.is_covered);
                verdict_before = None;
            }
            let (in_reserve, programmes) = (person.in_reserve, person.programmes.clone());
            Ok(OnList { person: *id, in_reserve, verdict_before, shown, programmes })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(note: &str) -> Choice {
        Choice { person: PersonId::new(), note: note.to_owned() }
    }

    #[test]
    fn notes_are_cut_and_bounded() {
        assert_eq!(cleaned(&[choice("  strong  ")]).unwrap()[0].note, "strong");
        let Err(Error::Invalid(problems)) = cleaned(&[choice("ok"), choice(&"ә".repeat(MAX_NOTE + 1))])
        else {
            panic!("too long a note was taken")
        };
        assert_eq!(problems, [FieldProblem::new("people.1.note", "too_long")]);
        assert!(cleaned(&[choice(&"ә".repeat(MAX_NOTE))]).is_ok());
    }

    #[test]
    fn nobody_is_chosen_twice_and_lists_end() {
        let one = choice("");
        assert!(matches!(cleaned(&[one.clone(), one]), Err(Error::Conflict(Conflict::ShortlistedAlready))));
        let many: Vec<_> = (0..=MAX_PEOPLE).map(|_| choice("")).collect();
        assert!(matches!(cleaned(&many), Err(Error::Invalid(_))));
    }

    #[test]
    fn only_who_does_not_meet_the_rule_needs_a_reason() {
        assert!(needs_reason(Outcome::DoesNot, " "));
        assert!(!needs_reason(Outcome::DoesNot, "acting since March"));
        assert!(!needs_reason(Outcome::CannotTell, ""));
        assert!(!needs_reason(Outcome::Meets, ""));
    }
}
