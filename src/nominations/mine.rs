//! Pages of the nominee: where parties have put me forward, accept or decline.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::nominations::{self, Because, NominationState, Offer, Step};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Form, Path};
use crate::platform::ids::NominationId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::posts::shown::Deadline;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/me/nominations", list)
        .post("/me/nominations/{id}/accept", accept)
        .post("/me/nominations/{id}/decline", decline);
}

/// An offer with what the page adds to it.
struct Shown {
    offer: Offer,
    deadline: Option<Deadline>,
    /// Whether it can still be accepted.
    open: bool,
}

#[derive(Template)]
#[template(path = "nominations/pages/mine.html")]
struct MinePage {
    ui: Ui,
    problems: Problems,
    /// Offers that wait for an answer.
    waiting: Vec<Shown>,
    answered: Vec<Shown>,
    reasons: &'static [Because],
    /// The address must be confirmed before offers to it are shown.
    confirm_email: bool,
}

async fn page(
    request: &HttpRequest,
    who: &Allow<Applicant>,
    app: &App,
    problems: Problems,
) -> Result<MinePage> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let account = who.account()?;
    let shown = nominations::offers(app, account).await?.into_iter().map(|offer| {
        let deadline = offer.aim.as_ref().map(|aim| Deadline::at(app, aim.closes_at));
        let open = deadline.as_ref().is_none_or(|deadline| !deadline.passed);
        Shown { offer, deadline, open }
    });
    let (waiting, answered) = shown.partition(|shown| shown.offer.state == NominationState::Offered);
    Ok(MinePage {
        ui,
        problems,
        waiting,
        answered,
        reasons: Because::ALL,
        confirm_email: !account.email_confirmed,
    })
}

async fn list(request: HttpRequest, who: Allow<Applicant>, app: web::Data<App>) -> Result<HttpResponse> {
    ok(&page(&request, &who, &app, Problems::default()).await?)
}

#[derive(Debug, Deserialize)]
struct Answer {
    version: i32,
    #[serde(default)]
    because: String,
}

async fn accept(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
    Path(id): Path<NominationId>,
    Form(form): Form<Answer>,
) -> Result<HttpResponse> {
    answered(&request, &who, &app, id, form.version, Step::Accept).await
}

async fn decline(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
    Path(id): Path<NominationId>,
    Form(form): Form<Answer>,
) -> Result<HttpResponse> {
    let because = Because::from_code(&form.because);
    if because.is_none() && !form.because.is_empty() {
        return Err(Error::invalid("because", "unknown-option"));
    }
    answered(&request, &who, &app, id, form.version, Step::Decline(because)).await
}

async fn answered(
    request: &HttpRequest,
    who: &Allow<Applicant>,
    app: &App,
    id: NominationId,
    version: i32,
    step: Step,
) -> Result<HttpResponse> {
    let done = if step == Step::Accept { "nomination-accepted" } else { "nomination-declined" };
    match mendable(nominations::answer(app, who.act(), who.account()?, id, version, step).await)? {
        Ok(_) => Ok(see(&format!("/me/nominations?done={done}"))),
        Err(problems) => again(&page(request, who, app, problems).await?),
    }
}
