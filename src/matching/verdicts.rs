//! One person and a vacancy's rule: for an officer with the whole tree, and side by side with others in `compare`. Read from the live profile, never from the index. The applicant's own: `own`.

use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::accounts::Account;
use crate::matching::case::{self, Case};
use crate::matching::closeness::Closeness;
use crate::matching::document;
use crate::matching::explain::{Explained, explain};
use crate::matching::merit::{Beside, Merit, Score};
use crate::matching::store;
use crate::matching::tenure::Tenure;
use crate::matching::used::Records;
use crate::people::reach::Reach;
use crate::people::{self, Profile, State};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::tx::{Act, Note};
use crate::reference::codes::Locale;
use crate::rules::text::Voice;
use crate::rules::{Day, Outcome, Verdict, evaluate, outcome};

/// One person seen against one vacancy.
#[derive(Debug)]
pub struct Seen {
    pub case: Case,
    pub profile: Profile,
    pub merit: Merit,
    pub score: Score,
    pub verdict: Verdict,
    /// Which bodies recorded what the verdict was read from.
    pub records: Records,
}

impl Seen {
    /// The verdict in words, about the person.
    pub fn told(&self, app: &App, locale: Locale) -> Explained {
        told(app, locale, &self.case, (&self.verdict, &self.records), Voice::They)
    }
}

/// Shows a person within the officer's reach against a vacancy of their body; an approver sees the same. The reading is
/// noted with the vacancy as its reason.
pub async fn of_person(
    app: &App,
    act: &Act,
    who: &Account,
    vacancy: VacancyId,
    person: PersonId,
) -> Result<Seen> {
    let case = case::of_own_body(&mut *app.read().await?, who, vacancy).await?;
    let profile = within_reach(app, who, person).await?;
    note_readings(app, act, vacancy, &[person]).await?;
    let day = case.day()?;
    seen(app, &case, profile, day).await
}

/// Somebody in the reserve within the asker's reach; anybody else is not found.
pub(super) async fn within_reach(app: &App, who: &Account, person: PersonId) -> Result<Profile> {
    let profile = in_reserve(&mut *app.read().await?, person).await?;
    let reached = Reach::of(who)?.holds(&profile, app.clock.today());
    if reached { Ok(profile) } else { Err(Error::NotFound) }
}

/// Notes that people were read because of a vacancy.
pub(super) async fn note_readings(
    app: &App,
    act: &Act,
    vacancy: VacancyId,
    people: &[PersonId],
) -> Result<()> {
    app.write(act, async |tx| {
        for person in people {
            let note = Note::new("person.read", "person", person.uuid());
            tx.note(note.because(format!("vacancy {vacancy}")).with(json!({ "vacancy": vacancy }))).await?;
        }
        Ok(())
    })
    .await
}

/// A person measured and judged for a vacancy as of a day.
pub(super) async fn seen(app: &App, case: &Case, profile: Profile, day: Day) -> Result<Seen> {
    let facts = profile.facts();
    let yardstick = case.yardstick(day);
    let wishes = profile.wishes.regions.iter().any(|kato| kato.region_number() == yardstick.region_number());
    let beside = Beside { wishes, words: words_found(app, case, profile.person.id).await? };
    let merit = yardstick.measure(&facts, beside, &mut Tenure::default());
    let verdict = evaluate(&case.rule, &case.setting, &facts, day);
    let score = merit.score(yardstick.weights());
    let records = store::records_of(&mut *app.read().await?, profile.person.id).await?;
    Ok(Seen { case: case.clone(), profile, merit, score, verdict, records })
}

/// Words of the post's title among the person's posts: the only part of the points that is read from the index, as the
/// match reads it. While there is no index, none are found.
async fn words_found(app: &App, case: &Case, person: PersonId) -> Result<(u32, u32)> {
    let title = case.vacancy.post.title.clone();
    let asked = app.index.ask(move |index| {
        let snapshot = index.snapshot()?;
        let closeness = Closeness::of(&snapshot, &title)?;
        Ok(snapshot.find(&document::key(person))?.map(|address| closeness.words(address)))
    });
    match asked.await {
        Ok(found) => Ok(found.unwrap_or_default()),
        Err(Error::Unavailable(_)) => Ok((0, 0)),
        Err(other) => Err(other),
    }
}

/// The outcome of a person for a vacancy now. The caller has checked who may see it, and notes it.
pub async fn outcome_for(app: &App, vacancy: VacancyId, person: PersonId) -> Result<Outcome> {
    let mut db = app.read().await?;
    let case = case::any(&mut db, vacancy).await?;
    let profile = in_reserve(&mut db, person).await?;
    Ok(outcome(&case.rule, &case.setting, &profile.facts(), case.day()?))
}

/// A verdict in words, to the person or about them.
pub fn told(
    app: &App,
    locale: Locale,
    case: &Case,
    (verdict, records): (&Verdict, &Records),
    voice: Voice,
) -> Explained {
    explain(case.given(verdict, records), voice, locale, &app.reference)
}

/// Somebody in the reserve; who is not in it is not found.
async fn in_reserve(db: &mut AsyncPgConnection, person: PersonId) -> Result<Profile> {
    let profile = people::store::load(db, person).await?;
    if profile.person.state == State::Submitted { Ok(profile) } else { Err(Error::NotFound) }
}
