//! A document as the engine takes it in: its values by field, every text analysed. The engine reads them where they are;
//! its own document copies each of them into one buffer first.
//! Where next: `document.rs` prepares, `tokens.rs` is the form of analysed texts, `store/` hands them over.

use std::iter::Empty;

use tantivy::Document;
use tantivy::schema::Field;
use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf, Value};

/// Values in the order in which they were added.
#[derive(Debug, Default)]
pub(crate) struct Prepared(Vec<(Field, Content)>);

/// One value of a field.
#[derive(Debug)]
pub(crate) enum Content {
    Text(String),
    Number(u64),
    Bytes(Vec<u8>),
}

impl Prepared {
    pub(crate) fn add(&mut self, field: Field, content: Content) {
        self.0.push((field, content));
    }
}

impl Document for Prepared {
    type Value<'a> = &'a Content;
    type FieldsValuesIter<'a> = std::iter::Map<
        std::slice::Iter<'a, (Field, Content)>,
        fn(&'a (Field, Content)) -> (Field, &'a Content),
    >;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.0.iter().map(|(field, content)| (*field, content))
    }
}

impl<'a> Value<'a> for &'a Content {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self {
            Content::Text(text) => ReferenceValueLeaf::Str(text),
            Content::Number(number) => ReferenceValueLeaf::U64(*number),
            Content::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
        })
    }
}
