//! One document as searches see it: which leaves it makes true, and from these, when asked, any node. Answers are
//! remembered, so what many searches have in common is asked once.
//! Where next: `mod.rs` asks.

use std::collections::HashMap;

use tantivy::schema::{Document as _, Field, FieldType};
use tantivy::tokenizer::{TokenStream as _, Tokenizer as _};

use super::nodes::{Node, NodeId, Nodes};
use crate::analysis::kazakh::Kazakh;
use crate::columns::SegmentColumns;
use crate::error::Result;
use crate::prepared::{Content, Prepared};
use crate::schema::{SPELLED, column_name};
use crate::store::index::Shared;
use crate::tokens::WrittenTokens;

/// What is known of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    NotAsked,
    Holds,
    Fails,
}

/// A document with what has been asked of it.
pub(super) struct Seen<'a> {
    nodes: &'a Nodes,
    shared: &'a Shared,
    kazakh: &'a Kazakh,
    known: Vec<Known>,
    /// Leaves that hold.
    found: Vec<NodeId>,
    /// Where terms stand, of those for which it matters.
    places: HashMap<NodeId, Vec<usize>>,
    /// The values of each declared column.
    values: Vec<Vec<u64>>,
    /// The columns as the caller's tests read them, made when the first one asks.
    columns: Option<SegmentColumns>,
}

/// What the tokens of a field are to searches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words of a text.
    Words,
    /// Their stems, Kazakh ones among them.
    Stems,
    /// Strict keys, and these with a spelling behind them, which only ranks.
    Strict,
    /// Loose keys with a spelling behind each.
    Loose,
}

impl<'a> Seen<'a> {
    pub(super) fn new(
        nodes: &'a Nodes,
        (shared, kazakh): (&'a Shared, &'a Kazakh),
        document: &Prepared,
    ) -> Self {
        let mut this = Self {
            nodes,
            shared,
            kazakh,
            known: vec![Known::NotAsked; nodes.len()],
            found: Vec::new(),
            places: HashMap::new(),
            values: vec![Vec::new(); shared.layout.columns.len()],
            columns: None,
        };
        for (field, content) in document.iter_fields_and_values() {
            match content {
                Content::Number(number) => this.number(field, *number),
                Content::Text(text) => this.text(field, text),
                Content::Bytes(_) => {}
            }
        }
        this
    }

    /// The leaves that were found to hold without being asked.
    pub(super) fn found(&self) -> &[NodeId] {
        &self.found
    }

    fn number(&mut self, field: Field, value: u64) {
        let column = self.shared.layout.columns.iter().position(|(_, own)| *own == field);
        let Some(column) = column else { return };
        if let Some(values) = self.values.get_mut(column) {
            values.push(value);
        }
        if let Some(leaf) = self.nodes.values(column).and_then(|values| values.get(&value)) {
            self.hold(*leaf);
        }
    }

    fn text(&mut self, field: Field, text: &str) {
        let Some(kind) = self.kind(field) else {
            // A key, whole.
            if let Some(leaf) = self.nodes.terms(field).and_then(|terms| terms.get(text)) {
                self.hold(*leaf);
            }
            return;
        };
        let (terms, beginnings) = (self.nodes.terms(field), self.nodes.beginnings(field));
        let mut tokenizer = WrittenTokens::default();
        let mut tokens = tokenizer.token_stream(text);
        while let Some(token) = tokens.next() {
            let spelled = token.text.split_once(SPELLED);
            let term = match (kind, spelled) {
                (Kind::Strict, Some(_)) => continue,
                (Kind::Loose, Some((key, _))) => key,
                _ => token.text.as_str(),
            };
            if let Some(leaf) = terms.and_then(|terms| terms.get(term)) {
                self.hold(*leaf);
                if self.nodes.is_placed(*leaf) {
                    self.places.entry(*leaf).or_default().push(token.position);
                }
            }
            if let Some(beginnings) = beginnings {
                let (least, most) = beginnings.letters;
                let ends = term.char_indices().map(|(at, letter)| at + letter.len_utf8());
                let ends = ends.enumerate().skip(least.saturating_sub(1)).take_while(|(at, _)| *at < most);
                for (_, end) in ends {
                    let beginning = term.get(..end).and_then(|text| beginnings.by_text.get(text));
                    if let Some(leaf) = beginning {
                        self.hold(*leaf);
                    }
                }
            }
            if kind == Kind::Stems {
                for leaf in self.nodes.forms_of(field, term, self.kazakh) {
                    self.hold(leaf);
                }
            }
        }
    }

