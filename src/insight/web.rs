//! The public pages.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};

use crate::insight::store;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone};
use crate::platform::error::Result;
use crate::platform::page::{Ui, ok};
use crate::platform::routes::Routes;

pub fn routes(routes: &mut Routes) {
    routes.get("/", home).get("/help", help).get("/accessibility", accessibility).get("/privacy", privacy);
}

#[derive(Template)]
#[template(path = "insight/pages/home.html")]
struct HomePage {
    ui: Ui,
    figures: store::Figures,
    at: DateTime<Utc>,
}

async fn home(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    let figures = store::figures(&mut *app.read().await?).await?;
    ok(&HomePage { ui: Ui::new(&request, who.visitor(), app.clock.zone()), figures, at: app.clock.now() })
}

#[derive(Template)]
#[template(path = "insight/pages/text.html")]
struct TextPage {
    ui: Ui,
    title: &'static str,
    /// Message keys of headings and paragraphs, in order; headings end in `-heading`.
    parts: &'static [&'static str],
}

fn text(
    request: &HttpRequest,
    who: &Allow<Anyone>,
    app: &App,
    title: &'static str,
    parts: &'static [&'static str],
) -> Result<HttpResponse> {
    ok(&TextPage { ui: Ui::new(request, who.visitor(), app.clock.zone()), title, parts })
}

async fn help(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    let parts = &[
        "help-applicant-heading",
        "help-applicant",
        "help-verdicts-heading",
        "help-verdicts",
        "help-party-heading",
        "help-party",
        "help-officer-heading",
        "help-officer",
        "help-keys-heading",
        "help-keys",
    ];
    text(&request, &who, &app, "help-title", parts)
}

async fn accessibility(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let parts = &[
        "accessibility-what",
        "accessibility-how-heading",
        "accessibility-how",
        "accessibility-tell-heading",
        "accessibility-tell",
    ];
    text(&request, &who, &app, "accessibility-title", parts)
}

async fn privacy(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    let parts = &[
        "privacy-what",
        "privacy-who-heading",
        "privacy-who",
        "privacy-kept-heading",
        "privacy-kept",
        "privacy-cookies-heading",
        "privacy-cookies",
    ];
    text(&request, &who, &app, "privacy-title", parts)
}
