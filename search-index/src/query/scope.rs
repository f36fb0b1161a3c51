//! Which declared fields a word is looked for in: all that are not reserved, or those named before a colon.
//! Where next: `parse.rs` reads the names, `words.rs` keeps to the fields.

use std::collections::HashMap;

use crate::analysis::fold::fold;
use crate::analysis::words::normalise;
use crate::schema::{LabelField, NameField, TextField};

/// Most fields of a kind: one bit each.
pub(crate) const MAX_FIELDS: usize = 64;

/// Some of the declared fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Scope {
    texts: u64,
    names: u64,
    labels: u64,
}

impl Scope {
    /// Whether the text field at this place is one of them.
    pub(crate) fn has_text(self, place: usize) -> bool {
        self.texts & bit(place) != 0
    }

    /// The labels among them as the text fields that they are where they are looked up, see `labels.rs`.
    pub(crate) fn labels(self) -> Option<Self> {
        (self.labels != 0).then(|| Self { texts: self.labels, ..Self::default() })
    }

    /// Whether the name field at this place is one of them.
    pub(crate) fn has_name(self, place: usize) -> bool {
        self.names & bit(place) != 0
    }
}

/// The fields by the words they are called.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scopes {
    everywhere: Scope,
    called: HashMap<String, Scope>,
}

impl Scopes {
    pub(crate) fn new(texts: &[TextField], names: &[NameField], labels: &[LabelField]) -> Self {
        let mut this = Self::default();
        for (place, text) in texts.iter().enumerate() {
            if !text.only_when_called {
                this.everywhere.texts |= bit(place);
            }
            for word in &text.called {
                this.called.entry(key(word)).or_default().texts |= bit(place);
            }
        }
        for (place, name) in names.iter().enumerate() {
            this.everywhere.names |= bit(place);
            for word in &name.called {
                this.called.entry(key(word)).or_default().names |= bit(place);
            }
        }
        for (place, label) in labels.iter().enumerate() {
            if !label.text.only_when_called {
                this.everywhere.labels |= bit(place);
            }
            for word in &label.text.called {
                this.called.entry(key(word)).or_default().labels |= bit(place);
            }
        }
        this
    }

    /// What a word without a field is looked for in.
    pub(crate) fn everywhere(&self) -> Scope {
        self.everywhere
    }

    /// Whether fields can be named at all; otherwise a colon is punctuation.
    pub(crate) fn are_named(&self) -> bool {
        !self.called.is_empty()
    }

    /// The fields called so.
    pub(crate) fn find(&self, word: &str) -> Option<Scope> {
        self.called.get(&key(word)).copied()
    }
}

fn bit(place: usize) -> u64 {
    u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0)
}

/// Capitals and missing Kazakh letters do not count.
fn key(word: &str) -> String {
    fold(&normalise(word))
}
