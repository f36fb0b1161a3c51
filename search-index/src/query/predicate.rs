//! A caller's predicate as an engine query: asked of each document, and a cheap "no" once time is over.
//! Where next: `filter.rs`, which puts it beside the lists.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use tantivy::query::doc_predicate_query::{
    ConstOrVariableSegmentPredicate, DocPredicate, DocPredicateQuery, SegmentDocPredicate,
};
use tantivy::query::{AllScorer, Query};
use tantivy::{DocId, SegmentReader};

use crate::columns::SegmentColumns;
use crate::error::into_tantivy;
use crate::query::filter::FilterContext;
use crate::search::request::Predicate;

/// The documents that pass.
pub(crate) fn asked_of_each(predicate: Arc<dyn Predicate>, context: &FilterContext) -> Box<dyn Query> {
    Box::new(DocPredicateQuery::from(Bound { predicate, context: context.clone() }))
}

/// A caller's predicate with what it needs to open a segment and to stop in time.
struct Bound {
    predicate: Arc<dyn Predicate>,
    context: FilterContext,
}

impl fmt::Debug for Bound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.predicate.fmt(formatter)
    }
}

impl DocPredicate for Bound {
    type SegmentDocPredicate = SegmentTest;

    fn doc_predicate(
        &self,
        reader: &SegmentReader,
    ) -> tantivy::Result<ConstOrVariableSegmentPredicate<SegmentTest>> {
        // The ordinal only names documents for later; a test has no use for it.
        let columns = SegmentColumns::new(reader, &self.context.layout, 0);
        let test = self.predicate.for_segment(&columns).map_err(into_tantivy)?;
        Ok(ConstOrVariableSegmentPredicate::Variable {
            predicate: SegmentTest { test, deadline: self.context.deadline, evaluated: 0 },
            necessary_condition: Box::new(AllScorer::new(reader.max_doc())),
        })
    }
}

/// A test that turns into a cheap "no" once time is over; the collector then reports the timeout.
struct SegmentTest {
    test: Box<dyn FnMut(DocId) -> bool + Send>,
    deadline: Option<Instant>,
    evaluated: u32,
}

impl SegmentDocPredicate for SegmentTest {
    fn eval(&mut self, doc: DocId) -> bool {
        self.evaluated = self.evaluated.wrapping_add(1);
        if self.evaluated.is_multiple_of(4_096)
            && self.deadline.is_some_and(|deadline| Instant::now() > deadline)
        {
            self.test = Box::new(|_| false);
        }
        (self.test)(doc)
    }
}
