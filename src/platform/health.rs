//! Health for the machine that watches: is the process alive, can it work, in figures.

use std::sync::OnceLock;

use actix_web::{HttpResponse, web};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone};
use crate::platform::routes::Routes;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/health/live", live).get("/health/ready", ready).get("/metrics", figures);
}

/// The recorder of figures belongs to the process, like its log.
static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts recording figures; a second call changes nothing.
pub fn record_figures() {
    FIGURES.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        // another recorder can only be there in a test that installed its own
        let _ = metrics::set_global_recorder(recorder);
        handle
    });
}

/// Whether each part can work.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ready {
    pub ready: bool,
    pub database: bool,
    /// Whether search answers; while the index is rebuilt it does, with what it has.
    pub search: bool,
    pub rebuilding: bool,
}

/// The process runs.
#[utoipa::path(get, path = "/health/live", tag = "health", responses((status = 200, description = "alive")))]
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("alive\n")
}

/// The service can work: 200, or 503 with what is missing.
#[utoipa::path(get, path = "/health/ready", tag = "health",
    responses((status = 200, body = Ready), (status = 503, body = Ready)))]
pub async fn ready(app: web::Data<App>) -> HttpResponse {
    let database = match app.read().await {
        Ok(mut connection) => {
            use diesel_async::SimpleAsyncConnection as _;
            connection.batch_execute("select 1").await.is_ok()
        }
        Err(_) => false,
    };
    let state = Ready {
        ready: database && app.is_ready(),
        database,
        search: app.index.is_usable(),
        rebuilding: app.index.is_rebuilding(),
    };
    if state.ready {
        HttpResponse::Ok().json(state)
    } else {
        HttpResponse::ServiceUnavailable().insert_header(("retry-after", "5")).json(state)
    }
}

/// Figures in the Prometheus text format. They hold no personal data.
#[utoipa::path(get, path = "/metrics", tag = "health", responses((status = 200, content_type = "text/plain")))]
pub async fn figures(_: Allow<Anyone>, app: web::Data<App>) -> HttpResponse {
    let (used, most) = app.db.load();
    metrics::gauge!("kadr_database_connections_used").set(precise(used));
    metrics::gauge!("kadr_database_connections_most").set(precise(most));
    let text = FIGURES.get().map(PrometheusHandle::render).unwrap_or_default();
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(text)
}

/// Counts here are far below 2^32.
fn precise(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
