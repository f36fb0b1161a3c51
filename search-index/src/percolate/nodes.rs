//! The parts that searches are made of, each distinct one kept once, with how likely it holds and which leaves lead to
//! it; and the tables by which a document finds the leaves it makes true.
//! Where next: `compile.rs` makes nodes, `seen.rs` asks them of a document.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::schema::Field;

use crate::analysis::kazakh::Kazakh;
use crate::analysis::unfold::Pattern;
use crate::search::request::Predicate;

/// A node by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(u32);

impl NodeId {
    pub(super) fn place(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// A condition on one document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Node {
    /// The field has this term; in a field of loose keys, the key alone.
    Term { field: Field, text: Box<str> },
    /// The field has a term that begins so.
    Beginning { field: Field, text: Box<str> },
    /// The field has a Kazakh stem that the word may be a form of.
    FormOf { field: Field, word: Box<str> },
    /// The column has this value.
    Value { column: usize, value: u64 },
    /// Some value of the column lies in one of these ranges.
    Ranges { column: usize, ranges: Box<[(u64, u64)]> },
    /// The caller's own test, by its place.
    Test(usize),
    /// The terms stand at these places relative to each other.
    Row(Box<[(usize, NodeId)]>),
    /// One of them holds; none of nothing does.
    Any(Box<[NodeId]>),
    /// All of them hold.
    All(Box<[NodeId]>),
    /// It does not hold.
    Not(NodeId),
}

/// What is known of a node without any document.
#[derive(Debug, Clone, Copy)]
struct Estimate {
    /// Share of documents for which it holds, roughly.
    likely: f32,
    /// Share of documents for which one of its leaves does, if it cannot hold without one.
    opening: Option<f32>,
    /// Asks the caller's code.
    costly: bool,
}

/// Beginnings of one field.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    pub(super) by_text: HashMap<Box<str>, NodeId>,
    /// Letters of the shortest and the longest one.
    pub(super) letters: (usize, usize),
}

/// A word of which documents may have the Kazakh stem.
#[derive(Debug)]
struct Typed {
    pattern: Pattern,
    /// The leaf of each field that is asked.
    fields: HashMap<Field, NodeId>,
}

/// All nodes.
#[derive(Debug)]
pub(super) struct Nodes {
    nodes: Vec<Node>,
    estimates: Vec<Estimate>,
    ids: HashMap<Node, NodeId>,
    tests: Vec<Arc<dyn Predicate>>,
    named: HashMap<String, NodeId>,
    terms: HashMap<Field, HashMap<Box<str>, NodeId>>,
    beginnings: HashMap<Field, Beginnings>,
    typed: Vec<Typed>,
    typed_by_word: HashMap<Box<str>, Option<usize>>,
    /// Typed words by the first two letters that a stem of two may have, and by the first three of longer ones.
    typed_by_beginning: HashMap<String, Vec<usize>>,
    values: Vec<HashMap<u64, NodeId>>,
    /// Whether the places of a term matter.
    placed: Vec<bool>,
}

impl Nodes {
    pub(super) fn new(columns: usize) -> Self {
        Self {
            nodes: Vec::new(),
            estimates: Vec::new(),
            ids: HashMap::new(),
            tests: Vec::new(),
            named: HashMap::new(),
            terms: HashMap::new(),
            beginnings: HashMap::new(),
            typed: Vec::new(),
            typed_by_word: HashMap::new(),
            typed_by_beginning: HashMap::new(),
            values: vec![HashMap::new(); columns],
            placed: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.place())
    }

