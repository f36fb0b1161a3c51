//! What was computed of whole segments, for questions that come again and again: who passes a filter (officers change
//! their words more often than their region), what a facet counts. The documents of a segment never change; who was
//! removed since is told by the segment itself. Kept from the second search on that asks for it, within a bound; what was not
//! asked for longest goes first.
//! Where next: `search/collect.rs` asks filters, `query/ways` keeps to their bits, `search/facets.rs` counts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use tantivy::DocId;

use crate::columns::SegmentId;

/// What is remembered at all, kept or asked for once.
const MOST_ENTRIES: usize = 2_000;
/// Longest name of what is remembered, in bytes.
const LONGEST_NAME: usize = 1_024;

/// What is remembered of segments, by a name.
pub(crate) struct Remembered<V> {
    entries: Mutex<Entries<V>>,
    /// Memory of all of it together, in bytes.
    most: usize,
    /// Documents of a segment of which anything is kept, at least.
    fewest: DocId,
}

struct Entries<V> {
    by_name: HashMap<(SegmentId, String), Entry<V>>,
    bytes: usize,
}

/// Tells searches apart; rises with each.
pub(crate) type SearchNumber = u64;

/// Where it is or will be; nothing where it cannot be computed.
type Place<V> = Arc<OnceLock<Option<Arc<V>>>>;

struct Entry<V> {
    /// The last search that asked for it.
    asked: SearchNumber,
    /// Nothing before a second search.
    place: Option<Place<V>>,
    bytes: usize,
}

impl<V> Remembered<V> {
    /// Remembers so many bytes at most, of segments with so many documents at least.
    pub(crate) fn new(most: usize, fewest: DocId) -> Self {
        let entries = Entries { by_name: HashMap::new(), bytes: 0 };
        Self { entries: Mutex::new(entries), most, fewest }
    }

    /// What is remembered of a segment, computed if it is worth keeping and not there; it then takes so many bytes. Nothing
    /// where it is not kept.
    pub(crate) fn of(
        &self,
        (segment, documents, search): (SegmentId, DocId, SearchNumber),
        name: &str,
        bytes: usize,
        compute: impl FnOnce() -> Option<V>,
    ) -> Option<Arc<V>> {
        if documents < self.fewest || name.len() > LONGEST_NAME {
            return None;
        }
        let place = self.place((segment, name.to_owned()), search, bytes)?;
        // who comes meanwhile waits, which is shorter than to compute it too
        place.get_or_init(|| compute().map(Arc::new)).clone()
    }

    /// Nothing for the first search, which asks once for every range of the segment.
    fn place(&self, key: (SegmentId, String), search: SearchNumber, bytes: usize) -> Option<Place<V>> {
        // a poisoned memory is only a lost shortcut
        let mut entries = self.entries.lock().ok()?;
        let Some(entry) = entries.by_name.get_mut(&key) else {
            entries.by_name.insert(key, Entry { asked: search, place: None, bytes: 0 });
            entries.shrink(self.most);
            return None;
        };
        let same = entry.asked == search;
        entry.asked = search;
        if let Some(place) = &entry.place {
            return Some(Arc::clone(place));
        }
        if same {
            return None;
        }
        let place = Place::default();
        (entry.place, entry.bytes) = (Some(Arc::clone(&place)), bytes);
        entries.bytes += bytes;
        entries.shrink(self.most);
        Some(place)
    }
}

impl<V> Entries<V> {
    fn shrink(&mut self, most: usize) {
        while self.bytes > most || self.by_name.len() > MOST_ENTRIES {
            let oldest = self.by_name.iter().min_by_key(|(_, entry)| entry.asked).map(|(key, _)| key.clone());
            let Some(entry) = oldest.and_then(|key| self.by_name.remove(&key)) else { return };
            self.bytes -= entry.bytes;
        }
    }
}

/// A bit for each document of a segment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// Documents are asked in ascending order.
    pub(crate) fn of(documents: DocId, mut passes: impl FnMut(DocId) -> bool) -> Self {
        let mut words = Vec::with_capacity(usize::try_from(documents.div_ceil(64)).unwrap_or(0));
        for start in (0..documents).step_by(64) {
            let end = start.saturating_add(64).min(documents);
            let bit = |doc: DocId| u64::from(passes(doc)) << (doc - start);
            words.push((start..end).map(bit).fold(0, |word, bit| word | bit));
        }
        Self(words)
    }

    /// The bits of 64 documents, from this many times 64 on.
    #[inline]
    pub(crate) fn word(&self, at: u32) -> u64 {
        usize::try_from(at).ok().and_then(|at| self.0.get(at)).copied().unwrap_or(0)
    }

    /// Memory of the bits of so many documents.
    pub(crate) fn bytes(documents: DocId) -> usize {
        usize::try_from(documents.div_ceil(8)).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Change, Document, Index, OpenOptions, Result, ScanCollector, ScanPart, Schema, SegmentColumns,
    };

    /// The name of the segment there is.
    struct Named;
    struct NamedPart(Option<SegmentId>);

    impl ScanCollector for Named {
        type Part = NamedPart;
        type Output = Option<SegmentId>;

        fn part(&self, columns: &SegmentColumns) -> Result<NamedPart> {
            Ok(NamedPart(columns.id()))
        }

        fn merge(&self, fruits: Vec<Option<SegmentId>>) -> Option<SegmentId> {
            fruits.into_iter().flatten().next()
        }
    }

    impl ScanPart for NamedPart {
        type Fruit = Option<SegmentId>;

        fn visit(&mut self, _: DocId) {}

        fn finish(self) -> Option<SegmentId> {
            self.0
        }
    }

    #[test]
    fn what_a_second_search_asks_for_is_kept_within_the_bound() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path(), &Schema::new("id"), 1, OpenOptions::default()).unwrap().index;
        index.apply(&[Change::Put(Document::new("a"))], "1").unwrap();
        let segment = index.scan(&[], None, &Named).unwrap().unwrap();
        let remembered = Remembered::new(10, 100);
        let ask = |search, name: &str| remembered.of((segment, 100, search), name, 6, || Some(search));
        // the ranges of one search ask one by one
        assert_eq!((ask(1, "x"), ask(1, "x")), (None, None));
        assert_eq!((ask(2, "x").as_deref(), ask(3, "x").as_deref()), (Some(&2), Some(&2)));
        // two do not fit
        assert_eq!((ask(4, "y"), ask(5, "y").as_deref()), (None, Some(&5)));
        assert_eq!((ask(6, "x"), ask(7, "y").as_deref()), (None, Some(&5)));
        assert_eq!(remembered.of((segment, 99, 8), "y", 6, || Some(8)), None);
    }
}
