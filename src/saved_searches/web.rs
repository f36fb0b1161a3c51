//! Pages of saved searches: the list, keeping and changing one, one with its people and who changed, and the page behind
//! the link that ends letters.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::matching::counts::FineNames;
use crate::matching::filters::{Criteria, SearchForm};
use crate::matching::{PersonLine, Turn, address_of, described};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone, Officer};
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path, Query, parse_form};
use crate::platform::ids::{PersonId, SavedSearchId};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::reference;
use crate::reference::keys::Kato;
use crate::saved_searches::found::{self, FoundPerson};
use crate::saved_searches::strays::{self, Stray};
use crate::saved_searches::{self, Alert, Draft, Rhythm, SavedSearch, WatchState, telling};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/saved-searches", list)
        .post("/saved-searches", create)
        .get("/saved-searches/new", new_form)
        .get("/saved-searches/letters/{token}", look_at_letters)
        .post("/saved-searches/letters/{token}", stop_letters)
        .get("/saved-searches/{id}", one)
        .get("/saved-searches/{id}/edit", edit_form)
        .post("/saved-searches/{id}/edit", edit)
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
        let asks = described(&app, &ui, &search.criteria, &names);
        Line { search, asks }
    });
    let (own, shared) = lines.partition(|line| line.search.own);
    ok(&ListPage { ui, own, shared })
}

/// Everything as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    /// The search as its address has it.
    criteria: String,
    name: String,
    note: String,
    shared: String,
    alert: String,
    rhythm: String,
    version: i32,
    /// Drawn when the form is shown: sending it twice keeps one search.
    key: String,
}

impl Typed {
    fn of(search: &SavedSearch) -> Self {
        Self {
            criteria: query_of(&search.criteria),
            name: search.name.clone(),
            note: search.note.clone(),
            shared: if search.shared { "yes".to_owned() } else { String::new() },
            alert: search.alert.code().to_owned(),
            rhythm: search.rhythm.code().to_owned(),
            version: search.version,
            key: String::new(),
        }
    }

    fn draft(&self) -> Result<Draft> {
        let alert = Alert::from_code(&self.alert).ok_or_else(|| Error::invalid("alert", "unknown-option"))?;
        let rhythm =
            Rhythm::from_code(&self.rhythm).ok_or_else(|| Error::invalid("rhythm", "unknown-option"))?;
        let (name, note) = (self.name.clone(), self.note.clone());
        Ok(Draft { name, note, shared: self.shared == "yes", alert, rhythm })
    }
}

fn query_of(form: &SearchForm) -> String {
    address_of(form).split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "saved_searches/pages/form.html")]
struct FormPage {
    ui: Ui,
    problems: Problems,
    typed: Typed,
    /// Where the form goes.
    action: String,
    back: String,
    asks: Vec<String>,
    alerts: Vec<(String, String)>,
    rhythms: Vec<(String, String)>,
    /// A search that is there already.
    kept: bool,
}

async fn form_page(
    app: &App,
    ui: Ui,
    typed: Typed,
    problems: Problems,
    id: Option<SavedSearchId>,
) -> Result<FormPage> {
    let form: SearchForm = parse_form(typed.criteria.as_bytes())?;
    let names = fine_names(app, std::iter::once(&form)).await?;
    let (action, back) = match id {
        Some(id) => (format!("/saved-searches/{id}/edit"), format!("/saved-searches/{id}")),
        None => ("/saved-searches".to_owned(), address_of(&form)),
    };
    Ok(FormPage {
        asks: described(app, &ui, &form, &names),
        alerts: Alert::ALL.iter().map(|one| (one.code().to_owned(), ui.t(one.message_key()))).collect(),
        rhythms: Rhythm::ALL.iter().map(|one| (one.code().to_owned(), ui.t(one.message_key()))).collect(),
        kept: id.is_some(),
        ui,
        problems,
        typed,
        action,
        back,
    })
}

