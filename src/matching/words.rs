//! Several of the rules' sentences as one text; one sentence is `posts::words::say`.

use crate::posts::words::joined_sentences;
use crate::reference::codes::Locale;
use crate::reference::data::Reference;
use crate::rules::text::Sentence;

pub use crate::posts::words::say;

/// Several sentences as one text.
pub fn say_all(locale: Locale, reference: &Reference, sentences: &[Sentence]) -> String {
    let said: Vec<_> = sentences.iter().map(|sentence| say(locale, reference, sentence)).collect();
    joined_sentences(&said)
}
