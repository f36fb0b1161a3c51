//! JSON of saved searches.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::matching::document::LastPost;
use crate::matching::filters::SearchForm;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::Result;
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::{PersonId, SavedSearchId};
use crate::platform::routes::Routes;
use crate::reference::keys::Kato;
use crate::saved_searches::found::{self, FoundPerson};
use crate::saved_searches::strays::{self, Stray};
use crate::saved_searches::{self, Alert, Draft, Rhythm, SavedSearch};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/saved-searches", list)
        .post("/api/v1/saved-searches", create)
        .get("/api/v1/saved-searches/{id}", one)
        .put("/api/v1/saved-searches/{id}", edit)
        .delete("/api/v1/saved-searches/{id}", delete)
        .get("/api/v1/saved-searches/{id}/people", people)
        .get("/api/v1/saved-searches/{id}/changes", changes)
        .post("/api/v1/saved-searches/{id}/looks", seen)
        .get("/api/v1/saved-searches/{id}/strays", list_strays)
        .put("/api/v1/saved-searches/{id}/strays/{person}", add_stray)
        .delete("/api/v1/saved-searches/{id}/strays/{person}", take_back);
}

#[derive(OpenApi)]
#[openapi(paths(list, create, one, edit, delete, people, changes, seen, list_strays, add_stray, take_back))]
pub struct Api;

/// A search to keep, or an own one as it is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// 1 to 120 characters.
    name: String,
    /// Up to 2000 characters.
    #[serde(default)]
    note: String,
    /// Whether the officers of the body see it.
    #[serde(default)]
    shared: bool,
    /// As the address of a search has them: `q`, `region`, `level` … When an own search is changed without them, they stay.
    #[schema(value_type = Object)]
    criteria: Option<SearchForm>,
    /// `none` unless given.
    #[serde(default = "none")]
    alert: Alert,
    /// For letters; `immediate` unless given.
    #[serde(default = "immediate")]
    rhythm: Rhythm,
}

fn none() -> Alert {
    Alert::None
}

fn immediate() -> Rhythm {
    Rhythm::Immediate
}

impl Wish {
    fn parts(self) -> (Option<SearchForm>, Draft) {
        let Self { name, note, shared, criteria, alert, rhythm } = self;
        (criteria, Draft { name, note, shared, alert, rhythm })
    }
}

fn answer(status: &mut actix_web::HttpResponseBuilder, search: &SavedSearch) -> HttpResponse {
    status.insert_header((header::ETAG, format!("\"{}\"", search.version))).json(search)
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SavedSearches {
    items: Vec<SavedSearch>,
    /// Always absent: an officer keeps at most 200.
    next: Option<SavedSearchId>,
}

/// Own searches and those shared by colleagues of the body.
#[utoipa::path(get, path = "/api/v1/saved-searches", tag = "saved searches", security(("token" = [])), responses((status = 200, body = SavedSearches)))]
pub async fn list(who: Allow<Officer>, app: web::Data<App>) -> Result<HttpResponse> {
    let items = saved_searches::list(&app, who.account()?).await?;
    Ok(HttpResponse::Ok().json(SavedSearches { items, next: None }))
}

/// Keep a search. With an alert, changes of whom it finds are told; it may then find at most 5000 people.
#[utoipa::path(post, path = "/api/v1/saved-searches", tag = "saved searches", request_body = Wish, security(("token" = [])), responses((status = 201, body = SavedSearch)))]
pub async fn create(
    who: Allow<Officer>,
    app: web::Data<App>,
    key: IdempotencyKey,
    Json(wish): Json<Wish>,
) -> Result<HttpResponse> {
    let (form, draft) = wish.parts();
    let account = who.account()?;
    let id = saved_searches::create(&app, who.act(), account, form.unwrap_or_default(), draft, &key).await?;
    let search = saved_searches::one(&app, account, id).await?;
    let location = (header::LOCATION, format!("/api/v1/saved-searches/{id}"));
    Ok(answer(HttpResponse::Created().insert_header(location), &search))
}

/// One own or shared search.
#[utoipa::path(get, path = "/api/v1/saved-searches/{id}", tag = "saved searches", params(("id" = SavedSearchId, Path)), security(("token" = [])), responses((status = 200, body = SavedSearch)))]
pub async fn one(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
) -> Result<HttpResponse> {
    let search = saved_searches::one(&app, who.account()?, id).await?;
    Ok(answer(&mut HttpResponse::Ok(), &search))
}

/// Change an own search. With other criteria the watch starts anew: whom it finds then is not told.
#[utoipa::path(put, path = "/api/v1/saved-searches/{id}", tag = "saved searches", params(("id" = SavedSearchId, Path), ("If-Match" = String, Header)), request_body = Wish, security(("token" = [])), responses((status = 200, body = SavedSearch)))]
pub async fn edit(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    IfMatch(version): IfMatch,
    Json(wish): Json<Wish>,
) -> Result<HttpResponse> {
    let (form, draft) = wish.parts();
    let account = who.account()?;
    saved_searches::edit(&app, who.act(), account, id, version, form, draft).await?;
    let search = saved_searches::one(&app, account, id).await?;
    Ok(answer(&mut HttpResponse::Ok(), &search))
}

/// Give an own search up.
#[utoipa::path(delete, path = "/api/v1/saved-searches/{id}", tag = "saved searches", params(("id" = SavedSearchId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 204)))]
pub async fn delete(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    IfMatch(version): IfMatch,
) -> Result<HttpResponse> {
    saved_searches::delete(&app, who.act(), who.account()?, id, version).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Somebody found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SavedSearchPerson)]
