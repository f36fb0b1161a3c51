//! Reading what a person typed: words, "phrases", -not, OR. Anything else is a word or is ignored and listed.
//! There is no syntax error, and no text is too odd: work is bounded by bytes and by words.
//! Where next: `words.rs` turns clauses into queries.

use crate::analysis::{Analyser, Token, is_function_word};
use crate::search::request::{MAX_QUERY_BYTES, MAX_QUERY_WORDS};
use crate::search::results::{Ignored, IgnoredReason};

/// Longest part of a query repeated in the list of ignored parts, in letters.
const SHOWN_LETTERS: usize = 40;

/// A text understood.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parsed {
    /// All wanted (or, negated, unwanted).
    pub(crate) clauses: Vec<Clause>,
    pub(crate) ignored: Vec<Ignored>,
}

/// Alternatives of which one is enough.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) negated: bool,
    pub(crate) any: Vec<Unit>,
    /// Concepts the words name together; the words of the one unit then count in any order.
    pub(crate) concepts: Vec<u32>,
}

/// A word, or several in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// One token: a word; more: a phrase.
    pub(crate) tokens: Vec<Token>,
    pub(crate) quoted: bool,
    /// A single letter that stands for a name: "Б."
    pub(crate) initial: bool,
}

/// A piece of the text before analysis.
enum Piece<'a> {
    Or(&'a str),
    Part { text: &'a str, negated: bool, quoted: bool },
}

/// Reads a text. Never fails.
pub(crate) fn parse(text: &str, analyser: &Analyser) -> Parsed {
    let mut parsed = Parsed::default();
    let text = parsed.shortened(text);
    let mut words = 0_usize;
    let mut or_before: Option<&str> = None;
    for piece in pieces(text) {
        let (part, negated, quoted) = match piece {
            Piece::Or(text) => {
                if parsed.clauses.is_empty() || or_before.is_some() {
                    parsed.ignore(text, IgnoredReason::StrayOperator);
                } else {
                    or_before = Some(text);
                }
                continue;
            }
            Piece::Part { text, negated, quoted } => (text, negated, quoted),
        };
        let tokens = analyser.analyse(part);
        if tokens.is_empty() {
            parsed.ignore(part, IgnoredReason::NoWord);
            continue;
        }
        words = words.saturating_add(tokens.len());
        if words > MAX_QUERY_WORDS {
            parsed.ignore(part, IgnoredReason::TooLong);
            continue;
        }
        let joins = or_before.take().filter(|_| !negated);
        if !quoted && are_initials(part) {
            for token in tokens {
                let unit = Unit { tokens: vec![token], quoted, initial: true };
                parsed.clauses.push(Clause { negated, any: vec![unit], concepts: Vec::new() });
            }
            continue;
        }
        // Words written together (Қасым-Жомарт) are a phrase, as if quoted.
        let unit = Unit { tokens, quoted, initial: false };
        match (joins, parsed.clauses.last_mut()) {
            (Some(_), Some(last)) if !last.negated => last.any.push(unit),
            _ => parsed.clauses.push(Clause { negated, any: vec![unit], concepts: Vec::new() }),
        }
    }
    if let Some(or) = or_before {
        parsed.ignore(or, IgnoredReason::StrayOperator);
    }
    parsed.group_concepts(analyser);
    parsed.drop_function_words();
    parsed
}

impl Parsed {
    /// Whether there is a wanted word.
    pub(crate) fn wants_words(&self) -> bool {
        self.clauses.iter().any(|clause| !clause.negated)
    }

    /// The tokens of all clauses.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &Token> {
        self.clauses.iter().flat_map(|clause| &clause.any).flat_map(|unit| &unit.tokens)
    }

    fn ignore(&mut self, part: &str, reason: IgnoredReason) {
        if self.ignored.len() < MAX_QUERY_WORDS {
            let text = part.chars().take(SHOWN_LETTERS).collect();
            self.ignored.push(Ignored { text, reason });
        }
    }

    fn shortened<'a>(&mut self, text: &'a str) -> &'a str {
        if text.len() <= MAX_QUERY_BYTES {
            return text;
        }
        let at = (0..=MAX_QUERY_BYTES).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (read, rest) = text.split_at_checked(at).unwrap_or(("", text));
        self.ignore(rest, IgnoredReason::TooLong);
        read
    }

    /// Words in a row that name a concept become one clause.
    fn group_concepts(&mut self, analyser: &Analyser) {
        let alone = |clause: &Clause| match clause.any.as_slice() {
            [unit] => !clause.negated && !unit.quoted && !unit.initial,
            _ => false,
        };
        let mut grouped: Vec<Clause> = Vec::with_capacity(self.clauses.len());
        let mut run: Vec<Clause> = Vec::new();
        for clause in std::mem::take(&mut self.clauses).into_iter().map(Some).chain([None]) {
            match clause {
                Some(clause) if alone(&clause) => run.push(clause),
                other => {
                    grouped.extend(with_concepts(std::mem::take(&mut run), analyser));
                    grouped.extend(other);
                }
            }
        }
        self.clauses = grouped;
    }

    /// A query of nothing but function words keeps them.
    fn drop_function_words(&mut self) {
        let functional = |clause: &Clause| {
            !clause.negated
                && clause.any.iter().all(|unit| match unit.tokens.as_slice() {
                    [token] => !unit.quoted && !unit.initial && is_function_word(&token.forms.surface),
                    _ => false,
                })
        };
        if !self.clauses.iter().any(|clause| !clause.negated && !functional(clause)) {
            return;
        }
        let (dropped, kept): (Vec<_>, Vec<_>) = self.clauses.drain(..).partition(functional);
        self.clauses = kept;
        for unit in dropped.iter().flat_map(|clause| &clause.any) {
            for token in &unit.tokens {
                self.ignore(&token.forms.surface, IgnoredReason::FunctionWord);
            }
        }
    }
}

