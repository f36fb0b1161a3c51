//! The profile of the demonstration's applicant: one more invented life, filled in and submitted as a person would.

use chrono::NaiveDate;

use crate::accounts::Account;
use crate::people::draft::Draft;
use crate::people::lists::{self, InProfile as _, Listed as _, for_each_list};
use crate::people::profile::{ContactsForm, WishesForm};
use crate::people::{sections, submission};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::extract::IdempotencyKey;
use crate::platform::tx::Act;
use crate::reference::codes::{Locale, Sex};
use crate::seed::{Life, Lives, demo};

/// Fills in the applicant's profile and submits it; parts that are filled in stay.
pub async fn show(app: &App, act: &Act, who: &Account, day: NaiveDate, email: &str) -> Result<()> {
    let mine = sections::mine(app, act, who).await?;
    if mine.profile.person.submitted_at.is_some() {
        return Ok(());
    }
    let life = life(app, day).ok_or_else(|| Error::internal("no life for the applicant"))?;
    let basics = &life.basics;
    let draft = Draft {
        surname: Some("Серікова".into()),
        given: Some("Дана".into()),
        patronymic: Some("Нұрланқызы".into()),
        latin_surname: Some("Serikova".into()),
        latin_given: Some("Dana".into()),
        latin_patronymic: None,
        born_on: Some(basics.born_on),
        sex: Some(basics.sex),
        citizenship: Some(basics.citizenship),
        residence_kato: basics.residence_kato,
    };
    let version = mine.profile.person.version;
    if mine.profile.person.name().is_none() {
        sections::save_basics(app, act, who, version, &draft.to_form(), &life.iin.expose()).await?;
    }
    if mine.contacts.version == 1 {
        let phone = life.contacts.phone.unwrap_or_default();
        sections::save_contacts(app, act, who, 1, &ContactsForm { email: email.to_owned(), phone }).await?;
    }
    for_each_list!(T => {
        let [added, ..] = T::ACTIONS;
        for (number, fact) in (1..).zip(T::facts(&life.lists)) {
            let key = demo::once(format_args!("{added}-{number}"));
            lists::add::<T>(app, act, who, &key, &fact.to_form()).await?;
        }
    });
    if mine.profile.wishes_version == 1 {
        let wishes = WishesForm {
            regions: life.wishes.regions.iter().map(ToString::to_string).collect(),
            directions: life.wishes.directions.iter().map(ToString::to_string).collect(),
            statement: life.wishes.statement,
            available_from: String::new(),
        };
        sections::save_wishes(app, act, who, 1, &wishes).await?;
    }
    submission::submit(app, act, who, &IdempotencyKey(None)).await?;
    Ok(())
}

/// A woman of some experience who writes Kazakh, after the last life of the reserve.
fn life(app: &App, day: NaiveDate) -> Option<Life> {
    let settings = &app.settings.seed;
    let lives = Lives::new(settings.seed, settings.people + 1_000, day, &app.reference);
    lives.skip(settings.people).find(|life| {
        life.basics.sex == Sex::Female && life.locale == Locale::Kk && life.lists.service.len() > 2
    })
}
