//! The match of a vacancy: who in the reserve meets its rule on its day, who does not, of whom it cannot be told, in an
//! order whose reasons are shown. `evaluation` asks everybody, this file pages, explains and guards what may be seen.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use search_index::{DocAddress, Snapshot, SnapshotToken};
use serde_json::json;
use uuid::Uuid;

use crate::accounts::Account;
use crate::matching::case::{self, Case};
use crate::matching::closeness::Closeness;
use crate::matching::document::Row;
use crate::matching::evaluation::{Counts, Evaluated, Exclusion, Listed, Question};
use crate::matching::facts_columns::{FactsOf, Whole};
use crate::matching::merit::{Beside, Merit, Score, Yardstick};
use crate::matching::reach::within;
use crate::matching::tenure::Tenure;
use crate::matching::used::Records;
use crate::matching::{LAST_PAGE, PAGE, store, today};
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::tx::{Act, Note};
use crate::rules::{Day, Outcome, Verdict, evaluate};

/// Which part of a match is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    pub vacancy: VacancyId,
    pub listed: Listed,
    /// Only people in whose way this leaf stands, by its id.
    pub leaf: Option<String>,
    /// Another day than the vacancy's.
    pub on: Option<NaiveDate>,
    /// From 1.
    pub page: u32,
    /// The state of the reserve an earlier page was shown from.
    pub snapshot: Option<String>,
}

/// A page of a match.
#[derive(Debug)]
pub struct Match {
    pub case: Case,
    /// The day the verdicts are for.
    pub day: Day,
    /// When the reserve was asked.
    pub at: DateTime<Utc>,
    pub counts: Counts,
    /// Each requirement in the order of the rule, by its id.
    pub exclusions: Vec<(String, Exclusion)>,
    /// How many people the list has.
    pub listed: u64,
    pub people: Vec<Matched>,
    /// People of this page whom the asker may not see any more: the list was made before they left.
    pub hidden: usize,
    pub page: u32,
    pub pages: u32,
    /// Names the state this page was shown from.
    pub snapshot: String,
    /// The earlier state was gone, so this page is of the present one.
    pub moved: bool,
}

/// One person of a match.
#[derive(Debug, Clone)]
pub struct Matched {
    pub person: PersonId,
    /// Place in the order, from 1.
    pub place: u64,
    pub row: Row,
    pub merit: Merit,
    pub score: Score,
    pub verdict: Verdict,
    /// Which bodies recorded what the verdict was read from.
    pub records: Records,
}

/// What the index answers, before it is put together with the vacancy.
struct Found {
    evaluated: Evaluated,
    people: Vec<Shown>,
    page: u32,
    snapshot: String,
    moved: bool,
}

/// A person of the page, before the verdict is told.
struct Shown {
    person: u128,
    row: Row,
    whole: Whole,
    beside: Beside,
}

/// A page of the match of a vacancy of the asker's own body, among the people within their reach.
pub async fn of_vacancy(app: &App, act: &Act, who: &Account, asked: Asked) -> Result<Match> {
    let case = case::of_own_body(&mut *app.read().await?, who, asked.vacancy).await?;
    let day = match asked.on {
        Some(on) => Day::from_date(on).map_err(|_| Error::invalid("on", "date-too-late"))?,
        None => case.day()?,
    };
    let leaf = asked.leaf.as_deref().map(|id| place_of(&case, id)).transpose()?;
    let page = asked.page.clamp(1, LAST_PAGE);
    let last = usize::try_from(page).unwrap_or(1).saturating_mul(PAGE);
    let yardstick = case.yardstick(day);
    let question = Question::new(&case.rule, &case.setting, day, yardstick, asked.listed, last).held_by(leaf);
    let title = case.vacancy.post.title.clone();
    let filters = within(&Reach::of(who)?, today(app)?);
    let (limit, token) = (app.index.time_limit(), asked.snapshot.map(|text| SnapshotToken::parse(&text)));
    let found = app
        .index
        .ask(move |index| {
            let (snapshot, moved) = held(index, token)?;
            let closeness = Closeness::of(&snapshot, &title)?;
            let evaluation = question.near(closeness.clone()).ready();
            let evaluated = snapshot.scan(&filters, Some(limit), &evaluation)?;
            // a list that became shorter since somebody kept its address ends here
            let page = page.min(pages(evaluated.listed));
            let before = usize::try_from(page - 1).unwrap_or_default().saturating_mul(PAGE);
            let shown = evaluated.ranked.get(before..).unwrap_or_default();
            let mut facts = facts_of(&snapshot, shown.iter().map(|ranked| ranked.address))?;
            let mut people = Vec::with_capacity(shown.len());
            for ranked in shown {
                let (_, payload) = snapshot.document(ranked.address)?;
                let row = serde_json::from_slice(&payload)
                    .map_err(|error| search_index::Error::Damaged(error.to_string()))?;
                let words = closeness.words(ranked.address);
                people.extend(facts.remove(&ranked.person).map(|whole| {
                    let here = u64::from(yardstick.region_number());
                    let beside = Beside { wishes: whole.wished.contains(&here), words };
                    Shown { person: ranked.person, row, whole, beside }
                }));
            }
            Ok(Found { evaluated, people, page, snapshot: snapshot.token().to_string(), moved })
        })
        .await?;
    let ids: Vec<_> = found.people.iter().map(|shown| id_of(shown.person)).collect();
    let records = store::records(&mut *app.read().await?, &ids).await?;
    let mut made = put_together(app, case, yardstick, day, (found, records));
    made.hidden = hide(app, who, &mut made.people, |one| one.person).await?;
    let counts = made.counts;
    let shown: Vec<_> = made.people.iter().map(|one| one.person).collect();
    app.write(act, async |tx| {
        let detail = json!({
            "listed": asked.listed.code(), "on": day, "page": made.page, "meets": counts.meets,
            "cannot_tell": counts.cannot_tell, "does_not": counts.does_not, "people": shown,
        });
        tx.note(Note::new("vacancy.matched", "vacancy", asked.vacancy.uuid()).with(detail)).await
    })
    .await?;
    Ok(made)
}

