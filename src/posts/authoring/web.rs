//! Pages of rules for officers: the rules a body may use, the builder of a draft, and an edition as it was published.
//! Every step is a form of its own that saves, so the builder works without scripts. The forms are in `forms` and
//! `leaf_form`.

mod forms;
mod leaf_form;

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::extract::{Form, Path, Query};
use crate::platform::ids::RuleId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::posts::authoring::edit::{Edit, GroupKind, Tree};
use crate::posts::authoring::leaf::KINDS;
use crate::posts::authoring::shown::{Built, Pairs, fault_text, tree};
use crate::posts::authoring::{self, RuleHead, RuleState, StoredRule};
use crate::posts::store::{self, RuleSearch};
use crate::posts::words::{RuleTree, badge, law};
use crate::reference::codes::Locale;
use crate::rules::{Fault, Rule};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/work/rules", list)
        .get("/work/rules/{id}", rule)
        .post("/work/rules/{id}/tree", step)
        .post("/work/rules/{id}/publish", publish)
        .post("/work/rules/{id}/discard", discard);
    forms::routes(routes);
    leaf_form::routes(routes);
}

/// Rules on the page of a body: more than a body writes, and a page that still reads.
const MOST: i64 = 500;

#[derive(Template)]
#[template(path = "posts/authoring/pages/list.html")]
struct ListPage {
    ui: Ui,
    drafts: Vec<RuleHead>,
    own: Vec<RuleHead>,
    shipped: Vec<RuleHead>,
}

impl ListPage {
    /// Heading, what is said when there are none, and rules of each section.
    fn sections(&self) -> [(&'static str, &'static str, &[RuleHead]); 3] {
        [
            ("rules-drafts", "rules-drafts-none", &self.drafts),
            ("rules-own", "rules-own-none", &self.own),
            ("rules-shipped", "rules-shipped-none", &self.shipped),
        ]
    }
}

async fn list(request: HttpRequest, who: Allow<Officer>, app: web::Data<App>) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let body = Some(who.account()?.body()?);
    let mut db = app.read().await?;
    let search = RuleSearch { body, limit: MOST, ..RuleSearch::default() };
    let drafts = store::rules(&mut db, RuleSearch { drafts: true, ..search }).await?;
    let published = store::rules(&mut db, search).await?;
    let (shipped, own) = published.into_iter().partition(|rule| rule.body.is_none());
    ok(&ListPage { ui, drafts, own, shipped })
}

/// A citation of a draft.
struct CitationLine {
    name: String,
    law: String,
    badge: String,
    faults: Vec<String>,
}

/// The rule as it reads in one language.
struct Told {
    locale: Locale,
    language: &'static str,
    title: String,
    tree: RuleTree,
    way: Option<RuleTree>,
}

#[derive(Template)]
#[template(path = "posts/authoring/pages/builder.html")]
struct BuilderPage {
    ui: Ui,
    problems: Problems,
    rule: StoredRule,
    /// The two trees: their codes, message keys and nodes.
    trees: Vec<(&'static str, &'static str, Vec<Built>)>,
    kinds: Pairs,
    group_kinds: Pairs,
    /// Published rules that may be put in: their short names and titles.
    includable: Pairs,
    citations: Vec<CitationLine>,
    /// What is wrong with the days of the edition.
    day_faults: Vec<String>,
    faults: usize,
    told: Vec<Told>,
    /// Published editions of the same rule.
    series: Vec<RuleHead>,
    needs_reason: bool,
    /// The reason as typed.
    reason: String,
}

#[derive(Template)]
#[template(path = "posts/authoring/pages/edition.html")]
struct EditionPage {
    ui: Ui,
    rule: StoredRule,
    told: Vec<Told>,
    series: Vec<RuleHead>,
}

fn told(ui: &Ui, app: &App, rule: &StoredRule) -> Vec<Told> {
    let each = ui.languages().into_iter().map(|(locale, language)| {
        let (tree, way) = RuleTree::of_draft(locale, &app.reference, &rule.content);
        Told { locale, language, title: rule.head.edition.title.get(locale).to_owned(), tree, way }
    });
    each.collect()
}

