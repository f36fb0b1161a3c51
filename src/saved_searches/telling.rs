//! Letters about watched searches: one to an owner for all of their searches that are due, with counts and links alone.
//! Counting, writing and remembering up to where was told are one transaction, so nothing is told twice or not at all.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;
use serde_json::json;

use crate::accounts;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{AccountId, SavedSearchId};
use crate::platform::keys::Purpose;
use crate::platform::links;
use crate::platform::schedule::Round;
use crate::platform::tx::{Act, LetterDraft, Note, Tx};
use crate::saved_searches::store::due::{self, Due};
use crate::saved_searches::{Rhythm, mail, store};

/// Purpose of the link that ends letters.
pub const STOP: &str = "saved_search_letters";
/// How long the link of a letter works, in days.
const STOP_DAYS: i64 = 365;
/// Letters about one search that is told at once are at least so far apart.
const APART: TimeDelta = TimeDelta::minutes(10);
/// Hour of the morning at which daily and weekly letters are written.
const HOUR: u32 = 8;
/// Owners written to in one round.
const OWNERS: i64 = 20;

/// Writes the letters that are due.
pub(super) async fn round(app: &App) -> Result<Round> {
    let owners = due::due(&mut *app.read().await?, app.clock.now(), OWNERS).await?;
    for owner in &owners {
        match tell(app, owner).await {
            // another node was quicker
            Err(Error::Stale) => {}
            told => told?,
        }
    }
    Ok(if owners.is_empty() { Round::Done } else { Round::More })
}

async fn tell(app: &App, to: &Due) -> Result<()> {
    let act = Act::system("watch", app.clock.now());
    app.write(&act, async |tx| {
        let searches = due::due_of(tx, to.owner).await?;
        if searches.is_empty() {
            return Err(Error::Stale);
        }
        let ids: Vec<SavedSearchId> = searches.iter().map(|search| search.id).collect();
        let told = due::untold(tx, &ids).await?;
        for search in &searches {
            let rhythm = Rhythm::from_code(&search.rhythm).unwrap_or(Rhythm::Immediate);
            due::told(tx, search.id, search.up_to, next(rhythm, tx.now(), app.clock.zone())).await?;
        }
        let detail = json!({ "searches": told.searches, "joined": told.joined, "left": told.left });
        let note = Note::new("saved_search.told", "account", to.owner.uuid()).with(detail);
        // somebody who came and went in between is no difference
        if told.joined + told.left > 0 {
            let up_to = searches.iter().map(|search| search.up_to).max().unwrap_or_default();
            write(tx, to, told, up_to).await?;
        }
        tx.note(note).await
    })
    .await
}

async fn write(tx: &mut Tx<'_>, to: &Due, told: due::Told, up_to: i64) -> Result<()> {
    let Some(known) = accounts::store::by_id(tx.db(), to.owner).await? else { return Ok(()) };
    let sealed = accounts::store::sealed_email(tx.db(), to.owner).await?;
    let to_email = tx.keys().open(Purpose::Email, &sealed).map_err(Error::internal)?.as_str().to_owned();
    let link = tx.link(STOP, to.owner.uuid(), TimeDelta::days(STOP_DAYS)).await?;
    tx.letter(LetterDraft {
        kind: mail::CHANGED,
        dedupe_key: format!("{}:{}:{up_to}", mail::CHANGED, to.owner),
        to_name: known.account.name,
        to_email,
        locale: known.account.locale,
        params: json!({ "link": link, "searches": told.searches, "joined": told.joined, "left": told.left }),
        body: Some(to.body),
        subject_kind: "account",
        subject_id: to.owner.uuid(),
    })
    .await
}

/// Plans the letters about a search whose alert or rhythm was chosen.
pub(super) async fn plan(app: &App, tx: &mut Tx<'_>, id: SavedSearchId, rhythm: Rhythm) -> Result<()> {
    let at = match rhythm {
        Rhythm::Immediate => tx.now(),
        other => next(other, tx.now(), app.clock.zone()),
    };
    due::plan(tx, id, at).await
}

/// The first moment after `now` at which another letter may be written.
fn next(rhythm: Rhythm, now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let today = now.with_timezone(&zone).date_naive();
    let falls = |day: NaiveDate| match rhythm {
        Rhythm::Weekly => day.weekday() == Weekday::Mon,
        _ => true,
    };
    let morning = |day: NaiveDate| {
        let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
        // an hour that a change of clocks leaves out is the next one
        day.and_time(hour).and_local_timezone(zone).earliest().map(|at| at.with_timezone(&Utc))
    };
    if rhythm == Rhythm::Immediate {
        return now + APART;
    }
    let days = (0..=8).filter_map(|days| today.checked_add_days(Days::new(days)));
    let mut mornings = days.filter(|day| falls(*day)).filter_map(morning);
    mornings.find(|at| *at > now).unwrap_or(now + TimeDelta::days(1))
}

/// What waits behind the link of a letter, before the button is pressed: whether the link works.
pub fn look(app: &App, token: &str) -> Result<()> {
    links::id_of(&app.keys, STOP, token).map(|_| ())
}

/// Ends letters about all searches of whoever got the letter; they go on being told in the service.
pub async fn stop(app: &App, act: &Act, token: &str) -> Result<()> {
    let link = links::id_of(&app.keys, STOP, token)?;
    let act = Act { actor: crate::platform::tx::Actor::Link(link), ..act.clone() };
    app.write(&act, async |tx| {
        let account = AccountId::from_uuid(links::follow(tx, STOP, token).await?);
        let searches = store::stop_letters(tx, account).await?;
        let detail = json!({ "searches": searches });
        tx.note(Note::new("saved_search.letters_stopped", "account", account.uuid()).with(detail)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    #[test]
    fn letters_come_in_the_morning_of_the_place() {
        let zone = chrono_tz::Asia::Almaty;
        let at = |day, hour| zone.with_ymd_and_hms(2026, 11, day, hour, 30, 0).unwrap().with_timezone(&Utc);
        let morning = |day| zone.with_ymd_and_hms(2026, 11, day, 8, 0, 0).unwrap().with_timezone(&Utc);
        assert_eq!(next(Rhythm::Daily, at(27, 7), zone), morning(27));
        assert_eq!(next(Rhythm::Daily, at(27, 8), zone), morning(28));
        // the 30th is a Monday
        assert_eq!(next(Rhythm::Weekly, at(27, 7), zone), morning(30));
        assert_eq!(next(Rhythm::Weekly, morning(30), zone), morning(30) + TimeDelta::days(7));
        assert_eq!(next(Rhythm::Immediate, at(27, 7), zone), at(27, 7) + TimeDelta::minutes(10));
    }
}
