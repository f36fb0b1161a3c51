//! Pages of the match and of verdicts; the search has its own file, `web/search.rs`, and what pages share is in
//! `web/shown.rs`.

mod search;
mod shown;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::matching::PAGE;
use crate::matching::case::Case;
use crate::matching::evaluation::Counts;
use crate::matching::explain::{Explained, requirement};
use crate::matching::matches::{self, Asked, Match};
use crate::matching::merit::{self, Merit, RegionFit, Score};
use crate::matching::verdicts;
use crate::people::State;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant, OfficerOrApprover};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Path, Query};
use crate::platform::ids::{PersonId, VacancyId};
use crate::platform::page::{Ui, html, ok};
use crate::platform::routes::Routes;
use crate::rules::Outcome;
use crate::rules::text::Voice;
use shown::{PersonLine, Tree, points, work};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/search", search::search)
        .get("/work/vacancies/{id}/match", match_page)
        .get("/work/vacancies/{id}/people/{person}", person_page)
        .get("/me/verdicts", own_page);
}

/// The verdicts in the order of the tabs.
const TABS: [Outcome; 3] = [Outcome::Meets, Outcome::CannotTell, Outcome::DoesNot];

/// Title of the post, its body and the rule, above a match and a verdict.
struct Head {
    vacancy: VacancyId,
    title: String,
    body: String,
    rule: String,
    edition: String,
    as_of_on: chrono::NaiveDate,
}

impl Head {
    fn of(case: &Case, ui: &Ui) -> Self {
        let title = case.rule.title();
        Self {
            vacancy: case.vacancy.id,
            title: case.vacancy.post.title.get(ui.locale).to_owned(),
            body: case.vacancy.post.body_name.get(ui.locale).to_owned(),
            rule: ui.pick(&title.kk, &title.ru, &title.en).to_owned(),
            edition: case.rule.edition().to_owned(),
            as_of_on: case.vacancy.as_of_on,
        }
    }
}

#[derive(Debug, Deserialize)]
struct MatchQuery {
    #[serde(default)]
    verdict: String,
    page: Option<u32>,
    at: Option<String>,
}

#[derive(Template)]
#[template(path = "matching/pages/match.html")]
struct MatchPage {
    ui: Ui,
    head: Head,
    at: DateTime<Utc>,
    tabs: Vec<Tab>,
    verdict: Outcome,
    counts: Counts,
    rows: Vec<Row>,
    requirements: Vec<Requirement>,
    weights: merit::Weights,
    moved: bool,
    /// The index is being built anew, so this is of the old one.
    rebuilding: bool,
    turn: shown::Turn,
    /// Whether the reader may put people on a shortlist.
    composes: bool,
}

struct Tab {
    verdict: Outcome,
    count: u64,
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
    keeps_out: u64,
    unclear: u64,
    alone: u64,
}

