//! What can be asked: words, filters, facets, order, page.
//! Bounds are stated here, in one place; a request beyond them is refused with [`crate::Error::Invalid`].
//! Where next: `run.rs` answers, `query/` reads the words.

use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tantivy::DocId;

use crate::columns::SegmentColumns;
use crate::error::Result;
use crate::search::extras::Extra;

/// Words and phrases of one query that are read; the rest is listed as ignored.
pub const MAX_QUERY_WORDS: usize = 64;
/// Beginnings (`қарж*`) read from one; each stands for many words. Further ones are read as whole words.
pub const MAX_QUERY_BEGINNINGS: usize = 4;
/// Bytes of one query that are read; the rest is listed as ignored.
pub const MAX_QUERY_BYTES: usize = 4_096;
/// Largest `offset + limit`: the last hit a list can be turned to.
pub const MAX_WINDOW: usize = 10_000;
/// Largest `limit`.
pub const MAX_LIMIT: usize = 1_000;
/// Values and ranges of one filter.
pub const MAX_FILTER_SPANS: usize = 10_000;
/// Facet columns and groups of one request.
pub const MAX_FACETS: usize = 32;

/// One search. `SearchRequest::default()` finds everything, best first, 20 hits.
///
/// ```
/// use search_index::{Facet, Filter, SearchRequest};
///
/// let request = SearchRequest {
///     text: "қаржы бөлімі".to_owned(),
///     filters: vec![Filter::any_of("region", [75, 79]), Filter::range("born_on", 5_000..=12_000)],
///     facets: vec![Facet::new("region")],
///     ..SearchRequest::default()
/// };
/// assert_eq!(request.limit, 20);
/// ```
#[derive(Debug, Clone)]
pub struct SearchRequest {
    /// What the person typed: words (all of them wanted), "phrases", `-not`, `OR` between words, `field:` before a word
    /// or phrase ([`crate::TextField::called`]), `begin*`. Never an error. Empty or blank: every document.
    pub text: String,
    /// The last word is still being typed: longer words that begin with it count too, unless a space follows it.
    pub typing: bool,
    /// Try near spellings, then fewer words, when nothing has all of them; the answer says so.
    pub widen: bool,
    /// One of the words is enough for a hit, and more of them rank higher: for questions and whole sentences.
    pub any_word: bool,
    /// All of them must hold.
    pub filters: Vec<Filter>,
    /// Columns to count values of.
    pub facets: Vec<Facet>,
    /// Further counts, by what the caller computes of each document.
    pub groups: Vec<Group>,
    /// Small parts of the score beside the words; without words, or in another order, they decide nothing.
    pub extras: Vec<Extra>,
    /// Order of the hits.
    pub sort: Sort,
    /// Hits to skip; `offset + limit` is at most [`MAX_WINDOW`].
    pub offset: usize,
    /// Hits to return, at most [`MAX_LIMIT`]; 0 only counts.
    pub limit: usize,
    /// Mark the words found in highlighted fields.
    pub highlights: bool,
    /// Tell which words each hit has, where and as what, with the parts of its score.
    pub reasons: bool,
    /// Answer from the same state as an earlier page.
    pub snapshot: Option<SnapshotToken>,
    /// Give up after this long with [`crate::Error::TimedOut`].
    pub time_limit: Duration,
}

impl Default for SearchRequest {
    fn default() -> Self {
        Self {
            text: String::new(),
            typing: false,
            widen: true,
            any_word: false,
            filters: Vec::new(),
            facets: Vec::new(),
            groups: Vec::new(),
            extras: Vec::new(),
            sort: Sort::Relevance,
            offset: 0,
            limit: 20,
            highlights: false,
            reasons: false,
            snapshot: None,
            time_limit: Duration::from_secs(2),
        }
    }
}

/// Order of hits. Equal hits follow [`crate::order_of`] their keys, so the order is total and stable.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Sort {
    /// Best first. Without words all hits are equal.
    #[default]
    Relevance,
    /// By the first value of a column; documents without a value come last either way.
    Column {
        /// The declared column.
        column: String,
        /// Largest first.
        descending: bool,
    },
}

/// A wish for the counts of a facet column's values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// A column declared with [`crate::ColumnField::facet`].
    pub column: String,
    /// Values to return, most frequent first, equal ones by value. Default 100.
    pub limit: usize,
}

impl Facet {
    /// The 100 most frequent values of a column.
    #[must_use]
    pub fn new(column: &str) -> Self {
        Self { column: column.to_owned(), limit: 100 }
    }
}

/// A facet whose values no column holds: the caller computes them, like years of work as of today from periods.
///
/// ```
/// use search_index::{DocId, Filter, Group, Grouping, Result, SearchRequest, SegmentColumns};
///
/// /// Decades of birth.
/// #[derive(Debug)]
/// struct Decade;
///
/// impl Grouping for Decade {
///     fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> Option<u64> + Send>> {
///         let born = columns.column("born")?;
///         Ok(Box::new(move |doc| born.first(doc).map(|year| year / 10)))
///     }
/// }
///
/// let request = SearchRequest {
///     groups: vec![Group::new("decade", Decade)],
///     filters: vec![Filter::range("born", 1980..=1989).of("decade")],
///     ..SearchRequest::default()
/// };
/// assert_eq!(request.groups[0].name, "decade");
/// ```
#[derive(Debug, Clone)]
pub struct Group {
    /// What its counts are called in the answer, and its own filters by [`Filter::of`].
    pub name: String,
    /// Gives each document its value.
    pub by: Arc<dyn Grouping>,
}

