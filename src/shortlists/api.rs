//! JSON: compose, send for approval, release, follow.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::platform::app::App;
use crate::platform::auth::{Allow, Approver, Officer, OfficerOrApprover};
use crate::platform::error::Result;
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::{ShortlistId, VacancyId};
use crate::platform::routes::Routes;
use crate::shortlists::recipients::{self, NewRecipient};
use crate::shortlists::state::State;
use crate::shortlists::{self, Choice, Filter, Made, Shortlist, Summary, approval};

pub fn routes(routes: &mut Routes) {
    routes
        .post("/api/v1/vacancies/{id}/shortlists", create)
        .get("/api/v1/shortlists", list)
        .get("/api/v1/shortlists/{id}", read)
        .put("/api/v1/shortlists/{id}/people", set_people)
        .put("/api/v1/shortlists/{id}/recipients", set_recipients)
        .post("/api/v1/shortlists/{id}/submission", submit)
        .post("/api/v1/shortlists/{id}/release", release)
        .post("/api/v1/shortlists/{id}/return", send_back)
        .post("/api/v1/shortlists/{id}/withdrawal", withdraw);
}

#[derive(OpenApi)]
#[openapi(paths(create, list, read, set_people, set_recipients, submit, release, send_back, withdraw))]
pub struct Api;

/// People in the order they are put forward.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ShortlistPeople)]
pub struct People {
    /// At most 40.
    #[serde(default)]
    people: Vec<Choice>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ShortlistRecipients)]
pub struct Recipients {
    /// At most 20.
    recipients: Vec<NewRecipient>,
}

/// Why it goes back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnReason {
    /// 10 to 1000 characters; the officer reads it.
    reason: String,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShortlistsQuery {
    /// Only those in this state.
    state: Option<State>,
    /// Only those for this vacancy.
    vacancy: Option<VacancyId>,
    /// From the previous page's `next`.
    before: Option<ShortlistId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Shortlists {
    items: Vec<Summary>,
    /// Ask again with `before` set to this; absent on the last page.
    next: Option<ShortlistId>,
}

const PAGE: i64 = 50;

fn tag(version: i32) -> (header::HeaderName, String) {
    (header::ETAG, format!("\"{version}\""))
}

fn made(made: Made) -> HttpResponse {
    HttpResponse::Ok().insert_header(tag(made.version)).json(made)
}

/// Start a shortlist for a published vacancy of your body.
#[utoipa::path(post, path = "/api/v1/vacancies/{id}/shortlists", tag = "shortlists", params(("id" = VacancyId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = People, security(("token" = [])), responses((status = 201, body = Made)))]
pub async fn create(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    key: IdempotencyKey,
    Json(body): Json<People>,
) -> Result<HttpResponse> {
    let made = shortlists::create(&app, who.act(), who.account()?, vacancy, &body.people, &key).await?;
    let place = (header::LOCATION, format!("/api/v1/shortlists/{}", made.id));
    Ok(HttpResponse::Created().insert_header(tag(made.version)).insert_header(place).json(made))
}

/// Shortlists of your body, newest first.
#[utoipa::path(get, path = "/api/v1/shortlists", tag = "shortlists", params(ShortlistsQuery), security(("token" = [])), responses((status = 200, body = Shortlists)))]
pub async fn list(
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Query(query): Query<ShortlistsQuery>,
) -> Result<HttpResponse> {
    let states = query.state.map_or_else(|| State::ALL.to_vec(), |state| vec![state]);
    let filter = Filter { states, vacancy: query.vacancy, before: query.before, limit: PAGE };
    let items = shortlists::list(&app, who.account()?, filter).await?;
    let next = if items.len() == 50 { items.last().map(|one| one.id) } else { None };
    Ok(HttpResponse::Ok().json(Shortlists { items, next }))
}

/// One shortlist with its people, recipients, letters and openings. Once sent for approval it is frozen: this is what
/// the approver sees and what recipients get.
#[utoipa::path(get, path = "/api/v1/shortlists/{id}", tag = "shortlists", params(("id" = ShortlistId, Path)), security(("token" = [])), responses((status = 200, body = Shortlist)))]
pub async fn read(
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
) -> Result<HttpResponse> {
    let shortlist = approval::read(&app, who.act(), who.account()?, id).await?;
    Ok(HttpResponse::Ok().insert_header(tag(shortlist.version)).json(shortlist))
}

/// Make the shortlist exactly these people, in this order, with these notes.
#[utoipa::path(put, path = "/api/v1/shortlists/{id}/people", tag = "shortlists", params(("id" = ShortlistId, Path), ("If-Match" = String, Header)), request_body = People, security(("token" = [])), responses((status = 200, body = Made)))]
pub async fn set_people(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    IfMatch(version): IfMatch,
    Json(body): Json<People>,
) -> Result<HttpResponse> {
    Ok(made(shortlists::arrange(&app, who.act(), who.account()?, id, version, &body.people).await?))
}

/// Make the recipients exactly these.
#[utoipa::path(put, path = "/api/v1/shortlists/{id}/recipients", tag = "shortlists", params(("id" = ShortlistId, Path), ("If-Match" = String, Header)), request_body = Recipients, security(("token" = [])), responses((status = 200, body = Made)))]
pub async fn set_recipients(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    IfMatch(version): IfMatch,
    Json(body): Json<Recipients>,
) -> Result<HttpResponse> {
    Ok(made(recipients::set(&app, who.act(), who.account()?, id, version, &body.recipients).await?))
}

/// Send for approval. Verdicts are told anew, and what is shown is frozen.
#[utoipa::path(post, path = "/api/v1/shortlists/{id}/submission", tag = "shortlists", params(("id" = ShortlistId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 200, body = Made)))]
pub async fn submit(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    IfMatch(version): IfMatch,
) -> Result<HttpResponse> {
    Ok(made(approval::send(&app, who.act(), who.account()?, id, version).await?))
}

/// Approve and release: each recipient gets a letter with a personal link.
#[utoipa::path(post, path = "/api/v1/shortlists/{id}/release", tag = "shortlists", params(("id" = ShortlistId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 200, body = Made)))]
pub async fn release(
    who: Allow<Approver>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    IfMatch(version): IfMatch,
) -> Result<HttpResponse> {
    Ok(made(approval::release(&app, who.act(), who.account()?, id, version).await?))
}

/// Return it to the officer with a reason.
#[utoipa::path(post, path = "/api/v1/shortlists/{id}/return", tag = "shortlists", params(("id" = ShortlistId, Path), ("If-Match" = String, Header)), request_body = ReturnReason, security(("token" = [])), responses((status = 200, body = Made)))]
pub async fn send_back(
    who: Allow<Approver>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    IfMatch(version): IfMatch,
    Json(body): Json<ReturnReason>,
) -> Result<HttpResponse> {
    Ok(made(approval::send_back(&app, who.act(), who.account()?, id, version, &body.reason).await?))
}

/// Give it up. The links of a released one stop working.
#[utoipa::path(post, path = "/api/v1/shortlists/{id}/withdrawal", tag = "shortlists", params(("id" = ShortlistId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 200, body = Made)))]
pub async fn withdraw(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<ShortlistId>,
    IfMatch(version): IfMatch,
) -> Result<HttpResponse> {
    Ok(made(approval::withdraw(&app, who.act(), who.account()?, id, version).await?))
}
