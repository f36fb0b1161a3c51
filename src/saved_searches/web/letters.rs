//! The page behind the link that ends letters. No sign-in: the link is the key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone};
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::Path;
use crate::platform::page::{Ui, html, ok};
use crate::saved_searches::telling;

#[derive(Template)]
#[template(path = "saved_searches/pages/letters.html")]
struct LettersPage {
    ui: Ui,
    stopped: bool,
    over: bool,
}

impl LettersPage {
    fn new(request: &HttpRequest, who: &Allow<Anyone>, app: &App) -> Self {
        let mut ui = Ui::new(request, who.visitor(), app.clock.zone());
        request.path().clone_into(&mut ui.here);
        Self { ui, stopped: false, over: false }
    }
}

/// Mail programs look at addresses by themselves, so this only asks; the button does it.
pub(super) async fn look(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(token): Path<String>,
) -> Result<HttpResponse> {
    telling::look(&app, &token)?;
    ok(&LettersPage::new(&request, &who, &app))
}

pub(super) async fn stop(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(token): Path<String>,
) -> Result<HttpResponse> {
    let page = LettersPage::new(&request, &who, &app);
    match telling::stop(&app, who.act(), &token).await {
        Ok(()) => ok(&LettersPage { stopped: true, ..page }),
        Err(Error::Conflict(Conflict::LinkExpired)) => {
            html(StatusCode::GONE, &LettersPage { over: true, ..page })
        }
        Err(other) => Err(other),
    }
}
