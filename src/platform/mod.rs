//! What would look the same in another service: settings, database, HTTP, pages, mail, background work.
//! A request enters in `server`, is let in by `auth`, read by `extract`, done by a domain's use case inside
//! `app.write`, and answered by `page` or JSON; `problem` words what went wrong.

pub mod app;
pub mod assets;
pub mod auth;
pub mod changes;
pub mod clock;
pub mod coded;
pub mod config;
pub mod db;
pub mod error;
pub mod extract;
pub mod health;
pub mod housekeeping;
pub mod i18n;
pub mod idempotency;
pub mod ids;
pub mod keeper;
pub mod keys;
pub mod links;
pub mod mailer;
pub mod openapi;
pub mod page;
pub mod postgres;
pub mod prepared;
pub mod problem;
pub mod routes;
pub mod schedule;
pub mod schema;
pub mod server;
pub mod telemetry;
pub mod tx;
pub mod typed;
