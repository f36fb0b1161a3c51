//! Finding people: the search over the reserve, the match of a vacancy, and an applicant's own verdicts.
//!
//! Read in this order: `document` (what the index holds of a person), `facts_columns` (the rules' view of it), `index` (opening,
//! queue, damage), `indexer` (changes into the index) with `concepts` (changes of the thesaurus) and `completions` (new days),
//! `search` with `counts`, `reasons`, `passages`, `dates`, `extras` and `suggestions`, `frozen` (a whole search held still), `matches` with
//! `merit`, and `verdicts`;
//! then `compare`, `own` and `check`, which ask the same of several people, of many vacancies, of a stranger.
//! `words` turns the rules' sentences into a language.

pub mod api;
pub mod case;
pub mod check;
pub mod closeness;
pub mod compare;
pub mod completions;
pub mod concepts;
pub mod counts;
pub mod dates;
pub mod document;
pub mod evaluation;
pub mod explain;
pub mod extras;
pub mod facts_columns;
mod filling;
pub mod filters;
pub mod frozen;
pub mod index;
pub mod indexer;
pub mod matches;
pub mod merit;
pub mod months_worked;
pub mod own;
pub mod passages;
pub mod reach;
pub mod ready;
pub mod reasons;
pub mod remedies;
pub mod scratch;
pub mod search;
pub mod sensitivity;
pub mod similar;
pub mod standings;
pub mod store;
pub mod suggestions;
pub mod tenure;
pub mod used;
pub mod verdicts;
pub mod web;
pub mod words;

#[cfg(test)]
mod tests;

pub use web::search::{address_of, criteria_in_words};
pub use web::shown::{PersonLine, Turn};
pub use web::to_you::ToYou;

use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::rules::Day;

/// People or vacancies on one page of a list.
pub const PAGE: usize = 20;

/// The deepest page of a list: beyond it nobody turns pages, people narrow the search.
pub const LAST_PAGE: u32 = 500;

/// Today, as facts and rules have days.
pub fn today(app: &App) -> Result<Day> {
    Day::from_date(app.clock.today()).map_err(Error::internal)
}
