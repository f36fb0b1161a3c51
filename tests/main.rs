//! One integration binary: a file per domain, `support` beside them. Every test owns its database (a copy of a
//! migrated template, about 50 ms) and its data folder; nothing is shared but the cluster.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails loudly"
)]

mod support;

mod accounts;
mod audit;
mod authorisation;
mod bad_input;
mod certificates;
mod check;
mod commands;
mod durability;
mod evidence;
mod facets;
mod letters;
mod neutrality;
mod nominations;
mod people;
mod platform;
mod posts;
mod recomputing;
mod reserve_index;
mod rules;
mod running;
mod schema;
mod shortlists;
mod verdicts;
