//! JSON: search, match, verdicts. The same use cases as the pages. The applicant's own verdicts, people side by side and
//! the check without an account have files of their own below.

mod check;
mod comparison;
mod own;
mod similar;
mod suggestions;

use actix_web::{HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use search_index::{IgnoredReason, Matched};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::matching::counts::FilterCounts;
use crate::matching::document::LastPost;
use crate::matching::evaluation::{Counts, Exclusion};
use crate::matching::explain::Explained;
use crate::matching::extras::Beside;
use crate::matching::filters::{Criteria, SearchForm};
use crate::matching::matches::{self, Asked};
use crate::matching::merit::{Merit, Score};
use crate::matching::passages::Passage;
use crate::matching::reasons::Reason;
use crate::matching::search::{self, Advice, Meant};
use crate::matching::verdicts;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer, OfficerOrApprover};
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::{Path, Query};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::routes::Routes;
use crate::posts::Weights;
use crate::reference::data::Names;
use crate::reference::keys::Kato;
use crate::rules::CitationStatus;
use crate::rules::text::Voice;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/people/search", people_search)
        .get("/api/v1/people/search/suggestions", suggestions::search_suggestions)
        .get("/api/v1/people/{id}/similar", similar::similar_people)
        .get("/api/v1/vacancies/{id}/match", vacancy_match)
        .get("/api/v1/vacancies/{id}/people/{person}/verdict", person_verdict)
        .get("/api/v1/vacancies/{id}/comparison", comparison::comparison)
        .get("/api/v1/me/verdicts", own::own_verdicts)
        .post("/api/v1/check", check::check);
}

#[derive(OpenApi)]
#[openapi(paths(
    people_search,
    suggestions::search_suggestions,
    similar::similar_people,
    vacancy_match,
    person_verdict,
    comparison::comparison,
    own::own_verdicts,
    check::check
))]
pub struct Api;

/// The next page of a list that is held still: its number and the state it is shown from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct After {
    page: u32,
    snapshot: Option<String>,
}

impl After {
    /// Reads what an earlier page gave as `next`.
    fn parse(text: Option<&str>) -> Result<Self> {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return Ok(Self { page: 1, snapshot: None });
        };
        let parts = text.split_once('.').and_then(|(page, snapshot)| Some((page.parse().ok()?, snapshot)));
        let (page, snapshot) = parts.ok_or_else(|| Error::invalid("after", "unknown-option"))?;
        Ok(Self { page, snapshot: Some(snapshot.to_owned()) })
    }

    fn next(page: u32, pages: u32, snapshot: &str) -> Option<String> {
        (page < pages).then(|| format!("{}.{snapshot}", page + 1))
    }
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct AfterQuery {
    /// From the previous page's `next`. A list is held for ten minutes after it was last looked at; then this is
    /// answered 409 `list_expired`, and the list is asked for anew.
    after: Option<String>,
}

/// People found.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// When the reserve was asked.
    at: DateTime<Utc>,
    /// How many people there are, exactly.
    total: u64,
    items: Vec<FoundItem>,
    /// People of this page who are not shown: since the list was made they left the reserve or the officer's reach.
    hidden: usize,
    /// How many people each value of each filter would give.
    filters: FilterCounts,
    words: Words,
    /// For an empty list: what to leave out and how many people that gives; two filters where no single one helps.
    advice: Vec<Advice>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<String>,
    /// Names the state of the reserve this was answered from: a selection made with it keeps exactly this list.
    snapshot: String,
}

/// How the words were understood.
#[derive(Debug, Serialize, ToSchema)]
pub struct Words {
    /// `everything`, `all_words`, `near_spellings` or `some_words`.
    matched: &'static str,
    /// For `some_words`: words each person has at least.
    at_least: Option<usize>,
    /// What was searched instead, when the text as typed found nothing and reads as this with another keyboard layout.
    read_as: Option<String>,
    /// What the text was probably meant to be, when it has words that almost nobody has: ask for it as `q`.
    did_you_mean: Option<Meant>,
    /// Words that name concepts of the thesaurus: their other names, in any language, count as well.
    concepts: Vec<NamedConcept>,
    /// Parts of the text that had no effect.
    ignored: Vec<IgnoredPart>,
}

/// Words that name concepts.
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedConcept {
    text: String,
    /// Ids in the thesaurus (`config/thesaurus`).
    ids: Vec<String>,
}

