//! Documents and changes as the caller hands them in, and how they are prepared for the engine.
//! Texts are analysed once here, on the caller's thread, and handed over as tokens.
//! Where next: `prepared.rs` is what comes out, `store/writer.rs` applies changes, `analysis/` makes the tokens.

use std::borrow::Cow;

use crate::analysis::{Analyser, NameStreams, Streams};
use crate::error::{Error, Result};
use crate::prepared::{Content, Prepared};
use crate::schema::{Layout, Schema};

/// Longest exact key, in bytes.
pub const MAX_KEY_BYTES: usize = 512;
/// Values of one column in one document.
pub const MAX_COLUMN_VALUES: usize = 10_000;

/// One document: texts by field, names by field, exact keys, columns, and opaque bytes given back with a hit.
///
/// ```
/// use search_index::Document;
///
/// let document = Document::new("018f-1")
///     .text("about", "Қаржы бөлімінің басшысы")
///     .text("about", "Руководитель отдела финансов")
///     .name("family", "Төлеуханов")
///     .values("region", [751_110_000])
///     .payload(br#"{"v":1}"#.to_vec());
/// assert_eq!(document.id(), "018f-1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    id: String,
    keys: Vec<(Name, String)>,
    texts: Fields<String>,
    names: Fields<String>,
    columns: Fields<u64>,
    payload: Vec<u8>,
}

/// The name of a declared field; nearly always a constant of the caller.
type Name = Cow<'static, str>;

/// Fields of a kind with their values, in the order in which they were first named.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fields<V>(Vec<(Name, Vec<V>)>);

impl<V> Default for Fields<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Fields<V> {
    fn add(&mut self, field: Name, values: impl IntoIterator<Item = V>) {
        match self.0.iter_mut().rev().find(|(known, _)| *known == field) {
            Some((_, known)) => known.extend(values),
            None => self.0.push((field, values.into_iter().collect())),
        }
    }

    fn get(&self, field: &str) -> Option<&[V]> {
        self.0.iter().find(|(known, _)| known == field).map(|(_, values)| values.as_slice())
    }
}

/// One step of a batch. Later steps win over earlier ones with the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds the document, replacing the one with its key.
    Put(Document),
    /// Removes the document with this key, if there is one.
    Remove(String),
}

impl Document {
    /// An empty document with its unique key (1 to [`MAX_KEY_BYTES`] bytes).
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    /// The unique key.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Adds an exact value to a declared key field.
    #[must_use]
    pub fn key(mut self, field: impl Into<Cow<'static, str>>, value: &str) -> Self {
        self.keys.push((field.into(), value.to_owned()));
        self
    }

