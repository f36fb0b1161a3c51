//! What a word or a phrase is met by: the terms of each engine field, without anything that depends on what documents
//! there are. The search asks an index for them (`words.rs`), a percolator asks one document (`percolate/compile.rs`),
//! so what both find is decided here once.

use tantivy::schema::Field;

use super::parse::{Clause, Unit};
use crate::analysis::fold::fold;
use crate::analysis::{Analyser, Forms, Token, is_function_word, latin, names};
use crate::schema::{NameField, NameFields, TextFields};
use crate::search::reasons::How;

const UNFOLDED_WEIGHT: f32 = 0.7;
const FOLDED_WEIGHT: f32 = 0.6;
const FOLDED_STEM_WEIGHT: f32 = 0.5;
/// Keys shorter than this are too common to be loose with.
const SHORTEST_LOOSE_KEY: usize = 4;

/// A term of a field.
pub(crate) struct Form<'a> {
    pub(crate) how: How,
    pub(crate) field: Field,
    pub(crate) text: &'a str,
    pub(crate) weight: f32,
}

/// A word in one text, in any of its forms.
pub(crate) fn in_text<'a>(word: &'a Token, fields: &TextFields) -> impl Iterator<Item = Form<'a>> + use<'a> {
    let forms = &word.forms;
    let (stem, folded) = (fields.stem, fields.folded);
    let stems = [
        (How::Kazakh, forms.kk.as_deref(), 1.0),
        (How::Russian, forms.ru.as_deref(), 1.0),
        (How::English, forms.en.as_deref(), 1.0),
        (How::Kazakh, forms.unfolded.as_deref(), UNFOLDED_WEIGHT),
    ];
    let stems = stems.into_iter().filter_map(|(how, text, weight)| Some((how, text?, weight)));
    let letters =
        [(Some(forms.folded.as_str()), FOLDED_WEIGHT), (forms.folded_stem.as_deref(), FOLDED_STEM_WEIGHT)];
    let letters = letters.into_iter().filter_map(|(text, weight)| Some((How::Letters, text?, weight)));
    // What a document has as a stem already it does not have again, see `Forms::letters`.
    let as_stems = letters.clone().filter(|(_, text, _)| !forms.stems().any(|stem| stem == *text));
    let form = |field| move |(how, text, weight)| Form { how, field, text, weight };
    stems.chain(as_stems).map(form(stem)).chain(letters.map(form(folded)))
}

/// An initial as letters of a text.
pub(crate) fn letters<'a>(letter: &'a Token, fields: &TextFields) -> Form<'a> {
    Form { how: How::Letters, field: fields.folded, text: &letter.forms.folded, weight: FOLDED_WEIGHT }
}

/// The term under which names that begin with this letter stand.
pub(crate) fn initial(letter: &Token) -> Option<String> {
    names::initial(&names::keys(&letter.forms.surface, false).0)
}

/// What longer words begin with: the letters as typed, and of a Kazakh word in Latin letters the Cyrillic ones too, unless they
/// are one alone: of a single letter too much may follow.
pub(crate) fn beginnings(word: &Token) -> impl Iterator<Item = String> + use<> {
    let typed = word.forms.folded.clone();
    let cyrillic = latin::to_cyrillic(&word.forms.surface).map(|read| fold(&read));
    let cyrillic = cyrillic.filter(|read| *read != typed && read.chars().nth(1).is_some());
    std::iter::once(typed).chain(cyrillic)
}

/// Terms of one field at their places.
pub(crate) struct Row {
    pub(crate) field: Field,
    pub(crate) terms: Vec<(usize, String)>,
    pub(crate) weight: f32,
}

/// The words in a row in one text: as words of each language, as far as they are any.
pub(crate) fn rows_in_text(words: &[Token], fields: &TextFields) -> Vec<Row> {
    let stems = |preferred: fn(&Forms) -> &Option<String>| {
        let stem =
            |word: &Token| preferred(&word.forms).as_deref().or(word.forms.stems().next()).map(str::to_owned);
        row(fields.stem, words, stem, 1.0)
    };
    let rows = [
        stems(|forms| &forms.kk),
        stems(|forms| &forms.ru),
        stems(|forms| &forms.en),
        row(fields.folded, words, |word| Some(word.forms.folded.clone()), FOLDED_WEIGHT),
    ];
    let mut rows: Vec<Row> = rows.into_iter().flatten().collect();
    rows.dedup_by(|one, other| one.terms == other.terms && one.field == other.field);
    rows
}

/// The words in a row in one name.
pub(crate) fn row_in_name(words: &[Token], declared: &NameField, fields: &NameFields) -> Option<Row> {
    let key = |word: &Token| Some(names::keys(&word.forms.surface, declared.patronymic).0);
    row(fields.strict, words, key, 1.0)
}

fn row(field: Field, words: &[Token], form: impl Fn(&Token) -> Option<String>, weight: f32) -> Option<Row> {
    let terms = words.iter().map(|word| Some((word.position, form(word)?))).collect::<Option<_>>()?;
    Some(Row { field, terms, weight })
}

/// Written together elsewhere: вице-министр, вицеминистр; Касым-Жомарт, Касымжомарт.
pub(crate) fn joined(unit: &Unit, analyser: &Analyser) -> Option<Token> {
    let joined: String = unit.tokens.iter().map(|word| word.forms.surface.as_str()).collect();
    match analyser.analyse(&joined).as_slice() {
        [joined] if !unit.quoted => Some(joined.clone()),
        _ => None,
    }
}

/// The words of a clause that names a concept, for texts the thesaurus does not see through; in any order.
pub(crate) fn beside_concepts(clause: &Clause) -> impl Iterator<Item = &Token> {
    let single = clause.any.len() <= 1;
    let tokens = clause.any.iter().flat_map(|unit| &unit.tokens);
    tokens.filter(move |token| !single || !is_function_word(&token.forms.surface))
}

/// What a name is met by.
pub(crate) struct NameKeys {
    /// Spellings with the same strict key.
    pub(crate) strict: String,
    /// Spellings with the same loose key.
    pub(crate) loose: String,
    /// Whether the loose key is long enough to go by.
    pub(crate) long: bool,
}

/// The keys of a name as typed.
pub(crate) fn name_keys(typed: &str, declared: &NameField) -> NameKeys {
    let (strict, loose) = names::keys(typed, declared.patronymic);
    let long = loose.chars().count() >= SHORTEST_LOOSE_KEY;
    NameKeys { strict, loose, long }
}

/// Whether a strict key is long enough to look for those within one edit of it.
pub(crate) fn may_be_near(strict: &str) -> bool {
    strict.len() >= SHORTEST_LOOSE_KEY && strict.is_ascii()
}
