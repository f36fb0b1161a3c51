//! JSON of sensitivity: what a change of one leaf would do, for a rule or for a vacancy's rule.

use actix_web::{HttpResponse, web};
use utoipa::OpenApi;

use crate::matching::sensitivity::{self, Asked, Sensitivity};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::Result;
use crate::platform::extract::{Json, Path};
use crate::platform::ids::{RuleId, VacancyId};
use crate::platform::routes::Routes;

pub fn routes(routes: &mut Routes) {
    routes
        .post("/api/v1/rules/{id}/sensitivity", of_rule)
        .post("/api/v1/vacancies/{id}/sensitivity", of_vacancy);
}

#[derive(OpenApi)]
#[openapi(paths(of_rule, of_vacancy))]
pub struct Api;

/// What a change of one leaf would do, within the officer's reach: of a draft of the own body, or of an edition it may use.
/// Counts are rounded to multiples of five; those under five are absent, with those that would give them away.
#[utoipa::path(post, path = "/api/v1/rules/{id}/sensitivity", tag = "rules", params(("id" = RuleId, Path)), request_body = Asked, security(("token" = [])), responses((status = 200, body = Sensitivity)))]
pub async fn of_rule(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Json(asked): Json<Asked>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(sensitivity::of_rule(&app, who.act(), who.account()?, id, asked).await?))
}

/// The same for the rule, the post and the day of a vacancy of the own body.
#[utoipa::path(post, path = "/api/v1/vacancies/{id}/sensitivity", tag = "vacancies", params(("id" = VacancyId, Path)), request_body = Asked, security(("token" = [])), responses((status = 200, body = Sensitivity)))]
pub async fn of_vacancy(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    Json(asked): Json<Asked>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(sensitivity::of_vacancy(&app, who.act(), who.account()?, id, asked).await?))
}
