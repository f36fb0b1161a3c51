//! What documents consist of, declared by the caller, and how each declared part is laid out in tantivy.
//! One declared text becomes several engine fields (stems, words without Kazakh letters, concepts); columns become u64 fast fields; labels
//! become nothing: they are names of values that documents have in a column.
//! Where next: `document.rs` fills these fields, `query/` asks them.

use serde::{Deserialize, Serialize};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, STRING, TextFieldIndexing, TextOptions,
};

use crate::error::{Error, Result};
use crate::query::scope::{MAX_FIELDS, Scope, Scopes};
use crate::tokens::TOKENIZER;

/// The declared parts of a document. Changing it, or the caller's version, asks for a rebuild at the next open.
///
/// ```
/// use search_index::{ColumnField, NameField, Schema, TextField};
///
/// let schema = Schema::new("id")
///     .key("iin_index")
///     .text(TextField::new("about").boost(2.0).highlighted())
///     .names(NameField::new("family").boost(3.0))
///     .column(ColumnField::new("region").facet())
///     .column(ColumnField::new("periods"));
/// assert_eq!(schema.id(), "id");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    id: String,
    keys: Vec<String>,
    texts: Vec<TextField>,
    names: Vec<NameField>,
    columns: Vec<ColumnField>,
    labels: Vec<LabelField>,
}

/// A text in any of the languages, searched by words and phrases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextField {
    pub(crate) name: String,
    /// Not in the fingerprint of an index: it weighs answers, and documents are the same.
    #[serde(skip, default = "neutral")]
    pub(crate) boost: f32,
    pub(crate) highlighted: bool,
    /// Not in the fingerprint of an index: documents are the same whatever the field is called.
    #[serde(skip)]
    pub(crate) called: Vec<String>,
    #[serde(skip)]
    pub(crate) only_when_called: bool,
}

/// Names of persons, searched by keys that spellings and scripts share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NameField {
    pub(crate) name: String,
    /// Not in the fingerprint of an index: it weighs answers, and documents are the same.
    #[serde(skip, default = "neutral")]
    pub(crate) boost: f32,
    pub(crate) patronymic: bool,
    pub(crate) highlighted: bool,
    #[serde(skip)]
    pub(crate) called: Vec<String>,
}

/// Official names of the values of a column, in any languages: whoever has a value in it is found by the words of its
/// names, like by a text. Names stay beside the documents, which have the values anyway, so they cost an index nothing.
/// For closed lists: regions, fields of study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabelField {
    /// The names as a text: where it would be looked for, and how much it weighs.
    pub(crate) text: TextField,
    pub(crate) column: String,
    pub(crate) names: Vec<(u64, Vec<String>)>,
}

/// A multi-valued column of unsigned numbers, kept in the order given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnField {
    pub(crate) name: String,
    pub(crate) facet: bool,
    pub(crate) indexed: bool,
}

impl Schema {
    /// A schema whose documents are identified by the key field `id` (exact, unique, at most 512 bytes).
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            keys: vec![],
            texts: vec![],
            names: vec![],
            columns: vec![],
            labels: vec![],
        }
    }

    /// Adds a further exact string field (any number of values per document), for [`crate::Filter::Key`].
    #[must_use]
    pub fn key(mut self, name: &str) -> Self {
        self.keys.push(name.to_owned());
        self
    }

    /// Adds a text field.
    #[must_use]
    pub fn text(mut self, field: TextField) -> Self {
        self.texts.push(field);
        self
    }

    /// Adds a field of person names.
    #[must_use]
    pub fn names(mut self, field: NameField) -> Self {
        self.names.push(field);
        self
    }

    /// Adds a numeric column.
    #[must_use]
    pub fn column(mut self, field: ColumnField) -> Self {
        self.columns.push(field);
        self
    }

    /// Adds names of the values of a column.
    #[must_use]
    pub fn labels(mut self, field: LabelField) -> Self {
        self.labels.push(field);
        self
    }

    /// The fields by the words they are called.
    pub(crate) fn scopes(&self) -> Scopes {
        Scopes::new(&self.texts, &self.names, &self.labels)
    }

    /// The name of the unique key field.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// The boost that changes nothing.
fn neutral() -> f32 {
    1.0
}

impl TextField {
    /// A text field with boost 1, not highlighted.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            boost: 1.0,
            highlighted: false,
            called: Vec::new(),
            only_when_called: false,
        }
    }

    /// How much a hit here weighs against other fields (1 is neutral).
    #[must_use]
    pub fn boost(mut self, boost: f32) -> Self {
        self.boost = boost;
        self
    }

    /// Words by which people name the field before a colon (`білімі:`); several fields may share one. Letters of the
    /// Kazakh alphabet may be typed as their Russian neighbours.
    #[must_use]
    pub fn called<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.called.extend(words.into_iter().map(str::to_owned));
        self
    }

    /// Looked at only by words with one of its names before them, so that other searches do not pay for it.
    #[must_use]
    pub fn only_when_called(mut self) -> Self {
        self.only_when_called = true;
        self
    }

    /// Keeps the original text, so that hits can be shown in it.
    #[must_use]
    pub fn highlighted(mut self) -> Self {
        self.highlighted = true;
        self
    }
}

