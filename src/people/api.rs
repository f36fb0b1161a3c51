//! JSON: one's own profile section by section, submission, who opened the file; a person's file for officers. Evidence is in
//! `evidence`.

mod bodies;
pub mod evidence;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, OpenApi};

use crate::people::lists::{self, Listed};
use crate::people::officers::{self, Why};
use crate::people::profile::{EducationEntry, LanguageEntry, ServiceEntry};
use crate::people::sections::{self, Saved};
use crate::people::submission;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Applicant, OfficerOrApprover};
use crate::platform::error::Result;
use crate::platform::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::platform::ids::{EntryId, PersonId, VacancyId};
use crate::platform::routes::Routes;
pub use bodies::{
    AddedBody, BasicsBody, ContactsBody, EducationBody, FileBody, LanguageBody, MyContacts, MyProfile,
    OpeningBody, Openings, SavedBody, ServiceBody, StateBody, SubmittedBody, WhyBody, WishesBody,
};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/me/profile", profile)
        .put("/api/v1/me/basics", put_basics)
        .put("/api/v1/me/contacts", put_contacts)
        .put("/api/v1/me/wishes", put_wishes)
        .post("/api/v1/me/education", post_education)
        .put("/api/v1/me/education/{id}", put_education)
        .delete("/api/v1/me/education/{id}", delete_education)
        .post("/api/v1/me/service", post_service)
        .put("/api/v1/me/service/{id}", put_service)
        .delete("/api/v1/me/service/{id}", delete_service)
        .post("/api/v1/me/languages", post_language)
        .put("/api/v1/me/languages/{id}", put_language)
        .delete("/api/v1/me/languages/{id}", delete_language)
        .post("/api/v1/me/submission", submit)
        .put("/api/v1/me/state", put_state)
        .get("/api/v1/me/access", access)
        .get("/api/v1/people/{id}", person)
        .post("/api/v1/people/{id}/contacts", contacts);
    evidence::routes(routes);
}

#[derive(OpenApi)]
#[openapi(paths(
    profile,
    put_basics,
    put_contacts,
    put_wishes,
    post_education,
    put_education,
    delete_education,
    post_service,
    put_service,
    delete_service,
    post_language,
    put_language,
    delete_language,
    submit,
    put_state,
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
        Saved::TakenOver => {
            let mine = sections::mine(&app, who.act(), who.account()?).await?;
            Ok(saved(SavedBody { version: mine.profile.person.version, taken_over: true }))
        }
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

async fn add<T: Listed>(
    who: Allow<Applicant>,
    app: Here,
    key: IdempotencyKey,
    form: T::Form,
) -> Result<HttpResponse> {
    let id = lists::add::<T>(&app, who.act(), who.account()?, &key, &form).await?;
    let answer = AddedBody { id, version: 1 };
    Ok(HttpResponse::Created().insert_header((header::ETAG, "\"1\"")).json(answer))
}

async fn change<T: Listed>(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    id: EntryId,
    form: T::Form,
) -> Result<HttpResponse> {
    lists::change::<T>(&app, who.act(), who.account()?, id, version.0, &form).await.map(versioned)
}

