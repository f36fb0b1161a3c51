//! `quality`: how good the search is, in figures, through the real analysis and the real index.
//! Each measure is a module of its own and returns a table; this file reads the command line and prints.
//! Next: `lemmas` (stems), `names` (spellings), `passages` (questions), `reserve` (people and vacancies).

mod figures;
mod lemmas;
mod names;
mod passages;
mod reserve;
mod writing;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use figures::Report;

/// Measures the search through its own analysis and index.
///
/// Each option takes any number of files and may be combined with the others; the figures of each are printed as a
/// table (or as JSON with --json). Nothing is kept: indexes are made in a temporary folder.
#[derive(Debug, Parser)]
#[command(name = "quality", version, after_long_help = FORMATS)]
struct Options {
    /// Words with their lemmas: pairwise P, R, F1, UI and OI of the stemmer, per part of speech.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    lemmas: Vec<PathBuf>,
    /// Language of the lemma files; told by their letters when not given.
    #[arg(long, value_name = "kk|ru")]
    language: Option<lemmas::Language>,
    /// Spellings of names: R@1, found, and wrong per query, per pair of scripts.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    names: Vec<PathBuf>,
    /// Further names among which those must be found: one per line (the first column of a TSV, or the kk_cyrl one).
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "names")]
    distractors: Vec<PathBuf>,
    /// Passages and questions: nDCG@10, MRR, recall@10.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ir: Vec<PathBuf>,
    /// People and vacancies made from a seed: nDCG@10, recall@50 and the gap between languages.
    #[arg(long)]
    reserve: bool,
    /// Seed of the reserve set.
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    /// People of the reserve set.
    #[arg(long, default_value_t = 4_000, value_name = "NUMBER")]
    people: usize,
    /// Vacancies of the reserve set, each asked in Kazakh, Russian and English.
    #[arg(long, default_value_t = 150, value_name = "NUMBER")]
    vacancies: usize,
    /// Folder of the thesaurus (config/thesaurus of the source tree when not given).
    #[arg(long, value_name = "FOLDER")]
    thesaurus: Option<PathBuf>,
    /// List what went wrong, at most this many lines per table.
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    mistakes: usize,
    /// Print one JSON object instead of tables.
    #[arg(long)]
    json: bool,
}

const FORMATS: &str = "\
Formats (UTF-8; lines that begin with # are notes, a heading row is recognised by its names):
  --lemmas  TSV: form, lemma, upos, count. Two forms are the same when they share a lemma, and found the same when
            they share a stem. UI is the share of pairs that should meet and do not, OI of those that should not and do.
            Nominal is NOUN, ADJ and PROPN together, all adds VERB. Kazakh is measured in both modes of the stemmer.
  --names   TSV with columns id, kk_cyrl, ru_cyrl, latin, as in OpenSanctions pairs: one row is one attested pairing.
            All different Kazakh spellings and the distractors are people of an index; each different Russian or Latin
            spelling is asked of it, and its Kazakh spellings are what should come. first: one of them is the first
            hit; found: one is among the hits; wrong: other people among the hits, per query.
  --ir      JSON lines. A passage: {\"id\", \"text\" (or \"context\", \"passage\"), \"title\"?}. A question:
            {\"question\" (or \"query\"), \"relevant\": [\"id\", ...] or {\"id\": grade}}. A line with both a question and
            a text is a question and its one relevant passage; equal texts are one passage.

Examples:
  cargo run --release -p search-index --bin quality -- --lemmas kk.tsv ru.tsv
  cargo run --release -p search-index --bin quality -- --names pairs.tsv --distractors names.txt --mistakes 20
  cargo run --release -p search-index --bin quality -- --ir questions.jsonl --json
  cargo run --release -p search-index --bin quality -- --reserve --seed 7";

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            #[expect(clippy::print_stderr, reason = "a command tells its failure there")]
            {
                eprintln!("quality: {problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), Problem> {
    let mut report = Report::new(options.json, options.mistakes);
    for file in &options.lemmas {
        lemmas::measure(file, options.language, &mut report)?;
    }
    if !options.names.is_empty() {
        names::measure(&options.names, &options.distractors, &mut report)?;
    }
    for file in &options.ir {
        passages::measure(file, &mut report)?;
    }
    if options.reserve {
        reserve::measure(options, &mut report)?;
    }
    if report.is_empty() {
        return Err(Problem("nothing to measure: see --help".to_owned()));
    }
    report.print();
    Ok(())
}

/// Why nothing could be measured, in words.
#[derive(Debug)]
struct Problem(String);

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<search_index::Error> for Problem {
    fn from(error: search_index::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// The text of a file.
fn read(file: &std::path::Path) -> Result<String, Problem> {
    std::fs::read_to_string(file).map_err(|error| Problem(format!("{}: {error}", file.display())))
}
