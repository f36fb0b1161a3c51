//! Pages for those who fill posts: the officer's home, the body's vacancies, one vacancy with what can be done to it.
//! Approvers read the same pages; only officers get the buttons. The form is in `form`.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer, OfficerOrApprover, Policy};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Form, Path, Query};
use crate::platform::ids::VacancyId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::posts::shown::{Card, Deadline};
use crate::posts::words::RuleTree;
use crate::posts::{self, Step, Vacancy, VacancyState, Window, api, form, store, web as public};
use crate::reference::codes::Direction;
use crate::rules::Day;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/work", home)
        .get("/work/vacancies", vacancies)
        .get("/work/vacancies/{id}", vacancy)
        .post("/work/vacancies/{id}/publish", publish)
        .post("/work/vacancies/{id}/close", close)
        .post("/work/vacancies/{id}/withdraw", withdraw)
        .post("/work/vacancies/{id}/direction", direction);
    form::routes(routes);
}

/// Vacancies on a page of the list.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "posts/pages/work.html")]
struct WorkPage {
    ui: Ui,
    body: String,
    drafts: i64,
    open: i64,
    /// Published, and their time is over.
    over: i64,
    waiting: store::Waiting,
    /// Published ones, those that close first first.
    cards: Vec<Card>,
}

async fn home(request: HttpRequest, who: Allow<Officer>, app: web::Data<App>) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let body = who.account()?.body()?;
    let mut db = app.read().await?;
    let counts = store::counts(&mut db, body, app.clock.now()).await?;
    let counted = |state: VacancyState, over: Option<bool>| -> i64 {
        counts
            .iter()
            .filter(|(own, past, _)| *own == state && over.is_none_or(|over| over == *past))
            .map(|(.., count)| count)
            .sum()
    };
    let search = store::Search {
        body: Some(body),
        state: Some(VacancyState::Published),
        closing_after: Some(app.clock.now()),
        limit: 10,
        ..store::Search::default()
    };
    let soon = store::vacancies(&mut db, &search).await?;
    let waiting = store::waiting(&mut db, body).await?;
    let name = crate::reference::store::body(&mut db, body).await?;
    ok(&WorkPage {
        body: ui.pick(&name.name_kk, &name.name_ru, &name.name_en).to_owned(),
        drafts: counted(VacancyState::Draft, None),
        open: counted(VacancyState::Published, Some(false)),
        over: counted(VacancyState::Published, Some(true)),
        cards: soon.iter().map(|vacancy| Card::new(&ui, &app, vacancy)).collect(),
        waiting,
        ui,
    })
}

#[derive(Debug, Default, Deserialize)]
struct Listed {
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
}

#[derive(Template)]
#[template(path = "posts/pages/work_vacancies.html")]
struct VacanciesPage {
    ui: Ui,
    /// The chosen state; none: all.
    state: Option<VacancyState>,
    states: [VacancyState; 4],
    rows: Vec<Card>,
    next: Option<String>,
}

async fn vacancies(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Query(listed): Query<Listed>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let state = VacancyState::from_code(&listed.state);
    let search = store::Search {
        body: Some(who.account()?.body()?),
        state,
        after: api::cursor(&listed.after).ok(),
        newest_first: true,
        limit: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
        ..store::Search::default()
    };
    let mut found = store::vacancies(&mut *app.read().await?, &search).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next =
        found.last().filter(|_| more).map(|last| format!("{}_{}", last.closes_at.timestamp(), last.id));
    let rows = found.iter().map(|vacancy| Card::new(&ui, &app, vacancy)).collect();
    ok(&VacanciesPage { ui, state, states: VacancyState::ALL, rows, next })
}

#[derive(Template)]
#[template(path = "posts/pages/work_vacancy.html")]
struct VacancyPage {
    ui: Ui,
    problems: Problems,
    card: Card,
    vacancy: Vacancy,
    deadline: Deadline,
    tree: RuleTree,
    /// The way through the reserve, where the rule knows one.
    way: Option<RuleTree>,
    /// Whether the edition is applied and its law in force on the day of the verdicts.
    applies: bool,
    /// Whether who looks may change it.
    officer: bool,
    /// Families of functions to choose from, and the chosen one's code.
    directions: Vec<(String, String)>,
    direction: String,
}

