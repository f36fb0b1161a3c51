//! How many words of a text each document has in one field: a plain, explainable nearness, counted for everybody at once
//! by walking the words' lists of documents, which costs a fraction of scoring them.
//! Where next: `store/snapshot.rs` is the entry; scans look documents up in the result.

use tantivy::query::{EnableScoring, Query as _};
use tantivy::{DocSet, TERMINATED};

use super::results::DocAddress;
use crate::error::{Error, Result};
use crate::query::forms;
use crate::query::parse::parse;
use crate::query::readings::term;
use crate::query::scope::Scopes;
use crate::query::ways::Way;
use crate::store::snapshot::Snapshot;

/// Most words of the text that are counted.
const MOST_WORDS: usize = 16;

/// Words found, by document.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    words: u32,
    /// A count for each document of each segment.
    segments: Vec<Vec<u8>>,
}

impl Coverage {
    /// How many words of the text are looked for; function words and repetitions are not.
    #[must_use]
    pub const fn words(&self) -> u32 {
        self.words
    }

    /// How many of them the document has, in any of their forms.
    #[inline]
    #[must_use]
    pub fn found(&self, at: DocAddress) -> u32 {
        let segment = usize::try_from(at.segment).ok().and_then(|place| self.segments.get(place));
        let count = segment.and_then(|counts| counts.get(usize::try_from(at.doc).ok()?));
        count.map_or(0, |count| u32::from(*count))
    }
}

/// See [`Snapshot::coverage`].
pub(crate) fn coverage(snapshot: &Snapshot, field: &str, text: &str) -> Result<Coverage> {
    let shared = snapshot.shared();
    let declared = shared.layout.texts.iter().find(|(declared, _)| declared.name == field);
    let (_, fields) = declared.ok_or_else(|| Error::Invalid(format!("no text field {field}")))?;
    let mut wanted = Vec::new();
    // Points stand in certificates: they must not change with the concepts that are looked for now.
    let parsed = parse(text, &snapshot.analyser().as_made(), &Scopes::default());
    for token in parsed.clauses.iter().flat_map(|clause| &clause.any).flat_map(|unit| &unit.tokens) {
        if wanted.len() < MOST_WORDS
            && !wanted.iter().any(|word: &&crate::analysis::Token| word.forms == token.forms)
        {
            wanted.push(token);
        }
    }
    let readers = snapshot.searcher().segment_readers();
    let sizes = readers.iter().map(|reader| usize::try_from(reader.max_doc()).unwrap_or_default());
    let mut segments: Vec<Vec<u8>> = sizes.map(|size| vec![0; size]).collect();
    for word in &wanted {
        let readings = forms::in_text(word, fields).map(|form| term(form.field, form.text));
        let weight = Way::best_of(readings.collect(), 0.0)
            .weight(EnableScoring::disabled_from_searcher(snapshot.searcher()))?;
        for (reader, counts) in readers.iter().zip(&mut segments) {
            let mut docs = weight.scorer(reader, 1.0)?;
            let mut doc = docs.doc();
            while doc != TERMINATED {
                if let Some(count) = usize::try_from(doc).ok().and_then(|place| counts.get_mut(place)) {
                    *count += 1;
                }
                doc = docs.advance();
            }
        }
    }
    Ok(Coverage { words: u32::try_from(wanted.len()).unwrap_or_default(), segments })
}
