//! From a request to an engine query.
//! Where next: `pieces.rs` cuts the text, `parse.rs` reads it, `scope.rs` knows the fields, `forms.rs` by which terms words are met, `words.rs`
//! makes field queries of them with what `vocabulary.rs` knows of the index's own words, `filter.rs` the filters and
//! `predicate.rs` what callers ask of each document.

pub(crate) mod excluded;
pub(crate) mod filter;
pub(crate) mod forms;
pub(crate) mod names_near;
pub(crate) mod parse;
mod pieces;
mod predicate;
pub(crate) mod scope;
pub(crate) mod understood;
pub(crate) mod vocabulary;
pub(crate) mod words;
