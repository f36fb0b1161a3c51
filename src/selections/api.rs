//! JSON: keep a search, turn its pages, tick, put the ticked on a shortlist. The same use cases as the pages.

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::matching::document::LastPost;
use crate::matching::filters::SearchForm;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::{PersonId, SelectionId, ShortlistId, VacancyId};
use crate::platform::routes::Routes;
use crate::reference::keys::Kato;
use crate::selections::choosing::{self, Addition};
use crate::selections::shown::{self, Asked, Place};
use crate::selections::{self, Made, NewSelection, Selection, Ticks};
use crate::shortlists::bulk::Target;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/selections", list)
        .post("/api/v1/selections", make)
        .get("/api/v1/selections/{id}", read)
        .delete("/api/v1/selections/{id}", delete)
        .put("/api/v1/selections/{id}/name", rename)
        .put("/api/v1/selections/{id}/ticks", tick)
        .post("/api/v1/selections/{id}/removal", remove)
        .post("/api/v1/selections/{id}/shortlist", shortlist);
}

#[derive(OpenApi)]
#[openapi(paths(list, make, read, delete, rename, tick, remove, shortlist))]
pub struct Api;

/// A search to keep.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSelection)]
pub struct NewBody {
    /// The search, by the names of its parameters.
    #[serde(default)]
    search: SearchForm,
    /// The search's own `snapshot`, to keep exactly the list that was looked at; absent: as the reserve is now.
    snapshot: Option<String>,
    /// People to tick, at most 1000.
    #[serde(default)]
    people: Vec<PersonId>,
    /// Tick everybody.
    #[serde(default)]
    all: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Selections)]
pub struct Listed {
    items: Vec<Selection>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PlacesQuery {
    /// From the previous page's `next`.
    after: Option<i32>,
}

/// A page of a selection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SelectionPage)]
pub struct PageAnswer {
    selection: Selection,
    items: Vec<PlaceItem>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<i32>,
}

/// A place in a selection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SelectionPlace)]
pub struct PlaceItem {
    /// From 1; it never changes.
    place: i32,
    ticked: bool,
    /// Null once the officer may not see the person any more: withdrawn, paused, or out of reach.
    person: Option<PersonItem>,
}

/// What is shown of a person, as it is now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SelectionPerson)]
pub struct PersonItem {
    id: PersonId,
    name: String,
    residence: Option<Kato>,
    last_post: Option<LastPost>,
    /// Whole months of work up to today, overlaps once.
    service_months: u32,
    /// Of which in leading posts.
    leading_months: u32,
    available_on: Option<NaiveDate>,
}

impl From<Place> for PlaceItem {
    fn from(place: Place) -> Self {
        let person = place.person.map(|seen| PersonItem {
            id: seen.id,
            name: seen.row.name,
            residence: seen.row.residence,
            last_post: seen.row.last_post,
            service_months: seen.months,
            leading_months: seen.leading_months,
            available_on: seen.row.available_on,
        });
        Self { place: place.place, ticked: place.ticked, person }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SelectionName)]
pub struct NameBody {
    /// At most 100 characters; empty takes the name away.
    name: String,
}

/// Everybody (`all`), or single places.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SelectionTicks)]
pub struct TicksBody {
    /// Tick everybody (true) or nobody (false).
    all: Option<bool>,
    /// Places to tick.
    #[serde(default)]
    tick: Vec<i32>,
    /// Places to take the tick from.
    #[serde(default)]
    untick: Vec<i32>,
}

/// Where the ticked are to go: a new shortlist for `vacancy`, or one that is being composed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SelectionToShortlist)]
pub struct ShortlistBody {
    vacancy: Option<VacancyId>,
    shortlist: Option<ShortlistId>,
    /// Why somebody who does not meet the requirements nevertheless, by person; at most 1000 characters each.
    #[serde(default)]
    notes: HashMap<PersonId, String>,
}

/// Who was added and who was not.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SelectionShortlisted)]
pub struct Shortlisted {
    /// Absent if nobody could be added.
    shortlist: Option<ShortlistId>,
    people: Vec<Addition>,
}

fn tag(version: i32) -> (header::HeaderName, String) {
    (header::ETAG, format!("\"{version}\""))
}

/// Your selections, newest first; at most 50. Nobody else sees them.
#[utoipa::path(get, path = "/api/v1/selections", tag = "selections", security(("token" = [])), responses((status = 200, body = Listed)))]
pub async fn list(who: Allow<Officer>, app: web::Data<App>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(Listed { items: selections::list(&app, who.account()?).await? }))
}

