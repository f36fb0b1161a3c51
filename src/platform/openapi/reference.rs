//! The description as a page: every operation with what it takes, what it gives and how to call it, and every shape.
//! Made on the server from the document that `/api/v1/openapi.json` gives, so it cannot say anything else and needs no
//! script. Its own words are in three languages; what the code says of itself is English. Next: `call` writes examples.

mod call;

use std::sync::OnceLock;

use askama::Template;
use serde_json::{Map, Value};

use crate::platform::error::{Error, Result};
use crate::platform::page::Ui;

/// Methods in the order of their use.
const METHODS: [&str; 4] = ["get", "post", "put", "delete"];

#[derive(Template)]
#[template(path = "platform/openapi/reference.html")]
pub(super) struct ReferencePage {
    ui: Ui,
    reference: &'static Reference,
}

impl ReferencePage {
    /// The page for a visitor. What it shows is read once: the description does not change while the program runs.
    pub(super) fn new(ui: Ui) -> Result<Self> {
        static REFERENCE: OnceLock<Reference> = OnceLock::new();
        if let Some(reference) = REFERENCE.get() {
            return Ok(Self { ui, reference });
        }
        let description = serde_json::to_value(super::description()).map_err(Error::internal)?;
        Ok(Self { ui, reference: REFERENCE.get_or_init(|| Reference::read(&description)) })
    }
}

/// A run of text: plain, code, or the name of a shape, which is a link.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Run {
    Plain(String),
    Code(String),
    Shape(String),
}

/// What a value is: `string (date)`, `Names | null`, `Kato[]`.
type Kind = Vec<Run>;

/// A parameter of an operation or a field of a shape.
#[derive(Debug)]
struct Field {
    name: String,
    /// `path`, `query` or `header` of a parameter; empty for a field.
    place: String,
    kind: Kind,
    needed: bool,
    words: Vec<Run>,
}

/// One answer of an operation.
#[derive(Debug)]
struct Answer {
    /// Status, or `default`: anything that goes wrong.
    status: String,
    words: Vec<Run>,
    kind: Kind,
}

#[derive(Debug)]
struct Operation {
    id: String,
    method: String,
    path: String,
    words: Vec<Run>,
    needs_token: bool,
    parameters: Vec<Field>,
    /// What is sent; empty when nothing is.
    body: Kind,
    answers: Vec<Answer>,
    /// The same as a line of `curl`.
    call: String,
}

/// The operations of one domain.
#[derive(Debug)]
struct Group {
    name: String,
    operations: Vec<Operation>,
}

/// A shape by its name.
#[derive(Debug)]
struct Shape {
    name: String,
    words: Vec<Run>,
    /// What it is, unless it has fields of its own.
    kind: Kind,
    fields: Vec<Field>,
    /// Whether exactly one of the fields is there.
    one_of: bool,
}

/// Everything the page shows.
#[derive(Debug)]
struct Reference {
    groups: Vec<Group>,
    shapes: Vec<Shape>,
}

impl Reference {
    fn read(description: &Value) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for (path, item) in entries(&description["paths"]) {
            for method in METHODS {
                let Some(operation) = item.get(method) else { continue };
                let name = operation.pointer("/tags/0").and_then(Value::as_str).unwrap_or_default();
                let read = read_operation(description, method, path, operation);
                match groups.iter_mut().find(|group| group.name == name) {
                    Some(group) => group.operations.push(read),
                    None => groups.push(Group { name: name.to_owned(), operations: vec![read] }),
                }
            }
        }
        groups.sort_by(|a, b| a.name.cmp(&b.name));
        let none = Value::Null;
        let shapes = entries(description.pointer("/components/schemas").unwrap_or(&none));
        Self { groups, shapes: shapes.map(|(name, schema)| read_shape(name, schema)).collect() }
    }
}

/// Names and values of an object; nothing of anything else.
fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn read_operation(description: &Value, method: &str, path: &str, operation: &Value) -> Operation {
    let text = |key: &str| operation[key].as_str().unwrap_or_default();
    let words = [text("summary"), text("description")].join(" ");
    let parameters = list(&operation["parameters"]).iter().map(|parameter| Field {
        name: parameter["name"].as_str().unwrap_or_default().to_owned(),
        place: parameter["in"].as_str().unwrap_or_default().to_owned(),
        kind: kind(&parameter["schema"]),
        needed: parameter["required"] == true,
        words: words_of(parameter),
    });
    let answers = entries(&operation["responses"]).map(|(status, answer)| Answer {
        status: status.clone(),
        words: words_of(answer),
        kind: content(answer).map(kind).unwrap_or_default(),
    });
    Operation {
        id: text("operationId").to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        words: runs(&words),
        needs_token: !list(&operation["security"]).is_empty(),
        parameters: parameters.collect(),
        body: content(&operation["requestBody"]).map(kind).unwrap_or_default(),
        answers: answers.collect(),
        call: call::curl(description, method, path, operation),
    }
}

/// The shape of what a body or an answer holds; each has one type of content.
fn content(holder: &Value) -> Option<&Value> {
    entries(&holder["content"]).next().map(|(_, content)| &content["schema"])
}

fn read_shape(name: &str, schema: &Value) -> Shape {
    let variants = list(&schema["oneOf"]);
    let one_of = !variants.is_empty() && variants.iter().all(|variant| variant["properties"].is_object());
    let mut fields = fields_of(schema);
    let mut also = Vec::new();
    for part in list(&schema["allOf"]) {
        match part.get("$ref") {
            Some(_) => also.extend(kind(part)),
            None => fields.extend(fields_of(part)),
        }
    }
    if one_of {
        fields.extend(variants.iter().flat_map(fields_of));
    }
    let kind = if fields.is_empty() { kind(schema) } else { also };
    Shape { name: name.to_owned(), words: words_of(schema), kind, fields, one_of }
}

