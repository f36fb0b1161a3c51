//! JSON for auditors: the log and the chain's head.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, OpenApi, ToSchema};
use uuid::Uuid;

use crate::audit::{Entry, Head, store};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Auditor};
use crate::platform::error::Result;
use crate::platform::extract::Query;
use crate::platform::routes::Routes;
use crate::platform::tx::Note;

pub fn routes(routes: &mut Routes) {
    routes.get("/api/v1/audit/entries", entries).get("/api/v1/audit/head", head);
}

#[derive(OpenApi)]
#[openapi(paths(entries, head))]
pub struct Api;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EntriesQuery {
    /// Only by this account.
    actor: Option<Uuid>,
    /// Only about this person, vacancy, shortlist …
    subject: Option<Uuid>,
    /// Beginning of the action: `person.` or `person.read`.
    action: Option<String>,
    /// From the previous page's `next`.
    before: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Entries {
    items: Vec<Entry>,
    /// Ask again with `before` set to this; absent on the last page.
    next: Option<i64>,
}

const PAGE: i64 = 100;

/// The audit log, newest first. Looking is itself an entry.
#[utoipa::path(get, path = "/api/v1/audit/entries", tag = "audit", params(EntriesQuery), security(("token" = [])), responses((status = 200, body = Entries)))]
pub async fn entries(
    who: Allow<Auditor>,
    app: web::Data<App>,
    Query(query): Query<EntriesQuery>,
) -> Result<HttpResponse> {
    let search = store::Search {
        actor: query.actor,
        subject: query.subject,
        action: query.action,
        before: query.before,
        limit: PAGE,
    };
    let items = app
        .write(who.act(), async |tx| {
            let items = store::search(tx.db(), &search).await?;
            tx.note(
                Note::new("audit.searched", "audit", search.subject).with(json!({ "found": items.len() })),
            )
            .await?;
            Ok(items)
        })
        .await?;
    let next = if items.len() == 100 { items.last().map(|entry| entry.id) } else { None };
    Ok(HttpResponse::Ok().json(Entries { items, next }))
}

/// The chain's head: keep it elsewhere, and truncation of the log will show.
#[utoipa::path(get, path = "/api/v1/audit/head", tag = "audit", security(("token" = [])), responses((status = 200, body = Option<Head>)))]
pub async fn head(_: Allow<Auditor>, app: web::Data<App>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(store::head(&mut *app.read().await?).await?))
}