    /// Nothing for keys, which are not cut into tokens.
    fn kind(&self, field: Field) -> Option<Kind> {
        let layout = &self.shared.layout;
        if layout.texts.iter().any(|(_, fields)| fields.stem == field) {
            return Some(Kind::Stems);
        }
        if layout.names.iter().any(|(_, fields)| fields.strict == field) {
            return Some(Kind::Strict);
        }
        if layout.names.iter().any(|(_, fields)| fields.loose == field) {
            return Some(Kind::Loose);
        }
        let cut = match layout.engine.get_field_entry(field).field_type() {
            FieldType::Str(options) => options.get_indexing_options().map(|indexing| indexing.tokenizer()),
            _ => None,
        };
        (cut == Some(crate::tokens::TOKENIZER)).then_some(Kind::Words)
    }

    fn hold(&mut self, leaf: NodeId) {
        if let Some(known) = self.known.get_mut(leaf.place())
            && *known != Known::Holds
        {
            *known = Known::Holds;
            self.found.push(leaf);
        }
    }

    /// Whether a node holds.
    pub(super) fn holds(&mut self, id: NodeId) -> Result<bool> {
        match self.known.get(id.place()) {
            Some(Known::Holds) => return Ok(true),
            Some(Known::Fails) | None => return Ok(false),
            Some(Known::NotAsked) => {}
        }
        let nodes = self.nodes;
        let holds = match nodes.node(id) {
            Some(Node::Ranges { column, ranges }) => {
                let inside = |value: &u64| {
                    let next = ranges.partition_point(|(_, end)| end < value);
                    ranges.get(next).is_some_and(|(start, _)| start <= value)
                };
                self.values.get(*column).is_some_and(|values| values.iter().any(inside))
            }
            Some(Node::Test(place)) => self.test(*place)?,
            Some(Node::Row(terms)) => self.stand_in_a_row(terms),
            Some(Node::Any(parts)) => self.first(parts, true)?,
            Some(Node::All(parts)) => !self.first(parts, false)?,
            Some(Node::Not(part)) => !self.holds(*part)?,
            // A leaf that the document did not make true.
            Some(_) | None => false,
        };
        if let Some(known) = self.known.get_mut(id.place()) {
            *known = if holds { Known::Holds } else { Known::Fails };
        }
        Ok(holds)
    }

    /// Whether any part holds, or fails, as wanted.
    fn first(&mut self, parts: &[NodeId], wanted: bool) -> Result<bool> {
        for part in parts {
            if self.holds(*part)? == wanted {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn stand_in_a_row(&self, terms: &[(usize, NodeId)]) -> bool {
        let Some(((offset, first), rest)) = terms.split_first() else { return false };
        let Some(starts) = self.places.get(first) else { return false };
        starts.iter().any(|start| {
            rest.iter().all(|(further, term)| {
                // Offsets rise, as words of a query do.
                let place = further.checked_sub(*offset).map(|apart| start.saturating_add(apart));
                place.is_some_and(|place| self.places.get(term).is_some_and(|places| places.contains(&place)))
            })
        })
    }

    fn test(&mut self, place: usize) -> Result<bool> {
        let Some(test) = self.nodes.predicate(place) else { return Ok(false) };
        if self.columns.is_none() {
            let names: Vec<String> =
                self.shared.layout.columns.iter().map(|(declared, _)| column_name(&declared.name)).collect();
            let columns = names.iter().map(String::as_str).zip(self.values.iter().map(Vec::as_slice));
            self.columns = Some(SegmentColumns::alone(columns, &self.shared.layout)?);
        }
        let Some(columns) = &self.columns else { return Ok(false) };
        Ok(test.for_segment(columns)?(0))
    }
}
