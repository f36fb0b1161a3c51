//! JSON: signing up, tokens, who am I.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::accounts::{self, Account, tokens};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone, SignedIn};
use crate::platform::error::Result;
use crate::platform::extract::Json;
use crate::platform::routes::Routes;
use crate::reference::codes::Locale;

pub fn routes(routes: &mut Routes) {
    routes
        .post("/api/v1/accounts", sign_up)
        .get("/api/v1/accounts/me", me)
        .post("/api/v1/tokens", sign_in)
        .post("/api/v1/tokens/refresh", refresh)
        .post("/api/v1/tokens/revoke", revoke);
}

#[derive(OpenApi)]
#[openapi(paths(sign_up, me, sign_in, refresh, revoke))]
pub struct Api;

/// An applicant who signs up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// 1 to 120 characters.
    name: String,
    email: String,
    /// 10 to 200 characters.
    #[schema(format = Password)]
    password: String,
    /// Language of letters.
    locale: Option<Locale>,
}

/// What signing up answers, whether the address was free or not.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedUp {
    /// Always `letter_sent`: the letter tells the owner of the address how to go on.
    state: &'static str,
}

/// Sign up as an applicant. A letter to the address tells its owner how to go on.
#[utoipa::path(post, path = "/api/v1/accounts", tag = "accounts", request_body = SignUp, responses((status = 202, body = SignedUp)))]
pub async fn sign_up(
    who: Allow<Anyone>,
    app: web::Data<App>,
    Json(body): Json<SignUp>,
) -> Result<HttpResponse> {
    let locale = body.locale.unwrap_or(who.locale());
    accounts::sign_up(&app, who.act(), &body.name, &body.email, &body.password, locale).await?;
    Ok(HttpResponse::Accepted().json(SignedUp { state: "letter_sent" }))
}

/// The signed-in account.
#[utoipa::path(get, path = "/api/v1/accounts/me", tag = "accounts", security(("token" = [])), responses((status = 200, body = Account)))]
pub async fn me(who: Allow<SignedIn>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(who.account()?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    email: String,
    #[schema(format = Password)]
    password: String,
}

/// Sign in: an access token for at most 15 minutes, and a refresh token.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "accounts", request_body = SignIn, responses((status = 200, body = tokens::Tokens)))]
pub async fn sign_in(
    who: Allow<Anyone>,
    app: web::Data<App>,
    Json(body): Json<SignIn>,
) -> Result<HttpResponse> {
    let account = accounts::sign_in(&app, who.act(), &body.email, &body.password).await?;
    Ok(HttpResponse::Ok().json(tokens::issue(&app, who.act(), &account).await?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    refresh_token: String,
}

/// New tokens for a refresh token, which works once.
#[utoipa::path(post, path = "/api/v1/tokens/refresh", tag = "accounts", request_body = Refresh, responses((status = 200, body = tokens::Tokens)))]
pub async fn refresh(
    who: Allow<Anyone>,
    app: web::Data<App>,
    Json(body): Json<Refresh>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(tokens::refresh(&app, who.act(), &body.refresh_token).await?))
}

/// End a refresh token and everything that came from it.
#[utoipa::path(post, path = "/api/v1/tokens/revoke", tag = "accounts", request_body = Refresh, responses((status = 204)))]
pub async fn revoke(
    who: Allow<Anyone>,
    app: web::Data<App>,
    Json(body): Json<Refresh>,
) -> Result<HttpResponse> {
    tokens::revoke(&app, who.act(), &body.refresh_token).await?;
    Ok(HttpResponse::NoContent().finish())
}
