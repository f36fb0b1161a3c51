//! Numeric columns of one segment, or of one document that is in no segment, as scans and predicates read them.
//! Thin, cheap to clone, and panic-free: a column that a segment lacks is simply empty.
//! Where next: `scan.rs`, `query/filter.rs` and `percolate/seen.rs` hand these to the caller's code.

use std::sync::Arc;

use tantivy::columnar::{Column as EngineColumn, ColumnType, ColumnarReader, ColumnarWriter, DynamicColumn};
use tantivy::{DocId, SegmentReader};

use crate::error::{Error, Result};
use crate::schema::{Layout, ORDER_HIGH, ORDER_LOW, column_name};

/// The columns of one segment. Documents are numbered from 0 within their segment.
#[derive(Clone)]
pub struct SegmentColumns {
    source: Source,
    layout: Arc<Layout>,
    ordinal: u32,
}

/// The name of a segment, see [`SegmentColumns::id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SegmentId(tantivy::index::SegmentId);

/// Where columns are.
#[derive(Clone)]
enum Source {
    Segment(Box<SegmentReader>),
    /// One document, numbered 0.
    Alone(Arc<ColumnarReader>),
}

/// One column of one segment.
#[derive(Clone)]
pub struct Column(EngineColumn<u64>);

/// The order of each document of one segment, see [`crate::order_of`].
#[derive(Clone)]
pub struct OrderColumn {
    high: Column,
    low: Column,
}

impl SegmentColumns {
    pub(crate) fn new(reader: &SegmentReader, layout: &Arc<Layout>, ordinal: u32) -> Self {
        Self { source: Source::Segment(Box::new(reader.clone())), layout: Arc::clone(layout), ordinal }
    }

    /// The columns of one document, by their names in the engine.
    pub(crate) fn alone<'a>(
        columns: impl Iterator<Item = (&'a str, &'a [u64])>,
        layout: &Arc<Layout>,
    ) -> Result<Self> {
        let mut writer = ColumnarWriter::default();
        for (name, values) in columns {
            writer.record_column_type(name, ColumnType::U64, false);
            values.iter().for_each(|value| writer.record_numerical(0, name, *value));
        }
        let mut bytes = Vec::new();
        writer.serialize(1, None, &mut bytes)?;
        let source = Source::Alone(Arc::new(ColumnarReader::open(bytes)?));
        Ok(Self { source, layout: Arc::clone(layout), ordinal: 0 })
    }

    fn open(&self, engine_name: &str) -> Result<Column> {
        match &self.source {
            Source::Segment(reader) => Column::open(reader, engine_name),
            Source::Alone(columns) => {
                let column = columns.read_columns(engine_name)?.first().map(|handle| handle.open());
                Ok(Column(match column.transpose()? {
                    Some(DynamicColumn::U64(column)) => column,
                    _ => EngineColumn::build_empty_column(1),
                }))
            }
        }
    }

    /// Opens a declared column. Do it once per segment, not per document.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the column is not declared, [`Error::Damaged`] when it cannot be read.
    pub fn column(&self, name: &str) -> Result<Column> {
        self.layout.column(name)?;
        self.open(&column_name(name))
    }

    /// Opens the column with the documents' orders ([`crate::order_of`] their keys; a UUID key is its number).
    ///
    /// # Errors
    /// [`Error::Damaged`] when it cannot be read.
    pub fn order(&self) -> Result<OrderColumn> {
        Ok(OrderColumn { high: self.open(ORDER_HIGH)?, low: self.open(ORDER_LOW)? })
    }

    /// Names the segment among all that ever were: its documents and their columns never change, only whole documents
    /// are removed. A document by itself is in none.
    #[must_use]
    pub fn id(&self) -> Option<SegmentId> {
        match &self.source {
            Source::Segment(reader) => Some(SegmentId(reader.segment_id())),
            Source::Alone(_) => None,
        }
    }

    /// How many documents the segment holds, removed ones included; document numbers are below this.
    #[must_use]
    pub fn max_doc(&self) -> DocId {
        match &self.source {
            Source::Segment(reader) => reader.max_doc(),
            Source::Alone(columns) => columns.num_docs(),
        }
    }

    /// Names the document `doc` of this segment, to load it later from the same snapshot.
    #[must_use]
    pub fn address(&self, doc: DocId) -> crate::DocAddress {
        crate::DocAddress { segment: self.ordinal, doc }
    }
}

impl Column {
    pub(crate) fn open(reader: &SegmentReader, engine_name: &str) -> Result<Self> {
        let column = reader.fast_fields().column_opt::<u64>(engine_name).map_err(Error::from)?;
        Ok(Self(column.unwrap_or_else(|| EngineColumn::build_empty_column(reader.max_doc()))))
    }

    /// The values of a document in the order they were given.
    #[inline]
    pub fn values(&self, doc: DocId) -> impl Iterator<Item = u64> + '_ {
        self.0.values_for_doc(doc)
    }

    /// The first value of a document.
    #[inline]
    #[must_use]
    pub fn first(&self, doc: DocId) -> Option<u64> {
        self.0.first(doc)
    }

    /// How many values all documents have together.
    pub(crate) fn len(&self) -> usize {
        usize::try_from(self.0.values.num_vals()).unwrap_or(usize::MAX)
    }

    /// The smallest and largest value of the segment, wider rather than narrower.
    #[must_use]
    pub fn bounds(&self) -> (u64, u64) {
        (self.0.min_value(), self.0.max_value())
    }
}

impl OrderColumn {
    pub(crate) fn open(reader: &SegmentReader) -> Result<Self> {
        Ok(Self { high: Column::open(reader, ORDER_HIGH)?, low: Column::open(reader, ORDER_LOW)? })
    }

    /// The order of a document.
    #[inline]
    #[must_use]
    pub fn get(&self, doc: DocId) -> u128 {
        self.with_high(self.high(doc), doc)
    }

    /// The higher half of it.
    #[inline]
    pub(crate) fn high(&self, doc: DocId) -> u64 {
        self.high.first(doc).unwrap_or(0)
    }

    /// The whole of it, its higher half known.
    #[inline]
    pub(crate) fn with_high(&self, high: u64, doc: DocId) -> u128 {
        u128::from(high) << 64 | u128::from(self.low.first(doc).unwrap_or(0))
    }

    /// Whether a document with this higher half comes behind an order, whatever its lower half.
    #[inline]
    pub(crate) fn is_behind(high: u64, order: u128) -> bool {
        u128::from(high) > order >> 64
    }
}