async fn page<P: Policy>(
    request: &HttpRequest,
    who: &Allow<P>,
    app: &App,
    id: VacancyId,
    problems: Problems,
) -> Result<VacancyPage> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let mut db = app.read().await?;
    let vacancy = posts::own_vacancy(&mut db, who.account()?, id).await?;
    let rule = posts::rule(&mut db, vacancy.rule.id).await?;
    let (mut tree, mut way) =
        (RuleTree::new(ui.locale, &app.reference, &rule), RuleTree::way(ui.locale, &app.reference, &rule));
    let officer = ui.is("hr_officer");
    if officer && vacancy.state == VacancyState::Draft {
        // what a change would do is worth knowing before the vacancy is published
        let address = format!("/work/vacancies/{id}/sensitivity?leaf=");
        tree = tree.linked(rule.root(), &address, ui.t("rule-what-if"));
        way = way
            .zip(rule.through_reserve())
            .map(|(way, node)| way.linked(node, &address, ui.t("rule-what-if")));
    }
    Ok(VacancyPage {
        applies: Day::from_date(vacancy.as_of_on).is_ok_and(|day| vacancy.rule.is_in_force_on(&rule, day)),
        officer,
        directions: direction_choices(&ui),
        direction: vacancy.post.direction.map(|direction| direction.to_string()).unwrap_or_default(),
        card: Card::new(&ui, app, &vacancy),
        deadline: Deadline::new(app, &vacancy),
        tree,
        way,
        vacancy,
        problems,
        ui,
    })
}

async fn vacancy(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
) -> Result<HttpResponse> {
    ok(&page(&request, &who, &app, id, Problems::default()).await?)
}

#[derive(Debug, Deserialize)]
struct Version {
    version: i32,
}

async fn publish(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    Form(form): Form<Version>,
) -> Result<HttpResponse> {
    moved(&request, &who, &app, (id, form.version), Step::Publish).await
}

async fn close(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    Form(form): Form<Version>,
) -> Result<HttpResponse> {
    moved(&request, &who, &app, (id, form.version), Step::Close).await
}

async fn withdraw(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    Form(form): Form<Version>,
) -> Result<HttpResponse> {
    moved(&request, &who, &app, (id, form.version), Step::Withdraw).await
}

async fn moved(
    request: &HttpRequest,
    who: &Allow<Officer>,
    app: &App,
    version: (VacancyId, i32),
    step: Step,
) -> Result<HttpResponse> {
    let done = match step {
        Step::Publish => "vacancy-published",
        Step::Close => "vacancy-closed",
        Step::Withdraw => "vacancy-withdrawn",
    };
    match mendable(posts::move_vacancy(app, who.act(), who.account()?, version, step).await)? {
        Ok(vacancy) => Ok(see(&format!("/work/vacancies/{}?done={done}", vacancy.id))),
        Err(problems) => again(&page(request, who, app, version.0, problems).await?),
    }
}

#[derive(Debug, Deserialize)]
struct DirectionForm {
    version: i32,
    #[serde(default)]
    post_direction: String,
}

/// Says which family of functions the vacancy's post has.
async fn direction(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    Form(form): Form<DirectionForm>,
) -> Result<HttpResponse> {
    let post = posts::own_vacancy(&mut *app.read().await?, who.account()?, id).await?.post.id;
    let chosen = match form.post_direction.as_str() {
        "" => Ok(None),
        code => code.parse().map(Some).map_err(|_| Error::invalid("post_direction", "unknown-option")),
    };
    let done = match chosen {
        Ok(chosen) => {
            posts::set_direction(&app, who.act(), who.account()?, (post, form.version), chosen).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(done)? {
        Ok(_) => Ok(see(&format!("/work/vacancies/{id}?done=post-direction"))),
        Err(problems) => {
            let mut page = page(&request, &who, &app, id, problems).await?;
            page.direction = form.post_direction;
            again(&page)
        }
    }
}

/// Families of functions to choose from, none first.
pub(super) fn direction_choices(ui: &Ui) -> Vec<(String, String)> {
    let known = Direction::ALL.iter().map(|code| (code.to_string(), ui.t(code.message_key())));
    std::iter::once((String::new(), ui.t("post-direction-none"))).chain(known).collect()
}

/// Name of a place, for the form of a draft.
pub(super) fn place(ui: &Ui, app: &App, post: &posts::Post) -> String {
    public::place(ui, app, post.region)
}
