//! JSON: letters of a body, and trying one again.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::letters::{self, Delivery, Filter, LetterRow, State, Trouble};
use crate::platform::app::App;
use crate::platform::auth::{Allow, OfficerOrApprover};
use crate::platform::error::Result;
use crate::platform::extract::{Path, Query};
use crate::platform::ids::LetterId;
use crate::platform::routes::Routes;

pub fn routes(routes: &mut Routes) {
    routes.get("/api/v1/letters", list).post("/api/v1/letters/{id}/retry", retry);
}

#[derive(OpenApi)]
#[openapi(paths(list, retry))]
pub struct Api;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LettersQuery {
    /// Only letters in this state.
    state: Option<State>,
    /// From the previous page's `next`.
    before: Option<LetterId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Letters {
    items: Vec<LetterRow>,
    /// Ask again with `before` set to this; absent on the last page.
    next: Option<LetterId>,
    /// How many of the body's letters are late or given up, on any page.
    trouble: Trouble,
}

const PAGE: i64 = 50;

/// Letters of your body, newest first. Addresses are masked.
#[utoipa::path(get, path = "/api/v1/letters", tag = "letters", params(LettersQuery), security(("token" = [])), responses((status = 200, body = Letters)))]
pub async fn list(
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Query(query): Query<LettersQuery>,
) -> Result<HttpResponse> {
    let filter = Filter { state: query.state, before: query.before, limit: PAGE };
    let (items, trouble) = letters::list(&app, who.account()?, &filter).await?;
    let next = if items.len() == 50 { items.last().map(|letter| letter.id) } else { None };
    Ok(HttpResponse::Ok().json(Letters { items, next, trouble }))
}

/// Try a letter again that failed or is late.
#[utoipa::path(post, path = "/api/v1/letters/{id}/retry", tag = "letters", params(("id" = LetterId, Path)), security(("token" = [])), responses((status = 202, body = Delivery)))]
pub async fn retry(
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(id): Path<LetterId>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Accepted().json(letters::retry(&app, who.act(), who.account()?, id).await?))
}
