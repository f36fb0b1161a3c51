//! One layer of settings laid over another. A key must be there already, and its value of the same kind.

use toml::{Table, Value};

use super::{ConfigError, PREFIX};

/// Reads a layer; `origin` names it in faults.
pub(super) fn parse(text: &str, origin: &str) -> Result<Table, ConfigError> {
    text.parse::<Table>().map_err(|cause| ConfigError::NotToml { origin: origin.to_owned(), cause })
}

/// Lays a file over the settings.
pub(super) fn merge_file(into: &mut Table, from: Table, origin: &str) -> Result<(), ConfigError> {
    for (section, value) in from {
        let Value::Table(keys) = value else {
            return Err(unknown(into, &section, origin));
        };
        for (key, value) in keys {
            let target = find(into, &section, &key, origin)?;
            let path = format!("{section}.{key}");
            if !same_type(target, &value) {
                return Err(wrong_type(path, origin, target, &value.to_string()));
            }
            *target = value;
        }
    }
    Ok(())
}

/// Lays one variable of the environment over the settings.
pub(super) fn merge_variable(into: &mut Table, name: &str, text: String) -> Result<(), ConfigError> {
    let (section, key) = if name == "DATABASE_URL" {
        ("database".to_owned(), "url".to_owned())
    } else {
        let rest = name.strip_prefix(PREFIX).unwrap_or(name).to_lowercase();
        let Some((section, key)) = rest.split_once("__") else {
            return Err(unknown(into, &rest, name));
        };
        (section.to_owned(), key.to_owned())
    };
    let target = find(into, &section, &key, name)?;
    let value = match target {
        Value::String(_) => Some(Value::String(text.clone())),
        Value::Integer(_) => text.trim().parse().ok().map(Value::Integer),
        Value::Boolean(_) => text.trim().parse().ok().map(Value::Boolean),
        _ => format!("v = {text}").parse::<Table>().ok().and_then(|mut table| table.remove("v")),
    };
    match value {
        Some(value) if same_type(target, &value) => {
            *target = value;
            Ok(())
        }
        // the value itself may be a secret: say only that it does not fit
        _ => Err(wrong_type(format!("{section}.{key}"), name, target, "something else")),
    }
}

fn find<'a>(
    table: &'a mut Table,
    section: &str,
    key: &str,
    origin: &str,
) -> Result<&'a mut Value, ConfigError> {
    if !table.contains_key(section) {
        return Err(unknown(table, section, origin));
    }
    let keys = table.get_mut(section).and_then(Value::as_table_mut);
    let allowed = keys.as_ref().map(|keys| names(keys)).unwrap_or_default();
    keys.and_then(|keys| keys.get_mut(key)).ok_or_else(|| ConfigError::Unknown {
        key: format!("{section}.{key}"),
        origin: origin.to_owned(),
        allowed,
    })
}

fn unknown(table: &Table, key: &str, origin: &str) -> ConfigError {
    ConfigError::Unknown { key: key.to_owned(), origin: origin.to_owned(), allowed: names(table) }
}

fn names(table: &Table) -> String {
    table.keys().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn same_type(a: &Value, b: &Value) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

fn wrong_type(key: String, origin: &str, expected: &Value, found: &str) -> ConfigError {
    let expected = match expected {
        Value::String(_) => "text",
        Value::Integer(_) => "a whole number",
        Value::Boolean(_) => "true or false",
        _ => "a list such as [5, 60]",
    };
    ConfigError::WrongType { key, origin: origin.to_owned(), expected, found: found.to_owned() }
}
