//! What is wrong with what somebody typed: field by field, by code, so that page, API and import say the same.
//! The codes are keys of messages (`error-<code>`); see `profile` and `names` for who reports which.

use std::borrow::Cow;

/// One field's error. `field` is a path as the API names it: `education.0.completed_on`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FieldError {
    /// Path of the field.
    #[schema(value_type = String)]
    pub field: Cow<'static, str>,
    /// Stable code; the message is `error-<code>`.
    pub code: &'static str,
}

impl FieldError {
    /// An error of a field.
    pub fn new(field: impl Into<Cow<'static, str>>, code: &'static str) -> Self {
        Self { field: field.into(), code }
    }

    /// The same error seen from outside: `completed_on` becomes `education.0.completed_on`.
    #[must_use]
    pub fn under(self, parent: impl std::fmt::Display) -> Self {
        Self { field: format!("{parent}.{}", self.field).into(), ..self }
    }

    /// Key of the message, without its parameters.
    pub fn message_key(&self) -> String {
        format!("error-{}", self.code)
    }
}

/// Collects the errors of one form, so that a person sees all of them at once.
#[derive(Debug, Default)]
pub struct Checks {
    errors: Vec<FieldError>,
}

impl Checks {
    /// Reports `code` for a field unless the condition holds.
    pub fn require(&mut self, holds: bool, field: &'static str, code: &'static str) {
        if !holds && !self.has(field) {
            self.errors.push(FieldError::new(field, code));
        }
    }

    /// Reports an error for a field. The first error of a field is the one worth reading.
    pub fn report(&mut self, field: &'static str, code: &'static str) {
        self.require(false, field, code);
    }

    /// Takes a field's value, or reports its error.
    pub fn take<T>(&mut self, field: &'static str, value: Result<T, &'static str>) -> Option<T> {
        value.map_err(|code| self.report(field, code)).ok()
    }

    /// Adds errors found elsewhere.
    pub fn extend(&mut self, errors: Vec<FieldError>) {
        self.errors.extend(errors);
    }

    /// Whether a field has an error already.
    pub fn has(&self, field: &str) -> bool {
        self.errors.iter().any(|error| error.field == field)
    }

    /// The value when nothing was reported.
    pub fn finish<T>(self, value: T) -> Result<T, Vec<FieldError>> {
        if self.errors.is_empty() { Ok(value) } else { Err(self.errors) }
    }

    /// The errors so far.
    pub fn into_errors(self) -> Vec<FieldError> {
        self.errors
    }
}

/// Free text of one line: outer space cut, inner space single, 1 to `max` characters, nothing invisible.
pub fn line(text: &str, max: usize) -> Result<String, &'static str> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err("required"),
        length if length > max => Err("too-long"),
        _ if text.chars().any(is_invisible) => Err("invisible-characters"),
        _ => Ok(text),
    }
}

/// Like `line`, but may be empty.
pub fn optional_line(text: &str, max: usize) -> Result<Option<String>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { line(text, max).map(Some) }
}

/// Free text of several lines, possibly empty: line ends are `\n`, outer space cut.
pub fn paragraphs(text: &str, max: usize) -> Result<String, &'static str> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.chars().count() > max {
        return Err("too-long");
    }
    if text.chars().any(|sign| sign != '\n' && sign != '\t' && is_invisible(sign)) {
        return Err("invisible-characters");
    }
    Ok(text)
}

/// Control, zero-width and direction signs: they hide differences from the reader.
pub fn is_invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cleaned_and_bounded() {
        assert_eq!(line("  Абай   ауданының \n әкімдігі ", 40), Ok("Абай ауданының әкімдігі".to_owned()));
        assert_eq!(line(" ", 40), Err("required"));
        assert_eq!(line("абв", 2), Err("too-long"));
        assert_eq!(line("a\u{202e}b", 9), Err("invisible-characters"));
        assert_eq!(optional_line(" ", 4), Ok(None));
        assert_eq!(paragraphs("a\r\nb\r\n", 9), Ok("a\nb".to_owned()));
        assert_eq!(paragraphs("a\u{200b}b", 9), Err("invisible-characters"));
    }

    #[test]
    fn the_first_error_of_a_field_stays() {
        let mut checks = Checks::default();
        checks.require(false, "country", "required");
        checks.report("country", "unknown-country");
        let errors = checks.into_errors();
        assert_eq!(errors, [FieldError::new("country", "required")]);
        assert_eq!(errors[0].clone().under("education.0").field, "education.0.country");
        assert_eq!(errors[0].message_key(), "error-required");
    }
}
