//! Spellings of names: each Russian or Latin spelling is searched for among the Kazakh ones.
//! Next: `figures.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use search_index::{Document, Index, NameField, OpenOptions, RebuildOptions, Schema, SearchRequest};

use crate::figures::{Report, count, mean};
use crate::{Problem, read};

/// Hits looked at; wrong ones beyond are not worse.
const HITS: usize = 200;

/// Queries of one pair of scripts with the Kazakh spellings that should come.
type Queries = BTreeMap<String, BTreeSet<String>>;

pub(crate) fn measure(
    files: &[PathBuf],
    distractors: &[PathBuf],
    report: &mut Report,
) -> Result<(), Problem> {
    let mut people = BTreeSet::new();
    let mut pairs: BTreeMap<&str, Queries> = BTreeMap::new();
    for file in files {
        for row in rows(file)? {
            let Some(kazakh) = row.get("kk_cyrl").filter(|name| !name.is_empty()) else { continue };
            people.insert(kazakh.clone());
            for (script, column) in [("Latin to Kazakh", "latin"), ("Russian to Kazakh", "ru_cyrl")] {
                if let Some(spelling) = row.get(column).filter(|name| !name.is_empty()) {
                    pairs
                        .entry(script)
                        .or_default()
                        .entry(spelling.clone())
                        .or_default()
                        .insert(kazakh.clone());
                }
            }
        }
    }
    for file in distractors {
        people.extend(spellings(file)?);
    }
    let people: Vec<String> = people.into_iter().collect();
    let folder = tempfile::tempdir()?;
    let index = index(folder.path(), &people)?;
    report.table(format!("Names among {} Kazakh spellings", people.len()));
    for (script, queries) in &pairs {
        let (mut first, mut found, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for (spelling, wanted) in queries {
            let hits = ask(&index, spelling, &people)?;
            let right = |name: &&String| wanted.contains(*name);
            let is_first = hits.first().is_some_and(|name| right(&name));
            let is_found = hits.iter().any(|name| right(&name));
            first.push(f64::from(u8::from(is_first)));
            found.push(f64::from(u8::from(is_found)));
            wrong.push(count(hits.iter().filter(|name| !right(name)).count()));
            if !is_first {
                report.mistake(|| {
                    format!(
                        "{script}: {spelling} → {:?}, wanted {wanted:?}",
                        hits.get(..hits.len().min(5)).unwrap_or_default()
                    )
                });
            }
        }
        report.row(
            *script,
            vec![
                ("queries", count(queries.len())),
                ("first", mean(&first)),
                ("found", mean(&found)),
                ("wrong", mean(&wrong)),
            ],
        );
    }
    Ok(())
}

fn index(folder: &Path, people: &[String]) -> Result<Index, Problem> {
    let schema = Schema::new("id").names(NameField::new("name"));
    let index = Index::open(folder, &schema, 1, OpenOptions::default())?.index;
    let rebuild = index.begin_rebuild(RebuildOptions::default())?;
    let documents =
        people.iter().enumerate().map(|(number, name)| Document::new(&number.to_string()).name("name", name));
    rebuild.add(documents)?;
    rebuild.finish("all")?;
    Ok(index)
}

fn ask(index: &Index, spelling: &str, people: &[String]) -> Result<Vec<String>, Problem> {
    let request = SearchRequest { text: spelling.to_owned(), limit: HITS, ..SearchRequest::default() };
    let hits = index.search(&request)?.hits;
    Ok(hits.iter().filter_map(|hit| people.get(hit.id.parse::<usize>().ok()?).cloned()).collect())
}

/// The rows of a TSV by the names of its columns.
fn rows(file: &Path) -> Result<Vec<BTreeMap<String, String>>, Problem> {
    let text = read(file)?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').map(str::trim).collect();
    if !head.contains(&"kk_cyrl") {
        return Err(Problem(format!("{}: the heading row must name the column kk_cyrl", file.display())));
    }
    let row = |line: &str| {
        head.iter()
            .zip(line.split('\t'))
            .map(|(name, cell)| ((*name).to_owned(), cell.trim().to_owned()))
            .collect()
    };
    Ok(lines.map(row).collect())
}

/// Names of a list: the Kazakh column of a TSV that names it, else the first of each line.
fn spellings(file: &Path) -> Result<Vec<String>, Problem> {
    if let Ok(rows) = rows(file) {
        let names = rows.into_iter().filter_map(|mut row| row.remove("kk_cyrl"));
        return Ok(names.filter(|name| !name.is_empty()).collect());
    }
    let text = read(file)?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let names =
        lines.filter_map(|line| line.split('\t').next().map(str::trim)).filter(|name| !name.is_empty());
    Ok(names.map(str::to_owned).collect())
}
