//! Many searches held against one document: which of them find it? What a search of the index would answer about this
//! document, the other way round.
//!
//! Each search becomes a few conditions; equal parts of all searches are one node (`nodes.rs`, `compile.rs`). A document
//! makes some leaves true (`seen.rs`), and only searches behind a true leaf of their rarest condition are looked at
//! further. Whether somebody is found depends on their own document alone, so the answer is that of the index.

mod compile;
mod nodes;
mod seen;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use compile::Compiler;
use nodes::{Node, NodeId, Nodes};
use seen::Seen;

use crate::document::Document;
use crate::error::{Result, guard};
use crate::query::parse::parse;
use crate::search::request::Filter;
use crate::store::index::{Index, Shared};
use crate::store::wording::Wording;

/// Searches to hold documents against, each under a key of the caller's.
///
/// ```
/// use search_index::{ColumnField, Document, Filter, Index, OpenOptions, Percolator, Schema, TextField};
///
/// # fn main() -> search_index::Result<()> {
/// # let folder = tempfile::tempdir().unwrap();
/// let schema = Schema::new("id").text(TextField::new("about")).column(ColumnField::new("region").facet());
/// let index = Index::open(folder.path(), &schema, 1, OpenOptions::default())?.index;
/// let mut searches = Percolator::new(&index);
/// searches.put("lawyers", "заңгер", &[])?;
/// searches.put("finance in 75", "қаржы -аудит", &[Filter::any_of("region", [75])])?;
///
/// let person = Document::new("a").text("about", "Қаржы бөлімінің басшысы").values("region", [75]);
/// assert_eq!(searches.matching(&person)?, ["finance in 75"]);
/// # Ok(())
/// # }
/// ```
pub struct Percolator<K> {
    shared: Arc<Shared>,
    /// What words are read with, however the index reads them later.
    wording: Wording,
    index: Index,
    nodes: Nodes,
    places: HashMap<K, usize>,
    searches: Vec<Option<Search<K>>>,
    free: Vec<usize>,
    /// Searches behind a condition of theirs.
    behind: HashMap<NodeId, Vec<usize>>,
    /// Conditions behind a leaf: those with searches behind them that may hold when the leaf does.
    opens: HashMap<NodeId, Vec<NodeId>>,
    /// Leaves to be asked of every document, because nothing else leads to the searches behind them.
    asked: Vec<NodeId>,
    /// Searches with nothing that a document must have: looked at for every document.
    unguarded: Vec<usize>,
}

/// A search: everything that must hold.
struct Search<K> {
    key: K,
    /// The condition the search stands behind.
    behind: Option<NodeId>,
    rest: Box<[NodeId]>,
}

impl<K: Clone + Eq + Hash + Ord> Percolator<K> {
    /// No searches yet. Words are read as this index reads them now, also after it is given another thesaurus; which conditions are rare is read from its documents.
    #[must_use]
    pub fn new(index: &Index) -> Self {
        let shared = Arc::clone(&index.inner.shared);
        Self {
            nodes: Nodes::new(shared.layout.columns.len()),
            index: index.clone(),
            wording: shared.wording(),
            shared,
            places: HashMap::new(),
            searches: Vec::new(),
            free: Vec::new(),
            behind: HashMap::new(),
            opens: HashMap::new(),
            asked: Vec::new(),
            unguarded: Vec::new(),
        }
    }

    /// How many searches there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether there is a search under this key.
    #[must_use]
    pub fn contains(&self, key: &K) -> bool {
        self.places.contains_key(key)
    }