async fn remove<T: Listed>(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    id: EntryId,
) -> Result<HttpResponse> {
    lists::remove::<T>(&app, who.act(), who.account()?, id, version.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Add an education.
#[utoipa::path(post, path = "/api/v1/me/education", tag = "people", security(("token" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "repeating the request repeats the answer")), request_body = EducationBody, responses((status = 201, body = AddedBody)))]
pub async fn post_education(
    who: Allow<Applicant>,
    app: Here,
    key: IdempotencyKey,
    Json(body): Json<EducationBody>,
) -> Result<HttpResponse> {
    add::<EducationEntry>(who, app, key, body.into()).await
}

/// Change an education.
#[utoipa::path(put, path = "/api/v1/me/education/{id}", tag = "people", security(("token" = [])), params(("id" = EntryId, Path), ("If-Match" = String, Header, description = "version of the entry")), request_body = EducationBody, responses((status = 200, body = SavedBody)))]
pub async fn put_education(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Path(id): Path<EntryId>,
    Json(body): Json<EducationBody>,
) -> Result<HttpResponse> {
    change::<EducationEntry>(who, app, version, id, body.into()).await
}

/// Remove an education.
#[utoipa::path(delete, path = "/api/v1/me/education/{id}", tag = "people", security(("token" = [])), params(("id" = EntryId, Path), ("If-Match" = String, Header, description = "version of the entry")), responses((status = 204)))]
pub async fn delete_education(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Path(id): Path<EntryId>,
) -> Result<HttpResponse> {
    remove::<EducationEntry>(who, app, version, id).await
}

/// Add a period of service or work.
#[utoipa::path(post, path = "/api/v1/me/service", tag = "people", security(("token" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "repeating the request repeats the answer")), request_body = ServiceBody, responses((status = 201, body = AddedBody)))]
pub async fn post_service(
    who: Allow<Applicant>,
    app: Here,
    key: IdempotencyKey,
    Json(body): Json<ServiceBody>,
) -> Result<HttpResponse> {
    add::<ServiceEntry>(who, app, key, body.into()).await
}

/// Change a period of service or work.
#[utoipa::path(put, path = "/api/v1/me/service/{id}", tag = "people", security(("token" = [])), params(("id" = EntryId, Path), ("If-Match" = String, Header, description = "version of the entry")), request_body = ServiceBody, responses((status = 200, body = SavedBody)))]
pub async fn put_service(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Path(id): Path<EntryId>,
    Json(body): Json<ServiceBody>,
) -> Result<HttpResponse> {
    change::<ServiceEntry>(who, app, version, id, body.into()).await
}

/// Remove a period of service or work.
#[utoipa::path(delete, path = "/api/v1/me/service/{id}", tag = "people", security(("token" = [])), params(("id" = EntryId, Path), ("If-Match" = String, Header, description = "version of the entry")), responses((status = 204)))]
pub async fn delete_service(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Path(id): Path<EntryId>,
) -> Result<HttpResponse> {
    remove::<ServiceEntry>(who, app, version, id).await
}

/// Add a language.
#[utoipa::path(post, path = "/api/v1/me/languages", tag = "people", security(("token" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "repeating the request repeats the answer")), request_body = LanguageBody, responses((status = 201, body = AddedBody)))]
pub async fn post_language(
    who: Allow<Applicant>,
    app: Here,
    key: IdempotencyKey,
    Json(body): Json<LanguageBody>,
) -> Result<HttpResponse> {
    add::<LanguageEntry>(who, app, key, body.into()).await
}

/// Change a language.
#[utoipa::path(put, path = "/api/v1/me/languages/{id}", tag = "people", security(("token" = [])), params(("id" = EntryId, Path), ("If-Match" = String, Header, description = "version of the entry")), request_body = LanguageBody, responses((status = 200, body = SavedBody)))]
pub async fn put_language(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Path(id): Path<EntryId>,
    Json(body): Json<LanguageBody>,
) -> Result<HttpResponse> {
    change::<LanguageEntry>(who, app, version, id, body.into()).await
}

/// Remove a language.
#[utoipa::path(delete, path = "/api/v1/me/languages/{id}", tag = "people", security(("token" = [])), params(("id" = EntryId, Path), ("If-Match" = String, Header, description = "version of the entry")), responses((status = 204)))]
pub async fn delete_language(
    who: Allow<Applicant>,
    app: Here,
    version: IfMatch,
    Path(id): Path<EntryId>,
) -> Result<HttpResponse> {
    remove::<LanguageEntry>(who, app, version, id).await
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

/// Who opened your file: the newest 200 times.
#[utoipa::path(get, path = "/api/v1/me/access", tag = "people", security(("token" = [])), responses((status = 200, body = Openings)))]
pub async fn access(who: Allow<Applicant>, app: Here) -> Result<HttpResponse> {
    let openings = submission::openings(&app, who.act(), who.account()?).await?;
    Ok(HttpResponse::Ok().json(Openings::from(openings)))
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

/// A person's file, for officers and approvers within their regions. The person sees that it was opened, and why.
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