    /// The node, made if it is new; `likely` is asked for new leaves alone.
    pub(super) fn leaf(&mut self, node: Node, likely: impl FnOnce() -> f32) -> NodeId {
        if let Some(known) = self.ids.get(&node) {
            return *known;
        }
        let likely = likely();
        let opening = Some(likely);
        let id = self.add(node.clone(), Estimate { likely, opening, costly: false });
        match node {
            Node::Term { field, text } => {
                self.terms.entry(field).or_default().insert(text, id);
            }
            Node::Beginning { field, text } => {
                let beginnings = self.beginnings.entry(field).or_default();
                let letters = text.chars().count();
                let (least, most) = beginnings.letters;
                let least = if beginnings.by_text.is_empty() { letters } else { least.min(letters) };
                beginnings.letters = (least, most.max(letters));
                beginnings.by_text.insert(text, id);
            }
            Node::Value { column, value } => {
                if let Some(values) = self.values.get_mut(column) {
                    values.insert(value, id);
                }
            }
            _ => {}
        }
        id
    }

    /// The leaf of a word that may be a form of a Kazakh stem of the field; nothing if it cannot be one.
    pub(super) fn form_of(&mut self, field: Field, word: &str, likely: f32) -> Option<NodeId> {
        let place = match self.typed_by_word.get(word) {
            Some(known) => *known,
            None => {
                let place = Pattern::new(word).map(|pattern| self.typed(pattern));
                self.typed_by_word.insert(word.into(), place);
                place
            }
        }?;
        let id = self.leaf(Node::FormOf { field, word: word.into() }, || likely);
        if let Some(typed) = self.typed.get_mut(place) {
            typed.fields.insert(field, id);
        }
        Some(id)
    }

    fn typed(&mut self, pattern: Pattern) -> usize {
        let place = self.typed.len();
        for length in [2, 3] {
            for beginning in pattern.beginnings(length) {
                self.typed_by_beginning.entry(beginning).or_default().push(place);
            }
        }
        self.typed.push(Typed { pattern, fields: HashMap::new() });
        place
    }

    /// The caller's test; tests of one name are one node.
    pub(super) fn test(&mut self, test: &Arc<dyn Predicate>) -> NodeId {
        let name = test.name();
        if let Some(known) = name.as_ref().and_then(|name| self.named.get(name)) {
            return *known;
        }
        let node = Node::Test(self.tests.len());
        self.tests.push(Arc::clone(test));
        let id = self.add(node, Estimate { likely: 0.5, opening: Some(1.0), costly: true });
        if let Some(name) = name {
            self.named.insert(name, id);
        }
        id
    }

    /// One of these.
    pub(super) fn any(&mut self, parts: impl IntoIterator<Item = NodeId>) -> NodeId {
        let parts = distinct(parts);
        if let [only] = parts.as_slice() {
            return *only;
        }
        let sum = |sum: f32, more: f32| (sum + more).min(1.0);
        let likely = parts.iter().map(|part| self.likely(*part)).fold(0.0, sum);
        let opening =
            parts.iter().map(|part| self.opening(*part)).try_fold(0.0, |so, part| Some(sum(so, part?)));
        let costly = parts.iter().any(|part| self.estimate(*part).costly);
        self.branch(Node::Any(parts.into()), Estimate { likely, opening, costly })
    }

    /// All of these.
    pub(super) fn all(&mut self, parts: impl IntoIterator<Item = NodeId>) -> NodeId {
        let parts = distinct(parts);
        if let [only] = parts.as_slice() {
            return *only;
        }
        let likely = parts.iter().map(|part| self.likely(*part)).fold(1.0, f32::min);
        let opening = parts.iter().filter_map(|part| self.opening(*part)).min_by(f32::total_cmp);
        let costly = parts.iter().any(|part| self.estimate(*part).costly);
        self.branch(Node::All(parts.into()), Estimate { likely, opening, costly })
    }

    /// Terms at their places.
    pub(super) fn row(&mut self, terms: Vec<(usize, NodeId)>) -> NodeId {
        for (_, term) in &terms {
            if let Some(placed) = self.placed.get_mut(term.place()) {
                *placed = true;
            }
        }
        let likely = terms.iter().map(|(_, term)| self.likely(*term)).fold(1.0, f32::min) / 4.0;
        let opening = terms.iter().filter_map(|(_, term)| self.opening(*term)).min_by(f32::total_cmp);
        self.branch(Node::Row(terms.into()), Estimate { likely, opening, costly: false })
    }

