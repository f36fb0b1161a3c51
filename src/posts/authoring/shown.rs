//! A draft as its author sees it: the trees with what can be done at each node and what is wrong there, and the form of
//! a leaf as a list of fields in the reader's language.

use crate::platform::app::App;
use crate::platform::i18n;
use crate::platform::page::Ui;
use crate::posts::authoring::edit::{GroupKind, Place, Tree};
use crate::posts::authoring::leaf::{Ask, Choices, Fields, Typed};
use crate::posts::authoring::problem_code;
use crate::posts::words::{badge, law, leaf_text, say};
use crate::reference::codes::{Category, Grade, Locale};
use crate::rules::{Draft, Fault, Node, text};

/// A node of the builder, in the order of the page; groups open and close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Built {
    Open(Group),
    Leaf(Box<LeafLine>),
    Close,
}

/// A group with what can be done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub place: String,
    pub words: String,
    pub kind: &'static str,
    pub n: u16,
    pub faults: Vec<String>,
    pub moves: Moves,
    /// Whether it takes further nodes: what must not apply takes them through the group in it.
    pub takes: bool,
}

/// A leaf with what can be done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafLine {
    pub place: String,
    pub id: String,
    pub text: String,
    pub law: String,
    pub badge: String,
    pub faults: Vec<String>,
    pub moves: Moves,
}

/// Which ways a node can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    pub up: bool,
    pub down: bool,
    /// The whole tree cannot be wrapped away from its own place, only emptied.
    pub root: bool,
}

/// What says the words of a draft.
struct Words<'w> {
    locale: Locale,
    app: &'w App,
    draft: &'w Draft,
    faults: &'w [Fault],
}

/// One tree of a draft.
pub fn tree(ui: &Ui, app: &App, draft: &Draft, faults: &[Fault], tree: Tree) -> Vec<Built> {
    let (node, path) = match tree {
        Tree::Requirement => (Some(&draft.root), "root"),
        Tree::Reserve => (draft.through_reserve.as_ref(), "through_reserve"),
    };
    let words = Words { locale: ui.locale, app, draft, faults };
    let mut built = Vec::new();
    if let Some(node) = node {
        let moves = Moves { root: true, ..Moves::default() };
        words.add(node, &Place::root(tree), path, moves, &mut built);
    }
    built
}

impl Words<'_> {
    fn add(&self, node: &Node, place: &Place, path: &str, moves: Moves, built: &mut Vec<Built>) {
        if let Node::Leaf(leaf) = node {
            let citation = self.draft.citations.get(&leaf.cites);
            built.push(Built::Leaf(Box::new(LeafLine {
                place: place.to_string(),
                id: leaf.id.clone(),
                text: leaf_text(self.locale, &self.app.reference, leaf),
                law: citation.map_or_else(String::new, |citation| law(self.locale, citation)),
                badge: citation.map_or_else(String::new, |citation| badge(self.locale, citation)),
                faults: self.at(|own| own == path || own.starts_with(&format!("{path}.leaf"))),
                moves,
            })));
            return;
        }
        let (kind, n, list) = match node {
            Node::Any(_) => (GroupKind::Any, 1, ".any"),
            Node::AtLeast(group) => (GroupKind::AtLeast, group.n, ".at_least.of"),
            Node::Not(_) => (GroupKind::Not, 1, ".not"),
            Node::All(_) | Node::Leaf(_) | Node::Include(_) => (GroupKind::All, 1, ".all"),
        };
        let words = text::group(node).map(|sentence| say(self.locale, &self.app.reference, &sentence));
        let inside = format!("{path}{list}");
        let n_path = format!("{path}.at_least.n");
        built.push(Built::Open(Group {
            place: place.to_string(),
            words: words.unwrap_or_default(),
            kind: kind.code(),
            n,
            faults: self.at(|own| own == path || (own == inside && kind != GroupKind::Not) || own == n_path),
            moves,
            takes: kind != GroupKind::Not && !matches!(node, Node::Include(_)),
        }));
        let children = node.children();
        for (at, child) in children.iter().enumerate() {
            let own = if kind == GroupKind::Not { inside.clone() } else { format!("{inside}[{at}]") };
            let moves = Moves { up: at > 0, down: at + 1 < children.len(), root: false };
            self.add(child, &place.child(at), &own, moves, built);
        }
        built.push(Built::Close);
    }

    /// The faults at a place, in words, each once.
    fn at(&self, is_here: impl Fn(&str) -> bool) -> Vec<String> {
        let here = self.faults.iter().filter(|fault| is_here(&fault.path));
        let mut said = Vec::new();
        for fault in here {
            let words = fault_text(self.locale, fault);
            if !said.contains(&words) {
                said.push(words);
            }
        }
        said
    }
}

/// A fault in words, without its place.
pub fn fault_text(locale: Locale, fault: &Fault) -> String {
    i18n::text(locale, &format!("error-{}", problem_code(fault.problem)))
}