async fn match_page(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    Query(query): Query<MatchQuery>,
) -> Result<HttpResponse> {
    let verdict = matches::verdict_of(&query.verdict)?;
    let asked = Asked { vacancy, verdict, page: query.page.unwrap_or(1), snapshot: query.at };
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    match matches::of_vacancy(&app, who.act(), who.account()?, asked).await {
        Ok(found) => ok(&made(&app, ui, found, verdict)),
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

fn made(app: &App, ui: Ui, found: Match, verdict: Outcome) -> MatchPage {
    let address = |verdict: Outcome, page: u32| {
        format!(
            "/work/vacancies/{}/match?verdict={}&page={page}&at={}",
            found.case.vacancy.id,
            verdict.code(),
            found.snapshot
        )
    };
    let tab = |tab: Outcome| Tab {
        verdict: tab,
        count: found.counts.of(tab),
        address: address(tab, 1),
        current: tab == verdict,
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
        .at(format!("/work/vacancies/{}/people/{}", found.case.vacancy.id, one.person)),
        place: one.place,
        explained: verdicts::told(app, ui.locale, &found.case, &one.verdict, Voice::They),
        points: points(&ui, one.score.total),
        parts: parts(&ui, &one.merit, &one.score),
    });
    let leaves = found.case.rule.leaves();
    let requirements = leaves.into_iter().zip(&found.exclusions).map(|(leaf, (_, exclusion))| Requirement {
        text: requirement(leaf, ui.locale, &app.reference),
        keeps_out: exclusion.keeps_out,
        unclear: exclusion.unclear,
        alone: exclusion.alone,
    });
    MatchPage {
        head: Head::of(&found.case, &ui),
        at: found.at,
        tabs: TABS.map(tab).into(),
        verdict,
        counts: found.counts,
        rows: rows.collect(),
        requirements: requirements.collect(),
        weights: merit::WEIGHTS,
        moved: found.moved,
        rebuilding: app.index.is_rebuilding(),
        turn: shown::Turn::new(found.page, found.pages, |page| address(verdict, page)),
        composes: ui.is("hr_officer") && found.case.takes_shortlists(),
        ui,
    }
}

/// Each component of the scorecard: what it is, what the person has, its points.
fn parts(ui: &Ui, merit: &Merit, score: &Score) -> Vec<(String, String, String)> {
    let fit = match merit.region {
        RegionFit::Lives => "match-region-lives",
        RegionFit::Wishes => "match-region-wishes",
        RegionFit::Neither => "match-region-neither",
    };
    vec![
        (ui.t("match-part-service"), work(ui, merit.surplus_months), points(ui, score.service)),
        (ui.t("match-part-leading"), work(ui, merit.leading_months), points(ui, score.leading)),
        (ui.t("match-part-languages"), ui.number(merit.languages), points(ui, score.languages)),
        (ui.t("match-part-region"), ui.t(fit), points(ui, score.region)),
    ]
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
    let explained = verdicts::told(&app, ui.locale, &seen.case, &seen.verdict, Voice::They);
    let residence = seen.profile.person.residence_kato;
    ok(&PersonPage {
        head: Head::of(&seen.case, &ui),
        person,
        name: seen.profile.person.full_name(),
        residence: residence
            .map_or_else(|| ui.t("search-no-residence"), |kato| app.reference.place_name(kato, ui.locale)),
        experience: work(&ui, seen.merit.service_months),
        tree: Tree::new(&ui, &explained),
        explained,
        points: points(&ui, seen.score.total),
        parts: parts(&ui, &seen.merit, &seen.score),
        composes: ui.is("hr_officer") && seen.case.takes_shortlists(),
        ui,
    })
}

#[derive(Debug, Deserialize)]
struct OwnQuery {
    page: Option<u32>,
}

#[derive(Template)]
#[template(path = "matching/pages/own.html")]
struct OwnPage {
    ui: Ui,
    state: Option<State>,
    counts: Counts,
    cards: Vec<OwnCard>,
    turn: shown::Turn,
}

struct OwnCard {
    head: Head,
    place: String,
    closes_at: DateTime<Utc>,
    explained: Explained,
    tree: Tree,
}

async fn own_page(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
    Query(query): Query<OwnQuery>,
) -> Result<HttpResponse> {
    let own = verdicts::own(&app, who.account()?).await?;
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let counts = own.counts();
    let pages = matches::pages(counts.all());
    let page = query.page.unwrap_or(1).clamp(1, pages);
    let before = usize::try_from(page - 1).unwrap_or_default().saturating_mul(PAGE);
    let cards = own.verdicts.iter().skip(before).take(PAGE).map(|(case, verdict)| {
        let explained = verdicts::told(&app, ui.locale, case, verdict, Voice::You);
        OwnCard {
            head: Head::of(case, &ui),
            place: app.reference.place_name(case.vacancy.post.region, ui.locale),
            closes_at: case.vacancy.closes_at,
            tree: Tree::new(&ui, &explained),
            explained,
        }
    });
    let cards = cards.collect();
    let turn = shown::Turn::new(page, pages, |page| format!("/me/verdicts?page={page}"));
    ok(&OwnPage { state: own.state, counts, cards, turn, ui })
}
