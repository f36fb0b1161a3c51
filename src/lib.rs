//! Kadr: a personnel reserve for public service. Who can take this post, as of this date, and why?
//!
//! The domains first, each in a folder of its own: `mod.rs` (types and use cases), `store.rs` (its SQL), `api.rs`
//! (JSON), `web.rs` with `pages/`, `mail/`. Then `platform`, which would look the same in another service.

pub mod accounts;
pub mod audit;
pub mod certificates;
pub mod insight;
pub mod letters;
pub mod matching;
pub mod nominations;
pub mod people;
pub mod posts;
pub mod reference;
pub mod rules;
pub mod saved_searches;
pub mod seed;
pub mod selections;
pub mod shortlists;
pub mod thesaurus;

pub mod commands;
pub mod platform;

use platform::app::App;
use platform::error::{Error, Result};
use platform::mailer::{Letter, Worded};
use platform::routes::Routes;
use utoipa::OpenApi as _;

/// The routes of every domain.
fn routes(routes: &mut Routes) {
    insight::web::routes(routes);
    accounts::web::routes(routes);
    accounts::api::routes(routes);
    audit::web::routes(routes);
    audit::api::routes(routes);
    people::web::routes(routes);
    matching::web::routes(routes);
    matching::api::routes(routes);
    people::api::routes(routes);
    reference::api::routes(routes);
    posts::web::routes(routes);
    posts::work::routes(routes);
    posts::api::routes(routes);
    shortlists::web::routes(routes);
    shortlists::api::routes(routes);
    selections::web::routes(routes);
    selections::api::routes(routes);
    letters::web::routes(routes);
    letters::api::routes(routes);
    nominations::web::routes(routes);
    nominations::mine::routes(routes);
    nominations::api::routes(routes);
    posts::authoring::web::routes(routes);
    posts::authoring::api::routes(routes);
    matching::sensitivity::web::routes(routes);
    matching::sensitivity::api::routes(routes);
    certificates::web::routes(routes);
    certificates::api::routes(routes);
    saved_searches::web::routes(routes);
    saved_searches::api::routes(routes);
    thesaurus::web::routes(routes);
    thesaurus::api::routes(routes);
}

/// The API descriptions of every domain.
fn descriptions() -> Vec<utoipa::openapi::OpenApi> {
    vec![
        accounts::api::Api::openapi(),
        audit::api::Api::openapi(),
        people::api::Api::openapi(),
        people::api::evidence::Api::openapi(),
        reference::api::Api::openapi(),
        posts::api::Api::openapi(),
        shortlists::api::Api::openapi(),
        selections::api::Api::openapi(),
        letters::api::Api::openapi(),
        nominations::api::Api::openapi(),
        matching::api::Api::openapi(),
        posts::authoring::api::Api::openapi(),
        matching::sensitivity::api::Api::openapi(),
        certificates::api::Api::openapi(),
        saved_searches::api::Api::openapi(),
        thesaurus::api::Api::openapi(),
    ]
}

/// Words a letter: each domain knows its own.
fn word_letter(app: &App, letter: &Letter) -> Result<Worded> {
    let domains =
        [accounts::mail::word, nominations::mail::word, shortlists::mail::word, saved_searches::mail::word];
    for word in domains {
        if let Some(worded) = word(app, letter)? {
            return Ok(worded);
        }
    }
    Err(Error::internal(format!("nobody knows the letter `{}`", letter.kind)))
}