/// A part of the text that had no effect.
#[derive(Debug, Serialize, ToSchema)]
pub struct IgnoredPart {
    text: String,
    /// `no_word`, `stray_operator`, `unknown_field`, `function_word` or `too_long`.
    reason: &'static str,
}

/// A person found.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundItem {
    person: PersonId,
    name: String,
    residence: Option<Kato>,
    last_post: Option<LastPost>,
    /// Whole months of work up to today, overlaps once.
    service_months: u32,
    /// Of which in leading posts.
    leading_months: u32,
    available_on: Option<NaiveDate>,
    passages: Vec<Passage>,
    /// Which of the words typed the person has, where and as what, and each one's part of the score.
    reasons: Vec<Reason>,
    /// The small parts of the score beside the words: at most so many hundredths of what the words score as the settings say.
    extras: Vec<Beside>,
    /// The sum of its parts, words and extras; comparable within one answer only, 0 without words.
    score: f32,
}

/// Search the reserve, among the people within the officer's reach. Looking is noted, with counts only.
#[utoipa::path(get, path = "/api/v1/people/search", tag = "matching", params(SearchForm, AfterQuery), security(("token" = [])),
    responses((status = 200, body = SearchAnswer)))]
pub async fn people_search(
    who: Allow<Officer>,
    app: web::Data<App>,
    Query(form): Query<SearchForm>,
    Query(after): Query<AfterQuery>,
) -> Result<HttpResponse> {
    let criteria = Criteria::parse(&form, &app.reference)?;
    let after = After::parse(after.after.as_deref())?;
    let found = search::people(&app, who.act(), who.account()?, criteria, after.page, after.snapshot).await?;
    if found.moved {
        return Err(Error::Conflict(Conflict::ListExpired));
    }
    let (matched, at_least) = match found.matched {
        Matched::Everything => ("everything", None),
        Matched::AllWords => ("all_words", None),
        Matched::NearSpellings => ("near_spellings", None),
        Matched::SomeWords { at_least, .. } => ("some_words", Some(at_least)),
    };
    let ignored =
        found.ignored.into_iter().map(|part| IgnoredPart { text: part.text, reason: reason(part.reason) });
    let concepts = found.concepts.into_iter().map(|named| NamedConcept { text: named.text, ids: named.ids });
    let items = found.people.into_iter().map(|one| FoundItem {
        person: one.person,
        name: one.row.name,
        residence: one.row.residence,
        last_post: one.row.last_post,
        service_months: one.months,
        leading_months: one.leading_months,
        available_on: one.row.available_on,
        passages: one.passages,
        reasons: one.reasons,
        extras: one.beside,
        score: one.score,
    });
    Ok(HttpResponse::Ok().json(SearchAnswer {
        at: found.at,
        total: found.total,
        items: items.collect(),
        hidden: found.hidden,
        filters: found.counts,
        words: Words {
            matched,
            at_least,
            read_as: found.read_as,
            did_you_mean: found.meant,
            concepts: concepts.collect(),
            ignored: ignored.collect(),
        },
        advice: found.advice,
        next: After::next(found.page, found.pages, &found.snapshot),
        snapshot: found.snapshot,
    }))
}

/// Why a part of the text had no effect, as a code.
pub(super) const fn reason(reason: IgnoredReason) -> &'static str {
    match reason {
        IgnoredReason::NoWord => "no_word",
        IgnoredReason::StrayOperator => "stray_operator",
        IgnoredReason::UnknownField => "unknown_field",
        IgnoredReason::FunctionWord => "function_word",
        IgnoredReason::TooLong => "too_long",
    }
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct MatchQuery {
    /// `meets` (when absent), `cannot_tell`, `does_not`; `soon` (who will meet it within six months, or then may but for
    /// evidence, a confirmation or a check; soonest first) or
    /// `through_reserve` (who may be appointed through the reserve without meeting it).
    verdict: String,
    /// Only people in whose way the requirement with this id stands.
    leaf: Option<String>,
    /// Verdicts as of another day than the vacancy's.
    on: Option<NaiveDate>,
    /// Page from 1, of the present state; `after` goes before it.
    page: Option<u32>,
    /// From the previous page's `next`.
    after: Option<String>,
}

