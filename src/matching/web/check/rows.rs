//! The form of the check as data: its lists, the fields of a row, and what was typed, kept exactly as typed. The form is
//! the only place where it is kept: each answer sends it back. Next: `read`, which makes facts of it.

use std::collections::BTreeMap;

use crate::platform::app::App;
use crate::platform::page::Ui;
use crate::reference::codes::{
    Category, Degree, EducationLevel, Funding, Kinship, Language, LanguageLevel, PaperKind, Programme,
    Sector, ServiceKind, StateTest,
};

/// Most rows of a list on the page; the API takes more.
pub const MOST_ROWS: usize = 20;

/// Code and text.
pub type Choice = (String, String);

/// A list of rows.
pub struct List {
    /// As in the facts: `periods`.
    pub code: &'static str,
    pub fields: &'static [Field],
    /// Whether a fresh form shows an empty row.
    pub usual: bool,
}

/// One field of a row.
pub struct Field {
    /// As in the facts: `started_on`.
    pub name: &'static str,
    pub control: Control,
}

/// How a field is filled in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Control {
    Day,
    Number,
    Tick,
    Level,
    StudyField,
    Degree,
    Funding,
    Kind,
    Category,
    Sector,
    Language,
    LanguageLevel,
    Certificate,
    Test,
    Programme,
    Paper,
    Kinship,
}

const fn field(name: &'static str, control: Control) -> Field {
    Field { name, control }
}

/// Every list, in the order of the page.
pub const LISTS: &[List] = &[
    List {
        code: "education",
        usual: true,
        fields: &[
            field("level", Control::Level),
            field("field", Control::StudyField),
            field("completed_on", Control::Day),
            field("degree", Control::Degree),
            field("funding", Control::Funding),
            field("foreign", Control::Tick),
        ],
    },
    List {
        code: "periods",
        usual: true,
        fields: &[
            field("started_on", Control::Day),
            field("ended_on", Control::Day),
            field("kind", Control::Kind),
            field("category", Control::Category),
            field("sector", Control::Sector),
            field("leading", Control::Tick),
            field("elected", Control::Tick),
        ],
    },
    List {
        code: "languages",
        usual: true,
        fields: &[
            field("language", Control::Language),
            field("level", Control::LanguageLevel),
            field("certificate", Control::Certificate),
            field("valid_until", Control::Day),
        ],
    },
    List {
        code: "tests",
        usual: false,
        fields: &[
            field("test", Control::Test),
            field("taken_on", Control::Day),
            field("valid_until", Control::Day),
            field("points", Control::Number),
            field("passed", Control::Tick),
        ],
    },
    List {
        code: "memberships",
        usual: false,
        fields: &[
            field("programme", Control::Programme),
            field("entered_on", Control::Day),
            field("until", Control::Day),
        ],
    },
    List {
        code: "papers",
        usual: false,
        fields: &[
            field("kind", Control::Paper),
            field("issued_on", Control::Day),
            field("valid_until", Control::Day),
        ],
    },
    List { code: "relatives", usual: false, fields: &[field("kinship", Control::Kinship)] },
];

/// Fields outside lists.
const SINGLES: &[&str] = &["what", "day", "born_on", "citizenship", "proven", "checked"];

/// What was typed into one row.
pub type Row = BTreeMap<&'static str, String>;

/// What was typed.
#[derive(Clone, Default)]
pub struct Typed {
    singles: Row,
    /// By the list's code.
    lists: BTreeMap<&'static str, Vec<Row>>,
}

/// Why the form was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    Check,
    Add(&'static str),
    Remove(&'static str, usize),
}

fn list(code: &str) -> Option<&'static List> {
    LISTS.iter().find(|list| list.code == code)
}

impl Typed {
    /// A form nobody has filled in: `what` is chosen already when a vacancy's page led here.
    pub fn fresh(what: String) -> Self {
        let mut typed = Self::default();
        typed.singles.insert("what", what);
        typed.singles.insert("citizenship", "KZ".into());
        for list in LISTS.iter().filter(|list| list.usual) {
            typed.lists.insert(list.code, vec![Row::new()]);
        }
        typed
    }

