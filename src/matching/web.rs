//! Pages of the match and of verdicts. Files of their own: `search`, `compare` (people side by side), `own` (where an
//! applicant stands), `check` (without an account), `to_you` (a verdict told to the person); `shown` is what they share.

mod bars;
mod check;
mod compare;
mod own;
pub mod search;
pub mod shown;
mod similar;
mod suggestions;
pub mod to_you;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::matching::case::Case;
use crate::matching::evaluation::{Counts, Listed};
use crate::matching::explain::{Explained, requirement};
use crate::matching::matches::{self, Asked, Match};
use crate::matching::merit::{FieldFit, Merit, RegionFit, Score};
use crate::matching::verdicts;
use crate::platform::app::App;
use crate::platform::auth::{Allow, OfficerOrApprover};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Path, Query};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::page::{Ui, html, ok};
use crate::platform::routes::Routes;
use crate::rules::text::Voice;
use crate::rules::{CitationStatus, Day, Outcome};
use shown::{PersonLine, Tree, points, work};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/search", search::search)
        .get("/search/suggestions", suggestions::suggest)
        .get("/people/{id}/similar", similar::page)
        .get("/work/vacancies/{id}/match", match_page)
        .get("/work/vacancies/{id}/people/{person}", person_page)
        .get("/work/vacancies/{id}/compare", compare::page)
        .get("/me/verdicts", own::page)
        .get("/check", check::form)
        .post("/check", check::send);
}

/// Title of the post, its body and the rule, above a match and a verdict.
struct Head {
    vacancy: VacancyId,
    title: String,
    body: String,
    rule: String,
    edition: String,
    /// Key of the badge of law that is not confirmed; empty for law that is.
    badge: &'static str,
    /// The day of the verdicts, and whether the edition is applied and its law in force on it.
    day: NaiveDate,
    applies: bool,
}

impl Head {
    fn of(case: &Case, ui: &Ui, day: Day) -> Self {
        let title = case.rule.title();
        Self {
            vacancy: case.vacancy.id,
            title: case.vacancy.post.title.get(ui.locale).to_owned(),
            body: case.vacancy.post.body_name.get(ui.locale).to_owned(),
            rule: ui.pick(&title.kk, &title.ru, &title.en).to_owned(),
            edition: case.rule.edition().to_owned(),
            badge: match case.rule.status() {
                CitationStatus::Confirmed => "",
                status => status.message_key(),
            },
            day: day.date(),
            applies: case.applies_on(day),
        }
    }
}

#[derive(Debug, Deserialize)]
struct MatchQuery {
    #[serde(default)]
    verdict: String,
    /// Only people in whose way this requirement stands.
    #[serde(default)]
    leaf: String,
    /// Another day than the vacancy's.
    #[serde(default)]
    on: String,
    page: Option<u32>,
    at: Option<String>,
}

