//! The form of a concept: looked at (`look`) or kept, by the button that was pressed. A form that is refused comes back
//! with everything that was typed; after a lost race with the present version too.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::look::{look, refused};
use super::{Pairs, checks, kinds};
use crate::platform::app::App;
use crate::platform::auth::{Administrator, Allow};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path};
use crate::platform::page::{Problems, Ui, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::reference::codes::{ConceptCheck, ConceptKind};
use crate::thesaurus::check::{self, Warning};
use crate::thesaurus::{self, Proposal, Row, present};

pub(super) fn routes(routes: &mut Routes) {
    routes
        .get("/thesaurus/new", new_form)
        .post("/thesaurus/new", add)
        .get("/thesaurus/{code}/edit", edit_form)
        .post("/thesaurus/{code}/edit", save);
}

/// A concept as typed: a name on each line.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) version: i32,
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
    pub(super) concept_reason: String,
    /// Which button: `save`, `back` from the preview to the form; anything else asks what it would do.
    pub(super) op: String,
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
    pub(super) fn row(&self) -> Result<Row> {
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
    pub(super) fn hidden(&self) -> [(&'static str, &str); 10] {
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
pub(super) fn on_page(problems: Problems) -> Problems {
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
pub(super) struct FormPage {
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
        self.code.as_ref().map_or("/thesaurus/new".to_owned(), |code| format!("/thesaurus/{code}/edit"))
    }
}

pub(super) async fn form_page(
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

async fn add(
    request: HttpRequest,
    who: Allow<Administrator>,
    app: web::Data<App>,
    Form(typed): Form<Typed>,
) -> Result<HttpResponse> {
    if typed.op != "save" {
        return look(&request, &who, &app, None, typed, Problems::default()).await;
    }
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
    thesaurus::one(&app, &code).await?;
    if typed.op != "save" {
        return look(&request, &who, &app, Some(code), typed, Problems::default()).await;
    }
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
