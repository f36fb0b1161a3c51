//! Filters as engine queries: inverted lists where the column is indexed, the column itself otherwise.
//! Where next: `search/run.rs` and `scan.rs` put them under the words.

use std::ops::{Bound, RangeInclusive};
use std::sync::Arc;
use std::time::Instant;

use tantivy::query::{AllQuery, EnableScoring, Occur, Query as _, RangeQuery, TermSetQuery};
use tantivy::schema::Field;
use tantivy::{DocId, Searcher, SegmentReader, Term};

use crate::columns::{Column, SegmentColumns};
use crate::document::check_key;
use crate::error::{Error, Result};
use crate::query::predicate::asked_of_each;
use crate::query::sieve::{Asks, Sieve};
use crate::query::ways::{Clauses, Way};
use crate::schema::{Layout, Schema, column_name};
use crate::search::request::{Filter, MAX_FILTER_SPANS, Predicate};

/// What more than one in so many documents have is common.
const COMMON_PART: u64 = 64;
/// What at most one in so many has is narrow.
const NARROW_PART: u64 = 4;
/// From this many values on, one set look-up beats a union of lists.
const SET_FROM: usize = 24;
/// Ranges of a filter that can be told from others by name.
const MOST_NAMED: usize = 50;

/// What filters are built against.
#[derive(Clone)]
pub(crate) struct FilterContext {
    pub(crate) schema: Arc<Schema>,
    pub(crate) layout: Arc<Layout>,
    pub(crate) deadline: Option<Instant>,
}

impl FilterContext {
    /// The filters as clauses of one conjunction. They decide who is found, never who comes first: a
    /// rare value must not weigh more than a common one.
    pub(crate) fn all_of(&self, filters: &[Filter]) -> Result<Clauses> {
        filters.iter().map(|filter| self.clause(filter)).collect()
    }

    /// For a search: what lists answer, and what is asked of each document that they leave. A choice in a counted facet is
    /// asked, so that one pass counts with it and without it; so is, under words, what many documents have, because to
    /// walk a long list costs more than to look at the few documents that have the words.
    pub(crate) fn sifted(
        &self,
        filters: &[Filter],
        searcher: &Searcher,
        has_words: bool,
        counted: impl Fn(&str) -> Option<usize>,
    ) -> Result<(Clauses, Vec<Sieve>)> {
        let (mut listed, mut sieves) = (Vec::new(), Vec::new());
        let mut narrow: Vec<(usize, Way)> = Vec::new();
        for filter in filters {
            let counted = filter.facet().and_then(&counted);
            let at_most =
                |part: u64| Ok::<_, Error>(self.having(filter, searcher)? <= searcher.num_docs() / part);
            if counted.is_none() && (!has_words || at_most(COMMON_PART)?) {
                listed.push(self.clause(filter)?);
                continue;
            }
            if let Some(facet) = counted
                && !has_words
                && at_most(NARROW_PART)?
                && narrow.iter().all(|(other, _)| *other != facet)
                && let (Occur::Must, way) = self.clause(filter)?
            {
                narrow.push((facet, way));
            }
            let asks = match self.asked(filter, true)? {
                Some(test) => Asks::Test(test),
                None => {
                    let (occur, way) = self.clause(filter)?;
                    let weight = way.weight(EnableScoring::disabled_from_searcher(searcher))?;
                    Asks::List { wanted: occur == Occur::Must, weight }
                }
            };
            sieves.push(Sieve { asks, counted });
        }
        // who fails in two facets counts nowhere, so everybody wanted is in all of the narrow lists but one
        if narrow.len() > 1 {
            let needed = narrow.len() - 1;
            let of = narrow.into_iter().map(|(_, way)| way).collect();
            listed.push((Occur::Must, Way::Together { of, needed, also: Vec::new(), not: Vec::new() }));
        }
        // what counts nowhere ends it soonest
        sieves.sort_by_key(|sieve| sieve.counted.is_some());
        Ok((listed, sieves))
    }

    /// About how many documents the filter's lists have, before any `not`; all of them where it has no lists.
    fn having(&self, filter: &Filter, searcher: &Searcher) -> Result<u64> {
        Ok(match filter {
            Filter::Key { .. } => 0,
            Filter::Predicate(_) => searcher.num_docs(),
            Filter::Not(inner) | Filter::Of { inner, .. } => self.having(inner, searcher)?,
            Filter::Column { column, ranges } => {
                let (declared, field) = self.layout.column(column)?;
                bounded(ranges.len())?;
                if !declared.indexed || !ranges.iter().all(is_single) {
                    return Ok(searcher.num_docs());
                }
                let mut having = 0_u64;
                for range in ranges {
                    let term = Term::from_field_u64(field, *range.start());
                    having = having.saturating_add(searcher.doc_freq(&term)?);
                }
                having
            }
        })
    }

