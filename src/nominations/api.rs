//! JSON of nominations: the party's side and the nominee's side, which never meet.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::accounts::Email;
use crate::nominations::{self, Because, Nomination, NominationState, Nominee, Offer, Step};
use crate::people::iin::Iin;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant, Representative};
use crate::platform::error::{FieldProblem, Result};
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::{NominationId, VacancyId};
use crate::platform::routes::Routes;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/nominations", list)
        .post("/api/v1/nominations", nominate)
        .get("/api/v1/nominations/{id}", one)
        .post("/api/v1/nominations/{id}/withdrawal", withdraw)
        .get("/api/v1/me/nominations", offers)
        .post("/api/v1/me/nominations/{id}/acceptance", accept)
        .post("/api/v1/me/nominations/{id}/refusal", decline);
}

#[derive(OpenApi)]
#[openapi(paths(list, nominate, one, withdraw, offers, accept, decline))]
pub struct Api;

/// Rows of one answer.
const PAGE: usize = 50;

/// A person to put forward: by IIN or by e-mail address, one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNomination {
    /// Twelve digits.
    iin: Option<String>,
    email: Option<String>,
    /// An open vacancy; without it the person is put forward for the reserve.
    vacancy: Option<VacancyId>,
    /// Why this person: 20 to 2000 characters. The nominee reads it.
    rationale: String,
}

impl NewNomination {
    fn nominee(&self, today: chrono::NaiveDate) -> std::result::Result<Nominee, FieldProblem> {
        match (&self.iin, &self.email) {
            (Some(iin), None) => Iin::parse(iin, today)
                .map(Nominee::Iin)
                .map_err(|error| FieldProblem::new("iin", error.code())),
            (None, Some(email)) => Email::parse(email).map(Nominee::Email),
            (None, None) => Err(FieldProblem::new("iin", "required")),
            (Some(_), Some(_)) => Err(FieldProblem::new("email", "nominee-twice")),
        }
    }
}

/// Put a person forward. The answer is the same whether the person is known here or not.
#[utoipa::path(post, path = "/api/v1/nominations", tag = "nominations", request_body = NewNomination, security(("token" = [])), responses((status = 201, body = Nomination)))]
pub async fn nominate(
    who: Allow<Representative>,
    app: web::Data<App>,
    key: IdempotencyKey,
    Json(new): Json<NewNomination>,
) -> Result<HttpResponse> {
    let nominee = new.nominee(app.clock.today());
    let account = who.account()?;
    let id =
        nominations::nominate(&app, who.act(), account, nominee, new.vacancy, &new.rationale, &key).await?;
    let nomination = nominations::one_of_party(&app, who.act(), account, id).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::ETAG, format!("\"{}\"", nomination.version)))
        .insert_header((header::LOCATION, format!("/api/v1/nominations/{id}")))
        .json(nomination))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    state: Option<NominationState>,
    /// From the previous page's `next`.
    after: Option<NominationId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Nominations {
    items: Vec<Nomination>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<NominationId>,
}

/// The own party's nominations, newest first.
#[utoipa::path(get, path = "/api/v1/nominations", tag = "nominations", params(ListQuery), security(("token" = [])), responses((status = 200, body = Nominations)))]
pub async fn list(
    who: Allow<Representative>,
    app: web::Data<App>,
    Query(query): Query<ListQuery>,
) -> Result<HttpResponse> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut items =
        nominations::of_party(&app, who.act(), who.account()?, query.state, query.after, limit).await?;
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    let next = items.last().filter(|_| more).map(|last| last.id);
    Ok(HttpResponse::Ok().json(Nominations { items, next }))
}

/// One nomination of the own party.
#[utoipa::path(get, path = "/api/v1/nominations/{id}", tag = "nominations", params(("id" = NominationId, Path)), security(("token" = [])), responses((status = 200, body = Nomination)))]
pub async fn one(
    who: Allow<Representative>,
    app: web::Data<App>,
    Path(id): Path<NominationId>,
) -> Result<HttpResponse> {
    let nomination = nominations::one_of_party(&app, who.act(), who.account()?, id).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::ETAG, format!("\"{}\"", nomination.version)))
        .json(nomination))
}

/// Take an offer back before it is answered.
#[utoipa::path(post, path = "/api/v1/nominations/{id}/withdrawal", tag = "nominations", params(("id" = NominationId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 204)))]
pub async fn withdraw(
    who: Allow<Representative>,
    app: web::Data<App>,
    Path(id): Path<NominationId>,
    IfMatch(version): IfMatch,
) -> Result<HttpResponse> {
    nominations::withdraw(&app, who.act(), who.account()?, id, version).await?;
    Ok(HttpResponse::NoContent().finish())
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Offers {
    items: Vec<Offer>,
    /// Always absent: at most the hundred newest are kept in sight.
    next: Option<NominationId>,
}

/// Where parties have put me forward, open offers first.
#[utoipa::path(get, path = "/api/v1/me/nominations", tag = "nominations", security(("token" = [])), responses((status = 200, body = Offers)))]
pub async fn offers(who: Allow<Applicant>, app: web::Data<App>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok()
        .json(Offers { items: nominations::offers(&app, who.account()?).await?, next: None }))
}

/// Accept: the party then sees name, region, last post and whether the profile is submitted.
#[utoipa::path(post, path = "/api/v1/me/nominations/{id}/acceptance", tag = "nominations", params(("id" = NominationId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 200, body = Offer)))]
pub async fn accept(
    who: Allow<Applicant>,
    app: web::Data<App>,
    Path(id): Path<NominationId>,
    IfMatch(version): IfMatch,
) -> Result<HttpResponse> {
    let offer = nominations::answer(&app, who.act(), who.account()?, id, version, Step::Accept).await?;
    Ok(HttpResponse::Ok().insert_header((header::ETAG, format!("\"{}\"", offer.version))).json(offer))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Why, if the nominee wants to say so; the party sees it.
    because: Option<Because>,
}

/// Decline.
#[utoipa::path(post, path = "/api/v1/me/nominations/{id}/refusal", tag = "nominations", params(("id" = NominationId, Path), ("If-Match" = String, Header)), request_body = Refusal, security(("token" = [])), responses((status = 200, body = Offer)))]
pub async fn decline(
    who: Allow<Applicant>,
    app: web::Data<App>,
    Path(id): Path<NominationId>,
    IfMatch(version): IfMatch,
    Json(refusal): Json<Refusal>,
) -> Result<HttpResponse> {
    let step = Step::Decline(refusal.because);
    let offer = nominations::answer(&app, who.act(), who.account()?, id, version, step).await?;
    Ok(HttpResponse::Ok().insert_header((header::ETAG, format!("\"{}\"", offer.version))).json(offer))
}
