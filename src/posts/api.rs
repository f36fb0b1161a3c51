//! JSON of posts and vacancies; rules are in `authoring::api`.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone, Officer, OfficerOrApprover};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::{PostId, VacancyId};
use crate::platform::routes::Routes;
use crate::posts::{self, NewPost, Post, PostChoice, Step, Vacancy, VacancyDraft, VacancyState, store};
use crate::reference::codes::{Direction, PostKind, Role};
use crate::reference::keys::Kato;

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/vacancies", vacancies)
        .post("/api/v1/vacancies", add_vacancy)
        .get("/api/v1/vacancies/{id}", vacancy)
        .put("/api/v1/vacancies/{id}", change_vacancy)
        .post("/api/v1/vacancies/{id}/publication", publish)
        .post("/api/v1/vacancies/{id}/closing", close)
        .post("/api/v1/vacancies/{id}/withdrawal", withdraw)
        .get("/api/v1/posts", list_posts)
        .post("/api/v1/posts", add_post)
        .put("/api/v1/posts/{id}/direction", put_direction);
}

#[derive(OpenApi)]
#[openapi(paths(
    vacancies,
    add_vacancy,
    vacancy,
    change_vacancy,
    publish,
    close,
    withdraw,
    list_posts,
    add_post,
    put_direction
))]
pub struct Api;

/// Rows of one answer.
const PAGE: usize = 100;

/// Keeps one page of the rows, which were read with one more; the key of the last kept one if there was more.
fn cut<T>(items: &mut Vec<T>, key: impl Fn(&T) -> String) -> Option<String> {
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    if more { items.last().map(key) } else { None }
}

fn page_and_one() -> i64 {
    i64::try_from(PAGE + 1).unwrap_or(i64::MAX)
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct VacanciesQuery {
    /// Officers and approvers: those of the own body, in every state.
    #[serde(default)]
    own: bool,
    /// With `own`: only this state.
    state: Option<VacancyState>,
    /// Region or republican city (KATO).
    region: Option<String>,
    kind: Option<PostKind>,
    /// Words of the title or the body's name, in any language.
    #[serde(default)]
    q: String,
    /// From the previous page's `next`.
    after: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Vacancies {
    items: Vec<Vacancy>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<String>,
}

/// Published vacancies whose time is not over, those that close first first; `own` for one's own body's.
#[utoipa::path(get, path = "/api/v1/vacancies", tag = "vacancies", params(VacanciesQuery), responses((status = 200, body = Vacancies)))]
pub async fn vacancies(
    who: Allow<Anyone>,
    app: web::Data<App>,
    Query(query): Query<VacanciesQuery>,
) -> Result<HttpResponse> {
    let region =
        query.region.map(|text| text.parse::<Kato>().map_err(|_| Error::invalid("region", "kato-code")));
    let body = if query.own {
        let account = who.account()?;
        if !matches!(account.role, Role::HrOfficer | Role::Approver) {
            return Err(Error::Forbidden);
        }
        Some(account.body()?)
    } else {
        None
    };
    let search = store::Search {
        body,
        state: query.state,
        closing_after: (!query.own).then(|| app.clock.now()),
        region: region.transpose()?,
        kind: query.kind,
        words: posts::words_of(&query.q),
        after: query.after.map(|text| cursor(&text)).transpose()?,
        newest_first: false,
        limit: page_and_one(),
    };
    let mut items = store::vacancies(&mut *app.read().await?, &search).await?;
    let next = cut(&mut items, |last| format!("{}_{}", last.closes_at.timestamp(), last.id));
    Ok(HttpResponse::Ok().json(Vacancies { items, next }))
}

/// Closing times are whole minutes, so seconds say all of them.
pub(super) fn cursor(text: &str) -> Result<(DateTime<Utc>, VacancyId)> {
    let read = |text: &str| {
        let (at, id) = text.split_once('_')?;
        Some((DateTime::from_timestamp(at.parse().ok()?, 0)?, id.parse().ok()?))
    };
    read(text).ok_or_else(|| Error::invalid("after", "unknown-option"))
}

fn one(vacancy: &Vacancy) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::ETAG, format!("\"{}\"", vacancy.version))).json(vacancy)
}

/// One vacancy: published or once published; its own body sees it in every state.
#[utoipa::path(get, path = "/api/v1/vacancies/{id}", tag = "vacancies", params(("id" = VacancyId, Path)), responses((status = 200, body = Vacancy)))]
pub async fn vacancy(
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
) -> Result<HttpResponse> {
    let account = who.visitor().account.as_ref();
    Ok(one(&posts::visible_vacancy(&mut *app.read().await?, account, id).await?))
}

