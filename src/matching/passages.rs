//! Passages of what people wrote, with the words that were found marked in them.
//! Next: `search`, whose page shows them.

use search_index::{Fragment, Highlight};
use serde::Serialize;
use utoipa::ToSchema;

/// Most passages shown of one person.
const MOST_PASSAGES: usize = 3;

/// A passage in which words were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Passage {
    /// `posts`, `studies` or `statement`.
    pub field: String,
    /// The text in pieces; found words are marked.
    pub pieces: Vec<Piece>,
    /// Whether the text goes on before and after.
    pub cut: (bool, bool),
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Piece {
    pub text: String,
    pub found: bool,
}

/// The first different passages: somebody who held one post three times shows it once.
pub(super) fn passages(highlights: Vec<Highlight>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for highlight in highlights {
        for fragment in &highlight.fragments {
            let passage =
                Passage { field: highlight.field.clone(), pieces: pieces(fragment), cut: fragment.cut };
            if passages.len() < MOST_PASSAGES && !passages.contains(&passage) {
                passages.push(passage);
            }
        }
    }
    passages
}

/// Cuts a passage at its marks. Marks that are not where letters begin are left out rather than trusted.
pub fn pieces(fragment: &Fragment) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut push = |range: std::ops::Range<usize>, found: bool| {
        if let Some(text) = fragment.text.get(range).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), found });
        }
    };
    for (start, end) in fragment.marks.iter().copied() {
        if start >= done && fragment.text.get(start..end).is_some() {
            push(done..start, false);
            push(start..end, true);
            done = end;
        }
    }
    push(done..fragment.text.len(), false);
    pieces
}
