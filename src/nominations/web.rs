//! Pages of the party's representative: our nominations, nominate one, one nomination.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::nominations::{self, Nomination, NominationState, Nominee, store};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Representative};
use crate::platform::error::{FieldProblem, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path, Query};
use crate::platform::ids::{NominationId, VacancyId};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::posts;
use crate::reference::codes::Filling;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/nominations", list)
        .post("/nominations", nominate)
        .get("/nominations/new", new_form)
        .get("/nominations/{id}", one)
        .post("/nominations/{id}/withdraw", withdraw);
}

/// Nominations on a page.
const PAGE: usize = 30;
/// Vacancies to choose from.
const CHOICES: i64 = 500;

#[derive(Debug, Default, Deserialize)]
struct Listed {
    #[serde(default)]
    state: String,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "nominations/pages/list.html")]
struct ListPage {
    ui: Ui,
    party: String,
    state: Option<NominationState>,
    /// Every state with how many there are.
    states: Vec<(NominationState, i64)>,
    items: Vec<Nomination>,
    next: Option<NominationId>,
}

async fn list(
    request: HttpRequest,
    who: Allow<Representative>,
    app: web::Data<App>,
    Query(listed): Query<Listed>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let account = who.account()?;
    let state = NominationState::from_code(&listed.state);
    let before = listed.after.as_deref().and_then(|id| id.parse().ok());
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut items = nominations::of_party(&app, who.act(), account, state, before, limit).await?;
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    let next = items.last().filter(|_| more).map(|last| last.id);
    let counts = store::counts(&mut *app.read().await?, account.party()?).await?;
    let count =
        |state: NominationState| counts.iter().find(|(own, _)| *own == state).map_or(0, |(_, count)| *count);
    let states = NominationState::ALL.iter().map(|state| (*state, count(*state))).collect();
    let known = app.reference.parties.get(account.party()?);
    let party = known.map_or_else(
        || account.party().unwrap_or_default().to_owned(),
        |party| party.names.get(ui.locale).to_owned(),
    );
    ok(&ListPage { ui, party, state, states, items, next })
}

/// Everything as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    nominee: String,
    /// A vacancy's number; empty: the reserve.
    nominated_for: String,
    rationale: String,
    /// Drawn when the form is shown: sending it twice nominates once.
    key: String,
}

#[derive(Template)]
#[template(path = "nominations/pages/new.html")]
struct NewPage {
    ui: Ui,
    problems: Problems,
    typed: Typed,
    /// The reserve and the open vacancies.
    choices: Vec<(String, String)>,
}

async fn new_page(
    request: &HttpRequest,
    who: &Allow<Representative>,
    app: &App,
    typed: Typed,
    problems: Problems,
) -> Result<NewPage> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let search = posts::store::Search {
        closing_after: Some(app.clock.now()),
        limit: CHOICES,
        ..posts::store::Search::default()
    };
    let vacancies = posts::store::vacancies(&mut *app.read().await?, &search).await?;
    let open = vacancies.iter().filter(|vacancy| vacancy.is_open(&app.clock));
    let mut choices = vec![(String::new(), ui.t("nomination-for-reserve"))];
    choices.extend(open.map(|vacancy| {
        let key = if vacancy.post.filling == Filling::Elected {
            "nomination-choice-election"
        } else {
            "nomination-choice-post"
        };
        let title = vacancy.post.title.get(ui.locale);
        let place = app.reference.place_name(vacancy.post.region, ui.locale);
        (vacancy.id.to_string(), ui.t2(key, "title", title, "place", place))
    }));
    Ok(NewPage { ui, problems, typed, choices })
}

#[derive(Debug, Default, Deserialize)]
struct Chosen {
    #[serde(default)]
    vacancy: String,
}

async fn new_form(
    request: HttpRequest,
    who: Allow<Representative>,
    app: web::Data<App>,
    Query(chosen): Query<Chosen>,
) -> Result<HttpResponse> {
    let typed =
        Typed { nominated_for: chosen.vacancy, key: uuid::Uuid::new_v4().to_string(), ..Typed::default() };
    ok(&new_page(&request, &who, &app, typed, Problems::default()).await?)
}

async fn nominate(
    request: HttpRequest,
    who: Allow<Representative>,
    app: web::Data<App>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let key = IdempotencyKey(typed.key.parse::<uuid::Uuid>().ok().map(|key| key.to_string()));
    let done = match chosen(&typed.nominated_for) {
        Ok(aim) => {
            let nominee = Nominee::parse(&typed.nominee, app.clock.today());
            nominations::nominate(&app, who.act(), who.account()?, nominee, aim, &typed.rationale, &key).await
        }
        Err(problem) => Err(crate::platform::error::Error::Invalid(vec![problem])),
    };
    match mendable(done)? {
        Ok(_) => Ok(see("/nominations?done=nomination-sent")),
        Err(problems) => again(&new_page(&request, &who, &app, typed, problems).await?),
    }
}

fn chosen(text: &str) -> std::result::Result<Option<VacancyId>, FieldProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| FieldProblem::new("nominated_for", "unknown-option"))
}

#[derive(Template)]
#[template(path = "nominations/pages/one.html")]
struct OnePage {
    ui: Ui,
    problems: Problems,
    nomination: Nomination,
    /// Region of a nominee who accepted.
    region: Option<String>,
}

async fn one_page(
    request: &HttpRequest,
    who: &Allow<Representative>,
    app: &App,
    id: NominationId,
    problems: Problems,
) -> Result<OnePage> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let nomination = nominations::one_of_party(app, who.act(), who.account()?, id).await?;
    let region = nomination.person.as_ref().and_then(|person| person.region);
    let region = region.map(|region| app.reference.place_name(region, ui.locale));
    Ok(OnePage { ui, problems, nomination, region })
}

async fn one(
    request: HttpRequest,
    who: Allow<Representative>,
    app: web::Data<App>,
    Path(id): Path<NominationId>,
) -> Result<HttpResponse> {
    ok(&one_page(&request, &who, &app, id, Problems::default()).await?)
}

#[derive(Debug, Deserialize)]
struct Version {
    version: i32,
}

async fn withdraw(
    request: HttpRequest,
    who: Allow<Representative>,
    app: web::Data<App>,
    Path(id): Path<NominationId>,
    Form(form): Form<Version>,
) -> Result<HttpResponse> {
    match mendable(nominations::withdraw(&app, who.act(), who.account()?, id, form.version).await)? {
        Ok(()) => Ok(see(&format!("/nominations/{id}?done=nomination-withdrawn"))),
        Err(problems) => again(&one_page(&request, &who, &app, id, problems).await?),
    }
}
