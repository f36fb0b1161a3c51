//! An operation as a line of `curl`, with an example of what it takes. Uses `$KADR` and `$T` as docs/api.md does.

use serde_json::{Map, Value, json};

use super::{content, entries, list};

/// How deep an example goes; deeper shapes are cut.
const DEPTH: usize = 6;

/// The call as one would type it.
pub(super) fn curl(description: &Value, method: &str, path: &str, operation: &Value) -> String {
    let mut lines = Vec::new();
    let method = method.to_uppercase();
    // curl reads braces itself, a shell does not read them as we mean it
    let address = path.replace('{', "$").replace('}', "");
    let given = if method == "GET" { String::new() } else { format!("-X {method} ") };
    lines.push(format!("curl -sS {given}\"$KADR{address}\""));
    if !list(&operation["security"]).is_empty() {
        lines.push("-H \"Authorization: Bearer $T\"".to_owned());
    }
    if list(&operation["parameters"]).iter().any(|parameter| parameter["name"] == "If-Match") {
        lines.push("-H 'If-Match: \"1\"'".to_owned());
    }
    if let Some(schema) = content(&operation["requestBody"]) {
        lines.push("-H 'Content-Type: application/json'".to_owned());
        lines.push(format!("-d '{}'", example(description, schema, 0)));
    }
    lines.join(" \\\n  ")
}

/// A value of this shape: what is needed, and of a shape that needs nothing its first field.
fn example(description: &Value, schema: &Value, depth: usize) -> Value {
    if depth > DEPTH {
        return Value::Null;
    }
    let inner = |schema: &Value| example(description, schema, depth + 1);
    if let Some(path) = schema["$ref"].as_str() {
        return description.pointer(path.trim_start_matches('#')).map_or(Value::Null, inner);
    }
    let chosen = [&schema["examples"], &schema["enum"]].into_iter().find_map(|values| list(values).first());
    if let Some(value) = chosen {
        return value.clone();
    }
    if let Some(one) = list(&schema["oneOf"]).iter().find(|one| one["type"] != "null") {
        return inner(one);
    }
    let parts = list(&schema["allOf"]);
    if !parts.is_empty() {
        let parts = parts.iter().map(inner);
        let fields = parts.filter_map(|part| part.as_object().cloned()).flatten();
        return Value::Object(fields.collect());
    }
    let name = schema["type"]
        .as_str()
        .or_else(|| schema.pointer("/type/0").and_then(Value::as_str))
        .unwrap_or("object");
    match name {
        "string" => json!(match schema["format"].as_str() {
            Some("uuid") => "01890000-0000-7000-8000-000000000000",
            Some("date") => "2027-03-01",
            Some("date-time") => "2027-03-01T13:00:00Z",
            _ => "…",
        }),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or(json!(1)),
        "boolean" => json!(true),
        "array" => json!([inner(&schema["items"])]),
        _ => Value::Object(fields(schema, &inner)),
    }
}

fn fields(schema: &Value, example: &impl Fn(&Value) -> Value) -> Map<String, Value> {
    let needed = list(&schema["required"]);
    let all = entries(&schema["properties"]);
    let wanted = all.filter(|(name, _)| needed.is_empty() || needed.iter().any(|one| one == *name));
    let count = if needed.is_empty() { 1 } else { usize::MAX };
    wanted.take(count).map(|(name, inner)| (name.clone(), example(inner))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_can_be_typed() {
        let description = json!({ "components": { "schemas": {
            "New": { "type": "object", "required": ["on", "kind"], "properties": {
                "on": { "type": "string", "format": "date" }, "kind": { "enum": ["a", "b"] }, "note": { "type": "string" } } },
            "Node": { "type": "object", "required": ["all"], "properties": {
                "all": { "type": "array", "items": { "$ref": "#/components/schemas/Node" } } } } } } });
        let operation = json!({ "security": [{ "token": [] }], "parameters": [{ "name": "If-Match", "in": "header" }],
            "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/New" } } } } });
        let expected = "curl -sS -X PUT \"$KADR/api/v1/posts/$id\" \\\n  -H \"Authorization: Bearer $T\" \\\n  \
            -H 'If-Match: \"1\"' \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"kind\":\"a\",\"on\":\"2027-03-01\"}'";
        assert_eq!(curl(&description, "put", "/api/v1/posts/{id}", &operation), expected);
        assert_eq!(curl(&description, "get", "/metrics", &json!({})), "curl -sS \"$KADR/metrics\"");
        // a shape that holds itself comes to an end
        assert!(example(&description, &json!({ "$ref": "#/components/schemas/Node" }), 0).is_object());
    }
}
