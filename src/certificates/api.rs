//! JSON: make certificates, read them, hand out their files, check files, publish keys.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use super::check::{self, Checked};
use super::code::Code;
use super::document::{ALGORITHM, Certificate, SignatureAt};
use super::upload;
use crate::certificates;
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone, Officer, OfficerApproverOrAuditor};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{IdempotencyKey, Json, Path, Query};
use crate::platform::ids::{CertificateId, VacancyId};
use crate::platform::routes::Routes;

pub fn routes(routes: &mut Routes) {
    routes
        .post("/api/v1/vacancies/{id}/certificates", make)
        .get("/api/v1/certificates", list)
        .get("/api/v1/certificates/keys", keys)
        .post("/api/v1/certificates/checks", check_file)
        .get("/api/v1/certificates/{code}", read)
        .get("/api/v1/certificates/{code}/file", file);
}

#[derive(OpenApi)]
#[openapi(paths(make, list, keys, check_file, read, file))]
pub struct Api;

/// Which match.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCertificate {
    /// Another day than the vacancy's.
    #[serde(default)]
    on: Option<NaiveDate>,
}

/// A certificate as anybody may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateAnswer {
    code: Code,
    /// `good`; `bad` if the statement is not what was signed; `unknown_key` if the key is not there any more.
    state: &'static str,
    /// What was signed; absent if it cannot be read, which means that it was altered.
    certificate: Option<Certificate>,
    signature: SignatureAt,
}

/// Certificates, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateList {
    items: Vec<CertificateItem>,
    /// Ask again with `before` set to this; absent on the last page.
    next: Option<CertificateId>,
}

/// A certificate in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateItem {
    id: CertificateId,
    /// What was signed; absent if it cannot be read any more.
    certificate: Option<Certificate>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CertificatesQuery {
    /// From the previous page's `next`.
    before: Option<CertificateId>,
}

/// The public keys of this installation.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateKeys {
    items: Vec<CertificateKey>,
}

/// A public key.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateKey {
    /// First sixteen hexadecimal digits of the SHA-256 of the 32 bytes.
    id: String,
    algorithm: &'static str,
    /// The 32 bytes in base64.
    public_key: String,
    /// The same as OpenSSL reads it.
    pem: String,
    /// Whether it signs now; the others once did.
    current: bool,
}

/// What a signature came to, as a code.
pub(super) const fn state(is_intact: Option<bool>) -> &'static str {
    match is_intact {
        Some(true) => "good",
        Some(false) => "bad",
        None => "unknown_key",
    }
}

/// A code out of an address; what is no code names nothing.
pub(super) fn code_of(text: &str) -> Result<Code> {
    text.parse().map_err(|_| Error::NotFound)
}

async fn answer(app: &App, code: &Code) -> Result<CertificateAnswer> {
    let shown = certificates::show(app, code).await?;
    let (certificate, signature) = (shown.certificate, shown.stored.signature);
    Ok(CertificateAnswer { code: code.clone(), state: state(shown.is_intact), certificate, signature })
}

/// Make a certificate of a vacancy's match: of your body, among the people within your reach, as the match shows it now.
#[utoipa::path(post, path = "/api/v1/vacancies/{id}/certificates", tag = "certificates", params(("id" = VacancyId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = NewCertificate, security(("token" = [])), responses((status = 201, body = CertificateAnswer)))]
pub async fn make(
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(vacancy): Path<VacancyId>,
    key: IdempotencyKey,
    Json(body): Json<NewCertificate>,
) -> Result<HttpResponse> {
    let code = certificates::make(&app, who.act(), who.account()?, vacancy, body.on, &key).await?;
    let place = (header::LOCATION, format!("/api/v1/certificates/{code}"));
    Ok(HttpResponse::Created().insert_header(place).json(answer(&app, &code).await?))
}

/// Certificates of your body, newest first; an auditor sees everybody's.
#[utoipa::path(get, path = "/api/v1/certificates", tag = "certificates", params(CertificatesQuery), security(("token" = [])), responses((status = 200, body = CertificateList)))]
pub async fn list(
    who: Allow<OfficerApproverOrAuditor>,
    app: web::Data<App>,
    Query(query): Query<CertificatesQuery>,
) -> Result<HttpResponse> {
    let listed = certificates::list(&app, who.account()?, query.before).await?;
    let is_full = i64::try_from(listed.len()).is_ok_and(|count| count >= certificates::PAGE);
    let next = if is_full { listed.last().map(|one| one.id) } else { None };
    let items = listed.into_iter().map(|one| CertificateItem { id: one.id, certificate: one.certificate });
    Ok(HttpResponse::Ok().json(CertificateList { items: items.collect(), next }))
}

/// The public keys that certificates are signed with: enough to check one without this service.
#[utoipa::path(get, path = "/api/v1/certificates/keys", tag = "certificates", responses((status = 200, body = CertificateKeys)))]
pub async fn keys(_who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(CertificateKeys { items: public_keys(&app) }))
}

/// The public keys as they are shown, here and by the command.
pub fn public_keys(app: &App) -> Vec<CertificateKey> {
    use base64::Engine as _;
    let keys = app.keys.signing().public().into_iter().map(|key| CertificateKey {
        algorithm: ALGORITHM,
        public_key: base64::engine::general_purpose::STANDARD.encode(key.bytes),
        pem: key.pem(),
        current: key.is_current,
        id: key.id,
    });
    keys.collect()
}

/// Is this file the certificate that was given out? Send the file itself as the body, at most 24 MiB. Nothing of it is kept.
#[utoipa::path(post, path = "/api/v1/certificates/checks", tag = "certificates", request_body(content = String, content_type = "application/json"), responses((status = 200, body = Checked)))]
pub async fn check_file(
    who: Allow<Anyone>,
    app: web::Data<App>,
    request: HttpRequest,
    body: web::Payload,
) -> Result<HttpResponse> {
    let _ = who;
    let _turn = app.uploads.try_acquire().map_err(|_| Error::Busy(2))?;
    let bytes = upload::body(&request, body).await?;
    Ok(HttpResponse::Ok().json(check::check(&app, bytes).await?))
}

/// A certificate by its code: what was signed, and whether the signature is good. It names nobody.
#[utoipa::path(get, path = "/api/v1/certificates/{code}", tag = "certificates", params(("code" = String, Path)), responses((status = 200, body = CertificateAnswer)))]
pub async fn read(
    _who: Allow<Anyone>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(answer(&app, &code_of(&code)?).await?))
}

/// The file of a certificate with its lists of pseudonyms, byte by byte as it was signed. Of your own body; an auditor may
/// have every one.
#[utoipa::path(get, path = "/api/v1/certificates/{code}/file", tag = "certificates", params(("code" = String, Path)), security(("token" = [])), responses((status = 200, content_type = "application/json", body = String)))]
pub async fn file(
    who: Allow<OfficerApproverOrAuditor>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    let code = code_of(&code)?;
    handed_out(&code, certificates::file(&app, who.act(), who.account()?, &code).await?)
}

/// A file to be saved.
pub(super) fn handed_out(code: &Code, file: String) -> Result<HttpResponse> {
    let saved_as = format!("attachment; filename=\"certificate-{code}.json\"");
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_DISPOSITION, saved_as))
        .content_type("application/json")
        .body(file))
}
