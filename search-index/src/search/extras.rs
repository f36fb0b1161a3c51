//! Small further parts of a score that the caller computes from columns, like how recent a document is. Each is at the
//! most a stated share of what the words score, so they order hits that match about alike and never lift one over
//! another whose words score clearly more.
//! Where next: `collect.rs` ranks with them, `run.rs` tells them of the page.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::{DocId, Score, SegmentReader};

use super::results::DocAddress;
use crate::columns::SegmentColumns;
use crate::error::{Error, Result};
use crate::schema::Layout;
use crate::store::snapshot::Snapshot;

/// Extras of one request.
pub const MAX_EXTRAS: usize = 4;
/// Largest share of what the words score that one extra may add.
pub const MAX_EXTRA: f32 = 0.1;

/// A small part of the score that comes on top of the words, for orders by relevance.
///
/// ```
/// use search_index::{DocId, Extra, Measure, Result, SearchRequest, SegmentColumns};
///
/// /// One for the newest year, less for each year before.
/// #[derive(Debug)]
/// struct Recent(u64);
///
/// impl Measure for Recent {
///     fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> f32 + Send>> {
///         let (years, newest) = (columns.column("year")?, self.0);
///         Ok(Box::new(move |doc| years.first(doc).map_or(0.0, |year| if year == newest { 1.0 } else { 0.5 })))
///     }
/// }
///
/// let extra = Extra::new("recent", 0.03, Recent(2026));
/// let request = SearchRequest { text: "budget".to_owned(), extras: vec![extra], ..SearchRequest::default() };
/// assert_eq!(request.extras[0].name, "recent");
/// ```
#[derive(Debug, Clone)]
pub struct Extra {
    /// What it is called in the answer.
    pub name: String,
    /// The largest share of what the words score that it adds, at most [`MAX_EXTRA`].
    pub most: f32,
    /// Measures each document.
    pub by: Arc<dyn Measure>,
}

impl Extra {
    /// An extra by what the caller computes.
    #[must_use]
    pub fn new(name: &str, most: f32, by: impl Measure) -> Self {
        Self { name: name.to_owned(), most, by: Arc::new(by) }
    }
}

/// What measures the documents of one segment.
type DocMeasure = Box<dyn FnMut(DocId) -> f32 + Send>;

/// What a document is measured at in an [`Extra`], from 0 to 1; anything beyond counts as the end it is beyond.
/// It must not panic: a panic is reported as damage of the index.
pub trait Measure: fmt::Debug + Send + Sync + 'static {
    /// Opens the columns it needs and returns what measures a document of this segment.
    ///
    /// # Errors
    /// Whatever opening the columns returns.
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> f32 + Send>>;
}

/// One extra of a hit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExtraPart {
    /// Name of the extra.
    pub name: String,
    /// What the document is measured at, 0 to 1.
    pub measure: f32,
    /// What it adds to the score.
    pub score: f32,
}

/// Refuses extras that are too many or not small.
pub(crate) fn check(extras: &[Extra]) -> Result<()> {
    if extras.len() > MAX_EXTRAS || !extras.iter().all(|extra| (0.0..=MAX_EXTRA).contains(&extra.most)) {
        return Err(Error::Invalid(format!(
            "at most {MAX_EXTRAS} extras, each of 0 to {MAX_EXTRA} of what the words score"
        )));
    }
    Ok(())
}

/// The extras of one segment, opened once.
#[derive(Default)]
pub(crate) struct SegmentExtras {
    /// With the most that each adds.
    measures: Vec<(Score, DocMeasure)>,
}

impl SegmentExtras {
    pub(crate) fn open(
        extras: &[Extra],
        reader: &SegmentReader,
        layout: &Arc<Layout>,
        ordinal: u32,
    ) -> Result<Self> {
        let columns = SegmentColumns::new(reader, layout, ordinal);
        let measures = extras.iter().map(|extra| Ok((extra.most, extra.by.for_segment(&columns)?)));
        Ok(Self { measures: measures.collect::<Result<_>>()? })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.measures.is_empty()
    }

    /// The most a document with this score of words can score. Summed in the order of [`Self::with`], so that rounding
    /// never puts a score above it.
    pub(crate) fn at_most(&self, words: Score) -> Score {
        words * (1.0 + self.measures.iter().fold(0.0, |sum, (most, _)| sum + most))
    }

    /// What a document scores with its extras.
    pub(crate) fn with(&mut self, words: Score, doc: DocId) -> Score {
        let sum = self.measures.iter_mut().fold(0.0, |sum, (most, by)| sum + *most * measured(by(doc)));
        words * (1.0 + sum)
    }
}

/// Not a number counts as nothing.
fn measured(value: f32) -> f32 {
    if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) }
}

/// The extras of each of these hits with what its words score, in their order.
pub(crate) fn parts(
    snapshot: &Snapshot,
    extras: &[Extra],
    hits: &[(DocAddress, Score)],
) -> Result<Vec<Vec<ExtraPart>>> {
    let mut parts = Vec::with_capacity(hits.len());
    for (address, words) in hits {
        let readers = snapshot.searcher().segment_readers();
        let reader = usize::try_from(address.segment).ok().and_then(|segment| readers.get(segment));
        let Some(reader) = reader else {
            parts.push(Vec::new());
            continue;
        };
        let mut own = SegmentExtras::open(extras, reader, &snapshot.shared().layout, address.segment)?;
        let each = extras.iter().zip(&mut own.measures).map(|(extra, (most, by))| {
            let measure = measured(by(address.doc));
            ExtraPart { name: extra.name.clone(), measure, score: words * *most * measure }
        });
        parts.push(each.collect());
    }
    Ok(parts)
}
