//! One selection: its people page by page, the ticks, and what can be done with the ticked.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::in_words;
use crate::matching::{PersonLine, Turn};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Form, Path, Query};
use crate::platform::ids::{SelectionId, VacancyId};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::posts::{self, Vacancy, VacancyState};
use crate::selections::shown::{self, Asked, Page};
use crate::selections::{self, Selection, Ticks, choosing};
use crate::shortlists::bulk::Target;
use crate::shortlists::state::State;
use crate::shortlists::{self, Filter};

/// Most vacancies and shortlists that are offered.
const MOST_OFFERED: i64 = 50;

#[derive(Template)]
#[template(path = "selections/pages/one.html")]
struct OnePage {
    ui: Ui,
    problems: Problems,
    selection: Selection,
    /// The search in words.
    words: Vec<String>,
    rows: Vec<Row>,
    turn: Turn,
    /// How many were ticked in the search and are not found any more.
    lost: usize,
    /// The name as typed.
    name: String,
    /// Open shortlists and vacancies that take new ones, by their codes, in words.
    shortlists: Vec<(String, String)>,
    vacancies: Vec<(String, String)>,
    /// Vacancies for which people are put side by side.
    compared: Vec<(VacancyId, String)>,
}

/// A place.
struct Row {
    place: i32,
    ticked: bool,
    /// Nothing for who is not available any more.
    line: Option<PersonLine>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PageQuery {
    page: Option<u32>,
    lost: usize,
}

pub(super) async fn read(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    Query(query): Query<PageQuery>,
) -> Result<HttpResponse> {
    let shown = (query.page.unwrap_or(1), query.lost);
    ok(&page(&request, &who, &app, (id, shown), Problems::default(), None).await?)
}

async fn page(
    request: &HttpRequest,
    who: &Allow<Officer>,
    app: &App,
    (id, (number, lost)): (SelectionId, (u32, usize)),
    problems: Problems,
    name: Option<String>,
) -> Result<OnePage> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let Page { selection, places, page, pages } =
        shown::page(app, who.act(), who.account()?, id, Asked::Page(number)).await?;
    let rows = places.into_iter().map(|place| Row {
        place: place.place,
        ticked: place.ticked,
        line: place
            .person
            .map(|seen| PersonLine::new(&ui, app, seen.id, &seen.row, seen.months, seen.leading_months)),
    });
    let rows = rows.collect();
    let vacancies = takes_shortlists(app, who).await?;
    let open = Filter {
        states: vec![State::Draft, State::Returned],
        vacancy: None,
        before: None,
        limit: MOST_OFFERED,
    };
    let open = shortlists::list(app, who.account()?, open).await?.into_iter().map(|one| {
        let title = ui.pick(&one.title.kk, &one.title.ru, &one.title.en);
        let words = ui.t2("selection-to-open", "title", title, "people", one.people);
        (Target::Open(one.id).to_string(), words)
    });
    let title = |vacancy: &Vacancy| {
        let title = vacancy.post.title.get(ui.locale);
        ui.t2("selection-vacancy", "title", title, "day", ui.day(&vacancy.as_of_on))
    };
    Ok(OnePage {
        problems,
        words: in_words(app, &ui, &selection.search).await?,
        rows,
        turn: Turn::new(page, pages, |page| page.to_string()),
        lost,
        name: name.unwrap_or_else(|| selection.name.clone()),
        shortlists: open.collect(),
        vacancies: vacancies.iter().map(|one| (Target::New(one.id).to_string(), title(one))).collect(),
        compared: vacancies.iter().map(|one| (one.id, title(one))).collect(),
        selection,
        ui,
    })
}

/// Vacancies of the officer's body that people may be chosen for, newest first.
async fn takes_shortlists(app: &App, who: &Allow<Officer>) -> Result<Vec<Vacancy>> {
    let body = Some(who.account()?.body()?);
    let mut found = Vec::new();
    for state in [VacancyState::Published, VacancyState::Closed] {
        let search = posts::store::Search {
            body,
            state: Some(state),
            newest_first: true,
            limit: MOST_OFFERED,
            ..posts::store::Search::default()
        };
        found.extend(posts::store::vacancies(&mut *app.read().await?, &search).await?);
    }
    Ok(found)
}

/// The form around the people of one page.
#[derive(Debug, Deserialize)]
pub(super) struct PeopleForm {
    #[serde(default)]
    page: u32,
    /// Places of the page.
    #[serde(default)]
    among: Vec<i32>,
    /// Places ticked.
    #[serde(default)]
    tick: Vec<i32>,
    /// The page to go to.
    go: Option<u32>,
    /// The button.
    #[serde(default)]
    what: String,
    /// A shortlist or a vacancy for a new one.
    #[serde(default)]
    to: String,
    /// A vacancy to compare for.
    #[serde(default)]
    vacancy: String,
}

pub(super) async fn people(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    Form(form): Form<PeopleForm>,
) -> Result<HttpResponse> {
    let account = who.account()?;
    let ticks = match form.what.as_str() {
        "all" => Ticks::All,
        "none" => Ticks::None,
        "page" => Ticks::Places { among: form.among.clone(), ticked: form.among.clone() },
        _ => Ticks::Places { among: form.among.clone(), ticked: form.tick.clone() },
    };
    selections::tick(&app, who.act(), account, id, &ticks).await?;
    let back = |page: u32, done: &str| {
        let done = if done.is_empty() { String::new() } else { format!("&done={done}") };
        see(&format!("/selections/{id}?page={page}{done}"))
    };
    let outcome = match form.what.as_str() {
        "remove" => {
            selections::remove_ticked(&app, who.act(), account, id).await?;
            return Ok(back(form.page, "selection-people-removed"));
        }
        "compare" => compared(&app, &who, id, &form.vacancy).await,
        "shortlist" => form.to.parse::<Target>().map(|to| format!("/selections/{id}/shortlist?to={to}")),
        "keep" => return Ok(back(form.page, "selection-ticked")),
        _ => return Ok(back(form.go.unwrap_or(form.page), "")),
    };
    match mendable(outcome)? {
        Ok(address) => Ok(see(&address)),
        Err(problems) => again(&page(&request, &who, &app, (id, (form.page, 0)), problems, None).await?),
    }
}

/// The address where the ticked people stand side by side.
async fn compared(app: &App, who: &Allow<Officer>, id: SelectionId, vacancy: &str) -> Result<String> {
    let vacancy: VacancyId = vacancy.parse().map_err(|_| Error::invalid("vacancy", "unknown-option"))?;
    let people = choosing::to_compare(app, who.account()?, id).await?;
    let people: Vec<_> = people.iter().map(|person| format!("person={person}")).collect();
    Ok(format!("/work/vacancies/{vacancy}/compare?{}", people.join("&")))
}

#[derive(Debug, Deserialize)]
pub(super) struct NameForm {
    version: i32,
    #[serde(default)]
    page: u32,
    #[serde(default)]
    name: String,
}

pub(super) async fn rename(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    Form(form): Form<NameForm>,
) -> Result<HttpResponse> {
    let renamed = selections::rename(&app, who.act(), who.account()?, (id, form.version), &form.name).await;
    match mendable(renamed)? {
        Ok(_) => Ok(see(&format!("/selections/{id}?page={}&done=selection-named", form.page))),
        Err(problems) => {
            let at = (id, (form.page, 0));
            again(&page(&request, &who, &app, at, problems, Some(form.name)).await?)
        }
    }
}
