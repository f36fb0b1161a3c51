//! Pages for auditors: search the log, see the chain's state.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::audit::{Entry, Head, store};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Auditor};
use crate::platform::error::Result;
use crate::platform::extract::Query;
use crate::platform::page::{Ui, ok};
use crate::platform::routes::Routes;
use crate::platform::tx::Note;

pub fn routes(routes: &mut Routes) {
    routes.get("/audit", log);
}

#[derive(Template)]
#[template(path = "audit/pages/log.html")]
struct LogPage {
    ui: Ui,
    entries: Vec<Entry>,
    head: Option<Head>,
    subject: String,
    action: String,
    next: Option<i64>,
}

#[derive(Debug, Deserialize)]
struct LogQuery {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    action: String,
    before: Option<i64>,
}

const PAGE: i64 = 50;

async fn log(
    request: HttpRequest,
    who: Allow<Auditor>,
    app: web::Data<App>,
    Query(query): Query<LogQuery>,
) -> Result<HttpResponse> {
    let search = store::Search {
        actor: None,
        subject: query.subject.trim().parse::<Uuid>().ok(),
        action: Some(query.action.trim().to_owned()).filter(|text| !text.is_empty()),
        before: query.before,
        limit: PAGE,
    };
    let (entries, head) = app
        .write(who.act(), async |tx| {
            let entries = store::search(tx.db(), &search).await?;
            let head = store::head(tx.db()).await?;
            tx.note(
                Note::new("audit.searched", "audit", search.subject).with(json!({ "found": entries.len() })),
            )
            .await?;
            Ok((entries, head))
        })
        .await?;
    let full = i64::try_from(entries.len()).is_ok_and(|count| count == PAGE);
    let next = if full { entries.last().map(|entry| entry.id) } else { None };
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&LogPage { ui, entries, head, subject: query.subject, action: query.action, next })
}
