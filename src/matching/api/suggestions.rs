//! JSON of what an officer may be about to type; the page's search box asks the same at an address of its own.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::matching::suggestions::{self, Suggestion};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::Result;
use crate::platform::extract::Query;

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct SuggestionQuery {
    /// What is typed so far; its end is completed. The first hundred characters count.
    q: String,
}

/// Ways to go on typing, at most ten.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionAnswer {
    items: Vec<Suggestion>,
}

/// Suggestions while an officer types: posts, fields of study, places and concepts in any language, and words of names of
/// people within the officer's reach. Nothing is noted, as nobody is shown.
#[utoipa::path(get, path = "/api/v1/people/search/suggestions", tag = "matching", params(SuggestionQuery),
    security(("token" = [])), responses((status = 200, body = SuggestionAnswer)))]
pub async fn search_suggestions(
    who: Allow<Officer>,
    app: web::Data<App>,
    Query(query): Query<SuggestionQuery>,
) -> Result<HttpResponse> {
    let items = suggestions::suggest(&app, who.account()?, who.locale(), &query.q).await?;
    Ok(HttpResponse::Ok().json(SuggestionAnswer { items }))
}
