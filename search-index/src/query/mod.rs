//! From a request to ways to find documents.
//! Where next: `pieces.rs` cuts the text, `parse.rs` reads it, `scope.rs` knows the fields, `forms.rs` by which terms words
//! are met, `words.rs` and `readings.rs` make ways of them with what `vocabulary.rs` knows of the index's own words, `filter.rs` of the
//! filters, `predicate.rs` of what callers ask of each document, `labels.rs` of names that values have; `ways/` evaluates them.
//! `sieve.rs` asks what lists do not answer, `remembered.rs` keeps who passes.

pub(crate) mod filter;
pub(crate) mod forms;
pub(crate) mod labels;
pub(crate) mod names_near;
pub(crate) mod parse;
mod pieces;
mod predicate;
pub(crate) mod readings;
pub(crate) mod remembered;
pub(crate) mod scope;
pub(crate) mod sieve;
pub(crate) mod understood;
pub(crate) mod vocabulary;
pub(crate) mod ways;
pub(crate) mod words;
