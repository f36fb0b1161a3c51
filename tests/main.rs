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
mod bad_forms;
mod bad_input;
mod certificates;
mod check;
mod commands;
mod dates;
mod durability;
mod editions;
mod evidence;
mod evidence_reach;
mod facets;
mod hiding;
mod importing;
mod letters;
mod neutrality;
mod new_days;
mod nominations;
mod people;
mod percolation;
mod platform;
mod posts;
mod pressure;
mod readings;
mod recomputing;
mod reserve_index;
mod rule_changes;
mod rule_files;
mod rule_forms;
mod rules;
mod running;
mod saved_searches;
mod schema;
mod scope;
mod search;
mod second_verdict;
mod secrets;
mod selections;
mod shortlists;
mod similar;
mod thesaurus;
mod two_nodes;
mod verdicts;