pub struct Person {
    id: PersonId,
    name: String,
    residence: Option<Kato>,
    last_post: Option<LastPost>,
    available_on: Option<NaiveDate>,
    /// Whole months of work up to today.
    months_of_work: u32,
}

impl From<FoundPerson> for Person {
    fn from(one: FoundPerson) -> Self {
        let FoundPerson { person, row, months, .. } = one;
        let (name, residence, last_post) = (row.name, row.residence, row.last_post);
        Self {
            id: person,
            name,
            residence,
            last_post,
            available_on: row.available_on,
            months_of_work: months,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// From 1.
    page: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SavedSearchPeople)]
pub struct People {
    total: u64,
    items: Vec<Person>,
    /// People of this page who are not shown: they left the reserve or the asker's reach a moment ago.
    hidden: usize,
    page: u32,
    pages: u32,
}

/// Whom a search finds now, within the own reach, without those who do not belong. Only people who have all the words
/// as written are found: a search that stands does not widen.
#[utoipa::path(get, path = "/api/v1/saved-searches/{id}/people", tag = "saved searches", params(("id" = SavedSearchId, Path), PageQuery), security(("token" = [])), responses((status = 200, body = People)))]
pub async fn people(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    Query(query): Query<PageQuery>,
) -> Result<HttpResponse> {
    let account = who.account()?;
    let search = saved_searches::one(&app, account, id).await?;
    let found = found::people(&app, who.act(), account, &search, query.page.unwrap_or(1)).await?;
    let (total, hidden, page, pages) = (found.total, found.hidden, found.page, found.pages);
    let items = found.people.into_iter().map(Person::from).collect();
    Ok(HttpResponse::Ok().json(People { total, items, hidden, page, pages }))
}

/// The difference since the owner looked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SavedSearchChanges)]
pub struct Changes {
    joined: Vec<Person>,
    /// Still in the reserve and in the own reach.
    left: Vec<Person>,
    /// People who changed and of whom nothing can be shown any more.
    gone: usize,
    /// There are earlier ones that are not told here.
    more: bool,
    /// To be said when these have been looked at; 0 when there are none.
    up_to: i64,
}

/// Who became and who ceased to be found by an own search since its owner looked: latest 200.
#[utoipa::path(get, path = "/api/v1/saved-searches/{id}/changes", tag = "saved searches", params(("id" = SavedSearchId, Path)), security(("token" = [])), responses((status = 200, body = Changes)))]
pub async fn changes(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
) -> Result<HttpResponse> {
    let strays::Changes { joined, left, gone, more, up_to } =
        strays::changes(&app, who.act(), who.account()?, id).await?;
    let people = |list: Vec<FoundPerson>| list.into_iter().map(Person::from).collect();
    Ok(HttpResponse::Ok().json(Changes { joined: people(joined), left: people(left), gone, more, up_to }))
}

/// Up to where the owner has looked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// As the changes said it.
    up_to: i64,
}

/// The changes shown have been looked at.
#[utoipa::path(post, path = "/api/v1/saved-searches/{id}/looks", tag = "saved searches", params(("id" = SavedSearchId, Path)), request_body = Look, security(("token" = [])), responses((status = 204)))]
pub async fn seen(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
    Json(look): Json<Look>,
) -> Result<HttpResponse> {
    strays::seen(&app, who.act(), who.account()?, id, look.up_to).await?;
    Ok(HttpResponse::NoContent().finish())
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Strays {
    items: Vec<Stray>,
    /// Always absent: at most 500 people do not belong to one search.
    next: Option<DateTime<Utc>>,
}

/// Who does not belong to an own search.
#[utoipa::path(get, path = "/api/v1/saved-searches/{id}/strays", tag = "saved searches", params(("id" = SavedSearchId, Path)), security(("token" = [])), responses((status = 200, body = Strays)))]
pub async fn list_strays(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<SavedSearchId>,
) -> Result<HttpResponse> {
    let items = strays::list(&app, who.account()?, id).await?;
    Ok(HttpResponse::Ok().json(Strays { items, next: None }))
}

/// Why somebody does not belong.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Up to 300 characters.
    #[serde(default)]
    reason: String,
}

/// Somebody does not belong to an own search: it shows and counts them no more.
#[utoipa::path(put, path = "/api/v1/saved-searches/{id}/strays/{person}", tag = "saved searches", params(("id" = SavedSearchId, Path), ("person" = PersonId, Path)), request_body = Reason, security(("token" = [])), responses((status = 204)))]
pub async fn add_stray(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path((id, person)): Path<(SavedSearchId, PersonId)>,
    Json(reason): Json<Reason>,
) -> Result<HttpResponse> {
    strays::add(&app, who.act(), who.account()?, id, person, &reason.reason).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take that back.
#[utoipa::path(delete, path = "/api/v1/saved-searches/{id}/strays/{person}", tag = "saved searches", params(("id" = SavedSearchId, Path), ("person" = PersonId, Path)), security(("token" = [])), responses((status = 204)))]
pub async fn take_back(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path((id, person)): Path<(SavedSearchId, PersonId)>,
) -> Result<HttpResponse> {
    strays::take_back(&app, who.act(), who.account()?, id, person).await?;
    Ok(HttpResponse::NoContent().finish())
}
