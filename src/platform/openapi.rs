//! The API's description (OpenAPI 3.1): each domain describes its own routes; what every route may answer in error is
//! added once, here. `reference` makes the page `/api/docs` of it.

mod reference;

use actix_web::{HttpRequest, HttpResponse, web};
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
    components(schemas(Problem, ProblemField))
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
                // two domains may each have a `list`, but a client made from this needs different names
                let domain = operation.tags.iter().flatten().next();
                if let (Some(domain), Some(name)) = (domain, &operation.operation_id) {
                    operation.operation_id = Some(format!("{domain}_{name}"));
                }
            }
        }
    }
}

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "health", responses((status = 200, content_type = "application/json")))]
pub async fn document(_: Allow<Anyone>) -> HttpResponse {
    HttpResponse::Ok().json(description())
}

/// The same for people.
async fn viewer(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    ok(&reference::ReferencePage::new(Ui::new(&request, who.visitor(), app.clock.zone()))?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    /// Every value of `key` anywhere in the description.
    fn all<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
        match value {
            Value::Object(object) => {
                found.extend(object.get(key));
                object.values().for_each(|inner| all(inner, key, found));
            }
            Value::Array(list) => list.iter().for_each(|inner| all(inner, key, found)),
            _ => {}
        }
    }

    fn described(key: &str) -> Vec<Value> {
        let description = serde_json::to_value(super::description()).unwrap();
        let mut found = Vec::new();
        all(&description, key, &mut found);
        found.into_iter().cloned().collect()
    }

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let names = described("operationId");
        let different: BTreeSet<_> = names.iter().map(Value::to_string).collect();
        assert_eq!(names.len(), different.len(), "{names:?}");
    }

    #[test]
    fn every_shape_that_is_named_is_described() {
        let description = serde_json::to_value(super::description()).unwrap();
        let mut paths = described("$ref");
        paths.retain(|path| description.pointer(path.as_str().unwrap().trim_start_matches('#')).is_none());
        assert_eq!(paths, Vec::<Value>::new(), "named and not described");
    }

    /// A derive that cannot read a macro's `rename` writes the variant's name in Rust instead.
    #[test]
    fn values_are_the_codes_that_are_exchanged() {
        let values = described("enum");
        let values: Vec<_> =
            values.iter().filter_map(Value::as_array).flatten().filter_map(Value::as_str).collect();
        let is_code =
            |value: &str| !value.contains(char::is_uppercase) || !value.contains(char::is_lowercase);
        let wrong: Vec<_> = values.iter().filter(|value| !is_code(value)).collect();
        assert!(values.len() > 100 && wrong.is_empty(), "{wrong:?}");
    }
}
