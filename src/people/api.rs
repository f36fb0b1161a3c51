//! JSON: one's own profile section by section, submission, who opened the file; a person's file for officers. Evidence is in
//! `evidence`.

mod bodies;
mod entries;
pub mod evidence;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, OpenApi};

use crate::people::hiding;
use crate::people::officers::{self, Why};
use crate::people::sections::{self, Saved};
use crate::people::submission;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant, OfficerOrApprover};
use crate::platform::error::Result;
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::{BodyId, PersonId, VacancyId};
use crate::platform::routes::Routes;
pub use bodies::{
    AddedBody, BasicsBody, ContactsBody, FileBody, MyContacts, MyProfile, OpeningBody, Openings, SavedBody,
    StateBody, SubmittedBody, WhyBody, WishesBody,
};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/me/profile", profile)
        .put("/api/v1/me/basics", put_basics)
        .put("/api/v1/me/contacts", put_contacts)
        .put("/api/v1/me/wishes", put_wishes)
        .post("/api/v1/me/submission", submit)
        .put("/api/v1/me/state", put_state)
        .put("/api/v1/me/hidden-from/{body}", put_hidden_from)
        .delete("/api/v1/me/hidden-from/{body}", delete_hidden_from)
        .get("/api/v1/me/access", access)
        .get("/api/v1/people/{id}", person)
        .post("/api/v1/people/{id}/contacts", contacts);
    entries::routes(routes);
    evidence::routes(routes);
}

#[derive(OpenApi)]
#[openapi(paths(
    profile,
    put_basics,
    put_contacts,
    put_wishes,
    entries::post_education,
    entries::put_education,
    entries::delete_education,
    entries::post_service,
    entries::put_service,
    entries::delete_service,
    entries::post_language,
    entries::put_language,
    entries::delete_language,
    entries::post_membership,
    entries::put_membership,
    entries::delete_membership,
    entries::post_test,
    entries::put_test,
    entries::delete_test,
    entries::post_paper,
    entries::put_paper,
    entries::delete_paper,
    entries::post_relative,
    entries::put_relative,
    entries::delete_relative,
    submit,
    put_state,
    put_hidden_from,
    delete_hidden_from,
    access,
    person,
    contacts
))]
pub struct Api;

type Here = web::Data<App>;

fn versioned(version: i32) -> HttpResponse {
    saved(SavedBody { version, taken_over: false })
}

fn saved(body: SavedBody) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::ETAG, format!("\"{}\"", body.version))).json(body)
}

/// Your profile as it is now, submitted or not. A draft is made on the first visit. Versions are in the sections.
#[utoipa::path(get, path = "/api/v1/me/profile", tag = "people", security(("token" = [])), responses((status = 200, body = MyProfile)))]
pub async fn profile(who: Allow<Applicant>, app: Here) -> Result<HttpResponse> {
    let mine = sections::mine(&app, who.act(), who.account()?).await?;
    Ok(HttpResponse::Ok().json(MyProfile::from(mine)))
}

/// Save names, birth date, citizenship, residence and the IIN.
#[utoipa::path(put, path = "/api/v1/me/basics", tag = "people", security(("token" = [])), params(("If-Match" = String, Header, description = "version of the basics")), request_body = BasicsBody, responses((status = 200, body = SavedBody)))]
pub async fn put_basics(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Json(body): Json<BasicsBody>,
) -> Result<HttpResponse> {
    let (form, iin) = body.read();
    match sections::save_basics(&app, who.act(), who.account()?, version.0, &form, &iin).await? {
        Saved::Version(version) => Ok(versioned(version)),
        Saved::TakenOver(version) => Ok(saved(SavedBody { version, taken_over: true })),
    }
}

/// Save your contacts.
#[utoipa::path(put, path = "/api/v1/me/contacts", tag = "people", security(("token" = [])), params(("If-Match" = String, Header, description = "version of the contacts")), request_body = ContactsBody, responses((status = 200, body = SavedBody)))]
pub async fn put_contacts(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Json(body): Json<ContactsBody>,
) -> Result<HttpResponse> {
    sections::save_contacts(&app, who.act(), who.account()?, version.0, &body.into()).await.map(versioned)
}

/// Save where, in which direction and from when you would like to work.
#[utoipa::path(put, path = "/api/v1/me/wishes", tag = "people", security(("token" = [])), params(("If-Match" = String, Header, description = "version of the wishes")), request_body = WishesBody, responses((status = 200, body = SavedBody)))]
pub async fn put_wishes(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Json(body): Json<WishesBody>,
) -> Result<HttpResponse> {
    sections::save_wishes(&app, who.act(), who.account()?, version.0, &body.into()).await.map(versioned)
}