fn fields_of(schema: &Value) -> Vec<Field> {
    let needed = list(&schema["required"]);
    let field = |(name, inner): (&String, &Value)| Field {
        name: name.clone(),
        place: String::new(),
        kind: kind(inner),
        needed: needed.iter().any(|one| one == name),
        words: words_of(inner),
    };
    entries(&schema["properties"]).map(field).collect()
}

/// What is said of a value: of itself, or of the one thing besides null that it may be.
fn words_of(value: &Value) -> Vec<Run> {
    let own = value["description"].as_str();
    let inner = || list(&value["oneOf"]).iter().find_map(|one| one["description"].as_str());
    runs(own.or_else(inner).unwrap_or_default())
}

/// Text in which `code` stands between backticks.
fn runs(text: &str) -> Vec<Run> {
    let parts = text.trim().split('`').enumerate();
    let parts = parts.filter(|(_, part)| !part.is_empty());
    let run = |(at, part): (usize, &str)| {
        if at % 2 == 0 { Run::Plain(part.to_owned()) } else { Run::Code(part.to_owned()) }
    };
    parts.map(run).collect()
}

fn kind(schema: &Value) -> Kind {
    let code = |text: &str| vec![Run::Code(text.to_owned())];
    let Some(schema) = schema.as_object() else { return Vec::new() };
    if let Some(shape) = schema.get("$ref").and_then(Value::as_str) {
        return vec![Run::Shape(shape.rsplit('/').next().unwrap_or_default().to_owned())];
    }
    for (key, between) in [("oneOf", " | "), ("anyOf", " | "), ("allOf", " & ")] {
        if let Some(parts) = schema.get(key).and_then(Value::as_array) {
            return joined(parts.iter().map(kind), between);
        }
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return joined(values.iter().map(|value| code(&value.to_string())), " | ");
    }
    match schema.get("type") {
        Some(Value::String(name)) => one_kind(name, schema),
        Some(Value::Array(names)) => {
            joined(names.iter().filter_map(Value::as_str).map(|name| one_kind(name, schema)), " | ")
        }
        _ => code("any"),
    }
}

fn one_kind(name: &str, schema: &Map<String, Value>) -> Kind {
    let empty = Value::Null;
    let inner = |key: &str| schema.get(key).unwrap_or(&empty);
    match (name, inner("format").as_str()) {
        ("array", _) if inner("prefixItems").is_array() => {
            let parts = joined(list(inner("prefixItems")).iter().map(kind), ", ");
            [vec![Run::Plain("[".into())], parts, vec![Run::Plain("]".into())]].concat()
        }
        ("array", _) => [kind(inner("items")), vec![Run::Code("[]".into())]].concat(),
        ("object", _) if inner("additionalProperties").is_object() => {
            let every = kind(inner("additionalProperties"));
            [vec![Run::Code("object".into()), Run::Plain(": ".into())], every].concat()
        }
        ("null", _) | (_, None) => vec![Run::Code(name.to_owned())],
        (_, Some(format)) => vec![Run::Code(name.to_owned()), Run::Plain(format!(" ({format})"))],
    }
}

fn joined(parts: impl Iterator<Item = Kind>, between: &str) -> Kind {
    let mut all = Vec::new();
    for part in parts {
        if !all.is_empty() {
            all.push(Run::Plain(between.to_owned()));
        }
        all.extend(part);
    }
    all
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shown(kind: &Kind) -> String {
        let text = |run: &Run| match run {
            Run::Plain(text) | Run::Code(text) => text.clone(),
            Run::Shape(name) => format!("<{name}>"),
        };
        kind.iter().map(text).collect()
    }

    #[test]
    fn kinds_read_as_people_would_write_them() {
        let cases = [
            (json!({ "type": "string", "format": "date" }), "string (date)"),
            (json!({ "type": ["integer", "null"], "format": "int32" }), "integer (int32) | null"),
            (
                json!({ "oneOf": [{ "$ref": "#/components/schemas/Aim" }, { "type": "null" }] }),
                "<Aim> | null",
            ),
            (json!({ "type": "array", "items": { "$ref": "#/components/schemas/Kato" } }), "<Kato>[]"),
            (json!({ "type": "string", "enum": ["iin", "email"] }), "\"iin\" | \"email\""),
            (json!({ "type": "object", "additionalProperties": { "type": "string" } }), "object: string"),
            (
                json!({ "type": "array", "items": false, "prefixItems": [{ "type": "boolean" }, {}] }),
                "[boolean, any]",
            ),
        ];
        for (schema, expected) in cases {
            assert_eq!(shown(&kind(&schema)), expected);
        }
    }

    #[test]
    fn every_operation_and_every_shape_is_shown() {
        let description = serde_json::to_value(super::super::description()).unwrap();
        let reference = Reference::read(&description);
        let shown: usize = reference.groups.iter().map(|group| group.operations.len()).sum();
        let described: usize =
            entries(&description["paths"]).map(|(_, item)| item.as_object().unwrap().len()).sum();
        assert_eq!(shown, described);
        let mut operations = reference.groups.iter().flat_map(|group| &group.operations);
        assert!(operations.all(|operation| !operation.words.is_empty()), "an operation without words");
        assert_eq!(reference.shapes.len(), entries(&description["components"]["schemas"]).count());
    }
}
