//! Carrying analysed tokens through the engine: a field's tokens are written into one string, and the engine's
//! tokenizer for these fields only splits it again. The engine's own form for analysed text goes through JSON,
//! which costs more than the analysis. Where next: `document.rs` writes, the engine reads.

use tantivy::schema::Field;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::prepared::{Content, Prepared};

/// The name under which the engine knows the splitter.
pub(crate) const TOKENIZER: &str = "written_tokens";
/// Words of one field that are searchable; the rest of an absurdly long text is not indexed.
pub const MAX_WORDS_PER_FIELD: usize = 50_000;

/// Ends a token; the next one stands one word further. No token contains control characters.
const NEXT: char = '\u{1}';
/// Ends a token; the next one stands at the same word.
const SAME: char = '\u{2}';
/// Begins another value, far enough that no phrase spans the gap.
const VALUE: char = '\u{3}';
const VALUE_GAP: usize = 100;

/// The tokens of one engine field while its values are written.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    written: String,
    words: usize,
}

/// The tokens of one word, written once for all places where the word stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Word(Box<str>);

impl Word {
    /// Writes the forms of a word.
    pub(crate) fn of<'a>(forms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut written = String::new();
        write(&mut written, forms);
        Self(written.into_boxed_str())
    }
}

fn write<'a>(written: &mut String, forms: impl IntoIterator<Item = &'a str>) {
    for form in forms {
        written.push_str(form);
        written.push(SAME);
    }
    written.push(NEXT);
}

impl Stream {
    /// Writes the forms of the next word; words without a form keep their place.
    pub(crate) fn push<'a>(&mut self, forms: impl IntoIterator<Item = Option<&'a str>>) {
        if self.words < MAX_WORDS_PER_FIELD {
            self.words = self.words.saturating_add(1);
            write(&mut self.written, forms.into_iter().flatten());
        }
    }

    /// Writes the next word as it was written before.
    pub(crate) fn push_word(&mut self, word: &Word) {
        if self.words < MAX_WORDS_PER_FIELD {
            self.words = self.words.saturating_add(1);
            self.written.push_str(&word.0);
        }
    }

    /// Makes room for so many bytes at once.
    pub(crate) fn expect(&mut self, bytes: usize) {
        self.written.reserve(bytes);
    }

    /// How many words more it takes.
    pub(crate) fn room(&self) -> usize {
        MAX_WORDS_PER_FIELD.saturating_sub(self.words)
    }

    /// Ends a value of the field.
    pub(crate) fn end_value(&mut self) {
        self.written.push(VALUE);
    }

    /// Writes the values of another stream behind its own. One that is full takes no more.
    pub(crate) fn append(&mut self, more: &Self) {
        if self.words < MAX_WORDS_PER_FIELD {
            self.words = self.words.saturating_add(more.words);
            self.written.push_str(&more.written);
        }
    }

    /// Hands the tokens to the engine, if there are any.
    pub(crate) fn finish(self, document: &mut Prepared, field: Field) {
        if self.written.contains(SAME) {
            document.add(field, Content::Text(self.written));
        }
    }
}

/// Splits what a [`Stream`] wrote.
#[derive(Clone, Default)]
pub(crate) struct WrittenTokens {
    token: Token,
}

/// The tokens of one field.
pub(crate) struct WrittenStream<'a> {
    rest: &'a str,
    position: usize,
    token: &'a mut Token,
}

impl Tokenizer for WrittenTokens {
    type TokenStream<'a> = WrittenStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WrittenStream<'a> {
        self.token.reset();
        WrittenStream { rest: text, position: 0, token: &mut self.token }
    }
}

impl TokenStream for WrittenStream<'_> {
    fn advance(&mut self) -> bool {
        // marks are bytes of their own, and no byte of another letter
        while let Some(end) = self.rest.bytes().position(|byte| byte <= VALUE as u8) {
            let Some((form, marked)) = self.rest.split_at_checked(end) else { return false };
            let mut marked = marked.chars();
            let mark = marked.next();
            self.rest = marked.as_str();
            match mark {
                Some(SAME) => {
                    self.token.text.clear();
                    self.token.text.push_str(form);
                    self.token.position = self.position;
                    return true;
                }
                Some(NEXT) => self.position = self.position.saturating_add(1),
                _ => self.position = self.position.saturating_add(VALUE_GAP),
            }
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_back_at_their_places() {
        let mut stream = Stream::default();
        stream.push([Some("a"), Some("b")]);
        stream.push([None]);
        stream.push([Some("c")]);
        stream.end_value();
        stream.push([Some("d")]);
        let mut tokenizer = WrittenTokens::default();
        let mut tokens = tokenizer.token_stream(&stream.written);
        let mut found = Vec::new();
        while let Some(token) = tokens.next() {
            found.push((token.text.clone(), token.position));
        }
        let expected = [("a", 0), ("b", 0), ("c", 2), ("d", 103)];
        assert_eq!(found, expected.map(|(text, position)| (text.to_owned(), position)));
    }
}
