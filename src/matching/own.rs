//! Where an applicant stands: every open vacancy with its verdict, from the profile as it is now, submitted or not.
//! Everything is evaluated, in `standings`; reasons are told for the vacancies of one page alone.

use crate::accounts::Account;
use crate::matching::case::{self, Case};
use crate::matching::evaluation::Listed;
use crate::matching::matches::pages;
use crate::matching::standings::{StandingCounts, sort, standings};
use crate::matching::used::Records;
use crate::matching::{LAST_PAGE, PAGE, store};
use crate::people::{self, Person, Profile, State};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, VacancyId};
use crate::rules::{Verdict, evaluate};

/// A page of where an applicant stands.
#[derive(Debug)]
pub struct Own {
    /// Nothing: there is no profile yet.
    pub state: Option<State>,
    pub counts: StandingCounts,
    pub verdicts: Vec<(Case, Verdict)>,
    /// Bodies that do not find the applicant.
    pub hidden_from: Vec<BodyId>,
    /// Which bodies recorded what the verdicts were read from.
    pub records: Records,
    /// From 1.
    pub page: u32,
    pub pages: u32,
}

/// Reads from an address which list is asked for; nothing stands for all vacancies.
pub fn listed_of(code: &str) -> Result<Option<Listed>> {
    if code.is_empty() {
        return Ok(None);
    }
    let known = Listed::ALL.into_iter().find(|listed| listed.code() == code);
    known.map(Some).ok_or_else(|| Error::invalid("verdict", "unknown-option"))
}

/// A page of the open vacancies of one list: met ones first, then the soonest.
pub async fn page(app: &App, who: &Account, listed: Option<Listed>, page: u32) -> Result<Own> {
    let Some(profile) = profile(app, who).await? else {
        let counts = StandingCounts::default();
        let (verdicts, hidden_from, records) = (Vec::new(), Vec::new(), Records::default());
        return Ok(Own { state: None, counts, verdicts, hidden_from, records, page: 1, pages: 1 });
    };
    let cases = case::open(app, &mut *app.read().await?).await?;
    let facts = profile.facts();
    let found = standings(&cases, &facts)?;
    let counts = StandingCounts::of(&found);
    let mut stands: Vec<_> =
        cases.into_iter().zip(found).filter(|(_, standing)| standing.is_listed(listed)).collect();
    sort(&mut stands);
    let pages = pages(counts.count(listed));
    let page = page.clamp(1, pages.min(LAST_PAGE));
    let before = usize::try_from(page - 1).unwrap_or_default().saturating_mul(PAGE);
    let shown = stands.into_iter().skip(before).take(PAGE);
    let verdicts = shown.map(|(case, standing)| {
        let verdict = evaluate(&case.rule, &case.setting, &facts, standing.day);
        (case, verdict)
    });
    let verdicts = verdicts.collect();
    let records = store::records_of(&mut *app.read().await?, profile.person.id).await?;
    let Person { state, hidden_from, .. } = profile.person;
    Ok(Own { state: Some(state), counts, verdicts, hidden_from, records, page, pages })
}

/// The applicant's own verdict for one vacancy, and who recorded what it was read from; nothing while there is no profile.
pub async fn of_vacancy(
    app: &App,
    who: &Account,
    vacancy: VacancyId,
) -> Result<Option<(Case, Verdict, Records)>> {
    let Some(profile) = profile(app, who).await? else { return Ok(None) };
    let mut db = app.read().await?;
    let case = case::visible(&mut db, Some(who), vacancy).await?;
    let records = store::records_of(&mut db, profile.person.id).await?;
    let verdict = evaluate(&case.rule, &case.setting, &profile.facts(), case.day()?);
    Ok(Some((case, verdict, records)))
}

async fn profile(app: &App, who: &Account) -> Result<Option<Profile>> {
    match who.person {
        Some(person) => people::store::load(&mut *app.read().await?, person).await.map(Some),
        None => Ok(None),
    }
}
