//! Forms of the thesaurus: a concept as typed, what the change would do, and the reason with which it is made. A form that is
//! refused comes back with everything that was typed; after a lost race with the present version too.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Pairs, checks, kinds};
use crate::platform::app::App;
use crate::platform::auth::{Administrator, Allow};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::reference::codes::{ConceptCheck, ConceptKind};
use crate::thesaurus::check::{self, Warning};
use crate::thesaurus::preview::{self, Preview};
use crate::thesaurus::{self, Proposal, Row, present, store};

pub(super) fn routes(routes: &mut Routes) {
    routes
        .get("/thesaurus/new", new_form)
        .post("/thesaurus/preview", preview_new)
        .post("/thesaurus", add)
        .get("/thesaurus/{code}/edit", edit_form)
        .post("/thesaurus/{code}/preview", preview_change)
        .post("/thesaurus/{code}", save)
        .get("/thesaurus/{code}/retire", retire_form)
        .post("/thesaurus/{code}/retire", retire)
        .get("/thesaurus/{code}/take-back", take_back_form)
        .post("/thesaurus/{code}/take-back", take_back);
}

/// A concept as typed: a name on each line.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    version: i32,
    /// Drawn when the form of a new concept is shown: sending it twice makes one.
    key: String,
    concept_kind: String,
    concept_check: String,
    names_kk: String,
    names_ru: String,
    names_en: String,
    broader_1: String,
    broader_2: String,
    broader_3: String,
    concept_source: String,
    concept_reason: String,
    /// `back` from the preview to the form.
    op: String,
}

impl Typed {
    fn of(row: &Row, version: i32) -> Self {
        let mut broader = row.broader.iter().cloned();
        let mut next = || broader.next().unwrap_or_default();
        Self {
            version,
            concept_kind: row.kind.code().to_owned(),
            concept_check: row.check.code().to_owned(),
            names_kk: row.kk.join("\n"),
            names_ru: row.ru.join("\n"),
            names_en: row.en.join("\n"),
            broader_1: next(),
            broader_2: next(),
            broader_3: next(),
            concept_source: row.source.clone(),
            ..Self::default()
        }
    }

    /// The row that was typed. What it must be is for the use case to say.
    fn row(&self) -> Result<Row> {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        // a choice from the list of concepts is written as "POS016 specialist"
        let code = |text: &String| text.split_whitespace().next().unwrap_or_default().to_uppercase();
        let kind = self.concept_kind.parse::<ConceptKind>();
        let check = self.concept_check.parse::<ConceptCheck>();
        let (Ok(kind), Ok(check)) = (kind, check) else {
            let field = if self.concept_kind.parse::<ConceptKind>().is_err() { "kind" } else { "check" };
            return Err(Error::invalid(field, "unknown-option"));
        };
        let row = Row {
            kind,
            broader: [&self.broader_1, &self.broader_2, &self.broader_3].map(code).into(),
            kk: lines(&self.names_kk),
            ru: lines(&self.names_ru),
            en: lines(&self.names_en),
            source: self.concept_source.clone(),
            check,
        };
        Ok(row.tidied())
    }