    /// The filter as a test of columns, whichever way is quicker; nothing for keys, which have none.
    fn asked(&self, filter: &Filter, wanted: bool) -> Result<Option<Test>> {
        Ok(match filter {
            Filter::Column { column, ranges } => {
                self.layout.column(column)?;
                bounded(ranges.len())?;
                let ranges = Arc::new(joined(ranges));
                Some(Test { wanted, predicate: Arc::new(InRanges { column: column.clone(), ranges }) })
            }
            Filter::Not(inner) => self.asked(inner, !wanted)?,
            Filter::Of { inner, .. } => self.asked(inner, wanted)?,
            Filter::Predicate(_) | Filter::Key { .. } => self.test(filter, wanted)?,
        })
    }

    /// For scans: what lists answer, and what is tested document by document.
    pub(crate) fn split(&self, filters: &[Filter]) -> Result<(Clauses, Vec<Test>)> {
        let (mut clauses, mut tests) = (Vec::new(), Vec::new());
        for filter in filters {
            match self.test(filter, true)? {
                Some(test) => tests.push(test),
                None => clauses.push(self.clause(filter)?),
            }
        }
        Ok((clauses, tests))
    }

    /// The filter as a test of columns, where that is what it would come down to anyway.
    fn test(&self, filter: &Filter, wanted: bool) -> Result<Option<Test>> {
        Ok(match filter {
            Filter::Predicate(predicate) => Some(Test { wanted, predicate: Arc::clone(predicate) }),
            Filter::Column { column, ranges } => {
                let (declared, _) = self.layout.column(column)?;
                bounded(ranges.len())?;
                let ranges = merged(ranges);
                let listed = declared.indexed && ranges.iter().all(is_single);
                let predicate = InRanges { column: column.clone(), ranges: Arc::new(ranges) };
                (!listed).then(|| Test { wanted, predicate: Arc::new(predicate) })
            }
            Filter::Not(inner) => self.test(inner, !wanted)?,
            Filter::Of { inner, .. } => self.test(inner, wanted)?,
            Filter::Key { .. } => None,
        })
    }

    /// Who passes; they score nothing by it.
    fn clause(&self, filter: &Filter) -> Result<(Occur, Way)> {
        Ok(match filter {
            Filter::Column { column, ranges } => (Occur::Must, self.column(column, ranges)?),
            Filter::Key { field, values } => (Occur::Must, self.key(field, values)?),
            Filter::Predicate(predicate) => {
                (Occur::Must, Way::filter(asked_of_each(Arc::clone(predicate), self)))
            }
            Filter::Of { inner, .. } => self.clause(inner)?,
            Filter::Not(inner) => {
                let (occur, way) = self.clause(inner)?;
                let opposite = if occur == Occur::Must { Occur::MustNot } else { Occur::Must };
                (opposite, way)
            }
        })
    }

    fn key(&self, name: &str, values: &[String]) -> Result<Way> {
        let field = self.layout.key(&self.schema, name)?;
        bounded(values.len())?;
        values.iter().try_for_each(|value| check_key(value))?;
        Ok(any_term(values.iter().map(|value| Term::from_field_text(field, value)).collect()))
    }

    fn column(&self, name: &str, ranges: &[RangeInclusive<u64>]) -> Result<Way> {
        let (declared, field) = self.layout.column(name)?;
        bounded(ranges.len())?;
        let ranges = merged(ranges);
        if declared.indexed && ranges.iter().all(is_single) {
            let terms = ranges.iter().map(|range| Term::from_field_u64(field, *range.start()));
            return Ok(any_term(terms.collect()));
        }
        Ok(match ranges.as_slice() {
            [] => Way::nobody(),
            [range] => Way::filter(Box::new(range_query(field, range))),
            _ => {
                let predicate = InRanges { column: name.to_owned(), ranges: Arc::new(ranges) };
                Way::filter(asked_of_each(Arc::new(predicate), self))
            }
        })
    }
}

