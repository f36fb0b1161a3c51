//! How an index is opened.
//! Where next: `index.rs` opens it.

use std::time::Duration;

use crate::analysis::Analyser;

/// How to open an index. `OpenOptions::default()` suits one service.
#[derive(Debug)]
pub struct OpenOptions {
    /// Check every byte at open (about a second per gigabyte), not only that everything opens.
    pub verify: bool,
    /// Memory of the writer in bytes, 15 to 2000 million.
    pub writer_bytes: usize,
    /// Threads of one scan, and of one search.
    pub threads: usize,
    /// From so many documents on a search is shared by threads; of fewer, starting them takes longer than to search.
    pub together_from: u64,
    /// Segments of so many documents on keep in memory what filters and facets asked again and again need; of fewer, to read
    /// it takes no longer.
    pub remembered_from: u32,
    /// States kept for people who turn pages; the one shown longest ago goes first. One that shares most of its segments with
    /// others is a few hundred kilobytes once it has shown a page.
    pub snapshots: usize,
    /// How long a state is kept after it was last shown.
    pub snapshot_age: Duration,
    /// Analysis of texts. Made with another thesaurus, it asks for a rebuild; [`Index::use_thesaurus`] does not.
    pub analyser: Analyser,
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self {
            verify: true,
            writer_bytes: 50_000_000,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            together_from: 100_000,
            remembered_from: 4_096,
            snapshots: 128,
            snapshot_age: Duration::from_secs(600),
            analyser: Analyser::new(),
        }
    }
}
