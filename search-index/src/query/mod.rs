//! From a request to an engine query.
//! Where next: `parse.rs` reads the text, `words.rs` turns words into field queries, `filter.rs` the filters.

pub(crate) mod filter;
pub(crate) mod parse;
pub(crate) mod words;
