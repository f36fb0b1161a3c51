//! The HTTP server: middleware in order, every route of every domain, clean stop.
//! A request passes: number and log → security headers → compression → problems into words → readiness → same-site.

use std::net::TcpListener;
use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Server, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::{Compress, Next, from_fn};
use actix_web::{App as ActixApp, HttpMessage as _, HttpServer, web};
use uuid::Uuid;

use crate::platform::app::App;
use crate::platform::auth::{RequestId, is_api};
use crate::platform::error::{Error, Result};
use crate::platform::routes::Routes;
use crate::platform::{assets, health, openapi, problem};

/// Every route of the product.
pub fn routes() -> Routes {
    let mut routes = Routes::default();
    routes.get("/assets/{file}", assets::serve);
    health::routes(&mut routes);
    openapi::routes(&mut routes);
    crate::routes(&mut routes);
    routes
}

/// Binds the address; port 0 takes a free one.
pub fn bind(host: &str, port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((host, port))
}

/// Starts answering. Stops when told to, after letting requests end.
pub fn serve(app: App, listener: TcpListener) -> Result<Server> {
    let workers = match app.settings.http.workers {
        0 => std::thread::available_parallelism().map_or(2, usize::from),
        count => count,
    };
    let server = HttpServer::new(move || {
        let app = app.of_worker(workers).unwrap_or_else(|problem| {
            tracing::error!(%problem, "a worker has no connections of its own and shares others");
            app.clone()
        });
        ActixApp::new()
            .app_data(web::Data::new(app))
            .wrap(from_fn(same_site))
            .wrap(from_fn(when_ready))
            .wrap(from_fn(problem::render))
            .wrap(Compress::default())
            .wrap(from_fn(headers))
            .wrap(from_fn(number_and_log))
            .configure(|config| routes().mount(config))
            .default_service(web::to(async || Err::<&str, _>(Error::NotFound)))
    })
    .workers(workers)
    .client_request_timeout(std::time::Duration::from_secs(20))
    .shutdown_timeout(10)
    .disable_signals()
    .listen(listener)
    .map_err(Error::internal)?;
    Ok(server.run())
}

/// Gives the request its number; logs method, route pattern, status and time. Addresses may hold ids, never more.
async fn number_and_log<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let began = Instant::now();
    let id = Uuid::now_v7();
    request.extensions_mut().insert(RequestId(id));
    let method = request.method().clone();
    let mut answer = next.call(request).await?;
    let route = answer.request().match_pattern().unwrap_or_else(|| "-".into());
    let status = answer.status().as_u16();
    let seconds = began.elapsed().as_secs_f64();
    tracing::info!(request_id = %id, %method, route, status, ms = seconds * 1000.0, "answered");
    let labels = [("method", method.to_string()), ("route", route), ("status", status.to_string())];
    metrics::counter!("kadr_http_requests_total", &labels).increment(1);
    metrics::histogram!("kadr_http_request_seconds", &labels[..2]).record(seconds);
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        answer.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(answer)
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async fn headers<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let secure = request.app_data::<web::Data<App>>().is_some_and(|app| app.settings.is_secure());
    let mut answer = next.call(request).await?;
    let headers = answer.headers_mut();
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        // pages and answers hold personal data
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    Ok(answer)
}

/// Until the database is there and up to date, only health and assets are answered.
async fn when_ready<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let always = ["/health/", "/assets/", "/metrics"].iter().any(|start| request.path().starts_with(start));
    let ready = request.app_data::<web::Data<App>>().is_some_and(|app| app.is_ready());
    if ready || always {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    Ok(refused(request, Error::Unavailable(5)))
}

/// Refuses forms sent by other sites (`Sec-Fetch-Site`, else `Origin`). Tokens of the API are sent by nobody unasked.
async fn same_site<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let harmless = [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    if harmless || is_api(request.path()) || from_own_page(&request) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    Ok(refused(request, Error::CrossSite))
}

/// An error of a middleware as an answer: returned as an error it would pass by those that put it into words.
fn refused<B>(request: ServiceRequest, error: Error) -> ServiceResponse<EitherBody<B>> {
    request.error_response(error).map_into_right_body()
}

/// Whether a page of ours, or no browser, has sent this.
pub(super) fn from_own_page(request: &ServiceRequest) -> bool {
    let header = |name: &str| {
        request.headers().get(name).map(|value| value.to_str().unwrap_or("unreadable").to_owned())
    };
    match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => site == "same-origin" || site == "none",
        (None, Some(origin)) => {
            let host = request.connection_info().host().to_owned();
            origin.split_once("://").is_some_and(|(_, authority)| authority == host)
        }
        // no browser sends a form without either; a script has no cookie of somebody else
        (None, None) => true,
    }
}
