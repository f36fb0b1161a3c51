//! Pages of selections: the officer's list here, one selection in `one`, the step onto a shortlist in `to_shortlist`. Every
//! button of a selection's form first keeps the ticks of its page, so they are never lost, with or without JavaScript.

mod one;
mod to_shortlist;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::matching::criteria_in_words;
use crate::matching::filters::SearchForm;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path, parse_form};
use crate::platform::ids::{PersonId, SelectionId};
use crate::platform::page::{Ui, ok, see};
use crate::platform::routes::Routes;
use crate::reference;
use crate::reference::keys::Kato;
use crate::selections::{self, MOST, NewSelection, Selection};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/selections", list)
        .post("/selections", make)
        .get("/selections/{id}", one::read)
        .post("/selections/{id}/people", one::people)
        .post("/selections/{id}/name", one::rename)
        .post("/selections/{id}/removal", delete)
        .get("/selections/{id}/shortlist", to_shortlist::look)
        .post("/selections/{id}/shortlist", to_shortlist::add);
}

#[derive(Template)]
#[template(path = "selections/pages/list.html")]
struct ListPage {
    ui: Ui,
    /// With what each is called.
    rows: Vec<(Selection, String)>,
    /// Whether no more can be kept.
    full: bool,
}

async fn list(request: HttpRequest, who: Allow<Officer>, app: web::Data<App>) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let mut rows = Vec::new();
    for one in selections::list(&app, who.account()?).await? {
        let called = if one.name.is_empty() {
            let words = in_words(&app, &ui, &one.search).await?;
            if words.is_empty() { ui.t("selection-everybody") } else { words.join(" · ") }
        } else {
            one.name.clone()
        };
        rows.push((one, called));
    }
    let full = i64::try_from(rows.len()).is_ok_and(|kept| kept >= MOST);
    ok(&ListPage { ui, rows, full })
}

/// The search of a selection in words, with names of places that only the database has.
async fn in_words(app: &App, ui: &Ui, search: &SearchForm) -> Result<Vec<String>> {
    let places = search.region.iter().filter_map(|text| text.parse::<Kato>().ok());
    let fine: Vec<_> = places.filter(|kato| app.reference.place(*kato).is_none()).collect();
    let names = match fine.as_slice() {
        [] => Default::default(),
        fine => reference::store::place_names(&mut *app.read().await?, fine).await?,
    };
    Ok(criteria_in_words(app, ui, search, &names))
}

/// From the page of the search: whom was ticked there, or everybody found.
#[derive(Debug, Deserialize)]
struct MakeForm {
    /// The search as its address says it.
    #[serde(default)]
    search: String,
    /// The state it was shown from.
    #[serde(default)]
    at: String,
    page: Option<u32>,
    #[serde(default)]
    person: Vec<PersonId>,
    /// `all` ticks everybody.
    #[serde(default)]
    take: String,
    /// Drawn when the page is shown: sent twice, it makes one.
    #[serde(default)]
    once: String,
}

async fn make(who: Allow<Officer>, app: web::Data<App>, Form(form): Form<MakeForm>) -> Result<HttpResponse> {
    let search: SearchForm = parse_form(form.search.as_bytes())?;
    let all = form.take == "all";
    let snapshot = Some(form.at).filter(|at| !at.is_empty());
    let ticked = if all { Vec::new() } else { form.person };
    let new = NewSelection { search, snapshot, ticked, all, exactly: false };
    let key = IdempotencyKey(form.once.parse::<uuid::Uuid>().ok().map(|once| format!("page-{once}")));
    let made = match selections::make(&app, who.act(), who.account()?, new.clone(), &key).await {
        // gone back, and ticked others: that is another selection
        Err(Error::Conflict(crate::platform::error::Conflict::KeyReused)) => {
            selections::make(&app, who.act(), who.account()?, new, &IdempotencyKey(None)).await?
        }
        done => done?,
    };
    let lost = if made.lost > 0 { format!("&lost={}", made.lost) } else { String::new() };
    let page = form.page.unwrap_or(1);
    Ok(see(&format!("/selections/{}?page={page}&done=selection-made{lost}", made.id)))
}

async fn delete(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
) -> Result<HttpResponse> {
    selections::delete(&app, who.act(), who.account()?, id).await?;
    Ok(see("/selections?done=selection-deleted"))
}