/// Groups the clauses of a run, each of one unit, by the concepts found in their words.
fn with_concepts(run: Vec<Clause>, analyser: &Analyser) -> Vec<Clause> {
    let units: Vec<&Unit> = run.iter().flat_map(|clause| &clause.any).collect();
    let tokens: Vec<Token> = units.iter().flat_map(|unit| unit.tokens.iter().cloned()).collect();
    let found = analyser.concepts(&tokens);
    // Where each clause begins among the tokens.
    let mut begins = 0_usize;
    let starts: Vec<usize> = units
        .iter()
        .map(|unit| {
            let start = begins;
            begins = begins.saturating_add(unit.tokens.len());
            start
        })
        .collect();
    let clause_at = |place: usize| {
        if place == begins { Some(starts.len()) } else { starts.iter().position(|start| *start == place) }
    };
    let spans: Vec<(usize, usize, Vec<u32>)> = found
        .into_iter()
        .filter_map(|found| Some((clause_at(found.from)?, clause_at(found.to)?, found.concepts)))
        .collect();
    let mut grouped = Vec::new();
    let mut clauses = run.into_iter().enumerate();
    let mut spans = spans.into_iter().peekable();
    while let Some((place, mut clause)) = clauses.next() {
        if let Some((_, to, concepts)) = spans.next_if(|(from, ..)| *from == place) {
            let more = to.saturating_sub(place).saturating_sub(1);
            let rest: Vec<Clause> = clauses.by_ref().take(more).map(|(_, clause)| clause).collect();
            if let Some(unit) = clause.any.first_mut() {
                unit.tokens
                    .extend(rest.into_iter().flat_map(|clause| clause.any).flat_map(|unit| unit.tokens));
            }
            clause.concepts = concepts;
        }
        grouped.push(clause);
    }
    grouped
}

/// Whether a part is initials: capitals that stand alone or before full stops ("Б.", "Б.С.", "Б").
fn are_initials(part: &str) -> bool {
    let letters = part.split('.').map(str::trim).filter(|piece| !piece.is_empty());
    let mut any = false;
    for piece in letters {
        let mut letters = piece.chars();
        if !letters.next().is_some_and(char::is_uppercase) || letters.next().is_some() {
            return false;
        }
        any = true;
    }
    any
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
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
        }
        // A quote that is never closed is not there.
        let body = inner.trim_start();
        if body.is_empty() {
            return None;
        }
        let end = body.find(|next: char| next.is_whitespace() || is_quote(next)).unwrap_or(body.len());
        let (text, after) = body.split_at_checked(end).unwrap_or((body, ""));
        rest = after;
        let or = !negated && matches!(text, "OR" | "|" | "||" | "ИЛИ" | "НЕМЕСЕ");
        Some(if or { Piece::Or(text) } else { Piece::Part { text, negated, quoted: false } })
    })
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '«' | '»' | '“' | '”' | '„' | '‟')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<IgnoredReason>) {
        let parsed = parse(text, &Analyser::new());
        let clauses = parsed.clauses.iter().map(|clause| {
            let any: Vec<String> = clause
                .any
                .iter()
                .map(|unit| {
                    unit.tokens.iter().map(|token| token.forms.surface.as_str()).collect::<Vec<_>>().join("+")
                })
                .collect();
            format!("{}{}", if clause.negated { "-" } else { "" }, any.join("|"))
        });
        (clauses.collect(), parsed.ignored.into_iter().map(|ignored| ignored.reason).collect())
    }

    #[test]
    fn the_small_language_is_understood() {
        let (clauses, ignored) = read("заң OR право \"мемлекеттік қызмет\" -экономист Қасым-Жомарт");
        assert_eq!(clauses, ["заң|право", "мемлекеттік+қызмет", "-экономист", "қасым+жомарт"]);
        assert!(ignored.is_empty());
    }

    #[test]
    fn what_is_not_understood_is_listed() {
        let (clauses, ignored) = read("OR !!! «аким - OR");
        assert_eq!(clauses, ["аким"]);
        assert_eq!(
            ignored,
            [
                IgnoredReason::StrayOperator,
                IgnoredReason::NoWord,
                IgnoredReason::NoWord,
                IgnoredReason::StrayOperator
            ]
        );
        assert_eq!(read("және заң").1, [IgnoredReason::FunctionWord]);
        assert_eq!(read("және").0, ["және"]);
    }

    #[test]
    fn long_queries_are_read_in_part() {
        let (clauses, ignored) = read(&"сөз ".repeat(5_000));
        assert_eq!(clauses.len(), MAX_QUERY_WORDS);
        assert!(ignored.contains(&IgnoredReason::TooLong) && ignored.len() <= MAX_QUERY_WORDS);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(\\PC|[-\"«» ]|OR| аким){0,80}") {
            let parsed = parse(&text, &Analyser::new());
            let words: usize = parsed.clauses.iter().flat_map(|clause| &clause.any).map(|unit| unit.tokens.len()).sum();
            prop_assert!(words <= MAX_QUERY_WORDS);
            prop_assert!(parsed.clauses.iter().all(|clause| clause.any.iter().all(|unit| !unit.tokens.is_empty())));
        }
    }
}
