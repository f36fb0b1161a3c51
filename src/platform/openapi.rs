//! The API's description (OpenAPI 3.1): each domain describes its own routes; what every route may answer in error is
//! added once, here. The viewer at `/api/docs` is bundled.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone};
use crate::platform::error::Result;
use crate::platform::page::{Ui, ok};
use crate::platform::problem::{Problem, ProblemField};
use crate::platform::routes::Routes;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/api/v1/openapi.json", document).get("/api/docs", viewer);
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kadr",
        description = "A personnel reserve for public service: who can take this post, as of this date, and why.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(super::health::live, super::health::ready, super::health::figures, document),
    components(schemas(Problem, ProblemField)),
    modifiers(&Everywhere)
)]
struct Platform;

/// The whole description.
pub fn description() -> utoipa::openapi::OpenApi {
    let mut whole = Platform::openapi();
    for part in crate::descriptions() {
        whole.merge(part);
    }
    Everywhere.modify(&mut whole);
    whole
}

/// Bearer tokens, and problems as the answer to anything that goes wrong.
struct Everywhere;

impl Modify for Everywhere {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_default();
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
        for item in openapi.paths.paths.values_mut() {
            let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete];
            for operation in operations.into_iter().flatten() {
                let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
                let problem = ResponseBuilder::new()
                    .description("A problem document: what went wrong and what to do")
                    .content("application/problem+json", content)
                    .build();
                operation.responses.responses.entry("default".into()).or_insert(RefOr::T(problem));
            }
        }
    }
}

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "health", responses((status = 200, content_type = "application/json")))]
pub async fn document(_: Allow<Anyone>) -> HttpResponse {
    HttpResponse::Ok().json(description())
}

#[derive(Template)]
#[template(path = "platform/docs.html")]
struct Viewer {
    ui: Ui,
}

async fn viewer(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    let mut answer = ok(&Viewer { ui: Ui::new(&request, who.visitor(), app.clock.zone()) })?;
    // the viewer styles itself in attributes; scripts stay ours alone
    let policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
        connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(policy));
    Ok(answer)
}
