//! What comes back: hits, exact counts, marked passages, and how the words were understood.
//! Plain data that serialises; marks are byte ranges, never markup, so the caller escapes as its medium needs.
//! Where next: `run.rs` fills these.

use serde::{Deserialize, Serialize};

use crate::search::extras::ExtraPart;
use crate::search::reasons::Reason;
use crate::search::request::SnapshotToken;

/// The answer to a [`crate::SearchRequest`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchResults {
    /// How many documents match; exact.
    pub total: u64,
    /// The hits of the page in order.
    pub hits: Vec<Hit>,
    /// Counts in the order the facets were asked for, then the groups.
    pub facets: Vec<FacetCounts>,
    /// How the words were matched.
    pub matched: Matched,
    /// The text that was searched instead, when what was typed found nothing and reads as this with another
    /// keyboard layout.
    pub read_as: Option<String>,
    /// Concepts of the thesaurus that words of the text name.
    pub concepts: Vec<NamedConcept>,
    /// Parts of the text that were not understood or not used.
    pub ignored: Vec<Ignored>,
    /// Ask for further pages with this, and none repeats or misses a document.
    pub snapshot: SnapshotToken,
}

/// How the words of the text were matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matched {
    /// There were no words to match.
    Everything,
    /// Every hit has all the words, in some form.
    AllWords,
    /// Nothing had all the words as spelled; every hit has all of them or something near.
    NearSpellings,
    /// Nothing had even that; every hit has at least this many of the words.
    SomeWords {
        /// Words a hit has at least.
        at_least: usize,
        /// Words asked for.
        of: usize,
    },
}

/// Words of the text that name concepts of the thesaurus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedConcept {
    /// The words as typed, normalised.
    pub text: String,
    /// Ids of the concepts with this name.
    pub ids: Vec<String>,
}

/// A part of the text that had no effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// The part as typed (shortened when long).
    pub text: String,
    /// Why.
    pub reason: IgnoredReason,
}

/// Why a part of the text had no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IgnoredReason {
    /// No letters or digits in it.
    NoWord,
    /// What has nothing to act on: an `OR` without a wanted word on each side, the name of a field without a word behind it,
    /// a star behind a single letter or several words, a quote that is never closed.
    StrayOperator,
    /// Something with a colon behind it that no field is called.
    UnknownField,
    /// A function word beside words that matter.
    FunctionWord,
    /// Beyond the longest text, or the most words or beginnings a query may have.
    TooLong,
}

/// One document found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// The unique key.
    pub id: String,
    /// The bytes given with the document.
    pub payload: Vec<u8>,
    /// Relevance; comparable within one answer only, 0 when sorted by a column.
    pub score: f32,
    /// Where to find the document again in the same snapshot.
    pub address: DocAddress,
    /// Passages with the words found, per field; empty unless asked for.
    pub highlights: Vec<Highlight>,
    /// Why it was found, in the order of the words; empty unless asked for.
    pub reasons: Vec<Reason>,
    /// What the request's extras add to the reasons; told with them.
    pub extras: Vec<ExtraPart>,
}

/// A document within one snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocAddress {
    /// The segment's number within the snapshot.
    pub segment: u32,
    /// The document's number within the segment.
    pub doc: u32,
}

/// The passages of one value of a field in which words were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// The declared text or name field.
    pub field: String,
    /// Which of the field's values, from 0.
    pub value: usize,
    /// At most three passages, in the order of the text.
    pub fragments: Vec<Fragment>,
}

/// A passage of an original text. Its `text` is raw: escape it for the medium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    /// The passage.
    pub text: String,
    /// Byte offset of the passage in the original value.
    pub start: usize,
    /// Whether the original goes on before and after the passage.
    pub cut: (bool, bool),
    /// The words found: byte ranges `(start, end)` within `text`, ascending, apart, on letter boundaries.
    pub marks: Vec<(usize, usize)>,
}

/// The counts of one facet, counted as if the facet's own filters were not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCounts {
    /// The column, or the name of the group.
    pub column: String,
    /// `(value, documents)`, most frequent first, equal ones by value; a document counts once per value.
    pub counts: Vec<(u64, u64)>,
    /// How many distinct values there are, beyond the limit too.
    pub distinct: u64,
}