    /// Reads what a browser sent: `periods-0-started_on`. Rows keep their order; names nobody knows are left out, and so
    /// are rows beyond the most there can be.
    pub fn of(pairs: Vec<(String, String)>) -> (Self, Pressed) {
        let mut typed = Self::default();
        let mut pressed = Pressed::Check;
        let mut rows: BTreeMap<(&'static str, u16), Row> = BTreeMap::new();
        for (name, value) in pairs {
            if let Some(single) = SINGLES.iter().find(|single| **single == name) {
                typed.singles.insert(single, value);
                continue;
            }
            match name.as_str() {
                "add" => pressed = list(&value).map_or(pressed, |list| Pressed::Add(list.code)),
                "remove" => {
                    let parts =
                        value.split_once('-').and_then(|(code, row)| Some((list(code)?, row.parse().ok()?)));
                    pressed = parts.map_or(pressed, |(list, row)| Pressed::Remove(list.code, row));
                }
                name => {
                    let mut parts = name.splitn(3, '-');
                    let (code, row, field) = (parts.next(), parts.next(), parts.next());
                    let Some(list) = code.and_then(list) else { continue };
                    let row: Option<u16> = row.and_then(|row| row.parse().ok());
                    let known = list.fields.iter().find(|known| Some(known.name) == field);
                    if let (Some(row), Some(known)) = (row, known) {
                        rows.entry((list.code, row)).or_default().insert(known.name, value);
                    }
                }
            }
        }
        for ((code, _), row) in rows {
            let list: &mut Vec<Row> = typed.lists.entry(code).or_default();
            if list.len() < MOST_ROWS {
                list.push(row);
            }
        }
        (typed, pressed)
    }

    /// The value of a field outside lists, or nothing.
    pub fn get(&self, name: &str) -> &str {
        self.singles.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The rows of a list.
    pub fn rows(&self, code: &str) -> &[Row] {
        self.lists.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// Adds an empty row, if there is room for one.
    pub fn add(&mut self, code: &'static str) {
        let rows = self.lists.entry(code).or_default();
        if rows.len() < MOST_ROWS {
            rows.push(Row::new());
        }
    }

    /// Takes a row out.
    pub fn remove(&mut self, code: &str, row: usize) {
        if let Some(rows) = self.lists.get_mut(code)
            && row < rows.len()
        {
            rows.remove(row);
        }
    }

    /// Leaves out rows in which nothing was typed, so that a row's place is its place among the facts.
    pub fn without_empty_rows(&mut self) {
        for rows in self.lists.values_mut() {
            rows.retain(|row| row.values().any(|value| !value.trim().is_empty()));
        }
    }
}

macro_rules! coded {
    ($ui:expr, $name:ident) => {
        $name::ALL.iter().map(|code| (code.code().to_owned(), $ui.t(code.message_key()))).collect()
    };
}

/// What can be chosen, after "choose" or "none"; empty for what is not chosen from a list.
pub fn choices(ui: &Ui, app: &App, control: Control) -> Vec<Choice> {
    let (first, rest): (&str, Vec<Choice>) = match control {
        Control::Day | Control::Number | Control::Tick => return Vec::new(),
        Control::Level => ("people-choose", coded!(ui, EducationLevel)),
        Control::StudyField => {
            let rows = app.reference.fields.iter();
            let named =
                rows.map(|row| (row.code.to_string(), format!("{} {}", row.code, row.names.get(ui.locale))));
            ("check-not-known", named.collect())
        }
        Control::Degree => ("check-none", coded!(ui, Degree)),
        Control::Funding => ("check-none", coded!(ui, Funding)),
        Control::Kind => ("people-choose", coded!(ui, ServiceKind)),
        Control::Category => {
            ("check-none", Category::all().map(|one| (one.to_string(), one.to_string())).collect())
        }
        Control::Sector => ("check-not-known", coded!(ui, Sector)),
        Control::Language => ("people-choose", coded!(ui, Language)),
        Control::LanguageLevel => ("people-choose", coded!(ui, LanguageLevel)),
        Control::Certificate => {
            let kinds = ["until", "without_expiry"];
            let named =
                kinds.iter().map(|kind| ((*kind).to_owned(), ui.t(format!("check-certificate-{kind}"))));
            ("check-none", named.collect())
        }
        Control::Test => ("people-choose", coded!(ui, StateTest)),
        Control::Programme => ("people-choose", coded!(ui, Programme)),
        Control::Paper => ("people-choose", coded!(ui, PaperKind)),
        Control::Kinship => ("people-choose", coded!(ui, Kinship)),
    };
    std::iter::once((String::new(), ui.t(first))).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn rows_are_read_in_order_and_the_rest_is_left_out() {
        let (mut typed, pressed) = Typed::of(pairs(&[
            ("what", "rule:1"),
            ("periods-10-kind", "corps_a"),
            ("periods-9-kind", "private"),
            ("periods-9-nonsense", "x"),
            ("periods-x-kind", "x"),
            ("nonsense-1-kind", "x"),
            ("languages-0-language", " "),
            ("remove", "periods-1"),
        ]));
        assert_eq!(pressed, Pressed::Remove("periods", 1));
        let kinds: Vec<_> = typed.rows("periods").iter().map(|row| row["kind"].as_str()).collect();
        assert_eq!((typed.get("what"), kinds.as_slice()), ("rule:1", ["private", "corps_a"].as_slice()));
        typed.remove("periods", 1);
        typed.remove("periods", 7);
        typed.add("periods");
        assert_eq!((typed.rows("periods").len(), typed.rows("languages").len()), (2, 1));
        typed.without_empty_rows();
        assert_eq!((typed.rows("periods").len(), typed.rows("languages").len()), (1, 0));
        assert_eq!(Typed::of(pairs(&[("add", "nonsense"), ("remove", "periods")])).1, Pressed::Check);
    }

    #[test]
    fn a_list_on_the_page_has_an_end() {
        let many: Vec<_> = (0..60).map(|row| (format!("papers-{row}-kind"), "diploma".to_owned())).collect();
        let (mut typed, _) = Typed::of(many);
        typed.add("papers");
        assert_eq!(typed.rows("papers").len(), MOST_ROWS);
        const { assert!(MOST_ROWS <= crate::matching::check::profile::MOST_ROWS) };
    }
}