    /// Adds a text to a declared text field; call it once per language or passage.
    #[must_use]
    pub fn text(mut self, field: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Self {
        self.texts.add(field.into(), [text.into()]);
        self
    }

    /// Adds a spelling to a declared name field; call it once per attested spelling.
    #[must_use]
    pub fn name(mut self, field: impl Into<Cow<'static, str>>, name: &str) -> Self {
        self.names.add(field.into(), [name.to_owned()]);
        self
    }

    /// Adds values to a declared column, in this order.
    #[must_use]
    pub fn values(
        mut self,
        column: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = u64>,
    ) -> Self {
        self.columns.add(column.into(), values);
        self
    }

    /// Bytes kept as they are and given back with each hit.
    #[must_use]
    pub fn payload(mut self, payload: Vec<u8>) -> Self {
        self.payload = payload;
        self
    }

    /// The document as the engine takes it in.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a field is not declared, or a key or a column is out of bounds.
    pub(crate) fn prepare(&self, schema: &Schema, layout: &Layout, analyser: &Analyser) -> Result<Prepared> {
        self.check(schema, layout)?;
        let mut prepared = Prepared::default();
        prepared.add(layout.id, Content::Text(self.id.clone()));
        let order = order_of(&self.id);
        // The two halves of the 128-bit order: truncation is the point.
        prepared.add(layout.order_high, Content::Number(u64::try_from(order >> 64).unwrap_or(u64::MAX)));
        prepared.add(
            layout.order_low,
            Content::Number(u64::try_from(order & u128::from(u64::MAX)).unwrap_or(u64::MAX)),
        );
        prepared.add(layout.payload, Content::Bytes(self.payload.clone()));
        for (name, value) in &self.keys {
            prepared.add(layout.key(schema, name)?, Content::Text(value.clone()));
        }
        let (mut texts, mut names, mut columns) = (0, 0, 0);
        for (declared, fields) in &layout.texts {
            let Some(values) = self.texts.get(&declared.name) else { continue };
            texts += 1;
            let mut streams = Streams::default();
            for value in values {
                analyser.write(value, &mut streams);
                if let Some(original) = fields.original {
                    prepared.add(original, Content::Text(value.clone()));
                }
            }
            let [stem, folded, concept] = streams;
            stem.finish(&mut prepared, fields.stem);
            folded.finish(&mut prepared, fields.folded);
            concept.finish(&mut prepared, fields.concept);
        }
        for (declared, fields) in &layout.names {
            let Some(values) = self.names.get(&declared.name) else { continue };
            names += 1;
            let mut streams = NameStreams::default();
            for value in values {
                analyser.write_name(value, declared.patronymic, &mut streams);
                if let Some(original) = fields.original {
                    prepared.add(original, Content::Text(value.clone()));
                }
            }
            let [strict, loose] = streams;
            strict.finish(&mut prepared, fields.strict);
            loose.finish(&mut prepared, fields.loose);
        }
        for (declared, field) in &layout.columns {
            let Some(values) = self.columns.get(&declared.name) else { continue };
            columns += 1;
            for (at, value) in values.iter().enumerate() {
                // few values as a rule: looked through sooner than hashed
                if !(declared.facet && values.iter().take(at).any(|known| known == value)) {
                    prepared.add(*field, Content::Number(*value));
                }
            }
        }
        if (texts, names, columns) != (self.texts.0.len(), self.names.0.len(), self.columns.0.len()) {
            return Err(self.undeclared(layout));
        }
        Ok(prepared)
    }

    fn check(&self, schema: &Schema, layout: &Layout) -> Result<()> {
        check_key(&self.id)?;
        for (name, value) in &self.keys {
            layout.key(schema, name)?;
            check_key(value)?;
        }
        match self.columns.0.iter().find(|(_, values)| values.len() > MAX_COLUMN_VALUES) {
            Some((name, _)) => {
                Err(Error::Invalid(format!("column {name} has more than {MAX_COLUMN_VALUES} values")))
            }
            None => Ok(()),
        }
    }

    /// Which of its parts is not declared.
    fn undeclared(&self, layout: &Layout) -> Error {
        let mut texts = self.texts.0.iter().map(|(name, _)| name);
        let mut names = self.names.0.iter().map(|(name, _)| name);
        let mut columns = self.columns.0.iter().map(|(name, _)| name);
        let text = texts.find(|name| !layout.texts.iter().any(|(text, _)| text.name == **name));
        let name = names.find(|name| !layout.names.iter().any(|(field, _)| field.name == **name));
        let column = columns.find(|name| layout.column(name).is_err());
        let name = text.or(name).or(column).map_or("?", Name::as_ref);
        Error::Invalid(format!("there is no text, name or column {name}"))
    }
}

/// Refuses an empty or overlong key.
pub(crate) fn check_key(key: &str) -> Result<()> {
    if key.is_empty() || key.len() > MAX_KEY_BYTES {
        return Err(Error::Invalid(format!("a key must have 1 to {MAX_KEY_BYTES} bytes")));
    }
    Ok(())
}

/// The order in which equal documents are listed: a key written as a UUID counts as its number (so UUIDv7 keys
/// are listed by age), any other key as a hash of its bytes. Stable across segments, rebuilds and versions.
///
/// ```
/// let key = "018f0000-0000-7000-8000-000000000001";
/// assert_eq!(search_index::order_of(key), 0x018f0000_0000_7000_8000_000000000001);
/// ```
#[must_use]
pub fn order_of(key: &str) -> u128 {
    let digits: String = key.chars().filter(|letter| *letter != '-').collect();
    if digits.len() == 32
        && matches!(key.len(), 32 | 36)
        && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        && let Ok(number) = u128::from_str_radix(&digits, 16)
    {
        return number;
    }
    // FNV-1a, 128 bits: documented and unchanging, unlike the standard library's hasher.
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    for byte in key.bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    hash
}
