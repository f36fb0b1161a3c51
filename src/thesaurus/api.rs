//! JSON: the concepts of the thesaurus, their history, what a change would do, and changes.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{OpenApi, ToSchema};

use crate::platform::app::App;
use crate::platform::auth::{Administrator, AdministratorOrAuditor, Allow};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::routes::Routes;
use crate::thesaurus::list::{self, Concepts, Search};
use crate::thesaurus::preview::{self, Preview};
use crate::thesaurus::{self, Proposal, Row, Whole, store};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/thesaurus/concepts", list_concepts)
        .post("/api/v1/thesaurus/concepts", add)
        .get("/api/v1/thesaurus/concepts/{code}", read)
        .put("/api/v1/thesaurus/concepts/{code}", put)
        .post("/api/v1/thesaurus/concepts/{code}/retirement", retire)
        .post("/api/v1/thesaurus/concepts/{code}/restoration", take_back)
        .post("/api/v1/thesaurus/previews", preview_change);
}

#[derive(OpenApi)]
#[openapi(paths(list_concepts, add, read, put, retire, take_back, preview_change))]
pub struct Api;

/// Concepts in the order of the shipped files, then those added. Retired ones are listed too.
#[utoipa::path(get, path = "/api/v1/thesaurus/concepts", tag = "thesaurus", params(Search), security(("token" = [])), responses((status = 200, body = Concepts)))]
pub async fn list_concepts(
    _: Allow<AdministratorOrAuditor>,
    app: web::Data<App>,
    Query(search): Query<Search>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(list::list(&app, &search).await?))
}

/// One concept with what is broader and narrower and all its changes.
#[utoipa::path(get, path = "/api/v1/thesaurus/concepts/{code}", tag = "thesaurus", params(("code" = String, Path)), security(("token" = [])), responses((status = 200, body = Whole)))]
pub async fn read(
    _: Allow<AdministratorOrAuditor>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    Ok(answer(&thesaurus::one(&app, &code).await?, false))
}

fn answer(whole: &Whole, made: bool) -> HttpResponse {
    let tag = format!("\"{}\"", whole.version);
    let mut answer = if made { HttpResponse::Created() } else { HttpResponse::Ok() };
    answer.insert_header((header::ETAG, tag)).json(whole)
}

/// A row to be kept, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Written {
    row: Row,
    /// 10 to 1000 characters.
    reason: String,
}

/// Why a concept is retired or taken back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reasoned {
    /// 10 to 1000 characters.
    reason: String,
}

/// Add a concept; its code is given.
#[utoipa::path(post, path = "/api/v1/thesaurus/concepts", tag = "thesaurus", params(("Idempotency-Key" = Option<String>, Header)), request_body = Written, security(("token" = [])), responses((status = 201, body = Whole)))]
pub async fn add(
    who: Allow<Administrator>,
    app: web::Data<App>,
    key: IdempotencyKey,
    Json(written): Json<Written>,
) -> Result<HttpResponse> {
    let code = thesaurus::add(&app, who.act(), written.row, &written.reason, &key).await?;
    Ok(answer(&thesaurus::one(&app, &code).await?, true))
}

/// Write a concept anew as a whole; a retired one is in use again.
#[utoipa::path(put, path = "/api/v1/thesaurus/concepts/{code}", tag = "thesaurus", params(("code" = String, Path), ("If-Match" = String, Header)), request_body = Written, security(("token" = [])), responses((status = 200, body = Whole)))]
pub async fn put(
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
    IfMatch(version): IfMatch,
    Json(written): Json<Written>,
) -> Result<HttpResponse> {
    let proposal = Proposal::Save(written.row.tidied());
    changed(&who, &app, (&code, version), &proposal, &written.reason).await
}

/// Use a concept no more. Refused while others hang on it.
#[utoipa::path(post, path = "/api/v1/thesaurus/concepts/{code}/retirement", tag = "thesaurus", params(("code" = String, Path), ("If-Match" = String, Header)), request_body = Reasoned, security(("token" = [])), responses((status = 200, body = Whole)))]
pub async fn retire(
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
    IfMatch(version): IfMatch,
    Json(Reasoned { reason }): Json<Reasoned>,
) -> Result<HttpResponse> {
    changed(&who, &app, (&code, version), &Proposal::Retire, &reason).await
}

/// Take a concept back to what the shipped files say of it.
#[utoipa::path(post, path = "/api/v1/thesaurus/concepts/{code}/restoration", tag = "thesaurus", params(("code" = String, Path), ("If-Match" = String, Header)), request_body = Reasoned, security(("token" = [])), responses((status = 200, body = Whole)))]
pub async fn take_back(
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
    IfMatch(version): IfMatch,
    Json(Reasoned { reason }): Json<Reasoned>,
) -> Result<HttpResponse> {
    changed(&who, &app, (&code, version), &Proposal::TakeBack, &reason).await
}

async fn changed(
    who: &Allow<Administrator>,
    app: &App,
    (code, version): (&str, i32),
    proposal: &Proposal,
    reason: &str,
) -> Result<HttpResponse> {
    thesaurus::change(app, who.act(), (code, version), proposal, reason).await?;
    Ok(answer(&thesaurus::one(app, code).await?, false))
}

/// A change to look at before it is made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The concept; absent for one to be added.
    #[serde(default)]
    code: Option<String>,
    /// The row it would have; absent: it would be retired.
    #[serde(default)]
    row: Option<Row>,
}

/// What a change would do: for a search of the concept and of each name, how many people it would find more and how many
/// less. Counts only; null stands for fewer than five. Noted in the audit log.
#[utoipa::path(post, path = "/api/v1/thesaurus/previews", tag = "thesaurus", request_body = Asked, security(("token" = [])), responses((status = 200, body = Preview)))]
pub async fn preview_change(
    who: Allow<Administrator>,
    app: web::Data<App>,
    Json(asked): Json<Asked>,
) -> Result<HttpResponse> {
    let proposal = match (&asked.code, asked.row) {
        (None, None) => return Err(Error::invalid("row", "required")),
        (_, Some(row)) => Proposal::Save(row.tidied()),
        (Some(_), None) => Proposal::Retire,
    };
    let code = match asked.code {
        Some(code) => thesaurus::one(&app, &code).await?.code,
        None => thesaurus::new_code(store::edition(&mut *app.read().await?).await?),
    };
    let preview: Preview = preview::preview(&app, who.act(), &code, &proposal).await?;
    Ok(HttpResponse::Ok().json(preview))
}
