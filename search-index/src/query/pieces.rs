//! Cutting what was typed into pieces, before any word is looked at: operators, names of fields, quotations, the rest.
//! Where next: `parse.rs` makes clauses of them.

use super::scope::{Scope, Scopes};

/// A piece of the text before analysis.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Or(&'a str),
    /// A word with a colon behind it, and the fields called so, if there are any.
    Field {
        text: &'a str,
        scope: Option<Scope>,
        negated: bool,
    },
    Part {
        text: &'a str,
        negated: bool,
        quoted: bool,
    },
    /// A quote that is never closed.
    Quote(&'a str),
}

/// The pieces in order.
pub(super) fn pieces<'a>(text: &'a str, scopes: &Scopes) -> impl Iterator<Item = Piece<'a>> {
    let mut rest = text;
    let mut unclosed = None;
    std::iter::from_fn(move || {
        if let Some(quote) = unclosed.take() {
            return Some(Piece::Quote(quote));
        }
        rest = rest.trim_start();
        let unsigned = rest.strip_prefix(['-', '−']);
        // A dash counts as "not" only when something is glued to it.
        let (negated, body) = match unsigned {
            Some(body) if body.starts_with(|next: char| next.is_alphanumeric() || is_quote(next)) => {
                (true, body)
            }
            _ => (false, rest),
        };
        if body.is_empty() {
            return None;
        }
        let inner = body.trim_start_matches(is_quote);
        if inner.len() < body.len() {
            let closing = inner.find(is_quote).and_then(|at| inner.split_at_checked(at));
            if let Some((text, after)) = closing {
                rest = after.strip_prefix(is_quote).unwrap_or(after);
                return Some(Piece::Part { text, negated, quoted: true });
            }
            // It is as if it were not there: what stands behind it is read first.
            unclosed = body.strip_suffix(inner);
        }
        let body = inner.trim_start();
        if body.is_empty() {
            rest = body;
            return unclosed.take().map(Piece::Quote);
        }
        let end = body.find(|next: char| next.is_whitespace() || is_quote(next)).unwrap_or(body.len());
        let (text, after) = body.split_at_checked(end).unwrap_or((body, ""));
        if let Some((name, scope)) = field(text, scopes) {
            rest = body.strip_prefix(name).unwrap_or(after).trim_start_matches(':');
            return Some(Piece::Field { text: name, scope, negated });
        }
        rest = after;
        let or = !negated && matches!(text, "OR" | "|" | "||" | "ИЛИ" | "НЕМЕСЕ");
        Some(if or { Piece::Or(text) } else { Piece::Part { text, negated, quoted: false } })
    })
}

/// The name of a field at the beginning of a part: letters with a colon behind them. What is called so by nobody comes
/// back without fields, so that it can be shown as not understood.
fn field<'a>(part: &'a str, scopes: &Scopes) -> Option<(&'a str, Option<Scope>)> {
    if !scopes.are_named() {
        return None;
    }
    let (name, _) = part.split_once(':')?;
    let letters = name.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '_'));
    (letters && name.chars().nth(1).is_some()).then(|| (name, scopes.find(name)))
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '«' | '»' | '“' | '”' | '„' | '‟')
}
