//! What a text becomes in the fields of the engine: the tokens of each analysis. Kept for short texts, because many
//! documents share them: names of regions, bodies, posts, universities.
//! Where next: `tokens.rs` (how tokens are written), `document.rs` (the fields).

use std::sync::Arc;

use super::Analyser;
use crate::tokens::Stream;

/// Tokens by Kazakh, Russian and English stems, without Kazakh letters, and the concepts named.
pub(crate) type Streams = [Stream; 5];

/// Longest text that is kept, in bytes: a title or a name, no statement.
const LONGEST_KEPT: usize = 160;

impl Analyser {
    /// Appends the tokens of a text to those of its field's earlier values.
    pub(crate) fn write(&self, text: &str, streams: &mut Streams) {
        // where a field is nearly full it takes a part of the text
        let fits = streams.iter().all(|stream| stream.room() >= LONGEST_KEPT);
        if text.len() > LONGEST_KEPT || !fits {
            return self.write_anew(text, streams);
        }
        let written = self.written.get(text).unwrap_or_else(|| {
            let mut fresh = Streams::default();
            self.write_anew(text, &mut fresh);
            let fresh = Arc::new(fresh);
            self.written.remember(text.to_owned(), Arc::clone(&fresh));
            fresh
        });
        for (stream, more) in streams.iter_mut().zip(written.iter()) {
            stream.append(more);
        }
    }

    fn write_anew(&self, text: &str, streams: &mut Streams) {
        let [kk, ru, en, folded, concept] = streams;
        let tokens = self.analyse(text);
        // of words that the field takes: a concept is found again by them, see `search/affected.rs`
        for found in self.concepts_within(tokens.get(..kk.room()).unwrap_or(&tokens)) {
            concept.push(found.concepts.iter().map(|number| self.concept_id(*number)));
        }
        for token in &tokens {
            let forms = &token.forms;
            kk.push([forms.kk.as_deref(), forms.unfolded.as_deref()]);
            ru.push([forms.ru.as_deref()]);
            en.push([forms.en.as_deref()]);
            folded.push([Some(forms.folded.as_str()), forms.folded_stem.as_deref()]);
        }
        streams.iter_mut().for_each(Stream::end_value);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A text that is remembered is written like one that is met for the first time, short or long.
        #[test]
        fn what_is_kept_is_what_would_be_written(
            texts in proptest::collection::vec("[а-яәғқңөұүһі A-Za-z0-9,-]{0,90}", 1..5),
        ) {
            let (analyser, mut kept, mut anew) = (Analyser::new(), Streams::default(), Streams::default());
            for text in texts.iter().chain(&texts) {
                analyser.write(text, &mut kept);
                analyser.write_anew(text, &mut anew);
            }
            prop_assert_eq!(format!("{kept:?}"), format!("{anew:?}"));
        }
    }
}