/// Keep the people of a search in their order: the first 1000, and those to be ticked beyond. Answered 409 `list_expired`
/// when the state that `snapshot` names is gone.
#[utoipa::path(post, path = "/api/v1/selections", tag = "selections", params(("Idempotency-Key" = Option<String>, Header)), request_body = NewBody, security(("token" = [])), responses((status = 201, body = Made)))]
pub async fn make(
    who: Allow<Officer>,
    app: web::Data<App>,
    key: IdempotencyKey,
    Json(body): Json<NewBody>,
) -> Result<HttpResponse> {
    let NewBody { search, snapshot, people, all } = body;
    let exactly = snapshot.is_some();
    let new = NewSelection { search, snapshot, ticked: people, all, exactly };
    let made = selections::make(&app, who.act(), who.account()?, new, &key).await?;
    let place = (header::LOCATION, format!("/api/v1/selections/{}", made.id));
    Ok(HttpResponse::Created().insert_header(tag(1)).insert_header(place).json(made))
}

/// A page of a selection. Places never change: no page repeats or misses anybody, whatever people do meanwhile.
#[utoipa::path(get, path = "/api/v1/selections/{id}", tag = "selections", params(("id" = SelectionId, Path), PlacesQuery), security(("token" = [])), responses((status = 200, body = PageAnswer)))]
pub async fn read(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    Query(query): Query<PlacesQuery>,
) -> Result<HttpResponse> {
    let asked = Asked::After(query.after.unwrap_or_default());
    let page = shown::page(&app, who.act(), who.account()?, id, asked).await?;
    let full = page.places.len() == crate::matching::PAGE;
    let next = page.places.last().filter(|_| full).map(|last| last.place);
    let version = page.selection.version;
    let items = page.places.into_iter().map(PlaceItem::from).collect();
    let answer = PageAnswer { selection: page.selection, items, next };
    Ok(HttpResponse::Ok().insert_header(tag(version)).json(answer))
}

/// Delete a selection. Nobody in it is touched.
#[utoipa::path(delete, path = "/api/v1/selections/{id}", tag = "selections", params(("id" = SelectionId, Path)), security(("token" = [])), responses((status = 204)))]
pub async fn delete(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
) -> Result<HttpResponse> {
    selections::delete(&app, who.act(), who.account()?, id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Name a selection.
#[utoipa::path(put, path = "/api/v1/selections/{id}/name", tag = "selections", params(("id" = SelectionId, Path), ("If-Match" = String, Header)), request_body = NameBody, security(("token" = [])), responses((status = 200, body = Selection)))]
pub async fn rename(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    IfMatch(version): IfMatch,
    Json(body): Json<NameBody>,
) -> Result<HttpResponse> {
    let version = selections::rename(&app, who.act(), who.account()?, (id, version), &body.name).await?;
    let selection = selections::one(&app, who.account()?, id).await?;
    Ok(HttpResponse::Ok().insert_header(tag(version)).json(selection))
}

/// Tick people by their places, or everybody, or nobody. Ticks stay when you sign out.
#[utoipa::path(put, path = "/api/v1/selections/{id}/ticks", tag = "selections", params(("id" = SelectionId, Path)), request_body = TicksBody, security(("token" = [])), responses((status = 200, body = Selection)))]
pub async fn tick(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    Json(body): Json<TicksBody>,
) -> Result<HttpResponse> {
    let ticks = match body.all {
        Some(true) => Ticks::All,
        Some(false) => Ticks::None,
        None => {
            let among = body.tick.iter().chain(&body.untick).copied().collect();
            Ticks::Places { among, ticked: body.tick }
        }
    };
    selections::tick(&app, who.act(), who.account()?, id, &ticks).await?;
    Ok(HttpResponse::Ok().json(selections::one(&app, who.account()?, id).await?))
}

/// Take the ticked people out of the selection. The places of the others stay.
#[utoipa::path(post, path = "/api/v1/selections/{id}/removal", tag = "selections", params(("id" = SelectionId, Path)), security(("token" = [])), responses((status = 200, body = Selection)))]
pub async fn remove(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
) -> Result<HttpResponse> {
    selections::remove_ticked(&app, who.act(), who.account()?, id).await?;
    Ok(HttpResponse::Ok().json(selections::one(&app, who.account()?, id).await?))
}

/// Put the ticked people on a shortlist: whoever can be added is, and of everybody it is said how they stood.
#[utoipa::path(post, path = "/api/v1/selections/{id}/shortlist", tag = "selections", params(("id" = SelectionId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = ShortlistBody, security(("token" = [])), responses((status = 200, body = Shortlisted)))]
pub async fn shortlist(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SelectionId>,
    key: IdempotencyKey,
    Json(body): Json<ShortlistBody>,
) -> Result<HttpResponse> {
    let target = match (body.vacancy, body.shortlist) {
        (Some(vacancy), None) => Target::New(vacancy),
        (None, Some(shortlist)) => Target::Open(shortlist),
        _ => return Err(Error::invalid("shortlist", "selection_target")),
    };
    let account = who.account()?;
    let (made, people) =
        choosing::shortlist(&app, who.act(), account, (id, target), &body.notes, &key).await?;
    Ok(HttpResponse::Ok().json(Shortlisted { shortlist: made.map(|made| made.id), people }))
}