/// A vacancy's match.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatchAnswer {
    vacancy: VacancyId,
    /// Title of the post.
    title: Names,
    /// The rule's stable name and edition.
    rule: String,
    edition: String,
    /// How far the cited law is known; anything but `confirmed` was not read in its present edition.
    status: CitationStatus,
    /// The day every verdict is for.
    as_of_on: NaiveDate,
    /// Whether the edition is applied and the law it cites in force on the day, as far as dates are known.
    applies_on_day: bool,
    /// When the reserve was asked.
    at: DateTime<Utc>,
    counts: Counts,
    /// Each requirement, in the order of the rule, and how it keeps people out.
    requirements: Vec<RequirementCount>,
    /// What orders people of one verdict; points at best, together 100.
    weights: Weights,
    /// How many people the list has.
    listed: u64,
    items: Vec<MatchItem>,
    /// People of this page who are not shown: since the list was made they left the reserve or the asker's reach.
    hidden: usize,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<String>,
}

/// How a requirement keeps people out.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequirementCount {
    /// Id of the requirement within the rule.
    leaf: String,
    #[serde(flatten)]
    count: Exclusion,
}

/// A person of a match.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatchItem {
    /// Place in the order, from 1.
    place: u64,
    person: PersonId,
    name: String,
    residence: Option<Kato>,
    last_post: Option<LastPost>,
    available_on: Option<NaiveDate>,
    merit: Merit,
    /// Hundredths of points.
    score: Score,
    verdict: Explained,
}

/// Who meets the vacancy's rule on its day, who does not, and of whom it cannot be told, with reasons. Of the asker's own
/// body and among the people within their reach.
#[utoipa::path(get, path = "/api/v1/vacancies/{id}/match", tag = "matching", params(("id" = VacancyId, Path), MatchQuery),
    security(("token" = [])), responses((status = 200, body = MatchAnswer)))]
pub async fn vacancy_match(
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    Query(query): Query<MatchQuery>,
) -> Result<HttpResponse> {
    let listed = matches::listed_of(&query.verdict)?;
    let after = After::parse(query.after.as_deref())?;
    let page = if after.snapshot.is_some() { after.page } else { query.page.unwrap_or(1) };
    let asked = Asked { vacancy, listed, leaf: query.leaf, on: query.on, page, snapshot: after.snapshot };
    let found = matches::of_vacancy(&app, who.act(), who.account()?, asked).await?;
    if found.moved {
        return Err(Error::Conflict(Conflict::ListExpired));
    }
    let case = &found.case;
    let items = found.people.iter().map(|one| MatchItem {
        place: one.place,
        person: one.person,
        name: one.row.name.clone(),
        residence: one.row.residence,
        last_post: one.row.last_post.clone(),
        available_on: one.row.available_on,
        merit: one.merit,
        score: one.score,
        verdict: verdicts::told(&app, who.locale(), case, (&one.verdict, &one.records), Voice::They),
    });
    let items = items.collect();
    Ok(HttpResponse::Ok().json(MatchAnswer {
        vacancy,
        title: case.vacancy.post.title.clone(),
        rule: case.rule.id().to_owned(),
        edition: case.rule.edition().to_owned(),
        status: case.rule.status(),
        as_of_on: found.day.date(),
        applies_on_day: case.applies_on(found.day),
        at: found.at,
        counts: found.counts,
        requirements: found
            .exclusions
            .iter()
            .map(|(leaf, count)| RequirementCount { leaf: leaf.clone(), count: *count })
            .collect(),
        weights: case.vacancy.weights,
        listed: found.listed,
        items,
        hidden: found.hidden,
        next: After::next(found.page, found.pages, &found.snapshot),
    }))
}

/// One person against one vacancy.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonVerdict {
    vacancy: VacancyId,
    person: PersonId,
    name: String,
    merit: Merit,
    /// Hundredths of points.
    score: Score,
    verdict: Explained,
}

/// A person's verdict for a vacancy, requirement by requirement. The reading is noted with the vacancy as its reason.
#[utoipa::path(get, path = "/api/v1/vacancies/{id}/people/{person}/verdict", tag = "matching",
    params(("id" = VacancyId, Path), ("person" = PersonId, Path)), security(("token" = [])),
    responses((status = 200, body = PersonVerdict)))]
pub async fn person_verdict(
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path((vacancy, person)): Path<(VacancyId, PersonId)>,
) -> Result<HttpResponse> {
    let seen = verdicts::of_person(&app, who.act(), who.account()?, vacancy, person).await?;
    let verdict = seen.told(&app, who.locale());
    let name = seen.profile.person.full_name();
    Ok(HttpResponse::Ok().json(PersonVerdict {
        vacancy,
        person,
        name,
        merit: seen.merit,
        score: seen.score,
        verdict,
    }))
}
