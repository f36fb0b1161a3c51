//! The page of letters for officers and approvers.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::letters::{self, Delivery, Filter, LetterRow, State, Trouble};
use crate::platform::app::App;
use crate::platform::auth::{Allow, OfficerOrApprover};
use crate::platform::error::Result;
use crate::platform::extract::{Path, Query};
use crate::platform::i18n;
use crate::platform::ids::LetterId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;

pub fn routes(routes: &mut Routes) {
    routes.get("/letters", list).post("/letters/{id}/retry", retry);
}

#[derive(Template)]
#[template(path = "letters/pages/list.html")]
struct LettersPage {
    ui: Ui,
    problems: Problems,
    letters: Vec<LetterRow>,
    trouble: Trouble,
    /// Code of the state that is shown; empty: all.
    state: &'static str,
    next: Option<LetterId>,
    /// Whether letters only become files here, because no mail server is set.
    letters_are_files: bool,
}

impl LettersPage {
    /// Which letter it is, in words.
    fn kind(&self, kind: &str) -> String {
        let key = format!("letter-kind-{}", kind.replace('.', "-"));
        self.ui.t(if i18n::has(self.ui.locale, &key) { key.as_str() } else { "letter-kind-other" })
    }

    /// The problem in words; empty if there is none.
    fn problem(&self, delivery: &Delivery) -> String {
        delivery.problem.as_deref().map(|code| problem_text(&self.ui, code)).unwrap_or_default()
    }
}

/// Why a letter did not leave, in words.
pub fn problem_text(ui: &Ui, code: &str) -> String {
    if let Some(answer) = code.strip_prefix("smtp-") {
        return match answer {
            "550" | "551" | "553" => ui.t1("letter-problem-mailbox", "code", answer),
            _ => ui.t1("letter-problem-smtp", "code", answer),
        };
    }
    let key = format!("letter-problem-{code}");
    ui.t(if i18n::has(ui.locale, &key) { key.as_str() } else { "letter-problem-other" })
}

#[derive(Debug, Default, Deserialize)]
struct LettersQuery {
    #[serde(default)]
    state: String,
    before: Option<LetterId>,
}

const PAGE: i64 = 50;

async fn page(
    request: &HttpRequest,
    who: &Allow<OfficerOrApprover>,
    app: &App,
    query: &LettersQuery,
    problems: Problems,
) -> Result<LettersPage> {
    // an unknown state in an old bookmark shows everything
    let state = query.state.parse::<State>().ok();
    let filter = Filter { state, before: query.before, limit: PAGE };
    let (letters, trouble) = letters::list(app, who.account()?, &filter).await?;
    let next = if letters.len() == 50 { letters.last().map(|letter| letter.id) } else { None };
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let letters_are_files = app.settings.smtp.host.is_empty();
    Ok(LettersPage {
        ui,
        problems,
        letters,
        trouble,
        state: state.map_or("", State::code),
        next,
        letters_are_files,
    })
}

async fn list(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Query(query): Query<LettersQuery>,
) -> Result<HttpResponse> {
    ok(&page(&request, &who, &app, &query, Problems::default()).await?)
}

async fn retry(
    request: HttpRequest,
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Path(id): Path<LetterId>,
) -> Result<HttpResponse> {
    match mendable(letters::retry(&app, who.act(), who.account()?, id).await)? {
        Ok(_) => Ok(see("/letters?done=letter-retried")),
        Err(problems) => again(&page(&request, &who, &app, &LettersQuery::default(), problems).await?),
    }
}