/// The groups a leaf or a group can be put into: place and words, numbered as on the page.
pub fn groups(ui: &Ui, app: &App, draft: &Draft) -> Vec<(String, String)> {
    let mut groups = Vec::new();
    for which in [Tree::Requirement, Tree::Reserve] {
        let heading = match which {
            Tree::Requirement => ui.t("rule-tree-requirement"),
            Tree::Reserve => ui.t("rule-tree-reserve"),
        };
        let built = tree(ui, app, draft, &[], which);
        if which == Tree::Reserve && built.is_empty() {
            groups.push((Place::root(which).to_string(), heading.clone()));
        }
        for node in built {
            if let Built::Open(group) = node
                && group.takes
            {
                let number: Vec<_> = group.place.split('.').skip(1).filter_map(numbered).collect();
                let place = if number.is_empty() { String::new() } else { format!(" {}", number.join(".")) };
                groups.push((group.place, format!("{heading}{place}: {}", group.words)));
            }
        }
    }
    groups
}

/// The third node, counted from one.
fn numbered(step: &str) -> Option<String> {
    step.parse::<usize>().ok().map(|step| (step + 1).to_string())
}

/// Code and words of each choice.
pub type Pairs = Vec<(String, String)>;

/// A field of a leaf's form, in the order of the page; rows open and close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    Open(String),
    Close,
    Input {
        name: String,
        label: String,
        value: String,
        number: bool,
    },
    Select {
        name: String,
        label: String,
        value: String,
        choices: Pairs,
    },
    Flag {
        name: String,
        label: String,
        checked: bool,
    },
    /// Long lists are folded until something in them is chosen.
    Checks {
        name: String,
        label: String,
        chosen: Vec<String>,
        choices: Pairs,
        folded: bool,
    },
}

/// Lists longer than this are folded.
const LONG: usize = 10;

/// The form of a kind with what was typed.
pub fn form(ui: &Ui, app: &App, draft: &Draft, kind: &str, fields: &Fields, typed: &Typed) -> Vec<Field> {
    let mut shown = Vec::new();
    rows(ui, app, (kind, ""), fields, typed, &mut shown);
    let mut laws = vec![(String::new(), ui.t("rule-choose"))];
    laws.extend(draft.citations.iter().map(|(name, citation)| (name.clone(), law(ui.locale, citation))));
    let mut grades = vec![(String::new(), ui.t("rule-grade-any"))];
    grades.extend(Grade::ALL.iter().map(|grade| (grade.code().to_owned(), ui.t(grade.message_key()))));
    for (name, choices) in [("cites", laws), ("grade", grades)] {
        let (label, value) = (ui.t(format!("rule-ask-{name}")), typed.one(name).to_owned());
        shown.push(Field::Select { name: name.to_owned(), label, value, choices });
    }
    shown
}

fn rows(
    ui: &Ui,
    app: &App,
    (group, under): (&str, &str),
    fields: &Fields,
    typed: &Typed,
    shown: &mut Vec<Field>,
) {
    for (field, ask) in fields {
        let name = if under.is_empty() { (*field).to_owned() } else { format!("{under}.{field}") };
        let label = ui.t(format!("rule-ask-{group}-{field}"));
        let value = typed.one(&name).to_owned();
        let field = match ask {
            Ask::Rows(inside, _) => {
                let group = if *field == "of_which" { "part" } else { "filter" };
                // one row more than there are, to be filled or left alone
                for at in 0..=typed.rows(&name) {
                    shown.push(Field::Open(format!("{label}, {}", at + 1)));
                    rows(ui, app, (group, &format!("{name}.{at}")), inside, typed, shown);
                    shown.push(Field::Close);
                }
                continue;
            }
            Ask::Number => Field::Input { name, label, value, number: true },
            Ask::Day => Field::Input { name, label, value, number: false },
            Ask::Flag => Field::Flag { name, label, checked: !value.is_empty() },
            Ask::One(choices, _) => {
                let mut choices = pairs(ui, app, choices, [value.as_str()]);
                choices.insert(0, (String::new(), ui.t("rule-choose")));
                Field::Select { name, label, value, choices }
            }
            Ask::Many(choices, _) => {
                let chosen: Vec<_> = typed.all(&name).map(str::to_owned).collect();
                let choices = pairs(ui, app, choices, chosen.iter().map(String::as_str));
                let folded = choices.len() > LONG;
                Field::Checks { name, label, chosen, choices, folded }
            }
        };
        shown.push(field);
    }
}

/// The choices of a list; what was chosen by another way and is not in the list stays, under its code.
fn pairs<'v>(ui: &Ui, app: &App, choices: &Choices, chosen: impl IntoIterator<Item = &'v str>) -> Pairs {
    let mut pairs: Pairs = match choices {
        Choices::Keys(keys) => keys.iter().map(|(code, key)| ((*code).to_owned(), ui.t(key))).collect(),
        Choices::Categories => Category::all().map(|one| (one.to_string(), one.to_string())).collect(),
        Choices::Countries => {
            let rows = app.reference.countries.iter();
            rows.map(|row| (row.code.to_string(), row.names.get(ui.locale).to_owned())).collect()
        }
        Choices::StudyFields => {
            let rows = app.reference.fields.iter();
            rows.map(|row| (row.code.to_string(), format!("{} {}", row.code, row.names.get(ui.locale))))
                .collect()
        }
    };
    for code in chosen.into_iter().filter(|code| !code.is_empty()) {
        if !pairs.iter().any(|(known, _)| known == code) {
            pairs.push((code.to_owned(), code.to_owned()));
        }
    }
    pairs
}
