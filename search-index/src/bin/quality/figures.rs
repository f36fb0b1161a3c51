//! Figures of ranked lists and sets of pairs, and the report they are gathered in.
//! Next: the modules beside this one fill reports.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

/// Gain of a ranked list against the best possible one, over the first ten. Grades are 0 and up; gain is 2^grade - 1.
pub(crate) fn ndcg_at_10(grades: &[u8], all: &[u8]) -> f64 {
    let gain = |grades: &mut dyn Iterator<Item = u8>| -> f64 {
        grades
            .take(10)
            .zip(2_u32..)
            .map(|(grade, place)| (f64::from(grade).exp2() - 1.0) / f64::from(place).log2())
            .sum()
    };
    let mut ideal = all.to_vec();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best = gain(&mut ideal.into_iter());
    if best == 0.0 { 0.0 } else { gain(&mut grades.iter().copied()) / best }
}

/// Precision, recall, F1, under- and overstemming of pairs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pairs {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
    /// Share of pairs that should meet and do not.
    pub(crate) ui: f64,
    /// Share of pairs that should not meet and do.
    pub(crate) oi: f64,
}

impl Pairs {
    /// `forms` is how many things were paired.
    pub(crate) fn new(gold: &HashSet<(u32, u32)>, found: &HashSet<(u32, u32)>, forms: usize) -> Self {
        let both = count(gold.intersection(found).count());
        let (gold, found) = (count(gold.len()), count(found.len()));
        let precision = if found > 0.0 { both / found } else { 1.0 };
        let recall = if gold > 0.0 { both / gold } else { 1.0 };
        let f1 = if both > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        let apart = count(forms) * (count(forms) - 1.0) / 2.0 - gold;
        Self {
            precision,
            recall,
            f1,
            ui: 1.0 - recall,
            oi: if apart > 0.0 { (found - both) / apart } else { 0.0 },
        }
    }
}

/// A count as a number to divide by.
pub(crate) fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::from(u32::MAX), f64::from)
}

/// The mean; 0 of nothing.
pub(crate) fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / count(values.len()) }
}

/// Tables of figures in the order they were measured.
pub(crate) struct Report {
    json: bool,
    mistakes: usize,
    tables: Vec<Table>,
}

struct Table {
    title: String,
    rows: Vec<(String, Vec<(&'static str, f64)>)>,
    mistakes: Vec<String>,
}

impl Report {
    pub(crate) fn new(json: bool, mistakes: usize) -> Self {
        Self { json, mistakes, tables: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    pub(crate) fn table(&mut self, title: String) {
        self.tables.push(Table { title, rows: Vec::new(), mistakes: Vec::new() });
    }

    /// Adds a row to the last table.
    pub(crate) fn row(&mut self, name: impl Into<String>, figures: Vec<(&'static str, f64)>) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.push((name.into(), figures));
        }
    }

    /// Notes a mistake of the last table, if mistakes are wanted.
    pub(crate) fn mistake(&mut self, text: impl FnOnce() -> String) {
        if let Some(table) = self.tables.last_mut()
            && table.mistakes.len() < self.mistakes
        {
            table.mistakes.push(text());
        }
    }

    pub(crate) fn print(&self) {
        if self.json {
            let tables: Vec<Value> = self.tables.iter().map(Table::json).collect();
            out(&json!({ "tables": tables }).to_string());
        } else {
            self.tables.iter().for_each(Table::print);
        }
    }
}

impl Table {
    fn json(&self) -> Value {
        let rows = self.rows.iter().map(|(name, figures)| {
            let figures: Map<_, _> =
                figures.iter().map(|(figure, value)| ((*figure).to_owned(), json!(value))).collect();
            json!({ "name": name, "figures": figures })
        });
        json!({ "title": self.title, "rows": rows.collect::<Vec<_>>(), "mistakes": self.mistakes })
    }

    fn print(&self) {
        out(&format!("\n{}", self.title));
        for (name, figures) in &self.rows {
            let figures: Vec<_> =
                figures.iter().map(|(figure, value)| format!("{figure} {}", shown(*value))).collect();
            out(&format!("  {name:<28} {}", figures.join("  ")));
        }
        self.mistakes.iter().for_each(|mistake| out(&format!("    {mistake}")));
    }
}

fn shown(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() >= 2.0 {
        format!("{value:.0}")
    } else if value != 0.0 && value.abs() < 0.001 {
        format!("{value:.1e}")
    } else {
        format!("{value:.3}")
    }
}

fn out(line: &str) {
    use std::io::Write;
    // A closed pipe is the reader's wish to stop.
    let _ = writeln!(std::io::stdout(), "{line}");
}