async fn series_of(app: &App, rule: &StoredRule) -> Result<Vec<RuleHead>> {
    let editions = store::series(&mut *app.read().await?, rule.head.body, &rule.content.id).await?;
    Ok(editions.into_iter().map(|one| one.head).collect())
}

async fn builder(
    ui: Ui,
    app: &App,
    rule: StoredRule,
    (problems, reason): (Problems, String),
) -> Result<BuilderPage> {
    let faults = rule.faults();
    let series = series_of(app, &rule).await?;
    let said = |is_here: &dyn Fn(&Fault) -> bool| {
        faults.iter().filter(|fault| is_here(fault)).map(|fault| fault_text(ui.locale, fault)).collect()
    };
    let citations = rule.content.citations.iter().map(|(name, citation)| {
        let path = format!("citations.{name}");
        CitationLine {
            law: law(ui.locale, citation),
            badge: badge(ui.locale, citation),
            faults: said(&|fault| fault.path == path || fault.path.starts_with(&format!("{path}."))),
            name: name.clone(),
        }
    });
    let citations = citations.collect();
    let trees = [Tree::Requirement, Tree::Reserve].map(|which| {
        let key = match which {
            Tree::Requirement => "rule-tree-requirement",
            Tree::Reserve => "rule-tree-reserve",
        };
        (which.code(), key, tree(&ui, app, &rule.content, &faults, which))
    });
    Ok(BuilderPage {
        problems,
        trees: trees.into(),
        kinds: KINDS.iter().map(|kind| ((*kind).to_owned(), ui.t(format!("rule-kind-{kind}")))).collect(),
        group_kinds: group_kinds(&ui),
        includable: includable(&ui, app, &rule).await?,
        citations,
        day_faults: said(&|fault| fault.path == "in_force_until"),
        faults: faults.len(),
        told: told(&ui, app, &rule),
        needs_reason: rule.head.based_on.is_some() || !series.is_empty(),
        series,
        reason,
        rule,
        ui,
    })
}

/// Rules whose editions the draft may put in, each once, under the title of its newest edition.
async fn includable(ui: &Ui, app: &App, rule: &StoredRule) -> Result<Pairs> {
    let search = RuleSearch { body: rule.head.body, limit: MOST, ..RuleSearch::default() };
    let mut found = BTreeMap::new();
    for head in store::rules(&mut *app.read().await?, search).await? {
        let title = head.edition.title.get(ui.locale).to_owned();
        found.insert(head.edition.code, title);
    }
    found.remove(&rule.head.edition.code);
    Ok(found.into_iter().collect())
}

fn group_kinds(ui: &Ui) -> Pairs {
    let kinds = GroupKind::ALL.iter();
    kinds.map(|kind| (kind.code().to_owned(), ui.t(format!("rule-group-kind-{}", kind.code())))).collect()
}

async fn rule(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let rule = authoring::usable(&mut *app.read().await?, who.account()?, id).await?;
    if rule.head.state == RuleState::Draft {
        return ok(&builder(ui, &app, rule, (Problems::default(), String::new())).await?);
    }
    let series = series_of(&app, &rule).await?;
    let mut told = told(&ui, &app, &rule);
    // what a change would do is asked from the text in the reader's language
    if let Ok(checked) = Rule::new(rule.content.clone()) {
        let address = format!("/work/rules/{id}/sensitivity?leaf=");
        for one in told.iter_mut().filter(|one| one.locale == ui.locale) {
            let what = ui.t("rule-what-if");
            one.tree = one.tree.clone().linked(checked.root(), &address, what.clone());
            if let (Some(way), Some(node)) = (&mut one.way, checked.through_reserve()) {
                *way = way.clone().linked(node, &address, what);
            }
        }
    }
    ok(&EditionPage { ui, rule, told, series })
}

/// The builder again, after something was refused: as the draft is now.
async fn refused(
    request: &HttpRequest,
    who: &Allow<Officer>,
    app: &App,
    id: RuleId,
    typed: (Problems, String),
) -> Result<HttpResponse> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    let rule = authoring::own_draft(&mut *app.read().await?, who.account()?, id).await?;
    let (problems, reason) = typed;
    again(&builder(ui, app, rule, (on_page(problems), reason)).await?)
}