/// Draft a vacancy for a post of the own body.
#[utoipa::path(post, path = "/api/v1/vacancies", tag = "vacancies", request_body = VacancyDraft, security(("token" = [])), responses((status = 201, body = Vacancy)))]
pub async fn add_vacancy(
    who: Allow<Officer>,
    app: web::Data<App>,
    key: IdempotencyKey,
    Json(draft): Json<VacancyDraft>,
) -> Result<HttpResponse> {
    let post = PostChoice::Known(draft.post);
    let vacancy = posts::add_vacancy(&app, who.act(), who.account()?, draft, post, &key).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::ETAG, format!("\"{}\"", vacancy.version)))
        .insert_header((header::LOCATION, format!("/api/v1/vacancies/{}", vacancy.id)))
        .json(vacancy))
}

/// Change a draft.
#[utoipa::path(put, path = "/api/v1/vacancies/{id}", tag = "vacancies", params(("id" = VacancyId, Path), ("If-Match" = String, Header)), request_body = VacancyDraft, security(("token" = [])), responses((status = 200, body = Vacancy)))]
pub async fn change_vacancy(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    IfMatch(version): IfMatch,
    Json(draft): Json<VacancyDraft>,
) -> Result<HttpResponse> {
    let post = PostChoice::Known(draft.post);
    Ok(one(&posts::change_vacancy(&app, who.act(), who.account()?, (id, version), draft, post).await?))
}

/// Publish a draft: from then on everybody sees it, and its rule edition stays.
#[utoipa::path(post, path = "/api/v1/vacancies/{id}/publication", tag = "vacancies", params(("id" = VacancyId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 200, body = Vacancy)))]
pub async fn publish(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    version: IfMatch,
) -> Result<HttpResponse> {
    moved(&who, &app, id, version, Step::Publish).await
}

/// Close a published vacancy, by plan or early.
#[utoipa::path(post, path = "/api/v1/vacancies/{id}/closing", tag = "vacancies", params(("id" = VacancyId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 200, body = Vacancy)))]
pub async fn close(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    version: IfMatch,
) -> Result<HttpResponse> {
    moved(&who, &app, id, version, Step::Close).await
}

/// Withdraw a draft or a published vacancy.
#[utoipa::path(post, path = "/api/v1/vacancies/{id}/withdrawal", tag = "vacancies", params(("id" = VacancyId, Path), ("If-Match" = String, Header)), security(("token" = [])), responses((status = 200, body = Vacancy)))]
pub async fn withdraw(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<VacancyId>,
    version: IfMatch,
) -> Result<HttpResponse> {
    moved(&who, &app, id, version, Step::Withdraw).await
}

async fn moved(
    who: &Allow<Officer>,
    app: &App,
    id: VacancyId,
    IfMatch(version): IfMatch,
    step: Step,
) -> Result<HttpResponse> {
    Ok(one(&posts::move_vacancy(app, who.act(), who.account()?, (id, version), step).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// From the previous page's `next`.
    #[serde(default)]
    after: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Posts {
    items: Vec<Post>,
    /// Ask again with `after` set to this; absent on the last page.
    next: Option<String>,
}

/// Posts of the own body, by code.
#[utoipa::path(get, path = "/api/v1/posts", tag = "vacancies", params(After), security(("token" = [])), responses((status = 200, body = Posts)))]
pub async fn list_posts(
    who: Allow<OfficerOrApprover>,
    app: web::Data<App>,
    Query(query): Query<After>,
) -> Result<HttpResponse> {
    let body = who.account()?.body()?;
    let mut items = store::posts_of(&mut *app.read().await?, body, &query.after, page_and_one()).await?;
    let next = cut(&mut items, |post| post.code.clone());
    Ok(HttpResponse::Ok().json(Posts { items, next }))
}

/// Establish a post in the own body.
#[utoipa::path(post, path = "/api/v1/posts", tag = "vacancies", request_body = NewPost, security(("token" = [])), responses((status = 201, body = Post)))]
pub async fn add_post(
    who: Allow<Officer>,
    app: web::Data<App>,
    key: IdempotencyKey,
    Json(new): Json<NewPost>,
) -> Result<HttpResponse> {
    let post = posts::add_post(&app, who.act(), who.account()?, new, &key).await?;
    Ok(HttpResponse::Created().json(post))
}

/// Which family of functions a post has.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectionBody {
    /// `null`: not said.
    pub direction: Option<Direction>,
}

/// Say which family of functions a post of the own body has. Not to be changed while a vacancy of it is published.
#[utoipa::path(put, path = "/api/v1/posts/{id}/direction", tag = "vacancies", params(("id" = PostId, Path), ("If-Match" = String, Header, description = "version of the post")), request_body = DirectionBody, security(("token" = [])), responses((status = 200, body = Post), (status = 409, description = "`post_being_filled`")))]
pub async fn put_direction(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<PostId>,
    IfMatch(version): IfMatch,
    Json(body): Json<DirectionBody>,
) -> Result<HttpResponse> {
    let post = posts::set_direction(&app, who.act(), who.account()?, (id, version), body.direction).await?;
    Ok(HttpResponse::Ok().insert_header((header::ETAG, format!("\"{}\"", post.version))).json(post))
}