impl NameField {
    /// A name field with boost 1.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), boost: 1.0, patronymic: false, highlighted: false, called: Vec::new() }
    }

    /// How much a hit here weighs against other fields (1 is neutral).
    #[must_use]
    pub fn boost(mut self, boost: f32) -> Self {
        self.boost = boost;
        self
    }

    /// Words by which people name the field before a colon; see [`TextField::called`].
    #[must_use]
    pub fn called<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.called.extend(words.into_iter().map(str::to_owned));
        self
    }

    /// Values are patronymics: their endings (-ұлы, -қызы, -ович, -овна …) do not count.
    #[must_use]
    pub fn patronymic(mut self) -> Self {
        self.patronymic = true;
        self
    }

    /// Keeps the original spelling, so that hits can be shown in it.
    #[must_use]
    pub fn highlighted(mut self) -> Self {
        self.highlighted = true;
        self
    }
}

impl LabelField {
    /// Names of values of an indexed column (see [`ColumnField::indexed`]), found as if they were this text of every document
    /// that has the value. A value may have any number of names; a value without one is found by none.
    ///
    /// ```
    /// use search_index::{Change, ColumnField, Document, Index, LabelField, OpenOptions, Schema, SearchRequest, TextField};
    ///
    /// # fn main() -> search_index::Result<()> {
    /// # let folder = tempfile::tempdir().unwrap();
    /// let names = [(75, ["Алматы қаласы", "город Алматы"]), (79, ["Шымкент қаласы", "город Шымкент"])];
    /// let names = names.map(|(value, names)| (value, names.map(str::to_owned).to_vec()));
    /// let schema = Schema::new("id")
    ///     .column(ColumnField::new("region").facet())
    ///     .labels(LabelField::new(TextField::new("regions"), "region", names));
    /// let index = Index::open(folder.path(), &schema, 1, OpenOptions::default())?.index;
    /// index.apply(&[Change::Put(Document::new("a").values("region", [79]))], "1")?;
    ///
    /// let text = "шымкентте".to_owned();
    /// let results = index.search(&SearchRequest { text, ..SearchRequest::default() })?;
    /// assert_eq!(results.hits[0].id, "a");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn new(text: TextField, column: &str, names: impl IntoIterator<Item = (u64, Vec<String>)>) -> Self {
        Self { text, column: column.to_owned(), names: names.into_iter().collect() }
    }
}

impl ColumnField {
    /// A column to filter by range, to sort by and to read in scans.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), facet: false, indexed: false }
    }

    /// Values are codes to count and to filter by: indexed, and a value repeated in a document is kept once.
    #[must_use]
    pub fn facet(mut self) -> Self {
        self.facet = true;
        self.indexed = true;
        self
    }

    /// Values are looked up exactly and often: any-of filters use an inverted list instead of reading the column.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        self.indexed = true;
        self
    }
}

/// The analyses of one declared text, as engine fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextFields {
    /// Stems of words, in whatever language.
    pub(crate) stem: Field,
    /// Words, and their stems, without Kazakh letters.
    pub(crate) folded: Field,
    /// Concepts of the thesaurus found in the text.
    pub(crate) concept: Field,
    pub(crate) original: Option<Field>,
}

/// The two key fields of one declared name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameFields {
    pub(crate) strict: Field,
    pub(crate) loose: Field,
    pub(crate) original: Option<Field>,
}

/// The declared schema beside its layout in the engine.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) engine: tantivy::schema::Schema,
    pub(crate) id: Field,
    pub(crate) payload: Field,
    pub(crate) order_high: Field,
    pub(crate) order_low: Field,
    pub(crate) keys: Vec<(String, Field)>,
    pub(crate) texts: Vec<(TextField, TextFields)>,
    pub(crate) names: Vec<(NameField, NameFields)>,
    pub(crate) columns: Vec<(ColumnField, Field)>,
    /// Each with the place of its column.
    pub(crate) labels: Vec<(LabelField, usize)>,
    pub(crate) scopes: Scopes,
}

/// Stands between a key of a name and the spelling it was made of: terms `key` (strict only) and `key SPELLED spelling`.
pub(crate) const SPELLED: char = '\u{4}';

/// Engine names of the two columns that hold the 128-bit order of the key.
pub(crate) const ORDER_HIGH: &str = "order_high";
/// See [`ORDER_HIGH`].
pub(crate) const ORDER_LOW: &str = "order_low";

/// The engine's name of a declared column.
pub(crate) fn column_name(declared: &str) -> String {
    format!("c_{declared}")
}

