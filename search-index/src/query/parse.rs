//! Reading what a person typed: words, "phrases", -not, OR, `field:`, beginnings*. Anything else is a word or is ignored
//! and listed.
//! There is no syntax error, and no text is too odd: work is bounded by bytes and by words.
//! Where next: `words.rs` turns clauses into queries.

use super::pieces::{Piece, pieces};
use super::scope::{Scope, Scopes};
use crate::analysis::{Analyser, Token, is_function_word};
use crate::search::request::{MAX_QUERY_BEGINNINGS, MAX_QUERY_BYTES, MAX_QUERY_WORDS};
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
    /// A word of which more may follow: "қарж*".
    pub(crate) beginning: bool,
    /// The fields named before it; nothing when none was.
    pub(crate) scope: Option<Scope>,
}

/// Reads a text. Never fails.
pub(crate) fn parse(text: &str, analyser: &Analyser, scopes: &Scopes) -> Parsed {
    let mut parsed = Parsed::default();
    let text = parsed.shortened(text);
    let (mut words, mut beginnings) = (0_usize, 0_usize);
    let mut or_before: Option<&str> = None;
    // Of several initials all are meant, so none of them is an alternative.
    let mut last_alone = true;
    // A field named, until something stands behind it.
    let mut named: Option<(&str, Scope, bool)> = None;
    for piece in pieces(text, scopes) {
        let (part, negated, quoted) = match piece {
            Piece::Field { text, scope, negated } => {
                if let Some((before, ..)) = named.take() {
                    parsed.ignore(before, IgnoredReason::StrayOperator);
                }
                match scope {
                    Some(scope) => named = Some((text, scope, negated)),
                    None => parsed.ignore(text, IgnoredReason::UnknownField),
                }
                continue;
            }
            Piece::Or(text) => {
                if parsed.clauses.is_empty() || or_before.is_some() {
                    parsed.ignore(text, IgnoredReason::StrayOperator);
                } else {
                    or_before = Some(text);
                }
                continue;
            }
            Piece::Quote(text) => {
                parsed.ignore(text, IgnoredReason::StrayOperator);
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
        let (scope, negated) = match named.take() {
            Some((_, scope, field_negated)) => (Some(scope), negated || field_negated),
            None => (None, negated),
        };
        let initial = !quoted && are_initials(part);
        let or = or_before.take();
        // Alternatives are wanted, and each is one thing.
        let alone = !initial || tokens.len() == 1;
        let last = parsed.clauses.last().filter(|last| last_alone && !last.negated);
        let joins = or.is_some() && alone && !negated && last.is_some();
        last_alone = alone;
        if let Some(or) = or.filter(|_| !joins) {
            parsed.ignore(or, IgnoredReason::StrayOperator);
        }
        // Words written together (Қасым-Жомарт) are a phrase, as if quoted.
        let starred = !quoted && part.ends_with('*');
        let begins = starred && !initial && tokens.len() == 1 && is_long_enough(&tokens);
        let beginning = begins && beginnings < MAX_QUERY_BEGINNINGS;
        beginnings = beginnings.saturating_add(usize::from(beginning));
        match (begins, beginning) {
            (false, _) if starred => parsed.ignore("*", IgnoredReason::StrayOperator),
            (true, false) => parsed.ignore("*", IgnoredReason::TooLong),
            _ => {}
        }
        let units = match initial {
            true => tokens.into_iter().map(|token| vec![token]).collect(),
            false => vec![tokens],
        };
        for tokens in units {
            let mut unit = Unit { tokens, quoted, initial, beginning, scope };
            match parsed.clauses.last_mut() {
                Some(last) if joins => {
                    // "education: law OR economics" means both in the education.
                    unit.scope = scope.or_else(|| last.any.last().and_then(|before| before.scope));
                    last.any.push(unit);
                }
                _ => parsed.clauses.push(Clause { negated, any: vec![unit], concepts: Vec::new() }),
            }
        }
    }
    if let Some((name, ..)) = named {
        parsed.ignore(name, IgnoredReason::StrayOperator);
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

    /// Takes the last word as one of which more may follow, as somebody types it.
    pub(crate) fn unfinished(&mut self) {
        let last = self.clauses.last_mut().filter(|clause| clause.concepts.is_empty() && !clause.negated);
        if let Some(unit) = last.and_then(|clause| clause.any.last_mut())
            && !unit.quoted
            && !unit.initial
            && unit.tokens.len() == 1
        {
            unit.beginning = is_long_enough(&unit.tokens);
        }
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
            [unit] => !clause.negated && !unit.quoted && !unit.initial && !unit.beginning,
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
                    [token] => {
                        !(unit.quoted || unit.initial || unit.beginning)
                            && is_function_word(&token.forms.surface)
                    }
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
    // A field named before the first word of a concept holds for all its words; one named inside parts them.
    let parted = |from: usize, to: usize| {
        units.get(from.saturating_add(1)..to).is_some_and(|rest| rest.iter().any(|unit| unit.scope.is_some()))
    };
    let spans: Vec<(usize, usize, Vec<u32>)> = found
        .into_iter()
        .filter_map(|found| Some((clause_at(found.from)?, clause_at(found.to)?, found.concepts)))
        .filter(|(from, to, _)| !parted(*from, *to))
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

/// Of a single letter too much may follow.
fn is_long_enough(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| token.forms.surface.chars().nth(1).is_some())
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

#[cfg(test)]
mod tests;
