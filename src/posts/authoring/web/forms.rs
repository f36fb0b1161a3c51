//! Forms of the rule builder: a new draft, what a rule is called and when it is applied, a citation.
//! After a lost race a form comes back with what was typed and the present version, so nothing is typed twice.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Based, based_on};
use crate::people::fields::line;
use crate::people::profile::day;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::{Form, IdempotencyKey, Path, Query};
use crate::platform::ids::RuleId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::posts::authoring::edit::free_citation;
use crate::posts::authoring::shown::Pairs;
use crate::posts::authoring::{self, NewRule, StoredRule, blank, successor};
use crate::rules::{Citation, CitationStatus, Day, Draft, Titles};

pub(super) fn routes(routes: &mut Routes) {
    routes
        .get("/work/rules/new", new_form)
        .post("/work/rules", add)
        .get("/work/rules/{id}/about", about_form)
        .post("/work/rules/{id}/about", about)
        .get("/work/rules/{id}/citation", citation_form)
        .post("/work/rules/{id}/citation", citation);
}

/// Longest line of a citation or a title, in characters, as the rules have it.
const LONGEST: usize = 500;

/// What a rule is called and when it is applied, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct About {
    version: i32,
    /// Drawn when the form of a new draft is shown: sending it twice makes one draft.
    key: String,
    based_on: String,
    rule_code: String,
    rule_edition: String,
    rule_title_kk: String,
    rule_title_ru: String,
    rule_title_en: String,
    rule_from: String,
    rule_until: String,
}

impl About {
    fn of(draft: &Draft, version: i32) -> Self {
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        Self {
            version,
            rule_code: draft.id.clone(),
            rule_edition: draft.edition.clone(),
            rule_title_kk: draft.title.kk.clone(),
            rule_title_ru: draft.title.ru.clone(),
            rule_title_en: draft.title.en.clone(),
            rule_from: day(draft.in_force_from),
            rule_until: day(draft.in_force_until),
            ..Self::default()
        }
    }

    /// Writes what was typed into a draft. What may be written is for the use case to say.
    fn write(&self, draft: &mut Draft) -> Result<()> {
        let mut problems = Vec::new();
        let from = read_day("rule_from", &self.rule_from, &mut problems);
        let until = read_day("rule_until", &self.rule_until, &mut problems);
        if let (Some(from), Some(until)) = (from, until)
            && from >= until
        {
            problems.push(FieldProblem::new("rule_until", "rule-dates-crossed"));
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let title = |text: &str| text.trim().to_owned();
        draft.id = self.rule_code.trim().to_owned();
        draft.edition = self.rule_edition.trim().to_owned();
        draft.title = Titles {
            kk: title(&self.rule_title_kk),
            ru: title(&self.rule_title_ru),
            en: title(&self.rule_title_en),
        };
        (draft.in_force_from, draft.in_force_until) = (from, until);
        Ok(())
    }
}

/// A day that may be left empty.
fn read_day(field: &str, text: &str, problems: &mut Vec<FieldProblem>) -> Option<Day> {
    if text.trim().is_empty() {
        return None;
    }
    let read = day(text).and_then(|day| Day::from_date(day).map_err(|_| "date-too-late"));
    read.map_err(|code| problems.push(FieldProblem::new(field, code))).ok()
}

/// Names of the use case's fields as the form has them.
fn as_in_form(problems: Problems) -> Problems {
    let named = problems.0.into_iter().map(|problem| {
        let field = match problem.field.as_str() {
            "id" => "rule_code".to_owned(),
            "edition" => "rule_edition".to_owned(),
            "in_force_from" => "rule_from".to_owned(),
            field => match field.strip_prefix("title.") {
                Some(language) => format!("rule_title_{language}"),
                None => field.to_owned(),
            },
        };
        FieldProblem { field, code: problem.code }
    });
    Problems(named.collect())
}

#[derive(Template)]
#[template(path = "posts/authoring/pages/about.html")]
struct AboutPage {
    ui: Ui,
    problems: Problems,
    typed: About,
    /// The draft that is changed; none: a new one.
    id: Option<RuleId>,
    /// What a new draft begins from.
    base: Option<StoredRule>,
}

async fn base_of(app: &App, who: &Allow<Officer>, id: Option<RuleId>) -> Result<Option<StoredRule>> {
    let Some(id) = id else { return Ok(None) };
    authoring::usable(&mut *app.read().await?, who.account()?, id).await.map(Some)
}

async fn new_form(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    query: Query<Based>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let base = base_of(&app, &who, based_on(query)).await?;
    let draft = match &base {
        Some(base) => successor(&app, base.clone()),
        None => {
            let empty = Titles { kk: String::new(), ru: String::new(), en: String::new() };
            blank("", &app.clock.today().to_string(), empty)
        }
    };
    let based_on = base.as_ref().map_or_else(String::new, |base| base.head.edition.id.to_string());
    let key = uuid::Uuid::new_v4().to_string();
    let typed = About { key, based_on, ..About::of(&draft, 0) };
    ok(&AboutPage { ui, problems: Problems::default(), typed, id: None, base })
}

async fn add(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Form(typed): Form<About>,
) -> Result<HttpResponse> {
    let id = typed.based_on.parse().ok();
    let base = base_of(&app, &who, id).await?;
    let nothing = || blank("", "", Titles { kk: String::new(), ru: String::new(), en: String::new() });
    let mut draft = base.as_ref().map_or_else(nothing, |base| base.content.clone());
    let key = typed.key.parse::<uuid::Uuid>().ok().map(|key| key.to_string());
    let done = match typed.write(&mut draft) {
        Ok(()) => {
            let new = NewRule { based_on: id, rule: Some(draft) };
            authoring::add(&app, who.act(), who.account()?, new, &IdempotencyKey(key)).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(done)? {
        Ok(rule) => Ok(see(&format!("/work/rules/{}?done=rule-drafted", rule.head.edition.id))),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&AboutPage { ui, problems: as_in_form(problems), typed, id: None, base })
        }
    }
}

async fn about_form(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let rule = authoring::own_draft(&mut *app.read().await?, who.account()?, id).await?;
    let typed = About::of(&rule.content, rule.head.version);
    ok(&AboutPage { ui, problems: Problems::default(), typed, id: Some(id), base: None })
}

async fn about(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Form(mut typed): Form<About>,
) -> Result<HttpResponse> {
    let step = |draft: &mut Draft| typed.write(draft);
    let done = authoring::change(&app, who.act(), who.account()?, (id, typed.version), step).await;
    match mendable(done)? {
        Ok(_) => Ok(see(&format!("/work/rules/{id}?done=rule-saved"))),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            typed.version = present_version(&app, &who, id).await?;
            again(&AboutPage { ui, problems: as_in_form(problems), typed, id: Some(id), base: None })
        }
    }
}