async fn new_form(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Query(form): Query<SearchForm>,
) -> Result<HttpResponse> {
    // what cannot be searched for cannot be kept: the search page says what is wrong
    if Criteria::parse(&form, &app.reference).is_err() {
        return Ok(see(&address_of(&form)));
    }
    let typed = Typed {
        criteria: query_of(&form),
        name: form.q.chars().take(60).collect(),
        alert: Alert::InApp.code().to_owned(),
        rhythm: Rhythm::Daily.code().to_owned(),
        key: uuid::Uuid::new_v4().to_string(),
        ..Typed::default()
    };
    ok(&form_page(&app, ui(&request, &who, &app), typed, Problems::default(), None).await?)
}

async fn create(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let key = IdempotencyKey(typed.key.parse::<uuid::Uuid>().ok().map(|key| key.to_string()));
    let done = match typed.draft() {
        Ok(draft) => {
            let form = parse_form(typed.criteria.as_bytes())?;
            saved_searches::create(&app, who.act(), who.account()?, form, draft, &key).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(done)? {
        Ok(id) => Ok(see(&format!("/saved-searches/{id}?done=search-kept"))),
        Err(problems) => again(&form_page(&app, ui(&request, &who, &app), typed, problems, None).await?),
    }
}

async fn edit_form(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
) -> Result<HttpResponse> {
    let search = saved_searches::own(saved_searches::one(&app, who.account()?, id).await?)?;
    let ui = ui(&request, &who, &app);
    ok(&form_page(&app, ui, Typed::of(&search), Problems::default(), Some(id)).await?)
}

async fn edit(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    Form(mut typed): Form<Typed>,
) -> Result<HttpResponse> {
    let done = match typed.draft() {
        Ok(draft) => {
            saved_searches::edit(&app, who.act(), who.account()?, id, typed.version, None, draft).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(done)? {
        Ok(()) => Ok(see(&format!("/saved-searches/{id}?done=search-changed"))),
        Err(problems) => {
            // what was typed stays; saving again is meant for what is there now
            let now = saved_searches::own(saved_searches::one(&app, who.account()?, id).await?)?;
            typed.version = now.version;
            typed.criteria = query_of(&now.criteria);
            again(&form_page(&app, ui(&request, &who, &app), typed, problems, Some(id)).await?)
        }
    }
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
    up_to: i64,
    total: u64,
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
        asks: described(app, &ui, &search.criteria, &names),
        address: address_of(&search.criteria),
        keep_address: format!("/saved-searches/new?{}", query_of(&search.criteria)),
        joined: lines(changes.joined),
        left: lines(changes.left),
        gone: changes.gone,
        up_to: changes.up_to,
        total: found.total,
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

#[derive(Template)]
#[template(path = "saved_searches/pages/letters.html")]
struct LettersPage {
    ui: Ui,
    stopped: bool,
    over: bool,
}

impl LettersPage {
    fn new(request: &HttpRequest, who: &Allow<Anyone>, app: &App) -> Self {
        let mut ui = Ui::new(request, who.visitor(), app.clock.zone());
        request.path().clone_into(&mut ui.here);
        Self { ui, stopped: false, over: false }
    }
}

/// Mail programs look at addresses by themselves, so this only asks; the button does it.
async fn look_at_letters(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(token): Path<String>,
) -> Result<HttpResponse> {
    telling::look(&app, &token)?;
    ok(&LettersPage::new(&request, &who, &app))
}

async fn stop_letters(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(token): Path<String>,
) -> Result<HttpResponse> {
    let page = LettersPage::new(&request, &who, &app);
    match telling::stop(&app, who.act(), &token).await {
        Ok(()) => ok(&LettersPage { stopped: true, ..page }),
        Err(Error::Conflict(Conflict::LinkExpired)) => crate::platform::page::html(
            actix_web::http::StatusCode::GONE,
            &LettersPage { over: true, ..page },
        ),
        Err(other) => Err(other),
    }
}
