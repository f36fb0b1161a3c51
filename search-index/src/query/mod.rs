//! From a request to an engine query.
//! Where next: `parse.rs` reads the text, `words.rs` turns words into field queries with
//! what `vocabulary.rs` knows of the index's own words, `filter.rs` the filters.

pub(crate) mod filter;
mod names_near;
pub(crate) mod parse;
pub(crate) mod vocabulary;
pub(crate) mod words;
