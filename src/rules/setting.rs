//! The post at hand, as far as rules need it: a few requirements mean something else for every post.
//! Made by the caller from post and body; without it such a requirement *cannot be told*.
//! Next: `probe`, which binds leaves to it.

use crate::reference::codes::{Category, Direction};

/// What rules ask of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setting {
    /// The category next below the post's own among the categories of the body's staffing table.
    pub next_lower: Option<Category>,
    /// The family of functions the post belongs to.
    pub family: Option<Direction>,
    /// Number of the body that fills the post, as in the fact of a relative.
    pub body: Option<u32>,
}