/// Names of the use case's fields as the page has them.
fn on_page(problems: Problems) -> Problems {
    let named = problems.0.into_iter().map(|problem| {
        let field = match problem.field.as_str() {
            "reason" => "rule_reason",
            "at" | "group" | "n" | "rule" => "tree",
            "edition" => "in_force_from",
            field => field,
        };
        FieldProblem::new(field, problem.code)
    });
    Problems(named.collect())
}

/// A step at a node: which button was pressed.
#[derive(Debug, Default, Deserialize)]
struct StepForm {
    version: i32,
    at: String,
    /// `add_group`, `include`, `regroup`, `wrap`, `up`, `down` or `remove`.
    op: String,
    #[serde(default)]
    group: String,
    /// How many of the group, as typed.
    #[serde(default)]
    n: String,
    /// Short name of the rule to include, as typed.
    #[serde(default)]
    rule: String,
}

impl StepForm {
    fn read(&self) -> Result<Edit> {
        let at = self.at.parse()?;
        let n = || match self.n.trim() {
            "" => Ok(1),
            text => text.parse().map_err(|_| Error::invalid("n", "number-format")),
        };
        let kind = || GroupKind::from_code(&self.group);
        Ok(match self.op.as_str() {
            "add_group" => Edit::AddGroup { into: at, kind: kind()?, n: n()? },
            "include" => Edit::AddInclude { into: at, rule: self.rule.trim().to_owned() },
            "regroup" => Edit::Regroup { at, kind: kind()?, n: n()? },
            "wrap" => Edit::Wrap(at),
            "up" => Edit::Up(at),
            "down" => Edit::Down(at),
            "remove" => Edit::Remove(at),
            _ => return Err(Error::invalid("at", "unknown-option")),
        })
    }
}

async fn step(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Form(form): Form<StepForm>,
) -> Result<HttpResponse> {
    let done = match form.read() {
        Ok(edit) => {
            if let Edit::AddInclude { rule, .. } = &edit
                && authoring::library(&mut *app.read().await?, who.account()?.body, [rule.as_str()])
                    .await?
                    .is_empty()
            {
                let problems = Problems(vec![FieldProblem::new("rule", "rule-include-unknown")]);
                return refused(&request, &who, &app, id, (problems, String::new())).await;
            }
            let step = |draft: &mut _| edit.apply(draft);
            authoring::change(&app, who.act(), who.account()?, (id, form.version), step).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(done)? {
        Ok(_) => Ok(see(&format!("/work/rules/{id}?done=rule-saved#tree"))),
        Err(problems) => refused(&request, &who, &app, id, (problems, String::new())).await,
    }
}

#[derive(Debug, Deserialize)]
struct PublishForm {
    version: i32,
    #[serde(default)]
    rule_reason: String,
}

async fn publish(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Form(form): Form<PublishForm>,
) -> Result<HttpResponse> {
    let done =
        authoring::publish(&app, who.act(), who.account()?, (id, form.version), &form.rule_reason).await;
    match mendable(done)? {
        Ok(_) => Ok(see(&format!("/work/rules/{id}?done=rule-published"))),
        Err(problems) => refused(&request, &who, &app, id, (problems, form.rule_reason)).await,
    }
}

#[derive(Debug, Deserialize)]
struct Version {
    version: i32,
}

async fn discard(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Form(form): Form<Version>,
) -> Result<HttpResponse> {
    match mendable(authoring::discard(&app, who.act(), who.account()?, (id, form.version)).await)? {
        Ok(()) => Ok(see("/work/rules?done=rule-discarded")),
        Err(problems) => refused(&request, &who, &app, id, (problems, String::new())).await,
    }
}

/// Which rule a form begins from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Based {
    based_on: String,
}

/// Reads the query of the form of a new rule; an old or broken link begins from nothing.
fn based_on(Query(based): Query<Based>) -> Option<RuleId> {
    based.based_on.parse().ok()
}
