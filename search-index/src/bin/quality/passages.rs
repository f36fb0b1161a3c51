//! Questions over passages: whether the passages that answer come first.
//! Next: `figures.rs`.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use search_index::{Document, Index, OpenOptions, RebuildOptions, Schema, SearchRequest, TextField};
use serde_json::Value;

use crate::figures::{Report, count, mean, ndcg_at_10};
use crate::{Problem, read};

#[derive(Default)]
struct Set {
    /// Passages by their id: title and text.
    passages: BTreeMap<String, (String, String)>,
    /// Ids by text, for lines that bring their passage along.
    by_text: HashMap<String, String>,
    /// Questions with the grades of their passages.
    questions: Vec<(String, BTreeMap<String, u8>)>,
}

pub(crate) fn measure(file: &Path, report: &mut Report) -> Result<(), Problem> {
    let mut set = Set::default();
    for (line, number) in read(file)?.lines().zip(1_usize..).filter(|(line, _)| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line)
            .map_err(|error| Problem(format!("{}, line {number}: {error}", file.display())))?;
        set.take(&value);
    }
    if set.questions.is_empty() || set.passages.is_empty() {
        return Err(Problem(format!("{}: no questions or no passages; see --help", file.display())));
    }
    let folder = tempfile::tempdir()?;
    let index = set.index(folder.path())?;
    report.table(format!("Questions: {}", file.display()));
    let (mut gain, mut rank, mut recall) = (Vec::new(), Vec::new(), Vec::new());
    for (question, grades) in &set.questions {
        let request =
            SearchRequest { text: question.clone(), any_word: true, limit: 100, ..SearchRequest::default() };
        let hits = index.search(&request)?.hits;
        let found: Vec<u8> = hits.iter().map(|hit| grades.get(&hit.id).copied().unwrap_or(0)).collect();
        let all: Vec<u8> = grades.values().copied().collect();
        gain.push(ndcg_at_10(&found, &all));
        let first = found.iter().position(|grade| *grade > 0);
        rank.push(first.map_or(0.0, |place| 1.0 / (count(place) + 1.0)));
        let relevant = all.iter().filter(|grade| **grade > 0).count();
        let top = found.iter().take(10).filter(|grade| **grade > 0).count();
        recall.push(count(top) / count(relevant.max(1)));
        if first != Some(0) {
            report.mistake(|| format!("at {:?}: {question}", first.map(|place| place.saturating_add(1))));
        }
    }
    report.row(
        "all questions",
        vec![
            ("questions", count(set.questions.len())),
            ("passages", count(set.passages.len())),
            ("nDCG@10", mean(&gain)),
            ("MRR", mean(&rank)),
            ("recall@10", mean(&recall)),
        ],
    );
    Ok(())
}

impl Set {
    fn take(&mut self, line: &Value) {
        let text = first_text(line, &["text", "context", "passage"]);
        let question = first_text(line, &["question", "query"]);
        let id = first_text(line, &["id", "_id", "passage_id", "docid"]);
        let mut own = None;
        if let Some(text) = &text {
            let title = first_text(line, &["title"]).unwrap_or_default();
            let next = format!("passage {}", self.passages.len());
            // A question's id is not its passage's.
            let id = if question.is_some() { next } else { id.unwrap_or(next) };
            let id = self.by_text.entry(text.clone()).or_insert(id).clone();
            self.passages.entry(id.clone()).or_insert((title, text.clone()));
            own = Some(id);
        }
        let Some(question) = question else { return };
        let mut grades: BTreeMap<String, u8> = BTreeMap::new();
        for key in ["relevant", "qrels", "positive", "passages"] {
            match line.get(key) {
                Some(Value::Array(ids)) => grades.extend(ids.iter().filter_map(as_id).map(|id| (id, 1))),
                Some(Value::Object(graded)) => {
                    let grade = |value: &Value| value.as_u64().and_then(|grade| u8::try_from(grade).ok());
                    grades.extend(
                        graded.iter().filter_map(|(id, value)| Some((id.clone(), grade(value)?.min(20)))),
                    );
                }
                Some(single) => grades.extend(as_id(single).map(|id| (id, 1))),
                None => {}
            }
        }
        if grades.is_empty() {
            grades.extend(own.or_else(|| first_text(line, &["passage_id", "docid"])).map(|id| (id, 1)));
        }
        if !grades.is_empty() {
            self.questions.push((question, grades));
        }
    }

    fn index(&self, folder: &Path) -> Result<Index, Problem> {
        let schema = Schema::new("id").text(TextField::new("title")).text(TextField::new("text"));
        let index = Index::open(folder, &schema, 1, OpenOptions::default())?.index;
        let rebuild = index.begin_rebuild(RebuildOptions::default())?;
        rebuild.add(
            self.passages
                .iter()
                .map(|(id, (title, text))| Document::new(id).text("title", title).text("text", text)),
        )?;
        rebuild.finish("all")?;
        Ok(index)
    }
}

fn first_text(line: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| as_id(line.get(key)?))
}

fn as_id(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
