//! The rule tree: requirements as data, in JSON and TOML. A rule is written as a [`Draft`],
//! checked once, and from then on is a [`Rule`]: the only form that can be evaluated.
//! Leaves cite law through the rule's table of citations, so one act is written once.
//! Next: `leaf` (the tests), `validate` (what is refused), `compile` (how it runs).

use super::day::Day;
use super::leaf::Leaf;
use super::validate::{self, Fault};
use std::collections::BTreeMap;

/// A text in the three languages of the pages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

/// How far the cited text is known to be the law.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum CitationStatus {
    /// Read in a source that states the present edition.
    Confirmed,
    /// Read, in an earlier edition.
    Historic,
    /// Nobody has read the text in full; shown with a badge.
    Unverified,
}

impl CitationStatus {
    /// Every status, surest first.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Historic, Self::Unverified];

    /// Key of the message that names the status.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Confirmed => "rule-status-confirmed",
            Self::Historic => "rule-status-historic",
            Self::Unverified => "rule-status-unverified",
        }
    }
}

/// The place in law a leaf stands on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The act, with its number and date.
    pub act: String,
    /// Article, item or paragraph, if known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub article: String,
    /// Edition of the act that was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub edition: String,
    /// First day the provision is in force, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Day>,
    /// First day it is no longer in force, if ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_until: Option<Day>,
    /// How far the text is known.
    pub status: CitationStatus,
    /// Where the text was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl Citation {
    /// Whether the provision is in force on the day, as far as its dates are known.
    pub fn in_force_on(&self, day: Day) -> bool {
        self.in_force_from.is_none_or(|from| from <= day)
            && self.in_force_until.is_none_or(|until| day < until)
    }
}

/// At least so many of several.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// How many must be met, 1 to the number of nodes.
    pub n: u16,
    /// The nodes.
    #[schema(no_recursion)]
    pub of: Vec<Node>,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Node {
    /// Every node must be met.
    #[schema(no_recursion)]
    All(Vec<Node>),
    /// One node must be met.
    #[schema(no_recursion)]
    Any(Vec<Node>),
    /// The node must not be met.
    #[schema(no_recursion)]
    Not(Box<Node>),
    /// At least `n` nodes must be met.
    AtLeast(AtLeast),
    /// One test.
    Leaf(Leaf),
    /// Everything another rule asks, by that rule's name: in files and drafts only. A checked rule has none left, because
    /// [`resolve`](super::resolve) has put the other rule's nodes in.
    Include(String),
}

impl Node {
    /// The nodes directly below.
    pub fn children(&self) -> &[Self] {
        match self {
            Self::All(of) | Self::Any(of) => of,
            Self::AtLeast(group) => &group.of,
            Self::Not(inner) => std::slice::from_ref(&**inner),
            Self::Leaf(_) | Self::Include(_) => &[],
        }
    }

    /// Calls `visit` for every leaf, in the order written.
    pub fn for_each_leaf<'n>(&'n self, visit: &mut impl FnMut(&'n Leaf)) {
        if let Self::Leaf(leaf) = self {
            visit(leaf);
        }
        for child in self.children() {
            child.for_each_leaf(visit);
        }
    }
}

/// A rule as written, not yet checked: what files, the API and the rule builder hold.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Stable name of the rule across its editions: small letters, digits and hyphens.
    pub id: String,
    /// The dated version, e.g. `2023-11`.
    pub edition: String,
    /// What the rule is for.
    pub title: Titles,
    /// First day the edition is applied; nothing: since before anybody asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Day>,
    /// First day it is no longer applied; nothing: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_until: Option<Day>,
    /// Places in law by a short name that leaves cite.
    pub citations: BTreeMap<String, Citation>,
    /// The requirement.
    pub root: Node,
    /// Who may be appointed through the reserve without meeting the requirement, where law says that somebody may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through_reserve: Option<Node>,
}

impl Draft {
    /// Reads a draft from TOML, whatever it says.
    ///
    /// # Errors
    /// A text that is too long or not a draft.
    pub fn from_toml(text: &str) -> Result<Self, RuleError> {
        within(text)?;
        let reader = toml::Deserializer::parse(text)
            .map_err(|error| RuleError::Unreadable { path: ".".to_owned(), message: error.to_string() })?;
        serde_path_to_error::deserialize(reader).map_err(unreadable)
    }
}

/// Why a text is not a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The text is too long to be a rule.
    #[error("a rule is at most {max} bytes of text")]
    TooLong {
        /// The limit.
        max: usize,
    },
    /// The text cannot be read as a rule.
    #[error("{path}: {message}")]
    Unreadable {
        /// Where, e.g. `root.all[2].leaf.test`; `.` for the whole.
        path: String,
        /// What the reader says.
        message: String,
    },
    /// It reads, and says something a rule may not say.
    #[error("{}", list(.0))]
    Faults(Vec<Fault>),
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Longest text of one rule.
const MAX_TEXT: usize = 256 * 1024;

/// A checked rule: within the limits, with known codes, unique leaf ids and a citation for each leaf.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "Draft", into = "Draft")]
pub struct Rule(Draft);

