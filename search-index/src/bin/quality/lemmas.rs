//! Stems against lemmas: two forms should have the same stem when they share a lemma, and only then.
//! Next: `figures.rs` has the measures of pairs.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use search_index::analysis::Analyser;
use search_index::analysis::kazakh::{Kazakh, Mode};

use crate::figures::{Pairs, Report, count};
use crate::{Problem, read};

/// Whose stemmer is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Language {
    Kk,
    Ru,
}

/// Forms with their lemmas.
type Forms = BTreeMap<String, BTreeSet<String>>;

struct Row {
    form: String,
    lemma: String,
    upos: String,
}

const NOMINAL: [&str; 3] = ["NOUN", "ADJ", "PROPN"];

pub(crate) fn measure(file: &Path, language: Option<Language>, report: &mut Report) -> Result<(), Problem> {
    let rows = rows(&read(file)?);
    if rows.is_empty() {
        return Err(Problem(format!("{}: no rows of form, lemma, upos, count", file.display())));
    }
    let language = language.unwrap_or_else(|| told_by_letters(&rows));
    let analyser = Analyser::new();
    let kazakh = Kazakh::new();
    // The parts of a compound are words of their own in the index.
    let whole = |form: &str| {
        let tokens = analyser.analyse(form);
        let stems = tokens.iter().map(|token| {
            let (kk, ru) = (token.forms.kk.as_deref(), token.forms.ru.as_deref());
            // a word that surely is of the other language has the stem of that one only
            let stem = if language == Language::Kk { kk.or(ru) } else { ru.or(kk) };
            stem.unwrap_or(&token.forms.surface)
        });
        stems.collect::<Vec<_>>().join("-")
    };
    report.table(format!(
        "Stems: {} ({})",
        file.display(),
        if language == Language::Kk { "Kazakh" } else { "Russian" }
    ));
    let all = |_: &str| true;
    let nominal = |upos: &str| NOMINAL.contains(&upos);
    if language == Language::Kk {
        let noun = |form: &str| kazakh.stem_in(form, Mode::Nominal);
        row("nominal, nominal mode", &rows, nominal, noun, report);
        row("all, nominal mode", &rows, all, noun, report);
        row("nominal, full mode (index)", &rows, nominal, whole, report);
        row("all, full mode (index)", &rows, all, whole, report);
    } else {
        row("nominal", &rows, nominal, whole, report);
        row("all", &rows, all, whole, report);
    }
    let parts: BTreeSet<&str> = rows.iter().map(|row| row.upos.as_str()).collect();
    for part in parts {
        row(part, &rows, |upos| upos == part, whole, report);
    }
    Ok(())
}

fn row(
    name: &str,
    rows: &[Row],
    wanted: impl Fn(&str) -> bool,
    stem: impl Fn(&str) -> String,
    report: &mut Report,
) {
    let mut forms = Forms::new();
    for row in rows.iter().filter(|row| wanted(&row.upos)) {
        forms.entry(row.form.clone()).or_default().insert(row.lemma.clone());
    }
    let mut by_lemma: HashMap<&str, Vec<u32>> = HashMap::new();
    let mut by_stem: HashMap<String, Vec<u32>> = HashMap::new();
    for ((form, lemmas), number) in forms.iter().zip(0_u32..) {
        lemmas.iter().for_each(|lemma| by_lemma.entry(lemma).or_default().push(number));
        by_stem.entry(stem(form)).or_default().push(number);
    }
    let (gold, found) = (pairs(by_lemma.values()), pairs(by_stem.values()));
    let figures = Pairs::new(&gold, &found, forms.len());
    report.row(
        name,
        vec![
            ("forms", count(forms.len())),
            ("P", figures.precision),
            ("R", figures.recall),
            ("F1", figures.f1),
            ("UI", figures.ui),
            ("OI", figures.oi),
        ],
    );
    let names: Vec<&String> = forms.keys().collect();
    let form =
        |number: u32| usize::try_from(number).ok().and_then(|place| names.get(place)).map_or("", |form| form);
    let mut wrong: Vec<_> = gold.symmetric_difference(&found).copied().collect();
    wrong.sort_unstable();
    for (a, b) in wrong {
        report.mistake(|| {
            let kind = if gold.contains(&(a, b)) { "apart" } else { "merged" };
            format!("{name}, {kind}: {} ({}), {} ({})", form(a), stem(form(a)), form(b), stem(form(b)))
        });
    }
}

fn pairs<'a>(groups: impl Iterator<Item = &'a Vec<u32>>) -> HashSet<(u32, u32)> {
    let mut pairs = HashSet::new();
    for group in groups {
        for (place, a) in group.iter().enumerate() {
            pairs.extend(group.iter().skip(place.saturating_add(1)).map(|b| (*a, *b)));
        }
    }
    pairs
}

fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("form\t"));
    let rows = lines.filter_map(|line| {
        let mut cells = line.split('\t').map(str::trim);
        let (form, lemma, upos) = (cells.next()?, cells.next()?, cells.next()?);
        let row = Row { form: form.to_lowercase(), lemma: lemma.to_lowercase(), upos: upos.to_owned() };
        (!form.is_empty() && !lemma.is_empty()).then_some(row)
    });
    rows.collect()
}

/// Kazakh text has a letter of its own in a third of its words, Russian in none.
fn told_by_letters(rows: &[Row]) -> Language {
    let own = rows.iter().filter(|row| row.form.chars().any(|letter| "әғқңөұүһі".contains(letter))).count();
    if own.saturating_mul(20) > rows.len() { Language::Kk } else { Language::Ru }
}
