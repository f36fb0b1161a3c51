//! The page of the bodies that do not find the person: one is added at a time, and each can be taken away.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::fields::Choice;
use crate::people::hiding::{self, MOST_BODIES};
use crate::people::sections;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant};
use crate::platform::error::{Error, Result};
use crate::platform::extract::Form;
use crate::platform::ids::BodyId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::reference::load::body_id;

#[derive(Template)]
#[template(path = "people/pages/hidden.html")]
struct HiddenPage {
    ui: Ui,
    problems: Problems,
    /// Number and name of each body that does not find the person.
    hidden: Vec<Choice>,
    /// The others, after "choose"; nothing more can be chosen once there are as many as there may be.
    others: Vec<Choice>,
    most: usize,
}

async fn page(ui: Ui, who: &Allow<Applicant>, app: &App, problems: Problems) -> Result<HiddenPage> {
    let mine = sections::mine(app, who.act(), who.account()?).await?;
    let hidden_from = mine.profile.person.hidden_from;
    let bodies = app.reference.bodies.iter();
    let bodies = bodies.map(|body| (body_id(&body.code), body.names.get(ui.locale).to_owned()));
    let (hidden, others): (Vec<_>, Vec<_>) = bodies.partition(|(id, _)| hidden_from.contains(id));
    let choices = |list: Vec<(BodyId, String)>| list.into_iter().map(|(id, name)| (id.to_string(), name));
    let others = if hidden.len() < MOST_BODIES { others } else { Vec::new() };
    let choose = (!others.is_empty()).then(|| (String::new(), ui.t("people-choose")));
    let others = choose.into_iter().chain(choices(others)).collect();
    Ok(HiddenPage { problems, hidden: choices(hidden).collect(), others, most: MOST_BODIES, ui })
}

pub(super) async fn form(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&page(ui, &who, &app, Problems::default()).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct HiddenForm {
    #[serde(default)]
    body: String,
    /// Takes this body away again.
    #[serde(default)]
    show: String,
}

pub(super) async fn save(
    request: HttpRequest,
    who: Allow<Applicant>,
    app: web::Data<App>,
    Form(form): Form<HiddenForm>,
) -> Result<HttpResponse> {
    let hidden = form.show.is_empty();
    let body = if hidden { form.body.trim() } else { form.show.trim() };
    let saved = match body.parse() {
        Ok(body) => hiding::hide(&app, who.act(), who.account()?, body, hidden).await,
        Err(_) if body.is_empty() => Err(Error::invalid("body", "required")),
        Err(_) => Err(Error::invalid("body", "body-code")),
    };
    match mendable(saved)? {
        Ok(()) if hidden => Ok(see("/me/hidden-from?done=people-hidden")),
        Ok(()) => Ok(see("/me/hidden-from?done=people-shown")),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&page(ui, &who, &app, problems).await?)
        }
    }
}
