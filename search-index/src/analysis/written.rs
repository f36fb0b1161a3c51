//! What a text or a name becomes in the fields of the engine: the tokens of each analysis. Kept for short ones, because
//! many documents share them: bodies, posts, universities, names of persons.
//! Where next: `tokens.rs` (how tokens are written), `document.rs` (the fields).

use std::sync::Arc;

use super::{Analyser, Token, names};
use crate::schema::SPELLED;
use crate::tokens::Stream;

/// Stems of words, the words without Kazakh letters, and the concepts named.
pub(crate) type Streams = [Stream; 3];

/// Tokens by strict and by loose keys.
pub(crate) type NameStreams = [Stream; 2];

/// Longest text that is read in parts, in bytes: posts and studies, no statement.
const LONGEST_IN_PARTS: usize = 512;
/// Longest part, or name, that is kept.
const LONGEST_KEPT: usize = 160;

/// A part of a text, up to a comma: its words and their tokens.
#[derive(Debug, Default)]
pub(crate) struct Part {
    tokens: Vec<Token>,
    streams: Streams,
    /// Words of the next part may end the name of a concept that begins here: concepts are found in both at once.
    goes_on: bool,
}

impl Analyser {
    /// Appends the tokens of a text to those of its field's earlier values.
    pub(crate) fn write(&self, text: &str, streams: &mut Streams) {
        // where a field is nearly full it takes a part of the text
        let fits = streams.iter().all(|stream| stream.room() >= LONGEST_IN_PARTS);
        if text.len() > LONGEST_IN_PARTS || !fits {
            return self.write_anew(text, streams);
        }
        let [stem, folded, concept] = streams;
        let parts: Vec<Arc<Part>> = text.split_inclusive(',').map(|text| self.part(text)).collect();
        let together = parts.iter().rev().skip(1).any(|part| part.goes_on);
        for part in &parts {
            let [stems, letters, concepts] = &part.streams;
            stem.append(stems);
            folded.append(letters);
            if !together {
                concept.append(concepts);
            }
        }
        if together {
            let tokens: Vec<Token> = parts.iter().flat_map(|part| part.tokens.iter().cloned()).collect();
            self.write_concepts(&tokens, concept);
        }
        streams.iter_mut().for_each(Stream::end_value);
    }

    fn part(&self, text: &str) -> Arc<Part> {
        if let Some(known) = self.parts.get(text) {
            return known;
        }
        let tokens = self.analyse(text);
        let goes_on = self.may_go_on(&tokens);
        let mut part = Part { tokens, goes_on, ..Part::default() };
        let [stem, folded, concept] = &mut part.streams;
        write_words(&part.tokens, [stem, folded]);
        self.write_concepts(&part.tokens, concept);
        let part = Arc::new(part);
        if text.len() <= LONGEST_KEPT {
            self.parts.remember(text.to_owned(), Arc::clone(&part));
        }
        part
    }

    /// Appends the tokens of a spelling of a name to those of its field's earlier values.
    pub(crate) fn write_name(&self, name: &str, patronymic: bool, streams: &mut NameStreams) {
        let [names, patronymics] = &*self.names;
        let memory = if patronymic { patronymics } else { names };
        let fits = name.len() <= LONGEST_KEPT && streams.iter().all(|stream| stream.room() >= LONGEST_KEPT);
        if !fits {
            return write_name_anew(name, patronymic, streams);
        }
        let written = memory.get(name).unwrap_or_else(|| {
            let mut fresh = NameStreams::default();
            write_name_anew(name, patronymic, &mut fresh);
            let fresh = Arc::new(fresh);
            memory.remember(name.to_owned(), Arc::clone(&fresh));
            fresh
        });
        for (stream, more) in streams.iter_mut().zip(written.iter()) {
            stream.append(more);
        }
    }

    fn write_anew(&self, text: &str, streams: &mut Streams) {
        let [stem, folded, concept] = streams;
        let tokens = self.analyse(text);
        // of words that the field takes: a concept is found again by them, see `search/affected.rs`
        self.write_concepts(tokens.get(..stem.room()).unwrap_or(&tokens), concept);
        // most words are written twice in a field, a little shorter than they stand
        let bytes = text.len().saturating_mul(3) / 2;
        stem.expect(bytes);
        folded.expect(bytes);
        write_words(&tokens, [stem, folded]);
        streams.iter_mut().for_each(Stream::end_value);
    }

    fn write_concepts(&self, tokens: &[Token], concept: &mut Stream) {
        for found in self.concepts_within(tokens) {
            concept.push(found.concepts.iter().map(|number| self.concept_id(*number)));
        }
    }
}

fn write_words(tokens: &[Token], [stem, folded]: [&mut Stream; 2]) {
    for token in tokens {
        stem.push_word(&token.forms.derived.stems);
        folded.push_word(&token.forms.derived.letters);
    }
}

fn write_name_anew(name: &str, patronymic: bool, [strict, loose]: &mut NameStreams) {
    for token in names::analyse(name, patronymic) {
        let spelled = format!("{}{SPELLED}{}", token.strict, token.spelling);
        let initial = names::initial(&token.strict);
        strict.push([Some(token.strict.as_str()), Some(&spelled), initial.as_deref()]);
        loose.push([Some(format!("{}{SPELLED}{}", token.loose, token.spelling).as_str())]);
    }
    strict.end_value();
    loose.end_value();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::thesaurus::Thesaurus;

    proptest! {
        /// A text that is remembered is written like one that is met for the first time, short or long.
        #[test]
        fn what_is_kept_is_what_would_be_written(
            texts in proptest::collection::vec(
                "([а-яәғқңөұүһі A-Za-z0-9,-]{0,90}|(министр|финансы|қаржы|IT|, |,| ){0,9})",
                1..5,
            ),
        ) {
            // names that stand across commas are found in parts too
            let rows = "F\t\tfield\tқаржы\tфинансы, министр\tfinance\tOWN\tx\nI\t\tpost\tминистр IT\tминистр\tIT\tOWN\tx";
            let analyser = Analyser::new().with_thesaurus(Thesaurus::read([("t", rows)]).unwrap());
            let (mut kept, mut anew) = (Streams::default(), Streams::default());
            for text in texts.iter().chain(&texts) {
                analyser.write(text, &mut kept);
                analyser.write_anew(text, &mut anew);
            }
            prop_assert_eq!(format!("{kept:?}"), format!("{anew:?}"));
            let (mut kept, mut anew) = (NameStreams::default(), NameStreams::default());
            for (place, text) in texts.iter().chain(&texts).chain(&texts).enumerate() {
                analyser.write_name(text, place % 2 == 0, &mut kept);
                write_name_anew(text, place % 2 == 0, &mut anew);
            }
            prop_assert_eq!(format!("{kept:?}"), format!("{anew:?}"));
        }
    }
}
