//! Pages for everybody: open vacancies, and one vacancy with its rule in words.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::matching::{self, ToYou};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone};
use crate::platform::error::Result;
use crate::platform::extract::{Path, Query};
use crate::platform::ids::VacancyId;
use crate::platform::page::{Ui, ok};
use crate::platform::routes::Routes;
use crate::posts::shown::{Card, Deadline};
use crate::posts::words::RuleTree;
use crate::posts::{self, Vacancy, VacancyState, Window, api, store};
use crate::reference::codes::{PostKind, Role};
use crate::reference::keys::Kato;
use crate::rules::Day;

pub fn routes(routes: &mut Routes) {
    routes.get("/vacancies", vacancies).get("/vacancies/{id}", vacancy);
}

/// Vacancies on a page.
const PAGE: usize = 20;

/// The filters as typed; unknown ones mean "all", so that an old link still shows something.
#[derive(Debug, Default, Deserialize)]
struct Filters {
    #[serde(default)]
    q: String,
    #[serde(default)]
    region: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    after: String,
}

impl Filters {
    fn is_set(&self) -> bool {
        !self.q.trim().is_empty() || !self.region.is_empty() || !self.kind.is_empty()
    }

    /// The address of the next page.
    fn next(&self, after: &str) -> String {
        let pairs =
            [("q", self.q.as_str()), ("region", &self.region), ("kind", &self.kind), ("after", after)];
        let set: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        format!("/vacancies?{}", serde_html_form::to_string(set).unwrap_or_default())
    }
}

#[derive(Template)]
#[template(path = "posts/pages/vacancies.html")]
struct VacanciesPage {
    ui: Ui,
    filters: Filters,
    /// Code and name of each region.
    regions: Vec<(String, String)>,
    kinds: &'static [PostKind],
    cards: Vec<Card>,
    count: i64,
    next: Option<String>,
}

async fn vacancies(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Query(filters): Query<Filters>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let mut search = store::Search {
        closing_after: Some(app.clock.now()),
        region: filters.region.parse().ok(),
        kind: filters.kind.parse().ok(),
        words: posts::words_of(&filters.q),
        after: api::cursor(&filters.after).ok(),
        limit: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
        ..store::Search::default()
    };
    let mut db = app.read().await?;
    let mut found = store::vacancies(&mut db, &search).await?;
    search.after = None;
    let count = store::count(&mut db, &search).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().filter(|_| more);
    let next = last.map(|last| filters.next(&format!("{}_{}", last.closes_at.timestamp(), last.id)));
    let cards = found.iter().map(|vacancy| Card::new(&ui, &app, vacancy)).collect();
    let regions = region_choices(&ui, &app);
    ok(&VacanciesPage { ui, filters, regions, kinds: PostKind::ALL, cards, count, next })
}

/// Regions and republican cities by code and name, as the language sorts them in the classifier.
pub(super) fn region_choices(ui: &Ui, app: &App) -> Vec<(String, String)> {
    app.reference
        .regions
        .iter()
        .map(|row| (row.kato.to_string(), row.names.get(ui.locale).to_owned()))
        .collect()
}

#[derive(Template)]
#[template(path = "posts/pages/vacancy.html")]
struct VacancyPage {
    ui: Ui,
    vacancy: Vacancy,
    region: String,
    deadline: Deadline,
    window: Window,
    tree: RuleTree,
    /// The way through the reserve, where the rule knows one.
    way: Option<RuleTree>,
    /// Whether some cited law is not confirmed.
    unverified: bool,
    /// Whether the edition is applied and its law in force on the day of the verdicts.
    applies: bool,
    /// The applicant's own verdict.
    own: Option<ToYou>,
}

async fn vacancy(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let mut db = app.read().await?;
    let vacancy = posts::visible_vacancy(&mut db, who.visitor().account.as_ref(), id).await?;
    let rule = posts::rule(&mut db, vacancy.rule.id).await?;
    drop(db);
    let applicant = who.visitor().account.as_ref().filter(|account| account.role == Role::Applicant);
    let own = match applicant {
        Some(applicant) if vacancy.state == VacancyState::Published => {
            matching::own::of_vacancy(&app, applicant, id).await?
        }
        _ => None,
    };
    let title = vacancy.post.title.get(ui.locale);
    ok(&VacancyPage {
        own: own.map(|(case, verdict, records)| ToYou::new(&app, &ui, case.given(&verdict, &records), title)),
        applies: Day::from_date(vacancy.as_of_on).is_ok_and(|day| vacancy.rule.is_in_force_on(&rule, day)),
        region: place(&ui, &app, vacancy.post.region),
        deadline: Deadline::new(&app, &vacancy),
        window: vacancy.window(&app.clock),
        tree: RuleTree::new(ui.locale, &app.reference, &rule),
        way: RuleTree::way(ui.locale, &app.reference, &rule),
        unverified: vacancy.rule.status != "confirmed",
        vacancy,
        ui,
    })
}

/// Name of a place with its region: "Abai District, Abai Region".
pub(super) fn place(ui: &Ui, app: &App, kato: Kato) -> String {
    let region = app.reference.place_name(kato.region(), ui.locale);
    match app.reference.place(kato) {
        Some(names) if !kato.is_region() => format!("{}, {region}", names.get(ui.locale)),
        _ => region,
    }
}