/// A test and the answer it must give.
pub(crate) struct Test {
    pub(crate) wanted: bool,
    pub(crate) predicate: Arc<dyn Predicate>,
}

/// Joins clauses; a clause list without anything that must hold starts from everything.
pub(crate) fn conjunction(clauses: Clauses) -> Way {
    let (mut of, mut also, mut not) = (Vec::new(), Vec::new(), Vec::new());
    for (occur, way) in clauses {
        match occur {
            Occur::Must => of.push(way),
            Occur::Should => also.push(way),
            Occur::MustNot => not.push(way),
        }
    }
    if of.is_empty() {
        of.push(Way::filter(Box::new(AllQuery)));
    }
    match of.pop() {
        Some(only) if of.is_empty() && also.is_empty() && not.is_empty() => only,
        last => {
            of.extend(last);
            Way::Together { needed: of.len(), of, also, not }
        }
    }
}

pub(crate) fn bounded(spans: usize) -> Result<()> {
    if spans > MAX_FILTER_SPANS {
        return Err(Error::Invalid(format!("a filter may have at most {MAX_FILTER_SPANS} values")));
    }
    Ok(())
}

fn any_term(terms: Vec<Term>) -> Way {
    if terms.len() >= SET_FROM {
        return Way::filter(Box::new(TermSetQuery::new(terms)));
    }
    Way::best_of(terms.into_iter().map(|term| Way::Term(term).flat(0.0)).collect(), 0.0)
}

fn is_single(range: &RangeInclusive<u64>) -> bool {
    range.start() == range.end()
}

fn range_query(field: Field, range: &RangeInclusive<u64>) -> RangeQuery {
    let term = |value: &u64| Bound::Included(Term::from_field_u64(field, *value));
    RangeQuery::new(term(range.start()), term(range.end()))
}

/// Sorted, apart, without empty ranges.
pub(crate) fn merged(ranges: &[RangeInclusive<u64>]) -> Vec<RangeInclusive<u64>> {
    let mut sorted: Vec<_> = ranges.iter().filter(|range| !range.is_empty()).cloned().collect();
    sorted.sort_by_key(|range| (*range.start(), *range.end()));
    let mut apart: Vec<RangeInclusive<u64>> = Vec::with_capacity(sorted.len());
    for range in sorted {
        match apart.last_mut() {
            Some(last) if range.start() <= last.end() => {
                *last = *last.start()..=*last.end().max(range.end());
            }
            _ => apart.push(range),
        }
    }
    apart
}

/// [`merged`], and ranges that touch are one.
fn joined(ranges: &[RangeInclusive<u64>]) -> Vec<RangeInclusive<u64>> {
    let mut joined: Vec<RangeInclusive<u64>> = Vec::new();
    for range in merged(ranges) {
        match joined.last_mut() {
            Some(last) if last.end().checked_add(1) == Some(*range.start()) => {
                *last = *last.start()..=*range.end();
            }
            _ => joined.push(range),
        }
    }
    joined
}

/// Values of a column in one of several ranges, by reading the column.
#[derive(Debug)]
struct InRanges {
    column: String,
    ranges: Arc<Vec<RangeInclusive<u64>>>,
}

impl Predicate for InRanges {
    fn for_segment(&self, columns: &SegmentColumns) -> Result<Box<dyn FnMut(DocId) -> bool + Send>> {
        let column = columns.column(&self.column)?;
        let ranges = Arc::clone(&self.ranges);
        let inside = move |value: u64| {
            let next = ranges.partition_point(|range| *range.end() < value);
            ranges.get(next).is_some_and(|range| range.contains(&value))
        };
        Ok(Box::new(move |doc| column.values(doc).any(&inside)))
    }

    fn name(&self) -> Option<String> {
        // no officer has chosen more
        (self.ranges.len() <= MOST_NAMED).then(|| format!("{} in {:?}", self.column, self.ranges))
    }
}

/// Reads a column that must exist by its declared name.
pub(crate) fn open_column(reader: &SegmentReader, declared: &str) -> Result<Column> {
    Column::open(reader, &column_name(declared))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_merged() {
        let empty = RangeInclusive::new(9, 8);
        assert_eq!(merged(&[5..=9, 1..=2, 9..=12, empty, 2..=2]), [1..=2, 5..=12]);
        assert_eq!(joined(&[5..=9, 1..=2, 3..=3, u64::MAX..=u64::MAX]), [1..=3, 5..=9, u64::MAX..=u64::MAX]);
    }
}
