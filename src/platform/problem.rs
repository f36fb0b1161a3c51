//! Turns an `Error` into what its reader understands: a problem document (RFC 9457) at the API, a page with a way
//! back in a browser. Handlers only return the error; the words are put in here, on the way out.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, ResponseError, web};
use askama::Template;
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::app::App;
use crate::platform::auth::{self, RequestId, Visitor};
use crate::platform::error::{Error, FieldProblem};
use crate::platform::i18n;
use crate::platform::page::Ui;
use crate::platform::typed::Typed;
use crate::reference::codes::Locale;

/// What is kept of an error until the answer is written.
#[derive(Debug, Clone)]
struct Kept {
    code: &'static str,
    fields: Vec<FieldProblem>,
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        if let Self::Internal(cause) = self {
            tracing::error!(error = %chain(cause.as_ref()), "request failed");
        }
        let mut response = HttpResponse::new(self.status());
        if let Self::Busy(seconds) | Self::Unavailable(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, (*seconds).into());
        }
        let fields = if let Self::Invalid(fields) = self { fields.clone() } else { Vec::new() };
        response.extensions_mut().insert(Kept { code: self.code(), fields });
        response
    }
}

fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

/// A problem document (RFC 9457), `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank`: the code says which problem it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: String,
    pub status: u16,
    /// Stable code to act on, e.g. `invalid`, `stale`, `email_taken`.
    pub code: &'static str,
    /// The same in a sentence, in the language of `Accept-Language`.
    pub detail: String,
    /// Fields that cannot be accepted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
    /// Number of the request, for asking us about it.
    pub request_id: String,
}

/// One field of a problem document.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemField {
    /// Path of the field in the body: `education.0.level`.
    pub field: String,
    pub code: &'static str,
    pub detail: String,
}

#[derive(Template)]
#[template(path = "platform/problem.html")]
struct ProblemPage {
    ui: Ui,
    title: String,
    detail: String,
    request_id: String,
    sign_in: bool,
    send_again: bool,
    /// Where the request went.
    here: String,
    typed: Typed,
}

/// Middleware: writes the body of every answer that is an error.
pub async fn render<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let typed = Typed::of(&mut request).await;
    let answer = next.call(request).await?;
    if !answer.status().is_client_error() && !answer.status().is_server_error() {
        return Ok(answer.map_into_left_body());
    }
    let kept = answer.response().extensions().get::<Kept>().cloned();
    let kept = match (kept, has_body(&answer)) {
        (Some(kept), _) => kept,
        // a form page shown again is an error with its own body
        (None, true) => return Ok(answer.map_into_left_body()),
        (None, false) => Kept { code: code_of(answer.status()), fields: Vec::new() },
    };
    let (request, response) = answer.into_parts();
    let mut written = write(&request, response.status(), &kept, typed);
    if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
        written.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    Ok(ServiceResponse::new(request, written).map_into_right_body())
}

fn has_body<B: MessageBody>(answer: &ServiceResponse<B>) -> bool {
    !matches!(
        answer.response().body().size(),
        actix_web::body::BodySize::None | actix_web::body::BodySize::Sized(0)
    )
}

/// Answers that actix gives by itself, without one of our errors.
fn code_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::METHOD_NOT_ALLOWED => "wrong_method",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        status if status.is_client_error() => "malformed",
        _ => "internal",
    }
}

fn write(request: &HttpRequest, status: StatusCode, kept: &Kept, typed: Typed) -> HttpResponse {
    let visitor = request.extensions().get::<Visitor>().cloned();
    let locale = visitor.as_ref().map_or_else(|| auth::locale(request, None), |visitor| visitor.locale);
    let title = i18n::text(locale, &format!("problem-{}", kept.code));
    let detail = i18n::text(locale, &format!("problem-{}-detail", kept.code));
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
    if auth::is_api(request.path()) {
        let errors = kept.fields.iter().map(|field| described(locale, field)).collect();
        let code = kept.code;
        let problem =
            Problem { kind: "about:blank", title, status: status.as_u16(), code, detail, errors, request_id };
        return HttpResponse::build(status).content_type("application/problem+json").json(problem);
    }
    let zone = request.app_data::<web::Data<App>>().map_or(chrono_tz::UTC, |app| app.clock.zone());
    let account = visitor.and_then(|visitor| visitor.account.map(|account| (account.name, account.role)));
    let sign_in = status == StatusCode::UNAUTHORIZED;
    let here = request.uri().path_and_query().map_or("/", |path| path.as_str());
    if sign_in && request.method() == actix_web::http::Method::GET {
        // a page that needs an account: sign in and come back
        let query = serde_html_form::to_string([("next", here)]).unwrap_or_default();
        return crate::platform::page::see(&format!("/sign-in?{query}"));
    }
    // nothing was wrong with the form itself, so it can be sent again as it is
    let send_again = status == StatusCode::SERVICE_UNAVAILABLE && !typed.is_empty();
    let here = here.to_owned();
    let ui = Ui::of(request, locale, account, zone);
    let page = ProblemPage { ui, title, detail, request_id, sign_in, send_again, here, typed };
    let body = page.render().unwrap_or_else(|_| page.title.clone());
    HttpResponse::build(status).content_type("text/html; charset=utf-8").body(body)
}

fn described(locale: Locale, field: &FieldProblem) -> ProblemField {
    let detail = i18n::text(locale, &format!("error-{}", field.code));
    ProblemField { field: field.field.clone(), code: field.code, detail }
}
