//! Where a node of a draft stands, as written in a form: `requirement.0.2`.

use std::fmt;
use std::str::FromStr;

use super::gone;
use crate::platform::error::{Error, Result};

/// Which of a draft's two trees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tree {
    /// The requirement.
    Requirement,
    /// Who may be appointed through the reserve without meeting it.
    Reserve,
}

impl Tree {
    /// As written in a place.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Reserve => "reserve",
        }
    }
}

/// Where a node stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub tree: Tree,
    /// The child to take at each node on the way down.
    pub steps: Vec<usize>,
}

impl Place {
    /// The root of a tree.
    pub const fn root(tree: Tree) -> Self {
        Self { tree, steps: Vec::new() }
    }

    /// The child with this number.
    #[must_use]
    pub fn child(&self, at: usize) -> Self {
        let mut steps = self.steps.clone();
        steps.push(at);
        Self { steps, ..*self }
    }

    /// The node above, and the number of this one in it.
    pub(super) fn parent(&self) -> Option<(Self, usize)> {
        let (last, before) = self.steps.split_last()?;
        Some((Self { tree: self.tree, steps: before.to_vec() }, *last))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tree.code())?;
        self.steps.iter().try_for_each(|step| write!(f, ".{step}"))
    }
}

impl FromStr for Place {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        let mut parts = text.split('.');
        let tree = match parts.next() {
            Some("requirement") => Tree::Requirement,
            Some("reserve") => Tree::Reserve,
            _ => return Err(gone()),
        };
        let steps = parts.map(|part| part.parse().map_err(|_| gone())).collect::<Result<_>>()?;
        Ok(Self { tree, steps })
    }
}