    pub(super) fn not(&mut self, part: NodeId) -> NodeId {
        let Estimate { likely, costly, .. } = self.estimate(part);
        self.branch(Node::Not(part), Estimate { likely: 1.0 - likely, opening: None, costly })
    }

    fn branch(&mut self, node: Node, estimate: Estimate) -> NodeId {
        match self.ids.get(&node) {
            Some(known) => *known,
            None => self.add(node, estimate),
        }
    }

    fn add(&mut self, node: Node, estimate: Estimate) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.ids.insert(node.clone(), id);
        self.nodes.push(node);
        self.estimates.push(estimate);
        self.placed.push(false);
        id
    }

    fn estimate(&self, id: NodeId) -> Estimate {
        let unknown = Estimate { likely: 1.0, opening: None, costly: true };
        self.estimates.get(id.place()).copied().unwrap_or(unknown)
    }

    fn likely(&self, id: NodeId) -> f32 {
        self.estimate(id).likely
    }

    /// Share of documents that lead to the node; nothing if it may hold without any leaf.
    pub(super) fn opening(&self, id: NodeId) -> Option<f32> {
        self.estimate(id).opening
    }

    /// In which order conditions are worth being asked.
    pub(super) fn effort(&self, id: NodeId) -> f32 {
        let Estimate { likely, costly, .. } = self.estimate(id);
        if costly { 1.0 + likely } else { likely }
    }

    /// Leaves of which one holds whenever the node does.
    pub(super) fn cover(&self, id: NodeId) -> Vec<NodeId> {
        let rarest = |parts: &mut dyn Iterator<Item = NodeId>| {
            let guards = parts.filter_map(|part| Some((part, self.opening(part)?)));
            guards.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(part, _)| part)
        };
        match self.node(id) {
            Some(Node::Any(parts)) => parts.iter().flat_map(|part| self.cover(*part)).collect(),
            Some(Node::All(parts)) => {
                rarest(&mut parts.iter().copied()).map_or_else(Vec::new, |part| self.cover(part))
            }
            Some(Node::Row(terms)) => rarest(&mut terms.iter().map(|(_, term)| *term)).into_iter().collect(),
            Some(Node::Not(_)) | None => Vec::new(),
            Some(_) => vec![id],
        }
    }

    pub(super) fn predicate(&self, place: usize) -> Option<&Arc<dyn Predicate>> {
        self.tests.get(place)
    }

    pub(super) fn terms(&self, field: Field) -> Option<&HashMap<Box<str>, NodeId>> {
        self.terms.get(&field)
    }

    pub(super) fn beginnings(&self, field: Field) -> Option<&Beginnings> {
        self.beginnings.get(&field)
    }

    pub(super) fn values(&self, column: usize) -> Option<&HashMap<u64, NodeId>> {
        self.values.get(column).filter(|values| !values.is_empty())
    }

    pub(super) fn is_placed(&self, id: NodeId) -> bool {
        self.placed.get(id.place()).copied().unwrap_or(false)
    }

    /// The words that may be forms of this stem, where the field is asked for them.
    pub(super) fn forms_of(&self, field: Field, stem: &str, kazakh: &Kazakh) -> Vec<NodeId> {
        let three = stem.char_indices().nth(3).map_or(stem.len(), |(at, _)| at);
        let beginning = stem.get(..three).unwrap_or(stem);
        let words = self.typed_by_beginning.get(beginning).into_iter().flatten();
        let asked = words.filter_map(|place| {
            let typed = self.typed.get(*place)?;
            let id = typed.fields.get(&field)?;
            (typed.pattern.accepts(stem) && typed.pattern.is_of(stem, kazakh)).then_some(*id)
        });
        asked.collect()
    }
}

fn distinct(parts: impl IntoIterator<Item = NodeId>) -> Vec<NodeId> {
    let mut parts: Vec<NodeId> = parts.into_iter().collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}
