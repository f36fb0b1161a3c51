//! The recipient's page. Mail programs open links by themselves, so the address only says what waits; the button
//! opens the shortlist, and that is what is recorded. No sign-in: the link is the key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};

use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone, LANGUAGE_COOKIE};
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::extract::Path;
use crate::platform::page::{Ui, html, ok};
use crate::reference::codes::Locale;
use crate::shortlists::opening;
use crate::shortlists::web::words::{HeadText, PersonText};

#[derive(Template)]
#[template(path = "shortlists/pages/link.html")]
struct LinkPage {
    ui: Ui,
    head: HeadText,
    until: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "shortlists/pages/opened.html")]
struct OpenedPage {
    ui: Ui,
    head: HeadText,
    people: Vec<PersonText>,
    released_at: Option<DateTime<Utc>>,
    until: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "shortlists/pages/over.html")]
struct OverPage {
    ui: Ui,
}

/// The page's surroundings: in the recipient's language unless another was chosen by hand, and coming back to the
/// link, because the opened list itself has no address.
fn surroundings(request: &HttpRequest, who: &Allow<Anyone>, app: &App, locale: Option<Locale>) -> Ui {
    let mut ui = Ui::new(request, who.visitor(), app.clock.zone());
    request.path().clone_into(&mut ui.here);
    if let Some(locale) = locale.filter(|_| request.cookie(LANGUAGE_COOKIE).is_none()) {
        ui.locale = locale;
    }
    ui
}

fn over(request: &HttpRequest, who: &Allow<Anyone>, app: &App) -> Result<HttpResponse> {
    html(StatusCode::GONE, &OverPage { ui: surroundings(request, who, app, None) })
}

pub(super) async fn look(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(token): Path<String>,
) -> Result<HttpResponse> {
    let waiting = match opening::look(&app, &token).await {
        Err(Error::Conflict(Conflict::LinkExpired)) => return over(&request, &who, &app),
        waiting => waiting?,
    };
    let ui = surroundings(&request, &who, &app, Some(waiting.locale));
    let head = HeadText::of(&waiting.head, ui.locale, &app.reference);
    ok(&LinkPage { ui, head, until: waiting.until })
}

pub(super) async fn open(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(token): Path<String>,
) -> Result<HttpResponse> {
    let opened = match opening::open(&app, who.act(), &token).await {
        Err(Error::Conflict(Conflict::LinkExpired)) => return over(&request, &who, &app),
        opened => opened?,
    };
    let ui = surroundings(&request, &who, &app, Some(opened.locale));
    let head = HeadText::of(&opened.head, ui.locale, &app.reference);
    let people = opened.people.iter().map(|one| PersonText::of(one, &ui, &app.reference)).collect();
    ok(&OpenedPage { ui, head, people, released_at: opened.released_at, until: opened.until })
}
