//! Full-text and fact search over documents in a folder. No HTTP, no database, nothing of any application's rules.
//!
//! A caller declares a [`Schema`], opens an [`Index`], applies batches of [`Change`]s that carry its feed's cursor,
//! and asks by [`SearchRequest`] (words, filters, facets, pages) or by [`Index::scan`] (its own code over the
//! columns of every document). Damage is an outcome whose repair, rebuilding beside and swapping, is ordinary.
//! Reading order: `schema`, `document`, `store/`, `query/`, `search/`, `scan`, `percolate/` (many searches held against one
//! document); languages are in [`analysis`].
//!
//! ```
//! use search_index::{
//!     Change, ColumnField, Document, Facet, Filter, Index, OpenOptions, Schema, SearchRequest, State, TextField,
//! };
//!
//! # fn main() -> search_index::Result<()> {
//! # let folder = tempfile::tempdir().unwrap();
//! let schema = Schema::new("id")
//!     .text(TextField::new("about").highlighted())
//!     .column(ColumnField::new("region").facet());
//! let opened = Index::open(folder.path(), &schema, 1, OpenOptions::default())?;
//! assert_eq!(opened.state, State::Fresh);
//! let index = opened.index;
//!
//! let person = |id: &str, about: &str, region: u64| {
//!     Change::Put(Document::new(id).text("about", about).values("region", [region]))
//! };
//! let batch = [person("a", "Қаржы бөлімінің басшысы", 75), person("b", "Начальник отдела", 79)];
//! index.apply(&batch, "feed position 2")?;
//! assert_eq!(index.cursor()?.as_deref(), Some("feed position 2"));
//!
//! let results = index.search(&SearchRequest {
//!     text: "бөлім".to_owned(),
//!     filters: vec![Filter::any_of("region", [75])],
//!     facets: vec![Facet::new("region")],
//!     highlights: true,
//!     ..SearchRequest::default()
//! })?;
//! assert_eq!((results.total, results.hits[0].id.as_str()), (1, "a"));
//! let fragment = &results.hits[0].highlights[0].fragments[0];
//! let (start, end) = fragment.marks[0];
//! assert_eq!(&fragment.text[start..end], "бөлімінің");
//! # Ok(())
//! # }
//! ```

pub mod analysis;
mod columns;
mod document;
mod error;
mod parts;
mod percolate;
mod prepared;
mod query;
mod scan;
mod schema;
mod search;
mod store;
mod thesaurus;
mod tokens;

pub use columns::{Column, OrderColumn, SegmentColumns, SegmentId};
pub use document::{Change, Document, MAX_COLUMN_VALUES, MAX_KEY_BYTES, order_of};
pub use error::{Error, Result};
pub use percolate::Percolator;
pub use query::understood::{Understood, understand};
pub use scan::{ScanCollector, ScanPart};
pub use schema::{ColumnField, LabelField, NameField, Schema, TextField};
pub use search::affected::ConceptStates;
pub use search::coverage::Coverage;
pub use search::extras::{Extra, ExtraPart, MAX_EXTRA, MAX_EXTRAS, Measure};
pub use search::reasons::{How, Met, Reason};
pub use search::request::{
    Facet, Filter, Group, Grouping, MAX_FACETS, MAX_FILTER_SPANS, MAX_LIMIT, MAX_QUERY_BYTES,
    MAX_QUERY_WORDS, MAX_WINDOW, Predicate, SearchRequest, SnapshotToken, Sort,
};
pub use search::results::{
    DocAddress, FacetCounts, Fragment, Highlight, Hit, Ignored, IgnoredReason, Matched, NamedConcept,
    SearchResults,
};
pub use search::similar::{Fact, MAX_FACTS, Shared, SimilarHit, SimilarRequest, SimilarResults, What};
pub use search::spelling::Spelling;
pub use store::index::{Index, Opened, State, Stats};
pub use store::options::OpenOptions;
pub use store::rebuild::{Rebuild, RebuildOptions};
pub use store::snapshot::Snapshot;
/// The examples of `README.md`, run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The number of a document within its segment.
pub use tantivy::DocId;
pub use thesaurus::{BROADER_WEIGHT, Concept, LEVELS, Thesaurus};
pub use tokens::MAX_WORDS_PER_FIELD;