/// Submit your profile: it is frozen as it is now and you are in the reserve. Later changes stay possible.
#[utoipa::path(post, path = "/api/v1/me/submission", tag = "people", security(("token" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "repeating the request repeats the answer")), responses((status = 201, body = SubmittedBody), (status = 409, description = "`profile_incomplete`: see `missing` of the profile")))]
pub async fn submit(who: Allow<Applicant>, app: Here, key: IdempotencyKey) -> Result<HttpResponse> {
    let submitted_at = submission::submit(&app, who.act(), who.account()?, &key).await?;
    Ok(HttpResponse::Created().json(SubmittedBody { submitted_at }))
}

/// Pause, withdraw, or come back into the reserve.
#[utoipa::path(put, path = "/api/v1/me/state", tag = "people", security(("token" = [])), request_body = StateBody, responses((status = 204), (status = 409, description = "`person_state`")))]
pub async fn put_state(
    who: Allow<Applicant>,
    app: Here,
    Json(body): Json<StateBody>,
) -> Result<HttpResponse> {
    submission::move_to(&app, who.act(), who.account()?, body.state).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Keep your profile from a body: its officers do not find you any more. At most ten bodies.
#[utoipa::path(put, path = "/api/v1/me/hidden-from/{body}", tag = "people", security(("token" = [])), params(("body" = BodyId, Path, description = "number of the body")), responses((status = 204), (status = 422, description = "no such body, or ten already")))]
pub async fn put_hidden_from(
    who: Allow<Applicant>,
    app: Here,
    Path(body): Path<BodyId>,
) -> Result<HttpResponse> {
    hiding::hide(&app, who.act(), who.account()?, body, true).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Let a body find you again.
#[utoipa::path(delete, path = "/api/v1/me/hidden-from/{body}", tag = "people", security(("token" = [])), params(("body" = BodyId, Path, description = "number of the body")), responses((status = 204)))]
pub async fn delete_hidden_from(
    who: Allow<Applicant>,
    app: Here,
    Path(body): Path<BodyId>,
) -> Result<HttpResponse> {
    hiding::hide(&app, who.act(), who.account()?, body, false).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Who opened your file, and in whose lists you were shown: the newest 200 of each.
#[utoipa::path(get, path = "/api/v1/me/access", tag = "people", security(("token" = [])), responses((status = 200, body = Openings)))]
pub async fn access(who: Allow<Applicant>, app: Here) -> Result<HttpResponse> {
    let access = submission::access(&app, who.act(), who.account()?).await?;
    Ok(HttpResponse::Ok().json(Openings::from(access)))
}

/// Why a file is opened; the person reads it.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WhyQuery {
    /// Up to 300 characters.
    #[serde(default)]
    why: String,
    /// The vacancy it is opened for.
    vacancy: Option<VacancyId>,
}

/// A person's file, for officers and approvers within their reach. The person sees that it was opened, and why.
#[utoipa::path(get, path = "/api/v1/people/{id}", tag = "people", security(("token" = [])), params(("id" = PersonId, Path), WhyQuery), responses((status = 200, body = FileBody), (status = 404)))]
pub async fn person(
    who: Allow<OfficerOrApprover>,
    app: Here,
    Path(id): Path<PersonId>,
    Query(query): Query<WhyQuery>,
) -> Result<HttpResponse> {
    let why = Why::new(&query.why, query.vacancy)?;
    let file = officers::open(&app, who.act(), who.account()?, id, &why).await?;
    let etag = format!("\"{}\"", file.profile.person.version);
    Ok(HttpResponse::Ok().insert_header((header::ETAG, etag)).json(FileBody::from(file)))
}

/// A person's contacts in the clear. The reason is logged and read by the person.
#[utoipa::path(post, path = "/api/v1/people/{id}/contacts", tag = "people", security(("token" = [])), params(("id" = PersonId, Path)), request_body = WhyBody, responses((status = 200, body = MyContacts), (status = 404)))]
pub async fn contacts(
    who: Allow<OfficerOrApprover>,
    app: Here,
    Path(id): Path<PersonId>,
    Json(body): Json<WhyBody>,
) -> Result<HttpResponse> {
    let contacts = officers::contacts_for(&app, who.act(), who.account()?, id, &body.read()?).await?;
    let version = contacts.version;
    Ok(HttpResponse::Ok().json(MyContacts { version, email: contacts.email, phone: contacts.phone }))
}
