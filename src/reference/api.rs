//! JSON for everybody: places, state bodies, parties. The data is the same for all and changes rarely.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone};
use crate::platform::error::{Error, Result};
use crate::platform::extract::Query;
use crate::platform::routes::Routes;
use crate::reference::keys::Kato;
use crate::reference::store::{self, BodyRow, PartyRow, RegionRow};

pub fn routes(routes: &mut Routes) {
    routes.get("/api/v1/regions", regions).get("/api/v1/bodies", bodies).get("/api/v1/parties", parties);
}

#[derive(OpenApi)]
#[openapi(paths(regions, bodies, parties))]
pub struct Api;

/// Rows of one answer.
const PAGE: i64 = 200;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RegionsQuery {
    /// Places directly below this one (KATO); without it the regions.
    parent: Option<String>,
    /// From the previous page's `next`.
    after: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Regions {
    items: Vec<RegionRow>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<Kato>,
}

/// Places of the classifier, level by level.
#[utoipa::path(get, path = "/api/v1/regions", tag = "reference", params(RegionsQuery), responses((status = 200, body = Regions)))]
pub async fn regions(
    _: Allow<Anyone>,
    app: web::Data<App>,
    Query(query): Query<RegionsQuery>,
) -> Result<HttpResponse> {
    let kato = |field: &'static str, text: Option<String>| {
        text.map(|text| text.parse::<Kato>().map_err(|_| Error::invalid(field, "kato-code"))).transpose()
    };
    let search = store::RegionSearch {
        parent: kato("parent", query.parent)?,
        after: kato("after", query.after)?,
        limit: PAGE + 1,
    };
    let mut items = store::regions(&mut *app.read().await?, &search).await?;
    let next = cut(&mut items, |row| row.kato);
    Ok(HttpResponse::Ok().json(Regions { items, next }))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BodiesQuery {
    /// From the previous page's `next`.
    #[serde(default)]
    after: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Bodies {
    items: Vec<BodyRow>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<String>,
}

/// State bodies, by code.
#[utoipa::path(get, path = "/api/v1/bodies", tag = "reference", params(BodiesQuery), responses((status = 200, body = Bodies)))]
pub async fn bodies(
    _: Allow<Anyone>,
    app: web::Data<App>,
    Query(query): Query<BodiesQuery>,
) -> Result<HttpResponse> {
    let mut items = store::bodies(&mut *app.read().await?, &query.after, PAGE + 1).await?;
    let next = cut(&mut items, |row| row.code.clone());
    Ok(HttpResponse::Ok().json(Bodies { items, next }))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Parties {
    items: Vec<PartyRow>,
    /// Always absent: all parties fit one page.
    next: Option<String>,
}

/// Registered parties, by code.
#[utoipa::path(get, path = "/api/v1/parties", tag = "reference", responses((status = 200, body = Parties)))]
pub async fn parties(_: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(Parties { items: store::parties(&mut *app.read().await?).await?, next: None }))
}

/// Keeps one page of the rows, which were read with one more; the key of the last kept one if there was more.
fn cut<T, K>(items: &mut Vec<T>, key: impl Fn(&T) -> K) -> Option<K> {
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = items.len() > page;
    items.truncate(page);
    if more { items.last().map(key) } else { None }
}