    /// What the preview carries on.
    fn hidden(&self) -> [(&'static str, &str); 10] {
        [
            ("key", &self.key),
            ("concept_kind", &self.concept_kind),
            ("concept_check", &self.concept_check),
            ("names_kk", &self.names_kk),
            ("names_ru", &self.names_ru),
            ("names_en", &self.names_en),
            ("broader_1", &self.broader_1),
            ("broader_2", &self.broader_2),
            ("broader_3", &self.broader_3),
            ("concept_source", &self.concept_source),
        ]
    }
}

/// Names of the use case's fields as the pages have them.
fn on_page(problems: Problems) -> Problems {
    let named = problems.0.into_iter().map(|problem| {
        let field = match problem.field.as_str() {
            "kk" | "ru" | "en" => format!("names_{}", problem.field),
            "kind" | "check" | "source" | "reason" => format!("concept_{}", problem.field),
            "broader" => "broader_1".to_owned(),
            field => field.to_owned(),
        };
        FieldProblem { field, code: problem.code }
    });
    Problems(named.collect())
}

#[derive(Template)]
#[template(path = "thesaurus/pages/form.html")]
struct FormPage {
    ui: Ui,
    problems: Problems,
    /// Nothing for a new concept.
    code: Option<String>,
    typed: Typed,
    kinds: Pairs,
    checks: Pairs,
    /// Concepts to choose from as broader: code, name, kind.
    concepts: Vec<(String, String, String)>,
    /// What is odd about names, told when something was refused.
    warnings: Vec<Warning>,
}

impl FormPage {
    /// Where the form goes.
    fn action(&self) -> String {
        self.code
            .as_ref()
            .map_or("/thesaurus/preview".to_owned(), |code| format!("/thesaurus/{code}/preview"))
    }
}

async fn form_page(
    ui: Ui,
    app: &App,
    code: Option<String>,
    (problems, typed): (Problems, Typed),
) -> Result<FormPage> {
    let present = present(app, &mut *app.read().await?).await?;
    let concepts = present.thesaurus.concepts().iter().filter_map(|concept| {
        let row = Row::of(concept)?;
        Some((concept.id.clone(), row.name(ui.locale).to_owned(), ui.t(row.kind.message_key())))
    });
    let warnings = match typed.row() {
        Ok(row) if !problems.is_empty() => {
            let code = code.as_deref().unwrap_or_default();
            check::warnings(app.thesaurus.analyser(), &present, code, &row)
        }
        _ => Vec::new(),
    };
    let concepts = concepts.collect();
    Ok(FormPage { kinds: kinds(&ui), checks: checks(&ui), problems, code, typed, concepts, warnings, ui })
}

async fn new_form(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let typed =
        Typed { key: ui.once(), concept_check: ConceptCheck::Native.code().to_owned(), ..Typed::default() };
    ok(&form_page(ui, &app, None, (Problems::default(), typed)).await?)
}

async fn edit_form(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let whole = thesaurus::one(&app, &code).await?;
    let typed = Typed::of(&whole.row, whole.version);
    ok(&form_page(ui, &app, Some(code), (Problems::default(), typed)).await?)
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
            (None, _) => "/thesaurus".to_owned(),
            (Some(code), Doing::Add | Doing::Change) => format!("/thesaurus/{code}"),
            (Some(code), doing) => format!("/thesaurus/{code}/{}", doing.code()),
        }
    }

    /// Where the form of the row is, to change it once more.
    fn back(&self) -> Option<String> {
        match (&self.code, self.doing) {
            (None, _) => Some("/thesaurus/preview".to_owned()),
            (Some(code), Doing::Change) => Some(format!("/thesaurus/{code}/preview")),
            _ => None,
        }
    }

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

async fn preview_new(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    look(&request, &who, &app, None, typed, Problems::default()).await
}

async fn preview_change(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    thesaurus::one(&app, &code).await?;
    look(&request, &who, &app, Some(code), typed, Problems::default()).await
}

/// What a typed row would do; the form again when it cannot be one, or when it is to be changed once more.
async fn look(
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
            let (doing, name) = match &code {
                Some(_) => (Doing::Change, row.name(ui.locale).to_owned()),
                None => (Doing::Add, row.name(ui.locale).to_owned()),
            };
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
async fn refused(
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

async fn add(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let key = IdempotencyKey(typed.key.parse::<uuid::Uuid>().ok().map(|key| key.to_string()));
    let added = match typed.row() {
        Ok(row) => thesaurus::add(&app, who.act(), row, &typed.concept_reason, &key).await,
        Err(problem) => Err(problem),
    };
    match mendable(added)? {
        Ok(code) => Ok(see(&format!("/thesaurus/{code}?done=concept-added"))),
        Err(problems) => refused(&request, &who, &app, None, (typed, problems)).await,
    }
}

async fn save(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    let saved = match typed.row() {
        Ok(row) => {
            let (at, proposal) = ((code.as_str(), typed.version), Proposal::Save(row));
            thesaurus::change(&app, who.act(), at, &proposal, &typed.concept_reason).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(saved)? {
        Ok(()) => Ok(see(&format!("/thesaurus/{code}?done=concept-saved"))),
        Err(problems) => refused(&request, &who, &app, Some(code), (typed, problems)).await,
    }
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
    (problems, typed): (Problems, Typed),
) -> Result<HttpResponse> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let whole = thesaurus::one(app, &code).await?;
    let proposal = if doing == Doing::Retire { Proposal::Retire } else { Proposal::TakeBack };
    let typed = Typed { version: whole.version, ..typed };
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