impl Group {
    /// A group by what the caller computes.
    #[must_use]
    pub fn new(name: &str, by: impl Grouping) -> Self {
        Self { name: name.to_owned(), by: Arc::new(by) }
    }
}

/// What a document counts as in a [`Group`]. All its values are returned, so it should have few of them.
/// It must not panic: a panic is reported as damage of the index.
pub trait Grouping: fmt::Debug + Send + Sync + 'static {
    /// Opens the columns it needs and returns what gives a document of this segment its value, if it has one.
    ///
    /// # Errors
    /// Whatever opening the columns returns.
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> Option<u64> + Send>>;

    /// What tells it from every other grouping: what one with this name gave the documents of a segment may be kept. Nothing:
    /// it is asked each time, as it must be if the answer depends on anything besides the name and the document.
    fn name(&self) -> Option<String> {
        None
    }
}

/// A condition on documents.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Filter {
    /// Some value of the column lies in some of the ranges. No ranges: nothing matches.
    Column {
        /// The declared column.
        column: String,
        /// Inclusive ranges; a single value is `v..=v`, a prefix of a hierarchical code is a range.
        ranges: Vec<RangeInclusive<u64>>,
    },
    /// Some value of the key field is one of these.
    Key {
        /// The declared key field, the unique one included.
        field: String,
        /// Exact values.
        values: Vec<String>,
    },
    /// The inner condition does not hold.
    Not(Box<Filter>),
    /// The caller's own test of a document's columns.
    Predicate(Arc<dyn Predicate>),
    /// The inner condition, as the choice made in a facet or group: its counts are made without it.
    Of {
        /// Name of the group, or column of the facet.
        facet: String,
        /// The condition.
        inner: Box<Filter>,
    },
}

impl Filter {
    /// Some value of the column is one of these.
    #[must_use]
    pub fn any_of(column: &str, values: impl IntoIterator<Item = u64>) -> Self {
        let ranges = values.into_iter().map(|value| value..=value).collect();
        Self::Column { column: column.to_owned(), ranges }
    }

    /// Some value of the column lies in the range.
    #[must_use]
    pub fn range(column: &str, range: RangeInclusive<u64>) -> Self {
        Self::Column { column: column.to_owned(), ranges: vec![range] }
    }

    /// Some value of the column lies in some of the ranges.
    #[must_use]
    pub fn ranges(column: &str, ranges: impl IntoIterator<Item = RangeInclusive<u64>>) -> Self {
        Self::Column { column: column.to_owned(), ranges: ranges.into_iter().collect() }
    }

    /// Some value of the key field is one of these.
    #[must_use]
    pub fn key<'a>(field: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        let values = values.into_iter().map(str::to_owned).collect();
        Self::Key { field: field.to_owned(), values }
    }

    /// The condition does not hold.
    #[expect(clippy::should_implement_trait, reason = "reads as the word it is, beside any_of and range")]
    #[must_use]
    pub fn not(inner: Self) -> Self {
        Self::Not(Box::new(inner))
    }

    /// The caller's own test.
    #[must_use]
    pub fn predicate(predicate: impl Predicate) -> Self {
        Self::Predicate(Arc::new(predicate))
    }

    /// The condition as the choice made in a facet or group. A filter of a column is its facet's own without this.
    #[must_use]
    pub fn of(self, facet: &str) -> Self {
        Self::Of { facet: facet.to_owned(), inner: Box::new(self) }
    }

    /// The facet or group this filter is a choice in: its counts are made without it.
    pub(crate) fn facet(&self) -> Option<&str> {
        match self {
            Self::Column { column, .. } => Some(column),
            Self::Of { facet, .. } => Some(facet),
            Self::Not(inner) => inner.facet(),
            Self::Key { .. } | Self::Predicate(_) => None,
        }
    }
}

/// A test of documents by their columns, evaluated inside the search for every candidate.
/// It must not panic: a panic is reported as damage of the index.
pub trait Predicate: fmt::Debug + Send + Sync + 'static {
    /// Opens the columns it needs and returns the test of one document of this segment.
    ///
    /// # Errors
    /// Whatever opening the columns returns.
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> bool + Send>>;

    /// What tells it from every other test: those with the same name are asked once for a document that is held against
    /// many searches ([`crate::Percolator`]), and what they said of a segment may be kept. Nothing: it is asked each time, as
    /// a test must be whose answer depends on anything besides its name and the document.
    fn name(&self) -> Option<String> {
        None
    }
}

/// Names the state of the index a result list came from; opaque, printable, worthless after a restart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SnapshotToken(pub(crate) String);

impl SnapshotToken {
    /// Takes a token back from a URL. Anything is accepted; an unknown one is [`crate::Error::SnapshotGone`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for SnapshotToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
