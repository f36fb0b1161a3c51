//! Our own `Json`, `Form`, `Path` and `Query`: bounded, strict about bytes, and answering with our problems.
//! Versions (`If-Match`) and idempotency keys are read here too.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;

use crate::platform::auth::let_in;
use crate::platform::error::{Error, FieldProblem, Result};

/// Longest body of a JSON or form request, in bytes.
pub const LONGEST_BODY: usize = 256 * 1024;

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T>>>>;

/// A JSON body.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let typed = content_type(request) == "application/json";
        let (allowed, body) = (let_in(request), read(request, payload));
        Box::pin(async move {
            allowed.await;
            let body = body.await?;
            if !typed {
                return Err(Error::UnsupportedType);
            }
            parse_json(&body).map(Self)
        })
    }
}

/// A form as browsers send it.
#[derive(Debug)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let typed = form_type(request);
        let (allowed, body) = (let_in(request), read(request, payload));
        Box::pin(async move {
            allowed.await;
            let body = body.await?;
            if !typed {
                return Err(Error::UnsupportedType);
            }
            parse_form(&body).map(Self)
        })
    }
}

/// The query of the address.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Query<T> {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        once_let_in(request, parse_form(request.query_string().as_bytes()).map(Self))
    }
}

/// The variable parts of the address. What cannot be read names nothing, so it is "not found".
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Path<T> {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let found = actix_web::web::Path::<T>::from_request(request, payload).into_inner();
        once_let_in(request, found.map(|path| Self(path.into_inner())).map_err(|_| Error::NotFound))
    }
}

/// The version a change is about: `If-Match: "7"`.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(pub i32);

impl FromRequest for IfMatch {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let header = request.headers().get(header::IF_MATCH).and_then(|value| value.to_str().ok());
        let version = header.map(|text| text.trim_start_matches("W/").trim_matches('"').parse());
        let version = match version {
            None => Err(Error::VersionNeeded),
            Some(Ok(version)) => Ok(Self(version)),
            Some(Err(_)) => Err(Error::Stale),
        };
        once_let_in(request, version)
    }
}

/// `Idempotency-Key`: 1 to 200 visible characters.
#[derive(Debug, Clone)]
pub struct IdempotencyKey(pub Option<String>);

impl FromRequest for IdempotencyKey {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let key =
            request.headers().get("idempotency-key").map(|value| value.to_str().unwrap_or_default().trim());
        let usable =
            key.is_none_or(|key| (1..=200).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()));
        let key = Self(key.map(str::to_owned));
        once_let_in(request, if usable { Ok(key) } else { Err(Error::invalid("Idempotency-Key", "key")) })
    }
}

/// What was read, given out when the visitor is let in.
fn once_let_in<T: 'static>(request: &HttpRequest, read: Result<T>) -> Extracting<T> {
    let allowed = let_in(request);
    Box::pin(async move {
        allowed.await;
        read
    })
}

fn content_type(request: &HttpRequest) -> String {
    let header = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    header.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether the body is a form as browsers send it.
pub(super) fn form_type(request: &HttpRequest) -> bool {
    content_type(request) == "application/x-www-form-urlencoded"
}

/// The body, if it is not too long.
pub(super) fn read(
    request: &HttpRequest,
    payload: &mut Payload,
) -> impl Future<Output = Result<Bytes>> + use<> {
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    let mut payload = payload.take();
    async move {
        if announced.is_some_and(|length| length > LONGEST_BODY) {
            return Err(Error::TooLarge);
        }
        let mut body = actix_web::web::BytesMut::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Error::Malformed("body"))?;
            if body.len() + chunk.len() > LONGEST_BODY {
                return Err(Error::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }
}

/// Reads JSON; a value of the wrong type is answered with its path.
pub fn parse_json<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    let text = std::str::from_utf8(body).map_err(|_| Error::Malformed("utf-8"))?;
    // Postgres cannot store NUL, and nobody means it
    if text.contains('\0') || text.contains("\\u0000") {
        return Err(Error::Malformed("nul"));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let value: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().to_string();
        match error.into_inner().classify() {
            serde_json::error::Category::Data => Error::Invalid(vec![FieldProblem::new(field, "type")]),
            _ => Error::Malformed("json"),
        }
    })?;
    reader.end().map_err(|_| Error::Malformed("json"))?;
    Ok(value)
}

/// Reads a form or a query.
pub fn parse_form<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    let decoded = decode(body).ok_or(Error::Malformed("utf-8"))?;
    if decoded.contains('\0') {
        return Err(Error::Malformed("nul"));
    }
    serde_html_form::from_bytes(body).map_err(|_| Error::Malformed("form"))
}

/// Percent-decoding, only to see whether the bytes are UTF-8: the form parser would replace bad ones silently.
fn decode(body: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Example {
        age: u8,
        #[serde(default)]
        tags: Vec<String>,
    }

    #[test]
    fn json_problems_name_the_path() {
        assert!(matches!(parse_json::<Example>(b"{\"age\": 3}"), Ok(Example { age: 3, .. })));
        let Err(Error::Invalid(problems)) = parse_json::<Example>(b"{\"age\": \"x\"}") else { panic!() };
        assert_eq!(problems, [FieldProblem::new("age", "type")]);
        assert!(matches!(parse_json::<Example>(b"{\"age\": 3"), Err(Error::Malformed("json"))));
        assert!(matches!(parse_json::<Example>(b"{\"age\": 3} x"), Err(Error::Malformed("json"))));
        assert!(matches!(parse_json::<Example>(b"{\"tags\": [\"\\u0000\"]}"), Err(Error::Malformed("nul"))));
        assert!(matches!(parse_json::<Example>(b"\xff"), Err(Error::Malformed("utf-8"))));
    }

    #[test]
    fn forms_keep_repeated_fields_and_refuse_bad_bytes() {
        let example: Example = parse_form(b"age=3&tags=a&tags=b").unwrap();
        assert_eq!(example.tags, ["a", "b"]);
        assert!(matches!(parse_form::<Example>(b"age=3&tags=%ff"), Err(Error::Malformed("utf-8"))));
        assert!(matches!(parse_form::<Example>(b"age=3&tags=%00"), Err(Error::Malformed("nul"))));
        assert!(matches!(parse_form::<Example>(b"age=x"), Err(Error::Malformed("form"))));
    }
}