    /// Adds a search, or replaces the one under this key. It finds what [`Index::search`] finds with the same text and
    /// filters when it may not widen ([`crate::SearchRequest::widen`]): a search that stands must not find other people
    /// because there is nobody else.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for filters that a search refuses; the percolator is then as it was.
    pub fn put(&mut self, key: K, text: &str, filters: &[Filter]) -> Result<()> {
        let parsed = parse(text, &self.wording.analyser, &self.shared.layout.scopes);
        let searcher = self.index.inner.live().map(|generation| generation.reader.searcher());
        let mut compiler = Compiler::new((&self.shared, &self.wording), &mut self.nodes, searcher.as_ref());
        let mut conditions = compiler.filters(filters)?;
        conditions.extend(compiler.words(&parsed));
        self.remove(&key);
        conditions.sort_unstable();
        conditions.dedup();
        // Cheap and rare ones first: they decide soonest.
        conditions.sort_by(|a, b| self.nodes.effort(*a).total_cmp(&self.nodes.effort(*b)));
        let guards = conditions.iter().copied().filter_map(|node| Some((node, self.nodes.opening(node)?)));
        let rarest = guards.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(node, _)| node);
        conditions.retain(|node| Some(*node) != rarest);
        let place = self.free.pop().unwrap_or_else(|| {
            self.searches.push(None);
            self.searches.len().saturating_sub(1)
        });
        match rarest {
            None => self.unguarded.push(place),
            Some(guard) => self.guard(guard, place),
        }
        self.places.insert(key.clone(), place);
        if let Some(search) = self.searches.get_mut(place) {
            *search = Some(Search { key, behind: rarest, rest: conditions.into() });
        }
        Ok(())
    }

    fn guard(&mut self, guard: NodeId, place: usize) {
        let behind = self.behind.entry(guard).or_default();
        behind.push(place);
        if behind.len() > 1 {
            return;
        }
        for leaf in self.nodes.cover(guard) {
            let opens = self.opens.entry(leaf).or_default();
            if !opens.contains(&guard) {
                opens.push(guard);
            }
            let is_asked = matches!(self.nodes.node(leaf), Some(Node::Ranges { .. } | Node::Test(_)));
            if is_asked && !self.asked.contains(&leaf) {
                self.asked.push(leaf);
            }
        }
    }

    /// Removes a search; whether there was one.
    pub fn remove(&mut self, key: &K) -> bool {
        let Some(place) = self.places.remove(key) else { return false };
        let search = self.searches.get_mut(place).and_then(Option::take);
        match search.and_then(|search| search.behind) {
            None => self.unguarded.retain(|other| *other != place),
            Some(guard) => {
                // An empty list stays: the leaves that lead to it do too, and the next search behind it finds both.
                if let Some(behind) = self.behind.get_mut(&guard) {
                    behind.retain(|other| *other != place);
                }
            }
        }
        self.free.push(place);
        true
    }

    /// The keys of the searches that find this document, in their order.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for a document that the index refuses, [`crate::Error::Damaged`] for a test that panics.
    pub fn matching(&self, document: &Document) -> Result<Vec<K>> {
        let analyser = &self.wording.analyser;
        let prepared = self.shared.prepared(document, analyser)?;
        guard(|| {
            let mut seen = Seen::new(&self.nodes, (&self.shared, analyser.kazakh()), &prepared);
            let mut leaves = seen.found().to_vec();
            for leaf in &self.asked {
                if seen.holds(*leaf)? {
                    leaves.push(*leaf);
                }
            }
            let mut guards: Vec<NodeId> =
                leaves.iter().filter_map(|leaf| self.opens.get(leaf)).flatten().copied().collect();
            guards.sort_unstable();
            guards.dedup();
            let mut found = Vec::new();
            for guard in guards {
                let behind = self.behind.get(&guard).filter(|behind| !behind.is_empty());
                let Some(behind) = behind else { continue };
                if seen.holds(guard)? {
                    self.look_at(behind, &mut seen, &mut found)?;
                }
            }
            self.look_at(&self.unguarded, &mut seen, &mut found)?;
            found.sort_unstable();
            Ok(found)
        })
    }

    /// Adds those of these searches whose other conditions hold too.
    fn look_at(&self, places: &[usize], seen: &mut Seen<'_>, found: &mut Vec<K>) -> Result<()> {
        for search in places.iter().filter_map(|place| self.searches.get(*place)?.as_ref()) {
            let mut holds = true;
            for condition in &search.rest {
                if !seen.holds(*condition)? {
                    holds = false;
                    break;
                }
            }
            if holds {
                found.push(search.key.clone());
            }
        }
        Ok(())
    }
}

impl<K> std::fmt::Debug for Percolator<K> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Percolator").field("searches", &self.places.len()).finish_non_exhaustive()
    }
}
