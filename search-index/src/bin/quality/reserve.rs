//! A reserve made of records: people and vacancies with a post, a field of study and a function from the thesaurus,
//! written in a language, a script, forms and with slips drawn from a seed. How well a person suits a vacancy is
//! known from the records alone: the number of needs met, each by the concept itself or a narrower one.
//! Next: `writing.rs` writes records as people would.

use std::path::PathBuf;

use search_index::analysis::Analyser;
use search_index::{
    Document, Index, OpenOptions, RebuildOptions, Schema, SearchRequest, TextField, Thesaurus,
};

use crate::figures::{Report, count, mean, ndcg_at_10};
use crate::writing::{Dice, Language, Writer};
use crate::{Options, Problem};

/// What a vacancy needs and a person has: a post, a field, a function, as numbers of concepts.
type Record = [u32; 3];

/// Kinds of the three parts of a record.
const KINDS: [&[&str]; 3] = [&["post", "occupation"], &["field"], &["function"]];
/// Of a hundred parts of people, how many are as some vacancy needs them; the others are any.
const SUITING: u64 = 60;
/// A grade from which a person is worth seeing.
const WORTH_SEEING: u8 = 2;

pub(crate) fn measure(options: &Options, report: &mut Report) -> Result<(), Problem> {
    let folder = options
        .thesaurus
        .clone()
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../config/thesaurus"));
    let thesaurus = Thesaurus::folder(&folder)?;
    let mut dice = Dice::new(options.seed);
    let choices = KINDS.map(|kinds| {
        let concepts = thesaurus.concepts().iter().zip(0_u32..);
        let named = concepts.filter(|(concept, _)| {
            kinds.contains(&concept.kind.as_str())
                && !(concept.kk.is_empty() || concept.ru.is_empty() || concept.en.is_empty())
        });
        named.map(|(_, number)| number).collect::<Vec<u32>>()
    });
    let any = |dice: &mut Dice| -> Record {
        [0, 1, 2].map(|part: usize| choices.get(part).and_then(|some| dice.pick(some)).copied().unwrap_or(0))
    };
    let vacancies: Vec<Record> = (0..options.vacancies.max(1)).map(|_| any(&mut dice)).collect();
    let people: Vec<Record> = (0..options.people)
        .map(|_| {
            let wanted = dice.pick(&vacancies).copied().unwrap_or_default();
            let mut person = any(&mut dice);
            for (own, wanted) in person.iter_mut().zip(wanted) {
                if dice.roll(100) < SUITING {
                    *own = wanted;
                }
            }
            person
        })
        .collect();
    let writer = Writer::new(&thesaurus);
    let folder = tempfile::tempdir()?;
    let index = index(folder.path(), &people, &writer, &thesaurus, &mut dice)?;
    report.table(format!(
        "Reserve: {} people, {} vacancies, seed {}",
        people.len(),
        vacancies.len(),
        options.seed
    ));
    let mut gains = Vec::new();
    for language in Language::ALL {
        let (mut gain, mut recall) = (Vec::new(), Vec::new());
        for vacancy in &vacancies {
            let text = writer.vacancy(vacancy, language, &mut dice);
            let request =
                SearchRequest { text: text.clone(), any_word: true, limit: 50, ..SearchRequest::default() };
            let grade = |person: &Record| grade(vacancy, person, &thesaurus);
            let hits = index.search(&request)?.hits;
            let found: Vec<u8> = hits
                .iter()
                .map(|hit| hit.id.parse().ok().and_then(|place: usize| people.get(place)).map_or(0, grade))
                .collect();
            let all: Vec<u8> = people.iter().map(grade).collect();
            let worth = all.iter().filter(|grade| **grade >= WORTH_SEEING).count();
            if worth == 0 {
                continue;
            }
            let seen = found.iter().filter(|grade| **grade >= WORTH_SEEING).count();
            let here = ndcg_at_10(&found, &all);
            gain.push(here);
            recall.push(count(seen) / count(worth.min(50)));
            if here < 0.7 {
                report.mistake(|| format!("{}: {here:.2} {text}", language.name()));
            }
        }
        report.row(
            language.name(),
            vec![("queries", count(gain.len())), ("nDCG@10", mean(&gain)), ("recall@50", mean(&recall))],
        );
        gains.push((mean(&gain), mean(&recall)));
    }
    let gap = |of: fn(&(f64, f64)) -> f64| {
        let values = || gains.iter().map(of);
        values().fold(0.0, f64::max) - values().fold(1.0, f64::min)
    };
    let all = |of: fn(&(f64, f64)) -> f64| mean(&gains.iter().map(of).collect::<Vec<_>>());
    report.row("all", vec![("nDCG@10", all(|gain| gain.0)), ("recall@50", all(|gain| gain.1))]);
    report.row(
        "gap between languages",
        vec![("nDCG@10", gap(|gain| gain.0)), ("recall@50", gap(|gain| gain.1))],
    );
    Ok(())
}

/// How many of the needs a person meets.
fn grade(vacancy: &Record, person: &Record, thesaurus: &Thesaurus) -> u8 {
    let met = vacancy.iter().zip(person).filter(|(need, own)| {
        // Broader concepts are at less than full weight: they do not meet a need.
        thesaurus.expand(**need).iter().any(|(number, weight)| number == *own && *weight == 1.0)
    });
    u8::try_from(met.count()).unwrap_or(0)
}

fn index(
    folder: &std::path::Path,
    people: &[Record],
    writer: &Writer<'_>,
    thesaurus: &Thesaurus,
    dice: &mut Dice,
) -> Result<Index, Problem> {
    let schema = Schema::new("id").text(TextField::new("about"));
    let analyser = Analyser::new().with_thesaurus(thesaurus.clone());
    let index = Index::open(folder, &schema, 1, OpenOptions { analyser, ..OpenOptions::default() })?.index;
    let rebuild = index.begin_rebuild(RebuildOptions::default())?;
    for (some, first) in people.chunks(1_000).zip((0_usize..).step_by(1_000)) {
        let documents = some.iter().zip(first..).map(|(person, number)| {
            let language = dice.pick(&Language::ALL).copied().unwrap_or(Language::Kazakh);
            Document::new(&number.to_string()).text("about", writer.person(person, language, dice))
        });
        rebuild.add(documents)?;
    }
    rebuild.finish("all")?;
    Ok(index)
}
