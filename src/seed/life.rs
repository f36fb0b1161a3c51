//! The profile of the demonstration's applicant: one more invented life, filled in and submitted as a person would.

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
use crate::seed::{Life, Lives};

/// Fills in the applicant's profile and submits it.
pub async fn show(app: &App, act: &Act, who: &Account, email: &str) -> Result<()> {
    let life = life(app).ok_or_else(|| Error::internal("no life for the applicant"))?;
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
    let version = sections::mine(app, act, who).await?.profile.person.version;
    sections::save_basics(app, act, who, version, &draft.to_form(), &life.iin.expose()).await?;
    let contacts = ContactsForm { email: email.to_owned(), phone: life.contacts.phone.unwrap_or_default() };
    sections::save_contacts(app, act, who, 1, &contacts).await?;
    for_each_list!(T => {
        for fact in T::facts(&life.lists) {
            lists::add::<T>(app, act, who, &IdempotencyKey(None), &fact.to_form()).await?;
        }
    });
    let wishes = WishesForm {
        regions: life.wishes.regions.iter().map(ToString::to_string).collect(),
        directions: life.wishes.directions.iter().map(ToString::to_string).collect(),
        statement: life.wishes.statement,
        available_from: String::new(),
    };
    sections::save_wishes(app, act, who, 1, &wishes).await?;
    submission::submit(app, act, who, &IdempotencyKey(None)).await?;
    Ok(())
}

/// A woman of some experience who writes Kazakh, after the last life of the reserve.
fn life(app: &App) -> Option<Life> {
    let settings = &app.settings.seed;
    let lives = Lives::new(settings.seed, settings.people + 1_000, app.clock.today(), &app.reference);
    lives.skip(settings.people).find(|life| {
        life.basics.sex == Sex::Female && life.locale == Locale::Kk && life.lists.service.len() > 2
    })
}