async fn present_version(app: &App, who: &Allow<Officer>, id: RuleId) -> Result<i32> {
    let rule = authoring::own_draft(&mut *app.read().await?, who.account()?, id).await?;
    Ok(rule.head.version)
}

/// A citation as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Cited {
    version: i32,
    /// Short name of the citation; empty for a new one.
    name: String,
    law_act: String,
    law_article: String,
    law_edition: String,
    law_from: String,
    law_until: String,
    law_status: String,
    law_source: String,
    /// Set by the button that takes it away.
    remove: String,
}

impl Cited {
    fn of(name: &str, citation: &Citation, version: i32) -> Self {
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        Self {
            version,
            name: name.to_owned(),
            law_act: citation.act.clone(),
            law_article: citation.article.clone(),
            law_edition: citation.edition.clone(),
            law_from: day(citation.in_force_from),
            law_until: day(citation.in_force_until),
            law_status: status_code(citation.status).to_owned(),
            law_source: citation.source.clone(),
            remove: String::new(),
        }
    }

    fn read(&self) -> Result<Citation> {
        let mut problems = Vec::new();
        let in_force_from = read_day("law_from", &self.law_from, &mut problems);
        let in_force_until = read_day("law_until", &self.law_until, &mut problems);
        let mut text = |field: &str, text: &str, needed: bool| match line(text, LONGEST) {
            Ok(text) => text,
            Err("required") if !needed => String::new(),
            Err(code) => {
                problems.push(FieldProblem::new(field, code));
                String::new()
            }
        };
        let act = text("law_act", &self.law_act, true);
        let article = text("law_article", &self.law_article, false);
        let edition = text("law_edition", &self.law_edition, false);
        let source = text("law_source", &self.law_source, false);
        let status = CitationStatus::ALL.into_iter().find(|status| status_code(*status) == self.law_status);
        if status.is_none() {
            problems.push(FieldProblem::new("law_status", "unknown-option"));
        }
        if in_force_from.zip(in_force_until).is_some_and(|(from, until)| from >= until) {
            problems.push(FieldProblem::new("law_until", "rule-dates-crossed"));
        }
        match status {
            Some(status) if problems.is_empty() => {
                Ok(Citation { act, article, edition, in_force_from, in_force_until, status, source })
            }
            _ => Err(Error::Invalid(problems)),
        }
    }

    /// Writes the citation into a draft, or takes it away.
    fn write(&self, draft: &mut Draft) -> Result<()> {
        if !self.remove.is_empty() {
            draft.citations.remove(&self.name);
            return Ok(());
        }
        let name = if self.name.is_empty() { free_citation(draft) } else { self.name.clone() };
        draft.citations.insert(name, self.read()?);
        Ok(())
    }
}

const fn status_code(status: CitationStatus) -> &'static str {
    match status {
        CitationStatus::Confirmed => "confirmed",
        CitationStatus::Historic => "historic",
        CitationStatus::Unverified => "unverified",
    }
}

#[derive(Template)]
#[template(path = "posts/authoring/pages/citation.html")]
struct CitationPage {
    ui: Ui,
    problems: Problems,
    typed: Cited,
    id: RuleId,
    statuses: Pairs,
}

fn citation_page(ui: Ui, id: RuleId, typed: Cited, problems: Problems) -> CitationPage {
    let known =
        CitationStatus::ALL.map(|status| (status_code(status).to_owned(), ui.t(status.message_key())));
    let statuses = std::iter::once((String::new(), ui.t("rule-choose"))).chain(known).collect();
    CitationPage { ui, problems, typed, id, statuses }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Named {
    name: String,
}

async fn citation_form(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Query(named): Query<Named>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let rule = authoring::own_draft(&mut *app.read().await?, who.account()?, id).await?;
    let version = rule.head.version;
    let typed = match rule.content.citations.get(&named.name) {
        Some(citation) => Cited::of(&named.name, citation, version),
        None if named.name.is_empty() => Cited { version, ..Cited::default() },
        None => return Err(Error::NotFound),
    };
    ok(&citation_page(ui, id, typed, Problems::default()))
}

async fn citation(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Form(mut typed): Form<Cited>,
) -> Result<HttpResponse> {
    let step = |draft: &mut Draft| typed.write(draft);
    let done = authoring::change(&app, who.act(), who.account()?, (id, typed.version), step).await;
    match mendable(done)? {
        Ok(_) => Ok(see(&format!("/work/rules/{id}?done=rule-saved#citations"))),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            typed.version = present_version(&app, &who, id).await?;
            again(&citation_page(ui, id, typed, problems))
        }
    }
}
