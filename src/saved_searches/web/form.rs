//! The form by which a search is kept or changed. What it looks for is not typed here: it comes from the search page.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{fine_names, ui};
use crate::matching::filters::{Criteria, SearchForm};
use crate::matching::{address_of, criteria_in_words};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path, Query, parse_form};
use crate::platform::ids::SavedSearchId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::saved_searches::{self, Alert, Draft, Rhythm, SavedSearch};

/// Everything as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
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

pub(super) fn query_of(form: &SearchForm) -> String {
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
        asks: criteria_in_words(app, &ui, &form, &names),
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

pub(super) async fn new_form(
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

pub(super) async fn create(
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

pub(super) async fn edit_form(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
) -> Result<HttpResponse> {
    let search = saved_searches::own(saved_searches::one(&app, who.account()?, id).await?)?;
    let ui = ui(&request, &who, &app);
    ok(&form_page(&app, ui, Typed::of(&search), Problems::default(), Some(id)).await?)
}

pub(super) async fn edit(
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
