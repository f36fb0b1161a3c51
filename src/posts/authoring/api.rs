//! JSON of rules: reading editions, and writing drafts as whole documents. The same use cases as the pages.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::RuleId;
use crate::platform::routes::Routes;
use crate::posts::authoring::shown::fault_text;
use crate::posts::authoring::{self, NewRule, RuleHead, StoredRule};
use crate::posts::store::{self, RuleSearch};
use crate::posts::words::{joined_sentences, say};
use crate::reference::codes::{Locale, Role};
use crate::reference::data::Reference;
use crate::rules::{Draft, Problem, text};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/rules", rules)
        .post("/api/v1/rules", add)
        .get("/api/v1/rules/{id}", rule)
        .put("/api/v1/rules/{id}", put)
        .delete("/api/v1/rules/{id}", discard)
        .post("/api/v1/rules/{id}/publication", publish);
}

#[derive(OpenApi)]
#[openapi(paths(rules, add, rule, put, discard, publish))]
pub struct Api;

/// Rows of one answer.
const PAGE: usize = 100;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RulesQuery {
    /// From the previous page's `next`.
    after: Option<RuleId>,
    /// Officers and approvers: the drafts of the own body instead of what is published.
    #[serde(default)]
    drafts: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Rules {
    items: Vec<RuleHead>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<RuleId>,
}

/// Rule editions by code and edition: those that come with the program, and for officers and approvers their body's own.
#[utoipa::path(get, path = "/api/v1/rules", tag = "rules", params(RulesQuery), responses((status = 200, body = Rules)))]
pub async fn rules(
    who: Allow<Anyone>,
    app: web::Data<App>,
    Query(query): Query<RulesQuery>,
) -> Result<HttpResponse> {
    let account = who.visitor().account.as_ref();
    let works = account.filter(|account| matches!(account.role, Role::HrOfficer | Role::Approver));
    let body = works.and_then(|account| account.body);
    if query.drafts && body.is_none() {
        return Err(if account.is_some() { Error::Forbidden } else { Error::SignInNeeded });
    }
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let search =
        RuleSearch { body, drafts: query.drafts, after: query.after, limit, ..RuleSearch::default() };
    let mut items = store::rules(&mut *app.read().await?, search).await?;
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    let next = items.last().filter(|_| more).map(|last| last.edition.id);
    Ok(HttpResponse::Ok().json(Rules { items, next }))
}

/// A rule edition or a draft with everything in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct WholeRule {
    #[serde(flatten)]
    head: RuleHead,
    /// The rule as data: requirement trees and citations.
    rule: Draft,
    /// What keeps a draft from being published; empty for an edition.
    faults: Vec<RuleFault>,
    /// The requirement in words, line by line from top to bottom.
    text: RuleTexts,
}

/// One thing wrong with a draft.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleFault {
    /// Place in the rule: `root.all[2].leaf.test.service.of_which[0]`.
    path: String,
    problem: Problem,
    /// The same in a sentence.
    detail: String,
}

/// The lines of a rule in three languages; deeper lines begin with two more spaces.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleTexts {
    kk: Vec<String>,
    ru: Vec<String>,
    en: Vec<String>,
}

impl WholeRule {
    fn new(locale: Locale, reference: &Reference, stored: StoredRule) -> Self {
        let faults = stored.faults().into_iter().map(|fault| RuleFault {
            detail: fault_text(locale, &fault),
            problem: fault.problem,
            path: fault.path,
        });
        let lines = |locale| lines(locale, reference, &stored.content);
        Self {
            faults: faults.collect(),
            text: RuleTexts { kk: lines(Locale::Kk), ru: lines(Locale::Ru), en: lines(Locale::En) },
            head: stored.head,
            rule: stored.content,
        }
    }
}

fn lines(locale: Locale, reference: &Reference, draft: &Draft) -> Vec<String> {
    let lines = text::lines_of(&draft.root).into_iter().map(|line| {
        let said: Vec<_> = line.sentences.iter().map(|sentence| say(locale, reference, sentence)).collect();
        format!("{}{}", "  ".repeat(line.depth), joined_sentences(&said))
    });
    lines.collect()
}

fn one(locale: Locale, app: &App, stored: StoredRule, created: bool) -> HttpResponse {
    let mut answer = if created { HttpResponse::Created() } else { HttpResponse::Ok() };
    answer.insert_header((header::ETAG, format!("\"{}\"", stored.head.version)));
    if created {
        answer.insert_header((header::LOCATION, format!("/api/v1/rules/{}", stored.head.edition.id)));
    }
    answer.json(WholeRule::new(locale, &app.reference, stored))
}

/// One rule with its requirements: a published edition, whose content never changes, or a draft of the own body.
#[utoipa::path(get, path = "/api/v1/rules/{id}", tag = "rules", params(("id" = RuleId, Path)), responses((status = 200, body = WholeRule)))]
pub async fn rule(who: Allow<Anyone>, app: web::Data<App>, Path(id): Path<RuleId>) -> Result<HttpResponse> {
    let account = who.visitor().account.as_ref();
    let stored = authoring::readable(&mut *app.read().await?, account, id).await?;
    Ok(one(who.locale(), &app, stored, false))
}

/// Start a draft of the own body: a whole rule, or the content of an edition it is based on.
#[utoipa::path(post, path = "/api/v1/rules", tag = "rules", params(("Idempotency-Key" = Option<String>, Header)), request_body = NewRule, security(("token" = [])), responses((status = 201, body = WholeRule)))]
pub async fn add(
    who: Allow<Officer>,
    app: web::Data<App>,
    key: IdempotencyKey,
    Json(new): Json<NewRule>,
) -> Result<HttpResponse> {
    let stored = authoring::add(&app, who.act(), who.account()?, new, &key).await?;
    Ok(one(who.locale(), &app, stored, true))
}

/// Write a draft anew. Its trees and citations may still be faulty: the answer says how.
#[utoipa::path(put, path = "/api/v1/rules/{id}", tag = "rules", params(("id" = RuleId, Path), ("If-Match" = String, Header)), request_body = Draft, security(("token" = [])), responses((status = 200, body = WholeRule)))]
pub async fn put(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    IfMatch(version): IfMatch,
    Json(draft): Json<Draft>,
) -> Result<HttpResponse> {
    let stored = authoring::put(&app, who.act(), who.account()?, (id, version), draft).await?;
    Ok(one(who.locale(), &app, stored, false))
}

/// Throw a draft away.
#[utoipa::path(delete, path = "/api/v1/rules/{id}", tag = "rules", params(("id" = RuleId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 204)))]
pub async fn discard(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    IfMatch(version): IfMatch,
) -> Result<HttpResponse> {
    authoring::discard(&app, who.act(), who.account()?, (id, version)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Why an edition is published.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// 10 to 1000 characters; needed when the rule has an edition already or is based on one.
    #[serde(default)]
    reason: String,
}

/// Publish a draft: its content never changes again, and an open edition before it ends on the day it begins.
#[utoipa::path(post, path = "/api/v1/rules/{id}/publication", tag = "rules", params(("id" = RuleId, Path), ("If-Match" = String, Header)), request_body = Publication, security(("token" = [])), responses((status = 200, body = WholeRule)))]
pub async fn publish(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    IfMatch(version): IfMatch,
    Json(publication): Json<Publication>,
) -> Result<HttpResponse> {
    let stored =
        authoring::publish(&app, who.act(), who.account()?, (id, version), &publication.reason).await?;
    Ok(one(who.locale(), &app, stored, false))
}