#[derive(Template)]
#[template(path = "matching/pages/match.html")]
struct MatchPage {
    ui: Ui,
    head: Head,
    /// Whom the asker may look at; nothing for everybody.
    reach: Option<String>,
    at: DateTime<Utc>,
    tabs: Vec<Tab>,
    listed: Listed,
    /// The day the verdicts are for, as typed back into the form.
    on: NaiveDate,
    counts: Counts,
    rows: Vec<Row>,
    requirements: Vec<Requirement>,
    /// The requirement the list is narrowed to, in words.
    held_by: Option<String>,
    /// Label and weight of each component.
    weights: Vec<(&'static str, u32)>,
    moved: bool,
    hidden: usize,
    /// The index is being built anew, so this is of the old one.
    rebuilding: bool,
    turn: shown::Turn,
    /// Whether the reader may put people on a shortlist.
    composes: bool,
    /// The day in an address that leads to the same day; empty for the vacancy's own.
    on_asked: String,
}

struct Tab {
    label: String,
    class: &'static str,
    /// Nothing where counting would take long and nobody has asked.
    count: Option<u64>,
    address: String,
    current: bool,
}

struct Row {
    line: PersonLine,
    place: u64,
    explained: Explained,
    points: String,
    parts: Vec<(String, String, String)>,
}

struct Requirement {
    text: String,
    /// The people it keeps out, and those of whom it cannot be told: the work that waits.
    keeps_out_address: String,
    unclear_address: String,
    keeps_out: u64,
    unclear: u64,
    alone: u64,
    /// Of whom it could not be told if this alone were satisfied.
    alone_unclear: u64,
}

async fn match_page(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    Query(query): Query<MatchQuery>,
) -> Result<HttpResponse> {
    let listed = matches::listed_of(&query.verdict)?;
    let on = match query.on.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Error::invalid("on", "date-format"))?),
    };
    let leaf = Some(query.leaf).filter(|leaf| !leaf.is_empty());
    let asked = Asked { vacancy, listed, leaf, on, page: query.page.unwrap_or(1), snapshot: query.at };
    let shown = Asked { snapshot: None, ..asked.clone() };
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let reach = shown::reach(&app, &ui, who.account()?);
    match matches::of_vacancy(&app, who.act(), who.account()?, asked).await {
        Ok(found) => ok(&MatchPage { reach, ..made(&app, ui, found, &shown) }),
        Err(Error::Unavailable(seconds)) if !app.index.is_usable() => building(ui, seconds),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "matching/pages/building.html")]
struct BuildingPage {
    ui: Ui,
}

/// 503 that says what goes on: the index is being built, nothing is lost, when to look again.
fn building(ui: Ui, seconds: u32) -> Result<HttpResponse> {
    let mut answer = html(StatusCode::SERVICE_UNAVAILABLE, &BuildingPage { ui })?;
    answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    Ok(answer)
}

fn made(app: &App, ui: Ui, found: Match, asked: &Asked) -> MatchPage {
    let vacancy = found.case.vacancy.id;
    let address = |listed: Listed, leaf: Option<&str>, page: u32| {
        let leaf = leaf.map_or_else(String::new, |leaf| format!("&leaf={leaf}"));
        let on = asked.on.map_or_else(String::new, |on| format!("&on={on}"));
        let (code, at) = (listed.code(), &found.snapshot);
        format!("/work/vacancies/{vacancy}/match?verdict={code}{leaf}{on}&page={page}&at={at}")
    };
    let has_way = found.case.rule.through_reserve().is_some();
    let tabs = Listed::ALL.into_iter().filter(|listed| *listed != Listed::ThroughReserve || has_way);
    let tab = |listed: Listed| Tab {
        label: shown::label(&ui, listed),
        class: shown::class_of(listed),
        count: match listed {
            Listed::Verdict(verdict) => Some(found.counts.of(verdict)),
            Listed::ThroughReserve => Some(found.counts.through_reserve),
            Listed::Soon => (asked.listed == Listed::Soon && asked.leaf.is_none()).then_some(found.listed),
        },
        address: address(listed, None, 1),
        current: listed == asked.listed,
    };
    let rows = found.people.iter().map(|one| Row {
        line: PersonLine::new(
            &ui,
            app,
            one.person,
            &one.row,
            one.merit.service_months,
            one.merit.leading_months,
        )
        .at(format!("/work/vacancies/{vacancy}/people/{}", one.person)),
        place: one.place,
        explained: verdicts::told(app, ui.locale, &found.case, (&one.verdict, &one.records), Voice::They),
        points: points(&ui, one.score.total),
        parts: parts(&ui, &one.merit, &one.score),
    });
    let leaves = found.case.rule.leaves();
    let requirements = leaves.into_iter().zip(&found.exclusions).map(|(leaf, (id, exclusion))| Requirement {
        text: requirement(leaf, ui.locale, &app.reference),
        keeps_out_address: address(Listed::Verdict(Outcome::DoesNot), Some(id), 1),
        unclear_address: address(Listed::Verdict(Outcome::CannotTell), Some(id), 1),
        keeps_out: exclusion.keeps_out,
        unclear: exclusion.unclear,
        alone: exclusion.alone,
        alone_unclear: exclusion.alone_unclear,
    });
    let held_by = asked.leaf.as_deref().and_then(|id| found.case.rule.leaf(id));
    let weights = PARTS.into_iter().zip(found.case.vacancy.weights.list());
    MatchPage {
        head: Head::of(&found.case, &ui, found.day),
        reach: None,
        at: found.at,
        tabs: tabs.map(tab).collect(),
        listed: asked.listed,
        on: found.day.date(),
        on_asked: asked.on.map(|on| on.to_string()).unwrap_or_default(),
        counts: found.counts,
        rows: rows.collect(),
        requirements: requirements.collect(),
        held_by: held_by.map(|leaf| requirement(leaf, ui.locale, &app.reference)),
        weights: weights.collect(),
        moved: found.moved,
        hidden: found.hidden,
        rebuilding: app.index.is_rebuilding(),
        turn: shown::Turn::new(found.page, found.pages, |page| {
            address(asked.listed, asked.leaf.as_deref(), page)
        }),
        composes: ui.is("hr_officer") && found.case.takes_shortlists(),
        ui,
    }
}