/// The state a token names, kept for the pages to come; the present one when it is gone, and whether that is so.
pub(super) fn held(
    index: &search_index::Index,
    token: Option<SnapshotToken>,
) -> search_index::Result<(Snapshot, bool)> {
    match token.map(|token| index.hold(Some(&token))) {
        None => Ok((index.hold(None)?, false)),
        Some(Err(search_index::Error::SnapshotGone)) => Ok((index.hold(None)?, true)),
        Some(snapshot) => Ok((snapshot?, false)),
    }
}

/// Takes out whom the asker may not see any more, and says how many. A list is held still and the index is a moment behind
/// the database, the people are not: who has
/// withdrawn since, or paused, or moved out of the asker's reach, is no longer theirs to read about.
pub(crate) async fn hide<T>(
    app: &App,
    who: &Account,
    listed: &mut Vec<T>,
    person: impl Fn(&T) -> PersonId,
) -> Result<usize> {
    let ids: Vec<_> = listed.iter().map(&person).collect();
    let visible = Reach::of(who)?.among(&mut *app.read().await?, &ids, app.clock.today()).await?;
    listed.retain(|one| visible.contains(&person(one)));
    Ok(ids.len() - listed.len())
}

/// The facts of some people, by id.
pub(crate) fn facts_of(
    snapshot: &Snapshot,
    people: impl Iterator<Item = DocAddress>,
) -> search_index::Result<HashMap<u128, Whole>> {
    snapshot.visit(people, &FactsOf)
}

/// A person by the number documents are ordered by.
pub(super) fn id_of(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

/// The place of a leaf in the rule.
fn place_of(case: &Case, id: &str) -> Result<usize> {
    let place = case.rule.leaves().into_iter().position(|leaf| leaf.id == id);
    place.ok_or_else(|| Error::invalid("leaf", "unknown-option"))
}

fn put_together(
    app: &App,
    case: Case,
    yardstick: Yardstick,
    day: Day,
    (found, mut records): (Found, HashMap<PersonId, Records>),
) -> Match {
    let Found { evaluated, people, page, snapshot, moved } = found;
    let before = u64::from(page - 1).saturating_mul(u64::try_from(PAGE).unwrap_or(u64::MAX));
    let mut tenure = Tenure::default();
    let people = people.into_iter().zip(before..).map(|(shown, before)| {
        let Shown { person, row, whole, beside } = shown;
        let merit = yardstick.measure(&whole.facts, beside, &mut tenure);
        let verdict = evaluate(&case.rule, &case.setting, &whole.facts, day);
        let score = merit.score(yardstick.weights());
        let person = id_of(person);
        let records = records.remove(&person).unwrap_or_default();
        Matched { person, place: before + 1, row, merit, score, verdict, records }
    });
    let people = people.collect();
    let ids = case.rule.leaves().into_iter().map(|leaf| leaf.id.clone());
    let exclusions = ids.zip(evaluated.exclusions).collect();
    Match {
        case,
        day,
        at: app.clock.now(),
        counts: evaluated.counts,
        exclusions,
        listed: evaluated.listed,
        people,
        hidden: 0,
        page,
        pages: pages(evaluated.listed),
        snapshot,
        moved,
    }
}

/// Pages that can be turned to for so many people.
pub fn pages(people: u64) -> u32 {
    let size = u64::try_from(PAGE).unwrap_or(1);
    u32::try_from(people.div_ceil(size)).unwrap_or(LAST_PAGE).clamp(1, LAST_PAGE)
}

/// Reads from an address which list is asked for: its code, with `meets` for nothing.
pub fn listed_of(code: &str) -> Result<Listed> {
    match code {
        "" => Ok(Listed::Verdict(Outcome::Meets)),
        code => Listed::ALL
            .into_iter()
            .find(|listed| listed.code() == code)
            .ok_or_else(|| Error::invalid("verdict", "unknown-option")),
    }
}
