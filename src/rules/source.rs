//! Rule files: a rule in TOML, with every refusal at its file and line, as compilers do it.
//! An author mends a file by line; `rule` and `validate` know only places in the tree. What is wrong inside a rule that a
//! file includes stands at the line of the include.
//! Next: `editions`, which compares the rules of several files.

use toml::de::{DeTable, DeValue};

use super::include::resolve;
use super::rule::{Draft, Rule, RuleError};
use super::validate::Problem;

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
    /// Only a rule that it includes is missing, which may be known elsewhere.
    pub elsewhere: bool,
}

/// Reads a rule file that includes no other rule.
///
/// # Errors
/// Everything that is wrong with it, in the order of its lines.
pub fn read_toml(file: &str, text: &str) -> Result<Rule, Vec<SourceError>> {
    let draft = Draft::from_toml(text).map_err(|error| told(file, text, &error))?;
    finish(file, text, draft, &[])
}

/// Reads rule files, each a name and a text. What one includes is looked up among them, then in `library`.
/// The rules are in the order of the files, with the place of each; the errors too.
pub fn read_files<N: AsRef<str>, T: AsRef<str>>(
    files: &[(N, T)],
    library: &[Draft],
) -> (Vec<(usize, Rule)>, Vec<SourceError>) {
    let (mut drafts, mut rules, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (file, text)) in files.iter().enumerate() {
        match Draft::from_toml(text.as_ref()) {
            Ok(draft) => drafts.push((at, draft)),
            Err(error) => errors.extend(told(file.as_ref(), text.as_ref(), &error)),
        }
    }
    let mut known: Vec<_> = drafts.iter().map(|(_, draft)| draft.clone()).collect();
    let elsewhere = library.iter().filter(|other| drafts.iter().all(|(_, draft)| draft.id != other.id));
    known.extend(elsewhere.cloned());
    for (at, draft) in drafts {
        let Some((file, text)) = files.get(at) else { continue };
        match finish(file.as_ref(), text.as_ref(), draft, &known) {
            Ok(rule) => rules.push((at, rule)),
            Err(found) => errors.extend(found),
        }
    }
    (rules, errors)
}

fn finish(file: &str, text: &str, draft: Draft, library: &[Draft]) -> Result<Rule, Vec<SourceError>> {
    let rule = resolve(draft, library).map_err(RuleError::Faults).and_then(Rule::new);
    rule.map_err(|error| told(file, text, &error))
}

/// What is wrong, at its lines.
fn told(file: &str, text: &str, error: &RuleError) -> Vec<SourceError> {
    let problems = match error {
        RuleError::TooLong { .. } => vec![(1, error.to_string(), false)],
        RuleError::Unreadable { path, message } => {
            let at = DeTable::parse(text).err().and_then(|error| error.span()).map(|span| span.start);
            let line = at.map_or_else(|| line_of(text, path), |at| line_at(text, at));
            // a syntax error has no place in the tree, and its message repeats the line in a picture
            let said = message.lines().next_back().unwrap_or_default();
            vec![(line, if path == "." { said.to_owned() } else { format!("{path}: {said}") }, false)]
        }
        RuleError::Faults(faults) => {
            let each = faults.iter().map(|fault| {
                let elsewhere = fault.problem == Problem::IncludeUnknown;
                (line_of(text, &fault.path), fault.to_string(), elsewhere)
            });
            each.collect()
        }
    };
    let mut errors: Vec<_> = problems
        .into_iter()
        .map(|(line, message, elsewhere)| SourceError { file: file.to_owned(), line, message, elsewhere })
        .collect();
    errors.sort_by_key(|error| error.line);
    errors
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