impl Rule {
    /// Checks a draft; all faults are reported, each with its place.
    pub fn new(draft: Draft) -> Result<Self, RuleError> {
        let faults = validate::faults(&draft);
        if faults.is_empty() { Ok(Self(draft)) } else { Err(RuleError::Faults(faults)) }
    }

    /// Reads a rule from JSON.
    pub fn from_json(text: &str) -> Result<Self, RuleError> {
        within(text)?;
        let mut reader = serde_json::Deserializer::from_str(text);
        let draft = serde_path_to_error::deserialize(&mut reader).map_err(unreadable)?;
        reader
            .end()
            .map_err(|error| RuleError::Unreadable { path: ".".to_owned(), message: error.to_string() })?;
        Self::new(draft)
    }

    /// Reads a rule from TOML. It may include no other: there is nothing here to look it up in.
    pub fn from_toml(text: &str) -> Result<Self, RuleError> {
        Self::new(Draft::from_toml(text)?)
    }

    /// Stable name across editions.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The dated version.
    pub fn edition(&self) -> &str {
        &self.0.edition
    }

    /// What the rule is for.
    pub const fn title(&self) -> &Titles {
        &self.0.title
    }

    /// The requirement.
    pub const fn root(&self) -> &Node {
        &self.0.root
    }

    /// Who may be appointed through the reserve without meeting the requirement.
    pub const fn through_reserve(&self) -> Option<&Node> {
        self.0.through_reserve.as_ref()
    }

    /// The days on which the edition is applied: from the first, to before the second.
    pub const fn in_force(&self) -> (Option<Day>, Option<Day>) {
        (self.0.in_force_from, self.0.in_force_until)
    }

    /// The citations by their short names.
    pub const fn citations(&self) -> &BTreeMap<String, Citation> {
        &self.0.citations
    }

    /// The place in law a leaf stands on.
    pub fn citation(&self, leaf: &Leaf) -> Option<&Citation> {
        self.0.citations.get(&leaf.cites)
    }

    /// Every leaf of the requirement, in the order written.
    pub fn leaves(&self) -> Vec<&Leaf> {
        let mut leaves = Vec::new();
        self.0.root.for_each_leaf(&mut |leaf| leaves.push(leaf));
        leaves
    }

    /// The leaf with this id, of the requirement or of the way through the reserve.
    pub fn leaf(&self, id: &str) -> Option<&Leaf> {
        let mut found = None;
        for node in std::iter::once(&self.0.root).chain(&self.0.through_reserve) {
            node.for_each_leaf(&mut |leaf| {
                if leaf.id == id {
                    found = Some(leaf);
                }
            });
        }
        found
    }

    /// The weakest status among the citations: one unverified leaf makes the rule unverified.
    pub fn status(&self) -> CitationStatus {
        self.0.citations.values().map(|citation| citation.status).max().unwrap_or(CitationStatus::Unverified)
    }

    /// Whether the edition is applied on the day and every citation is in force, as far as dates are known.
    pub fn in_force_on(&self, day: Day) -> bool {
        let (from, until) = self.in_force();
        from.is_none_or(|from| from <= day)
            && until.is_none_or(|until| day < until)
            && self.0.citations.values().all(|citation| citation.in_force_on(day))
    }

    /// The rule back as a draft, to write the next edition from.
    pub fn into_draft(self) -> Draft {
        self.0
    }

    /// One text for one content: JSON with sorted names, no spaces and no empty options.
    /// The same rule in TOML and in JSON gives the same text; hash this to pin an edition.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        if let Ok(value) = serde_json::to_value(&self.0) {
            write_canonical(&value, &mut text);
        }
        text
    }
}

impl TryFrom<Draft> for Rule {
    type Error = RuleError;
    fn try_from(draft: Draft) -> Result<Self, RuleError> {
        Self::new(draft)
    }
}

impl From<Rule> for Draft {
    fn from(rule: Rule) -> Self {
        rule.0
    }
}

/// A rule has the shape of its draft.
impl utoipa::PartialSchema for Rule {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <Draft as utoipa::PartialSchema>::schema()
    }
}

impl utoipa::ToSchema for Rule {
    fn schemas(to: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>) {
        <Draft as utoipa::ToSchema>::schemas(to);
    }
}

const fn within(text: &str) -> Result<(), RuleError> {
    if text.len() > MAX_TEXT { Err(RuleError::TooLong { max: MAX_TEXT }) } else { Ok(()) }
}

fn unreadable<E: std::fmt::Display>(error: serde_path_to_error::Error<E>) -> RuleError {
    RuleError::Unreadable { path: error.path().to_string(), message: error.inner().to_string() }
}

/// Writes a value with sorted names and no spaces.
// not serde_json's own printing: whether its maps are sorted depends on a feature any dependency may turn on
pub fn write_canonical(value: &serde_json::Value, text: &mut String) {
    match value {
        serde_json::Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by_key(|(name, _)| *name);
            text.push('{');
            for (at, (name, inner)) in entries.into_iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                text.push_str(&serde_json::Value::from(name.as_str()).to_string());
                text.push(':');
                write_canonical(inner, text);
            }
            text.push('}');
        }
        serde_json::Value::Array(items) => {
            text.push('[');
            for (at, inner) in items.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_canonical(inner, text);
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}
