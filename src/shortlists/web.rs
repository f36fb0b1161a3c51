//! Pages of shortlists: the officer's list here, choosing people in `choose`, composing and following in `compose`, the
//! approver's in `approvals`, the recipient's in `shared`. All of them write people through `words`, so no two can differ.

pub mod approvals;
pub mod choose;
pub mod compose;
pub mod shared;
pub mod words;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::Result;
use crate::platform::extract::Query;
use crate::platform::ids::ShortlistId;
use crate::platform::page::{Ui, ok};
use crate::platform::routes::Routes;
use crate::shortlists::state::State;
use crate::shortlists::{self, Filter, Summary};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/shortlists", list)
        .post("/work/vacancies/{id}/shortlists", choose::choose)
        .get("/shortlists/{id}", compose::read)
        .post("/shortlists/{id}/people", compose::arrange)
        .post("/shortlists/{id}/recipients", compose::add_recipient)
        .post("/shortlists/{id}/recipients/{recipient}/removal", compose::remove_recipient)
        .post("/shortlists/{id}/submission", compose::submit)
        .post("/shortlists/{id}/withdrawal", compose::withdraw)
        .get("/approvals", approvals::list)
        .get("/approvals/{id}", approvals::read)
        .post("/approvals/{id}/release", approvals::release)
        .post("/approvals/{id}/return", approvals::send_back)
        .get("/shared/shortlists/{token}", shared::look)
        .post("/shared/shortlists/{token}", shared::open);
}

#[derive(Template)]
#[template(path = "shortlists/pages/list.html")]
struct ListPage {
    ui: Ui,
    shortlists: Vec<Summary>,
    /// Code of the state that is shown; empty: all.
    state: &'static str,
    next: Option<ShortlistId>,
}

#[derive(Debug, Deserialize)]
struct ListQuery {
    #[serde(default)]
    state: String,
    before: Option<ShortlistId>,
}

const PAGE: i64 = 50;

async fn list(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Query(query): Query<ListQuery>,
) -> Result<HttpResponse> {
    // an unknown state in an old bookmark shows everything
    let state = query.state.parse::<State>().ok();
    let states = state.map_or_else(|| State::ALL.to_vec(), |state| vec![state]);
    let filter = Filter { states, vacancy: None, before: query.before, limit: PAGE };
    let shortlists = shortlists::list(&app, who.account()?, filter).await?;
    let next = if shortlists.len() == 50 { shortlists.last().map(|one| one.id) } else { None };
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&ListPage { ui, shortlists, state: state.map_or("", State::code), next })
}