/// Labels of the components, in the order of the weights.
const PARTS: [&str; 7] = [
    "match-part-surplus",
    "match-part-leading",
    "match-part-field",
    "match-part-languages",
    "match-part-region",
    "match-part-programmes",
    "match-part-text",
];

/// Each component of the scorecard: what it is, what the person has, its points.
fn parts(ui: &Ui, merit: &Merit, score: &Score) -> Vec<(String, String, String)> {
    let region = match merit.region {
        RegionFit::Lives => "match-region-lives",
        RegionFit::Wishes => "match-region-wishes",
        RegionFit::Neither => "match-region-neither",
    };
    let field = match merit.field {
        FieldFit::NotAsked => "match-field-not-asked",
        FieldFit::Other => "match-field-other",
        FieldFit::Near => "match-field-near",
        FieldFit::Within => "match-field-within",
    };
    let member = if merit.member { "match-programmes-member" } else { "match-programmes-none" };
    let has = [
        work(ui, merit.surplus_months),
        work(ui, merit.leading_months),
        ui.t(field),
        ui.number(merit.languages),
        ui.t(region),
        ui.t1(member, "points", merit.test_points),
        ui.t2("match-words-found", "found", merit.words, "of", merit.words_of),
    ];
    let each = PARTS.into_iter().zip(has).zip(score.list());
    each.map(|((part, has), got)| (ui.t(part), has, points(ui, got))).collect()
}

#[derive(Template)]
#[template(path = "matching/pages/person.html")]
struct PersonPage {
    ui: Ui,
    head: Head,
    person: PersonId,
    name: String,
    residence: String,
    experience: String,
    explained: Explained,
    tree: Tree,
    /// What is said of the way through the reserve, its outcome, and its tree.
    way: Option<(String, Outcome, Tree)>,
    points: String,
    parts: Vec<(String, String, String)>,
    composes: bool,
}

async fn person_page(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path((vacancy, person)): Path<(VacancyId, PersonId)>,
) -> Result<HttpResponse> {
    let seen = verdicts::of_person(&app, who.act(), who.account()?, vacancy, person).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let explained = seen.told(&app, ui.locale);
    let residence = seen.profile.person.residence_kato;
    ok(&PersonPage {
        head: Head::of(&seen.case, &ui, seen.verdict.day),
        person,
        name: seen.profile.person.full_name(),
        residence: residence
            .map_or_else(|| ui.t("search-no-residence"), |kato| app.reference.place_name(kato, ui.locale)),
        experience: work(&ui, seen.merit.service_months),
        tree: Tree::new(&ui, &explained),
        way: explained
            .through_reserve
            .as_ref()
            .map(|way| (way.summary.clone(), way.outcome, Tree::of_way(&ui, way))),
        explained,
        points: points(&ui, seen.score.total),
        parts: parts(&ui, &seen.merit, &seen.score),
        composes: ui.is("hr_officer") && seen.case.takes_shortlists(),
        ui,
    })
}
