//! Finding people: the search over the reserve and the match of a vacancy.
pub mod index;
pub mod indexer;
