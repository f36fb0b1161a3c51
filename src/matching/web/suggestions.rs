//! Suggestions for the search box of the page, with their kinds in words. Without script nobody asks for them.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::matching::suggestions;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::Result;
use crate::platform::extract::Query;
use crate::platform::page::Ui;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    q: String,
}

/// A line of the list.
#[derive(Debug, Serialize)]
struct Line {
    /// The whole text of the search with this chosen.
    text: String,
    /// Its name in the language of the page, where that differs.
    label: Option<String>,
    kind: String,
}

pub(super) async fn suggest(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Query(typed): Query<Typed>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let found = suggestions::suggest(&app, who.account()?, ui.locale, &typed.q).await?;
    let lines = found.into_iter().map(|one| Line {
        label: (!one.text.to_lowercase().ends_with(&one.label.to_lowercase())).then_some(one.label),
        kind: ui.t(one.kind.message_key()),
        text: one.text,
    });
    Ok(HttpResponse::Ok().json(lines.collect::<Vec<_>>()))
}
