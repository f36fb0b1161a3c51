//! Files larger than a form, read whole and no further than [`LARGEST_FILE`]. Nothing is written to disk.

use actix_multipart::Multipart;
use actix_web::http::header;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{HttpRequest, web};
use futures_util::{Stream, StreamExt as _};

use super::document::LARGEST_FILE;
use crate::platform::error::{Error, Result};

/// Beyond this many parts a form is not one of ours.
const MOST_PARTS: usize = 4;

/// The body itself.
pub(super) async fn body(request: &HttpRequest, payload: web::Payload) -> Result<Vec<u8>> {
    refuse_announced(request)?;
    gather(payload).await
}

/// The part `file` of a form; empty when there is none.
pub(super) async fn file(request: &HttpRequest, payload: web::Payload) -> Result<Vec<u8>> {
    refuse_announced(request)?;
    let typed = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !typed.is_some_and(|typed| typed.to_ascii_lowercase().starts_with("multipart/form-data")) {
        return Err(Error::UnsupportedType);
    }
    let mut form = Multipart::new(request.headers(), payload);
    for _ in 0..MOST_PARTS {
        let Some(part) = form.next().await else { break };
        let part = part.map_err(|_| Error::Malformed("form"))?;
        if part.name() == Some("file") {
            return gather(part).await;
        }
    }
    Ok(Vec::new())
}

fn refuse_announced(request: &HttpRequest) -> Result<()> {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    // a form is its file and a few hundred bytes
    let most = LARGEST_FILE.saturating_add(4_096);
    let too_long = length.and_then(|text| text.parse::<usize>().ok()).is_some_and(|length| length > most);
    if too_long { Err(Error::TooLarge) } else { Ok(()) }
}

async fn gather<E>(mut chunks: impl Stream<Item = std::result::Result<Bytes, E>> + Unpin) -> Result<Vec<u8>> {
    let mut all = BytesMut::new();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Error::Malformed("body"))?;
        if all.len().saturating_add(chunk.len()) > LARGEST_FILE {
            return Err(Error::TooLarge);
        }
        all.extend_from_slice(&chunk);
    }
    Ok(all.into())
}
