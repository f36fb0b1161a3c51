//! What somebody typed into a form that was not carried out: the session had ended, the database was away, the request
//! could not be read. The page that says so keeps it, to be sent again or copied: nobody types a page of text twice.
//! `problem` keeps it, `accounts::web` hands it on through signing in.

use actix_web::HttpMessage as _;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::{Method, header};
use actix_web::web::Bytes;
use uuid::Uuid;

use crate::platform::auth::is_api;
use crate::platform::extract::{LONGEST_BODY, form_type, read};
use crate::platform::server::from_own_page;

/// Fields that a page fills in for itself.
const OWN_FIELDS: [&str; 6] = ["version", "once", "key", "place", "back", "next"];

/// A form as it was sent.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// As browsers send forms; empty when there is nothing to keep.
    body: String,
}

impl Typed {
    /// The form of a request to a page, whose body stays readable. Not kept: forms with a password, and forms of other
    /// sites, which a page of ours must neither show nor offer to send.
    pub async fn of(request: &mut ServiceRequest) -> Self {
        let announced = request.headers().get(header::CONTENT_LENGTH);
        let announced = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        let form =
            request.method() == Method::POST && !is_api(request.path()) && form_type(request.request());
        if !form || !from_own_page(request) || announced.is_none_or(|length| length > LONGEST_BODY) {
            return Self::default();
        }
        let mut payload = request.take_payload();
        let Ok(body) = read(request.request(), &mut payload).await else { return Self::default() };
        let typed = Self::from_body(&body);
        request.set_payload(Payload::from(body));
        typed
    }

    fn from_body(body: &Bytes) -> Self {
        // ASCII by construction; whatever else was sent was not sent by a form
        let typed = Self { body: std::str::from_utf8(body).unwrap_or_default().to_owned() };
        if typed.fields().iter().any(|(name, _)| name == "password") { Self::default() } else { typed }
    }

    /// What was handed on as one field of another form.
    pub fn from_text(body: &str) -> Self {
        Self::from_body(&Bytes::copy_from_slice(body.as_bytes()))
    }

    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// As one text, to be handed on.
    pub fn as_text(&self) -> &str {
        &self.body
    }

    /// Every field in its order. Bytes that are no UTF-8 are shown as �.
    pub fn fields(&self) -> Vec<(String, String)> {
        serde_html_form::from_str(&self.body).unwrap_or_default()
    }

    /// What a person would have to type again.
    pub fn words(&self) -> Vec<String> {
        let typed = |(name, value): &(String, String)| {
            !OWN_FIELDS.contains(&name.as_str()) && !value.trim().is_empty() && value.parse::<Uuid>().is_err()
        };
        self.fields().into_iter().filter(typed).map(|(_, value)| value.replace('\0', "\u{fffd}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_kept_as_it_was_and_a_password_never() {
        let typed = Typed::from_text(
            "version=3&statement=%D0%90%0A+%26&person=01890000-0000-7000-8000-000000000000&e=",
        );
        assert_eq!(typed.fields().len(), 4);
        assert_eq!(typed.words(), ["А\n &"]);
        assert!(Typed::from_text("email=a&password=b").is_empty());
        assert_eq!(Typed::from_text("a=%ff%00").words(), ["\u{fffd}\u{fffd}"]);
    }
}
