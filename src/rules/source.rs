//! Rule files: a rule in TOML, with every refusal at its file and line, as compilers do it.
//! An author mends a file by line; `rule` and `validate` know only places in the tree.
//! Next: `editions`, which compares the rules of several files.

use toml::de::{DeTable, DeValue};

use super::rule::{Rule, RuleError};

/// What is wrong with a rule file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct SourceError {
    /// The file as it was named.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// What is wrong, with the place in the tree.
    pub message: String,
}

/// Reads a rule file.
///
/// # Errors
/// Everything that is wrong with it, in the order of its lines.
pub fn read_toml(file: &str, text: &str) -> Result<Rule, Vec<SourceError>> {
    let problems = match Rule::from_toml(text) {
        Ok(rule) => return Ok(rule),
        Err(RuleError::TooLong { max }) => vec![(1, RuleError::TooLong { max }.to_string())],
        Err(RuleError::Unreadable { path, message }) => {
            let at = DeTable::parse(text).err().and_then(|error| error.span()).map(|span| span.start);
            let line = at.map_or_else(|| line_of(text, &path), |at| line_at(text, at));
            // a syntax error has no place in the tree, and its message repeats the line in a picture
            let said = message.lines().next_back().unwrap_or_default();
            vec![(line, if path == "." { said.to_owned() } else { format!("{path}: {said}") })]
        }
        Err(RuleError::Faults(faults)) => {
            faults.iter().map(|fault| (line_of(text, &fault.path), fault.to_string())).collect()
        }
    };
    let mut errors: Vec<_> = problems
        .into_iter()
        .map(|(line, message)| SourceError { file: file.to_owned(), line, message })
        .collect();
    errors.sort_by_key(|error| error.line);
    Err(errors)
}

/// The line of a place such as `root.all[2].leaf.test`, or of the nearest place above it that the file has.
fn line_of(text: &str, path: &str) -> usize {
    let Ok(table) = DeTable::parse(text) else { return 1 };
    let (mut at, mut value) = (0, None::<&DeValue<'_>>);
    for step in path.split(['.', '[', ']']).filter(|step| !step.is_empty()) {
        let next = match value {
            None => member(table.get_ref(), step),
            Some(DeValue::Table(inner)) => member(inner, step),
            Some(DeValue::Array(items)) => step
                .parse::<usize>()
                .ok()
                .and_then(|place| items.get(place))
                .map(|item| (item.span().start, item.get_ref())),
            Some(_) => None,
        };
        let Some((start, inner)) = next else { break };
        (at, value) = (start, Some(inner));
    }
    line_at(text, at)
}

fn member<'t, 'i>(table: &'t DeTable<'i>, name: &str) -> Option<(usize, &'t DeValue<'i>)> {
    let found = table.iter().find(|(key, _)| key.get_ref() == name);
    found.map(|(key, value)| (key.span().start, value.get_ref()))
}

fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
