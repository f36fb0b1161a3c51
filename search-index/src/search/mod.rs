//! Answering a request: one pass for the hits, their exact count and every facet, those filtered themselves included.
//! Where next: `request.rs` and `results.rs` are the shapes, `run.rs` the course, `collect.rs` the inner loop;
//! `spelling.rs` is asked beside an answer, `similar.rs` by example, `affected.rs` when concepts change.

pub(crate) mod affected;
mod collect;
pub(crate) mod coverage;
pub(crate) mod extras;
pub(crate) mod facets;
mod highlight;
pub(crate) mod reasons;
pub(crate) mod request;
pub(crate) mod results;
pub(crate) mod run;
pub(crate) mod similar;
pub(crate) mod spelling;
mod telling;
