//! Pages of saved searches: the list, and one with its people and who changed. `form` keeps and changes one, `letters` is
//! behind the link that ends letters.

mod form;
mod letters;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::matching::counts::FineNames;
use crate::matching::filters::SearchForm;
use crate::matching::{PersonLine, Turn, address_of, criteria_in_words};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::Result;
use crate::platform::extract::{Form, Path, Query};
use crate::platform::ids::{PersonId, SavedSearchId};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::reference;
use crate::reference::keys::Kato;
use crate::saved_searches::found::{self, FoundPerson};
use crate::saved_searches::strays::{self, Stray};
use crate::saved_searches::{self, Alert, SavedSearch, WatchState};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/saved-searches", list)
        .post("/saved-searches", form::create)
        .get("/saved-searches/new", form::new_form)
        .get("/saved-searches/letters/{token}", letters::look)
        .post("/saved-searches/letters/{token}", letters::stop)
        .get("/saved-searches/{id}", one)
        .get("/saved-searches/{id}/edit", form::edit_form)
        .post("/saved-searches/{id}/edit", form::edit)
        .post("/saved-searches/{id}/delete", delete)
        .post("/saved-searches/{id}/looks", seen)
        .post("/saved-searches/{id}/strays", add_stray)
        .post("/saved-searches/{id}/strays/{person}/take-back", take_back);
}

/// A search in a list.
struct Line {
    search: SavedSearch,
    asks: Vec<String>,
}

#[derive(Template)]
#[template(path = "saved_searches/pages/list.html")]
struct ListPage {
    ui: Ui,
    own: Vec<Line>,
    shared: Vec<Line>,
}

fn ui(request: &HttpRequest, who: &Allow<Officer>, app: &App) -> Ui {
    Ui::new(request, who.visitor(), app.clock.zone())
}

/// Names of the places of these searches that only the database has.
async fn fine_names(app: &App, forms: impl Iterator<Item = &SearchForm>) -> Result<FineNames> {
    let places = forms.flat_map(|form| &form.region).filter_map(|code| code.parse::<Kato>().ok());
    let fine: Vec<Kato> = places.filter(|kato| app.reference.place(*kato).is_none()).collect();
    if fine.is_empty() {
        return Ok(FineNames::default());
    }
    reference::store::place_names(&mut *app.read().await?, &fine).await
}

async fn list(request: HttpRequest, who: Allow<Officer>, app: web::Data<App>) -> Result<HttpResponse> {
    let ui = ui(&request, &who, &app);
    let searches = saved_searches::list(&app, who.account()?).await?;
    let names = fine_names(&app, searches.iter().map(|search| &search.criteria)).await?;
    let lines = searches.into_iter().map(|search| {
        let asks = criteria_in_words(&app, &ui, &search.criteria, &names);
        Line { search, asks }
    });
    let (own, shared) = lines.partition(|line| line.search.own);
    ok(&ListPage { ui, own, shared })
}

#[derive(Debug, Deserialize)]
struct Version {
    version: i32,
}

async fn delete(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    Form(form): Form<Version>,
) -> Result<HttpResponse> {
    match mendable(saved_searches::delete(&app, who.act(), who.account()?, id, form.version).await)? {
        Ok(()) => Ok(see("/saved-searches?done=search-deleted")),
        Err(problems) => again(&one_page(&request, &who, &app, id, 1, problems).await?),
    }
}

#[derive(Template)]
#[template(path = "saved_searches/pages/one.html")]
struct OnePage {
    ui: Ui,
    problems: Problems,
    search: SavedSearch,
    asks: Vec<String>,
    address: String,
    /// Where a colleague keeps it as their own.
    keep_address: String,
    joined: Vec<PersonLine>,
    left: Vec<PersonLine>,
    gone: usize,
    /// Earlier changes are not shown.
    more: bool,
    up_to: i64,
    total: u64,
    /// People of this page who left or hid a moment ago.
    hidden: usize,
    people: Vec<PersonLine>,
    turn: Turn,
    strays: Vec<Stray>,
}

async fn one_page(
    request: &HttpRequest,
    who: &Allow<Officer>,
    app: &App,
    id: SavedSearchId,
    page: u32,
    problems: Problems,
) -> Result<OnePage> {
    let (ui, account) = (ui(request, who, app), who.account()?);
    let search = saved_searches::one(app, account, id).await?;
    let (changes, strays) = if search.own {
        (strays::changes(app, who.act(), account, id).await?, strays::list(app, account, id).await?)
    } else {
        (strays::Changes::default(), Vec::new())
    };
    let found = found::people(app, who.act(), account, &search, page).await?;
    let line =
        |one: FoundPerson| PersonLine::new(&ui, app, one.person, &one.row, one.months, one.leading_months);
    let lines = |people: Vec<FoundPerson>| people.into_iter().map(line).collect::<Vec<_>>();
    let names = fine_names(app, std::iter::once(&search.criteria)).await?;
    Ok(OnePage {
        asks: criteria_in_words(app, &ui, &search.criteria, &names),
        address: address_of(&search.criteria),
        keep_address: format!("/saved-searches/new?{}", form::query_of(&search.criteria)),
        joined: lines(changes.joined),
        left: lines(changes.left),
        gone: changes.gone,
        more: changes.more,
        up_to: changes.up_to,
        total: found.total,
        hidden: found.hidden,
        turn: Turn::new(found.page, found.pages, |page| format!("/saved-searches/{id}?page={page}")),
        people: lines(found.people),
        strays,
        search,
        problems,
        ui,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Paged {
    page: Option<u32>,
}

async fn one(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    Query(paged): Query<Paged>,
) -> Result<HttpResponse> {
    ok(&one_page(&request, &who, &app, id, paged.page.unwrap_or(1), Problems::default()).await?)
}

#[derive(Debug, Deserialize)]
struct Look {
    up_to: i64,
}

async fn seen(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    Form(look): Form<Look>,
) -> Result<HttpResponse> {
    strays::seen(&app, who.act(), who.account()?, id, look.up_to).await?;
    Ok(see(&format!("/saved-searches/{id}?done=search-looked-at")))
}

#[derive(Debug, Deserialize)]
struct Hidden {
    person: PersonId,
    #[serde(default)]
    reason: String,
}

async fn add_stray(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    Form(hidden): Form<Hidden>,
) -> Result<HttpResponse> {
    let added = strays::add(&app, who.act(), who.account()?, id, hidden.person, &hidden.reason).await;
    match mendable(added)? {
        Ok(()) => Ok(see(&format!("/saved-searches/{id}?done=search-stray"))),
        Err(problems) => again(&one_page(&request, &who, &app, id, 1, problems).await?),
    }
}

async fn take_back(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path((id, person)): Path<(SavedSearchId, PersonId)>,
) -> Result<HttpResponse> {
    strays::take_back(&app, who.act(), who.account()?, id, person).await?;
    Ok(see(&format!("/saved-searches/{id}?done=search-stray-back")))
}
