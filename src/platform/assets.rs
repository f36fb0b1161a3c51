//! The pages' styles, scripts and icons: built by `make assets`, compiled in, served hashed and compressed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use crate::platform::error::{Error, Result};
use crate::platform::extract::Path;

const BUILT: (&str, &[(&str, &[u8])]) = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

#[derive(Debug, Deserialize)]
struct Described {
    file: String,
    #[serde(rename = "type")]
    content_type: String,
    integrity: String,
}

static MANIFEST: LazyLock<BTreeMap<String, Described>> =
    LazyLock::new(|| serde_json::from_str(BUILT.0).unwrap_or_default());
static FILES: LazyLock<BTreeMap<&str, &[u8]>> = LazyLock::new(|| BUILT.1.iter().copied().collect());

/// Address of an asset by its plain name (`app.css`).
pub fn address(name: &str) -> String {
    MANIFEST
        .get(name)
        .map_or_else(|| format!("/assets/missing/{name}"), |asset| format!("/assets/{}", asset.file))
}

/// Subresource integrity of an asset by its plain name.
pub fn integrity(name: &str) -> &'static str {
    MANIFEST.get(name).map_or("", |asset| asset.integrity.as_str())
}

/// `GET /assets/{file}`: the name holds the hash, so the answer never changes.
pub async fn serve(request: HttpRequest, Path(file): Path<String>) -> Result<HttpResponse> {
    let asset = MANIFEST.values().find(|asset| asset.file == file).ok_or(Error::NotFound)?;
    let accepted =
        request.headers().get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let compressed = [("br", ".br"), ("gzip", ".gz")].into_iter().find_map(|(encoding, ending)| {
        let body = FILES.get(format!("{file}{ending}").as_str())?;
        accepted.contains(encoding).then_some((Some(encoding), *body))
    });
    let (encoding, body) =
        compressed.or_else(|| FILES.get(file.as_str()).map(|body| (None, *body))).ok_or(Error::NotFound)?;
    let mut response = HttpResponse::Ok();
    response
        .content_type(asset.content_type.as_str())
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    if let Some(encoding) = encoding {
        response.insert_header((header::CONTENT_ENCODING, HeaderValue::from_static(encoding)));
    }
    Ok(response.body(body))
}