impl Layout {
    /// Lays the declared schema out.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a name is empty, not `[a-z0-9_]`, or declared twice within its kind, or labels are of a column
    /// that is not declared or not indexed.
    pub(crate) fn new(schema: &Schema) -> Result<Self> {
        check_names(schema)?;
        let mut builder = tantivy::schema::Schema::builder();
        let words = analysed(IndexRecordOption::WithFreqsAndPositions);
        let original =
            |builder: &mut tantivy::schema::SchemaBuilder, kind: &str, name: &str, wanted: bool| {
                wanted.then(|| builder.add_text_field(&format!("{kind}_{name}_original"), STORED))
            };
        let id = builder.add_text_field("id", STRING | STORED);
        let payload = builder.add_bytes_field("payload", STORED);
        let order_high = builder.add_u64_field(ORDER_HIGH, NumericOptions::default().set_fast());
        let order_low = builder.add_u64_field(ORDER_LOW, NumericOptions::default().set_fast());
        let keys = schema.keys.iter().map(|name| {
            let options = TextOptions::default().set_indexing_options(
                TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false),
            );
            (name.clone(), builder.add_text_field(&format!("k_{name}"), options))
        });
        let keys = keys.collect();
        let mut texts = Vec::new();
        for text in &schema.texts {
            let name = &text.name;
            let fields = TextFields {
                stem: builder.add_text_field(&format!("t_{name}_stem"), words.clone()),
                folded: builder.add_text_field(&format!("t_{name}_folded"), words.clone()),
                concept: builder.add_text_field(&format!("t_{name}_concept"), unnormed()),
                original: original(&mut builder, "t", name, text.highlighted),
            };
            texts.push((text.clone(), fields));
        }
        let mut names = Vec::new();
        for field in &schema.names {
            let name = &field.name;
            let fields = NameFields {
                strict: builder.add_text_field(&format!("n_{name}_strict"), words.clone()),
                loose: builder
                    .add_text_field(&format!("n_{name}_loose"), analysed(IndexRecordOption::WithFreqs)),
                original: original(&mut builder, "n", name, field.highlighted),
            };
            names.push((field.clone(), fields));
        }
        let columns = schema.columns.iter().map(|column| {
            let options = NumericOptions::default().set_fast();
            let options = if column.indexed { options.set_indexed() } else { options };
            (column.clone(), builder.add_u64_field(&column_name(&column.name), options))
        });
        let columns: Vec<(ColumnField, Field)> = columns.collect();
        let labels = schema.labels.iter().map(|label| {
            let place = columns.iter().position(|(column, _)| column.name == label.column && column.indexed);
            let refused = || Error::Invalid(format!("there is no indexed column {}", label.column));
            Ok((label.clone(), place.ok_or_else(refused)?))
        });
        let labels = labels.collect::<Result<_>>()?;
        let scopes = schema.scopes();
        let engine = builder.build();
        Ok(Self { id, payload, order_high, order_low, keys, texts, names, columns, labels, scopes, engine })
    }

    /// The text fields of a scope.
    pub(crate) fn texts_in(&self, scope: Scope) -> impl Iterator<Item = &(TextField, TextFields)> {
        self.texts.iter().enumerate().filter(move |(at, _)| scope.has_text(*at)).map(|(_, text)| text)
    }

    /// The name fields of a scope.
    pub(crate) fn names_in(&self, scope: Scope) -> impl Iterator<Item = &(NameField, NameFields)> {
        self.names.iter().enumerate().filter(move |(at, _)| scope.has_name(*at)).map(|(_, name)| name)
    }

    /// A declared column.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is not declared.
    pub(crate) fn column(&self, name: &str) -> Result<(&ColumnField, Field)> {
        let found = self.columns.iter().find(|(column, _)| column.name == name);
        let (column, field) = found.ok_or_else(|| Error::Invalid(format!("there is no column {name}")))?;
        Ok((column, *field))
    }

    /// A declared key field, the unique one included.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is not declared.
    pub(crate) fn key(&self, schema: &Schema, name: &str) -> Result<Field> {
        if name == schema.id {
            return Ok(self.id);
        }
        let found = self.keys.iter().find(|(key, _)| key == name);
        found.map(|(_, field)| *field).ok_or_else(|| Error::Invalid(format!("there is no key field {name}")))
    }
}

/// For terms whose number in a document says nothing.
fn unnormed() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

fn analysed(record: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(record);
    TextOptions::default().set_indexing_options(indexing)
}

fn check_names(schema: &Schema) -> Result<()> {
    let kinds: [Vec<&String>; 5] = [
        schema.keys.iter().chain([&schema.id]).collect(),
        schema.texts.iter().map(|text| &text.name).collect(),
        schema.names.iter().map(|name| &name.name).collect(),
        schema.columns.iter().map(|column| &column.name).collect(),
        schema.labels.iter().map(|label| &label.text.name).collect(),
    ];
    if [schema.texts.len(), schema.names.len(), schema.labels.len()].into_iter().any(|len| len > MAX_FIELDS) {
        return Err(Error::Invalid(format!(
            "a schema has at most {MAX_FIELDS} fields of texts, of names and of labels"
        )));
    }
    for mut names in kinds {
        names.sort();
        let known = names.len();
        names.dedup();
        let well_formed = |name: &&String| {
            let letters =
                |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
            !name.is_empty() && name.len() <= 64 && name.chars().all(letters)
        };
        if names.len() != known || !names.iter().all(well_formed) {
            return Err(Error::Invalid(
                "schema names must be unique within their kind, of a-z, 0-9 and _, at most 64 long"
                    .to_owned(),
            ));
        }
    }
    Ok(())
}
