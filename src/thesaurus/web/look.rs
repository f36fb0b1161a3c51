//! What a change would do, shown before it is made: of a row that was typed, of retiring a concept, of taking one back. The
//! reason is asked here, so that nobody gives one for something else than what they saw.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::forms::{Typed, form_page, on_page};
use crate::platform::app::App;
use crate::platform::auth::{Administrator, Allow};
use crate::platform::error::Result;
use crate::platform::extract::{Form, Path};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::thesaurus::preview::{self, Preview};
use crate::thesaurus::{self, Proposal, store};

pub(super) fn routes(routes: &mut Routes) {
    routes
        .get("/thesaurus/{code}/retire", retire_form)
        .post("/thesaurus/{code}/retire", retire)
        .get("/thesaurus/{code}/take-back", take_back_form)
        .post("/thesaurus/{code}/take-back", take_back);
}

/// What is to be done, for the heading and the button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Add,
    Change,
    Retire,
    TakeBack,
}

impl Doing {
    const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Change => "change",
            Self::Retire => "retire",
            Self::TakeBack => "take-back",
        }
    }
}

#[derive(Template)]
#[template(path = "thesaurus/pages/preview.html")]
struct PreviewPage {
    ui: Ui,
    problems: Problems,
    doing: Doing,
    code: Option<String>,
    /// What the concept is or would be called.
    name: String,
    typed: Typed,
    preview: Preview,
}

impl PreviewPage {
    /// Where the change is sent.
    fn action(&self) -> String {
        match (&self.code, self.doing) {
            (None, _) => "/thesaurus/new".to_owned(),
            (Some(code), Doing::Add | Doing::Change) => format!("/thesaurus/{code}/edit"),
            (Some(code), doing) => format!("/thesaurus/{code}/{}", doing.code()),
        }
    }

    /// Whether there is a row that can be changed once more.
    fn has_row(&self) -> bool {
        matches!(self.doing, Doing::Add | Doing::Change)
    }

    /// Key of the heading's words.
    fn heading_key(&self) -> String {
        format!("thesaurus-preview-{}", self.doing.code())
    }

    /// Key of the button's words.
    fn button_key(&self) -> String {
        format!("thesaurus-do-{}", self.doing.code())
    }

    /// A count of people in words.
    fn people(&self, count: &Option<usize>) -> String {
        match count {
            None => self.ui.t("thesaurus-few"),
            Some(count) => self.ui.t1("thesaurus-people", "count", *count),
        }
    }
}

/// What a typed row would do; the form again when it cannot be one, or when it is to be changed once more.
pub(super) async fn look(
    request: &HttpRequest,
    who: &Allow<Administrator>,
    app: &App,
    code: Option<String>,
    typed: Typed,
    problems: Problems,
) -> Result<HttpResponse> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    if typed.op == "back" {
        return ok(&form_page(ui, app, code, (problems, typed)).await?);
    }
    let new = match &code {
        Some(code) => code.clone(),
        None => thesaurus::new_code(store::edition(&mut *app.read().await?).await?),
    };
    let seen = match typed.row() {
        Ok(row) => {
            preview::preview(app, who.act(), &new, &Proposal::Save(row.clone())).await.map(|seen| (row, seen))
        }
        Err(problem) => Err(problem),
    };
    match mendable(seen)? {
        Ok((row, preview)) => {
            let doing = if code.is_some() { Doing::Change } else { Doing::Add };
            let name = row.name(ui.locale).to_owned();
            let refused = !problems.is_empty();
            let page = PreviewPage { ui, problems, doing, code, name, typed, preview };
            if refused { again(&page) } else { ok(&page) }
        }
        Err(more) => {
            let problems = if problems.is_empty() { on_page(more) } else { problems };
            again(&form_page(ui, app, code, (problems, typed)).await?)
        }
    }
}

/// What was refused, shown where it can be mended: the reason on the preview, a row in its form. After a lost race the form has
/// the present version, so that what was typed can be compared and sent again.
pub(super) async fn refused(
    request: &HttpRequest,
    who: &Allow<Administrator>,
    app: &App,
    code: Option<String>,
    (mut typed, problems): (Typed, Problems),
) -> Result<HttpResponse> {
    let problems = on_page(problems);
    if problems.0.iter().all(|problem| problem.field == "concept_reason") {
        return look(request, who, app, code, typed, problems).await;
    }
    if let Some(code) = &code {
        typed.version = thesaurus::one(app, code).await?.version;
    }
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    again(&form_page(ui, app, code, (problems, typed)).await?)
}

async fn retire_form(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    end_form(&request, &who, &app, code, Doing::Retire, (Problems::default(), Typed::default())).await
}

async fn take_back_form(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    end_form(&request, &who, &app, code, Doing::TakeBack, (Problems::default(), Typed::default())).await
}

/// The preview of a change that has no row, with a place for its reason.
async fn end_form(
    request: &HttpRequest,
    who: &Allow<Administrator>,
    app: &App,
    code: String,
    doing: Doing,
    (problems, mut typed): (Problems, Typed),
) -> Result<HttpResponse> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let whole = thesaurus::one(app, &code).await?;
    let proposal = if doing == Doing::Retire { Proposal::Retire } else { Proposal::TakeBack };
    typed.version = whole.version;
    let name = whole.row.name(ui.locale).to_owned();
    match mendable(preview::preview(app, who.act(), &code, &proposal).await)? {
        Ok(preview) => {
            let refused = !problems.is_empty();
            let page = PreviewPage { ui, problems, doing, code: Some(code), name, typed, preview };
            if refused { again(&page) } else { ok(&page) }
        }
        Err(more) => {
            let preview = Preview { searches: Vec::new(), complete: true, warnings: Vec::new() };
            let problems = on_page(more);
            again(&PreviewPage { ui, problems, doing, code: Some(code), name, typed, preview })
        }
    }
}

async fn retire(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    end(&request, &who, &app, code, (Doing::Retire, Proposal::Retire, "concept-retired"), typed).await
}

async fn take_back(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    end(&request, &who, &app, code, (Doing::TakeBack, Proposal::TakeBack, "concept-taken-back"), typed).await
}

async fn end(
    request: &HttpRequest,
    who: &Allow<Administrator>,
    app: &App,
    code: String,
    (doing, proposal, done): (Doing, Proposal, &str),
    typed: Typed,
) -> Result<HttpResponse> {
    let ended =
        thesaurus::change(app, who.act(), (&code, typed.version), &proposal, &typed.concept_reason).await;
    match mendable(ended)? {
        Ok(()) => Ok(see(&format!("/thesaurus/{code}?done={done}"))),
        Err(problems) => end_form(request, who, app, code, doing, (on_page(problems), typed)).await,
    }
}
