//! How a text is read, without asking an index.
//! Where next: `parse.rs` reads it.

use super::parse::parse;
use crate::analysis::Analyser;
use crate::schema::Schema;
use crate::search::results::{Ignored, NamedConcept};
use crate::search::run::concepts;

/// A text as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Words, phrases and concepts that are asked for or kept out; alternatives count as one.
    pub clauses: usize,
    /// Words in all of them.
    pub words: usize,
    /// Words that name concepts.
    pub concepts: Vec<NamedConcept>,
    /// Parts that have no effect.
    pub ignored: Vec<Ignored>,
}

/// Reads a text as a search over documents of this schema does. Never fails: what is odd is ignored and listed.
///
/// ```
/// use search_index::analysis::Analyser;
/// use search_index::{Schema, TextField, understand};
///
/// let schema = Schema::new("id").text(TextField::new("posts").called(["post"]));
/// let read = understand("post: аким OR мэр -бухгалтер OR", &Analyser::new(), &schema);
/// assert_eq!((read.clauses, read.words, read.ignored.len()), (2, 3, 1));
/// ```
#[must_use]
pub fn understand(text: &str, analyser: &Analyser, schema: &Schema) -> Understood {
    let parsed = parse(text, analyser, &schema.scopes());
    let words = parsed.tokens().count();
    let concepts = concepts(&parsed, analyser);
    Understood { clauses: parsed.clauses.len(), words, concepts, ignored: parsed.ignored }
}
